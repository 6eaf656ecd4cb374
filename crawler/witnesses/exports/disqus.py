"""Disqus's export: threads, each a page of the blog, and the posts in them, which are its comments."""

import re
from collections.abc import Iterator
from typing import IO

from lxml import etree

from crawler.body import read_body
from crawler.document import inline_text
from crawler.items import Comment, Post, PostKey, Reading
from crawler.scope import in_blog
from crawler.witnesses.exports.pieces import (
    Broken,
    Cut,
    LeftOut,
    Piece,
    document,
    elements,
    local,
    name_or_none,
    plain,
    text,
)

WITNESS = "disqus-export"

_SPACE = "http://disqus.com"
_ID = "{http://disqus.com/disqus-internals}id"
_MARK = re.compile(rb"<disqus\b[^>]*http://disqus\.com")
_LINK = re.compile(rb"<link>\s*(https?://[^/<\s]+)[^<]*</link>")
_GROUP = 100


def is_export(start: bytes) -> bool:
    """True for the export's root element."""
    return bool(_MARK.search(start))


def home(start: bytes) -> str | None:
    """Root of the site whose pages the threads belong to, by the first of them."""
    found = _LINK.search(start)
    return found.group(1).decode("utf-8", "replace") + "/" if found else None


def pieces(stream: IO[bytes]) -> Iterator[Cut]:
    """Public comments with the threads they stand in, some to a piece."""
    threads: dict[str, tuple[str, str]] = {}
    group: list[dict[str, str]] = []
    count = 0
    for node in elements(stream, "disqus"):
        if isinstance(node, Broken):
            yield node
            continue
        parent = node.getparent()
        if parent is None or local(parent) != "disqus":
            continue
        if local(node) == "thread":
            threads[node.get(_ID) or ""] = _child(node, "link"), _child(node, "title")
        elif local(node) == "post":
            comment = _kept(node)
            if comment is None or not threads.get(comment["thread"], ("", ""))[0]:
                yield LeftOut(rule="not-public" if comment is None else "no-post")
                continue
            group.append(comment)
            if len(group) == _GROUP:
                count += 1
                yield _piece(count, group, threads)
                group = []
    if group:
        yield _piece(count + 1, group, threads)


def _child(node: etree._Element, name: str) -> str:
    return text(next((child for child in node if local(child) == name), None))


def _reference(node: etree._Element, name: str) -> str:
    return next((child.get(_ID) or "" for child in node if local(child) == name), "")


def _is_public(node: etree._Element) -> bool:
    hidden = any(_child(node, name) == "true" for name in ("isDeleted", "isSpam"))
    return not hidden and _child(node, "isApproved") != "false"


def _kept(node: etree._Element) -> dict[str, str] | None:
    """What is public of a comment; `None` where that is nothing."""
    if not _is_public(node):
        return None
    author = next((child for child in node if local(child) == "author"), None)
    return {
        "id": node.get(_ID) or "",
        "thread": _reference(node, "thread"),
        "parent": _reference(node, "parent"),
        "message": _child(node, "message"),
        "createdAt": _child(node, "createdAt"),
        "name": (name_or_none(_child(author, "name")) if author is not None else None) or "",
    }


def _piece(number: int, group: list[dict[str, str]], threads: dict[str, tuple[str, str]]) -> Piece:
    root = etree.Element(_tag("disqus"), nsmap={"disqus": _SPACE, "dsq": _ID[1:].partition("}")[0]})
    for thread in dict.fromkeys(comment["thread"] for comment in group):
        node = etree.SubElement(root, _tag("thread"), {_ID: thread})
        for name, value in zip(("link", "title"), threads[thread], strict=True):
            etree.SubElement(node, _tag(name)).text = plain(value)
    for comment in group:
        node = etree.SubElement(root, _tag("post"), {_ID: comment["id"]})
        for name in ("message", "createdAt"):
            etree.SubElement(node, _tag(name)).text = plain(comment[name])
        etree.SubElement(etree.SubElement(node, _tag("author")), _tag("name")).text = plain(comment["name"])
        for name in ("thread", "parent"):
            if comment[name]:
                etree.SubElement(node, _tag(name), {_ID: comment[name]})
    return Piece(key=str(number), body=document(root))


def _tag(name: str) -> str:
    return f"{{{_SPACE}}}{name}"


def read(root: etree._Element, base: str) -> Reading:
    """What an export, or a piece of one, says of what is public: comments, and the pages they stand on."""
    threads = {
        node.get(_ID) or "": (_child(node, "link"), _child(node, "title")) for node in root if local(node) == "thread"
    }
    said = [kept for node in root if local(node) == "post" and (kept := _kept(node))]
    said = [comment for comment in said if in_blog(threads.get(comment["thread"], ("", ""))[0], base)]
    named = dict.fromkeys(comment["thread"] for comment in said)
    posts = tuple(
        Post(key=PostKey(url=threads[thread][0]), title=inline_text(threads[thread][1]) or None) for thread in named
    )
    comments = tuple(_comment(comment, threads[comment["thread"]][0], base) for comment in said)
    return Reading(witness=WITNESS, posts=posts, comments=comments)


def _comment(said: dict[str, str], page: str, base: str) -> Comment:
    return Comment(
        post=PostKey(url=page),
        kind="comment",
        remote_id=said["id"] or None,
        parent_remote_id=said["parent"] or None,
        parent_stated=True,
        author=inline_text(said["name"]) or None,
        published=said["createdAt"] or None,
        body=read_body(said["message"], base) if said["message"] else None,
    )
