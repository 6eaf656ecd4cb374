"""Posts without pages of their own: several stand on one, each known by an anchor that its own link leads to.

Blogger printed posts like this before 2003, as did Radio UserLand, Manila and most home-made blogs.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice, takewhile

from lxml import etree

from crawler.document import Element, Index, length, text_of
from crawler.items import Post, PostKey
from crawler.layout.article import read_article
from crawler.layout.boxes import names_of
from crawler.layout.names import is_container, is_item
from crawler.layout.parts import read_parts
from crawler.layout.printed import datedness, is_clock
from crawler.layout.threads import items
from crawler.layout.title import find_title
from crawler.scope import host_of, joined
from crawler.witnesses.structured import Facts
from crawler.witnesses.structured.addresses import part_id

#: So many on one page are no sections of one text, where nearly all are dated and they hold most of the page.
_FEWEST, _NEARLY, _MOST = 2, 0.9, 0.5
#: Letters of a text of which what follows may speak.
_TEXT = 200
#: Dates of a post in short lines, at most.
_DATES = 3
#: How much a line looks like a day of a year, and how long it is at most.
_DATED, _LONGEST_DATE = 2, 90
#: How far around a post a name tells that it is a comment.
_AROUND = 3
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def find_posts(root: Element, facts: Facts, base: str, site: str | None) -> tuple[Post, ...]:
    """The posts of a page that has several, none where it is of another kind. `site` is the blog's title."""
    links = _links(root, base)
    marks = {name: mark for mark in root.iter() if (name := _name(mark)) in links} if len(links) >= _FEWEST else {}
    if len(marks) < _FEWEST or any(map(_is_comment, marks.values())) or not _are_dated(root, marks, links):
        return ()
    if _has_text_above(root, find_title(root, facts.title), next(iter(marks.values()))):
        return ()
    whole = length(root)
    found = [item.element for item in items(list(marks.values()))]
    if sum(map(length, found)) < _MOST * whole:
        return ()
    days = [_day_above(element) for element in found]
    for element, mark in zip(found, marks.values(), strict=True):
        _take_out(element, mark)
    return tuple(_post(*one, base, site) for one in zip(found, map(links.__getitem__, marks), days, strict=True))


def _take_out(element: Element, mark: Element) -> None:
    if mark is not element and not (length(mark) or len(mark)):
        mark.drop_tree()
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _post(element: Element, link: Element, day: str | None, base: str, site: str | None) -> Post:
    url = joined(base, link.get("href")) or base
    heading = next((head for head in element.iter(*_HEADINGS) if datedness(text_of(head) or "") <= _DATED), None)
    signed = read_parts(element, None)
    key, index = PostKey(url=url, remote_id=part_id(url)), Index(element)
    post = read_article(element, index, Facts(), heading, key, base, site).post
    if post.body is None:
        _drop_line(link, element)
        post = read_article(element, index, Facts(body=element), heading, key, base, site).post
    author = post.author or (signed.author if signed.is_named else None)
    return replace(post, kind="post", author=author, published=_published(post.published or signed.printed, day))


def _drop_line(link: Element, element: Element) -> None:
    """Take the line that a post is signed with out of it; the title may be the link, too."""
    within = [link, *takewhile(lambda outer: outer is not element, link.iterancestors())]
    if length(link) <= _LONGEST_DATE and not any(outer.tag in _HEADINGS for outer in within):
        list(takewhile(lambda outer: length(outer) <= _LONGEST_DATE, within))[-1].drop_tree()


def _are_dated(root: Element, marks: Mapping[str, Element], links: Mapping[str, Element]) -> bool:
    """True where each mark is followed by its own link before the next mark, and nearly all by a date or two."""
    names, now, led, dated = {mark: name for name, mark in marks.items()}, None, set(), Counter[str | None]()
    for node in root.iter(etree.Element):
        now = names.get(node, now)
        if now is not None and node is links[now]:
            led.add(now)
        texts = (text for text in (node.text, node.tail) if text and len(text) <= _LONGEST_DATE)
        dated[now] += sum(datedness(text) >= _DATED for text in texts)
    once = [name for name, times in dated.items() if 0 < times <= _DATES]
    return len(led) == len(marks) and len(once) >= _NEARLY * len(marks)


def _links(root: Element, base: str) -> Mapping[str, Element]:
    """Links that lead to a part of a page of the site, by the part's name; the last of each."""
    host, found = host_of(base), {}
    for link in root.iter("a"):
        href = link.get("href") or ""
        if "#" in href and (url := joined(base, href)) and part_id(url) and host_of(url) == host:
            found[url.partition("#")[2]] = link
    return found


def _name(element: Element) -> str:
    return element.get("id") or (element.get("name") if element.tag == "a" else None) or ""


def _has_text_above(root: Element, title: Element | None, first: Element) -> bool:
    """True where a text stands between the page's title and the first mark: what follows is rather answers to it."""
    said, is_below = 0, False
    for node in root.iter(etree.Element):
        if node is first:
            return said >= _TEXT
        is_below |= node is title
        said += sum(len((text or "").strip()) for text in (node.text, node.tail)) if is_below else 0
    return False


def _is_comment(mark: Element) -> bool:
    around = (mark, *islice(mark.iterancestors(), _AROUND))
    return any(is_item(name) or is_container(name) for one in around for name in names_of(one))


def _day_above(element: Element) -> str | None:
    """The day that stands over the posts that were written on it."""
    lines = (line for line in element.itersiblings(preceding=True) if isinstance(line.tag, str))
    short = (text for line in lines if 0 < length(line) <= _LONGEST_DATE and (text := text_of(line)))
    return next((text for text in short if datedness(text) > _DATED), None)


def _published(printed: str | None, day: str | None) -> str | None:
    """When the post was published: a time without a day is of the day that stands above."""
    if printed is None or day is None:
        return printed or day
    return f"{day} {printed}" if is_clock(printed) else printed
