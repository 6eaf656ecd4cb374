"""The author, the date and the text of one comment: what holds the text is what is left beside the other two.

Names of classes decide where there are any; else the date is what looks like one, the author what is set off beside it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from lxml import html

from crawler.document import Element, text_of
from crawler.layout.names import numbered
from crawler.layout.printed import Line, after_date, before_date, date_in, datedness, is_exact, machine_date, names_in
from crawler.layout.roles import AUTHOR, CONTROL, DATE, META, TEXT, roles
from crawler.layout.threads import length

_WORD = re.compile(r"\w{2,}")
_SET_OFF = frozenset({"a", "cite", "b", "strong", "h3", "h4", "h5", "h6", "dt", "em", "address"})
_BLOCKS = frozenset({"p", "blockquote", "pre", "ul", "ol", "table", "dl"})
_SILENT = frozenset({"script", "style", "form", "noscript", "textarea", "select", "button", "input"})
#: A printed date, a name: longer texts are neither.
_LONGEST_DATE = 90
_LONGEST_NAME = 80


@dataclass
class Parts:
    """What was found where in one comment."""

    element: Element
    author: str | None = None
    author_url: str | None = None
    printed: str | None = None
    permalink: str | None = None
    #: The element that a class says holds the text.
    text: Element | None = None
    #: The line that it is signed with.
    line: Line = field(default_factory=lambda: Line("", ""))
    #: Else what stands beside author and date, each with the place that it shares with its like in other comments.
    segments: "tuple[Segment, ...]" = ()

    @property
    def has_text(self) -> bool:
        """True where there is a text beside author and date."""
        return self.text is not None or bool(self.segments)

    @property
    def number(self) -> str | None:
        """The number in its permalink."""
        found = numbered(self.permalink.rpartition("#")[2]) if self.permalink else None
        return found[1] if found else None


@dataclass
class Segment:
    """Neighbours that hold neither the author nor the date."""

    place: tuple[str, ...]
    lead: str
    elements: list[Element]
    length: int
    #: 1 where they stand in an element that is named as the text's, -1 in one for author and date, else 0.
    rank: int


def read_parts(element: Element, number: str | None, *, ping: bool = False) -> Parts:
    """The parts of a comment whose replies are taken out already. `number` is its id's, which links to it end in."""
    for silent in list(element.iter(*_SILENT)):
        if silent is not element:
            silent.drop_tree()
    nodes = _descendants(element)
    texts = [node for node in nodes if roles(node) & TEXT and node.tag not in {"a", "img"}]
    stated = [node for node in nodes if _is_meta(node)]
    holders = {outer for node in stated for outer in node.iterancestors()} | set(stated)
    innermost = frozenset(node for text in texts if text not in holders for node in text.iter())
    source = _source(nodes, number) if ping else None
    if source is not None:
        innermost |= frozenset(source.iter())
    dated, signed = _meta_of(element, nodes, innermost, number)
    signed = source if source is not None else signed
    if dated is None and signed is None:
        dated, signed = _meta_of(element, nodes, frozenset(), number)
    meta = [node for node in (signed, dated) if node is not None]
    around = {outer for node in meta for outer in node.iterancestors()} | set(meta)
    whole = [text for text in texts if text not in around and (length(text) or len(text))]
    segments = tuple(_segments(element, around, set(texts), signed, dated))
    if not segments and dated is not None and len(dated) and _wrap_date([dated]) is not None:
        return read_parts(element, number, ping=ping)  # the text stands in one line with the date
    author, link = _name(signed, dated, number) if signed is not None else (None, None)
    return Parts(
        element=element,
        author=author,
        author_url=link,
        printed=_printed(dated) if dated is not None else None,
        permalink=next(
            (href for node in nodes if node.tag == "a" and _leads_to(href := node.get("href") or "", number)), None
        ),
        text=max(whole, key=length, default=None),
        line=_line(signed, dated),
        segments=segments,
    )


def _source(nodes: list[Element], number: str | None) -> Element | None:
    """The link of a ping: to the page that it comes from, in the words of that page's title."""
    for node in nodes:
        href = node.get("href") or "" if node.tag == "a" else ""
        if not href.startswith(("http://", "https://")) or _leads_to(href, number) or roles(node) & CONTROL:
            continue
        if _WORD.search(node.text_content()):
            return node
    return None


