"""Dates and names printed in one line of text, told apart without knowing any language's words."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

#: A month's name: three letters, or any of a script whose signs Python does not all count as letters.
_MONTH = r"(?:[^\W\d]{3,}|[^\W\d\x00-\u036f][^\s\d,،]{0,20})"
#: A day with its year: numbers alone, or with a month's name before, between or behind, or C's, with a time within. A
#: clock's time.
_DAY = re.compile(
    r"\d{4}\s?[-/.年년]\s?\d{1,2}\s?[-/.月월]\s?\d{1,2}[日일]?"
    r"|\d{1,2}\s?([-/.])\s?\d{1,2}(?:\s?\1|,)\s?(?:\d{4}|\d{2})(?!\d)"
    r"|(?<!\w)\d{1,2}(?:\.|st|nd|rd|th|er|º|ª|°)?[\s-](?:\w{1,5}\s)?"
    rf"{_MONTH}\.?[,،]?[\s-](?:[^\W\d]{{1,4}},?\s){{0,2}}(?:\d{{4}}|[’']\d\d)(?!\d)"
    rf"|(?:(?<!\w)\d{{1,2}}\s(?=[^\W\d]+\s\d))?(?:{_MONTH}\.?|\d{{1,2}}\s?[月월])\s"
    r"\d{1,2}(?:\.|st|nd|rd|th)?,?\s?(?:\w{1,3}\s)?\d{4}(?!\d)"
    rf"|(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s)?{_MONTH}\s\d{{1,2}}\s\d{{1,2}}:\d\d(?::\d\d)?\s(?:[A-Z]{{2,5}}\s)?\d{{4}}(?!\d)"
    rf"|(?<!\d)\d{{4}}(?:\.|\w\w)?\s(?:\w{{1,4}}\.?\s)?(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\.\s{_MONTH})(?![\d:])"
)
#: A year of the Gregorian calendar or Thailand's, in digits of any script; of Iran's, after a month's name or in a row
#: of numbers; of Japan's and Taiwan's.
_A_YEAR = (
    r"(?<!\d)(?:(?:(?:19|20|25)\d\d|[^\D0-9]\d{3}|1[34]\d\d(?:(?<=[\u0620-\u06cc]\s\d{4})|(?=([/-])\d\d?\1\d)))(?!\d)"
    r"|\d{1,3}年(?=\d{1,2}月))"
)
_YEAR = re.compile(rf"{_A_YEAR}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2}}(?!\d)")
_CLOCK = re.compile(r"(?<![\d.])\d{1,2}[:.h]\d\d(?!\d|\.\d)")
#: What may follow a clock's time, and a name that only a stroke or a comma parts from the date.
_HALF_DAY = re.compile(r"(?::\d\d)?(?:\s?[ap]\.?\s?m\b\.?)?", re.IGNORECASE)
_PARTED = re.compile(r"\s*[-–—|·,]\s+(.*[^\s:])\s*")
#: Words behind a date, not the name of its zone.
_SAID = re.compile(r"[\s,]*(?![A-Z]{2,5}\b)[^\W\d_]")
_LOOSE = re.compile(rf"{_A_YEAR}|\d{{1,2}}:\d\d|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|[’']\d\d\b")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_UTC = re.compile(r"(?:Z|[+-]00:?00)$")
_WORD = re.compile(r"[^\W\d_]|[^\W_]{2}")
_NUMBER = re.compile(r"\d+")
_EDGES = " \t\n\r:|,;–—-·•»«>/(~：、，；（"
#: Behind a label; that of full width has its space within.
_COLON = re.compile(": |：")
_LONGEST = 160
#: What may begin a date: one word, not parted from it.
_WEEKDAY = re.compile(r"\s*[^\W\d]+[.,]?\s+")
#: In so many lines the same words are no name; so many names are.
_SEVERAL, _TWO = 3, 2


def sans_label(name: str) -> str:
    """A name without a label before it, which ends in a colon."""
    return _COLON.split(name)[-1]


def datedness(text: str) -> int:
    """How much a text looks like a date: 0 for not at all, 5 for a day and a time."""
    if not _NUMBER.search(text) or not _LOOSE.search(text):
        return 0
    return 1 + 2 * bool(_YEAR.search(text)) + 2 * bool(_CLOCK.search(text))


def names_day(text: str) -> bool:
    """True for a text with a day and its year."""
    return _DAY.search(text) is not None


def is_day(text: str) -> bool:
    """True for a day with its year and nothing beside it."""
    return _DAY.fullmatch(text) is not None


def is_clock(text: str) -> bool:
    """True for a text with a time of day but no year."""
    return _YEAR.search(text) is None and _CLOCK.search(text) is not None


def is_exact(text: str) -> bool:
    """True for a text with both a year and a time, as titles of elements give them."""
    return datedness(text) == 5


def ends_dated(text: str) -> bool:
    """True for a line with both a year and a time that says no more behind them, as a sentence does."""
    return is_exact(text) and _SAID.match(after_date(text)) is None


def machine_date(stated: str, shown: str) -> str:
    """The date for machines, unless it calls UTC what is printed as local time, as WordPress did before 5.7.

    A day alone has the time that is printed with it.
    """
    clock, printed = _CLOCK.search(stated), _CLOCK.search(shown)
    if printed and _ISO_DAY.fullmatch(stated):
        half = _HALF_DAY.match(shown, printed.end())
        return f"{stated} {printed.group()}{half.group() if half else ''}"
    if clock and printed and _UTC.search(stated) and _is_same_clock(clock.group(), printed.group()):
        return date_in(shown) if is_exact(shown) else stated[: clock.end() + 3].rstrip("+Z.")
    return stated


def timed(stated: str, shown: str | None) -> str:
    """A day for machines with the time that is printed with the same year and day elsewhere."""
    if shown is None or not (_ISO_DAY.fullmatch(stated) and is_exact(shown)):
        return stated
    numbers = {number.zfill(2) for number in _NUMBER.findall(_CLOCK.sub("", shown))}
    return machine_date(stated, shown) if {stated[:4], stated[8:]} <= numbers else stated


def _is_same_clock(one: str, other: str) -> bool:
    (hour, minute), (shown, shown_minute) = (re.split(r"[:.h]", text) for text in (one, other))
    return minute == shown_minute and int(hour) % 12 == int(shown) % 12


def is_weekday(text: str) -> bool:
    """True for what may be a weekday before a date: one word, parted from it by no more than a comma."""
    return _WEEKDAY.fullmatch(text) is not None


def date_in(text: str) -> str:
    """The date in a line, from where it begins to the line's end; the line itself where that cannot be told."""
    start = _start(text)
    return text[start:].strip(_EDGES) if start is not None else text


