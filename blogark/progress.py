"""What a running crawl shows on standard error: one live line in a terminal, a line now and then elsewhere."""

import asyncio
import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text
from scrapy.crawler import Crawler

from pipelines.running import session_of

_LIVE_SECONDS = 0.5
_PLAIN_SECONDS = 10.0


class Progress:
    """Shows found, fetched, stored, speed and what is being read."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._live = (
            Live(console=self._console, transient=True, auto_refresh=False) if self._console.is_terminal else None
        )

    def __enter__(self) -> Self:
        if self._live:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live:
            self._live.stop()

    async def watch(self, crawler: Crawler, url: str) -> None:
        """Show a crawl until cancelled."""
        started = time.monotonic()
        while True:
            await asyncio.sleep(_LIVE_SECONDS if self._live else _PLAIN_SECONDS)
            if crawler.engine is None or crawler.engine.spider is None:
                continue
            line = self._line(crawler, url, time.monotonic() - started)
            if self._live:
                table = Table.grid()
                table.add_row(Text(line, no_wrap=True, overflow="ellipsis"))
                self._live.update(table, refresh=True)
            else:
                self._console.print(line, markup=False, highlight=False, soft_wrap=True)

    def _line(self, crawler: Crawler, url: str, seconds: float) -> str:
        session = session_of(crawler)
        queue = session.frontier.count()
        found = sum(queue.values())
        speed = session.fetched / seconds if seconds else 0.0
        reading = session.reading or url
        return (
            f"{found:,} found  {session.fetched:,} fetched  {session.stored:,} stored  {speed:.1f}/s  "
            f"{session.bytes / 1e6:,.1f} MB  {reading}"
        )
