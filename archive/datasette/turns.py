"""The conversation under a post, page by page, ready to show."""

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from archive.datasette import dates, safe
from archive.datasette.queries import Row, rows
from archive.datasette.thread import Turn, conversation

if TYPE_CHECKING:
    from datasette.app import Datasette  # type: ignore[import-untyped]

#: How many comments and pings one page shows.
LENGTH = 500
#: How deep answers are indented; deeper ones keep the last indent and say whom they answer.
INDENTS = 6

_OUTLINE = """
SELECT id, 'comment' AS kind, parent_id, position, depth, author, published_at
  FROM comments WHERE post_id = :post
UNION ALL
SELECT id, kind, parent_id, position, depth, coalesce(source_title, author), published_at
  FROM pingbacks WHERE post_id = :post
"""

_COMMENTS = "SELECT * FROM comments WHERE id IN (SELECT value FROM json_each(?))"
_PINGS = "SELECT * FROM pingbacks WHERE id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True)
class ConversationPage:
    """A part of a conversation."""

    turns: list[Row]
    page: int
    pages: int
    #: How many of each the whole conversation has.
    comments: int
    pings: int


async def conversation_page(
    datasette: "Datasette", post: Row, slides: list[Row], asked: str | None
) -> ConversationPage:
    """The page that was asked for, or the nearest there is."""
    turns = conversation(await rows(datasette, _OUTLINE, {"post": post["id"]}))
    pages = max(1, -(-len(turns) // LENGTH))
    page = min(max(int(asked), 1), pages) if asked and re.fullmatch(r"\d{1,9}", asked) else 1
    comments = sum(turn.row["kind"] == "comment" for turn in turns)
    shown = await _shown(datasette, post, slides, turns, page)
    return ConversationPage(turns=shown, page=page, pages=pages, comments=comments, pings=len(turns) - comments)


def written(said: Row, **given: Any) -> Markup | None:
    """What a post, comment or ping says, fit to show; `None` where nothing is kept. Takes what `safe.body` takes."""
    if said["html"]:
        return safe.body(said["html"], **given)
    return safe.paragraphs(said["text"]) if said["text"] else None


def witnesses(row: Row) -> str:
    """Who stated a row, for people."""
    return ", ".join(json.loads(row["witnesses"]))


async def _shown(datasette: "Datasette", post: Row, slides: list[Row], turns: list[Turn], page: int) -> list[Row]:
    part = turns[(page - 1) * LENGTH : page * LENGTH]
    ids = json.dumps([turn.row["id"] for turn in part])
    comments = {row["id"]: row for row in await rows(datasette, _COMMENTS, [ids])}
    pings = {row["id"]: row for row in await rows(datasette, _PINGS, [ids])}
    decks: dict[int | None, list[Row]] = {}
    for slide in slides:
        decks.setdefault(slide["comment_id"], []).append(slide)
    shown = []
    for turn in part:
        is_comment = turn.row["kind"] == "comment"
        said = (comments if is_comment else pings).get(turn.row["id"])
        if said is None:  # removed by a crawl since the outline was read
            continue
        marks = decks.get(said["id"], []) if is_comment else []
        shown.append(
            {
                **said,
                "kind": turn.row["kind"],
                "table": "comments" if is_comment else "pingbacks",
                "witnesses": witnesses(said),
                "anchor": _anchor(turn),
                "indent": min(turn.depth, INDENTS),
                "date": dates.published(said),
                "body": written(said, base=post["url"], decks=marks, heading=3),
                "answers": None if turn.parent is None else _answers(turns, turn.parent, page),
            }
        )
    return shown


def _answers(turns: list[Turn], parent: int, page: int) -> Row:
    """Whom a turn answers, and where that stands."""
    there = parent // LENGTH + 1
    anchor = f"#{_anchor(turns[parent])}"
    return {"author": turns[parent].row["author"], "href": anchor if there == page else f"?page={there}{anchor}"}


def _anchor(turn: Turn) -> str:
    return f"{turn.row['kind']}-{turn.row['id']}"
