"""A date as far as it is known, and the instant it stands for."""

from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from crawler.items import item

#: How a purely numeric date with the year last is meant: `05/06/2013` is the fifth of June or May the sixth.
Order: TypeAlias = Literal["dmy", "mdy"]

_TIMED = frozenset({"second", "minute", "hour"})


@item
class Moment:
    """A date as far as it was printed."""

    #: ISO 8601: with `Z` where the zone was stated, a local time without it, or only `2013-01-28`, `2013-01`, `2013`.
    at: str
    #: `second`, `minute`, `hour`, `day`, `month` or `year`.
    precision: str
    #: The part of the printed text that names it, where there was more.
    printed: str | None = None
    #: The order of day and month, where the language alone says so: the blog's other dates know better.
    order: Order | None = None
    #: How many days before its capture, where only that was printed with a time: "yesterday at 5:12".
    days_ago: int | None = None


@item
class Habits:
    """How a blog prints its dates, as far as that is known."""

    #: An IANA name or an offset such as `+01:00`.
    zone: str | None = None
    order: Order | None = None


def timed(local: datetime, precision: str, zone: timezone | None) -> Moment:
    """The moment of a time that was printed, with its zone if it has one."""
    if zone is None:
        return Moment(at=local.isoformat(), precision=precision)
    return Moment(at=f"{(local - zone.utcoffset(None)).isoformat()}Z", precision=precision)


def offset(sign: str, hours: str, minutes: str) -> timezone:
    """The zone `+01:00` stands for; `ValueError` where there is no such."""
    delta = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-delta if sign == "-" else delta)


def utc(moment: datetime) -> str:
    """An instant as the archive writes it."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo | timezone | None:
    try:
        if name[:1] in "+-":
            digits = name[1:].replace(":", "")
            return offset(name[0], digits[:2], digits[2:4] or "0")
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def in_utc(moment: Moment, zone: str | None, captured: str | None = None) -> tuple[str, str]:
    """The instant as the archive writes it, and where its zone comes from: `stated`, `blog` or `assumed` (UTC).

    A date without a time has no instant and stays as printed; its zone is the blog's by nature. What was printed as
    "yesterday at 5:12" counts from the day it was in the blog's zone when the page was `captured`.
    """
    if moment.precision not in _TIMED:
        return moment.at, "blog" if zone else "assumed"
    if moment.at.endswith("Z"):
        return moment.at, "stated"
    local = datetime.fromisoformat(moment.at)
    if zone and (known := _zone(zone)):
        if moment.days_ago is not None and captured:
            seen = datetime.fromisoformat(captured).astimezone(known) - timedelta(days=moment.days_ago)
            local = datetime.combine(seen.date(), local.time())
        return utc(local.replace(tzinfo=known)), "blog"
    return local.isoformat(timespec="seconds") + "Z", "assumed"
