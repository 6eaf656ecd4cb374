"""What every export is cut into: pieces of what is public, each a document of its own, that hold nothing else.

An export is its owner's whole blog: drafts, private posts, held comments, addresses of mail and of machines. A piece is
written anew from the fields that are kept, so that what is not named here is in no piece.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

from lxml import etree

_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_COMMENTERS = re.compile(rb"(?<=<wp:comment_author_url>)[^<]*")
_BARE = re.compile(rb"&(?!(?:#\d+|#x[\da-fA-F]+|\w+);)")
_LONGEST_LINE = 1 << 20
_PART = 1 << 16
#: Characters that no XML may hold and texts do: WordPress and others print what once was pasted.
_CONTROL = bytes((*range(9), 11, 12, *range(14, 32)))
_ADDRESS = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}|[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){3,7}")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A part of an export that is public."""

    #: What tells it from the other pieces of its export.
    key: str
    body: bytes


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A part that is not taken, and why."""

    #: `not-public`, `protected` or `no-post`.
    rule: str


@dataclass(frozen=True, kw_only=True)
class Broken:
    """The rest of an export cannot be read, or was read though something is wrong with it."""

    error: str
    detail: str


Cut = Piece | LeftOut | Broken


def name_or_none(printed: str | None) -> str | None:
    """A name of a person; what is an address of mail or of a machine is none."""
    text = (printed or "").strip()
    return None if not text or _MAIL.search(text) or _ADDRESS.fullmatch(text) else text


def escaped(document: bytes) -> bytes:
    """An export with the addresses of commenters escaped, which WordPress leaves as they are."""
    if b"<wp:comment_author_url>" not in document:
        return document
    return _COMMENTERS.sub(lambda found: _BARE.sub(b"&amp;", found.group()), document)


class Escaped:
    """A stream of such an export, by lines: an address has none in it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def read(self, _: int = -1) -> bytes:
        """The next line; empty at the end."""
        return escaped(self._stream.readline(_LONGEST_LINE))


def elements(stream: IO[bytes] | Escaped, container: str) -> Iterator[etree._Element | Broken]:
    """The elements of a document as they end; those in the container hold their children, then are forgotten.

    Entities are never resolved and nothing is fetched. What is malformed is read as far as it can be, and told at the
    end; what a document breaks off in is left out, as nobody knows whether the rest would have said that it is public.
    """
    parser = etree.XMLPullParser(
        events=("start", "end"), recover=True, resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    while part := stream.read(_PART):
        parser.feed(part.translate(None, _CONTROL))
        for event, node in parser.read_events():
            if event == "end" and isinstance(node, etree._Element) and isinstance(node.tag, str):
                yield node
                parent = node.getparent()
                if parent is not None and local(parent) == container:
                    _forget(node, parent)
    with suppress(etree.XMLSyntaxError):  # it holds nothing, which is an error too
        parser.close()
    if faults := [str(fault.message) for fault in parser.feed_error_log if fault.level > etree.ErrorLevels.WARNING]:
        yield Broken(error="malformed-xml", detail=faults[0])


def without_torn(root: etree._Element, document: bytes) -> None:
    """Take out what a document breaks off in: nobody knows whether the rest would have said that it is public."""
    holder = root[0] if local(root) == "rss" and len(root) else root
    if len(holder) and not document.rstrip().endswith(f"{local(root)}>".encode()):
        holder.remove(holder[-1])


def _forget(node: etree._Element, parent: etree._Element) -> None:
    node.clear()
    while node.getprevious() is not None:  # what follows may have been parsed already
        del parent[0]


def local(node: etree._Element) -> str:
    """Name of an element without its namespace; the prefix of one that was never declared is cut off, too."""
    return node.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(node.tag, str) else ""


def text(node: etree._Element | None) -> str:
    """An element's text; empty where there is none."""
    return (node.text or "").strip() if node is not None else ""


def document(root: etree._Element) -> bytes:
    """A piece's bytes."""
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def plain(value: str) -> str:
    """Text as XML can hold it."""
    return _NO_XML.sub("", value)


_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
