"""A theme nobody has described is learned from the posts that the blog's own feed describes."""

import re
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from command import ask, blogark, crawl
from local_site import HERE, Answer, site
from rows import difference, rows_of
from small_blog import POSTS, comment_feed
from small_blog import blog as lanterna

from archive.database import DATABASE
from blogark import extract
from pipelines import session
from pipelines.rerun import rerun

HTML = (("Content-Type", "text/html; charset=utf-8"),)
RSS = (("Content-Type", "application/rss+xml"),)
WORDS = [
    "Nebel",
    "Torf",
    "Birke",
    "Wollgras",
    "Kranich",
    "Graben",
    "Steg",
    "Wasser",
    "Himmel",
    "Wind",
    "Schilf",
    "Moos",
    "Libelle",
    "Ruder",
    "Kahn",
    "Abend",
]
NAMES = ("Frauke Petersen", "Hinnerk Boll", "Antje Wulf")
#: How many posts the feed reaches; the others are found by links alone.
IN_FEED = 8
COUNT = 12


def title(number: int) -> str:
    return f"{WORDS[number % 16]} und {WORDS[(number + 5) % 16]} {number}"


def paragraphs(number: int) -> list[str]:
    return [" ".join(WORDS[(number * k + n * n) % 16] for n in range(40)) + "." for k in (3, 5, 7)]


def page(number: int, look: str) -> Answer:
    """A post. Its theme names nothing as themes do, and the document's title is the blog's."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs(number))
    others = " ".join(f'<a href="/{n}.html">{n}</a>' for n in range(1, COUNT + 1) if n != number)
    html = f"""<!DOCTYPE html><html lang="de"><head><title>Moorblatt</title>
<link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>
<div class="oben"><a href="/">Moorblatt</a></div>
<div class="{look}-mitte"><div class="{look}-zeile">{escape(title(number))}</div><div class="{look}-satz">{body}</div>
<div class="{look}-fuss"><b class="{look}-wer">{NAMES[number % 3]}</b>, <i>{number}. März 2013</i></div></div>
<div class="rand"><b>Zuletzt</b>: {others}</div>
</body></html>"""
    return Answer(headers=HTML, body=html.encode())


def feed() -> Answer:
    items = "".join(
        f"<item><title>{escape(title(n))}</title><link>{HERE}/{n}.html</link><dc:creator>{NAMES[n % 3]}</dc:creator>"
        f"<pubDate>{n:02} Mar 2013 09:00:00 +0100</pubDate><content:encoded>"
        f"{escape(''.join(f'<p>{text}</p>' for text in paragraphs(n)))}</content:encoded></item>"
        for n in range(1, IN_FEED + 1)
    )
    named = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    xml = f'<rss version="2.0" {named}><channel><title>Moorblatt</title><link>{HERE}/</link>{items}</channel></rss>'
    return Answer(headers=RSS, body=xml.encode())


def home() -> Answer:
    links = "".join(f'<li><a href="/{n}.html">{escape(title(n))}</a></li>' for n in range(1, COUNT + 1))
    html = f"""<!DOCTYPE html><html lang="de"><head><title>Moorblatt</title>
<link rel="alternate" type="application/rss+xml" href="/feed.xml"></head>
<body><h1>Moorblatt</h1><ul>{links}</ul></body></html>"""
    return Answer(headers=HTML, body=html.encode())


def blog(*looks: str) -> dict[str, Sequence[Answer]]:
    """The blog, each page in one look after the other."""
    posts = {f"/{n}.html": [page(n, look) for look in looks] for n in range(1, COUNT + 1)}
    return {"/": [home()], "/feed.xml": [feed()], **posts}


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
    done = blogark("rerun", Path(__file__).parent / "fixtures" / "wordpress" / "example", "--archive", tmp_path)
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


#: The post that has more than one comment.
LONG = POSTS[0]


def in_rome(answer: Answer) -> Answer:
    """The page with its times as a clock in Rome shows them in winter, without a zone."""
    body = answer.body.replace(b"T09:30:00+00:00", b"T10:30:00").replace(b"T10:00:00+00:00", b"T11:00:00")
    return replace(answer, body=body)


def test_zone_of_local_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pages print local times, those that feeds tell in UTC show the blog's zone, and so what the others mean."""
    answers = lanterna()
    for post in POSTS:
        answers[post.path] = in_rome(answers[post.path])
    answers[f"{LONG.path}feed/"] = comment_feed(replace(LONG, said=LONG.said[:1]))
    with site(answers) as running:
        for _ in range(2):
            assert crawl(f"{running.url}/", archive=tmp_path).err == ""
            assert ask(tmp_path, "SELECT zone FROM blogs") == [("Europe/Rome",)]
            told = dict(ask(tmp_path, "SELECT remote_id, published_at || ' ' || published_zone FROM comments"))
            assert told["11"] == "2013-02-11T10:00:00Z stated"
            assert told["12"] == "2013-02-12T10:00:00Z blog"
        assert ask(tmp_path, "SELECT * FROM revisions") == []
    done = blogark("rerun", tmp_path / "warc", "--archive", tmp_path / "again")
    assert done.err == ""
    monkeypatch.setattr(session, "_DATES_AT", 2)  # as of a blog so large that its zone is told before its end
    assert list(rerun(tmp_path / "warc", tmp_path / "early", lambda _: None))
    tables = ("blogs", "posts", "comments")
    one, *others = (rows_of(folder, tables=tables) for folder in (tmp_path, tmp_path / "again", tmp_path / "early"))
    assert not [changed for other in others if (changed := difference(one, other))]


def in_numbers(answer: Answer, printed: str) -> Answer:
    """The page of a post, in English, with its date printed in numbers."""
    body = re.sub(rb"<time .*?</time>", f'<span class="entry-date">{printed}</span>'.encode(), answer.body, count=1)
    return replace(answer, body=body.replace(b'lang="it-IT"', b'lang="en-US"'))


@pytest.mark.parametrize(
    ("second", "order", "dates"),
    [
        ("25/03/2013", "dmy", ["2013-03-05", "2013-03-25", "2013-03-06"]),
        ("03/25/2013", "mdy", ["2013-05-03", "2013-03-25", "2013-06-03"]),
        ("04/03/2013", None, ["2013-05-03", "2013-04-03", "2013-06-03"]),
    ],
)
def test_order_of_numbers(
    second: str, order: str | None, dates: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the numbers of one date show which is the day, the blog's other pages mean the same by theirs."""
    answers = {path: answer for path, answer in lanterna().items() if "feed" not in path}
    for post, printed in zip(POSTS, ("05/03/2013", second, "06/03/2013"), strict=True):
        answers[post.path] = in_numbers(answers[post.path], printed)
    with site(answers) as running:
        for _ in range(2):
            assert crawl(f"{running.url}/", archive=tmp_path).err == ""
            assert ask(tmp_path, "SELECT date_order FROM blogs") == [(order,)]
            assert ask(tmp_path, "SELECT published_at FROM posts ORDER BY remote_id") == [(day,) for day in dates]
        assert ask(tmp_path, "SELECT * FROM revisions") == []
        explained = blogark("explain", f"{running.url}{POSTS[0].path}", "--archive", tmp_path)
        assert f"{dates[0]}, to the day" in explained.out
    monkeypatch.setattr(session, "_DATES_AT", 2)
    assert list(rerun(tmp_path / "warc", tmp_path / "early", lambda _: None))
    one, other = (rows_of(folder, tables=("blogs", "posts", "comments")) for folder in (tmp_path, tmp_path / "early"))
    assert not difference(one, other)
