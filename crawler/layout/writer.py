"""Who wrote a post: a link to its author, what is named so, or a name in the words of a line."""

import re
from functools import partial
from itertools import islice

from crawler.document import Element, length, text_of
from crawler.layout.boxes import names_of
from crawler.layout.printed import after_date, datedness, names_day, sans_label
from crawler.layout.setoff import is_lead, pictured, set_off, whole_name
from crawler.scope import host_of, site_of
from crawler.witnesses.signatures import is_invitation, without_label

_AUTHOR = re.compile(
    r"^(?:authors?|byline|by|autor(?:es?)?|auteurs?|p-author|writer|post-?by|posted-?by|poster|username|display-?name)$|(?:entry|post|article|story|blog|node|page|p|single|meta|item|info)[-_]{0,2}author"
    r"|author[-_]?(?:name|link|url|vcard)|by-?line|posted-?by"
)
_AUTHOR_PAGE = re.compile(
    r"/(?:(?:(?:by-)?authors?|profiles?|users?|members?|people|writers?|staff|contributors?)/(?!log|sign|regist|edit|passw|forgot)[^/?]+/?"
    r"(?:index\.\w+)?"
    r"|(?:author|profile|user|member)\w*\.(?:php|aspx?)\?(?:\w+=)?\w+)$",
    re.IGNORECASE,
)
#: What English says was done to a post, before it says by whom.
_DONE = r"(?:posted|written|published|submitted)\s+"
#: What English says before a name, and no name begins with.
_BY = re.compile(rf"^\W*(?:{_DONE})?by:?\s+(?=\w)", re.IGNORECASE)
#: A name in words, in the languages in which small words lead to it and from it to the date.
_WHO = r"(?:by|von|par|por|d[ia]|door|av|af)\s+(?!(?:the|an?|my|our)\s)([^\W\d_][^\d|·•,;:@()]{1,60}?)\s*"
_BEFORE_DATE = re.compile(
    rf"(?:^\W*(?P<deed>[^\W\d_]+\s+)?|\b{_DONE}){_WHO}"
    r"(?:[,|·•–—@]|\s-|\b(?:on|at|am|um|le|à|el|em|il|alle|op|om|den|kl)\b)",
    re.IGNORECASE,
)
_BEHIND_DATE = re.compile(rf"\W{{1,4}}{_WHO}(?:$|[,|·•–—]|\s(?:-|in|dans|en|under|filed)\b)", re.IGNORECASE)
_LONGEST_NAME = 80
#: What microformats call the bearer of a name, so far above it at most.
_PEOPLE, _THINGS, _ABOVE = frozenset({"vcard", "author", "reviewer"}), frozenset({"item", "hrecipe", "hproduct"}), 4


def find_writer(nodes: list[Element], base: str) -> tuple[str | None, str | None]:
    """The author's name and address: by a link that says so, an element named so, or a link to a page of people."""
    for wanted in (_says_author, _is_fn, _is_named, partial(_leads_to_people, site=site_of(base))):
        for node in nodes:
            if wanted(node) and 0 < length(node) <= _LONGEST_NAME:
                link = node if node.tag == "a" else next((a for a in node.iter("a") if _is_name(a)), None)
                name = pictured(node) or whole_name(node) if link is None else text_of(link)
                href = link.get("href") if link is not None else None
                if name and not (datedness(name) or (href and is_invitation(name, href))):
                    name = sans_label(name if link is not None else without_label(name))
                    if (name := sans_by(name).strip(" ,|·")) and not is_lead(name):
                        return name, href
    name, href = next(filter(None, map(set_off, nodes)), (None, None))
    return sans_by(name) if name else None, href


def writer_in_words(line: str) -> str | None:
    """The name in a line that sets none off, between words or strokes of which one stands beside the date."""
    if (found := _BEFORE_DATE.search(line)) and datedness(line[found.end() :]):
        name = found.group(2).strip()
        return None if found["deed"] and name[0].islower() else name
    behind = _BEHIND_DATE.match(after_date(line)) if names_day(line) else None
    return behind.group(1).strip() if behind else None


def sans_by(name: str) -> str:
    """A name without what English says before it."""
    return _BY.sub("", name, count=1)


def is_author(link: Element) -> bool:
    """True for a link that says it leads to the author, or to a page of people."""
    return _says_author(link) or _leads_to_people(link)


def _says_author(node: Element) -> bool:
    return node.tag == "a" and "author" in (node.get("rel") or "").split()


def _is_fn(node: Element) -> bool:
    """True for a name, unless it is that of a thing: of a dish, of what is rated."""
    if "fn" not in (node.get("class") or "").split():
        return False
    around = (name for outer in islice(node.iterancestors(), _ABOVE) for name in names_of(outer))
    return next((name in _PEOPLE for name in around if name in _PEOPLE | _THINGS), True)


def _is_named(node: Element) -> bool:
    if node.tag in {"h1", "body", "img"} or not any(map(_AUTHOR.search, names_of(node))):
        return False
    return next(node.iter("script"), None) is None


def _leads_to_people(node: Element, site: str = "") -> bool:
    """True for a link to a person's page, on the given site if there is one: elsewhere people have channels, too."""
    href = node.get("href") or "" if node.tag == "a" else ""
    return _AUTHOR_PAGE.search(href) is not None and (not site or not host_of(href) or site_of(href) == site)


def _is_name(link: Element) -> bool:
    return bool((link.text_content() or "").strip()) and "#" not in (link.get("href") or "")
