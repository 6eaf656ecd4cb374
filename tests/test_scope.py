"""Which spellings of an address are one address."""

import pytest

from crawler.scope import url_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://terra.example/note/semina/", "https://terra.example/note/semina/index.html"),
        ("https://terra.example/", "https://terra.example/index.htm"),
        ("https://terra.example/blog", "http://terra.example/blog/index.php"),
    ],
)
def test_a_folder_and_its_index(one: str, other: str) -> None:
    """A generator's sitemap names the file, its feed the folder."""
    assert url_key(one) == url_key(other)


def test_what_an_index_answers_by_its_query() -> None:
    """That is another page for each."""
    assert url_key("https://terra.example/index.php?p=3") != url_key("https://terra.example/")
    assert url_key("https://terra.example/myindex.html") != url_key("https://terra.example/")