def before_date(text: str) -> str:
    """What stands before the date in a line."""
    start = _start(text)
    return text[:start] if start is not None else ""


def after_date(text: str) -> str:
    """What follows the date in a line."""
    day = _DAY.search(text)
    clock = (_CLOCK.search(text, day.end()) if day else None) or _CLOCK.search(text)
    ends = [found.end() for found in (day, clock) if found]
    rest = text[max(ends) :] if ends else ""
    half = _HALF_DAY.match(rest)
    return rest[half.end() :] if half else rest


def _start(text: str) -> int | None:
    day = _DAY.search(text[:_LONGEST])
    if day is None:
        return None
    clock = _CLOCK.search(text)
    return min(day.start(), clock.start()) if clock else day.start()


@dataclass
class Line:
    """The line that a comment is signed with: around a name that is set off, or with the name in it."""

    before: str
    after: str
    name: str | None = None
    #: What follows the date, where the name may stand as well.
    rest: str = ""
    #: True where `before` is the name, or the name with a label.
    stands: bool = False


def names_in(lines: Sequence[Line]) -> list[str | None]:
    """The name in each line that sets none off: the line without what all lines share around it."""
    if follows := _that_follow(lines):
        return follows
    after = any(line.name is not None and datedness(line.before) for line in lines)
    found: list[str | None] = [None for _ in lines] if after else _names_in(lines)
    if any(found) or not any(line.rest.strip() for line in lines):
        return found
    rests = [Line(after_date(line.before) if line.name else line.rest, line.after, line.name) for line in lines]
    found = _names_in(rests)
    return found if any(found) else _all_parted(rests)


