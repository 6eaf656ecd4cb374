"""Writes records into a series of files."""

import os
import string
import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from io import FileIO
from pathlib import Path
from urllib.parse import quote

from archive.warc.members import ascii_url, digest_of, fields_block, given, member, request_head, response_head
from archive.warc.records import FILE_FIELD, Exchange, Packed, Place, Record, Resource, record_of

_ABOUT = {
    "software": f"blogark/{version('blogark')}",
    "format": "WARC File Format 1.1",
    "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
}
#: What stands in a field as it is: all that is printed but the sign that escapes.
_PRINTED = string.punctuation.replace("%", "")


class WarcWriter:
    """Appends to a series of files in a folder, starting another when one has reached `max_bytes`."""

    def __init__(self, folder: Path, name: str, info: Mapping[str, str], max_bytes: int = 1_000_000_000) -> None:
        self._folder = folder
        self._name = name
        self._info = {**_ABOUT, **info}
        self._max_bytes = max_bytes
        self._serial = 0
        folder.mkdir(parents=True, exist_ok=True)
        self._start_file()

    def write(self, exchange: Exchange) -> Record:
        """Write the response, then the request that it answers; the record is the response's."""
        self._rotate()
        id_, url, date, digest = _new_id(), ascii_url(exchange.url), exchange.fetched_at, digest_of(exchange.body)
        common = [("WARC-Target-URI", url), *given("WARC-IP-Address", exchange.ip), self._origin]
        # the status line, which readers expect to be HTTP/1's, cannot name it
        version = [("WARC-Protocol", "h2")] if (exchange.protocol or "").startswith("HTTP/2") else []
        about = [*common, *given("WARC-Truncated", exchange.truncated), *version, ("WARC-Payload-Digest", digest)]
        block = response_head(exchange), exchange.body
        response = member("response", id_, date, about, block, "application/http; msgtype=response")
        block = request_head(exchange), exchange.request_body
        about = [*common, ("WARC-Concurrent-To", f"<{id_}>")]
        request = member("request", _new_id(), date, about, block, "application/http; msgtype=request")
        place = self._append(response + request, len(response))
        return record_of("response", id_, url, date, place, exchange.status, exchange.headers, digest)

    def append(self, packed: Packed) -> Record:
        """Write a record that is ready."""
        self._rotate()
        file, offset, length = self._append(packed.member, len(packed.member))
        return replace(packed.record, file=file, offset=offset, length=length)

    def fail(self, *, url: str, fetched_at: str, error: str, detail: str) -> Record:
        """Write down that a fetch failed: a metadata record with the fields `error` and `detail`."""
        return self.note(url, fetched_at, {"error": error, "detail": detail})

    def note(self, url: str, fetched_at: str, fields: Mapping[str, str]) -> Record:
        """Write a metadata record with these fields about an address."""
        self._rotate()
        id_, url = _new_id(), ascii_url(url)
        about = [("WARC-Target-URI", url), self._origin]
        written = member("metadata", id_, fetched_at, about, (b"", fields_block(fields)))
        return record_of("metadata", id_, url, fetched_at, self._append(written, len(written)))

    def close(self) -> None:
        """Hand the file to the disk and close it."""
        if not self._file.closed:
            os.fsync(self._file.fileno())
            self._file.close()

    def _rotate(self) -> None:
        if self._offset >= self._max_bytes:
            self.close()
            self._start_file()

    def _start_file(self) -> None:
        path, file = self._create()
        id_, now = _new_id(), datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        info = member("warcinfo", id_, now, [("WARC-Filename", path.name)], (b"", fields_block(self._info)))
        try:
            _write_whole(file, 0, info)
        except OSError:
            file.close()
            path.unlink()
            raise
        self._path, self._file, self._offset = path, file, len(info)
        self._origin = ("WARC-Warcinfo-ID", f"<{id_}>")

    def _create(self) -> tuple[Path, FileIO]:
        """Create the next file. A name that is taken is another writer's: the next serial number is tried."""
        while True:
            stamp = datetime.now(UTC).strftime("%Y%m%d%H%M%S%f")[:17]
            path = self._folder / f"{self._name}-{stamp}-{self._serial:05d}.warc.gz"
            self._serial += 1
            try:
                return path, FileIO(path, "xb")
            except FileExistsError:
                continue

    def _append(self, members: bytes, length: int) -> Place:
        """Append members; the place is that of the first, which has the given length."""
        place = (self._path.name, self._offset, length)
        _write_whole(self._file, self._offset, members)
        self._offset += len(members)
        return place


def pack(resource: Resource) -> Packed:
    """Make a resource record. The same file with the same date and address has the same id wherever it is packed."""
    url, digest = ascii_url(resource.url), digest_of(resource.body)
    name = quote(resource.name, safe=_PRINTED, errors="surrogateescape") if resource.name is not None else None
    id_ = uuid.uuid5(uuid.NAMESPACE_URL, " ".join((url, resource.fetched_at, digest, name or ""))).urn
    about = [("WARC-Target-URI", url), ("WARC-Payload-Digest", digest), *given(FILE_FIELD, name)]
    date, headers = resource.fetched_at, (("Content-Type", resource.content_type),)
    written = member("resource", id_, date, about, (b"", resource.body), resource.content_type)
    place = ("", 0, len(written))
    return Packed(record=record_of("resource", id_, url, date, place, None, headers, digest), member=written)


def _write_whole(file: FileIO, start: int, data: bytes) -> None:
    """Write all of the data or, where that fails, none of it, so that what follows stays readable."""
    rest = memoryview(data)
    try:
        while rest:
            rest = rest[file.write(rest) :]
    except BaseException:
        file.truncate(start)
        file.seek(start)
        raise


def _new_id() -> str:
    return f"urn:uuid:{uuid.uuid4()}"
