"""Keeps readings: their statements at once, in one transaction, and rows made of the statements a little later."""

from collections.abc import Callable, Iterable

from sqlite_utils import Database

from archive.database import Row, from_json, get, insert, update
from crawler.items import Blog, Known, Post, PostKey, Reading, Response, Rule, Source
from crawler.scope import url_key
from crawler.witnesses.feeds import post_of
from pipelines.blogs import OneBlog, blog_at
from pipelines.contents import Contents
from pipelines.conversations import Conversations, Turn
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
        self._blog: OneBlog | None = None
        #: Statements that wait for their post, by the keys it would be known by.
        self._waiting: dict[str, list[int]] = {}
        self._rules: tuple[Rule, ...] = ()
        crawl = get(db, "crawls", crawl_id) or {}
        if blog := get(db, "blogs", crawl["blog_id"]) if crawl.get("blog_id") else None:
            self._open(blog)

    def _open(self, row: Row) -> OneBlog:
        blog, blog_id = OneBlog(self._ledger, row), row["id"]
        self._blog = blog
        self._rules = in_force(self._db, blog_id)
        self._unwritten = Unwritten(self._db, blog_id)
        self._posts = Posts(self._ledger, self._contents, self._unwritten, blog_id)
        self._conversations = Conversations(self._ledger, self._contents, blog_id)
        for reading_id, fields in self._db.execute("SELECT id, fields FROM readings WHERE row_id IS NULL"):
            said = from_json(fields)
            self._wait(reading_id, self._posts.keys(said.get("post", said)))
        return blog

    @property
    def root(self) -> str | None:
        """Root of the blog's addresses, once it is known."""
        return self._blog.row.get("url") if self._blog else None

    def known(self, *, listed: bool) -> Known:
        """What the archive knows of the blog by now; whether its posts are listed, the frontier knows."""
        row = self._blog.row if self._blog else {}
        return Known(root=self.root, platform=row.get("platform"), api=row.get("api"), listed=listed, rules=self._rules)

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
        """Write the rows of some posts and their conversations from what is said of them; the posts that were written.

        Call `written` with them once that is committed, `forget` where it is not.
        """
        if not self._blog:
            return set()
        habits, root = self._blog.habits, self._blog.row["url"]
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
        if not self._blog or not learn(self._ledger, self._blog.row, read):
            return []
        self._rules = in_force(self._db, self._blog.row["id"])
        return pages_of_posts(self._ledger, self._blog.row["id"])

    def learn_dates(self) -> None:
        """Learn how the blog prints its dates: the order of their numbers, and the zone where it states none."""
        if self._blog:
            self._unwritten.add(self._blog.learn_order())
            self._unwritten.add(self._blog.learn_zone())

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
        """Keep what is said of the blog, which is found where it was not known; posts that it dates anew."""
        fields = blog_fields(blog)
        if "language" in fields and reading.witness == "page" and any(not post.mention for post in reading.posts):
            fields["language_of_post"] = fields.pop("language")
        if not self._blog and "url" not in fields:
            return set()
        known = self._blog or self._open(blog_at(self._ledger, fields["url"]))
        return known.keep(fields, reading.witness, source)

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
        keys = self._posts.keys(post)
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
        self._contents.join_terms(self._blog.row["id"])
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
