"""The author, the date and the text of one comment: what holds the text is what is left beside the other two.

Names of classes decide where there are any; else the date is what looks like one, the author what is set off beside it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from lxml import html

from crawler.document import Element, length, text_of
from crawler.layout.authors import LONGEST_NAME, Nodes, find_author, find_source, leads_to, name_of, own_text
from crawler.layout.boxes import is_hidden
from crawler.layout.names import numbered
from crawler.layout.printed import Line, before_date, datedness, names_in
from crawler.layout.roles import AUTHOR, CONTROL, DATE, META, TEXT, roles
from crawler.layout.segments import Segment, drop_controls, drop_shared, segments_of, shared, text_of_best, weigh
from crawler.layout.signing import LONGEST_DATE, find_date, line_of, printed_date, wrap_date

#: So many people of one name do not talk to each other, and so many not alone.
_PEOPLE, _ALONE = 5, 2
#: Letters of all that stands around the fields of a form.
_LABELS = 200
#: Letters that are more than words around a date.
_LEAST = 4
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_ANSWER = re.compile(r"[?&]replytocom=(\d+)")
_SUBJECT = re.compile(r"title|subject")
_WORDS = re.compile(r"com+ent[-_]*(?:text|content|body|copy|message)", re.IGNORECASE)
_SILENT = frozenset({"script", "style", "form", "noscript", "textarea", "select", "button", "input", "svg"})


@dataclass
class Parts:
    """What was found where in one comment."""

    element: Element
    author: str | None
    author_url: str | None
    printed: str | None
    permalink: str | None
    #: The element that a class says holds the text.
    text: Element | None
    #: The line that it is signed with.
    line: Line
    #: The line of the date, whoever else is named.
    dated: Line
    #: Else what stands beside author and date, each with the place that it shares with its like in other comments.
    segments: tuple[Segment, ...]
    #: True for a ping, which has the title of a page for a name.
    is_ping: bool = False
    #: The heading that a comment has of its own, outside of its text.
    subject: Element | None = None
    #: The link that names the author.
    signed: Element | None = None
    #: The element that names the author.
    sign: Element | None = None
    #: True where a class says that the name is one.
    is_named: bool = False
    #: The number of the comment in what leads to an answer to it.
    answerable: str | None = None

    @property
    def has_text(self) -> bool:
        """True where there is a text beside author and date."""
        return self.text is not None or bool(self.segments)

    @property
    def number(self) -> str | None:
        """The number in its permalink."""
        found = numbered(self.permalink.rpartition("#")[2]) if self.permalink else None
        return found[1] if found else None


def read_parts(element: Element, number: str | None, *, ping: bool = False) -> Parts:
    """The parts of a comment whose replies were taken out. `number` is that of its id, in which links to it end."""
    for silent in list(element.iter(*_SILENT)):
        if silent.tag == "button" and roles(silent) & (AUTHOR | CONTROL) == AUTHOR:
            silent.tag = "span"
        elif silent is not element and silent.tag == "form" and next(silent.iter("textarea"), None) is None:
            silent.drop_tag()  # some templates make one of each comment, for its controls
        elif silent is not element and silent.getparent() is not None:
            (_hidden_around(silent, element) if silent.tag == "form" else silent).drop_tree()
    nodes = _nodes(element)
    texts = [node for node, role in nodes if role & TEXT and node.tag not in {"a", "img"}]
    dated, signed = _find_meta(element, nodes, _surely_text(nodes, texts), number, ping=ping)
    inner = texts
    while dated is None and inner and (signed is None or any(map(_may_sign, inner))):
        inner = _inside(inner)  # the name of a text may be on the whole comment
        found = _find_meta(element, nodes, _surely_text(nodes, inner), number, ping=ping)
        dated, signed = found if found[0] is not None or signed is None else (None, signed)
    meta = {node for node in (signed, dated) if node is not None}
    around = meta.union(*(node.iterancestors() for node in meta))
    whole = [text for text in texts if text not in around and (length(text) or len(text))]
    if (
        whole
        and (dating := _dating(texts, meta, around)) is not None
        and not any(dating in one.iterancestors() for one in whole)
        and not (any(map(_is_words, whole)) and not _is_words(dating))
    ):
        whole = []
    segments = () if whole else tuple(segments_of(element, around, set(texts), signed, dated))
    if not whole and not segments and dated is not None and len(dated) and wrap_date([dated]) is not None:
        return read_parts(element, number, ping=ping)  # the text stands in one line with the date
    author, link = name_of(signed, dated, number) if signed is not None else (None, None)
    links = [node for node, _ in nodes if node.tag == "a"]
    hrefs = (node.get("href") or "" for node in links)
    return Parts(
        element=element,
        author=author,
        author_url=link,
        printed=printed_date(dated) if dated is not None else None,
        permalink=next((href for href in hrefs if leads_to(href, number)), None),
        text=max(whole, key=lambda one: (_is_words(one), length(one)), default=None) if len(whole) != 1 else whole[0],
        line=line_of(signed, dated, number),
        dated=line_of(None, dated, number),
        segments=segments,
        is_ping=ping,
        subject=next((node for node, role in nodes if _is_subject(node, role) and node not in around), None),
        signed=signed if signed is not None and signed.tag == "a" else None,
        sign=signed,
        is_named=signed is not None and bool(roles(signed) & AUTHOR),
        answerable=next(filter(None, map(number_to_answer, links)), None),
    )


def number_to_answer(link: Element) -> str | None:
    """The number of the comment that a link of WordPress's lets one answer."""
    found = _ANSWER.search(link.get("href") or "")
    return found.group(1) if found else link.get("data-commentid")


