"""Reads the records of an import again: each as it was read then, by what its crawl's settings say of the source."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from archive.warc import Stored
from crawler.items import Problem, Reading, Source
from pipelines.decoding import Decoder
from pipelines.importing import exports, saved, warcs
from pipelines.importing.files import Unread
from pipelines.importing.learned import decoder, rules_of
from pipelines.importing.mirror import Mirror
from pipelines.importing.run import Importer
from pipelines.importing.saved import Document, Rules
from pipelines.session import CRAWL_END, Session


def is_import(settings: Mapping[str, Any]) -> bool:
    """Whether a crawl was an import."""
    return "kind" in settings and "mirror" in settings


def mirror_of(settings: Mapping[str, Any]) -> Mirror:
    """Where the source of an import once stood."""
    return Mirror(**{**settings["mirror"], "others": tuple(settings["mirror"]["others"])})


def decoder_of(settings: Mapping[str, Any]) -> Callable[[], Decoder]:
    """What makes the decoder of an import's records."""
    return decoder(mirror_of(settings))


def files_of(settings: Mapping[str, Any], beside: Path) -> list[Path]:
    """The WARCs of others that an import read, as far as they are there."""
    return [path for name in settings.get("files", ()) if (path := beside / name).is_file()]


def read_again(
    records: Iterator[Stored], settings: Mapping[str, Any], session: Session, progress: Callable[[Session], None]
) -> Mapping[str, str]:
    """Store what the records say; what the last one says of the import's end."""
    mirror = mirror_of(settings)
    rules = rules_of(session, mirror)
    importer = Importer(session, mirror.root, progress)
    ended: Mapping[str, str] = {}

    def documents() -> Iterator[Document | Unread | str]:
        nonlocal ended
        for stored in records:
            if stored.record.url.startswith(CRAWL_END):
                ended = dict(stored.info)
            elif stored.record.type == "metadata":
                _fail_again(stored, session)
            elif settings["kind"] == "warc":
                if stored.record.url.startswith(("http://", "https://")):
                    yield warcs.settle(warcs.read_stored(stored, mirror, rules), mirror, session)
            else:
                yield Document(evidence=stored.record, reading=_read(stored, settings["kind"], mirror, rules))

    importer.store(documents())
    return ended


def _read(stored: Stored, kind: str, mirror: Mirror, rules: Rules) -> Reading:
    record = stored.record
    if kind != "mirror":
        return exports.read_piece(record.fetched_at, stored.body, kind, mirror)
    media = (record.content_type or "").split(";")[0].strip().lower()
    return saved.read_file(record.url, record.fetched_at, media, stored.name, stored.body, mirror, rules)


def _fail_again(stored: Stored, session: Session) -> None:
    record = stored.record
    if session.evidence.has(record.id) or "error" not in stored.info:
        return
    session.evidence.captured(record)
    problem = Problem(stage="read", error=stored.info["error"], detail=stored.info.get("detail") or None)
    source = Source(url=record.url, fetched_at=record.fetched_at, capture_id=record.id)
    session.commit(Reading(witness="failure", problems=(problem,)), source, follow=False)
