"""WARC/1.1 files (ISO 28500:2017): what was received, kept for whoever comes later.

Every record is a gzip member of its own, so that it can be read by its offset and a killed writer costs at most the
exchange it was writing. What an exchange cannot say is reconstructed: the reason phrase from the status code, `Host`
where the request has none. `Transfer-Encoding` is dropped, since bodies come without it; other headers are kept.
"""

import base64
import hashlib
import os
import re
import string
import uuid
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from importlib.metadata import version
from io import BytesIO, FileIO
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

Headers = tuple[tuple[str, str], ...]
#: File name, offset and length.
_Place = tuple[str, int, int]

_ABOUT = {
    "software": f"blogark/{version('blogark')} warcio/{version('warcio')}",
    "format": "WARC File Format 1.1",
    "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
}
_GZIP = b"\x1f\x8b"
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
_READ = ("warcinfo", "response", "resource", "revisit", "metadata")
#: Where a resource record names the file it was made of; the standard has no field for that.
_FILE_FIELD = "Blogark-File-Name"
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
#: Not all that `str.strip` takes for blank: 0xA0 ends many a letter in UTF-8.
_BLANK = " \t\r"
#: What stands in a field as it is: all that is printed but the sign that escapes.
_PRINTED = string.punctuation.replace("%", "")
_STAMP = re.compile(r"-(\d{14,17})-")


class TornRecord(Exception):
    """From here on a file cannot be read; all before it could. Mostly the last write of a process that was killed."""

    def __init__(self, path: Path, offset: int) -> None:
        super().__init__(f"{path.name}: no whole record at byte {offset}")
        self.path = path
        self.offset = offset


#: How a gzip stream begins (RFC 1952, section 2.3).
_GZIP = b"\x1f\x8b"
_SMALL = 4096


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """One HTTP exchange as received. Header values are the octets of the wire, decoded as latin-1."""

    url: str
    method: str
    request_headers: Sequence[tuple[str, str]]
    request_body: bytes
    status: int
    #: In order, a repeated header repeated.
    headers: Sequence[tuple[str, str]]
    #: Still content-encoded, no longer transfer-encoded.
    body: bytes
    #: `HTTP/1.1`.
    protocol: str | None
    ip: str | None
    #: In UTC, `2013-01-28T08:15:00Z`; fractions of a second may be given.
    fetched_at: str
    #: Why the body is not whole: `length`, `time` or `disconnect`.
    truncated: str | None


@dataclass(frozen=True, kw_only=True)
class Resource:
    """A file as it was found, of whose exchange nothing is known."""

    #: Address it was once served at.
    url: str
    #: Its date, `2013-01-28T08:15:00Z`.
    fetched_at: str
    content_type: str
    body: bytes
    #: Its name where it was found.
    name: str | None = None


@dataclass(frozen=True, kw_only=True)
class Packed:
    """A record made ready by `pack`, wherever that is done; one writer appends it."""

    #: What is known of it before it has its place.
    record: "Record"
    member: bytes


@dataclass(frozen=True, kw_only=True)
class Record:
    """Where a record stands and what it says in short: what a capture row needs."""

    #: `urn:uuid:…`, without angle brackets.
    id: str
    #: `response`, `resource`, `revisit`, `metadata` or `warcinfo`.
    type: str
    #: In ASCII; empty for a warcinfo record.
    url: str
    fetched_at: str
    status: int | None
    content_type: str | None
    #: Of the payload, `sha1:BASE32`.
    digest: str | None
    etag: str | None
    last_modified: str | None
    #: Name of the file, without its folder.
    file: str
    offset: int
    length: int


