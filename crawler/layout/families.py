"""Families of names that may mark comments: numbered ids, classes, the entries of a list that is named."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from crawler.document import Element, Index, find, length
from crawler.layout.beside import is_in_column, is_within
from crawler.layout.boxes import is_hidden, spelled_names
from crawler.layout.names import family as family_of
from crawler.layout.names import is_container, is_dated, is_item, is_part, is_ping, is_whole, numbered
from crawler.layout.printed import is_exact

_NO_MARKS = frozenset(
    {"form", "input", "textarea", "label", "img", "button", "html", "body", "iframe", "script", "select", "style", "h1",
     "h2", "h3", "h4", "h5", "h6", "hr", "a", "i", "span"}
)  # fmt: skip
_ENTRIES = frozenset(
    {"li", "div", "article", "section", "dt", "tr", "table", "p", "blockquote", "dl", "ul", "ol", "tbody"}
)
_PARTS = frozenset({"h1", "h2", "h3", "h4"})
_HEADS = frozenset({"h3", "h4", "h5", "h6"})
#: What is made to be an entry, of which there may be but one.
_MADE = frozenset({"li", "article", "tr", "dt"})
#: Classes that are tried, the likeliest first.
_TRIED = 4
#: Families of numbered ids that are tried: comments, their parts, pings.
_FAMILIES = 12
#: How many boxes may stand around a list's entries.
_DEEPEST = 6
_CLOCKS = "/descendant-or-self::*[text()[contains(., ':') and string-length(.) < 90]]"
_LONGEST_DATE = 90
_COMMENT_TYPE = re.compile(r"/(?:User)?Comments?$")
_ID = re.compile(r"([A-Za-z_-]{0,40})(\d{1,40})")
#: The family of a letter with a number.
_LETTER = "c#"
_HASH = re.compile(r"\d[\da-f]*[a-f][\da-f]*")
#: A part may be missing in some comments.
_NEARLY = 0.9


@dataclass
class Family:
    """Elements that share a name, one in each comment."""

    marks: list[Element]
    #: The numbers in their ids.
    numbers: Sequence[str | None] = ()
    #: True where the name can hardly be anything else's.
    certain: bool = False
    #: True where the name is that of pings.
    is_ping: bool = False
    #: True where the name, or that of what they stand in, says plainly that these are comments.
    is_plain: bool = False
    #: True for the only one in a conversation of which nothing else is named.
    lone: bool = False
    #: True where nothing is named at all.
    nameless: bool = False
    #: True where others told of some comments that the name marks.
    learned: bool = False

    def apart_from(self, others: Set[Element]) -> "Family":
        """Without what is in any of some elements."""
        places = [place for place, mark in enumerate(self.marks) if not is_within(mark, others)]
        numbers = [self.numbers[place] for place in places] if self.numbers else ()
        return replace(self, marks=[self.marks[place] for place in places], numbers=numbers)


def numbered_marks(root: Element, index: Index) -> dict[str, dict[str, Element]]:
    """Elements that bear numbered ids, by the family of their ids and by number."""
    found: dict[str, dict[str, Element]] = {}
    itself: dict[str, dict[str, Element]] = {}
    anchors = ((a, a.get("name", "")) for a in root.iter("a") if a.get("id") is None)
    for element, id_ in (*((element, id_) for element, id_, _ in index.entries), *anchors):
        if id_ and (element.tag not in _NO_MARKS or element.tag == "a") and (parts := numbered(id_)):
            if is_hidden(element):
                continue  # a form that opens where one answers
            of = itself if (element.get("href") or "").endswith(f"#{id_}") else found
            of.setdefault(parts[0], {}).setdefault(parts[1], element)
    found = itself | found  # a way to itself that has a name may stand beside the comment's own
    for name, marks in found.items():
        first = index.by_id.get(name.replace("#", "0")) if "1" in marks else None
        if first is not None and _is_like(first, marks["1"]):
            found[name] = {"0": first, **marks}
    return found


def numbered_families(found: Mapping[str, Mapping[str, Element]], index: Index) -> Iterator[Family]:
    """Families of numbered ids: those with most comments first, what names a whole comment before what names a part."""
    enough = _NEARLY * max(map(len, found.values()), default=0)
    for name in sorted(found, key=lambda name: (len(found[name]) < enough, is_part(name), _is_anchor(found[name])))[
        :_FAMILIES
    ]:
        marks = found[name]
        if name == _LETTER and _are_hashes(marks, index):
            continue
        alone = len(marks) == 1 and (_is_all(name) or (_is_anchor(marks) and len(next(iter(marks))) < 3))
        if not alone and not is_in_column(next(iter(marks.values()))):
            yield Family(list(marks.values()), tuple(marks), certain=_is_certain(name), is_plain=True)


def _are_hashes(marks: Mapping[str, Element], index: Index) -> bool:
    """True where the letter is but the first digit of a hash: the page has others that begin with another digit."""
    sizes = {len(number) + 1 for number in marks}
    return any(len(id_) in sizes and _HASH.fullmatch(id_) for id_ in index.by_id)


def _is_certain(name: str) -> bool:
    """True for a name that hardly anything but a comment has; a forum numbers boards as it does what is said there."""
    bare = name.replace("#", "").rstrip("-_:.")
    return is_item(bare) and not is_container(bare)


def _is_like(first: Element, second: Element) -> bool:
    """True where the element with the number 0 is a comment like the next, and not a template to be filled in."""
    if first.tag != second.tag or first.get("class") != second.get("class") or not length(first):
        return False
    return not is_hidden(first) and next(first.iter("textarea"), None) is None


def _is_all(name: str) -> bool:
    """True for the name of a whole conversation, which has the number of its post: `comments-12`."""
    bare = name.partition("#")[0].rstrip("-_:.")
    return is_container(bare) and not is_whole(bare)


def _is_anchor(marks: Mapping[str, Element]) -> bool:
    """True where the first mark is an anchor, beside which its comment stands."""
    return bool(next(iter(marks.values())).tag == "a")


def classed_families(index: Index, *, pings: bool) -> Iterator[Family]:
    """Families of one class, `pings` those of pings alone: the plainest names first, then the most frequent."""
    named: dict[str, list[str]] = {}
    for name in frozenset().union(*(classes for _, _, classes in index.entries)):
        if is_item(name) and (is_ping(name) or not pings):
            named.setdefault(family_of(name), []).append(name)
    found = {
        name: marks
        for name, classes in sorted(named.items())
        if (marks := [mark for mark in index.classed(*classes) if mark.tag not in _NO_MARKS or _is_head(mark, name)])
    }
    names = sorted(
        found, key=lambda name: (is_part(name), is_container(name) and name != "commentlist", -len(found[name]))
    )
    for name in names[:_TRIED]:
        marks, whole = found[name], any(map(is_whole, named[name]))
        if is_in_column(marks[0]) or _say_nothing(marks, whole=whole) or all(map(is_hidden, marks)):
            continue
        if len(marks) > 1 or whole:
            if len(marks) == 2 and next(marks[1].iter("textarea"), None) is not None:
                marks = marks[:1]  # the other is written in
            if len(marks) > 1 or not any(len(dates) > 1 for dates in _dates(marks[0], ".")):
                yield Family(marks, _own_numbers(marks), is_ping=is_ping(name), is_plain=whole)


def _say_nothing(marks: list[Element], *, whole: bool) -> bool:
    """True for marks without a word: counts of comments, or signs beside something.

    A mark that is named as a whole comment and leads nowhere else may be empty in each: it held a way to answer.
    """
    some = marks[:_TRIED]
    if any(any(map(str.isalpha, mark.text_content())) for mark in some):
        return False
    return not whole or any(mark.text_content().strip() or any(map(_leads_elsewhere, mark.iter("a"))) for mark in some)


def _leads_elsewhere(link: Element) -> bool:
    """True for a link to another page, and to no place on it."""
    href = link.get("href") or ""
    return href.startswith(("http://", "https://")) and "#" not in href


def _is_head(mark: Element, name: str) -> bool:
    """True for a small heading that is named as the whole comment which follows it."""
    return mark.tag in _HEADS and is_whole(name)


def _own_numbers(marks: list[Element]) -> Sequence[str]:
    """The numbers in their ids, where these differ in nothing else: `c1`, `c2`, or numbers alone."""
    ids = [_ID.fullmatch(_id_of(mark)) for mark in marks]
    found = [(id_.group(1), id_.group(2)) for id_ in ids if id_]
    if len(found) < len(marks) or len(dict(found)) > 1 or len(set(found)) < len(found):
        return ()
    return [number for _, number in found]


def learned_family(marks: list[Element]) -> Family:
    """What a learned rule selects."""
    return Family(marks, _own_numbers(marks), certain=True, learned=True)


def _id_of(mark: Element) -> str:
    """Its id, or that of the entry which it opens and which holds its replies, too."""
    holder = mark.getparent()
    opens = mark.getprevious() is None and holder is not None and holder.tag == "li"
    return mark.get("id") or (holder.get("id") if opens and holder is not None else None) or ""


def stated_families(root: Element) -> Iterator[Family]:
    """What microdata calls a comment, whatever its classes."""
    scopes = (scope.getparent() for scope in find(root, "descendant-or-self::*/@itemscope"))
    marks = [one for one in scopes if _COMMENT_TYPE.search(one.get("itemtype") or "")]
    if marks:
        yield Family(marks, certain=True)


def listed_families(index: Index) -> Iterator[Family]:
    """The entries of what is named as the whole conversation, or as its pings, which have no names of their own."""
    holders = (
        (element, any(map(is_ping, (id_, *classes))))
        for element, id_, classes in index.entries
        if (is_container(id_) or _hold(classes) or is_ping(id_)) and element.tag not in _NO_MARKS
    )
    for element, pings in islice(holders, 2 * _TRIED):
        if is_in_column(element) or not (marks := _entries(element)):
            continue
        if not pings or marks[0].tag in _MADE:  # a box of pings tells where to send them too
            yield Family(marks, _own_numbers(marks), is_ping=pings)


@lru_cache(maxsize=4096)  # pages repeat whole attributes
def _hold(classes: frozenset[str]) -> bool:
    return any(map(is_container, classes))


def dated_families(root: Element) -> Iterator[Family]:
    """Elements that print a day and a time, alike in tag, class and place, where no name says anything."""
    for marks in sorted(_dates(root, "//body"), key=len, reverse=True)[:_TRIED]:
        marks = _sans_post(root, marks) if len(marks) > 1 else marks
        if len(marks) > 1 and not is_in_column(marks[0]) and not _is_of_dates(marks[0]):
            yield Family(marks, nameless=True, is_plain=_is_in_talk(marks[0]))


def _dates(holder: Element, way: str) -> Iterable[list[Element]]:
    """Elements that print a day and a time, on a `way` down from another, grouped by what they look like."""
    found: dict[tuple[object, ...], list[Element]] = {}
    for element in find(holder, way + _CLOCKS):
        if _is_in_teaser(element):
            continue
        if len(element.text_content()) <= _LONGEST_DATE and is_exact(element.text_content()):
            around = [element, *islice(element.iterancestors(), 2)]
            found.setdefault(tuple((one.tag, one.get("class")) for one in around), []).append(element)
    return found.values()


def _sans_post(root: Element, marks: list[Element]) -> list[Element]:
    """The marks without the first, which signs the post, where a heading stands behind that one and no other."""
    members, heads, head = set(marks), list[object](), None
    for node in root.iter(marks[0].tag, *_PARTS):
        if node in members:
            heads.append(head)
            head = None
        elif node.tag in _PARTS:
            head = node.tag, node.get("class")
    return marks[1:] if len(heads) > 1 and heads[1] not in {None, heads[0]} and not any(heads[2:]) else marks


def _is_in_teaser(dated: Element) -> bool:
    """True for a date in a link to another page, or in a link that holds more: it is the date of what stands there."""
    link = dated if dated.tag == "a" else next(dated.iterancestors("a"), None)
    if link is None or not (href := link.get("href")):
        return False
    return "#" not in href or length(link) > length(dated)


def _entries(holder: Element) -> list[Element]:
    """The children, or those of its one large child, of which there are several or which are made to be entries."""
    for _ in range(_DEEPEST):
        sizes: dict[str, list[int]] = {}
        children = [child for child in holder if child.tag in _ENTRIES]
        for child in children:
            sizes.setdefault(child.tag, []).append(length(child))
        if not sizes:
            return []
        tag = max(sizes, key=lambda tag: sum(sizes[tag]))
        if holder.tag == "dl":
            return [child for child in children if child.tag == "dt"]
        if len(sizes[tag]) > 1 or tag in _MADE:
            return [child for child in children if child.tag == tag and length(child)]
        holder = next(child for child in children if child.tag == tag)
    return []


def _is_of_dates(element: Element) -> bool:
    return any(map(is_dated, _names_around(element)))


def _is_in_talk(element: Element) -> bool:
    return any(is_container(name) or is_whole(name) for name in _names_around(element))


def _names_around(element: Element) -> Iterator[str]:
    for outer in islice((one for one in element.iterancestors() if one.tag not in {"body", "html"}), _DEEPEST):
        yield from spelled_names(outer)
