"""The small blog, its front page in two, and what an archive says of it."""

from dataclasses import dataclass
from pathlib import Path

from command import Done
from local_site import HERE, Answer
from rows import SAID, SEEN, Lines, rows_of
from small_blog import POSTS, blog, listing


def lanterna(*, api: bool = False) -> dict[str, Answer]:
    """The small blog, its front page in two."""
    older = f'<a href="{HERE}/page/2/">più vecchi</a>'
    if not api:
        older += f'<a href="{HERE}/perduta/">una pagina che non c’è più</a>'
    return {**blog(api=api), "/": listing(POSTS[:2], more=older, api=api), "/page/2/": listing(POSTS[2:], api=api)}


@dataclass(frozen=True, kw_only=True)
class Crawled:
    done: Done
    archive: Path


def said(archive: Path) -> Lines:
    """What an archive says of the blog, whenever that was said."""
    return rows_of(archive, tables=SAID, without=SEEN)
