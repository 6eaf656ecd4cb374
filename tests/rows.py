"""What an archive holds, as rows to hold against those of another archive or against those that a person has read.

Names stand in place of numbers, which are given out in the order in which things are met.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping, Set
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.database import DATABASE
from archive.schema import DERIVED

Row = dict[str, Any]
Names = Mapping[str, Mapping[int, str]]
#: The rows of each table, each as a line of JSON, in order.
Lines = dict[str, list[str]]

#: Tables that hold what a blog says, and columns that tell when and in which capture it was said.
SAID = (
    *("blogs", "posts", "terms", "post_terms", "comments", "pingbacks"),
    *("decks", "slide_references", "links", "images"),
)
SEEN = frozenset({"capture_id", "first_seen_at", "last_seen_at", "first_crawled_at", "last_crawled_at"})
#: What changes where a blog that says what it said before is crawled again: columns of rows, and rows that are added.
SEEN_AGAIN = frozenset({"last_seen_at", "last_crawled_at"})
ADDED_AGAIN = frozenset({"+ captures", "+ readings", "+ declarations", "+ crawls"})

_EXPECTED = (*(table for table in SAID if table != "post_terms"), "problems")
_UNEXPECTED = SEEN | {"crawl_id", "state_at", "at"}
_JSON = frozenset({"witnesses", "settings", "stats", "fields", "old"})
_TURN = "coalesce(remote_id, '#' || position, '#')"
#: What a row is called where its number does not matter: comments and pings, numbered together, beside their post.
_NAMES = {
    "blogs": "SELECT id, url FROM blogs",
    "posts": "SELECT id, coalesce(url, 'post ' || remote_id) FROM posts",
    "terms": "SELECT id, coalesce(kind || ' ', '') || name || coalesce(' ' || url, '') FROM terms",
    "comments": f"SELECT id, {_TURN} FROM comments UNION ALL SELECT id, {_TURN} FROM pingbacks",
    "decks": "SELECT id, provider || ' ' || coalesce(key, url) FROM decks",
}
#: Columns that hold the number of a row of another table.
_REFERENCES = {
    "blog_id": "blogs",
    "post_id": "posts",
    "source_post_id": "posts",
    "target_post_id": "posts",
    "term_id": "terms",
    "comment_id": "comments",
    "parent_id": "comments",
    "deck_id": "decks",
}
#: Where the rows are that statements and aliases, by an entity, or revisions, by a table, are of.
_TABLES = {name: table for table in _NAMES for name in (table, table.removesuffix("s"))} | {"pingbacks": "comments"}
_TERMS = """
SELECT coalesce(terms.kind || ' ', '') || terms.name FROM post_terms JOIN terms ON terms.id = term_id
WHERE post_id = ? ORDER BY 1
"""


def rows_of(
    archive: Path, *, tables: tuple[str, ...] = DERIVED, without: frozenset[str] = frozenset(), named: bool = True
) -> Lines:
    """Rows of an archive, line by line. Columns to leave out are given as `column` or `table.column`.

    Rows that are not `named` are as they are stored, numbers and all: an archive keeps those that it gave out.
    """
    with closing(sqlite3.connect(f"file:{archive / DATABASE}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        names, found = _names(database), {}
        for table in tables:
            unwanted = {column.removeprefix(f"{table}.") for column in without}
            rows = [dict(row) for row in database.execute(f"SELECT * FROM {table}")]
            plain = [_named(row, names) for row in rows] if named else rows
            found[table] = sorted(_line(_without(row, unwanted)) for row in plain)
    return found


def difference(one: Lines, other: Lines) -> str:
    """The rows that stand in one side only; empty where both are alike."""
    lines = []
    for table in one:
        here, there = Counter(one[table]), Counter(other[table])
        lines += [f"- {table} {line}" for line in (here - there).elements()]
        lines += [f"+ {table} {line}" for line in (there - here).elements()]
    return "\n".join(lines)


def touched(changed: str) -> set[str]:
    """The tables that a difference is in: `- table` for rows of the one side, `+ table` for rows of the other."""
    return {" ".join(line.split(" ", 2)[:2]) for line in changed.split("\n")}


def expected_rows(db: Database) -> dict[str, list[Row]]:
    """What a blog says, as an `expected.json` has it: no nulls, nothing of the run, the terms of a post beside it."""
    names, found = _names(db.conn), {}
    for table in _EXPECTED:
        rows = []
        for row in db.conn.execute(f"SELECT * FROM {table}").fetchall():
            stated = {column: value for column, value in dict(row).items() if value is not None}
            plain = _without(_named(stated, names), _UNEXPECTED)
            plain = {name.removesuffix("_id") if name in _REFERENCES else name: said for name, said in plain.items()}
            if table == "posts":
                plain["terms"] = [name for (name,) in db.conn.execute(_TERMS, [row["id"]])]
            rows.append(plain)
        found[table] = sorted(rows, key=_place)
    return found


def _names(database: sqlite3.Connection) -> Names:
    return {table: dict(map(tuple, database.execute(sql))) for table, sql in _NAMES.items()}


def _named(row: Row, names: Names) -> Row:
    plain = {column: json.loads(value) if value and column in _JSON else value for column, value in row.items()}
    if isinstance(plain.get("id"), int):
        del plain["id"]
    for column, table in _REFERENCES.items():
        if plain.get(column) is not None:
            plain[column] = names[table][plain[column]]
    if plain.get("row_id") is not None:
        plain["row_id"] = names[_TABLES[plain["entity"]]].get(plain["row_id"], "gone")
    return plain


def _without(row: Row, columns: Set[str]) -> Row:
    return {name: value for name, value in row.items() if name not in columns}


def _line(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True)


def _place(row: Row) -> tuple[str, str, int, str]:
    return row.get("post") or row.get("url", ""), row.get("comment", ""), row.get("position", 0), json.dumps(row)
