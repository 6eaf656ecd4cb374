"""Isso (0.9 to 0.14): `GET {api}/?uri={thread}` lists a thread's comments, replies nested below them."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.body import read_body
from crawler.document import inline_text
from crawler.items import Comment, Follow, Known, PostKey, Reading, Response
from crawler.scope import joined
from crawler.witnesses.systems.recognise import Thread

#: How many replies to each comment are asked for at once; the rest is asked for by comment.
_NESTED = 1000
#: Our own parameter, which Isso overlooks: the post's address where the thread's name does not tell it.
_POST = "post"
_ACCEPTED = 1
_FIELDS = frozenset({"total_replies", "hidden_replies", "replies"})

Json = Mapping[str, Any]


def follow(thread: Thread, post: PostKey, url: str) -> Iterator[Follow]:
    """The address that answers with a thread's comments; the page's path names it, or its `data-isso-id`."""
    api, path = _api(thread, url), urlsplit(url).path or "/"
    uri = thread.get("id") or path
    if api:
        query: dict[str, str | int] = {"uri": uri, "nested_limit": _NESTED}
        own = joined(url, post.url) or url
        if urlsplit(own).path != uri:
            query[_POST] = own
        yield Follow(url=f"{api}?{urlencode(query)}", purpose="comments")


def _api(thread: Thread, url: str) -> str | None:
    """Root of the API: stated, else where the script lies."""
    stated = thread.get("api") or (thread.get("script") or "").rpartition("/js/")[0]
    api = joined(url, stated) if stated else None
    return api.rstrip("/") + "/" if api else None


def is_probe(url: str) -> bool:
    """A thread that nobody wrote in yet is absent."""
    return "uri=" in url and f"nested_limit={_NESTED}" in url


def read_json(data: Any, response: Response, known: Known) -> Reading | None:
    """What a thread, or the replies to one comment, say; `None` where the document is none of Isso's."""
    if not (isinstance(data, dict) and data.keys() >= _FIELDS and isinstance(data["replies"], list)):
        return None
    query = dict(parse_qsl(urlsplit(response.url).query))
    uri = query.get("uri", "")
    post = PostKey(url=query.get(_POST) or joined(known.root or response.url, uri))
    comments = tuple(_comments(data, post, response.url))
    hidden = [data, *(row for row in data["replies"] if isinstance(row, dict))]
    following = tuple(
        Follow(url=_replies(response.url, query, row), purpose="comments")
        for row in hidden
        if isinstance(row.get("hidden_replies"), int) and row["hidden_replies"] > 0 and isinstance(row.get("id"), int)
    )
    if data.get("id") is None and _positive(data.get("hidden_replies")) and (last := _last(data["replies"])):
        changed = urlencode({**query, "after": last})
        following += (Follow(url=urlsplit(response.url)._replace(query=changed).geturl(), purpose="comments"),)
    return Reading(witness="rest", comments=comments, follow=following)


def _positive(count: object) -> bool:
    return isinstance(count, int) and count > 0


def _last(rows: object) -> str | None:
    """When the newest of the comments shown was written: those after it are hidden."""
    shown = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    times = [row["created"] for row in shown if isinstance(row.get("created"), int | float)]
    return str(max(times)) if times else None


def _replies(url: str, query: dict[str, str], row: Json) -> str:
    kept = {name: query[name] for name in ("uri", _POST) if name in query}
    last = _last(row.get("replies"))
    asked = kept | {"parent": str(row["id"])} | ({"after": last} if last else {})
    return urlsplit(url)._replace(query=urlencode(asked)).geturl()


def _comments(data: Json, post: PostKey, base: str) -> Iterator[Comment]:
    first = 1 if data.get("id") is None else 2
    waiting = [(row, first) for row in reversed(data["replies"])]
    while waiting:
        row, depth = waiting.pop()
        if not isinstance(row, Mapping):
            continue
        replies = row.get("replies")
        waiting += [(reply, depth + 1) for reply in reversed(replies)] if isinstance(replies, list) else []
        if row.get("mode", _ACCEPTED) == _ACCEPTED and isinstance(row.get("id"), int):
            yield _comment(row, depth, post, base)


def _comment(row: Json, depth: int, post: PostKey, base: str) -> Comment:
    """Names come escaped for HTML; a comment that was deleted under its replies, or awaits approval, is left out."""
    parent, text = row.get("parent"), row.get("text")
    return Comment(
        post=post,
        kind="comment",
        remote_id=str(row["id"]),
        parent_remote_id=str(parent) if isinstance(parent, int) else None,
        parent_stated="parent" in row,
        depth=depth,
        author=inline_text(row["author"]) if isinstance(row.get("author"), str) else "",
        author_url=row["website"] if isinstance(row.get("website"), str) else None,
        published=_instant(row.get("created")),
        url=f"{post.url}#isso-{row['id']}" if post.url else None,
        body=read_body(text, post.url or base) if isinstance(text, str) and text else None,
    )


def _instant(seconds: object) -> str | None:
    if not isinstance(seconds, int | float) or not 0 < seconds < 4e9:
        return None
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
