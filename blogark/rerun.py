"""`blogark rerun`: read stored exchanges again."""

import sys
import time
from pathlib import Path

import click
from rich.console import Console

from blogark.options import archive_option, json_option
from blogark.report import UNWRITABLE, as_text, refusal, to_json
from pipelines.rerun import SourceError
from pipelines.rerun import rerun as read_again
from pipelines.session import Session
from pipelines.summary import summarise

_SHOW_EVERY = 500


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@archive_option
@json_option
def rerun(source: Path, folder: Path, as_json: bool) -> None:
    """Read stored exchanges again, without a network.

    SOURCE is a fixture folder, a WARC or a folder of WARCs of blogark, or an archive, whose WARCs are read. The same
    readers and rules as in a crawl run over every record; into a new archive they give the rows that the crawl gave, or
    better ones where the readers have become better. What an archive holds already is left as it is.

    Exit status: 0 all read, 3 read with problems, 1 nothing archived, 2 wrong usage.
    """
    console = Console(stderr=True)
    shown = 0

    def show(session: Session) -> None:
        nonlocal shown
        before, shown = shown, session.stored // _SHOW_EVERY
        if shown > before:
            console.print(f"{session.stored:,} records read", highlight=False)

    statuses = []
    started = time.monotonic()
    try:
        for session in read_again(source, folder, show):
            summary = summarise(
                session.db,
                session.crawl_id,
                folder,
                outcome="finished",
                seconds=time.monotonic() - started,
                figures=session.figures(),
            )
            session.close()
            if as_json:
                click.echo(to_json(summary))
            else:
                click.echo(as_text(summary), err=summary.exit_status == 1)
            statuses.append(summary.exit_status)
    except (SourceError, *UNWRITABLE) as error:
        raise click.ClickException(refusal(error)) from error
    sys.exit(max(statuses, default=1) if 1 not in statuses or len(statuses) == 1 else 3)
