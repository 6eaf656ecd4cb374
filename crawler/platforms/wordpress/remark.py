"""One comment or ping as its theme prints it: who, when, under which address, and the words."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

from crawler.document import Element, Index, class_test, inline_text, length, text_of
from crawler.items import Body
from crawler.layout.parts import labels_in, read_parts, settle_names
from crawler.layout.printed import before_date, datedness, is_day
from crawler.layout.signing import LONGEST_DATE
from crawler.platforms.wordpress.clock import Zones, fullness, printed_date
from crawler.platforms.wordpress.names import NOWHERE, Name, find_name, head_of, name_alike, without_phrases
from crawler.platforms.wordpress.words import META, is_signature, read_words

_are_dates = class_test(r"(?:^|[-_]|comment)(?:date|time|when|published|posted|info|meta|metadata)(?:[-_]|$)")
_LONGEST_LINE = 200
#: So many comments show what all have in common.
_SAMPLE = 40


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


def read_remarks(printed: Sequence[Printed], base: str, *, zones: Zones) -> list[Remark]:
    """What comments say. Consumes their elements."""
    names = without_phrases([find_name(one.element, one.piece, is_ping=one.is_ping) for one in printed])
    doubted = [at for at, one in enumerate(printed) if not (one.is_ping or names[at].is_linked)]
    labels = labels_in([(names[at].text, names[at].url) for at in doubted])
    for at in doubted:
        if names[at].text in labels:
            names[at] = replace(names[at], text=None, url=None)
    dates = [_date(one.element, one.piece, zones=zones) for one in printed]
    _fill_gaps(printed, names, dates)
    remarks = []
    for one, name, (date, dated) in zip(printed, names, dates, strict=True):
        permalink = _permalink(one)
        body = read_words(one.element, one.piece, base, (name.line, dated), short=one.is_ping)
        if body is not None and is_day(inline_text(body.html)):
            body = None  # the date alone, which nothing sets off
        url = None if NOWHERE.search(name.url or "") else name.url
        remarks.append(Remark(author=name.text, author_url=url, published=date, url=permalink, body=body))
    return remarks


def _fill_gaps(printed: Sequence[Printed], names: list[Name], dates: list[tuple[str | None, Element | None]]) -> None:
    """Names and dates that no class tells and no element sets off, by what the comments have in common."""
    told = [place for place, one in enumerate(printed) if not one.is_ping]
    gaps = [place for place in told if not (names[place].text and dates[place][0])]
    linked = [name.line for name in names if name.line is not None and name.line.tag == "a"] if gaps else []
    for place in gaps:
        if not names[place].text:
            names[place] = name_alike(printed[place].element, linked)
    gaps = [place for place in gaps if not (names[place].text and dates[place][0])]
    if not gaps:
        return
    looked_at = sorted({*gaps, *told[:_SAMPLE]})
    group = [read_parts(deepcopy(printed[place].element), printed[place].number) for place in looked_at]
    settle_names(group)
    for place, parts in zip(looked_at, group, strict=True):
        if not names[place].text and parts.author:
            names[place] = Name(text=parts.author, url=parts.author_url)
        if not dates[place][0] and parts.printed:
            dates[place] = parts.printed, None


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
        full = fullness(printed) if printed else 0
        inner = best is not None and best[2] in found.iterancestors()
        if printed and (best is None or full > best[0] or (full == best[0] and inner)):
            best = full, printed, found
            if best[0] > 1:
                break
    if best is not None:
        return best[1], best[2]
    day = next(filter(_is_day, head_of(element)), None)
    return (text_of(day), day) if day is not None else (None, None)


def _date_elements(element: Element, piece: Index) -> Iterator[Element]:
    yield from (time for time in element.iter("time") if time.get("datetime"))
    for holder in piece.classed(*META):
        yield from (a for a in holder.iter("a") if "comment-" in a.get("href", "").partition("#")[2])
    yield from piece.classed("comment-date", "comment-time", "date")
    yield from (abbr for abbr in element.iter("abbr") if abbr.get("title"))
    yield from (cite for cite in element.iter("cite") if is_signature(cite.getparent()))
    for small in element.iter("small"):
        yield from (a for a in small.iter("a") if "#comment-" in a.get("href", ""))
    for line in piece.classed("commentmetadata", "comment-metadata"):
        if len(text_of(line) or "") < _LONGEST_LINE:
            yield line
    for line, _, classes in piece.entries:
        if line is not element and _are_dates(classes) and _is_short(line):
            yield line
    yield from (a for a in element.iter("a") if "#comment-" in a.get("href", ""))
    inner: Element | None = None
    for line in head_of(element):
        if inner is not None and inner not in line.iterancestors():
            break
        text = text_of(line) or ""
        if len(text) < _LONGEST_LINE and fullness(text) > 1:
            inner = line
    if inner is not None:
        yield inner


def _is_short(line: Element) -> bool:
    """True for what may be a line, titles of pages that link here left out, which may be long."""
    size = length(line)
    return size < _LONGEST_LINE or size - sum(map(length, line.iter("a"))) < _LONGEST_LINE


def _is_day(line: Element) -> bool:
    """True for a date alone, whether its year has two digits or four."""
    text = text_of(line) or "" if len(line) == 0 else ""
    return len(text) <= LONGEST_DATE and datedness(text) > 1 and not before_date(text).strip()
