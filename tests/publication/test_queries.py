"""Canned queries, search and tables find what is there."""

from typing import Any

import pytest

from archive.metadata import metadata


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
