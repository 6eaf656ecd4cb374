"""Undoes what saving did to a page's links: files of the mirror become addresses again, other roots the blog's own.

Where pages were saved that a web archive showed, their links lead to what they were copies of.

The record keeps the file as it was found; only what the readers see is restored.
"""

import re
from functools import lru_cache
from hashlib import md5
from html import escape, unescape

from crawler.replays import original
from pipelines.importing.mirror import Mirror
from pipelines.importing.names import target

#: A relative link in an attribute: neither a scheme nor an absolute path, a query or a fragment alone.
_RELATIVE = re.compile(
    rb"""(\s(?:href|src|action|data-src)\s*=\s*)(?:"(?![a-z][a-z0-9+.-]*:|[/#?"])([^"<>]+)"|'(?![a-z][a-z0-9+.-]*:|[/#?'])([^'<>]+)')""",
    re.IGNORECASE,
)

_HASHED = re.compile(r"[0-9a-f]{4}(?=\.\w{1,5}$)")
_CANONICAL = re.compile(rb"""<link\s(?=[^<>]{0,2000}\brel\s*=\s*["']?canonical\b)[^<>]{1,2000}>""", re.IGNORECASE)
#: Where the canonical link of a page stands.
_HEAD = 50_000


def restored(body: bytes, name: str | None, kind: str, mirror: Mirror, own: str) -> bytes:
    """A document with the addresses it was served with, as far as its mirror tells; its `own` is known."""
    body = original(body).body
    for pattern, replacement in _moves(mirror, "html" not in kind):
        body = pattern.sub(replacement, body)
    if name is None or "html" not in kind:
        return body
    copy = _copy_of(body, name, mirror, own)
    return _RELATIVE.sub(lambda link: _absolute(link, name, mirror, own, copy), body)


def _copy_of(body: bytes, name: str, mirror: Mirror, own: str) -> str | None:
    """Where a tool led a page's canonical link, if that is a copy: at a query, though the page itself has none.

    wget leads all links to the first file in which it saved a page, such as that of its shortlink.
    """
    stated = _CANONICAL.search(body, 0, _HEAD)
    link = _RELATIVE.search(stated.group()) if stated else None
    url = _target(link, name, mirror, own)[0] if link else None
    return url if url and "?" in url and "?" not in own else None


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


def _absolute(link: re.Match[bytes], name: str, mirror: Mirror, own: str, copy: str | None) -> bytes:
    url, fragment = _target(link, name, mirror, own)
    if url is None:
        return link.group()
    url = own if url == copy else url
    return link.group(1) + b'"' + escape(url + fragment).encode("utf-8", "surrogateescape") + b'"'


def _target(link: re.Match[bytes], name: str, mirror: Mirror, own: str) -> tuple[str | None, str]:
    """The address that a link between files stands for, if any, and its fragment."""
    written = unescape((link.group(2) or link.group(3)).decode("utf-8", "surrogateescape")).strip()
    path, sign, fragment = written.partition("#")
    path, _, query = path.partition("?")
    file = target(name, path) if path else None
    if file is None or file == name:
        return (own if file else None), sign + fragment
    return mirror.url(f"{_sans_hash(file, query)}?{query}" if query else file), sign + fragment


def _sans_hash(name: str, query: str) -> str:
    """The name of a file without the hash of its query: HTTrack puts that in, and its links keep the query."""
    found = _HASHED.search(name)
    digest = md5(query.encode("utf-8", "surrogateescape"), usedforsecurity=False).hexdigest()
    return name[: found.start()] + name[found.end() :] if found and digest.startswith(found.group()) else name
