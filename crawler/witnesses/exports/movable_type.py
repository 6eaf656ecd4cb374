"""Movable Type's export, which TypePad, Hatena and others write too: plain text, a field a line, dashes between."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import IO

from crawler.body import read_body
from crawler.document import inline_text
from crawler.items import Body, Comment, Post, PostKey, Reading, Term
from crawler.witnesses.exports.paragraphs import paragraphs
from crawler.witnesses.exports.pieces import Cut, LeftOut, Piece, name_or_none

WITNESS = "mt-export"

_MARK = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:[A-Z][A-Z ]{2,20}:[^\n]*\n\s*)+-----\s*\n", re.ASCII)
_KNOWN = re.compile(rb"^(?:TITLE|STATUS|DATE|BASENAME|AUTHOR): ", re.MULTILINE)
_ENTRY = re.compile(rb"--------\s*")
_SECTION = re.compile(r"^-----[ \t]*$", re.MULTILINE)
_FIELD = re.compile(r"([A-Z][A-Z ]{1,20}):[ \t]*(.*)")
#: What is public of an entry, and what is not of a comment or ping.
_OF_ENTRY = frozenset(
    {"AUTHOR", "TITLE", "BASENAME", "STATUS", "CONVERT BREAKS", "PRIMARY CATEGORY", "CATEGORY", "TAGS", "DATE",
     "UNIQUE URL"}
)  # fmt: skip
_OF_COMMENT = frozenset({"AUTHOR", "URL", "DATE", "TITLE", "BLOG NAME"})
_PRIVATE = frozenset({"EMAIL", "IP"})
_SECTIONS = frozenset({"BODY", "EXTENDED BODY", "EXCERPT", "COMMENT", "PING"})
#: Text filters whose texts are markup as they stand.
_AS_IT_IS = frozenset({"0", "richtext", "wysiwyg", "none"})
_TAG = re.compile(r'"([^"]*)"|([^,"]+)')

#: Fields in their order, a name maybe repeated, and the text below them.
_Section = tuple[list[tuple[str, str]], str]


def is_export(start: bytes) -> bool:
    """True for a text that begins with fields and their dashes."""
    return bool(_MARK.match(start)) and len(set(_KNOWN.findall(start[:5000]))) >= 2


def home(start: bytes) -> None:
    """The export does not say where the blog stood."""


def pieces(stream: IO[bytes]) -> Iterator[Cut]:
    """Each published entry with its comments and pings, without addresses of mail and of machines."""
    lines: list[bytes] = []
    number = 0
    for line in stream:
        if not _ENTRY.fullmatch(line):
            lines.append(line)
            continue
        number += 1
        yield from _cut(b"".join(lines), number)
        lines = []
    yield from _cut(b"".join(lines), number + 1)


def _cut(entry: bytes, number: int) -> Iterator[Cut]:
    if not entry.strip(b"\xef\xbb\xbf\r\n\t -"):
        return
    # one byte a character: what the charset is, the reader finds out
    head, *sections = _sections(entry.decode("latin-1").removeprefix("\xef\xbb\xbf"))
    if not _is_public(dict(head[0])):
        yield LeftOut(rule="not-public")
        return
    kept = [_written([(name, _shown(name, value)) for name, value in head[0] if name in _OF_ENTRY], "")]
    for fields, below in sections:
        if fields and fields[0][0] in _SECTIONS:
            kept.append(_written([(n, _shown(n, v)) for n, v in fields if n not in _PRIVATE], below))
    yield Piece(key=str(number), body="-----\n".join(kept).encode("latin-1"))


def _shown(name: str, value: str) -> str:
    return name_or_none(value) or "" if name == "AUTHOR" else value


def _written(fields: list[tuple[str, str]], below: str) -> str:
    return "".join(f"{name}: {value}".rstrip() + "\n" for name, value in fields) + (f"{below}\n" if below else "")


def _sections(entry: str) -> list[_Section]:
    """An entry's parts: fields at the start of each, up to the first line that is none, then text."""
    return [_section(part) for part in _SECTION.split(entry.replace("\r\n", "\n").replace("\r", "\n"))]


def _section(part: str) -> _Section:
    fields: list[tuple[str, str]] = []
    lines = part.strip("\n").split("\n")
    for number, line in enumerate(lines):
        found = _FIELD.fullmatch(line)
        name = found.group(1) if found else None
        # of a text only the lines that a comment may begin with are fields
        inside = bool(fields) and fields[0][0] in _SECTIONS
        if found is None or name is None or (inside and not _may_follow(fields[0][0], name)):
            return fields, "\n".join(lines[number:]).strip("\n")
        fields.append((name, found.group(2).strip()))
    return fields, ""


