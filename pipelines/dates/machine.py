"""Dates written for machines: ISO 8601, RFC 822, what a clock counts since 1970."""

import re
from datetime import UTC, datetime, timezone
from email.utils import parsedate_to_datetime
from functools import lru_cache

from pipelines.dates.moment import Moment, offset, timed

_ISO = re.compile(
    r"((?:19|20)\d\d)-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?)?",
    re.IGNORECASE,
)
#: The form without separators, which the classes of old themes and microformats use.
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})T(\d{2}):?(\d{2})(?::?(\d{2}))?\s*(Z|[+-]\d{2}(?::?\d{2})?)?", re.IGNORECASE)
#: Seconds since 1970, or thousandths.
_COUNTED = re.compile(r"(1\d{9})(?:\d{3})?")
_RFC822 = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun),\s*)?\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r" (?:\d\d|[12]\d{3}) \d{2}:\d{2}(:\d{2})?(?: (?:[+-]\d{4}|[a-z]{1,4}))?(?: \([a-z]+\))?",
    re.IGNORECASE,
)


def read_machine(text: str) -> Moment | None:
    """The moment, `None` where the text has none of these forms; `ValueError` where there is no such day."""
    if found := _ISO.fullmatch(text) or _BASIC.fullmatch(text):
        return _iso(*found.groups())
    if found := _COUNTED.fullmatch(text):
        return timed(datetime.fromtimestamp(int(found.group(1)), UTC).replace(tzinfo=None), "second", UTC)
    if found := _RFC822.fullmatch(text):
        return _rfc822(text, "second" if found.group(1) else "minute")
    return None


def _iso(
    year: str, month: str, day: str | None, hour: str | None, minute: str, second: str | None, zone: str | None
) -> Moment:
    if day is None:
        return Moment(at=f"{datetime(int(year), int(month), 1):%Y-%m}", precision="month")
    if hour is None:
        return Moment(at=f"{datetime(int(year), int(month), int(day)):%Y-%m-%d}", precision="day")
    local = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))
    return timed(local, "second" if second else "minute", _fixed(zone))


@lru_cache
def _fixed(zone: str | None) -> timezone | None:
    if zone is None or zone in {"Z", "z"}:
        return None if zone is None else UTC
    return offset(zone[0], zone[1:3], zone[3:].lstrip(":") or "0")


def _rfc822(text: str, precision: str) -> Moment | None:
    parsed = parsedate_to_datetime(text)
    away = parsed.utcoffset()
    if away is None:  # the RFC's "-0000" is UTC, zone unknown
        return timed(parsed, precision, UTC if text.endswith("-0000") else None)
    return timed(parsed.replace(tzinfo=None), precision, timezone(away))
