"""The comments of a Ghost blog's members (since 5.9): `members/api/comments/`, replies below each, three at first."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.body import read_body
from crawler.document import inline_text, json_text
from crawler.items import Comment, Follow, PostKey, Reading, Response

_LIMIT = 100
#: Our own parameter, which Ghost overlooks: replies do not name the post they stand below.
_POST = "post_id"

Json = Mapping[str, Any]


def first_page(home: str, number: str) -> str:
    """Address of the first page of a post's comments."""
    return urljoin(home, f"members/api/comments/post/{number}/?limit={_LIMIT}&page=1")


def read_json(data: object, response: Response) -> Reading | None:
    """What a page of comments or replies says; `None` where the document is none."""
    meta = data.get("meta") if isinstance(data, dict) and isinstance(data.get("comments"), list) else None
    if not isinstance(data, dict) or not isinstance(meta, dict) or not isinstance(meta.get("pagination"), dict):
        return None
    rows, pagination = data["comments"], meta["pagination"]
    parts = urlsplit(response.url)
    query, path = dict(parse_qsl(parts.query)), parts.path.strip("/").split("/")
    post = query.get(_POST) or (path[path.index("post") + 1] if "post" in path[:-1] else None)
    parent = path[-2] if path[-1] == "replies" else None
    comments: list[Comment] = []
    follow: list[Follow] = []
    for row in rows:
        if isinstance(row, Mapping) and isinstance(row.get("id"), str):
            number = json_text(row.get("post_id")) or post
            comments += _comment(row, number, parent, response.url)
            follow += _replies(row, number, comments, response.url)
    page, pages = pagination.get("page"), pagination.get("pages")
    if isinstance(page, int) and isinstance(pages, int) and page < pages:
        changed = urlencode({**query, "page": str(page + 1)})
        follow.append(Follow(url=parts._replace(query=changed).geturl(), purpose="comments"))
    return Reading(witness="rest", comments=tuple(comments), follow=tuple(follow))


def _replies(row: Json, post: str | None, comments: list[Comment], url: str) -> Iterator[Follow]:
    """Adds the replies that a comment brings along; leads to the list of all where it brings only some."""
    stated = row.get("replies")
    rows = stated if isinstance(stated, list) else []
    replies = [reply for reply in rows if isinstance(reply, Mapping) and isinstance(reply.get("id"), str)]
    for reply in replies:
        comments += _comment(reply, post, str(row["id"]), url)
    count = row.get("count")
    total = count.get("replies") if isinstance(count, Mapping) else None
    if isinstance(total, int) and total > len(replies):
        root = url.partition("members/api/comments/")[0]
        query = {"limit": str(_LIMIT), "page": "1"} | ({_POST: post} if post else {})
        address = urljoin(root, f"members/api/comments/{row['id']}/replies/?{urlencode(query)}")
        yield Follow(url=address, purpose="comments")


def _comment(row: Json, post: str | None, parent: str | None, url: str) -> Iterator[Comment]:
    """A comment; hidden and deleted ones only hold up their replies."""
    if row.get("status", "published") != "published":
        return
    member, html = row.get("member"), json_text(row.get("html"))
    member = member if isinstance(member, Mapping) else {}
    answered = json_text(row.get("in_reply_to_id")) or parent
    yield Comment(
        post=PostKey(remote_id=post),
        kind="comment",
        remote_id=str(row["id"]),
        parent_remote_id=answered,
        parent_stated=True,
        depth=2 if parent else 1,
        author=inline_text(json_text(member.get("name")) or ""),
        published=json_text(row.get("created_at")),
        body=read_body(html, url) if html else None,
    )
