"""The rows that a reading alone would make."""

from collections.abc import Iterator
from typing import Any

from archive.database import Row
from pipelines import fuse
from pipelines.dates import Habits
from pipelines.extract.source import Said
from pipelines.normalise import Fields, blog_fields, comment_fields, order_of_dates, post_fields, post_key
from pipelines.trust import Statement

#: Columns of the archive that say where and when a row was kept, of which a saved page knows nothing.
_ARCHIVED = frozenset({"capture_id", "first_seen_at", "last_seen_at", "state", "state_reason", "witnesses"})
_SLIDE = ("provider", "key", "form", "raw", "url", "heading", "title", "author")


def items_of(said: Said) -> Iterator[dict[str, Any]]:
    """Posts, comments, pings and slide references, each with its `type` and the columns that the archive has for it."""
    reading, base, saved_at = said.reading, said.base, said.saved_at
    blog = blog_fields(reading.blog) if reading.blog else {}
    language, habits = blog.get("language"), Habits(zone=blog.get("zone"))
    days = order_of_dates(reading.posts, reading.comments, language)
    for post in reading.posts:
        if not post.mention:
            fields = post_fields(post, base, language, saved_at, days)
            row, body = fuse.post_row([statement(said, fields)], habits)
            terms = [
                dict(zip(("kind", "name", "url"), (kind or None, name, url or None), strict=True))
                for kind, name, url in body["terms"]
            ]
            yield _item("post", row) | {"terms": terms}
            yield from _slides(body, row["url"], None)
    keys = {key: post_key(key, base) for key in {comment.post for comment in reading.comments}}
    for order, comment in enumerate(reading.comments):
        fields = comment_fields(comment, keys[comment.post], base, language, order, saved_at, days)
        row, body = fuse.comment_row([statement(said, fields)], habits)
        on = {"post_url": fields["post"].get("url"), "post_remote_id": fields["post"].get("remote_id")}
        is_comment = row["kind"] == "comment"
        yield _item("comment" if is_comment else "pingback", row) | on
        if is_comment:
            yield from _slides(body, on["post_url"], row["remote_id"])


def statement(said: Said, fields: Fields) -> Statement:
    """What a source says of one thing."""
    return Statement(witness=said.reading.witness, capture_id="", fetched_at=said.saved_at, fields=fields)


def _item(kind: str, row: Row) -> dict[str, Any]:
    return {"type": kind, **{name: value for name, value in row.items() if name not in _ARCHIVED}}


def _slides(body: Fields, post_url: str | None, comment: str | None) -> Iterator[dict[str, Any]]:
    for position, slide in enumerate(body.get("slides") or ()):
        said = {name: slide.get(name) for name in _SLIDE}
        yield {
            "type": "slide_reference",
            **said,
            "position": position,
            "post_url": post_url,
            "comment_remote_id": comment,
        }
