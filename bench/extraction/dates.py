"""Printed local times against instants: how many agree, one constant offset a blog and season allowed.

A season is the summer or winter of one year, since blogs change their zone, or forget to, from one to the next; or a
stretch of dates that all have one offset.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import groupby
from zoneinfo import ZoneInfo

#: Where clocks change on other days; a blog's seasons are those of the one that suits it best.
_SEASONS = tuple(map(ZoneInfo, ("UTC", "Europe/Paris", "America/New_York", "Australia/Sydney")))
_QUARTERS = range(-12 * 4, 14 * 4 + 1)
#: A season without a date for this long is over.
_LONG = timedelta(days=180)
#: An offset is the blog's where one date in so many has it.
_USED = 50
#: So many dates in a row are a season, whatever the calendar says.
_MANY = 5

#: A date as a reader gives it, whether its zone was stated, and the instant it should be.
Pair = tuple[str | None, bool, datetime]
#: Its place in the list, the offsets at which it is right, and the instant.
_Dated = tuple[int, set[int], datetime]


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
    blogs: dict[Hashable, list[_Dated]] = defaultdict(list)
    for place, (blog, (date, is_zoned, at)) in enumerate(pairs):
        fitting = set(offsets(date, at)) if date else set()
        if is_zoned:
            result[place] = 0 in fitting
        else:
            blogs[blog].append((place, fitting, at))
    for dates in blogs.values():
        best = max((_settled(dates, zone) for zone in _SEASONS), key=len)
        for place in best | _runs(dates):
            result[place] = True
    return result


def _settled(dates: Sequence[_Dated], zone: ZoneInfo) -> set[int]:
    """The dates that agree with the commonest offset of their season, of those that are the blog's."""
    used = Counter(offset for _, fitting, _ in dates for offset in fitting)
    found = set()
    for season in _seasons(dates, zone):
        counted = Counter(offset for _, fitting, _ in season for offset in fitting)
        usual = [offset for offset in counted if used[offset] * _USED >= len(dates)]
        # of equals the one nearest to none
        best = max(usual, key=lambda offset: (counted[offset], -abs(offset)), default=0)
        found |= {place for place, fitting, _ in season if best in fitting}
    return found


def _runs(dates: Sequence[_Dated]) -> set[int]:
    """The dates of stretches in which many in a row have one offset, as where an owner turns the clock by hand."""
    found: set[int] = set()
    ordered = sorted(dates, key=lambda date: date[2])
    for _, group in groupby(ordered, key=lambda date: frozenset(date[1])):
        run = list(group)
        if len(run) >= _MANY and len(run[0][1]) == 1:
            found |= {place for place, _, _ in run}
    return found


def _seasons(dates: Sequence[_Dated], zone: ZoneInfo) -> Iterable[list[_Dated]]:
    """A blog's dates by summer and winter of each year."""
    season: list[_Dated] = []
    for date in sorted(dates, key=lambda date: date[2]):
        before = season[-1][2] if season else date[2]
        if bool(before.astimezone(zone).dst()) != bool(date[2].astimezone(zone).dst()) or date[2] - before > _LONG:
            yield season
            season = []
        season.append(date)
    yield season


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
