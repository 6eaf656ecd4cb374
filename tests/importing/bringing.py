"""Imports and reruns in this process, and what they brought."""

from pathlib import Path

from rows import SAID, SEEN, Lines, rows_of

from pipelines.importing import import_source
from pipelines.rerun import rerun


def bring_in(source: Path, archive: Path, *, url: str | None = None, jobs: int = 1) -> None:
    imported = import_source(source, archive, url=url, jobs=jobs, progress=lambda _: None)
    imported.session.close()
    assert imported.outcome == "finished"


def read_again(source: Path, archive: Path) -> None:
    for session in rerun(source, archive, lambda _: None):
        session.close()


def held(archive: Path) -> Lines:
    return rows_of(archive, tables=SAID, without=SEEN | {"witnesses"})
