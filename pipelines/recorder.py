"""Scrapy's extension that writes the WARC."""

from typing import Any

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from archive.warc import Exchange
from crawler.fetch.sizes import is_torn, truncation
from crawler.items import Source
from crawler.platforms.safely import read_safely
from crawler.spiders.blog import plain_response
from pipelines.evidence import now
from pipelines.running import or_stop, session_of, stop


class Recorder:
    """Writes every exchange into the WARC as it was received, redirects, retries and robots.txt included."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        session_of(crawler)  # where the archive refuses, there is nothing to close yet
        crawler.signals.connect(self._downloaded, signals.response_downloaded)
        crawler.signals.connect(self._received, signals.response_received)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Recorder":
        """Scrapy's way to make one."""
        return cls(crawler)

    def _downloaded(self, response: Response, request: Request) -> None:
        if "cached" in response.flags:
            return
        fetched_at = now()
        if is_torn(response):
            response.flags.append("dataloss")  # as Scrapy calls it where the length tells; it is asked for again
        truncated = truncation(response.flags)
        exchange = Exchange(
            url=request.url,
            method=request.method,
            request_headers=_pairs(request.headers),
            request_body=request.body,
            status=response.status,
            headers=_received_headers(response),
            body=response.body,
            protocol=response.protocol,
            ip=str(response.ip_address) if response.ip_address else None,
            fetched_at=fetched_at,
            truncated=truncated,
        )
        record = or_stop(self._crawler, lambda: session_of(self._crawler).evidence.record(exchange))
        if record is not None:
            request.meta.update(capture_id=record.id, fetched_at=fetched_at, truncated=truncated)
        limit = self._crawler.settings.getfloat("BLOGARK_SIZE_LIMIT")
        if limit and session_of(self._crawler).evidence.bytes > limit:
            stop(self._crawler, "size-limit")

    def _received(self, response: Response, request: Request) -> None:
        """A robots.txt has no callback; what it says of sitemaps is read here."""
        if request.callback is not NO_CALLBACK or "capture_id" not in request.meta:
            return
        session = session_of(self._crawler)
        plain = plain_response(response)
        source = Source(url=response.url, fetched_at=plain.fetched_at, capture_id=request.meta["capture_id"])
        reading = read_safely(plain, session.known)
        or_stop(self._crawler, lambda: session.commit(reading, source))


def _received_headers(response: Response) -> list[tuple[str, str]]:
    """The headers without the `Content-Length: 0` that Scrapy gives responses which have no body by definition."""
    pairs = _pairs(response.headers)
    bodiless = response.status in {204, 304}
    return [pair for pair in pairs if not (bodiless and pair[0].lower() == "content-length")]


def _pairs(headers: Any) -> list[tuple[str, str]]:
    pairs = dict.items(headers)  # Scrapy's own looks each up again
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, values in pairs for value in values]
