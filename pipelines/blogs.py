"""The blog of a crawl: its row, and how it prints its dates, which is learned."""

from archive.database import Row, get, insert, look_up, mint, to_json, update
from crawler.items import Source
from crawler.scope import url_key
from pipelines import fuse
from pipelines.dates import Habits, learned_zone, order_of
from pipelines.ledger import Ledger
from pipelines.normalise import Fields


def blog_at(ledger: Ledger, url: str) -> Row:
    """The row of the blog at an address, made where it is new."""
    key = url_key(url)
    blog_id = look_up(ledger.db, "blog", key) or mint(ledger.db, "blog", key)
    insert(ledger.db, "blogs", {"id": blog_id, "url": url, "first_crawled_at": ledger.started_at}, ignore=True)
    update(ledger.db, "blogs", blog_id, {"last_crawled_at": ledger.started_at})
    update(ledger.db, "crawls", ledger.crawl_id, {"blog_id": blog_id})
    return get(ledger.db, "blogs", blog_id) or {}


class OneBlog:
    """Keeps what is said of a blog and makes its row of it."""

    def __init__(self, ledger: Ledger, row: Row) -> None:
        self._ledger = ledger
        self._db = ledger.db
        self.row = row
        #: The zone before this crawl told one.
        self._zone_before: str | None = row["zone"]
        said_before = self._db.execute(
            "SELECT witness, fields, fetched_at, readings.id FROM readings JOIN captures ON captures.id = capture_id"
            " WHERE entity = 'blog' AND row_id = ? AND crawl_id = ? ORDER BY fetched_at",
            [row["id"], ledger.crawl_id],
        )
        #: What each witness said last, when, and the statement's id.
        self._said = {witness: (fields, at, reading_id) for witness, fields, at, reading_id in said_before}

    @property
    def habits(self) -> Habits:
        """How it prints its dates, as far as that is known."""
        return Habits(zone=self.row["zone"], order=self.row["date_order"])

    def keep(self, fields: Fields, witness: str, source: Source) -> set[int]:
        """Keep a statement where it differs from the witness's last; posts that it dates anew."""
        blog_id = self.row["id"]
        said, (last, at, reading_id) = to_json(fields), self._said.get(witness, ("", "", 0))
        if said == last and source.fetched_at <= at:
            return set()
        if said == last:  # as on every page: then only the time is new
            update(self._db, "readings", reading_id, {"capture_id": source.capture_id})
        else:
            reading_id = self._ledger.state("blog", fields, witness, source, blog_id)
        self._said[witness] = (said, source.fetched_at, reading_id)
        row = fuse.blog_row(self._ledger.statements("blog", blog_id))
        row["zone"] = row["zone"] or self.row["zone"]  # which was learned
        changed = {name: value for name, value in row.items() if self.row[name] != value}
        self._change(changed)
        return self._printing_local_times() if "zone" in changed else set()

    def learn_order(self) -> set[int]:
        """Learn in which order its dates have their numbers; posts that this dates anew."""
        numeric = self._ledger.numeric_dates(self.row["id"])
        order = order_of({printed for _, printed in numeric})
        if order == self.row["date_order"]:
            return set()
        self._change({"date_order": order})
        return {post_id for post_id, _ in numeric}

    def learn_zone(self) -> set[int]:
        """Learn its zone, if it states none; posts that this dates anew.

        From what pages and others say of the same times; where these tell none, it is the one it had before the crawl.
        """
        if fuse.blog_row(self._ledger.statements("blog", self.row["id"]))["zone"]:
            return set()
        zone = learned_zone(self._ledger.clocks(), self.row["language"]) or self._zone_before
        if zone == self.row["zone"]:
            return set()
        self._change({"zone": zone})
        return self._printing_local_times()

    def _change(self, changed: Row) -> None:
        if changed:
            update(self._db, "blogs", self.row["id"], changed)
            self.row |= changed

    def _printing_local_times(self) -> set[int]:
        """Posts that print local times, which mean another instant once the zone is known."""
        local = "published_zone IN ('blog', 'assumed') AND published_precision IN ('second', 'minute', 'hour')"
        sql = f"SELECT id FROM posts WHERE blog_id = :blog AND {local}"
        for table in ("comments", "pingbacks"):
            of_blog = f"post_id IN (SELECT id FROM posts WHERE blog_id = :blog) AND {local}"
            sql += f" UNION SELECT post_id FROM {table} WHERE {of_blog}"
        return {post_id for (post_id,) in self._db.execute(sql, {"blog": self.row["id"]})}
