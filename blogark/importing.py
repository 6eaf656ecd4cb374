"""`blogark import`: bring what others saved into an archive."""

import os
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import click
from rich.console import Console

from blogark.options import Url, archive_option, json_option
from blogark.report import UNWRITABLE, import_text, refusal, to_json
from pipelines.importing import SourceError, import_source
from pipelines.session import Session
from pipelines.summary import summarise

_SHOW_EVERY = 5.0


@click.command(name="import")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--url", type=Url(), help="Root of the blog: where it once stood, if SOURCE does not say it.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=lambda: len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
    show_default="one for each core",
    help="Processes that read.",
)
@archive_option
@json_option
def import_(source: Path, url: str | None, jobs: int, folder: Path, as_json: bool) -> None:
    """Import a mirror, a WARC or an export of a blog.

    SOURCE is a folder of saved pages, as wget, HTTrack or a static export leave it, or such a folder as .tar,
    .tar.gz, .tar.xz or .zip; a WARC or WACZ, or a folder of them; or an export of WordPress (WXR), Blogger, Movable
    Type, TypePad or Disqus, packed or not. Of an export only what is public is taken; one that lies among
    pages is left out: import it by itself. What was imported before is left as it is, and an import that was cut off
    goes on when the same command is given again. A mirror, an export and a live crawl of one blog become one.

    Exit status: 0 all imported, 3 imported with problems, 1 nothing imported, 2 wrong usage.
    """
    started = time.monotonic()
    try:
        imported = import_source(source, folder, url=url, jobs=jobs, progress=_Progress(started))
        session = imported.session
        summary = summarise(
            session.db,
            imported.crawl_id,
            folder,
            outcome=imported.outcome,
            seconds=time.monotonic() - started,
            figures=imported.figures,
        )
        session.close()
    except SourceError as error:
        raise click.ClickException(str(error)) from error
    except BrokenProcessPool as error:
        told = "a process that reads was killed, as where memory runs out; try again with fewer --jobs"
        raise click.ClickException(told) from error
    except UNWRITABLE as error:
        raise click.ClickException(f"the archive cannot be written: {refusal(error)}") from error
    if as_json:
        click.echo(to_json(summary))
    else:
        click.echo(import_text(summary, source, url), err=summary.exit_status == 1)
    sys.exit(summary.exit_status)


class _Progress:
    """A line now and then on standard error."""

    def __init__(self, started: float) -> None:
        self._console = Console(stderr=True)
        self._started = self._shown = started

    def __call__(self, session: Session) -> None:
        now = time.monotonic()
        if now - self._shown >= _SHOW_EVERY:
            self._shown = now
            speed = session.stored / (now - self._started)
            written = session.evidence.bytes / 1e6
            line = f"{session.stored:,} stored  {speed:.0f}/s  {written:,.1f} MB  {session.reading or ''}"
            self._console.print(line, markup=False, highlight=False, soft_wrap=True)
