"""Says which finds are one reference: an embed and its caption, an embed and its fallback, two anchors side by side."""

import re
from collections.abc import Sequence
from dataclasses import replace

from crawler import slides
from crawler.body.finds import Find
from crawler.body.tree import text_of

_NUMBERED = re.compile(r"__sse?_?(\d+)")
#: How much text may stand between an embed and what its provider prints with it ("View more presentations from …").
_CAPTION_GAP = 100
_AUTHOR_GAP = 60
_PLAYED = ("embed", "shortcode")


def settle(finds: Sequence[Find]) -> list[Find]:
    """Return the references among the finds: each place once, under the best key that its parts make together."""
    kept = _without_twins(_numbered(finds))
    before: Find | None = None
    for place, find in enumerate(kept):
        if find.form == "link":
            _settle_link(find, before, _next(kept, place))
        elif find.form == "author" and place:
            _settle_author(find, kept[place - 1])
        if find.deck and find.of is None:
            before = find
    return [find for find in kept if find.deck and find.of is None]


def _numbered(finds: Sequence[Find]) -> list[Find]:
    """Add the number that SlideShare's old embeds keep in an id to the first player in each."""
    used = set()
    for find in finds:
        if find.form != "embed" or find.deck is None or find.deck.provider != "slideshare":
            continue
        for element in (find.element, find.wrapper):
            number = _NUMBERED.match(element.get("id") or "") if element is not None else None
            if number and "number" not in find.deck.names and number[1] not in used:
                find.deck = slides.join(find.deck, replace(find.deck, names={"number": number[1]}))
        used.add(find.deck.names.get("number"))
    return list(finds)


def _without_twins(finds: Sequence[Find]) -> list[Find]:
    """Leave out a player's fallback and the second of two touching anchors to one deck."""
    kept: list[Find] = []
    for find in finds:
        before = kept[-1] if kept else None
        if before and before.deck and find.deck and before.form == find.form and before.end == find.start:
            touching = find.form == "link" or (find.form == "embed" and before.element.tag != find.element.tag)
            if touching and slides.same(before.deck, find.deck):
                before.deck, before.end = slides.join(before.deck, find.deck), find.end
                before.twins += [find.element] if find.form == "embed" else []
                continue
        kept.append(find)
    return kept


def _next(finds: Sequence[Find], place: int) -> Find | None:
    """Return the next find that names a deck."""
    for follower in range(place + 1, len(finds)):
        if finds[follower].deck:
            return finds[follower]
    return None


def _settle_link(link: Find, before: Find | None, behind: Find | None) -> None:
    """Give an anchor that is a caption to its embed."""
    for played, gap in (
        (before, link.start - before.end if before else 0),
        (behind, behind.start - link.end if behind else 0),
    ):
        if played and played.deck and link.deck and played.form in _PLAYED and _is_caption(link, played, gap):
            link.of = played
            played.deck = slides.join(played.deck, link.deck)
            played.end = max(played.end, link.end)
            if _is_marked(link) and not _returns(link) and not played.captioned:
                played.title, played.captioned = text_of(link.element) or played.title, True
            return


def _is_caption(link: Find, played: Find, gap: int) -> bool:
    """Say whether an anchor at this distance captions an embed rather than speaking of a deck for itself.

    An anchor to provably the same deck does where it touches the embed, or has a provider's marks and stands near it.
    Where a number and a `user/slug` cannot be compared, only a provider's marks tell.
    """
    if played.deck is None or link.deck is None:
        return False
    agree = slides.same(played.deck, link.deck)
    wrapped = link.wrapper is not None and link.wrapper is played.wrapper
    if agree is False or (agree is None and not wrapped and (link.wrapper is not None or played.captioned)):
        return False
    if gap <= 0:
        return bool(agree) or _is_marked(link) or _is_fallback(link, played)
    return gap <= _CAPTION_GAP and _is_marked(link) and (bool(agree) or wrapped)


def _is_fallback(link: Find, played: Find) -> bool:
    """Say whether an anchor stood in a player for those who cannot play it, and was put behind it."""
    return played.element.tag in ("object", "iframe") and link.element.getprevious() is played.element


def _is_marked(link: Find) -> bool:
    """Say whether an anchor has the marks of a provider's caption: a title, bold type, or an address that says so."""
    if link.element.get("title") or _returns(link):
        return True
    return next(link.element.iterancestors("strong", "b"), None) is not None


def _returns(link: Find) -> bool:
    """Say whether an anchor only leads from the player back to the provider."""
    return "embed" in re.sub("^[^?#]*", "", link.element.get("href") or "")


def _settle_author(author: Find, before: Find) -> None:
    """Give the name behind a caption to the embed that the caption is of."""
    played = before.of or before
    if not played.captioned or played.author or author.start - before.end > _AUTHOR_GAP:
        return
    if played.deck and played.deck.provider == slides.profile(author.raw):
        played.author = text_of(author.element) or None
        played.end = max(played.end, author.end)
