"""Exports: what is public of them is recorded piece by piece, and never the export itself."""

import gzip
import os
import re
import shutil
import zlib
from collections.abc import Iterable, Iterator, Set
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from archive.warc import Resource, pack
from crawler.items import Problem, Reading, Response
from crawler.packing import GZIP
from crawler.scope import tidy, url_key
from crawler.witnesses import exports
from crawler.witnesses.exports import Format
from pipelines.importing.files import Found, Saved, Unread
from pipelines.importing.mirror import Mirror
from pipelines.importing.restore import restored
from pipelines.importing.saved import Document, settled

#: Address of a piece: its export's name and its own.
_PIECE = "urn:blogark:export:"
_CREATED = re.compile(
    rb"<!-- generator=[^<>]{0,100}created=\"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})\"|"
    rb"<updated>\s*(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})[^<]{0,20}Z\s*</updated>"
)


@dataclass(frozen=True, kw_only=True)
class Cut:
    """A piece on its way to the process that reads it."""

    name: str
    body: bytes
    date: str


def format_of(source: Path) -> Format | None:
    """The form of export a file has; `None` where it is none."""
    with source.open("rb") as stream:
        return exports.format_of(stream.read(exports.START))


def unpacked(source: Path, scratch: ExitStack) -> Path | None:
    """The export that a file is, or that it holds packed with gzip; `None` where it is none."""
    if format_of(source):
        return source
    with source.open("rb") as stream:
        if not stream.read(2).startswith(GZIP):
            return None
    path = _room(scratch) / source.name.removesuffix(".gz")
    try:
        with gzip.open(source) as packed, path.open("wb") as file:
            start = packed.read(exports.START)
            if not exports.format_of(start):
                return None
            file.write(start)
            shutil.copyfileobj(packed, file)
    except (OSError, EOFError, zlib.error):
        return None
    os.utime(path, (source.stat().st_mtime,) * 2)
    return path


def taken_out(found: Iterable[Found], names: Set[str], scratch: ExitStack) -> list[Path]:
    """The exports of these names, in the order of their names, where they are in a folder or packed."""
    room = _room(scratch)
    paths = []
    for number, file in enumerate(found):
        if isinstance(file, Saved) and file.name in names:
            path = room / str(number) / Path(file.name).name
            path.parent.mkdir()
            path.write_bytes(file.read())
            at = datetime.fromisoformat(file.date).timestamp()
            os.utime(path, (at, at))
            paths.append(path)
    return sorted(paths, key=lambda path: path.name)


def _room(scratch: ExitStack) -> Path:
    return Path(scratch.enter_context(TemporaryDirectory(prefix="blogark-")))


def place(source: Path, form: Format, url: str | None) -> Mirror | None:
    """The blog's root, as given or as the export says, and where the export has it; `None` where nobody says."""
    with source.open("rb") as stream:
        said = form.home(stream.read(exports.START))
    own = _root(said) if said else None
    root = url or own
    if root is None:
        return None
    moved = (own,) if own and url_key(own) != url_key(root) else ()
    return Mirror(root=root, base=root, others=moved)


def _root(url: str) -> str:
    url = tidy(url)
    return url if url.endswith("/") else url + "/"


def cut(source: Path, form: Format) -> Iterator[Cut | Unread | str]:
    """The pieces of an export; of what is left out, the rule that keeps it out."""
    date = _date(source)
    with source.open("rb") as stream:
        for part in form.pieces(stream):
            if isinstance(part, exports.Piece):
                yield Cut(name=f"{source.name}:{part.key}", body=part.body, date=date)
            elif isinstance(part, exports.LeftOut):
                yield part.rule
            else:
                yield Unread(name=source.name, error=part.error, detail=part.detail)


def size(part: Cut | Unread | str) -> int:
    """How much of the memory a part takes on its way to the process that reads it."""
    return len(part.body) if isinstance(part, Cut) else 0


def _date(source: Path) -> str:
    """When the export was made, as it says, else its file's date."""
    with source.open("rb") as stream:
        created = _CREATED.search(stream.read(5000))
    if created:
        day, clock = (found.decode("ascii") for found in created.groups() if found)
        return f"{day}T{clock}:00Z"
    return f"{datetime.fromtimestamp(int(source.stat().st_mtime), UTC):%Y-%m-%dT%H:%M:%SZ}"


def read_cut(part: Cut | Unread | str, form: str, mirror: Mirror) -> Document | Unread | str:
    """What a piece says."""
    if not isinstance(part, Cut):
        return part
    kind = (exports.named(form) or exports.FORMATS[0]).media_type
    url = _PIECE + quote(part.name, safe=":", errors="surrogateescape")
    packed = pack(Resource(url=url, fetched_at=part.date, content_type=kind, body=part.body))
    return Document(evidence=packed, reading=read_piece(part.date, part.body, form, mirror))


def read_piece(date: str, body: bytes, form: str, mirror: Mirror) -> Reading:
    """What the record of a piece says."""
    found = exports.named(form)
    if found is None:
        return Reading(witness="error", problems=(Problem(stage="read", error="unknown-export", detail=form),))
    seen = restored(body, None, found.media_type, mirror, mirror.root)
    headers = {"content-type": found.media_type}
    response = Response(url=mirror.root, status=200, headers=headers, body=seen, fetched_at=date)
    try:
        reading, problems = found.read(response)
    except Exception as error:  # noqa: BLE001 - a defect of a reader costs its piece alone, and is told
        problem = Problem(stage="read", error="reader-raised", detail=f"{type(error).__name__}: {error}")
        return Reading(witness="error", problems=(problem,))
    return settled(replace(reading, problems=(*problems, *reading.problems)), mirror, mirror.root)
