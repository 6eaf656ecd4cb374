"""The `blogark` command and its subcommands."""

import click

from blogark.crawl import crawl
from blogark.record import record
from blogark.rerun import rerun
from blogark.serve import serve


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="blogark")
def main() -> None:
    """Archive blogs with their conversation: posts, comments, pingbacks and embedded slide decks."""


for command in (crawl, serve, rerun, record):
    main.add_command(command)
