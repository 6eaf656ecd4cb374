"""Movable Type, from version 2 on, and TypePad, its hosted sibling: pages and feeds, whose markup they share."""

from crawler.document import Element
from crawler.items import Known, Reading, Response
from crawler.platforms.movabletype import detect, page

NAME = "movabletype"
GENERATOR = None

is_page = detect.is_movabletype


def read_page(root: Element, response: Response, known: Known) -> Reading:
    """What a page says."""
    return page.read_page(root, response, known)


def read_json(data: object, response: Response) -> Reading | None:
    """Neither answers in JSON without a key."""
    return None


def read_feed(reading: Reading, response: Response, known: Known) -> Reading:
    """Their feeds say nothing that other feeds do not."""
    return reading


def is_probe(url: str) -> bool:
    """The list of archives, which templates have by default."""
    return url.endswith("/archives.html")
