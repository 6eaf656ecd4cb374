"""The conversation below a post, in threads and pages."""

from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from archive.datasette.thread import conversation

from .small_archive import comment


def turn(id_: int, parent: int | None = None, **fields: Any) -> dict[str, Any]:
    row = {"id": id_, "kind": "comment", "parent_id": parent, "position": id_, "depth": None, "published_at": None}
    return {**row, **fields}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([turn(1), turn(2), turn(3, 1), turn(4, 3), turn(5, 2)], [(1, 0), (3, 1), (4, 2), (2, 0), (5, 1)]),
        ([turn(1, 2), turn(2, 1), turn(3)], [(3, 0), (1, 0), (2, 1)]),
        ([turn(1, 1)], [(1, 0)]),
        ([turn(1, 99)], [(1, 0)]),
        ([turn(1), turn(2, depth=3)], [(1, 0), (2, 2)]),
        ([turn(2, position=None), turn(1)], [(1, 0), (2, 0)]),
        ([turn(1), turn(2, 1, kind="pingback")], [(1, 0), (2, 1)]),
        ([turn(1, kind="pingback"), turn(2, 1)], [(1, 0), (2, 0)]),
        ([], []),
    ],
)
def test_conversation(rows: list[dict[str, Any]], expected: list[tuple[int, int]]) -> None:
    """Answers stand under what they answer; circles, gaps and strangers lose nothing."""
    turns = conversation(rows)

    assert [(turn.row["id"], turn.depth) for turn in turns] == expected


def test_long_and_deep_conversations(archive: Path, get: Any) -> None:
    """Ten thousand comments, each the answer to the one before, are paged and none is lost."""
    db = Database(archive)
    thread = [comment(1000 + n, post_id=2, parent_id=1000 + n - 1 if n else None) for n in range(10_000)]
    db.table("comments").insert_all(thread)
    db.close()

    first, last = get("/-/post/2").text, get("/-/post/2?page=20").text

    assert [html.count('<li id="comment-') for html in (first, last)] == [500, 500]
    assert 'href="?page=19#comment-10499"' in last
    assert get("/-/post/2?page=9999").text == last
    assert get("/-/post/2?page=x").text == first
