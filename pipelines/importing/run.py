"""Brings a source into an archive: many read, one stores, in the order of the source."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from archive.database import is_refusal
from archive.warc import Packed, Record
from crawler.items import Blog, Problem, Reading, Source
from pipelines.importing.files import Unread
from pipelines.importing.saved import Document
from pipelines.session import Session

logger = logging.getLogger(__name__)

#: So many documents are stored before the rows of some posts are written, while others are still being read.
_BEFORE_ROWS = 100
#: Address of what has none of its own.
SOURCE = "urn:blogark:source:"

Progress: TypeAlias = Callable[[Session], None]
#: What became of a part of a source: a document, a failure, or the rule that keeps it out.
Outcome: TypeAlias = Document | Unread | str


class Importer:
    """Stores what was read, each document with its record, and counts what was left out."""

    def __init__(self, session: Session, root: str, progress: Progress) -> None:
        self.session = session
        self._root = root
        self._progress = progress
        self.left_out: dict[str, int] = {}
        self._known_before: str | None = None

    def store(self, documents: Iterable[Outcome]) -> None:
        """Store documents in their order."""
        for number, document in enumerate(documents, 1):
            if isinstance(document, str):
                self.left_out[document] = self.left_out.get(document, 0) + 1
            elif isinstance(document, Unread):
                self._fail(document)
            else:
                self.keep(document.evidence, document.reading)
            if number % _BEFORE_ROWS == 0:
                self.session.write_rows(follow=False)  # while others are still being read
            self._progress(self.session)

    def keep(self, evidence: Packed | Record, reading: Reading) -> None:
        """Store a reading with its record; one that the archive has is left as it is."""
        session = self.session
        record = evidence.record if isinstance(evidence, Packed) else evidence
        if session.evidence.has(record.id):
            self._known_before = record.id
            return
        if isinstance(evidence, Packed):
            record = session.evidence.append(evidence)
        else:
            session.evidence.captured(record)
        session.raised += any(problem.error == "reader-raised" for problem in reading.problems)
        source = Source(url=record.url, fetched_at=record.fetched_at, capture_id=record.id)
        try:
            session.commit(rooted(reading, session, self._root), source, follow=False)
        except Exception as error:
            if is_refusal(error):
                raise
            logger.exception("storing %s", record.url)
            session.raised += 1
            session.give_up(source, error)

    def _fail(self, unread: Unread) -> None:
        problem = Problem(stage="read", error=unread.error, detail=f"{unread.name}: {unread.detail}")
        record = self.session.evidence.fail(SOURCE, problem.error, problem.detail or "")
        source = Source(url=record.url, fetched_at=record.fetched_at, capture_id=record.id)
        self.session.commit(Reading(witness="failure", problems=(problem,)), source, follow=False)

    def finish(self, reason: str) -> tuple[str, Mapping[str, Any]]:
        """Close the crawl, or leave it open to be gone on with; its id and its figures.

        A source that brought nothing new was imported before: that crawl then stands for this one, which leaves no
        trace.
        """
        session = self.session
        if self._known_before and not session.stored and reason == "finished" and session.store.root is None:
            sql = "SELECT crawl_id FROM captures WHERE id = ?"
            crawl_id = session.db.execute(sql, [self._known_before]).fetchone()["crawl_id"]
            with session.db.atomic():
                session.db.execute("DELETE FROM crawls WHERE id = ?", [session.crawl_id])
            return crawl_id, self._figures(session.figures())
        session.settle(reason)
        return session.crawl_id, self._figures(session.ended)

    def _figures(self, figures: Mapping[str, Any]) -> Mapping[str, Any]:
        return {**figures, "left_out": dict(sorted(self.left_out.items()))}


def rooted(reading: Reading, session: Session, root: str) -> Reading:
    """A reading that opens the blog, where none is open: the root was settled before anything was read."""
    if session.store.root is not None or reading.witness == "failure":
        return reading
    return replace(reading, blog=replace(reading.blog or Blog(), url=root))
