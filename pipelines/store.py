"""Keeps readings: their statements at once, in one transaction, and rows made of the statements a little later."""

from collections.abc import Callable, Iterable

from sqlite_utils import Database

from archive.database import Row, from_json, get, insert, look_up, mint, to_json, update
from crawler.items import Blog, Known, Post, PostKey, Reading, Response, Rule, Source
from crawler.scope import url_key
from crawler.witnesses.feeds import post_of
from pipelines import fuse, match
from pipelines.contents import Contents
from pipelines.conversations import Conversations, Turn
from pipelines.dates import Habits, learned_zone, order_of
from pipelines.learning import in_force, learn, pages_of_posts
from pipelines.ledger import Ledger
from pipelines.normalise import DayOrder, Fields, blog_fields, comment_fields, deck_fields, order_of_dates, post_key
from pipelines.posts import Posts
from pipelines.unwritten import Unwritten


class Store:
    """Writes one crawl's readings into an archive. Call `keep`, `write` and `finish` within a transaction."""

    def __init__(self, db: Database, crawl_id: str, started_at: str) -> None:
        self._db = db
        self._ledger = Ledger(db, crawl_id, started_at)
        self._contents = Contents(db)
        #: What each witness said last of the blog, when, and the statement's id.
        self._said: dict[str, tuple[str, str, int]] = {}
        #: Statements that wait for their post, by the keys it would be known by.
        self._waiting: dict[str, list[int]] = {}
        self._blog: Row = {}
        #: The blog's zone before this crawl told one.
        self._zone_before: str | None = None
        self._rules: tuple[Rule, ...] = ()
        crawl = get(db, "crawls", crawl_id) or {}
        if blog := get(db, "blogs", crawl["blog_id"]) if crawl.get("blog_id") else None:
            self._open(blog)

    def _open(self, blog: Row) -> None:
        self._blog = blog
        self._zone_before = blog["zone"]
        self._rules = in_force(self._db, blog["id"])
        self._unwritten = Unwritten(self._db, blog["id"])
        self._posts = Posts(self._ledger, self._contents, self._unwritten, blog["id"])
        self._conversations = Conversations(self._ledger, self._contents, blog["id"])
        said_before = self._db.execute(
            "SELECT witness, fields, fetched_at, readings.id FROM readings JOIN captures ON captures.id = capture_id"
            " WHERE entity = 'blog' AND row_id = ? AND crawl_id = ? ORDER BY fetched_at",
            [blog["id"], self._ledger.crawl_id],
        )
        self._said = {witness: (fields, at, reading_id) for witness, fields, at, reading_id in said_before}
        for reading_id, fields in self._db.execute("SELECT id, fields FROM readings WHERE row_id IS NULL"):
            said = from_json(fields)
            self._wait(reading_id, match.post_keys(blog["id"], said.get("post", said)))

    @property
    def root(self) -> str | None:
        """Root of the blog's addresses, once it is known."""
        return self._blog.get("url")

    def known(self, *, listed: bool) -> Known:
        """What the archive knows of the blog by now; whether its posts are listed, the frontier knows."""
        blog = self._blog
        return Known(
            root=self.root, platform=blog.get("platform"), api=blog.get("api"), listed=listed, rules=self._rules
        )

    def keep(self, reading: Reading, source: Source) -> set[int]:
        """Store what a reading says of the blog, its posts and their conversations, and its problems.

        The ids of the posts whose rows or conversations it touched.
        """
        posts: set[int] = set()
        if reading.blog:
            posts |= self._keep_blog(reading, reading.blog, source)
        if self._blog:
            language = reading.blog.language if reading.blog else None
            days = order_of_dates(reading.posts, reading.comments, language)
            posts |= self._keep_posts(reading.posts, language, reading.witness, source, days)
            posts |= self._keep_comments(reading, language, source, days)
            self._unwritten.add(posts)
        self._keep_decks(reading, source)
        for declared in reading.declared:
            where = {"crawl_id": self._ledger.crawl_id, "capture_id": source.capture_id, "witness": reading.witness}
            insert(self._db, "declarations", where | {"entity": declared.entity, "count": declared.count})
        for problem in reading.problems:
            self.problem(problem.stage, problem.error, problem.detail, source)
        return posts

    @property
    def lags(self) -> bool:
        """Whether there are posts whose rows do not say yet what was said of them."""
        return bool(self._blog) and bool(self._unwritten)

    def due(self) -> list[int]:
        """Posts whose rows have lagged long enough, a few at a time."""
        return self._unwritten.due() if self._blog else []

    def next(self) -> list[int]:
        """Posts whose rows have lagged longest, a few at a time."""
        return self._unwritten.next() if self._blog else []

    def write(self, post_ids: Iterable[int]) -> set[int]:
        """Make the rows of posts and their conversations what is said of them, a few posts at a time; those that are.

        Call `written` with them once that is committed, `forget` where it is not.
        """
        habits, root = Habits(zone=self._blog["zone"], order=self._blog["date_order"]), self._blog["url"]
        turns: list[Turn] = []
        again: set[int] = set()
        for post_id in post_ids:
            said = self._ledger.said_of(post_id)
            if self._posts.write(post_id, said, habits, root):
                prepared, elsewhere = self._conversations.prepare(post_id, said, habits)
                turns += prepared
                again |= elsewhere
        for turn in turns:
            self._conversations.write(turn, root)
        self._ledger.index()
        self._unwritten.add(again)
        done = set(post_ids) - again
        self._unwritten.done(done)
        return done

    def written(self, post_ids: Iterable[int]) -> None:
        """What `write` wrote has been committed."""
        self._unwritten.committed(post_ids)

    def forget(self) -> None:
        """What `write` wrote was rolled back."""
        self._ledger.forget()
        self._contents.forget()

    def leave(self, post_id: int) -> None:
        """Leave a post's rows as they are, though more was said of it."""
        self._unwritten.done([post_id])

    def learn(self, read: Callable[[str], Response | None]) -> list[tuple[int, str]]:
        """Learn where the blog's theme puts what; the pages to read again by that, as post and capture.

        `read` gives the response that a capture holds.
        """
        if not self._blog or not learn(self._ledger, self._blog, read):
            return []
        self._rules = in_force(self._db, self._blog["id"])
        return pages_of_posts(self._ledger, self._blog["id"])

    def learn_dates(self) -> None:
        """Learn how the blog prints its dates: the order of their numbers, and the zone where it states none."""
        if self._blog:
            self._learn_order()
            self._learn_zone()

    def _learn_order(self) -> None:
        numeric = self._ledger.numeric_dates(self._blog["id"])
        order = order_of({printed for _, printed in numeric})
        if order != self._blog["date_order"]:
            self._settle("date_order", order, {post_id for post_id, _ in numeric})

    def _learn_zone(self) -> None:
        """From what pages and others say of the same times; where these tell none, the zone it had before the crawl."""
        if fuse.blog_row(self._ledger.statements("blog", self._blog["id"]))["zone"]:
            return
        zone = learned_zone(self._ledger.clocks(), self._blog["language"]) or self._zone_before
        if zone != self._blog["zone"]:
            self._settle("zone", zone, self._date_anew())

    def _settle(self, habit: str, value: str | None, post_ids: set[int]) -> None:
        """Note what was learned of the blog, and the posts that are to be dated by it."""
        self._blog[habit] = value
        update(self._db, "blogs", self._blog["id"], {habit: value})
        self._unwritten.add(post_ids)

    def keep_again(self, reading: Reading, source: Source, post_id: int) -> None:
        """Put what a page says by other rules in the place of what it said before."""
        self._db.execute("DELETE FROM readings WHERE post_id = ? AND capture_id = ?", [post_id, source.capture_id])
        for table in ("problems", "declarations"):
            self._db.execute(f"DELETE FROM {table} WHERE capture_id = ?", [source.capture_id])
        self._unwritten.add([post_id])
        self.keep(reading, source)

    def problem(self, stage: str, error: str, detail: str | None, source: Source) -> None:
        """Record what could not be read or kept."""
        self._ledger.problem(stage, error, detail, source)

    def media(self, post_ids: Iterable[int]) -> list[str]:
        """Addresses of images and deck files that these posts and their comments hold."""
        sql = (
            "SELECT url FROM images WHERE post_id = :post UNION "
            "SELECT url FROM slide_references WHERE post_id = :post AND provider = 'file'"
        )
        return [url for post_id in post_ids for (url,) in self._db.conn.execute(sql, {"post": post_id})]

    def _keep_blog(self, reading: Reading, blog: Blog, source: Source) -> set[int]:
        """Keep a statement about the blog where it differs from the witness's last; posts that it dates anew."""
        fields, witness = blog_fields(blog), reading.witness
        if "language" in fields and witness == "page" and any(not post.mention for post in reading.posts):
            fields["language_of_post"] = fields.pop("language")
        if not self._blog:
            if "url" not in fields:
                return set()
            self._open(self._found(fields["url"]))
        blog_id = self._blog["id"]
        said, (last, at, reading_id) = to_json(fields), self._said.get(witness, ("", "", 0))
        if said == last and source.fetched_at <= at:
            return set()
        if said == last:  # as on every page: then only the time is new
            update(self._db, "readings", reading_id, {"capture_id": source.capture_id})
        else:
            reading_id = self._ledger.state("blog", fields, witness, source, blog_id)
        self._said[witness] = (said, source.fetched_at, reading_id)
        row = fuse.blog_row(self._ledger.statements("blog", blog_id))
        row["zone"] = row["zone"] or self._blog["zone"]  # which was learned
        changed = {name: value for name, value in row.items() if self._blog[name] != value}
        if changed:
            update(self._db, "blogs", blog_id, changed)
            self._blog |= changed
        return self._date_anew() if "zone" in changed else set()

    def _found(self, url: str) -> Row:
        """The blog's row, made where it is new."""
        key = url_key(url)
        blog_id = look_up(self._db, "blog", key) or mint(self._db, "blog", key)
        at = self._ledger.started_at
        insert(self._db, "blogs", {"id": blog_id, "url": url, "first_crawled_at": at}, ignore=True)
        update(self._db, "blogs", blog_id, {"last_crawled_at": at})
        update(self._db, "crawls", self._ledger.crawl_id, {"blog_id": blog_id})
        return get(self._db, "blogs", blog_id) or {}

    def _date_anew(self) -> set[int]:
        """Local times mean another instant once the blog's zone is known: posts that print some."""
        local = "published_zone IN ('blog', 'assumed') AND published_precision IN ('second', 'minute', 'hour')"
        sql = f"SELECT id FROM posts WHERE blog_id = :blog AND {local}"
        for table in ("comments", "pingbacks"):
            of_blog = f"post_id IN (SELECT id FROM posts WHERE blog_id = :blog) AND {local}"
            sql += f" UNION SELECT post_id FROM {table} WHERE {of_blog}"
        return {post_id for (post_id,) in self._db.execute(sql, {"blog": self._blog["id"]})}

    def _keep_posts(
        self, posts: Iterable[Post], language: str | None, witness: str, source: Source, days: DayOrder
    ) -> set[int]:
        touched = set()
        for post in posts:
            post_id, reading_id, keys = self._posts.keep(post, language, witness, source, days)
            if post_id is None:
                self._wait(reading_id, keys)
            else:
                touched.add(post_id)
                self._adopt(keys, post_id)
        return touched

    def _keep_comments(self, reading: Reading, language: str | None, source: Source, days: DayOrder) -> set[int]:
        touched = set()
        # most comments of a response are of one post
        places = {key: self._place(key, source) for key in {comment.post for comment in reading.comments}}
        for order, comment in enumerate(reading.comments):
            post, keys, post_id = places[comment.post]
            fields = comment_fields(comment, post, source.url, language, order, source.fetched_at, days)
            if post_id is None:
                self._wait(self._ledger.state("comment", fields, reading.witness, source, None), keys)
            else:
                touched.add(post_id)
                self._conversations.keep(fields, post_id, reading.witness, source)
        return touched

    def _place(self, key: PostKey, source: Source) -> tuple[Fields, list[str], int | None]:
        """The post that a comment is stated to belong to: its key, what it is known by, its id."""
        post = post_key(key, source.url)
        keys = match.post_keys(self._blog["id"], post)
        return post, keys, self._posts.find(keys)

    def _keep_decks(self, reading: Reading, source: Source) -> None:
        """Keep what is said of decks: by every witness, though only one's body makes rows."""
        bodies = (*(post.body for post in reading.posts), *(comment.body for comment in reading.comments))
        for slide in (slide for body in bodies if body for slide in body.slides):
            self._contents.decks.keep(vars(slide))
        for deck in reading.decks:
            fields = deck_fields(deck)
            self._ledger.state("deck", fields, reading.witness, source, self._contents.decks.keep(fields))

    def _wait(self, reading_id: int, keys: Iterable[str]) -> None:
        for key in keys:
            self._waiting.setdefault(key, []).append(reading_id)

    def _adopt(self, keys: Iterable[str], post_id: int) -> None:
        """Give a post the statements that waited for it."""
        if not self._waiting:
            return
        for reading_id in dict.fromkeys(found for key in keys for found in self._waiting.pop(key, ())):
            row = get(self._db, "readings", reading_id)
            if row is None or row["row_id"] is not None or row["post_id"] is not None:
                continue
            if row["entity"] == "post":
                self._ledger.assign(reading_id, post_id, post_id)
            else:
                self._conversations.adopt(reading_id, from_json(row["fields"]), post_id)

    def finish(self) -> None:
        """At the end of a crawl: join links and pings to the posts they name, and terms; drop what found no use."""
        self._contents.decks.remove_unused()
        if not self._blog:
            return
        self._contents.join_terms(self._blog["id"])
        self._join("links", "url", "target_post_id", "kind = 'internal'")
        self._join("pingbacks", "source_url", "source_post_id", "source_url IS NOT NULL")
        waiting = self._db.execute(
            "SELECT captures.id, captures.url, captures.fetched_at, count(*) FROM readings JOIN captures"
            " ON captures.id = capture_id WHERE row_id IS NULL AND entity = 'comment' GROUP BY captures.id"
        ).fetchall()
        for capture_id, url, fetched_at, count in waiting:
            source = Source(url=url, capture_id=capture_id, fetched_at=fetched_at)
            self.problem("store", "comments-without-post", f"{count} statements", source)
        self._db.execute("DELETE FROM readings WHERE row_id IS NULL")

    def _join(self, table: str, url: str, target: str, where: str) -> None:
        sql = f"SELECT id, {url}, {target} FROM {table} WHERE {where}"
        for row_id, address, now in self._db.execute(sql).fetchall():
            # a comment's permalink may name the page of comments it stands on
            found = self._posts.find(f"url:{url_key(url)}" for url in (address, post_of(address)))
            if found != now:
                update(self._db, table, row_id, {target: found})
