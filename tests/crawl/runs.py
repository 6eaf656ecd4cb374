"""A crawl of one site."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from command import Done, crawl
from local_site import Answer, Site, not_found, site


@dataclass(frozen=True, kw_only=True)
class Run:
    done: Done
    site: Site
    archive: Path


def run(
    answers: Mapping[str, Answer],
    *arguments: str,
    archive: Path,
    start: str = "/",
    otherwise: Callable[[str], Answer] = not_found,
) -> Run:
    with site(answers, otherwise=otherwise) as running:
        return Run(done=crawl(f"{running.url}{start}", *arguments, archive=archive), site=running, archive=archive)
