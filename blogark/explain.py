"""`blogark explain`: why an archived page's fields are what they are."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from sqlite3 import DatabaseError
from typing import Any

import click

from archive.database import DATABASE, ArchiveError, open_archive
from blogark.options import Url, archive_option
from pipelines.explain import Explanation, Field
from pipelines.explain import explain as explained

_LONGEST = 90


@click.command()
@click.argument("url", type=Url())
@archive_option
@click.option("--conversation", is_flag=True, help="Explain the comments and pings, too.")
@click.option("--json", "as_json", is_flag=True, help="Print all of it as JSON, a line for the post and each comment.")
def explain(url: str, folder: Path, conversation: bool, as_json: bool) -> None:
    """Say why an archived page's fields are what they are.

    URL is any address of an archived post. For each field: every witness's value, the one that counts marked with *,
    and why it does.

    Exit status: 0 explained, 1 no such post in the archive, 2 wrong usage.
    """
    if not (folder / DATABASE).is_file():
        raise click.ClickException(f"{folder} holds no archive")
    found = False
    try:
        with closing(open_archive(folder)) as db:
            for explanation in explained(db, url):
                if found and not (conversation or as_json):
                    break
                found = True
                told = (
                    json.dumps(asdict(explanation), ensure_ascii=False) if as_json else "\n".join(_lines(explanation))
                )
                click.echo(told)
    except (ArchiveError, DatabaseError) as error:
        raise click.ClickException(str(error)) from error
    if not found:
        raise click.ClickException(f"{folder} holds no post at {url}")


def _lines(explanation: Explanation) -> Iterator[str]:
    yield f"{explanation.kind} {explanation.id}"
    for field in explanation.fields:
        yield f"  {field.name}: {field.why}"
        if field.rule:
            attribute = f" [{field.rule.attribute}]" if field.rule.attribute else ""
            yield f"    (pages are read by a learned rule: {field.rule.selector}{attribute})"
        yield from _statements(field)
    yield ""


def _statements(field: Field) -> Iterator[str]:
    for number, one in enumerate(field.statements):
        mark = "*" if number == 0 else " "
        yield f"    {mark} {one.witness:<13} {one.fetched_at}  {_short(one.value)}"


def _short(value: Any) -> str:
    if isinstance(value, dict):
        value = " = ".join(filter(None, (value.get("printed"), value.get("at"))))
    elif isinstance(value, list):
        value = ", ".join(map(str, value))
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text):,} characters)"
