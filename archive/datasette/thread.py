"""A post's comments and pings as one conversation: who answers whom, and in what order they read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

#: A comment or ping: at least id, kind, parent_id, position, depth and published_at.
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Turn:
    """One comment or ping at its place in the conversation."""

    row: Row
    #: How many it stands under.
    depth: int
    #: Index of the one it answers, in the same conversation.
    parent: int | None = None


def conversation(rows: Iterable[Row]) -> list[Turn]:
    """The rows as they read: each answer below what it answers, otherwise by position. None is lost."""
    ordered = sorted(rows, key=_by_position)
    comments = {row["id"]: index for index, row in enumerate(ordered) if row["kind"] == "comment"}
    parents = {index: comments[row["parent_id"]] for index, row in enumerate(ordered) if row["parent_id"] in comments}
    answers: dict[int, list[int]] = {}
    for index, parent in parents.items():
        answers.setdefault(parent, []).append(index)
    turns: list[Turn] = []
    placed: dict[int, int] = {}
    roots = [index for index in range(len(ordered)) if index not in parents]
    # What hangs in a circle of answers has no root: it begins where the circle is first met.
    for root in (*roots, *range(len(ordered))):
        waiting = [root]
        while waiting:
            index = waiting.pop()
            if index not in placed:
                turns.append(_turn(ordered[index], placed.get(parents.get(index, -1)), turns))
                placed[index] = len(turns) - 1
                waiting.extend(reversed(answers.get(index, ())))
    return turns


def _turn(row: Row, parent: int | None, turns: list[Turn]) -> Turn:
    if parent is not None:
        return Turn(row, turns[parent].depth + 1, parent)
    # Whom it answers is not known. The page may still have shown how deep it stands.
    return Turn(row, max((row["depth"] or 1) - 1, 0))


def _by_position(row: Row) -> tuple[bool, int, str, int]:
    return row["position"] is None, row["position"] or 0, row["published_at"] or "", row["id"]