def _that_follow(lines: Sequence[Line]) -> list[str | None]:
    """The names that a stroke parts from the dates, where a date begins with a word of its own, as with a weekday."""
    unsigned = [line for line in lines if line.name is None and line.before.strip()]
    named = {_parted(line.rest) for line in unsigned}
    if len(named) < _TWO or None in named or not all(is_weekday(line.before) for line in unsigned):
        return []
    if len(first := {name.split()[0] for name in named if name}) == 1 and next(iter(first)).islower():
        return []  # a word before the names
    return [_parted(line.rest) if line.name is None else None for line in lines]


def _all_parted(rests: Sequence[Line]) -> list[str | None]:
    """The names that are parted from the dates; the same in all of several lines is a label."""
    found = [_parted(line.before) if line.name is None else None for line in rests]
    return [None for _ in rests] if len(found) >= _SEVERAL and len(set(found)) == 1 else found


def _parted(rest: str) -> str | None:
    """The name in what follows a date, where nothing but a stroke or a comma is between them."""
    name = _PARTED.fullmatch(rest)
    return _middle(name.group(1).split(), 0, 0, None) if name else None


def _names_in(lines: Sequence[Line]) -> list[str | None]:
    marked = [line for line in lines if line.name is not None]
    if marked:
        label = Counter(tuple(_tokens(line.before)) for line in marked).most_common(1)[0][0]
        cut = next((line.after.split()[0] for line in marked if line.after.strip()), None)
        return [_labelled(line.before, label, cut) if line.name is None else None for line in lines]
    samples = {line.before: _tokens(line.before) for line in lines if line.before.strip()}
    if len(samples) < (3 if any(line.stands for line in lines) else 2):
        return [None for _ in lines]
    tokens = list(samples.values())
    head, tail = _shared(tokens), _shared([[*reversed(one)] for one in tokens])
    if not head + tail and any(line.stands for line in lines):
        return [None for _ in lines]  # words of another kind than the names that stand
    return [_middle(line.before.split(), head, tail, None) for line in lines]


def _labelled(text: str, label: tuple[str, ...], cut: str | None) -> str | None:
    """The name in a line that begins as those do in which one is set off, and goes on as they do."""
    if cut and not any(map(str.isalnum, cut)):
        text = re.sub(rf"(?<=\w){re.escape(cut)}(?!\S)", f" {cut}", text)
    tokens, alike, size = text.split(), _tokens(text), len(label)
    start = next((at for at in range(len(tokens)) if tuple(alike[at : at + size]) == label), None) if size else 0
    rest = tokens[start + size :] if start is not None else tokens
    # a line that goes on so from its beginning names nobody
    return _middle(rest, 0, 0, cut) if rest[:1] != [cut] else None


def _tokens(text: str) -> list[str]:
    return [_NUMBER.sub("#", token) for token in text.split()]


def _shared(samples: list[list[str]]) -> int:
    """How many tokens all begin with, one at least left over to be a name."""
    count, most = 0, min(map(len, samples), default=1) - 1
    while count < most and len({sample[count] for sample in samples}) == 1:
        count += 1
    return count


def _middle(tokens: list[str], head: int, tail: int, cut: str | None) -> str | None:
    end = len(tokens) - tail
    inner = tokens[head : max(end, head)] or tokens[head : head + 1]
    if cut in inner[1:]:
        inner = inner[: len(inner) - 1 - inner[::-1].index(cut)] if cut else inner
    words = " ".join(inner)
    name = words.strip(_EDGES)
    name = f"«{name}»" if f"«{name}»" in words else name
    return name if _WORD.search(name) and not datedness(name) else None