def _meta_of(
    element: Element, nodes: list[Element], text: frozenset[Element], number: str | None
) -> tuple[Element | None, Element | None]:
    """The elements of the date and of the author, outside the text."""
    dated = _dated(nodes, text, number)
    if dated is None:
        dated = _wrap_date([node for node in (element, *nodes) if node not in text])
        nodes = _descendants(element)
    return dated, _signed(nodes, text, dated, number)


def _descendants(element: Element) -> list[Element]:
    return [node for node in element.iterdescendants() if isinstance(node.tag, str)]


def _wrap_date(nodes: list[Element]) -> Element | None:
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
    return len(text.strip()) <= _LONGEST_DATE and datedness(text) > 2


def _is_meta(node: Element) -> bool:
    """True where a name says that this is an author or a date, and not a quoted one."""
    role = roles(node)
    if node.tag == "time" or role & (AUTHOR | DATE):
        return 0 < length(node) <= _LONGEST_DATE
    return bool(role & META) and 0 < length(node) <= 2 * _LONGEST_DATE


def _dated(nodes: list[Element], text: frozenset[Element], number: str | None) -> Element | None:
    """The element that prints the date: `time`, one named so, the permalink, else the one that looks most like it."""
    outside = [node for node in nodes if node not in text]
    best, most = None, 0
    for node in outside:
        if node.tag == "time" and node.get("datetime"):
            return node
        if (score := _datedness(node, number)) > most:
            best, most = node, score
    return best


def _datedness(node: Element, number: str | None) -> int:
    """How much an element looks like a date: what it prints itself, not what stands deeper in it."""
    title = node.get("title")
    if title and node.tag in {"abbr", "span", "a"} and is_exact(title):
        return 9
    looks = datedness(_own_text(node))
    role = roles(node)
    by_name = role & DATE or (role & META and (looks or not len(node)))
    if not (by_name or looks) or length(node) > _LONGEST_DATE:
        return 0
    if by_name and any(map(str.isdigit, node.text_content())):
        return looks + 3
    if looks and node.tag == "a" and _leads_to(node.get("href") or "", number):
        return looks + 3
    return looks


def _leads_to(href: str, number: str | None) -> bool:
    """True for a comment's own address."""
    if "#" not in href:
        return False
    fragment = href.rpartition("#")[2]
    return fragment.endswith(number) if number else numbered(fragment) is not None


def _own_text(node: Element) -> str:
    """What an element prints itself, without what stands deeper in it."""
    return " ".join(" ".join([node.text or "", *(child.tail or "" for child in node)]).split())


def _printed(dated: Element) -> str | None:
    own, whole = _own_text(dated), text_of(dated) or ""
    shown = own if datedness(own) >= datedness(whole) else whole
    title = dated.get("title") or ""
    stated = dated.get("datetime") or (title if is_exact(title) else None)
    return machine_date(stated, shown) if stated else date_in(shown) or None


def _line(signed: Element | None, dated: Element | None) -> Line:
    """The line that the comment is signed with; where no name is set off, what stands before the date in it."""
    if signed is not None:
        link = next(signed.iter("a"), None) if signed.tag != "a" else signed
        if link is None:
            return Line(_set_apart(signed) or "", "", stands=True)
        before, parent = link.getprevious(), link.getparent()
        text = before.tail if before is not None else parent.text if parent is not None else ""
        return Line(text or "", link.tail or "", text_of(link))
    if dated is None:
        return Line("", "")
    own = _own_text(dated)
    if before := before_date(own):
        return Line(before, "", rest=after_date(own))
    for holder in (dated, *islice(dated.iterancestors(), 2)):
        before, parent = holder.getprevious(), holder.getparent()
        text = before.tail if before is not None else parent.text if parent is not None else ""
        if (text and text.strip()) or (before is not None and length(before)):
            break
    rest = after_date(own) or (dated.tail or "")
    return Line(
        text if text and len(text.strip()) <= _LONGEST_NAME else "", "", rest=rest if len(rest) <= _LONGEST_NAME else ""
    )


def _signed(
    nodes: list[Element], text: frozenset[Element], dated: Element | None, number: str | None
) -> Element | None:
    """The element that names the author: by its class, else a link or a word set off, the nearest to the date."""
    outside = [node for node in nodes if node not in text]
    for node in outside:
        if "fn" in (node.get("class") or "").split() and length(node):
            return node
    named = (node for node in outside if roles(node) & (AUTHOR | CONTROL) == AUTHOR)
    if by_name := [node for node in named if 0 < length(node) <= _LONGEST_NAME]:
        return _within(by_name, dated, number)
    before: list[Element] = []
    for node in outside:
        if node is dated and before:
            links = [one for one in before[-3:] if one.tag == "a"] or before
            return links[-1]
        if node.tag in _SET_OFF and length(node) <= _LONGEST_NAME and _is_name(node, dated, number):
            if dated is None:
                return node
            before.append(node)
    return next(iter(before), None)


