"""Blogger, on blogspot.com or any other host: pages of every age of its templates, and feeds."""

import re

from crawler.document import Element
from crawler.items import Known, Reading, Response
from crawler.platforms.blogger import feed, head, page

NAME = "blogger"
GENERATOR = None

_PROBE = re.compile(r"/feeds/(?:\d+/comments|posts|pages|comments)/default\?|/sitemap\.xml$")

is_page = head.is_page
read_feed = feed.read_feed
read_json = feed.read_json


def read_page(root: Element, response: Response, known: Known) -> Reading:
    """What a page says."""
    return page.read_page(root, response, known)


def is_probe(url: str) -> bool:
    """Feeds, which a blog may have turned off, and the conventional sitemap."""
    return bool(_PROBE.search(url))