@dataclass(frozen=True, kw_only=True)
class Stored:
    """A record read back."""

    record: Record
    headers: Headers
    #: The payload, still content-encoded; empty for a revisit.
    body: bytes
    ip: str | None
    #: Fields of a warcinfo or metadata record.
    info: Mapping[str, str]
    truncated: str | None
    #: Name of the file that a resource record was made of.
    name: str | None = None
    #: Address of the record whose payload a revisit repeats, where it is not its own.
    refers_to: str | None = None


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
        id_, url, date = _new_id(), _ascii(exchange.url), exchange.fetched_at
        common = [("WARC-Target-URI", url), *_given("WARC-IP-Address", exchange.ip), self._origin]
        cut = _given("WARC-Truncated", exchange.truncated)
        head = _response_head(exchange)
        response = _member("response", id_, date, [*common, *cut, *_protocol(exchange)], head, exchange.body)
        about = [*common, ("WARC-Concurrent-To", f"<{id_}>")]
        request = _member("request", _new_id(), date, about, _request_head(exchange), exchange.request_body)
        place = self._append(response + request, len(response))
        return _record("response", id_, url, date, place, exchange.status, exchange.headers, _digest(exchange.body))

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
        id_, url = _new_id(), _ascii(url)
        about = [("WARC-Target-URI", url), self._origin]
        member = _member("metadata", id_, fetched_at, about, b"", _fields(fields))
        return _record("metadata", id_, url, fetched_at, self._append(member, len(member)))

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
        member = _member("warcinfo", id_, now, [("WARC-Filename", path.name)], b"", _fields(self._info))
        try:
            _write_whole(file, 0, member)
        except OSError:
            file.close()
            path.unlink()
            raise
        self._path, self._file, self._offset = path, file, len(member)
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

    def _append(self, members: bytes, length: int) -> _Place:
        """Append members; the place is that of the first, which has the given length."""
        place = (self._path.name, self._offset, length)
        _write_whole(self._file, self._offset, members)
        self._offset += len(members)
        return place


def pack(resource: Resource) -> Packed:
    """Make a resource record. The same file with the same date and address has the same id wherever it is packed."""
    url, digest = _ascii(resource.url), _digest(resource.body)
    name = quote(resource.name, safe=_PRINTED, errors="surrogateescape") if resource.name is not None else None
    id_ = uuid.uuid5(uuid.NAMESPACE_URL, " ".join((url, resource.fetched_at, digest, name or ""))).urn
    about = [("WARC-Target-URI", url), ("WARC-Payload-Digest", digest), *_given(_FILE_FIELD, name)]
    date, headers = resource.fetched_at, (("Content-Type", resource.content_type),)
    member = _member("resource", id_, date, about, b"", resource.body, resource.content_type)
    place = ("", 0, len(member))
    return Packed(record=_record("resource", id_, url, date, place, None, headers, digest), member=member)


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


def warc_files(source: Path) -> list[Path]:
    """Return the file, or a folder's WARC files by the time in their names, the oldest first."""
    if not source.is_dir():
        return [source]
    files = [path for path in source.iterdir() if path.name.endswith((".warc.gz", ".warc"))]

    def age(path: Path) -> tuple[str, str]:
        stamp = _STAMP.search(path.name)
        return (stamp[1].ljust(17, "0") if stamp else "", path.name)

    return sorted(files, key=age)


def read_warc(path: Path, start: int = 0) -> Iterator[Stored]:
    """Read the warcinfo, response, revisit and metadata records of a file in their order, from one's offset on.

    Raises `TornRecord` after the last whole record if that is not the end of the file.
    """
    with path.open("rb") as stream:
        stream.seek(start)
        yield from _records(path, stream)


def read_record(folder: Path, file: str, offset: int) -> Stored:
    """Read the record at an offset; raises `TornRecord` if there is none that is whole."""
    path = folder / file
    with path.open("rb") as stream:
        stream.seek(offset)
        if path.suffix == ".gz" and stream.read(len(_GZIP)) != _GZIP:
            raise TornRecord(path, offset)
        stream.seek(offset)
        for stored in _records(path, stream):
            if stored.record.offset == offset:
                return stored
            break
    raise TornRecord(path, offset)


