"""What kind a row is of, by all that was said of it."""

import pytest

from pipelines.dates import Habits
from pipelines.fuse import Statement, comment_row, post_row

AT = "2013-01-28T08:15:00Z"


def said(witness: str, **fields: object) -> Statement:
    return Statement(witness=witness, capture_id=witness, fetched_at=AT, fields={"url": "http://b.example/1", **fields})


@pytest.mark.parametrize(
    ("statements", "kind"),
    [
        ([said("page"), said("feed", published={"printed": AT, "at": AT, "precision": "second"})], "post"),
        ([said("page", kind="page"), said("feed", published={"printed": AT, "at": AT, "precision": "second"})], "page"),
        ([said("page"), said("feed")], None),
    ],
)
def test_kind_of_a_post(statements: list[Statement], kind: str | None) -> None:
    """What a feed gives a date is a post, unless its page says otherwise."""
    row, _ = post_row(statements, Habits())
    assert row["kind"] == kind


TRACKBACK = "<p><strong>Muri a secco</strong></p>\n<p>Ne scrivo anch'io, dopo tanto tempo e [...]</p>"


@pytest.mark.parametrize(
    ("html", "author_url", "kind"),
    [
        (TRACKBACK, "http://altro.example/2013/muri/", "trackback"),
        (TRACKBACK, "http://altro.example/", "comment"),
        (TRACKBACK.replace(" e [...]", "."), "http://altro.example/2013/muri/", "comment"),
        ("<p>[…] un bel muro […]</p>", "http://altro.example/2013/muri/", "pingback"),
        ("<p>Un bel muro...</p>", "http://altro.example/2013/muri/", "comment"),
    ],
)
def test_kind_of_what_is_said_of_a_post(html: str, author_url: str, kind: str) -> None:
    """Where nobody states it, pings have the forms that WordPress gives them."""
    row, _ = comment_row([said("page", author_url=author_url, body={"html": html})], Habits())
    assert row["kind"] == kind
