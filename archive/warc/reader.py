"""Reads files of records, blogark's own and others'."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

from archive.warc.records import FILE_FIELD, Headers, Place, Stored, TornRecord, header, record_of

Read = TypeVar("Read")

_GZIP = b"\x1f\x8b"
_READ = ("warcinfo", "response", "resource", "revisit", "metadata")
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
#: Not all that `str.strip` takes for blank: 0xA0 ends many a letter in UTF-8.
_BLANK = " \t\r"
_STAMP = re.compile(r".*-(\d{14,17})-")  # the last: a name may begin with one, as a crawl's id does


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
    """Read the warcinfo, response, resource, revisit and metadata records of a file, in order, from one's offset on.

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
        while (record := _quietly(lambda: next(records, None))) is not None:
            block = _quietly(record.raw_stream.read)
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


def _quietly(read: Callable[[], Read]) -> Read:
    """Read without the lines that warcio prints about damaged data: `TornRecord` tells of it."""
    with redirect_stderr(StringIO()):
        return read()


def _stored(record: Any, block: bytes, place: Place) -> Stored:
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
    summary = record_of(record.rec_type, id_, url, field("WARC-Date"), place, status, headers, digest)
    return Stored(
        record=summary,
        headers=headers,
        body=body,
        ip=field("WARC-IP-Address") or None,
        info=info,
        truncated=field("WARC-Truncated") or None,
        name=unquote(field(FILE_FIELD), errors="surrogateescape") or None,
        refers_to=field("WARC-Refers-To-Target-URI").strip("<>") or None,
    )


def _parse_http(block: bytes) -> tuple[int | None, Headers, bytes]:
    end = _END_OF_HEADERS.search(block)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    first, *lines = head.decode("latin-1").split("\n")
    headers = _parse_headers(lines)
    if "chunked" in (header(headers, "transfer-encoding") or "").lower():  # as other crawlers write
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
