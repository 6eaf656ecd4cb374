"""Where a page leads on platforms that follow the web's conventions alone: home, feed, sitemap, links."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin

from crawler.document import Element, find
from crawler.items import Follow, Known
from crawler.scope import leads_on
from crawler.witnesses.head import Links

_HEADINGS = "//h1//a/@href | //h2//a/@href | //h3//a/@href | //a[contains(@rel, 'bookmark')]/@href"


def discovery(home: str | None, page: str, links: Links, known: Known) -> Iterable[Follow]:
    """The blog's home, feed and sitemap, until its root is known, and on its home."""
    if home is None or not leads_on(page, known.root):
        return
    yield Follow(url=home, purpose="home")
    if links.feeds:
        yield Follow(url=links.feeds[0], purpose="feed")
    yield Follow(url=urljoin(home, "sitemap.xml"), purpose="sitemap")


def listing(root: Element, links: Links, known: Known, page: re.Pattern[str]) -> Iterable[Follow]:
    """Posts a listing leads to and, where nothing else lists them, its further pages and all other links."""
    for href in dict.fromkeys(str(found) for found in find(root, _HEADINGS)):
        if url := links.join(href):
            yield Follow(url=url.partition("#")[0], purpose="link")
    if not known.listed:
        for url in links.hrefs:
            yield Follow(url=url, purpose="listing" if page.search(url) else "link")


def anchors(links: Links, known: Known) -> Iterable[Follow]:
    """Every address of a page, for blogs that nothing else lists."""
    return () if known.listed else (Follow(url=url, purpose="link") for url in links.hrefs)
