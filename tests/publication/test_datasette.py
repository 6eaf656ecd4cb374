import asyncio
import json
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from archive.database import index
from archive.datasette import open_datasette
from archive.datasette.dates import published
from archive.datasette.safe import body
from archive.datasette.thread import conversation
from archive.metadata import metadata, write_metadata
from archive.schema import SEARCHED, migrations
from blogark.serve import serve

SEEN = {"first_seen_at": "2026-01-01T00:00:00Z", "last_seen_at": "2026-01-02T00:00:00Z"}
CAPTURE = "urn:uuid:11111111-1111-4111-8111-111111111111"
HOSTILE = (
    '<p onclick="alert(1)">Ciao<script>alert(2)</script><img src=x onerror="alert(3)">'
    '<a href="javascript:alert(4)">premi</a><a href="JaVa&#10;Script:alert(5)">qui</a>'
    '<svg onload="alert(6)"><style>@import url(//e.example)</style></svg><iframe src="//e.example"></iframe>'
    '<a data-deck="0" href="javascript:alert(7)"></a><img src="data:image/svg+xml,<svg onload=alert(8)>">'
    '<form action="//e.example"><input autofocus onfocus="alert(9)"></form><base href="//e.example/">'
    '<p style="background:url(//e.example/t.gif)">fine</p><a href="//e.example/"onmouseover="alert(10)">x</a>'
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(11)>"
)
ZONE_OF_BLOG = "in the zone the blog keeps"
PRINTED_FOR_MACHINES = ("28 January 2013, 08:15 UTC", "2013-01-28T08:15:00", "zone assumed")
FRAGMENTS = [
    *re.findall(r"<[^>]*>|[^<]+", HOSTILE),
    '"',
    "<!--",
    "-->",
    "<xmp>",
    "<plaintext>",
    "<noembed>",
    "</p>",
    "<",
]
#: What no page of ours has: elements that run or fetch, and attributes that name an address.
HARMFUL = set("audio base embed iframe img math object script source style svg video".split())  # noqa: SIM905
ADDRESSES = {"action", "background", "formaction", "href", "poster", "src", "srcset"}


def post(id_: int, **fields: Any) -> dict[str, Any]:
    given = {"id": id_, "blog_id": 1, "kind": "post", "state": "public", "witnesses": '["page","rest"]', **SEEN}
    return {**given, "url": f"https://orto.example/2013/01/{id_}/", "language": "it", **fields}


def comment(id_: int, **fields: Any) -> dict[str, Any]:
    given = {"id": id_, "post_id": 1, "state": "public", "witnesses": '["page"]', "position": id_, **SEEN}
    return {**given, "author": f"Autore {id_}", "html": f"<p>Testo {id_}.</p>", "text": f"Testo {id_}.", **fields}


ARTICLE = """
<p>La città si divide in orti. <a href="/mappa">La mappa</a> è del Comune.</p>
<h1>Le prime semine</h1>
<figure><img src="https://orto.example/foto/semina.jpg" alt="Mani nella terra">
<figcaption>Gennaio, serra nord</figcaption></figure>
<p><img src="https://orto.example/foto/serra.jpg" alt=""></p>
<p><a data-deck="0" href="https://www.slideshare.net/orto/semine"></a></p>
<blockquote><p>Chi semina in luna calante raccoglie tardi.</p></blockquote>
"""

POSTS = [
    post(
        1,
        title="Gli orti della città",
        author="Ada Rovere",
        author_url="https://orto.example/author/ada/",
        published_printed="28 gennaio 2013 alle 9:15",
        published_at="2013-01-28T08:15:00Z",
        published_precision="minute",
        published_zone="assumed",
        html=ARTICLE,
        text="La città si divide in orti. La mappa è del Comune.",
        comments_declared=7,
        capture_id=CAPTURE,
    ),
    post(
        2,
        title="Diario privato",
        published_printed="febbraio 2013",
        published_at="2013-02",
        published_precision="month",
        state="protected",
        state_at="2026-01-01T00:00:00Z",
        state_reason="password form",
    ),
    post(
        3,
        title='<script>alert("t")</script>',
        html=HOSTILE,
        text="Ciao",
        author="<b>x",
        author_url="javascript:alert(1)",
    ),
]

