"""What an archive holds, as plain rows to compare: no ids of this database alone, no times of the run, no nulls."""

import json
from typing import Any

from sqlite_utils import Database

Row = dict[str, Any]

TABLES = (
    *("blogs", "posts", "terms", "comments", "pingbacks"),
    *("decks", "slide_references", "links", "images", "problems"),
)

_OF_THE_RUN = frozenset(
    {"id", "crawl_id", "capture_id", "at"}
    | {"first_seen_at", "last_seen_at", "state_at", "first_crawled_at", "last_crawled_at"}
)
#: What stands for an id: the column's name without `_id`, and the natural key of the row it names.
_KEYS = {
    "blogs": "SELECT id, url FROM blogs",
    "posts": "SELECT id, coalesce(url, 'post ' || remote_id) FROM posts",
    "comments": (
        "SELECT id, coalesce(remote_id, '#' || position) FROM comments"
        " UNION ALL SELECT id, coalesce(remote_id, '#' || position) FROM pingbacks"
    ),
    "decks": "SELECT id, provider || ' ' || coalesce(key, url) FROM decks",
}
_NAMED = {
    "blog_id": "blogs",
    "post_id": "posts",
    "source_post_id": "posts",
    "target_post_id": "posts",
    "comment_id": "comments",
    "parent_id": "comments",
    "deck_id": "decks",
}
_TERMS = """
SELECT coalesce(terms.kind || ' ', '') || terms.name FROM post_terms JOIN terms ON terms.id = term_id
WHERE post_id = ? ORDER BY 1
"""


def logical_rows(db: Database) -> dict[str, list[Row]]:
    """Every table that readings fill, its rows in an order of their own."""
    keys = {table: dict(map(tuple, db.execute(sql))) for table, sql in _KEYS.items()}
    found: dict[str, list[Row]] = {}
    for table in TABLES:
        found[table] = []
        for row in map(dict, db.execute(f"SELECT * FROM {table}").fetchall()):
            plain = _plain(row, keys)
            if table == "posts":
                plain["terms"] = [name for (name,) in db.execute(_TERMS, [row["id"]])]
            found[table].append(plain)
        found[table].sort(key=_place)
    return found


def _plain(row: Row, keys: dict[str, dict[int, str]]) -> Row:
    plain: Row = {}
    for column, value in row.items():
        if value is None or column in _OF_THE_RUN:
            continue
        if column in _NAMED:
            plain[column.removesuffix("_id")] = keys[_NAMED[column]][value]
        else:
            plain[column] = json.loads(value) if column == "witnesses" else value
    return plain


def _place(row: Row) -> tuple[str, str, int, str]:
    return row.get("post") or row.get("url", ""), row.get("comment", ""), row.get("position", 0), json.dumps(row)