def _may_follow(section: str, name: str) -> bool:
    return section in {"COMMENT", "PING"} and name in _OF_COMMENT | _PRIVATE


def _is_public(fields: dict[str, str]) -> bool:
    return fields.get("STATUS", "Publish").lower() in {"publish", ""}


def read(written: str, base: str) -> Reading:
    """What an export, or a piece of one, says of what is public."""
    posts: list[Post] = []
    comments: list[Comment] = []
    for entry in re.split(r"^--------[ \t]*$", written, flags=re.MULTILINE):
        if entry.strip():
            head, *sections = _sections(entry)
            if _is_public(dict(head[0])):
                post = _post(head[0], sections, base)
                posts.append(post)
                comments += [found for section in sections if (found := _comment(section, post.key, base))]
    return Reading(witness=WITNESS, posts=tuple(posts), comments=tuple(comments))


def _post(head: list[tuple[str, str]], sections: list[_Section], base: str) -> Post:
    fields = dict(head)
    texts = {section[0][0][0]: section[1] for section in sections if section[0] and section[0][0][0] in _SECTIONS}
    stored = "\n\n".join(filter(None, (texts.get("BODY"), texts.get("EXTENDED BODY"))))
    excerpt = texts.get("EXCERPT")
    return Post(
        key=_key(fields, base),
        kind="post",
        title=inline_text(fields.get("TITLE", "")),
        author=name_or_none(fields.get("AUTHOR")),
        published=_local_time(fields.get("DATE", "")),
        body=_body(stored, base, as_it_is=fields.get("CONVERT BREAKS", "1").lower() in _AS_IT_IS),
        excerpt=inline_text(excerpt) if excerpt else None,
        terms=tuple(dict.fromkeys(_terms(head))) or None,
    )


def _key(fields: dict[str, str], base: str) -> PostKey:
    """What an entry is known by. Where it states no address, it answers to those its file may have had.

    An entry of the first versions has no name of a file either, and is known by its date.
    """
    if url := fields.get("UNIQUE URL"):
        return PostKey(url=url)
    name, date = fields.get("BASENAME"), _local_time(fields.get("DATE", "")) or ""
    if not name or not base:
        return PostKey(remote_id=date or None)
    month = "/".join(date.split("-")[:2])
    names = dict.fromkeys((name, name.replace("_", "-")))
    usual = [f"{base}{folder}{month}/{one}.html" for folder in ("", "archives/") for one in names]
    return PostKey(aliases=(*usual, f"{base}entry/{name}"))  # the last is Hatena's


def _terms(head: list[tuple[str, str]]) -> Iterator[Term]:
    for name, value in head:
        if name in {"CATEGORY", "PRIMARY CATEGORY"} and value:
            yield Term(kind="category", name=inline_text(value))
        elif name == "TAGS":
            for quoted, plain in _TAG.findall(value):
                if tag := (quoted or plain).strip():
                    yield Term(kind="tag", name=inline_text(tag))


def _comment(section: _Section, post: PostKey, base: str) -> Comment | None:
    (kind, *_), below = [name for name, _ in section[0]] or [""], section[1]
    if kind not in {"COMMENT", "PING"}:
        return None
    fields = dict(section[0])
    ping = kind == "PING"
    url = fields.get("URL") or None
    return Comment(
        post=post,
        kind="trackback" if ping else "comment",
        author=None if ping else name_or_none(fields.get("AUTHOR")),
        author_url=None if ping else url,
        published=_local_time(fields.get("DATE", "")),
        body=_body(below, base),
        source_url=url if ping else None,
        source_title=(inline_text(fields.get("TITLE") or fields.get("BLOG NAME") or "") or None) if ping else None,
    )


def _body(stored: str, base: str, *, as_it_is: bool = False) -> Body | None:
    return read_body(stored if as_it_is else paragraphs(stored), base) if stored.strip() else None


def _local_time(printed: str) -> str | None:
    """The time as others write it: here the month always comes first, and 12 hours count where AM or PM follows."""
    for form in ("%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M"):
        try:
            return datetime.strptime(printed, form).isoformat(timespec="minutes" if form.endswith("%M") else "seconds")
        except ValueError:
            continue
    return printed or None
