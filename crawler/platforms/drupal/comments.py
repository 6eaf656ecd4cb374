"""The comments below a node: until 7 an anchor `comment-N` before each, since 8 an id; replies stand `.indented`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import html

from crawler.body import read_body
from crawler.document import Element, Index, first, text_of
from crawler.items import Body, Comment, PostKey
from crawler.layout.beside import of_other_posts
from crawler.platforms.drupal.fields import item_of
from crawler.platforms.drupal.submitted import LINES, Around, read_line, words_around

_ID = re.compile(r"^comment-(\d+)$")
_LINKED = re.compile(r"#comment-(\d+)$")
_HOLDERS = frozenset({"div", "article", "section", "li", "dl", "table"})
#: Not public, or no comment at all.
_HIDDEN = frozenset({"comment-unpublished", "unpublished", "comment-preview", "preview", "status-unpublished"})
_BODIES = (
    ("field-name-comment-body", "field--name-comment-body", "comment-body", "comment__body"),
    ("comment-content", "comment__content", "comment-text", "comment__text"),
    ("content",),
    ("body",),  # Chameleon, until 6
)
#: What stands in a comment beside its text.
_NOT_BODY = (
    *LINES, "links", "picture", "user-picture", "new", "title", "comment-title", "comment__title", "author", "username",
    "parent", "permalink", "comment-permalink", "comment__permalink", "attribution", "inline", "comment_links",
    "footer", "comment-links", "user-actions", "comment__author", "rate-widget", "vote-up-down-widget", "subject",
    "user-signature",
)  # fmt: skip
_TITLES = ("h2", "h3", "h4", "h5")


@dataclass(frozen=True)
class _Node:
    """An element that holds one comment."""

    element: Element
    number: str | None
    depth: int


def read_comments(root: Element, index: Index, post: PostKey, base: str) -> tuple[Comment, ...]:
    """Comments and trackbacks in the order of the page. Consumes the tree below each of them."""
    nodes = list(_nodes(index))
    numbered = {node.number: node.element for node in nodes if node.number}
    others = of_other_posts(numbered, root.iter("a"), (base, post.url or base))
    nodes = [node for node in nodes if node.number not in others]
    pieces = []
    for node in reversed(nodes):  # inner ones first, so that each is read without its replies
        if (holder := node.element.getparent()) is not None:
            node.element.tail = None
            holder.remove(node.element)
        pieces.append(Index(node.element))
    pieces.reverse()
    around = next((found for piece in pieces for line in piece.classed(*LINES) if (found := words_around(line))), None)
    threaded = any(node.depth > 1 for node in nodes)
    thread: dict[int, str | None] = {}
    comments = []
    for node, piece in zip(nodes, pieces, strict=True):
        if not _HIDDEN & set((node.element.get("class") or "").split()):
            comments.append(_comment(node, piece, _parent(node, piece, thread, threaded), around, post, base))
        thread[node.depth] = node.number
    return (*comments, *_trackbacks(index, post, base))


def _nodes(index: Index) -> Iterator[_Node]:
    """The element that holds each comment, and how deep it is indented."""
    holders: set[Element] = set()
    seen: set[str] = set()
    for element, id_, classes in index.entries:
        found = _ID.match(id_)
        number = found.group(1) if found else None
        holder = _after(element) if number and element.tag in {"a", "span"} else element
        if holder is None or holder in holders or holder.tag not in _HOLDERS or (number and number in seen):
            continue
        if number is None and not ("comment" in classes and _is_below(element)):
            continue
        if number is None and any(outer in holders for outer in _within(element)):
            continue
        holders.add(holder)
        seen.add(number or "")
        yield _Node(holder, number or _linked(holder), 1 + _indented(holder))


def _after(anchor: Element) -> Element | None:
    """The comment that an anchor stands before or, in some themes, in."""
    for outer in anchor.iterancestors():
        classes = (outer.get("class") or "").split()
        if outer.get("id") == "comments" or "indented" in classes:
            break
        if "comment" in classes:
            return outer
    following = anchor.getnext()
    while following is not None and (not isinstance(following.tag, str) or following.get("id") == anchor.get("id")):
        if following.tag in _HOLDERS:
            return following
        following = following.getnext()
    return following if following is not None and "indented" not in (following.get("class") or "").split() else None


def _is_below(element: Element) -> bool:
    return any(outer.get("id") == "comments" or _named(outer, "comment-wrapper") for outer in element.iterancestors())


def _within(element: Element) -> Iterator[Element]:
    """What an element stands in, up to the reply it is part of."""
    for outer in element.iterancestors():
        if _named(outer, "indented"):
            return
        yield outer


def _named(element: Element, name: str) -> bool:
    return name in (element.get("class") or "").split()


def _linked(holder: Element) -> str | None:
    """The id in a comment's permalink, in themes that print no anchor."""
    links = (_LINKED.search(link.get("href", "")) for link in holder.iter("a"))
    return next((found.group(1) for found in links if found), None)


