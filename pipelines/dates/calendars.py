"""Years and calendars other than the Gregorian."""

from datetime import date, timedelta

#: Japan's eras and the Republic of China's, and the year before their first.
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "民國": 1911, "民国": 1911, "公元": 0, "西元": 0}
#: What is added to a month's number to say that it is one of Iran's.
JALALI = 100

_BUDDHIST = 543
#: What two digits make of a later year were those of a Buddhist one.
_LAST_OF_TWO_DIGITS = 2040
_GREGORIAN = range(1900, 2101)


def day_of(year: int, month: int, day: int, *, thai: bool, iranian: bool) -> date | None:
    """The Gregorian day that a printed one is; `None` where it is none or in no calendar that is certain."""
    if month > JALALI or (iranian and 1300 <= year < 1500):
        return _from_jalali(year, month % JALALI, day) if 1300 <= year < 1500 else None
    if thai and year - _BUDDHIST in _GREGORIAN:
        year -= _BUDDHIST
    elif thai and year > _LAST_OF_TWO_DIGITS:
        year -= _BUDDHIST % 100
    try:
        return date(year, month, day) if year in _GREGORIAN else None
    except ValueError:
        return None


def _from_jalali(year: int, month: int, day: int) -> date | None:
    """By the rule of 33 years, which holds from 1206 to 1498."""
    if not 1 <= month <= 12 or not 1 <= day <= (31 if month < 7 else 30):
        return None
    if month == 12 and day == 30 and not _is_leap(year):
        return None
    before = sum(366 if _is_leap(passed) else 365 for passed in range(1300, year))
    into = (month - 1) * 31 if month < 8 else 186 + (month - 7) * 30
    return date(1921, 3, 21) + timedelta(days=before + into + day - 1)


def _is_leap(year: int) -> bool:
    return year % 33 in {1, 5, 9, 13, 17, 22, 26, 30}
