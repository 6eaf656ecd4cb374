"""The spider: a response in, one reading out. What to fetch next is the frontier's business."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any

from scrapy import Request, Spider
from scrapy.exceptions import DownloadFailedError, IgnoreRequest
from scrapy.http import Response as ScrapyResponse
from twisted.python.failure import Failure

from crawler import items
from crawler.fetch.robots import RobotsUnavailable
from crawler.items import Known, Problem, Reading, Source
from crawler.platforms.safely import read_safely

_ERRORS = {
    "CannotResolveHostError": "unknown-host",
    "DownloadConnectionRefusedError": "connection-refused",
    "DownloadTimeoutError": "timeout",
    "ResponseDataLossError": "incomplete-response",
    "UnsupportedURLSchemeError": "unsupported-scheme",
    "RobotsForbidden": "robots-forbids",
    "RobotsUnavailable": "robots-unavailable",
    "AddressRefused": "address-refused",
    "UnpackedTooLarge": "unpacked-too-large",
    "BrokenEncoding": "broken-encoding",
}
_TLS = ("ssl", "tls", "certificate")


class BlogSpider(Spider):
    """Archives one blog, from any of its addresses: `scrapy crawl blog -a url=https://… -s BLOGARK_ARCHIVE=DIR`."""

    name = "blog"

    def __init__(self, url: str | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if not url:
            raise ValueError("say which blog: -a url=https://…")
        self.url = url
        #: What the archive knows of the blog; set by what keeps the readings.
        self.known: Callable[[], Known] = Known

    async def start(self) -> AsyncIterator[Any]:
        """The address given; all others come from readings."""
        yield Request(self.url, meta={"purpose": "start"})

    def parse(self, response: ScrapyResponse, **_: Any) -> list[Reading]:
        """One response, one reading. No generator: Scrapy would look through its source for each response."""
        plain = plain_response(response)
        meta = response.meta
        source = Source(
            url=response.url,
            fetched_at=plain.fetched_at,
            capture_id=meta.get("capture_id"),
            frontier_id=meta.get("frontier_id"),
        )
        return [replace(read_safely(plain, self.known()), source=source)]

    def failed(self, failure: Failure) -> list[Reading]:
        """An address that could not be fetched is a reading too: it says so."""
        request: Request = failure.request  # type: ignore[attr-defined]
        error = failure.value or RuntimeError("failed without a reason")
        problem = Problem(stage="fetch", error=error_name(error), detail=str(error) or None)
        source = Source(url=request.url, fetched_at="", capture_id=None, frontier_id=request.meta.get("frontier_id"))
        return [Reading(witness="failure", problems=(problem,), source=source)]


def plain_response(response: ScrapyResponse) -> items.Response:
    """The response as readers take it."""
    headers = {
        name.decode("latin-1").lower(): ", ".join(value.decode("latin-1") for value in values)
        for name, values in dict.items(response.headers)  # Scrapy's own looks each up again
    }
    return items.Response(
        url=response.url,
        status=response.status,
        headers=headers,
        body=response.body,
        fetched_at=response.meta.get("fetched_at", ""),
        truncated=response.meta.get("truncated"),
    )


def error_name(error: BaseException) -> str:
    """A stable short name for what went wrong in fetching."""
    if isinstance(error, RobotsUnavailable) and error.cause is not None:
        return error_name(error.cause)  # the host is asked for its robots.txt first; what ails it is not about robots
    if name := _ERRORS.get(type(error).__name__):
        return name
    if type(error) is IgnoreRequest and "redirect" in str(error):
        return "too-many-redirects"  # Scrapy has no exception of its own for it
    if any(word in str(error).lower() for word in _TLS):
        return "tls-failure"
    return "broken-answer" if isinstance(error, DownloadFailedError) else "fetch-failed"
