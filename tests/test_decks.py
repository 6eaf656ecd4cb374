"""One row a deck: its names are joined wherever one witness shows two of them, in whatever order they are learned."""

import json
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from command import ask, blogark
from readings import HOME, ROOT, captured, record_of, rows_after

from archive.database import get, look_up
from crawler.body import read_body
from crawler.items import Known, Post, PostKey, Reading, Response, Source
from crawler.platforms import read
from pipelines.session import Session

NUMBER = '<iframe src="//www.slideshare.net/slideshow/embed_code/101"></iframe>'
KEY = '<iframe src="//www.slideshare.net/slideshow/embed_code/key/Hj3yLsM8OpBYQz"></iframe>'
SLUG = '<p>Says <a href="https://www.slideshare.net/jane/a-walk">Jane</a>.</p>'
ARCHIVED = '<a href="https://web.archive.org/web/20120101000000/http://www.slideshare.net/jane/a-walk">Jane</a>'
FRAMED = (
    '<iframe src="https://cdn.embedly.com/widgets/media.html?src=https%3A%2F%2Fwww.slideshare.net%2Fslideshow'
    "%2Fembed_code%2Fkey%2FHj3yLsM8OpBYQz&amp;url=https%3A%2F%2Fwww.slideshare.net%2Fjane%2Fa-walk"
    '"></iframe>'
)
CAPTION = '<strong><a href="http://www.slideshare.net/jane/a-walk" title="A walk">A walk</a></strong>'
SHORTCODE = "<p>[slideshare id=101&#038;doc=walk-1]</p>"
DOC = '<embed src="http://static.slidesharecdn.com/swf/ssplayer2.swf?doc=walk-1">'
ADDRESS = "<p>https://www.slideshare.net/jane/a-walk</p>"
ANSWER = {
    "version": "1.0",
    "type": "rich",
    "title": "A walk",
    "author_name": "Jane Doe",
    "html": f'{KEY} <div><strong><a href="https://www.slideshare.net/slideshow/a-walk/101">A walk</a></strong></div>',
    "slideshow_id": 101,
}
ASKED = "https://www.slideshare.net/api/oembed/2?url=https%3A%2F%2Fwww.slideshare.net%2Fjane%2Fa-walk&format=json"


def post(number: int, markup: str, witness: str = "page") -> Reading:
    """A witness of one post with this body."""
    key = PostKey(url=f"{ROOT}{number}/", remote_id=str(number))
    told = Post(key=key, kind="post", title=f"Post {number}", body=read_body(markup, ROOT))
    return Reading(witness=witness, posts=(told,))


def answer(said: dict[str, Any] = ANSWER, url: str = ASKED) -> Reading:
    """A provider's answer as a capture holds it."""
    body = json.dumps(said).encode()
    return read(_response(url, body=body, headers={"content-type": "application/json"}), Known(root=ROOT))


def _response(url: str, **more: Any) -> Response:
    return Response(
        **{"url": url, "status": 200, "headers": {}, "body": b"", "fetched_at": "2020-01-01T00:00:00Z"} | more
    )


def in_every_order(readings: Sequence[Reading]) -> dict[str, Any]:
    """The rows that every order of these gives."""
    home, *others = captured([HOME, *readings])
    first, *rest = [rows_after([home, *order], at_once=True) for order in permutations(others)]
    rest.append(rows_after([home, *others]))
    assert rest == [first] * len(rest)
    return first


@pytest.mark.parametrize(
    "readings",
    [
        [post(1, NUMBER), post(2, SLUG), post(3, NUMBER + CAPTION)],
        [post(1, SHORTCODE), post(2, DOC), post(3, NUMBER + CAPTION)],
        [post(1, NUMBER), post(2, KEY), answer()],
        [post(1, FRAMED), post(2, KEY), post(3, ARCHIVED)],
        [post(1, NUMBER), post(1, ADDRESS, "feed"), post(2, SLUG)],
        [post(1, NUMBER), post(1, KEY, "rest"), post(1, ADDRESS, "wxr")],
    ],
    ids=["caption", "shortcode", "answer", "frame and archive", "feed", "three witnesses"],
)
def test_names_become_one_deck(readings: list[Reading]) -> None:
    """However many names it is met by, the deck is one row, called by the best of them, whatever came first."""
    found = in_every_order(readings)
    (deck,) = found["decks"]
    assert (deck["key"], deck["url"]) == ("jane/a-walk", "https://www.slideshare.net/jane/a-walk")
    assert {one["deck"] for one in found["slide_references"]} == {"slideshare jane/a-walk"}


