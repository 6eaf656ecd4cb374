"""`blogark extract`: saved files say what they would say in an archive."""

import gzip
import json
import shutil
import time
from pathlib import Path
from typing import Any

import pytest
from article import ITALIAN
from command import blogark

from blogark import extract
from pipelines.fixture import read_fixture
from pipelines.sanitise import text_of

FIXTURES = Path(__file__).parent / "fixtures" / "wordpress"
#: Fixtures of one page, whose archive holds what that page says and nothing else.
ALONE = sorted(path.parent.name for path in FIXTURES.glob("*/responses.json") if len(read_fixture(path.parent)) == 1)
SEED = FIXTURES / "seed" / "post.html"
POST_URL = "http://valle.example/tenere-insieme-i-mulini/"
FEED_TITLES = ["La scopa – una “biografia”", None]
#: What only a kept row has.
KEPT = {"blog", "post", "parent", "position", "state", "state_reason", "witnesses", "deck", "comment"}

Item = dict[str, Any]


def said(*arguments: str | Path, **options: Any) -> list[Item]:
    """What the command prints, where all goes well."""
    done = blogark("extract", *arguments, **options)
    assert (done.status, done.err) == (0, "")
    return [json.loads(line) for line in done.out.splitlines()]


def plain(item: Item, *left_out: str) -> Item:
    return {name: value for name, value in item.items() if value is not None and name not in left_out}


@pytest.mark.parametrize("name", ALONE)
def test_the_columns_mean_what_they_mean_in_the_archive(name: str) -> None:
    """A page's items have the values of the rows that an archive of this page alone has."""
    (response,) = read_fixture(FIXTURES / name)
    rows = json.loads((FIXTURES / name / "expected.json").read_text("utf-8"))
    found: dict[str, list[Item]] = {"post": [], "comment": [], "pingback": [], "slide_reference": []}
    for item in extract(response.body, url=response.url):
        found[item["type"]].append(plain(item, "type", "file", *KEPT))
    for post in found["post"]:
        post["terms"] = sorted(" ".join(filter(None, (term["kind"], term["name"]))) for term in post["terms"])
    for said_on_it in (*found["comment"], *found["pingback"], *found["slide_reference"]):
        for belongs in ("post_url", "post_remote_id", "comment_remote_id"):
            said_on_it.pop(belongs, None)
    for comment in found["comment"]:
        assert comment.pop("kind") == "comment"
    for deck in found["slide_reference"]:
        for of_the_deck in ("key", "title", "author"):
            deck.pop(of_the_deck, None)
    assert {kind: in_order(items) for kind, items in found.items()} == {
        kind: in_order([plain(row, *KEPT) for row in rows[f"{kind}s"]]) for kind in found
    }


def in_order(items: list[Item]) -> list[str]:
    return sorted(json.dumps(item, sort_keys=True) for item in items)


def test_a_saved_page_line_by_line() -> None:
    """The page the project began with: its post, the deck its broken shortcode names, and its pingback."""
    post, deck, ping = said(SEED)
    assert plain(post, "html", "text") == {
        "file": str(SEED),
        "type": "post",
        "url": POST_URL,
        "remote_id": "614",
        "kind": "post",
        "title": "Tenere insieme i mulini nonostante la secca: succede sul Rio Torbido",
        "language": "it-IT",
        "comments_declared": 1,
        "terms": [],
    }
    assert deck["raw"].startswith("[iframe src=")
    assert plain(deck, "raw") == {
        "file": str(SEED),
        "type": "slide_reference",
        "provider": "slideshare",
        "key": "900016097",
        "form": "shortcode",
        "url": "https://www.slideshare.net/slideshow/embed_code/900016097",
        "heading": "Mulini associati",
        "position": 0,
        "post_url": POST_URL,
    }
    assert plain(ping, "html", "text") == {
        "file": str(SEED),
        "type": "pingback",
        "kind": "pingback",
        "remote_id": "61",
        "depth": 1,
        "author": "Dividere, contare, aspettare: tre verbi per una roggia - alpinaria | il blog",
        "author_url": "http://alpinaria.example/2013/02/dividere-lacqua/",
        "source_url": "http://alpinaria.example/2013/02/dividere-lacqua/",
        "source_title": "Dividere, contare, aspettare: tre verbi per una roggia - alpinaria | il blog",
        "excerpt": "un precedente articolo [questo] avevamo già introdotto i numeri e le ruote del Rio Torbido:"
        " una rete di",
        "post_url": POST_URL,
        "post_remote_id": "614",
    }


