"""Pages of WordPress as themes print them."""

from dataclasses import dataclass

from crawler.items import Comment, Known, Post, Reading, Response
from crawler.platforms import read
from pipelines.sanitise import text_of

HEAD = '<link rel="EditURI" href="http://blog.example/xmlrpc.php?rsd"><link rel="shortlink" href="http://blog.example/?p=5">'
#: What a post says, and as words alone.
TEXT = "<p>" + "La lanterna gira e il molo si accende, poi torna il buio e si sente solo il mare. " * 4 + "</p>"
WORDS = " ".join(TEXT[3:-4].split())


def reading(
    body: str,
    *,
    head: str = HEAD,
    body_class: str = "single single-post postid-5",
    version: str = "6.4",
    url: str = "http://blog.example/x/",
) -> Reading:
    """What a page says, given what stands in its body."""
    html = (
        f'<!DOCTYPE html><html lang="it"><head><meta name="generator" content="WordPress {version}">{head}'
        f'<title>La lanterna – Il molo</title></head><body class="{body_class}">{body}</body></html>'
    )
    headers = {"content-type": "text/html; charset=UTF-8"}
    response = Response(url=url, status=200, headers=headers, body=html.encode(), fetched_at="")
    return read(response, Known(root="http://blog.example/", platform="wordpress"))


def post_of(body: str, **options: str) -> Post:
    (post,) = reading(body, **options).posts
    return post


def text(said: Post | Comment) -> str | None:
    return text_of(said.body.html, frozenset()) if said.body else None


@dataclass(frozen=True)
class Told:
    """A comment in short."""

    id: str | None
    author: str | None
    url: str | None
    printed: str | None
    text: str | None
    kind: str | None = "comment"


def told(body: str, **options: str) -> list[Told]:
    heading, words = '<h1 class="entry-title">La lanterna</h1>', '<div class="entry-content"><p>Testo</p></div>'
    comments = reading(f'<article id="post-5">{heading}{words}</article>{body}', **options).comments
    return [Told(c.remote_id, c.author, c.author_url, c.published, text(c), c.kind) for c in comments]
