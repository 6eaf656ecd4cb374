"""One row a deck: its names are joined wherever one witness shows two of them, in whatever order they are learned."""

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from readings import HOME, ROOT, captured, record_of, rows_after

from archive.database import get, look_up
from crawler.items import Reading, Source
from pipelines.session import Session

from .deck import ADDRESS, ARCHIVED, CAPTION, DOC, FRAMED, KEY, NUMBER, SHORTCODE, SLUG, answer, post, response


def in_every_order(readings: Sequence[Reading]) -> dict[str, Any]:
    """The rows that every order of these gives."""
    home, *others = captured([HOME, *readings])
    first, *rest = [rows_after([home, *order], at_once=True) for order in permutations(others)]
    rest.append(rows_after([home, *others]))
    assert rest == [first] * len(rest)
    return first


@pytest.mark.parametrize(
    "readings",
    [
        [post(1, NUMBER), post(2, SLUG), post(3, NUMBER + CAPTION)],
        [post(1, SHORTCODE), post(2, DOC), post(3, NUMBER + CAPTION)],
        [post(1, NUMBER), post(2, KEY), answer()],
        [post(1, FRAMED), post(2, KEY), post(3, ARCHIVED)],
        [post(1, NUMBER), post(1, ADDRESS, "feed"), post(2, SLUG)],
        [post(1, NUMBER), post(1, KEY, "rest"), post(1, ADDRESS, "wxr")],
    ],
    ids=["caption", "shortcode", "answer", "frame and archive", "feed", "three witnesses"],
)
def test_names_become_one_deck(readings: list[Reading]) -> None:
    """However many names it is met by, the deck is one row, called by the best of them, whatever came first."""
    found = in_every_order(readings)
    (deck,) = found["decks"]
    assert (deck["key"], deck["url"]) == ("jane/a-walk", "https://www.slideshare.net/jane/a-walk")
    assert {one["deck"] for one in found["slide_references"]} == {"slideshare jane/a-walk"}


@pytest.mark.parametrize(
    "readings",
    [
        [post(1, NUMBER), post(2, SLUG)],
        [post(1, NUMBER + SLUG)],
        [post(1, NUMBER), post(1, SLUG + SLUG.replace("a-walk", "a-run"), "feed"), post(2, SLUG)],
        [post(1, NUMBER), post(1, NUMBER + SLUG, "feed"), post(2, SLUG)],
    ],
    ids=["two posts", "one post", "not as many", "one more"],
)
def test_names_that_nobody_links_stay_apart(readings: list[Reading]) -> None:
    """A number and a name that no witness puts together are two decks."""
    assert {deck["key"] for deck in in_every_order(readings)["decks"]} == {"101", "jane/a-walk"}


def test_answer_names_and_titles_a_deck() -> None:
    """A provider's answer alone makes a deck's row, with the title and author it states."""
    assert in_every_order([answer()])["decks"] == [
        {
            "provider": "slideshare",
            "key": "jane/a-walk",
            "url": "https://www.slideshare.net/jane/a-walk",
            "title": "A walk",
            "author": "Jane Doe",
        }
    ]


def test_case_does_not_make_another_deck() -> None:
    """Providers ignore case in the names that people give."""
    loud = SLUG.replace("jane/a-walk", "Jane/A-Walk")
    assert len(in_every_order([post(1, SLUG), post(2, loud), post(3, loud + NUMBER + CAPTION)])["decks"]) == 1


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """An archive that knows the blog."""
    made = Session(tmp_path, ROOT, settings={})
    keep(made, HOME)
    return made


def keep(session: Session, *readings: Reading) -> None:
    """Keep readings and make rows of them."""
    for reading in readings:
        record = record_of(response(ROOT))
        session.evidence.captured(record)
        session.commit(reading, Source(url=record.url, fetched_at=record.fetched_at, capture_id=record.id))
    while session.write_rows():
        pass


def test_another_name_leaves_the_id(session: Session) -> None:
    """A deck that gets another name keeps its row, which is called by the better one."""
    keep(session, post(1, NUMBER))
    given = look_up(session.db, "deck", "slideshare:101")
    assert given is not None
    keep(session, answer())
    row = {"id": given, "provider": "slideshare", "key": "jane/a-walk", "url": "https://www.slideshare.net/jane/a-walk"}
    assert [dict(deck) for deck in session.db["decks"].rows] == [row | {"title": "A walk", "author": "Jane Doe"}]
    keys = ("slideshare:101", "slideshare:Hj3yLsM8OpBYQz", "slideshare:jane/a-walk")
    assert {look_up(session.db, "deck", key) for key in keys} == {given}
    found = session.db.execute("SELECT rowid FROM decks_fts WHERE decks_fts MATCH 'walk'").fetchall()
    assert [row_id for (row_id,) in found] == [given]


@pytest.mark.parametrize("order", [(NUMBER, SLUG), (SLUG, NUMBER)])
def test_two_rows_become_one(session: Session, order: tuple[str, str]) -> None:
    """Of two rows the same one stays, whichever was first; the other's references and its id lead there."""
    keep(session, post(1, order[0]), post(2, order[1]))
    before = sorted(row["id"] for row in session.db["decks"].rows)
    keep(session, answer())
    (row,) = session.db["decks"].rows
    assert row["id"] == before[0]
    assert {one["deck_id"] for one in session.db["slide_references"].rows} == {row["id"]}
    assert look_up(session.db, "deck", f"superseded:{before[1]}") == row["id"]
    stated = [one["row_id"] for one in session.db["readings"].rows_where("entity = 'deck'")]
    assert stated == [row["id"]]


def test_deck_that_nothing_speaks_of_goes_and_comes_back(session: Session) -> None:
    """A row goes when the body that named it is not the one believed; its id is not given to another."""
    keep(session, post(1, DOC, "feed"), post(1, "<p>No deck any longer.</p>"))
    known = look_up(session.db, "deck", "slideshare:walk-1")
    session.settle_again({"finished_at": "2030-01-01T00:00:00Z"})
    assert known is not None
    assert get(session.db, "decks", known) is None
    keep(session, post(2, DOC))
    assert get(session.db, "decks", known) is not None