def _within(found: list[Element], dated: Element | None, number: str | None) -> Element | None:
    """Of elements with an author's class the one that holds no date, or what is set off in one that does."""
    for node in found:
        if dated is None or (node is not dated and dated not in node.iter()):
            return node
        for inner in node.iter(*_SET_OFF):
            if inner is not node and _is_name(inner, dated, number):
                return inner
    return None


def _is_name(node: Element, dated: Element | None, number: str | None) -> bool:
    if node is dated or (dated is not None and node in dated.iterancestors()) or roles(node) & CONTROL:
        return False
    href = node.get("href")
    if href is not None and (_leads_to(href, number) or href.startswith(("#", "javascript:"))):
        return False
    return bool(_WORD.search(node.text_content())) and not datedness(node.text_content())


def _name(signed: Element, dated: Element | None, number: str | None) -> tuple[str | None, str | None]:
    links = [a for a in signed.iter("a") if a is signed or _is_name(a, dated, number)]
    link = links[0] if links else next(signed.iterancestors("a"), None)
    name = _set_apart(links[0] if links else signed)
    href = link.get("href") if link is not None else None
    if href is not None and href.startswith("mailto:"):
        href = None  # nobody's address is kept
    return (name.rstrip(" :|,–—-") or None if name else None), href


def _set_apart(signed: Element) -> str | None:
    """A name without the badge beside it, as `NAME <span>author of this post</span>`."""
    own = _own_text(signed)
    return (
        own
        if _WORD.search(own) and next(signed.iterchildren("span", "small", "em"), None) is not None
        else text_of(signed)
    )


def _segments(
    element: Element, around: set[Element], texts: set[Element], signed: Element | None, dated: Element | None
) -> Iterator[Segment]:
    """What hangs beside the way to the author and to the date, run by run."""
    seen = ""
    waiting: list[tuple[Element, tuple[str, ...], int]] = [(element, (), 0)]
    while waiting:
        holder, path, rank = waiting.pop(0)
        lead, run = holder.text or "", []
        for child in [*holder, None]:
            if child is not None and (child not in around or not isinstance(child.tag, str)):
                run.append(child)
                continue
            size = len(lead.strip()) + sum(_weight(one) + len((one.tail or "").strip()) for one in run)
            if size:
                yield Segment((*path, seen), lead, run, size, rank)
            if child is not None:
                seen += "d" if child is dated else ""  # not every author is set off
                if child is not signed and child is not dated:
                    waiting.append(
                        (child, (*path, str(child.tag)), 1 if child in texts else -1 if roles(child) & META else rank)
                    )
                lead, run = child.tail or "", []


def _weight(element: Element) -> int:
    """Letters of text in an element, those of controls left out."""
    if not isinstance(element.tag, str) or roles(element) & CONTROL:
        return 0
    return length(element)


def settle_names(group: Sequence[Parts]) -> None:
    """Where a name is not set off, what the comments' lines do not share is the name."""
    for parts, name in zip(group, names_in([parts.line for parts in group]), strict=True):
        if parts.author is None or (name and parts.line.stands):
            parts.author = name


def settle_text(group: Sequence[Parts]) -> list[Element | None]:
    """For each comment the element with its text: the one so named, else the segment that holds most in the group."""
    totals: Counter[tuple[str, ...]] = Counter()
    for parts in group:
        for segment in parts.segments:
            totals[segment.place] += segment.length
    return [_text_element(parts, totals) for parts in group]


def _text_element(parts: Parts, totals: Mapping[tuple[str, ...], int]) -> Element | None:
    found = parts.text
    if found is None and parts.segments:
        best = max(parts.segments, key=lambda segment: (segment.rank, totals[segment.place], segment.length))
        found = html.Element("div")
        found.text = best.lead
        found.extend(best.elements)
    if found is not None:
        for control in [one for one in found.iterdescendants() if isinstance(one.tag, str) and _is_control(one)]:
            control.drop_tree()
    return found


def _is_control(element: Element) -> bool:
    return (
        bool(roles(element) & CONTROL) and element.tag not in _BLOCKS - {"ul", "p"} and length(element) <= _LONGEST_DATE
    )
