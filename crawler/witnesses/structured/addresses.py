"""Addresses that structured data names: whether one is the page's own, and which comment's id one bears."""

import re
from urllib.parse import urlsplit

_INDEX = re.compile(r"/(?:index\.(?:html?|php))?$")
_NUMBERED = re.compile(r"^[A-Za-z][A-Za-z_:-]*?[-_:]?(\d+)$")
_KEYED = re.compile(r"^(?:[a-z]*comment[a-z]*|reply|c|r)[-_:](\w+)$", re.IGNORECASE)


def same(url: str, other: str) -> bool:
    """True where two addresses name one page, whatever their scheme, fragment and trailing slash."""
    return _bare(url) == _bare(other)


def _bare(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{_INDEX.sub('', parts.path)}?{parts.query}"


def fragment_id(url: str | None) -> str | None:
    """The id that a comment's address ends in."""
    return comment_id(url.rpartition("#")[2]) if url and "#" in url else None


def comment_id(name: str | None) -> str | None:
    """What follows the prefix in `comment-12`, `c12`, `comment-6a0120`; `None` where the name has no such form."""
    found = (_NUMBERED.match(name) or _KEYED.match(name)) if name else None
    return found.group(1) if found else None
