"""What is safe: markup without scripts, styles, frames and handlers, its addresses absolute; and its plain text."""

import re
from functools import lru_cache
from html import unescape
from unicodedata import is_normalized, normalize
from urllib.parse import urljoin

import nh3

from crawler.body.plain import is_plain

TAGS = nh3.ALLOWED_TAGS - {"map", "area"}
_ATTRIBUTES = {
    **{tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()},
    "a": {"href", "hreflang", "rel", "title", "data-deck"},
    "img": {"src", "alt", "title", "width", "height"},
    "time": {"datetime"},
    "*": {"lang", "dir"},
}
_DROPPED_WHOLE = {
    "script",
    "style",
    "noscript",
    "iframe",
    "object",
    "embed",
    "template",
    "textarea",
    "select",
    "svg",
    "math",
}
_SCHEMES = {"http", "https", "mailto"}

_GRAVATAR = re.compile(r"https?://[\w.-]*gravatar\.com/avatar[^\s\"'<>]*")
_TOKEN = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>\"']++|\"[^\"]*\"|'[^']*')*+)>")
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "div", "dl", "dt",
     "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "nav", "ol", "p",
     "pre",
     "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)  # fmt: skip
_ALT = re.compile(r"""\balt=(?:"([^"]*)"|'([^']*)')""")
_DECK = re.compile(r"""\bdata-deck=["'](\d+)["']""")
_EMPHASIS = re.compile(r"</?(?:em|strong|b|i|code|cite|del)>")
_HREF = re.compile(r"""\bhref=(?:"([^"]*)"|'([^']*)')""")


class _Absolute:
    """Makes relative addresses absolute. One cleaner serves all bodies, since making one costs as much as using it."""

    base = ""

    def __call__(self, url: str) -> str | None:
        try:
            return urljoin(self.base, url)
        except ValueError:
            return None


_ABSOLUTE = _Absolute()
_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=_ATTRIBUTES,
    clean_content_tags=_DROPPED_WHOLE,
    link_rel=None,
    url_schemes=_SCHEMES,
    url_relative=_ABSOLUTE,
)

#: Signs nobody sees, which templates of right-to-left languages set around names, and others at ends of titles.
_AROUND = " \u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"


def clean_html(html: str, base: str) -> str:
    """Markup that a browser may show: nothing runs, nothing is framed, relative addresses made absolute."""
    _ABSOLUTE.base = base
    cleaned = html if is_plain(html) else _CLEANER.clean(html)
    # the hash in a Gravatar's address stands for an address of electronic mail
    return (_GRAVATAR.sub("https://gravatar.com/", cleaned) if "gravatar.com" in cleaned else cleaned).strip()


def line(text: str) -> str:
    """A line of text: white space collapsed, NFC, no marks of direction around it."""
    return nfc(" ".join(text.split())).strip(_AROUND)


def nfc(text: str) -> str:
    """Unicode's composed form."""
    return text if is_normalized("NFC", text) else normalize("NFC", text)


@lru_cache(maxsize=128)  # a post's row is made anew for each of its witnesses, mostly from the same body
def text_of(html: str, marked: frozenset[int]) -> str:
    """Text of sanitised markup: a line a block; `[image: …]` and `[deck: …]` where images and marked decks stand.

    `marked` holds the numbers of the decks whose anchor is blogark's mark, not the author's words.
    """
    flow = html.replace("\n", " ").replace("<p>", "\n").replace("</p>", "\n").replace("<br>", "\n")
    flow = _EMPHASIS.sub("", flow)
    if "<" not in flow and "&" not in flow:  # as in most comments
        return _lines(flow)
    parts: list[str] = []
    position = 0
    inside_mark = False
    for token in _TOKEN.finditer(html):
        if not inside_mark:
            parts.append(_flow(html[position : token.start()]))
        position = token.end()
        closing, tag, attributes = token.group(1), token.group(2).lower(), token.group(3)
        if tag == "a":
            inside_mark = False
            deck = _DECK.search(attributes)
            if not closing and deck and int(deck.group(1)) in marked:
                inside_mark = True
                parts.append(f" [deck: {_attribute(_HREF, attributes)}] ")
        elif tag == "img":
            parts.append(f" [image: {_attribute(_ALT, attributes)}] ".replace(": ]", "]"))
        elif tag in _BLOCKS:
            parts.append("\n")
    parts.append(_flow(html[position:]))
    return _lines("".join(parts))


def _lines(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.replace("\u00ad", "").split("\n")]
    return nfc("\n".join(filter(None, lines)))


def _flow(text: str) -> str:
    """Running text: a line break in the source is white space."""
    return unescape(text).replace("\n", " ") if text else ""


def _attribute(pattern: re.Pattern[str], attributes: str) -> str:
    found = pattern.search(attributes)
    return unescape(next((group for group in found.groups() if group is not None), "")).strip() if found else ""