@pytest.mark.parametrize(
    "readings",
    [
        [post(1, NUMBER), post(2, SLUG)],
        [post(1, NUMBER + SLUG)],
        [post(1, NUMBER), post(1, SLUG + SLUG.replace("a-walk", "a-run"), "feed"), post(2, SLUG)],
        [post(1, NUMBER), post(1, NUMBER + SLUG, "feed"), post(2, SLUG)],
    ],
    ids=["two posts", "one post", "not as many", "one more"],
)
def test_names_that_nobody_links_stay_apart(readings: list[Reading]) -> None:
    """A number and a name that no witness puts together are two decks."""
    assert {deck["key"] for deck in in_every_order(readings)["decks"]} == {"101", "jane/a-walk"}


def test_answer_names_and_titles_a_deck() -> None:
    """A provider's answer alone makes a deck's row, with the title and author it states."""
    assert in_every_order([answer()])["decks"] == [
        {
            "provider": "slideshare",
            "key": "jane/a-walk",
            "url": "https://www.slideshare.net/jane/a-walk",
            "title": "A walk",
            "author": "Jane Doe",
        }
    ]


def test_case_does_not_make_another_deck() -> None:
    """Providers ignore case in the names that people give."""
    loud = SLUG.replace("jane/a-walk", "Jane/A-Walk")
    assert len(in_every_order([post(1, SLUG), post(2, loud), post(3, loud + NUMBER + CAPTION)])["decks"]) == 1


# --- ids


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """An archive that knows the blog."""
    made = Session(tmp_path, ROOT, settings={})
    keep(made, HOME)
    return made


def keep(session: Session, *readings: Reading) -> None:
    """Keep readings and make rows of them."""
    for reading in readings:
        record = record_of(_response(ROOT))
        session.evidence.captured(record)
        session.commit(reading, Source(url=record.url, fetched_at=record.fetched_at, capture_id=record.id))
    while session.write_rows():
        pass


def test_another_name_leaves_the_id(session: Session) -> None:
    """A deck that gets another name keeps its row, which is called by the better one."""
    keep(session, post(1, NUMBER))
    given = look_up(session.db, "deck", "slideshare:101")
    assert given is not None
    keep(session, answer())
    row = {"id": given, "provider": "slideshare", "key": "jane/a-walk", "url": "https://www.slideshare.net/jane/a-walk"}
    assert [dict(deck) for deck in session.db["decks"].rows] == [row | {"title": "A walk", "author": "Jane Doe"}]
    keys = ("slideshare:101", "slideshare:Hj3yLsM8OpBYQz", "slideshare:jane/a-walk")
    assert {look_up(session.db, "deck", key) for key in keys} == {given}
    found = session.db.execute("SELECT rowid FROM decks_fts WHERE decks_fts MATCH 'walk'").fetchall()
    assert [row_id for (row_id,) in found] == [given]


@pytest.mark.parametrize("order", [(NUMBER, SLUG), (SLUG, NUMBER)])
def test_two_rows_become_one(session: Session, order: tuple[str, str]) -> None:
    """Of two rows the same one stays, whichever was first; the other's references and its id lead there."""
    keep(session, post(1, order[0]), post(2, order[1]))
    before = sorted(row["id"] for row in session.db["decks"].rows)
    keep(session, answer())
    (row,) = session.db["decks"].rows
    assert row["id"] == before[0]
    assert {one["deck_id"] for one in session.db["slide_references"].rows} == {row["id"]}
    assert look_up(session.db, "deck", f"superseded:{before[1]}") == row["id"]
    stated = [one["row_id"] for one in session.db["readings"].rows_where("entity = 'deck'")]
    assert stated == [row["id"]]


