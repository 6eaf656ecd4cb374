"""`blogark record`: make a fixture of a live page."""

import tempfile
from dataclasses import replace
from pathlib import Path

import click

from archive.database import WARC_FOLDER
from archive.warc import read_warc, warc_files
from blogark.crawl import run, settings_of
from blogark.options import Url, private_option
from blogark.report import UNWRITABLE, obstacle, refusal
from pipelines.decoding import Decoder
from pipelines.fixture import write_fixture


@click.command(short_help="Record live pages as a fixture.")
@click.argument("urls", metavar="URL...", nargs=-1, required=True, type=Url())
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@private_option
def record(urls: tuple[str, ...], folder: Path, allow_private: bool) -> None:
    """Record pages as a fixture: FOLDER gets the responses, ready to be edited and rerun.

    Each URL is fetched as `blogark crawl` would, robots.txt first; redirects are followed and kept.

    Exit status: 0 recorded, 1 nothing recorded, 2 wrong usage.
    """
    decoder = Decoder()
    responses = []
    with tempfile.TemporaryDirectory(prefix="blogark-") as scratch:
        try:
            summaries = run(list(urls), settings_of(Path(scratch), only_start=True, allow_private=allow_private))
        except UNWRITABLE as error:
            raise click.ClickException(f"{scratch} cannot be written: {refusal(error)}") from error
        for path in warc_files(Path(scratch) / WARC_FOLDER):
            for stored in read_warc(path):
                found = stored.record
                if found.type == "response" and not found.url.endswith("/robots.txt"):
                    response = decoder.response(found.url, found.status or 0, stored.headers, stored.body)
                    if response is not None:
                        responses.append((response, found.fetched_at))
        if not responses:
            raise click.ClickException(f"{summaries[0].start_url}: {obstacle(summaries[0])}")
    try:
        write_fixture(folder, (replace(response, fetched_at=at) for response, at in responses))
    except OSError as error:
        raise click.ClickException(f"the fixture cannot be written: {refusal(error)}") from error
    count = f"{len(responses):,} response{'' if len(responses) == 1 else 's'}"
    click.echo(f"{folder}: {count}. Read them: blogark rerun {folder}")
