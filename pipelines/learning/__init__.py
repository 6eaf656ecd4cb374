"""Learns where a blog's theme puts title, author, date, text and comments, from what other witnesses say of its pages.

A feed or an API labels the pages of its own posts: what it says is looked for on them, and a selector that finds it on
nearly all of them becomes a rule, by which every other page of the blog is read. Only what the readers miss is learned,
and a rule that no longer holds is dropped. After BlogForever's crawler (Blanvillain, Kasioumis and Banos, 2014).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

from sqlite_utils import Database

from archive.database import Row, insert, update
from crawler.items import Response, Rule
from crawler.layout.rules import COMMENT
from pipelines.learning import comments, fields
from pipelines.learning.comments import Talk, Unread, talk_of
from pipelines.learning.fields import Lesson, truth_of
from pipelines.learning.pages import LESSONS, Page, Told, parsed
from pipelines.ledger import Ledger

__all__ = ["Lesson", "Talk", "in_force", "learn", "learn_from", "pages_of_posts", "talk_of", "truth_of"]


def in_force(db: Database, blog_id: int) -> tuple[Rule, ...]:
    """The rules of a blog."""
    sql = "SELECT field, selector, attribute FROM rules WHERE blog_id = ? AND dropped_at IS NULL ORDER BY id"
    return tuple(Rule(**dict(row)) for row in db.execute(sql, [blog_id]).fetchall())


def learn(ledger: Ledger, blog: Row, read: Callable[[str], Response | None]) -> bool:
    """Drop the rules that no longer hold and learn others in the place of what is missed; whether any changed.

    `read` gives the response that a capture holds.
    """
    lessons = [(one, partial(_page, read, one.capture_id)) for one in fields.lessons(ledger, blog["id"])]
    talks = [(one, partial(_page, read, one.capture_id)) for one in comments.talks(ledger)]
    unread = comments.unread(talks)
    missed = _missed(lessons, unread)
    changed = _drop(ledger, blog["id"], missed)
    ruled = {rule.field for rule in in_force(ledger.db, blog["id"])}
    for rule in _learned([field for field in missed if field not in ruled], lessons, unread):
        insert(ledger.db, "rules", {"blog_id": blog["id"], "learned_at": ledger.started_at, **rule})
        changed = True
    return changed


def learn_from(told: Iterable[tuple[Told[Lesson], Told[Talk]]]) -> tuple[Rule, ...]:
    """The rules that pages teach of which others tell, too, of what is missed on them. The first of many count."""
    first = list(islice(told, LESSONS))
    lessons, unread = [lesson for lesson, _ in first], comments.unread([talk for _, talk in first])
    return tuple(
        Rule(field=rule["field"], selector=rule["selector"], attribute=rule["attribute"])
        for rule in _learned(_missed(lessons, unread), lessons, unread)
    )


def _missed(lessons: Sequence[Told[Lesson]], unread: Collection[Unread]) -> list[str]:
    return [*fields.missed([lesson for lesson, _ in lessons]), *([COMMENT] if unread else ())]


def _learned(missed: Sequence[str], lessons: Iterable[Told[Lesson]], unread: Sequence[Unread]) -> Iterator[Row]:
    wanted = [field for field in missed if field != COMMENT]
    if wanted:
        pages = [(lesson, page) for lesson, open_page in lessons if (page := open_page())]
        yield from fields.learned(wanted, pages)
    if COMMENT in missed:
        yield from comments.learned(unread)


def _page(read: Callable[[str], Response | None], capture_id: str) -> Page | None:
    return parsed(read(capture_id))


def _drop(ledger: Ledger, blog_id: int, missed: Collection[str]) -> bool:
    """Drop the rules by which pages were read and no longer say what the others say."""
    sql = "SELECT id, field, learned_at FROM rules WHERE blog_id = ? AND dropped_at IS NULL"
    failed = [
        rule_id
        for rule_id, field, learned_at in ledger.db.execute(sql, [blog_id]).fetchall()
        if learned_at < ledger.started_at and field in missed
    ]
    for rule_id in failed:
        update(ledger.db, "rules", rule_id, {"dropped_at": ledger.started_at})
    return bool(failed)


def pages_of_posts(ledger: Ledger, blog_id: int) -> list[tuple[int, str]]:
    """The posts of a blog and the captures of their pages in this crawl."""
    sql = (
        "SELECT DISTINCT post_id, capture_id FROM readings JOIN captures ON captures.id = capture_id"
        " WHERE entity = 'post' AND witness = 'page' AND crawl_id = ? AND post_id IS NOT NULL ORDER BY fetched_at"
    )
    return [(post_id, capture_id) for post_id, capture_id in ledger.db.execute(sql, [ledger.crawl_id]).fetchall()]