COMMENTS = [
    comment(11, author="Bruno", published_at="2013-01-28T10:00:00Z", published_zone="stated", depth=1),
    comment(12, author="Carla", parent_id=11, depth=2),
    comment(13, author="Dario", depth=3),
    comment(14, author="Elsa", parent_remote_id="999", depth=2),
    comment(15, author="Franco", depth=1, state="gone", state_reason="not on the page"),
    comment(16, post_id=3, author="<img src=x onerror=alert(1)>", author_url="javascript:alert(1)", html=HOSTILE),
]

PINGBACKS = [
    {
        **comment(21, post_id=1, author="Il mercato"),
        "kind": "pingback",
        "source_url": "https://mercato.example/2013/02/orti/",
        "source_title": "Dagli orti al mercato",
        "excerpt": "[…] come racconta l'orto […]",
        "html": None,
        "text": "[…] come racconta l'orto […]",
    }
]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of one small blog."""
    path = tmp_path / "blogark.db"
    build(path)
    return path


def build(path: Path) -> None:
    db = Database(path)
    migrations.apply(db)
    crawl = {"id": "c1", "blog_id": 1, "start_url": "https://orto.example/", "started_at": "2026-01-01T00:00:00Z"}
    capture = {"id": CAPTURE, "crawl_id": "c1", "url": "https://orto.example/2013/01/1/", "status": 200}
    record = {"record_type": "response", "warc_file": "c1-0.warc.gz", "warc_offset": 4096, "warc_length": 900}
    deck = {"provider": "slideshare", "url": "https://www.slideshare.net/orto/semine"}
    reference = {"post_id": 1, "deck_id": 1, "form": "embed", "raw": "<iframe>", "heading": "Le prime semine"}
    said = {"capture_id": CAPTURE, "post_id": 1, "witness": "page", "fields": '{"title":"Gli orti","author":null}'}
    rows = {
        "blogs": [{"id": 1, "url": "https://orto.example/", "title": "L'orto", "language": "it"}],
        "crawls": [crawl],
        "captures": [{**capture, **record, "fetched_at": "2026-01-01T00:00:00Z"}],
        "posts": POSTS,
        "comments": COMMENTS,
        "pingbacks": PINGBACKS,
        "terms": [{"id": 1, "blog_id": 1, "kind": "tag", "name": "semi"}],
        "post_terms": [{"post_id": 1, "term_id": 1}],
        "decks": [{"id": 1, "key": "orto/semine", "title": "Calendario delle semine", **deck}],
        "slide_references": [{"id": 1, "position": 0, **reference, **deck}],
        "readings": [{**said, "entity": entity, "row_id": id_} for entity, id_ in (("post", 1), ("comment", 11))],
    }
    with db.atomic():
        for table, given in rows.items():
            for row in given:
                db.table(table).insert(row)
        for table in SEARCHED:
            index(db, table, rows[table])
    db.close()


@pytest.fixture
def get(archive: Path) -> Any:
    """Fetches a page of the archive in process."""
    datasette = open_datasette(archive)

    def fetch(path: str) -> Any:
        return asyncio.run(datasette.client.get(path))

    yield fetch
    for database in datasette.databases.values():
        database.close()


class Page(HTMLParser):
    """The tags of a page with their attributes, its text, and nothing lenient about either."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def harm(html: str) -> list[object]:
    """What in a page runs or fetches."""
    found: list[object] = []
    for tag, attributes in Page(html).tags:
        if tag in HARMFUL:
            found.append(tag)
        for name, value in attributes.items():
            scheme = re.match(r"\s*([a-z\s]+):", value or "", re.IGNORECASE)
            runs = name.startswith("on") or name == "style"
            if runs or (name in ADDRESSES and scheme and scheme[1] not in {"http", "https"}):
                found.append((tag, name, value))
    return found


# --- metadata


