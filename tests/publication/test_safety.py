"""Whatever stands in the database, nothing of it runs or fetches."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.datasette.safe import body

from .pages import Page, harm
from .small_archive import HOSTILE

FRAGMENTS = [
    *re.findall(r"<[^>]*>|[^<]+", HOSTILE),
    *('"', "<!--", "-->", "<xmp>", "<plaintext>", "<noembed>", "</p>", "<"),
]


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

    assert harm(HOSTILE) != []
    assert harm(shown) == []
    assert Page(shown).text.startswith("Ciao")
    assert Page(shown).text.endswith("finex")


@given(st.lists(st.sampled_from(FRAGMENTS)).map("".join))
def test_no_mixture_of_hostile_markup_does_harm(html: str) -> None:
    """However tags are cut and nested, nothing runs or fetches."""
    assert harm(body(html, base="https://orto.example/")) == []
