"""Blogger's export: Atom with an entry for each post, page, comment, setting and the template.

Two forms: until 2024 an entry says what it is by a category of the scheme `kind`; in Takeout's `feed.atom` by elements
of Blogger's own namespace.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import IO
from urllib.parse import urljoin

from lxml import etree

from crawler.body import read_body
from crawler.document import inline_text
from crawler.items import Blog, Comment, Post, PostKey, Reading, Term
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

WITNESS = "blogger-export"

_ATOM = "http://www.w3.org/2005/Atom"
_BLOGGER = "http://schemas.google.com/blogger/2018"
_THREAD = "http://purl.org/syndication/thread/1.0"
_SPACES = {"atom": _ATOM, "blogger": _BLOGGER, "thr": _THREAD}
_KIND = "http://schemas.google.com/g/2005#kind"
_MARK = re.compile(
    rb"<feed\b.*?(?:http://schemas\.google\.com/(?:blogger/2018|g/2005#kind)|\.archive\s*</id>)", re.DOTALL
)
_HOME = re.compile(rb"<link\b(?=[^<>]*rel=[\"']alternate)[^<>]*?href=[\"'](https?://[^\"'\s]+)")
_NUMBER = re.compile(r"(?:post|page)-(\d+)\s*$")
_PARENT = re.compile(r"/comments/default/(\d+)")
_GROUP = 50


def is_export(start: bytes) -> bool:
    """True for a feed whose entries say that they are posts, comments, settings and the like."""
    return bool(_MARK.search(start))


def home(start: bytes) -> str | None:
    """Root of the blog; Takeout's form does not say it."""
    found = _HOME.search(start.partition(b"<entry")[0])
    return found.group(1).decode("utf-8", "replace") if found else None


class _Entry:
    """One entry in either form."""

    def __init__(self, node: etree._Element) -> None:
        self.node = node
        self._children: dict[str, etree._Element] = {}
        for child in node:
            self._children.setdefault(local(child), child)

    def text(self, name: str) -> str:
        return text(self._children.get(name))

    @property
    def kind(self) -> str:
        """`post`, `page`, `comment`, or something else that is not public."""
        for category in self.node:
            if local(category) == "category" and category.get("scheme") == _KIND:
                return (category.get("term") or "").rpartition("#")[2]
        return self.text("type").lower()

    @property
    def number(self) -> str:
        """Blogger's number of the post or comment."""
        return _number(self.text("id"))

    @property
    def link(self) -> str | None:
        return next((link.get("href") for link in self._links("alternate")), None)

    def _links(self, rel: str) -> Iterator[etree._Element]:
        return (child for child in self.node if local(child) == "link" and child.get("rel") == rel)

    @property
    def post_number(self) -> str:
        """The post that a comment belongs to."""
        reply = self._children.get("in-reply-to")
        return _number(reply.get("ref") or "") if reply is not None else _number(self.text("parent"))

    @property
    def post_link(self) -> str | None:
        reply = self._children.get("in-reply-to")
        return (reply.get("href") or None) if reply is not None else None

    @property
    def answers(self) -> str:
        """The comment that a comment answers."""
        related = (_PARENT.search(link.get("href") or "") for link in self._links("related"))
        return next((found.group(1) for found in related if found), "") or _number(self.text("inReplyTo"))

    @property
    def person(self) -> tuple[str | None, str | None]:
        """Name and address of the author."""
        fields = {local(child): text(child) for author in self.node if local(author) == "author" for child in author}
        return name_or_none(fields.get("name")), fields.get("uri") or None

    def is_public(self, latest: str) -> bool:
        """Whether it can be seen: no draft, not in the bin, not to appear later than the export."""
        control = self._children.get("control")
        draft = control is not None and any(local(child) == "draft" and text(child) == "yes" for child in control)
        status = self.text("status") or "LIVE"
        return (
            not draft and status == "LIVE" and not self.text("trashed") and not _later(self.text("published"), latest)
        )


def _number(tag: str) -> str:
    found = _NUMBER.search(tag)
    return found.group(1) if found else ""


def _later(published: str, latest: str) -> bool:
    try:
        return bool(latest) and datetime.fromisoformat(published) > datetime.fromisoformat(latest)
    except (ValueError, TypeError):
        return False


def pieces(stream: IO[bytes]) -> Iterator[Cut]:
    """The public posts and pages, and the comments on them, each with what is public of it, some to a piece."""
    start = stream.tell()
    posts, latest = _public_posts(stream)
    stream.seek(start)
    head: dict[str, str] = {}
    group: list[etree._Element] = []
    count = 0
    for node in elements(stream, "feed"):
        if isinstance(node, Broken):
            yield node
            continue
        if local(node) != "entry":
            _hear(node, head)
            continue
        entry = _Entry(node)
        rule = _rule(entry, posts, latest)
        if rule:
            if rule != "no-post":
                yield LeftOut(rule=rule)
            continue
        group.append(_kept(entry))
        if len(group) == _GROUP:
            count += 1
            yield _piece(count, group, head)
            group = []
    if group:
        yield _piece(count + 1, group, head)


def _public_posts(stream: IO[bytes]) -> tuple[frozenset[str], str]:
    found, latest = set(), ""
    for node in elements(stream, "feed"):
        if isinstance(node, Broken):
            break
        if local(node) == "entry":
            entry = _Entry(node)
            if entry.kind in {"post", "page"} and entry.is_public(latest):
                found.add(entry.number)
        elif local(node) == "updated" and _in_feed(node):
            latest = text(node)
    return frozenset(found), latest


