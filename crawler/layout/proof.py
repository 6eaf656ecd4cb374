"""Whether what a name marks is a conversation: a name alone proves nothing, and posts in a listing look like one."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from crawler.document import Element, length, text_of
from crawler.layout.boxes import is_hidden, spelled_names
from crawler.layout.families import Family
from crawler.layout.names import is_aside, is_whole
from crawler.layout.parts import Parts
from crawler.layout.printed import datedness, is_exact
from crawler.scope import host_of

#: Of what a name marks this share must have a text and an author or a date.
_MOSTLY = 0.5
#: So many entries of a list that have a date, nearly all of them, need no names.
_ENOUGH, _NEARLY = 3, 0.9
#: Letters of the shortest thing said.
_SAID = 12
#: What stands around a label.
_LABELS = " \t\r\n:"
_LETTERS = re.compile(r"[^\W\d_]{2}")
_AUTHORS = re.compile(r"user|author|profile|member|people", re.IGNORECASE)


def is_conversation(group: Sequence[Parts], family: Family, around: Element | None, base: str) -> bool:
    """True for comments, or the only one. `around` is what the first stood in.

    What stands alone in a form, or is not shown, is the preview of one that is still to be written.
    """
    if len(group) == 1 and around is not None and _is_to_be_written(around):
        return False
    if family.lone:
        return _is_lone(group[0], around)
    if len(group) == 1 and not family.certain and _signs_page(group[0]):
        return False
    return _are_comments(group, family, base) or _is_alone(group, family, around)


def _are_comments(group: Sequence[Parts], family: Family, base: str) -> bool:
    pings = sum(parts.is_ping and bool(parts.author_url) for parts in group)
    if family.certain and (family.numbers or family.learned):
        whole = sum(bool(parts.has_text and (parts.printed or parts.author)) for parts in group)
        return whole + pings > 0 and (len(group) > 1 or family.learned or pings > 0 or _is_told(group[0]))
    if family.nameless:
        talks = all(_is_comment(parts, base) or (family.is_plain and _is_dated(parts)) for parts in group)
        return talks and not _is_listing(group, family, base)
    if not family.certain and _is_listing(group, family, base):
        return False
    if family.is_ping:
        return pings - sum(map(_is_address, group)) > _MOSTLY * len(group)
    if family.is_plain and 1 < len(group) < 2 * sum(map(_is_named, group)):
        return True
    signed = sum(bool(parts.has_text and parts.printed and parts.author) for parts in group)
    dated = sum(bool(parts.has_text and parts.printed) for parts in group)
    enough = _ENOUGH if not family.is_plain else 2
    return signed > _MOSTLY * len(group) or (len(group) >= enough and dated >= _NEARLY * len(group))


def _is_told(parts: Parts) -> bool:
    """True where more than a number speaks for the only comment: a date, the names of its parts, or its own."""
    names = (*(parts.element.get("class") or "").split(), (parts.element.get("id") or "").rstrip("0123456789-_"))
    return bool(parts.printed) or _is_named(parts) or any(map(is_whole, names))


def _is_named(parts: Parts) -> bool:
    """True where both the author and the text are named so."""
    return bool(parts.author and parts.is_named and parts.text is not None and length(parts.text))


def _is_address(parts: Parts) -> bool:
    """True for an address that is printed as such: where pings are to be sent."""
    return parts.author_url is not None and parts.author == parts.author_url


def _is_comment(parts: Parts, base: str) -> bool:
    """True for what can hardly be a post in a list: it has no heading, and its author is no way to another page."""
    href = parts.author_url or ""
    stays = host_of(href) in {"", host_of(base)} and not href.startswith(("mailto:", "#"))
    inner = href and stays and not _AUTHORS.search(href)
    heading = next(parts.element.iter("h1", "h2", "h3"), None)
    return bool(_says_more(parts) and parts.author and parts.printed and not inner and heading is None)


def _is_dated(parts: Parts) -> bool:
    heading = next(parts.element.iter("h1", "h2", "h3"), None)
    return bool(parts.has_text and parts.printed and heading is None)


def _says_more(parts: Parts) -> bool:
    """True where there is a text beside the name: "Changed: 3 May 2012, 12:05" is but a label and a date."""
    beside = (one for one in parts.segments if one.words.strip(_LABELS) != parts.author)
    return parts.text is not None or next(beside, None) is not None


def _is_alone(group: Sequence[Parts], family: Family, around: Element | None) -> bool:
    """True for the only one in what is named as a conversation: its text has a name, or it is made as an entry."""
    if len(group) > 1 or around is None:
        return False
    parts = group[0]
    if (
        any(map(is_aside, spelled_names(parts.element)))
        or _is_headed(parts)
        or (parts.author and not any(map(str.isalpha, parts.author)))
    ):
        return False
    if _is_named(parts) or (parts.author and parts.printed and parts.text is not None and length(parts.text)):
        return True
    is_made = family.is_plain or parts.text is not None or next(parts.element.iter("dt"), None) is not None
    return is_made and parts.has_text and parts.printed is not None and is_exact(parts.printed)


def _is_lone(parts: Parts, around: Element | None) -> bool:
    """True for one in which nothing is named, if it is signed with a name and a time and says more than a word."""
    if around is None or _signs_page(parts):
        return False
    if not (parts.author and is_exact(parts.printed or "")):
        return False
    said = length(parts.text) if parts.text is not None else max((one.length for one in parts.segments), default=0)
    return said >= _SAID and next(parts.element.iter("h1", "h2"), None) is None


def _signs_page(parts: Parts) -> bool:
    """True where a link to the author says that this is who wrote the page."""
    return parts.signed is not None and "author" in (parts.signed.get("rel") or "").split()


def _is_to_be_written(element: Element) -> bool:
    return any(_is_of_fields(one) or is_hidden(one) for one in (element, *element.iterancestors()))


def _is_of_fields(element: Element) -> bool:
    """True for a form, unless it is around the whole page."""
    return element.tag == "form" and next(element.iter("h1", "h2"), None) is None


def _is_listing(group: Sequence[Parts], family: Family, base: str) -> bool:
    """True for posts in a listing: most have a title that leads to a page, and it is not their author's.

    It is their heading, or what they begin with. Where nothing is named it may stand anywhere, or they are but links.
    """
    titled = [_is_titled(parts) for parts in group]
    if family.nameless:
        titled = [any(both) for both in zip(titled, _have_own_titles(group, base), strict=True)]
    return sum(titled) > _MOSTLY * len(group) or (family.nameless and all(map(_is_way, group)))


def _is_titled(parts: Parts) -> bool:
    """True where a heading, or what an entry begins with, leads to a page that is not its author's."""
    if _is_headed(parts):
        return True
    link = next((one for one in parts.element.iter("a") if length(one)), None)
    if link is None or not _leads_away(link, parts) or (link.tail or "").strip():
        return False  # where a sentence goes on behind it, it is one's words
    said = text_of(link) or ""
    return not datedness(said) and (text_of(parts.element) or "").startswith(said)