def _hidden_around(form: Element, comment: Element) -> Element:
    """A form to answer with, or the box around it that opens only then: its headings are nobody's words."""
    around = takewhile(lambda one: one is not comment and length(one) <= _LABELS, form.iterancestors())
    return next(filter(is_hidden, around), form)


def _is_words(element: Element) -> bool:
    """True for what is named as the text of a comment, and not just as some text."""
    return _WORDS.search(element.get("class") or "") is not None


def _may_sign(text: Element) -> bool:
    """True for what is no longer than a line with a date, though its name is that of a text."""
    return length(text) <= LONGEST_DATE + LONGEST_NAME and datedness(text.text_content()) > 0


def _is_subject(node: Element, role: int) -> bool:
    if node.tag not in _HEADINGS or role & CONTROL:
        return False
    return _SUBJECT.search(node.get("class") or "") is not None and length(node) > 0


def _nodes(element: Element) -> Nodes:
    return [(node, roles(node)) for node in element.iterdescendants() if isinstance(node.tag, str)]


def _surely_text(nodes: Nodes, texts: list[Element]) -> set[Element]:
    """Elements in what is named as a text and holds nothing that is named as an author or a date."""
    stated = [node for node, role in nodes if _is_meta(node, role)]
    holders = set(stated).union(*(node.iterancestors() for node in stated))
    return {node for text in texts if text not in holders for node in text.iter()}


def _dating(texts: list[Element], meta: set[Element], around: set[Element]) -> Element | None:
    """The innermost element named as a text that holds the date or the author, and more than these."""
    held = [text for text in texts if text in around and text not in meta]
    said = sum(length(one) for one in meta if held and held[-1] in one.iterancestors())
    return held[-1] if held and length(held[-1]) > said + _LEAST else None


def _inside(texts: list[Element]) -> list[Element]:
    """Those that stand in the outermost of them, without what is deeper still."""
    found, members = [], set(texts)
    for text in texts:
        outer = [one for one in text.iterancestors() if one in members]
        if len(outer) == 1:
            found.append(text)
    return found


def _is_meta(node: Element, role: int) -> bool:
    """True where a name says that this is an author or a date, and not a quoted one."""
    if node.tag == "time" or role & (AUTHOR | DATE):
        return 0 < length(node) <= LONGEST_DATE
    return bool(role & META) and 0 < length(node) <= 2 * LONGEST_DATE


def _find_meta(
    element: Element, nodes: Nodes, text: set[Element], number: str | None, *, ping: bool
) -> tuple[Element | None, Element | None]:
    """The elements of the date and of the author, outside the text."""
    source = find_source(nodes, number) if ping else None
    if source is not None:
        text = text.union(source.iter())
    dated = find_date(nodes, text, number)
    if dated is None:
        dated = wrap_date([node for node in (element, *(node for node, _ in nodes)) if node not in text])
        nodes = _nodes(element) if dated is not None else nodes
    return dated, source if source is not None else find_author(nodes, text, dated, number)


