"""An archive of a real WordPress says what WordPress itself does, whatever its theme, language and switches."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from . import truth
from .compare import compare
from .crawl import crawl, rerun
from .grid import Cell, asked_cells
from .server import Server
from .snapshot import difference, logical_rows, rows_with_ids

pytestmark = pytest.mark.wordpress

#: Filled test by test, written to $BLOGARK_WORDPRESS_REPORT after each.
FIGURES: list[dict[str, object]] = []

KEPT = (
    *("blogs", "posts", "terms", "post_terms", "comments", "pingbacks", "decks", "slide_references"),
    *("links", "images", "aliases", "revisions"),
)


@pytest.mark.parametrize("cell", asked_cells(), ids=str)
def test_archive_equals_database(wordpress: Server, cell: Cell, tmp_path: Path) -> None:
    """Nothing is missing, invented, leaked or wrong in the archive of a cell."""
    wordpress.switch(**cell.switches())
    run = crawl(f"{wordpress.url}/", tmp_path)
    report = compare(tmp_path / "blogark.db", truth.read(wordpress.truth()), cell)
    _keep({"cell": str(cell), **report.figures(), "exit": run.exit_code, "seconds": round(run.seconds, 1)})
    assert report.perfect, f"{report}\n{run.output[-2000:]}"
    assert run.exit_code == 0, run.output[-4000:]


@pytest.fixture(scope="module")
def first_crawl(wordpress: Server, one_cell: Cell, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of one cell, crawled once."""
    wordpress.switch(**one_cell.switches())
    folder = tmp_path_factory.mktemp("once")
    run = crawl(f"{wordpress.url}/", folder)
    assert run.exit_code == 0, run.output[-4000:]
    return folder


def test_rerun_gives_the_same_archive(first_crawl: Path, tmp_path: Path) -> None:
    """What the stored records say is what the crawl stored."""
    run = rerun(first_crawl / "warc", tmp_path)
    assert run.exit_code == 0, run.output[-4000:]
    changed = difference(logical_rows(first_crawl / "blogark.db"), logical_rows(tmp_path / "blogark.db"))
    assert not changed, changed


def test_second_crawl_changes_nothing(wordpress: Server, first_crawl: Path) -> None:
    """Crawling an unchanged blog again moves dates of last sight and adds captures, readings and a crawl."""
    before = rows_with_ids(first_crawl / "blogark.db", KEPT)
    run = crawl(f"{wordpress.url}/", first_crawl)
    assert run.exit_code == 0, run.output[-4000:]
    changed = difference(before, rows_with_ids(first_crawl / "blogark.db", KEPT))
    assert not changed, changed


def _keep(figures: dict[str, object]) -> None:
    """Write the figures of all cells so far: a table where the file is called .md, JSON else."""
    FIGURES.append(figures)
    if not (asked := os.environ.get("BLOGARK_WORDPRESS_REPORT")):
        return
    if asked.endswith(".md"):
        columns = list(figures)
        rows = [columns, ["---"] * len(columns), *[[str(found[column]) for column in columns] for found in FIGURES]]
        text = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    else:
        text = json.dumps(FIGURES, indent=1) + "\n"
    Path(asked).write_text(text, encoding="utf-8")