def _is_headed(parts: Parts) -> bool:
    """True for a post in a listing, whose heading leads to its page; a comment's leads to itself, or to its author."""
    heads = list(parts.element.iter("h1", "h2"))
    around = (link.get("href") or "" for head in heads for link in islice(head.iterancestors("a"), 1))
    return any(href and "#" not in href for href in around) or any(
        _leads_away(link, parts) for head in heads for link in islice(head.iter("a"), 1)
    )


def _have_own_titles(group: Sequence[Parts], base: str) -> list[bool]:
    """Which have a title that leads to a page of the site, and that no other has."""
    titles = [dict.fromkeys(_titles(parts, base)) for parts in group]
    times = Counter(title for several in titles for title in several)
    return [any(title and times[title] == 1 for title in several) for several in titles]


def _titles(parts: Parts, base: str) -> Iterator[str]:
    """What leads to pages of the site and has an element to itself, but for the author's name."""
    for link in parts.element.iter("a"):
        href, outer = link.get("href") or "", link.getparent()
        alone = outer is not None and outer is not parts.element and 0 < length(link) == length(outer)
        said = text_of(link) or ""
        if alone and _leads_away(link, parts) and host_of(href) in {"", host_of(base)} and _LETTERS.search(said):
            yield said if not datedness(said) else ""


def _leads_away(link: Element, parts: Parts) -> bool:
    href = link.get("href")
    if not href or "#" in href:
        return False
    return href != parts.author_url or link.get("rel") == "bookmark" or _is_counted(href, parts.element)


def _is_counted(href: str, entry: Element) -> bool:
    """True where another link leads to the comments of the page that a heading leads to: no author has such."""
    return any((link.get("href") or "").startswith(f"{href}#") for link in entry.iter("a"))


def _is_way(parts: Parts) -> bool:
    """True where what is said is nothing but links: a title in a list of posts, a list of such."""
    if parts.text is not None or not parts.segments:
        return False
    said = max(parts.segments, key=lambda segment: segment.length)
    links = [length(link) for one in said.elements for link in one.iter("a")]
    return said.length <= sum(links) + len(links)
