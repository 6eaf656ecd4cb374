"""Learns where a blog's theme puts title, author, date and text, from posts that another witness describes, too.

A feed or an API labels the pages of its own posts: what it says is looked for on them, and a selector that finds it on
nearly all of them becomes a rule, by which every other page of the blog is read. Only what the readers miss is learned,
and a rule that no longer holds is dropped. After BlogForever's crawler (Blanvillain, Kasioumis and Banos, 2014).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from typing import Any

from sqlite_utils import Database

from archive.database import Row, insert, update
from crawler.document import Element, Index, decode, parse_html
from crawler.items import Response, Rule
from crawler.layout import rules
from pipelines import fuse, match
from pipelines.dates import read_date
from pipelines.ledger import Ledger
from pipelines.normalise import Fields, flat
from pipelines.sanitise import text_of

FIELDS = ("title", "author", "published", "body")
#: Posts that are learned from at most; on the first of them selectors are looked for.
_LESSONS = 40
_SEARCHED = 12
#: On so many posts a rule has to hold at least, and on this share of them.
_LEAST = 3
_RELIABLE = 0.9
#: Selectors that are tried.
_TRIED = 40
#: How alike two texts are that are the same, and how long a text has to be to tell.
_SAME = 0.9
_TELLING = 200
_ELLIPSIS = ("…", "...", "[…]", "[...]")
#: Witnesses that describe the posts of pages; a sitemap only lists them.
_LABELS = "witness NOT IN ('page', 'sitemap')"

#: Whether a value that a page prints is what another witness says.
Test = Callable[[str], bool]
Selector = tuple[str, str | None]
Page = tuple[Element, Index]


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """A post's page, by its capture if it has one, what it was read to say, and what other witnesses say."""

    capture_id: str
    printed: Fields
    truth: Fields

    def is_told(self, field: str) -> bool:
        """Whether the page's reading says of a field what the others say."""
        printed = self.printed.get(field)
        if printed is None:
            return False
        return self.test(field)(_shown(field, printed))

    def test(self, field: str) -> Test:
        """How to tell a field's value on the page; only for one that another witness states."""
        wanted = self.truth[field]
        if field == "published":
            return partial(_is_date, wanted["at"][:10], self.printed.get("language"))
        if field == "body":
            return partial(_is_text, wanted)
        return partial(_is_line, flat(wanted).casefold())


def in_force(db: Database, blog_id: int) -> tuple[Rule, ...]:
    """The rules of a blog."""
    sql = "SELECT field, selector, attribute FROM rules WHERE blog_id = ? AND dropped_at IS NULL ORDER BY id"
    return tuple(Rule(**dict(row)) for row in db.execute(sql, [blog_id]).fetchall())


def learn(ledger: Ledger, blog: Row, read: Callable[[str], Response | None]) -> bool:
    """Drop the rules that no longer hold and learn others in the place of what is missed; whether any changed."""
    lessons = list(_lessons(ledger, blog["id"]))
    changed = _drop(ledger, blog["id"], lessons)
    ruled = {rule.field for rule in in_force(ledger.db, blog["id"])}
    missed = [field for field in FIELDS if field not in ruled and _is_missed(field, lessons)]
    if not missed:
        return changed
    pages = [(lesson, page) for lesson in lessons if (page := _parsed(read(lesson.capture_id)))]
    for rule in _learned(missed, pages):
        insert(ledger.db, "rules", {"blog_id": blog["id"], "learned_at": ledger.started_at, **rule})
        changed = True
    return changed


def learn_from(lessons: Iterable[tuple[Lesson, Response]]) -> tuple[Rule, ...]:
    """The rules that pages teach whose posts others describe, of what is missed on them. The first of many count."""
    told = list(islice(lessons, _LESSONS))
    missed = [field for field in FIELDS if _is_missed(field, (lesson for lesson, _ in told))]
    pages = [(lesson, page) for lesson, response in told if missed and (page := _parsed(response))]
    return tuple(
        Rule(field=rule["field"], selector=rule["selector"], attribute=rule["attribute"])
        for rule in _learned(missed, pages)
    )


def _learned(fields: Iterable[str], pages: list[tuple[Lesson, Page]]) -> Iterator[Row]:
    for field in fields:
        if rule := _best(field, [(lesson, page) for lesson, page in pages if field in lesson.truth]):
            yield {"field": field, **rule}


def pages_of_posts(ledger: Ledger, blog_id: int) -> list[tuple[int, str]]:
    """The posts of a blog and the captures of their pages in this crawl."""
    sql = (
        "SELECT DISTINCT post_id, capture_id FROM readings JOIN captures ON captures.id = capture_id"
        " WHERE entity = 'post' AND witness = 'page' AND crawl_id = ? AND post_id IS NOT NULL ORDER BY fetched_at"
    )
    return [(post_id, capture_id) for post_id, capture_id in ledger.db.execute(sql, [ledger.crawl_id]).fetchall()]


