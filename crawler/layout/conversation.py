"""The conversation on a page of any template: comments as items, by repeated structure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from crawler.body import read_body
from crawler.document import Element, Index, length, text_of
from crawler.items import Body, Comment, PostKey, Rule
from crawler.layout.alone import lone_comments
from crawler.layout.beside import elements_of_other_posts, is_within
from crawler.layout.boxes import names_of
from crawler.layout.cleaning import take
from crawler.layout.families import (
    Family,
    classed_families,
    dated_families,
    learned_family,
    listed_families,
    numbered_families,
    numbered_marks,
    stated_families,
)
from crawler.layout.names import is_ping
from crawler.layout.nesting import Item, answer_stated
from crawler.layout.parts import Parts, read_parts, settle_names, settle_text
from crawler.layout.proof import is_conversation
from crawler.layout.rules import COMMENT, every
from crawler.layout.threads import items

#: Words of a ping that is only a label and a link, `Pingback: … (Edit)`.
_LABEL = 4
_PINGS = frozenset({"pingback", "trackback", "webmention"})
_FIELD = re.compile(r"\s*\{\{[^{}]+\}\}\s*")
#: What is said in the place of a removed comment, in the languages that most blogs are in.
_REMOVED = re.compile(
    r"remov|delet|effac|supprim|gelöscht|entfernt|rimoss|cancellat|eliminat|tolto|eliminad|borrad|apagad|exclu[ií]d|verwijderd"
    r"|usunięt|удал[её]н|видален|fjernet|slettet|raderad|borttag|poistettu|smazán|odstraněn|töröl|silin|kaldırıl|διαγρ"
    r"|dihapus|đã xóa|删除|刪除|削除|삭제|حذف|נמחק",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Place:
    """Where an element stood, so that it can be put back."""

    parent: Element
    #: What stands behind it once all that follow it are taken out.
    following: Element | None


@dataclass(frozen=True)
class _Found:
    """A comment, where on the page it is marked, and what the thread that it is in stood in."""

    order: int
    comment: Comment
    holder: Element | None

    @property
    def said(self) -> tuple[object, ...]:
        """Who said what when."""
        body = self.comment.body
        return self.comment.author, self.comment.published, body.html if body else None


def find_comments(root: Element, index: Index, post: PostKey, base: str) -> tuple[Comment, ...]:
    """Comments and pings in the order of the page. Each is taken out of the tree."""
    found: list[_Found] = []
    places = {element: place for place, (element, _, _) in enumerate(index.entries)}
    numbered = numbered_marks(root, index)
    others = elements_of_other_posts(numbered.values(), root, base)
    if others:
        numbered = _apart_from(numbered, others)
    for family in _families(root, index, numbered, found):
        found += _read(family.apart_from(others) if others else family, root, places, post, base)
    found.sort(key=lambda one: one.order)
    return tuple(_distinct(found))


def _apart_from(numbered: dict[str, dict[str, Element]], others: Set[Element]) -> dict[str, dict[str, Element]]:
    kept = {
        name: {number: mark for number, mark in marks.items() if not is_within(mark, others)}
        for name, marks in numbered.items()
    }
    return {name: marks for name, marks in kept.items() if marks}


def _families(
    root: Element, index: Index, numbered: Mapping[str, Mapping[str, Element]], found: Sequence[object]
) -> Iterator[Family]:
    """What may mark comments, the surest first; once the caller has `found` some, what may mark pings beside them."""
    yield from numbered_families(numbered, index)
    if not found:
        yield from stated_families(root)
    named = chain(classed_families(index, pings=bool(found)), listed_families(index))
    yield from (family for family in named if family.is_ping or not found)
    if not found:
        yield from (family for family in dated_families(root) if not found)
    if not found:
        yield from (Family([mark], lone=True) for mark in lone_comments(index) if not found)


def find_learned(root: Element, index: Index, rules: Iterable[Rule], base: str) -> tuple[Comment, ...]:
    """Comments where learned rules say that they are, of the post at an address. Each is taken out of the tree."""
    found: list[_Found] = []
    places = {element: place for place, (element, _, _) in enumerate(index.entries)}
    for rule in rules:
        marks = list(every(index, rule.selector)) if rule.field == COMMENT else []
        found += _read(learned_family(marks), root, places, PostKey(url=base), base)
    found.sort(key=lambda one: one.order)
    return tuple(one.comment for one in found)


def _is_in(element: Element, root: Element) -> bool:
    return element is root or next(element.iterancestors(root.tag), None) is root


def _read(family: Family, root: Element, order: Mapping[Element, int], post: PostKey, base: str) -> list[_Found]:
    """A family's comments; none, and the page left as it was, where they are no comments or were read already."""
    marks = [mark for mark in family.marks if _is_in(mark, root)]
    if not marks or (len(marks) < len(family.marks) and not family.is_ping):
        return []
    found = items(marks, lines=family.nameless)
    kinds = [_kind(item) for item in found]
    places = [_take_out(item.element) for item in reversed(found)][::-1]
    numbers = list(family.numbers) or [None] * len(found)
    group = [
        read_parts(item.element, number, ping=kind in _PINGS)
        for item, number, kind in zip(found, numbers, kinds, strict=True)
    ]
    settle_names(group)
    if not is_conversation(group, family, places[0].parent if places[0] else None, base):
        for item, place in zip(found, places, strict=True):
            _put_back(item.element, place)
        return []
    texts = settle_text(group)
    # what bears no number has to say who wrote it, or when, where others do.
    signed = not family.certain and any(parts.author and parts.printed for parts in group)
    ids = _ids(group, numbers)
    answer_stated(found, ids)
    return [
        _Found(
            order.get(item.mark, 0),
            _comment(item, parts, text, kind, ids, place, post, base),
            _holder(found, places, place),
        )
        for place, (item, parts, text, kind) in enumerate(zip(found, group, texts, kinds, strict=True))
        if (parts.author or (text is not None and (parts.printed or not signed)))
        and not _is_unfilled(parts, text)
        and not _is_gone(parts, text, kind)
        and not (family.nameless and not family.is_plain and _is_unsigned(parts, text))
    ]


