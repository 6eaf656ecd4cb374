"""blogark: bytes in, all items out."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import bs4
import trafilatura

from bench.extraction.answer import Answer, Said
from blogark import extract
from crawler.items import Problem

#: As the tables call it.
NAME = "blogark"


class Soup:
    """How much CPU BeautifulSoup took."""

    def __init__(self) -> None:
        self.seconds = 0.0
        make: Callable[..., None] = bs4.BeautifulSoup.__init__

        def timed(*arguments: Any, **options: Any) -> None:
            started = time.process_time()
            make(*arguments, **options)
            self.seconds += time.process_time() - started

        bs4.BeautifulSoup.__init__ = timed  # type: ignore[method-assign,assignment]


class Fallback:
    """How often trafilatura was asked for a text that a page's structure did not tell."""

    calls = 0

    def __init__(self) -> None:
        ask: Callable[..., Any] = trafilatura.extract

        def counted(*arguments: Any, **options: Any) -> Any:
            Fallback.calls += 1
            return ask(*arguments, **options)

        trafilatura.extract = counted


@dataclass(frozen=True)
class Found:
    """A page's items, and whether trafilatura was asked for any of them."""

    items: list[dict[str, Any]]
    fell_back: bool


def read(body: bytes) -> Found:
    """What is timed: every item of a page with all its fields."""
    calls = Fallback.calls
    items = list(extract(body, on_problem=_raise))
    return Found(items, Fallback.calls > calls)


def _raise(_: str | None, problem: Problem) -> None:
    """A defect of a reader is not to pass for a page without items."""
    if problem.error == "reader-raised":
        raise RuntimeError(problem.detail)


def answer(found: Found) -> Answer:
    """The items as they are scored."""
    items = found.items
    post = next((item for item in items if item["type"] == "post"), {})
    said = tuple(_said(item) for item in items if item["type"] in {"comment", "pingback"})
    return Answer(
        title=post.get("title"),
        author=post.get("author"),
        date=post.get("published_at"),
        text=post.get("text"),
        said=said,
        comments="\n".join(item.printed for item in said),
        fell_back=found.fell_back,
    )


def _said(item: dict[str, Any]) -> Said:
    return Said(
        text=item["text"],
        author=item["author"],
        date=item["published_at"],
        zoned=item["published_zone"] == "stated",
        id=item["remote_id"],
        is_ping=item["type"] == "pingback",
        printed=" ".join(filter(None, (item["author"], item["published_printed"], item["text"]))),
    )