def _indented(element: Element) -> int:
    return sum(_named(outer, "indented") for outer in element.iterancestors())


def _parent(node: _Node, piece: Index, thread: dict[int, str | None], threaded: bool) -> tuple[bool, str | None]:
    """Whether the page shows whom a comment answers, and whom: a flat list, as some sites chose, shows nothing."""
    if (stated := piece.first("parent")) is not None and (number := _linked(stated)):
        return True, number
    if not threaded:
        return False, None
    if node.depth == 1:
        return True, None
    above = thread.get(node.depth - 1)
    return above is not None, above


def _comment(
    node: _Node, piece: Index, parent: tuple[bool, str | None], around: Around | None, post: PostKey, base: str
) -> Comment:
    feet = islice(node.element.iter("footer"), 1)
    line = read_line(node.element, [*piece.classed(*LINES), *_beside_permalink(node.element), *feet], around)
    stated, parent_id = parent
    links = (link.get("href") for link in node.element.iter("a") if _LINKED.search(link.get("href", "")))
    own = next((url for url in links if node.number and url and url.endswith(f"#comment-{node.number}")), None)
    title = _title(node.element, piece)
    return Comment(
        post=post,
        kind="comment",
        remote_id=node.number,
        parent_remote_id=parent_id,
        parent_stated=stated,
        depth=node.depth if parent_id or stated else None,
        author=line.author,
        author_url=line.author_url,
        published=line.published,
        url=own,
        body=_body(node.element, piece, title, base),
    )


def _beside_permalink(element: Element) -> Iterator[Element]:
    """What a permalink stands in, which is the line in themes that have another name for it."""
    for link in element.iter("a"):
        holder = link.getparent()
        if holder is not None and holder is not element and _LINKED.search(link.get("href", "")):
            yield holder


def _title(element: Element, piece: Index) -> str | None:
    """A comment's subject: a heading, which links to it."""
    headings = [*piece.classed("subject"), *(heading for tag in _TITLES for heading in element.iter(tag))]
    return next((text for heading in headings if (text := text_of(heading))), None)


def _body(element: Element, piece: Index, title: str | None, base: str) -> Body | None:
    """The text, below its subject where that is more than the text's first words, which Drupal takes otherwise."""
    content = next((item_of(found) for names in _BODIES if (found := piece.first(*names)) is not None), element)
    for outside in piece.classed(*_NOT_BODY):
        if outside is not content and outside not in content.iterancestors() and outside.getparent() is not None:
            outside.drop_tree()
    for heading in [found for tag in _TITLES for found in content.iter(tag) if text_of(found) in {title, None}]:
        heading.drop_tree()
    text = text_of(content)
    if text is None:
        return None
    if title and not text.startswith(title.rstrip(" .…")):
        heading = html.Element("h3")
        heading.text = title
        content.insert(0, heading)
        content.text, heading.tail = None, content.text
    return read_body(content, base)


def _trackbacks(index: Index, post: PostKey, base: str) -> Iterator[Comment]:
    """What the module Trackback (4.7 to 6) prints."""
    if "trackbacks" not in index.by_id:
        return
    for element in index.classed("trackback"):
        link = first(element, ".//a[@href]")
        if link is None or element.get("id") == "trackbacks":
            continue
        piece = Index(element)
        content = piece.first("content", "excerpt")
        line = read_line(element, piece.classed(*LINES), None)
        yield Comment(
            post=post,
            kind="trackback",
            author=text_of(link),
            author_url=link.get("href"),
            published=line.published,
            body=read_body(content, base) if content is not None and text_of(content) else None,
            source_url=link.get("href"),
            source_title=text_of(link),
        )
