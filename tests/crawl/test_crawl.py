"""What `blogark crawl`, `rerun` and `record` do with a blog on which all is well but a dead link."""

import re
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from click.testing import CliRunner
from command import COMMAND, Done, ask, blogark, crawl, timeless, together
from local_site import HERE, Answer, Site, site
from rows import SAID, SEEN, Lines, difference, rows_of
from small_blog import HTML, POSTS, Written, blog, listing

from archive.database import DATABASE
from archive.schema import DERIVED
from archive.warc import warc_files
from blogark.cli import main

COUNTS = "3 posts, 3 comments, 1 pingback, 1 slide reference"


def lanterna(*, api: bool = False) -> dict[str, Answer]:
    """The small blog, its front page in two."""
    older = f'<a href="{HERE}/page/2/">più vecchi</a>'
    if not api:
        older += f'<a href="{HERE}/perduta/">una pagina che non c’è più</a>'
    return {**blog(api=api), "/": listing(POSTS[:2], more=older, api=api), "/page/2/": listing(POSTS[2:], api=api)}


@pytest.fixture(scope="module")
def plain() -> Iterator[Site]:
    """The blog, known by its pages and feeds."""
    with site(lanterna()) as running:
        yield running


@pytest.fixture(scope="module")
def with_api() -> Iterator[Site]:
    """The blog, known by its API too."""
    with site(lanterna(api=True), "127.0.0.2") as running:
        yield running


@dataclass(frozen=True, kw_only=True)
class Crawled:
    done: Done
    archive: Path


@pytest.fixture(scope="module")
def crawled(plain: Site, with_api: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Crawled]:
    """Crawls of both blogs and from all kinds of start, by what is started from."""
    starts = {
        "plain": f"{plain.url}/",
        "api": f"{with_api.url}/",
        "post": f"{plain.url}/2013/01/silenzio/",
        "second page": f"{plain.url}/page/2/?utm_source=amici#su",
    }
    folders = {name: tmp_path_factory.mktemp("archive") for name in starts}
    found = together({name: partial(crawl, url, archive=folders[name]) for name, url in starts.items()})
    return {name: Crawled(done=done, archive=folders[name]) for name, done in found.items()}


def said(archive: Path) -> Lines:
    """What an archive says of the blog, whenever that was said."""
    return rows_of(archive, tables=SAID, without=SEEN)


# --- what a crawl brings


def test_archive(crawled: dict[str, Crawled], plain: Site) -> None:
    """A blog is archived with its conversation, and the summary says what was found."""
    assert crawled["plain"].done.status == 0
    assert crawled["plain"].done.err == ""
    assert timeless(crawled["plain"].done.out) == (
        f"La lanterna  {plain.url}/\n  {COUNTS}\n  problems: 1 http-404  (table problems)\n"
        f"  left out by rules: 3 archive\n  N responses\n  {crawled['plain'].archive}  (look at it)\n"
    )
    posts = "SELECT remote_id, title, author, published_at, comments_declared FROM posts ORDER BY remote_id"
    assert ask(crawled["plain"].archive, posts) == [
        ("1", "Il mulino di nonna", "Elvira", "2013-01-01T09:30:00Z", 3),
        ("2", "Lezione di barche", "Elvira", "2013-01-02T09:30:00Z", 1),
        ("3", "Silenzio", "Elvira", "2013-01-03T09:30:00Z", 0),
    ]
    comments = "SELECT remote_id, author, text, parent_remote_id FROM comments ORDER BY remote_id"
    assert ask(crawled["plain"].archive, comments) == [
        ("11", "Ornella", "Ricordo anch’io l’odore del grano.", None),
        ("12", "Tebaldo", "E il rumore dell’acqua, Ornella?", "11"),
        ("21", "Ornella", "Bellissime, grazie!", None),
    ]
    pings = "SELECT kind, source_url, source_title, excerpt FROM pingbacks"
    assert ask(crawled["plain"].archive, pings) == [
        ("pingback", "http://ponte.invalid/eco/", "Il quaderno del ponte", "ne scrive bene chi c’era")
    ]
    problems = "SELECT stage, error, url FROM problems"  # the blog's own dead link, which leaves the exit status 0
    assert ask(crawled["plain"].archive, problems) == [("fetch", "http-404", f"{plain.url}/perduta/")]


