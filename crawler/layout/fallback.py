"""The last witness for a text: trafilatura, where a page's structure tells nothing. It costs more than all else."""

from importlib import import_module
from itertools import islice
from typing import Any

from lxml import etree

from crawler.document import Element


def extract_text(root: Element) -> str | None:
    """Markup of the text that it finds on a page, which it copies; `None` where it finds none."""
    page = root.find("body")
    if page is None or next(islice(page.iterdescendants(), 1, None), None) is None:
        return None  # no markup, which a file that is none has neither
    trafilatura: Any = import_module("trafilatura")  # half a second, spared where no page needs it
    # its other algorithms, which it asks where it doubts itself, cost half as much again and find no better texts
    found = trafilatura.extract(
        root, fast=True, output_format="html", include_comments=False, include_images=True, include_links=True
    )
    document = etree.fromstring(found, etree.HTMLParser()) if found else None
    body = document.find("body") if document is not None else None
    if body is None:
        return None
    return "".join(etree.tostring(child, encoding="unicode", method="html") for child in body) or None
