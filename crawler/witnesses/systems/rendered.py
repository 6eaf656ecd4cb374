"""Comments of outside systems that a page holds as markup: printed by the server, or as a browser had drawn them.

A row of the table names elements by class, or by id without the number it ends in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.body import read_body
from crawler.document import Element, Index, text_of
from crawler.items import Comment, PostKey

_NUMBER = re.compile(r"\d+$")
_DIGIT = re.compile(r"\d")
_WEB = ("http://", "https://")


@dataclass(frozen=True, kw_only=True)
class Markup:
    """How one system marks its comments."""

    system: str
    holder: frozenset[str]
    author: tuple[str, ...]
    date: tuple[str, ...] = ()
    body: tuple[str, ...]
    #: Pattern of the class that says how deep a comment is nested, from 1 unless `depth_from` says otherwise.
    depth: re.Pattern[str] | None = None
    depth_from: int = 1
    #: Attributes that hold its id and its parent's.
    id_attribute: str | None = None
    parent_attribute: str | None = None


MARKUPS = (
    Markup(  # the plugin for WordPress, up to 2.x, prints the blog's own comments, with WordPress's ids
        system="disqus",
        holder=frozenset({"dsq-comment-"}),
        author=("dsq-author-user-", "dsq-cite-"),
        body=("dsq-comment-message-", "dsq-comment-body-"),
        depth=re.compile(r"(?:^|\s)depth-(\d+)"),
    ),
    Markup(
        system="livefyre",
        holder=frozenset({"lf_comment_container"}),
        author=("lf_comment_user_nick",),
        date=("lf_comment_date",),
        body=("lf_body",),
        depth=re.compile(r"\blf_level_(\d+)"),
        id_attribute="comment_id",
        parent_attribute="reply_parent",
    ),
    Markup(
        system="intensedebate",
        holder=frozenset({"IDThread"}),
        author=("idc-i", "idc-c-h"),
        date=("IDCommentTime", "idc-time"),
        body=("idc-c-t-inner", "idc-c-t"),
    ),
    Markup(
        system="js-kit",
        holder=frozenset({"js-singleComment"}),
        author=("js-singleCommentName",),
        date=("js-singleCommentDate",),
        body=("js-singleCommentText", "js-singleCommentBody"),
        depth=re.compile(r"\bjs-singleCommentDepth(\d+)"),
        depth_from=0,
    ),
    Markup(
        system="js-kit",
        holder=frozenset({"echo-item-container"}),
        author=("echo-item-authorName",),
        date=("echo-item-date",),
        body=("echo-item-text", "echo-item-body"),
        depth=re.compile(r"\becho-item-depth-(\d+)"),
        depth_from=0,
    ),
)
_BY_HOLDER = {name: markup for markup in MARKUPS for name in markup.holder}


@dataclass(frozen=True)
class _Node:
    element: Element
    markup: Markup
    outer: "_Node | None"
    remote_id: str | None
    depth: int | None


def read_rendered(root: Element, base: str) -> tuple[tuple[Comment, ...], frozenset[str]]:
    """The comments, not yet anybody's, and the systems they are of. Takes them out of the page."""
    nodes = list(_nodes(root))
    for node in reversed(nodes):  # inner ones first, so that each is read without its replies
        if (holder := node.element.getparent()) is not None:
            node.element.tail = None
            holder.remove(node.element)
    comments: list[Comment] = []
    thread: dict[int, str | None] = {}
    for node in nodes:
        stated, parent = _parent(node, thread)
        comments += _comment(node, stated, parent, base)
        if node.depth is not None:
            thread[node.depth] = node.remote_id
    return tuple(comments), frozenset(node.markup.system for node in nodes)


def _nodes(root: Element) -> Iterator[_Node]:
    holders: dict[Element, _Node] = {}
    for element, id_, classes in Index(root).entries:
        markup = next((_BY_HOLDER[name] for name in (*classes, _NUMBER.sub("", id_)) if name in _BY_HOLDER), None)
        if markup is None:
            continue
        outer = next((holders[found] for found in element.iterancestors() if found in holders), None)
        number = _NUMBER.search(id_)
        remote_id = element.get(markup.id_attribute, "") if markup.id_attribute else number.group() if number else ""
        depth = markup.depth.search(element.get("class", "")) if markup.depth else None
        level = int(depth.group(1)) + 1 - markup.depth_from if depth and len(depth.group(1)) < 4 else None
        holders[element] = node = _Node(element, markup, outer, remote_id or None, level)
        yield node


def _parent(node: _Node, thread: dict[int, str | None]) -> tuple[bool, str | None]:
    """Whether the page shows whom a comment answers, and whom: by attribute, depth or nesting."""
    if node.markup.parent_attribute is not None:
        return True, node.element.get(node.markup.parent_attribute) or None
    if node.depth is not None:
        above = thread.get(node.depth - 1)
        return node.depth == 1 or above is not None, above if node.depth > 1 else None
    if node.outer is not None:
        return node.outer.remote_id is not None, node.outer.remote_id
    return node.markup.depth is None, None


def _comment(node: _Node, stated: bool, parent: str | None, base: str) -> Iterator[Comment]:
    piece = _Piece(node.element)
    body = piece.first(node.markup.body)
    if body is None:
        return
    name, url = _author(piece, node.markup)
    yield Comment(
        post=PostKey(),
        kind="comment",
        remote_id=node.remote_id,
        parent_remote_id=parent,
        parent_stated=stated,
        depth=node.depth,
        author=name,
        author_url=url,
        published=_date(piece.first(node.markup.date)),
        body=read_body(body, base),
    )


class _Piece:
    """The elements of one comment, by class or by id without its number."""

    def __init__(self, element: Element) -> None:
        self._named: dict[str, Element] = {}
        for found, id_, classes in Index(element).entries:
            for name in (*classes, _NUMBER.sub("", id_)):
                self._named.setdefault(name, found)

    def first(self, names: tuple[str, ...]) -> Element | None:
        """The first element of the first of these names."""
        return next((self._named[name] for name in names if name in self._named), None)


def _author(piece: _Piece, markup: Markup) -> tuple[str | None, str | None]:
    found = piece.first(markup.author)
    if found is None:
        return None, None
    link = next((a for a in found.iter("a") if a.get("href")), None)
    named = found if found.tag in {"a", "span"} or link is None else link
    name = text_of(named) or text_of(found)
    url = link.get("href") if link is not None else None
    url = url or _plain_address(found)
    return name, url if url and url.startswith(_WEB) else None


def _plain_address(found: Element) -> str | None:
    """The address that stands as text before the name, as versions of the plugin with `escape()` print it."""
    holder = found.getparent()
    return (holder.text or "").strip() or None if holder is not None and holder.tag == "cite" else None


def _date(found: Element | None) -> str | None:
    if found is None:
        return None
    stated = found.get("datetime") or found.get("title") or text_of(found)
    return stated if stated and _DIGIT.search(stated) else None
