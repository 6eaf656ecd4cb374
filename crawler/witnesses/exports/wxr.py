"""WordPress's export, WXR 1.0 to 1.2: RSS with everything the blog's database holds."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO

from lxml import etree

from crawler.body import read_body
from crawler.document import inline_text
from crawler.items import Blog, Body, Comment, Post, PostKey, Reading, Term
from crawler.witnesses.exports.galleries import ALT, Pictures, has_gallery
from crawler.witnesses.exports.paragraphs import paragraphs
from crawler.witnesses.exports.pieces import (
    Broken,
    Cut,
    Escaped,
    LeftOut,
    Piece,
    document,
    elements,
    local,
    name_or_none,
    plain,
    text,
)

WITNESS = "wxr"

_MARK = re.compile(rb"xmlns:wp=[\"']https?://wordpress\.org/export/")
_HOME = re.compile(rb"<channel>.{0,5000}?<link>\s*([^<\s]+)", re.DOTALL)
_SPACES = {
    "wp": "http://wordpress.org/export/1.2/",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_EXPORT = re.compile(r"^\{https?://wordpress\.org/export/[\d.]+/(excerpt/)?\}")
#: What is public of an item, of a comment, of the blog. All else in an export stays out of its pieces.
_OF_ITEM = frozenset(
    {"title", "link", "pubDate", "guid", "dc:creator", "content:encoded", "excerpt:encoded", "category", "wp:post_id",
     "wp:post_date", "wp:post_date_gmt", "wp:post_modified", "wp:post_modified_gmt", "wp:status", "wp:post_type"}
)  # fmt: skip
_OF_COMMENT = frozenset(
    {"wp:comment_id", "wp:comment_author", "wp:comment_author_url", "wp:comment_date", "wp:comment_date_gmt",
     "wp:comment_content", "wp:comment_approved", "wp:comment_type", "wp:comment_parent"}
)  # fmt: skip
_OF_BLOG = ("title", "link", "description", "language", "generator")
#: Types that plugins store as posts may be anything, even letters: only these are what readers of a blog see.
_TYPES = frozenset({"post", "page"})
_KINDS = {"": "comment", "comment": "comment", "pingback": "pingback", "trackback": "trackback",
          "webmention": "webmention"}  # fmt: skip
_TAXONOMIES = {"category": "category", "post_tag": "tag", "tag": "tag"}


def is_export(start: bytes) -> bool:
    """True where the document's beginning declares the namespace of the export."""
    return bool(_MARK.search(start))


def home(start: bytes) -> str | None:
    """Root of the blog."""
    found = _HOME.search(start)
    return found.group(1).decode("utf-8", "replace") if found else None


@dataclass
class _Head:
    """What the channel says before its items."""

    said: dict[str, str] = field(default_factory=dict)
    #: Names of authors by their logins.
    authors: dict[str, str] = field(default_factory=dict)

    def hear(self, node: etree._Element) -> None:
        """Take in an element of the channel."""
        name, parent = _name(node), node.getparent()
        if name == "wp:author":
            fields = _fields(node)
            if display := name_or_none(fields.get("wp:author_display_name")):
                self.authors[fields.get("wp:author_login", "")] = inline_text(display)
        elif name in _OF_BLOG and parent is not None and local(parent) == "channel":
            self.said.setdefault(name, text(node))


