"""Conversations on pages of their own, which opened in a small window: the post's page only links to them."""

import re

from crawler.items import Follow
from crawler.scope import TALK, host_of, is_page, parts_of, url_key
from crawler.witnesses.head import Links

_LITERALS = ("omment", "oment", "OMMENT", "eacti")
_NUMBER = re.compile(r"\d{1,18}")


def talk_of(links: Links, url: str) -> str | None:
    """The address that is named after comments and has the number by which the post's own page is known.

    `comments.php?id=12` beside `post.php?id=12`, `mt-comments.cgi?entry_id=12` beside `000012.html`: an address that
    other posts' pages link to as well lacks that number. One with two numbers may be a further page of some other
    post's.
    """
    numbers = _asked(url) or _NUMBER.findall(parts_of(url).path.rstrip("/").rpartition("/")[2])
    if not numbers:
        return None
    found = (link for link in links.matching(TALK, *_LITERALS) if is_page(link) and host_of(link) == host_of(url))
    own = [int(numbers[-1])]
    return next((link for link in found if _numbers(link) == own and url_key(link) != url_key(url)), None)


def _asked(url: str) -> list[str]:
    return _NUMBER.findall(parts_of(url).query)


def _numbers(url: str) -> list[int]:
    return [int(number) for number in (*_NUMBER.findall(parts_of(url).path), *_asked(url))]


def lead(talk: str | None) -> tuple[Follow, ...]:
    """The request for a conversation's page, if there is one."""
    return (Follow(url=talk, purpose="comments"),) if talk else ()
