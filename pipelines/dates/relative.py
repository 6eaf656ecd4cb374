"""Times told by their distance, "3 hours ago", "yesterday at 5:12", as of the moment the page was captured."""

import re
from datetime import UTC, datetime, timedelta
from functools import cache

from pipelines.dates.clock import clock_beside
from pipelines.dates.moment import Moment, utc
from pipelines.dates.printed import primary
from pipelines.dates.tokens import tokens
from pipelines.dates.words import phrase, words

_NUMBER = re.compile(r"\d+")
_LONGEST = 60
#: Words for one, for what is only roughly so, and for this very minute.
_ONE = """
a an one un una uno une um uma ein eine einem einer einen een één en ett et bir jeden jedna jednu jedną один одну одна
yksi egy ένα μία μια o
"""
_ROUGHLY = """
about around almost over circa etwa ungefähr fast environ presque casi aproximadamente unos cerca quase około прибл
около почти ongeveer ca ungefär omkring cirka noin yaklaşık 约 約 大约
"""
_NOW = """
just now|moments ago|a moment ago|a few seconds ago|few seconds ago|right now|ahora mismo|justo ahora|agora mesmo
à l'instant|gerade eben|adesso|proprio ora|zojuist|przed chwilą|только что|щойно|たった今|刚刚|剛剛|방금|şimdi|az önce
baru saja|vừa xong|الآن|همین الان|právě teď|just nu|lige nu|akkurat nå|juuri nyt|μόλις τώρα|כרגע|chiar acum
เมื่อสักครู่|अभी
"""
_AND = frozenset({"and", "y", "und", "et", "e", "и", "i", "en", "och", "og", "ja"})
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 7 * 86_400}
_MONTHS = {"month": 1, "year": 12}
#: No page speaks of before the year 1000.
_EARLIEST = 12 * 1000
#: Days that every month has.
_SHORTEST = 28
#: How precise what was said by its distance is: "3 weeks" may be anything from 17 to 27 days.
_PRECISION = {"second": "minute", "minute": "minute", "hour": "hour", "day": "day", "week": "month", "month": "month",
              "year": "year"}  # fmt: skip
_FORMS = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}


def read_relative(text: str, language: str | None, captured: str) -> Moment | None:
    """The moment that a text names by its distance from the capture, no finer than that distance tells."""
    if len(text) > _LONGEST:
        return None
    spoken = primary(language)
    seen = datetime.fromisoformat(captured).astimezone(UTC)
    if phrase(text) in _phrases(_NOW.replace("\n", "|"), "|"):
        return Moment(at=utc(seen.replace(second=0)), precision="minute", printed=text)
    if ago := _distance(text, spoken):
        return _before(seen, ago, text)
    return _by_day(text, spoken, seen)


@cache
def _phrases(text: str, separator: str | None = None) -> frozenset[str]:
    return frozenset(map(phrase, text.split(separator))) - {""}


def _distance(text: str, language: str | None) -> list[tuple[int, str]] | None:
    """How many of which unit, of "2 years, 9 months ago" both."""
    numbers = [int(number) for number in _NUMBER.findall(text)]
    if len(numbers) > 2 or any(number > 9999 for number in numbers):
        return None
    said = [word for word in phrase(_NUMBER.sub("#", text)).split() if word not in _phrases(_ROUGHLY)]
    if not numbers:
        forms = [[*said[:n], "#", *said[n + 1 :]] for n, word in enumerate(said) if word in _phrases(_ONE)]
        return next(([(1, unit)] for form in forms if (unit := _unit(form, language))), None)
    finer = None
    if said.count("#") == 2:
        second = len(said) - 1 - said[::-1].index("#")
        name = said[second + 1 : second + 2]
        del said[second : second + 2]
        said = [word for word in said if word not in _AND]
        place = said.index("#") + 1
        finer = _unit([*said[:place], *name, *said[place + 1 :]], language)
    unit = _unit(said, language) if said.count("#") == 1 else None
    if unit is None:
        return None
    return [(numbers[0], unit), (numbers[1], finer)] if finer else [(numbers[0], unit)]


def _unit(form: list[str], language: str | None) -> str | None:
    past, said = words().past, " ".join(form)
    return past.get(language or "", {}).get(said) or past[""].get(said)


def _before(seen: datetime, ago: list[tuple[int, str]], text: str) -> Moment | None:
    units = [unit for _, unit in ago]
    precision = "month" if units == ["year", "month"] else _PRECISION[units[0]]
    months = sum(number * _MONTHS[unit] for number, unit in ago if unit in _MONTHS)
    if months:
        whole = seen.year * 12 + seen.month - 1 - months
        if whole < _EARLIEST:
            return None
        seen = seen.replace(year=whole // 12, month=whole % 12 + 1, day=min(seen.day, _SHORTEST))
    moment = seen - timedelta(seconds=sum(number * _SECONDS[unit] for number, unit in ago if unit in _SECONDS))
    if form := _FORMS.get(precision):
        return Moment(at=f"{moment:{form}}", precision=precision, printed=text)
    return Moment(at=utc(moment.replace(second=0)), precision=precision, printed=text)


def _by_day(text: str, language: str | None, seen: datetime) -> Moment | None:
    """Today, yesterday, with a time or without. The day is the one it was in UTC until the blog's zone is known."""
    row = tokens(text, language)
    place = row.letters.find("r")
    if place < 0:
        return None
    clock = clock_beside(row, place, place + 1)
    known = {place, *(range(clock.start, clock.end) if clock else ())}
    if any(letter not in "fW.,|-()'" for number, letter in enumerate(row.letters) if number not in known):
        return None
    day = (seen - timedelta(days=row.values[place])).date()
    if clock is None:
        return Moment(at=f"{day:%Y-%m-%d}", precision="day", printed=text)
    local = datetime.combine(day, clock.time)
    if clock.zone is not None:
        return Moment(at=utc(local.replace(tzinfo=clock.zone)), precision=clock.precision, printed=text)
    return Moment(at=local.isoformat(), precision=clock.precision, printed=text, days_ago=row.values[place])
