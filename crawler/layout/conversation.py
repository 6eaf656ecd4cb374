"""The conversation on a page of any template: comments as items, by repeated structure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from crawler.body import read_body
from crawler.document import Element, Index, length, text_of
from crawler.items import Body, Comment, PostKey, Rule
from crawler.layout.alone import lone_comments
from crawler.layout.families import (
    Family,
    classed_families,
    dated_families,
    learned_family,
    listed_families,
    numbered_families,
    stated_families,
)
from crawler.layout.names import is_aside, is_ping, is_whole
from crawler.layout.nesting import Item, answer_stated
from crawler.layout.parts import Parts, read_parts, settle_names, settle_text
from crawler.layout.printed import datedness, is_exact
from crawler.layout.rules import COMMENT, every
from crawler.layout.threads import items
from crawler.scope import host_of

#: A name alone proves nothing: of what it marks, this share must have a text and an author or a date.
_MOSTLY = 0.5
#: So many entries of a list that have a date, nearly all of them, need no names.
_ENOUGH, _NEARLY = 3, 0.9
#: Letters of the shortest thing said.
_SAID = 12
#: Words of a ping that is only a label and a link, `Pingback: … (Edit)`.
_LABEL = 4
#: What stands around a label.
_LABELS = " \t\r\n:"
_PINGS = frozenset({"pingback", "trackback", "webmention"})
_FIELD = re.compile(r"\s*\{\{[^{}]+\}\}\s*")
_LETTERS = re.compile(r"[^\W\d_]{2}")
#: What is said in the place of a removed comment, in the languages that most blogs are in.
_REMOVED = re.compile(
    r"remov|delet|effac|supprim|gelöscht|entfernt|rimoss|cancellat|eliminat|tolto|eliminad|borrad|apagad|exclu[ií]d|verwijderd"
    r"|usunięt|удал[её]н|видален|fjernet|slettet|raderad|borttag|poistettu|smazán|odstraněn|töröl|silin|kaldırıl|διαγρ"
    r"|dihapus|đã xóa|删除|刪除|削除|삭제|حذف|נמחק",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none")
_AUTHORS = re.compile(r"user|author|profile|member|people", re.IGNORECASE)


@dataclass(frozen=True)
class _Place:
    """Where an element stood, so that it can be put back."""

    parent: Element
    #: What stands behind it once all that follow it are taken out.
    following: Element | None
    tail: str | None


def find_comments(root: Element, index: Index, post: PostKey, base: str) -> tuple[Comment, ...]:
    """Comments and pings in the order of the page. Each is taken out of the tree."""
    found: list[tuple[int, Comment]] = []
    places = {element: place for place, (element, _, _) in enumerate(index.entries)}
    for family in numbered_families(root, index):
        found += _read(family, root, places, post, base)
    for family in stated_families(root) if not found else ():
        found += _read(family, root, places, post, base)
    for family in classed_families(index, pings=bool(found)):
        if family.is_ping or not found:
            found += _read(family, root, places, post, base)
    for family in listed_families(index):
        if family.is_ping or not found:
            found += _read(family, root, places, post, base)
    for family in dated_families(root) if not found else ():
        if not found:
            found += _read(family, root, places, post, base)
    for mark in lone_comments(index) if not found else ():
        if not found:
            found += _read(Family([mark], lone=True), root, places, post, base)
    found.sort(key=lambda one: one[0])
    return tuple(_distinct([comment for _, comment in found]))


def find_learned(root: Element, index: Index, rules: Iterable[Rule], base: str) -> tuple[Comment, ...]:
    """Comments where learned rules say that they are, of the post at an address. Each is taken out of the tree."""
    found: list[tuple[int, Comment]] = []
    places = {element: place for place, (element, _, _) in enumerate(index.entries)}
    for rule in rules:
        marks = list(every(index, rule.selector)) if rule.field == COMMENT else []
        found += _read(learned_family(marks), root, places, PostKey(url=base), base)
    found.sort(key=lambda one: one[0])
    return tuple(comment for _, comment in found)


def _is_in(element: Element, root: Element) -> bool:
    return element is root or next(element.iterancestors(root.tag), None) is root


def _read(
    family: Family, root: Element, order: Mapping[Element, int], post: PostKey, base: str
) -> list[tuple[int, Comment]]:
    """A family's comments; none, and the page as it was, where they are not such or are read already."""
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
    if not (_is_lone(group[0], places[0]) if family.lone else _is_whole(group, kinds, family, places, base)):
        for item, place in zip(found, places, strict=True):
            _put_back(item.element, place)
        return []
    texts = settle_text(group)
    # what bears no number has to say who wrote it, or when, where others do.
    signed = not family.certain and any(parts.author and parts.printed for parts in group)
    ids = _ids(group, numbers)
    answer_stated(found, ids)
    return [
        (order.get(item.mark, 0), _comment(item, parts, text, kind, ids, place, post, base))
        for place, (item, parts, text, kind) in enumerate(zip(found, group, texts, kinds, strict=True))
        if (parts.author or (text is not None and (parts.printed or not signed)))
        and not _is_unfilled(parts, text)
        and not _is_gone(parts, text, kind)
    ]


