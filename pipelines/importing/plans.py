"""How each kind of source is brought in: what is found out first, and what is read then."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from functools import partial
from itertools import chain
from mimetypes import guess_type
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias
from zlib import crc32

from archive.database import WARC_FOLDER
from crawler.witnesses.exports import START
from pipelines.importing import exports, files, saved, warc_files, warcs
from pipelines.importing.files import Found, Saved
from pipelines.importing.kinds import media_type
from pipelines.importing.learned import rules_of
from pipelines.importing.mirror import Mirror, Survey
from pipelines.importing.parallel import Workers
from pipelines.importing.run import Outcome
from pipelines.session import Session

Documents: TypeAlias = Callable[[Workers, Session], Iterator[Outcome]]


#: How many answers of an API are read first, and how large they may be.
_FEW = 20
_SMALL = 200_000
#: So many pages are asked where they stood, and one of so many of the others.
_ASKED = 300
_ONE_OF = 8
_NO_PAGES = ("image/", "video/", "audio/", "font/", "text/css", "text/javascript", "application/javascript")


class SourceError(Exception):
    """What was given cannot be imported; the message is one line for a person."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is known of a source before anything of it is stored."""

    mirror: Mirror
    #: All that a rerun has to know.
    settings: Mapping[str, Any]
    documents: Documents


def plan(source: Path, url: str | None, archive: Path, workers: Workers, scratch: ExitStack) -> Plan:
    """How a source is imported; raises `SourceError` where it is nothing that can be."""
    if not source.exists():
        raise SourceError(f"{source} does not exist")
    if not os.access(source, os.R_OK):
        raise SourceError(f"{source} may not be read")
    if source.is_dir():
        from_warcs = warc_files.is_of_warcs(source)
    elif not source.is_file():
        raise SourceError(f"{source} is neither a file nor a folder")
    else:
        is_packed = files.is_packed(source)
        if not is_packed and (unpacked := exports.unpacked(source, scratch)):
            return _of_exports(source, [unpacked], url)
        from_warcs = warc_files.is_of_warcs(source)
        if not from_warcs and not is_packed and not _is_page(source):
            raise SourceError(f"{source} is no folder of pages (packed or not), no WARC or WACZ and no known export")
    if from_warcs:
        return _of_warcs(source, url, archive, scratch)
    return _of_mirror(source, url, workers, scratch)


def _is_page(source: Path) -> bool:
    with source.open("rb") as stream:
        return "html" in media_type(source.name, stream.read(START))


def _settings(source: Path, kind: str, mirror: Mirror) -> dict[str, Any]:
    return {"source": source.name, "kind": kind, "mirror": asdict(mirror)}


def _nowhere(source: Path) -> SourceError:
    return SourceError(f"{source}: nothing in it says where the blog stood; say it: --url https://blog.example.org/")


def _of_mirror(source: Path, url: str | None, workers: Workers, scratch: ExitStack) -> Plan:
    answers: list[Saved] = []
    asked = _asked(_hold_back(files.walk(source), answers))
    stated = workers.map(saved.survey, asked, lambda task: _held(task[1]))
    heard = Survey().hear(said for said in stated if said)
    if not heard.pages:
        if heard.exports:
            files_ = exports.taken_out(files.walk(source), frozenset(heard.exports), scratch)
            return _of_exports(source, files_, url)
        raise SourceError(f"{source} holds no pages")
    mirror = heard.conclude(url)
    if mirror is None:
        raise _nowhere(source)

    def documents(workers: Workers, session: Session) -> Iterator[Outcome]:
        read = partial(saved.read_saved, mirror=mirror, rules=rules_of(session, mirror))
        names = {answer.name for answer in answers}
        others = (found for found in files.walk(source) if found.name not in names)
        return workers.map(read, chain(answers, others), _held)

    return Plan(mirror=mirror, settings=_settings(source, "mirror", mirror), documents=documents)


def _asked(found: Iterator[Found]) -> Iterator[tuple[int, Found]]:
    """The files that are asked where they stood: the first of those that may be pages, then some by their names."""
    number = 0
    for file in found:
        kind = guess_type(file.name.rpartition("/")[2].partition("?")[0])[0] or ""
        if not kind.startswith(_NO_PAGES):
            if number < _ASKED or crc32(file.name.encode("utf-8", "surrogateescape")) % _ONE_OF == 0:
                yield number, file
            number += 1


def _hold_back(found: Iterator[Found], answers: list[Saved]) -> Iterator[Found]:
    """Note the answers of an API, as far as they are few and small: they speak of the blog as a whole, its zone above
    all, and read last they would have all rows made twice.
    """
    for file in found:
        if isinstance(file, Saved) and file.size <= _SMALL and len(answers) < _FEW and file.is_json:
            answers.append(file)
        yield file


def _held(found: Found) -> int:
    return len(found.body) if isinstance(found, Saved) and found.body else 0


def _of_exports(source: Path, parts: Sequence[Path], url: str | None) -> Plan:
    """How an export is imported, which may have come in several files."""
    form = exports.format_of(parts[0])
    mirror = exports.place(parts[0], form, url) if form else None
    if form is None or mirror is None:
        raise _nowhere(source)

    def documents(workers: Workers, session: Session) -> Iterator[Outcome]:
        read = partial(exports.read_cut, form=form.name, mirror=mirror)
        pieces = (piece for part in parts for piece in exports.cut(part, form))
        return workers.map(read, pieces, exports.size)

    return Plan(mirror=mirror, settings=_settings(source, form.name, mirror), documents=documents)


def _of_warcs(source: Path, url: str | None, archive: Path, scratch: ExitStack) -> Plan:
    archive.mkdir(parents=True, exist_ok=True)
    place = Path(scratch.enter_context(TemporaryDirectory(prefix=".import-", dir=archive)))
    found = list(warc_files.unpack(warc_files.files_in(source), place))
    heard = Survey().hear(warcs.survey(found))
    mirror = heard.conclude(url)
    if mirror is None:
        raise SourceError(f"{source} holds no pages" if not heard.files else str(_nowhere(source)))
    kept = [warc_files.keep(path, archive / WARC_FOLDER) for path in found]

    def documents(workers: Workers, session: Session) -> Iterator[Outcome]:
        read = partial(warcs.read_stored, mirror=mirror, rules=rules_of(session, mirror))
        for document in workers.map(read, warcs.records(kept), warcs.size):
            yield warcs.settle(document, mirror, session)

    settings = _settings(source, "warc", mirror) | {"files": [path.name for path in kept]}
    return Plan(mirror=mirror, settings=settings, documents=documents)