def test_deck_that_nothing_speaks_of_goes_and_comes_back(session: Session) -> None:
    """A row goes when the body that named it is not the one believed; its id is not given to another."""
    keep(session, post(1, DOC, "feed"), post(1, "<p>No deck any longer.</p>"))
    known = look_up(session.db, "deck", "slideshare:walk-1")
    session.settle_again({"finished_at": "2030-01-01T00:00:00Z"})
    assert known is not None
    assert get(session.db, "decks", known) is None
    keep(session, post(2, DOC))
    assert get(session.db, "decks", known) is not None


@pytest.mark.parametrize(
    ("url", "said", "expected"),
    [
        (
            "https://speakerdeck.com/oembed.json?url=https://speakerdeck.com/jane/a-walk",
            {
                "version": 1.0,
                "type": "rich",
                "html": '<iframe src="//speakerdeck.com/player/4e3f8fd4e5a8bf0001000fd1">',
            },
            ["https://speakerdeck.com/jane/a-walk", "https://speakerdeck.com/player/4e3f8fd4e5a8bf0001000fd1"],
        ),
        (
            "https://www.scribd.com/services/oembed?url=http%3A%2F%2Fwww.scribd.com%2Fdoc%2F2109053%2FA-Walk",
            {"version": "1.0", "type": "rich", "html": '<iframe src="https://www.scribd.com/embeds/2109053/content">'},
            ["https://www.scribd.com/document/2109053"],
        ),
        (
            f"{ROOT}wp-json/oembed/1.0/proxy?url=https%3A%2F%2Fissuu.com%2Fjane%2Fdocs%2Fa_walk&_wpnonce=1",
            {
                "version": "1.0",
                "type": "rich",
                "html": '<div data-url="https://issuu.com/jane/docs/a_walk" class="issuuembed"></div>',
            },
            ["https://issuu.com/jane/docs/a_walk"],
        ),
        (
            "https://prezi.com/v/oembed/?url=https://prezi.com/v/orcwxcmgdun1/a-walk/",
            {
                "version": "1.0",
                "type": "video",
                "html": '<iframe src="https://prezi.com/v/embed/orcwxcmgdun1/"></iframe>',
            },
            ["https://prezi.com/v/orcwxcmgdun1/"],
        ),
        (
            f"{ROOT}wp-json/oembed/1.0/embed?url=http%3A%2F%2Fblog.example%2F1%2F",
            {"version": "1.0", "type": "rich", "html": '<blockquote class="wp-embedded-content"></blockquote>'},
            [],
        ),
        ("https://x.example/oembed?url=http%3A%2F%2F[", {"version": "1.0", "type": "rich", "html": 7}, []),
    ],
)
def test_answers(url: str, said: dict[str, Any], expected: list[str]) -> None:
    """An answer names its deck by what it was asked for and by its player; what is no deck it does not."""
    reading = answer(said, url)
    assert (reading.witness, reading.problems) == ("oembed", ())
    assert [name for deck in reading.decks for name in deck.names or (deck.url,)] == expected


def test_answer_in_xml() -> None:
    """Providers answer in XML too."""
    body = (
        '<?xml version="1.0" encoding="utf-8"?><oembed><version>1.0</version><type>rich</type><title>A walk</title>'
        '<html>&lt;iframe src="//www.slideshare.net/slideshow/embed_code/101"&gt;&lt;/iframe&gt;</html></oembed>'
    )
    reading = read(_response(ASKED, body=body.encode(), headers={"content-type": "text/xml"}), Known())
    (deck,) = reading.decks
    assert (deck.title, deck.names) == (
        "A walk",
        ("https://www.slideshare.net/jane/a-walk", "https://www.slideshare.net/slideshow/embed_code/101"),
    )


# --- pages and mirrors

