"""Addresses that are none, in whatever names them."""

import re
from pathlib import Path

import pytest

from crawler.items import Known, Response
from crawler.platforms import read

FIXTURES = Path(__file__).parent / "fixtures"
PLATFORMS = sorted(folder.name for folder in FIXTURES.iterdir() if any(folder.rglob("*.html")))
BROKEN = ["http://[alba.example/", "http://alba].example/", "http://alba\u2100.example/", "//[alba.example/"]


def leads(path: str, kind: str, body: bytes) -> set[str]:
    headers = {"content-type": f"{kind}; charset=utf-8"}
    url = f"https://alba.example/{path}"
    return {
        one.url
        for one in read(Response(url=url, status=200, headers=headers, body=body, fetched_at=""), Known()).follow
    }


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_pages(platform: str, broken: str) -> None:
    """A page of any platform all of whose links are such is read all the same, and leads to none of them."""
    for page in (FIXTURES / platform).rglob("*.html"):
        markup = re.sub(rb'href="[^"#][^"]*"', f'href="{broken}"'.encode(), page.read_bytes())
        assert broken not in leads("2013/01/semi/", "text/html", markup)


@pytest.mark.parametrize("broken", BROKEN)
def test_robots(broken: str) -> None:
    """The sitemaps beside it are found."""
    lines = f"Sitemap: {broken}\nSitemap: /semi.xml\n"
    assert leads("robots.txt", "text/plain", lines.encode()) == {"https://alba.example/semi.xml"}


@pytest.mark.parametrize("broken", BROKEN)
def test_feeds(broken: str) -> None:
    """A feed whose next page is at such an address has none."""
    entry = '<entry><title>Semi</title><id>urn:1</id><link href="/2013/semi/"/></entry>'
    head = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Alba</title><link rel="next" href="{broken}"/>'
    assert leads("feed", "application/atom+xml", f"{head}{entry}</feed>".encode()) == {
        "https://alba.example/2013/semi/"
    }