def _holder(found: Sequence[Item], places: Sequence[_Place | None], number: int) -> Element | None:
    """What held the comment that begins the thread of one."""
    while (outer := found[number].outer) is not None:
        number = outer
    place = places[number]
    return place.parent if place else None


def _is_unfilled(parts: Parts, text: Element | None) -> bool:
    """True for a template in which a script is to fill in comments: `{{comment.text}}`."""
    return "{{" in (parts.author or "") or (text is not None and _FIELD.fullmatch(text.text_content()) is not None)


def _is_gone(parts: Parts, text: Element | None, kind: str | None) -> bool:
    """True for the placeholder of a removed comment: its one line is no name, and says so."""
    return kind not in _PINGS and _is_unsigned(parts, text) and _REMOVED.search(parts.author or "") is not None


def _is_unsigned(parts: Parts, text: Element | None) -> bool:
    """True where the one line of a comment was taken for its author's name."""
    return parts.author is not None and text is not None and parts.author == text_of(text)


def _take_out(element: Element) -> _Place | None:
    parent = element.getparent()
    if parent is None:
        return None
    place = _Place(parent, element.getnext())
    take(element)
    return place


def _put_back(element: Element, place: _Place | None) -> None:
    if place is None:
        return
    if place.following is not None and place.following.getparent() is place.parent:
        place.following.addprevious(element)
    else:  # a script or a form behind it was dropped meanwhile
        place.parent.append(element)


def _kind(item: Item) -> str | None:
    """What classes say, the comment's own before those of the list that it stands in."""
    own = [name for node in (item.element, item.mark) for name in (node.get("class") or "").lower().split()]
    for name in (*own, *_around(item.element)):
        if is_ping(name):
            return "pingback" if "pingback" in name else "webmention" if "mention" in name else "trackback"
    return "comment" if "comment" in own else None


def _around(element: Element) -> Iterator[str]:
    for outer, _ in zip(element.iterancestors(), range(2), strict=False):
        if outer.tag not in {"body", "html"}:
            yield from names_of(outer)


def _ids(group: list[Parts], numbers: list[str | None]) -> list[str | None]:
    found = [number or parts.number for parts, number in zip(group, numbers, strict=True)]
    if len(set(found)) == len(found) and any(found):
        return found
    found = [parts.answerable for parts in group]  # not every one may be answered
    known = list(filter(None, found))
    return found if len(set(known)) == len(known) else [None] * len(found)


def _comment(
    item: Item,
    parts: Parts,
    text: Element | None,
    kind: str | None,
    ids: list[str | None],
    place: int,
    post: PostKey,
    base: str,
) -> Comment:
    parent = ids[item.outer] if item.outer is not None else None
    ping = kind in _PINGS
    return Comment(
        post=post,
        kind=kind,
        remote_id=ids[place],
        parent_remote_id=parent,
        parent_stated=item.nests and (item.outer is None or parent is not None),
        depth=item.depth if item.nests else None,
        author=parts.author if ping or not _is_unsigned(parts, text) else None,
        author_url=None if (parts.author_url or "").startswith("#") else parts.author_url,
        published=parts.printed,
        url=parts.permalink,
        body=_body(text, base, ping=ping),
        source_url=parts.author_url if ping else None,
        source_title=parts.author if ping else None,
    )


def _body(text: Element | None, base: str, *, ping: bool) -> Body | None:
    """The text; a ping may have none, only a label before its link."""
    if text is None or not (length(text) or len(text)) or (ping and len((text_of(text) or "").split()) <= _LABEL):
        return None
    return read_body(text, base)


def _distinct(every: Sequence[_Found]) -> Iterator[Comment]:
    """Themes that print a conversation twice, for narrow screens and for wide ones, are read once.

    What one list has several times with a date was said as often, unless nothing in it was said but once.
    """
    times = Counter((one.holder, one.said) for one in every)
    mixed = {holder for (holder, _), count in times.items() if count == 1}
    seen: set[object] = set()
    again = Counter[object]()
    for one in every:
        known = again[one.holder, one.said] if one.holder in mixed and one.comment.published else 0
        again[one.holder, one.said] += 1
        number = one.comment.remote_id
        key: object = number or (one.said, known)
        if key not in seen and (number is None or (one.said, 0) not in seen):
            yield one.comment
        seen.add(key)
