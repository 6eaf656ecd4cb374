"""Reads files of records, blogark's own and others'."""

import os
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, BinaryIO, TypeVar
from urllib.parse import unquote

from warcio.archiveiterator import WARCIterator  # type: ignore[import-untyped]
from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

from archive.warc.records import FILE_FIELD, Headers, Place, Stored, TornRecord, header, record_of

Read = TypeVar("Read")

_GZIP = b"\x1f\x8b"
_MARK = b"WARC/"
_MEMBER = re.compile(rb"\x1f\x8b\x08")
_FIRST_LINE = re.compile(rb"WARC/1\.\d\r?\n")
#: How much is looked at in one piece where there is damage; of what precedes and what follows a place at most so much.
_WINDOW, _LOOK, _LOOK_ON = 1 << 20, 16, 1 << 12
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

    Damage is passed over, up to where the next record begins. Raises `TornRecord` at the end if there was any or the
    last record is not whole.
    """
    passed: list[tuple[int, int]] = []
    begin: int | None = start
    end = None
    with path.open("rb") as stream:
        size = path.stat().st_size
        while begin is not None:
            try:
                yield from _records(path, stream, begin)
                break
            except TornRecord as torn:
                end = torn.offset
            begin = _next_start(path, stream, max(end, begin + 1), size)
            if begin is not None:
                if begin > end:
                    joins = passed and passed[-1][1] == end
                    passed.append((passed.pop()[0] if joins else end, begin))
                end = None
    if passed or end is not None:
        raise TornRecord(path, end, passed)


def read_record(folder: Path, file: str, offset: int) -> Stored:
    """Read the record at an offset; raises `TornRecord` if there is none that is whole."""
    path = folder / file
    with path.open("rb") as stream:
        for stored in _records(path, stream, offset):
            if stored.record.offset == offset:
                return stored
            break
    raise TornRecord(path, offset)


def _records(path: Path, stream: BinaryIO, start: int) -> Iterator[Stored]:
    """The records from an offset on; raises `TornRecord` after the last whole one if more follows."""
    end, size = start, path.stat().st_size
    if not _is_boundary(stream, start):
        raise TornRecord(path, start)
    stream.seek(start)
    records = WARCIterator(stream, no_record_parse=True)
    try:
        while (record := _quietly(lambda: next(records, None))) is not None:
            offset, member = records.offset, records.reader.decompressor
            if record.length is None:
                raise TornRecord(path, offset)
            if member is None:
                end = stream.tell() - records.reader.rem_length() + record.length
                if _is_cut(path, stream, offset, end):
                    raise TornRecord(path, offset)
            block = _quietly(record.raw_stream.read)
            if member is not None:
                end = offset + _quietly(records.get_record_length)
            if len(block) < record.length or not (member is None or member.eof):
                raise TornRecord(path, offset)
            if record.rec_type in _READ:
                yield _stored(record, block, (path.name, offset, end - offset))
            if not _is_boundary(stream, end):
                raise TornRecord(path, end)
    except ArchiveLoadFailed as error:
        raise TornRecord(path, end) from error
    # The line ends that close a record are not counted as its own where it is not compressed.
    if end < size - (0 if path.suffix == ".gz" else len(b"\r\n\r\n")):
        raise TornRecord(path, end)


def _is_boundary(stream: BinaryIO, offset: int) -> bool:
    """Whether a record begins at an offset, perhaps after blank lines, or the file ends there."""
    following = os.pread(stream.fileno(), _LOOK, offset).lstrip(b"\r\n")
    return not following or following.startswith((_GZIP, _MARK))


def _is_cut(path: Path, stream: BinaryIO, offset: int, end: int) -> bool:
    """Whether less is left of a record that is not compressed than it says: another begins before its end."""
    if end > path.stat().st_size:
        return True
    return not _is_boundary(stream, end) and _next_start(path, stream, offset + 1, end) is not None


def _next_start(path: Path, stream: BinaryIO, begin: int, end: int) -> int | None:
    """Where the first record between two offsets begins; where the stream stands is left as it is."""
    sign, is_start = (_MEMBER, _is_member) if path.suffix == ".gz" else (_FIRST_LINE, _is_first_line)
    for at in range(max(begin - _LOOK, 0), end, _WINDOW):
        window = os.pread(stream.fileno(), _LOOK + _WINDOW + _LOOK_ON, at)
        for found in sign.finditer(window):
            if begin <= at + found.start() < end and is_start(window, found.start()):
                return at + found.start()
    return None


def _is_member(window: bytes, at: int) -> bool:
    """Whether what begins so can be unpacked, and is a record."""
    try:
        start = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(window[at : at + _LOOK_ON], len(_MARK))
    except zlib.error:
        return False
    return start == _MARK


def _is_first_line(window: bytes, at: int) -> bool:
    """Whether a line of this kind follows a blank one."""
    return window[max(at - _LOOK, 0) : at].endswith((b"\n\r\n", b"\n\n"))


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