def shown_columns() -> list[tuple[str, str | None]]:
    """Every table and view that Datasette shows, then every column of it."""
    db = Database(memory=True)
    migrations.apply(db)
    names = [name for name in db.table_names() + db.view_names() if not re.search(r"_fts(_\w+)?$", name)]
    pairs = [(name, column.name) for name in names for column in db[name].columns]
    db.close()
    return [*((name, None) for name in names), *pairs]


def test_everything_is_described() -> None:
    """A table, view or column that nobody described fails here."""
    tables = metadata("blogark")["databases"]["blogark"]["tables"]
    described = {(name, None) for name, said in tables.items() if said.get("title") and said.get("description")}
    described |= {(name, column) for name, said in tables.items() for column, words in said["columns"].items() if words}

    assert [shown for shown in shown_columns() if shown not in described] == []


def test_nothing_else_is_described() -> None:
    """The source speaks of no table or column that is gone."""
    source = yaml.safe_load((Path(write_metadata.__code__.co_filename).parent / "metadata.yaml").read_text())
    shown = set(shown_columns())
    spoken = {(table, None) for table in source["tables"]}
    spoken |= {(table, column) for table, said in source["tables"].items() for column in said.get("columns", ())}
    unused = set(source["columns"]) - {column for _, column in shown}

    assert (spoken - shown, unused) == (set(), set())


def test_facets_sorts_and_labels_name_columns() -> None:
    """Facets, sort orders and labels name columns that exist."""
    shown = set(shown_columns())
    wrong = []
    for table, said in metadata("blogark")["databases"]["blogark"]["tables"].items():
        named = [said.get(key) for key in ("sort", "sort_desc", "label_column", "fts_pk")]
        named += [facet if isinstance(facet, str) else next(iter(facet.values())) for facet in said.get("facets", ())]
        wrong += [(table, name) for name in named if name and (table, name) not in shown]

    assert wrong == []


def test_plain_datasette_takes_the_metadata(archive: Path) -> None:
    """`datasette blogark.db -m metadata.yaml` needs nothing of ours installed."""
    written = write_metadata(archive.parent)
    command = [sys.executable, "-m", "datasette", str(archive), "-m", str(written), "--get"]

    page, found = (
        subprocess.run([*command, path], capture_output=True, text=True, check=True).stdout
        for path in ("/blogark/posts", "/blogark/search.json?q=citta")
    )

    assert "Posts and pages." in page
    assert "archive.css" not in page
    assert [row[1] for row in json.loads(found)["rows"]] == ["Gli orti della città"]


def test_metadata_written_twice_is_the_same(tmp_path: Path) -> None:
    """Writing twice equals writing once."""
    first = write_metadata(tmp_path).read_text()

    assert write_metadata(tmp_path).read_text() == first
    assert yaml.safe_load(first) == metadata("blogark")


# --- queries


@pytest.mark.parametrize(
    ("query", "given", "first"),
    [
        ("search", "q=citta", ["post", "Gli orti della città"]),
        ("post_conversation", "post=1", ["comment", "Bruno"]),
        ("post_conversation", "post=https://orto.example/2013/01/1/", ["comment", "Bruno"]),
        ("most_discussed", "blog=1", ["Gli orti della città", 5]),
        ("who_pinged_whom", "address=mercato.example", ["pingback", "Dagli orti al mercato"]),
        ("decks_by_provider", "provider=slideshare", ["slideshare", "Calendario delle semine"]),
    ],
)
def test_queries(get: Any, query: str, given: str, first: list[Any]) -> None:
    """Each canned query answers with its parameters, and without them is no error."""
    assert get(f"/blogark/{query}.json?{given}").json()["rows"][0][:2] == first
    assert get(f"/blogark/{query}.json").json()["ok"]
    assert get(f"/blogark/{query}").status_code == 200


def test_every_query_is_tested() -> None:
    """A new query needs a line above."""
    tested = {values[0] for values in test_queries.pytestmark[0].args[1]}

    assert set(metadata("blogark")["databases"]["blogark"]["queries"]) == tested


