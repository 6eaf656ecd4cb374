"""One comment or ping as its theme prints it: who, when, under which address, and the words."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import takewhile

from lxml import html

from crawler.body import read_body
from crawler.document import Element, Index, text_of
from crawler.items import Body
from crawler.layout.parts import read_parts, settle_names
from crawler.platforms.wordpress.clock import Zones, fullness, printed_date
from crawler.witnesses.signatures import pieces as runs
from crawler.witnesses.signatures import read_signatures

_CONTENT = (
    ("comment-content", "wp-block-comment-content"),
    ("comment-text", "comment_text", "comment-entry", "commenttext", "comment-body-text", "entry-content"),
)
_CONTENT_CLASS = re.compile(
    r"^(?:\w{2,3}-)?(?:comments?|comm|cmt|reply|single-comment)[-_]?(?:content|text|entry|copy|message|inner-?text)$",
    re.IGNORECASE,
)
_META = ("comment-meta", "commentmetadata", "comment-metadata")
_NOT_CONTENT = (
    *_META, "comment-author", "vcard", "says", "avatar", "reply", "children", "comment-reply-link", "comment-edit-link",
    "edit-link", "comment-awaiting-moderation", "fn", "gravatar", "comment-reply",
)  # fmt: skip
#: Classes of the line with a comment's author.
NAME_CLASS = re.compile(
    r"^(?:\w{2,3}-)?(?:comm(?:ent)?s?[-_]?)?(?:author|by|name|poster|user|username|who|commenter)(?:[-_]?(?:name|link|info))?$",
    re.IGNORECASE,
)
_DATE_CLASS = re.compile(r"(?:^|[-_]|comment)(?:date|time|when|published|posted|info|meta|metadata)(?:[-_]|$)", re.I)
#: Words of a ping that is only a label and a link, `Pingback: … (Edit)`.
_LABEL = 4
_BLOCKS = frozenset(
    (
        "p",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "div",
        "section",
        "table",
        "figure",
        "dl",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    )
)
_THEMES = frozenset({"p", "div", "section", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6"})
_EMBEDDED = ("pre", "code", "blockquote", "iframe", "object", "embed", "video", "audio")
_QUOTES = frozenset({"blockquote", "li", "td", "dd"})
#: Type that sets a name off.
_SET_OFF = frozenset({"strong", "b", "h3", "h4", "h5", "h6"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONGEST_LINE = 200
#: Type that says nothing of what it is around.
_INLINE = frozenset({"a", "b", "i", "em", "strong", "font", "big", "bdi"})


@dataclass(frozen=True)
class Printed:
    """The element that holds a comment, without its replies."""

    element: Element
    piece: Index
    #: Its id in the platform, where the page prints that.
    number: str | None
    is_ping: bool


@dataclass(frozen=True, kw_only=True)
class Remark:
    """What one comment says of itself."""

    author: str | None
    author_url: str | None
    published: str | None
    url: str | None
    body: Body | None


@dataclass(frozen=True, kw_only=True)
class _Name:
    """A name as it was found."""

    text: str | None = None
    url: str | None = None
    #: Element with the name and what the theme says around it ("Comment by …").
    line: Element | None = None
    #: True where the whole line was taken for the name.
    is_loose: bool = False


def read_remarks(printed: Sequence[Printed], base: str, *, zones: Zones) -> list[Remark]:
    """What comments say. Consumes their elements."""
    names = _without_phrases([_author(one.element, one.piece, is_ping=one.is_ping) for one in printed])
    dates = [_date(one.element, one.piece, zones=zones) for one in printed]
    _fill_gaps(printed, names, dates)
    remarks = []
    for one, name, (date, dated) in zip(printed, names, dates, strict=True):
        permalink = _permalink(one)
        body = _body(one.element, one.piece, base, (name.line, dated), short=one.is_ping)
        remarks.append(Remark(author=name.text, author_url=name.url, published=date, url=permalink, body=body))
    return remarks


def _fill_gaps(printed: Sequence[Printed], names: list[_Name], dates: list[tuple[str | None, Element | None]]) -> None:
    """Names and dates that no class tells and no element sets off, by what the comments have in common."""
    told = [place for place, one in enumerate(printed) if not one.is_ping]
    if all(names[place].text and dates[place][0] for place in told):
        return
    group = [read_parts(deepcopy(printed[place].element), printed[place].number) for place in told]
    settle_names(group)
    for place, parts in zip(told, group, strict=True):
        if not names[place].text and parts.author:
            names[place] = _Name(text=parts.author, url=parts.author_url)
        if not dates[place][0] and parts.printed:
            dates[place] = parts.printed, None


def _without_phrases(names: list[_Name]) -> list[_Name]:
    """The names without the words that stand around all names of a page."""
    if not any(name.is_loose for name in names):
        return names
    signatures = read_signatures([runs(name.line) if name.line is not None else () for name in names])
    return [
        replace(name, text=signature.author or name.text) if name.is_loose else name
        for name, signature in zip(names, signatures, strict=True)
    ]


def _author(element: Element, piece: Index, *, is_ping: bool) -> _Name:
    for found in _author_elements(element, piece):
        if name := _name_of(found):
            link = found if found.tag == "a" else next((a for a in found.iter("a") if a.get("href")), None)
            if link is None:
                link = next(found.iterancestors("a"), None)
            return _Name(text=name, url=link.get("href") if link is not None else None, line=_line_of(found, element))
    for line, _, classes in piece.entries:
        if line is not element and any(map(NAME_CLASS.match, classes)) and (name := _name_of(line)):
            link = next((a for a in line.iter("a") if a.get("href") and text_of(a)), None)
            if link is not None:
                return _Name(text=text_of(link), url=link.get("href"), line=line)
            return _Name(text=name, line=line, is_loose=True)
    if is_ping:
        plain = (a for a in element.iter("a") if a.get("href") and "#" not in a.get("href", "") and text_of(a))
        link = next(plain, None)
        return _Name(text=text_of(link), url=link.get("href")) if link is not None else _Name()
    line = next((line for line in _head(element) if line.tag in _SET_OFF and text_of(line)), None)
    return _Name(text=_name_of(line), line=line, is_loose=True) if line is not None else _Name()


def _head(element: Element) -> Iterator[Element]:
    """What stands above the words of a comment that no class tells."""
    for line in element.iterdescendants():
        if line.tag == "p" and not line.attrib and text_of(line):
            return
        if isinstance(line.tag, str):
            yield line


def _line_of(found: Element, element: Element) -> Element:
    """The element with a name and the theme's words around it, where a class tells it."""
    for around in (found, *found.iterancestors()):
        if around is element:
            break
        if any(map(NAME_CLASS.match, (around.get("class") or "").split())):
            return around
    return found


