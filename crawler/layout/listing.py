"""Whether a page lists posts, or holds one."""

import re
from collections.abc import Collection
from itertools import islice

from lxml import etree

from crawler.document import Element, length, text_of
from crawler.layout.blog import HOME, TERMS
from crawler.layout.boxes import is_post, names_of
from crawler.layout.printed import datedness, names_day
from crawler.layout.teasers import Teasers, find_signed, find_teasers, find_titled, text_above
from crawler.scope import host_of, is_archive, joined, parts_of
from crawler.witnesses.structured import Facts
from crawler.witnesses.structured.addresses import same

#: The further pages of a listing.
_PAGED = re.compile(
    r"/page/\d+/?(?:[?#]|$)|/page-?\d+/?$|/index-?\d+(?:\.html?|/)?$|[?&](?:page|paged|start|offset)=\d+"
)
#: The listings of a date or an author, unless the page states to be a post.
_MAYBE = re.compile(
    r"^(?:/[\w-]+)?/(?:(?:archives?/)?(?:19|20)\d\d(?:/(?:\d\d?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)){0,2}|authors?/[^/]+)(?:\.html?|/|/index\.html?)?$",
    re.IGNORECASE,
)
#: A page with so much of its text in several posts is none of them, whatever its title.
_MOST = 0.5
_DOUBTED = 0.4
#: Lines of an archive: so many at least, no longer than this; a date is no longer than this, and has a year.
_FEWEST, _LINE, _LONGEST_DATE, _DATED = 3, 300, 40, 2
#: One that names who wrote it, too.
_SIGNED = 80
_COLUMN = re.compile(r"(?<!with)(?<!with-)(?<!has-)(?<!no-)side-?bar$")
#: Letters of a paragraph that says more than what the page is.
_PARAGRAPH = 140


def is_listing(
    root: Element, facts: Facts, title: Element | None, url: str, home: str | None, *, talks: bool, asks: bool
) -> bool:
    """True where the page lists posts. `talks`: it prints comments; `asks`: it has a form for one.

    A heading that the document's title repeats speaks for one post, whatever stands beside it, unless it leads away.
    """
    if talks:
        return False
    path, away = parts_of(url), title is None or _leads_away(title, url)
    if path.netloc and ((HOME.match(path.path) and not path.query) or _PAGED.search(url) or TERMS.search(path.path)):
        return True
    if away and is_archive(url):
        return True
    if asks or (facts.kind == "post" and facts.article is not None and not _lists_dated(root, facts, url)):
        return False
    if facts.kind != "post" and _MAYBE.search(path.path):
        return True
    is_home = home is not None and same(url, home)
    titles = _dated_titles(root, url, introduced=is_home) if url or title is None else 0
    share = max(_listed(root, url), titles) or _most(find_signed(root, url), root, url)
    if not share and (title is None or is_home) and _most(find_titled(root, url), root, url) >= _MOST:
        return True
    if not share and facts.published is None:
        share = _most([boxes for boxes in find_titled(root, url) if _are_dated(boxes)], root, url)
    lists = facts.kind == "listing" or share > 0
    if lists and (away or is_home):
        return True
    return share >= _MOST and (title is None or text_above(title, root) is None)


def _lists_dated(root: Element, facts: Facts, url: str) -> bool:
    """True where a theme calls any page an article: it has no date, and most of it is teasers with their own."""
    if facts.published is not None:
        return False
    return _most([boxes for boxes in find_teasers(root, url) if _are_dated(boxes)], root, url) >= _MOST


def _are_dated(boxes: Teasers) -> bool:
    return len(boxes) >= _FEWEST and all(map(_is_dated, boxes))


def _is_dated(teaser: Element) -> bool:
    lines = (one for one in teaser.iter("time", "span", "div", "p", "li", "small") if length(one) <= _SIGNED)
    return any(one.tag == "time" or _tells_when(text_of(one) or "") for one in lines)