@pytest.mark.parametrize("words", ['"', "città AND", "(", "*", "NEAR(", "orti -", "a:b", '""'])
def test_search_takes_any_words(get: Any, words: str) -> None:
    """Nothing a person types is a syntax error."""
    assert get(f"/blogark/search.json?q={words}").json()["ok"]


@pytest.mark.parametrize("path", ["/blogark/posts", "/blogark/texts"])
def test_tables_are_searched_without_accents(get: Any, path: str) -> None:
    """`citta` finds `città` in the tables' own search too."""
    rows = get(f"{path}.json?_search=citta&_shape=objects").json()["rows"]

    assert [row["title"] for row in rows] == ["Gli orti della città"]


def test_table_pages(get: Any) -> None:
    """Every table and view has a page, titled."""
    tables = metadata("blogark")["databases"]["blogark"]["tables"]
    wrong = [name for name, said in tables.items() if f"<h1>{said['title']}" not in get(f"/blogark/{name}").text]

    assert wrong == []


def test_titles_lead_to_the_post(get: Any) -> None:
    """A row of the posts table, a comment's post and a search result lead to the page to read."""
    for path in ("/blogark/posts", "/blogark/comments", "/blogark/search?q=citta", "/blogark/post_counts"):
        assert '<a href="/-/post/1">Gli orti della città</a>' in get(path).text


# --- the page of a post


def test_post_page(get: Any) -> None:
    """The post, its slides, its conversation and its evidence, in the language of the post."""
    response = get("/-/post/1")
    page = Page(response.text)

    assert response.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert harm(response.text) == []
    assert {"lang": "it"} in page.all("h1")
    words = " ".join(page.text.split())
    for expected in (
        "Ada Rovere · 28 January 2013, 08:15 UTC (printed as “28 gennaio 2013 alle 9:15”, zone assumed)",
        "semi",
        "Image Mani nella terra https://orto.example/foto/semina.jpg Gennaio, serra nord",
        "SlideShare Calendario delle semine embed under “Le prime semine”",
        "5 comments and 1 ping kept; the blog says there are 7, so 1 is missing.",
        "Carla no date in reply to Bruno Testo 12.",
        "Dario no date in reply to a comment the page does not name",
        "Elsa no date in reply to a comment that is not kept",
        "gone: not on the page",
        "pingback Dagli orti al mercato",
        "Stated by page, rest.",
        "c1-0.warc.gz at 4096, response " + CAPTURE,
        "page says title",
    ):
        assert expected in words
    addresses = [attributes.get("href") for attributes in page.all("a")]
    assert "https://orto.example/mappa" in addresses
    assert "https://www.slideshare.net/orto/semine" in addresses
    assert "/blogark/captures/" + CAPTURE.replace(":", "~3A") in addresses
    assert all(get(address).status_code == 200 for address in addresses if address and address.startswith("/"))


def test_protected_post(get: Any) -> None:
    """A protected post says so, and since when."""
    words = " ".join(Page(get("/-/post/2").text).text.split())

    assert "February 2013 (printed as “febbraio 2013”)" in words
    assert "State: protected since 1 January 2026, 00:00 UTC (password form)." in words
    assert "No text of this post is kept." in words


@pytest.mark.parametrize("path", ["/", "/-/post/3"])
def test_hostile_rows_are_harmless(get: Any, path: str) -> None:
    """Whatever stands in the database, nothing of it runs or fetches."""
    html = get(path).text

    assert harm(html) == []
    assert '<script>alert("t")</script>' in Page(html).text


def test_hostile_markup_is_harmless() -> None:
    """What was stored is sanitised again, with the post's words left."""
    deck = {"position": 0, "url": "javascript:alert(7)", "provider": "<i>x", "title": "<script>", "form": "embed"}
    shown = body(HOSTILE, base="javascript:alert(1)//", decks=[deck], captions={"x": "<script>alert(1)</script>"})

    assert harm(shown) == []
    assert Page(shown).text.startswith("Ciao")
    assert Page(shown).text.endswith("finex")


