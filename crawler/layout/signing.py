"""Who signed a comment and when: the elements that say so, and the line that they stand in."""

import re
from collections.abc import Container, Sequence
from itertools import islice

from lxml import html

from crawler.document import Element, length, text_of
from crawler.layout.names import numbered
from crawler.layout.printed import Line, after_date, before_date, date_in, datedness, is_exact, machine_date
from crawler.layout.roles import AUTHOR, CONTROL, DATE, FN, META, roles

#: Elements with their roles.
Nodes = Sequence[tuple[Element, int]]

_WORD = re.compile(r"[^\W\d_]|\w{2}")
#: Where a form for an answer is, on the blog itself.
_ANSWER = re.compile(r"(?!https?:)(?:.*[/?&])?repl(?:y|yto|ies)[/=]", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_SET_OFF = frozenset({"a", "cite", "b", "strong", "h3", "h4", "h5", "h6", "dt", "em", "address"})
#: Links of a long element that may be the name.
_LINKS = 3
_INLINE = frozenset({"span", "b", "strong", "cite", "em", "i", "font"})
#: A printed date, a name: longer texts are neither.
LONGEST_DATE = 90
LONGEST_NAME = 80
#: Letters that a line with a name has beside it.
_LABEL = 40
_BLOCKS = ("p", "dd", "li", "td", "blockquote")


def find_source(nodes: Nodes, number: str | None) -> Element | None:
    """The link of a ping: to the page that it comes from, in the words of that page's title."""
    for node, role in nodes:
        href = node.get("href") or "" if node.tag == "a" else ""
        if not href.startswith(("http://", "https://")) or leads_to(href, number) or role & CONTROL:
            continue
        if _WORD.search(node.text_content()):
            return node
    return None


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
        if not (role & (DATE | META) or len(node) or node.get("title") or _DIGIT.search(node.text or "")):
            continue
        if node in text:
            continue
        if node.tag == "time" and node.get("datetime"):
            return node
        if (score := _datedness(node, role, number)) > most:
            best, most = node, score
    return best


def _datedness(node: Element, role: int, number: str | None) -> int:
    """How much an element looks like a date: what it prints itself, not what stands deeper in it."""
    title = node.get("title")
    if title and node.tag in {"abbr", "span", "a"} and is_exact(title):
        return 9
    looks = datedness(own_text(node))
    by_name = role & DATE or (role & META and (looks or not len(node)))
    if not (by_name or looks) or length(node) > LONGEST_DATE:
        return 0
    if by_name and any(map(str.isdigit, node.text_content())):
        return looks + 3
    if looks and node.tag == "a" and leads_to(node.get("href") or "", number):
        return looks + 3
    return looks


def leads_to(href: str, number: str | None) -> bool:
    """True for a comment's own address."""
    if "#" not in href:
        return False
    fragment = href.rpartition("#")[2]
    return fragment.endswith(number) if number else numbered(fragment) is not None


def own_text(node: Element) -> str:
    """What an element prints itself, without what stands deeper in it."""
    text = node.text or ""
    return " ".join((" ".join([text, *(child.tail or "" for child in node)]) if len(node) else text).split())


def printed_date(dated: Element) -> str | None:
    """The date as an element prints it, or as it states it for machines."""
    own, whole = own_text(dated), text_of(dated) or ""
    shown = own if datedness(own) >= datedness(whole) else whole
    title = dated.get("title") or ""
    stated = dated.get("datetime") or (title if is_exact(title) else None)
    return machine_date(stated, shown) if stated else date_in(shown) or None


def line_of(signed: Element | None, dated: Element | None, number: str | None) -> Line:
    """The line that the comment is signed with; where no name is set off, what stands before the date in it."""
    if signed is not None:
        link = next((a for a in signed.iter("a") if a is signed or _is_name(a, dated, number)), None)
        if link is None:
            return Line(_set_apart(signed) or "", "", stands=True)
        link, name = _alone(link), text_of(link)
        before, parent = link.getprevious(), link.getparent()
        text = before.tail if before is not None else parent.text if parent is not None else ""
        return Line(text or "", link.tail or "", name)
    if dated is None:
        return Line("", "")
    own = own_text(dated)
    rest = after_date((text_of(dated) or "") if len(dated) and length(dated) <= LONGEST_DATE else own)
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


def _alone(link: Element) -> Element:
    """The outermost element that prints nothing but a link within a line."""
    outer = link.getparent()
    while outer is not None and outer.tag in _INLINE and length(outer) == length(link):
        link, outer = outer, outer.getparent()
    return link


def _before(element: Element) -> Element | None:
    """What stands before an element, or before the break of the line above it."""
    before = element.getprevious()
    bare = before is not None and before.tag == "br" and not (before.tail or "").strip()
    return before.getprevious() if before is not None and bare else before


def find_author(nodes: Nodes, text: Container[Element], dated: Element | None, number: str | None) -> Element | None:
    """The element that names the author: by its class, else a link or a word set off, the nearest to the date."""
    outside = [(node, role) for node, role in nodes if node not in text]
    for node, role in outside:
        if role & FN and length(node):
            return node
    named = (_short(node, dated, number) for node, role in outside if role & (AUTHOR | CONTROL) == AUTHOR)
    if by_name := [node for node in named if node is not None]:
        return _within(by_name, dated, number)
    before: list[Element] = []
    around, sizes = set(dated.iterancestors()) if dated is not None else set(), dict[Element, int]()
    for node, _ in outside:
        if node is dated and before:
            links = [one for one in before[-3:] if one.tag == "a"] or before
            return links[-1]
        if node.tag in _SET_OFF and length(node) <= LONGEST_NAME and _is_name(node, dated, number):
            if dated is None:
                return node
            if not _is_said(node, around, sizes):
                before.append(node)
    return next(iter(before), None)


def _is_said(node: Element, around: Container[Element], sizes: dict[Element, int]) -> bool:
    """True for words of a paragraph, which says more than a name and is not among what stands around the date."""
    block = next(node.iterancestors(*_BLOCKS), None)
    if block is None or block in around:
        return False
    size = sizes[block] if block in sizes else sizes.setdefault(block, length(block))
    return size > length(node) + _LABEL


def _short(node: Element, dated: Element | None, number: str | None) -> Element | None:
    """An element that is no longer than a name, else the first link in it that is one."""
    size = length(node)
    if size <= LONGEST_NAME:
        return node if size else None
    links = (link for link in islice(node.iter("a"), _LINKS) if length(link) <= LONGEST_NAME)
    return next((link for link in links if _is_name(link, dated, number)), None)


def _within(found: list[Element], dated: Element | None, number: str | None) -> Element | None:
    """Of elements with an author's class the one that holds no date, or what is set off in one that does."""
    for node in found:
        if dated is None or (node is not dated and dated not in node.iter()):
            return node
        for inner in (*node.iter(*_SET_OFF), *node.iter("span")):
            if inner is not node and _is_name(inner, dated, number):
                return inner
    return None


def _is_name(node: Element, dated: Element | None, number: str | None) -> bool:
    if node is dated or (dated is not None and node in dated.iterancestors()) or roles(node) & CONTROL:
        return False
    href = node.get("href")
    if href is not None and (leads_to(href, number) or href.startswith(("#", "javascript:")) or _ANSWER.match(href)):
        return False
    if node.tag == "a" and href is None and (node.get("name") or node.get("id")):
        return False  # an anchor
    if node.tag != "a" and _is_linked(node) and not any(_is_name(link, dated, number) for link in node.iter("a")):
        return False  # the comment's own title
    return bool(_WORD.search(node.text_content())) and not datedness(node.text_content())


def _is_linked(node: Element) -> bool:
    """True for an element that holds nothing but links."""
    return 0 < length(node) <= sum(map(length, node.iter("a")))


def name_of(signed: Element, dated: Element | None, number: str | None) -> tuple[str | None, str | None]:
    """The name that an element prints and the address that it leads to."""
    links = [a for a in signed.iter("a") if a is signed or _is_name(a, dated, number)]
    link = links[0] if links else next(signed.iterancestors("a"), None)
    name = _set_apart(links[0] if links else signed)
    href = link.get("href") if link is not None else None
    if href is not None and href.startswith("mailto:"):
        href = None  # nobody's address is kept
    return (name.rstrip(" :|,–—-").rpartition(": ")[2] or None if name else None), href


def _set_apart(signed: Element) -> str | None:
    """A name without the badge or the control beside it, as `NAME <span>author of this post</span>`."""
    own = own_text(signed)
    return (
        own
        if _WORD.search(own) and next(signed.iterchildren("span", "small", "em", "a"), None) is not None
        else text_of(signed)
    )
