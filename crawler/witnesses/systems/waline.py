"""Waline (2 and 3): `GET {server}/api/comment?path={thread}` lists a thread's comments, the replies below the first."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from crawler.body import read_body
from crawler.items import Comment, Follow, Known, PostKey, Reading, Response
from crawler.scope import joined
from crawler.witnesses.systems.recognise import Thread

_API = "api/comment"
#: First comments a page; the server gives no more.
_MOST = 100
#: Our own parameter, which Waline overlooks: the post's address where the thread's name does not tell it.
_POST = "post"

Json = Mapping[str, Any]


def follow(thread: Thread, post: PostKey, url: str) -> Iterator[Follow]:
    """The address that answers with a thread's comments: the page's path names it, or what its script gives."""
    server = joined(url, thread.get("server"))
    path = unquote(urlsplit(url).path) or "/"
    name = thread.get("path") or path
    if server:
        own = joined(url, post.url) or url
        told = {} if urlsplit(own).path == name and urlsplit(own).netloc == urlsplit(url).netloc else {_POST: own}
        query = {"path": name, "pageSize": _MOST, "page": 1, "sortBy": "insertedAt_asc", **told}
        yield Follow(url=f"{server.rstrip('/')}/{_API}?{urlencode(query)}", purpose="comments")


def read_json(data: Any, response: Response, known: Known) -> Reading | None:
    """What one page of a thread says; `None` where the document is none of Waline's."""
    listed = data.get("data") if isinstance(data, dict) and data.get("errno") == 0 else None
    if f"/{_API}?" not in response.url or not isinstance(listed, dict) or not isinstance(listed.get("data"), list):
        return None
    query = dict(parse_qsl(urlsplit(response.url).query))
    post = PostKey(url=query.get(_POST) or joined(known.root or response.url, query.get("path")))
    page, pages = listed.get("page"), listed.get("totalPages")
    further: tuple[Follow, ...] = ()
    if isinstance(page, int) and isinstance(pages, int) and 0 < page < pages:
        changed = urlsplit(response.url)._replace(query=urlencode({**query, "page": page + 1}))
        further = (Follow(url=changed.geturl(), purpose="comments"),)
    comments = tuple(_comments(listed["data"], post, response.url))
    return Reading(witness="rest", comments=comments, follow=further)


def _comments(rows: list[Any], post: PostKey, base: str) -> Iterator[Comment]:
    for row in rows:
        replies = row.get("children") if isinstance(row, Mapping) else None
        for one in (row, *(replies if isinstance(replies, list) else ())):
            if isinstance(one, Mapping) and isinstance(one.get("objectId"), int | str):
                yield _comment(one, post, base)


def _comment(row: Json, post: PostKey, base: str) -> Comment:
    number, parent, text = str(row["objectId"]), row.get("pid"), row.get("comment")
    return Comment(
        post=post,
        kind="comment",
        remote_id=number,
        parent_remote_id=str(parent) if parent else None,
        parent_stated=True,
        author=row["nick"] if isinstance(row.get("nick"), str) else None,
        author_url=row["link"] if isinstance(row.get("link"), str) and row["link"] else None,
        published=_instant(row.get("time")),
        url=f"{post.url}#{number}" if post.url else None,
        body=read_body(text, post.url or base) if isinstance(text, str) and text else None,
    )


def _instant(milliseconds: object) -> str | None:
    if not isinstance(milliseconds, int | float) or not 0 < milliseconds < 4e12:
        return None
    return datetime.fromtimestamp(milliseconds // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
