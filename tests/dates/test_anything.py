"""Whatever stands where a date is expected: no other day is read, none that cannot be, and nothing raises."""

import json
from datetime import date, datetime, timedelta
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.dates import read_date

from . import CAPTURED


@pytest.mark.parametrize(
    ("printed", "is_read"),
    [
        ("2013-06-16", True),
        ("2013-06-16T10:00:00", True),
        ("2013-06-17", False),
        ("June 17, 2013 at 5:12 pm", False),
        ("July 4, 2030", False),
        ("July 4, 1776", False),
        ("1970-01-01T00:00:00+00:00", False),
        ("1991-08-06", True),
    ],
)
def test_no_page_is_from_the_future_or_from_before_the_web(printed: str, is_read: bool) -> None:
    """A date of publication lies between 1990 and a day after the capture."""
    assert (read_date(printed, "en", CAPTURED) is not None) == is_read


@pytest.mark.parametrize("saved", ["1970-01-01T00:00:00Z", "1980-01-01T00:00:00Z"])
def test_what_archives_set_a_files_date_to_is_no_time_of_a_capture(saved: str) -> None:
    """It makes no date one of the future, and nothing is so many days before it."""
    moment = read_date("28 January 2013", "en", saved)
    assert moment is not None
    assert moment.at == "2013-01-28"
    assert read_date("3 days ago", "en", saved) is None


def _months() -> list[tuple[str, int, str]]:
    table = json.loads((files("pipelines.dates") / "names.json").read_text("utf-8"))["months"]
    return [(lang, number, name) for lang, m in table.items() for number, names in enumerate(m, 1) for name in names]


_FORMS = (
    "{d} {m} {y}",
    "{m} {d}, {y}",
    "{d}. {m} {y}",
    "{y} {m} {d}",
    "{d} de {m} de {y}",
    "x {d} {m}, {y} x",
    "{m} {d}th {y}",
)
_TIMES = ("", " {H}:{M:02}", " at {H}:{M:02}", ", {H}:{M:02}:07", " {H}h{M:02}", " @ {h}:{M:02} {half}")


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(_months()),
    st.integers(1, 28),
    st.integers(1995, 2025),
    st.times(),
    st.sampled_from(_FORMS),
    st.sampled_from(_TIMES),
)
def test_no_other_day_is_read(
    name: tuple[str, int, str], day: int, year: int, time: object, form: str, clock: str
) -> None:
    """A day in any form with any language's month is read as that day; with words of another language, maybe not."""
    language, number, month = name
    at = datetime.combine(date(year, number, day), time)  # type: ignore[arg-type]
    said = form.format(d=day, m=month, y=year)
    said += clock.format(H=at.hour, M=at.minute, h=at.hour % 12 or 12, half="am" if at.hour < 12 else "pm")
    moment = read_date(said, language)
    if moment is None:
        assert " de " in said
    else:
        assert moment.at[:10] == f"{at:%Y-%m-%d}"
        assert moment.precision in {"day", "minute", "second"}
        if moment.precision != "day":
            assert moment.at[11:16] == f"{at:%H:%M}"


@settings(max_examples=500, deadline=None)
@given(
    st.text(alphabet="0123456789 /.-:,'年月日ampmJan5thмарта年th@|()+Z", max_size=60),
    st.sampled_from(["en", "ru", "ja", None]),
)
def test_nothing_raises(text: str, language: str | None) -> None:
    """Whatever stands where a date is expected, it is read or it is not."""
    moment = read_date(text, language, CAPTURED)
    assert moment is None or "1990" <= moment.at[:4] <= "2013"


def test_long_texts_cost_little() -> None:
    """Only the beginning of a text is looked at."""
    before = datetime.now()
    for text in ("1/" * 100_000, "May " * 100_000, "5:" * 100_000, "d'" * 100_000, "١" * 100_000):
        assert read_date(text, "en", CAPTURED) is None
    assert datetime.now() - before < timedelta(seconds=2)
