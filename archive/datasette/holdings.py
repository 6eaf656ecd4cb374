"""Whether an archive can be read, and what it holds."""

import sqlite3
from contextlib import closing
from pathlib import Path

from archive.database import ArchiveError

#: What an archive holds, by what one of it is called: the rows that are counted.
HELD = {
    "blog": "blogs",
    "post": "posts WHERE kind IS NOT 'page'",
    "page": "posts WHERE kind = 'page'",
    "comment": "comments",
    "ping": "pingbacks",
    "slide deck": "decks",
    "capture": "captures",
}


def holdings(database: Path) -> dict[str, int]:
    """How many there are of each kind in `HELD`. Raises `ArchiveError` where there is nothing to show."""
    if not database.is_file():
        raise ArchiveError(f"There is no archive at {database}.")
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            held = {
                name: connection.execute(f"SELECT count(*) FROM {rows}").fetchone()[0] for name, rows in HELD.items()
            }
            begun = connection.execute("SELECT 1 FROM crawls LIMIT 1").fetchone()
    except sqlite3.Error as error:
        raise ArchiveError(f"{database} is not a readable archive: {error}.") from error
    if not begun and not any(held.values()):
        raise ArchiveError(f"The archive at {database} is empty.")
    return held


def told(held: dict[str, int]) -> str:
    """`1 blog, 1,250 posts, …`."""
    return ", ".join(f"{count:,} {name}{'' if count == 1 else 's'}" for name, count in held.items() if count)
