"""Makes each un-rendered shortcode of a deck an element of its own, so that it is read and marked like any other."""

from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from crawler.slides import Deck
from crawler.slides.shortcodes import SHORTCODE, read

#: On the elements that hold a shortcode's text and on anchors within it; on the last of the former, its place in the list.
PART = "data-deck-part"

_BLOCKS = frozenset(
    "address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tbody td th thead tr ul".split()
)
#: Text that is quoted, not meant.
QUOTED = frozenset(("code", "kbd", "pre", "samp", "script", "style", "textarea", "title", "tt", "xmp"))

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
    matches = []
    for match in SHORTCODE.finditer(text):
        linked = _linked(run, match.start(), match.end())
        if deck := linked or read(match[0]):
            matches.append((match.start(), match.end(), len(found)))
            found.append((match[0].strip(), deck))
    for start, end, number in reversed(matches):
        _mark(run, start, end, number)


def _linked(run: _Run, start: int, end: int) -> Deck | None:
    """Return the deck of an anchor inside the shortcode: an auto-linker may have shortened what it prints."""
    for leaf, at in run:
        if start <= at < end and (anchor := leaf.find_parent("a")) and (deck := read(unquote(str(anchor.get("href"))))):
            return deck
    return None


def _mark(run: _Run, start: int, end: int, number: int) -> None:
    """Wrap the texts from start to end; the last wrapper carries the number."""
    value = str(number)
    for place in range(len(run) - 1, -1, -1):
        leaf, at = run[place]
        begin, stop = max(start - at, 0), min(end - at, len(leaf))
        if begin >= stop:
            continue
        part = Tag(name="span", attrs={PART: value})
        value = ""
        for anchor in leaf.find_parents("a"):
            anchor[PART] = ""
        before, middle, rest = NavigableString(leaf[:begin]), NavigableString(leaf[begin:stop]), NavigableString(leaf[stop:])
        leaf.replace_with(before, part, rest)
        part.append(middle)
        run[place] = (before, at)
