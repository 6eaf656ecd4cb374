"""What a post's page shows as evidence: the captures it was read from and who said what."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.datasette.queries import Row, row, rows

if TYPE_CHECKING:
    from datasette.app import Datasette  # type: ignore[import-untyped]

#: How many captures and readings a page lists; Datasette lists them all.
LISTED = 40

_CAPTURES = """
WITH said AS (
  SELECT capture_id, witness FROM readings WHERE post_id = :post
  UNION ALL
  SELECT capture_id, NULL FROM posts WHERE id = :post AND capture_id IS NOT NULL
)
SELECT captures.*, group_concat(DISTINCT witness) AS witnesses, count(witness) AS readings, count(*) OVER () AS total
  FROM said JOIN captures ON captures.id = capture_id
  GROUP BY captures.id ORDER BY fetched_at, captures.id LIMIT :listed
"""

_READINGS = """
SELECT id, witness, capture_id, count(*) OVER () AS total,
    (SELECT group_concat(key, ', ') FROM json_each(fields) WHERE type != 'null') AS fields
  FROM readings WHERE entity = 'post' AND row_id = :post ORDER BY id LIMIT :listed
"""

_REVISIONS = "SELECT count(*) AS n FROM revisions WHERE entity = 'posts' AND row_id = :post"


@dataclass(frozen=True)
class Evidence:
    """Where a post and its conversation come from."""

    captures: list[Row]
    captures_total: int
    #: Readings of the post itself.
    readings: list[Row]
    readings_total: int
    #: How many earlier versions of the post are kept.
    revisions: int


async def evidence(datasette: "Datasette", post: int) -> Evidence:
    """The captures behind a post and its conversation, and the readings of the post."""
    given = {"post": post, "listed": LISTED}
    captures = await rows(datasette, _CAPTURES, given)
    readings = await rows(datasette, _READINGS, given)
    revisions = await row(datasette, _REVISIONS, given)
    return Evidence(
        captures=captures,
        captures_total=captures[0]["total"] if captures else 0,
        readings=readings,
        readings_total=readings[0]["total"] if readings else 0,
        revisions=revisions["n"] if revisions else 0,
    )
