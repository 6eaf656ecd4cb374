"""Who wrote a comment, by its markup, and what else that line says."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from crawler.document import Element, Index, class_test, length, spaced_text, text_of
from crawler.layout.authors import LONGEST_NAME
from crawler.layout.printed import before_date, datedness
from crawler.platforms.wordpress.clock import fullness
from crawler.witnesses.signatures import Piece, read_signatures
from crawler.witnesses.signatures import pieces as runs

#: Classes of the line with a comment's author.
are_names = class_test(
    r"^(?:\w{1,3}-)?(?:comm(?:ent)?s?[-_]{0,2})?(?:author|by|name|poster|user|username|who|commenter)(?:[-_]?(?:name|link|info))?$"
)
#: Type that sets a name off.
_SET_OFF = frozenset({"strong", "b", "h3", "h4", "h5", "h6"})
_LINES = frozenset({"cite", "h3", "h4", "h5", "h6"})
#: Type that says nothing of what it is around.
_INLINE = frozenset({"a", "b", "i", "em", "strong", "font", "big", "bdi"})
_LETTER = re.compile(r"[^\W\d_]")
#: Addresses of what a theme's script does: to answer, to quote.
NOWHERE = re.compile(r"^#?$|^javascript:|[?&]replytocom=|#respond$", re.IGNORECASE)
#: The number of a comment before its author's name.
_ORDINAL = re.compile(r"#?\d{1,4}(?:\s?[.):|–—-](?:\s+|$)|$)")


@dataclass(frozen=True, kw_only=True)
class Name:
    """A name as it was found."""

    text: str | None = None
    url: str | None = None
    #: Element with the name and what the theme says around it ("Comment by …").
    line: Element | None = None
    #: True where the whole line was taken for the name.
    is_loose: bool = False
    #: True for the link that WordPress itself makes of an author's name.
    is_linked: bool = False


def find_name(element: Element, piece: Index, *, is_ping: bool) -> Name:
    """The author of a comment, or the source of a ping."""
    for found in _author_elements(element, piece):
        if name := _name_of(found):
            link = found if found.tag == "a" else next((a for a in found.iter("a") if a.get("href")), None)
            if link is None:
                link = next(found.iterancestors("a"), None)
            url = link.get("href") if link is not None else None
            is_linked = link is found and _is_authors(found)
            is_loose = found.tag != "a" and (fullness(name) > 0 or name.endswith(":"))  # more stands in the same line
            url, line = None if is_loose else url, _line_of(found, element)
            return Name(text=name, url=url, line=line, is_loose=is_loose, is_linked=is_linked)
    if (line := _named(element, piece)) is not None:
        link = next(
            (a for a in line.iter("a") if a.get("href") and text_of(a) and not NOWHERE.search(a.get("href"))), None
        )
        if link is not None:
            return Name(text=_name_of(link), url=link.get("href"), line=line)
        return Name(text=_name_of(line), line=line, is_loose=True)
    if is_ping:
        plain = (a for a in element.iter("a") if a.get("href") and "#" not in a.get("href", "") and text_of(a))
        link = next(plain, None)
        return Name(text=text_of(link), url=link.get("href")) if link is not None else Name()
    set_off = (line for line in head_of(element) if line.tag in _SET_OFF)
    line = next((line for line in set_off if _LETTER.search(text_of(line) or "")), _beside_avatar(element, piece))
    return Name(text=_name_of(line), line=line, is_loose=True) if line is not None else Name()


def _beside_avatar(element: Element, piece: Index) -> Element | None:
    """What holds the author's picture and no more than words that may be the name."""
    avatar = piece.first("avatar")
    holder = avatar.getparent() if avatar is not None else None
    if holder is None or holder is element or not 0 < length(holder) <= LONGEST_NAME:
        return None
    return holder if _LETTER.search(text_of(holder) or "") and not fullness(text_of(holder) or "") else None


def _is_authors(link: Element) -> bool:
    """True for what get_comment_author_link() prints: a theme's own links do not have both."""
    return "external" in (link.get("rel") or "").split() and "url" in (link.get("class") or "").split()


def _named(element: Element, piece: Index) -> Element | None:
    """The innermost element that a class calls a name, and that says more than how to answer."""
    found: Element | None = None
    for line, _, classes in piece.entries:
        if line is element or not are_names(classes) or holds_text(line):
            continue
        if found is not None and found not in line.iterancestors():
            break
        answers = sum(length(a) for a in line.iter("a") if a.get("href") and NOWHERE.search(a.get("href")))
        if _name_of(line) and length(line) > answers:
            found = line
    return found


