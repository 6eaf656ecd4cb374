"""What saved pages say, as the archive would keep it: the same readers and rules, without an archive or a network."""

from collections.abc import Callable, Iterator
from os import fspath
from typing import Any, TypeAlias

from crawler.items import Problem
from pipelines.extract.items import items_of
from pipelines.extract.source import Source, read
from pipelines.extract.themes import rules_for, themes_of

OnProblem: TypeAlias = Callable[[str | None, Problem], None]


def extract(*sources: Source, url: str | None = None, on_problem: OnProblem | None = None) -> Iterator[dict[str, Any]]:
    """Yield what saved pages, feeds and API answers say: posts, comments, pings and slide references, each a dict.

    A source is a path, or the bytes themselves; gzip is undone. `url` is the address it was saved from; without it the
    one that the page states of itself is taken. Each item has `file`, the path as given (`None` for bytes), `type`
    (`post`, `comment`, `pingback` or `slide_reference`) and the columns the archive has for it, `None` where the page
    does not say. What cannot be read raises nothing: `on_problem` is told of it, with the path.

    Where feeds or API answers are among several sources, they teach where the theme of the pages beside them puts what.
    """
    themes = themes_of(sources)
    for source in sources:
        file = None if isinstance(source, bytes) else fspath(source)
        found = False
        said = read(source, url, rules=lambda address: rules_for(address, themes))
        for item in items_of(said):
            found = True
            yield {"file": file, **item}
        if on_problem:
            for problem in said.reading.problems or (() if found else (Problem(stage="read", error="nothing-found"),)):
                on_problem(file, problem)
