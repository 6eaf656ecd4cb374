"""One crawl's evidence: its records in the WARC, and the rows of their captures."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.database import WARC_FOLDER, get, insert, to_json
from archive.warc import Exchange, Packed, Record, WarcWriter

#: Statuses that are asked for again: only the last answer counts.
RETRIED = frozenset({408, 429, 500, 502, 503, 504, 522, 524})
#: Failures that say of a host that it is not there at all, whatever was asked of it.
GONE = frozenset({"connection-refused", "unknown-host"})
#: More records than are ever without a capture row: those that a transaction is still open for, those on their way.
_ON_THEIR_WAY = 500


def now() -> str:
    """The time as the archive writes it."""
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"


class Evidence:
    """Writes one crawl's records; their capture rows follow with what they say. Opens its WARC when it has to."""

    def __init__(
        self, db: Database, folder: Path, crawl_id: str, info: Mapping[str, str], settings: Mapping[str, Any]
    ) -> None:
        self._db = db
        self._folder = folder / WARC_FOLDER
        self._crawl_id = crawl_id
        self._info = info
        self._settings = settings
        self._writer: WarcWriter | None = None
        #: Records without a capture row yet, by id.
        self._pending: dict[str, Record] = {}
        #: Responses and bytes of WARC.
        self.fetched = 0
        self.bytes = 0

    @property
    def _warc(self) -> WarcWriter:
        if self._writer is None:
            info = {**self._info, "isPartOf": self._crawl_id, "settings": to_json(self._settings)}
            for field, setting in (
                ("operator", "contact"),
                ("http-header-user-agent", "user_agent"),
                ("robots", "robots"),
            ):
                if self._settings.get(setting):
                    info[field] = str(self._settings[setting])
            self._writer = WarcWriter(self._folder, f"blogark-{self._crawl_id}", info)
        return self._writer

    def record(self, exchange: Exchange) -> Record:
        """Write an exchange."""
        return self.captured(self._warc.write(exchange))

    def append(self, packed: Packed) -> Record:
        """Write a record that is ready."""
        return self.captured(self._warc.append(packed))

    def fail(self, url: str, error: str, detail: str) -> Record:
        """Write that an address could not be fetched."""
        return self.captured(self._warc.fail(url=url, fetched_at=now(), error=error, detail=detail))

    def note(self, url: str, values: Mapping[str, str]) -> None:
        """Write down something about the crawl itself, which is no capture."""
        self._warc.note(url, now(), values)

    def captured(self, record: Record) -> Record:
        """Note a record that stands in a WARC."""
        self.fetched += record.status is not None
        self.bytes += record.length
        self._pending[record.id] = record
        return record

    def of(self, capture_id: str | None) -> list[Record]:
        """The records without a row whose row goes with the reading of a capture: its own, and those that get none."""
        return [record for record in self._pending.values() if record.id == capture_id or _is_mute(record)]

    def rest(self) -> list[Record]:
        """All records without a row."""
        return list(self._pending.values())

    def insert(self, records: Iterable[Record]) -> None:
        """Write the rows of records. Call within a transaction, and `stored` when that has what goes with them."""
        for record in records:
            row = {
                "id": record.id,
                "crawl_id": self._crawl_id,
                "url": record.url,
                "fetched_at": record.fetched_at,
                "status": record.status,
                "content_type": record.content_type,
                "digest": record.digest,
                "etag": record.etag,
                "last_modified": record.last_modified,
                "record_type": record.type,
                "warc_file": record.file,
                "warc_offset": record.offset,
                "warc_length": record.length,
            }
            insert(self._db, "captures", row, ignore=True)

    def stored(self, records: Iterable[Record]) -> None:
        """The rows of these records stand."""
        for record in records:
            del self._pending[record.id]

    def has(self, capture_id: str) -> bool:
        """Whether a capture is stored already."""
        return get(self._db, "captures", capture_id) is not None

    def last_stored(self, file: str) -> int:
        """An offset in a WARC before which every record has its capture row."""
        sql = "SELECT warc_offset FROM captures WHERE crawl_id = ? AND warc_file = ? ORDER BY 1 DESC LIMIT 1 OFFSET ?"
        found = self._db.execute(sql, [self._crawl_id, file, _ON_THEIR_WAY]).fetchone()
        return found[0] if found else 0

    def close(self) -> None:
        """Close the file."""
        if self._writer is not None:
            self._writer.close()


def _is_mute(record: Record) -> bool:
    """Whether a record gets no reading of its own: a redirect, or an answer that is asked for again."""
    return record.status is not None and (300 <= record.status < 400 or record.status in RETRIED)
