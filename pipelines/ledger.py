"""Writes on behalf of one crawl: rows with their revisions, statements, problems."""

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from archive.database import Row, from_json, index, insert, put, to_json, to_json_bytes, update
from crawler.items import Source, item
from pipelines.normalise import Fields
from pipelines.trust import Statement

#: Columns whose change is a change of what was said, not of what is known about it.
_CONTENT = frozenset(
    {"url", "title", "author", "author_url", "published_at", "html", "text", "excerpt", "state", "kind", "source_url",
     "source_title", "parent_remote_id", "comments_declared", "modified_at"}
)  # fmt: skip

_STATEMENTS = """
SELECT readings.id, readings.entity, readings.row_id, readings.post_id, readings.witness, readings.capture_id,
  captures.fetched_at, CAST(readings.fields AS BLOB)
FROM readings JOIN captures ON captures.id = readings.capture_id
"""
_STATE = """
INSERT INTO readings (capture_id, entity, row_id, post_id, witness, fields) VALUES (?, ?, ?, ?, ?, CAST(? AS TEXT))
"""
#: A comment that two posts claim has statements in both.
_OF_POST = f"""
{_STATEMENTS} WHERE post_id = :post OR entity = 'comment' AND row_id IN
  (SELECT row_id FROM readings WHERE post_id = :post AND entity = 'comment' AND row_id IS NOT NULL)
"""

#: Ids are digests, so that the first of them are of any time.
_CLOCKS = """
SELECT json_extract(page.fields, '$.published.at') AS local, json_extract(other.fields, '$.published.at') AS utc
FROM readings AS page JOIN captures ON captures.id = page.capture_id
  JOIN readings AS other ON other.entity = page.entity AND other.row_id = page.row_id
WHERE crawl_id = ? AND page.witness = 'page' AND page.entity IN ('post', 'comment') AND local LIKE '%T%'
  AND local NOT LIKE '%Z' AND utc LIKE '%T%Z'
ORDER BY page.row_id, utc, local LIMIT 400
"""
#: Dates in numbers that do not begin with the year.
_IN_NUMBERS = (
    "published_printed GLOB '*[0-9][-/.]*[0-9][-/.]*[0-9]*' AND published_printed NOT GLOB '*[0-9][0-9][0-9][-/.]*'"
)
_OF_BLOG = f"WHERE post_id IN (SELECT id FROM posts WHERE blog_id = :blog) AND {_IN_NUMBERS}"
_NUMERIC_DATES = f"""
SELECT id, published_printed FROM posts WHERE blog_id = :blog AND {_IN_NUMBERS}
UNION SELECT post_id, published_printed FROM comments {_OF_BLOG}
UNION SELECT post_id, published_printed FROM pingbacks {_OF_BLOG}
"""


@item
class Said(Statement):
    """A statement that is kept, and what it is about: `post` or `comment`, its row if it was given one, its post."""

    id: int
    entity: str
    row_id: int | None
    post_id: int | None


class Ledger:
    """One crawl's hand in the archive. Call its writers within a transaction."""

    def __init__(self, db: Database, crawl_id: str, started_at: str) -> None:
        self.db = db
        self.crawl_id = crawl_id
        self.started_at = started_at
        #: Rows that are not in the search indexes yet, by table.
        self._new: dict[str, list[Row]] = {}

    def put(self, table: str, row: Row, old: Row | None) -> Row | None:
        """Write a row; return what of the `old` one was replaced, `None` where it is new.

        Content that an earlier crawl saw becomes a revision.
        """
        replaced = put(self.db, table, row, old)
        if replaced is None:
            self._new.setdefault(table, []).append(row)
        content = {name: value for name, value in (replaced or {}).items() if name in _CONTENT}
        # what this crawl saw first only becomes better known by its other witnesses
        if content and row["first_seen_at"] < self.started_at:
            revision = {"entity": table, "row_id": row["id"], "replaced_at": row["last_seen_at"]}
            insert(self.db, "revisions", revision | {"crawl_id": self.crawl_id, "old": to_json(content)})
        return replaced

    def index(self) -> None:
        """Put new rows into the search indexes."""
        for table, rows in self._new.items():
            index(self.db, table, rows)
        self._new.clear()

    def forget(self) -> None:
        """New rows were rolled back."""
        self._new.clear()

    def problem(self, stage: str, error: str, detail: str | None, source: Source) -> None:
        """Record what could not be read or kept."""
        where = {"crawl_id": self.crawl_id, "capture_id": source.capture_id, "url": source.url, "at": source.fetched_at}
        insert(self.db, "problems", where | {"stage": stage, "error": error, "detail": detail})

    def state(
        self, entity: str, fields: Fields, witness: str, source: Source, row_id: int | None, post_id: int | None = None
    ) -> int:
        """Keep a statement and return its id. Without a row it waits for its post."""
        values = (source.capture_id, entity, row_id, post_id, witness, to_json_bytes(fields))
        return self.db.conn.execute(_STATE, values).lastrowid or 0

    def assign(self, reading_id: int, row_id: int | None, post_id: int) -> None:
        """Say which row a statement speaks of."""
        update(self.db, "readings", reading_id, {"row_id": row_id, "post_id": post_id})

    def statements(self, entity: str, row_id: int) -> list[Said]:
        """All that was said of a row."""
        return _said(self.db.conn.execute(f"{_STATEMENTS} WHERE entity = ? AND row_id = ?", [entity, row_id]))

    def clocks(self) -> list[tuple[str, str]]:
        """Times that this crawl's pages print without a zone, each with the instant that another witness says it is."""
        return [(row["local"], row["utc"]) for row in self.db.conn.execute(_CLOCKS, [self.crawl_id])]

    def numeric_dates(self, blog_id: int) -> list[tuple[int, str]]:
        """Dates that a blog prints in numbers, the year not first, each with the post it stands at."""
        return [(post_id, printed) for post_id, printed in self.db.conn.execute(_NUMERIC_DATES, {"blog": blog_id})]

    def said_of(self, post_id: int) -> list[Said]:
        """All that was said of a post and in its conversation, and what other posts claim of that."""
        return _said(self.db.conn.execute(_OF_POST, {"post": post_id}))


def _said(rows: Iterable[tuple[Any, ...]]) -> list[Said]:
    return [
        Said(
            id=id_,
            entity=entity,
            row_id=row_id,
            post_id=post_id,
            witness=witness,
            capture_id=capture_id,
            fetched_at=fetched_at,
            fields=from_json(fields),
        )
        for id_, entity, row_id, post_id, witness, capture_id, fetched_at, fields in rows
    ]
