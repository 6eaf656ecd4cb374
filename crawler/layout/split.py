"""Posts that are split over several pages: which part a page holds, and where the first and the others are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from crawler.document import Element, length
from crawler.scope import host_of, is_archive, joined, parts_of, url_key

#: The kind of a file, or the slash after a folder.
_END = re.compile(r"\.\w{2,5}$|/$")
#: How an address goes on for a further page.
_FURTHER = re.compile(r"(?:[/_.,-]|%2C)(?:[a-z]{1,6}[-_/]?)?0*(\d{1,2})", re.IGNORECASE)
#: What sets words of a line off.
_INLINE = frozenset({"a", "b", "em", "i", "span", "strong"})
#: Characters of the longest line that leads to the pages of a post.
_LONGEST_LINE = 150


@dataclass(frozen=True, kw_only=True)
class Split:
    """One page of several."""

    #: Address of the first.
    url: str
    #: Which this one is, from 1.
    part: int
    #: Addresses of the others.
    others: tuple[str, ...]


def find_split(root: Element, url: str, home: str | None) -> Split | None:
    """How a page leads by numbers to the others of its post: "1 2 3", each a link but its own.

    The address of each is that of the first, which has no number, and a number behind it. Further pages of a
    conversation look the same; each of them repeats the post.
    """
    numbered = [(place, link) for place, link, _ in numbered_links(root, url)]
    for first in (url, *(link for place, link in numbered if place == 1)) if numbered else ():
        if is_archive(first) or (home is not None and url_key(first) == url_key(home)):
            continue
        if (own := _place(first, url, numbered)) is not None:
            others = tuple(link for _, link in numbered if link == first or _number(link, first) is not None)
            return Split(url=first, part=own, others=tuple(dict.fromkeys(others)))
    return None


def take_out_line(links: Sequence[Element]) -> None:
    """Take out the line with the links to the other pages, which is no part of the text, where it is one by itself."""
    around = list(links[0].iterancestors()) if links else []
    within = (outer for outer in around if all(outer in link.iterancestors() for link in links))
    line = next((outer for outer in within if outer.tag not in _INLINE), None)
    if line is not None and length(line) <= _LONGEST_LINE:
        line.drop_tree()


def numbered_links(root: Element, base: str) -> Iterator[tuple[int, str, Element]]:
    """Links from numbers to other pages."""
    for link in root.iter("a"):
        text = (link.text or (link[0].text if len(link) else None) or "").strip()
        if 0 < len(text) < 3 and text.isdecimal():
            url = joined(base, (link.get("href") or "").partition("#")[0])
            if url and url != base:
                yield int(text), url, link


def _place(first: str, url: str, numbered: Iterable[tuple[int, str]]) -> int | None:
    """Which page this one is if that is the first; `None` where the links say otherwise."""
    places = {number: place for place, link in numbered if (number := _number(link, first)) is not None}
    ahead = {place - number for number, place in places.items()}
    if len(ahead) != 1 or not ahead <= {0, 1} or 1 in places.values():
        return None
    number = _number(url, first)
    own = 1 if url == first else number + ahead.pop() if number is not None else None
    return own if own not in places.values() and 2 in {own, *places.values()} else None


def _number(url: str, first: str) -> int | None:
    """What an address has behind that of the first page."""
    one, other = parts_of(first), parts_of(url)
    if host_of(first) != host_of(url):
        return None
    if one.path == other.path:
        asked, known = parse_qsl(other.query), parse_qsl(one.query)
        more = [value for name, value in asked if (name, value) not in known]
        value = more[0] if len(more) == 1 and len(asked) == len(known) + 1 else ""
        return int(value) if value.isdecimal() and len(value) < 3 else None
    found = _FURTHER.fullmatch(_behind(one.path, other.path)) if one.query == other.query else None
    return int(found.group(1)) if found else None


def _behind(first: str, path: str) -> str:
    """What a path has more than the first page's: below it, or before its ending."""
    if path.startswith(folder := first.rstrip("/") + "/"):
        return "/" + path.removeprefix(folder).rstrip("/")
    stem, own = _END.sub("", first), _END.sub("", path)
    return own.removeprefix(stem) if own.startswith(stem) else ""
