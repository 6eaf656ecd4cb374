"""Conversations on a page of their own, which opened in a small window: the post's page only leads there."""

import re
from urllib.parse import urlsplit

from crawler.scope import host_of, is_page, url_key
from crawler.witnesses.head import Links

_TALK = re.compile(r"com+ent|coment|kommentar|reacti|discuss|talk", re.IGNORECASE)
_LITERALS = ("om", "OM", "eacti", "iscuss", "alk")
_NUMBER = re.compile(r"\d+")


def talk_of(links: Links, url: str) -> str | None:
    """The address that is named after comments and has the number by which the post's own page is known.

    `comments.php?id=12` beside `post.php?id=12`, `mt-comments.cgi?entry_id=12` beside `000012.html`: what other posts'
    pages lead to as well has not that number.
    """
    numbers = _numbers(url)
    if not numbers:
        return None
    found = (link for link in links.matching(_TALK, *_LITERALS) if is_page(link) and host_of(link) == host_of(url))
    return next((link for link in found if _numbers(link) == numbers[-1:] and url_key(link) != url_key(url)), None)


def _numbers(url: str) -> list[int]:
    """The numbers in what an address asks for, else those in the last part of its path."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return []
    found = _NUMBER.findall(parts.query) or _NUMBER.findall(parts.path.rstrip("/").rpartition("/")[2])
    return [int(number[:18]) for number in found]
