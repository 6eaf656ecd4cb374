"""Waiting when a host asks for it: Retry-After (RFC 9110, section 10.2.3), which Scrapy 2.19 does not read.

AutoThrottle stays in charge of the delay between requests; this holds back a host's slot for as long as the host asks.
"""

import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response
from scrapy.settings import BaseSettings
from scrapy.utils.response import response_status_message

logger = logging.getLogger(__name__)


def retry_after(response: Response) -> float | None:
    """Return the seconds a 429 or 5xx response asks to wait; `None` if it does not ask or cannot be understood."""
    if response.status != 429 and response.status < 500:
        return None
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isdecimal():
        return float(value)
    until = _instant(value)
    if until is None:
        return None
    # By the clock of the host, where it tells the time.
    now = _instant((response.headers.get("Date") or b"").decode("latin-1")) or datetime.now(UTC)
    return max(0.0, (until - now).total_seconds())


def _instant(http_date: str) -> datetime | None:
    try:
        return parsedate_to_datetime(http_date).replace(tzinfo=UTC)
    except ValueError:
        return None


class PacingMiddleware(RetryMiddleware):
    """Scrapy's retries, after the time the host asks for; in the place of `RetryMiddleware`.

    A response cut off by the host, which `DOWNLOAD_FAIL_ON_DATALOSS = False` lets through, is retried too; the last one
    is handed on as it is.
    """

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        self._longest = settings.getfloat("BLOGARK_RETRY_AFTER_MAX", 300)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listen for responses where they arrive: a middleware sees them after the slot has sent its next request."""
        middleware = super().from_crawler(crawler)
        crawler.signals.connect(middleware._pause, signals.response_downloaded)
        return middleware

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Retry; give up at once on a host that asks for more than `BLOGARK_RETRY_AFTER_MAX` seconds."""
        if request.meta.get("dont_retry", False):
            return response
        wait = retry_after(response)
        if wait is not None:
            if wait <= self._longest:
                return self._retry(request, response_status_message(response.status)) or response
            self.crawler.stats.inc_value("pacing/gave_up")
            logger.warning("Gave up on %s: the host asks to wait %d s", request.url, wait)
            return response
        if "dataloss" in response.flags:
            return self._retry(request, "dataloss") or response
        return super().process_response(request, response)

    def _pause(self, response: Response, request: Request) -> None:
        wait = retry_after(response)
        slot = self.crawler.engine.downloader.slots.get(request.meta["download_slot"])
        if not wait or slot is None:
            return
        pause = min(wait, self._longest)
        # A slot waits its delay from the moment of the last request, and not at all where it has none.
        slot.delay = max(slot.delay, 0.001)
        slot.lastseen = max(slot.lastseen, monotonic() + pause)
        self.crawler.stats.inc_value("pacing/pauses")
        self.crawler.stats.inc_value("pacing/seconds", round(pause))
        logger.info("%s asks to wait: %d s", request.url, pause)
