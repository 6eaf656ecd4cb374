"""Where a theme puts comments is learned from those that their feeds state."""

from pathlib import Path

import pytest
from command import ask, blogark, crawl
from local_site import HERE, site
from rows import difference, rows_of

from blogark import extract

from .moor import COUNT, blog, paragraphs, said


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The blog after two crawls."""
    folder = tmp_path_factory.mktemp("archive")
    with site(blog("alt", talks=True)) as running:
        for _ in range(2):
            assert crawl(f"{running.url}/", archive=folder).err == ""
    return folder


def conversations(archive: Path) -> dict[int, list[tuple[str, str]]]:
    """Who says what of each post, by its number."""
    found: dict[int, list[tuple[str, str]]] = {n: [] for n in range(1, COUNT + 1)}
    sql = (
        "SELECT posts.url, turns.author, turns.text FROM conversation AS turns JOIN posts ON posts.id = post_id"
        " ORDER BY post_id, turns.position"
    )
    for url, author, text in ask(archive, sql):
        found[int(url.rpartition("/")[2].removesuffix(".html"))].append((author, text))
    return found


def test_learned(archive: Path) -> None:
    """Comments that no feed states are found where those stand that one does, and are no part of the text."""
    assert conversations(archive) == {n: said(n) for n in range(1, COUNT + 1)}
    sql = "SELECT selector, attribute, pages, hits, dropped_at IS NULL FROM rules WHERE field = 'comment'"
    assert ask(archive, sql) == [("div.alt-kram", None, 6, 6, 1)]
    texts = {text for (text,) in ask(archive, "SELECT text FROM posts")}
    assert texts == {"\n".join(paragraphs(n)) for n in range(1, COUNT + 1)}
    assert ask(archive, "SELECT * FROM revisions") == []


def test_explain(archive: Path) -> None:
    """It is said by which rule comments are found."""
    (url,) = ask(archive, "SELECT url FROM posts WHERE url LIKE '%/11.html'")[0]
    done = blogark("explain", url, "--conversation", "--archive", archive)
    assert "div.alt-kram" in done.out


def test_rerun(archive: Path, tmp_path: Path) -> None:
    """The same is learned from the records."""
    done = blogark("rerun", archive / "warc", "--archive", tmp_path)
    assert done.err == ""
    tables = ("blogs", "posts", "comments", "rules")
    one, two = (rows_of(folder, tables=tables, without=frozenset({"learned_at"})) for folder in (archive, tmp_path))
    assert not difference(one, two)


def test_extract(tmp_path: Path) -> None:
    """Feeds of comments among files teach where the pages beside them put theirs."""
    for path, (answer, *_) in blog("alt", talks=True).items():
        (tmp_path / (path.strip("/") or "index.html")).write_bytes(
            answer.body.replace(HERE.encode(), b"http://moor.invalid")
        )
    pages = [str(tmp_path / f"{n}.html") for n in range(1, COUNT + 1)]
    feeds = [str(path) for path in tmp_path.glob("*.xml")]

    def told(*files: str) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {page: [] for page in pages}
        for item in extract(*files):
            if item["type"] == "comment" and item["file"] in pages:
                found[item["file"]].append((item["author"], item["text"]))
        return found

    assert told(*pages, *feeds) == {page: said(n) for n, page in enumerate(pages, 1)}
    assert not any(told(*pages).values())
