"""Where each comment and trackback of a page begins and ends, in templates from Movable Type 2 to TypePad's last.

An id is all that they share: `comment-6a…`, `comment-12`, `c12`, on the comment's own element, or on an anchor before
its paragraphs, which end with the one that says who wrote them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

from crawler.document import Element, find
from crawler.layout.beside import of_other_posts

COMMENT = re.compile(r"^(?:comment[-_]?|c)(6a[0-9a-f]{8,}|\d+)$")
_PING = re.compile(r"^(?:(?:trackback|ping|tb)[-_]?|p)(6a[0-9a-f]{8,}|\d+)$")
#: Classes of an element that holds one comment: `comments-body` of Movable Type 2, `comment` of later ones.
_WRAPPER = re.compile(r"^(?:comments?[-_]?(?:body|block|inner|item|entry|box|wrap(?:per)?)|comment|trackback|ping)$")
#: Classes of what says who wrote a comment and when.
FEET = (
    "posted", "comment-footer", "comment-header", "comments-post", "comment-posted", "comment-meta", "comment-data",
    "comment-info", "comment-author", "comment-byline", "byline", "trackback-footer", "trackback-header", "info",
)  # fmt: skip
_FOOT = frozenset(FEET)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "form"})


@dataclass(frozen=True)
class Mark:
    """What an id stands for; without one, of Movable Type 2, the place among the comments tells them apart."""

    number: str | None
    is_ping: bool
    place: int = 0


@dataclass(frozen=True, kw_only=True)
class Found:
    """A comment or trackback out of the tree, without those that were nested in it."""

    mark: Mark
    whole: Element
    #: The comment whose element holds this one's.
    outer: str | None


def take_out(root: Element, base: str, *, unsigned: bool) -> list[Found]:
    """Each comment and trackback with the element that holds it whole, in the order of the page, out of the tree.

    None, and the tree as it was, where most do not hold who wrote them, unless `unsigned` ones are taken too.
    """
    marked = _marked(root) or _signed(root)
    heard = {mark.number: _main(found) for mark, found in marked.items() if mark.number and not mark.is_ping}
    others = of_other_posts(heard, root.iter("a"), (base,))
    marked = {mark: found for mark, found in marked.items() if mark.is_ping or mark.number not in others}
    inside = _inside(marked)
    spans = {mark: _span(_held(_main(found), inside), inside) for mark, found in marked.items()}
    if not unsigned and not _are_signed([span for mark, span in spans.items() if not mark.is_ping]):
        return []
    holders = {span[0]: mark for mark, span in spans.items()}
    outer = {
        mark: next((holders[node].number for node in span[0].iterancestors() if node in holders), None)
        for mark, span in spans.items()
    }
    taken = {mark: _taken(span) for mark, span in reversed(spans.items())}  # inner ones first
    return [Found(mark=mark, whole=taken[mark], outer=outer[mark]) for mark in spans]


def _marked(root: Element) -> dict[Mark, list[Element]]:
    """The elements that bear each id."""
    found: dict[Mark, list[Element]] = {}
    for element in find(root, "//*[@id or (self::a and @name)]"):
        for name in dict.fromkeys(filter(None, (element.get("id"), element.get("name")))):
            if (mark := _read(name, element)) and element not in found.setdefault(mark, [])[-1:]:
                found[mark].append(element)
    return found


def _signed(root: Element) -> dict[Mark, list[Element]]:
    """The elements that are named as holding a comment and do hold who wrote it, where they bear no ids."""
    wrappers = (one for one in find(root, "//div[@class]") if any(map(_WRAPPER.match, str(one.get("class")).split())))
    found = [one for one in wrappers if _has_dated_foot(one) and next(one.iter("form"), None) is None]
    holders = {outer for one in found for outer in one.iterancestors()}
    innermost = (one for one in found if one not in holders)
    return {Mark(_anchored(one), False, place): [one] for place, one in enumerate(innermost)}


def _anchored(element: Element) -> str | None:
    """The number that is the name of the anchor before a comment."""
    before = element.getprevious()
    name = before.get("name") or "" if before is not None and before.tag == "a" else ""
    return name if name.isdigit() else None


def _are_signed(spans: list[list[Element]]) -> bool:
    """True where most comments hold who wrote them, by the names that the engine's own templates have for it."""
    return 2 * sum(any(map(_has_foot, span)) for span in spans) >= len(spans)


def _read(name: str, element: Element) -> Mark | None:
    if found := COMMENT.match(name):
        return None if name[1:].isdigit() and _is_column(element) else Mark(found.group(1), False)
    if (found := _PING.match(name)) and (element.tag == "a" or not name[1:].isdigit()):
        return Mark(found.group(1), True)
    return None


def _is_column(element: Element) -> bool:
    """Layouts have columns named c1 and c2: they hold headings and forms."""
    return next(element.iter("h1", "h2", "h3", "form"), None) is not None or element.tag in {"body", "html", "table"}


def _inside(marked: dict[Mark, list[Element]]) -> dict[Element, set[Mark]]:
    """For every element around ids, which."""
    inside: dict[Element, set[Mark]] = {}
    for mark, elements in marked.items():
        for element in elements:
            inside.setdefault(element, set()).add(mark)
            for outer in element.iterancestors():
                inside.setdefault(outer, set()).add(mark)
    return inside


def _main(elements: list[Element]) -> Element:
    """Of several elements with the same id the one that holds something."""
    return next((element for element in elements if element.tag != "a"), elements[0])


def _held(element: Element, inside: dict[Element, set[Mark]]) -> Element:
    """The outermost element that holds this comment and no other."""
    while (parent := element.getparent()) is not None and len(inside[parent]) == 1:
        wraps = any(_WRAPPER.match(name) for name in (parent.get("class") or "").split())
        if not wraps and not (element.tag == "a" and parent.tag in {"p", "li", "dt", "dd", "td"}):
            break
        element = parent
    return element


def _span(first: Element, inside: dict[Element, set[Mark]]) -> list[Element]:
    """The element and what of its following siblings belongs to the comment: all up to the foot."""
    if _has_foot(first) or (first.tag == "a" and (first.get("class") or "")):
        return [first]
    span = [first]
    for following in first.itersiblings():
        if following in inside or following.tag in _HEADINGS or next(following.iter("form"), None) is not None:
            break
        span.append(following)
        if _has_foot(following):
            return span
    return span if first.tag in {"a", "p", "h4", "h5", "dt"} else [first]


def _has_foot(element: Element) -> bool:
    return any(_FOOT & set((node.get("class") or "").split()) for node in _elements(element))


def _has_dated_foot(element: Element) -> bool:
    """True for a foot with a number, which that of a preview still lacks."""
    feet = (node for node in _elements(element) if _FOOT & set((node.get("class") or "").split()))
    return any(any(map(str.isdigit, foot.text_content())) for foot in feet)


def _elements(element: Element) -> Iterator[Element]:
    return (node for node in element.iter() if isinstance(node.tag, str))


def _taken(span: list[Element]) -> Element:
    whole = span[0]
    if len(span) > 1 or whole.tag in {"a", "p"}:
        whole = html.Element("div")
        whole.extend(span)
    elif whole.getparent() is not None:
        whole.drop_tree()
    return whole
