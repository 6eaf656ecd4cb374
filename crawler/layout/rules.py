"""Learned rules: selectors that a blog's own pages suggest, and what they select on another page."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import cast

from lxml import etree

from crawler.body import read_body
from crawler.document import Element, Index, text_of
from crawler.items import Body, Post, Rule

#: The field of rules for elements that hold a comment each; the others are fields of a post.
COMMENT = "comment"
#: A name that a theme gave, not one that differs from post to post.
_NAME = re.compile(r"^[A-Za-z_-][A-Za-z_-]*$")
_ATTRIBUTES = ("datetime", "title", "content")
_NEAREST = 4
_NAMES = 3
#: A field is short, and an element that holds much more is not the one that prints it.
_LONGEST = 300
_NOT_SHOWN = frozenset({"script", "style", "noscript", "template", "head"})
_LENGTH = etree.XPath("string-length()")


def _length(element: Element) -> float:
    return cast(float, _LENGTH(element))


def suggested(element: Element) -> Iterator[str]:
    """Selectors for an element by its own names and by those of its nearest ancestors, the plainest first."""
    own = list(_names(element))
    yield from own
    above = 0
    for outer in element.iterancestors():
        for name in _names(outer):
            yield from (f"{name} {inner}" for inner in own or [str(element.tag)])
            above += 1
        if above >= _NEAREST:
            return


def _names(element: Element) -> Iterator[str]:
    if _NAME.match(id_ := element.get("id") or ""):
        yield f"#{id_}"
    classes = [name for name in (element.get("class") or "").split() if _NAME.match(name)]
    yield from (f"{element.tag}.{name}" for name in classes[:_NAMES])


def selected(index: Index, selector: str) -> Element | None:
    """The first element in the document that a selector names."""
    return next(every(index, selector), None)


def every(index: Index, selector: str) -> Iterator[Element]:
    """All elements in the document that a selector names."""
    outer, _, inner = selector.rpartition(" ")
    if not outer:
        yield from _named(index, selector)
        return
    holders = list(_named(index, outer))
    if "#" not in inner and "." not in inner:
        yield from (found for holder in holders for found in holder.iter(inner) if found is not holder)
        return
    yield from (found for found in _named(index, inner) if any(up in holders for up in found.iterancestors()))


def _named(index: Index, name: str) -> Iterator[Element]:
    tag, hash_, id_ = name.partition("#")
    if hash_:
        found = index.by_id.get(id_)
        yield from () if found is None else (found,)
        return
    tag, dot, class_ = name.partition(".")
    if not dot:
        yield from index.root.iter(tag)
        return
    yield from (element for element in index.classed(class_) if element.tag == tag)


def is_shown(element: Element) -> bool:
    """Whether a reader sees what an element holds."""
    return isinstance(element.tag, str) and element.tag not in _NOT_SHOWN


def value_of(element: Element, attribute: str | None) -> str | None:
    """What an element says: its text or an attribute, white space collapsed."""
    return text_of(element) if attribute is None else " ".join((element.get(attribute) or "").split()) or None


def saying(root: Element, is_it: Callable[[str], bool]) -> Iterator[tuple[Element, str | None]]:
    """Elements below the head that say what is looked for, and the attribute that does."""
    for element in root.iter(etree.Element):
        if element.tag in _NOT_SHOWN:
            continue
        for attribute in _ATTRIBUTES:
            if (value := value_of(element, attribute)) and is_it(value):
                yield element, attribute
        if _length(element) <= _LONGEST and (value := text_of(element)) and is_it(value):
            yield element, None


def holding(root: Element, likeness: Callable[[str], float], least: float) -> Element | None:
    """The element whose text is most like what is looked for; `None` where none is like it by the `least` measure."""
    best, best_score = None, least
    element = root.find("body")
    while element is not None:
        score = likeness(text_of(element) or "")
        if score >= best_score:
            best, best_score = element, score
        children = [child for child in element if is_shown(child)]
        # what holds most of the text holds most of what is looked for, or nothing below it does
        element = max(children, key=_length, default=None)
    return best


def read_by(rules: tuple[Rule, ...], index: Index, base: str) -> Mapping[str, str | Body]:
    """What a page says by learned rules, field by field. Leaves the tree as it is."""
    found: dict[str, str | Body] = {}
    for rule in rules:
        if rule.field == COMMENT:
            continue
        element = selected(index, rule.selector)
        if element is None:
            continue
        if rule.field == "body":
            found["body"] = read_body(element, base)
        elif value := value_of(element, rule.attribute):
            found[rule.field] = value
    return found


def ruled(post: Post, found: Mapping[str, str | Body], *, whole: bool) -> Post:
    """A post with what learned rules found; without its body where the page holds only a part of it, or an offer."""
    fields = {name: value for name, value in found.items() if name != "body" or (whole and not post.truncated)}
    return replace(post, **fields) if fields and not post.protected else post  # type: ignore[arg-type]
