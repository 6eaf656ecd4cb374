"""Posts whose statements are newer than their rows: they are written later, once for all that was said meanwhile."""

import time
from collections.abc import Iterable
from itertools import islice, takewhile

from sqlite_utils import Database

#: How long rows may lag behind statements, in seconds, and how many posts are written at a time.
LAG = 60.0
SLICE = 50


class Unwritten:
    """One blog's posts that are still to be written, kept in the archive so that a killed crawl loses none."""

    def __init__(self, db: Database, blog_id: int) -> None:
        self._db = db
        self._blog_id = blog_id
        found = db.execute("SELECT post_id FROM unwritten WHERE blog_id = ?", [blog_id]).fetchall()
        #: Post and since when, the longest waiting first.
        self._since: dict[int, float] = {post_id: 0.0 for (post_id,) in found}

    def __bool__(self) -> bool:
        return bool(self._since)

    def add(self, post_ids: Iterable[int]) -> None:
        """Have posts written. Call within the transaction that stores what was said of them."""
        new = [post_id for post_id in post_ids if post_id not in self._since]
        if new:
            rows = [(post_id, self._blog_id) for post_id in new]
            self._db.conn.executemany("INSERT OR IGNORE INTO unwritten (post_id, blog_id) VALUES (?, ?)", rows)
            self._since |= dict.fromkeys(new, time.monotonic())

    def due(self) -> list[int]:
        """Posts that have waited long enough, as many as are written at a time."""
        latest = time.monotonic() - LAG
        longest = islice(self._since.items(), SLICE)
        return [post_id for post_id, _ in takewhile(lambda waiting: waiting[1] < latest, longest)]

    def next(self) -> list[int]:
        """The posts that have waited longest, as many as are written at a time."""
        return list(islice(self._since, SLICE))

    def done(self, post_ids: Iterable[int]) -> None:
        """These posts' rows say what their statements say. Call within the transaction that writes them."""
        rows = [(post_id,) for post_id in post_ids]
        self._db.conn.executemany("DELETE FROM unwritten WHERE post_id = ?", rows)

    def committed(self, post_ids: Iterable[int]) -> None:
        """The transaction that was told that posts are done has been committed."""
        for post_id in post_ids:
            self._since.pop(post_id, None)
