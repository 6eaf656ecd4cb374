"""A text without what themes and plugins put there: its title, the line with author and date, shares, related posts."""

import re
from collections.abc import Iterator
from itertools import takewhile

from crawler.body import plays, slides_in
from crawler.document import Element
from crawler.layout.boxes import is_beside, is_within, names_of, shows
from crawler.layout.printed import datedness
from crawler.layout.threads import length

_SILENT = frozenset({"script", "style", "form", "button", "select", "noscript"})
#: What plays a deck by itself, or holds what does where scripts do not run.
_PLAYERS = frozenset({"script", "noscript"})
_LEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "hr", "br"})
#: What is taken out of a text holds no more of it than this.
_PART = 0.4
#: What stands above the title in the same element is no more of it than this.
_HEAD = 0.3
#: The longest line with author and date.
_LINE = 160
_LINE_NAME = re.compile(r"date|time|author|byline|posted|meta|info|sub-?head|details")


def clean(body: Element, title: Element | None = None) -> list[Element]:
    """Take out of a text what themes and plugins put there; returned, for its date or terms may be among it."""
    heads = list(_through(body, title)) if title is not None else []
    if sum(map(length, heads)) > _HEAD * length(body):
        heads = []
    for element in heads:
        take(element)
    taken = [*heads, *_clean(body)]
    _trim(body)
    return taken


def _trim(body: Element) -> None:
    """Take away what led to the conversation and the form that stood after the text: headings, rules, anchors."""
    while len(body) and not (body[-1].tail or "").strip():
        last = body[-1]
        is_end = not isinstance(last.tag, str) or last.tag in _LEADS or not (length(last) or shows(last))
        if is_end and not slides_in(last):
            body.remove(last)
        else:
            return


def _through(body: Element, title: Element) -> Iterator[Element]:
    """What stands in a text down to its title and the line with author and date, where it holds these too."""
    if title is body or body not in title.iterancestors():
        return
    head = title
    for outer in takewhile(lambda one: one is not body, title.iterancestors()):
        if length(outer) <= length(title) + _LINE:
            head = outer
    for node in (head, *takewhile(lambda outer: outer is not body, head.iterancestors())):
        yield from (before for before in node.itersiblings(preceding=True) if isinstance(before.tag, str))
    yield head
    for after in head.itersiblings():
        if not isinstance(after.tag, str) or length(after) > _LINE or not _is_line(after):
            return
        yield after


def _is_line(element: Element) -> bool:
    """True for a short line with a date, or one that is named as telling of the post."""
    return datedness(element.text_content()) > 2 or is_within(element) or any(map(_LINE_NAME.search, names_of(element)))


def _clean(body: Element) -> list[Element]:
    most = _PART * length(body)
    taken: list[Element] = []
    inside: set[Element] = set()
    for element in list(body.iterdescendants()):
        if element.getparent() in inside:
            inside.add(element)
        elif (
            isinstance(element.tag, str) and is_within(element) and (element.tag in _SILENT or length(element) <= most)
        ):
            inside.add(element)
            if not _is_deck(element):
                taken.append(element)
    for element in taken:
        take(element)
    return [element for element in taken if element.tag not in _SILENT]


def _is_deck(element: Element) -> bool:
    """True for what plays a deck of the author's and only sounds like a theme's, as `slideshare` does."""
    return (element.tag in _PLAYERS or not is_beside(element)) and plays(element)


def take(element: Element) -> None:
    """Take an element out and leave what follows it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    element.tail = None
    parent.remove(element)
