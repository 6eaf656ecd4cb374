"""Tells where blogark spends its CPU: `python bench/sampling.py REPORT crawl URL …` runs the command under a sampler.

A timer of the process's own CPU time interrupts it now and then. What was spent since the last interruption counts for
the line that was running: one that was in C for long, where nothing can interrupt it, is given all of that time.
"""

import json
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType

from blogark.cli import main

_SECONDS = 0.001
#: Packages whose functions are told apart; `blogark` itself only stands around the event loop.
_OWN = ("crawler.", "pipelines.", "archive.")

#: Part by module or package, the longest name that fits. Modules that are in nobody's part serve whoever calls them.
PARTS = {
    "crawler.platforms": "reading",
    "crawler.witnesses": "reading",
    "crawler.body": "reading",
    "crawler.slides": "reading",
    "crawler.document": "reading",
    "crawler.spiders": "reading",
    "pipelines.normalise": "normalise, sanitise",
    "pipelines.sanitise": "normalise, sanitise",
    "pipelines.dates": "normalise, sanitise",
    "pipelines.match": "store, SQLite",
    "pipelines.fuse": "store, SQLite",
    "pipelines.store": "store, SQLite",
    "pipelines.posts": "store, SQLite",
    "pipelines.conversations": "store, SQLite",
    "pipelines.contents": "store, SQLite",
    "pipelines.ledger": "store, SQLite",
    "pipelines.session": "store, SQLite",
    "pipelines.evidence": "store, SQLite",
    "pipelines.keeper": "store, SQLite",
    "pipelines.frontier": "frontier, scheduler",
    "pipelines.scheduler": "frontier, scheduler",
    "pipelines.recorder": "WARC",
    "archive.warc": "WARC",
}
_STARTUP = "startup, imports"
_SCRAPY = "Scrapy"


class Sampler:
    """Adds up CPU seconds by part and by blogark's innermost function."""

    def __init__(self) -> None:
        self.parts: Counter[str] = Counter()
        self.functions: Counter[str] = Counter()
        self._last = time.process_time()

    def start(self) -> None:
        """Begin to take samples."""
        signal.signal(signal.SIGPROF, self._take)
        signal.setitimer(signal.ITIMER_PROF, _SECONDS, _SECONDS)

    def stop(self) -> None:
        """Take no more."""
        signal.setitimer(signal.ITIMER_PROF, 0)

    def _take(self, _: int, frame: FrameType | None) -> None:
        now = time.process_time()
        spent, self._last = now - self._last, now
        stack = list(_stack(frame))
        self.parts[_part(stack)] += spent
        own = next((place for place in stack if place[0].startswith(_OWN)), None)
        self.functions[f"{own[0]}.{own[1].co_qualname}" if own else _SCRAPY] += spent


def _stack(frame: FrameType | None) -> Iterator[tuple[str, CodeType]]:
    """Module and code of each frame, the innermost first."""
    while frame is not None:
        yield frame.f_globals.get("__name__", ""), frame.f_code
        frame = frame.f_back


def _part(stack: list[tuple[str, CodeType]]) -> str:
    if any(module == "importlib._bootstrap" or code.co_name == "open_archive" for module, code in stack):
        return _STARTUP
    for module, _ in stack:
        name = module
        while name:
            if name in PARTS:
                return PARTS[name]
            name = name.rpartition(".")[0]
    return _SCRAPY


def profile(report: Path, arguments: list[str]) -> None:
    """Run the command and write what was counted."""
    sampler = Sampler()
    sampler.parts[_STARTUP] = time.process_time()  # blogark is imported by now
    sampler.start()
    try:
        main(arguments, standalone_mode=False)
    except SystemExit as end:
        if end.code:
            raise
    finally:
        sampler.stop()
        counted = {"parts": sampler.parts, "functions": sampler.functions}
        report.write_text(json.dumps(counted), encoding="utf-8")


if __name__ == "__main__":
    profile(Path(sys.argv[1]), sys.argv[2:])
