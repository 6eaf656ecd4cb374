"""Undoing content encodings outside the downloader.

Scrapy, whose rules these are, is loaded when something is to be undone: an import of saved files does without it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from archive.warc import Stored
from crawler.items import Response

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class Decoder:
    """Undoes content encodings as the crawl does; within a crawl it has to be given that crawl's crawler."""

    def __init__(self, crawler: Crawler | None = None) -> None:
        from scrapy.spiders import Spider
        from scrapy.utils.test import get_crawler

        from crawler.fetch.sizes import SizesMiddleware

        crawler = crawler or get_crawler(Spider, {"TWISTED_REACTOR_ENABLED": False})
        self._middleware = SizesMiddleware.from_crawler(crawler)

    def response(self, url: str, status: int, headers: tuple[tuple[str, str], ...], body: bytes) -> Response | None:
        """The response as readers take it; `None` where it cannot be unpacked, a failure that has its own record."""
        from scrapy import Request
        from scrapy.exceptions import IgnoreRequest
        from scrapy.http import Response as ScrapyResponse

        grouped: dict[str, list[str]] = {}
        for name, value in headers:
            grouped.setdefault(name, []).append(value)
        raw = ScrapyResponse(url, status=status, headers=grouped, body=body)
        try:
            raw = self._middleware.process_response(Request(url), raw)  # type: ignore[assignment]
        except IgnoreRequest:
            return None
        return Response(
            url=url,
            status=status,
            headers={
                name.decode("latin-1").lower(): ", ".join(value.decode("latin-1") for value in values)
                for name, values in raw.headers.items()
            },
            body=raw.body,
            fetched_at="",
        )

    def stored(self, stored: Stored) -> Response | None:
        """A stored response in the same way."""
        record = stored.record
        response = self.response(record.url, record.status or 0, stored.headers, stored.body)
        return response and replace(response, fetched_at=record.fetched_at, truncated=stored.truncated)
