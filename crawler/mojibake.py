"""Text that was UTF-8 and was read as Windows-1252 before it was sent: `cittÃ\u00a0`, `donâ€™t`.

What is certain is mended, text by text between the tags, so that a page that is half right stays so: all that a text
has beyond ASCII must be such sequences. ftfy, which mends more, also mends `«AMANHû`, and "Ã©" where it is spoken of.
"""

import re

#: What each byte beyond ASCII may have become: Windows-1252's sign, or Latin-1's.
_SIGNS = {byte: bytes([byte]).decode("cp1252", "ignore") + chr(byte) for byte in range(128, 256)}
_TO_LATIN_1 = {ord(sign): chr(byte) for byte, signs in _SIGNS.items() for sign in signs}


def _class(first: int, last: int) -> str:
    return f"[{re.escape(''.join(_SIGNS[byte] for byte in range(first, last + 1)))}]"


_NEXT = _class(0x80, 0xBF)
_TWO = f"{_class(0xC2, 0xDF)}{_NEXT}"
_THREE = f"{_class(0xE0, 0xEF)}{_NEXT}{{2}}"
_SEQUENCE = f"(?:{_TWO}|{_THREE}|{_class(0xF0, 0xF4)}{_NEXT}{{3}})"
_ANY = re.compile(_SEQUENCE)
#: The same in bytes, which are searched ten times faster for what begins with one of them.
_NEXT_IN_BYTES = b"(?:" + b"|".join(sorted({sign.encode() for byte in range(128, 192) for sign in _SIGNS[byte]})) + b")"
_IN_BYTES = re.compile(b"\xc3(?:[\x82-\x9f]%(n)b|[\xa0-\xaf]%(n)b{2}|[\xb0-\xb4]%(n)b{3})" % {b"n": _NEXT_IN_BYTES})
#: What no language writes: a capital in the middle of a word with a sign behind it, a euro sign after a circumflex,
#: several such pairs in a row.
_STRONG = re.compile(
    f"(?<=[a-z])[ÃÄÅ]{_NEXT}|[ÃÄÅ]{_NEXT}(?=[a-z])(?![ÃÄÅ][»›”’])|â[€\x80]{_NEXT}|(?:{_TWO}){{3,}}|(?:{_THREE}){{2,}}"
)
#: A letter of the west that is spoken of, in quotes, in brackets or alone in its element.
_SPOKEN_OF = re.compile(
    rf"""["'“‘«`](?:Ã{_NEXT}|â[€\x80](?!¦){_NEXT}){{1,2}}["'”’»`]|[(\[](?:Ã{_NEXT}){{1,2}}[)\]]|^\s*(?:Ã{_NEXT}){{1,2}}\s*$"""
)
#: A small letter behind capitals: `IRMû was a capital and a quotation mark.
_BEHIND_CAPITALS = re.compile("[A-ZÀ-Þ]{2}[ß-ÿ]")
_RUN = re.compile("[<>]")
#: In JSON, with or without a byte order mark, texts end at quotation marks too, and PHP escapes all beyond ASCII.
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")
_RUN_OF_JSON = re.compile('[<>"]')
_ESCAPED = re.compile(r"(?<!\\)((?:\\\\)*)\\u(00[89a-f][0-9a-f]|0[12][0-9a-f]{2}|20[0-9a-f]{2}|2122)", re.IGNORECASE)
_ESCAPED_TRACE = re.compile(rb"\\u00(?:[cde][0-9a-f]\\u|e2\\u20ac)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
#: How many strong sequences make it certain; and where the page has the same words right as well.
_CERTAIN, _CERTAIN_BESIDE = 3, 12


def is_suspect(raw: bytes, beyond: bytes) -> bool:
    """Whether text may hold anything to mend, as most does not: in UTF-8, and what of that is beyond ASCII."""
    return (_IN_BYTES.search(beyond) is not None and _IN_BYTES.search(raw) is not None) or _is_escaped(raw)


def repair(text: str) -> tuple[str, int]:
    """The text with what is certain mended, and how many texts between its tags that were."""
    if _is_escaped(text.encode("utf-8", "replace")):
        mended, count = _repair(_ESCAPED.sub(_unescaped, text), _RUN_OF_JSON)
        return (mended, count) if count else (text, 0)
    return _repair(text, _RUN)


def _is_escaped(raw: bytes) -> bool:
    return _JSON.match(raw) is not None and _ESCAPED_TRACE.search(raw) is not None


def _unescaped(escaped: re.Match[str]) -> str:
    return escaped.group(1) + chr(int(escaped.group(2), 16))


def _repair(text: str, ends: re.Pattern[str]) -> tuple[str, int]:
    runs = ends.split(text)
    mended: dict[int, str] = {}
    strong = 0
    for place, run in enumerate(runs):
        if run.isascii() or not _ANY.search(run):
            continue
        if _SPOKEN_OF.search(run):
            return text, 0
        if (better := _undone(run)) is not None:
            strong += sum(max(1, len(found) // 6) for found in _STRONG.findall(run))
            mended[place] = better
    if strong < _CERTAIN or (strong < _CERTAIN_BESIDE and _stands_beside(runs, mended)):
        return text, 0
    return _joined(text, runs, mended), len(mended)


def _undone(run: str) -> str | None:
    """What the run was before it was misread, once or twice; `None` where it cannot have been."""
    better = None
    for _ in range(3):
        try:
            once = (better or run).translate(_TO_LATIN_1).encode("latin-1").decode("utf-8")
        except UnicodeError:
            return better
        if _BEHIND_CAPITALS.search(once):
            return better
        better = once
        if not _ANY.search(better):
            return better
    return better


def _stands_beside(runs: list[str], mended: dict[int, str]) -> bool:
    """Whether the page has one of the mended words right elsewhere, as one that speaks of the fault has."""
    words = {word for run in mended.values() for word in _WORD.findall(run) if not word.isascii()}
    return any(
        not words.isdisjoint(_WORD.findall(run))
        for place, run in enumerate(runs)
        if place not in mended and not run.isascii()
    )


def _joined(text: str, runs: list[str], mended: dict[int, str]) -> str:
    parts: list[str] = []
    position = 0
    for place, run in enumerate(runs):
        parts.append(mended.get(place, run))
        position += len(run)
        parts.append(text[position : position + 1])
        position += 1
    return "".join(parts)
