"""The conversation as a WordPress theme prints it: classic and HTML5 markup, block themes, custom callbacks.

`comment_class()` (since 2.7) names the kind and the depth; `id="comment-N"` the id. A theme may print either, both or,
for pings, neither.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from urllib.parse import urlsplit

from crawler.document import Element, Index, inline_text
from crawler.items import Comment, PostKey
from crawler.layout.beside import of_other_posts
from crawler.layout.names import is_ping, is_whole
from crawler.layout.parts import number_to_answer
from crawler.platforms.wordpress.clock import Zones
from crawler.platforms.wordpress.head import bare
from crawler.platforms.wordpress.remark import Printed, Remark, read_remarks

_ID = re.compile(r"^(?:[a-z]{2,3}-)?(?:comment|pingback|trackback|ping)-(\d+)$")
_DEPTH = re.compile(r"(?:^|\s)depth-(\d+)(?:\s|$)")
PINGS = frozenset({"pingback", "trackback"})
_KINDS = ("pingback", "trackback", "comment")
_ANY_KIND = frozenset(_KINDS)
#: How WordPress has a pingback's text begin, and a trackback's.
_LIKE_PING = re.compile(r"\s*<p>\s*(?:\[(?:…|\.\.\.)\]|<strong>)")
#: What `comment_class()` prints beside the kind.
_BESIDE_KIND = frozenset({"even", "odd", "byuser", "bypostauthor"})
#: An id with the number of a comment and that of the one it answers, or 0.
_ANSWER = re.compile(r"com\w*-(\d+)_(\d+)$")
#: How far above a comment's own such an id is looked for.
_ABOVE = 2
#: Elements that bear a comment's id without holding the comment.
_NOT_HOLDERS = frozenset({"a", "span", "form", "input", "p", "h2", "h3", "textarea", "label"})
#: The option thread_comments_depth as WordPress comes.
_DEFAULT_DEPTH = 5


@dataclass(eq=False)
class _Node:
    """An element that holds one comment, and the element whose comment it is nested in."""

    element: Element
    number: str | None
    kind: str | None
    depth: int | None
    classes: frozenset[str]
    parent: "_Node | None"
    #: The number of the comment that it answers, where an id around it says so.
    answers: str | None


def read_comments(index: Index, post: PostKey, base: str, *, zones: Zones) -> tuple[Comment, ...]:
    """Comments and pings in the order of the page. Consumes the tree below each of them."""
    nodes = _nodes(index)
    numbered = {node.number: node.element for node in nodes if node.number}
    others = of_other_posts(numbered, index.root.iter("a"), (base, post.url or base), bare)
    nodes = [node for node in nodes if node.number not in others]
    pieces = []
    for node in reversed(nodes):  # inner ones first, so that each is read without its replies
        if node.element.getparent() is not None:
            node.element.getparent().remove(node.element)
        pieces.append(Index(node.element))
    pieces.reverse()
    answers = [piece.first("comment-reply-link") for piece in pieces]
    for node, link in zip(nodes, answers, strict=True):
        if node.number is None and link is not None:
            node.number = number_to_answer(link)
    parents = _parents(nodes, [link is not None for link in answers])
    shown = [piece.first("comment-awaiting-moderation") is None for piece in pieces]
    printed = [
        Printed(node.element, piece, node.number, node.kind in PINGS) for node, piece in zip(nodes, pieces, strict=True)
    ]
    remarks = read_remarks(printed, base, zones=zones)
    for node, remark in zip(nodes, remarks, strict=True):
        node.kind = _kind(node, remark)
    said = [
        Comment(
            post=post,
            kind=node.kind,
            remote_id=node.number,
            parent_remote_id=parent,
            parent_stated=is_stated,
            depth=node.depth,
            author=remark.author,
            author_url=remark.author_url,
            published=remark.published,
            url=remark.url,
            body=remark.body,
            source_url=remark.author_url if node.kind in PINGS else None,
            source_title=remark.author if node.kind in PINGS else None,
        )
        for node, (is_stated, parent), remark, is_shown in zip(nodes, parents, remarks, shown, strict=True)
        if is_shown and _is_said(node, remark)
    ]
    return tuple(_once(said))


def _kind(node: _Node, remark: Remark) -> str | None:
    """The kind that `comment_class()` says, with more names beside it: themes that write it give it to pings as well.

    What says nothing and has a page for its address is such; what begins as they do may be.
    """
    if node.kind in PINGS or node.depth or not node.classes.isdisjoint(_BESIDE_KIND):
        return node.kind
    if remark.body is None:
        return "pingback" if urlsplit(remark.author_url or "").path.strip("/") else node.kind
    return None if _LIKE_PING.match(remark.body.html) else node.kind


def _is_said(node: _Node, remark: Remark) -> bool:
    """False for what is named as a comment but only leads to the conversation, and says no more than a name."""
    if node.number or node.depth or node.kind in PINGS or remark.published:
        return True
    return remark.author is not None and remark.body is not None and inline_text(remark.body.html) != remark.author


def _once(said: list[Comment]) -> list[Comment]:
    """Each comment once, as a page says it fullest: some print the list twice, for wide and for narrow screens."""
    fullest: dict[str, Comment] = {}
    for comment in said:
        known = fullest.get(comment.remote_id or "")
        if comment.remote_id and (known is None or (known.body is None and comment.body is not None)):
            fullest[comment.remote_id] = comment
    return [comment for comment in said if not comment.remote_id or fullest[comment.remote_id] is comment]


def _nodes(index: Index) -> list[_Node]:
    """Outermost element of each comment, in document order."""
    nodes: list[_Node] = []
    holders: dict[Element, _Node] = {}
    answered: dict[Element, _Node | None] = dict.fromkeys(index.classed("children"))
    rows: dict[Element, set[str]] = {}
    for element, id_, classes in index.entries:
        found = _ID.match(id_) if id_ else None
        if found is None and _ANY_KIND.isdisjoint(classes):
            continue
        kind = next((kind for kind in _KINDS if kind in classes), None)
        number = found.group(1) if found else None
        printed = _DEPTH.search(element.get("class") or "")
        depth = int(printed.group(1)) if printed else None
        if element.tag in _NOT_HOLDERS or (
            number is None
            and (kind is None or (element.tag != "li" and depth is None and not _is_row(element, kind, rows)))
        ):
            continue
        parent = next((holders[outer] for outer in element.iterancestors() if outer in holders), None)
        if number is None and element.tag != "li" and parent is not None and parent.depth in {None, depth}:
            parent.kind, parent.depth, parent.classes = parent.kind or kind, depth, parent.classes | classes
            continue  # a part of the comment that bears its classes
        if parent is not None and number is not None and parent.number == number:
            continue
        kind = kind or _kind_by_names(element, id_)
        if parent is not None and number is not None and parent.number is None and not _is_reply(element, parent):
            parent.number, parent.kind = number, parent.kind or kind
            continue
        if element.tag == "dt":
            _take_in_definitions(element)
        if parent is None and depth is None and nodes and answered:
            parent = _before_list(element, nodes[-1], answered)
        node = _Node(
            element, number, kind, depth, classes, parent, _answered(element, number) if depth is None else None
        )
        holders[element] = node
        nodes.append(node)
    nodes += _listed_pings(index, holders)
    _widen(nodes)
    if {node.depth for node in nodes} == {1} and any(map(_is_listed, nodes)):
        for node in nodes:  # a theme lists replies by itself: each list begins at the first level
            node.depth = None
    return nodes


def _is_row(element: Element, kind: str, rows: dict[Element, set[str]]) -> bool:
    """True for a ping without an id among the comments that themes print as other elements than those of a list.

    `rows` keeps for each element around pings which of its children's tags are comments'.
    """
    holder = element.getparent()
    if kind not in PINGS or holder is None:
        return False
    if holder not in rows:
        rows[holder] = {str(one.tag) for one in holder if _ID.match(one.get("id") or "")}
    return element.tag in rows[holder]


def _listed_pings(index: Index, holders: Container[Element]) -> Iterator[_Node]:
    """Entries of a list that is named after pings, where a theme gives them neither id nor class."""
    for list_, id_, classes in index.entries:
        if list_.tag not in {"ol", "ul"} or not any(map(is_ping, (id_, *classes))):
            continue
        for entry in list_.iterchildren("li"):
            links = (a for a in entry.iter("a") if "external" in (a.get("rel") or "").split())
            if next(links, None) is not None and not any(one in holders for one in entry.iter()):
                yield _Node(entry, None, _kind_by_names(entry, ""), None, frozenset(), None, None)


def _is_listed(node: _Node) -> bool:
    """True for a comment in a list within another's element."""
    if node.parent is None:
        return False
    outer = node.parent.element
    return any(one.tag in {"ol", "ul"} for one in takewhile(lambda one: one is not outer, node.element.iterancestors()))


