"""Posts: which one a statement speaks of, and its row."""

from collections.abc import Iterable

from archive.database import know, look_up, mint
from crawler.items import Post, Source
from pipelines import fuse, match
from pipelines.contents import Contents
from pipelines.ledger import Ledger
from pipelines.normalise import post_fields

#: Tables whose rows belong to a post, and the column that says to which.
_BELONGING = (
    ("comments", "post_id"),
    ("pingbacks", "post_id"),
    ("pingbacks", "source_post_id"),
    ("slide_references", "post_id"),
    ("links", "post_id"),
    ("links", "target_post_id"),
    ("images", "post_id"),
    ("readings", "post_id"),
)


class Posts:
    """Keeps what is said of posts and makes rows of it."""

    def __init__(self, ledger: Ledger, contents: Contents, blog_id: int) -> None:
        self._ledger = ledger
        self._db = ledger.db
        self._contents = contents
        self._blog_id = blog_id

    def keep(self, post: Post, language: str | None, witness: str, source: Source) -> tuple[int | None, int, list[str]]:
        """Keep a statement: its post's id (`None` for a mention of one not seen yet), its own id, its keys."""
        fields = post_fields(post, source.url, language)
        keys = match.post_keys(self._blog_id, fields)
        row_id = self._known_by(keys)
        if row_id is None and not post.mention and keys:
            row_id = mint(self._db, "post", keys[0])
        if row_id is not None:
            know(self._db, "post", keys, row_id)
        return row_id, self._ledger.state("post", fields, witness, source, row_id, row_id), keys

    def find(self, keys: Iterable[str]) -> int | None:
        """The post known by any of these keys, the surest first."""
        return next((row_id for key in keys if (row_id := look_up(self._db, "post", key)) is not None), None)

    def _known_by(self, keys: list[str]) -> int | None:
        """The post known by any of these keys; two that turn out to be one become one."""
        found = list(dict.fromkeys(row_id for key in keys if (row_id := look_up(self._db, "post", key)) is not None))
        if keys and keys[0].startswith("id:"):
            found = [row_id for row_id in found if self._has_no_other_id(row_id, keys[0])]
        for superseded in found[1:]:
            self._merge(superseded, found[0])
        return found[0] if found else None

    def _has_no_other_id(self, row_id: int, key: str) -> bool:
        """An address that two posts claim, such as a careless canonical link, does not make them one."""
        sql = "SELECT key FROM aliases WHERE entity = 'post' AND row_id = ? AND key GLOB 'id:*'"
        return all(other == key for (other,) in self._db.execute(sql, [row_id]))

    def _merge(self, old: int, new: int) -> None:
        for table, column in _BELONGING:
            self._db.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", [new, old])
        self._db.execute("UPDATE readings SET row_id = ? WHERE entity = 'post' AND row_id = ?", [new, old])
        self._db.execute("UPDATE aliases SET row_id = ? WHERE entity = 'post' AND row_id = ?", [new, old])
        self._contents.remove("post_id = :new AND comment_id IS NULL", {"new": new})
        self._db.execute("DELETE FROM posts WHERE id = ?", [old])
        know(self._db, "post", [f"superseded:{old}"], new)

    def write(self, post_id: int, zone: str | None, root: str) -> None:
        """Make the post's row what its statements say."""
        row, body = fuse.post_row(self._ledger.statements("post", post_id), zone)
        old = self._ledger.put("posts", {"id": post_id, "blog_id": self._blog_id, **row})
        if old is None or old.keys() & {"html", "capture_id"}:
            self._contents.put({"post_id": post_id, "comment_id": None}, body, row["capture_id"], root)
        self._contents.put_terms(post_id, self._blog_id, body["terms"])
