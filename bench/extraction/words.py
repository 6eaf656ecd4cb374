"""Texts as bags of words, and how alike two are."""

import re
from collections import Counter
from html import unescape

_WORD = re.compile(r"\w+")
#: What blogark's texts put where an image or a deck stands.
_MARK = re.compile(r"\[(?:image|deck)(?:: [^\]]*)?\]")

Words = Counter[str]


def words(text: str | None) -> Words:
    """The words of a text and how often each occurs."""
    return Counter(_WORD.findall(_MARK.sub(" ", text).lower())) if text else Counter()


def f1(one: Words, other: Words) -> float:
    """The harmonic mean of recall and precision; 1 where both are empty."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def squashed(line: str | None) -> str:
    """A name or title without what typography, markup and white space do to it."""
    return "".join(_WORD.findall(unescape(line or "").casefold()))
