"""robots.txt as RFC 9309 has it."""

import gzip
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import pairwise

import pytest
from local_site import Answer, Site, site

from .crawling import Crawl, crawl

CLOSED = Answer(body=b"User-agent: *\nDisallow: /private\n")
PAGE = Answer(body=b"page")


def hops(number: int, target: Answer) -> dict[str, Answer]:
    """Return a robots.txt that is a number of redirects away."""
    names = ["/robots.txt", *(f"/hop{hop}" for hop in range(number))]
    moved = {name: Answer(status=301, headers=[("Location", to)]) for name, to in pairwise(names)}
    return {**moved, names[-1]: target}


SITES: dict[str, dict[str, Answer | list[Answer]]] = {
    "none": {},
    "gone": {"/robots.txt": Answer(status=410, body=CLOSED.body)},
    "closed": {"/robots.txt": CLOSED, "/public": PAGE},
    "closed to us": {"/robots.txt": Answer(body=b"User-agent: *\nAllow: /\n\nUser-Agent: BlogArk\nDisallow: /private")},
    "down": {"/robots.txt": Answer(status=503, body=b"User-agent: *\nAllow: /")},
    "down for a moment": {"/robots.txt": [Answer(status=502), CLOSED]},
    "busy": {"/robots.txt": Answer(status=429)},
    "page": {"/robots.txt": Answer(body=b"\xef\xbb\xbf\n<!doctype html>\n<pre>\nUser-agent: *\nDisallow: /\n")},
    "rules sent as html": {"/robots.txt": Answer(headers=[("Content-Type", "text/html")], body=CLOSED.body)},
    "five redirects": hops(5, CLOSED),
    "six redirects": hops(6, CLOSED),
    "redirect to nowhere": {"/robots.txt": Answer(status=302)},
    "packed": {"/robots.txt": Answer(headers=[("Content-Encoding", "gzip")], body=gzip.compress(CLOSED.body))},
    "long": {"/robots.txt": Answer(body=b"User-agent: *\n" + b"Disallow: /x\n" * 60_000 + b"Disallow: /private\n")},
    "bomb": {"/robots.txt": Answer(headers=[("Content-Encoding", "gzip")], body=gzip.compress(bytes(30_000_000)))},
}

ALLOWED = None
FORBIDDEN = "RobotsForbidden"
UNAVAILABLE = "RobotsUnavailable"
EXPECTED = {
    "none": ALLOWED,
    "gone": ALLOWED,
    "closed": FORBIDDEN,
    "closed to us": FORBIDDEN,
    "down": UNAVAILABLE,
    "down for a moment": FORBIDDEN,
    "busy": UNAVAILABLE,
    "page": ALLOWED,
    "rules sent as html": FORBIDDEN,
    "five redirects": FORBIDDEN,
    "six redirects": ALLOWED,
    "redirect to nowhere": ALLOWED,
    "packed": FORBIDDEN,
    "long": ALLOWED,
    "bomb": UNAVAILABLE,
    "refuses": UNAVAILABLE,
}


@pytest.fixture(scope="module")
def sites() -> Iterator[dict[str, Site]]:
    with ExitStack() as stack, socket.create_server(("127.0.0.99", 0)) as taken:
        running = {
            name: stack.enter_context(site({"/private": PAGE, **answers}, f"127.0.0.{number}"))
            for number, (name, answers) in enumerate(SITES.items(), 1)
        }
        # Nobody listens beside the port that is taken.
        yield {**running, "refuses": Site(url=f"http://127.0.0.98:{taken.getsockname()[1]}")}


@pytest.fixture(scope="module")
def obeyed(sites: dict[str, Site]) -> Crawl:
    burst = [f"{sites['closed'].url}/private?{number}" for number in range(8)]
    result = crawl(*burst, f"{sites['closed'].url}/public", *(f"{blog.url}/private" for blog in sites.values()))
    for blog in sites.values():
        blog.hits.append(("end of the first crawl", 0.0))
    return result


def requests_in_first_crawl(blog: Site) -> list[str]:
    return blog.paths()[: blog.paths().index("end of the first crawl")]


@pytest.mark.parametrize(("name", "error"), EXPECTED.items(), ids=EXPECTED.keys())
def test_obey(sites: dict[str, Site], obeyed: Crawl, name: str, error: str | None) -> None:
    """Requests are allowed, forbidden or refused because nothing can be known."""
    url = f"{sites[name].url}/private"
    assert (obeyed.failed.get(url, (None,))[0], url in obeyed.got) == (error, error is None)
    assert ("/private" in requests_in_first_crawl(sites[name])) == (error is None)