def _records(path: Path, stream: Any) -> Iterator[Stored]:
    end, size = stream.tell(), path.stat().st_size
    records = ArchiveIterator(stream, no_record_parse=True)
    try:
        for record in records:
            block = record.raw_stream.read()
            offset, length = records.get_record_offset(), records.get_record_length()
            member = records.reader.decompressor
            if record.length is None or len(block) < record.length or not (member is None or member.eof):
                raise TornRecord(path, offset)
            if record.rec_type in _READ:
                yield _stored(record, block, (path.name, offset, length))
            end = offset + length
    except ArchiveLoadFailed as error:
        raise TornRecord(path, end) from error
    # The line ends that close a record are not counted as its own where it is not compressed.
    if end < size - (0 if path.suffix == ".gz" else len(b"\r\n\r\n")):
        raise TornRecord(path, end)


def _stored(record: Any, block: bytes, place: _Place) -> Stored:
    def field(name: str) -> str:
        value: str | None = record.rec_headers.get_header(name)
        return value or ""

    status: int | None = None
    headers: Headers = ()
    digest: str | None = None
    body, info = block, dict[str, str]()
    if field("Content-Type").startswith("application/http"):
        status, headers, body = _parse_http(block)
        digest = field("WARC-Payload-Digest") or None
    elif field("Content-Type").startswith("application/warc-fields"):
        body, info = b"", dict(_parse_headers(block.decode("utf-8", "replace").splitlines()))
    elif record.rec_type == "resource":
        headers = (("Content-Type", field("Content-Type")),)
        digest = field("WARC-Payload-Digest") or field("WARC-Block-Digest") or None
    id_, url = field("WARC-Record-ID").strip("<>"), field("WARC-Target-URI").strip("<>")
    summary = _record(record.rec_type, id_, url, field("WARC-Date"), place, status, headers, digest)
    return Stored(
        record=summary,
        headers=headers,
        body=body,
        ip=field("WARC-IP-Address") or None,
        info=info,
        truncated=field("WARC-Truncated") or None,
        name=unquote(field(_FILE_FIELD), errors="surrogateescape") or None,
        refers_to=field("WARC-Refers-To-Target-URI").strip("<>") or None,
    )


def _record(
    type_: str,
    id_: str,
    url: str,
    date: str,
    place: _Place,
    status: int | None = None,
    headers: Sequence[tuple[str, str]] = (),
    digest: str | None = None,
) -> Record:
    file, offset, length = place
    return Record(
        id=id_,
        type=type_,
        url=url,
        fetched_at=date,
        status=status,
        content_type=_header(headers, "content-type"),
        digest=digest,
        etag=_header(headers, "etag"),
        last_modified=_header(headers, "last-modified"),
        file=file,
        offset=offset,
        length=length,
    )


def _member(
    type_: str,
    id_: str,
    date: str,
    fields: Sequence[tuple[str, str]],
    head: bytes,
    body: bytes,
    media_type: str = "application/warc-fields",
) -> bytes:
    """Return a record as a gzip member, ready to be appended. `head` is the HTTP message's, empty for other records."""
    block = head + body
    headers = [("WARC-Type", type_), ("WARC-Record-ID", f"<{id_}>"), ("WARC-Date", date), *fields]
    content_type = f"application/http; msgtype={type_}" if head else media_type
    if head:
        headers.append(("WARC-Payload-Digest", _digest(body)))
    headers += [("WARC-Block-Digest", _digest(block)), ("Content-Type", content_type)]
    written = StatusAndHeaders("", headers, protocol="WARC/1.1")
    out = BytesIO()
    WARCWriter(out, gzip=False, warc_version="1.1").write_record(
        ArcWarcRecord("warc", type_, written, BytesIO(block), None, content_type, len(block))
    )
    return _gzip(out.getbuffer(), packed=body.startswith(_GZIP))


