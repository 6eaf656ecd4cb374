"""The conversation as a WordPress theme prints it: classic and HTML5 markup, block themes, custom callbacks.

`comment_class()` (since 2.7) names the kind and the depth; `id="comment-N"` the id. A theme may print either, both or,
for pings, neither.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

from crawler.body import read_body
from crawler.document import Element, Index, text_of
from crawler.items import Body, Comment, PostKey

_ID = re.compile(r"^(?:li-|div-)?(?:comment|pingback|trackback|ping)-(\d+)$")
_DEPTH = re.compile(r"(?:^|\s)depth-(\d+)(?:\s|$)")
_KINDS = ("pingback", "trackback", "comment")
_CONTENT = (
    ("comment-content", "wp-block-comment-content"),
    ("comment-text", "comment_text", "comment-entry", "commenttext", "comment-body-text"),
)
_META = ("comment-meta", "commentmetadata", "comment-metadata")
_NOT_CONTENT = (
    *_META, "comment-author", "vcard", "says", "avatar", "reply", "children", "comment-reply-link", "comment-edit-link",
    "edit-link", "comment-awaiting-moderation",
)  # fmt: skip
#: Elements that bear a comment's id without holding the comment.
_NOT_HOLDERS = frozenset({"a", "span", "form", "input", "p", "h2", "h3", "textarea", "label"})
#: Words of a ping that is only a label and a link, `Pingback: … (Edit)`.
_LABEL = 4
#: The option thread_comments_depth as WordPress comes.
_DEFAULT_DEPTH = 5
_BLOCKS = frozenset(
    {"p", "blockquote", "pre", "ul", "ol", "div", "table", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "dl"}
)


@dataclass(frozen=True)
class _Node:
    """An element that holds one comment, and the element whose comment it is nested in."""

    element: Element
    number: str | None
    kind: str | None
    depth: int | None
    classes: frozenset[str]
    parent: "_Node | None"


def read_comments(index: Index, post: PostKey, base: str) -> tuple[Comment, ...]:
    """Comments and pings in the order of the page. Consumes the tree below each of them."""
    nodes = _nodes(index)
    pieces = []
    for node in reversed(nodes):  # inner ones first, so that each is read without its replies
        if node.element.getparent() is not None:
            node.element.getparent().remove(node.element)
        pieces.append(Index(node.element))
    pieces.reverse()
    parents = _parents(nodes, [piece.first("comment-reply-link") is not None for piece in pieces])
    return tuple(
        _comment(node, piece, parent, post, base)
        for node, piece, parent in zip(nodes, pieces, parents, strict=True)
        if piece.first("comment-awaiting-moderation") is None
    )


def _nodes(index: Index) -> list[_Node]:
    """Outermost element of each comment, in document order."""
    nodes: list[_Node] = []
    holders: dict[Element, _Node] = {}
    for element, id_, classes in index.entries:
        found = _ID.match(id_)
        kind = next((kind for kind in _KINDS if kind in classes), None)
        number = found.group(1) if found else None
        if (number is None and (kind is None or element.tag != "li")) or element.tag in _NOT_HOLDERS:
            continue
        parent = next((holders[outer] for outer in element.iterancestors() if outer in holders), None)
        if parent is not None and number is not None and parent.number == number:
            continue
        depth = _DEPTH.search(element.get("class") or "")
        node = _Node(element, number, kind, int(depth.group(1)) if depth else None, classes, parent)
        holders[element] = node
        nodes.append(node)
    return nodes


def _parents(nodes: list[_Node], offers_reply: list[bool]) -> list[tuple[bool, str | None]]:
    """For each comment whether the page shows whom it answers, and whom.

    The class `depth-N` and the order tell, not the nesting, which block themes print as lists that parsers take apart.
    Below the greatest depth WordPress prints a reply right after the comment it answers, on the same level
    (Walker_Comment::display_element). Where a theme marks comments that have replies, `parent`, what stands before the
    first such reply, and that reply, are certain; where none does, only the first of a run at that depth is.
    """
    result: list[tuple[bool, str | None]] = []
    thread: dict[int, _Node] = {}
    marked = any("parent" in node.classes for node in nodes)
    deepest = _greatest_depth(nodes, offers_reply)
    doubtful: int | None = None
    before: _Node | None = None
    for node in nodes:
        if node.depth is None:
            outer = node.parent
            result.append((outer is None or outer.number is not None, outer.number if outer else None))
            continue
        if doubtful is not None and node.depth < doubtful:
            doubtful = None
        if before is not None and "parent" in before.classes and node.depth == before.depth:
            result.append((before.number is not None, before.number))
            doubtful = node.depth
        elif node.depth == doubtful:
            result.append((False, None))
        else:
            above = thread.get(node.depth - 1)
            known = node.depth == 1 or (above is not None and above.number is not None)
            result.append((known, above.number if above else None))
            if not marked and node.depth == deepest:
                doubtful = node.depth
        thread[node.depth] = before = node
    return result


def _greatest_depth(nodes: list[_Node], offers_reply: list[bool]) -> int | None:
    """The depth at which replies are no longer offered; where none are offered at all, WordPress's default."""
    offered = [node.depth for node, offers in zip(nodes, offers_reply, strict=True) if offers and node.depth]
    deepest = max((node.depth for node in nodes if node.depth), default=0)
    if not offered:
        return deepest if deepest >= _DEFAULT_DEPTH else None
    return deepest if deepest > max(offered) and deepest > 1 else None


