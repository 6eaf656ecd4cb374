"""The time of day that stands beside a date."""

import re
from dataclasses import dataclass
from datetime import UTC, time, timedelta, timezone

from pipelines.dates.tokens import Tokens

_CLOCK = (
    r"(?:(?P<before>a)\.?)?[fh]?(?P<hour>D)"
    r"(?:(?P<sign>[:.h])\.?(?P<minute>D)(?:i?[:.f]?(?P<second>D)s|[:.](?P<tail>D)|i)?)?"
    r"(?P<hours>h)?\.?(?:f?(?P<after>a))?"
)
_ZONE = r"\.?,?\(?(?P<zone>z)?(?:(?P<way>[+-])(?P<offset>Y|D(?::(?P<minutes>D))?))?\)?"
#: After a date, and before one. A word that no table has is "at", where a time follows that can be nothing else.
_AFTER = re.compile(r"(?:[.,|()fWBd'/-]{0,6}?|[,-]?x,?(?=a?D:D))" + _CLOCK + _ZONE)
_BEFORE = re.compile(_CLOCK + _ZONE + r"[.,|()fWB/-]{0,6}$")
_FARTHEST = 14 * 60


@dataclass(frozen=True, kw_only=True)
class Clock:
    """A time of day and the tokens that print it."""

    time: time
    #: `second`, `minute` or `hour`.
    precision: str
    zone: timezone | None
    start: int
    end: int


def clock_beside(tokens: Tokens, start: int, end: int) -> Clock | None:
    """The time printed after a date, which has the tokens from `start` to `end`, or else before it."""
    if (found := _AFTER.match(tokens.letters, end)) and (clock := _clock(tokens, found, (end, found.end()))):
        return clock
    for place in range(max(0, start - 18), start):
        if (found := _BEFORE.match(tokens.letters[:start], place)) and (clock := _clock(tokens, found, found.span())):
            return clock
    return None


def _clock(tokens: Tokens, found: re.Match[str], span: tuple[int, int]) -> Clock | None:
    half = next((tokens.values[found.start(name)] for name in ("before", "after") if found.group(name)), None)
    hour = _hour(tokens.values[found.start("hour")], half)
    minute = tokens.values[found.start("minute")] if found.group("minute") else None
    if minute is None and half is None and not found.group("hours") and found.group("sign") != "h":
        return None
    if found.group("sign") in {":", "."} and tokens.width(found.start("minute")) != 2:
        return None
    if found.group("sign") == "." and tokens.letters[found.end() : found.end() + 1] == "x":  # "3 January 2013. 5.10 km"
        return None
    second = next((tokens.values[found.start(name)] for name in ("second", "tail") if found.group(name)), None)
    zone, end = _zone(tokens, found)
    try:
        read = time(hour, minute or 0, second or 0)
    except ValueError:
        return None
    precision = "hour" if minute is None else "minute" if second is None else "second"
    return Clock(time=read, precision=precision, zone=zone, start=span[0], end=max(end, found.end("hour")))


def _hour(printed: int, half: int | None) -> int:
    """Of twelve-hour clocks, where noon is 12 p.m.; some themes print the half of the day beside 24 hours."""
    if half is None or printed > 12:
        return printed
    return printed % 12 + half


def _zone(tokens: Tokens, found: re.Match[str]) -> tuple[timezone | None, int]:
    """The zone printed after a time, and where the time ends."""
    named = tokens.values[found.start("zone")] if found.group("zone") else None
    if found.group("way"):
        place, number = found.start("way"), found.start("offset")
        is_tight = tokens.spans[place][1] == tokens.spans[number][0]
        if is_tight and (named is not None or found.group("minutes") or tokens.width(number) == 4):
            value = tokens.values[number]
            minutes = tokens.values[found.start("minutes")] if found.group("minutes") else None
            total = value * 60 + minutes if minutes is not None else divmod(value, 100)[0] * 60 + value % 100
            if tokens.width(number) < 4 and minutes is None:
                total = value * 60
            if total <= _FARTHEST:
                return timezone(timedelta(minutes=total if found.group("way") == "+" else -total)), found.end()
        end = place
    else:
        end = found.end()
    if named is None:
        return None, end
    return (timezone(timedelta(minutes=named)) if named else UTC), end
