"""The card of a post: the box in a column beside it that tells of it."""

import pytest

from crawler.items import Post

from .pages import TEXT, page

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