def test_requests_that_wait(sites: dict[str, Site], obeyed: Crawl) -> None:
    """Requests that wait for robots.txt are all held to it, and it is fetched once."""
    url = sites["closed"].url
    assert [obeyed.failed[f"{url}/private?{number}"][0] for number in range(8)] == [FORBIDDEN] * 8
    assert obeyed.got[f"{url}/public"]["body"] == "page"
    assert requests_in_first_crawl(sites["closed"]) == ["/robots.txt", "/public"]


def test_messages(sites: dict[str, Site], obeyed: Crawl) -> None:
    """The errors say what was forbidden and why."""
    closed, down, refuses = (sites[name].url for name in ("closed", "down", "refuses"))
    assert obeyed.failed[f"{closed}/private"][1] == f"robots.txt forbids {closed}/private"
    assert obeyed.failed[f"{down}/private"][1] == f"robots.txt of {down} is unavailable: status 503"
    assert obeyed.failed[f"{refuses}/private"][1].startswith(
        f"robots.txt of {refuses} is unavailable: DownloadConnectionRefusedError: "
    )


def test_robots_txt_is_on_record(sites: dict[str, Site], obeyed: Crawl) -> None:
    """Every answer for robots.txt is announced for the record, too long ones as far as they are read."""
    down, long = f"{sites['down'].url}/robots.txt", f"{sites['long'].url}/robots.txt"
    assert [response for response in obeyed.downloaded if response[0] == down] == [
        (down, 503, 22, []),
        (down, 503, 22, []),
    ]
    ((_, _, length, flags),) = (response for response in obeyed.downloaded if response[0] == long)
    assert 500 * 1024 < length < 700_000
    assert flags == ["download_stopped"]


def test_ignore(sites: dict[str, Site], obeyed: Crawl) -> None:
    """Where robots.txt is ignored it is fetched all the same, nothing is refused, and what would be is counted."""
    names = ["closed", "down", "none", "bomb"]
    result = crawl(*(f"{sites[name].url}/private" for name in names), BLOGARK_ROBOTS="ignore")
    assert result.failed == {}
    assert [result.got[f"{sites[name].url}/private"]["body"] for name in names] == ["page"] * 4
    assert result.stats["robotstxt/would_forbid"] == 3
    assert "robotstxt/forbidden" not in result.stats
    assert [sites[name].paths().count("/robots.txt") for name in names] == [2, 4, 2, 2]


def test_plain_page() -> None:
    """A page is fetched after robots.txt, and both are announced for the record."""
    with site({"/": Answer(body=b"hello")}) as blog:
        result = crawl(f"{blog.url}/")
        assert result.got == {
            f"{blog.url}/": {"url": f"{blog.url}/", "status": 200, "body": "hello", "length": 5, "flags": []}
        }
        assert result.downloaded == [(f"{blog.url}/robots.txt", 404, 2, []), (f"{blog.url}/", 200, 5, [])]
        assert (result.failed, result.stats.get("log_count/ERROR")) == ({}, None)


def test_unknown_policy() -> None:
    """A policy that is neither is an error, not a default."""
    with pytest.raises(AssertionError, match="BLOGARK_ROBOTS must be obey or ignore, not maybe"):
        crawl(BLOGARK_ROBOTS="maybe")


def test_crawl_delay() -> None:
    """Crawl-delay holds under AutoThrottle, without jitter, up to a longest."""
    short, absurd = Answer(body=b"User-agent: *\nCrawl-delay: 0.7"), Answer(body=b"User-agent: *\nCrawl-delay: 3600")
    pages = {"/a": PAGE, "/b": PAGE, "/c": PAGE}
    with (
        site({"/robots.txt": short, **pages}, "127.0.0.1") as one,
        site({"/robots.txt": absurd, **pages}, "127.0.0.2") as two,
        site(pages, "127.0.0.3") as three,
    ):
        result = crawl(
            *(f"{blog.url}{path}" for blog in (one, two, three) for path in pages),
            setup="import crawler.fetch.robots; crawler.fetch.robots.LONGEST_DELAY = 1.1",
            AUTOTHROTTLE_ENABLED=True,
            AUTOTHROTTLE_START_DELAY=0.05,
        )
        gaps = [[later - earlier for (_, earlier), (_, later) in pairwise(blog.hits)] for blog in (one, two, three)]
    assert [len(times) for times in gaps] == [3, 3, 3]
    assert min(gaps[0]) > 0.65
    assert min(gaps[1]) > 1.05
    assert min(gaps[2]) < 0.65
    assert {name: value for name, value in result.stats.items() if "crawl_delay" in name} == {
        "robotstxt/crawl_delay/127.0.0.1": 0.7,
        "robotstxt/crawl_delay/127.0.0.2": 1.1,
    }
