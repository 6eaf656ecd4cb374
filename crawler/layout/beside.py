"""What stands beside a post: columns, and in them comments on other posts, which widgets print markup and all."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import islice, takewhile
from urllib.parse import urljoin, urlsplit

from crawler.document import Element, shown_length
from crawler.layout.boxes import spelled_names
from crawler.layout.names import is_container, is_elsewhere, numbered

#: What holds this share of the page's text is not beside it, whatever its name.
_MOST = 0.6
#: What an address asks for beside the post's page: a comment, a page of them.
_OF_COMMENT = re.compile(r"\w*(?:comment|reply|cpage)\w*=", re.IGNORECASE)
_NUMBER = re.compile(r"[\da-f]+")
#: How far above a comment its list is looked for.
_HIGHEST = 8


def is_in_column(element: Element) -> bool:
    """True below a sidebar or a foot of the page, and in lists of the latest comments on all posts.

    A name on what holds most of the page says nothing: templates call the whole of it `sidebar` where it has one.
    """
    return any(map(_is_column, _around(element)))


def _around(element: Element) -> Iterator[Element]:
    """An element and those that it stands in on the page."""
    return takewhile(lambda one: one.tag not in {"body", "html"}, (element, *element.iterancestors()))


def _is_column(element: Element) -> bool:
    names = spelled_names(element)
    if not (any(map(is_elsewhere, names)) or (_is_aside(element) and not any(map(is_container, names)))):
        return False
    page = next(element.iterancestors("body"), None)
    return page is None or shown_length(element) < _MOST * shown_length(page)


def _is_aside(element: Element) -> bool:
    """True for what stands beside the post by its tag; the foot of an article and its asides are its own."""
    return element.tag in {"aside", "nav", "footer"} and next(element.iterancestors("article"), None) is None


def of_other_posts(
    marks: Mapping[str, Element], links: Iterable[Element], here: Sequence[str], bare: Callable[[str], str] = str
) -> set[str]:
    """The numbers of those comments, given all by number, that are said of other posts than the page's.

    A comment's own address ends in its number, and is on the page of its post. What names none is other posts' where
    it stands beside the page and the rest does not. `here`: the page's addresses, the first one its base. `bare` takes
    from an address what tells the pages of one conversation apart.
    """
    if len(marks) < 2:
        return set()
    pages = _pages(marks, links, here[0], bare)
    own = {_path(bare(url)) for url in here}
    own = own.union(*(some for some in pages.values() if not some.isdisjoint(own)))
    at_home = {number for number, some in pages.items() if not some.isdisjoint(own)}
    away = pages.keys() - at_home if at_home else _scattered(marks, pages)
    is_column = cache(_is_column)  # comments stand in the same elements
    rest = {
        number: any(map(is_column, _around(mark)))
        for number, mark in marks.items()
        if number not in away and number not in at_home
    }
    if at_home or not all(rest.values()):
        away |= {number for number, in_column in rest.items() if in_column}
    return away


def _scattered(marks: Mapping[str, Element], pages: Mapping[str, set[str]]) -> set[str]:
    """Comments at several pages, none of which is known for the page's: those in a list that names more than one.

    Of what is left then, the page that most are at is the page's own under another address, as mirrors have it.
    """
    if len(set[str]().union(*pages.values())) < 2:
        return set()
    lists: dict[Element | None, set[str]] = {}
    holders = {number: whole.getparent() for number, whole in _wholes(marks).items()}
    for number, some in pages.items():
        lists.setdefault(holders[number], set()).update(some)
    away = {number for number in pages if len(lists[holders[number]]) > 1}
    left = {number: some for number, some in pages.items() if number not in away}
    usual, _ = Counter(page for some in left.values() for page in some).most_common(1)[0] if left else ("", 0)
    return away | {number for number, some in left.items() if usual not in some}


def _wholes(marks: Mapping[str, Element]) -> dict[str, Element]:
    """For each comment the outermost element that holds no other."""
    held: Counter[Element] = Counter()
    for mark in marks.values():
        held.update(islice(mark.iterancestors(), _HIGHEST))
    found = {}
    for number, mark in marks.items():
        above = list(takewhile(lambda outer: held[outer] < 2, islice(mark.iterancestors(), _HIGHEST)))
        found[number] = above[-1] if 0 < len(above) < _HIGHEST else mark
    return found


def elements_of_other_posts(numbered: Iterable[Mapping[str, Element]], root: Element, base: str) -> set[Element]:
    """The elements that hold comments on other posts, by any of the families of numbered ids on a page."""
    found = set()
    families = [marks for marks in numbered if len(marks) > 1]
    links = [link for link in root.iter("a") if "#" in link.get("href", "")] if families else []
    for marks in families:
        if away := of_other_posts(marks, links, (base,)):
            wholes = _wholes(marks)
            found |= {wholes[number] for number in away}
    return found


def is_within(element: Element, others: Set[Element]) -> bool:
    """True for any of some elements, and for what is in them."""
    return any(outer in others for outer in (element, *element.iterancestors()))


def _pages(
    marks: Mapping[str, Element], links: Iterable[Element], base: str, bare: Callable[[str], str]
) -> dict[str, set[str]]:
    """The pages that comments are at, by the links to their places there."""
    found: dict[str, set[str]] = {}
    for link in links:
        address, sign, place = (link.get("href") or "").rpartition("#")
        if not (sign and place[-1:].isalnum() and (parts := numbered(place)) and parts[1] in marks):
            continue
        if parts[1] not in _NUMBER.findall(address):  # else each comment has a page of its own
            found.setdefault(parts[1], set()).add(_path(bare(_joined(base, address))))
    return found


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return base


def _path(url: str) -> str:
    """A page without its host: mirrors have another one, and links may say `http` or `www` where the page does not."""
    try:
        found = urlsplit(url)
    except ValueError:
        return url
    query = "&".join(part for part in found.query.split("&") if not _OF_COMMENT.match(part))
    return f"{found.path.rstrip('/')}?{query}"
