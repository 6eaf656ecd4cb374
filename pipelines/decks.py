"""Decks: one row each, whichever of its names it was first met by, and whatever order the others are learned in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import reduce
from itertools import combinations
from typing import Any

from sqlite_utils import Database

from archive.database import Row, get, index, insert, know, look_up, mint, update
from crawler import slides
from crawler.slides import Deck
from pipelines.trust import EXPORTS, Statement

#: A slide reference or a statement about a deck.
Told = Mapping[str, Any]

#: Within this a post is taken not to have been given another deck, in seconds.
_AT_ONCE = 24 * 3600
#: Of more decks in one post it is not asked which are the same.
_MANY = 200
_UNUSED = """
DELETE FROM decks WHERE NOT EXISTS (SELECT 1 FROM slide_references WHERE deck_id = decks.id)
  AND NOT EXISTS (SELECT 1 FROM readings WHERE entity = 'deck' AND row_id = decks.id)
"""


class Decks:
    """Keeps what is said of decks."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def keep(self, told: Told) -> int:
        """Keep a deck's names, title and author; the id of its row."""
        forms = _forms(told)
        row_id = self._known_by(forms)
        row = get(self._db, "decks", row_id)
        best = slides.called([*forms, *_forms(row)] if row else forms)
        now: Row = {"provider": best.provider, "key": best.key, "url": best.url}
        for name in ("title", "author"):
            # of several names a deck is given the first in order counts, whoever was read first
            now[name] = min(filter(None, (told.get(name), row and row[name])), default=None)
        if row is None:
            new = {"id": row_id, **now}
            insert(self._db, "decks", new)
            index(self._db, "decks", [new])
        elif changed := {name: value for name, value in now.items() if row[name] != value}:
            update(self._db, "decks", row_id, changed)
        return row_id

    def _known_by(self, forms: Sequence[Deck]) -> int:
        """The deck known by any of these names; two that turn out to be one become one."""
        keys = list(dict.fromkeys(key for deck in forms for key in _keys(deck)))
        found = sorted({row_id for key in keys if (row_id := look_up(self._db, "deck", key)) is not None})
        row_id = found[0] if found else mint(self._db, "deck", keys[0])
        know(self._db, "deck", keys, row_id)
        for superseded in found[1:]:
            self._merge(superseded, row_id)
        return row_id

    def _merge(self, old: int, new: int) -> None:
        """Give one deck all that another was."""
        self._db.execute("UPDATE slide_references SET deck_id = ? WHERE deck_id = ?", [new, old])
        self._db.execute("UPDATE readings SET row_id = ? WHERE entity = 'deck' AND row_id = ?", [new, old])
        self._db.execute("UPDATE aliases SET row_id = ? WHERE entity = 'deck' AND row_id = ?", [new, old])
        know(self._db, "deck", [f"superseded:{old}"], new)
        row = get(self._db, "decks", old)
        self._db.execute("DELETE FROM decks WHERE id = ?", [old])
        if row:
            self.keep(row)

    def join(self, statements: Iterable[Statement]) -> None:
        """Learn which names are of one deck from statements of one post that tell its decks by different ones."""
        telling = [one for one in statements if 0 < len(_slides(one)) <= _MANY]
        for one, other in combinations(telling, 2):
            if one.witness == other.witness or _slides(one) == _slides(other) or not _at_once(one, other):
                continue
            for mine, theirs in _alike(_slides(one), _slides(other)):
                names = (*slides.addresses(mine), *slides.addresses(theirs))
                self.keep({"provider": mine.provider, "key": mine.key, "url": mine.url, "names": names})

    def remove_unused(self) -> None:
        """Remove the rows of decks that nothing speaks of any longer. What they are known by is kept."""
        self._db.execute(_UNUSED)


def _slides(statement: Statement) -> Sequence[Told]:
    found: Sequence[Told] = statement.fields.get("body", {}).get("slides") or ()
    return found


def _forms(told: Told) -> list[Deck]:
    """A deck by each of the names that are told, the one it is told by first."""
    provider, url = told["provider"], told["url"]
    own = Deck(provider=provider, key=told.get("key") or url, url=url, names={})
    others = [deck for name in (url, *(told.get("names") or ())) if (deck := slides.identify(name))]
    found = {deck.key: deck for deck in others if deck.provider == provider}
    return [found.pop(own.key, own), *found.values()]


def _keys(deck: Deck) -> list[str]:
    """What a name is remembered as; providers ignore case in the names that people give."""
    key = f"{deck.provider}:{deck.key}"
    return [key, key.lower()] if "slug" in deck.names else [key]


def _at_once(one: Statement, other: Statement) -> bool:
    """Whether two witnesses tell of a post as it was at one time; an export has the date of its file."""
    if one.witness in EXPORTS or other.witness in EXPORTS:
        return True
    times = [datetime.fromisoformat(said.fetched_at) for said in (one, other)]
    return abs((times[0] - times[1]).total_seconds()) <= _AT_ONCE


def _alike(these: Iterable[Told], those: Iterable[Told]) -> list[tuple[Deck, Deck]]:
    """Decks of two tellings of a post that must be one, each being all of its provider's that the other does not have.

    In their order, where there are as many here as there and no two are known to be different.
    """
    mine, theirs = [_whole(one) for one in these], [_whole(other) for other in those]
    pairs: list[tuple[Deck, Deck]] = []
    for provider in dict.fromkeys(deck.provider for deck in mine):
        left = _without(mine, theirs, provider)
        right = _without(theirs, mine, provider)
        if len(left) == len(right) and all(slides.same(*pair) is None for pair in zip(left, right, strict=True)):
            pairs += zip(left, right, strict=True)
    return pairs


def _whole(told: Told) -> Deck:
    """A deck with all the names it is told by."""
    return reduce(slides.join, _forms(told))


def _without(decks: Iterable[Deck], others: Sequence[Deck], provider: str) -> list[Deck]:
    """A provider's decks, each once, that are not among the others."""
    found: list[Deck] = []
    for deck in decks:
        if deck.provider == provider and not any(slides.same(deck, other) for other in (*others, *found)):
            found.append(deck)
    return found
