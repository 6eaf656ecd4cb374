"""Rows of numbers: which is the day, and which the month."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.dates import Order, order_of, read_date

from . import CAPTURED


@pytest.mark.parametrize(
    ("printed", "language", "order", "at"),
    [
        ("05/06/2012", "en-US", None, "2012-05-06"),
        ("05/06/2012", "en-GB", None, "2012-06-05"),
        ("05/06/2012", "it", None, "2012-06-05"),
        ("05.06.2012", "en", None, "2012-05-06"),
        ("05/06/2012", "en-CA", None, None),
        ("05/06/2012", None, None, None),
        ("06/06/2012", None, None, "2012-06-06"),
        ("05/06/2012", "en-US", "dmy", "2012-06-05"),
        ("05/06/2012", None, "mdy", "2012-05-06"),
        ("25/06/2012", "en-US", "mdy", "2012-06-25"),
        ("06/25/2012", "it", "dmy", "2012-06-25"),
        ("Tue 05/06/2012", "en-US", None, "2012-06-05"),
        ("Sunday, 05/06/2012", "it", None, "2012-05-06"),
        ("05/12/2013", "it", None, "2013-05-12"),
        ("05/12/2013", "it", "dmy", None),
        ("5.6.12", "de", None, "2012-06-05"),
        ("5.6.12", "en", None, None),
        ("05.6.12 at 9:12 am", "en-US", None, "2012-05-06T09:12:00"),
        ("05.25.12 at 9:12 am", "en-US", None, "2012-05-25T09:12:00"),
        ("1.25.12", "de", None, None),
        ("05.25.12", "en-US", None, "2012-05-25"),
        ("25.05.12", "en", None, "2012-05-25"),
        ("05.06.12", "en-US", None, None),
        ("05.06.12", "en-US", "mdy", "2012-05-06"),
        ("12/06/05", "ja", None, None),
        ("12-06-05 (Tue) 17:12", "ja", None, "2012-06-05T17:12:00"),
        ("12-06-04(月)", "ja", None, "2012-06-04"),
        ("12-06-03 (일)", "ko", None, "2012-06-03"),
        ("5/6/12 17:12", "it", None, "2012-06-05T17:12:00"),
    ],
)
def test_order_of_day_and_month(printed: str, language: str | None, order: Order | None, at: str | None) -> None:
    """By the numbers and the weekday, then by the blog's other dates, then by the language, never in the future."""
    moment = read_date(printed, language, CAPTURED, order)
    assert (moment and moment.at) == at


def test_order_that_only_the_language_tells_is_marked() -> None:
    """So that whoever knows the blog's other dates may read it again."""
    orders = {
        printed: moment and moment.order
        for printed in ("05/06/2012", "25/06/2012", "Tue 05/06/2012", "06/06/2012", "5 giugno 2012")
        for moment in [read_date(printed, "it")]
    }
    assert orders == {
        "05/06/2012": "dmy",
        "25/06/2012": None,
        "Tue 05/06/2012": None,
        "06/06/2012": None,
        "5 giugno 2012": None,
    }


def test_order_of_a_blogs_dates() -> None:
    """One date that shows it decides; dates that contradict each other decide nothing."""
    assert order_of(["05/06/2013", "25/06/2013 17:12", "5 giugno 2013"]) == "dmy"
    assert order_of(["05/06/2013", "06/25/2013"]) == "mdy"
    assert order_of(["05.06.13 - 17:12", "25.06.13 - 17:12"]) == "dmy"
    assert order_of(["05/06/2013", "Tue 05/06/2012"]) == "dmy"
    assert order_of(["25/06/2013", "06/25/2013"]) is None
    assert order_of(["05/06/2013", "2013-06-25", "25 comments"]) is None


@settings(max_examples=400, deadline=None)
@given(
    st.dates(date(1995, 1, 1), date(2025, 12, 31)),
    st.sampled_from(["en-US", "en-GB", "it", "de", "ja", None]),
    st.sampled_from("/.-"),
)
def test_numbers_are_read_in_the_languages_order(day: date, language: str | None, sign: str) -> None:
    """Printed in the order of the language a row of numbers is the day it was; without such an order, or nothing."""
    form = f"%m{sign}%d{sign}%Y" if language == "en-US" else f"%d{sign}%m{sign}%Y"
    moment = read_date(f"{day:{form}}", language)
    if moment is None:
        assert language in {"ja", None}
    else:
        assert moment.at == f"{day:%Y-%m-%d}"
