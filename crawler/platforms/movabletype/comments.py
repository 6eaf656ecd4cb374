"""The conversation as Movable Type and TypePad print it: text, and a foot or head of words, names and dates."""

import re
from dataclasses import replace

from crawler.body import read_body
from crawler.document import Element, Index, text_of
from crawler.items import Body, Comment, PostKey
from crawler.platforms.movabletype.marks import COMMENT, FEET, Found, Mark, take_out
from crawler.witnesses.signatures import Piece, Signature, pieces, read_signatures

_CONTENT = (
    *("comment-content", "comment-body", "comment-text", "commentText", "comment_body"),
    *("trackback-content", "entry-body", "content"),
)
#: What stands beside a comment's text.
_NOT_TEXT = ("comment-avatar", "user-pic", "userpic", "comment-separator", "replytocomment", "comment-reply-link")


def read_comments(root: Element, post: PostKey, base: str, *, unsigned: bool = False) -> tuple[Comment, ...]:
    """Comments and trackbacks in the order of the page. Takes them out of the tree.

    Templates that name nothing in them but themselves are left to others, unless `unsigned` ones are wanted.
    """
    found = [(item, Index(item.whole)) for item in take_out(root, base, unsigned=unsigned)]
    heard = [(item, index) for item, index in found if not item.mark.is_ping]
    numbers = {number for item, _ in heard if (number := item.mark.number)}
    answered = {item.mark: item.outer or _answered(item.mark, index, numbers) for item, index in heard}
    threaded = any(answered.values())
    signatures = read_signatures([_line(index) for _, index in heard], _line(Index(root)) if len(heard) == 1 else ())
    signed = dict(zip((item.mark for item, _ in heard), signatures, strict=True))
    read = (
        _ping(item, index, post, base)
        if item.mark.is_ping
        else replace(
            _comment(item, index, signed[item.mark], post, base),
            parent_remote_id=answered[item.mark],
            parent_stated=threaded,
        )
        for item, index in found
    )
    return tuple(comment for comment in read if comment is not None and (comment.body or comment.source_url))


def _feet(index: Index) -> list[Element]:
    """What says who and when, outermost elements only."""
    found = dict.fromkeys(index.classed(*FEET))
    return [foot for foot in found if not any(outer in found for outer in foot.iterancestors())]


def _line(index: Index) -> list[Piece]:
    return [piece for foot in _feet(index) for piece in pieces(foot)]


def _answered(mark: Mark, index: Index, numbers: set[str]) -> str | None:
    """The other comment that the head of a reply links to (Movable Type 4.2 on)."""
    for foot in _feet(index):
        for link in foot.iter("a"):
            found = COMMENT.match(link.get("href", "").rpartition("#")[2])
            if found and found.group(1) != mark.number and found.group(1) in numbers:
                return found.group(1)
    return None


def _comment(found: Found, index: Index, signature: Signature, post: PostKey, base: str) -> Comment:
    mark, whole = found.mark, found.whole
    author, author_url = _author(index, signature)
    return Comment(
        post=post,
        kind="comment",
        remote_id=mark.number,
        author=author,
        author_url=author_url,
        published=_date(whole, index, signature),
        url=_permalink(mark, whole, signature),
        body=_body(whole, index, base),
    )


def _author(index: Index, signature: Signature) -> tuple[str | None, str | None]:
    """The name that has a class of its own, else the one in the line."""
    for found in index.classed("fn", "author", "commenter-name"):
        if name := text_of(found):
            link = found if found.tag == "a" else next(found.iter("a"), None)
            return text_of(link) or name, link.get("href") if link is not None else None
    return signature.author, signature.author_url


def _date(whole: Element, index: Index, signature: Signature) -> str | None:
    for found in whole.iter("abbr", "time"):
        exact = found.get("datetime") or found.get("title") or ""
        if re.match(r"\d{4}-\d{2}-\d{2}", exact):
            return exact
    for found in index.classed("date", "comment-date", "comment-timestamp"):
        if (printed := text_of(found)) and re.search(r"\d", printed):
            return printed.strip("/|,- ")
    return signature.published


def _permalink(mark: Mark, whole: Element, signature: Signature) -> str | None:
    if mark.number is None:
        return signature.url
    ends = (f"#comment-{mark.number}", f"#c{mark.number}", f"#{mark.number}", f"#comment{mark.number}")
    links = (link.get("href", "") for link in whole.iter("a"))
    return next((href for href in links if href.endswith(ends)), signature.url)


def _body(whole: Element, index: Index, base: str) -> Body | None:
    marks = (a for a in whole.iter("a") if not a.get("href") and not len(a) and not text_of(a))
    for outside in [*_feet(index), *index.classed(*_NOT_TEXT), *marks, *list(whole.iter("hr", "form", "script"))]:
        if outside is not whole and outside.getparent() is not None:
            outside.drop_tree()
    content = index.first(*_CONTENT)
    content = whole if content is None or content.getparent() is None else content
    shown = text_of(content) or next(content.iter("img"), None) is not None
    return read_body(content, base) if shown else None


def _ping(found: Found, index: Index, post: PostKey, base: str) -> Comment | None:
    """A trackback: a link to its source, the name of that blog, an excerpt."""
    mark, whole = found.mark, found.whole
    shown = index.first(*_CONTENT)
    parts = [whole] if shown is None else [shown, whole]
    link = next((a for part in parts for a in part.iter("a") if (a.get("href") or "#")[0] != "#" and text_of(a)), None)
    if link is None:
        return None
    title, source = text_of(link), link.get("href")
    date = _date(whole, index, read_signatures([_line(index)])[0])
    for other in [*_feet(index), *(a for a in whole.iter("a") if a.get("href") == source or not text_of(a))]:
        if other is not whole and other.getparent() is not None:
            other.drop_tree()
    content = whole if shown is None else shown
    return Comment(
        post=post,
        kind="trackback",
        # trackbacks of Movable Type are numbered apart from its comments
        remote_id=mark.number if (mark.number or "").startswith("6a") else f"ping-{mark.number}",
        published=date,
        source_url=source,
        source_title=title,
        body=_excerpt(content, base),
    )


def _excerpt(content: Element, base: str) -> Body | None:
    """What follows the line with the title; without one, all that is left."""
    first = next(content.iter("br"), None)
    if first is not None and (excerpt := (first.tail or "").strip()):
        parent, first.tail = first.getparent(), None
        for before in [first, *first.itersiblings(preceding=True)]:
            before.drop_tree()
        if parent is not None:
            parent.text = excerpt
    return read_body(content, base) if text_of(content) else None
