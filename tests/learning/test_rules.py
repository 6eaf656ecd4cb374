"""A theme nobody has described is learned from the posts that the blog's own feed describes."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from command import ask, blogark, crawl
from local_site import HERE, site
from rows import difference, rows_of

from archive.database import DATABASE
from blogark import extract

from .moor import COUNT, IN_FEED, NAMES, blog, paragraphs, title


def beyond_the_feed(archive: Path) -> dict[str, tuple[str, ...]]:
    """What the archive holds of posts that no feed reaches."""
    sql = "SELECT title, author, published_at, text, witnesses FROM posts"
    return {title: tuple(rest) for title, *rest in ask(archive, sql) if "feed" not in rest[-1]}


def rules(archive: Path) -> list[tuple[object, ...]]:
    return ask(archive, "SELECT field, selector, attribute, pages, hits, dropped_at IS NULL FROM rules ORDER BY id")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The blog after a crawl, and after another when it has a new look."""
    folder = tmp_path_factory.mktemp("archive")
    with site(blog("alt", "neu")) as running:
        assert crawl(f"{running.url}/", archive=folder).err == ""
        shutil.copytree(folder / "warc", folder / "once" / "warc")
        with closing(sqlite3.connect(folder / DATABASE)) as database:
            database.execute("VACUUM INTO ?", [str(folder / "once" / DATABASE)])
        assert crawl(f"{running.url}/", archive=folder).err == ""
    return folder


MARSH = {
    title(n): (NAMES[n % 3], f"2013-03-{n:02}", "\n".join(paragraphs(n)), '["page"]')
    for n in range(IN_FEED + 1, COUNT + 1)
}


def test_learned(archive: Path) -> None:
    """Title and author of the posts that the feed does not reach are found where it showed them on the others."""
    assert beyond_the_feed(archive / "once") == MARSH
    assert rules(archive / "once") == [
        ("title", "div.alt-zeile", None, 8, 8, 1),
        ("author", "b.alt-wer", None, 8, 8, 1),
    ]


def test_new_look(archive: Path) -> None:
    """Rules that no longer hold are dropped, and others learned; nothing that was known is lost."""
    assert beyond_the_feed(archive) == MARSH
    assert rules(archive) == [
        ("title", "div.alt-zeile", None, 8, 8, 0),
        ("author", "b.alt-wer", None, 8, 8, 0),
        ("title", "div.neu-zeile", None, 8, 8, 1),
        ("author", "b.neu-wer", None, 8, 8, 1),
    ]


def test_rerun_learns_the_same(archive: Path, tmp_path: Path) -> None:
    """The WARCs alone teach what the crawl learned."""
    done = blogark("rerun", archive / "once" / "warc", "--archive", tmp_path)
    assert (done.status, done.err) == (0, "")
    without = frozenset({"learned_at"})
    tables = ("blogs", "posts", "comments", "links", "readings", "rules")
    one, two = (rows_of(folder, tables=tables, without=without) for folder in (archive / "once", tmp_path))
    assert not (changed := difference(one, two)), changed


def test_nothing_to_learn(tmp_path: Path) -> None:
    """Where the readers understand the theme no rule is made."""
    done = blogark("rerun", Path(__file__).parent.parent / "fixtures" / "wordpress" / "example", "--archive", tmp_path)
    assert done.err == ""
    assert rules(tmp_path) == []


def test_extract(tmp_path: Path) -> None:
    """Files given together are read by what the feed among them teaches, also where no page states its address."""
    for path, (answer, *_) in blog("alt").items():
        (tmp_path / (path.strip("/") or "index.html")).write_bytes(
            answer.body.replace(HERE.encode(), b"http://moor.invalid")
        )
    pages = [str(tmp_path / f"{n}.html") for n in range(1, COUNT + 1)]

    def told(*files: str) -> list[tuple[str | None, str | None]]:
        return [(item["title"], item["author"]) for item in extract(*files) if item["file"] in pages]

    named = [(title(n), NAMES[n % 3]) for n in range(1, COUNT + 1)]
    assert told(*pages, str(tmp_path / "feed.xml")) == named
    assert told(*pages) != named


def test_headings_without_names(tmp_path: Path) -> None:
    """Where a theme names nothing around them titles are the first headings of a rank, below the blog's own."""
    for path, (answer, *_) in blog("alt").items():
        body = answer.body.replace(HERE.encode(), b"http://moor.invalid").replace(b'<div class="alt-mitte">', b"<div>")
        body = re.sub(rb'<div class="alt-zeile">(.*?)</div>', rb"<h1>Moorblatt</h1><h3>\1</h3>", body)
        (tmp_path / (path.strip("/") or "index.html")).write_bytes(body)
    pages = [str(tmp_path / f"{n}.html") for n in range(1, COUNT + 1)]
    found = [item["title"] for item in extract(*pages, str(tmp_path / "feed.xml")) if item["file"] in pages]
    assert found == [title(n) for n in range(1, COUNT + 1)]
