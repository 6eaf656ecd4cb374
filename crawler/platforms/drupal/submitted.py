"""Who wrote a node or comment and when, from the line that Drupal's themes print of it.

A name is a link, or an element with a class or an RDFa property. Until 6 a visitor's name is bare text within words of
the site's language: the words around the linked names of the same page tell where a bare one begins and ends.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from crawler.document import Element, find, first, has_class, text_of

#: Classes of the line, the surest first; `scomments_info` and the like are themes' own.
LINES = (
    *(
        "submitted",
        "node__submitted",
        "comment__submitted",
        "node__meta",
        "comment__meta",
        "authored",
        "author-datetime",
    ),
    *("meta", "post-info", "comment-header", "comment-meta", "comment-footer", "info", "credit"),
)
#: An account has a number, or a name under `users`; channels elsewhere have a name under `user`.
_NUMBERED = "contains('0123456789', substring(concat(substring-after(@href, '/user/'), '-'), 1, 1))"
_NAMES = (
    f".//*[{has_class('username')}]",
    ".//*[contains(@property, 'foaf:name') or contains(@property, 'schema:name')]"
    "[not(self::meta or self::h1 or self::h2 or self::h3)]",
    f".//a[{_NUMBERED} or contains(@href, '/users/')][normalize-space()]"
    "[not(contains(@href, 'login') or contains(@href, 'register') or contains(@href, 'password'))]",
    f".//*[{has_class('comment__author')} or {has_class('author-name')} or {has_class('comment-author')}]",
)
_DATES = (
    ".//*[@content and (contains(@property, 'dc:date') or contains(@property, 'dc:created')"
    " or contains(@property, 'schema:dateCreated') or contains(@property, 'datePublished')"
    " or @datatype='xsd:dateTime')]",
    ".//time[@datetime]",
)
#: From a weekday's or month's name, or the first digit, to the last.
_PRINTED = re.compile(
    r"(?:[^\W\d_]+\.?,\s+)?(?:[^\W\d_]+\.?\s+(?!\d{1,4}[/.-]\d|\d{1,2}\.?\s+[^\W\d_]{3}))?"
    r"(?<!\w)\d(?:.{0,40}?\d:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?(?:\s*[+-]\d{2}:?\d{2}\b)?"
    r"|.{0,25}?\d{4}\b(?:.{0,9}?\b\d{1,2}[.h]\d{2}\b)?|.*\d)",
    re.IGNORECASE,
)
#: What Drupal prints after the name of somebody without an account.
_UNVERIFIED = re.compile(r"\s*\([^()]{1,40}\)\W*$")
_DIVIDERS = " \t–—|·•-.,"


@dataclass(frozen=True, kw_only=True)
class Line:
    """Who and when."""

    author: str | None = None
    author_url: str | None = None
    published: str | None = None


@dataclass(frozen=True, kw_only=True)
class Around:
    """The words before and after a linked name, the date left out."""

    before: str
    after: str


def read_line(holder: Element, lines: Iterable[Element], around: Around | None) -> Line:
    """What the elements of the line say, else the whole head of a node or comment."""
    found = [line for line in lines if text_of(line)]
    author, url = _named([*found, holder])
    published = next((date for place in (*found, holder) if (date := _stated(place))), None)
    texts = [text_of(line) or "" for line in found]
    printed = next((date for text in texts if (date := _printed(text, author))), None)
    if author is None and found:
        author, url = _linked(found[0])
        bare = next((name for text in texts if printed and (name := _bare(text, printed, around))), None)
        author, url = (bare, None) if bare and bare != author else (author, url)
    return Line(author=author, author_url=url, published=published or printed)


def _named(holders: list[Element]) -> tuple[str | None, str | None]:
    for holder in holders:
        for expression in _NAMES:
            for found in find(holder, expression):
                link = found if found.tag == "a" else first(found, ".//a[@href]")
                text = text_of(found) or ""
                account = link is not None and "nofollow" not in (link.get("rel") or "")
                if name := text if account else _UNVERIFIED.sub("", text):
                    return name, link.get("href") if link is not None else None
    return None, None


def _linked(line: Element) -> tuple[str | None, str | None]:
    """The link of a line that is no date and in no list; Drupal gives the one of an account a title."""
    links = find(line, ".//a[@href and not(contains(@href, '#')) and not(ancestor::ul)]")
    for link in sorted(links, key=lambda link: not link.get("title")):
        if (name := text_of(link)) and _PRINTED.search(name) is None:
            return name, link.get("href")
    return None, None


def _stated(holder: Element) -> str | None:
    if (found := first(holder, ".//*[@data-comment-timestamp]")) is not None:
        return _instant(found.get("data-comment-timestamp", ""))
    for expression in _DATES:
        if (found := first(holder, expression)) is not None:
            stated = found.get("content") or found.get("datetime")
            return str(stated) if stated else None
    return None


def _instant(seconds: str) -> str | None:
    """The second that the module History prints for its scripts, since 8."""
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) < 11):
        return None
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _printed(text: str, author: str | None) -> str | None:
    found = _PRINTED.search(text.replace(author, " ", 1) if author else text)
    return found.group().strip() if found else None


def _bare(text: str, date: str, around: Around | None) -> str | None:
    """A name that is neither link nor element."""
    before, _, after = text.partition(date)
    if not before.strip(_DIVIDERS) and after[:3].strip() and after.strip()[0] in _DIVIDERS:
        name = after  # "Fri, 2012-11-09 17:18 — Rosa (not verified)"
    elif around is not None and around.before and text.startswith(around.before):
        name = text[len(around.before) :]
        name = name[: name.find(around.after)] if around.after and around.after in name else name.partition(date)[0]
    else:
        return None
    return _UNVERIFIED.sub("", name).strip(_DIVIDERS) or None


def words_around(line: Element) -> Around | None:
    """What stands before and after the linked name in a line."""
    link = first(line, f".//*[{has_class('username')}] | .//a[@href and not(contains(@href, '#'))]")
    name, text = text_of(link), text_of(line) or ""
    if not name or name not in text or _PRINTED.search(name):
        return None
    before, _, after = text.partition(name)
    date = _PRINTED.search(after)
    return Around(before=before, after=after[: date.start()]) if date and not _PRINTED.search(before) else None
