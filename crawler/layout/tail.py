"""How a text ends: what leads on to other posts, to a form or to the conversation is no part of it."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from crawler.body import slides_in
from crawler.document import Element, length, text_of
from crawler.layout.boxes import is_line, names_of, shows
from crawler.layout.printed import datedness, ends_dated
from crawler.layout.terms import folder_of
from crawler.scope import host_of, is_archive, is_page, joined
from crawler.witnesses.structured.addresses import same

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_RULES = frozenset({"hr", "br"})
#: What may hold the end of a text and nothing else.
_WRAPPERS = frozenset({"div", "section", "font", "center", "span", "em"})
_BOXES = frozenset({"div", "section", "table", "font", "center", "nav"})
_BLOCKS = _BOXES | {"ul", "ol", "p", "dl", "blockquote"}
_SIGNED = frozenset({"div", "section", "footer", "ul", "dl"})
_RELATIONS = frozenset({"tag", "category"})
_STRONG = frozenset({"strong", "b", "em", "i", "u"})
#: Titles of posts: so many links, that are so much of what stands there, each of so many words.
_LINKS, _LINKED, _WORDS = 3, 0.8, 3
#: No more of a text than this is taken for what follows it.
_PART = 0.4
#: Letters of what is said before such links, of a line with author and date, of what a form asks for.
_LABEL, _LINE = 60, 160
_DEEPEST = 4
#: A date says more than a year; what is named as telling of the post.
_DATED = 2
_INFO = re.compile(r"meta|info|details")


@dataclass
class _Site:
    """The site that a text stands on."""

    body: Element
    base: str

    @cached_property
    def host(self) -> str | None:
        """Its host; of a page whose address nobody knows, where most of its links lead to."""
        return host_of(self.base) or self._usual()

    def _usual(self) -> str | None:
        hosts = Counter(host_of(link.get("href") or "") for link in self.body.getroottree().iter("a"))
        return max(hosts, key=hosts.__getitem__, default="")


def trim(body: Element, base: str) -> list[Element]:
    """Take away what stands after a text in its element; returned, for its date or terms may be among it."""
    taken: list[Element] = []
    most = _PART * length(body)
    holder, site = body, _Site(body, base)
    for depth in range(_DEEPEST):
        _trim(holder, site, most, taken, outermost=not depth)
        if not len(holder) or (holder[-1].tail or "").strip() or holder[-1].tag not in _WRAPPERS:
            break
        holder = holder[-1]
    return taken


def _trim(holder: Element, site: _Site, most: float, taken: list[Element], *, outermost: bool) -> None:
    while len(holder) and not (holder[-1].tail or "").strip():
        last, leads = holder[-1], False
        size = length(last)
        if not isinstance(last.tag, str) or last.tag in _RULES or not (size or shows(last)):
            is_end = True
        elif last.tag in _HEADINGS:
            is_end = outermost and not _leaves(last)
        else:
            leads = size <= most and _leads_on(last, size, site)
            is_end = leads or _is_signature(last, size) or _is_ways(last, size) or _is_permalink(last, size, site.base)
            is_end = is_end or (size <= most and (_is_line(last, size) or _is_terms(last, size, site.base)))
        if not is_end or slides_in(last):
            return
        holder.remove(last)
        taken.append(last)
        if leads and len(holder) and _is_label(holder[-1]) and not slides_in(holder[-1]):
            holder.remove(holder[-1])


def _leaves(heading: Element) -> bool:
    """True for a heading that leads to another site; one that does not led to the conversation that stood there."""
    return any(host_of(link.get("href") or "") for link in heading.iter("a"))


def _is_line(element: Element, size: int) -> bool:
    if size > _LINE or is_line(element):
        return size <= _LINE
    said = element.text_content()
    names = names_of(element)
    return bool(names) and (ends_dated(said) or (datedness(said) > _DATED and any(map(_INFO.search, names))))


def _is_signature(element: Element, size: int) -> bool:
    """True for a box or a list with the date for machines, which may be longer than what it signs."""
    return size <= _LINE and element.tag in _SIGNED and next(element.iter("time"), None) is not None


def _is_permalink(element: Element, size: int, base: str) -> bool:
    """True for a short line with words that lead to the page itself."""
    if not base or size > _LINE or shows(element):
        return False
    links = [link for link in element.iter("a") if length(link) and "#" not in (link.get("href") or "#")]
    return any(same(joined(base, link.get("href")) or "", base) for link in links)


def _is_ways(element: Element, size: int) -> bool:
    """True for links to the post before and the one after, which may be longer than this one."""
    links = list(element.iter("a"))
    if not links or not all({"prev", "next"} & set((link.get("rel") or "").split()) for link in links):
        return False
    return sum(map(length, links)) >= _LINKED * size


def _is_terms(element: Element, size: int, base: str) -> bool:
    """True for the names of a post's terms, whatever stands before them."""
    links = [link for link in element.iter("a") if link.get("href")]
    if not links or size - sum(map(length, links)) > _LABEL // 2 + 2 * len(links):
        return False
    return all(_RELATIONS & set((link.get("rel") or "").split()) or _is_term(link, base) for link in links)


def _is_term(link: Element, base: str) -> bool:
    href = joined(base, link.get("href"))
    return href is not None and (is_archive(href) or folder_of(href) is not None)


def _leads_on(element: Element, size: int, site: _Site) -> bool:
    """True for a list of titles of other posts of the same site."""
    if element.tag not in _BLOCKS or not _is_set_off(element):
        return False
    links = [link for link in element.iter("a") if link.get("href")]
    if len(links) < _LINKS or sum(map(length, links)) < _LINKED * size:
        return False
    if sum(len((text_of(link) or "").split()) for link in links) < _WORDS * len(links):
        return False
    return all(_is_post(link.get("href") or "", site.host) for link in links)


def _is_set_off(element: Element) -> bool:
    """True for what has a box, a name or a label of its own; an author's last list has seldom any."""
    before = element.getprevious()
    if element.tag in _BOXES or element.get("class") or element.get("id"):
        return True
    return before is not None and _is_label(before)


def _is_post(href: str, own: str | None) -> bool:
    return host_of(href) in {own, ""} and is_page(href) and not href.startswith("#")


def _is_label(element: Element) -> bool:
    """True for a heading, or a short line that is set in bold or ends in a colon."""
    if not isinstance(element.tag, str) or (element.tail or "").strip() or shows(element):
        return False
    if element.tag in _HEADINGS:
        return True
    size = length(element)
    set_off = sum(length(part) for part in element if part.tag in _STRONG)
    is_short = size <= _LABEL and next(element.iter("a"), None) is None
    return is_short and (set_off == size or (element.text_content() or "").rstrip().endswith((":", "：")))
