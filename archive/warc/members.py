"""Records as the bytes of a file: each a gzip member of its own.

What an exchange cannot say is reconstructed: the reason phrase from the status code, `Host` where the request has none.
`Transfer-Encoding` is dropped, since bodies come without it; other headers are kept.
"""

import base64
import hashlib
import string
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from http import HTTPStatus
from urllib.parse import quote, urlsplit

from archive.warc.records import Exchange, header

_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
#: How gzip (RFC 1952, section 2.3), JPEG, PNG, GIF and ZIP begin: what is packed already gets no smaller.
_PACKED = (b"\x1f\x8b", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"PK\x03\x04")
#: The head of a gzip member without name and time.
_GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_MOST_STORED = 0xFFFF
_SMALL = 4096
_END = b"\r\n\r\n"


def member(
    type_: str,
    id_: str,
    date: str,
    fields: Sequence[tuple[str, str]],
    block: tuple[bytes, bytes],
    content_type: str = "application/warc-fields",
) -> bytes:
    """Return a record as a gzip member. Its block is the head of an HTTP message, if it is one, and a body."""
    head, body = block
    about = [("WARC-Type", type_), ("WARC-Record-ID", f"<{id_}>"), ("WARC-Date", date), *fields]
    about += [("WARC-Block-Digest", digest_of(*block)), ("Content-Type", content_type)]
    text = _head("WARC/1.1", [*about, ("Content-Length", str(len(head) + len(body)))]) + head
    return _gzip(text, body + _END) if body.startswith(_PACKED) else _gzip(text + body + _END)


def _gzip(text: bytes, packed: bytes = b"") -> bytes:
    """Pack a member, and behind its text what is packed already as it is.

    Not by warcio: its level 9 can cost half as much again and saves nothing. What is small gains nothing by a large
    window, whose making costs more than all the rest.
    """
    wbits, memory = (12, 6) if len(text) < _SMALL else (zlib.MAX_WBITS, 8)
    packer = zlib.compressobj(6, zlib.DEFLATED, -wbits, memory)
    parts = [_GZIP_HEAD, packer.compress(text), packer.flush(zlib.Z_SYNC_FLUSH if packed else zlib.Z_FINISH)]
    parts += _stored(packed)
    size = len(text) + len(packed)
    parts.append(struct.pack("<LL", zlib.crc32(packed, zlib.crc32(text)), size & 0xFFFFFFFF))
    return b"".join(parts)


def _stored(data: bytes) -> Iterator[bytes]:
    """Blocks of a stream of deflate that are not compressed (RFC 1951, section 3.2.4), of which one is the last."""
    for start in range(0, len(data), _MOST_STORED):
        chunk = data[start : start + _MOST_STORED]
        yield struct.pack("<BHH", start + len(chunk) == len(data), len(chunk), len(chunk) ^ _MOST_STORED)
        yield chunk


def response_head(exchange: Exchange) -> bytes:
    """Return the head of an exchange's response."""
    try:
        reason = HTTPStatus(exchange.status).phrase
    except ValueError:
        reason = ""
    protocol = exchange.protocol if exchange.protocol in ("HTTP/1.0", "HTTP/1.1") else "HTTP/1.1"
    headers = [(name, value) for name, value in exchange.headers if name.lower() != "transfer-encoding"]
    return _head(f"{protocol} {exchange.status} {reason}", headers)


def request_head(exchange: Exchange) -> bytes:
    """Return the head of an exchange's request."""
    parts = urlsplit(ascii_url(exchange.url))
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = list(exchange.request_headers)
    if header(headers, "host") is None:
        host = parts.netloc.rpartition("@")[2]
        headers.insert(0, ("Host", host.removesuffix(_DEFAULT_PORTS.get(parts.scheme, ":"))))
    return _head(f"{exchange.method} {target} HTTP/1.1", headers)


def _head(first: str, headers: Sequence[tuple[str, str]]) -> bytes:
    lines = [first, *(f"{name}: {value}" for name, value in headers), "", ""]
    text = "\r\n".join(lines)
    if text.count("\r") == text.count("\n") == len(lines) - 1:
        with suppress(UnicodeEncodeError):
            return text.encode("latin-1")
    return b"\r\n".join(map(_octets, lines))


def _octets(line: str) -> bytes:
    """A line, whatever it holds."""
    line = line.replace("\r", " ").replace("\n", " ")
    try:
        return line.encode("latin-1")
    except UnicodeEncodeError:
        return line.encode("utf-8", "replace")


def fields_block(info: Mapping[str, str]) -> bytes:
    """Encode as `application/warc-fields`, each value on one line."""
    lines = (f"{name}: {' '.join(value.splitlines())}\r\n" for name, value in info.items())
    return "".join(lines).encode("utf-8", "replace")


def given(name: str, value: str | None) -> list[tuple[str, str]]:
    """Return a field, unless it has no value."""
    return [(name, value)] if value else []


def ascii_url(url: str) -> str:
    """Return an address as the field of a record may hold it."""
    return quote(url, safe=string.punctuation, errors="replace")


def digest_of(*parts: bytes) -> str:
    """Return the digest of parts that belong together, `sha1:BASE32`."""
    digest = hashlib.sha1(usedforsecurity=False)
    for part in parts:
        digest.update(part)
    return "sha1:" + base64.b32encode(digest.digest()).decode()
