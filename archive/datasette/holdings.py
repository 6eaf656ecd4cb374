"""Whether an archive can be read, and what it holds."""

import sqlite3
from contextlib import closing
from pathlib import Path

from archive.database import ArchiveError

#: The tables that say what an archive holds, and what one of each is called.
HELD = {
    "blogs": "blog",
    "posts": "post",
    "comments": "comment",
    "pingbacks": "ping",
    "decks": "slide deck",
    "captures": "capture",
}


def holdings(database: Path) -> dict[str, int]:
    """How many rows each of the `HELD` tables has. Raises `ArchiveError` where there is nothing to show."""
    if not database.is_file():
        raise ArchiveError(f"There is no archive at {database}.")
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            held = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in HELD}
            begun = connection.execute("SELECT 1 FROM crawls LIMIT 1").fetchone()
    except sqlite3.Error as error:
        raise ArchiveError(f"{database} is not a readable archive: {error}.") from error
    if not begun and not any(held.values()):
        raise ArchiveError(f"The archive at {database} is empty.")
    return held


def told(held: dict[str, int]) -> str:
    """`1 blog, 1,250 posts, …`."""
    return ", ".join(f"{held[table]:,} {name}{'' if held[table] == 1 else 's'}" for table, name in HELD.items())
