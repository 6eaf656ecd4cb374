"""What is learned from: pages as they were captured, and how many of them it takes."""

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from crawler.charset import to_utf8
from crawler.document import Element, Index, parse_html
from crawler.items import Response

Page: TypeAlias = tuple[Element, Index]
Said = TypeVar("Said")
#: What is said of a page, and what opens it.
Told: TypeAlias = tuple[Said, Callable[[], Page | None]]

#: Posts that are learned from at most; on the first of them selectors are looked for.
LESSONS = 40
SEARCHED = 12
#: On so many posts a rule has to hold at least, and on this share of them.
LEAST = 3
RELIABLE = 0.9
#: Selectors that are tried.
TRIED = 40


def parsed(response: Response | None) -> Page | None:
    """A page as a tree, and its names."""
    root = parse_html(to_utf8(response)[0]) if response else None
    return (root, Index(root)) if root is not None else None