def _is_unfilled(parts: Parts, text: Element | None) -> bool:
    """True for a pattern of comments, in which scripts name what they fill in: `{{comment.text}}`."""
    return "{{" in (parts.author or "") or (text is not None and _FIELD.fullmatch(text.text_content()) is not None)


def _is_gone(parts: Parts, text: Element | None, kind: str | None) -> bool:
    """True for what holds a removed comment's place: its one line is no name, and says so."""
    return kind not in _PINGS and _is_unsigned(parts, text) and _REMOVED.search(parts.author or "") is not None


def _is_unsigned(parts: Parts, text: Element | None) -> bool:
    """True where the one line of a comment was taken for its author's name."""
    return parts.author is not None and text is not None and parts.author == text_of(text)


def _take_out(element: Element) -> _Place | None:
    parent = element.getparent()
    if parent is None:
        return None
    place = _Place(parent, element.getnext(), element.tail)
    if element.tail and element.tail.strip():
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    element.tail = None
    parent.remove(element)
    return place


def _put_back(element: Element, place: _Place | None) -> None:
    if place is None:
        return
    if place.following is not None and place.following.getparent() is place.parent:
        place.following.addprevious(element)
    else:  # a script or a form behind it was dropped meanwhile
        place.parent.append(element)


def _is_whole(
    group: list[Parts], kinds: list[str | None], family: Family, places: list[_Place | None], base: str
) -> bool:
    return _is_conversation(group, kinds, family, base) or _is_alone(group, places, family)


def _is_lone(parts: Parts, place: _Place | None) -> bool:
    """True for one that nothing is named in, if it is signed with a name and a time and says more than a word."""
    if place is None or _is_to_be_written(place.parent) or not (parts.author and is_exact(parts.printed or "")):
        return False
    said = length(parts.text) if parts.text is not None else max((one.length for one in parts.segments), default=0)
    return said >= _SAID and not _is_post(parts) and next(parts.element.iter("h1", "h2"), None) is None


def _is_conversation(group: list[Parts], kinds: list[str | None], family: Family, base: str) -> bool:
    whole = sum(bool(parts.has_text and (parts.printed or parts.author)) for parts in group)
    signed = sum(bool(parts.has_text and parts.printed and parts.author) for parts in group)
    pings = sum(kind in _PINGS and bool(parts.author_url) for parts, kind in zip(group, kinds, strict=True))
    if family.certain and (family.numbers or family.learned):
        return whole + pings > 0 and (len(group) > 1 or family.learned or pings > 0 or _is_told(group[0]))
    if not family.certain and sum(map(_leads_on, group)) > _MOSTLY * len(group):
        return False
    if family.nameless:
        talks = all(_is_comment(parts, base) or (family.is_plain and _is_dated(parts)) for parts in group)
        return talks and not all(map(_is_way, group)) and not _are_titled(group, base)
    if family.is_ping:
        return pings - sum(map(_is_address, group)) > _MOSTLY * len(group)
    if family.is_plain and 1 < len(group) < 2 * sum(map(_is_named, group)):
        return True
    dated = sum(bool(parts.has_text and parts.printed) for parts in group)
    enough = _ENOUGH if not family.is_plain else 2
    return signed > _MOSTLY * len(group) or (len(group) >= enough and dated >= _NEARLY * len(group))


