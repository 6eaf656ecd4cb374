"""What a comparison found, counted and quoted."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

SHOWN = 5


@dataclass
class Tally:
    """How one field fared over all rows."""

    right: int = 0
    #: Left out, or coarser than the truth, where no witness of the cell says more.
    coarse: int = 0
    wrong: list[str] = field(default_factory=list)


@dataclass
class Entity:
    """How one table fared."""

    expected: int = 0
    found: int = 0
    missing: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def judge(
        self, name: str, where: str, got: Any, want: Any, *, demanded: bool, coarse: tuple[Any, ...] = (None, "")
    ) -> None:
        """Count one value: right, coarse where that is allowed, or wrong."""
        tally = self.fields[name]
        if got == want:
            tally.right += 1
        elif not demanded and got in coarse:
            tally.coarse += 1
        else:
            tally.wrong.append(f"{where}: {got!r} instead of {want!r}")

    def allow(self, name: str, where: str, got: Any, allowed: Collection[Any]) -> None:
        """Count a value of which several are right."""
        self.judge(name, where, got, got if got in allowed else sorted(allowed, key=str), demanded=True)


@dataclass
class Report:
    """How one archive fared against the truth of one cell."""

    cell: str
    entities: dict[str, Entity] = field(default_factory=lambda: defaultdict(Entity))
    leaked: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, int]:
        """The totals that have to be zero, and the two that should be large."""
        entities = self.entities.values()
        tallies = [tally for entity in entities for tally in entity.fields.values()]
        return {
            "expected": sum(entity.expected for entity in entities),
            "found": sum(entity.found for entity in entities),
            "missing": sum(len(entity.missing) for entity in entities),
            "invented": sum(len(entity.invented) for entity in entities),
            "leaked": len(self.leaked),
            "wrong": sum(len(tally.wrong) for tally in tallies),
            "right": sum(tally.right for tally in tallies),
            "coarse": sum(tally.coarse for tally in tallies),
        }

    @property
    def perfect(self) -> bool:
        """True if nothing is missing, invented, leaked or wrong."""
        figures = self.figures()
        return not any(figures[name] for name in ("missing", "invented", "leaked", "wrong"))

    def summary(self) -> str:
        """One line for a cell."""
        return f"{self.cell:<42} " + "  ".join(f"{name} {count}" for name, count in self.figures().items())

    def __str__(self) -> str:
        lines = [self.summary()]
        for name, entity in self.entities.items():
            lines.append(f"  {name}: {entity.found} of {entity.expected}")
            lines += _quoted("missing", entity.missing) + _quoted("invented", entity.invented)
            for column, tally in entity.fields.items():
                lines.append(f"    {column}: {tally.right} right, {tally.coarse} coarse, {len(tally.wrong)} wrong")
                lines += _quoted("wrong", tally.wrong)
        return "\n".join(lines + _quoted("leaked", self.leaked))


def _quoted(what: str, examples: list[str]) -> list[str]:
    if not examples:
        return []
    more = [f"      … and {len(examples) - SHOWN} more"] if len(examples) > SHOWN else []
    return [f"      {what}: {example}" for example in examples[:SHOWN]] + more
