"""Learns where a theme puts title, author, date and text: by the posts that another witness describes, too."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from archive.database import Row
from crawler.document import Element
from crawler.layout import rules
from pipelines import match
from pipelines.dates import read_date
from pipelines.learning.pages import LEAST, LESSONS, RELIABLE, SEARCHED, TRIED, Page
from pipelines.ledger import Ledger
from pipelines.normalise import Fields, flat
from pipelines.sanitise import text_of
from pipelines.trust import Statement, believed, newest_first

FIELDS = ("title", "author", "published", "body")
#: How alike two texts are that are the same, and how long a text has to be to tell.
_SAME = 0.9
_TELLING = 200
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_ELLIPSIS = ("…", "...", "[…]", "[...]")
#: Witnesses that do not describe the posts of pages but are these, or only list them.
_NO_LABELS = ("page", "listing", "sitemap")

#: Whether a value that a page prints is what another witness says.
Test = Callable[[str], bool]
Selector = tuple[str, str | None]


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


def missed(lessons: Collection[Lesson]) -> list[str]:
    """Fields that the readers do not find on nearly all of the pages."""
    return [field for field in FIELDS if _is_missed(field, lessons)]


def learned(fields: Iterable[str], pages: Sequence[tuple[Lesson, Page]]) -> Iterator[Row]:
    """The rules that find these fields: `field`, `selector`, `attribute`, and on how many of the `pages` they hit."""
    for field in fields:
        if rule := _best(field, [(lesson, page) for lesson, page in pages if field in lesson.truth]):
            yield {"field": field, **rule}


def lessons(ledger: Ledger, blog_id: int) -> Iterator[Lesson]:
    """Posts that other witnesses describe; which of many does not depend on when they were found."""
    sql = (
        "SELECT DISTINCT post_id FROM readings AS read JOIN captures ON captures.id = capture_id"
        " WHERE entity = 'post' AND witness = 'page' AND crawl_id = ? AND EXISTS"
        f" (SELECT 1 FROM readings WHERE entity = 'post' AND post_id = read.post_id AND witness NOT IN {_NO_LABELS})"
        " ORDER BY post_id LIMIT ?"
    )
    for (post_id,) in ledger.db.execute(sql, [ledger.crawl_id, LESSONS]).fetchall():
        said = newest_first(one for one in ledger.said_of(post_id) if one.entity == "post")
        pages = [one for one in said if one.witness == "page" and "part" not in one.fields]
        page = next((one for one in pages if "body" in one.fields), next(iter(pages), None))
        truth = truth_of([one for one in said if one.witness not in _NO_LABELS])
        # a page of its own, such as the imprint, prints neither author nor date
        if page and truth and not page.fields.get("protected") and believed(said, "kind") != "page":
            yield Lesson(capture_id=page.capture_id, printed=page.fields, truth=truth)


def truth_of(said: list[Statement]) -> Fields:
    """What others than its page say of a post, of what can be learned: values as in statements, the body as text."""
    truth: Fields = {}
    for field in FIELDS:
        if value := believed(said, field):
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
    return len(told) >= LEAST and sum(told) < RELIABLE * len(told)


def _best(field: str, labelled: list[tuple[Lesson, Page]]) -> Row | None:
    """The selector that holds on most pages, where it is reliable and better than what the readers told."""
    found: Counter[Selector] = Counter()
    for lesson, (root, _) in labelled[:SEARCHED]:
        found.update(list(dict.fromkeys(_suggestions(field, lesson, root))))
    best: Row | None = None
    for (selector, attribute), _ in found.most_common(TRIED):
        hits = sum(_holds(page, selector, attribute, lesson.test(field)) for lesson, page in labelled)
        if best is None or hits > best["hits"]:
            best = {"selector": selector, "attribute": attribute, "pages": len(labelled), "hits": hits}
    told = sum(lesson.is_told(field) for lesson, _ in labelled)
    return best if best and best["hits"] >= max(LEAST, RELIABLE * len(labelled), told + 1) else None


def _suggestions(field: str, lesson: Lesson, root: Element) -> Iterator[Selector]:
    if field == "body":
        element = rules.holding(root, partial(_likeness, lesson.truth["body"]), _SAME)
        yield from ((selector, None) for selector in (rules.suggested(element) if element is not None else ()))
        return
    for element, attribute in rules.saying(root, lesson.test(field)):
        yield from ((selector, attribute) for selector in rules.suggested(element))
        if field == "title" and element.tag in _HEADINGS:
            yield element.tag, attribute  # the first of its rank, whatever it stands in


def _holds(page: Page, selector: str, attribute: str | None, test: Test) -> bool:
    element = rules.selected(page[1], selector)
    value = rules.value_of(element, attribute) if element is not None else None
    return value is not None and test(value)
