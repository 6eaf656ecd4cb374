"""A body gives its decks, links and images, once each place, and its markup with the decks marked."""

import copy
import dataclasses
import json
import os
import timeit
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from expectations import expected
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.body import read_body
from crawler.items import Body, Image, Link

ROOT = Path(__file__).parent.parent
FIXTURES = Path(__file__).parent / "fixtures" / "slides"
PAGES = Path(os.environ.get("BLOGARK_PAGES", ROOT.parent / "shared" / "pages"))
BASE = "https://blog.example/2013/01/a-walk/"


@pytest.mark.parametrize("page", sorted(FIXTURES.glob("*.html")), ids=lambda page: page.stem)
def test_forms(page: Path) -> None:
    """Each family of forms reads as its expected body says; a missing expectation is written, for a person to read."""
    body = dataclasses.asdict(read_body(page.read_text(encoding="utf-8"), BASE))
    found = json.loads(json.dumps(body))
    assert found == expected(page.with_suffix(".json"), found)


@pytest.mark.parametrize("page", sorted(FIXTURES.glob("*.html")), ids=lambda page: page.stem)
def test_marks(page: Path) -> None:
    """The markup has one `data-deck` anchor for each reference, and none inside an anchor."""
    body = read_body(page.read_text(encoding="utf-8"), BASE)
    root = lxml.html.fragment_fromstring(body.html, create_parent="div")
    assert sorted(int(mark) for mark in root.xpath(".//@data-deck")) == list(range(len(body.slides)))
    assert not root.xpath(".//@data-deck-part")
    assert not root.xpath(".//a//a[@data-deck]")


def test_element_and_markup_read_alike() -> None:
    """An element is read by its children, without its tail, and is left as it was."""
    markup = '<p>One <iframe src="//www.slideshare.net/slideshow/embed_code/16097001"></iframe> two</p>'
    page = lxml.html.fromstring(f'<div><div class="entry" id="__ss_1">{markup}</div>tail</div>')
    before = lxml.html.tostring(copy.deepcopy(page))
    assert read_body(page[0], BASE) == read_body(markup, BASE)
    assert lxml.html.tostring(page) == before


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("", Body(html="")),
        ("just text", Body(html="just text")),
        ("a &amp; b < c", Body(html="a &amp; b &lt; c")),
        ("</div></body></html>more", Body(html="more")),
        (
            '<a href="/x"><img src="y.jpg"></a>tail',
            Body(
                html='<a href="/x"><img src="y.jpg"></a>tail',
                links=(Link(url="/x", text=""),),
                images=(Image(url="y.jpg"),),
            ),
        ),
    ],
)
def test_small_bodies(markup: str, expected: Body) -> None:
    """Nothing and next to nothing are bodies too."""
    assert read_body(markup, BASE) == expected


@pytest.mark.parametrize("depth", [200, 1000, 5000])
@pytest.mark.parametrize("tag", ["div", "b", "blockquote"])
def test_deep_nesting_loses_nothing(depth: int, tag: str) -> None:
    """However deep it stands, a deck is found and what follows is kept."""
    player = '<iframe src="//www.slideshare.net/slideshow/embed_code/16097001"></iframe>'
    body = read_body(f"<{tag}>" * depth + player + f"</{tag}>" * depth + "<p>The end</p>", BASE)
    assert [slide.key for slide in body.slides] == ["16097001"]
    assert "The end" in body.html


PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div id='__ss_12'>",
            "</div>",
            "<strong>",
            "</strong>",
            "<noscript>",
            "</noscript>",
            "<br>",
            "<pre>",
        ),
        *(
            "<a href='http://www.slideshare.net/jane/a-walk' title='A'>",
            "<a href='//slideshare.net/jane'>",
            "</a>",
            "<!--",
            "-->",
        ),
        *(
            "<iframe src='//slideshare.net/slideshow/embed_code/12'>",
            "</iframe>",
            "<iframe src='//prezi.com/embed/abcdefghijkl/'/>",
        ),
        *(
            "<object>",
            "</object>",
            "<param name=movie value='//s3.amazonaws.com/slideshare/ssplayer2.swf?doc=w'>",
            "<embed src=x>",
        ),
        *(
            "[iframe src=”http://www.slideshare.net/jane/a″",
            "]",
            "[",
            "[slideshare id=1&#038;doc=w]",
            "[embed]",
            "[/embed]",
        ),
        *(
            "http://speakerdeck.com/jane/walk ",
            "www.slideshare.net/a/b",
            "<script>",
            "</script>",
            "<h2>",
            "</h2>",
            "<figure>",
        ),
        *(
            "<img class=emoji alt=x>",
            "<img src=a data-src=b srcset='c 1x, d 2x'>",
            "<img src='data:,'>",
            "</figure>",
            " data-deck='3'",
        ),
        *(
            "<span data-deck-part='7'>",
            "</span>",
            "\x00",
            "\x0c",
            "\ufffe",
            "\ud800",
            "&#1;",
            "&nbsp;",
            "<",
            ">",
            "<a href='/x.ppt'>",
        ),
        *(
            "<a href='//[x.ppt'>",
            "<body>",
            "</html>",
            "<svg>",
            "<table>",
            "<td>",
            "<![CDATA[",
            "<?x ",
            "text",
            "é",
            "…",
        ),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join))
def test_reads_anything(markup: str) -> None:
    """No markup raises, and every reference has its one mark."""
    body = read_body(markup, BASE)
    found = Counter(lxml.html.fragment_fromstring(body.html, create_parent="div").xpath(".//a/@data-deck"))
    assert found == Counter(str(number) for number in range(len(body.slides)))


def test_body_without_a_deck_is_fast() -> None:
    """5 kB without a deck cost about 0.3 ms; the bound leaves room for a busy machine."""
    markup = '<p>Some prose of a walk, with <a href="http://example.com/2012/01/a/">a link</a> in it.</p>\n' * 55
    assert min(timeit.repeat(lambda: read_body(markup, BASE), number=10, repeat=5)) / 10 < 3e-3


PLAYERS = (
    "//iframe[contains(@src, 'slideshare.net/slideshow/embed_code') or contains(@src, 'speakerdeck.com/player')"
    " or contains(@src, 'prezi.com/embed') or contains(@src, 'docs.google.com/presentation')"
    " or contains(@src, 'scribd.com/embeds') or contains(@src, 'issuu.com/embed')]"
    " | //embed[contains(@src, 'ssplayer')]"
)


def _contents() -> Iterator[tuple[str, str]]:
    for line in (PAGES / "blogs" / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        if page.get("content_html"):
            yield page["file"], page["content_html"]


def test_measure_players_in_real_posts() -> None:
    """In real posts every player of a known host is one reference, and none is lost or made up."""
    if not (PAGES / "blogs" / "truth.jsonl").exists():
        pytest.skip("no pages here")
    players, missed = 0, []
    for file, markup in _contents():
        root = lxml.html.fragment_fromstring(markup, create_parent="div")
        present = len(root.xpath(PLAYERS))
        found = sum(slide.form == "embed" for slide in read_body(markup, BASE).slides)
        players += present
        if present != found:
            missed.append((file, present, found))
    assert players > 30
    assert missed == []


GUTTERS = {
    "a line an element": '<table><tr><td class="gutter"><pre><span>9</span><br><span>10</span><br></pre></td>'
    '<td class="code"><pre>misura(muro)\nposa(sasso)</pre></td></tr></table>',
    "a line a line": '<div><table class="t"><tr><td class="linenos"><div><pre>1\n2\n</pre></div></td>'
    "<td><div><pre>misura(muro)\nposa(sasso)</pre></div></td></tr></table></div>",
}


@pytest.mark.parametrize("case", GUTTERS)
def test_numbers_of_lines(case: str) -> None:
    """Numbers that count the lines of a program beside it are the highlighter's."""
    assert lxml.html.fromstring(read_body(GUTTERS[case], "").html).text_content().split() == [
        "misura(muro)",
        "posa(sasso)",
    ]


def test_numbers_beside_a_program() -> None:
    """Numbers that count nothing are the author's."""
    table = "<table><tr><td><pre>3\n5\n</pre></td><td><pre>terzo()\nquinto()</pre></td></tr></table>"
    assert lxml.html.fromstring(read_body(table, "").html).text_content().split() == ["3", "5", "terzo()", "quinto()"]
