"""From marks, one in each comment, to the elements that hold each comment whole, whatever the template."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from lxml import etree, html

from crawler.document import Element
from crawler.layout.names import is_whole
from crawler.layout.printed import is_exact

#: A conversation never goes on past these.
_END = frozenset({"form", "h1", "h2", "script", "style", "textarea", "fieldset"})
#: What an element must be to hold a comment by itself where there is no second one to compare.
_HOLDERS = frozenset({"li", "article", "tr", "dl"})
_TEXTS = frozenset({"dd", "p", "blockquote", "ul", "ol"})
_MOSTLY = 0.7
#: Letters of the line that a comment is signed with.
_LINE = 160
#: How far above its mark a comment's element is looked for.
_HIGHEST = 8
#: How many comments are looked at to see how the template is made.
_SAMPLE = 40
#: Letters between two marks that show that the text stands there and not in the marked elements.
_GAP = 12

_LEVEL = re.compile(r"(?:^|\s)[a-z-]*(?:depth|level|indent)[-_]?(\d{1,3})(?:\s|$)")
_INDENT = re.compile(r"(?:margin|padding)-left\s*:\s*(\d{1,5})")
_LENGTH = etree.XPath("string-length(normalize-space(.))")


def length(element: etree._Element) -> int:
    """Length of an element's text, white space collapsed."""
    return int(_LENGTH(element)) if isinstance(element.tag, str) else 0  # type: ignore[arg-type]


@dataclass
class Item:
    """One comment: its element, the mark in it, and the place of the comment that it is nested in."""

    element: Element
    mark: Element
    outer: int | None = None
    depth: int = 1
    #: True where some comment on the page stands in another, so that nesting tells.
    nests: bool = False


def items(marks: list[Element], *, lines: bool = False) -> list[Item]:
    """The elements that hold one comment each, in the order of the page. Loose siblings get an element of their own.

    `lines`: the marks are lines with a date, which hold no text, however long they are.
    """
    short: list[int] = []
    if _hold_replies(marks):
        found = marks
    elif len(marks) > 1:
        chains, answered = _chains(marks)
        height = _height(chains, answered)
        ways = _ways(marks)
        found = [chain[height] if len(chain) > height else _own_part(chain[-1], ways) for chain in chains]
        short = [place for place, chain in enumerate(chains) if answered[place] and len(chain) <= height]
    else:
        found = [_single(marks[0])]
    if _is_loose(found, lines=lines):
        found = _gather(found)
    beside = {found[place].getparent(): place for place in short}
    return _nested([Item(element, mark) for element, mark in zip(found, marks, strict=True)], beside)


def _hold_replies(marks: list[Element]) -> bool:
    """True where what is named as a whole comment holds its replies, so that none needs more around it."""
    if not any(map(is_whole, (marks[0].get("class") or "").split())):
        return False
    members = set(marks)
    return any(outer in members for mark in marks[:_SAMPLE] for outer in islice(mark.iterancestors(), _HIGHEST))


def _ways(marks: list[Element]) -> set[Element]:
    """The marks and all that is around them."""
    found: set[Element] = set()
    for mark in marks:
        node: Element | None = mark
        while node is not None and node not in found:
            found.add(node)
            node = node.getparent()
    return found


def _own_part(element: Element, ways: set[Element]) -> Element:
    """A comment whose replies stand in the same element as its parts: these, up to where another mark is."""
    before = list(takewhile(lambda one: one not in ways, element.itersiblings(preceding=True)))[::-1]
    after = list(takewhile(lambda one: one not in ways, element.itersiblings()))
    return _held([*before, element, *after]) if any(map(length, (*before, *after))) else element


def _chains(marks: list[Element]) -> tuple[list[list[Element]], list[bool]]:
    """For each mark itself and the elements around it that hold no earlier mark and, where it has no replies, no later.

    And whether it was the latter that ended them: then the mark's replies stand beside it. Each element is looked at
    twice at most, however many marks it holds.
    """
    first: dict[Element, int] = {}
    shared: set[Element] = set()
    for number, mark in enumerate(marks):
        node: Element | None = mark
        while node is not None and node not in first:
            first[node] = number
            node = node.getparent()
        while node is not None and node not in shared:
            shared.add(node)
            node = node.getparent()
    chains, answered = [], []
    for number, mark in enumerate(marks):
        chain = [mark]
        above = mark.getparent()
        leaf = mark not in shared
        while above is not None and first[above] == number and not (leaf and above in shared) and len(chain) < _HIGHEST:
            chain.append(above)
            above = above.getparent()
        chains.append(chain)
        answered.append(leaf and above is not None and first[above] == number and above in shared)
    return chains, answered


def _height(chains: list[list[Element]], answered: list[bool]) -> int:
    """How far above the marks the comments' own elements are: as high as most can climb that have no reply beside.

    The first mark's chain ends nowhere.
    """
    alone = [len(chain) for chain, ends in zip(chains[1:], answered[1:], strict=True) if not ends]
    height = 0
    while alone and sum(reach > height + 1 for reach in alone) >= _MOSTLY * len(alone):
        tags = Counter(str(chain[height + 1].tag) for chain in chains if len(chain) > height + 1)
        if tags.most_common(1)[0][1] < _MOSTLY * len(alone):
            break
        height += 1
    return height


