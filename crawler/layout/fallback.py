"""The last witness for a text: trafilatura, where a page's structure tells nothing. It costs more than all else."""

import copy
from importlib import import_module
from typing import Any

from lxml import etree

from crawler.document import Element


def extract_text(root: Element) -> str | None:
    """Markup of the text that it finds on a page; `None` where it finds none."""
    trafilatura: Any = import_module("trafilatura")  # half a second, spared where no page needs it
    found = trafilatura.extract(
        copy.deepcopy(root), output_format="html", include_comments=False, include_images=True, include_links=True
    )
    document = etree.fromstring(found, etree.HTMLParser()) if found else None
    body = document.find("body") if document is not None else None
    if body is None:
        return None
    return "".join(etree.tostring(child, encoding="unicode", method="html") for child in body) or None
