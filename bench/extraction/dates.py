"""Printed local times against instants: how many agree, one constant offset a blog and season allowed."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

#: Where clocks change on other days; a blog's seasons are those of the one that suits it best.
_SEASONS = tuple(map(ZoneInfo, ("UTC", "Europe/Paris", "America/New_York", "Australia/Sydney")))
_QUARTERS = range(-12 * 4, 14 * 4 + 1)

#: A date as a reader gives it, whether its zone was stated, and the instant it should be.
Pair = tuple[str | None, bool, datetime]


def instant(printed: str) -> datetime:
    """A feed's date."""
    return parsedate_to_datetime(printed).astimezone(UTC)


def right_minutes(pairs: Sequence[tuple[Hashable, Pair]]) -> list[bool]:
    """For each date of a blog, whether it is right to the minute."""
    return _right(pairs, _minute_offsets)


def right_days(pairs: Sequence[tuple[Hashable, Pair]]) -> list[bool]:
    """For each date of a blog, whether its day is right."""
    return _right(pairs, _day_offsets)


def _right(pairs: Sequence[tuple[Hashable, Pair]], offsets: Callable[[str, datetime], Iterable[int]]) -> list[bool]:
    result = [False] * len(pairs)
    blogs = defaultdict(list)
    for place, (blog, (date, is_zoned, at)) in enumerate(pairs):
        fitting = set(offsets(date, at)) if date else set()
        if is_zoned:
            result[place] = 0 in fitting
        else:
            blogs[blog].append((place, fitting, at))
    for dates in blogs.values():
        best = max((_settled(dates, zone) for zone in _SEASONS), key=len)
        for place in best:
            result[place] = True
    return result


def _settled(dates: Sequence[tuple[int, set[int], datetime]], zone: ZoneInfo) -> set[int]:
    """The dates that agree with the commonest offset of their season."""
    seasons = defaultdict(list)
    for place, fitting, at in dates:
        seasons[bool(at.astimezone(zone).dst())].append((place, fitting))
    found = set()
    for season in seasons.values():
        counted = Counter(offset for _, fitting in season for offset in fitting)
        # of equals the one nearest to none
        best = max(counted, key=lambda offset: (counted[offset], -abs(offset)), default=0)
        found |= {place for place, fitting in season if best in fitting}
    return found


def _minute_offsets(date: str, at: datetime) -> Iterable[int]:
    """By how many quarters of an hour a date to the minute is off; none where that is no offset of a zone."""
    if len(date) < len("2013-01-28T08:15"):
        return
    given = datetime.fromisoformat(date.replace("Z", "+00:00"))
    given = given if given.tzinfo else given.replace(tzinfo=UTC)
    quarters, rest = divmod((given.replace(second=0) - at.replace(second=0)) // timedelta(minutes=1), 15)
    if rest == 0 and quarters in _QUARTERS:
        yield quarters


def _day_offsets(date: str, at: datetime) -> Iterable[int]:
    """The offsets, in quarters of an hour, at which the instant falls on this day."""
    for quarters in _QUARTERS:
        if f"{at + timedelta(minutes=15 * quarters):%Y-%m-%d}" == date[:10]:
            yield quarters
