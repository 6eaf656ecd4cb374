"""What tells that Movable Type or TypePad made a page: its generator, its scripts, where its forms are sent."""

import re

from crawler.platforms.signs import Signs

_TYPEPAD = re.compile(
    r"//(?:www\.|static\.|profile\.)?typepad\.com/(?:\.shared|t/|services/|[\w./-]*\.(?:js|css)|$)", re.MULTILINE
)
_SCRIPT = re.compile(r"/mt(?:-site|-comments)?\.js(?:\?|$)|/mt-static/|/mt-[a-z0-9]+\.(?:f?cgi|pl|php)\b", re.MULTILINE)


def is_typepad(signs: Signs) -> bool:
    """True where the generator, a script, a form or the trackback address is TypePad's."""
    if any("typepad.com" in name.lower() for name in signs.generators):
        return True
    return any(map(_TYPEPAD.search, _addresses(signs))) or "typepad.com/" in _pinged(signs)


def is_movabletype(signs: Signs) -> bool:
    """True where the generator, a script, a form, the body's class or the trackback address is Movable Type's."""
    if any(re.search(r"movable ?type", name, re.IGNORECASE) for name in signs.generators):
        return True
    body = signs.root.find("body")
    if body is not None and re.match(r"mt-[a-z]+", body.get("class", "")):
        return True
    return any(map(_SCRIPT.search, _addresses(signs))) or bool(re.search(r"mt-tb\b", _pinged(signs)))


def _addresses(signs: Signs) -> tuple[str, str, str]:
    """What a page is made with: its scripts, style sheets and forms; links in its text may lead to anybody's."""
    sheets = (link.get("href", "") for link in signs.all("link") if link.get("rel") == "stylesheet")
    return signs.scripts, "\n".join(sheets), signs.forms


def _pinged(signs: Signs) -> str:
    """Address that takes trackbacks, in the RDF that a comment of the page holds."""
    found = (re.search(r'trackback:ping="([^"]{1,500})"', comment) for comment in signs.comments)
    return next((ping.group(1) for ping in found if ping), "")
