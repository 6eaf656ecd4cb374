"""Makes each un-rendered shortcode of a deck an element of its own, so that it is read and marked like any other."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from crawler.body.finds import PART, QUOTED
from crawler.slides import Deck
from crawler.slides.shortcodes import SHORTCODE, read

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"),
        *("nav", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    )
)

_Run = list[tuple[NavigableString, int]]


def settle(markup: str) -> tuple[str, list[tuple[str, Deck]]]:
    """Return the markup with each deck's shortcode in marked elements, and the shortcodes' texts and decks in order.

    A shortcode stands as its author's editor, the texturiser and the auto-linker left it: split by `<br>`, over
    inline elements, with anchors inside. What is put together here is the text as it reads.
    """
    soup = BeautifulSoup(f"<div>{markup}</div>", "lxml")
    root = soup.div
    if root is None:
        return markup, []
    found: list[tuple[str, Deck]] = []
    for run in _runs(root):
        _settle_run(run, found)
    return root.decode_contents(), found


def _runs(root: Tag) -> list[_Run]:
    """Return the texts of the root, grouped by the block they read on in, each with where it starts in its group."""
    runs: list[_Run] = []
    block, length = None, 0
    for leaf in root.descendants:
        if type(leaf) is not NavigableString or any(parent.name in QUOTED for parent in leaf.parents):
            continue
        around = next((parent for parent in leaf.parents if parent.name in _BLOCKS), root)
        if around is not block:
            runs.append([])
            block, length = around, 0
        elif _follows_break(leaf):
            length += 1
        runs[-1].append((leaf, length))
        length += len(leaf)
    return runs


def _follows_break(leaf: NavigableString) -> bool:
    before: PageElement | None = leaf.previous_element
    return isinstance(before, Tag) and before.name == "br" and not leaf.startswith("\n")


def _settle_run(run: _Run, found: list[tuple[str, Deck]]) -> None:
    text = ""
    for leaf, start in run:
        text += "\n" * (start - len(text)) + leaf
    starts = [start for _, start in run]
    matches = []
    for match in SHORTCODE.finditer(text):
        leaves = range(bisect_right(starts, match.start()) - 1, bisect_left(starts, match.end()))
        if deck := _linked([run[place][0] for place in leaves]) or read(match[0]):
            matches.append((match.start(), match.end(), leaves, len(found)))
            found.append((match[0].strip(), deck))
    for start, end, leaves, number in reversed(matches):
        _mark(run, leaves, start, end, number)


def _linked(leaves: Sequence[NavigableString]) -> Deck | None:
    """Return the deck of an anchor inside the shortcode: an auto-linker may have shortened what it prints."""
    for anchor in _anchors(leaves):
        if deck := read(unquote(str(anchor.get("href")))):
            return deck
    return None


def _anchors(leaves: Sequence[NavigableString]) -> Iterator[Tag]:
    """Yield the anchors that begin after the shortcode does."""
    around = set(map(id, leaves[0].find_parents("a"))) if leaves else set()
    for leaf in leaves[1:]:
        yield from (anchor for anchor in leaf.find_parents("a") if id(anchor) not in around)


def _mark(run: _Run, leaves: range, start: int, end: int, number: int) -> None:
    """Wrap the texts from start to end; the last wrapper carries the number."""
    value = str(number)
    for anchor in _anchors([run[place][0] for place in leaves]):
        anchor[PART] = ""
    for place in reversed(leaves):
        leaf, at = run[place]
        begin, stop = max(start - at, 0), min(end - at, len(leaf))
        if begin >= stop:
            continue
        part = Tag(name="span", attrs={PART: value})
        value = ""
        before, middle, rest = (NavigableString(text) for text in (leaf[:begin], leaf[begin:stop], leaf[stop:]))
        leaf.replace_with(before, part, rest)
        part.append(middle)
        run[place] = (before, at)
