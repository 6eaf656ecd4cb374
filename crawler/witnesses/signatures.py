"""Who signed a comment and when, in a line of words and links: `Posted by: NAME | DATE`, `NAME said...`.

The words around a name are in any language; what tells them from the name is that every line of the page has them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from lxml import etree

from crawler.document import Element, text_of

#: Where a line of names and dates is cut.
_CUT = re.compile(r"\s*[|·•]\s*")
_NUMBERS = re.compile(r"\d+")
_EDGE = " \t\n\r\xa0,;:–—-/|()[]"
#: Lines that it takes to tell words that stand around every name, and to be sure of them.
_SEVERAL, _MANY = 2, 3
#: Words of a label, `Posted in reply by`, at most.
_LABEL = 4
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
#: What a name within a line is called.
_NAME = re.compile(r"^(?:fn|name)$|(?:author|user|display|full)[-_]*name$", re.IGNORECASE)
#: So many words in small letters are a sentence.
_SENTENCE = 3


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A run of text in a line, with the address it links to."""

    text: str
    href: str | None = None


@dataclass(frozen=True, kw_only=True)
class Signature:
    """What one line says."""

    author: str | None = None
    author_url: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, kw_only=True)
class _Line:
    """A line taken apart: the name where a link marks it, the words where none does, the date."""

    name: Piece | None
    before: str
    after: str
    date: Piece | None
    #: What follows the date.
    rest: str

    @property
    def is_run(self) -> bool:
        """True where name and date are one run of text."""
        return self.name is None and not self.before and self.date is not None and self.date.href is None


def name_in(signed: Element) -> str | None:
    """What an element prints, without a label before the name where that stands in an element of its own at the end.

    A class says that this is the name, or small letters or a colon that what is before it is none.
    """
    whole = text_of(signed)
    for inner in signed.iterdescendants():
        name = text_of(inner) if whole and isinstance(inner.tag, str) else None
        if not (whole and name and name != whole and whole.endswith(name)):
            continue
        label = whole.removesuffix(name).strip()
        is_named = any(map(_NAME.search, (inner.get("class") or "").split()))
        if len(label.split()) <= _LABEL and (is_named or label.islower() or label.endswith(":")):
            return name
    return whole


def without_label(name: str) -> str:
    """A name without what leads to it: a word in small letters, or what ends in a colon."""
    first, _, rest = name.partition(" ")
    is_label = first.endswith(":") or (first.isalpha() and first.islower() and rest[:1].isupper())
    return rest.strip() if is_label and rest.strip() else name


def is_invitation(words: str, href: str) -> bool:
    """True for what a link to somebody's posts says instead of the name, as "see more by this author" does."""
    said = [word for word in words.split() if any(map(str.isalpha, word))]
    slug = href.rstrip("/").rpartition("/")[2].casefold()
    is_sentence = len(said) > _SENTENCE and sum(word[0].islower() for word in said) >= _SENTENCE
    return is_sentence and not any(len(word) >= _SENTENCE and word.casefold() in slug for word in said)


def pieces(line: Element) -> list[Piece]:
    """The runs of text in an element, links apart, in order; text of nested elements counts as their own runs."""
    found: list[Piece] = []
    links: list[str | None] = [line.get("href") if line.tag == "a" else None]
    walk = etree.iterwalk(line, events=("start", "end", "comment"))
    for event, node in walk:
        if event == "start":
            if node is not line:
                links.append(node.get("href") if node.tag == "a" else links[-1])
            if node.tag in {"script", "style", "noscript"}:
                walk.skip_subtree()
            elif node.text and node.text.strip():
                found.append(Piece(text=" ".join(node.text.split()), href=links[-1]))
        elif node is not line:
            if event == "end":
                links.pop()
            if node.tail and node.tail.strip():
                found.append(Piece(text=" ".join(node.tail.split()), href=links[-1]))
    return found


def read_signatures(lines: Sequence[Sequence[Piece]], alike: Sequence[Piece] = ()) -> list[Signature]:
    """What each of a page's lines says, all of them together, since the same words stand around every name.

    `alike`: the line of the post, for one that is the only one.
    """
    taken = [_take_apart(line) for line in lines]
    if _ends_in_names(taken):
        taken = [replace(line, before=line.rest if line.name is None else "") for line in taken]
    marked = [line for line in taken if line.name is not None]
    loose = [line.before for line in taken if line.name is None and line.before]
    runs = [line.date.text for line in taken if line.date is not None and line.is_run]
    if marked:
        lead, trail, known = marked[0].before, marked[0].after, True
        joint = next((line.date.text.split()[0] for line in marked if line.date), "")
    else:
        lead, trail = _around(loose or runs)
        known = bool(lead or trail) or len(set(loose)) >= _SEVERAL
        if len(lines) == 1 and runs and (other := _take_apart(alike).date) is not None:
            runs = [*runs, other.text]
            lead = lead or _shared([run.split() for run in runs])
        joint = _joint([run.removeprefix(lead).split() for run in dict.fromkeys(runs)])
    return [_signature(line, lead, trail, joint, known=known) for line in taken]


