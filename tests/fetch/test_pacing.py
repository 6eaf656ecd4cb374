"""Hosts that ask to be left alone for a while are."""

import pytest
from local_site import Answer, Site, site
from scrapy.http import Response

from crawler.fetch.pacing import retry_after

from .crawling import crawl

DATE = ("Date", "Mon, 28 Jan 2013 08:15:00 GMT")


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        (503, {"Retry-After": "120"}, 120.0),
        (429, {"Retry-After": " 0 "}, 0.0),
        (500, {"Retry-After": "7"}, 7.0),
        (503, {"Retry-After": "9" * 400}, float("inf")),
        (503, {"Retry-After": "Mon, 28 Jan 2013 08:16:30 GMT", "Date": DATE[1]}, 90.0),
        (503, {"Retry-After": "Monday, 28-Jan-13 08:15:05 GMT", "Date": DATE[1]}, 5.0),
        (503, {"Retry-After": "Mon Jan 28 08:15:01 2013", "Date": DATE[1]}, 1.0),
        (503, {"Retry-After": "Mon, 28 Jan 2013 08:14:00 GMT", "Date": DATE[1]}, 0.0),
        (503, {"Retry-After": "Mon, 28 Jan 2013 08:14:00 GMT"}, 0.0),
        (503, {"Retry-After": "Mon, 28 Jan 2013 08:14:00 GMT", "Date": "now"}, 0.0),
        (503, {"Retry-After": "soon"}, None),
        (503, {"Retry-After": "-1"}, None),
        (503, {"Retry-After": ""}, None),
        (503, {}, None),
        (200, {"Retry-After": "120"}, None),
        (301, {"Retry-After": "120"}, None),
        (404, {"Retry-After": "120"}, None),
    ],
)
def test_retry_after(status: int, headers: dict[str, str], seconds: float | None) -> None:
    """Retry-After is read from 429 and 5xx responses, in seconds and in each form of date that HTTP has."""
    assert retry_after(Response("http://blog.example/", status=status, headers=headers)) == seconds


#: Without a delay Scrapy 2.19 starts requests that come at the same moment together, whatever the concurrency.
ONE_BY_ONE = {"CONCURRENT_REQUESTS_PER_DOMAIN": 1, "DOWNLOAD_DELAY": 0.05}
PAGES = {f"/{letter}": Answer(body=b"page") for letter in "abc"}


def busy(*headers: tuple[str, str], status: int = 503) -> Answer:
    return Answer(status=status, headers=headers, body=b"busy")


def next_hit(blog: Site, path: str) -> float:
    """Return the seconds from the first request for a path to the next request for anything."""
    number = blog.paths().index(path)
    return blog.hits[number + 1][1] - blog.hits[number][1]


def duration(blog: Site) -> float:
    """Return the seconds from the first request to the last."""
    return blog.hits[-1][1] - blog.hits[0][1]


def test_pause() -> None:
    """A host that asks for it gets its pause, all of its pages wait, and others go on."""
    later = (("Date", DATE[1]), ("Retry-After", "Mon, 28 Jan 2013 08:15:02 GMT"))
    with (
        site({**PAGES, "/a": [busy(("Retry-After", "2")), PAGES["/a"]]}, "127.0.0.1") as seconds,
        site({**PAGES, "/a": [busy(*later, status=429), PAGES["/a"]]}, "127.0.0.2") as date,
        site({**PAGES, "/a": [busy(("Retry-After", "1"), status=520), PAGES["/a"]]}, "127.0.0.3") as unlisted,
        site({**PAGES, "/robots.txt": [busy(("Retry-After", "1")), Answer(status=404)]}, "127.0.0.4") as robots,
        site(PAGES, "127.0.0.5") as idle,
    ):
        sites = (seconds, date, unlisted, robots, idle)
        result = crawl(
            *(f"{blog.url}{path}" for blog in sites for path in PAGES),
            **ONE_BY_ONE,
        )
    waited = [next_hit(blog, path) for blog, path in zip(sites[:4], ("/a", "/a", "/a", "/robots.txt"), strict=True)]
    assert [actual > asked for actual, asked in zip(waited, (1.9, 1.9, 0.9, 0.9), strict=True)] == [True] * 4, waited
    assert duration(idle) < 1.9
    assert {page["body"] for page in result.got.values()} == {"page"}
    assert len(result.got) == 15
    assert (result.stats["pacing/pauses"], result.stats["pacing/seconds"]) == (4, 6)
    assert len([response for response in result.downloaded if response[1] >= 429]) == 4


def test_limits() -> None:
    """Retries end after their number, and at once where the pause would be too long; the response is handed on."""
    with (
        site({"/": busy(("Retry-After", "1"))}, "127.0.0.1") as always,
        site(dict.fromkeys(("/", "/b"), busy(("Retry-After", "86400"))), "127.0.0.2") as tomorrow,
        site({"/": busy()}, "127.0.0.3") as silent,
        site({"/": busy(("Retry-After", "1"))}, "127.0.0.4") as wanted_as_is,
    ):
        sites = (always, tomorrow, silent, wanted_as_is)
        result = crawl(
            *(f"{blog.url}/" for blog in sites[:3]),
            {"url": f"{wanted_as_is.url}/", "meta": {"dont_retry": True}},
            f"{tomorrow.url}/b",
            BLOGARK_RETRY_AFTER_MAX=1.5,
            **ONE_BY_ONE,
        )
    assert [sorted(blog.paths()) for blog in sites] == [
        ["/", "/", "/robots.txt"],
        ["/", "/b", "/robots.txt"],
        ["/", "/", "/robots.txt"],
        ["/", "/robots.txt"],
    ]
    assert [result.got[f"{blog.url}/"]["body"] for blog in sites] == ["busy"] * 4
    assert result.got[f"{tomorrow.url}/b"]["body"] == "busy"
    # Even then the host is given the longest pause there is.
    assert tomorrow.hits[2][1] - tomorrow.hits[1][1] > 1.4
    assert result.stats["pacing/gave_up"] == 2


def test_body_cut_off_by_the_host() -> None:
    """A body that ends before its time is fetched again; one that does so each time is kept as it came."""
    short = Answer(body=b"pa", length=4)
    with site({"/once": [short, PAGES["/a"]], "/always": short}) as blog:
        result = crawl(f"{blog.url}/once", f"{blog.url}/always")
    assert {url.rpartition("/")[2]: (page["body"], page["flags"]) for url, page in result.got.items()} == {
        "once": ("page", []),
        "always": ("pa", ["dataloss"]),
    }
    assert sorted(blog.paths()) == ["/always", "/always", "/once", "/once", "/robots.txt"]
    assert len([response for response in result.downloaded if response[3] == ["dataloss"]]) == 3
