"""Printed dates to moments, without guessing: what was not printed is not made up.

`read_date` reads what machines and themes print in some seventy languages; `order_of` tells from a blog's dates whether
its numbers have the day or the month first, `learned_zone` its zone; `in_utc` makes an instant of a moment once that is
known.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from pipelines.dates.elsewhere import read_elsewhere
from pipelines.dates.machine import read_machine
from pipelines.dates.moment import Habits, Moment, Order, in_utc
from pipelines.dates.printed import order_shown, read_printed, usual_order
from pipelines.dates.relative import read_relative
from pipelines.dates.zones import learned_zone

__all__ = ["Habits", "Moment", "Order", "in_utc", "learned_zone", "order_of", "read_date", "usual_order"]

#: Marks of direction and joining, which stand within dates of right-to-left languages.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
#: No page of the web is older.
_FIRST = "1990"
#: How far into the future a date may lie: the blog's clock may be ahead, and its zone is.
_AHEAD = timedelta(days=1)


def read_date(
    printed: str, language: str | None, captured: str | None = None, order: Order | None = None
) -> Moment | None:
    """The moment a printed date names; `None` where it cannot be read or cannot be when something was published.

    `language` is the page's, as `it-IT`; `captured` when it was fetched, `2013-01-28T08:15:00Z`, without which "3 hours
    ago" says nothing; `order` what the blog's other dates show of a row of numbers, for which the language speaks else.
    What archives of files set a file's date to, 1970 or 1980, is before the web and no time of a capture.
    """
    captured = captured if captured and captured > _FIRST else None
    text = " ".join((printed if printed.isascii() else _UNSEEN.sub("", printed)).split())
    moment = _read(text, language, order) or (_relative(text, language, captured) if captured else None)
    if moment is None:
        return None
    if _is_possible(moment, captured):
        return moment
    if moment.order is None:
        return None
    other = _read(text, language, "mdy" if moment.order == "dmy" else "dmy")  # the one that is not in the future
    return other if other and _is_possible(other, captured) else None


@lru_cache(maxsize=1024)
def _read(text: str, language: str | None, order: Order | None) -> Moment | None:
    try:
        return read_machine(text) or read_printed(text, language, order) or read_elsewhere(text, language)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=1024)
def _relative(text: str, language: str | None, captured: str) -> Moment | None:
    try:
        return read_relative(text, language, captured)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=64)
def _latest(captured: str) -> str:
    return f"{datetime.fromisoformat(captured).astimezone(UTC) + _AHEAD:%Y-%m-%dT%H:%M:%S}"


def _is_possible(moment: Moment, captured: str | None) -> bool:
    if moment.at < _FIRST:
        return False
    at = moment.at.removesuffix("Z")
    return not captured or at <= _latest(captured)[: len(at)]


def order_of(printed: Iterable[str]) -> Order | None:
    """The order of day and month that a blog's printed dates show, where those that show one agree."""
    orders = {order for text in printed if (order := order_shown(text))}
    return orders.pop() if len(orders) == 1 else None
