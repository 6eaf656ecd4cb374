"""The dates that themes print: for people, for machines, and for machines in the wrong zone."""

import re
from enum import Enum

from crawler.document import Element, spaced_text
from crawler.layout.printed import datedness, is_clock

_INSTANT = re.compile(
    r"^\s*\d{4}-\d{2}-\d{2}[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?\s*$", re.IGNORECASE
)
_DAY = re.compile(r"^\s*\d{4}-\d{2}-\d{2}\s*$")
_NO_OFFSET = re.compile(r"Z|[+-]00:?00", re.IGNORECASE)
#: A year or a time of day makes a text as much of a date.
_DATED = 3
#: `14:01`, `2.01 pm`, `14h01`, `14 h 01`.
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})\s*[:.h]\s*(\d{2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_ZONE = re.compile(r"\d\s*(?:Z|[+-]\d{2}:?\d{2})$")
#: A date as in mail, among other words.
_MAIL = re.compile(r"([A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2}) [+-]\d{4}")
#: What parts a date from what stands beside it.
_EDGES = " –—|·•,-/@"
_VERSION = re.compile(r"^WordPress (\d+)\.(\d+)")


class Zones(Enum):
    """What the zones are worth that a theme prints with dates for machines.

    From 5.3 on the blog's on the day they speak of. Before it `c` and `r` print Greenwich's beside the blog's local
    time, `P` and `O` the blog's on the day the page is made.
    """

    PHP = "php"
    BLOG = "blog"
    #: No version is stated: Greenwich's is doubted.
    UNKNOWN = "unknown"


def zones_of(generator: str | None) -> Zones:
    """By the version that a page states."""
    found = _VERSION.match(generator or "")
    if found is None:
        return Zones.UNKNOWN
    return Zones.BLOG if (int(found.group(1)), int(found.group(2))) >= (5, 3) else Zones.PHP


def stated_zone(root: Element) -> str | None:
    """The zone that `P` and `O` print before 5.3: the blog's, on the day the page was made."""
    for element in root.iter("time", "abbr"):
        found = _INSTANT.match(element.get("datetime") or element.get("title") or "")
        if found and found.group(3) and not _NO_OFFSET.match(found.group(3)):
            offset = found.group(3)
            return offset if ":" in offset else f"{offset[:3]}:{offset[3:]}"
    return None


def printed_date(element: Element, zones: Zones) -> str | None:
    """What an element says of a date: for machines where it does, else for people; `None` where there is no figure.

    A zone that is not the blog's is left out, so that the time stands as local, which it is.
    """
    text = spaced_text(element)
    for machine in (element.get("datetime"), element.get("title"), element.get("content")):
        if machine and (found := _INSTANT.match(machine)):
            return str(machine[: found.start(3)] if _is_local(found, text, zones) else machine).strip()
        if machine and _DAY.match(machine) and not (text and _CLOCK.search(text)):
            return str(machine).strip()
    if text and (mail := _MAIL.search(text)):
        return mail.group(1) if zones is Zones.PHP else mail.group()
    title = element.get("title") or ""
    is_fuller = bool(title) and (element.tag == "abbr" or fullness(title) > fullness(text or ""))
    stated = element.get("datetime") or (title if is_fuller else None)
    if text and not _YEAR.search(text):
        text = _sans_links(element)
    return next((str(said) for said in (stated, text) if said and re.search(r"\d", said)), None)


def _sans_links(element: Element) -> str:
    """What stands beside links, which lead to an author or terms: a date without a year is read by itself alone."""
    texts = [element.text or ""]
    for child in element:
        is_shown = isinstance(child.tag, str) and child.tag != "a"
        texts += [(is_shown and spaced_text(child)) or "", child.tail or ""]
    own = " ".join(" ".join(texts).split()).strip(_EDGES)
    return own if re.search(r"\d", own) else spaced_text(element) or ""


def is_instant(printed: str) -> bool:
    """Whether a date says all: day, time and zone."""
    found = _INSTANT.match(printed)
    return bool(found and found.group(3))


def fullness(printed: str) -> int:
    """How much a date says: year and time of day count one each, a zone another."""
    return bool(_YEAR.search(printed)) + bool(_CLOCK.search(printed)) + bool(_ZONE.search(printed))


def names_a_day(printed: str) -> bool:
    """Whether a text has a year and another number, as any date has that names its day."""
    return datedness(printed) >= _DATED and not is_clock(printed) and len(re.findall(r"\d+", printed)) > 1


def _is_local(machine: re.Match[str], text: str | None, zones: Zones) -> bool:
    """True where a zone is stated that is none: the clock that people see beside it tells, else the version."""
    if not machine.group(3) or (zones is not Zones.PHP and not _NO_OFFSET.match(machine.group(3))):
        return False
    seen = _CLOCK.search(text or "")
    if seen is None:
        return zones is not Zones.BLOG
    hours = (int(seen.group(1)) - int(machine.group(1))) % 12
    return hours == 0 and seen.group(2) == machine.group(2)
