"""The front page: what the archive holds, its newest and its most discussed posts."""

from typing import TYPE_CHECKING, Any

from archive.datasette import dates, safe
from archive.datasette.queries import rows
from archive.metadata import metadata

if TYPE_CHECKING:
    from datasette.app import Datasette  # type: ignore[import-untyped]

_BLOGS = """
SELECT blogs.*, posts, pages, comments, pingbacks, slide_references
  FROM blogs JOIN blog_counts ON blog_counts.id = blogs.id ORDER BY blogs.title, blogs.url
"""

_NEWEST = """
SELECT posts.id, posts.title, posts.author, posts.language, published_printed, published_at, published_precision,
    published_zone, blogs.title AS blog_title, blogs.language AS blog_language,
    (SELECT count(*) FROM comments WHERE post_id = posts.id) AS comments,
    (SELECT count(*) FROM pingbacks WHERE post_id = posts.id) AS pingbacks
  FROM posts JOIN blogs ON blogs.id = blog_id WHERE kind IS NOT 'page' AND published_at IS NOT NULL
  ORDER BY published_at DESC LIMIT 10
"""

_DISCUSSED = """
WITH said AS (
  SELECT post_id, 1 AS comment FROM comments UNION ALL SELECT post_id, 0 FROM pingbacks
),
counted AS (
  SELECT post_id, sum(comment) AS comments, count(*) - sum(comment) AS pingbacks
    FROM said GROUP BY post_id ORDER BY count(*) DESC, post_id LIMIT 10
)
SELECT posts.id, posts.title, posts.author, posts.language, published_printed, published_at, published_precision,
    published_zone, blogs.title AS blog_title, blogs.language AS blog_language, comments, pingbacks
  FROM counted JOIN posts ON posts.id = post_id JOIN blogs ON blogs.id = blog_id
  ORDER BY comments + pingbacks DESC, published_at DESC
"""


async def front(datasette: "Datasette") -> dict[str, Any]:
    """What the front page's template shows."""
    name = datasette.get_database().name
    said = metadata(name)["databases"][name]
    listed = {table: about for table, about in said["tables"].items() if not about.get("hidden")}
    return {
        "archive": name,
        "blogs": await rows(datasette, _BLOGS),
        "newest": await _posts(datasette, _NEWEST),
        "discussed": await _posts(datasette, _DISCUSSED),
        "queries": said["queries"],
        "tables": listed,
    }


async def _posts(datasette: "Datasette", sql: str) -> list[dict[str, Any]]:
    return [
        {
            **post,
            "date": dates.published(post),
            "language": safe.language(post["language"] or post["blog_language"]),
        }
        for post in await rows(datasette, sql)
    ]
