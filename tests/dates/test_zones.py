"""A blog's zone, by what its clock showed when the instant is known."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from pipelines.dates import learned_zone

WINTER = [datetime(2012, 12, day, 8, 15, 30, tzinfo=UTC) for day in (3, 9, 27)]
SUMMER = [datetime(2013, 7, day, 21, 40, 5, tzinfo=UTC) for day in (1, 14, 30)]


def shown(zone: str, instants: list[datetime]) -> list[tuple[str, str]]:
    """Times as a page prints them in a zone, to the minute, each with its instant."""
    return [
        (
            at.astimezone(ZoneInfo(zone)).replace(tzinfo=None, second=0).isoformat(),
            at.replace(tzinfo=None).isoformat() + "Z",
        )
        for at in instants
    ]


@pytest.mark.parametrize(
    ("zone", "language"),
    [
        ("Europe/Rome", "it-IT"),
        ("Europe/Berlin", "de"),
        ("Europe/London", "en-GB"),
        ("America/New_York", "en-US"),
        ("America/Sao_Paulo", "pt-BR"),
        ("Asia/Kolkata", "ta"),
        ("Asia/Tokyo", "ja"),
        ("Australia/Sydney", "en"),
    ],
)
@pytest.mark.parametrize("instants", [WINTER + SUMMER, WINTER, SUMMER], ids=["both", "winter", "summer"])
def test_language_tells_which(zone: str, language: str, instants: list[datetime]) -> None:
    """The zone, or one of the language that shows the same times."""
    found = learned_zone(shown(zone, instants), language)
    assert found is not None
    assert shown(found, instants) == shown(zone, instants)


def test_both_halves_of_the_year_tell_without_a_language() -> None:
    """Any zone with the same times will do."""
    found = learned_zone(shown("Europe/Zurich", WINTER + SUMMER), None)
    assert found is not None
    assert shown(found, WINTER + SUMMER) == shown("Europe/Zurich", WINTER + SUMMER)


def test_one_half_of_the_year_tells_an_offset() -> None:
    """Without a language nothing says whether there is summer time."""
    assert learned_zone(shown("Europe/Rome", WINTER), "sw") == "+01:00"
    assert learned_zone(shown("America/Caracas", WINTER), None) == "-04:30"


def test_utc_is_what_blogs_keep_whose_owners_set_none() -> None:
    """In winter a clock in London shows the same; in summer it does not."""
    assert learned_zone(shown("UTC", WINTER), "en-US") == "UTC"
    assert learned_zone(shown("UTC", WINTER + SUMMER), "en-US") == "UTC"
    assert learned_zone(shown("Europe/London", SUMMER), "en-GB") == "Europe/London"


def test_times_that_disagree_tell_nothing() -> None:
    """Too few, in too many zones, or off by what no clock is."""
    assert learned_zone(shown("Europe/Rome", WINTER[:2]), "it") is None
    assert learned_zone(shown("Europe/Rome", WINTER) + shown("Asia/Tokyo", WINTER), "it") is None
    late = [(local, (datetime.fromisoformat(utc) - timedelta(minutes=7)).isoformat()) for local, utc in _bare(WINTER)]
    assert learned_zone(late, "it") is None


def test_a_time_that_was_changed_is_overlooked() -> None:
    """One in ten may be another's."""
    odd = [("2012-12-24T10:15:00", "2012-12-23T08:15:00Z")]
    assert learned_zone(shown("Europe/Rome", WINTER * 4) + odd, "it") == "Europe/Rome"


def _bare(instants: list[datetime]) -> list[tuple[str, str]]:
    return [(local, utc.removesuffix("Z")) for local, utc in shown("Europe/Rome", instants)]