def _widen(nodes: list[_Node]) -> None:
    """Where ids are on the words alone, what each stands in is the comment: there its author is named."""
    if any(inner.get("class") for node in nodes for inner in node.element.iterdescendants()):
        return
    around = [node.element.getparent() for node in nodes]
    named = (any(map(is_whole, (one.get("class") or "").split())) for one in around if one is not None)
    if all(named) and len(set(around)) == len(nodes):
        for node, outer in zip(nodes, around, strict=True):
            node.element = outer


def _kind_by_names(element: Element, id_: str) -> str | None:
    """The kind of a ping by its own id, or by the name of the list that it stands in, in themes without classes."""
    holder = element.getparent()
    names = (id_, holder.get("id") or "", *(holder.get("class") or "").split()) if holder is not None else (id_,)
    said = next((name for name in names if is_ping(name)), None)
    return None if said is None else "pingback" if "ping" in said.lower() else "trackback"


def _answered(element: Element, number: str | None) -> str | None:
    ids = (_ANSWER.search(outer.get("id") or "") for outer in islice(element.iterancestors(), _ABOVE))
    said = next((found.group(2) for found in ids if found and found.group(1) == number), "0")
    return None if said == "0" else said


def _before_list(element: Element, before: _Node, answered: dict[Element, _Node | None]) -> _Node | None:
    """The comment whose replies stand in a list beside its element: the last before that list began."""
    replies = next((outer for outer in element.iterancestors() if outer in answered), None)
    if replies is None:
        return None
    answered[replies] = answered[replies] or before
    return answered[replies]


def _is_reply(element: Element, outer: _Node) -> bool:
    """True for a comment in a list within another; else it is the same, whose element bears the class, not the id."""
    between = takewhile(lambda around: around is not outer.element, element.iterancestors())
    return any(around.tag in {"li", "ol", "ul", "dl"} for around in (element, *between))


def _take_in_definitions(term: Element) -> None:
    """Thesis prints a comment as a term with its meta line and a definition with its words and its replies."""
    while (following := term.getnext()) is not None and following.tag == "dd":
        term.append(following)


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
            outer = node.parent.number if node.parent else node.answers
            result.append((node.parent is None or outer is not None, outer))
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
