"""`blogark extract`: what saved pages say."""

import json
import os
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

import click

from blogark.options import Url
from crawler.items import Problem
from pipelines import extract as saved
from pipelines.memory import collect_seldom


@click.command(short_help="Print what saved pages say, as JSON.")
@click.argument("files", metavar="FILE...", nargs=-1)
@click.option("--url", type=Url(), help="Address the page was saved from, where it does not state it; for one FILE.")
@click.option(
    "-i",
    "--input",
    "listing",
    type=click.File("rb"),
    help="Read file names from a file, one a line; - for standard input.",
)
def extract(files: tuple[str, ...], url: str | None, listing: BinaryIO | None) -> None:
    """Print what saved pages say, one JSON object a line: posts, comments, pingbacks, slide references.

    FILE is a page, a feed, an answer of a blog's API or an export, packed with gzip or not; - is standard input. No
    archive and no network are touched. An object has `file`, `type` and the columns that the archive has for it. Pages
    are read better with a feed of their blog among the files: it teaches where their theme puts what.

    Exit status: 0 all read, 3 read with problems, 1 nothing found, 2 wrong usage.
    """
    if not files and listing is None:
        raise click.UsageError("say which file: blogark extract page.html")
    if url and (listing is not None or len(files) > 1):
        raise click.UsageError("--url is the address of one file")
    collect_seldom()
    found = odd = False

    def tell(file: str | None, problem: Problem) -> None:
        nonlocal odd
        odd = True
        detail = f": {problem.detail}" if problem.detail else ""
        click.echo(f"{file or '-'}: {problem.error}{detail}", err=True)

    sources = (sys.stdin.buffer.read() if file == "-" else file for file in (*files, *_listed(listing)))
    for item in saved.extract(*sources, url=url, on_problem=tell):
        found = True
        click.echo(_line({**item, "file": item["file"] or "-"}), nl=False)
    sys.exit(1 if not found else 3 if odd else 0)


def _listed(listing: BinaryIO | None) -> Iterator[str]:
    for line in listing or ():
        if name := line.rstrip(b"\r\n"):
            yield os.fsdecode(name)


def _line(item: dict[str, Any]) -> bytes:
    # a half of a surrogate pair, as in the name of a file that is not UTF-8, is written as JSON escapes it
    return json.dumps(item, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