def test_pages_and_feeds_packed_listed_and_piped(tmp_path: Path) -> None:
    """Files come packed, from a list of names, or on standard input, and all say the same."""
    packed = tmp_path / "pagina salvata.html.gz"
    packed.write_bytes(gzip.compress(SEED.read_bytes()))
    listing = tmp_path / "names.txt"
    feed = FIXTURES / "feeds" / "feed.xml"
    listing.write_text(f"{packed}\n\n{feed}\n", "utf-8")
    plainly = [plain(item, "file") for item in said(SEED)]
    listed = said("-i", listing)
    assert [plain(item, "file") for item in listed if item["file"] == str(packed)] == plainly
    assert [item["title"] for item in listed if item["file"] == str(feed) and item["type"] == "post"] == FEED_TITLES
    assert said("-i", "-", said=f"{packed}\n{feed}\n") == listed
    assert [plain(item, "file") for item in said("-", said=SEED.read_text("utf-8"))] == plainly
    assert [item["file"] for item in said("-", said=SEED.read_text("utf-8"))] == ["-"] * 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk() -> None:
    """That what is printed cannot be written is told in one line."""
    with open("/dev/full", "w") as full:
        done = blogark("extract", SEED, stdout=full)
    assert (done.status, done.err) == (1, "Error: No space left on device\n")


def test_the_address_is_the_one_given_else_the_one_stated(tmp_path: Path) -> None:
    """Relative addresses start from `--url`, else from the canonical link or og:url; else they stay."""
    page = (
        '<html><head><meta name="generator" content="WordPress 6.4">{}</head><body class="single postid-5">'
        '<article id="post-5"><h1>T</h1><div class="entry-content"><a href="/b/">b</a></div></article>'
    )
    canonical = "<link href='https://a.example/?p=5&#038;x=1' rel=canonical>"
    og = '<meta property="og:url" content="https://a.example/og/">'
    found = {}
    for name, head in (("canonical", canonical + og), ("og", og), ("none", '<link rel="canonical" href="/p/">')):
        (tmp_path / name).write_text(page.format(head), "utf-8")
        (post,) = said(tmp_path / name)
        found[name] = post["url"], post["html"]
    (given,) = said(tmp_path / "og", "--url", "https://b.example/x/")
    assert found == {
        "canonical": ("https://a.example/?p=5&x=1", '<a href="https://a.example/b/">b</a>'),
        "og": ("https://a.example/og/", '<a href="https://a.example/b/">b</a>'),
        "none": (None, '<a href="/b/">b</a>'),
    }
    assert given["html"] == '<a href="https://b.example/b/">b</a>'


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A line for each file that gave nothing or not all; the others are read all the same."""
    image = tmp_path / "page.html"
    image.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    torn = tmp_path / "torn.html.gz"
    torn.write_bytes(gzip.compress(SEED.read_bytes())[:900])
    empty = tmp_path / "empty.html"
    empty.touch()
    missing = tmp_path / "missing.html"
    done = blogark("extract", image, torn, empty, missing, tmp_path, SEED)
    assert done.status == 3
    assert {json.loads(line)["file"] for line in done.out.splitlines()} == {str(SEED)}
    told = [line.split(": ")[:2] for line in done.err.splitlines()]
    assert [name for name, _ in told if name != str(image)] == [str(f) for f in (torn, empty, missing, tmp_path)]
    assert [error for name, error in told if name in {str(torn), str(empty), str(missing)}] == [
        "unreadable-file",
        "empty-body",
        "unreadable-file",
    ]
    assert str(image) in {name for name, _ in told}


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        ([], 2, "say which file"),
        (["--url", "https://a.example/", "one.html", "two.html"], 2, "--url is the address of one file"),
        (["--url", "nowhere", "one.html"], 2, "is not an address"),
        (["no-such-file.html"], 1, "no-such-file.html: unreadable-file"),
    ],
)
def test_statuses(arguments: list[str], status: int, told: str) -> None:
    """Wrong usage and files that give nothing."""
    done = blogark("extract", *arguments)
    assert (done.status, done.out) == (status, "")
    assert told in done.err


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """A file's name in another charset is given back as JSON can say it."""
    name = str(tmp_path / "caff\udce8.html")
    shutil.copy(SEED, name)
    assert {item["file"] for item in said(name)} == {name}


