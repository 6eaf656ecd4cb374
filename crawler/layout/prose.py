"""Where the prose of a page is: letters of sentences below each element."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass

from crawler.document import Element, find, length
from crawler.layout.boxes import is_album, is_beside, is_sure

#: Blocks that print some text of their own, as a sentence does, or several lines.
#: One condition: where several ways lead to an element, the parser's time grows with the square of their number.
_PROSE = (
    "//body/descendant-or-self::*[br[3] or (self::p and ../p[3])"
    " or text()[string-length(.) > 25][string-length(normalize-space(.)) > 25]]"
)
_PROSE_TAGS = frozenset(
    {"p", "div", "td", "li", "blockquote", "pre", "section", "article", "dd", "span", "font", "center", "main"}
)
_INLINE = frozenset({"i", "em", "b", "strong", "u", "q", "cite", "small", "big", "code", "tt", "abbr"})
#: What templates of today set a post in.
_ARTICLES = frozenset({"article", "main"})
#: A name on what holds so much of the page says nothing.
_HALF = 0.5
#: Letters that are a text beside what a plugin made.
_ENOUGH = 250
#: An address of a comment on another page, as lists of the latest ones have.
_REMARK = re.compile(r"[^#]#(?:comment-|c)\d+$")


@dataclass
class Prose:
    """How many letters of prose stand below each element that has any."""

    weights: dict[Element, int]
    total: int


def find_prose(root: Element, beyond: Set[Element] = frozenset()) -> Prose:
    """The page's prose, that of boxes beside the text left out, and of what is `beyond` it."""
    holders = dict.fromkeys(_block(holder) for holder in find(root, _PROSE))
    boxes = {link for link in root.iter("a") if len(link) and link.get("href") and length(link) < _ENOUGH}
    blocks = [(block, _own_length(block, boxes)) for block in holders if block is not None and block.tag in _PROSE_TAGS]
    blocks = [(block, weight) for block, weight in blocks if weight > 0]
    prose = _weigh(blocks)
    beside = _beside(blocks, prose, beyond)
    return _weigh([(block, weight) for block, weight in blocks if block not in beside]) if beside else prose


def _block(holder: Element) -> Element | None:
    """What text stands in, whatever it is set in."""
    block: Element | None = holder
    while block is not None and block.tag in _INLINE:
        block = block.getparent()
    return block


def _own_length(block: Element, boxes: Set[Element]) -> int:
    """Letters that a block prints itself, those of links left out; what stands in links alone is no prose.

    `boxes`: links around more than words, which may be whole boxes that lead to other posts.
    """
    if next(block.iterancestors("a"), None) in boxes:
        return 0
    if block.tag in {"p", "li", "td", "dd", "blockquote", "pre"}:
        links = list(block.iter("a"))
        if block.tag == "li" and any(_REMARK.search(link.get("href") or "") for link in links):
            return 0
        return length(block) - 2 * sum(map(length, links))
    texts = [block.text or "", *(child.tail or "" for child in block)]
    return sum(len(text.strip()) for text in texts) + sum(map(_unlinked, (one for one in block if one.tag in _INLINE)))


def _unlinked(element: Element) -> int:
    return max(length(element) - 2 * sum(length(link) for link in element.iter("a")), 0)


def _weigh(blocks: Iterable[tuple[Element, int]]) -> Prose:
    """Sums from the leaves to the root; each element is added to its parent once."""
    weights: dict[Element, int] = {}
    depths: dict[Element, int] = {}
    for block, weight in blocks:
        weights[block] = weights.get(block, 0) + weight
        path = []
        node: Element | None = block
        while node is not None and node not in depths:
            path.append(node)
            node = node.getparent()
        depth = depths[node] if node is not None else 0
        for place, one in enumerate(reversed(path), 1):
            depths[one] = depth + place
    for node in sorted(depths, key=depths.__getitem__, reverse=True):
        parent = node.getparent()
        if parent is not None and node in weights:
            weights[parent] = weights.get(parent, 0) + weights[node]
    return Prose(weights, max(weights.values(), default=0))


def _beside(blocks: list[tuple[Element, int]], prose: Prose, beyond: Set[Element]) -> set[Element]:
    """Blocks in what is named as standing beside the text; a name on what holds most of the page counts for nothing."""
    outside: dict[Element, bool] = {}
    said = any(one.tag in _ARTICLES for one in prose.weights)
    for block, _ in blocks:
        path = []
        node: Element | None = block
        while node is not None and node not in outside:
            path.append(node)
            node = node.getparent()
        inherited = outside[node] if node is not None else False
        for one in reversed(path):
            inherited = (
                inherited
                or one in beyond
                or _is_outside(one, prose.weights.get(one, 0), prose.total)
                or (said and _is_foot(one))
            )
            outside[one] = inherited
    return {block for block, _ in blocks if outside[block]}


def _is_foot(element: Element) -> bool:
    """True for the page's foot, which may hold more than a short post in its article does."""
    if element.tag != "footer":
        return False
    return next(element.iterancestors(*_ARTICLES), None) is None and next(element.iter(*_ARTICLES), None) is None


def _is_outside(element: Element, weight: int, total: int) -> bool:
    if element.tag in {"body", "html"}:
        return False
    return (weight < _HALF * total and is_beside(element)) or (
        total - weight >= _ENOUGH and (is_sure(element, weight) or is_album(element))
    )