@given(st.lists(st.sampled_from(FRAGMENTS)).map("".join))
def test_no_mixture_of_hostile_markup_does_harm(html: str) -> None:
    """However tags are cut and nested, nothing runs or fetches."""
    assert harm(body(html, base="https://orto.example/")) == []


@pytest.mark.parametrize("address", ["/-/post/99", "/-/post/9999999999999999999", "/-/post/x", "/-/post/"])
def test_no_such_post(get: Any, address: str) -> None:
    """An id that is not there is a 404, whatever its size."""
    assert get(address).status_code in {302, 404}


def test_pages_under_another_root(archive: Path) -> None:
    """Behind a proxy that serves the archive in a folder, every link stays in that folder."""
    datasette = open_datasette(archive, base_url="/blogs/")
    for path in ("/blogs/", "/blogs/-/post/1", "/blogs/blogark/posts"):
        response = asyncio.run(datasette.client.request("GET", path, avoid_path_rewrites=True))
        links = [a.get("href") or "" for a in Page(response.text).all("a") + Page(response.text).all("link")]
        assert response.status_code == 200
        assert [link for link in links if link.startswith("/") and not link.startswith("/blogs/")] == []
    for database in datasette.databases.values():
        database.close()


def test_a_crawl_goes_on_beside_it(archive: Path, get: Any) -> None:
    """What a writer commits while the archive is served is there at the next look."""
    writer = sqlite3.connect(archive)
    writer.execute("PRAGMA journal_mode=WAL")
    assert get("/-/post/2").status_code == 200
    with writer:
        writer.execute("UPDATE posts SET title = 'Diario aperto' WHERE id = 2")

    assert "Diario aperto" in get("/-/post/2").text
    assert "Diario aperto" in get("/blogark/search.json?q=aperto").text
    writer.close()


@pytest.mark.parametrize(
    ("at", "printed", "zone", "expected"),
    [
        ("2013-01-28T08:15:00Z", "28 gennaio", "blog", ("28 January 2013, 08:15 UTC", "28 gennaio", ZONE_OF_BLOG)),
        ("2013-01-28T08:15:00Z", "2013-01-28T09:15:00+01:00", "stated", ("28 January 2013, 08:15 UTC", None, None)),
        ("2013-01-28T08:15:00Z", "2013-01-28T08:15:00", "assumed", PRINTED_FOR_MACHINES),
        ("2013-01-28", "28.1.13", "assumed", ("28 January 2013", "28.1.13", None)),
        ("2013", None, None, ("2013", None, None)),
        (None, "domani", None, ("date not understood", "domani", None)),
        ("2013-99-99", None, None, ("2013-99-99", None, None)),
    ],
)
def test_dates_are_told_as_they_are_known(
    at: str | None, printed: str | None, zone: str | None, expected: tuple[str | None, ...]
) -> None:
    """No more precise and no surer of its zone than the archive is."""
    told = published({"published_at": at, "published_printed": printed, "published_zone": zone})

    assert told
    assert (told.shown, told.printed, told.zone) == expected


def test_no_date() -> None:
    """Where nothing was printed there is nothing to tell."""
    assert published({"published_at": None, "published_printed": None, "published_zone": None}) is None


# --- conversations


def turn(id_: int, parent: int | None = None, **fields: Any) -> dict[str, Any]:
    row = {"id": id_, "kind": "comment", "parent_id": parent, "position": id_, "depth": None, "published_at": None}
    return {**row, **fields}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([turn(1), turn(2), turn(3, 1), turn(4, 3), turn(5, 2)], [(1, 0), (3, 1), (4, 2), (2, 0), (5, 1)]),
        ([turn(1, 2), turn(2, 1), turn(3)], [(3, 0), (1, 0), (2, 1)]),
        ([turn(1, 1)], [(1, 0)]),
        ([turn(1, 99)], [(1, 0)]),
        ([turn(1), turn(2, depth=3)], [(1, 0), (2, 2)]),
        ([turn(2, position=None), turn(1)], [(1, 0), (2, 0)]),
        ([turn(1), turn(2, 1, kind="pingback")], [(1, 0), (2, 1)]),
        ([turn(1, kind="pingback"), turn(2, 1)], [(1, 0), (2, 0)]),
        ([], []),
    ],
)
def test_conversation(rows: list[dict[str, Any]], expected: list[tuple[int, int]]) -> None:
    """Answers stand under what they answer; circles, gaps and strangers lose nothing."""
    turns = conversation(rows)

    assert [(turn.row["id"], turn.depth) for turn in turns] == expected


