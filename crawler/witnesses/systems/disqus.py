"""Disqus: a thread is kept by its identity; with a key of the user's, API 3.0 lists its posts."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.body import read_body
from crawler.document import inline_text, json_text
from crawler.items import Comment, Follow, Post, PostKey, Problem, Reading, Response
from crawler.witnesses.systems.recognise import Thread

_API = "https://disqus.com/api/3.0"
_LIMIT = 100
#: Our own parameter, which Disqus overlooks: the address of the blog's post, which a moved blog's thread may not name.
_POST = "post"

Json = Mapping[str, Any]


def follow(thread: Thread, post: PostKey, url: str, key: str | None) -> Iterator[Follow]:
    """The address of a thread's posts, by its identifier or else by the page's address."""
    forum, identifier = thread.get("shortname"), thread.get("identifier")
    if key is None or forum is None:
        return
    own = post.url or url
    name = {"thread:ident": identifier} if identifier else {"thread:link": thread.get("url") or own}
    query = {
        "api_key": key,
        "forum": forum,
        **name,
        "limit": str(_LIMIT),
        "order": "asc",
        "related": "thread",
        _POST: own,
    }
    yield Follow(url=f"{_API}/threads/listPosts.json?{urlencode(query)}", purpose="comments")


def read_json(data: Any, response: Response) -> Reading | None:
    """What the API answers; `None` where the document is none of its."""
    match data:
        case {"code": int(code), "response": str(reason)} if code:
            return Reading(witness="rest", problems=(Problem(stage="read", error="disqus-refused", detail=reason),))
        case {"code": 0, "response": {"id": _, "forum": _, "identifiers": _} as thread}:
            return Reading(witness="rest", posts=(_declared(thread),))
        case {"code": 0, "response": list(rows), "cursor": dict(cursor)}:
            query = dict(parse_qsl(urlsplit(response.url).query))
            comments = tuple(comment for row in rows if _is_public(row) and (comment := _comment(row, query, response)))
            return Reading(witness="rest", comments=comments, follow=tuple(_next(cursor, query, response.url)))
    return None


def _declared(thread: Json) -> Post:
    count = thread.get("posts")
    return Post(
        key=PostKey(url=json_text(thread.get("link"))),
        comments_declared=count if isinstance(count, int) else None,
        mention=True,
    )


def _is_public(row: object) -> bool:
    return (
        isinstance(row, Mapping)
        and "message" in row
        and not any(row.get(name) for name in ("isDeleted", "isSpam"))
        and row.get("isApproved", True) is not False
    )


def _next(cursor: Json, query: dict[str, str], url: str) -> Iterator[Follow]:
    if cursor.get("hasNext") and (mark := json_text(cursor.get("next"))):
        changed = urlencode({**query, "cursor": mark})
        yield Follow(url=urlsplit(url)._replace(query=changed).geturl(), purpose="comments")


def _comment(row: Json, query: dict[str, str], response: Response) -> Comment:
    author = row.get("author")
    author = author if isinstance(author, Mapping) else {}
    thread = row.get("thread")
    link = json_text(thread.get("link")) if isinstance(thread, Mapping) else None
    own = query.get(_POST) or link or query.get("thread:link")
    created, parent, message = json_text(row.get("createdAt")), row.get("parent"), json_text(row.get("message"))
    return Comment(
        post=PostKey(url=own, aliases=(link,) if link and link != own else ()),
        kind="comment",
        remote_id=str(row["id"]) if row.get("id") else None,
        parent_remote_id=str(parent) if parent else None,
        parent_stated="parent" in row,
        author=inline_text(str(author.get("name") or "")),
        author_url=json_text(author.get("url")) or json_text(author.get("profileUrl")),
        published=f"{created}Z" if created and created[-1].isdigit() and "+" not in created else created,
        url=json_text(row.get("url")),
        body=read_body(message, own or response.url) if message else None,
    )
