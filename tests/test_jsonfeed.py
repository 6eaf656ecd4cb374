"""What a JSON Feed of either version says."""

import json
from typing import Any

import pytest

from crawler.items import Known, Reading, Response, Term
from crawler.platforms import read

ROOT = "https://eriche.example/"
ITEM: dict[str, Any] = {
    "id": 12,
    "url": "/12/",
    "title": " L'erica &amp; il vento",
    "content_text": "Il vento < la neve.\n\nDue\nrighe.",
    "summary": "Il vento.",
    "date_published": "2018-05-02T08:15:00+02:00",
    "date_modified": "2018-05-03T08:15:00+02:00",
    "tags": ["brughiera", 7],
}


def feed(known: Known | None = None, **fields: Any) -> Reading:
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Eriche", **fields}).encode()
    headers = {"content-type": "application/feed+json"}
    url = f"{ROOT}feed.json"
    response = Response(url=url, status=200, headers=headers, body=body, fetched_at="2018-06-01T09:00:00Z")
    return read(response, known or Known())


def test_whole() -> None:
    reading = feed(items=[ITEM], next_url="?page=2", home_page_url=ROOT, description="Note", language="it")
    post, blog = reading.posts[0], reading.blog
    assert blog is not None
    assert (blog.title, blog.description, blog.language) == ("Eriche", "Note", "it")
    assert (post.key.url, post.key.aliases) == (f"{ROOT}12/", ("12",))
    assert (post.title, post.published, post.modified) == (
        "L'erica &amp; il vento",  # plain text by its specification
        "2018-05-02T08:15:00+02:00",
        "2018-05-03T08:15:00+02:00",
    )
    assert post.body is not None
    assert post.body.html == "<p>Il vento &lt; la neve.</p><p>Due<br>righe.</p>"
    assert (post.excerpt, post.terms) == ("Il vento.", (Term(kind=None, name="brughiera"),))
    assert [(lead.url, lead.purpose) for lead in reading.follow] == [
        (ROOT, "start"),
        (f"{ROOT}12/", "post"),
        (f"{ROOT}feed.json?page=2", "feed"),
    ]


@pytest.mark.parametrize(
    "said", [{"author": {"name": "Ada", "url": "/ada"}}, {"authors": [{"name": "Ada", "url": "/ada"}, {"name": "Bo"}]}]
)
def test_author(said: dict[str, Any]) -> None:
    """One in version 1, several in 1.1: the first counts."""
    post = feed(items=[{**ITEM, **said}]).posts[0]
    assert (post.author, post.author_url) == ("Ada", f"{ROOT}ada")


@pytest.mark.parametrize("items", [None, {}, [None, 7, []], [{"url": 5, "tags": "x", "authors": {}, "author": []}]])
def test_what_is_none(items: object) -> None:
    """Nothing is made up of what has another form."""
    assert all(post.title is None and post.key.url in {None, f"{ROOT}5"} for post in feed(items=items).posts)


def test_link_to_elsewhere() -> None:
    """An item that comments on another page has that as `external_url`; its own address is the post's."""
    item = {"id": f"{ROOT}13/", "external_url": "https://altrove.example/", "content_html": "<p>Letto.</p>"}
    assert [post.key.url for post in feed(items=[item]).posts] == [f"{ROOT}13/"]
