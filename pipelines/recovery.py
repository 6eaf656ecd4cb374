"""What a killed crawl had recorded and not yet stored is read from its WARC, not asked for again."""

from collections.abc import Iterator
from contextlib import suppress

from scrapy.crawler import Crawler

from archive.database import WARC_FOLDER
from archive.warc import Stored, TornRecord, read_warc, warc_files
from crawler.scope import joined
from pipelines.decoding import Decoder
from pipelines.replay import replay, was_retried
from pipelines.session import CRAWL_END, Session


def recover(session: Session, crawler: Crawler) -> None:
    """Store the records at the ends of an unfinished crawl's WARCs that have no capture row yet."""
    decoder: Decoder | None = None
    #: What was asked for, by the address that redirects have led to so far.
    asked: dict[str, str] = {}
    for stored in _unstored(session):
        record = stored.record
        origin = asked.get(record.url, record.url)
        location = _location(stored)
        if location and (target := joined(record.url, location)):
            asked[target] = origin
        frontier_id = session.frontier.waiting(origin)
        if location or frontier_id is None or was_retried(stored):
            session.evidence.captured(record)
        else:
            decoder = decoder or Decoder(crawler)
            replay(stored, session, decoder, is_last=True, frontier_id=frontier_id)


def _location(stored: Stored) -> str | None:
    """Where a redirect leads."""
    if stored.record.status is None or not 300 <= stored.record.status < 400:
        return None
    return next((value for name, value in stored.headers if name.lower() == "location"), None)


def _unstored(session: Session) -> Iterator[Stored]:
    for path in warc_files(session.folder / WARC_FOLDER):
        if path.name.startswith(f"blogark-{session.crawl_id}-"):
            with suppress(TornRecord):  # it was being written when the crawl was killed
                for stored in read_warc(path, session.evidence.last_stored(path.name)):
                    about_blog = stored.record.type != "warcinfo" and not stored.record.url.startswith(CRAWL_END)
                    if about_blog and not session.evidence.has(stored.record.id):
                        yield stored