def _is_told(parts: Parts) -> bool:
    """True where more than a number speaks for the only comment: a date, the names of its parts, or its own."""
    names = (*(parts.element.get("class") or "").split(), (parts.element.get("id") or "").rstrip("0123456789-_"))
    return bool(parts.printed) or _is_named(parts) or any(map(is_whole, names))


def _is_address(parts: Parts) -> bool:
    """True for an address that is printed as such: where pings are to be sent."""
    return parts.author_url is not None and parts.author == parts.author_url


def _is_post(parts: Parts) -> bool:
    """True for a post in a listing, whose heading leads to its page; a comment's leads to itself, or to its author."""
    heads = list(parts.element.iter("h1", "h2"))
    around = (link.get("href") or "" for head in heads for link in islice(head.iterancestors("a"), 1))
    return any(href and "#" not in href for href in around) or any(
        _leads_away(link, parts) for head in heads for link in islice(head.iter("a"), 1)
    )


def _leads_away(link: Element, parts: Parts) -> bool:
    href = link.get("href")
    if not href or "#" in href:
        return False
    return href != parts.author_url or link.get("rel") == "bookmark" or _is_counted(href, parts.element)


def _is_counted(href: str, entry: Element) -> bool:
    """True where another link leads to the comments of the page that a heading leads to: no author has such."""
    return any((link.get("href") or "").startswith(f"{href}#") for link in entry.iter("a"))


def _leads_on(parts: Parts) -> bool:
    """True for an entry of a listing: its heading, or what it begins with, leads to a page that is not its author's."""
    if _is_post(parts):
        return True
    link = next((one for one in parts.element.iter("a") if length(one)), None)
    if link is None or not _leads_away(link, parts) or (link.tail or "").strip():
        return False  # where a sentence goes on behind it, it is one's words
    said = text_of(link) or ""
    return not datedness(said) and (text_of(parts.element) or "").startswith(said)


def _is_alone(group: list[Parts], places: list[_Place | None], family: Family) -> bool:
    """True for the only one in what is named as a conversation: its text has a name, or it is made as an entry.

    What stands in a form, or is not shown, is the preview of one that is still to be written.
    """
    if len(group) > 1 or places[0] is None or _is_to_be_written(places[0].parent):
        return False
    parts = group[0]
    names = (*(parts.element.get("class") or "").split(), parts.element.get("id") or "")
    if any(map(is_aside, names)) or _is_post(parts) or (parts.author and not any(map(str.isalpha, parts.author))):
        return False
    if _is_named(parts) or (parts.author and parts.printed and parts.text is not None and length(parts.text)):
        return True
    is_made = family.is_plain or parts.text is not None or next(parts.element.iter("dt"), None) is not None
    return is_made and parts.has_text and parts.printed is not None and is_exact(parts.printed)


def _are_titled(group: list[Parts], base: str) -> bool:
    """True where most have a title of their own that leads to a page of the site: they are posts in a listing."""
    titles = [dict.fromkeys(_titles(parts, base)) for parts in group]
    times = Counter(title for several in titles for title in several)
    return sum(any(title and times[title] == 1 for title in several) for several in titles) > _MOSTLY * len(group)


