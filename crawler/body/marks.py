"""Marks in a fragment where its decks stand."""

from collections.abc import Sequence

from crawler.body.finds import PART, Find
from crawler.body.tree import Element, after, remove, replace, safe, unwrap

MARK = "data-deck"


def mark(root: Element, finds: Sequence[Find]) -> None:
    """Put `data-deck="N"` on the N-th find's anchor, or an anchor with it behind its text or in its player's place."""
    for number in range(len(finds) - 1, -1, -1):  # backwards, so that places in a text stay true
        _place(finds[number], number)
    for part in list(root.iter("span")):
        if part.get(PART) is not None:
            unwrap(part)
    for anchor in root.iter("a"):
        if anchor.get(PART) is not None:
            del anchor.attrib[PART]


def _place(find: Find, number: int) -> None:
    if find.deck is None:
        return
    for twin in find.twins:
        remove(twin)
    if find.form == "link":
        find.element.set(MARK, str(number))
        return
    anchor = find.element.makeelement("a", {MARK: str(number), "href": safe(find.deck.url)})
    anchor.text = find.deck.provider
    around = _outermost_anchor(find.element, own=not find.in_tail)
    if around is not None:
        after(around, anchor)
        if find.form == "embed":
            remove(find.element)
    elif find.form == "embed":
        replace(find.element, anchor)
    elif find.form == "shortcode":
        after(find.element, anchor)
    else:
        _split(find, anchor)


def _outermost_anchor(element: Element, *, own: bool) -> Element | None:
    """Return the anchor around a place, since anchors do not nest."""
    around = [element] if own and element.tag == "a" else []
    around += element.iterancestors("a")
    return around[-1] if around else None


def _split(find: Find, anchor: Element) -> None:
    """Put the anchor behind an address inside a text or tail."""
    element, parent = find.element, find.element.getparent()
    whole = (element.tail if find.in_tail else element.text) or ""
    text, anchor.tail = safe(whole[: find.offset]), safe(whole[find.offset :]) or None
    if not find.in_tail:
        element.text = text
        element.insert(0, anchor)
    elif parent is not None:
        element.tail = text
        parent.insert(parent.index(element) + 1, anchor)
