"""An archive of a real WordPress says what WordPress itself does, whatever its theme, language and switches."""

import json
import os
import time
from pathlib import Path

import pytest
from command import Done, blogark, crawl
from rows import ADDED_AGAIN, SEEN_AGAIN, difference, rows_of, touched

from . import truth
from .compare import compare
from .grid import BEYOND, Cell, asked_cells, pairwise
from .server import Server

pytestmark = pytest.mark.wordpress

#: Filled test by test, written to $BLOGARK_WORDPRESS_REPORT after each.
FIGURES: list[dict[str, object]] = []


def archived(server: Server, archive: Path, start: str = "") -> Done:
    """Crawl the blog, but for its media, which are elsewhere; on a busy machine that takes minutes."""
    return crawl(f"{server.url}/{start}", "--no-media", archive=archive, seconds=1800)


@pytest.mark.parametrize("cell", asked_cells(), ids=str)
def test_archive_equals_database(wordpress: Server, cell: Cell, tmp_path: Path) -> None:
    """Nothing is missing, invented, leaked or wrong in the archive of a cell."""
    _hold_against_database(wordpress, cell, tmp_path)


@pytest.mark.parametrize(("cell", "start"), BEYOND, ids=str)
def test_habits_beyond_the_grid(wordpress: Server, cell: Cell, start: str, tmp_path: Path) -> None:
    """Nor is it where permalinks have other forms, pages link to nothing, or the start is a feed or a post."""
    _hold_against_database(wordpress, cell, tmp_path, start)


def _hold_against_database(wordpress: Server, cell: Cell, tmp_path: Path, start: str = "") -> None:
    wordpress.switch(**cell.switches())
    began = time.monotonic()
    done = archived(wordpress, tmp_path, start)
    seconds = round(time.monotonic() - began, 1)
    report = compare(tmp_path, truth.read(wordpress.truth()), cell)
    _keep({"cell": str(cell), **report.figures(), "exit": done.status, "seconds": seconds})
    assert report.perfect, f"{report}\n{done}"
    assert done.status == 0, done


@pytest.fixture(scope="module")
def crawled(wordpress: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the cell in which all witnesses speak, crawled once."""
    wordpress.switch(**pairwise()[0].switches())
    archive = tmp_path_factory.mktemp("crawled")
    done = archived(wordpress, archive)
    assert done.status == 0, done
    return archive


def test_rerun_gives_the_same_archive(crawled: Path, tmp_path: Path) -> None:
    """What the stored records say is what the crawl stored."""
    done = blogark("rerun", crawled / "warc", "--archive", tmp_path)
    assert done.status == 0, done
    changed = difference(rows_of(crawled), rows_of(tmp_path))
    assert not changed, changed


def test_second_crawl_changes_nothing(wordpress: Server, crawled: Path) -> None:
    """Crawling an unchanged blog again moves dates of last sight and adds captures, readings and a crawl."""
    before = rows_of(crawled, without=SEEN_AGAIN, named=False)
    done = archived(wordpress, crawled)
    assert done.status == 0, done
    changed = difference(before, rows_of(crawled, without=SEEN_AGAIN, named=False))
    assert touched(changed) == ADDED_AGAIN, changed


def test_export_and_crawl_are_one_blog(wordpress: Server, tmp_path: Path) -> None:
    """What WordPress exports of itself is that blog, and beside a crawl it changes nothing of what the blog shows."""
    cell = pairwise()[0]
    wordpress.switch(**cell.switches())
    export, archive = tmp_path / "blog.xml", tmp_path / "archive"
    export.write_text(wordpress.php("export.php"), encoding="utf-8")
    done = blogark("import", export, "--archive", archive)
    assert done.status == 0, done
    alone = compare(archive, truth.read(wordpress.truth()), cell)
    kept = ("posts", "comments", "pingbacks", "slide_references")
    assert not [missed for name in kept for missed in (*alone.entities[name].missing, *alone.entities[name].invented)]
    assert not alone.leaked
    done = archived(wordpress, archive)
    assert done.status == 0, done
    report = compare(archive, truth.read(wordpress.truth()), cell)
    assert report.perfect, f"{report}\n{done}"


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