def _author_elements(element: Element, piece: Index) -> Iterator[Element]:
    yield from piece.classed("fn")
    yield from piece.classed("wp-block-comment-author-name")
    for holder in piece.classed("comment-author"):
        yield from holder.iter("cite", "a")
    yield from piece.classed("comment-author", "comment-author-name", "commentauthor")
    for cite in element.iter("cite"):
        yield from (a for a in cite.iter("a") if "#" not in a.get("href", ""))
        yield cite
    yield from piece.classed("url")
    # get_comment_author_link() says so; a link in the words of a comment is only `nofollow`
    yield from (a for a in element.iter("a") if "external" in (a.get("rel") or "").split())


def _name_of(element: Element) -> str | None:
    """An element's text; where it has words of its own, without those that stand in it for the theme ("says")."""
    own = [element.text or "", *(child.tail or "" for child in element)]
    if not "".join(own).strip():
        return text_of(element)
    parts = [element.text or ""]
    for child in element:
        parts += [text_of(child) or "" if child.tag in _INLINE else "", child.tail or ""]
    return " ".join("".join(parts).split()) or None


def _permalink(one: Printed) -> str | None:
    """The link to the comment itself; its words may link to other comments."""
    links = [a.get("href", "") for a in one.element.iter("a") if "#comment-" in a.get("href", "")]
    own = (href for href in links if one.number and href.endswith(f"#comment-{one.number}"))
    return next(own, None) or next((href for href in links if one.number is None and "replytocom" not in href), None)


def _date(element: Element, piece: Index, *, zones: Zones) -> tuple[str | None, Element | None]:
    """The first date with year and time that is printed, else the fullest, and the element it stands in."""
    best: tuple[int, str, Element] | None = None
    for found in _date_elements(element, piece):
        printed = printed_date(found, zones)
        if printed and (best is None or fullness(printed) > best[0]):
            best = fullness(printed), printed, found
            if best[0] > 1:
                break
    return (best[1], best[2]) if best else (None, None)


