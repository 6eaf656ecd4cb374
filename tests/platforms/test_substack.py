"""Substack: which pages are its own, damaged data, pages without it, and hostile answers."""

import json

import pytest

from crawler.items import Known, Reading, Response
from crawler.platforms import read

from .told import platform

URL = "https://letters.example/p/the-ferry"
API = "https://letters.example/api/v1/post/1/comments?all_comments=true"
STYLE = "<link rel='stylesheet' href='https://substackcdn.com/bundle/main.css'>"
RENDERED = (
    "<article class='newsletter-post post'><h1 class='post-title published'>The ferry</h1>"
    "<h3 class='subtitle'>On waiting</h3><div class='available-content'><div class='body markup'><p>It waited.</p>"
    "<div class='subscription-widget-wrap'>Subscribe</div></div></div></article>"
)


def response(text: str, url: str = URL, kind: str = "text/html", **headers: str) -> Response:
    stated = {
        "content-type": f"{kind}; charset=utf-8",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    return Response(url=url, status=200, headers=stated, body=text.encode(), fetched_at="")


def page(body: str, head: str = STYLE, **headers: str) -> Reading:
    text = f"<!DOCTYPE html><html lang='en'><head><title>The ferry</title>{head}</head><body>{body}</body></html>"
    return read(response(text, **headers), Known())


def preloads(data: object) -> str:
    return f"<script>window._preloads        = JSON.parse({json.dumps(json.dumps(data))})</script>"


def test_substack_is_told_by_its_server_or_its_data() -> None:
    """Whatever its host; either alone will do."""
    assert platform(page(RENDERED, "", x_served_by="Substack")) == "substack"
    assert platform(page(preloads({"pub": {"name": "Letters"}}))) == "substack"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<iframe src='https://letters.substack.com/embed'></iframe>"),
        (STYLE, RENDERED),
        ("", preloads({})),
        (
            "",
            "<img src='https://substackcdn.com/image/fetch/a.png'><a href='https://letters.substack.com/'>Letters</a>",
        ),
    ],
)
def test_what_only_points_there_is_not(head: str, body: str) -> None:
    """An embedded form, a picture, another program's data of the same name."""
    assert platform(page(body, head)) != "substack"


def test_a_page_without_its_data_is_read_as_printed() -> None:
    """As saved pages may be; what asks to subscribe is no part of the text."""
    (post,) = page(RENDERED, x_served_by="Substack").posts
    assert (post.title, post.excerpt, post.body.html if post.body else None) == (
        "The ferry",
        "On waiting",
        "<p>It waited.</p>",
    )


def test_damaged_data_is_a_problem() -> None:
    """And the page is read as it is printed."""
    found = page(RENDERED + '<script>window._preloads = JSON.parse("{\\"pub\\":")</script>')
    assert [problem.error for problem in found.problems] == ["unreadable-json"]
    assert [post.title for post in found.posts] == ["The ferry"]


def test_a_listing_leads_to_the_archive() -> None:
    """Which lists all posts."""
    found = page(preloads({"base_url": "https://letters.example", "pub": {"name": "Letters"}}))
    assert [(f.purpose, f.url) for f in found.follow] == [
        ("home", "https://letters.example/"),
        ("sitemap", "https://letters.example/sitemap.xml"),
        ("posts", "https://letters.example/api/v1/archive?sort=new&limit=50&offset=0"),
    ]


def test_hostile_comments_stay_linear() -> None:
    """Nesting as deep as JSON allows, fields of other types."""
    row: dict[str, object] = {"id": 0, "body": "x", "date": None, "children": []}
    for number in range(1, 300):
        row = {"id": number, "body": "x", "date": "2023-06-01T08:00:00Z", "name": 7, "children": [row, None, 3]}
    data = {"comments": [row]}
    found = read(response(json.dumps(data), API, "application/json"), Known())
    assert [comment.depth for comment in found.comments] == [*range(1, 301)]
    odd = {"comments": [{"id": 1, "body": {"a": 1}, "date": 4, "children": "none"}]}
    assert read(response(json.dumps(odd), API, "application/json"), Known()).comments == ()
