"""Addresses that structured data names: whether one is the page's own, and which comment's id one bears."""

import re
from urllib.parse import urlsplit

from crawler.scope import INDEX, host_of

_NUMBERED = re.compile(r"^[A-Za-z][A-Za-z_:-]*?[-_:]?(\d+)$")
#: Parts of a page that are no posts, and what feeds and readers' counters add to addresses.
_NO_PART = re.compile(r"com+ent|respond|reply|more|top|content|main|nav|menu|footer|header|rss|feed|[=/!&]|^$", re.I)
_LONG = 6
_KEYED = re.compile(r"^(?:[a-z]*comment[a-z]*|reply|c|r)[-_:](\w+)$", re.IGNORECASE)


def same(url: str, other: str) -> bool:
    """True where two addresses name one page, whatever their scheme, fragment and trailing slash."""
    return _bare(url) == _bare(other)


def _bare(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{host_of(url)}{INDEX.sub('', parts.path).rstrip('/')}?{parts.query}"


def part_id(url: str) -> str | None:
    """What a post is known by that is only a part of its page, as the address tells: its path and the part's name.

    A long number, as Blogger gives each post, is alone on the whole blog.
    """
    page, _, name = url.partition("#")
    if not name or _NO_PART.search(name):
        return None
    if name.isdecimal() and len(name) >= _LONG:
        return name
    return f"{page.partition('://')[2].partition('/')[2]}#{name}"


def fragment_id(url: str | None) -> str | None:
    """The id that a comment's address ends in."""
    return comment_id(url.rpartition("#")[2]) if url and "#" in url else None


def comment_id(name: str | None) -> str | None:
    """What follows the prefix in `comment-12`, `c12`, `comment-6a0120`; `None` where the name has no such form."""
    found = (_NUMBERED.match(name) or _KEYED.match(name)) if name else None
    return found.group(1) if found else None
