"""Text as WordPress and Movable Type store it, with paragraphs as blank lines, as they print it."""

import re

_BLOCK = (
    "address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|"
    "hr|legend|li|map|main|menu|nav|object|ol|p|section|style|script|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_OPENING = re.compile(rf"(<(?:{_BLOCK})\b[^<>]*>)", re.IGNORECASE)
_CLOSING = re.compile(rf"(</(?:{_BLOCK})>)[ \t]*", re.IGNORECASE)
_IS_BLOCK = re.compile(rf"</?(?:{_BLOCK})\b|<!--", re.IGNORECASE)
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_PRE = re.compile(r"<(pre|textarea)\b", re.IGNORECASE)
#: A picture and its caption, between the brackets that the theme makes a figure of.
_CAPTION = re.compile(
    r"\[(?:wp_)?caption\b([^\]\[]{0,2000})\]((?:(?!\[/?(?:wp_)?caption\b).)*)\[/(?:wp_)?caption\]", re.DOTALL
)
_PICTURE = re.compile(r"\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)(.*)", re.DOTALL | re.IGNORECASE)
#: Where it stood before WordPress 3.4.
_SAID = re.compile(r"""\bcaption=(["'])(.*?)\1""", re.DOTALL)


def paragraphs(stored: str) -> str:
    """Markup with its paragraphs and line breaks, as `wpautop()` makes it. Texts of the block editor have them."""
    stored = stored.replace("\r\n", "\n").replace("\r", "\n")
    if "<!-- wp:" in stored:
        return stored
    stored = _CAPTION.sub(_figure, stored)
    return "\n".join(part if kept else _broken(part) for part, kept in _parts(stored))


def _figure(found: re.Match[str]) -> str:
    picture = _PICTURE.fullmatch(found.group(2))
    if picture is None:
        return found.group(2)
    named = _SAID.search(found.group(1))
    caption = picture.group(2).strip() or (named.group(2) if named else "")
    return f"<figure>{picture.group(1)}<figcaption>{caption}</figcaption></figure>" if caption else picture.group(1)


def _parts(stored: str) -> list[tuple[str, bool]]:
    """The text in parts, and whether a part's line breaks stand for themselves."""
    parts: list[tuple[str, bool]] = []
    position, lowered = 0, stored.lower()
    for opening in _PRE.finditer(stored):
        if opening.start() < position:
            continue
        closing = f"</{opening.group(1).lower()}>"
        end = lowered.find(closing, opening.end())
        if end < 0:
            break
        parts += [(stored[position : opening.start()], False), (stored[opening.start() : end + len(closing)], True)]
        position = end + len(closing)
    return [*parts, (stored[position:], False)]


def _broken(stored: str) -> str:
    spaced = _CLOSING.sub(r"\1\n\n", _OPENING.sub(r"\n\n\1", stored))
    return "\n".join(_paragraph(block) for found in _BLANK.split(spaced) if (block := found.strip()))


def _paragraph(block: str) -> str:
    if _IS_BLOCK.match(block):
        opening = _OPENING.match(block)
        rest = block[opening.end() :].strip() if opening else ""
        return block if not rest else f"{block[: opening.end()] if opening else ''}{_lines(rest)}"
    return f"<p>{_lines(block)}</p>"


def _lines(block: str) -> str:
    return block.replace("\n", "<br>\n")