@pytest.mark.parametrize("name", ["post", "second page"])
def test_any_page_will_do(crawled: dict[str, Crawled], name: str) -> None:
    """A post, or a further page of the front page with a tracking parameter, gives the same rows."""
    assert (crawled[name].done.status, crawled[name].done.err) == (0, "")
    assert not (changed := difference(said(crawled["plain"].archive), said(crawled[name].archive))), changed


def test_scrapy_command(crawled: dict[str, Crawled], plain: Site, tmp_path: Path) -> None:
    """`scrapy crawl blog` gives the same rows."""
    settings = [f"BLOGARK_ARCHIVE={tmp_path}", "BLOGARK_ALLOW_PRIVATE=1", "DOWNLOAD_DELAY=0", "AUTOTHROTTLE_ENABLED=0"]
    done = subprocess.run(
        [COMMAND.with_name("scrapy"), "crawl", "blog", "-a", f"url={plain.url}/"]
        + [word for setting in settings for word in ("-s", setting)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not (changed := difference(said(crawled["plain"].archive), said(tmp_path))), changed


def test_second_crawl(crawled: dict[str, Crawled], with_api: Site, tmp_path: Path) -> None:
    """Crawling again adds captures, readings, declarations and a crawl; of other rows only times of sight change."""
    archive = copytree(crawled["api"].archive, tmp_path / "archive")
    before, ids = rows_of(archive), raw(archive)
    assert crawl(f"{with_api.url}/", archive=archive).status == 0
    seen = frozenset({"last_seen_at", "last_crawled_at"})
    for table in ("captures", "readings", "declarations", "crawls"):
        assert len(before[table]) < len(rows_of(archive)[table])
        assert set(before[table]) < set(rows_of(archive)[table])
    kept = tuple(table for table in DERIVED if table not in {"captures", "readings", "declarations", "crawls"})
    once, twice = (rows_of(folder, tables=kept, without=seen) for folder in (crawled["api"].archive, archive))
    assert not (changed := difference(once, twice)), changed
    assert raw(archive) == ids


def raw(archive: Path) -> list[tuple[Any, ...]]:
    """The ids that were given out."""
    tables = ("blogs", "posts", "terms", "comments", "pingbacks", "decks", "slide_references", "links", "images")
    return [row for table in tables for row in ask(archive, f"SELECT '{table}', id FROM {table} ORDER BY id")]


# --- rerun and record


@pytest.fixture(scope="module")
def reread(crawled: dict[str, Crawled], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Crawled]:
    """Archives made of others' WARCs."""
    folders = {name: tmp_path_factory.mktemp("rerun") for name in ("plain", "api")}
    runs = {
        name: partial(blogark, "rerun", crawled[name].archive / "warc", "--archive", folder)
        for name, folder in folders.items()
    }
    return {name: Crawled(done=done, archive=folders[name]) for name, done in together(runs).items()}


@pytest.mark.parametrize("name", ["plain", "api"])
def test_rerun(crawled: dict[str, Crawled], reread: dict[str, Crawled], name: str) -> None:
    """A crawl's WARC gives the crawl's archive, row by row, without a network."""
    assert (reread[name].done.status, reread[name].done.err) == (0, "")
    assert reread[name].done.out.splitlines()[:2] == crawled[name].done.out.splitlines()[:2]
    assert not (changed := difference(rows_of(crawled[name].archive), rows_of(reread[name].archive))), changed


def test_rows_differ(crawled: dict[str, Crawled]) -> None:
    """The comparison sees what differs: a crawl from elsewhere has other captures."""
    assert difference(rows_of(crawled["plain"].archive), rows_of(crawled["post"].archive))


def test_rerun_again(crawled: dict[str, Crawled]) -> None:
    """What an archive holds already is left as it is."""
    archive = crawled["api"].archive
    before = dump(archive)
    done = blogark("rerun", archive / "warc", "--archive", archive)
    assert (done.status, done.err) == (0, "")
    assert dump(archive) == before


def dump(archive: Path) -> list[str]:
    """Everything a database holds."""
    with closing(sqlite3.connect(f"file:{archive / DATABASE}?mode=ro", uri=True)) as database:
        return list(database.iterdump())


def test_record(plain: Site, tmp_path: Path) -> None:
    """Pages are recorded with what led to them, and make an archive when they are read."""
    urls = [f"{plain.url}{post.path}" for post in POSTS[:2]]
    done = blogark("record", *urls, tmp_path / "fixture", "--allow-private")
    assert done == Done(
        status=0,
        out=f"{tmp_path / 'fixture'}: 2 responses. Read them: blogark rerun {tmp_path / 'fixture'}\n",
        err="",
    )
    names = sorted(path.name for path in (tmp_path / "fixture").iterdir())
    assert names == ["00-2013-01-il-mulino-di-nonna.html", "01-2013-01-lezione-di-barche.html", "responses.json"]
    done = blogark("rerun", tmp_path / "fixture", "--archive", tmp_path / "archive")
    assert (done.status, done.err, done.out.splitlines()[1]) == (
        0,
        "",
        "  2 posts, 3 comments, 1 pingback, 1 slide reference",
    )


def test_record_nothing(plain: Site, tmp_path: Path) -> None:
    """An address that cannot be fetched makes no fixture."""
    done = blogark("record", "http://127.0.0.1:1/", tmp_path / "fixture", "--allow-private")
    line = "the server refuses the connection. Check the port, or try again later."
    assert done == Done(status=1, out="", err=f"Error: http://127.0.0.1:1/: {line}\n")
    assert not (tmp_path / "fixture").exists()


def test_rerun_of_nothing(tmp_path: Path) -> None:
    """What is not there or holds no WARC of ours is told in one line."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "note.txt").write_text("Comprare il pane.")
    (tmp_path / "false.warc.gz").write_bytes(b"Comprare il latte.")
    reasons = {
        "missing": "does not exist",
        "empty": "holds no WARC of blogark and is no fixture folder (no responses.json)",
        "note.txt": "holds no WARC of blogark and is no fixture folder (no responses.json)",
        "false.warc.gz": "holds no WARC of blogark and is no fixture folder (no responses.json)",
    }
    for name, reason in reasons.items():
        done = CliRunner().invoke(main, ["rerun", str(tmp_path / name), "--archive", str(tmp_path / "archive")])
        assert (done.exit_code, done.stdout, done.stderr) == (1, "", f"Error: {tmp_path / name} {reason}\n")
    assert not (tmp_path / "archive").exists()


def test_rerun_of_a_torn_warc(crawled: dict[str, Crawled], tmp_path: Path) -> None:
    """A WARC that ends within a record is read as far as it goes, and `problems` says where that is."""
    (file,) = warc_files(crawled["api"].archive / "warc")
    torn = tmp_path / file.name
    torn.write_bytes(file.read_bytes()[:-400])
    done = blogark("rerun", torn, "--archive", tmp_path / "archive")
    assert (done.status, done.err) == (3, "")
    assert "  problems: 1 torn-record  (table problems)" in done.out.splitlines()
    ((error, detail),) = ask(tmp_path / "archive", "SELECT error, detail FROM problems")
    assert (error, re.sub(r"\d+$", "N", detail)) == ("torn-record", f"{file.name}: no whole record at byte N")
    assert ask(tmp_path / "archive", "SELECT count(*) FROM posts") == [(3,)]


@pytest.mark.parametrize("post", POSTS)
def test_language_of_the_blog(post: Written, tmp_path: Path) -> None:
    """A post in another language, whenever it is read, does not change the blog's."""
    answers = blog()
    page = answers[post.path].body.replace(b'lang="it-IT"', b'lang="fr-FR"')
    with site({**answers, post.path: Answer(headers=HTML, body=page)}) as running:
        assert crawl(f"{running.url}{post.path}", archive=tmp_path).status == 0
    assert ask(tmp_path, "SELECT language FROM blogs") == [("it-IT",)]
