"""Dates as themes print them: a day with its month's name, a row of numbers, a month alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from pipelines.dates.calendars import day_of
from pipelines.dates.clock import Clock, clock_beside
from pipelines.dates.moment import Moment, Order, timed
from pipelines.dates.tokens import Tokens, tokens

#: Forms with the year in four digits, which are dates wherever they stand: a month's name, or its number marked as one.
_NAMED = tuple(
    re.compile(form)
    for form in (
        r"(?P<d>D)[.f]*[-/,]?[.f]*(?P<m>[MB])[.f',]*[-/]?f*(?P<y>Y)",
        r"(?P<m>[MB])[.f']*[-/]?(?P<d>D)[.f]*[-/,]?[fW]*(?P<y>Y)",
        r"(?P<y>Y)[.,yf()]*(?P<m>[MB])[.f]*(?P<d>D)(?![:h])",
        r"(?P<y>Y)(?P<sign>[-/])(?P<m>[MB])(?P=sign)(?P<d>D)",
        r"(?P<y>Y)[.f]+(?P<d>D)[.f]*(?P<m>[MB])",
        r"(?P<d>D)[,f]?t(?P<m>D)[,f/-]*(?P<y>Y)",
        r"t(?P<m>D),?(?P<d>D),?f*(?P<y>Y)",
        r"(?P<y>Y|(?P<era>e)[DN])yf?(?P<m>D)mf?(?P<d>D)d",
        r"(?P<m>D)m(?P<d>D)[df]*,(?P<y>Y)",
        r"(?P<d>D)(?P<m>D)m,?(?P<y>Y)",
    )
)
_APART = r"(?:(?<![DYN][./-])|(?<=:D-))"  # a time may stand before it
_ENDS = r"(?![./-][DYN](?!:))"
#: A time behind a dash may have a dot, too: "8.3.2007 – 1.36".
_YEAR_ENDS = r"(?![./][DYN](?!:)|-[DYN](?!:|\.D(?![./-]?[DYN])))"
_YEAR_FIRST = re.compile(_APART + r"(?P<y>Y)(?P<sign>[-./])(?P<m>D)(?P=sign)(?P<d>D)" + _ENDS)
_YEAR_LAST = re.compile(_APART + r"(?P<a>D)(?P<sign>[-./])(?P<b>D)(?:(?P=sign)|,)(?P<y>Y)" + _YEAR_ENDS)
#: What `date` and Java print, the year behind the zone.
_CTIME = re.compile(r"(?P<m>[MB])(?P<d>D)(?=D:D:D)(?P<clock>D:D:D)(?:z|\+Y|-Y)?(?P<y>Y)$")
#: Forms that are dates where nothing else stands beside them.
_SHORT = re.compile(r"(?P<a>D)(?P<sign>[-./])(?P<b>D)(?P=sign)(?P<y>D)")
_SHORT_NAMED = re.compile(
    r"(?P<d>D)[.f]*-?[.f]*(?P<m>[MB])[.f',-]*(?P<y>D)(?![:.h])|(?P<m2>[MB])[.f]*(?P<d2>D)[.f]*,?'(?P<y2>D)$"
)
_MONTH = re.compile(
    r"(?P<m>[MB])[-.f',/]*(?P<y>Y)|(?P<y2>Y)(?:y(?P<m3>D)m|[.f,]*(?P<m2>[MB]))|t(?P<m4>D)[,f/-]*(?P<y3>Y)"
)
_BESIDE = frozenset("WBfzd,.|@()-:'")

#: Languages, by CLDR, in which numbers with the year last have the day first, or would be odd (`None`).
_MONTH_FIRST = frozenset({"en", "en-us", "en-ph", "en-pr", "en-gu", "en-as", "en-vi", "en-mh", "fil", "chr", "haw"})
_NEITHER = frozenset("en-ca en-za zh ja ko hu lt fa mn eu si ne es-us es-pa es-pr".split())  # noqa: SIM905
#: Languages that print 5.6.13; elsewhere such a row of numbers may be a version.
_DOTTED = frozenset(
    "be bg bs cs da de et fi hr is it ka lv mk nb nl nn no pl ro ru sk sl sq sr sv tr uk".split()  # noqa: SIM905
)


@dataclass(frozen=True, kw_only=True)
class _Day:
    """A day or month, and the tokens that print it."""

    day: date
    precision: str
    start: int
    end: int
    order: Order | None = None


def read_printed(text: str, language: str | None, order: Order | None) -> Moment | None:
    """The moment that a text prints, first of several; `None` where it prints none that is certain."""
    row = tokens(text, primary(language))
    if "Y" not in row.letters and row.letters.count("D") < 2:
        return None
    if found := _CTIME.search(row.letters):
        return _ctime(row, found)
    found_day = _named(row, language) or _numeric(row, language, order)
    if found_day is None:
        return _alone(row, language, order)
    return _moment(row, found_day, clock_beside(row, found_day.start, found_day.end))


def primary(language: str | None) -> str | None:
    """The language of a tag, as `pt` of `pt-BR`."""
    return re.split("[-_]", language.strip().lower(), maxsplit=1)[0] if language else None


def _moment(row: Tokens, day: _Day, clock: Clock | None) -> Moment:
    if clock is None or day.precision != "day":
        form = "%Y-%m-%d" if day.precision == "day" else "%Y-%m"
        printed = row.printed(day.start, day.end)
        return Moment(at=f"{day.day:{form}}", precision=day.precision, printed=printed, order=day.order)
    moment = timed(datetime.combine(day.day, clock.time), clock.precision, clock.zone)
    printed = row.printed(min(day.start, clock.start), max(day.end, clock.end))
    return Moment(at=moment.at, precision=moment.precision, printed=printed, order=day.order)


def _named(row: Tokens, language: str | None) -> _Day | None:
    for form in _NAMED:
        for found in form.finditer(row.letters):
            values = {name: row.values[found.start(name)] for name in ("y", "m", "d")}
            if found.groupdict().get("era"):
                values["y"] = row.values[found.start("era")] + row.values[found.start("era") + 1]
            if day := _day(row, language, values["y"], values["m"], values["d"]):
                return _Day(day=day, precision="day", start=found.start(), end=found.end())
    return None


def _day(row: Tokens, language: str | None, year: int, month: int, day: int) -> date | None:
    spoken = primary(language)
    is_thai = spoken in {"th", "lo", "km"} or any("\u0e00" <= sign < "\u0e80" for sign in row.text)
    return day_of(year, month, day, thai=is_thai, iranian=spoken in {"fa", "ps", "ckb"})


def _numeric(row: Tokens, language: str | None, order: Order | None) -> _Day | None:
    if found := _YEAR_FIRST.search(row.letters):
        year, month, day = (row.values[found.start(name)] for name in ("y", "m", "d"))
        if read := _day(row, language, year, month, day):
            return _Day(day=read, precision="day", start=found.start(), end=found.end())
        return None
    if found := _YEAR_LAST.search(row.letters):
        return _by_order(row, found, row.values[found.start("y")], language, order)
    return None


def _by_order(row: Tokens, found: re.Match[str], year: int, language: str | None, order: Order | None) -> _Day | None:
    """The day that a row of numbers names: by the numbers, the weekday, the blog's other dates, then the language."""
    first, second = row.values[found.start("a")], row.values[found.start("b")]
    days: dict[Order, date | None] = {
        "dmy": _day(row, language, year, second, first),
        "mdy": _day(row, language, year, first, second),
    }
    certain = certain_order(days["dmy"], days["mdy"], _weekday(row))
    chosen = certain or order or usual_order(language)
    day = days[chosen] if chosen else days["dmy"] if first == second else None
    if day is None:
        return None
    is_assumed = certain is None and order is None and first != second
    return _Day(day=day, precision="day", start=found.start(), end=found.end(), order=chosen if is_assumed else None)


