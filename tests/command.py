"""Runs of the installed `blogark` command, each in a process of its own."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from archive.database import DATABASE

Result = TypeVar("Result")

COMMAND = Path(sys.executable).with_name("blogark")
_CRAWL = ("crawl", "--allow-private", "--delay", "0")
#: The command after some of its innards were changed.
_CHANGED = "import sys; {}; sys.argv[0] = {!r}; from blogark.cli import main; main()"


@dataclass(frozen=True, kw_only=True)
class Done:
    """How a run ended."""

    status: int
    out: str
    err: str


def blogark(
    *arguments: str | Path, said: str | None = None, changed: str = "", seconds: int = 120, **options: Any
) -> Done:
    """Run the command to its end; `said` stands on its standard input, `changed` is run in its process first."""
    with start(*arguments, changed=changed, stdin=subprocess.PIPE, **options) as process:
        out, err = process.communicate(said, timeout=seconds)
    return Done(status=process.returncode, out=out, err=err)


def start(*arguments: str | Path, changed: str = "", **options: Any) -> subprocess.Popen[str]:
    """The command while it runs."""
    code = _CHANGED.format(changed, str(COMMAND))
    command = [sys.executable, "-c", code] if changed else [str(COMMAND)]
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("BLOGARK_", "SCRAPY_"))}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "env": plain}
    return subprocess.Popen([*command, *map(str, arguments)], **{**pipes, **options})


def crawl(*arguments: str | Path, archive: Path, **options: Any) -> Done:
    """Crawl loopback servers without waiting."""
    return blogark(*_CRAWL, "--archive", archive, *arguments, **options)


@contextmanager
def crawling(*arguments: str | Path, archive: Path, **options: Any) -> Iterator[subprocess.Popen[str]]:
    """Such a crawl while it runs; it is killed at the end if it still does."""
    with start(*_CRAWL, "--archive", archive, *arguments, **options) as process:
        try:
            yield process
        finally:
            process.kill()


def together(runs: Mapping[str, Callable[[], Result]]) -> dict[str, Result]:
    """What each of some functions returns, a few of them at a time."""
    with ThreadPoolExecutor(3) as pool:
        futures = {name: pool.submit(run) for name, run in runs.items()}
        return {name: future.result() for name, future in futures.items()}


def ask(archive: Path, sql: str) -> list[tuple[Any, ...]]:
    """What an archive answers."""
    with closing(sqlite3.connect(f"file:{archive / DATABASE}?mode=ro", uri=True)) as database:
        return database.execute(sql).fetchall()


def timeless(text: str) -> str:
    """A summary without what differs from run to run."""
    text = re.sub(r"[\d,]+ responses, [\d.]+ MB of WARC in \d+ s", "N responses", text)
    return re.sub(r"\(look at it: .*\)", "(look at it)", text)
