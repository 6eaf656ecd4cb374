"""Blogger's feeds: what its ids and addresses say, paging until the stated total, and the JSON form of the same."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lxml import etree

from crawler.items import Comment, Declared, Follow, Known, Post, PostKey, Reading, Response
from crawler.platforms.blogger import leads
from crawler.witnesses import feeds

_ID = re.compile(r"^tag:blogger\.com,\d{4}:blog-\d+\.(?:post|page)-(\d+)$")
_COMMENT = re.compile(r"[?&]showComment=\d+.*#c(\d+)$|#c(\d{10,})$")
_FEED = re.compile(r"/feeds/(?:(?P<post>\d+)/)?(?P<list>posts|pages|comments)/(?:default|full|summary)\b")
#: Namespaces that the JSON form leaves to the names of its fields, `openSearch$totalResults`.
_NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns$openSearch": "http://a9.com/-/spec/opensearchrss/1.0/",
    "xmlns$thr": "http://purl.org/syndication/thread/1.0",
    "xmlns$gd": "http://schemas.google.com/g/2005",
}


def read_feed(reading: Reading, response: Response, known: Known) -> Reading:
    """A feed of Blogger's: its posts and comments by their ids, and the feed's next page."""
    if not _is_ours(reading, known):
        return reading
    where = _FEED.search(response.url)
    listed = where["list"] if where else "posts"
    kind = {"posts": "post", "pages": "page"}.get(listed) if where else None
    posts = tuple(replace(post, key=_key(post.key), kind=kind or post.kind) for post in reading.posts)
    comments = tuple(_comment(comment) for comment in reading.comments)
    total = next((stated.count for stated in reading.declared), None)
    declared: tuple[Declared, ...] = ()
    if total is not None and not (where and where["post"]):
        declared = (Declared(entity=listed, count=total),)
    follow = [link for link in reading.follow if not (link.purpose in {"feed", "comment-feed"} and where)]
    if where and (start := _next(reading, response.url, total)):
        purpose = "comment-feed" if comments else "feed"
        follow.append(Follow(url=leads.starting(response.url, start), purpose=purpose))
    follow += [feed for post in posts for feed in _conversation(post, response.url, known)]
    blog = replace(reading.blog, platform="blogger") if reading.blog else None
    return replace(
        reading,
        blog=blog,
        posts=posts,
        comments=comments,
        declared=declared,
        follow=tuple(follow),
        inventory=bool(posts and where and listed == "posts" and total is not None),
    )


def _next(reading: Reading, url: str, total: int | None) -> int | None:
    """Where the next page starts: where the feed's own link says, which is on another host, else after these entries.

    Comments that were removed are not counted among them: some may be read twice, none is lost.
    """
    for link in reading.follow:
        if start := leads.start_of(link.url):
            return start
    given = len(reading.posts) or len(reading.comments)
    start = (leads.start_of(url) or 1) + given
    return start if given and total is not None and start <= total else None


def _is_ours(reading: Reading, known: Known) -> bool:
    if known.platform == "blogger" or (reading.blog and (reading.blog.generator or "").lower() == "blogger"):
        return True
    ids = (alias for post in reading.posts[:1] for alias in post.key.aliases)
    return any(map(_ID.match, ids)) or any(_COMMENT.search(comment.url or "") for comment in reading.comments[:1])


def _key(key: PostKey) -> PostKey:
    """The id of the platform out of the entry's, which is no address."""
    found = next((found for alias in key.aliases if (found := _ID.match(alias))), None)
    if found is None:
        return key
    return replace(key, remote_id=found.group(1), aliases=tuple(a for a in key.aliases if not _ID.match(a)))


def _comment(comment: Comment) -> Comment:
    found = _COMMENT.search(comment.url or "")
    number = (found.group(1) or found.group(2)) if found else None
    return replace(comment, kind="comment", post=_key(comment.post), remote_id=number or comment.remote_id)


def _conversation(post: Post, url: str, known: Known) -> list[Follow]:
    """The feed of a post's comments, where it says that it has any."""
    home = known.root or re.sub(r"feeds/posts/.*$", "", url)
    if not post.comments_declared or not post.key.remote_id:
        return []
    return [Follow(url=leads.feed(home, f"{post.key.remote_id}/comments"), purpose="comment-feed")]


def read_json(data: object, response: Response) -> Reading | None:
    """The same feed as JSON (`alt=json`); `None` where the document is none."""
    match data:
        case {"feed": {"id": {"$t": str(number)}} as feed} if "blogger.com" in number:
            root = _element("feed", feed)
            reading = feeds.read_feed(root, response, Known(root=response.url, platform="blogger"))
            return read_feed(reading, response, Known(platform="blogger"))
    return None


def _element(name: str, value: object) -> etree._Element:
    """The element of Atom that a field stands for: `$t` its text, plain values attributes, all else children."""
    prefix, _, local = name.rpartition("$")
    space = _NAMESPACES.get(f"xmlns${prefix}" if prefix else "xmlns", "urn:unknown")
    element = etree.Element(f"{{{space}}}{_valid(local)}")
    fields: Mapping[str, Any] = value if isinstance(value, Mapping) else {"$t": value}
    for field, inner in fields.items():
        if field == "$t":
            element.text = _plain(inner)
        elif isinstance(inner, str) and not field.startswith("xmlns"):
            element.set(_valid(field.rpartition("$")[2]), _plain(inner))
        elif isinstance(inner, Mapping | list):
            element.extend(_element(field, one) for one in (inner if isinstance(inner, list) else [inner]))
    return element


def _valid(name: str) -> str:
    return re.sub(r"[^\w.-]", "_", name, flags=re.ASCII) if re.match(r"[A-Za-z_]", name) else "_"


def _plain(text: object) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", str(text))