def _tells_when(line: str) -> bool:
    return datedness(line) > _DATED if len(line) <= _LONGEST_DATE else names_day(line)


def _leads_away(title: Element, url: str) -> bool:
    if not url:
        return False  # a page that nobody knows the address of may lead to itself
    link = next(iter([*title.iter("a"), *title.iterancestors("a")]), None)
    return link is not None and bool(href := link.get("href")) and not same(joined(url, href) or url, url)


def _listed(root: Element, url: str) -> float:
    """The share of the page's text in elements of one kind that each have a text and a heading that leads elsewhere.

    Headings within one element that lead to other sites are rather parts of one text.
    """
    found = [{box: heads for box, heads in boxes.items() if not _is_aside(box)} for boxes in find_teasers(root, url)]
    return _most(found, root, url)


def _most(posts: Collection[Teasers], root: Element, url: str) -> float:
    whole = _whole(root) if posts else 1
    return max((_share(found, whole, url) for found in posts), default=0)


def _whole(root: Element) -> int:
    """Letters of the page that readers see."""
    page = root.find("body")
    return max(length(page) - sum(map(length, page.iter("script", "style"))), 1) if page is not None else 1


def _dated_titles(root: Element, url: str, *, introduced: bool) -> float:
    """The share of the page's text in lines of an archive, each a date and a title that leads elsewhere on the site.

    Beside a paragraph of the author's they are part of a post, unless it may introduce the blog; beside a whole post
    they only lead to others.
    """
    host = host_of(url)
    items = (item for item in root.iter("li", "tr", "a") if len(item))
    entries = {time.getparent() for time in root.iter("time")} | {*items}
    found = {entry for entry in entries if entry is not None and _is_dated_title(entry, url, host)}
    found = {entry for entry in found if not _is_aside(entry)}
    if len(found) < _FEWEST:
        return 0
    around = {outer for entry in found for outer in entry.iterancestors()}
    if _has_post_beside(root, found, around) or not (introduced or _are_alone(found, around)):
        return 0
    share = sum(map(length, found)) / _whole(root)
    return min(share, _DOUBTED) if any(entry.tag == "a" for entry in found) else share


def _is_aside(element: Element) -> bool:
    """True for what stands in a column beside the main text; `body` may be named as having one, which says nothing."""
    around = (one for one in (element, *element.iterancestors()) if one.tag not in {"body", "html"})
    return any(one.tag == "aside" or any(map(_COLUMN.search, names_of(one))) for one in around)


def _has_post_beside(root: Element, entries: Collection[Element], around: Collection[Element]) -> bool:
    """True where something named as a post neither holds any of these entries nor stands in one."""
    posts = (one for one in root.iter(etree.Element) if one not in around and is_post(one))
    return any(not any(outer in entries for outer in (post, *post.iterancestors())) for post in posts)


def _are_alone(entries: Collection[Element], around: Collection[Element]) -> bool:
    """True where no long paragraph stands beside any of these entries or beside what is around them."""
    beside = (child for outer in around for child in outer.iterchildren("p") if child not in entries)
    return all(length(paragraph) < _PARAGRAPH for paragraph in beside)


def _is_dated_title(entry: Element, url: str, host: str | None) -> bool:
    links = list(islice(entry.iter("a"), 2))
    if len(links) != 1 or length(entry) > length(links[0]) + _LONGEST_DATE:
        return False
    if datedness("".join(entry.itertext())[:_LINE]) <= _DATED:
        return False
    link = joined(url, links[0].get("href")) or links[0].get("href", "")
    return host_of(link) == host and not same(link, url) and not is_archive(link)


def _share(found: Teasers, whole: int, url: str) -> float:
    heads = {head for several in found.values() for head in several}
    if len(heads) < 2 or any(same(head, url) for head in heads):
        return 0
    share = sum(map(length, found)) / whole
    hosts = {host_of(head) for head in heads}
    stays = len(hosts) == 1 and host_of(url) in {"", *hosts}
    return share if stays or len(found) > 1 else min(share, _DOUBTED)
