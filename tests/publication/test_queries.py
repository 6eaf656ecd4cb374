"""Canned queries, search and tables find what is there."""

from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from archive.database import index
from archive.metadata import metadata

from .small_archive import comment


@pytest.mark.parametrize(
    ("query", "given", "first"),
    [
        ("search", "q=citta", ["post", "Gli orti della città"]),
        ("post_conversation", "post=1", ["comment", "Bruno"]),
        ("post_conversation", "post=https://orto.example/2013/01/1/", ["comment", "Bruno"]),
        ("most_discussed", "blog=1", ["Gli orti della città", 5]),
        ("who_pinged_whom", "address=mercato.example", ["pingback", "Dagli orti al mercato"]),
        ("decks_by_provider", "provider=slideshare", ["slideshare", "Calendario delle semine"]),
    ],
)
def test_queries(get: Any, query: str, given: str, first: list[Any]) -> None:
    """Each canned query answers with its parameters, and without them is no error."""
    assert get(f"/blogark/{query}.json?{given}").json()["rows"][0][:2] == first
    assert get(f"/blogark/{query}.json").json()["ok"]
    assert get(f"/blogark/{query}").status_code == 200


def test_every_query_is_tested() -> None:
    """A new query needs a line above."""
    tested = {values[0] for values in test_queries.pytestmark[0].args[1]}

    assert set(metadata("blogark")["databases"]["blogark"]["queries"]) == tested


@pytest.mark.parametrize("words", ['"', "città AND", "(", "*", "NEAR(", "orti -", "a:b", '""', "%00"])
@pytest.mark.parametrize("path", ["search.json?q", "posts.json?_search", "texts.json?_search"])
def test_search_takes_any_words(get: Any, path: str, words: str) -> None:
    """Nothing a person types is a syntax error."""
    assert get(f"/blogark/{path}={words}").status_code == 200


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("買い手に井戸のことを話した。", "井戸"),
        ("石头上刻着日期。", "日期"),
        ("เราย้ายแผ่นหินออก น้ำอยู่ลึก", "หิน"),
        ("우물은 방앗간 뒤에 있다.", "우물"),
        ("البئر خلف الطاحونة.", "الطاحونة"),
    ],
)
def test_search_in_other_scripts(archive: Path, get: Any, text: str, words: str) -> None:
    """Words are found where no spaces stand between them, too."""
    database = Database(archive)
    said = [comment(80, text=text), comment(81, text="別の話。 อื่น 다른 آخر")]
    with database.atomic():
        for row in said:
            database.table("comments").insert(row)
        index(database, "comments", said)
    database.close()

    assert [row[:3] for row in get(f"/blogark/search.json?q={words}").json()["rows"]] == [
        ["comment", "Gli orti della città", text]
    ]


@pytest.mark.parametrize("path", ["/blogark/posts", "/blogark/texts"])
def test_tables_are_searched_without_accents(get: Any, path: str) -> None:
    """`citta` finds `città` in the tables' own search too."""
    rows = get(f"{path}.json?_search=citta&_shape=objects").json()["rows"]

    assert [row["title"] for row in rows] == ["Gli orti della città"]


def test_table_pages(get: Any) -> None:
    """Every table and view has a page, titled."""
    tables = metadata("blogark")["databases"]["blogark"]["tables"]
    wrong = [name for name, said in tables.items() if f"<h1>{said['title']}" not in get(f"/blogark/{name}").text]

    assert wrong == []


def test_titles_lead_to_the_post(get: Any) -> None:
    """A row of the posts table, a comment's post and a search result lead to the page to read."""
    for path in ("/blogark/posts", "/blogark/comments", "/blogark/search?q=citta", "/blogark/post_counts"):
        assert '<a href="/-/post/1">Gli orti della città</a>' in get(path).text
