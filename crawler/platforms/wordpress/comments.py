"""The conversation as a WordPress theme prints it: classic and HTML5 markup, block themes, custom callbacks.

`comment_class()` (since 2.7) names the kind and the depth; `id="comment-N"` the id. A theme may print either, both or,
for pings, neither.
"""

import re
from dataclasses import dataclass

from lxml import html

from crawler.body import read_body
from crawler.document import Element, find, first, has_class, text_of
from crawler.items import Body, Comment, PostKey

_ID = re.compile(r"^(?:li-|div-)?(?:comment|pingback|trackback|ping)-(\d+)$")
_DEPTH = re.compile(r"(?:^|\s)depth-(\d+)(?:\s|$)")
_KINDS = frozenset({"comment", "pingback", "trackback"})

_CANDIDATES = (
    "//*[starts-with(@id, 'comment-') or starts-with(@id, 'li-comment-') or starts-with(@id, 'div-comment-')"
    " or starts-with(@id, 'pingback-') or starts-with(@id, 'trackback-') or starts-with(@id, 'ping-')]"
    " | //li[contains(@class, 'comment') or contains(@class, 'pingback') or contains(@class, 'trackback')]"
)
_AUTHOR = (
    f".//*[{has_class('fn')}]",
    f".//*[{has_class('wp-block-comment-author-name')}]",
    f".//*[{has_class('comment-author')}]//cite | .//*[{has_class('comment-author')}]//a",
    f".//*[{has_class('comment-author')} or {has_class('comment-author-name')} or {has_class('commentauthor')}]",
    ".//cite",
)
_CONTENT = (
    f".//*[{has_class('comment-content')}]",
    f".//*[{has_class('wp-block-comment-content')}]",
    f".//*[{has_class('comment-text')} or {has_class('comment_text')} or {has_class('comment-entry')}"
    f" or {has_class('commenttext')} or {has_class('comment-body-text')}]",
)
_NOT_CONTENT = (
    f"{has_class('comment-meta')} or {has_class('comment-author')} or {has_class('commentmetadata')}"
    f" or {has_class('comment-metadata')} or {has_class('reply')} or {has_class('vcard')} or {has_class('children')}"
    f" or {has_class('comment-reply-link')} or {has_class('comment-edit-link')} or {has_class('edit-link')}"
    f" or {has_class('comment-awaiting-moderation')} or {has_class('avatar')} or {has_class('says')}"
)
_REPLY = (
    f"./*[not(self::ol or self::ul)]//a[{has_class('comment-reply-link')}] | ./a[{has_class('comment-reply-link')}]"
)
#: The option thread_comments_depth as WordPress comes.
_DEFAULT_DEPTH = 5
_BLOCKS = frozenset(
    {"p", "blockquote", "pre", "ul", "ol", "div", "table", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "dl"}
)
_DATE = (
    ".//time[@datetime]",
    f".//*[{has_class('comment-meta')} or {has_class('commentmetadata')} or {has_class('comment-metadata')}]"
    "//a[contains(@href, '#comment-') or contains(@href, '#li-comment-')]",
    f".//*[{has_class('comment-date')} or {has_class('comment-time')} or {has_class('date')}]",
    ".//abbr[@title]",
    ".//small//a[contains(@href, '#comment-')]",
    f".//*[{has_class('commentmetadata')} or {has_class('comment-metadata')}]",
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


def read_comments(root: Element, post: PostKey, base: str) -> tuple[Comment, ...]:
    """Comments and pings in the order of the page. Consumes the tree below each of them."""
    nodes = _nodes(root)
    parents = _parents(nodes)
    read = [_comment(node, parents[index], post, base) for index, node in reversed(list(enumerate(nodes)))]
    return tuple(comment for comment in reversed(read) if comment is not None)


def _nodes(root: Element) -> list[_Node]:
    """Outermost element of each comment, in document order."""
    nodes: list[_Node] = []
    holders: dict[Element, _Node] = {}
    for element in find(root, _CANDIDATES):
        found = _ID.match(element.get("id") or "")
        classes = frozenset((element.get("class") or "").split())
        number = found.group(1) if found else None
        kind = next((kind for kind in ("pingback", "trackback", "comment") if kind in classes), None)
        if element.tag in {"a", "span", "form", "input", "p", "h2", "h3", "textarea", "label"}:
            continue
        if number is None and (kind is None or element.tag != "li"):
            continue
        parent = next((holders[outer] for outer in element.iterancestors() if outer in holders), None)
        if parent is not None and number is not None and parent.number == number:
            continue
        depth = _DEPTH.search(element.get("class") or "")
        node = _Node(element, number, kind, int(depth.group(1)) if depth else None, classes, parent)
        holders[element] = node
        nodes.append(node)
    return nodes


def _parents(nodes: list[_Node]) -> list[tuple[bool, str | None]]:
    """For each comment whether the page shows whom it answers, and whom.

    The class `depth-N` and the order tell, not the nesting, which block themes print as lists that parsers take apart.
    Below the greatest depth WordPress prints a reply right after the comment it answers, on the same level
    (Walker_Comment::display_element). Where a theme marks comments that have replies, `parent`, what stands before the
    first such reply, and that reply, are certain; where none does, only the first of a run at that depth is.
    """
    result: list[tuple[bool, str | None]] = []
    thread: dict[int, _Node] = {}
    marked = any("parent" in node.classes for node in nodes)
    deepest = _greatest_depth(nodes)
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


def _greatest_depth(nodes: list[_Node]) -> int | None:
    """The depth at which replies are no longer offered; where none are offered at all, WordPress's default."""
    offered = [node.depth for node in nodes if node.depth and first(node.element, _REPLY) is not None]
    deepest = max((node.depth for node in nodes if node.depth), default=0)
    if not offered:
        return deepest if deepest >= _DEFAULT_DEPTH else None
    return deepest if deepest > max(offered) and deepest > 1 else None


def _comment(node: _Node, parent: tuple[bool, str | None], post: PostKey, base: str) -> Comment | None:
    element = node.element
    if element.getparent() is not None:
        element.getparent().remove(element)  # inner ones go first, so each is read without its replies
    if first(element, f".//*[{has_class('comment-awaiting-moderation')}]") is not None:
        return None
    author = _author(element)
    body = _body(element, base, short=node.kind in {"pingback", "trackback"})
    stated, parent_id = parent
    name, url = author
    ping = node.kind in {"pingback", "trackback"}
    printed, permalink = _date(element)
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
        body=body,
        source_url=url if ping else None,
        source_title=name if ping else None,
    )


