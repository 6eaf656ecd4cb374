"""The conversation as Blogger prints it: classic templates, layouts, threads (2012 on), and the backlinks.

Every template gives a comment `id="cN"`, in classic ones and layouts on the `dt` before its text, in threaded ones on
the item of the list, on the block within it, or on both.
"""

import re
from collections.abc import Container
from dataclasses import dataclass
from itertools import islice

from lxml import html

from crawler.body import read_body
from crawler.document import Element, Index, text_of
from crawler.items import Body, Comment, PostKey
from crawler.platforms.blogger.script import instant
from crawler.witnesses.signatures import Piece, Signature, pieces, read_signatures

_ID = re.compile(r"^c(\d{4,})$")
_SHOWN = re.compile(r"[?&]showComment=(\d{12,13})")
#: A year, and a word between or before its day.
_SPELLED = re.compile(r"(?=.*\b\d{4}\b)(?=.*\d\W{0,3}\s?[^\W\d]{3,}\W{1,3}\d|.*[^\W\d]{3,}\W{1,2}\d{1,2}\b)")
_CONTENT = ("comment-content", "comment-body", "comment_body", "comment-text")
_TIME = ("datetime", "comment-timestamp", "comment-time", "comment-date", "comment_date", "timestamp", "date")
#: Where the author is named: Blogger's own templates, and those that are made of them.
_AUTHOR = (
    "comment-author", "comment-poster", "comment_author", "comment_name", "comment-name", "author", "fn", "name",
    "comment-data", "comment-byline", "byline",
)  # fmt: skip
#: What stands in a comment's text and is none of it.
_NOT_TEXT = ("interaction-iframe-guide", "comment-actions", "item-control", "comment-footer", "comment-timestamp")


@dataclass(frozen=True)
class _Node:
    """A comment's own element, and the comment that it is nested in."""

    element: Element
    number: str
    parent: "_Node | None"

    @property
    def threaded(self) -> bool:
        """True where the page shows who answers whom."""
        return str(self.element.tag) == "li"

    @property
    def depth(self) -> int:
        """How deep it is nested, 1 for a reply to the post."""
        depth, outer = 1, self.parent
        while outer is not None:
            depth, outer = depth + 1, outer.parent
        return depth


def read_comments(index: Index, post: PostKey, base: str) -> tuple[Comment, ...]:
    """Comments in the order of the page, without those that were removed. Consumes the tree below each of them."""
    nodes = _nodes(index)
    marks = {node.element for node in nodes}
    found = []
    for node in reversed(nodes):  # inner ones first, so that each is read without its replies
        whole = _gathered(node.element, marks) if _is_head(node.element) else node.element
        if whole.getparent() is not None:
            whole.drop_tree()
        found.append((node, Index(whole), whole))
    found.reverse()
    signed = read_signatures([_line(index, whole) for _, index, whole in found])
    return tuple(
        _comment(node, whole, piece, signature, post, base)
        for (node, piece, whole), signature in zip(found, signed, strict=True)
        if piece.first("deleted-comment", "comment-deleted") is None
    )


def _nodes(index: Index) -> list[_Node]:
    """The outermost element of each comment, in document order."""
    nodes: list[_Node] = []
    holders: dict[Element, _Node] = {}
    seen: set[str] = set()
    for element, id_, classes in index.entries:
        found = _ID.match(id_)
        if not found or found.group(1) in seen:
            continue
        items = (outer for outer in element.iterancestors("li") if "comment" in (outer.get("class") or "").split())
        item = element if "comment" in classes else next(items, element)
        holder = element if item in holders else item
        parent = next((holders[outer] for outer in holder.iterancestors() if outer in holders), None)
        holders[holder] = node = _Node(holder, found.group(1), parent)
        seen.add(node.number)
        nodes.append(node)
    return nodes


def _is_head(element: Element) -> bool:
    """True for what names the author alone, beside which the text stands, as it does in classic templates."""
    if element.tag == "dt":
        return True
    return element.tag != "li" and Index(element).first(*_CONTENT) is None and _follows(element)


def _follows(element: Element) -> bool:
    classes = (set((after.get("class") or "").split()) for after in islice(element.itersiblings(), 2))
    return any(not names.isdisjoint(_CONTENT) for names in classes)


