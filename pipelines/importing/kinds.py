"""What the bytes of a saved file are: nobody kept the header that said so."""

import mimetypes
import re

from crawler.witnesses import exports

_MAGIC = (
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"\x89PNG\r\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "image/webp"),
    (re.compile(rb"%PDF-"), "application/pdf"),
    (re.compile(rb"PK\x03\x04"), "application/zip"),
    (re.compile(rb"\x1f\x8b"), "application/gzip"),
)
_START = re.compile(rb"(?:\xef\xbb\xbf|\s|<!--.{0,2000}?-->)*", re.DOTALL)
_FEED = re.compile(rb"<(?:\w+:)?(rss|feed|rdf|urlset|sitemapindex)\b", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta)\b", re.IGNORECASE)
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a]")
_FEEDS = {b"rss": "application/rss+xml", b"rdf": "application/rss+xml", b"feed": "application/atom+xml"}
#: Types of what is only ever kept.
_KEPT = ("text/css", "text/javascript", "application/javascript", "text/x-", "image/svg")
#: Types of what is read.
_READ = frozenset(
    {"text/html", "application/xhtml+xml", "application/rss+xml", "application/atom+xml", "application/xml", "text/xml",
     "application/json"}
)  # fmt: skip


def media_type(name: str, body: bytes) -> str:
    """The media type, by what the bytes begin with, else by the name."""
    for magic, kind in _MAGIC:
        if magic.match(body):
            return kind
    named = mimetypes.guess_type(name.rpartition("/")[2].partition("?")[0])[0] or ""
    if named.startswith(_KEPT):
        return named
    begun = _START.match(body)
    start = body[begun.end() if begun else 0 :][:1000]
    # UTF-16 has a NUL in every second byte
    if _NO_TEXT.search(start) and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return named if named and named not in _READ else "application/octet-stream"
    if start.startswith(b"<"):
        return _markup(start)
    if start.startswith((b"{", b"[")) and named in {"", "application/json", "text/html", "text/plain"}:
        return "application/json"
    return named or "text/plain"


def is_export(kind: str, body: bytes) -> bool:
    """Whether it is an export of a blog: not all of it is public, and it never stood at an address."""
    may_be = kind.startswith("text/") or kind.endswith("xml")
    return may_be and exports.format_of(body[: exports.START]) is not None


def _markup(start: bytes) -> str:
    page, feed = _HTML.search(start), _FEED.search(start)
    if feed and not (page and page.start() < feed.start()):
        return _FEEDS.get(feed.group(1).lower(), "application/xml")
    if page:
        return "text/html"
    return "application/xml" if start.startswith(b"<?xml") else "text/html"


def is_read(kind: str, url: str) -> bool:
    """Whether there is something to read in it."""
    return kind in _READ or url.endswith("/robots.txt")
