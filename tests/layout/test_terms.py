"""Categories and tags that only the folders of their links tell."""

import pytest

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


def test_what_only_those_hear_who_cannot_see() -> None:
    """It is no part of a term's name."""
    heard = '<span class="sr-only">Altro su </span>'
    for link, name in (
        (f'<a href="/tags/muri/">{heard}muri</a>', "muri"),
        (f'<a rel="tag" href="/x/">{heard}#cave <b>(3)</b></a>', "cave"),
    ):
        (post,) = page(f"<article><h1>Sassi e muri</h1><div>{TEXT}</div><p>{link}</p></article>").posts
        assert [term.name for term in post.terms or ()] == [name]
