"""Whom to believe: what witnesses said, and whose statement counts in which field.

The statement of the most trusted witness counts; of one witness's statements, the newest.
"""

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

from archive.database import to_json
from crawler.items import item
from crawler.scope import TALK, parts_of
from pipelines.normalise import Fields

#: A platform's exports state facts as stored, texts as they were before anything was embedded in them.
EXPORTS = ("wxr", "blogger-export", "mt-export")
#: Most trusted first. The API states facts as stored, the page as its theme prints them, a feed in part.
_TRUST = ("rest", *EXPORTS, "page", "feed", "comment-feed", "disqus-export", "listing", "sitemap")
#: Where another order holds. Themes abbreviate bylines, headings count differently, pages flatten deep threads.
_TRUST_OF = {
    "author": ("rest", "feed", "comment-feed", *EXPORTS, "page", "disqus-export"),
    "description": ("rest", *EXPORTS, "feed", "page"),
    "body": ("rest", "page", *EXPORTS, "feed", "comment-feed", "disqus-export"),
    "language": ("page", "rest", "feed", "comment-feed", *EXPORTS),
    "comments_declared": ("rest", "feed", "page"),
    "parent_stated": ("rest", *EXPORTS, "disqus-export", "comment-feed", "page"),
}
_RANK = {witness: rank for rank, witness in enumerate(_TRUST)}
_RANK_OF = {field: _RANK | {w: rank for rank, w in enumerate(order)} for field, order in _TRUST_OF.items()}
#: When a statement was made, and where of several at once.
_MADE = attrgetter("fetched_at", "capture_id")
#: What may follow in an address that goes on: a final slash, the file's kind.
_ENDING = re.compile(r"(?<=[^/])(?:/|\.[a-z]{3,5})$")


@item
class Statement:
    """What one witness said of one thing in one capture."""

    witness: str
    capture_id: str
    fetched_at: str
    fields: Fields


def rank(statement: Statement) -> int:
    """How far a statement is to be trusted by its witness alone, 0 for the most trusted."""
    return _RANK[statement.witness]


def newest_first(statements: Iterable[Statement]) -> list[Statement]:
    """The statements in an order that follows from the set alone."""
    ordered = sorted(statements, key=_MADE, reverse=True)
    if len(set(map(_MADE, ordered))) < len(ordered):
        ordered.sort(key=lambda said: (*_MADE(said), to_json(said.fields)), reverse=True)
    return ordered


def newest_of_each(statements: Iterable[Statement]) -> list[Statement]:
    """Each witness's last statement, of statements with the newest first."""
    newest: dict[str, Statement] = {}
    for statement in statements:
        newest.setdefault(statement.witness, statement)
    return list(newest.values())


def ranked(statements: Sequence[Statement], field: str) -> list[Statement]:
    """Those statements that speak of a field, the one to believe first, of statements with the newest first.

    Of addresses that is the plainest: those of copies and of further pages of comments have more to them.
    """
    rank = _RANK_OF.get(field, _RANK)
    found = [said for said in statements if field in said.fields]
    if len(found) < 2:
        return found
    if field == "url":
        stems = {_ENDING.sub("", said.fields["url"]) for said in found}
        return sorted(found, key=lambda said: (rank[said.witness], _detour(said.fields["url"], stems)))
    return sorted(found, key=lambda said: rank[said.witness])


def _detour(url: str, stems: Iterable[str]) -> tuple[bool, bool, int, bool]:
    """How far an address is from the plainest: that of a home, of a conversation, with a query, of a further page."""
    own, asked = _ENDING.sub("", url), url.partition("?")[2]
    is_talk = TALK.search(url) is not None or "trackback" in url
    goes_on = any(own != stem and own.startswith(stem) for stem in stems)
    is_home = not asked and not parts_of(url).path.strip("/")  # which shows another post tomorrow
    return is_home, is_talk, asked.count("&") + bool(asked), goes_on


def believed(statements: Sequence[Statement], field: str) -> Any:
    """The value to keep; what the most trusted witness states to be empty is null."""
    rank = _RANK_OF.get(field, _RANK)
    value, best = None, len(_TRUST)
    for said in statements:
        if field in said.fields and rank[said.witness] < best:
            value, best = said.fields[field], rank[said.witness]
    return None if value == "" else value