def _gathered(title: Element, marks: Container[Element] = ()) -> Element:
    """A comment of classic templates and layouts: what bears its id, and all that follows until the next."""
    whole = html.Element("div")
    following: Element | None = title
    while following is not None and (following is title or (following.tag != "dt" and following not in marks)):
        after = following.getnext()
        whole.append(following)
        following = after
    return whole


def _line(piece: Index, whole: Element) -> list[Piece]:
    """Where the author's name stands among other words, as in `dt`."""
    holder = _signed(piece, whole)
    return [] if holder is None else pieces(holder)


def _signed(piece: Index, whole: Element) -> Element | None:
    named = (found for name in _AUTHOR if (found := piece.first(name)) is not None)
    return next(named, next(whole.iterchildren("dt"), None))


def _comment(node: _Node, whole: Element, piece: Index, signature: Signature, post: PostKey, base: str) -> Comment:
    author, author_url = _author(piece, whole, signature)
    published, url = _date(piece, whole, signature)
    url = re.sub(r"[?&]m=1(?=#|$)", "", url) if url else None
    return Comment(
        post=post,
        kind="comment",
        remote_id=node.number,
        parent_remote_id=node.parent.number if node.parent else None,
        parent_stated=node.threaded,
        depth=node.depth if node.threaded else None,
        author=author,
        author_url=author_url,
        published=published,
        url=url,
        body=_body(piece, base),
    )


def _author(piece: Index, whole: Element, signature: Signature) -> tuple[str | None, str | None]:
    for found in piece.classed("user"):
        if name := text_of(found):
            link = next(found.iter("a"), None)
            return name, link.get("href") if link is not None else None
    return signature.author or _pictured(_signed(piece, whole)), signature.author_url


def _pictured(holder: Element | None) -> str | None:
    """The title of the author's picture, where the line beside it begins so."""
    line = text_of(holder)
    titles = (image.get("title") for image in (holder.iter("img") if holder is not None else ()))
    return next((title for title in titles if title and line and line.startswith(f"{title} ")), None)


def _date(piece: Index, whole: Element, signature: Signature) -> tuple[str | None, str | None]:
    """The date as printed, or the moment that the link to the comment holds; and the link."""
    for holder in piece.classed(*_TIME):
        for link in holder.iter("a"):
            if (printed := text_of(link)) and (href := link.get("href")):
                return _dated(printed, href), href
        if printed := text_of(holder):
            return printed, None
    for link in whole.iter("a"):
        if _SHOWN.search(href := link.get("href", "")):
            return _dated(text_of(link) or "", href), href
    return signature.published, signature.url


def _dated(printed: str, href: str) -> str:
    """What is printed, where it names a day beyond doubt: with a month that is spelled and a year.

    The blog's owner chooses the form: it may be a time alone, or numbers of which nobody knows which is the month.
    """
    shown = _SHOWN.search(href)
    moment = instant(shown.group(1)) if shown else None
    return printed if moment is None or _SPELLED.search(printed) else moment


def _body(piece: Index, base: str) -> Body | None:
    content = piece.first(*_CONTENT)
    if content is None:
        return None
    for outside in piece.classed(*_NOT_TEXT):
        if outside.getparent() is not None and content in outside.iterancestors():
            outside.drop_tree()
    return read_body(content, base) if text_of(content) or next(content.iter("img"), None) is not None else None


def read_backlinks(index: Index, post: PostKey, base: str) -> tuple[Comment, ...]:
    """Pages that link here, as Blogger found them (2005 to 2019): a `dt` with a link, a `dd` with their words."""
    found = []
    for title in index.classed("comment-title"):
        link = next((a for a in title.iter("a") if a.get("href") and text_of(a)), None)
        if link is None:
            continue
        whole = Index(_gathered(title))
        snippet, date = whole.first("comment-body"), text_of(whole.first("comment-timestamp"))
        for signed in whole.classed("comment-poster"):
            signed.drop_tree()
        found.append(
            Comment(
                post=post,
                kind="pingback",
                author=text_of(link),
                author_url=link.get("href"),
                published=date,
                source_url=link.get("href"),
                source_title=text_of(link),
                body=read_body(snippet, base) if snippet is not None and text_of(snippet) else None,
            )
        )
    return tuple(found)
