"""The author and the date of a post: what is named so, or looks so, around its title and its text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from crawler.document import Element, length, text_of
from crawler.layout.boxes import is_of_other_posts, names_of
from crawler.layout.dating import find_change, find_dates, name_a_date
from crawler.layout.printed import after_date, before_date, datedness
from crawler.layout.writer import find_writer, writer_in_words

#: What stands beside a post and speaks of other posts, or of the author at length.
_OTHERS = re.compile(
    r"side-?bar|comment|respond|related|recent|popular|latest|^nav|navigation|blogroll|widget-area|archive|biograph|author-?(?:bio|box|desc)"
    r"|about-?author|share|social|pagination|adjacent|next|prev|calendar|copyright|(?:^|[-_])menu(?:$|[-_])|^widget_"
)
_WORDS = re.compile(r"[\w|]+")
_NAME = re.compile(r"[^\W\d_]{3}")
#: How much a line that has no date looks like one at most.
_LOOSELY = 2
_LONGEST_LINE = 160
#: How many elements around a text are looked at.
_MOST = 600


@dataclass
class Byline:
    """What is printed around a post."""

    author: str | None = None
    author_url: str | None = None
    published: str | None = None
    modified: str | None = None
    #: The line with the date, where it says more than that.
    line: str | None = None


def author_among(line: str | None, names: Iterable[str | None]) -> str | None:
    """The one of a post's commenters who is named in its line: an author who answers."""
    said = f" {' '.join(_WORDS.findall(f'{before_date(line)} | {after_date(line)}'))} " if line else ""
    found = [name for name in names if name and f" {' '.join(_WORDS.findall(name))} " in said and _NAME.search(name)]
    return max(found, key=len, default=None)


def find_byline(title: Element | None, body: Element | None, taken: list[Element], base: str) -> Byline:
    """The author and the date nearest to the title. `taken` is what was taken out of the text."""
    above, behind = _sides(title, body, [one for one in taken if not is_of_other_posts(one)])
    nodes = [*above, *behind]
    byline = Byline()
    byline.published, byline.modified = find_dates(above)
    if byline.published is None:
        byline.published, changed = find_dates(behind)
        byline.modified = byline.modified or changed
    elif byline.modified is None:
        byline.modified = find_change(nodes)
    byline.author, byline.author_url = find_writer([node for node in nodes if node is not title], base)
    if body is not None and byline.published is None:
        lines = [node for line in body if _is_line(line) for node in line.iter() if isinstance(node.tag, str)]
        byline.published, _ = find_dates(lines)
        if byline.author is None and byline.published:
            byline.author, byline.author_url = find_writer(lines, base)
    if byline.author is None:
        texts = (text_of(node) or "" for node in nodes if node is not title and length(node) <= _LONGEST_LINE)
        byline.line = next((text for text in texts if datedness(text) > _LOOSELY and _NAME.search(text)), None)
        byline.author = writer_in_words(byline.line or "")
    return byline


def read_card(card: Element, base: str) -> Byline:
    """What a box says that speaks of a post and of nothing else."""
    nodes = [node for node in islice(card.iter(), _MOST) if isinstance(node.tag, str)]
    published, modified = find_dates(nodes)
    author, author_url = find_writer(nodes, base)
    return Byline(author=author, author_url=author_url, published=published, modified=modified)


def _is_line(element: Element) -> bool:
    """True for a line that is named as one with a date, in the text itself."""
    return 0 < length(element) <= _LONGEST_LINE and name_a_date(names_of(element))


def near(title: Element | None, body: Element | None, taken: list[Element], *, after: bool = True) -> list[Element]:
    """What may tell of a post: the elements before its text, those taken out of it, and last those after it."""
    above, behind = _sides(title, body, taken)
    return [*above, *behind] if after else above


def _sides(title: Element | None, body: Element | None, taken: list[Element]) -> tuple[list[Element], list[Element]]:
    """What is before a text or was taken out of it, and what is after it."""
    around = [node for node in islice(_around(title, body), _MOST) if isinstance(node.tag, str)]
    place = around.index(body) if body is not None and body in around else len(around)
    within = [node for one in taken for node in islice(one.iter(), _MOST) if isinstance(node.tag, str)]
    return [*around[:place], *within], around[place + 1 :]


def _around(title: Element | None, body: Element | None) -> Iterator[Element]:
    """Elements of the smallest one that holds both title and text, then those of the lines just before it."""
    inner = title if body is None else body
    if inner is None:
        return
    above = {inner, *inner.iterancestors()}
    heads = [title, *title.iterancestors()] if title is not None else []
    outer = next((one for one in heads if one in above), inner)
    holder = inner.getparent() if outer is inner else outer
    if holder is None or holder.tag == "html":
        return
    yield from _outside(holder, body)
    for near in islice((one for one in (holder, *holder.iterancestors()) if not _is_alone(one)), 2):
        if near.tag not in {"body", "html"}:
            lines = (one for one in islice(near.itersiblings("*", preceding=True), 2) if length(one) <= _LONGEST_LINE)
            for line in lines:
                yield line
                yield from () if _is_of_others(line) else _outside(line, body)


def _outside(holder: Element, body: Element | None) -> Iterator[Element]:
    """Elements below another in the order of the page, without what is in the text or speaks of other posts."""
    waiting = list(reversed(holder))
    while waiting:
        node = waiting.pop()
        if node is body:
            yield node
            continue
        if not _is_of_others(node):
            yield node
            waiting += reversed(node)


def _is_alone(element: Element) -> bool:
    """True where nothing stands beside it in the box that it is in."""
    outer = element.getparent()
    return outer is not None and len(outer) == 1


def _is_of_others(node: Element) -> bool:
    """True for what holds nothing about the post."""
    if not isinstance(node.tag, str) or node.tag in {"aside", "nav", "script", "style", "form"}:
        return True
    return any(map(_OTHERS.search, names_of(node)))