def _gzip(record: memoryview, *, packed: bool) -> bytes:
    """Pack a member. Not by warcio: its level 9 can cost half as much again and saves nothing.

    What is packed already or small gains nothing by a large window, whose making costs more than all the rest.
    """
    wbits, memory = (12, 6) if packed or len(record) < _SMALL else (zlib.MAX_WBITS, 8)
    packer = zlib.compressobj(6, zlib.DEFLATED, wbits + 16, memory)
    return packer.compress(record) + packer.flush()


def _response_head(exchange: Exchange) -> bytes:
    try:
        reason = HTTPStatus(exchange.status).phrase
    except ValueError:
        reason = ""
    protocol = exchange.protocol if exchange.protocol in ("HTTP/1.0", "HTTP/1.1") else "HTTP/1.1"
    headers = [(name, value) for name, value in exchange.headers if name.lower() != "transfer-encoding"]
    return _head(f"{protocol} {exchange.status} {reason}", headers)


def _request_head(exchange: Exchange) -> bytes:
    parts = urlsplit(_ascii(exchange.url))
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = list(exchange.request_headers)
    if _header(headers, "host") is None:
        host = parts.netloc.rpartition("@")[2]
        headers.insert(0, ("Host", host.removesuffix(_DEFAULT_PORTS.get(parts.scheme, ":"))))
    return _head(f"{exchange.method} {target} HTTP/1.1", headers)


def _protocol(exchange: Exchange) -> list[tuple[str, str]]:
    """Name the protocol where the status line, which readers expect to be HTTP/1's, cannot."""
    return [("WARC-Protocol", "h2")] if (exchange.protocol or "").startswith("HTTP/2") else []


def _head(first: str, headers: Sequence[tuple[str, str]]) -> bytes:
    lines = [first, *(f"{name}: {value}" for name, value in headers)]
    return b"".join(_octets(line) + b"\r\n" for line in lines) + b"\r\n"


def _octets(line: str) -> bytes:
    line = line.replace("\r", " ").replace("\n", " ")
    try:
        return line.encode("latin-1")
    except UnicodeEncodeError:
        return line.encode("utf-8", "replace")


def _fields(info: Mapping[str, str]) -> bytes:
    """Encode as `application/warc-fields`, each value on one line."""
    lines = (f"{name}: {' '.join(value.splitlines())}\r\n" for name, value in info.items())
    return "".join(lines).encode("utf-8", "replace")


def _parse_http(block: bytes) -> tuple[int | None, Headers, bytes]:
    end = _END_OF_HEADERS.search(block)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    first, *lines = head.decode("latin-1").split("\n")
    headers = _parse_headers(lines)
    if "chunked" in (_header(headers, "transfer-encoding") or "").lower():  # as other crawlers write
        body = ChunkedDataReader(BytesIO(body)).read()
    status = re.match(r"\S+ +(\d{1,9})\b", first)
    return (int(status[1]) if status else None, headers, body)


def _parse_headers(lines: Sequence[str]) -> Headers:
    headers: list[tuple[str, str]] = []
    for line in lines:
        name, colon, value = line.partition(":")
        if line[:1] in (" ", "\t") and headers:  # folded, RFC 9112 section 5.2
            headers[-1] = (headers[-1][0], f"{headers[-1][1]} {line.strip(_BLANK)}")
        elif colon:
            headers.append((name.strip(_BLANK), value.strip(_BLANK)))
    return tuple(headers)


def _header(headers: Sequence[tuple[str, str]], name: str) -> str | None:
    return next((value for key, value in headers if key.lower() == name), None)


def _given(name: str, value: str | None) -> list[tuple[str, str]]:
    return [(name, value)] if value else []


def _ascii(url: str) -> str:
    return quote(url, safe=string.punctuation, errors="replace")


def _digest(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def _new_id() -> str:
    return f"urn:uuid:{uuid.uuid4()}"