def pieces(stream: IO[bytes]) -> Iterator[Cut]:
    """Each public post or page with its public comments and the pictures of its galleries, as an export of that alone.

    Posts with galleries come last: their pictures may stand anywhere.
    """
    head, pictures = _Head(), Pictures()
    numbers: dict[str, str] = {}
    waiting: list[tuple[etree._Element, Mapping[str, str], str]] = []
    for node in elements(Escaped(stream), "channel"):
        if isinstance(node, Broken):
            yield node
            continue
        if _name(node) != "item":
            head.hear(node)
            continue
        fields = _fields(node)
        link = fields.get("link", "")
        # exports put together by hand number posts twice
        numbered = numbers.setdefault(fields.get("wp:post_id", ""), link) == link
        pictures.add(fields)
        if rule := _rule(fields):
            yield LeftOut(rule=rule)
            continue
        root, key = _cut(node, fields, head, numbered=numbered), (numbered and fields.get("wp:post_id")) or link
        if has_gallery(fields.get("content:encoded")):
            waiting.append((root, fields, key))
        else:
            yield Piece(key=key, body=document(root))
    for root, post, key in waiting:
        for shown in pictures.of(post):
            item = etree.SubElement(root[0], "item")
            for name, value in shown.items():
                if name == ALT:
                    meta = etree.SubElement(item, _tag("wp:postmeta"))
                    _add(meta, "wp:meta_key", name)
                    _add(meta, "wp:meta_value", value)
                else:
                    _add(item, name, value)
        yield Piece(key=key, body=document(root))


def _cut(item: etree._Element, fields: Mapping[str, str], head: _Head, *, numbered: bool) -> etree._Element:
    root = etree.Element("rss", nsmap=_SPACES, version="2.0")
    channel = etree.SubElement(root, "channel")
    for name, value in head.said.items():
        _add(channel, name, value)
    _add(channel, "wp:wxr_version", "1.2")
    kept = etree.SubElement(channel, "item")
    protected = bool(fields.get("wp:post_password"))
    if protected:
        _add(kept, "wp:post_password", "kept back")
    for child in item:
        name = _name(child)
        if name == "dc:creator":
            _add(kept, name, head.authors.get(text(child)) or name_or_none(text(child)) or "")
        elif name in {"wp:post_id", "guid"} and not numbered:
            continue
        elif name in _OF_ITEM and not (protected and name.endswith(":encoded")):
            _add(kept, name, child.text or "", {str(key): str(value) for key, value in child.attrib.items()})
        elif name == "wp:comment" and not protected:
            _add_comment(kept, child)
    return root


def _rule(fields: Mapping[str, str]) -> str | None:
    """Why an item is left out."""
    if fields.get("wp:post_type", "post") not in _TYPES:
        return "no-post"
    return None if fields.get("wp:status", "publish") == "publish" else "not-public"


def _add_comment(item: etree._Element, comment: etree._Element) -> None:
    if _is_public(_fields(comment)):
        kept = etree.SubElement(item, _tag("wp:comment"))
        for child in comment:
            name = _name(child)
            if name in _OF_COMMENT:
                value = (name_or_none(child.text) or "") if name == "wp:comment_author" else child.text or ""
                _add(kept, name, value)


def _is_public(fields: Mapping[str, str]) -> bool:
    return fields.get("wp:comment_approved", "1") == "1" and fields.get("wp:comment_type", "") in _KINDS


def _add(parent: etree._Element, name: str, value: str, attributes: Mapping[str, str] | None = None) -> None:
    etree.SubElement(parent, _tag(name), dict(attributes or {})).text = plain(value)


def _tag(name: str) -> str:
    space, colon, bare = name.rpartition(":")
    return f"{{{_SPACES[space]}}}{bare}" if colon else name


def _name(node: etree._Element) -> str:
    """An element's name with the prefix it has by custom, whichever version's namespace it is in."""
    tag = node.tag if isinstance(node.tag, str) else ""
    if found := _EXPORT.match(tag):
        return ("excerpt:" if found.group(1) else "wp:") + tag[found.end() :]
    prefix = next((prefix for prefix, space in _SPACES.items() if tag.startswith(f"{{{space}}}")), None)
    return f"{prefix}:{local(node)}" if prefix else tag


def _fields(node: etree._Element) -> dict[str, str]:
    """The texts of an element's children by their names; of a picture, what is kept of it beside, by its keys, too."""
    fields = {_name(child): text(child) for child in node}
    if "wp:attachment_url" in fields:
        beside = (_fields(child) for child in node if _name(child) == "wp:postmeta")
        fields |= {said.get("wp:meta_key", ""): said.get("wp:meta_value", "") for said in beside}
    return fields


