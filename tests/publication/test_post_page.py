"""The page of a post, for a person to read."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from archive.datasette.dates import published

from .pages import Page, harm
from .small_archive import CAPTURE

ZONE_OF_BLOG = "in the zone the blog keeps"
PRINTED_FOR_MACHINES = ("28 January 2013, 08:15 UTC", "2013-01-28T08:15:00", "zone assumed")


def test_post_page(get: Any) -> None:
    """The post, its slides, its conversation and its evidence, in the language of the post."""
    response = get("/-/post/1")
    page = Page(response.text)

    assert response.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert harm(response.text) == []
    assert {"dir": "auto", "lang": "it"} in page.all("h1")
    words = " ".join(page.text.split())
    for expected in (
        "Ada Rovere · 28 January 2013, 08:15 UTC (printed as “28 gennaio 2013 alle 9:15”, zone assumed)",
        "semi",
        "Image Mani nella terra https://orto.example/foto/semina.jpg Gennaio, serra nord",
        "SlideShare Calendario delle semine embed under “Le prime semine”",
        "5 comments and 1 ping kept; the blog says there are 7, so 1 is missing.",
        "Carla no date in reply to Bruno Testo 12.",
        "Dario no date in reply to a comment the page does not name",
        "Elsa no date in reply to a comment that is not kept",
        "gone: not on the page",
        "pingback Dagli orti al mercato",
        "Stated by page, rest.",
        "c1-0.warc.gz at 4096, response " + CAPTURE,
        "page says title",
    ):
        assert expected in words
    addresses = [attributes.get("href") for attributes in page.all("a")]
    assert "https://orto.example/mappa" in addresses
    assert "https://www.slideshare.net/orto/semine" in addresses
    assert "/blogark/captures/" + CAPTURE.replace(":", "~3A") in addresses
    assert all(get(address).status_code == 200 for address in addresses if address and address.startswith("/"))


def test_protected_post(get: Any) -> None:
    """A protected post says so, and since when."""
    words = " ".join(Page(get("/-/post/2").text).text.split())

    assert "February 2013 (printed as “febbraio 2013”)" in words
    assert "State: protected since 1 January 2026, 00:00 UTC (password form)." in words
    assert "No text of this post is kept." in words


@pytest.mark.parametrize("address", ["/-/post/99", "/-/post/9999999999999999999", "/-/post/x", "/-/post"])
def test_no_such_post(get: Any, address: str, capfd: pytest.CaptureFixture[str]) -> None:
    """An id that is not there is a 404, whatever its size: a page that leads on, and nothing on the terminal."""
    response = get(address)
    page = Page(response.text)

    assert (response.status_code, {"href": "/"} in page.all("a"), len(page.all("form"))) == (404, True, 1)
    assert get(f"{address}.json").json()["status"] == 404
    assert "".join(capfd.readouterr()) == ""


def test_text_from_right_to_left(get: Any, archive: Path) -> None:
    """A title, a text and a comment run in the direction of their own words, whatever the page's language."""
    with closing(sqlite3.connect(archive)) as writer, writer:
        writer.execute(
            "UPDATE posts SET title = 'البستان', html = '<p><img src=\"/a.png\">البستان قديم.</p>' WHERE id = 1"
        )
        writer.execute("UPDATE comments SET author = 'أحمد', html = '<p>نعم.</p>' WHERE post_id = 1")
    page = Page(get("/-/post/1").text)

    assert {"dir": "auto", "lang": "it"} in page.all("h1")
    assert {"class": "body", "dir": "auto", "lang": "it"} in page.all("div")
    assert {"class": "image", "dir": "ltr"} in page.all("span")  # blogark's own words
    assert {"class": "said", "dir": "auto", "lang": "it"} in page.all("div")
    assert {"class": "author", "dir": "auto"} in page.all("span")


@pytest.mark.parametrize(
    ("at", "printed", "zone", "expected"),
    [
        ("2013-01-28T08:15:00Z", "28 gennaio", "blog", ("28 January 2013, 08:15 UTC", "28 gennaio", ZONE_OF_BLOG)),
        ("2013-01-28T08:15:00Z", "2013-01-28T09:15:00+01:00", "stated", ("28 January 2013, 08:15 UTC", None, None)),
        ("2013-01-28T08:15:00Z", "2013-01-28T08:15:00", "assumed", PRINTED_FOR_MACHINES),
        ("2013-01-28", "28.1.13", "assumed", ("28 January 2013", "28.1.13", None)),
        ("2013", None, None, ("2013", None, None)),
        (None, "domani", None, ("date not understood", "domani", None)),
        ("2013-99-99", None, None, ("2013-99-99", None, None)),
    ],
)
def test_dates_are_told_as_they_are_known(
    at: str | None, printed: str | None, zone: str | None, expected: tuple[str | None, ...]
) -> None:
    """No more precise and no surer of its zone than the archive is."""
    told = published({"published_at": at, "published_printed": printed, "published_zone": zone})

    assert told
    assert (told.shown, told.printed, told.zone) == expected


def test_no_date() -> None:
    """Where nothing was printed there is nothing to tell."""
    assert published({"published_at": None, "published_printed": None, "published_zone": None}) is None