WORDS = (
    "<p>We went along the river in the morning and on the way back told all the stories of the mills we knew.</p>" * 3
)
FIGURE = (
    '<figure class="wp-block-embed is-provider-slideshare wp-block-embed-slideshare">'
    f'<div class="wp-block-embed__wrapper">{NUMBER}</div></figure>'
)
SCRIPT = '<script class="speakerdeck-embed" data-id="4e3f8fd4e5a8bf0001000fd1" src="//speakerdeck.com/assets/embed.js">'
SWF = (
    '<script>swfobject.embedSWF("http://static.slidesharecdn.com/swf/ssplayer2.swf", "p", "5", "5", "8", null,'
    ' {doc: "walk-1"});</script>'
)
HEADED = '<h3><a href="https://www.slideshare.net/jane/a-walk">The slides</a></h3>'


@pytest.mark.parametrize("place", ["first", "middle", "last"])
@pytest.mark.parametrize(
    ("markup", "key"),
    [
        (FIGURE, "101"),
        (f'<div class="slideshare">{KEY}</div>', "Hj3yLsM8OpBYQz"),
        (f"{SCRIPT}</script>", "4e3f8fd4e5a8bf0001000fd1"),
        (SWF, "walk-1"),
        (f"<noscript>{NUMBER}</noscript>", "101"),
        (f"<amp-{NUMBER[1:].replace('</', '</amp-')}", "101"),
        (HEADED, "jane/a-walk"),
    ],
    ids=["block", "class", "script", "swfobject", "noscript", "amp", "heading"],
)
@pytest.mark.parametrize("generator", ["", "Drupal 7 (http://drupal.org)", "WordPress 5.5"])
def test_players_in_pages(markup: str, key: str, place: str, generator: str) -> None:
    """What looks like a template's share buttons or scripts and plays a deck is the author's, wherever it stands."""
    text = {"first": markup + WORDS, "middle": WORDS + markup + WORDS, "last": WORDS + markup}[place]
    page = (
        f'<!DOCTYPE html><html><head><title>A walk</title><meta name="generator" content="{generator}"></head>'
        '<body class="single page-node page-node-5 node-type-blog"><div id="menu"><a href="/">Home</a></div>'
        '<div class="node post hentry" id="post-5"><h1 class="entry-title">A walk</h1><p class="date">28 January 2013'
        f'</p><div class="content entry-content"><div class="field-item">{text}</div></div></div></body></html>'
    )
    reading = read(
        _response(f"{ROOT}walk/", body=page.encode(), headers={"content-type": "text/html"}), Known(root=ROOT)
    )
    assert [slide.key for told in reading.posts if told.body for slide in told.body.slides] == [key]


def test_answer_beside_a_mirrored_blog(tmp_path: Path) -> None:
    """A mirror that took a provider's answer in with the blog tells the deck's names by it."""
    saved = tmp_path / "saved"
    blog, outside = saved / "blog.example" / "walk", saved / "www.slideshare.net" / "api" / "oembed"
    blog.mkdir(parents=True)
    outside.mkdir(parents=True)
    frame = '<iframe src="../../www.slideshare.net/slideshow/embed_code/101.html"></iframe>'
    page = (
        '<!DOCTYPE html><title>A walk</title><meta name="generator" content="WordPress 3.5">'
        '<body class="single postid-5"><div id="post-5" class="post-5 post hentry"><h1 class="entry-title">A walk</h1>'
        f'<div class="entry-content">{WORDS}{frame}{WORDS}</div></div>'
    )
    (blog / "index.html").write_text(page)
    (outside / "2@url=http%3A%2F%2Fwww.slideshare.net%2Fjane%2Fa-walk&format=json").write_text(json.dumps(ANSWER))
    done = blogark("import", saved, "--url", ROOT, "--archive", tmp_path / "archive")
    assert done.status == 0, done.err
    assert ask(tmp_path / "archive", "SELECT key, title FROM decks") == [("jane/a-walk", "A walk")]
    assert ask(tmp_path / "archive", "SELECT decks.key FROM slide_references JOIN decks ON decks.id = deck_id") == [
        ("jane/a-walk",)
    ]
    assert ask(tmp_path / "archive", "SELECT count(*) FROM posts") == [(1,)]
