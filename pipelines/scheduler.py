"""Scrapy's scheduler: the frontier's addresses as requests."""

from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import Crawler

from crawler.items import Follow
from pipelines.frontier import Address
from pipelines.running import or_stop, session_of

#: Media beyond this are cut, and marked as cut.
_MEDIA_BYTES = 50_000_000


class Scheduler:
    """Hands out the frontier's addresses; redirects and retries of addresses on their way come first."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._again: list[Request] = []
        self._is_closed = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Scheduler":
        """Scrapy's way to make one."""
        return cls(crawler)

    def open(self, spider: Spider) -> None:
        """Open the crawl's session."""
        self._session = session_of(self._crawler)

    def close(self, reason: str) -> None:
        """Finish the crawl, or leave it open to be gone on with; the pipelines are closed by then."""
        or_stop(self._crawler, lambda: self._session.settle(reason), again=True)
        self._session.close()
        self._is_closed = True

    def has_pending_requests(self) -> bool:
        """Whether an address waits that is not on its way."""
        return bool(self._again) or self._session.frontier.has_more() or self._session.store.lags

    def enqueue_request(self, request: Request) -> bool:
        """Queue a redirect or retry in memory, since its address stays in the frontier; another address there.

        A crawl that was stopped at once hands in its start after it was closed: false, it is not queued.
        """
        if self._is_closed:
            return False
        if "frontier_id" in request.meta:
            self._again.append(request)
        else:
            found = Follow(url=request.url, purpose=request.meta.get("purpose", "link"))
            or_stop(self._crawler, lambda: self._session.seed([found]))
        return True

    def next_request(self) -> Request | None:
        """The next request, `None` where none is ready, or where one waits already for its host's turn.

        Those that wait are asked for even when the crawl is to stop, be it by a limit or a signal.
        """
        downloader = self._crawler.engine.downloader
        slots = downloader.slots.values()
        is_waiting = len(downloader.active) > sum(len(slot.transferring) for slot in slots)
        if is_waiting and any(slot.delay for slot in slots):
            return None
        if self._again:
            return self._again.pop()
        address = or_stop(self._crawler, self._next)
        if address is None:
            return None
        spider: Any = self._crawler.spider
        meta: dict[str, Any] = {"frontier_id": address.id}
        if address.purpose == "media":
            meta["max_bytes"] = _MEDIA_BYTES
        return Request(address.url, callback=spider.parse, errback=spider.failed, meta=meta, dont_filter=True)

    def _next(self) -> Address | None:
        """The next address. When all pages are read the rows of their posts are made, which leads to media."""
        session, frontier = self._session, self._session.frontier
        while (address := frontier.next()) is None and frontier.is_idle:
            session.learn_once()
            if not session.write_rows():
                break
        return address
