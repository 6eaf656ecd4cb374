"""The language of a post: told by its text where nobody states it, or where what is stated is plainly wrong."""

import time

import pytest
from article import ARTICLE, ENGLISH, ITALIAN

from pipelines.dates import Habits
from pipelines.fuse import post_row
from pipelines.languages import detect, language_of
from pipelines.trust import Statement


@pytest.mark.parametrize("language", ARTICLE)
def test_a_few_sentences_tell(language: str) -> None:
    """In the alphabets of the world, by the primary subtag."""
    assert detect(ARTICLE[language]) == language.split("-")[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ciao!",
        "Rome, 2013",
        "1 2 3 4 5 6 7 8 9 10 " * 20,
        "[image: a garden] http://blog.example/roses/ def rose(x): return {'a': x / 2} for x_y in z[3] if a == b",
        "\x00\x01\x02 \ud800 ???? ???? ???? ???? ????",
        ENGLISH[:150] + ITALIAN[:150],
    ],
)
def test_what_does_not_tell(text: str) -> None:
    """Captions, numbers, code and mixtures are of no language."""
    assert detect(text) is None


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        (ITALIAN, None, "it"),
        (ITALIAN, "it-IT", "it-IT"),
        (ITALIAN, "en-US", "it"),
        (ENGLISH, "it", "en"),
        (ITALIAN[:90], "en-US", "en-US"),
        (ENGLISH + ITALIAN, "fr", "fr"),
        (ARTICLE["da"] * 3, "nb-NO", "nb-NO"),
        (ARTICLE["es"] * 3, "pt-BR", "es"),
        (ARTICLE["uk"] * 3, "ru-RU", "uk"),
        (ARTICLE["zh-TW"] * 4, "zh-Hant-TW", "zh-Hant-TW"),
        ("", "it", "it"),
        (None, None, None),
    ],
)
def test_what_is_stated_holds_unless_it_is_plainly_wrong(
    text: str | None, stated: str | None, language: str | None
) -> None:
    """A long text of one language outweighs a template's statement, but not between languages near to each other."""
    assert language_of(text, stated) == language


def test_the_row_of_a_post() -> None:
    """A page whose template says English, of a post in Italian."""
    said = {"url": "http://blog.example/1/", "language": "en-US", "body": {"html": f"<p>{ITALIAN}</p>"}}
    row, _ = post_row(
        [Statement(witness="page", capture_id="a", fetched_at="2013-01-28T08:15:00Z", fields=said)], Habits()
    )
    assert row["language"] == "it"


def test_long_texts_cost_no_more() -> None:
    """Only the beginning of a text is looked at."""
    before = time.perf_counter()
    for text in ("[" * 500_000, "a{" * 500_000, "[image" * 100_000, ITALIAN * 5_000):
        detect(text)
    assert time.perf_counter() - before < 1
