"""Reads a deck out of what starts a player: a Flash movie with its variables, or a script."""

import re
from collections.abc import Iterable

from crawler.slides import Deck, identify

_DELIMITER = re.compile(r"[\s\"'<>\\]+")
# Only literal values: a variable in a template names no deck.
_VARIABLE = re.compile(
    r"\b(id|doc|stripped_title|userName|username|prezi_id|document_id|documentId|docName|id_resource|p)[\"']?\s*[:=]\s*"
    r"(?:[\"']([\w.%-]+)[\"']|(\d+)\b)"
)
_SCRIBD = re.compile(r"scribd\.Document\.getDoc\(\s*[\"']?(\d+)", re.IGNORECASE)


def flash(movie: str, variables: str) -> Deck | None:
    """Return the deck that a Flash movie plays, given its `flashvars`."""
    if not variables:
        return identify(movie)
    return identify(f"{movie}{'&' if '?' in movie else '?'}{variables.strip().lstrip('?&')}")


def script(code: str) -> Deck | None:
    """Return the deck that an inline script starts a player for."""
    if found := _SCRIBD.search(code):
        return identify(f"https://www.scribd.com/document/{found[1]}")
    movies = [word for word in _DELIMITER.split(code) if ".swf" in word.lower() and "//" in word[:8]]
    if not movies:
        return None
    return _first(identify(movie) for movie in movies) or _first(flash(movie, _variables(code)) for movie in movies)


def _variables(code: str) -> str:
    return "&".join(f"{name}={quoted or number}" for name, quoted, number in _VARIABLE.findall(code))


def _first(decks: Iterable[Deck | None]) -> Deck | None:
    return next((deck for deck in decks if deck), None)
