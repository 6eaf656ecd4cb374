"""What is left of a comment beside its author and its date: one of these pieces is its text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from lxml import html

from crawler.document import Element, length, text_of
from crawler.layout.roles import CONTROL, META, roles

_BLOCKS = frozenset({"blockquote", "pre", "ol", "table", "dl"})
_TITLE = re.compile(r"(?:title|subject)(?:\s|$)", re.IGNORECASE)
_LINES = frozenset({"p", "div", "span", "small", "font"})
#: A control is no longer than this.
_LONGEST = 90
#: What stands between controls in a line.
_BETWEEN = " \t\r\n\u00a0|·•,/–—-[]()"
#: What may end the line before a text.
_COLON = re.compile(r"^\s*(?::(?!\S)|：)")
#: Addresses of what a script does, or a form: to answer, to quote.
_NOWHERE = re.compile(r"^#$|^javascript:|[?&]reply_?to(?:com)?=|#respond$", re.IGNORECASE)


_NUMBER = re.compile(r"\d+")
#: What stands in so many comments, and in nearly all, is their template's.
_SEVERAL, _NEARLY = 3, 0.9


@dataclass
class Segment:
    """Neighbours that hold neither the author nor the date."""

    place: tuple[str, ...]
    lead: str
    elements: list[Element]
    length: int
    #: 1 where they stand in an element that is named as the text's, -1 in one for author and date, else 0.
    rank: int

    @property
    def words(self) -> str:
        """What they print."""
        inner = ((text_of(one) or "", one.tail or "") for one in self.elements if isinstance(one.tag, str))
        return "".join([self.lead, *chain.from_iterable(inner)])

    @property
    def shape(self) -> str:
        """The same, but whatever numbers stand beside links or alone."""
        return _sans_numbers(self.words.strip(), self.elements)


def segments_of(
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
                yield Segment((*path, seen), lead, run, size, rank if lead.strip() or not _are_titles(run) else -1)
            if child is not None:
                seen += "d" if child is dated else ""  # not every author is set off
                if child is not signed and child is not dated:
                    waiting.append(
                        (child, (*path, str(child.tag)), 1 if child in texts else -1 if roles(child) & META else rank)
                    )
                lead, run = child.tail or "", []


def _are_titles(run: list[Element]) -> bool:
    """True for what is named as no more than a title."""
    return all(_TITLE.search(one.get("class") or "") and not (one.tail or "").strip() for one in run)


def _weight(element: Element) -> int:
    """Letters of text in an element, those of controls left out."""
    if not isinstance(element.tag, str) or roles(element) & CONTROL:
        return 0
    return length(element)


def text_of_best(segments: Sequence[Segment], totals: Mapping[tuple[str, ...], int]) -> Element | None:
    """The segment whose like holds most in all comments, as an element of its own."""
    if not segments:
        return None
    best = max(segments, key=lambda segment: (segment.rank, totals[segment.place], segment.length))
    found = html.Element("div")
    found.text = _COLON.sub("", best.lead)
    found.extend(best.elements)
    return found


def weigh(segments: Sequence[Segment], totals: Counter[tuple[str, ...]]) -> None:
    """Add what one comment's segments hold to what all hold at the same place."""
    for segment in segments:
        totals[segment.place] += segment.length


def shared(shapes: Sequence[Set[str]]) -> set[str]:
    """What nearly all of several comments say, given what each says, if most say more: that is none's own words."""
    times = Counter(chain.from_iterable(shapes))
    found = {shape for shape, count in times.items() if shape and count >= max(_SEVERAL, _NEARLY * len(shapes))}
    return found if 2 * sum(bool(some - found) for some in shapes) > len(shapes) else set()


def drop_shared(texts: Sequence[Element]) -> None:
    """Take out the words that stand below nearly all of some texts, whatever numbers are in them: of votes, say."""
    holders = list(map(_unwrapped, texts))
    ends = [holder[-1] for holder in holders if len(holder) and (len(holder) > 1 or (holder.text or "").strip())]
    shapes = {
        end: _shape(end) for end in ends if isinstance(end.tag, str) and not (end.tail or "").strip() and length(end)
    }
    times = Counter(shapes.values())
    for end, shape in shapes.items():
        if times[shape] >= max(_SEVERAL, _NEARLY * len(texts)):
            end.drop_tree()


def _unwrapped(text: Element) -> Element:
    """The innermost of the boxes that hold nothing but the next one."""
    while len(text) == 1 and not ((text.text or "").strip() or (text[0].tail or "").strip()):
        text = text[0]
    return text


def _shape(element: Element) -> tuple[str, str, str]:
    return str(element.tag), element.get("class") or "", _sans_numbers(text_of(element) or "", [element])


def _sans_numbers(words: str, elements: Iterable[Element]) -> str:
    """Words without their numbers, if all letters are in links: others' numbers are their author's."""
    links = (link for one in elements if isinstance(one.tag, str) for link in one.iter("a"))
    linked = sum(map(_letters, (text_of(link) or "" for link in links)))
    return _NUMBER.sub("#", words) if linked == _letters(words) else words


def _letters(words: str) -> int:
    return sum(map(str.isalpha, words))


def drop_controls(text: Element, permalink: str | None) -> None:
    """Take out what a theme puts into a comment's text to answer, to share or to report it, or to link to it."""
    for one in [one for one in text.iterdescendants() if isinstance(one.tag, str) and _is_control(one, permalink)]:
        if one.tag not in _BLOCKS and length(one) <= _LONGEST:
            one.tail = one.tail if (one.tail or "").strip(_BETWEEN) else " "
            line = one.getparent()
            one.drop_tree()
            if _is_left_empty(line):
                line.drop_tree()


def _is_left_empty(line: Element) -> bool:
    """True for a line of which only the brackets around its controls are left."""
    return line.tag in _LINES and line.getparent() is not None and not (len(line) or (line.text or "").strip(_BETWEEN))


def _is_control(element: Element, permalink: str | None) -> bool:
    href = element.get("href") or "" if element.tag == "a" else ""
    is_script = href.startswith("#") and element.get("onclick") is not None
    leads_here = bool(href) and (href == permalink or is_script or _NOWHERE.search(href) is not None)
    return (leads_here and not _is_within(element)) or bool(roles(element) & CONTROL)


def _is_within(link: Element) -> bool:
    """True for words of a sentence, which goes on behind them."""
    previous, parent = link.getprevious(), link.getparent()
    before = previous.tail if previous is not None else parent.text if parent is not None else ""
    return bool((before or "").strip(_BETWEEN) and (link.tail or "").strip(_BETWEEN))
