"""What a crawl brought, from the archive's own tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlite_utils import Database

_PINGS = "SELECT count(*) FROM pingbacks JOIN posts ON posts.id = post_id WHERE blog_id = :blog AND pingbacks.kind"
_COUNTS = {
    "posts": "SELECT count(*) FROM posts WHERE blog_id = :blog AND kind IS NOT 'page'",
    "pages": "SELECT count(*) FROM posts WHERE blog_id = :blog AND kind = 'page'",
    "comments": "SELECT count(*) FROM comments JOIN posts ON posts.id = post_id WHERE blog_id = :blog",
    "pingbacks": f"{_PINGS} = 'pingback'",
    "trackbacks": f"{_PINGS} = 'trackback'",
    "slide_references": "SELECT count(*) FROM slide_references JOIN posts ON posts.id = post_id WHERE blog_id = :blog",
}
#: What ails robots.txt is told by the address it kept from being fetched; what could be read is no obstacle.
_OBSTACLE = """
SELECT error, detail FROM problems WHERE crawl_id = ? AND (stage IN ('fetch', 'scope') OR error LIKE '%-raised')
ORDER BY url LIKE '%/robots.txt', id LIMIT 1
"""


@dataclass(frozen=True, kw_only=True)
class Summary:
    """A crawl in figures."""

    crawl: str
    start_url: str
    archive: Path
    outcome: str
    seconds: float
    #: `url`, `title`, `language` and `platform`; `None` where no blog was recognised.
    blog: Mapping[str, str | None] | None
    counts: Mapping[str, int]
    #: How often each kind of problem occurred.
    problems: Mapping[str, int]
    #: Which WARCs are damaged, with the sizes and places of what was passed over.
    damage: Sequence[str]
    #: Addresses that rules left out, by rule.
    left_out: Mapping[str, int]
    declared: Mapping[str, int] = field(default_factory=dict)
    #: What kept the start address from being read, where anything did.
    obstacle: tuple[str, str | None] | None = None
    figures: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_over(self) -> bool:
        """Whether nothing is left for the same command to do; else the crawl was cut off."""
        return self.outcome == "finished"

    @property
    def exit_status(self) -> int:
        """0 all archived, 3 archived with problems or only in part, 1 nothing archived.

        A blog's own dead links are no problem. What a crawl that was cut off has read of a blog is kept, though it may
        show only when it goes on.
        """
        if not any(self.counts.values()) and (self.is_over or self.blog is None):
            return 1
        harmless = self.figures.get("dead_links", 0)
        return 3 if sum(self.problems.values()) > harmless or not self.is_over else 0


def summarise(
    db: Database, crawl_id: str, archive: Path, *, outcome: str, seconds: float, figures: Mapping[str, Any]
) -> Summary:
    """The summary of one crawl."""
    crawl = dict(db.execute("SELECT * FROM crawls WHERE id = ?", [crawl_id]).fetchone())
    blog = db.execute("SELECT url, title, language, platform FROM blogs WHERE id = ?", [crawl["blog_id"]]).fetchone()
    counts = {name: db.execute(sql, {"blog": crawl["blog_id"]}).fetchone()[0] for name, sql in _COUNTS.items()}
    found = db.execute(
        "SELECT error, count(*) FROM problems WHERE crawl_id = ? GROUP BY error ORDER BY 2 DESC", [crawl_id]
    )
    problems = dict(found.fetchall())
    damage = db.execute(
        "SELECT DISTINCT detail FROM problems WHERE crawl_id = ? AND error = 'torn-record' ORDER BY id", [crawl_id]
    )
    left_out = dict(figures.get("left_out", {}))
    if forbidden := problems.pop("robots-forbids", 0):  # a rule was kept, which is no problem of the archive
        left_out["robots"] = forbidden
    declared = db.execute(
        "SELECT entity, max(count) FROM declarations WHERE crawl_id = ? GROUP BY entity ORDER BY entity DESC",
        [crawl_id],
    )
    obstacle = db.execute(_OBSTACLE, [crawl_id]).fetchone()
    return Summary(
        crawl=crawl_id,
        start_url=crawl["start_url"],
        archive=archive,
        outcome=outcome,
        seconds=seconds,
        blog=dict(blog) if blog else None,
        counts=counts,
        problems=problems,
        damage=[detail for (detail,) in damage.fetchall()],
        left_out=dict(sorted(left_out.items())),
        declared=dict(declared.fetchall()),
        obstacle=tuple(obstacle) if obstacle else None,
        figures=figures,
    )
