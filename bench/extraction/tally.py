"""Figures: each the mean of many small facts, with the pages that hold it down."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field


@dataclass
class Tally:
    """A figure while it is counted: what was achieved of what could be, page by page."""

    got: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    most: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, page: str, got: float, most: float = 1) -> None:
        """Count a fact."""
        self.got[page] += got
        self.most[page] += most

    @property
    def total(self) -> float:
        """How much could be achieved."""
        return sum(self.most.values())

    @property
    def value(self) -> float | None:
        """The share; `None` where there was nothing to achieve."""
        return sum(self.got.values()) / self.total if self.total else None

    def only(self, pages: Collection[str]) -> "Tally":
        """The figure over some of the pages."""
        kept = [page for page in self.most if page in pages]
        return Tally({page: self.got[page] for page in kept}, {page: self.most[page] for page in kept})

    def worst(self, count: int) -> list[tuple[str, float, float]]:
        """The pages where most is missing: name, achieved, possible."""
        missing = ((page, self.got[page], most) for page, most in self.most.items() if most - self.got[page] > 1e-9)
        return sorted(missing, key=lambda page: (page[1] - page[2], page[0]))[:count]


Tallies = dict[str, Tally]


def tallies(names: Iterable[str]) -> Tallies:
    """A tally for each figure, in this order."""
    return {name: Tally() for name in names}