def _single(mark: Element) -> Element:
    """Where there is but one comment: what a list or a table makes one of its entries, else the mark itself."""
    for outer in (mark, *_above(mark, 3)):
        if outer.tag in _HOLDERS:
            return outer
    parent = mark.getparent()
    return parent if parent is not None and _is_signed_outside(mark, parent) else mark


def _is_signed_outside(mark: Element, parent: Element) -> bool:
    """True where nothing but a line with a date stands beside what is named as a comment."""
    if parent.tag in {"body", "html"} or length(parent) > length(mark) + _LINE:
        return False
    return any(
        is_exact(beside.text_content()) for beside in parent if beside is not mark and isinstance(beside.tag, str)
    )


def _above(element: Element, levels: int) -> Iterator[Element]:
    for outer, _ in zip(element.iterancestors(), range(levels), strict=False):
        if outer.tag in {"body", "html"}:
            return
        yield outer


def _is_loose(found: list[Element], *, lines: bool) -> bool:
    """True where the text follows the marked elements as their siblings, as `dd` follows `dt`."""
    if found[0].tag == "dt" or (len(found) == 1 and found[0].tag != "a"):
        return bool(found[0].tag == "dt")
    own = gap = 0
    members = set(found)
    looked_at = [element for element in found if element.tag not in {"li", "article"}][:_SAMPLE]
    for element in looked_at:
        own += length(element)
        gap += sum(length(sibling) + len((sibling.tail or "").strip()) for sibling in _following(element, members))
        gap += len((element.tail or "").strip())
    return gap > (len(looked_at) if lines else max(_GAP * len(looked_at), own))


def _following(element: Element, members: set[Element]) -> Iterator[Element]:
    for sibling in element.itersiblings():
        if sibling in members or sibling.tag in _END:
            return
        yield sibling


def _gather(found: list[Element]) -> list[Element]:
    """Give each run of siblings an element of its own: a mark and what follows it, or what stands before it."""
    members = set(found)
    runs = [list(_following(element, members)) for element in found]
    seen: dict[object, set[str]] = {}
    for run in runs[:-1]:
        for sibling in run:
            seen.setdefault(sibling.tag, set()).update(_classes(sibling))
    if len(runs) > 1:
        runs[-1] = list(takewhile(lambda one: _is_alike(one, seen), runs[-1]))  # the last goes on to the page's end
        if not any(map(length, runs[-1])) and (before := _preceding(found[0], seen, len(runs[-2]))):
            runs = [before, *runs[:-1]]
            return [_held([*run, element]) for element, run in zip(found, runs, strict=True)]
    return [_held([element, *run]) for element, run in zip(found, runs, strict=True)]


def _is_alike(element: Element, seen: dict[object, set[str]]) -> bool:
    return element.tag in seen and (element.tag in _TEXTS or bool(seen[element.tag] & _classes(element)))


def _preceding(first: Element, seen: dict[object, set[str]], most: int) -> list[Element]:
    """What stands before the first mark as other things stand before the others: then each mark signs what is above."""
    alike = takewhile(lambda one: _is_alike(one, seen), first.itersiblings(preceding=True))
    found = list(islice(alike, most))[::-1]
    return found if any(map(length, found)) else []


def _held(run: list[Element]) -> Element:
    holder = html.Element("div")
    run[0].addprevious(holder)
    holder.extend(run)
    return holder


def _classes(element: Element) -> set[str]:
    return set((element.get("class") or "").split()) or {""}


def _nested(found: list[Item], beside: dict[Element | None, int]) -> list[Item]:
    """Set which comment each one stands in, or in what follows it as its replies.

    `beside`: the elements in which a comment's replies are beside it, and its place.
    """
    places = {item.element: place for place, item in enumerate(found)}
    around: dict[Element, int | None] = {}
    for place, item in enumerate(found):
        path: list[Element] = []
        outer: int | None = beside.get(item.element.getparent(), place)
        for node in item.element.iterancestors() if outer == place else ():
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


def _by_level(found: list[Item]) -> bool:
    """Where comments do not stand in each other but have their depth in a class, or are set in by it.

    Each answers the last one above it.
    """
    levels = _said([_LEVEL.search(item.element.get("class") or "") for item in found])
    indents = _said([_INDENT.search(item.element.get("style") or "") for item in found]) if not levels else []
    if indents:
        steps = sorted(set(indents))
        levels = [steps.index(indent) for indent in indents]
    if not levels:
        return False
    thread: dict[int, int] = {}
    lowest = min(levels)
    for place, (item, level) in enumerate(zip(found, levels, strict=True)):
        item.depth = level - lowest + 1
        item.outer = thread.get(item.depth - 1)
        thread[item.depth] = place
    return True


def _said(found: list[re.Match[str] | None]) -> list[int]:
    """The numbers that all comments have, where these are not the same."""
    numbers = [int(number.group(1)) for number in found if number]
    return numbers if len(numbers) == len(found) and len(set(numbers)) > 1 else []