def _date_elements(element: Element, piece: Index) -> Iterator[Element]:
    yield from (time for time in element.iter("time") if time.get("datetime"))
    for holder in piece.classed(*_META):
        yield from (a for a in holder.iter("a") if "comment-" in a.get("href", "").partition("#")[2])
    yield from piece.classed("comment-date", "comment-time", "date")
    yield from (abbr for abbr in element.iter("abbr") if abbr.get("title"))
    yield from (cite for cite in element.iter("cite") if _is_signature(cite.getparent()))
    for small in element.iter("small"):
        yield from (a for a in small.iter("a") if "#comment-" in a.get("href", ""))
    yield from piece.classed("commentmetadata", "comment-metadata")
    for line, _, classes in piece.entries:
        if line is not element and any(map(_DATE_CLASS.search, classes)) and len(text_of(line) or "") < _LONGEST_LINE:
            yield line
    yield from (a for a in element.iter("a") if "#comment-" in a.get("href", ""))
    for line in _head(element):
        text = text_of(line) or ""
        if len(text) < _LONGEST_LINE and fullness(text) > 1:
            yield line


def _body(element: Element, piece: Index, base: str, told: tuple[Element | None, ...], *, short: bool) -> Body | None:
    content = _content(piece, element)
    if content is None and short and piece.first(*_META) is None and _words_beside_links(element) <= _LABEL:
        return None  # short_ping: a label and a link, no text
    holder = content if content is not None else piece.first("comment-body")
    holder = element if holder is None else holder
    lines = [_heading_around(line, holder) for line in told if line is not None and not _holds_text(line)]
    for outside in (*piece.classed(*_NOT_CONTENT), *lines):
        if _stands_in(outside, holder):
            outside.drop_tree()
    paragraphs = content if content is not None else _around_paragraphs(holder)
    blocks = [child for child in paragraphs if child.tag in _BLOCKS and text_of(child) and not _is_signature(child)]
    has_paragraphs = any(block.tag == "p" and _is_own(block) for block in blocks)
    if content is not None:
        for block in blocks if has_paragraphs else ():
            if not _is_own(block):
                block.drop_tree()
        return read_body(content, base)
    if has_paragraphs:
        blocks = [block for block in blocks if _is_own(block)]
    if blocks:
        own = html.Element("div")
        own.extend(blocks)
        return read_body(own, base)
    return read_body(holder, base) if text_of(holder) else None


def _is_own(block: Element) -> bool:
    """True for what a comment may hold: the blocks that WordPress and its authors make there have no class; or code."""
    if block.tag not in _THEMES or not (block.get("class") or block.get("id")):
        return True
    return next(block.iter(*_EMBEDDED), None) is not None


def _content(piece: Index, element: Element) -> Element | None:
    """The element that a class says to hold the words; of one in the other the inner one, beside which stand others."""
    for names in _CONTENT:
        if (found := piece.first(*names)) is not None and found is not element:
            within = (inner for inner in piece.classed(*(name for group in _CONTENT for name in group)))
            return next((inner for inner in within if _stands_in(inner, found) and text_of(inner)), found)
    by_form = (found for found, _, classes in piece.entries if any(map(_CONTENT_CLASS.match, classes)))
    return next((found for found in by_form if found is not element and text_of(found)), None)


def _stands_in(element: Element, holder: Element) -> bool:
    return element is not holder and any(outer is holder for outer in element.iterancestors())


def _holds_text(element: Element) -> bool:
    """True where a paragraph of the comment stands in it: those that WordPress makes have no class."""
    return next((p for p in element.iter("p") if not p.attrib and p is not element), None) is not None


def _heading_around(line: Element, holder: Element) -> Element:
    """The heading that a name or date stands in, with what else the theme says there."""
    within = takewhile(lambda outer: outer is not holder, line.iterancestors())
    return next((outer for outer in within if outer.tag in _HEADINGS), line)


def _around_paragraphs(holder: Element) -> Element:
    """The element whose children the comment's paragraphs are."""
    first = next((p for p in holder.iter("p") if not p.attrib and text_of(p) and not _is_signature(p)), None)
    around = first.getparent() if first is not None else None
    return holder if around is None or around.tag in _QUOTES else around


def _words_beside_links(element: Element) -> int:
    linked = sum(len((text_of(link) or "").split()) for link in element.iter("a"))
    return len((text_of(element) or "").split()) - linked


def _is_signature(block: Element) -> bool:
    """`<p><cite>Comment by Name — date</cite></p>`, as the theme Classic signs below the text."""
    return len(block) == 1 and block[0].tag == "cite" and not (block.text or "").strip()