def _take_apart(line: Sequence[Piece]) -> _Line:
    parts = _joined(
        [
            Piece(text=text, href=piece.href)
            for piece in line
            for text in (_CUT.split(piece.text) if piece.href is None else [piece.text])
            if text.strip(_EDGE)
        ]
    )
    place = next((at for at in reversed(range(len(parts))) if _is_date(parts[at])), None)
    date = parts[place] if place is not None else None
    rest = [part for at, part in enumerate(parts) if at != place]
    name = next((part for part in rest if part.href and not _is_inner(part.href)), None)
    if name is not None:
        at = rest.index(name)
        before, after = rest[:at], rest[at + 1 :]
    else:
        before, after = (rest if place is None else parts[:place]), []
    return _Line(
        name=name,
        before=" ".join(part.text for part in before if part.href is None),
        after=" ".join(part.text for part in after if part.href is None),
        date=date,
        rest=" ".join(part.text.strip(_EDGE) for part in parts[place + 1 :]) if place is not None else "",
    )


def _joined(parts: list[Piece]) -> list[Piece]:
    """The parts of a line, a day with its year and the time behind it as one."""
    joined: list[Piece] = []
    for part in parts:
        before = joined[-1] if joined else part
        is_time = part.href is None and _CLOCK.search(part.text) and not _YEAR.search(part.text)
        if is_time and before.href is None and _YEAR.search(before.text) and _is_date(before):
            joined[-1] = Piece(text=f"{before.text} {part.text}")
        else:
            joined.append(part)
    return joined


def _ends_in_names(lines: Sequence[_Line]) -> bool:
    """True where all lines begin alike, and differ in the words behind the date: `At DATE, NAME said...`."""
    rests = {_NUMBERS.sub("", line.rest) for line in lines}
    return len(rests) > 1 and "" not in rests and len({line.before for line in lines}) == 1


def _is_date(piece: Piece) -> bool:
    """A permalink with a number in it, or plain text with as many numbers as a date has."""
    numbers = _NUMBERS.findall(piece.text)
    if piece.href is not None:
        return bool(numbers) and (_is_inner(piece.href) or (len(numbers) > 1 and bool(_CLOCK.search(piece.text))))
    return len(numbers) > 1 and (any(len(number) == 4 for number in numbers) or bool(_CLOCK.search(piece.text)))


def _is_inner(href: str) -> bool:
    """A place in a page, or what only a script understands."""
    return "#" in href or href.startswith("javascript:")


def _around(lines: Sequence[str]) -> tuple[str, str]:
    """The words before and after the names, which all lines share; of one alone what ends in a colon before it."""
    several = [line.split() for line in dict.fromkeys(lines)]
    if len(several) < _SEVERAL:
        label, colon, name = (lines[0] if lines else "").partition(":")
        lead, trail = (label + colon if colon and name.strip(_EDGE) else ""), ""
    else:
        lead, trail = _shared(several), " ".join(_shared([line[::-1] for line in several]).split()[::-1])
    if ":" in lead:  # what follows are names that begin alike
        lead = lead[: lead.rindex(":") + 1]
    elif trail and len(several) < _MANY:
        lead = ""
    return lead, trail


def _joint(runs: Sequence[Sequence[str]]) -> str:
    """The word that leads from the name to the date in lines of plain text: the first that all have before a number."""
    if len(runs) < _SEVERAL:
        return ""
    first, *others = ([*takewhile(lambda word: not _NUMBERS.match(word), run)][1:] for run in runs)
    return next((word for word in first if all(word in other for other in others)), "")


def _shared(lines: Sequence[Sequence[str]]) -> str:
    """The words that all lines begin with."""
    return " ".join(words[0] for words in takewhile(lambda words: len(set(words)) == 1, zip(*lines, strict=False)))


def _signature(line: _Line, lead: str, trail: str, joint: str, *, known: bool) -> Signature:
    date = line.date
    if date is not None and line.is_run and joint and date.text.startswith(lead):
        name, between, when = date.text.removeprefix(lead).rpartition(f" {joint} ")
        if between:
            return Signature(author=_bare(name) or None, published=f"{joint} {when}".strip(_EDGE))
    published, url = (date.text.strip(_EDGE) if date else None), (date.href if date else None)
    if line.name is not None:
        return Signature(author=line.name.text, author_url=line.name.href, published=published, url=url)
    if line.before and not line.before.startswith(lead):
        lead = _another(line.before, lead)
    known = known and line.before.startswith(lead) and line.before.endswith(trail)
    name = _bare(line.before.removeprefix(lead).removesuffix(trail)) if known else ""
    return Signature(author=name or None, published=published, url=url)


def _bare(text: str) -> str:
    """A name without the signs around it, but with the brackets that belong to what stands in it."""
    name = text.strip(_EDGE)
    for opens, closes in ("()", "[]"):
        if name.count(opens) > name.count(closes) and f"{name}{closes}" in text:
            name += closes
        elif name.count(closes) > name.count(opens) and f"{opens}{name}" in text:
            name = opens + name
    return name


def _another(text: str, lead: str) -> str:
    """The words before a name that end as others do, `Comment by` as `Pingback by`; those others where none do."""
    words, by = text.split(), lead.split()[-1]
    place = next((at for at, word in enumerate(words[:_LABEL]) if word == by), None)
    return lead if place is None else " ".join(words[: place + 1])