def _author(element: Element) -> tuple[str | None, str | None]:
    for expression in _AUTHOR:
        for found in find(element, expression):
            if name := text_of(found):
                link = found if found.tag == "a" else first(found, ".//a[@href]")
                if link is None:
                    link = next((outer for outer in found.iterancestors("a")), None)
                return name, link.get("href") if link is not None else None
    link = first(element, f".//a[{has_class('url')}] | .//a[@href and not(contains(@href, '#'))]")
    return (text_of(link), link.get("href")) if link is not None else (None, None)


def _date(element: Element) -> tuple[str | None, str | None]:
    """Printed or machine-readable date, and the permalink."""
    link = first(element, ".//a[contains(@href, '#comment-') and not(contains(@href, 'replytocom'))]")
    permalink = link.get("href") if link is not None else None
    for expression in _DATE:
        for found in find(element, expression):
            printed = found.get("datetime") or (found.get("title") if found.tag == "abbr" else None) or text_of(found)
            if printed and re.search(r"\d", printed):
                return printed, permalink
    return None, permalink


def _body(element: Element, base: str, *, short: bool) -> Body | None:
    for expression in _CONTENT:
        if (found := first(element, expression)) is not None:
            return read_body(found, base)
    holder = first(element, f".//*[{has_class('comment-body')}]")
    if short and first(element, f".//*[{has_class('comment-meta')} or {has_class('commentmetadata')}]") is None:
        return None  # short_ping: a label and a link, no text
    holder = element if holder is None else holder
    for outside in find(holder, f".//*[{_NOT_CONTENT}]"):
        if outside.getparent() is not None:
            outside.drop_tree()
    blocks = [child for child in holder if child.tag in _BLOCKS and text_of(child)]
    if blocks:
        own = html.Element("div")
        own.extend(blocks)
        return read_body(own, base)
    return read_body(holder, base) if text_of(holder) else None
