"""Conversations below a post on a page that nobody described."""

from crawler.document import Index, parse_html, text_of
from crawler.items import Comment, PostKey
from crawler.layout.conversation import find_comments

URL = "https://blog.example.org/2013/sassi/"
PROSE = "<p>" + "Ogni sasso del muro ha il suo posto, e chi lo toglie lo sa. " * 6 + "</p>"


def comments(markup: str) -> tuple[Comment, ...]:
    page = f"<html><body><div class='post'><h1>Sassi</h1>{PROSE}</div>{markup}</body></html>"
    root = parse_html(page.encode())
    assert root is not None
    return find_comments(root, Index(root), PostKey(url=URL), URL)


def text(comment: Comment) -> str | None:
    return text_of(parse_html(comment.body.html.encode())) if comment.body else None


Row = tuple[str | None, ...]


def rows(markup: str) -> list[Row]:
    """Id, author, printed date and text of each comment."""
    return [(one.remote_id, one.author, one.published, text(one)) for one in comments(markup)]


TWO: list[Row] = [
    ("71", "Ada", "28.01.2013 09:15", "Bel muro."),
    ("72", "Bruno", "29.01.2013 10:20", "Anche a me piace."),
]
