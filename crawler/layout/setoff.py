"""The author's name where a page sets it off: in a box of its own, below a portrait, behind an icon or a word."""

import re
from itertools import islice

from crawler.document import Element, length, spaced_text, text_of
from crawler.layout.boxes import names_of
from crawler.layout.printed import datedness, names_day
from crawler.witnesses.signatures import name_in

#: What leads to a name that follows it in an element, in the languages in which it is a small word.
_LEADS = re.compile(
    r"\W*(?:(posted|written|published|submitted)\s+)?(?:by|von|par|por|di|door|av|af)\W*", re.IGNORECASE
)
#: The picture of a person, as families of icons call it.
_PERSON = re.compile(
    r"(?:^|[-_])(?:user|person|author|account|profile)(?:[-_](?:o|alt|circle|fill|line|outline|\d+))*$"
)
_STROKE = re.compile(r"\s*[|·•–—,/(]")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_LONGEST_LINE, _LONGEST_NAME, _ABOVE = 160, 80, 4


def is_lead(words: str) -> bool:
    """True for a word that only leads to a name."""
    return _LEADS.fullmatch(words) is not None


def pictured(node: Element) -> str | None:
    """The name below a portrait, whose description it is, too."""
    alts = {" ".join((image.get("alt") or "").split()) for image in node.iter("img")} - {""}
    return next((text for part in node.iterdescendants("*") if (text := text_of(part)) in alts), None) if alts else None


def whole_name(node: Element) -> str | None:
    """What an element prints as a name; `None` for several boxes in it, whose words run together."""
    name = name_in(node)
    return name if name and name in " ".join(" ".join(map(str, node.itertext())).split()) else None


def set_off(node: Element) -> tuple[str, str | None] | None:
    """The name behind words that lead to it or, in a line with a date, behind the picture of a person."""
    if _is_person(node):
        behind = _STROKE.split(node.tail or "")[0]
        part = node.getnext() if not behind.strip() else None
    elif node.text and len(node) and (lead := _LEADS.fullmatch(node.text)) and (lead.group(1) or _is_alone(node)):
        behind, part = "", node[0]
    else:
        return None
    name = (text_of(part) if part is not None else None) or " ".join(behind.split())
    if not name or not _LETTERS.search(name) or len(name) > _LONGEST_NAME or datedness(name):
        return None
    return name, part.get("href") if part is not None and part.tag == "a" else None


def _is_alone(node: Element) -> bool:
    """True where nothing is said behind the first element in it."""
    return len(node) == 1 and not (node[0].tail or "").strip()


def _is_person(node: Element) -> bool:
    if node.tag not in {"i", "span", "svg"} or not any(map(_PERSON.search, names_of(node))) or text_of(node):
        return False
    lines = (outer for outer in islice(node.iterancestors(), _ABOVE) if length(outer) <= _LONGEST_LINE)
    return any(names_day(spaced_text(line) or "") for line in lines)
