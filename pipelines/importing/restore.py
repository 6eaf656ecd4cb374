"""Undoes what saving did to a page's links: files of the mirror become addresses again, other roots the blog's own.

The record keeps the file as it was found; only what the readers see is restored.
"""

import re
from functools import lru_cache
from html import escape, unescape

from pipelines.importing.mirror import Mirror
from pipelines.importing.names import target

#: A relative link in an attribute: neither a scheme nor an absolute path, a query or a fragment alone.
_RELATIVE = re.compile(
    rb"""(\s(?:href|src|action|data-src)\s*=\s*)(?:"(?![a-z][a-z0-9+.-]*:|[/#?"])([^"<>]+)"|'(?![a-z][a-z0-9+.-]*:|[/#?'])([^'<>]+)')""",
    re.IGNORECASE,
)

_CANONICAL = re.compile(rb"""<link\s(?=[^<>]{0,2000}\brel\s*=\s*["']?canonical\b)[^<>]{1,2000}>""", re.IGNORECASE)
#: Where the canonical link of a page stands.
_HEAD = 50_000


def restored(body: bytes, name: str | None, kind: str, mirror: Mirror) -> bytes:
    """A document with the addresses it was served with, as far as its mirror tells."""
    for pattern, replacement in _moves(mirror, "html" not in kind):
        body = pattern.sub(replacement, body)
    if name is None or "html" not in kind:
        return body
    copy = _copy_of(body, name, mirror)
    return _RELATIVE.sub(lambda link: _absolute(link, name, mirror, copy), body)


def _copy_of(body: bytes, name: str, mirror: Mirror) -> str | None:
    """Where a tool led a page's canonical link, if that is a copy: at a query, though the page itself has none.

    wget leads all links to the first file in which it saved a page, such as that of its shortlink.
    """
    stated = _CANONICAL.search(body, 0, _HEAD)
    link = _RELATIVE.search(stated.group()) if stated else None
    url = _target(link, name, mirror)[0] if link else None
    return url if url and "?" in url and "?" not in (mirror.url(name) or "?") else None


@lru_cache(maxsize=16)
def _moves(mirror: Mirror, is_feed: bool) -> list[tuple[re.Pattern[bytes], bytes]]:
    """Patterns of addresses under the other roots. A page's texts are left alone, only its attributes are changed."""
    before = rb"""["'=>\[;]\s*""" if is_feed else rb"""["'=]\s*"""
    home = mirror.home.rstrip("/").encode()
    moves = []
    for other in mirror.others:
        rest = re.escape(other.partition("://")[2].rstrip("/").encode())
        pattern = re.compile(rb"(" + before + rb")(?:https?:)?//" + rest + rb"(?=[/\"'<?#&\]\s])", re.IGNORECASE)
        moves.append((pattern, rb"\g<1>" + home.replace(b"\\", b"\\\\")))
    return moves


def _absolute(link: re.Match[bytes], name: str, mirror: Mirror, copy: str | None) -> bytes:
    url, fragment = _target(link, name, mirror)
    if url is None:
        return link.group()
    url = mirror.url(name) or url if url == copy else url
    return link.group(1) + b'"' + escape(url + fragment).encode("utf-8", "surrogateescape") + b'"'


def _target(link: re.Match[bytes], name: str, mirror: Mirror) -> tuple[str | None, str]:
    """The address that a link between files stands for, if any, and its fragment."""
    written = unescape((link.group(2) or link.group(3)).decode("utf-8", "surrogateescape")).strip()
    path, sign, fragment = written.partition("#")
    return mirror.url(target(name, path)) if path else None, sign + fragment
