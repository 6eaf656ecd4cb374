"""When a comment was signed, and in which line: the date's element, what stands around the name in it."""

import re
from collections.abc import Container, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from itertools import islice

from lxml import html

from crawler.document import Element, length, text_of
from crawler.layout.authors import LONGEST_NAME, Nodes, is_name, leading, leads_to, own_text, set_apart
from crawler.layout.printed import (
    Line,
    after_date,
    before_date,
    date_in,
    datedness,
    is_clock,
    is_exact,
    machine_date,
    names_day,
    sans_label,
)
from crawler.layout.roles import AUTHOR, DATE, META, roles

_DIGIT = re.compile(r"\d")
_COUNTED = re.compile(r"data-(?!.*(?:edit|modif|updat)).*(?:date|time|stamp|epoch)")
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?")
_INLINE = frozenset({"span", "b", "strong", "cite", "em", "i", "font"})
#: Words of a date at most.
_SENTENCE = 5
#: A printed date is no longer than this.
LONGEST_DATE = 90


def wrap_date(nodes: Sequence[Element]) -> Element | None:
    """A date printed loosely between elements, put into one of its own."""
    for node in nodes:
        for child in node:
            if child.tail and _is_loose_date(child.tail):
                return _wrap(node, child)
        if len(node) and node.text and _is_loose_date(node.text):
            return _wrap(node, None)
    return None


def _wrap(node: Element, child: Element | None) -> Element:
    """Put the text behind a child, or before the first, into an element of its own."""
    span = html.Element("span")
    if child is None:
        span.text, node.text = node.text, None
        node.insert(0, span)
    else:
        span.text, child.tail = child.tail, None
        child.addnext(span)
    return span


def _is_loose_date(text: str) -> bool:
    return len(text.strip()) <= LONGEST_DATE and datedness(text) > 2


def find_date(nodes: Nodes, text: Container[Element], number: str | None) -> Element | None:
    """The element that prints the date: `time`, one named so, the permalink, else the one that looks most like it."""
    best, most = None, 0
    for node, role in nodes:
        if node.tag == "time" and node.get("datetime") and node not in text:
            return node
        if not (role & (DATE | META) or len(node) or node.get("title") or _DIGIT.search(node.text or "")):
            continue
        if node in text:
            continue
        if (score := _datedness(node, role, number)) > most:
            best, most = node, score
    return best


def _datedness(node: Element, role: int, number: str | None) -> int:
    """How much an element looks like a date: what it prints itself, not what stands deeper in it."""
    title = node.get("title")
    if title and node.tag in {"abbr", "span", "a"} and is_exact(title):
        return 9
    looks = 0 if _is_sentence(node) else datedness(own_text(node))
    by_name = role & DATE or (role & META and (looks or not len(node)) and not (role & AUTHOR and _is_word(node)))
    if not (by_name or looks) or length(node) > LONGEST_DATE:
        return 0
    if by_name and any(map(str.isdigit, node.text_content())):
        return looks + 3
    if looks and node.tag == "a" and leads_to(node.get("href") or "", number):
        return looks + 3
    return looks


def _is_sentence(node: Element) -> bool:
    """True for a paragraph that may name a year, but neither a day nor a time."""
    if node.tag != "p" or node.attrib:
        return False
    said = own_text(node)
    return len(said.split()) > _SENTENCE and not (names_day(said) or is_exact(said) or is_clock(said))


def _is_word(node: Element) -> bool:
    """True for a single word, as a name with a number is."""
    return len(node.text_content().split()) == 1


def printed_date(dated: Element) -> str | None:
    """The date as an element prints it, or as it states it for machines."""
    own, whole = own_text(dated), text_of(dated) or ""
    shown = own if datedness(own) >= datedness(whole) else whole
    if not is_exact(shown) and (line := dated.getparent()) is not None and length(line) <= LONGEST_DATE:
        around = text_of(line) or ""
        shown = around if is_exact(around) else shown  # the day and the time apart
    title, stated = dated.get("title") or "", dated.get("datetime") or ""
    stated = stated if _DIGIT.search(stated) else _instant(dated) or (title if is_exact(title) else "")
    return machine_date(stated, shown) if stated else date_in(shown) or None


def _instant(dated: Element) -> str | None:
    """The second or its thousandth that an attribute counts from 1970, for scripts that print how long ago that was."""
    values = (value for one in dated.iter() for name, value in one.attrib.items() if _COUNTED.match(name))
    seconds = next((value[:10] for value in values if _SECONDS.fullmatch(value)), None)
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if seconds else None


def line_of(signed: Element | None, dated: Element | None, number: str | None) -> Line:
    """The line that the comment is signed with; where no name is set off, what stands before the date in it."""
    if signed is not None:
        link = next((a for a in signed.iter("a") if a is signed or is_name(a, dated, number)), None)
        if link is None:
            return Line(sans_label(set_apart(leading(signed)) or ""), "", stands=True)
        link, name = _alone(link), text_of(link)
        before, parent = link.getprevious(), link.getparent()
        text = before.tail if before is not None else parent.text if parent is not None else ""
        return Line(text or "", _after(link) or _before_date(link, dated), name)
    if dated is None:
        return Line("", "")
    own = own_text(dated)
    rest = after_date(_sans_controls(dated, number) if len(dated) and length(dated) <= LONGEST_DATE else own)
    if dated.tag != "time" and not roles(dated) & DATE and (before := before_date(own)):
        return Line(before, "", rest=rest)
    for holder in (dated, *islice(dated.iterancestors(), 2)):
        before, parent = _before(holder), holder.getparent()
        text = before.tail if before is not None else parent.text if parent is not None else ""
        if before is not None and not len(before) and not (text and text.strip()):
            text = before.text  # each in an element of its own
        if (text and text.strip()) or (before is not None and length(before)):
            break
    rest = rest or dated.tail or ""
    return Line(
        text if text and len(text.strip()) <= LONGEST_NAME else "", "", rest=rest if len(rest) <= LONGEST_NAME else ""
    )


def _sans_controls(dated: Element, number: str | None) -> str:
    """A line without the links in it that can be nobody's name."""
    bare = deepcopy(dated)
    for link in [link for link in bare.iterdescendants("a") if not is_name(link, None, number)]:
        link.text = None
        del link[:]
    return text_of(bare) or ""


def _alone(link: Element) -> Element:
    """The outermost element that prints nothing but a link within a line."""
    outer = link.getparent()
    while outer is not None and outer.tag in _INLINE and length(outer) == length(link):
        link, outer = outer, outer.getparent()
    return link


def _after(link: Element) -> str:
    """What follows a link in its line, behind pictures."""
    while not (link.tail or "").strip() and (following := link.getnext()) is not None and following.tag == "img":
        link = following
    return link.tail or ""


def _before_date(link: Element, dated: Element | None) -> str:
    """What stands between a link and the date in the element that follows it."""
    return before_date(own_text(dated)) if dated is not None and link.getnext() is dated else ""


def _before(element: Element) -> Element | None:
    """What stands before an element, or before the break of the line above it."""
    before = element.getprevious()
    if before is not None and before.tag == "p":
        return None  # a text
    bare = before is not None and before.tag == "br" and not (before.tail or "").strip()
    return before.getprevious() if before is not None and bare else before
