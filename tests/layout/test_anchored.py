"""Pages that hold several posts, each known by an anchor; and pages with anchors that hold none such."""

import pytest

from crawler.document import inline_text
from crawler.items import Known, Reading, Response
from crawler.platforms import read

URL = "http://molo.example/archivio/2002_05.html"
HOME = '<h1><a href="/">Molo</a></h1>'
SIDE = '<div id="lato"><h2>Io</h2><p>Scrivo di barche.</p><ul><li><a href="http://a.example/">A</a></li></ul></div>'
NUMBERS = (3, 2, 1)


def said(number: int) -> str:
    return f"Le barche del vecchio molo erano in fila per {number}, e nessuno le contava. " * number * 2


def page(body: str, head: str = "", title: str = "Molo", url: str = URL) -> Reading:
    html = f"<html><head><title>{title}</title>{head}</head><body>{HOME}{body}{SIDE}</body></html>"
    headers = {"content-type": "text/html"}
    response = Response(url=url, status=200, headers=headers, body=html.encode(), fetched_at="2010-01-01T00:00:00Z")
    return read(response, Known())


def found(reading: Reading) -> list[tuple[str | None, str | None, str | None, str]]:
    return [
        (post.key.url, post.title, post.published, inline_text(post.body.html) if post.body else "")
        for post in reading.posts
    ]


BOXES = (
    '<h2 class="date-header">Friday, May 0{n}, 2002</h2><div class="post"><a name="7654321{n}">&nbsp;</a>'
    '<h3 class="post-title">Molo {n}</h3><div class="post-body"><p>{text}</p></div><p class="post-footer"><em>posted by'
    ' Ugo @ <a href="2002_05.html#7654321{n}" title="permanent link">8:1{n} AM</a></em></p></div>'
)
UNTITLED = (
    '<h2 class="date-header">Friday, May 0{n}, 2002</h2><div class="posts"><a name="7654321{n}"></a>{text}<br><span>Ugo'
    ' at <a href="/archivio/2002_05.html#7654321{n}">8:1{n} AM</a></span></div>'
)
SIDE_BY_SIDE = (
    '<a name="p{n}"></a><h3>Molo {n}</h3><p>{text}</p><p><small>Ugo, May {n}, 2002 - <a href="#p{n}">#</a></small></p>'
)
BELOW_DAYS = '<h2>May {n}, 2002</h2><a name="p{n}"></a><p>{text}</p><p><a href="#p{n}">link</a></p>'
NAMED = '<div id="d{n}"><h3><a href="#d{n}">Molo {n}</a></h3><div class="date">0{n}.05.2002</div><p>{text}</p></div>'


@pytest.mark.parametrize("head", ["", '<meta name="generator" content="Blogger">'])
@pytest.mark.parametrize(
    ("form", "name", "title", "printed"),
    [
        (BOXES, "7654321{}", "Molo {}", "Friday, May 0{0}, 2002 8:1{0} AM"),
        (UNTITLED, "7654321{}", None, "Friday, May 0{0}, 2002 8:1{0} AM"),
        (SIDE_BY_SIDE, "p{}", "Molo {}", "May {}, 2002"),
        (BELOW_DAYS, "p{}", None, "May {}, 2002"),
        (NAMED, "d{}", "Molo {}", "0{}.05.2002"),
    ],
)
def test_posts(form: str, name: str, title: str | None, printed: str, head: str) -> None:
    reading = page("".join(form.format(n=n, text=said(n)) for n in NUMBERS), head)
    assert found(reading) == [
        (f"{URL}#{name.format(n)}", title and title.format(n), printed.format(n), said(n).strip()) for n in NUMBERS
    ]
    assert reading.comments == ()


SECTIONS = '<h2 id="s{n}">Molo {n} <a href="#s{n}">¶</a></h2><p>{text}</p>'
CONTENTS = '<ul><li><a href="#s3">3</a></li><li><a href="#s2">2</a></li><li><a href="#s1">1</a></li></ul>'
DAYS = "<table><tr><td>2002-05-01</td><td>2002-05-02</td><td>2002-05-03</td></tr></table>"
DATED_SECTIONS = '<h2 id="s{n}">Molo {n}, May {n}, 2002</h2><p>{text}</p>'
ANSWERS = (
    '<div><a name="{n}12345"></a><p>Ci sono stato {n} volte e ho visto tutto, poi sono tornato a casa.</p>'
    '<p>Ada {n} at May 1{n}, 2002 08:1{n} AM <a href="#{n}12345">#</a></p></div>'
)


@pytest.mark.parametrize(
    ("before", "form"),
    [
        ("<div><h1>Guida</h1>", SECTIONS),
        (f"<div><h1>Guida</h1>{DAYS}", SECTIONS),
        (f"<div><h1>Guida</h1>{CONTENTS}", DATED_SECTIONS),
        (f"<h2>Molo 9</h2><p>{said(9)}</p><p>Ugo, May 9, 2002</p><div>", ANSWERS),
        (f"<h2>Molo 9</h2><p>{said(9)}</p><div class='comments'>", ANSWERS),
    ],
)
def test_parts_of_one_text(before: str, form: str) -> None:
    """Sections, with or without a table of contents, and answers: the page has one post, whole."""
    parts = "".join(form.format(n=n, text=said(n)) for n in NUMBERS)
    reading = page(f"{before}{parts}</div>", title="Molo 9 - Guida")
    assert [post.key.url for post in reading.posts] == [URL]
    whole = reading.posts[0].body
    assert whole is not None
    expected = said(9).strip() if form is ANSWERS else said(1).strip()
    assert expected in inline_text(whole.html)
    assert len(reading.comments) == (3 if form is ANSWERS else 0)


def test_boards_of_a_forum() -> None:
    """Parts with an anchor each, in which many dates say when somebody wrote last."""
    rows = "".join(f'<p><a href="/b{day}">Barche</a> Ugo, May {day}, 2002 8:10 AM</p>' for day in range(10, 15))
    boards = "".join(f'<div><h2 id="p{n}"><a href="#p{n}">Molo {n}</a></h2>{rows}</div>' for n in NUMBERS)
    assert [post.key.url for post in page(boards, title="Molo - Forum").posts if "#" in (post.key.url or "")] == []
