"""Substack's API, as its own pages use it: the archive lists posts, each post's comments come nested."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.body import read_body
from crawler.document import inline_text, json_text
from crawler.items import Body, Comment, Follow, PostKey, Problem, Reading, Response
from crawler.platforms.substack.post import is_post, read_post

_LIMIT = 50
_COMMENT = frozenset({"id", "body", "date", "children"})
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")

Json = Mapping[str, Any]


def archive(home: str, offset: int) -> str:
    """Address of a page of the archive."""
    return urljoin(home, f"api/v1/archive?sort=new&limit={_LIMIT}&offset={offset}")


def comments(home: str, post: str, declared: int | None) -> Iterator[Follow]:
    """The address of a post's comments, unless it is stated to have none."""
    if declared != 0:
        url = urljoin(home, f"api/v1/post/{post}/comments?all_comments=true&sort=oldest_first")
        yield Follow(url=url, purpose="comments")


def read_json(data: object, response: Response) -> Reading | None:
    """What the archive, one post or a post's comments say; `None` where the document is none of these."""
    match data:
        case list(rows) if rows and all(is_post(row) for row in rows):
            return _archive(rows, response)
        case dict() if is_post(data):
            return _posts([data], response, listed=False)
        case {"comments": list(rows)} if all(_is_comment(row) for row in rows) and "/api/v1/" in response.url:
            return Reading(witness="rest", comments=comment_list(rows, _asked(response.url), response.url))
    return None


def _asked(url: str) -> str | None:
    found = re.search(r"/post/(\d+)/comments", url)
    return found.group(1) if found else None


def _archive(rows: list[Json], response: Response) -> Reading:
    """A page of the archive; the next begins after it, whatever number was asked for, and the last is empty."""
    parts = urlsplit(response.url)
    query = dict(parse_qsl(parts.query))
    offset = query.get("offset", "0")
    changed = urlencode({**query, "offset": (int(offset) if offset.isdigit() else 0) + len(rows)})
    following = Follow(url=parts._replace(query=changed).geturl(), purpose="posts")
    reading = _posts(rows, response, listed=True)
    return Reading(
        witness=reading.witness,
        posts=reading.posts,
        follow=(*reading.follow, following),
        problems=reading.problems,
        inventory=True,
    )


def _posts(rows: list[Json], response: Response, *, listed: bool) -> Reading:
    posts = tuple(read_post(row, response.url) for row in rows)
    home = urljoin(response.url, "/")
    follow = [Follow(url=post.key.url, purpose="post") for post in posts if post.key.url and listed]
    for post in posts:
        follow += comments(home, post.key.remote_id or "", post.comments_declared)
    walled = tuple(
        Problem(stage="read", error="behind-a-paywall", detail=f"{text(row, 'audience')} {post.key.url}")
        for row, post in zip(rows, posts, strict=True)
        if post.truncated
    )
    return Reading(witness="rest", posts=posts, follow=tuple(follow), problems=walled)


def _is_comment(row: object) -> bool:
    return isinstance(row, Mapping) and row.keys() >= _COMMENT


def comment_list(rows: object, post: str | None, base: str) -> tuple[Comment, ...]:
    """The comments of a post, each with the one that it answers, whatever the nesting."""
    found: list[Comment] = []
    waiting: list[tuple[Any, str | None, int]] = [
        (row, None, 1) for row in reversed(rows if isinstance(rows, list) else [])
    ]
    while waiting:
        row, parent, depth = waiting.pop()
        if not _is_comment(row):
            continue
        number = str(row["id"])
        children = row["children"] if isinstance(row["children"], list) else []
        waiting += [(child, number, depth + 1) for child in reversed(children)]
        if isinstance(row["body"], str) and not row.get("deleted") and row.get("status", "published") == "published":
            found.append(_comment(row, number, parent, depth, post, base))
    return tuple(found)


def _comment(row: Json, number: str, parent: str | None, depth: int, post: str | None, base: str) -> Comment:
    own = row.get("post_id")
    handle = text(row, "handle")
    return Comment(
        post=PostKey(remote_id=str(own) if isinstance(own, int) else post),
        kind="comment",
        remote_id=number,
        parent_remote_id=parent,
        parent_stated=True,
        depth=depth,
        author=inline_text(escape(text(row, "name") or "")),
        author_url=f"https://substack.com/@{handle}" if handle else None,
        published=text(row, "date"),
        body=_body(row["body"], base),
    )


def _body(words: str, base: str) -> Body:
    """The text, which is plain: paragraphs by empty lines, addresses made links as Substack's pages do."""
    paragraphs = [part for part in re.split(r"\n\s*\n", words.strip()) if part.strip()]
    html = "".join(f"<p>{_linked(part.strip())}</p>" for part in paragraphs)
    return read_body(html, base)


def _linked(words: str) -> str:
    parts, end = [], 0
    for found in _ADDRESS.finditer(words):
        url = escape(found.group())
        parts += [escape(words[end : found.start()], quote=False), f'<a href="{url}">{url}</a>']
        end = found.end()
    return "".join([*parts, escape(words[end:], quote=False)]).replace("\n", "<br>")


def text(row: object, name: str) -> str | None:
    """A field's text; `None` where there is none."""
    return json_text(row.get(name)) if isinstance(row, Mapping) else None