def test_nothing_that_fetches_is_loaded(tmp_path: Path) -> None:
    """Reading a saved page does not wait for Scrapy, Twisted or Datasette to load."""
    heavy = {"scrapy", "twisted", "datasette", "uvicorn", "warcio"}
    code = f"import atexit, sys; atexit.register(lambda: print(sorted({heavy} & set(sys.modules)), file=sys.stderr))"
    done = blogark("extract", SEED, changed=code)
    assert (done.status, done.err) == (0, "[]\n")


def test_the_function_reads_as_it_goes() -> None:
    """In a notebook: paths or bytes, items one at a time, problems to whoever asks for them."""
    problems = []
    items = extract(SEED, b"no page", SEED, on_problem=lambda file, problem: problems.append((file, problem.error)))
    assert next(items)["type"] == "post"
    assert problems == []
    assert [item["file"] for item in items] == [str(SEED)] * 5
    assert problems == [(None, "nothing-found")]


def test_hyphens_that_only_a_browser_shows() -> None:
    """Where a word may be parted is no part of it, in a text that is searched."""
    assert text_of("<p>Der guss\u00adeiserne Ofen&shy;rost</p>", frozenset()) == "Der gusseiserne Ofenrost"


def test_marks_of_direction_that_nobody_sees() -> None:
    """They stand around a name or a title for the browser, and are none of its letters; joiners within it are."""
    page = """<html lang="fa"><h1>\u200fچاه\u200cها\u200e</h1><p class="author">\u202bمریم\u202c</p>
        <div class="entry-content"><p>کسی به خریداران درباره چاه چیزی نگفت. آب در عمق نه متری است.</p></div>"""
    (post,) = extract(page.encode(), url="http://asiab.example/chah")
    assert (post["title"], post["author"]) == ("چاه\u200cها", "مریم")


@pytest.mark.parametrize("stated", ["", ' lang="it"', ' lang="en-US"'])
@pytest.mark.parametrize("printed", ["03/05/2013 11:51", "03/05/13 11:51"])
def test_the_order_of_numbers_is_that_of_the_text(stated: str, printed: str) -> None:
    """Where no date shows which number is the day the language tells, whether or not a template states another."""
    page = f"<html{stated}><h1>Rose</h1><p class='date'>{printed}</p><div class='entry-content'>{ITALIAN}</div>"
    assert [post["published_at"] for post in extract(page.encode(), url="https://rose.example/1")] == [
        "2013-05-03T11:51:00Z"
    ]


def test_years_of_two_figures_where_no_language_is_stated() -> None:
    """The language of the text tells that they stand last, as a day above 12 alone does not."""
    said = "".join(
        f'<div class="comment" id="comment-{n}"><b class="author">Ada</b> <i class="date">{day}/05/13</i>'
        "<p>Belle rose.</p></div>"
        for n, day in ((1, "03"), (2, "25"))
    )
    page = f"<h1>Rose</h1><div class='entry-content'>{ITALIAN}</div>{said}"
    items = extract(page.encode(), url="https://rose.example/1")
    assert [item["published_at"] for item in items if item["type"] == "comment"] == ["2013-05-03", "2013-05-25"]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Ada | ada@valle.example", "Ada"),
        ("Ada <ada@valle.example>", "Ada"),
        ("ada@valle.example", None),
        ("Ada @ Valle", "Ada @ Valle"),
        ("@ada", "@ada"),
        ("{{author.name}}", None),
    ],
)
def test_addresses_of_mail_that_stand_for_a_name(printed: str, name: str | None) -> None:
    """They are not kept, neither alone nor beside the name, nor is what a script was to fill in."""
    page = f"""<h1>Pozzi</h1><p class="author">{printed}</p><div class="entry-content"><p>Nessuno disse niente a chi
        comprava: l'acqua sta a nove metri, e d'estate non basta per le bestie.</p></div>"""
    assert [post["author"] for post in extract(page.encode(), url="http://valle.example/pozzi")] == [name]


@pytest.mark.parametrize(
    "part", ["<p>Una frase come tante altre.</p>", "<p itemscope><span itemprop=name>Una riga</span></p>"]
)
def test_long_pages(part: str) -> None:
    """Time grows with a page's length, not with its square: of one three times as long, less than six times."""

    def seconds(count: int) -> float:
        html = f"<title>Lunga</title><h1>Lunga</h1><p>Un inizio di parole qualsiasi.</p><div>{part * count}</div>"
        started = time.process_time()
        assert [item["title"] for item in extract(html.encode())] == ["Lunga"]
        return time.process_time() - started

    seconds(100)
    assert seconds(45_000) < 6 * seconds(15_000)
