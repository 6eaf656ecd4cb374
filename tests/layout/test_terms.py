"""Categories and tags that only the folders of their links tell."""

import pytest

from crawler.items import Post

from .pages import TEXT, WORDS, page, words

FOLDERS = """<ul class="voci"><li>Voci:</li><li><a href="/diario/tag/muri/">muri</a></li>
    <li><a href="/diario/category/cave/">Cave</a></li></ul>"""
#: As a mirror on a disk has them.
SAVED = FOLDERS.replace('/">', '/index.html">')
#: As pages that scripts draw have them.
ASKED = FOLDERS.replace("tag/muri/", "tags/?tag=muri").replace("category/cave/", "categories/?category=cave")
#: A last line of nothing but terms, in folders that hold nothing else.
PLURAL = '<p><a href="/tags/muri/">muri</a>, <a href="/categories/cave/">Cave</a></p>'
ALL = """<div class="col"><h4>Tutte</h4><a href="/diario/tag/muri/">muri</a>
    <a href="/diario/tag/ponti/">ponti</a></div>"""
CARDS = """<div class="more"><div><h4><a href="/diario/ponti/">Ponti e guadi</a></h4>
    <a href="/diario/tag/ponti/">ponti</a></div></div>"""


@pytest.mark.parametrize(
    "body",
    [
        f'<div class="top"><h1>Sassi e muri</h1></div><div class="row"><div>{TEXT}'
        f"{FOLDERS.replace('voci', 'tags')}</div>{ALL}</div>",
        f"<div class='row'><div><h1>Sassi e muri</h1>{FOLDERS}<div>{TEXT}</div></div>{ALL}</div>",
        f"<div class='row'><article><h1>Sassi e muri</h1><div>{TEXT}</div>{FOLDERS}</article>{ALL}</div>",
        f"<div class='row'><main><h1>Sassi e muri</h1><article>{TEXT}</article>{FOLDERS}</main>{ALL}</div>",
        f"<main><h1>Sassi e muri</h1><article>{TEXT}</article>{FOLDERS}{CARDS}</main>",
        f"<main><h1>Sassi e muri</h1><article>{TEXT}</article>{SAVED}</main>",
        f"<main><h1>Sassi e muri</h1><article>{TEXT}</article>{ASKED}</main>",
        f"<div class='row'><div><h1>Sassi e muri</h1><div class='entry-content'>{TEXT}</div>{FOLDERS}</div>{ALL}</div>",
        f"<div class='row'><h2>Sassi e muri</h2><h5>28.1.2013</h5>{TEXT}<hr>{PLURAL}</div>",
    ],
)
def test_terms_by_their_folders(body: str) -> None:
    """Links around a text into the folders of terms are its terms, not its end; those beside the post are neither."""
    (post,) = page(body).posts
    assert words(post) == WORDS
    assert [(term.kind, term.name) for term in post.terms or ()] == [("tag", "muri"), ("category", "Cave")]


INFO = """<li>Di <a href="/ada/author/ada-sasso.html">Ada Sasso</a></li>
<li>In <a href="/diario/category/cave.html">Cave</a></li>"""


def carded(*cards: str) -> Post:
    columns = "".join(
        f'<div class="side" role="navigation"><div class="x-item x__postcard">{card}</div></div>' for card in cards
    )
    menu = '<div class="side"><h3>Tutte</h3><a href="/diario/category/ponti.html">Ponti</a></div>'
    (post,) = page(f'<div role="main"><section><h1>Sassi e muri</h1>{TEXT}</section></div>{columns}{menu}').posts
    return post


def test_card_in_a_column() -> None:
    """The one box of a column that is named as telling of the post says when, by whom and in what it was written."""
    post = carded(f"<h2><span>28 gennaio 2013</span></h2><ul>{INFO}</ul>")
    assert (post.kind, post.published, post.author) == ("post", "28 gennaio 2013", "Ada Sasso")
    assert [(term.kind, term.name) for term in post.terms or ()] == [("category", "Cave")]


@pytest.mark.parametrize(
    "cards",
    [
        (f"<h2>28 gennaio 2013</h2><ul>{INFO}</ul>", f"<h2>3 marzo 2013</h2><ul>{INFO}</ul>"),
        (f'<h2>28 gennaio 2013</h2><a href="/2013/ponti.html">Ponti e guadi</a><ul>{INFO}</ul>',),
    ],
)
def test_cards_of_other_posts(cards: tuple[str, ...]) -> None:
    """Of several boxes, or of one that leads to another post, none tells of this one."""
    post = carded(*cards)
    assert (post.published, post.author, post.terms) == (None, None, None)


def test_title_that_is_named_as_a_date() -> None:
    """The id of a heading repeats its words: it does not name a date."""
    (post,) = page(f'<article><h1 id="market-day-2021">Market Day 2021</h1>{TEXT}</article>', head="").posts
    assert (post.title, post.published) == ("Market Day 2021", None)
