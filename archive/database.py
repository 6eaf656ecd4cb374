"""Opening an archive, minting ids, and writing rows so that writing twice equals writing once."""

import sqlite3
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from operator import itemgetter
from pathlib import Path
from typing import Any

import orjson
from sqlite_utils import Database

from archive.schema import SEARCHED, TEXTS, migrations

DATABASE = "blogark.db"
WARC_FOLDER = "warc"

Row = dict[str, Any]

#: Ids stay exact in JavaScript and JSON, whose integers end at 2**53.
_ID_BITS = 53
_BUSY_SECONDS = 30


class ArchiveError(Exception):
    """The archive cannot be opened or written; the message is one line for a person."""


def is_refusal(error: Exception) -> bool:
    """Whether disk or database refused, be it for damage; a broken constraint or a wrong statement is a defect."""
    return isinstance(error, OSError | sqlite3.OperationalError) or type(error) is sqlite3.DatabaseError


def open_archive(folder: Path) -> Database:
    """The archive in this folder, made or brought up to date; foreign keys enforced, readable while it is written."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / DATABASE
    try:
        connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, cached_statements=512)
        connection.row_factory = sqlite3.Row
        for pragma in (
            "page_size=8192",  # of a new archive: rows come in the order of their ids, which are digests, to many pages
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
            "cache_size=-16000",
            "wal_autocheckpoint=4000",
        ):
            connection.execute(f"PRAGMA {pragma}")
        db = Database(connection, execute_plugins=False)  # which would look for some in all that is installed
        ours = {migration.name for migration in migrations.pending(Database(memory=True, execute_plugins=False))}
        if not ours.issuperset(migration.name for migration in migrations.applied(db)):
            db.close()
            raise ArchiveError(f"{path} was made by a newer blogark than this one: update it, or name another folder")
        migrations.apply(db)
    except sqlite3.DatabaseError as error:
        raise ArchiveError(f"{path} cannot be used as an archive: {error}") from error
    return db


def derived_id(*parts: object) -> int:
    """A positive integer that follows from the parts alone."""
    digest = blake2b("\x1f".join(map(str, parts)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> (64 - _ID_BITS) or 1


def mint(db: Database, entity: str, key: str) -> int:
    """An id for something seen for the first time, derived from its natural key and known by it from now on."""
    attempt = 0
    while True:
        row_id = derived_id(entity, key, *([attempt] if attempt else []))
        taken = db.conn.execute(
            "SELECT 1 FROM aliases WHERE entity = ? AND row_id = ? LIMIT 1", [entity, row_id]
        ).fetchone()
        if taken is None:
            know(db, entity, [key], row_id)
            return row_id
        attempt += 1


def know(db: Database, entity: str, keys: Iterable[str], row_id: int) -> None:
    """Remember the keys a thing is known by; a key given out before keeps its meaning."""
    db.conn.executemany(
        "INSERT OR IGNORE INTO aliases (entity, key, row_id) VALUES (?, ?, ?)", [(entity, key, row_id) for key in keys]
    )


def look_up(db: Database, entity: str, key: str) -> int | None:
    """The id of what is known by this key."""
    found = db.conn.execute("SELECT row_id FROM aliases WHERE entity = ? AND key = ?", [entity, key]).fetchone()
    return found[0] if found else None


def get(db: Database, table: str, row_id: int | str) -> Row | None:
    """A row by its id."""
    found = db.conn.execute(f"SELECT * FROM {table} WHERE id = ?", [row_id]).fetchone()
    return dict(found) if found else None


def insert(db: Database, table: str, row: Mapping[str, Any], *, ignore: bool = False) -> int:
    """Add a row and return its rowid; with `ignore`, leave the one that has its key as it is."""
    verb = "INSERT OR IGNORE" if ignore else "INSERT"
    return db.conn.execute(_insertion(verb, table, tuple(row)), list(row.values())).lastrowid or 0


@lru_cache
def _insertion(verb: str, table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f"[{column}]" for column in columns)
    return f"{verb} INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"


def put(db: Database, table: str, row: Row, old: Row | None) -> Row | None:
    """Add a row, or change what differs in the `old` one; return the values replaced, `None` where the row is new."""
    if old is None:
        insert(db, table, row)
        return None
    changed = {column: value for column, value in row.items() if old[column] != value}
    if changed:
        update(db, table, row["id"], changed)
    return {column: old[column] for column in changed}


def index(db: Database, table: str, rows: Iterable[Row]) -> None:
    """Put new rows into the search indexes. In the order of their ids, which FTS5 needs to be quick."""
    ordered = sorted(rows, key=itemgetter("id"))
    for target, columns, sources in _indexes(table):
        marks = ", ?" * len(sources)
        # values, not a SELECT, before each of which FTS5 would write out what it has; what no row has is null
        values = [(row["id"], *map(row.get, sources)) for row in ordered]
        db.conn.executemany(f"INSERT INTO {target} (rowid, {', '.join(columns)}) VALUES (?{marks})", values)


def _indexes(table: str) -> Iterable[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    yield f"{table}_fts", SEARCHED[table], SEARCHED[table]
    if table in TEXTS:
        yield "texts_fts", ("title", "author", "text"), TEXTS[table]


def update(db: Database, table: str, row_id: int | str, values: Mapping[str, Any]) -> None:
    """Set columns of one row."""
    columns = ", ".join(f"[{column}] = ?" for column in values)
    db.conn.execute(f"UPDATE {table} SET {columns} WHERE id = ?", [*values.values(), row_id])


def to_json(value: object) -> str:
    """JSON as the archive writes it: compact, characters as they are, keys sorted."""
    return to_json_bytes(value).decode()


def to_json_bytes(value: object) -> bytes:
    """The same in UTF-8, which SQLite takes with a cast to text: no string is made of it on the way."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def from_json(text: str | bytes) -> Any:
    """What was written as JSON."""
    return orjson.loads(text)
