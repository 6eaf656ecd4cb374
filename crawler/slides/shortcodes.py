"""Reads a deck out of a shortcode that was left as text, whatever typography has done to it since."""

import html
import re

from crawler.slides import Deck, identify, named
from crawler.slides.providers import PROVIDERS

#: Shortcodes that hold an address without naming it (`[embed]http://…[/embed]`, `[prezi http://…]`).
_NAMED = (
    *("iframe", "embed", "embeddoc", "embedurl", "oembed", "google-drive-embed", "docviewer", "kml_flashembed"),
    *("swfobj", "gview", "googleapps"),
    *(row.name for row in PROVIDERS if row.shortcodes),
)
_NAME = rf"(?:(?:{'|'.join(_NAMED)})(?:[\w-]*)(?=[\s=:\]])|[a-z][\w-]*(?=\s[^\[\]]*?\w\s*=))"

#: What a text must contain to be worth repairing.
CANDIDATE = re.compile(rf"\[\s*{_NAME}", re.IGNORECASE)
#: A whole shortcode: to its bracket or, where that is lost, to the next one or the end; with what it encloses.
SHORTCODE = re.compile(
    rf"\[\s*(?P<name>{_NAME})[^\[\]]*(?:\]|(?=\[)|\Z)(?:[^\[\]]*\[\s*/\s*(?P=name)\s*\])?",
    re.IGNORECASE,
)

# WordPress texturises what it takes for prose: quotes turn with the blog's language, `"` after a digit is a prime,
# `--` and `---` are dashes, `425x355` has a multiplication sign, spaces beside quotes are hard ones.
#: What a straight quote may have become.
QUOTES = "“”„‟«»‹›‘’‚‛′″‵‶´`'＂「」『』〝〞〟״׳"
_SPACES = "\u00a0\u202f\u2009\u2007\u200a\u3000"
_PLAIN = str.maketrans(
    {
        **dict.fromkeys(QUOTES, '"'),
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys("\u200b\u00ad\ufeff", ""),
        "\u2013": "--",
        "\u2014": "---",
        "\u00d7": "x",
        "\u2026": "...",
    }
)
_REFERENCE = re.compile(r"&#?\w+;")
_PARTED = re.compile(r"=\s+(?=\")")
_BROKEN_PARAMETER = re.compile(r"&(\w+);=")
_ADDRESS = re.compile(r"(?:https?:)?//[^\s\"<>\[\]]+|(?<![\w.@/-])(?:[\w-]+\.)+[a-z]{2,}/[^\s\"<>\[\]]+", re.IGNORECASE)
_READERS = tuple((row.name, re.compile(pattern, re.IGNORECASE)) for row in PROVIDERS for pattern in row.shortcodes)


def repair(text: str) -> str:
    """Return a shortcode's text in plain typography: what its author typed, as far as a deck's address needs it."""
    for _ in range(2):  # `&amp;#038;` is seen too
        text = _REFERENCE.sub(lambda found: html.unescape(found[0]), text)
    return _BROKEN_PARAMETER.sub(r"&\1=", _PARTED.sub("=", text.translate(_PLAIN)))


def read(text: str) -> Deck | None:
    """Return the deck that a shortcode, brackets and all, names."""
    plain = repair(text)
    inside = plain.lstrip("[ \n\t")
    for provider, pattern in _READERS:
        if (match := pattern.match(inside)) and (deck := named(provider, match.groupdict())):
            return deck
    for address in _ADDRESS.findall(plain):
        if deck := identify(address if "//" in address else f"//{address}"):
            return deck
    return None
