"""Posts: which one a statement speaks of, and its row."""

from collections.abc import Iterable

from archive.database import get, know, look_up, mint
from crawler.items import Post, Source
from pipelines import fuse, match
from pipelines.contents import Contents
from pipelines.dates import Habits
from pipelines.ledger import Ledger, Said
from pipelines.normalise import DayOrder, Fields, post_fields
from pipelines.unwritten import Unwritten

#: What a post's rows are made of anew when another post turns out to be the same.
_MADE = ("slide_references", "links", "images", "comments", "pingbacks")


class Posts:
    """Keeps what is said of posts and makes rows of it."""

    def __init__(self, ledger: Ledger, contents: Contents, unwritten: Unwritten, blog_id: int) -> None:
        self._ledger = ledger
        self._db = ledger.db
        self._contents = contents
        self._unwritten = unwritten
        self._blog_id = blog_id

    def keep(
        self, post: Post, language: str | None, witness: str, source: Source, days: DayOrder
    ) -> tuple[int | None, int, list[str]]:
        """Keep a statement: its post's id (`None` for a mention of one not seen yet), its own id, its keys."""
        fields = post_fields(post, source.url, language, source.fetched_at, days)
        keys = self.keys(fields)
        row_id = self._known_by(keys)
        if row_id is None and not post.mention and keys:
            row_id = mint(self._db, "post", keys[0])
        if row_id is not None:
            know(self._db, "post", keys, row_id)
        return row_id, self._ledger.state("post", fields, witness, source, row_id, row_id), keys

    def keys(self, fields: Fields) -> list[str]:
        """What a post of which this is said is known by."""
        return match.post_keys(self._blog_id, fields)

    def find(self, keys: Iterable[str]) -> int | None:
        """The post known by any of these keys, the surest first."""
        return next((row_id for key in keys if (row_id := look_up(self._db, "post", key)) is not None), None)

    def _known_by(self, keys: list[str]) -> int | None:
        """The post known by any of these keys; two that turn out to be one become one."""
        found = list(dict.fromkeys(row_id for key in keys if (row_id := look_up(self._db, "post", key)) is not None))
        if keys and keys[0].startswith("id:"):
            found = [row_id for row_id in found if self._has_no_other_id(row_id, keys[0])]
        for other in found[1:]:
            if self._may_be_one(found[0], other):
                self._merge(other, found[0])
        return found[0] if found else None

    def _may_be_one(self, one: int, other: int) -> bool:
        """Two posts with ids of their own in the platform are two, whatever address or guid they share."""
        return not (self._ids(one) and self._ids(other))

    def _has_no_other_id(self, row_id: int, key: str) -> bool:
        """An address that two posts claim, such as a careless canonical link, does not make them one."""
        return self._ids(row_id) <= {key}

    def _ids(self, row_id: int) -> set[str]:
        sql = "SELECT key FROM aliases WHERE entity = 'post' AND row_id = ? AND key GLOB 'id:*'"
        return {key for (key,) in self._db.conn.execute(sql, [row_id])}

    def _merge(self, old: int, new: int) -> None:
        """Give one post all that was said of another; its rows are made anew of it, under the ids they had."""
        self._db.execute("UPDATE readings SET post_id = ? WHERE post_id = ?", [new, old])
        self._db.execute("UPDATE readings SET row_id = ? WHERE entity = 'post' AND row_id = ?", [new, old])
        self._db.execute("UPDATE aliases SET row_id = ? WHERE entity = 'post' AND row_id = ?", [new, old])
        self._db.execute("UPDATE links SET target_post_id = NULL WHERE target_post_id = ?", [old])
        self._db.execute("UPDATE pingbacks SET source_post_id = NULL WHERE source_post_id = ?", [old])
        for table in _MADE:
            self._db.execute(f"DELETE FROM {table} WHERE post_id = ?", [old])
        self._db.execute("DELETE FROM posts WHERE id = ?", [old])
        self._unwritten.done([old])
        know(self._db, "post", [f"superseded:{old}"], new)

    def write(self, post_id: int, said: Iterable[Said], habits: Habits, root: str) -> bool:
        """Make the post's row what its statements say; false where none of them is left."""
        statements = [one for one in said if one.entity == "post"]
        if not statements:
            return False
        self._contents.decks.join(statements)
        row, body = fuse.post_row(statements, habits)
        old = get(self._db, "posts", post_id)
        replaced = self._ledger.put("posts", {"id": post_id, "blog_id": self._blog_id, **row}, old)
        if replaced is None or replaced.keys() & {"html", "capture_id"}:
            owner = {"post_id": post_id, "comment_id": None}
            self._contents.put(owner, body, row["capture_id"], root, is_new=old is None)
        self._contents.put_terms(post_id, self._blog_id, body["terms"], is_new=old is None)
        return True
