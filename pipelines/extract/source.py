"""A saved page, feed or answer of an API, read."""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from typing import TypeAlias

from crawler import platforms
from crawler.items import Known, Problem, Reading, Response, Rule
from crawler.packing import GZIP, unpacked
from crawler.replays import original
from crawler.witnesses import exports
from crawler.witnesses.address import stated_address
from crawler.witnesses.exports import Format

Source: TypeAlias = bytes | str | PathLike[str]

_BEGINNING = 1000
_DATA = re.compile(rb"\s*(?:\xef\xbb\xbf\s*)?(?:[{\[]|(?:<[?!][^>]*>\s*)*<(?:rss|feed|rdf:RDF)\b)")


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a source says."""

    reading: Reading
    #: The address it says it from, empty where that is not known.
    base: str
    #: When it was saved, empty where that is not known.
    saved_at: str
    response: Response | None


def read(source: Source, url: str | None = None, rules: Callable[[str], tuple[Rule, ...]] = lambda url: ()) -> Said:
    """Read a source by the rules that there are for its address. What cannot be read is a problem of the reading."""
    try:
        body, saved_at = (source, "") if isinstance(source, bytes) else _load(Path(source))
        body = unpacked(body)
    except (OSError, zlib.error) as error:
        reading = _failure("unreadable-file", getattr(error, "strerror", None) or str(error))
        return Said(reading=reading, base="", saved_at="", response=None)
    shown = original(body)
    body, saved_at = shown.body, shown.taken_at or saved_at
    form = exports.format_of(body[: exports.START])
    base = url or (form.home(body[: exports.START]) if form else stated_address(body)) or shown.url or ""
    response = Response(url=base, status=200, headers={}, body=body, fetched_at=saved_at)
    # nothing will be fetched, so that where links lead to need not be read; relative ones stay so without a base
    known = Known(listed=True, rules=rules(base))
    try:
        reading = _of_export(form, response) if form else platforms.read(response, known)
        return Said(reading=reading, base=base, saved_at=saved_at, response=response)
    except Exception as error:  # noqa: BLE001 - a defect of a reader, told; the other files are read all the same
        reading = _failure("reader-raised", f"{type(error).__name__}: {error}")
        return Said(reading=reading, base="", saved_at="", response=None)


def _of_export(form: Format, response: Response) -> Reading:
    """What is public of an export."""
    reading, problems = form.read(response)
    return replace(reading, problems=(*problems, *reading.problems))


def is_data(source: Source) -> bool:
    """Whether a source is a feed or an answer of an API, by its beginning."""
    try:
        beginning = source[:_BEGINNING] if isinstance(source, bytes) else _beginning(Path(source))
        if beginning.startswith(GZIP):
            beginning = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(beginning, _BEGINNING)
    except (OSError, zlib.error):
        return False
    return _DATA.match(beginning) is not None


def _failure(error: str, detail: str) -> Reading:
    return Reading(witness="failure", problems=(Problem(stage="read", error=error, detail=detail),))


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_BEGINNING)


def _load(path: Path) -> tuple[bytes, str]:
    """A file's bytes and when it was saved."""
    saved = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return path.read_bytes(), f"{saved:%Y-%m-%dT%H:%M:%SZ}"
