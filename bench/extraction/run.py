"""`python -m bench.extraction PAGES`: reads every page with every reader, and prints figures and CPU."""

import argparse
import gc
import logging
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from typing import Any

from bench.extraction import blogs, gold, ours
from bench.extraction.answer import Answer
from bench.extraction.pages import SETS, Page, read_pages
from bench.extraction.tally import Tallies

_SCORERS = {"blogs": blogs.score, "gold": gold.score}
_WORST = 10


@dataclass
class Reader:
    """A reader, what it said of each page and how long that took it."""

    name: str
    read: Callable[[bytes], Any]
    answer_of: Callable[[Any], Answer]
    answers: list[tuple[Page, Answer]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    raised: list[str] = field(default_factory=list)

    def take(self, page: Page) -> None:
        """Read a page."""
        body = page.body
        started = time.process_time()
        try:
            found = self.read(body)
        except Exception as error:  # noqa: BLE001 - a reader that raises has read nothing
            self.seconds.append(time.process_time() - started)
            self.raised.append(f"{page.name}: {type(error).__name__}")
            self.answers.append((page, Answer()))
            return
        self.seconds.append(time.process_time() - started)
        self.answers.append((page, self.answer_of(found)))


def main() -> None:
    """Bench what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.extraction", description=__doc__)
    parser.add_argument("pages", type=Path, nargs="?", default=Path("../shared/pages"), help="folder of labelled pages")
    parser.add_argument("--only", choices=SETS, help="one of the two sets")
    parser.add_argument("--ours-only", action="store_true", help="leave the rivals out")
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="one page in N")
    parser.add_argument("--apart", action="store_true", help="blogark's figures for each blog and platform, too")
    parser.add_argument("--worst", action="store_true", help="list the ten worst pages of each of blogark's figures")
    options = parser.parse_args()
    parts = [options.only] if options.only else SETS
    sets = {part: list(read_pages(options.pages, part, options.sample)) for part in parts}
    if not any(sets.values()):
        parser.error(f"no labelled pages: {', '.join(f'{options.pages}/{part}/truth.jsonl' for part in parts)}")
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    if not options.ours_only:
        from bench.extraction import rivals

        print(", ".join(rivals.versions()))
    soup = ours.Soup()
    ours.Fallback()
    cpu: dict[str, list[float]] = {}
    for part, pages in sets.items():
        if not pages:
            continue
        readers = _readers(ours_only=options.ours_only)
        _read_all(readers, pages)
        scores = {reader.name: _SCORERS[part](reader.answers) for reader in readers}
        _print_scores(part, len(pages), scores)
        _print_raised(readers)
        for reader in readers:
            cpu.setdefault(reader.name, []).extend(reader.seconds)
            if reader.name == ours.NAME:
                _print_cpu_apart(part, reader)
        if options.apart:
            _print_apart(part, pages, scores[ours.NAME])
        if options.worst:
            _print_worst(scores[ours.NAME])
    _print_cpu(cpu, soup.seconds)


def _readers(*, ours_only: bool) -> list[Reader]:
    readers = [Reader(ours.NAME, ours.read, ours.answer)]
    if not ours_only:
        from bench.extraction import rivals

        readers += [Reader(name, read, answer_of) for name, (read, answer_of) in rivals.RIVALS.items()]
    return readers


def _read_all(readers: Sequence[Reader], pages: Sequence[Page]) -> None:
    """Page by page, so that whatever else the machine does falls on every reader; the first page is read twice."""
    for reader in readers:
        reader.take(pages[0])
        reader.answers.clear()
        reader.seconds.clear()
    gc.freeze()
    for page in pages:
        for reader in readers:
            reader.take(page)


def _print_scores(part: str, count: int, scores: dict[str, Tallies]) -> None:
    print(f"\n{part}: {count} pages\n")
    _print_table(
        ["", "of", *scores],
        [
            [figure, f"{scores[ours.NAME][figure].total:.0f}", *(_share(scores[name][figure].value) for name in scores)]
            for figure in scores[ours.NAME]
        ],
    )


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _print_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    for line in lines:
        first, *others = (cell.rjust(width) for cell, width in zip(line, widths, strict=True))
        print("  ".join([first.strip().ljust(widths[0]), *others]))


def _print_raised(readers: Iterable[Reader]) -> None:
    for reader in readers:
        if reader.raised:
            print(f"{reader.name} raised on {len(reader.raised)} pages: {', '.join(reader.raised[:_WORST])}")


def _print_cpu_apart(part: str, reader: Reader) -> None:
    fell_back = [
        seconds for seconds, (_, answer) in zip(reader.seconds, reader.answers, strict=True) if answer.fell_back
    ]
    if fell_back:
        others = [seconds for seconds in reader.seconds if seconds not in fell_back]
        print(
            f"\n{part}: trafilatura was asked for the text of {len(fell_back)} pages, which took"
            f" {1000 * mean(fell_back):.1f} ms each; the other {len(others)} took {1000 * mean(others or [0]):.1f} ms"
        )


def _print_apart(part: str, pages: Iterable[Page], scores: Tallies) -> None:
    groups: dict[str, set[str]] = {}
    for page in pages:
        groups.setdefault(page.blog if part == "blogs" else page.label["platform"] or "?", set()).add(page.name)
    print()
    rows = [[name, *(_share(tally.only(names).value) for tally in scores.values())] for name, names in groups.items()]
    _print_table(["", *scores], rows)


def _print_worst(scores: Tallies) -> None:
    for figure, tally in scores.items():
        if worst := tally.worst(_WORST):
            print(f"\n{figure}: worst")
        for page, got, most in worst:
            print(f"  {got:7.2f} of {most:4.0f}  {page}")


def _print_cpu(cpu: dict[str, list[float]], soup_seconds: float) -> None:
    base = mean(cpu["trafilatura"]) if "trafilatura" in cpu else None
    print("\nCPU a page, mean\n")
    rows = []
    for name, seconds in cpu.items():
        of_base = f"{mean(seconds) / base:.3f}" if base else "-"
        rows.append([name, f"{1000 * mean(seconds):.2f} ms", f"{1000 * max(seconds):.0f} ms", of_base])
    _print_table(["", "mean", "most", "of trafilatura"], rows)
    print(f"\nBeautifulSoup: {soup_seconds / (sum(cpu[ours.NAME]) or 1):.1%} of {ours.NAME}'s CPU")
    sys.stdout.flush()
