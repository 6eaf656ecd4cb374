"""A record's exchange, read and committed as if it had just been received."""

from dataclasses import replace

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response as ScrapyResponse
from scrapy.spiders import Spider
from scrapy.utils.test import get_crawler

from archive.warc import Stored
from crawler.fetch.sizes import SizesMiddleware
from crawler.items import Problem, Reading, Response, Source
from crawler.spiders.blog import read_safely
from pipelines.session import RETRIED, Session


def replay(
    stored: Stored, session: Session, decoder: "Decoder", *, is_last: bool, frontier_id: int | None = None
) -> None:
    """Commit what a record says. With the frontier's number of its address, the addresses it leads to are queued."""
    record = stored.record
    session.captured(record)
    source = Source(url=record.url, fetched_at=record.fetched_at, capture_id=record.id, frontier_id=frontier_id)
    session.commit(_reading(stored, session, decoder, is_last=is_last), source, follow=frontier_id is not None)


def was_retried(stored: Stored) -> bool:
    """Whether an answer is of the kind that is asked for again."""
    return stored.record.status in RETRIED or stored.truncated == "disconnect"


def _reading(stored: Stored, session: Session, decoder: "Decoder", *, is_last: bool) -> Reading:
    record = stored.record
    if record.type == "metadata":
        problem = Problem(stage="fetch", error=stored.info["error"], detail=stored.info.get("detail") or None)
        return Reading(witness="failure", problems=(problem,))
    if not is_last and was_retried(stored):
        return Reading(witness="error")
    response = decoder.response(record.url, record.status or 0, stored.headers, stored.body)
    if response is None:
        return Reading(witness="error")
    plain = replace(response, fetched_at=record.fetched_at, truncated=stored.truncated)
    return read_safely(plain, session.known)


class Decoder:
    """Undoes content encodings as the crawl does; within a crawl it has to be given that crawl's crawler."""

    def __init__(self, crawler: Crawler | None = None) -> None:
        crawler = crawler or get_crawler(Spider, {"TWISTED_REACTOR_ENABLED": False})
        self._middleware = SizesMiddleware.from_crawler(crawler)

    def response(self, url: str, status: int, headers: tuple[tuple[str, str], ...], body: bytes) -> Response | None:
        """The response as readers take it; `None` where it cannot be unpacked, a failure that has its own record."""
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
