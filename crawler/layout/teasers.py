"""Boxes that tell of other pages, with a text and a heading that leads there: a listing, or what a post recommends."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import dropwhile, islice

from lxml import etree

from crawler.document import Element, length
from crawler.layout.boxes import is_content, is_post, names_of
from crawler.layout.printed import datedness, is_clock
from crawler.scope import host_of, joined

_HEADINGS = ("h1", "h2", "h3")
_BOLD = ("b", "strong")
_LESSER = ("h4", "h5", "h6")
_BOXES = ("div", "td", "p", "span", "b", "strong", "header")
_TITLE = re.compile(r"title|subject|headline|^header$", re.IGNORECASE)
_HEAD = re.compile(r"head(?:er)?$")
_MOST_HEADINGS = 200
#: A date says more than a year; letters of a text beside which more may be said of other pages.
_DATED, _LEAST = 2, 60
#: Letters of the line that a post is signed with.
_LINE = 160

#: The boxes of one kind, each with the addresses that headings in it lead to.
Teasers = Mapping[Element, Collection[str]]


def find_teasers(root: Element, url: str) -> list[Teasers]:
    """Boxes with a heading that leads somewhere and twice as much text, by the heading's tag and their own names.

    Bold words that open what is named as a post are such a heading, too.
    """
    return _teasers((one for one in root.iter(*_HEADINGS, *_BOLD) if one.tag in _HEADINGS or _opens_post(one)), url)


def find_signed(root: Element, url: str) -> list[Teasers]:
    """Boxes of one kind that each end in a line with a time and a link on the site that none of the others has."""
    found: dict[tuple[object, ...], dict[Element, list[str]]] = {}
    for box in root.iter("div", "td", "li"):
        line = next(box.iterchildren("*", reversed=True), None)
        if line is None or len(line) == 0 or length(line) > _LINE or length(box) <= 2 * length(line):
            continue
        said = line.text_content()
        if is_clock(said) or datedness(said) > _DATED:
            hrefs = [joined(url, link.get("href")) or "" for link in line.iter("a")]
            stays = [href for href in hrefs if host_of(href) == host_of(url)]
            found.setdefault((box.getparent(), box.tag, box.get("class")), {})[box] = stays
    return [_own(boxes) for boxes in found.values() if len(boxes) > 1]


def _own(boxes: Mapping[Element, Sequence[str]]) -> Teasers:
    """The boxes with addresses of their own."""
    times = Counter(href for hrefs in boxes.values() for href in {*hrefs})
    own = {box: [href for href in hrefs if times[href] == 1] for box, hrefs in boxes.items()}
    return {box: hrefs for box, hrefs in own.items() if hrefs}


def _opens_post(bold: Element) -> bool:
    box = bold.getparent()
    return box is not None and box[0] is bold and not (box.text or "").strip() and is_post(box)


def find_titled(root: Element, url: str) -> list[Teasers]:
    """The same where templates make lesser headings, or none, but name what they are."""
    boxes = root.iter(*_LESSER, *_BOXES)
    return _teasers((one for one in boxes if one.tag in _LESSER or any(map(_TITLE.search, names_of(one)))), url)


def _teasers(headings: Iterable[Element], url: str) -> list[Teasers]:
    found: dict[tuple[object, ...], dict[Element, list[str]]] = {}
    for heading in islice(headings, _MOST_HEADINGS):
        link = next(heading.iter("a"), None)
        box = heading.getparent()
        if link is None and box is not None and box.tag == "a":
            link, box = box, box.getparent()
        if link is None or box is None or not link.get("href"):
            continue
        if box.tag == "header" or any(map(_HEAD.search, names_of(box))):
            box = box.getparent()
        if box is not None and length(box) > 2 * length(heading):
            names = (name for name in (box.get("class") or "").split() if not any(map(str.isdigit, name)))
            kind = (heading.tag, box.tag, next(names, None))
            found.setdefault(kind, {}).setdefault(box, []).append(joined(url, link.get("href")) or link.get("href", ""))
    return list(found.values())


def text_above(title: Element, root: Element) -> Element | None:
    """What is named as a text and follows a heading and a date before any other heading, whatever stands below."""
    heading, dated = None, False
    for one in root.iter(etree.Element):
        if one is title or one.tag in _HEADINGS or (one.tag in _BOLD and _opens_post(one)):
            if heading is title:
                return None
            heading = one
        elif heading is title:
            dated = dated or one.tag == "time" or datedness(one.text or "") > _DATED
            if dated and any(map(is_content, names_of(one))) and length(one) >= _LEAST:
                return one
    return None


def text_beside(title: Element, holder: Element, root: Element) -> Element | None:
    """What is named as a text beside boxes of which a holder has several; `None` where it has none, or is one text."""
    boxes = {box for kind in find_teasers(root, "") if len(kind) > 1 for box in kind}
    if not any(holder in {box, *box.iterancestors()} for box in boxes):
        return None
    around = {outer for box in boxes for outer in box.iterancestors()}
    behind = dropwhile(lambda one: one is not title, root.iter(etree.Element))
    named = (one for one in behind if any(map(is_content, names_of(one))) and length(one) >= _LEAST)
    return next((one for one in named if one not in around and boxes.isdisjoint((one, *one.iterancestors()))), None)
