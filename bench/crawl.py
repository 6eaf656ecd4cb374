"""What the README claims about the cost of a crawl: `python bench/crawl.py cpu`, `python bench/crawl.py memory`.

A pretend WordPress blog is served by a process of its own on the loopback address (`site.py`). `cpu` crawls it and
compares with a bare Scrapy that fetches the same addresses through the same middlewares (`bare.py`); `memory` crawls
a small and a large one. Exit status 1 where a bound is broken.
"""

import argparse
import compileall
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

#: CPU of blogark by that of a bare Scrapy; peak memory of a large crawl by that of a small one.
MOST_CPU = 3.0
MOST_MEMORY = 1.2

_HERE = Path(__file__).parent
_PACKAGES = ("archive", "blogark", "crawler", "pipelines")
_OPTIONS = ("--allow-private", "--delay", "0", "--concurrency", "8", "--no-media")
_HOTTEST = 25


@dataclass(frozen=True, kw_only=True)
class Spent:
    """What a process used up."""

    cpu: float
    peak_bytes: int
    output: str


def run(*command: str | Path) -> Spent:
    """Run a process to its end; ends this one too where it fails.

    Its peak counts this process's size before the command is started in it: keep this one small.
    """
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen([str(part) for part in command], stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read()
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed ({process.returncode}):\n{text}")
    return Spent(cpu=usage.ru_utime + usage.ru_stime, peak_bytes=usage.ru_maxrss * 1024, output=text)


def compile_modules() -> None:
    """Write the bytecode that an installation comes with; a checkout may have none, and compile itself at every run."""
    for package in _PACKAGES:
        compileall.compile_dir(_HERE.parent / package, quiet=1)


def crawl(url: str, archive: Path) -> Spent:
    """Crawl with the installed command."""
    return run(Path(sys.executable).with_name("blogark"), "crawl", url, "--archive", archive, *_OPTIONS)


@contextmanager
def serving(posts: int, *, identity: bool) -> Iterator[str]:
    """A server of a blog of so many posts; its URL."""
    options = ["--identity"] if identity else []
    command = [sys.executable, str(_HERE / "site.py"), "--posts", str(posts), *options]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        yield server.stdout.readline().strip()
    finally:
        server.terminate()
        server.wait()


def fetched(archive: Path) -> list[str]:
    """The addresses that a crawl fetched, in order, robots.txt apart, which the middleware asks for by itself."""
    db = sqlite3.connect(archive / "blogark.db")
    try:
        sql = "SELECT url FROM captures WHERE status IS NOT NULL AND url NOT LIKE '%/robots.txt' ORDER BY rowid"
        return [url for (url,) in db.execute(sql)]
    finally:
        db.close()


def cpu(posts: int, runs: int, *, identity: bool) -> bool:
    """Compare with a bare Scrapy; whether the bound holds."""
    with serving(posts, identity=identity) as url, tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        crawl(url, folder / "first")
        urls = fetched(folder / "first")
        addresses = folder / "addresses.txt"
        addresses.write_text("\n".join(urls), encoding="utf-8")
        print(f"{posts:,} posts, {len(urls):,} responses a crawl, {'identity' if identity else 'gzip'}")
        print("CPU, user and system, in milliseconds a response\n")
        print(f"{'run':<8}{'blogark':>10}{'Scrapy':>10}{'ratio':>10}")
        ours, bare = [], []
        for number in range(1, runs + 1):
            ours.append(_each(crawl(url, folder / f"archive-{number}").cpu, urls))
            bare.append(_each(_bare(addresses, urls), urls))
            print(f"{number:<8}{ours[-1]:>10.2f}{bare[-1]:>10.2f}{ours[-1] / bare[-1]:>10.2f}", flush=True)
        ratio = median(ours) / median(bare)
        print(f"{'median':<8}{median(ours):>10.2f}{median(bare):>10.2f}{ratio:>10.2f}   at most {MOST_CPU}\n")
        report = folder / "samples.json"
        run(sys.executable, _HERE / "sampling.py", report, "crawl", url, "--archive", folder / "sampled", *_OPTIONS)
        _print_samples(json.loads(report.read_text(encoding="utf-8")), len(urls))
    return ratio <= MOST_CPU


def _bare(addresses: Path, urls: list[str]) -> float:
    spent = run(sys.executable, _HERE / "bare.py", addresses)
    received = int(spent.output.split()[-1])
    if received != len(urls) + 1:
        sys.exit(f"bare Scrapy had {received} responses, robots.txt among them, where blogark had {len(urls)} and that")
    return spent.cpu


def _each(seconds: float, urls: list[str]) -> float:
    return 1000 * seconds / len(urls)


def _print_samples(counted: dict[str, dict[str, float]], responses: int) -> None:
    for title, name in (
        ("Where blogark's goes (one run more, sampled)", "parts"),
        ("The hottest functions", "functions"),
    ):
        seconds = counted[name]
        whole = sum(seconds.values())
        print(f"{title:<64}{'ms':>7}{'share':>8}")
        for what, spent in sorted(seconds.items(), key=lambda part: -part[1])[:_HOTTEST]:
            print(f"{what:<64}{1000 * spent / responses:>7.2f}{spent / whole:>8.1%}")
        print()


def memory(small: int, large: int) -> bool:
    """Compare a large crawl's peak memory with a small one's; whether the bound holds."""
    print(f"{'posts':>8}{'responses':>11}{'peak MB':>9}")
    peaks = []
    for posts in (small, large):
        with serving(posts, identity=False) as url, tempfile.TemporaryDirectory() as scratch:
            peaks.append(crawl(url, Path(scratch)).peak_bytes)
            print(f"{posts:>8,}{len(fetched(Path(scratch))):>11,}{peaks[-1] / 1e6:>9.1f}", flush=True)
    ratio = peaks[1] / peaks[0]
    print(f"ratio {ratio:.2f}, at most {MOST_MEMORY}")
    return ratio <= MOST_MEMORY


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("cpu", help="CPU a response, by that of a bare Scrapy")
    command.add_argument("--posts", type=int, default=1000)
    command.add_argument("--runs", type=int, default=5)
    command.add_argument("--identity", action="store_true", help="have the server send nothing compressed")
    command = commands.add_parser("memory", help="peak memory of a large crawl, by that of a small one")
    command.add_argument("--small", type=int, default=500)
    command.add_argument("--large", type=int, default=5000)
    asked = parser.parse_args()
    compile_modules()
    if asked.command == "cpu":
        holds = cpu(asked.posts, asked.runs, identity=asked.identity)
    else:
        holds = memory(asked.small, asked.large)
    sys.exit(0 if holds else 1)


if __name__ == "__main__":
    main()
