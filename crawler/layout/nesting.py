"""Which comment each one answers: by what it stands in or beside, else by its level."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from crawler.document import Element

_LEVEL = re.compile(r"(?:^|\s)[a-z-]*(?:depth|level|indent)[-_]?(\d{1,3})(?:\s|$)")
#: Attributes with the number of the comment that one answers.
_ANSWERS = re.compile(r"data-(?:(?:in-?)?reply-?to|(?:comment-?)?parent)(?:-?comment)?(?:-?id)?")
_INDENT = re.compile(r"(?:margin|padding)-left\s*:\s*(\d{1,5})")


@dataclass
class Item:
    """One comment: its element, the mark in it, and the place of the comment that it is nested in."""

    element: Element
    mark: Element
    outer: int | None = None
    depth: int = 1
    #: True where some comment on the page stands in another, so that nesting tells.
    nests: bool = False


def nested(found: list[Item], beside: dict[Element | None, int]) -> list[Item]:
    """Set which comment each one stands in, or in what follows it as its replies.

    `beside`: the elements in which a comment's replies are beside it, and its place.
    """
    places = {item.element: place for place, item in enumerate(found)}
    around: dict[Element | None, int | None] = {**beside}
    for place, item in enumerate(found):
        path: list[Element] = []
        outer, holder = None, item.element.getparent()
        inner = holder if holder is not None and beside.get(holder) == place else item.element
        for node in inner.iterancestors():
            if node in around:
                outer = around[node]
                break
            path.append(node)
            before = node.getprevious()
            outer = places.get(node, places.get(before) if before is not None else None)
            if outer is not None:
                break
        around |= dict.fromkeys(path, outer)
        if outer is not None and outer < place:
            item.outer, item.depth = outer, found[outer].depth + 1
    nests = any(item.outer is not None for item in found) or _by_level(found)
    for item in found:
        item.nests = nests
    return found


def answer_stated(found: list[Item], ids: Sequence[str | None]) -> None:
    """Set which comment each one answers where attributes of some name others by their numbers."""
    places = {id_: place for place, id_ in enumerate(ids) if id_}
    said = [next((value for name, value in _stated(item)), None) for item in found] if places else []
    if not any(value in places for value in said):
        return
    for place, (item, value) in enumerate(zip(found, said, strict=True)):
        outer = places.get(value) if value else None
        item.outer = outer if outer is not None and outer < place else None
        item.nests = item.outer is not None or not (value or "").strip("0")  # it may answer one on another page
        item.depth = found[item.outer].depth + 1 if item.outer is not None else 1


def _stated(item: Item) -> Iterator[tuple[str, str]]:
    return ((name, value) for name, value in item.element.attrib.items() if _ANSWERS.fullmatch(name))


def _by_level(found: list[Item]) -> bool:
    """Where comments do not stand in each other but have their depth in a class, or are set in by it.

    Each answers the last one above it.
    """
    levels = _said([_LEVEL.search(item.element.get("class") or "") for item in found])
    indents = _said([_INDENT.search(item.element.get("style") or "") for item in found]) if not levels else []
    if indents:
        steps = sorted(set(indents))
        levels = [steps.index(indent) for indent in indents]
    if not levels or (indents and not _answers(levels)):
        return False
    thread: dict[int, int] = {}
    lowest = min(levels)
    for place, (item, level) in enumerate(zip(found, levels, strict=True)):
        item.depth = level - lowest + 1
        item.outer = thread.get(item.depth - 1)
        thread[item.depth] = place
    return True


def _answers(levels: Sequence[int]) -> bool:
    """True where the first answers none, and each that is deeper the one before it; else they are set in for looks."""
    return levels[0] == 0 and all(level <= before + 1 for before, level in pairwise(levels))


def _said(found: list[re.Match[str] | None]) -> list[int]:
    """The numbers that all comments have, where these are not the same."""
    numbers = [int(number.group(1)) for number in found if number]
    return numbers if len(numbers) == len(found) and len(set(numbers)) > 1 else []
