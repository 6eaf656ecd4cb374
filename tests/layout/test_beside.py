"""Comments on other posts that a page prints beside its own, with the same markup: none of them is the page's."""

import time

import pytest

from blogark import extract
from tests.layout.pages import TEXT

#: As WordPress says of itself, and nothing: then whatever is read is read by the shape of the page.
HEADS = {
    "WordPress": '<meta name="generator" content="WordPress 4.9">',
    "Drupal": '<meta name="generator" content="Drupal 7 (http://drupal.org)">',
    "Movable Type": '<meta name="generator" content="Movable Type 4.2">',
    "nothing named": "",
}
AT = "https://pietra.example/2013/sassi/"


def said(number: int, words: str, address: str | None) -> str:
    day = 10 + number % 10
    date = f"{day} gennaio 2013 alle 09:15"
    link = f'<a href="{address}#comment-{number}">{date}</a>' if address is not None else date
    return (
        f'<li class="comment" id="li-comment-{number}"><div id="comment-{number}"><cite class="fn">Ada</cite>'
        f'<div class="comment-meta">{link}</div><p>{words}</p></div></li>'
    )


def listed(*items: str) -> str:
    return f'<ol class="commentlist">{"".join(items)}</ol>'


def page(*parts: str, head: str = "") -> bytes:
    return (
        f'<html lang="it"><head>{head}<title>Sassi</title></head><body class="single single-post postid-4">'
        f'<div id="left">{parts[0]}</div><div class="post" id="post-4"><h1>Sassi</h1>'
        f'<div class="entry-content">{TEXT}</div></div>{"".join(parts[1:])}</body></html>'
    ).encode()


def numbers(body: bytes, url: str | None) -> list[str]:
    return [item["remote_id"] for item in extract(body, url=url) if item["type"] in {"comment", "pingback"}]


ELSEWHERE = listed(
    said(91, "Altrove.", "/2012/tufo/"), said(92, "Anche qui.", "/2012/tufo/"), said(93, "E qui.", "/2011/malta/")
)
#: The page's own, by the address that they name: the page's, the same on another host, none but the place, a mirror's.
OWN = {
    "its own": listed(said(7, "Bel muro.", AT), said(8, "Vero.", AT)),
    "a page of its own's": listed(*(said(n, "Bel muro.", f"{AT}comment-page-2/") for n in (7, 8))),
    "of another host": listed(said(7, "Bel muro.", "http://copia.example/2013/sassi/"), said(8, "Vero.", None)),
    "a place": listed(said(7, "Bel muro.", ""), said(8, "Vero.", "")),
    "of a mirror": listed(
        said(7, "Bel muro.", "../../index.html@p=4.html"), said(8, "Vero.", "../../index.html@p=4.html")
    ),
}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("own", OWN)
def test_widgets_before_and_behind(own: str, head: str) -> None:
    for parts in ((ELSEWHERE, OWN[own]), ("", OWN[own], ELSEWHERE)):
        assert numbers(page(*parts, head=HEADS[head]), AT) == ["7", "8"]


@pytest.mark.parametrize("head", HEADS)
def test_a_page_without_comments_of_its_own(head: str) -> None:
    assert numbers(page("", ELSEWHERE, head=HEADS[head]), AT) == []


@pytest.mark.parametrize("head", HEADS)
def test_a_page_whose_address_nobody_names(head: str) -> None:
    assert numbers(page(ELSEWHERE, OWN["its own"], head=HEADS[head]), None) == ["7", "8"]


@pytest.mark.parametrize("head", HEADS)
def test_a_column_whose_comments_name_no_address(head: str) -> None:
    column = f'<div id="sidebar">{listed(said(91, "Altrove.", None), said(92, "Anche qui.", None))}</div>'
    own = listed(said(7, "Bel muro.", None), said(8, "Vero.", None))
    for parts in ((column, own), ("", own, column)):
        assert numbers(page(*parts, head=HEADS[head]), AT) == ["7", "8"]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("id_", ["", "post-{}", "entry-{}"])
def test_posts_in_a_column_marked_as_the_page_s_own(head: str, id_: str) -> None:
    """A theme that says of what stands in its sidebar, before the post, that it is the post."""
    others = "".join(
        f"""<div class="hentry post" id="{id_.format(n)}"><h2 class="entry-title"><a href="/{n}/">Altro {n}</a></h2>
        <b class="author">Bruno</b> <abbr class="published" title="2012-05-{n}">{n} maggio</abbr>
        <div class="entry-summary"><p>{TEXT}</p></div></div>"""
        for n in (11, 12)
    )
    own = f"""<div class="post"><h2 class="entry-title">Sassi</h2><p class="meta">28 gennaio 2013</p>
        <div class="entry-content">{TEXT * 6}<p>Ancora.</p></div></div>"""
    title = f'<title>Sassi – Pietra viva</title><link rel="canonical" href="{AT}">'
    body = f'<div id="sidebar">{others}</div><div id="main">{own}</div><div id="comments">{OWN["its own"]}</div>'
    items = list(extract(f"<html lang=it><head>{HEADS[head]}{title}</head><body>{body}</body></html>".encode(), url=AT))
    (post,) = (item for item in items if item["type"] == "post")
    assert (post["title"], post["text"].endswith("Ancora."), post["author"]) == ("Sassi", True, None)
    assert len(items) == 3


def test_each_comment_at_an_address_of_its_own() -> None:
    """As Drupal has it, whose number in the address is the comment's, and Blogger, which asks for a time."""
    for address in ("/comment/{0}", "?showComment=13{0}", "/r?id={0}"):
        own = listed(*(said(number, "Bel muro.", address.format(number)) for number in (71, 72, 73)))
        assert numbers(page("", own), AT) == ["71", "72", "73"]


@pytest.mark.parametrize(
    ("wrap", "item"),
    [
        ("ol class='right-sidebar'", '<li class="comment" id="comment-{0}"><cite>Ada</cite><p>Bel muro.</p></li>'),
        ("div", '<div class="pingback"><a href="http://bruno.example/{0}/">Il molo</a></div>'),
    ],
)
def test_long_conversations(wrap: str, item: str) -> None:
    """Time grows with their length, not with its square: for one four times as long, less than nine times."""

    def seconds(count: int) -> float:
        items = "".join(map(item.format, range(1, count)))
        body = page("", f'<a href="#comment-5">5</a><{wrap}>{items}</{wrap.split()[0]}>', head=HEADS["WordPress"])
        started = time.process_time()
        numbers(body, AT)
        return time.process_time() - started

    seconds(10)
    assert seconds(6000) < 9 * seconds(1500)