def name_alike(element: Element, linked: Iterable[Element]) -> Name:
    """The name that no link marks, in an element like those in which only the links with other names stand."""
    holders = (link.getparent() for link in linked)
    spots = {_spot(one) for one in holders if one is not None and text_of(one) == text_of(one[0])}
    alike = (one for one in element.iter() if any(_spot(one)[1:]) and _spot(one) in spots)
    found = next((one for one in alike if 0 < length(one) <= LONGEST_NAME), None)
    return Name(text=_name_of(found), line=found) if found is not None else Name()


def _spot(element: Element) -> tuple[str, str | None, str | None]:
    """Where an element stands: its name and class, and the class of what it stands in."""
    outer = element.getparent()
    return element.tag, element.get("class"), outer.get("class") if outer is not None else None


def _author_elements(element: Element, piece: Index) -> Iterator[Element]:
    yield from piece.classed("fn")
    yield from piece.classed("wp-block-comment-author-name")
    for holder in piece.classed("comment-author"):
        yield from (inner for inner in holder.iterdescendants() if inner.get("itemprop") == "name")
    yield from piece.classed("comment-author-name")
    for holder in piece.classed("comment-author", "commentauthor"):
        above = [one for one in (holder, *head_of(holder)) if isinstance(one.tag, str)]
        yield from (name for name in above if name.tag in {"cite", "a"} and "#" not in name.get("href", ""))
        if fullness(spaced_text(holder) or "") or holds_text(holder):  # more than the name stands in it
            set_off = (name for name in above if name.tag in _SET_OFF)
            yield from (name for name in set_off if text_of(name) and not fullness(text_of(name) or ""))
    yield from piece.classed("comment-author", "commentauthor")
    for cite in element.iter("cite"):
        yield from (a for a in cite.iter("a") if "#" not in a.get("href", ""))
        yield cite
    yield from piece.classed("url")
    # get_comment_author_link() says so; a link in the words of a comment is only `nofollow`
    yield from (a for a in element.iter("a") if "external" in (a.get("rel") or "").split())


def _line_of(found: Element, element: Element) -> Element:
    """The element with a name and the theme's words around it: by its class, `cite` or a heading, else what is bold."""
    around = [found, *takewhile(lambda outer: outer is not element, found.iterancestors())]
    for line in around:
        if line.tag in _LINES or are_names(frozenset((line.get("class") or "").split())):
            return line
    return next((line for line in around if line.tag in _SET_OFF), found)


def _name_of(element: Element) -> str | None:
    """An element's text; where it has words of its own, without those that stand in it for the theme ("says")."""
    own = [element.text or "", *(child.tail or "" for child in element)]
    if not "".join(own).strip():
        said = [child for child in element if isinstance(child.tag, str) and text_of(child)]
        link = next((child for child in said if "url" in (child.get("class") or "").split()), None)  # beside a badge
        if link is not None or len(said) == 1:
            return _name_of(said[0] if link is None else link)
        return text_of(element)
    parts = [element.text or ""]
    for child in element:
        parts += [text_of(child) or "" if child.tag in _INLINE else "", child.tail or ""]
    return " ".join("".join(parts).split()) or None


def holds_text(element: Element) -> bool:
    """True where a paragraph of the comment stands in it: those that WordPress makes have no class."""
    return next((p for p in element.iter("p") if not p.attrib and p is not element), None) is not None


def head_of(element: Element) -> Iterator[Element]:
    """What stands above the words of a comment that no class tells."""
    for line in element.iterdescendants():
        if line.tag == "p" and not line.attrib and text_of(line):
            return
        if isinstance(line.tag, str):
            yield line


def without_phrases(names: list[Name]) -> list[Name]:
    """The names without the words that stand around all names of a page."""
    if not any(name.is_loose for name in names):
        return names
    lines = [_undated(runs(name.line)) if name.line is not None else [] for name in names]
    if all(line and _ORDINAL.match(line[0].text) for line, name in zip(lines, names, strict=True) if name.is_loose):
        lines = list(map(_without_ordinal, lines))
    signatures = read_signatures(lines)
    return [
        replace(name, text=signature.author or name.text) if name.is_loose else name
        for name, signature in zip(names, signatures, strict=True)
    ]


def _undated(line: list[Piece]) -> list[Piece]:
    """A line whose clock alone leads to the comment without the day before it."""
    if not any(piece.href and "#" in piece.href for piece in line):
        return line
    cut = [
        replace(piece, text=before_date(piece.text).strip() or piece.text) if not piece.href else piece
        for piece in line
    ]
    return [piece for piece in cut if piece.href or not datedness(piece.text)]


def _without_ordinal(line: list[Piece]) -> list[Piece]:
    """A line without the comment's number that it begins with."""
    return [replace(line[0], text=_ORDINAL.sub("", line[0].text)), *line[1:]] if line else line
