"""Mirrors beside crawls: saved pages say what the same pages say when they are crawled."""

import json
import shutil
from pathlib import Path

import pytest
from command import ask, blogark
from rows import difference, rows_of

from pipelines.fixture import read_fixture, write_fixture

from .bringing import bring_in, held, read_again
from .saved_mirror import EXAMPLE, SAVED, Naming, bare, save, wget, wget_windows

#: What differs between two runs of the same import.
OF_THE_RUN = frozenset({"crawl_id", "warc_file", "warc_offset", "warc_length", "crawls.id", "started_at", "finished_at",
                        "first_crawled_at", "last_crawled_at", "stats"})  # fmt: skip


def ids(archive: Path) -> list[tuple[int, str]]:
    return ask(archive, "SELECT id, url FROM posts UNION ALL SELECT id, remote_id FROM comments ORDER BY 1")


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = tmp_path_factory.mktemp("crawled")
    read_again(EXAMPLE, archive)
    return archive


FIXTURES = EXAMPLE.parent.parent
OTHERS = ("blogger/feeds", "blogger/threaded", "drupal/olivero-10", "movabletype/mt4", "static/pelican",
          "unknown/home-made", "wordpress/newest-first", "wordpress/split")  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_any_platform(name: str, tmp_path: Path) -> None:
    """A mirror of any platform's pages says what the pages say; only the scheme may be unknown."""
    pages = [response for response in read_fixture(FIXTURES / name) if "ml" in response.content_type]
    write_fixture(tmp_path / "fixture", pages)
    read_again(tmp_path / "fixture", tmp_path / "crawled")
    save(pages, tmp_path / "mirror", wget)
    bring_in(tmp_path / "mirror", tmp_path / "imported")
    crawled, imported = (
        {table: [row.replace("https:", "http:") for row in rows] for table, rows in held(tmp_path / archive).items()}
        for archive in ("crawled", "imported")
    )
    assert difference(crawled, imported) == ""


@pytest.mark.parametrize("naming", [wget, wget_windows, bare])
def test_mirror_and_crawl_are_one(naming: Naming, crawled: Path, tmp_path: Path) -> None:
    """A mirror beside a crawl adds nothing but that it was seen, whichever comes first and however it was saved."""
    save(SAVED, tmp_path / "mirror", naming)
    both = tmp_path / "crawl-first"
    shutil.copytree(crawled, both)
    bring_in(tmp_path / "mirror", both)
    assert difference(held(crawled), held(both)) == ""
    assert ids(both) == ids(crawled)
    other = tmp_path / "mirror-first"
    bring_in(tmp_path / "mirror", other)
    read_again(EXAMPLE, other)
    assert difference(held(crawled), held(other)) == ""


def test_summary(mirror: Path, tmp_path: Path) -> None:
    """The command says what it imported, from where, and how long that took."""
    done = blogark("import", mirror, "--archive", tmp_path, "--json")
    said = json.loads(done.out)
    kept = ("outcome", "blog", "counts", "problems", "left_out", "start_url", "exit_status")
    assert {name: said[name] for name in kept} == {
        "outcome": "finished",
        "blog": {
            "url": "http://orto.example/",
            "title": "L'orto dietro la scuola",
            "language": "it-IT",
            "platform": "wordpress",
        },
        "counts": {
            "posts": 10,
            "pages": 2,
            "comments": 42,
            "pingbacks": 4,
            "trackbacks": 1,
            "slide_references": 8,
        },
        "problems": {},
        "left_out": {},
        "start_url": "file:orto",
        "exit_status": 0,
    }
    assert done.status == 0
    ((settings,),) = ask(tmp_path, "SELECT settings FROM crawls")
    assert {name: json.loads(settings)[name] for name in ("kind", "source")} == {"kind": "mirror", "source": "orto"}


def test_twice(mirror: Path, tmp_path: Path) -> None:
    """Importing again changes nothing at all."""
    bring_in(mirror, tmp_path)
    before = rows_of(tmp_path)
    bring_in(mirror, tmp_path)
    assert difference(before, rows_of(tmp_path)) == ""


def test_rerun(mirror: Path, tmp_path: Path) -> None:
    """The records of an import give the same rows again."""
    bring_in(mirror, tmp_path / "first")
    read_again(tmp_path / "first" / "warc", tmp_path / "again")
    assert difference(rows_of(tmp_path / "first"), rows_of(tmp_path / "again")) == ""


def test_rerun_of_what_is_there(mirror: Path, tmp_path: Path) -> None:
    """What was read again before is passed over without a word."""
    bring_in(mirror, tmp_path / "archive")
    for _ in range(2):
        done = blogark("rerun", tmp_path / "archive", "--archive", tmp_path / "again")
        assert (done.status, done.err) == (0, "")


def test_jobs_make_no_difference(mirror: Path, tmp_path: Path) -> None:
    """However many processes read, the rows are the same."""
    bring_in(mirror, tmp_path / "one", jobs=1)
    bring_in(mirror, tmp_path / "three", jobs=3)
    assert ids(tmp_path / "one") == ids(tmp_path / "three")
    one, three = (rows_of(tmp_path / name, without=OF_THE_RUN) for name in ("one", "three"))
    assert difference(one, three) == ""


def test_dates_of_files(mirror: Path, tmp_path: Path) -> None:
    """A file's date is that of its capture, whose record is a resource under its old address."""
    bring_in(mirror, tmp_path)
    sql = "SELECT fetched_at, status, record_type, content_type FROM captures WHERE url = 'http://orto.example/feed/'"
    dated = {response.url: response.fetched_at for response in SAVED}
    assert ask(tmp_path, sql) == [(dated["http://orto.example/feed/"], None, "resource", "application/rss+xml")]
