"""Scrapy's extension that writes the WARC."""

from typing import Any

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from archive.warc import Exchange
from crawler.items import Source
from crawler.spiders.blog import plain_response, read_safely
from pipelines.running import or_stop, session_of
from pipelines.session import now


class Recorder:
    """Writes every exchange into the WARC as it was received, redirects, retries and robots.txt included."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
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
        truncated = _truncated(response)
        exchange = Exchange(
            url=request.url,
            method=request.method,
            request_headers=_pairs(request.headers),
            request_body=request.body,
            status=response.status,
            headers=_pairs(response.headers),
            body=response.body,
            protocol=response.protocol,
            ip=str(response.ip_address) if response.ip_address else None,
            fetched_at=fetched_at,
            truncated=truncated,
        )
        record = or_stop(self._crawler, lambda: session_of(self._crawler).record(exchange))
        if record is not None:
            request.meta.update(capture_id=record.id, fetched_at=fetched_at, truncated=truncated)

    def _received(self, response: Response, request: Request) -> None:
        """A robots.txt has no callback; what it says of sitemaps is read here."""
        if request.callback is not NO_CALLBACK or "capture_id" not in request.meta:
            return
        session = session_of(self._crawler)
        plain = plain_response(response)
        source = Source(url=response.url, fetched_at=plain.fetched_at, capture_id=request.meta["capture_id"])
        reading = read_safely(plain, session.store.known)
        or_stop(self._crawler, lambda: session.commit(reading, source))


def _truncated(response: Response) -> str | None:
    if "download_stopped" in response.flags:
        return "length"
    return "disconnect" if "dataloss" in response.flags else None


def _pairs(headers: Any) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), value.decode("latin-1")) for name, values in headers.items() for value in values
    ]
