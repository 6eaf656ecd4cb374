"""Dates told as honestly as they are known: how precise, in whose zone, printed how."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_ZONES = {"blog": "in the zone the blog keeps", "assumed": "zone assumed"}


@dataclass(frozen=True)
class Told:
    """A date as a page shows it."""

    #: For `<time datetime>`; `None` where the date could not be read.
    machine: str | None
    shown: str
    #: The date as it was printed, where that says more than is shown.
    printed: str | None = None
    #: How its zone is known, where the blog does not state it beside the date.
    zone: str | None = None


def published(row: Mapping[str, Any]) -> Told | None:
    """When a post, comment or ping was published; `None` where nothing was printed."""
    at, printed = row["published_at"], row["published_printed"]
    if not at:
        return Told(None, "date not understood", printed) if printed else None
    zone = _ZONES.get(row["published_zone"] or "") if "T" in at else None
    return Told(at, readable(at), None if _same(printed, at) else printed, zone)


def _same(printed: str | None, at: str) -> bool:
    """Whether the date was printed for machines and says just what is shown, as feeds and APIs do."""
    try:
        return datetime.fromisoformat(printed or "") == datetime.fromisoformat(at)
    except (ValueError, TypeError):
        return False


def readable(at: str) -> str:
    """`28 January 2013, 08:15 UTC`, `28 January 2013`, `January 2013` or `2013`; anything else as it stands."""
    day, _, time = at.partition("T")
    try:
        year, *rest = (int(part) for part in day.split("-"))
        words = [str(year), *(_MONTHS[rest[0] - 1] for _ in rest[:1]), *(str(part) for part in rest[1:])]
    except (ValueError, IndexError):
        return at
    shown = " ".join(reversed(words))
    return f"{shown}, {time[:5]} UTC" if time else shown
