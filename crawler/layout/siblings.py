"""Comments whose parts stand side by side, without an element that holds each: one is put around them."""

from collections.abc import Iterator
from itertools import islice, takewhile

from lxml import html

from crawler.document import Element, length

#: A conversation never goes on past these.
_END = frozenset({"form", "h1", "h2", "script", "style", "textarea", "fieldset"})
_TEXTS = frozenset({"dd", "p", "blockquote", "ul", "ol"})
_HEADINGS = frozenset({"h3", "h4", "h5", "h6"})
#: How many comments are looked at to see how the template is made.
_SAMPLE = 40
#: Letters between two marks that show that the text stands there and not in the marked elements.
_GAP = 12


def own_part(element: Element, ways: set[Element]) -> Element:
    """A comment whose replies stand in the same element as its parts: these, up to where another mark is.

    Behind an anchor that is what holds the replies, too.
    """
    before = list(takewhile(lambda one: one not in ways, element.itersiblings(preceding=True)))[::-1]
    after = list(takewhile(lambda one: one not in ways, element.itersiblings()))
    if any(map(length, (*before, *after))):
        return held([*before, element, *after])
    following = element.getnext()
    return element if following is None or length(element) else held([element, following])


def is_loose(found: list[Element], *, lines: bool) -> bool:
    """True where the text follows the marked elements as their siblings, as `dd` follows `dt`."""
    if found[0].tag == "dt" or (len(found) == 1 and found[0].tag != "a"):
        return found[0].tag == "dt" or found[0].tag in _HEADINGS
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


def gather(found: list[Element]) -> list[Element]:
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
            return [held([*run, element]) for element, run in zip(found, runs, strict=True)]
    elif runs[0]:
        runs[0] = _sans_heading(runs[0])
    return [held([element, *run]) for element, run in zip(found, runs, strict=True)]


def _sans_heading(run: list[Element]) -> list[Element]:
    """What follows the only mark, without the heading of what stands behind the conversation."""
    while run and (run[-1].tag in _HEADINGS or not length(run[-1])):
        run = run[:-1]
    return run


def _is_alike(element: Element, seen: dict[object, set[str]]) -> bool:
    return element.tag in seen and (element.tag in _TEXTS or bool(seen[element.tag] & _classes(element)))


def _preceding(first: Element, seen: dict[object, set[str]], most: int) -> list[Element]:
    """What stands before the first mark as other things stand before the others: then each mark signs what is above."""
    alike = takewhile(lambda one: _is_alike(one, seen), first.itersiblings(preceding=True))
    found = list(islice(alike, most))[::-1]
    return found if any(map(length, found)) else []


def held(run: list[Element]) -> Element:
    """An element of their own around neighbours."""
    holder = html.Element("div")
    run[0].addprevious(holder)
    holder.extend(run)
    return holder


def _classes(element: Element) -> set[str]:
    return set((element.get("class") or "").split()) or {""}
