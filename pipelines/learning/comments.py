"""Learns where a theme puts comments: by those that a feed or an API states, and that stand on the page unread."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.database import Row
from crawler.document import Element, text_of
from crawler.layout import rules
from pipelines import sanitise
from pipelines.learning.pages import LEAST, LESSONS, RELIABLE, SEARCHED, TRIED, Page, Told
from pipelines.ledger import Ledger
from pipelines.normalise import flat
from pipelines.trust import Statement, believed, newest_first

#: A comment is known by so many of its letters, and by no fewer than these.
_BEGINNING = 80
_TELLING = 12
#: So many of a conversation's comments are looked for.
_SOME = 20
#: How far above its text a comment's own element is looked for.
_HIGHEST = 6
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, kw_only=True)
class Talk:
    """A post's conversation: what its page was read to hold, and what others say it does, by its first letters."""

    #: Its page's capture if it has one.
    capture_id: str
    told: frozenset[str]
    stated: frozenset[str]
    #: How many comments there are, as far as anyone says.
    declared: int | None


@dataclass(frozen=True, kw_only=True)
class Unread:
    """A page, and the comments that others state which stand on it."""

    page: Page
    stated: frozenset[str]
    told: int
    declared: int | None


def talk_of(capture_id: str, said: Iterable[Statement], declared: int | None) -> Talk:
    """A conversation, from all that was said of its comments."""
    told, stated = set[str](), set[str]()
    for one in said:
        beginning = letters(sanitise.text_of((one.fields.get("body") or {}).get("html", ""), frozenset()))[:_BEGINNING]
        if len(beginning) >= _TELLING:
            (told if one.witness == "page" else stated).add(beginning)
    most = None if declared is None else max(declared, len(stated))
    some = frozenset(sorted(stated)[:_SOME])
    return Talk(capture_id=capture_id, told=frozenset(told), stated=some, declared=most)


def letters(text: str) -> str:
    """The letters and digits of a text: what witnesses do not print differently."""
    return _NO_LETTER.sub("", flat(text).casefold())


def talks(ledger: Ledger) -> Iterator[Talk]:
    """Conversations of which others than the page speak; which of many does not depend on when they were found."""
    sql = (
        "SELECT DISTINCT post_id FROM readings AS read JOIN captures ON captures.id = capture_id"
        " WHERE entity = 'post' AND witness = 'page' AND crawl_id = ? AND EXISTS"
        " (SELECT 1 FROM readings WHERE entity = 'comment' AND post_id = read.post_id AND witness != 'page')"
        " ORDER BY post_id LIMIT ?"
    )
    for (post_id,) in ledger.db.execute(sql, [ledger.crawl_id, LESSONS]).fetchall():
        said = ledger.said_of(post_id)
        post = newest_first(one for one in said if one.entity == "post")
        page = next((one for one in post if one.witness == "page"), None)
        if page and not page.fields.get("protected"):
            comments = (one for one in said if one.entity == "comment")
            yield talk_of(page.capture_id, comments, believed(post, "comments_declared"))


def unread(talks: Sequence[Told[Talk]]) -> list[Unread]:
    """The pages of conversations, where the readers miss much of what stands on them; else none."""
    if not _is_missed([(len(talk.stated & talk.told), len(talk.stated)) for talk, _ in talks]):
        return []
    found = []
    for talk, open_page in talks:
        if page := open_page():
            shown = letters(text_of(page[0]) or "")
            stated = frozenset(beginning for beginning in talk.stated if beginning in shown)
            found.append(Unread(page=page, stated=stated, told=len(stated & talk.told), declared=talk.declared))
    return found if _is_missed([(one.told, len(one.stated)) for one in found]) else []


def _is_missed(counts: Iterable[tuple[int, int]]) -> bool:
    told, stated = map(sum, zip(*counts, strict=True)) if counts else (0, 0)
    return stated >= LEAST and told < RELIABLE * stated


def learned(pages: Sequence[Unread]) -> Iterator[Row]:
    """The rule that finds comments, where there is a reliable one: `selector`, and on how many pages it finds all."""
    found: Counter[str] = Counter()
    for one in pages[:SEARCHED]:
        found.update(list(dict.fromkeys(_suggestions(one))))
    best: tuple[int, int, str] | None = None
    for selector, _ in found.most_common(TRIED):
        hits = [_hits(one, selector) for one in pages]
        if best is None or sum(hits) > best[0]:
            whole = sum(hit == len(one.stated) for hit, one in zip(hits, pages, strict=True))
            best = sum(hits), whole, selector
    told, stated = sum(one.told for one in pages), sum(len(one.stated) for one in pages)
    if best and best[0] >= max(LEAST, RELIABLE * stated, told + 1):
        _, whole, selector = best
        yield {"field": rules.COMMENT, "selector": selector, "attribute": None, "pages": len(pages), "hits": whole}


def _suggestions(one: Unread) -> Iterator[str]:
    """Selectors for what holds one of several comments, that which holds most of it first."""
    held = [_holder(one.page[0], beginning) for beginning in sorted(one.stated)]
    ways = Counter(outer for element in set(held) for outer in (element, *element.iterancestors()))
    for element in held:
        own = [outer for outer in (element, *element.iterancestors()) if ways[outer] == 1][:_HIGHEST]
        for outer in reversed(own if len(held) > 1 else ()):
            yield from rules.suggested(outer)


def _holder(root: Element, beginning: str) -> Element:
    """The innermost element that holds a text."""
    element, inner = root, next((child for child in root if _holds(child, beginning)), None)
    while inner is not None:
        element, inner = inner, next((child for child in inner if _holds(child, beginning)), None)
    return element


def _holds(element: Element, beginning: str) -> bool:
    return rules.is_shown(element) and beginning in letters(text_of(element) or "")


def _hits(one: Unread, selector: str) -> int:
    """How many of the comments stand in an element of their own; none where more is found than there are comments."""
    marks = list(rules.every(one.page[1], selector))
    texts = sorted((letters(text_of(mark) or "") for mark in marks), key=len)
    own = {next((place for place, text in enumerate(texts) if beginning in text), None) for beginning in one.stated}
    hits = len(own - {None})
    return hits if one.declared is None or len(marks) <= one.declared else 0
