"""What a running crawl shows on standard error: one live line in a terminal, a line now and then elsewhere."""

import asyncio
import os
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click
from scrapy.crawler import Crawler

from pipelines.running import session_of

if TYPE_CHECKING:
    from rich.live import Live

_LIVE_SECONDS = 0.5
_PLAIN_SECONDS = 10.0


class Progress:
    """Shows found, fetched, stored, speed and what is being read."""

    def __init__(self) -> None:
        self._live = _live_line() if sys.stderr.isatty() and os.environ.get("TERM") != "dumb" else None

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
                _show(self._live, line)
            else:
                click.echo(line, err=True)

    def _line(self, crawler: Crawler, url: str, seconds: float) -> str:
        session = session_of(crawler)
        queue = session.frontier.count()
        found = sum(queue.values())
        speed = session.evidence.fetched / seconds if seconds else 0.0
        reading = session.reading or url
        return (
            f"{found:,} found  {session.evidence.fetched:,} fetched  {session.stored:,} stored  {speed:.1f}/s  "
            f"{session.evidence.bytes / 1e6:,.1f} MB  {reading}"
        )


def _live_line() -> "Live":
    from rich.console import Console  # much to load for a crawl that no terminal shows
    from rich.live import Live

    return Live(console=Console(stderr=True), transient=True, auto_refresh=False)


def _show(live: "Live", line: str) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid()
    table.add_row(Text(line, no_wrap=True, overflow="crop"))
    live.update(table, refresh=True)
