"""The element that holds a post's text: where the prose of the page is, within what templates name so."""

import re
from collections.abc import Set
from itertools import chain, islice

from crawler.document import Element, Index, length
from crawler.layout.boxes import is_content, is_post, names_of, shows
from crawler.layout.prose import Prose, find_prose

#: Names of feet and columns: longer ones may say of what stands beside them, as `with-sidebar`.
_FEET = re.compile(r"(?:(?:site|page|blog|main)[-_]?)?(?:foot(?:er)?|side-?bar|colophon)\d?$")
_TEXT_HOLDERS = frozenset({"div", "td", "article", "section", "main", "span", "p", "dd", "li"})
_NO_HOLDER = frozenset(
    {
        "a",
        "b",
        "i",
        "em",
        "strong",
        "p",
        "li",
        "span",
        "font",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "td",
        "dd",
        "center",
        "tr",
    }
)
#: A part of the page that holds so much of the prose holds the post.
_MOST = 0.7
_HALF = 0.5
_NEARLY = 0.85
_SURE = 0.35
#: More elements with the name of a text hold none of one post.
_SAMPLE = 20
#: Letters that make a text, that a line with author and date does not have, and that are more than a mark.
_ENOUGH, _LITTLE, _MARK = 250, 60, 10
#: What surrounds the title is left for what holds so many times as much.
_AGAIN = 2


def find_body(
    root: Element, index: Index, title: Element | None = None, beyond: Set[Element] = frozenset()
) -> Element | None:
    """The element with the post's text, the comments taken out before; `None` where none stands out.

    `beyond`: elements that hold nothing of it, whatever they say.
    """
    prose = find_prose(root, beyond)
    scope = _scope(root, title, prose)
    holder = _descend(scope, prose)
    if holder is None and is_post(scope):
        holder = scope
    named = _named(index, title, prose, scope, holder)
    if beyond and named is not None and not beyond.isdisjoint((named, *named.iterancestors())):
        named = None
    if holder is not None and holder.tag == "article" and named in holder.iterancestors():
        return holder  # which says more exactly where the post is than names around it
    if named is not None or holder is None:
        return named
    return holder if _is_sure(holder, title, scope, prose) and not _is_aside(holder) else None


def _is_aside(holder: Element) -> bool:
    """True for a foot or a column of a page that has more beside it, though all of the prose is there."""
    page = next(holder.iterancestors("body"), None)
    around = (
        one for one in (holder, *holder.iterancestors()) if one.tag == "footer" or any(map(_FEET.match, names_of(one)))
    )
    return page is not None and any(2 * length(one) < length(page) for one in around)


def _is_sure(holder: Element, title: Element | None, scope: Element, prose: Prose) -> bool:
    """True where an element without a name is told by its place or by what it holds of the page's prose."""
    if holder.tag == "body":
        return title is not None and holder in islice(title.iterancestors(), 2)
    return is_post(scope) or prose.weights.get(holder, 0) >= _SURE * prose.total


def _scope(root: Element, title: Element | None, prose: Prose) -> Element:
    """The lowest element around the title that holds a text too; the page where no title is found."""
    page = root.find("body")
    if page is None or title is None:
        return root
    scope = title
    for outer in title.iterancestors():
        weight, more = prose.weights.get(scope, 0), prose.weights.get(outer, 0)
        if (
            outer.tag == "html"
            or (
                is_post(scope)
                and (length(scope) > length(title) + _MARK or shows(scope))
                and not _is_banner(scope, prose)
            )
            or (weight >= _ENOUGH and more < _AGAIN * weight)
        ):
            break
        if weight >= _LITTLE and more == weight and more >= _HALF * prose.total:
            break
        scope = outer
    return scope


def _is_banner(scope: Element, prose: Prose) -> bool:
    """True for a box with the title but no prose, where a post that follows it has most of the page's prose.

    So may what holds an element named as a text, where there is no picture in the box.
    """
    if prose.weights.get(scope):
        return False
    after = (one for outer in (scope, *scope.iterancestors()) for one in outer.itersiblings())
    most = (one for one in after if prose.weights.get(one, 0) >= max(_HALF * prose.total, 1))
    return any(is_post(one) or (_holds_text(one) and not shows(scope)) for one in most)


def _holds_text(element: Element) -> bool:
    """True for what holds an element that is named as a text."""
    return any(map(is_content, chain.from_iterable(map(names_of, element.iter("div", "section", "article")))))


def _descend(scope: Element, prose: Prose) -> Element | None:
    """From an element down into what holds most of its prose, as long as one part does."""
    node = scope
    if not prose.weights.get(scope):
        return None
    while True:
        best = max(node, key=lambda child: prose.weights.get(child, 0), default=None)
        if best is None or best.tag in _NO_HOLDER - {"td", "center", "tr", "span", "font"}:
            return node
        if prose.weights.get(best, 0) < _MOST * prose.weights.get(node, 1) or _begins_before(best, prose):
            return node
        node = best


def _begins_before(part: Element, prose: Prose) -> bool:
    """True where paragraphs of some length stand beside a part and before it: the text begins with these."""
    return sum(prose.weights.get(one, 0) for one in part.itersiblings("p", preceding=True)) >= _ENOUGH


def _named(index: Index, title: Element | None, prose: Prose, scope: Element, holder: Element | None) -> Element | None:
    """The element that is named as a post's text, where it holds as much as the best of the scope does."""
    found = _contents(index)
    within = [one for one in found if one is scope or scope in one.iterancestors()]
    most = prose.weights.get(holder, 0) if holder is not None else 0
    for share in (_NEARLY, _HALF) if most else ():
        enough = [one for one in within if prose.weights.get(one, 0) >= share * most]
        if enough:
            return enough[-1] if share == _NEARLY else max(enough, key=lambda one: prose.weights.get(one, 0))
    if most < _ENOUGH:
        texts = [one for one in (found if holder is None else within)[:_SAMPLE] if length(one) or shows(one)]
        above = set(title.iterancestors()) if title is not None else set()
        return max(texts, key=lambda one: (one not in above, length(one)), default=None)
    return None


def _contents(index: Index) -> list[Element]:
    """Elements that are named as a text, in the order of the page."""
    names = frozenset[str]().union(*(classes for _, _, classes in index.entries))
    classed = frozenset(name for name in names if is_content(name))
    return [
        element
        for element, id_, classes in index.entries
        if (not classed.isdisjoint(classes) or (id_ and is_content(id_))) and element.tag in _TEXT_HOLDERS
    ]
