"""Posts that are split over several pages: which part a page holds, and where the others are."""

import re
from collections.abc import Sequence

from crawler.document import Element, Index, first, has_class, text_of
from crawler.layout.split import Split, find_split, numbered_links, take_out_line
from crawler.platforms.wordpress.leads import COMMENT_PAGE
from crawler.witnesses.head import Links

#: Classes of what holds the links to the parts, and of these links, since 5.1.
_HOLDERS = ("page-links", "page-link", "post-nav-links")
_LINK = "post-page-numbers"
_FURTHER = re.compile(r"(.+)(?:/(\d+)/?|[?&]page=(\d+))")


def find_parts(root: Element, index: Index, links: Links, url: str, home: str | None) -> Split | None:
    """The parts by their class, else by the form of their addresses; `None` for a post that is whole.

    A line without a class that leads to them is taken out.
    """
    holders = [one for one in index.classed(*_HOLDERS) if next(one.iter("a"), None) is not None]
    if holders:
        others = [href for holder in holders for href in links.below(holder)]
        return Split(url=url, part=_part(holders[:1], others, url), others=tuple(others))
    if leading := index.classed(_LINK):
        anchors = [one for one in leading if one.tag == "a"]
        others = [href for one in anchors if (href := links.join(one.get("href", "")))]
        split = Split(url=url, part=_part(leading, others, url), others=tuple(dict.fromkeys(others)))
    else:
        found = find_split(root, url, home)
        if found is None or any(map(COMMENT_PAGE.search, (url, *found.others))):
            return None
        split = found
        anchors = [link for _, href, link in numbered_links(root, url) if href in found.others]
    take_out_line(anchors)
    return split


def _part(holders: Sequence[Element], others: Sequence[str], url: str) -> int:
    """Which part the page is, by what is marked as such, else by its address."""
    marked = (first(holder, f"descendant-or-self::*[{has_class('current')}]") for holder in holders)
    current = next((one for one in marked if one is not None), None)
    if current is not None and (number := re.search(r"\d+", text_of(current) or "")):
        return int(number.group())
    # the address of a part is that of the first and a number: it leads to the first, or to another with a number
    found = _FURTHER.fullmatch(url)
    stems = {other.rstrip("/") for other in others} | {
        said.group(1) for said in map(_FURTHER.fullmatch, others) if said
    }
    return int(found.group(2) or found.group(3)) if found and found.group(1).rstrip("/") in stems else 1
