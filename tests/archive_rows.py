"""An archive's rows with names in place of numbers, so that two archives can be compared row by row."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from archive.database import DATABASE
from archive.schema import DERIVED

Row = dict[str, Any]
#: The rows of each table, each as a line of JSON, in order.
Rows = dict[str, list[str]]

_JSON = {("posts", "witnesses"), ("comments", "witnesses"), ("pingbacks", "witnesses"), ("crawls", "settings"),
         ("crawls", "stats"), ("readings", "fields"), ("revisions", "old")}  # fmt: skip
#: What a row is called where its number does not matter; a comment by its post's name, which is known by then, too.
_NAMES: Mapping[str, Callable[[Row], str]] = {
    "blogs": lambda row: row["url"],
    "posts": lambda row: row["url"],
    "terms": lambda row: f"{row['kind']} {row['name']} {row['url']}",
    "comments": lambda row: (
        f"{row['post_id']} {row['remote_id'] or (row['author'], row['published_printed'], row['text'])}"
    ),
    "pingbacks": lambda row: f"{row['post_id']} {row['remote_id'] or row['source_url']}",
    "decks": lambda row: f"{row['provider']} {row['key'] or row['url']}",
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
_ENTITIES = {
    "blog": ("blogs",),
    "post": ("posts",),
    "comment": ("comments", "pingbacks"),
    "term": ("terms",),
    "deck": ("decks",),
}


def rows_of(archive: Path, *, without: frozenset[str] = frozenset(), tables: tuple[str, ...] = DERIVED) -> Rows:
    """Rows of an archive. Columns to leave out are given as `column` or `table.column`."""
    with closing(sqlite3.connect(f"file:{archive / DATABASE}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        names: dict[str, dict[int, str]] = {}
        for table, name in _NAMES.items():
            found = [dict(row) for row in database.execute(f"SELECT * FROM {table}")]
            names[table] = {row["id"]: name(_named(row, names)) for row in found}
        return {
            table: sorted(
                json.dumps(_plain(table, dict(row), names, without), ensure_ascii=False, sort_keys=True)
                for row in database.execute(f"SELECT * FROM {table}")
            )
            for table in tables
        }


def difference(one: Rows, other: Rows) -> str:
    """The rows that stand in one side only; empty where both are alike."""
    lines = []
    for table in one:
        for sign, these, those in (("-", one[table], list(other[table])), ("+", other[table], list(one[table]))):
            for line in these:
                if line in those:
                    those.remove(line)
                else:
                    lines.append(f"{sign} {table} {line}")
    return "\n".join(lines)


def _plain(table: str, row: Row, names: Mapping[str, Mapping[int, str]], without: frozenset[str]) -> Row:
    if table not in {"captures", "crawls"}:  # whose ids mean the same everywhere
        row.pop("id", None)
    row = {column: value for column, value in row.items() if not {column, f"{table}.{column}"} & without}
    row = {column: json.loads(value) if value and (table, column) in _JSON else value for column, value in row.items()}
    if row.get("row_id") is not None:
        tables = _ENTITIES[row["entity"]] if row["entity"] in _ENTITIES else (row["entity"],)
        row["row_id"] = next((names[of][row["row_id"]] for of in tables if row["row_id"] in names[of]), "gone")
    return _named(row, names)


def _named(row: Row, names: Mapping[str, Mapping[int, str]]) -> Row:
    known = {column: names[table] for column, table in _REFERENCES.items() if table in names}
    return row | {column: of[row[column]] for column, of in known.items() if row.get(column) is not None}
