"""Reads stored exchanges again, without a network: the same callbacks, the same pipelines, the same rows."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from archive.database import WARC_FOLDER
from archive.warc import Exchange, Stored, TornRecord, read_warc, warc_files
from crawler.items import Source
from crawler.platforms.safely import read_safely
from pipelines.decoding import Decoder
from pipelines.fixture import is_fixture, read_fixture
from pipelines.importing import again
from pipelines.importing.warc_files import link
from pipelines.replay import replay
from pipelines.session import CRAWL_END, Session


class SourceError(Exception):
    """What was given cannot be rerun; the message is one line for a person."""


@dataclass(frozen=True, kw_only=True)
class _Crawl:
    """A crawl's records, file by file."""

    id: str
    start_url: str
    started: str
    settings: Mapping[str, Any]
    files: tuple[Path, ...]


def rerun(source: Path, folder: Path, progress: Callable[[Session], None]) -> Iterator[Session]:
    """Read a fixture folder, WARCs or the WARCs of an archive into an archive; each crawl's session when it is done."""
    if is_fixture(source):
        yield _rerun_fixture(source, folder)
        return
    if not source.exists():
        raise SourceError(f"{source} does not exist")
    crawls = _crawls(source) or _crawls(source / WARC_FOLDER)
    if not crawls:
        raise SourceError(f"{source} holds no WARC of blogark and is no fixture folder (no responses.json)")
    for crawl in crawls:
        yield _rerun_crawl(crawl, folder, progress)


def _crawls(source: Path) -> list[_Crawl]:
    """The crawls in WARC files, by what each file's warcinfo says, in the order they were started."""
    found: dict[str, _Crawl] = {}
    for path in warc_files(source):
        with suppress(TornRecord, StopIteration, OSError):
            info = next(read_warc(path)).info
            if "crawl" not in info:
                continue
            crawl = _Crawl(
                id=info["crawl"],
                start_url=info["blog"],
                started=info["started"],
                settings=json.loads(info.get("settings", "{}")),
                files=(path,),
            )
            known = found.get(crawl.id)
            found[crawl.id] = replace(known, files=(*known.files, path)) if known else crawl
    return sorted(found.values(), key=lambda crawl: (crawl.started, crawl.id))


def _rerun_crawl(crawl: _Crawl, folder: Path, progress: Callable[[Session], None]) -> Session:
    identity = {"id": crawl.id, "started": crawl.started}
    if again.is_import(crawl.settings):
        return _rerun_import(crawl, folder, identity, progress)
    session = Session(folder, crawl.start_url, settings=crawl.settings, crawl=identity)
    last = _last_answers(crawl.files)
    decoder = Decoder()
    finished: dict[str, str] = {}
    for path in crawl.files:
        _keep_file(path, folder / WARC_FOLDER)
        for stored in _records(path, session):
            if stored.record.url.startswith(CRAWL_END):
                finished = dict(stored.info)
            elif not session.evidence.has(stored.record.id):
                replay(stored, session, decoder, is_last=last.get(stored.record.url) == stored.record.id)
                progress(session)
    session.settle_again(finished)
    return session


def _rerun_import(
    crawl: _Crawl, folder: Path, identity: Mapping[str, str], progress: Callable[[Session], None]
) -> Session:
    decoder = again.decoder_of(crawl.settings)
    session = Session(folder, crawl.start_url, settings=crawl.settings, crawl=identity, decoder=decoder)
    session.settle_again(again.read_again(_all_records(crawl, session), crawl.settings, session, progress))
    return session


def _all_records(crawl: _Crawl, session: Session) -> Iterator[Stored]:
    """An import's records: its own, after those of the WARCs that it read."""
    for path in (*again.files_of(crawl.settings, crawl.files[0].parent), *crawl.files):
        _keep_file(path, session.folder / WARC_FOLDER)
        yield from _records(path, session)


def _records(path: Path, session: Session) -> Iterator[Stored]:
    try:
        yield from (stored for stored in read_warc(path) if stored.record.type != "warcinfo")
    except TornRecord as torn:
        session.note_problem("read", "torn-record", str(torn))


def _last_answers(files: tuple[Path, ...]) -> dict[str, str]:
    """The record that counts for each address that was asked for more than once."""
    last: dict[str, str] = {}
    for path in files:
        with suppress(TornRecord):
            for stored in read_warc(path):
                last[stored.record.url] = stored.record.id
    return last


def _keep_file(path: Path, folder: Path) -> None:
    """The archive has its evidence with it: the file is linked or copied beside the database."""
    target = folder / path.name
    folder.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        link(path, target)


def _rerun_fixture(source: Path, folder: Path) -> Session:
    """A fixture's responses, written into a WARC as if they had just been received."""
    responses = read_fixture(source)
    if not responses:
        raise SourceError(f"{source} holds no responses")
    session = Session(folder, responses[0].url, settings={"source": source.name})
    for response in responses:
        exchange = Exchange(
            url=response.url,
            method="GET",
            request_headers=(),
            request_body=b"",
            status=response.status,
            headers=tuple(response.headers.items()),
            body=response.body,
            protocol="HTTP/1.1",
            ip=None,
            fetched_at=response.fetched_at,
            truncated=None,
        )
        record = session.evidence.record(exchange)
        source_of = Source(url=response.url, fetched_at=response.fetched_at, capture_id=record.id)
        session.commit(read_safely(response, session.known), source_of, follow=False)
    session.settle("finished")
    return session
