"""The pages and their labels."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

SETS = ("blogs", "gold")


@dataclass(frozen=True)
class Page:
    """A saved page and what is known of it."""

    name: str
    path: Path
    label: dict[str, Any]

    @cached_property
    def body(self) -> bytes:
        """The file's bytes."""
        return self.path.read_bytes()

    @property
    def blog(self) -> str:
        """The folder of the page's blog."""
        return self.name.partition("/")[0]


def read_pages(folder: Path, part: str, every: int = 1) -> Iterator[Page]:
    """The pages of `blogs` or `gold`, one in `every`; none where the folder has no such labels."""
    labels = folder / part / "truth.jsonl"
    lines = labels.read_text("utf-8").splitlines() if labels.exists() else []
    for number, line in enumerate(lines):
        if number % every == 0:
            label = json.loads(line)
            yield Page(label["file"], folder / part / label["file"], label)
