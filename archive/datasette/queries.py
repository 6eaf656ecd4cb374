"""Reading rows for the pages, within Datasette's time limit."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datasette.app import Datasette  # type: ignore[import-untyped]


Row = dict[str, Any]


async def rows(datasette: "Datasette", sql: str, params: Mapping[str, Any] | Sequence[Any] = ()) -> list[Row]:
    """What the query gives from the archive."""
    results = await datasette.get_database().execute(sql, params)
    return [dict(row) for row in results.rows]


async def row(datasette: "Datasette", sql: str, params: Mapping[str, Any] | Sequence[Any] = ()) -> Row | None:
    """The first row of the query, if any."""
    return next(iter(await rows(datasette, sql, params)), None)
