"""Dates in languages that have no table here: dateparser, which is slow, as the last resort."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.dates.moment import Moment
from pipelines.dates.printed import primary
from pipelines.dates.words import words

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_LONGEST = 60
#: A word, a year and another number: less is no date that names its month.
_FORM = re.compile(r"(?=.*[^\W\d_]{3})(?=.*(?<!\d)(?:19|20)\d\d(?!\d))(?=.*(?<!\d)\d{1,2}(?!\d))")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?!\d)")


def read_elsewhere(text: str, language: str | None) -> Moment | None:
    """The day or minute, in the one language that the page says it is in."""
    spoken = primary(language)
    if spoken is None or spoken in words().months or len(text) > _LONGEST or not _FORM.search(text):
        return None
    parser = _parser(spoken)
    data = parser.get_date_data(text) if parser else None
    if data is None or data.date_obj is None or not {"day", "month", "year"} <= set(getattr(data, "parts", None) or ()):
        return None
    local = data.date_obj.replace(tzinfo=None)
    if _CLOCK.search(text):
        return Moment(at=local.replace(second=0, microsecond=0).isoformat(), precision="minute", printed=text)
    return Moment(at=f"{local:%Y-%m-%d}", precision="day", printed=text)


@lru_cache(maxsize=16)
def _parser(language: str) -> "DateDataParser | None":
    from dateparser.date import DateDataParser

    try:
        return DateDataParser(
            languages=[language], settings={"RETURN_AS_TIMEZONE_AWARE": False, "PARSERS": ["absolute-time"]}
        )
    except ValueError:
        return None
