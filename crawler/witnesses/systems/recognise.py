"""Which outside comment systems a page hands its conversation to: what loads them is searched, then the table asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from urllib.parse import unquote

from crawler.document import Element, find
from crawler.witnesses.systems.table import SYSTEMS, System

#: Script with a loader are short; what is longer is a library or data.
_LONGEST = 60_000
_MOST_CONTAINERS = 3


@dataclass(frozen=True, kw_only=True)
class Thread:
    """A conversation elsewhere: in which system, and what names it there."""

    system: str
    named: tuple[tuple[str, str], ...]

    def get(self, label: str) -> str | None:
        """The value of one of its names."""
        return dict(self.named).get(label)

    def __str__(self) -> str:
        return " ".join([self.system, *(f"{label}={value}" for label, value in self.named)])


_TAGS = tuple(dict.fromkeys(literal for system in SYSTEMS for literal in system.tags))
_CODE = tuple(dict.fromkeys(literal for system in SYSTEMS for literal in system.code))
#: Patterns are compiled when they are first asked for: most processes meet few of the systems.
_compiled = cache(re.compile)


def recognise(root: Element, text: bytes) -> tuple[Thread, ...]:
    """The systems that a page's scripts load for a conversation, in the table's order; `text` is the page's source."""
    scripts = [(_attributes(script), _code(script)) for script in root.iter("script", "iframe")]
    tags = "\n".join(tag for tag, _ in scripts)
    code = "\n".join(code for tag, code in scripts if "src=" not in tag and "json" not in tag)
    named = {literal for literal in _TAGS if literal in tags} | {literal for literal in _CODE if literal in code}
    near = [system for system in SYSTEMS if named and _is_near(system, named, text)]
    signs = [f"{tag}\n{code}" for tag, code in scripts] if near else []
    return tuple(thread for system in near if (thread := _thread(system, signs, root)))


def _is_near(system: System, named: set[str], text: bytes) -> bool:
    """False where no script or frame of a page names the system, as on most pages."""
    if named.isdisjoint(system.tags) and named.isdisjoint(system.code):
        return False
    return not system.traces or any(trace in text for trace in system.traces)


def _sign(element: Element) -> str:
    return f"{_attributes(element)}\n{_code(element)}"


def _code(element: Element) -> str:
    return (element.text or "")[:_LONGEST]


def _attributes(element: Element) -> str:
    return " ".join(f'{name}="{value}"' for name, value in element.attrib.items())


def _thread(system: System, signs: list[str], root: Element) -> Thread | None:
    own = [sign for sign in signs if _compiled(system.sign).search(sign)]
    if not own:
        return None
    containers = find(root, system.container) if system.container else []
    if system.container and not containers:
        return None
    around = [sign for sign in signs if any(word in sign for word in (*system.tags, *system.code))]
    said = [_sign(container) for container in containers[:_MOST_CONTAINERS]]
    return Thread(system=system.name, named=tuple(_named(system, [*own, *said, *around])))


def _named(system: System, texts: list[str]) -> Iterator[tuple[str, str]]:
    given: set[str] = set()
    for label, pattern in system.thread:
        for text in texts:
            found = _compiled(pattern).search(text)
            value = next((group for group in found.groups() if group), None) if found else None
            if value and label not in given:
                given.add(label)
                yield label, unescape(unquote(value).replace("\\/", "/"))
                break