def order_shown(text: str) -> Order | None:
    """The order of day and month that one printed date shows by itself, as 25/06/2013 does."""
    row = tokens(text, None)
    short = _SHORT.search(row.letters)
    is_short = short is not None and row.width(short.start("y")) == 2
    found = _YEAR_LAST.search(row.letters) or (short if is_short else None)
    if found is None:
        return None
    year, first, second = (row.values[found.start(name)] for name in ("y", "a", "b"))
    if found is short:
        year = _century(year)
    return certain_order(_day(row, None, year, second, first), _day(row, None, year, first, second), _weekday(row))


def certain_order(day_first: date | None, month_first: date | None, weekday: int | None) -> Order | None:
    """The order that a printed date shows by itself."""
    if day_first == month_first:
        return None
    if day_first is None or month_first is None:
        return "mdy" if day_first is None else "dmy"
    fits = [order for order, day in (("dmy", day_first), ("mdy", month_first)) if day.isoweekday() == weekday]
    return "dmy" if fits == ["dmy"] else "mdy" if fits == ["mdy"] else None


def _weekday(row: Tokens) -> int | None:
    place = row.letters.find("W")
    return row.values[place] or None if place >= 0 else None


def usual_order(language: str | None) -> Order | None:
    """The order of numbers that CLDR has for a language, as `en-GB`."""
    if not language:
        return None
    tag = language.strip().lower().replace("_", "-")
    for name in (tag, tag.split("-")[0]):
        if name in _NEITHER:
            return None
        if name in _MONTH_FIRST:
            return "mdy" if name == tag or name != "en" else "dmy"
    return "dmy"