def _in_feed(node: etree._Element) -> bool:
    parent = node.getparent()
    return parent is not None and local(parent) == "feed"


def _hear(node: etree._Element, head: dict[str, str]) -> None:
    if not _in_feed(node):
        return
    if local(node) in {"title", "subtitle", "id"}:
        head.setdefault(local(node), text(node))
    elif local(node) == "link" and node.get("rel") == "alternate":
        head.setdefault("link", node.get("href") or "")


def _rule(entry: _Entry, posts: frozenset[str], latest: str) -> str | None:
    """Why an entry is left out."""
    if entry.kind not in {"post", "page", "comment"}:
        return "no-post"
    of_public = entry.kind != "comment" or entry.post_number in posts
    return None if of_public and entry.is_public(latest) else "not-public"


def _kept(entry: _Entry) -> etree._Element:
    """What is public of an entry, in Takeout's form."""
    kept = etree.Element(_tag("entry"), nsmap=_SPACES)
    for name in ("id", "title", "content", "published", "updated"):
        child = _add(kept, _tag(name), entry.text(name))
        if name == "content":
            child.set("type", "html")
    _add(kept, _tag("type", _BLOGGER), entry.kind.upper())
    if entry.text("filename"):
        _add(kept, _tag("filename", _BLOGGER), entry.text("filename"))
    author, (name_, url) = etree.SubElement(kept, _tag("author")), entry.person
    _add(author, _tag("name"), name_ or "")
    if url:
        _add(author, _tag("uri"), url)
    if entry.link:
        etree.SubElement(kept, _tag("link"), rel="alternate", href=plain(entry.link))
    for category in entry.node:
        if local(category) == "category" and category.get("scheme") != _KIND:
            etree.SubElement(kept, _tag("category"), term=plain(category.get("term") or ""))
    if entry.kind == "comment":
        _add(kept, _tag("parent", _BLOGGER), f"post-{entry.post_number}")
        _add(kept, _tag("inReplyTo", _BLOGGER), f"post-{entry.answers}" if entry.answers else "")
        if entry.post_link:
            etree.SubElement(kept, _tag("in-reply-to", _THREAD), ref=f"post-{entry.post_number}", href=entry.post_link)
    return kept


def _piece(number: int, group: list[etree._Element], head: dict[str, str]) -> Piece:
    root = etree.Element(_tag("feed"), nsmap=_SPACES)
    for name in ("id", "title", "subtitle"):
        if name in head:
            _add(root, _tag(name), head[name])
    if head.get("link"):
        etree.SubElement(root, _tag("link"), rel="alternate", href=plain(head["link"]))
    root.extend(group)
    return Piece(key=str(number), body=document(root))


def _tag(name: str, space: str = _ATOM) -> str:
    return f"{{{space}}}{name}"


def _add(parent: etree._Element, name: str, value: str) -> etree._Element:
    child = etree.SubElement(parent, name)
    child.text = plain(value)
    return child


def read(root: etree._Element, base: str) -> Reading:
    """What an export, or a piece of one, says of what is public. Takeout's addresses are relative to `base`."""
    head: dict[str, str] = {}
    latest = text(next((node for node in root if local(node) == "updated"), None))
    for node in root:
        _hear(node, head)
    home_ = head.get("link") or base
    entries = [_Entry(node) for node in root if local(node) == "entry"]
    public = [entry for entry in entries if entry.is_public(latest)]
    # a piece may hold comments without their posts
    hidden = {entry.number for entry in entries if entry.kind != "comment"} - {entry.number for entry in public}
    said = [entry for entry in public if entry.kind == "comment" and entry.post_number not in hidden]
    comments = tuple(_comment(entry, home_) for entry in said)
    posts = tuple(_post(entry, home_) for entry in public if entry.kind in {"post", "page"})
    blog = Blog(url=head.get("link"), title=inline_text(head.get("title", "")) or None,
                description=inline_text(head.get("subtitle", "")) or None, platform="blogger")  # fmt: skip
    return Reading(witness=WITNESS, blog=blog, posts=posts, comments=comments)


def _post(entry: _Entry, base: str) -> Post:
    author, author_url = entry.person
    filename = entry.text("filename")
    url = entry.link or (urljoin(base, filename) if filename and base else None)
    terms = [node.get("term") or "" for node in entry.node if local(node) == "category" and node.get("scheme") != _KIND]
    content = entry.text("content")
    return Post(
        key=PostKey(url=url, remote_id=entry.number or None),
        kind=entry.kind,
        title=inline_text(entry.text("title")),
        author=author,
        author_url=author_url,
        published=entry.text("published") or None,
        modified=entry.text("updated") or None,
        body=read_body(content, base) if content else None,
        terms=tuple(Term(kind="tag", name=term) for term in dict.fromkeys(terms) if term) or None,
    )


def _comment(entry: _Entry, base: str) -> Comment:
    author, author_url = entry.person
    content = entry.text("content")
    link = entry.post_link
    return Comment(
        post=PostKey(url=link, remote_id=entry.post_number or None),
        kind="comment",
        remote_id=entry.number or None,
        parent_remote_id=entry.answers or None,
        parent_stated=True,
        author=author,
        author_url=author_url,
        published=entry.text("published") or None,
        url=entry.link,
        body=read_body(content, base) if content else None,
    )
