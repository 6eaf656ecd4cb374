"""Imports what others saved: mirrors, WARCs, exports. The same readers and pipelines as in a crawl, and no network."""

import tarfile
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.importing.learned import decoder
from pipelines.importing.parallel import Workers
from pipelines.importing.plans import SourceError, plan
from pipelines.importing.run import Importer, Progress
from pipelines.session import Session

#: What packed files raise where they are torn.
_TORN = (zlib.error, EOFError, zipfile.BadZipFile, tarfile.TarError)


@dataclass(frozen=True, kw_only=True)
class Imported:
    """How an import ended: finished, or interrupted and to be gone on with."""

    session: Session
    #: The crawl that brought it: an earlier one where all of it was there.
    crawl_id: str
    figures: Mapping[str, Any]
    #: `finished`, or `shutdown` where it was interrupted.
    outcome: str


def import_source(source: Path, folder: Path, *, url: str | None, jobs: int, progress: Progress) -> Imported:
    """Import a source into the archive in a folder. `url` is the root of the blog, where the source does not say it.

    Raises `SourceError` where there is nothing to import, before anything is stored.
    """
    with ExitStack() as scratch:
        workers = scratch.enter_context(Workers(jobs))
        try:
            planned = plan(source, _root(url), folder, workers, scratch)
        except _TORN as error:
            raise SourceError(f"{source} cannot be unpacked: {error}") from error
        session = Session(folder, f"file:{source.name}", settings=planned.settings, decoder=decoder(planned.mirror))
        importer = Importer(session, planned.mirror.root, progress)
        outcome = "finished"
        try:
            importer.store(planned.documents(workers, session))
        except KeyboardInterrupt:
            outcome = "shutdown"
        crawl_id, figures = importer.finish(outcome)
        return Imported(session=session, crawl_id=crawl_id, figures=figures, outcome=outcome)


def _root(url: str | None) -> str | None:
    return url if url is None or url.endswith("/") else f"{url}/"


__all__ = ["Imported", "SourceError", "import_source"]
