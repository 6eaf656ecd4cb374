"""Printed dates to instants, without guessing: what was not printed is not made up."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateparser.date import DateDataParser

_ISO = re.compile(
    r"^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?$",
    re.IGNORECASE,
)
_RFC822 = re.compile(r"^(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{2,4} \d{2}:\d{2}")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}(?:[:.](\d{2}))?(?!\d)")
#: A day, a month's name and a year, in either order, with a time where one follows.
_SPELLED = re.compile(
    r"(?:\d{1,2}(?:\.|º|°|st|nd|rd|th)?\s+(?:de\s+|di\s+)?[^\W\d]+\.?,?\s+(?:de\s+)?\d{4}"
    r"|[^\W\d]+\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}[/.]\d{1,2}[/.]\d{4})"
    r"(?:\D{0,12}?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\.?)?)?",
    re.IGNORECASE,
)
#: What themes print between a date and its time.
_BETWEEN = re.compile(r"\s[@–—|·-]\s")
_OFFSET = re.compile(r"^([+-])(\d{2}):?(\d{2})$")
_FORMATS = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A date as far as it was printed."""

    #: ISO 8601: with `Z` where the zone was stated, a local time without it, or only `2013-01-28`, `2013-01`, `2013`.
    at: str
    #: `second`, `minute`, `day`, `month` or `year`.
    precision: str
    #: The part of the printed text that names it, where there was more.
    printed: str | None = None


@lru_cache(maxsize=8192)
def read_date(printed: str, language: str | None) -> Moment | None:
    """The moment a printed date names; `None` where it cannot be read. `language` is the page's, as `it-IT`."""
    text = " ".join(printed.split())
    try:
        return _iso(text) or _rfc822(text) or _spelled(text, language)
    except (ValueError, OverflowError):
        return None


def _iso(text: str) -> Moment | None:
    found = _ISO.match(text)
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    if day is None:
        return Moment(at=f"{datetime(int(year), int(month), 1):%Y-%m}", precision="month")
    if hour is None:
        return Moment(at=f"{datetime(int(year), int(month), int(day)):%Y-%m-%d}", precision="day")
    local = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))
    precision = "second" if second else "minute"
    if zone is None:
        return Moment(at=local.isoformat(), precision=precision)
    return Moment(at=_utc(local.replace(tzinfo=_fixed(zone))), precision=precision)


def _rfc822(text: str) -> Moment | None:
    if not _RFC822.match(text):
        return None
    parsed = parsedate_to_datetime(text)
    precision = "second" if re.search(r"\d:\d{2}:\d{2}", text) else "minute"
    if parsed.tzinfo is None:  # the RFC's "-0000": UTC, zone unknown
        parsed = parsed.replace(tzinfo=UTC)
    return Moment(at=_utc(parsed), precision=precision)


def _spelled(text: str, language: str | None) -> Moment | None:
    for candidate in _candidates(text):
        data = _parser(_language(language)).get_date_data(_BETWEEN.sub(" ", candidate))
        if data.date_obj is None or "year" not in (getattr(data, "parts", None) or ()):
            continue
        if clock := _CLOCK.search(candidate):
            moment = data.date_obj.replace(microsecond=0)
            precision = "second" if clock.group(1) else "minute"
            at = moment.isoformat() if moment.tzinfo is None else _utc(moment)
            return Moment(at=at, precision=precision, printed=candidate)
        if form := _FORMATS.get(data.period or ""):
            return Moment(at=f"{data.date_obj:{form}}", precision=data.period or "", printed=candidate)
    return None


def _candidates(text: str) -> list[str]:
    found = _SPELLED.search(text)
    parts = [found.group()] if found else []
    return [*parts, text] if len(text) <= 60 else parts


def _language(code: str | None) -> str | None:
    return code.replace("_", "-").split("-")[0].lower() if code else None


@lru_cache(maxsize=64)
def _parser(language: str | None) -> DateDataParser:
    settings = {"RETURN_AS_TIMEZONE_AWARE": False, "PARSERS": ["absolute-time"]}
    try:
        return DateDataParser(languages=[language] if language else None, settings=settings)
    except ValueError:
        return DateDataParser(settings=settings)


def _fixed(offset: str) -> timezone:
    if offset in {"Z", "z"}:
        return UTC
    found = _OFFSET.match(offset)
    if not found:
        raise ValueError(offset)
    sign, hours, minutes = found.groups()
    delta = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-delta if sign == "-" else delta)


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo | timezone | None:
    try:
        return _fixed(name) if _OFFSET.match(name) else ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def in_utc(moment: Moment, zone: str | None) -> tuple[str, str]:
    """The instant as the archive writes it, and where its zone comes from: `stated`, `blog` or `assumed` (UTC).

    A date without a time has no instant and stays as printed; its zone is the blog's by nature.
    """
    if moment.precision not in {"second", "minute"}:
        return moment.at, "blog" if zone else "assumed"
    if moment.at.endswith("Z"):
        return moment.at, "stated"
    local = datetime.fromisoformat(moment.at)
    if zone and (known := _zone(zone)):
        return _utc(local.replace(tzinfo=known)), "blog"
    return f"{local:%Y-%m-%dT%H:%M:%SZ}", "assumed"
