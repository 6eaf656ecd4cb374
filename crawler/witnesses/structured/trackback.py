"""The trackback specification's RDF, which Movable Type, WordPress and others leave in a comment of the page."""

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

from crawler.document import Element, inline_text
from crawler.scope import joined
from crawler.witnesses.structured.addresses import same
from crawler.witnesses.structured.facts import Facts

_DESCRIPTION = re.compile(r"<rdf:Description\b([^<]{1,20000}?)/>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([\w:]+)=(?:"([^"]*)"|'([^']*)')""")


def read(root: Element, base: str) -> Iterator[Facts]:
    """What the page's only description, or the one with its address, states."""
    found = [
        {name: unescape(double or single) for name, double, single in _ATTRIBUTE.findall(attributes)}
        for comment in root.iter(etree.Comment)
        if "trackback:ping" in (comment.text or "")
        for attributes in _DESCRIPTION.findall(comment.text)
    ]
    stated = {url: item for item in found if (url := item.get("dc:identifier") or item.get("rdf:about"))}
    own = [item for url, item in stated.items() if same(url, base)] or list(stated.values())
    if len(own) == 1:
        item = own[0]
        yield Facts(
            kind="post",
            title=inline_text(item.get("dc:title", "")) or None,
            author=item.get("dc:creator") or None,
            published=item.get("dc:date") or None,
            url=joined(base, item.get("dc:identifier") or item["rdf:about"]),
        )
    elif own:
        yield Facts(kind="listing")
