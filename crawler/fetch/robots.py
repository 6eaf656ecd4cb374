"""robots.txt by RFC 9309, where Scrapy's middleware is more lenient.

Scrapy lets everything pass when robots.txt cannot be had, parses error pages, does not apply Crawl-delay, and of the
requests that wait for a robots.txt still being fetched holds only the first to it.
"""

import asyncio
import logging
from dataclasses import dataclass

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import build_from_crawler

from crawler.fetch.addresses import AddressRefused

logger = logging.getLogger(__name__)

#: Section 2.5: at least 500 kibibytes are parsed.
MOST_BYTES = 500 * 1024
#: Section 2.3.1.2: at least five redirects are followed.
MOST_REDIRECTS = 5
#: Seconds; a longer Crawl-delay would make a blog of a few thousand pages take weeks.
LONGEST_DELAY = 60.0


class RobotsForbidden(IgnoreRequest):
    """robots.txt forbids the request."""


class RobotsUnavailable(IgnoreRequest):
    """robots.txt could not be had, which forbids all requests to the host (section 2.3.1.4)."""

    def __init__(self, message: str, cause: Exception | None = None) -> None:
        super().__init__(message)
        #: What kept it from being fetched; `None` where the server answered.
        self.cause = cause


@dataclass(frozen=True, kw_only=True)
class _Rules:
    parser: RobotParser
    #: Why robots.txt could not be had.
    missing: str | None
    cause: Exception | None = None


class RobotsMiddleware(RobotsTxtMiddleware):
    """Fetches robots.txt once an origin and keeps to it; where `BLOGARK_ROBOTS` is `ignore` only to its Crawl-delay."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        policy = crawler.settings.get("BLOGARK_ROBOTS", "obey")
        if policy not in ("obey", "ignore"):
            raise ValueError(f"BLOGARK_ROBOTS must be obey or ignore, not {policy}")
        self._ignore = policy == "ignore"
        self._rules: dict[str, asyncio.Task[_Rules]] = {}
        self._delays: dict[str, float] = {}
        # AutoThrottle sets the delay of a slot after each response and of each new slot.
        crawler.signals.connect(self._keep_delay, signals.request_reached_downloader)
        crawler.signals.connect(self._keep_delay, signals.response_downloaded)

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Refuse what the rules forbid and keep their Crawl-delay."""
        if rp is None:
            return
        agent = self._agent(request)
        delay = min(rp.crawl_delay(agent) or 0.0, LONGEST_DELAY)
        if delay:
            host = urlparse_cached(request).hostname
            self._delays[self.crawler.engine.downloader.get_slot_key(request)] = delay
            self._stats.set_value(f"robotstxt/crawl_delay/{host}", delay)
        if not rp.allowed(request.url, agent):
            self._refuse(RobotsForbidden(f"robots.txt forbids {request.url}"))

    async def robot_parser(self, request: Request) -> RobotParser:
        """Return the rules of the request's origin, waiting until robots.txt is there."""
        url = urlparse_cached(request)
        origin = f"{url.scheme}://{url.netloc.rpartition('@')[2]}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._fetch(origin, request))
        rules = await self._rules[origin]
        if rules.missing:
            self._refuse(RobotsUnavailable(f"robots.txt of {origin} is unavailable: {rules.missing}", rules.cause))
        return rules.parser

    def _refuse(self, error: IgnoreRequest) -> None:
        if self._ignore:
            self._stats.inc_value("robotstxt/would_forbid")
            return
        self._stats.inc_value("robotstxt/forbidden")
        raise error

    def _agent(self, request: Request) -> str | bytes:
        return self._robotstxt_useragent or request.headers.get(b"User-Agent") or self._default_useragent

    async def _fetch(self, origin: str, request: Request) -> _Rules:
        meta = {
            "dont_obey_robotstxt": True,
            "allow_offsite": True,
            "redirect_ttl": MOST_REDIRECTS,
            "max_bytes": MOST_BYTES,
        }
        robots = Request(f"{origin}/robots.txt", priority=self.DOWNLOAD_PRIORITY, meta=meta, callback=NO_CALLBACK)
        self._stats.inc_value("robotstxt/request_count")
        content, missing, cause = b"", None, None
        try:
            response = await self.crawler.engine.download_async(robots)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is why requests are refused
            missing, cause = _why_missing(error, request), error
        else:
            self._stats.inc_value(f"robotstxt/response_status_count/{response.status}")
            content, missing = _read(response)
        if missing:
            logger.info("robots.txt of %s is unavailable: %s", origin, missing)
        parser = build_from_crawler(self._parserimpl, self.crawler, content)
        await self.crawler.signals.send_catch_log_async(
            signal=signals.robots_parsed, robotparser=parser, request=request
        )
        return _Rules(parser=parser, missing=missing, cause=cause)

    def _keep_delay(self, request: Request) -> None:
        key = request.meta["download_slot"]
        slot = self.crawler.engine.downloader.slots.get(key)
        if slot and key in self._delays:
            slot.delay = max(slot.delay, self._delays[key])
            slot.jitter = 0.0


def _read(response: Response) -> tuple[bytes, str | None]:
    """Return what is to be parsed, and why nothing can be known where that is so (sections 2.3.1.1 to 2.3.1.4)."""
    # RFC 9309 would allow all for 429 as for any 4xx; a host that has had enough does not mean that.
    if response.status == 429 or response.status >= 500:
        return b"", f"status {response.status}"
    # A page in its place, whatever its type says; some true ones are sent as text/html.
    if response.status >= 300 or response.body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return b"", None
    if len(response.body) > MOST_BYTES:
        return response.body[:MOST_BYTES].rpartition(b"\n")[0], None
    return response.body, None


def _why_missing(error: Exception, request: Request) -> str | None:
    # Raised by Scrapy itself, it means too many redirects, after which there need be no robots.txt (section 2.3.1.2).
    if type(error) is IgnoreRequest:
        return None
    # The request itself is about to be refused for the same reason, which says more.
    if isinstance(error, AddressRefused) and error.host == urlparse_cached(request).hostname:
        return None
    return f"{type(error).__name__}: {error}"
