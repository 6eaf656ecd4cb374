"""Exports: a whole blog as its platform hands it out to its owner.

They say more than anybody could read on the blog. `pieces` gives what is public of them, part by part; `read` says what
such a part holds, and of a whole export no more.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import IO

from lxml import etree

from crawler.charset import to_utf8
from crawler.document import parse_xml
from crawler.items import Problem, Reading, Response
from crawler.witnesses.exports import blogger, disqus, movable_type, wxr
from crawler.witnesses.exports.pieces import Broken, Cut, LeftOut, Piece, escaped, without_torn

#: How much of a file tells what it is.
START = 200_000
_BEGINNING = 1000
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Format:
    """A form of export; `name` is that of its witness."""

    name: str
    media_type: str
    is_export: Callable[[bytes], bool]
    #: Root of the blog, where the export's beginning says it.
    home: Callable[[bytes], str | None]
    pieces: Callable[[IO[bytes]], Iterator[Cut]]
    read: Callable[[Response], tuple[Reading, tuple[Problem, ...]]]


def _of_xml(
    read: Callable[[etree._Element, str], Reading],
) -> Callable[[Response], tuple[Reading, tuple[Problem, ...]]]:
    def reader(response: Response) -> tuple[Reading, tuple[Problem, ...]]:
        text, problems = to_utf8(replace(response, body=escaped(response.body)))
        root, fault = parse_xml(text)
        if root is None:
            problem = Problem(stage="read", error="unreadable-xml", detail=fault)
            return Reading(witness="failure"), (*problems, problem)
        if fault:
            problems += (Problem(stage="read", error="malformed-xml", detail=fault),)
            without_torn(root, text)
        return read(root, response.url), problems

    return reader


def _of_text(read: Callable[[str, str], Reading]) -> Callable[[Response], tuple[Reading, tuple[Problem, ...]]]:
    def reader(response: Response) -> tuple[Reading, tuple[Problem, ...]]:
        text, problems = to_utf8(response)
        # nothing in the format declares a charset, so that none is missing
        kept = tuple(problem for problem in problems if problem.error != "undeclared-charset")
        return read(text.decode(), response.url), kept

    return reader


FORMATS = (
    *(
        Format(
            name=module.WITNESS,
            media_type="application/xml",
            is_export=module.is_export,
            home=module.home,
            pieces=module.pieces,
            read=_of_xml(module.read),
        )
        for module in (wxr, blogger, disqus)
    ),
    Format(
        name=movable_type.WITNESS,
        media_type="text/plain",
        is_export=movable_type.is_export,
        home=movable_type.home,
        pieces=movable_type.pieces,
        read=_of_text(movable_type.read),
    ),
)


def format_of(start: bytes) -> Format | None:
    """The form of export that begins so; a page is none, whatever it speaks of."""
    if _PAGE.search(start[:_BEGINNING]):
        return None
    return next((found for found in FORMATS if found.is_export(start)), None)


def named(name: str) -> Format | None:
    """The form of export whose witness has this name."""
    return next((found for found in FORMATS if found.name == name), None)


__all__ = ["FORMATS", "START", "Broken", "Cut", "Format", "LeftOut", "Piece", "format_of", "named"]
