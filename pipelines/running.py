"""The session behind a running Scrapy crawl, and how the crawl stops when the archive cannot be written."""

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar
from weakref import WeakKeyDictionary, WeakSet

from scrapy.core.engine import ExecutionEngine
from scrapy.crawler import Crawler

from archive.database import is_refusal
from pipelines.decoding import Decoder
from pipelines.frontier import Limits
from pipelines.recovery import recover
from pipelines.session import Session

logger = logging.getLogger(__name__)

#: Why a crawl ends whose archive refuses to be written.
REFUSED = "archive-unwritable"

Result = TypeVar("Result")

_sessions: WeakKeyDictionary[Crawler, Session] = WeakKeyDictionary()
#: Crawls whose archive has refused to be written.
_refused: WeakSet[Crawler] = WeakSet()
#: Closings under way; the event loop itself holds tasks only weakly.
_closing: set[asyncio.Future[None]] = set()


def session_of(crawler: Crawler) -> Session:
    """The session of a crawl, opened at its first use."""
    if crawler not in _sessions:
        settings = crawler.settings
        limits = Limits(**settings.getdict("BLOGARK_LIMITS"))
        recorded = {
            "user_agent": settings["USER_AGENT"],
            "contact": settings["BLOGARK_CONTACT"],
            "robots": settings["BLOGARK_ROBOTS"],
            "robots_reason": settings["BLOGARK_ROBOTS_REASON"],
            "delay": settings.getfloat("DOWNLOAD_DELAY"),
            "concurrency": settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"),
            "media": limits.media,
        }
        url = getattr(crawler.spider, "url", "")
        folder = Path(settings["BLOGARK_ARCHIVE"])
        _sessions[crawler] = Session(folder, url, settings=recorded, limits=limits, decoder=partial(Decoder, crawler))
        recover(_sessions[crawler], crawler)
    return _sessions[crawler]


def or_stop(crawler: Crawler, action: Callable[[], Result], *, again: bool = False) -> Result | None:
    """Do it; where disk or database refuse, stop the crawl: what is stored stays, the rest can be gone on with.

    After a refusal nothing more is done, unless it is to be tried `again`.
    """
    if crawler in _refused and not again:
        return None
    try:
        return action()
    except Exception as error:
        if not is_refusal(error):
            raise
        if crawler not in _refused:
            logger.error("the archive cannot be written: %s", error)
        _refused.add(crawler)
        stop(crawler, REFUSED)
        return None


def was_refused(crawler: Crawler) -> bool:
    """Whether the archive has refused to be written."""
    return crawler in _refused


def stop(crawler: Crawler, reason: str) -> None:
    """Close the spider soon; requests on their way are still answered."""
    engine = crawler.engine
    if engine is not None and engine.spider is not None:
        task = asyncio.ensure_future(_close(engine, reason))
        _closing.add(task)
        task.add_done_callback(_closing.discard)


async def _close(engine: ExecutionEngine, reason: str) -> None:
    if engine.spider is not None:  # by now it may have closed by itself
        await engine.close_spider_async(reason=reason)
