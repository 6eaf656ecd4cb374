"""The addresses still to fetch, kept in the archive so that a killed crawl goes on where it was."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from crawler.items import Follow, Reading
from crawler.scope import PURPOSES, allowed, asked_at, is_period, tidy, url_key

#: Purposes that only search for what an API or a sitemap lists by itself.
_SEARCHING = frozenset({"link", "listing"})
#: How many requests a dry run spends on each purpose.
_DISCOVERY = {"start": 1, "home": 1, "api": 1, "posts": 2, "comments": 1, "sitemap": 4, "feed": 1}
_RECENT = 5000
_AIDS = frozenset({"api", "posts", "comments", "comment", "comment-feed", "feed", "sitemap", "media"})

#: An address that was only a link becomes a post as soon as a witness lists it as one.
_QUEUE = """
INSERT INTO frontier (crawl_id, key, url, purpose, priority, state) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (crawl_id, key)
DO UPDATE SET purpose = excluded.purpose, priority = excluded.priority, state = excluded.state
WHERE excluded.state = 'waiting' AND excluded.priority < priority AND state NOT IN ('done', 'dead')
"""
_DONE = """
UPDATE frontier SET state = CASE WHEN ? AND purpose IN ('link', 'listing') THEN 'dead' ELSE 'done' END WHERE id = ?
"""

#: So many addresses of one form without a post are a calendar or the like, which has no end.
_MOST_BARREN = 100
#: Purposes of addresses that may lead on for ever: links, and the pages of lists.
_MAY_BE_ENDLESS = frozenset({"link", "posts", "comments", "listing", "comment-page"})
#: Of these, those that need not have a post.
_LISTS = frozenset({"listing", "comment-page"})
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a crawl is to leave out."""

    include: re.Pattern[str] | None = None
    exclude: re.Pattern[str] | None = None
    #: Pages at most, feeds, API and media apart.
    max_pages: int | None = None
    media: bool = True
    #: Only what tells how large the blog is.
    discover_only: bool = False
    #: Only the address given.
    only_start: bool = False


@dataclass(frozen=True, kw_only=True)
class Address:
    """An address to fetch now."""

    id: int
    url: str
    purpose: str


