"""What a record holds, before it is written and after it was read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Headers = tuple[tuple[str, str], ...]
#: File name, offset and length.
Place = tuple[str, int, int]
#: Where a resource record names the file it was made of; the standard has no field for that.
FILE_FIELD = "Blogark-File-Name"
#: How many places of damage in a file are told one by one.
_TOLD = 10


class TornRecord(Exception):
    """A file is damaged: all that could be read of it was. At its end it is usually the last write of a killed process.

    `passed` are the places that were passed over, each from one offset to another; `end` is where no whole record
    follows any more.
    """

    def __init__(self, path: Path, end: int | None, passed: Sequence[tuple[int, int]] = ()) -> None:
        self.path = path
        #: Where the damage begins.
        self.offset = passed[0][0] if passed else end or 0
        self.damage = _damage(end, passed)
        super().__init__(f"{path.name}: {self.damage}")


def _damage(end: int | None, passed: Sequence[tuple[int, int]]) -> str:
    """`passed over: 120 bytes from byte 4711 on; no whole record at byte 9000`."""
    told = []
    if passed:
        places = ", ".join(f"{stop - start} bytes from byte {start} on" for start, stop in passed[:_TOLD])
        more = sum(stop - start for start, stop in passed[_TOLD:])
        told.append(f"passed over: {places}{f', {more} bytes in {len(passed) - _TOLD} other places' if more else ''}")
    if end is not None:
        told.append(f"no whole record at byte {end}")
    return "; ".join(told)


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
class Packed:
    """A record made ready by `pack`, wherever that is done; one writer appends it."""

    #: What is known of it before it has its place.
    record: Record
    member: bytes


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


def record_of(
    type_: str,
    id_: str,
    url: str,
    date: str,
    place: Place,
    status: int | None = None,
    headers: Sequence[tuple[str, str]] = (),
    digest: str | None = None,
) -> Record:
    """Return what a record says in short."""
    file, offset, length = place
    return Record(
        id=id_,
        type=type_,
        url=url,
        fetched_at=date,
        status=status,
        content_type=header(headers, "content-type"),
        digest=digest,
        etag=header(headers, "etag"),
        last_modified=header(headers, "last-modified"),
        file=file,
        offset=offset,
        length=length,
    )


def header(headers: Sequence[tuple[str, str]], name: str) -> str | None:
    """Return the first value of a header, whose name is given in lower case."""
    return next((value for key, value in headers if key.lower() == name), None)