def _titles(parts: Parts, base: str) -> Iterator[str]:
    """What leads to pages of the site and has an element to itself, but for the author's name."""
    for link in parts.element.iter("a"):
        href, outer = link.get("href") or "", link.getparent()
        alone = outer is not None and outer is not parts.element and 0 < length(link) == length(outer)
        said = text_of(link) or ""
        if alone and _leads_away(link, parts) and host_of(href) in {"", host_of(base)} and _LETTERS.search(said):
            yield said if not datedness(said) else ""


def _is_named(parts: Parts) -> bool:
    """True where both the author and the text are named so."""
    return bool(parts.author and parts.is_named and parts.text is not None and length(parts.text))


def _is_to_be_written(element: Element) -> bool:
    around = (element, *element.iterancestors())
    return any(_is_of_fields(one) or _HIDDEN.search(one.get("style") or "") for one in around)


def _is_of_fields(element: Element) -> bool:
    """True for a form, unless it is around the whole page."""
    return element.tag == "form" and next(element.iter("h1", "h2"), None) is None


def _is_comment(parts: Parts, base: str) -> bool:
    """True for what can hardly be a post in a list: it has no heading, and its author is no way to another page."""
    href = parts.author_url or ""
    stays = host_of(href) in {"", host_of(base)} and not href.startswith(("mailto:", "#"))
    inner = href and stays and not _AUTHORS.search(href)
    heading = next(parts.element.iter("h1", "h2", "h3"), None)
    return bool(_says_more(parts) and parts.author and parts.printed and not inner and heading is None)


def _is_way(parts: Parts) -> bool:
    """True where what is said is nothing but links: a title in a list of posts, a list of such."""
    if parts.text is not None or not parts.segments:
        return False
    said = max(parts.segments, key=lambda segment: segment.length)
    links = [length(link) for one in said.elements for link in one.iter("a")]
    return said.length <= sum(links) + len(links)


def _says_more(parts: Parts) -> bool:
    """True where there is a text beside the name: "Changed: 3 May 2012, 12:05" is but a label and a date."""
    beside = (one for one in parts.segments if one.elements or one.lead.strip(_LABELS) != parts.author)
    return parts.text is not None or next(beside, None) is not None


def _is_dated(parts: Parts) -> bool:
    heading = next(parts.element.iter("h1", "h2", "h3"), None)
    return bool(parts.has_text and parts.printed and heading is None)


def _kind(item: Item) -> str | None:
    """What classes say, the comment's own before those of the list that it stands in."""
    own = {name for node in {item.element, item.mark} for name in (node.get("class") or "").lower().split()}
    for name in (*own, *_around(item.element)):
        if is_ping(name):
            return "pingback" if "pingback" in name else "webmention" if "mention" in name else "trackback"
    return "comment" if "comment" in own else None


def _around(element: Element) -> Iterator[str]:
    for outer, _ in zip(element.iterancestors(), range(2), strict=False):
        if outer.tag not in {"body", "html"}:
            yield from (outer.get("class") or "").lower().split()
            yield (outer.get("id") or "").lower()


def _ids(group: list[Parts], numbers: list[str | None]) -> list[str | None]:
    found = [number or parts.number for parts, number in zip(group, numbers, strict=True)]
    return found if len(set(found)) == len(found) else [None] * len(found)


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
    """The text; a ping may have none, but a label before its link."""
    if text is None or not (length(text) or len(text)) or (ping and len((text_of(text) or "").split()) <= _LABEL):
        return None
    return read_body(text, base)


def _distinct(comments: list[Comment]) -> list[Comment]:
    """Themes that print a conversation twice, for narrow screens and for wide ones, are read once."""
    seen: set[object] = set()
    found = []
    for comment in comments:
        said = (comment.author, comment.published, comment.body.html if comment.body else None)
        key: object = comment.remote_id or said
        if key not in seen and (comment.remote_id is None or said not in seen):
            found.append(comment)
        seen |= {key} if comment.remote_id is None else {key, (comment.remote_id, said)}
    return found