def test_long_and_deep_conversations(archive: Path, get: Any) -> None:
    """Ten thousand comments, each the answer to the one before, are paged and none is lost."""
    db = Database(archive)
    thread = [comment(1000 + n, post_id=2, parent_id=1000 + n - 1 if n else None) for n in range(10_000)]
    db.table("comments").insert_all(thread)
    db.close()

    first, last = get("/-/post/2").text, get("/-/post/2?page=20").text

    assert [html.count('<li id="comment-') for html in (first, last)] == [500, 500]
    assert 'href="?page=19#comment-10499"' in last
    assert get("/-/post/2?page=9999").text == last
    assert get("/-/post/2?page=x").text == first


# --- blogark serve


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_serve(archive: Path, stop: signal.Signals) -> None:
    """The command says what it holds and where, answers there, and ends when asked to."""
    code = "from blogark.serve import serve; serve()"
    command = [sys.executable, "-c", code, "--archive", str(archive.parent), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        held, announced = process.stdout.readline(), process.stdout.readline()
        address = announced.split()[0]
        with socket.create_connection(("127.0.0.1", int(address.rstrip("/").rpartition(":")[2])), timeout=10) as client:
            client.sendall(b"GET /-/post/1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            answer = b"".join(iter(lambda: client.recv(65536), b"")).decode()
        process.send_signal(stop)
        process.wait(timeout=20)

        assert "1 blog, 3 posts, 6 comments, 1 ping, 1 slide deck, 1 capture" in held
        assert answer.startswith("HTTP/1.1 200")
        assert "Gli orti della città" in answer
        assert (process.returncode, process.stderr.read()) == (0, "")


def damaged(folder: Path, content: bytes | None) -> Path:
    if content is not None:
        (folder / "blogark.db").write_bytes(content)
    return folder


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "There is no archive at"),
        (b"", "is not a readable archive: no such table: blogs"),
        (b"not a database, whatever its name says" * 50, "is not a readable archive: file is not a database"),
    ],
)
def test_serve_without_an_archive(tmp_path: Path, content: bytes | None, reason: str) -> None:
    """No archive is one clear line and exit status 1."""
    result = CliRunner().invoke(serve, ["--archive", str(damaged(tmp_path, content))])

    assert result.exit_code == 1
    assert reason in result.stderr
    assert result.stderr.count("\n") == 1


def test_serve_an_empty_archive(tmp_path: Path) -> None:
    """An archive nothing was ever crawled into has nothing to show."""
    db = Database(tmp_path / "blogark.db")
    migrations.apply(db)
    db.close()

    result = CliRunner(env={"BLOGARK_ARCHIVE": str(tmp_path)}).invoke(serve)

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "is empty. Crawl a blog first" in result.stderr


def test_serve_on_a_taken_port(archive: Path) -> None:
    """A taken port is one clear line that says what to try."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(serve, ["--archive", str(archive.parent), "--port", str(port)])

    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: Cannot listen on 127.0.0.1 port {port}: Address already in use. "
        "Try another port; --port 0 takes any that is free.\n"
    )


@pytest.mark.parametrize(("host", "warned"), [("0.0.0.0", True), ("127.0.0.1", False), ("localhost", False)])
def test_serve_to_others_warns(archive: Path, monkeypatch: pytest.MonkeyPatch, host: str, warned: bool) -> None:
    """Who shows the unredacted archive to other machines is told so."""
    monkeypatch.setattr("blogark.serve._run", lambda *_: None)

    result = CliRunner().invoke(serve, ["--archive", str(archive.parent), "--host", host, "--port", "0"])

    assert result.exit_code == 0
    assert ("unredacted" in result.stderr) is warned
