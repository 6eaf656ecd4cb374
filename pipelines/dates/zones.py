"""The zone of a blog that does not state it, learned from times that its pages print without one and its feeds with."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import cache
from itertools import islice
from math import ceil
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

#: So many times have to agree at least, and this share of them: a post may show when it was changed.
_LEAST = 3
_RELIABLE = 0.9
_QUARTER = timedelta(minutes=15)
_WEST, _EAST = timedelta(hours=-12), timedelta(hours=14)
#: Zones that many people live in, with the languages that speak for each where several fit.
_ZONES = {
    "Europe/Rome": ("it",),
    "Europe/Berlin": ("de",),
    "Europe/Paris": ("fr",),
    "Europe/Madrid": ("es", "ca", "eu", "gl"),
    "Europe/London": ("en", "cy"),
    "Europe/Amsterdam": ("nl",),
    "Europe/Warsaw": ("pl",),
    "Europe/Prague": ("cs",),
    "Europe/Stockholm": ("sv",),
    "Europe/Oslo": ("nb", "nn", "no"),
    "Europe/Copenhagen": ("da",),
    "Europe/Budapest": ("hu",),
    "Europe/Belgrade": ("sr", "hr", "bs", "sl", "mk"),
    "Europe/Lisbon": ("pt",),
    "Europe/Athens": ("el",),
    "Europe/Bucharest": ("ro",),
    "Europe/Helsinki": ("fi",),
    "Europe/Kiev": ("uk",),
    "Europe/Sofia": ("bg",),
    "Europe/Istanbul": ("tr",),
    "Europe/Moscow": ("ru",),
    "Asia/Jerusalem": ("he",),
    "Asia/Tehran": ("fa",),
    "Asia/Kolkata": ("hi", "en", "bn", "ta", "te", "mr"),
    "Asia/Bangkok": ("th",),
    "Asia/Ho_Chi_Minh": ("vi",),
    "Asia/Jakarta": ("id",),
    "Asia/Shanghai": ("zh",),
    "Asia/Tokyo": ("ja",),
    "Asia/Seoul": ("ko",),
    "Australia/Brisbane": ("en",),
    "Australia/Sydney": ("en",),
    "Pacific/Auckland": ("en",),
    "America/Sao_Paulo": ("pt",),
    "America/Argentina/Buenos_Aires": ("es",),
    "America/Halifax": ("en",),
    "America/New_York": ("en",),
    "America/Bogota": ("es",),
    "America/Chicago": ("en",),
    "America/Mexico_City": ("es",),
    "America/Denver": ("en",),
    "America/Phoenix": ("en",),
    "America/Los_Angeles": ("en",),
    "UTC": (),
}

#: An instant, and how far the blog's clock was ahead of UTC then.
_Seen = tuple[datetime, timedelta]


def learned_zone(pairs: Iterable[tuple[str, str]], language: str | None) -> str | None:
    """The zone in which the blog's clock shows what it printed: `Europe/Rome`, or `+01:00` where that is all it tells.

    Each pair is a time as the archive writes it, without a zone, and the instant that it is. One half of the year
    tells nothing of the other, but for a zone of the blog's language.
    """
    seen = [(instant, ahead) for local, utc in pairs for instant, ahead in _ahead(local, utc)]
    if len(seen) < _LEAST:
        return None
    tongue = (language or "").lower().split("-")[0]
    fitting = [name for name in _ZONES if _fits(name, seen)]
    fitting.sort(key=lambda name: tongue not in _ZONES[name])
    has_halves = len({4 <= instant.month < 10 for instant, _ in seen}) == 2
    if "UTC" in fitting and not has_halves:  # which many blogs keep whose owners set none
        return "UTC"
    if fitting and (has_halves or tongue in _ZONES[fitting[0]]):
        return fitting[0]
    ahead, times = Counter(ahead for _, ahead in seen).most_common(1)[0]
    return _offset(ahead) if times >= _RELIABLE * len(seen) else None


def _ahead(local: str, utc: str) -> Iterable[_Seen]:
    """How far a clock is ahead, to the minute; nothing where no clock can be."""
    instant, shown = datetime.fromisoformat(utc.removesuffix("Z")), datetime.fromisoformat(local)
    ahead = shown.replace(second=0) - instant.replace(second=0)
    if not ahead % _QUARTER and _WEST <= ahead <= _EAST:
        yield instant, ahead


def _fits(name: str, seen: Sequence[_Seen]) -> bool:
    zone = _zone(name)
    if zone is None:
        return False
    misses = (True for instant, ahead in seen if _at(zone, instant) != ahead)
    allowed = len(seen) - ceil(_RELIABLE * len(seen))
    return next(islice(misses, allowed, None), None) is None


@cache
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return None


def _at(zone: ZoneInfo, instant: datetime) -> timedelta | None:
    return zone.fromutc(instant.replace(tzinfo=zone)).utcoffset()


def _offset(ahead: timedelta) -> str:
    minutes = round(abs(ahead).total_seconds() / 60)
    return f"{'-' if ahead < timedelta(0) else '+'}{minutes // 60:02}:{minutes % 60:02}"
