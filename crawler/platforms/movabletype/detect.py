"""What tells that Movable Type or TypePad made a page: its generator, its scripts, where its forms are sent."""

import re
from collections.abc import Iterator

from crawler.document import Element, find
from crawler.witnesses.head import metas

_TYPEPAD = re.compile(r"//(?:www\.|static\.|profile\.)?typepad\.com/(?:\.shared|t/|services/|[\w./-]*\.(?:js|css)|$)")
_SCRIPT = re.compile(r"/mt(?:-site|-comments)?\.js(?:\?|$)|/mt-static/|/mt-[a-z0-9]+\.(?:f?cgi|pl|php)\b")


def is_typepad(root: Element) -> bool:
    """True where the generator, a script, a form or the trackback address is TypePad's."""
    if any("typepad.com" in name.lower() for name in metas(root, "generator")):
        return True
    return any(_TYPEPAD.search(url) for url in _addresses(root)) or "typepad.com/" in _pinged(root)


def is_movabletype(root: Element) -> bool:
    """True where the generator, a script, a form, the body's class or the trackback address is Movable Type's."""
    if any(re.search(r"movable ?type", name, re.IGNORECASE) for name in metas(root, "generator")):
        return True
    body = root.find("body")
    if body is not None and re.match(r"mt-[a-z]+", body.get("class", "")):
        return True
    return any(_SCRIPT.search(url) for url in _addresses(root)) or bool(re.search(r"mt-tb\b", _pinged(root)))


def _addresses(root: Element) -> Iterator[str]:
    """What a page is made with: its scripts, style sheets and forms; links in its text may lead to anybody's."""
    for node in root.iter("script", "link", "form"):
        if (
            url := node.get("src")
            or node.get("action")
            or (node.get("href") if node.get("rel") == "stylesheet" else None)
        ):
            yield url


def _pinged(root: Element) -> str:
    """Address that takes trackbacks, in the RDF that a comment of the page holds."""
    for comment in find(root, "//comment()[contains(., 'trackback:ping')]"):
        if found := re.search(r'trackback:ping="([^"]{1,500})"', comment.text or ""):
            return found.group(1)
    return ""
