"""What the README claims about imports: `python bench/mirror.py MIRROR.tar.xz`.

The mirror is unpacked, which several processes could not share, and imported with one process and with two, in turns.
Then its feeds are read with nothing of blogark, and every post and comment that they name is looked up in the archive.
Memory is that of all processes together, what they share counted once, in runs of their own; it is flat where it peaks
no higher in the second half of the time than in the first. Exit status 1 where something is missing or a bound is
broken.
"""

import argparse
import os
import re
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import unquote, urlsplit

from lxml import etree

#: Time with one process by that with two; peak memory in the second half of an import by that in the first.
LEAST_SPEED = 1.8
MOST_MEMORY = 1.2

_COMMENT = re.compile(r"#comment-(\d+)$")
_COMMENT_PAGE = re.compile(r"/comment-page-\d+(?=/|$)")
_MARKED = (b"<rss", b"<?xml")
_PROBLEMS = 3


@dataclass(frozen=True, kw_only=True)
class Spent:
    """What an import used up."""

    seconds: float
    cpu: float
    #: Peaks in the first and the second half.
    peaks: tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Named:
    """What a mirror's feeds name: paths of posts, and comments by their number with the path of their post."""

    posts: frozenset[str]
    comments: frozenset[tuple[str, str]]


def imported(source: Path, archive: Path, jobs: int, *, watched: bool = False) -> Spent:
    """Import with the installed command. Being `watched`, for its memory, holds it up."""
    command = [str(Path(sys.executable).with_name("blogark")), "import", str(source), "--archive", str(archive)]
    started = time.monotonic()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen([*command, "--jobs", str(jobs)], stdout=output, stderr=subprocess.STDOUT)
        held: list[int] = []
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG if watched else 0)
            if ended:
                break
            held.append(sum(map(_held, _family(process.pid))))
            time.sleep(0.1)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - started
        output.seek(0)
        if process.returncode not in {0, _PROBLEMS}:
            sys.exit(f"{' '.join(command)} failed ({process.returncode}):\n{output.read()}")
    half = max(1, len(held) // 2)
    peaks = (max(held[:half], default=0), max(held[half:], default=0))
    return Spent(seconds=seconds, cpu=usage.ru_utime + usage.ru_stime, peaks=peaks)


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _held(pid: int) -> int:
    try:
        found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found.group(1)) * 1024 if found else 0


def named_in(source: Path) -> Named:
    """What the RSS feeds of a mirror name, each item by its link."""
    posts: set[str] = set()
    comments: set[tuple[str, str]] = set()
    with tarfile.open(source) as packed:
        for member in packed:
            file = packed.extractfile(member) if member.isfile() else None
            body = file.read() if file else b""
            if not body.lstrip().startswith(_MARKED) or b"<rss" not in body[:2000]:
                continue
            root = etree.fromstring(body, etree.XMLParser(recover=True, resolve_entities=False))
            for link in root.iterfind("channel/item/link"):
                if found := _COMMENT.search(link.text or ""):
                    comments.add((found.group(1), _path(link.text or "")))
                else:
                    posts.add(_path(link.text or ""))
    return Named(posts=frozenset(posts), comments=frozenset(comments))


def _path(url: str) -> str:
    return unquote(_COMMENT_PAGE.sub("", urlsplit(url.strip()).path)).rstrip("/")


def missing(named: Named, archive: Path) -> list[str]:
    """What of it the archive does not hold."""
    db = sqlite3.connect(f"file:{archive / 'blogark.db'}?mode=ro", uri=True)
    try:
        posts = {row_id: _path(url) for row_id, url in db.execute("SELECT id, url FROM posts WHERE url IS NOT NULL")}
        sql = "SELECT remote_id, post_id FROM comments UNION ALL SELECT remote_id, post_id FROM pingbacks"
        comments = {(remote_id, posts.get(post_id, "")) for remote_id, post_id in db.execute(sql)}
    finally:
        db.close()
    lost = sorted(f"post {path}" for path in named.posts - set(posts.values()))
    return lost + sorted(f"comment {number} on {path}" for number, path in named.comments - comments)


def measure(source: Path, runs: int, scratch: Path) -> bool:
    """Import in turns and print what it took; whether all is there and the bounds hold."""
    print(f"{'run':<8}{'1 process s':>12}{'2 processes s':>15}{'ratio':>8}{'CPU s':>8}{'CPU s':>8}")
    one, two = [], []
    folder = scratch / "mirror"
    with tarfile.open(source) as packed:
        packed.extractall(folder, filter="data")
    for number in range(1, runs + 1):
        one.append(imported(folder, scratch / f"one-{number}", 1))
        two.append(imported(folder, scratch / f"two-{number}", 2))
        print(
            f"{number:<8}{one[-1].seconds:>12.1f}{two[-1].seconds:>15.1f}{one[-1].seconds / two[-1].seconds:>8.2f}"
            f"{one[-1].cpu:>8.1f}{two[-1].cpu:>8.1f}",
            flush=True,
        )
    speed = median(spent.seconds for spent in one) / median(spent.seconds for spent in two)
    print(f"median of times: {speed:.2f}, at least {LEAST_SPEED}")
    watched = [imported(folder, scratch / f"watched-{jobs}", jobs, watched=True).peaks for jobs in (1, 2)]
    memory = max(second / first for first, second in watched)
    most = " and ".join(f"{max(peaks) / 1e6:.0f} MB" for peaks in watched)
    print(f"{most}; peak memory in the second half by that in the first: {memory:.2f}, at most {MOST_MEMORY}")
    named = named_in(source)
    lost = missing(named, scratch / "two-1")
    counts = f"{len(named.posts):,} posts and {len(named.comments):,} comments and pings"
    print(f"its feeds name {counts}; missing: {len(lost)}")
    print("\n".join(lost))
    return not lost and speed >= LEAST_SPEED and memory <= MOST_MEMORY


def main() -> None:
    """Measure a mirror."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, help="a mirror as .tar, .tar.gz or .tar.xz, with its feeds")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        sys.exit(0 if measure(asked.source, asked.runs, Path(scratch)) else 1)


if __name__ == "__main__":
    main()