def settle_names(group: Sequence[Parts]) -> None:
    """Name those whose names are not set off: by what the comments' lines do not share."""
    labels = labels_in([(parts.author, parts.author_url) for parts in group if not parts.is_ping])
    shared = _in_all(group)
    linked = [parts for parts in group if parts.sign is not None and parts.sign.tag == "a" and parts.author][:_PEOPLE]
    for parts in group:
        if parts.author in shared:
            parts.author_url = None
        if (parts.author in labels | shared or _is_beside(parts, linked)) and not parts.is_ping:
            parts.author, parts.line, parts.signed = None, parts.dated, None
    spots = Counter(spot for parts in group if parts.author and (spot := _spot(parts)))
    spot = spots.most_common(1)[0][0] if spots else None
    leads = not any(parts.author and datedness(parts.line.before) for parts in group)
    lines = [parts.line if parts.author or spot is None else _line_at(spot, parts, leads=leads) for parts in group]
    for parts, name in zip(group, names_in(lines), strict=True):
        if parts.author is None or (name and parts.line.stands):
            parts.author = name


def _is_beside(parts: Parts, linked: Sequence[Parts]) -> bool:
    """True for what comments have too beside the `linked` names of their authors: a title, not a name."""
    sign = parts.sign
    if sign is None or parts.is_named or sign.tag == "a":
        return False
    return bool(linked) and all(_has_like(one, sign) for one in linked)


def _has_like(parts: Parts, sign: Element) -> bool:
    names = sign.get("class")
    around = set() if parts.sign is None else {parts.sign, *parts.sign.iterancestors()}
    alike = (one for one in parts.element.iter(sign.tag) if one.get("class") == names and one not in around)
    return any(map(length, alike))


def _in_all(group: Sequence[Parts]) -> frozenset[str]:
    """The words of links that stand below every comment, where not all are by one author."""
    if len({parts.author for parts in group}) == 1:
        return frozenset()
    named = {(parts.author, parts.author_url) for parts in group if parts.author and parts.author_url}
    for parts in group:
        if named:
            urls = {url for _, url in named}
            links = (link for link in parts.element.iter("a") if link.get("href") in urls)
            named &= {(text_of(link), link.get("href")) for link in links}
    return frozenset(name for name, _ in named if name)


def _spot(parts: Parts) -> tuple[str, str] | None:
    """What a link with a name stands in, by tag and class."""
    holder = parts.signed.getparent() if parts.signed is not None else None
    names = holder.get("class") if holder is not None and holder is not parts.element else None
    return (holder.tag, names) if holder is not None and names else None


def _line_at(spot: tuple[str, str], parts: Parts, *, leads: bool) -> Line:
    """The line where the links with a name are in other comments, if this one has it; else its own.

    `leads`: the names stand before the dates.
    """
    tag, names = spot
    holder = next((node for node in parts.element.iter(tag) if node.get("class") == names), None)
    if (
        holder is None
        or length(holder) > LONGEST_DATE + LONGEST_NAME
        or (parts.text in {holder, *holder.iterancestors()})
    ):
        return parts.line
    own = own_text(holder)
    said = own if not datedness(own) else before_date(own) if leads else ""
    return Line(said, "") if said else parts.line


def labels_in(names: Sequence[tuple[str | None, str | None]]) -> frozenset[str]:
    """What is no name though it stands where names do: the same words lead to as many people."""
    people: dict[str, set[str]] = {}
    for name, url in names:
        if name:
            people.setdefault(name, set()).update({url} if url and url != "#" else ())
    least = _PEOPLE if len(people) > 1 else _ALONE
    return frozenset(name for name, urls in people.items() if len(urls) >= least)


def settle_text(group: Sequence[Parts]) -> list[Element | None]:
    """For each comment the element with its text: the one so named, else the segment that holds most in the group."""
    alike = shared([{segment.shape for segment in parts.segments} for parts in group])
    for parts in group if alike else ():
        parts.segments = tuple(segment for segment in parts.segments if segment.shape not in alike)
    totals: Counter[tuple[str, ...]] = Counter()
    for parts in group:
        weigh(parts.segments, totals)
    texts = [text_of_best(parts.segments, totals) if parts.text is None else parts.text for parts in group]
    for parts, text in zip(group, texts, strict=True):
        if text is not None:
            drop_controls(text, parts.permalink)
            _head(text, parts.subject)
    drop_shared([text for text in texts if text is not None])
    return texts


def _head(text: Element, subject: Element | None) -> None:
    """Put a comment's heading over its text, unless it only repeats how that begins."""
    said = text_of(subject)
    if subject is None or said is None or text in subject.iterancestors():
        return
    if not (text_of(text) or "").startswith(said.rstrip(" .…")):
        heading = html.Element("h3")
        heading.text, heading.tail, text.text = said, text.text, None
        text.insert(0, heading)