def _alone(row: Tokens, language: str | None, order: Order | None) -> Moment | None:
    """A form that says too little to be taken for a date where other words stand beside it."""
    for day in _short(row, language, order):
        clock = clock_beside(row, day.start, day.end) if day.precision == "day" else None
        ends = {*range(day.start, day.end), *(range(clock.start, clock.end) if clock else ())}
        words = _BESIDE | {"x"} if clock else _BESIDE  # a row of numbers before a time is no version
        if all(letter in words for place, letter in enumerate(row.letters) if place not in ends):
            return _moment(row, day, clock)
    return None


def _short(row: Tokens, language: str | None, order: Order | None) -> Iterator[_Day]:
    if (found := _SHORT.search(row.letters)) and row.width(found.start("y")) == 2:
        is_dotted = found.group("sign") == "."
        is_last = language is not None and usual_order(language) is not None and primary(language) != "sv"
        if day := _short_year_first(row, found, language, may_be_last=is_last):
            yield day
            return
        if is_last and (day := _by_order(row, found, _century(row.values[found.start("y")]), language, order)):
            is_usual = primary(language) in _DOTTED and row.values[found.start("b")] <= 12
            is_sure = day.order is None and any(_is_padded(row, found.start(name)) for name in ("a", "b"))
            if not is_dotted or is_usual or is_sure or ":" in row.letters:
                yield day
    if (found := _SHORT_NAMED.search(row.letters)) and row.width(found.end() - 1) == 2:
        parts = [
            row.values[found.start(a if found.group(a) else b)] for a, b in (("y", "y2"), ("m", "m2"), ("d", "d2"))
        ]
        if day_read := _day(row, language, _century(parts[0]), parts[1], parts[2]):
            yield _Day(day=day_read, precision="day", start=found.start(), end=found.end())
    if found := _MONTH.search(row.letters):
        year = next(row.values[found.start(name)] for name in ("y", "y2", "y3") if found.group(name))
        month = next(row.values[found.start(name)] for name in ("m", "m2", "m3", "m4") if found.group(name))
        if month <= 12 and (first := _day(row, language, year, month, 1)):
            yield _Day(day=first, precision="month", start=found.start(), end=found.end())


def _is_padded(row: Tokens, place: int) -> bool:
    """True for a number below ten with a nought before it, as versions seldom have."""
    return row.values[place] < 10 and row.width(place) == 2


def _short_year_first(row: Tokens, found: re.Match[str], language: str | None, *, may_be_last: bool) -> _Day | None:
    """The day of a row that begins with a year in two digits, where the weekday shows it."""
    first, second, third = (row.values[found.start(name)] for name in ("a", "b", "y"))
    day, weekday = _day(row, language, _century(first), second, third), _weekday(row)
    if day is None or day.isoweekday() != weekday or row.width(found.start("a")) != 2:
        return None
    others = (_day(row, language, _century(third), *pair) for pair in ((second, first), (first, second)))
    if may_be_last and any(other is not None and other.isoweekday() == weekday for other in others):
        return None
    return _Day(day=day, precision="day", start=found.start(), end=found.end())


def _century(year: int) -> int:
    """Blogs began in the nineties."""
    return year + (1900 if year >= 90 else 2000)


def _ctime(row: Tokens, found: re.Match[str]) -> Moment | None:
    day = _day(row, None, row.values[found.start("y")], row.values[found.start("m")], row.values[found.start("d")])
    clock = clock_beside(row, found.start("m"), found.start("clock"))
    if day is None or clock is None:
        return None
    moment = timed(datetime.combine(day, clock.time), clock.precision, clock.zone)
    return Moment(at=moment.at, precision=moment.precision, printed=row.printed(found.start(), found.end()))
