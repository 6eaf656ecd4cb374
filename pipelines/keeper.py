"""Scrapy's item pipeline that stores readings."""

import asyncio
import logging
from dataclasses import replace
from functools import partial
from typing import Any

from scrapy.crawler import Crawler

from crawler.items import Reading, Source
from crawler.scope import host_of
from pipelines.evidence import GONE
from pipelines.running import or_stop, session_of, stop
from pipelines.session import Session

logger = logging.getLogger(__name__)

#: So many addresses in a row tell that the blog's host, or the network, is gone.
_MOST_GONE = 10
#: How long what was stored may wait for more before it is made lasting, in seconds.
_WAIT = 0.1


class Keeper:
    """The item pipeline: stores each reading."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._flushing: asyncio.TimerHandle | None = None
        #: The last addresses, as far as none of them reached the blog's host.
        self._unreached: list[Source] = []

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Keeper":
        """Scrapy's way to make one."""
        return cls(crawler)

    def open_spider(self) -> None:
        """Tell the spider what the archive knows."""
        session = session_of(self._crawler)
        spider: Any = self._crawler.spider
        key = self._crawler.settings["BLOGARK_DISQUS_KEY"]
        spider.known = lambda: replace(session.known, disqus_key=key)

    def process_item(self, reading: Reading) -> Reading:
        """Store a reading. A defect in storing it is recorded instead, and its address is done all the same."""
        session = session_of(self._crawler)
        source = reading.source
        if source is None:
            raise TypeError("a reading without its source")
        if source.capture_id is None and reading.witness == "failure":
            source = _failure_record(self._crawler, session, reading, source)
        session.raised += any(problem.error == "reader-raised" for problem in reading.problems)
        try:
            or_stop(self._crawler, lambda: session.commit(reading, source))
        except Exception as error:
            logger.exception("storing %s", source.url)
            session.raised += 1
            or_stop(self._crawler, partial(session.give_up, source, error))
        self._stop_where_gone(session, reading, source)
        if self._flushing is None:
            self._flushing = asyncio.get_running_loop().call_later(_WAIT, self._flush)
        return reading

    def _stop_where_gone(self, session: Session, reading: Reading, source: Source) -> None:
        """Stop where the blog's host is gone: what was asked of it in vain is asked again when the crawl goes on."""
        if source.frontier_id is None or host_of(source.url) != host_of(session.store.root or ""):
            return
        if reading.witness != "failure" or reading.problems[0].error not in GONE:
            self._unreached.clear()
            return
        self._unreached.append(source)
        if len(self._unreached) >= _MOST_GONE:
            or_stop(self._crawler, partial(session.ask_again, self._unreached))
            stop(self._crawler, "unreachable")

    def close_spider(self) -> None:
        """The scheduler makes all lasting when it closes."""
        if self._flushing is not None:
            self._flushing.cancel()

    def _flush(self) -> None:
        self._flushing = None
        or_stop(self._crawler, session_of(self._crawler).flush)


def _failure_record(crawler: Crawler, session: Session, reading: Reading, source: Source) -> Source:
    problem = reading.problems[0]
    record = or_stop(crawler, lambda: session.evidence.fail(source.url, problem.error, problem.detail or ""))
    return source if record is None else replace(source, capture_id=record.id, fetched_at=record.fetched_at)