def _comment(node: _Node, piece: Index, parent: tuple[bool, str | None], post: PostKey, base: str) -> Comment:
    stated, parent_id = parent
    name, url = _author(node.element, piece)
    ping = node.kind in {"pingback", "trackback"}
    printed, permalink = _date(node.element, piece)
    return Comment(
        post=post,
        kind=node.kind,
        remote_id=node.number,
        parent_remote_id=parent_id,
        parent_stated=stated,
        depth=node.depth,
        author=name,
        author_url=url,
        published=printed,
        url=permalink,
        body=_body(node.element, piece, base, short=ping),
        source_url=url if ping else None,
        source_title=name if ping else None,
    )


def _author(element: Element, piece: Index) -> tuple[str | None, str | None]:
    for found in _author_elements(element, piece):
        if name := text_of(found):
            link = found if found.tag == "a" else next((a for a in found.iter("a") if a.get("href")), None)
            if link is None:
                link = next(found.iterancestors("a"), None)
            return name, link.get("href") if link is not None else None
    plain = (a for a in element.iter("a") if a.get("href") and "#" not in a.get("href", ""))
    link = next(plain, None)
    return (text_of(link), link.get("href")) if link is not None else (None, None)


def _author_elements(element: Element, piece: Index) -> Iterator[Element]:
    yield from piece.classed("fn")
    yield from piece.classed("wp-block-comment-author-name")
    for holder in piece.classed("comment-author"):
        yield from holder.iter("cite", "a")
    yield from piece.classed("comment-author", "comment-author-name", "commentauthor")
    for cite in element.iter("cite"):
        yield from (a for a in cite.iter("a") if "#" not in a.get("href", ""))
        yield cite
    yield from piece.classed("url")


def _date(element: Element, piece: Index) -> tuple[str | None, str | None]:
    """Printed or machine-readable date, and the permalink."""
    links = (a for a in element.iter("a") if "#comment-" in a.get("href", "") and "replytocom" not in a.get("href", ""))
    link = next(links, None)
    permalink = link.get("href") if link is not None else None
    for found in _date_elements(element, piece):
        printed = found.get("datetime") or (found.get("title") if found.tag == "abbr" else None) or text_of(found)
        if printed and re.search(r"\d", printed):
            return printed, permalink
    return None, permalink


def _date_elements(element: Element, piece: Index) -> Iterator[Element]:
    yield from (time for time in element.iter("time") if time.get("datetime"))
    for holder in piece.classed(*_META):
        yield from (a for a in holder.iter("a") if "comment-" in a.get("href", "").partition("#")[2])
    yield from piece.classed("comment-date", "comment-time", "date")
    yield from (abbr for abbr in element.iter("abbr") if abbr.get("title"))
    yield from (cite for cite in element.iter("cite") if _is_signature(cite.getparent()))
    for small in element.iter("small"):
        yield from (a for a in small.iter("a") if "#comment-" in a.get("href", ""))
    yield from piece.classed("commentmetadata", "comment-metadata")


def _body(element: Element, piece: Index, base: str, *, short: bool) -> Body | None:
    for names in _CONTENT:
        if (found := piece.first(*names)) is not None:
            return read_body(found, base)
    if short and piece.first(*_META) is None and _words_beside_links(element) <= _LABEL:
        return None  # short_ping: a label and a link, no text
    holder = piece.first("comment-body")
    holder = element if holder is None else holder
    for outside in piece.classed(*_NOT_CONTENT):
        if outside is not holder and outside.getparent() is not None:
            outside.drop_tree()
    blocks = [child for child in holder if child.tag in _BLOCKS and text_of(child) and not _is_signature(child)]
    if blocks:
        own = html.Element("div")
        own.extend(blocks)
        return read_body(own, base)
    return read_body(holder, base) if text_of(holder) else None


def _words_beside_links(element: Element) -> int:
    linked = sum(len((text_of(link) or "").split()) for link in element.iter("a"))
    return len((text_of(element) or "").split()) - linked


def _is_signature(block: Element) -> bool:
    """`<p><cite>Comment by Name — date</cite></p>`, as the theme Classic signs below the text."""
    return len(block) == 1 and block[0].tag == "cite" and not (block.text or "").strip()
