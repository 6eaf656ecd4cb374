"""The conversation as the script has it that draws threads, on pages whose list it had yet to draw."""

from collections.abc import Iterable, Mapping
from typing import Any

from crawler.body import read_body
from crawler.document import json_text
from crawler.items import Comment, PostKey
from crawler.platforms.blogger.script import instant


def from_items(items: Iterable[Mapping[str, Any]], post: PostKey, base: str) -> tuple[Comment, ...]:
    """Comments from the script that was to draw them."""
    return tuple(_from_item(item, post, base) for item in items if "deleted-comment" not in str(item.get("body")))


def _from_item(item: Mapping[str, Any], post: PostKey, base: str) -> Comment:
    author = item.get("author")
    author = author if isinstance(author, dict) else {}
    body = item.get("body")
    return Comment(
        post=post,
        kind="comment",
        remote_id=json_text(item.get("id")),
        parent_remote_id=json_text(item.get("parentId")),
        parent_stated=True,
        author=json_text(author.get("name")),
        author_url=json_text(author.get("profileUrl")),
        published=instant(json_text(item.get("timestamp"))) or json_text(item.get("displayTime")),
        url=json_text(item.get("permalink")),
        body=read_body(body, base) if isinstance(body, str) and body.strip() else None,
    )
