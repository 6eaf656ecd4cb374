"""Bodies so plain that parsing and sanitising would give them back as they are, as most comments are."""

import re

from lxml.etree import _Element, tostring

_TEXT = r"[^<>&\r\x00-\x08\x0b\x0c\x0e-\x1f\xa0\ufeff\ufffe\uffff\ud800-\udfff]"
_INLINE = rf"(?:{_TEXT}++|<br>|<(?P<tag%d>em|strong|b|i|code|cite|del)>{_TEXT}*+</(?P=tag%d)>)*+"
_PLAIN = re.compile(rf"{_INLINE % (1, 1)}|\s*+(?:<p>{_INLINE % (2, 2)}</p>\s*+)*+")
#: What begins no tag of these: a post's links and pictures soon show that it is not plain.
_FOREIGN = re.compile(r"<(?!/?(?:p|em|strong|b|i|code|cite|del)>|br ?/?>)")
_EMPTY_TAG = re.compile(r"<br ?/>")
#: References to characters beyond Latin-1, which mean nothing to a parser; WordPress writes its quotes and dashes so.
_REFERENCE = re.compile(r"&#(0?[2-9]\d\d|0?[1-9]\d{3}|[1-5]\d{4});")


def is_plain(markup: str) -> bool:
    """Whether markup holds paragraphs, line breaks and emphasis alone, closed in order, and no references."""
    return _PLAIN.fullmatch(markup) is not None


def is_prose(markup: str) -> bool:
    """Whether plain markup names no address and no shortcode."""
    return "[" not in markup and markup.count("/") == markup.count("</")


def inner_of(element: _Element) -> str | None:
    """The markup inside an element, where that is plain; else `None`."""
    if any(">" in str(value) for value in element.attrib.values()):
        return None
    markup = tostring(element, encoding="unicode", method="html", with_tail=False)
    inside = markup[markup.index(">") + 1 : markup.rindex("<")]
    return inside if is_plain(inside) else None


def plain(markup: str) -> str | None:
    """Markup as a parser would give it back, where it is plain; else `None`."""
    if _FOREIGN.search(markup):
        return None
    if "/>" in markup:
        markup = _EMPTY_TAG.sub("<br>", markup)
    if "&" in markup:
        markup = _REFERENCE.sub(lambda number: chr(int(number.group(1))), markup)
    return markup if is_plain(markup) else None
