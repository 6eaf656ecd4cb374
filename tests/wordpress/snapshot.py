"""An archive's rows in a form in which two archives can be compared."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

#: Tables that hold what was archived, and how a row of each is called where its number does not matter.
NAMES = {
    "blogs": "url",
    "posts": "url",
    "terms": "kind || ' ' || name || ' ' || coalesce(url, '')",
    "post_terms": "post_id || ' ' || term_id",
    "comments": "post_id || '#' || remote_id",
    "pingbacks": "post_id || '#' || coalesce(remote_id, source_url)",
    "decks": "provider || ' ' || coalesce(key, url)",
    "slide_references": "id",
    "links": "id",
    "images": "id",
    "readings": "id",
    "captures": "id",
    "aliases": "entity || ' ' || key",
}
REFERENCES = {
    "blog_id": "blogs",
    "post_id": "posts",
    "comment_id": "comments",
    "parent_id": "comments",
    "term_id": "terms",
    "deck_id": "decks",
    "source_post_id": "posts",
    "target_post_id": "posts",
}
ENTITIES = {"blog": "blogs", "post": "posts", "comment": "comments", "pingback": "pingbacks", "term": "terms"}

#: What a second crawl of an unchanged blog may change, and where the record of it is kept.
MOVING = {"last_seen_at", "last_crawled_at", "warc_file", "warc_offset", "warc_length"}

Rows = dict[str, list[str]]


def rows_with_ids(archive: Path, tables: tuple[str, ...]) -> Rows:
    """Every row as it is, but for the columns that may move."""
    with closing(_open(archive)) as database:
        return {table: sorted(_line(dict(row)) for row in _rows(database, table)) for table in tables}


def logical_rows(archive: Path) -> Rows:
    """Every row with names in place of numbers, so that the order in which rows were made does not matter."""
    with closing(_open(archive)) as database:
        names: dict[str, dict[Any, str]] = {}
        for table in ("blogs", "posts", "comments", "pingbacks", "terms", "decks"):
            found = database.execute(f"SELECT id, {NAMES[table]} AS name, * FROM {table}").fetchall()
            post_names = names.get("posts", {})
            names[table] = {
                row["id"]: str(row["name"]).replace(f"{row['post_id']}#", f"{post_names[row['post_id']]}#", 1)
                if "post_id" in row.keys()  # noqa: SIM118 - a sqlite3.Row iterates over values
                else str(row["name"])
                for row in found
            }
        return {table: sorted(_line(_named(dict(row), names)) for row in _rows(database, table)) for table in NAMES}


def _named(row: dict[str, Any], names: dict[str, dict[Any, str]]) -> dict[str, Any]:
    if "record_type" not in row:  # a capture's id is its record's and means the same everywhere
        row.pop("id", None)
    for column, table in REFERENCES.items():
        if row.get(column) is not None:
            row[column] = names[table][row[column]]
    entity = str(row.get("entity", "")).rstrip("s")
    if row.get("row_id") is not None and entity in ENTITIES:
        row["row_id"] = names[ENTITIES[entity]].get(row["row_id"], "gone")
    return row


def difference(one: Rows, other: Rows) -> str:
    """The first rows of each table that stand in one side only; empty where both are alike."""
    lines = []
    for table in one:
        left, right = set(one[table]) - set(other[table]), set(other[table]) - set(one[table])
        lines += [f"- {table} {row[:400]}" for row in sorted(left)[:4]]
        lines += [f"+ {table} {row[:400]}" for row in sorted(right)[:4]]
        if len(one[table]) != len(other[table]):
            lines.append(f"{table}: {len(one[table])} and {len(other[table])} rows")
    return "\n".join(lines)


def _open(archive: Path) -> sqlite3.Connection:
    database = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    return database


def _rows(database: sqlite3.Connection, table: str) -> list[sqlite3.Row]:
    return database.execute(f"SELECT * FROM {table}").fetchall()


def _line(row: dict[str, Any]) -> str:
    kept = {column: value for column, value in row.items() if column not in MOVING}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, default=str)