class Frontier:
    """One crawl's queue: by purpose, then in the order found; each address once."""

    def __init__(self, db: Database, crawl_id: str, limits: Limits) -> None:
        self._db = db
        self._crawl_id = crawl_id
        self._limits = limits
        self._taken: dict[int, Address] = {}
        self._handed: Counter[str] = Counter()
        self._pages = self._pages_done()
        self._barren: Counter[str] = Counter()
        #: What the last page of each form said, where it was not the first.
        self._said: dict[str, int | None] = {}
        #: Until the blog's root is known, nothing can be told to belong to it, and only the start is fetched.
        self.found_blog = False
        #: Whether an API lists the posts, so that links need not be followed to find them.
        self.inventory = False
        self._recent: dict[Follow, None] = {}
        #: Whether a limit kept addresses from being fetched.
        self.limited = False

    def add(self, follow: Iterable[Follow], root: str | None, page: str = "") -> None:
        """Queue addresses that the rules allow and that are not queued or done yet. Call within a transaction.

        `page` is where they were found.
        """
        rows = []
        for found in follow:
            if root is not None and self._is_recent(found):
                continue
            rule = allowed(found.url, found.purpose, root) or self._rule(found)
            if rule in {"outside", "scheme"}:
                continue
            url = found.url
            if found.purpose != "media":
                url = asked_at(tidy(url), page)
            state = f"left out: {rule}" if rule else "waiting"
            rows.append((self._crawl_id, url_key(url), url, found.purpose, PURPOSES[found.purpose], state))
        self._db.conn.executemany(_QUEUE, rows)

    def _is_recent(self, found: Follow) -> bool:
        """Whether the address was added lately: the pages of a blog repeat the same links."""
        if found in self._recent:
            return True
        self._recent[found] = None
        if len(self._recent) > _RECENT:
            del self._recent[next(iter(self._recent))]
        return False

    def _rule(self, found: Follow) -> str | None:
        if found.purpose in _AIDS:
            return "no-media" if found.purpose == "media" and not self._limits.media else None
        if self._limits.exclude and self._limits.exclude.search(found.url):
            return "exclude"
        if (
            self._limits.include
            and not self._limits.include.search(found.url)
            and found.purpose not in {"start", "home"}
        ):
            return "include"
        return None

    def next(self) -> Address | None:
        """The next address, which stays queued until `done`; `None` where all are done or on their way."""
        while (address := self._first()) is not None:
            if not self._is_left_out(address):
                self._taken[address.id] = address
                self._handed[address.purpose] += 1
                self._pages += address.purpose not in _AIDS
                return address
        return None

    def waiting(self, url: str) -> int | None:
        """The number of an address that waits to be fetched."""
        sql = "SELECT id FROM frontier WHERE crawl_id = ? AND key = ? AND state = 'waiting'"
        found = self._db.execute(sql, [self._crawl_id, url_key(url)]).fetchone()
        return found["id"] if found else None

    @property
    def is_idle(self) -> bool:
        """Whether no address is on its way."""
        return not self._taken

    def has_more(self) -> bool:
        """Whether an address waits that is not on its way."""
        return self._first() is not None

    def _first(self) -> Address | None:
        last = max(PURPOSES.values()) if self.found_blog else PURPOSES["start"]
        sql = (
            "SELECT id, url, purpose FROM frontier WHERE crawl_id = ? AND state = 'waiting' AND priority <= ?"
            " ORDER BY priority, id LIMIT ?"
        )
        rows = self._db.execute(sql, [self._crawl_id, last, len(self._taken) + 1]).fetchall()
        return next((Address(**dict(row)) for row in rows if row["id"] not in self._taken), None)

    def _is_left_out(self, address: Address) -> bool:
        rule = None
        if self.inventory and address.purpose in _SEARCHING:
            rule = "listed-by-api"
        elif address.purpose in _MAY_BE_ENDLESS and self._barren[form_of(address.url)] >= _MOST_BARREN:
            rule = "endless"
        elif self._limits.only_start and address.purpose != "start":
            rule = "only-start"
        elif self._limits.discover_only and self._handed[address.purpose] >= _DISCOVERY.get(address.purpose, 0):
            rule = "dry-run"
        elif (
            self._limits.max_pages is not None
            and self._pages >= self._limits.max_pages
            and address.purpose not in _AIDS
        ):
            rule = "max-pages"
            self.limited = True
        if rule is None:
            return False
        self._db.execute("UPDATE frontier SET state = ? WHERE id = ?", [f"left out: {rule}", address.id])
        return True

    def left_out(self) -> dict[str, int]:
        """How many addresses rules left out, by rule."""
        return {
            state.removeprefix("left out: "): count
            for state, count in self.count().items()
            if state.startswith("left out")
        }

    def done(self, address_id: int, *, absent: bool = False) -> None:
        """The address was fetched and what it said is stored. Call within the transaction that stores it.

        An absent one is a dead link where it was only a link on a page, which no witness lists as a post.
        """
        self._db.execute(_DONE, [absent, address_id])
        self._taken.pop(address_id, None)

    def is_endless(self, address_id: int, reading: Reading, *, has_post: bool) -> str | None:
        """The form of an address on its way, where it is the last of too many of that form that bring nothing.

        They hold no post, or repeat what the one before said, as where a server shows the last page for all numbers
        beyond it. Months may all be as empty, and come to an end.
        """
        address = self._taken.get(address_id)
        if address is None or address.purpose not in _MAY_BE_ENDLESS:
            return None
        form = form_of(address.url)
        brings = has_post or address.purpose in _LISTS
        if self._is_repeated(form, reading) and not is_period(address.url, ""):
            brings = False
        self._barren[form] = 0 if brings else self._barren[form] + 1
        return form if self._barren[form] == _MOST_BARREN else None

    def _is_repeated(self, form: str, reading: Reading) -> bool:
        """Whether a page says what the one of its form before it said. Most are the only ones of theirs."""
        if form not in self._said:
            self._said[form] = None
            return False
        others = tuple(found.url for found in reading.follow if form_of(found.url) != form)
        before, self._said[form] = self._said[form], hash((reading.posts, reading.comments, others))
        return before == self._said[form]

    def dead_links(self) -> int:
        """How many links of the blog's own pages led nowhere."""
        return self.count().get("dead", 0)

    def _pages_done(self) -> int:
        sql = "SELECT purpose, count(*) FROM frontier WHERE crawl_id = ? AND state IN ('done', 'dead') GROUP BY purpose"
        return sum(count for purpose, count in self._db.execute(sql, [self._crawl_id]) if purpose not in _AIDS)

    def queued_posts(self) -> int:
        """How many addresses of posts are known."""
        sql = "SELECT count(*) FROM frontier WHERE crawl_id = ? AND purpose = 'post'"
        return int(self._db.execute(sql, [self._crawl_id]).fetchone()[0])

    def count(self) -> dict[str, int]:
        """How many addresses are waiting, done, dead and left out."""
        sql = "SELECT state, count(*) FROM frontier WHERE crawl_id = ? GROUP BY state"
        return dict(self._db.execute(sql, [self._crawl_id]).fetchall())


def form_of(url: str) -> str:
    """What addresses share that differ in their numbers only."""
    host, slash, rest = url_key(url).partition("/")
    return host + slash + _DIGITS.sub("#", rest)
