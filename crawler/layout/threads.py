"""From marks, one in each comment, to the elements that hold each comment whole, whatever the template."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from crawler.document import Element, length
from crawler.layout.boxes import spelled_names
from crawler.layout.names import is_container, is_item, is_part, is_whole
from crawler.layout.nesting import Item, nested
from crawler.layout.printed import is_exact
from crawler.layout.siblings import gather, is_loose, own_part

#: What an element must be to hold a comment by itself where there is no second one to compare.
_HOLDERS = frozenset({"li", "article", "tr", "dl"})
_ENTRIES = frozenset({"li", "article"})
_MOSTLY = 0.7
#: Letters of the line that a comment is signed with.
_LINE = 160
#: How far above its mark a comment's element is looked for.
_HIGHEST = 8
_NUMBER = "0123456789-_"
#: How many comments are looked at to see how the template is made.
_SAMPLE = 40


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
        found = [chain[height] if len(chain) > height else own_part(chain[-1], ways) for chain in chains]
        short = [place for place, chain in enumerate(chains) if answered[place] and len(chain) <= height]
    else:
        found = [_single(marks[0])]
    whole = [one for place, one in enumerate(found) if place not in short] if short else found
    if whole and is_loose(whole, lines=lines):
        found = gather(found)
    beside = {found[place].getparent(): place for place in short}
    return nested([Item(element, mark) for element, mark in zip(found, marks, strict=True)], beside)


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
            if (before := above.getprevious()) is not None and first.get(before) == number - 1 and not length(before):
                break  # beside the anchor of the comment that this one answers
            chain.append(above)
            above = above.getparent()
        chains.append(chain)
        ended = leaf and above is not None and first[above] == number and above in shared
        answered.append(ended and not _is_followed(chain[-1]))
    return chains, answered


def _is_followed(entry: Element) -> bool:
    """True for an entry of a list with another behind it that is named as it is: none of these answers it."""
    after = next(entry.itersiblings("*"), None)
    if entry.tag not in _ENTRIES or after is None or after.tag != entry.tag:
        return False
    names, others = (set((one.get("class") or "").split()) for one in (entry, after))
    return bool(names & others) or not names | others


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
    """Where there is but one comment: what a list or a table makes one of its entries, else the mark itself.

    Tables hold whole pages, too.
    """
    for outer in (mark, *_above(mark, 4)):
        if outer.tag in _HOLDERS:
            return mark if outer is not mark and _is_page(outer) else outer
    if (named := next((outer for outer in _above(mark, 3) if _is_named(outer)), None)) is not None:
        return named
    parent = mark.getparent()
    return parent if parent is not None and _is_signed_outside(mark, parent) else mark


def _is_page(element: Element) -> bool:
    """True for what holds a heading or a form of the page, or half of its text."""
    if next(element.iter("h1", "h2", "form"), None) is not None:
        return True
    page = next(element.iterancestors("body"), None)
    return page is not None and 2 * length(element) > length(page)


def _is_named(element: Element) -> bool:
    """True for what is named as a comment, not as a part of one or as all of them."""
    names = (name.rstrip(_NUMBER) for name in spelled_names(element))
    return any(is_item(name) and not is_part(name) and not is_container(name) for name in names)


def _is_signed_outside(mark: Element, parent: Element) -> bool:
    """True where nothing but a line with a date stands beside what is named as a comment."""
    if parent.tag in {"body", "html"} or not length(mark) or length(parent) > length(mark) + _LINE:
        return False
    return any(
        is_exact(beside.text_content()) for beside in parent if beside is not mark and isinstance(beside.tag, str)
    )


def _above(element: Element, levels: int) -> Iterator[Element]:
    for outer, _ in zip(element.iterancestors(), range(levels), strict=False):
        if outer.tag in {"body", "html"}:
            return
        yield outer
