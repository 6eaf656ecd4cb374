"""wordpress.com's own API, `public-api.wordpress.com/rest/v1.1`: it lists pings with the comments."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.body import read_body
from crawler.document import inline_text
from crawler.items import Comment, Declared, Follow, Post, PostKey, Reading, Response, Term

_ROOT = "https://public-api.wordpress.com/rest/v1.1/sites"
_NUMBER = 100

Json = Mapping[str, Any]


def lists(host: str) -> tuple[Follow, ...]:
    """Addresses of all posts, pages and comments of a blog on wordpress.com."""
    return (
        Follow(url=f"{_ROOT}/{host}/posts?number={_NUMBER}&type=any&order=ASC", purpose="posts"),
        Follow(url=f"{_ROOT}/{host}/comments?number={_NUMBER}&type=any&order=ASC", purpose="comments"),
    )


def read_json(data: object, response: Response) -> Reading | None:
    """What a list says; `None` where the document is none of this API."""
    match data:
        case {"found": int(found), "posts": list(rows)}:
            posts = tuple(_post(row, response.url) for row in rows if _is_public(row, "publish"))
            follow = tuple(Follow(url=post.key.url, purpose="post") for post in posts if post.key.url)
            return Reading(
                witness="rest",
                posts=posts,
                declared=(Declared(entity="posts", count=found),),
                follow=(*follow, *_next(response.url, len(rows), "posts")),
                inventory=True,
            )
        case {"found": int(found), "comments": list(rows)}:
            return Reading(
                witness="rest",
                comments=tuple(_comment(row, response.url) for row in rows if _is_public(row, "approved")),
                declared=(Declared(entity="comments", count=found),),
                follow=_next(response.url, len(rows), "comments"),
            )
    return None


def _is_public(row: object, status: str) -> bool:
    return isinstance(row, Mapping) and row.get("status", status) == status and "ID" in row


def _next(url: str, count: int, purpose: str) -> tuple[Follow, ...]:
    if count < _NUMBER:
        return ()
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    query["offset"] = str(int(query.get("offset", "0")) + count)
    return (Follow(url=parts._replace(query=urlencode(query)).geturl(), purpose=purpose),)


def _post(row: Json, base: str) -> Post:
    protected = bool(row.get("password"))
    author = row.get("author") or {}
    return Post(
        key=PostKey(
            url=row.get("URL"),
            remote_id=str(row["ID"]),
            aliases=tuple(url for url in (row.get("short_URL"), row.get("guid")) if url),
        ),
        kind="page" if row.get("type") == "page" else "post",
        title=inline_text(row.get("title") or ""),
        author=inline_text(author.get("name") or ""),
        published=row.get("date"),
        modified=row.get("modified"),
        body=read_body(row["content"], base) if row.get("content") and not protected else None,
        excerpt=None if protected else inline_text(row.get("excerpt") or "") or None,
        terms=tuple(
            Term(kind=kind, name=inline_text(name))
            for kind, field in (("category", "categories"), ("tag", "tags"))
            for name in row.get(field) or ()
        ),
        comments_declared=(row.get("discussion") or {}).get("comment_count"),
        protected=protected,
    )


def _comment(row: Json, base: str) -> Comment:
    author = row.get("author") or {}
    post = row.get("post") or {}
    parent = row.get("parent")
    kind = row.get("type") or "comment"
    ping = kind in {"pingback", "trackback"}
    url = author.get("URL") or None
    return Comment(
        post=PostKey(remote_id=str(post["ID"]) if post.get("ID") else None, url=post.get("link")),
        kind=kind if ping else "comment",
        remote_id=str(row["ID"]),
        parent_remote_id=str(parent["ID"]) if isinstance(parent, Mapping) else None,
        parent_stated=True,
        author=inline_text(author.get("name") or ""),
        author_url=url,
        published=row.get("date"),
        url=row.get("URL"),
        body=read_body(row["content"], base) if row.get("content") else None,
        source_url=url if ping else None,
        source_title=inline_text(author.get("name") or "") if ping else None,
    )