def read(root: etree._Element, base: str) -> Reading:
    """What an export, or a piece of one, says of what is public."""
    head, pictures = _Head(), Pictures()
    posts: list[Post] = []
    comments: list[Comment] = []
    for node in root.iter("item"):
        pictures.add(_fields(node))
    for node in root.iter():
        if _name(node) != "item":
            head.hear(node)
            continue
        fields = _fields(node)
        if _rule(fields) is None:
            post = _post(node, pictures.shown_in(fields), head, base)
            posts.append(post)
            if not post.protected:
                said = (_fields(child) for child in node if _name(child) == "wp:comment")
                comments += [_comment(found, post.key, base) for found in said if _is_public(found)]
    return Reading(witness=WITNESS, blog=_blog(head.said), posts=tuple(posts), comments=tuple(comments))


def _blog(said: Mapping[str, str]) -> Blog:
    return Blog(
        url=said.get("link") or None,
        title=inline_text(said.get("title", "")) or None,
        description=inline_text(said.get("description", "")) or None,
        language=said.get("language") or None,
        platform="wordpress",
    )


def _post(item: etree._Element, fields: Mapping[str, str], head: _Head, base: str) -> Post:
    protected = bool(fields.get("wp:post_password"))
    creator = fields.get("dc:creator", "")
    excerpt = fields.get("excerpt:encoded")
    guid = fields.get("guid")
    return Post(
        key=PostKey(
            url=fields.get("link") or None, remote_id=fields.get("wp:post_id") or None, aliases=(guid,) if guid else ()
        ),
        kind=fields.get("wp:post_type", "post"),
        title=inline_text(fields.get("title", "")),
        author=head.authors.get(creator) or name_or_none(creator),
        published=_instant(fields, "wp:post_date") or fields.get("pubDate") or None,
        modified=_instant(fields, "wp:post_modified"),
        body=None if protected else _body(fields.get("content:encoded"), base),
        excerpt=inline_text(excerpt) if excerpt and not protected else None,
        terms=tuple(_terms(item)) or None,
        protected=protected,
    )


def _terms(item: etree._Element) -> Iterator[Term]:
    """Terms by their taxonomy; WXR 1.0 names each twice, once without its nickname."""
    found = dict.fromkeys(
        (_TAXONOMIES.get(node.get("domain", "category")), text(node)) for node in item if _name(node) == "category"
    )
    for kind, name in found:
        if kind and name:
            yield Term(kind=kind, name=inline_text(name))


def _comment(fields: Mapping[str, str], post: PostKey, base: str) -> Comment:
    kind = _KINDS[fields.get("wp:comment_type", "")]
    author, url = name_or_none(fields.get("wp:comment_author")), fields.get("wp:comment_author_url") or None
    parent = fields.get("wp:comment_parent", "")
    ping = kind != "comment"
    return Comment(
        post=post,
        kind=kind,
        remote_id=fields.get("wp:comment_id") or None,
        parent_remote_id=parent if parent not in {"", "0"} else None,
        parent_stated=bool(parent),
        author=inline_text(author) if author else None,
        author_url=url,
        published=_instant(fields, "wp:comment_date"),
        body=_body(fields.get("wp:comment_content"), base),
        source_url=url if ping else None,
        source_title=inline_text(author) if ping and author else None,
    )


def _body(stored: str | None, base: str) -> Body | None:
    return read_body(paragraphs(stored), base) if stored else None


def _instant(fields: Mapping[str, str], name: str) -> str | None:
    """The instant by the field in UTC, which has no zone of its own; else the local time."""
    universal = fields.get(f"{name}_gmt", "")
    if universal and not universal.startswith("0000"):
        return universal.replace(" ", "T") + "Z"
    local_time = fields.get(name, "")
    return local_time if local_time and not local_time.startswith("0000") else None
