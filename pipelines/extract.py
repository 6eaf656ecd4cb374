"""What saved pages say, as the archive would keep it: the same readers and rules, without an archive or a network."""

import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from os import PathLike, fspath
from pathlib import Path
from typing import Any, TypeAlias

from crawler import platforms
from crawler.items import Known, Problem, Reading, Response
from crawler.witnesses.address import stated_address
from pipelines import fuse
from pipelines.fuse import Row, Statement
from pipelines.normalise import Fields, blog_fields, comment_fields, order_of_dates, post_fields

Source: TypeAlias = bytes | str | PathLike[str]
OnProblem: TypeAlias = Callable[[str | None, Problem], None]

#: Columns of the archive that say where and when a row was kept, of which a saved page knows nothing.
_ARCHIVED = frozenset({"capture_id", "first_seen_at", "last_seen_at", "state", "state_reason", "witnesses"})
_SLIDE = ("provider", "key", "form", "raw", "url", "heading", "title", "author")
#: Nothing will be fetched, so that where links lead to need not be read.
_KNOWN = Known(listed=True)
_GZIP = b"\x1f\x8b"
#: What a packed file may unpack to.
_LARGEST = 100_000_000


def extract(*sources: Source, url: str | None = None, on_problem: OnProblem | None = None) -> Iterator[dict[str, Any]]:
    """Yield what saved pages, feeds and API answers say: posts, comments, pings and slide references, each a dict.

    A source is a path, or the bytes themselves; gzip is undone. `url` is the address it was saved from; without it the
    one that the page states of itself is taken. Each item has `file`, the path as given (`None` for bytes), `type`
    (`post`, `comment`, `pingback` or `slide_reference`) and the columns the archive has for it, `None` where the page
    does not say. What cannot be read raises nothing: `on_problem` is told of it, with the path.
    """
    for source in sources:
        file = None if isinstance(source, bytes) else fspath(source)
        found = False
        reading, base, saved_at = _read(source, url)
        for item in _items(reading, base, saved_at):
            found = True
            yield {"file": file, **item}
        if on_problem:
            for problem in reading.problems or (() if found else (_problem("nothing-found"),)):
                on_problem(file, problem)


def _read(source: Source, url: str | None) -> tuple[Reading, str, str]:
    """What a source says, the address it says it from, and when it was saved, as far as that is known."""
    try:
        body, saved_at = (source, "") if isinstance(source, bytes) else _load(Path(source))
        body = _unpacked(body)
    except (OSError, zlib.error) as error:
        problem = _problem("unreadable-file", getattr(error, "strerror", None) or str(error))
        return Reading(witness="failure", problems=(problem,)), "", ""
    base = url or stated_address(body) or ""  # relative addresses then stay so
    response = Response(url=base, status=200, headers={}, body=body, fetched_at=saved_at)
    try:
        return platforms.read(response, _KNOWN), base, saved_at
    except Exception as error:  # noqa: BLE001 - a defect of a reader, told; the other files are read all the same
        problem = _problem("reader-raised", f"{type(error).__name__}: {error}")
        return Reading(witness="failure", problems=(problem,)), "", ""


def _problem(error: str, detail: str | None = None) -> Problem:
    return Problem(stage="read", error=error, detail=detail)


def _load(path: Path) -> tuple[bytes, str]:
    """A file's bytes and when it was saved."""
    saved = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return path.read_bytes(), f"{saved:%Y-%m-%dT%H:%M:%SZ}"


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(_GZIP):
        return body
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    unpacked = unpacking.decompress(body, _LARGEST)
    if not unpacking.eof:
        raise zlib.error("too large when unpacked" if unpacking.unconsumed_tail else "the packed file is cut off")
    return unpacked


def _items(reading: Reading, base: str, saved_at: str) -> Iterator[dict[str, Any]]:
    """The rows that a reading alone would make."""
    blog = blog_fields(reading.blog) if reading.blog else {}
    language, zone = blog.get("language"), blog.get("zone")
    days = order_of_dates(reading.posts, reading.comments, language)
    for post in reading.posts:
        if not post.mention:
            fields = post_fields(post, base, language, saved_at, days)
            row, body = fuse.post_row([_said(reading, fields, saved_at)], zone)
            terms = [
                dict(zip(("kind", "name", "url"), (kind or None, name, url or None), strict=True))
                for kind, name, url in body["terms"]
            ]
            yield _item("post", row) | {"terms": terms}
            yield from _slides(body, row["url"], None)
    for order, comment in enumerate(reading.comments):
        fields = comment_fields(comment, base, language, order, saved_at, days)
        row, body = fuse.comment_row([_said(reading, fields, saved_at)], zone)
        on = {"post_url": fields["post"].get("url"), "post_remote_id": fields["post"].get("remote_id")}
        is_comment = row["kind"] == "comment"
        yield _item("comment" if is_comment else "pingback", row) | on
        if is_comment:
            yield from _slides(body, on["post_url"], row["remote_id"])


def _said(reading: Reading, fields: Fields, saved_at: str) -> Statement:
    return Statement(witness=reading.witness, capture_id="", fetched_at=saved_at, fields=fields)


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
