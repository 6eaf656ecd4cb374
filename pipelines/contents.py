"""What stands in a body, as rows: slide references and their decks, links, images; and a post's terms."""

from collections.abc import Iterable

from sqlite_utils import Database

from archive.database import Row, derived_id, get, insert, look_up, mint, update
from crawler.scope import in_blog, url_key
from pipelines.decks import Decks
from pipelines.normalise import Fields, flat

_TABLES = ("slide_references", "links", "images")
#: Terms without an address, each with the one that has one and the same name.
_NAMED_ALIKE = """
SELECT bare.id AS bare, min(whole.id) AS whole FROM terms AS bare
JOIN terms AS whole ON whole.blog_id = bare.blog_id AND whole.name = bare.name AND whole.url IS NOT NULL
  AND (bare.kind IS NULL OR whole.kind IS bare.kind)
WHERE bare.blog_id = ? AND bare.url IS NULL GROUP BY bare.id HAVING count(*) = 1
"""


class Contents:
    """Replaces the contents of bodies. The same body gives the same rows with the same ids."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.decks = Decks(db)
        #: Id and name of the terms met so far.
        self._terms: dict[str, tuple[int, str]] = {}

    def forget(self) -> None:
        """What was written lately was rolled back."""
        self._terms.clear()

    def put(self, owner: Row, body: Fields, capture_id: str, root: str, *, is_new: bool) -> None:
        """Replace what stands in the body of `owner`, a `post_id` and a `comment_id`; nothing does in a new one."""
        if not is_new:
            self.remove("post_id = :post_id AND comment_id IS :comment_id", owner)
        for position, slide in enumerate(body.get("slides") or ()):
            row = {name: slide.get(name) for name in ("provider", "form", "raw", "url", "heading")}
            row |= {"deck_id": self.decks.keep(slide), "capture_id": capture_id}
            self._insert("slide_references", owner, position, row)
        for position, link in enumerate(body.get("links") or ()):
            kind = "internal" if in_blog(link["url"], root) else "external"
            row = {"url": link["url"], "text": link.get("text"), "rel": link.get("rel"), "kind": kind}
            self._insert("links", owner, position, row)
        for position, image in enumerate(body.get("images") or ()):
            row = {"url": image["url"], "alt": image.get("alt"), "caption": image.get("caption")}
            self._insert("images", owner, position, row | {"capture_id": capture_id})

    def remove(self, where: str, owner: Row) -> None:
        """Remove the contents of bodies."""
        for table in _TABLES:
            self._db.execute(f"DELETE FROM {table} WHERE {where}", owner)

    def _insert(self, table: str, owner: Row, position: int, row: Row) -> None:
        row_id = derived_id(table, owner["post_id"], owner["comment_id"], position)
        insert(self._db, table, {"id": row_id, **owner, "position": position, **row})

    def put_terms(self, post_id: int, blog_id: int, terms: Iterable[list[str]], *, is_new: bool) -> None:
        """Make these, `[kind, name, url]` each, the terms of a post."""
        ids = {self._term(blog_id, *term) for term in terms}
        sql = "SELECT term_id FROM post_terms WHERE post_id = ?"
        now = set() if is_new else {row_id for (row_id,) in self._db.execute(sql, [post_id])}
        for term_id in now - ids:
            self._db.execute("DELETE FROM post_terms WHERE post_id = ? AND term_id = ?", [post_id, term_id])
            unused = "id = ? AND NOT EXISTS (SELECT 1 FROM post_terms WHERE term_id = terms.id)"
            self._db.execute(f"DELETE FROM terms WHERE {unused}", [term_id])
            self._terms.clear()
        for term_id in sorted(ids - now):
            insert(self._db, "post_terms", {"post_id": post_id, "term_id": term_id})

    def join_terms(self, blog_id: int) -> None:
        """Make terms one that some posts name with their address and others without, where one address has the name."""
        for bare, whole in self._db.execute(_NAMED_ALIKE, [blog_id]).fetchall():
            self._db.execute("UPDATE OR IGNORE post_terms SET term_id = ? WHERE term_id = ?", [whole, bare])
            self._db.execute("DELETE FROM post_terms WHERE term_id = ?", [bare])
            self._db.execute("DELETE FROM terms WHERE id = ?", [bare])
            self._terms.clear()

    def _term(self, blog_id: int, kind: str, name: str, url: str) -> int:
        is_page = url and "#" not in url  # where one page lists all terms, each is a part of it
        natural = f"{blog_id}:{kind}:{url_key(url) if is_page else name}"
        if natural not in self._terms:
            self._terms[natural] = self._stored_term(blog_id, natural, kind, name, url)
        row_id, known = self._terms[natural]
        if known != name and (flat(name) == name or flat(known) != flat(name)):
            # the name as it was written rather than as a page prints it; else the term was renamed
            update(self._db, "terms", row_id, {"name": name})
            self._terms[natural] = row_id, name
        return row_id

    def _stored_term(self, blog_id: int, natural: str, kind: str, name: str, url: str) -> tuple[int, str]:
        row_id = look_up(self._db, "term", natural) or mint(self._db, "term", natural)
        if known := get(self._db, "terms", row_id):
            return row_id, known["name"]
        insert(
            self._db,
            "terms",
            {"id": row_id, "blog_id": blog_id, "kind": kind or None, "name": name, "url": url or None},
        )
        return row_id, name
