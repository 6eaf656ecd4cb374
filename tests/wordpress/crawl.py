"""Run the installed `blogark` command against the test server."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Run:
    """How one run of the command ended."""

    seconds: float
    exit_code: int
    output: str


def crawl(url: str, archive: Path) -> Run:
    """Crawl the blog at `url` into `archive`."""
    return blogark("crawl", url, "--archive", str(archive), "--allow-private", "--delay", "0", "--no-media")


def rerun(warc: Path, archive: Path) -> Run:
    """Read stored records again into another archive."""
    return blogark("rerun", str(warc), "--archive", str(archive))


def blogark(*arguments: str) -> Run:
    """Run `blogark` as a person would, from the environment these tests run in."""
    command = Path(sys.executable).with_name("blogark")
    start = time.monotonic()
    done = subprocess.run(
        [str(command), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=1800,
        env={**os.environ, "NO_COLOR": "1"},
    )
    return Run(seconds=time.monotonic() - start, exit_code=done.returncode, output=done.stdout)