def _lessons(ledger: Ledger, blog_id: int) -> Iterator[Lesson]:
    """Posts that other witnesses describe; which of many does not depend on when they were found."""
    sql = (
        "SELECT DISTINCT post_id FROM readings AS read JOIN captures ON captures.id = capture_id"
        " WHERE entity = 'post' AND witness = 'page' AND crawl_id = ? AND EXISTS"
        f" (SELECT 1 FROM readings WHERE entity = 'post' AND post_id = read.post_id AND {_LABELS})"
        " ORDER BY post_id LIMIT ?"
    )
    for (post_id,) in ledger.db.execute(sql, [ledger.crawl_id, _LESSONS]).fetchall():
        said = fuse.newest_first(one for one in ledger.said_of(post_id) if one.entity == "post")
        pages = [one for one in said if one.witness == "page" and "part" not in one.fields]
        page = next((one for one in pages if "body" in one.fields), next(iter(pages), None))
        truth = truth_of([one for one in said if one.witness not in {"page", "sitemap"}])
        # a page of its own, such as the imprint, prints neither author nor date
        if page and truth and not page.fields.get("protected") and fuse.believed(said, "kind") != "page":
            yield Lesson(capture_id=page.capture_id, printed=page.fields, truth=truth)


def truth_of(said: list[fuse.Statement]) -> Fields:
    """What others than its page say of a post, of what can be learned: values as in statements, the body as text."""
    truth: Fields = {}
    for field in FIELDS:
        if value := fuse.believed(said, field):
            truth[field] = value
    if "at" not in truth.get("published", {}):
        truth.pop("published", None)
    if "body" in truth:
        text = text_of(truth["body"]["html"], frozenset())
        # a feed that holds only the beginnings of posts teaches nothing about where they end
        truth |= {"body": text} if len(text) >= _TELLING and not text.endswith(_ELLIPSIS) else {"body": None}
    return {field: value for field, value in truth.items() if value}


def _shown(field: str, printed: Any) -> str:
    if field == "body":
        return text_of(printed["html"], frozenset())
    return str(printed.get("at") or printed["printed"]) if field == "published" else str(printed)


def _is_line(wanted: str, value: str) -> bool:
    return " ".join(flat(value).casefold().split()) == wanted


def _is_text(wanted: str, value: str) -> bool:
    return _likeness(wanted, value) >= _SAME


def _likeness(wanted: str, value: str) -> float:
    return match.similarity(flat(wanted).casefold(), flat(value).casefold())


def _is_date(wanted: str, language: str | None, value: str) -> bool:
    """Whether a printed date names this day, or its neighbour: pages print local time."""
    moment = read_date(value, language) if any(character.isdigit() for character in value) else None
    if moment is None or len(moment.at) < len(wanted):
        return False
    return abs((date.fromisoformat(moment.at[:10]) - date.fromisoformat(wanted)).days) <= 1


def _is_missed(field: str, lessons: Iterable[Lesson]) -> bool:
    told = [lesson.is_told(field) for lesson in lessons if field in lesson.truth]
    return len(told) >= _LEAST and sum(told) < _RELIABLE * len(told)


def _drop(ledger: Ledger, blog_id: int, lessons: list[Lesson]) -> bool:
    """Drop the rules by which pages were read and no longer say what the others say."""
    sql = "SELECT id, field, learned_at FROM rules WHERE blog_id = ? AND dropped_at IS NULL"
    failed = [
        rule_id
        for rule_id, field, learned_at in ledger.db.execute(sql, [blog_id]).fetchall()
        if learned_at < ledger.started_at and _is_missed(field, lessons)
    ]
    for rule_id in failed:
        update(ledger.db, "rules", rule_id, {"dropped_at": ledger.started_at})
    return bool(failed)


def _parsed(response: Response | None) -> Page | None:
    root = parse_html(decode(response)[0]) if response else None
    return (root, Index(root)) if root is not None else None


def _best(field: str, labelled: list[tuple[Lesson, Page]]) -> Row | None:
    """The selector that holds on most pages, where it is reliable and better than what the readers told."""
    found: Counter[Selector] = Counter()
    for lesson, (root, _) in labelled[:_SEARCHED]:
        found.update(list(dict.fromkeys(_suggestions(field, lesson, root))))
    best: Row | None = None
    for (selector, attribute), _ in found.most_common(_TRIED):
        hits = sum(_holds(page, selector, attribute, lesson.test(field)) for lesson, page in labelled)
        if best is None or hits > best["hits"]:
            best = {"selector": selector, "attribute": attribute, "pages": len(labelled), "hits": hits}
    told = sum(lesson.is_told(field) for lesson, _ in labelled)
    return best if best and best["hits"] >= max(_LEAST, _RELIABLE * len(labelled), told + 1) else None


def _suggestions(field: str, lesson: Lesson, root: Element) -> Iterator[Selector]:
    if field == "body":
        element = rules.holding(root, partial(_likeness, lesson.truth["body"]), _SAME)
        yield from ((selector, None) for selector in (rules.suggested(element) if element is not None else ()))
        return
    for element, attribute in rules.saying(root, lesson.test(field)):
        yield from ((selector, attribute) for selector in rules.suggested(element))


def _holds(page: Page, selector: str, attribute: str | None, test: Test) -> bool:
    element = rules.selected(*page, selector)
    value = rules.value_of(element, attribute) if element is not None else None
    return value is not None and test(value)
