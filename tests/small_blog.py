"""A blog of a few posts as WordPress serves it: home, posts with their conversation, feeds and, if wanted, the API."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from local_site import HERE, Answer

XML = [("Content-Type", "application/rss+xml; charset=UTF-8")]
HTML = [("Content-Type", "text/html; charset=UTF-8")]
JSON = [("Content-Type", "application/json; charset=UTF-8")]

_FEED = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel><title>{title}</title><link>{link}</link>'
    "<description>Una voce sola, a lume di lanterna</description><language>it-IT</language>{items}</channel></rss>"
)


@dataclass(frozen=True, kw_only=True)
class Said:
    """A comment or, where it has a source, a pingback."""

    id: int
    author: str
    text: str
    answers: int | None = None
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Written:
    """A post."""

    id: int
    slug: str
    title: str
    html: str
    said: Sequence[Said] = ()
    tags: Sequence[str] = ()

    @property
    def path(self) -> str:
        return f"/2013/01/{self.slug}/"

    @property
    def hour(self) -> str:
        return f"2013-01-{self.id:02}T09:30:00"


POSTS = (
    Written(
        id=1,
        slug="il-mulino-di-nonna",
        title="Il mulino di nonna",
        html="<p>La farina scende piano; la ruota no.</p>",
        said=(
            Said(id=11, author="Ornella", text="Ricordo anch’io l’odore del grano."),
            Said(id=12, author="Tebaldo", text="E il rumore dell’acqua, Ornella?", answers=11),
            Said(
                id=13,
                author="Il quaderno del ponte",
                text="[…] ne scrive bene chi c’era […]",
                source="http://ponte.invalid/eco/",
            ),
        ),
        tags=("acqua", "pane"),
    ),
    Written(
        id=2,
        slug="lezione-di-barche",
        title="Lezione di barche",
        html=(
            f'<p>Le mie diapositive: <iframe src="https://www.slideshare.net/slideshow/embed_code/1234567"></iframe></p>'
            f'<p>Segue <a href="{HERE}/2013/01/il-mulino-di-nonna/">il racconto del mulino</a>.</p>'
            f'<p><img src="{HERE}/wp-content/uploads/barca.png" alt="Una barca verde"></p>'
        ),
        said=(Said(id=21, author="Ornella", text="Bellissime, grazie!"),),
        tags=("acqua",),
    ),
    Written(id=3, slug="silenzio", title="Silenzio", html="<p>Oggi non ho niente da dire.</p>"),
)
IMAGE = Answer(headers=[("Content-Type", "image/png")], body=b"\x89PNG\r\n\x1a\n...")


def blog(posts: Sequence[Written] = POSTS, *, title: str = "La lanterna", api: bool = False) -> dict[str, Answer]:
    """Answers of a blog by path."""
    answers = {
        "/": listing(posts, title=title, api=api),
        "/feed/": Answer(
            headers=XML, body=_FEED.format(title=title, link=HERE, items="".join(map(_item, posts))).encode()
        ),
        "/wp-content/uploads/barca.png": IMAGE,
    }
    for post in posts:
        answers[post.path] = page(post, title=title, api=api)
        if post.said:
            answers[f"{post.path}feed/"] = comment_feed(post)
    return {**answers, **dict(_api(posts, title))} if api else answers


def in_page(body: str, *, head: str = "", classes: str = "", title: str = "La lanterna", api: bool = False) -> Answer:
    """A page of the blog with this body."""
    rest = f'<link rel="https://api.w.org/" href="{HERE}/wp-json/">' if api else ""
    return Answer(
        headers=HTML,
        body=(
            f'<!DOCTYPE html><html lang="it-IT"><head><meta charset="UTF-8"><title>{title}</title>'
            '<meta name="generator" content="WordPress 3.5.1">'
            f'<link rel="alternate" type="application/rss+xml" href="{HERE}/feed/">{rest}'
            f'<link rel="EditURI" type="application/rsd+xml" href="{HERE}/xmlrpc.php?rsd">{head}</head>'
            f'<body class="{classes}"><h1 class="site-title"><a href="{HERE}/" rel="home">{title}</a></h1>{body}</body>'
            "</html>"
        ).encode(),
    )


def listing(posts: Sequence[Written], *, more: str = "", title: str = "La lanterna", api: bool = False) -> Answer:
    """A page that lists posts."""
    entries = "".join(
        f'<article id="post-{post.id}" class="post hentry"><h2 class="entry-title">'
        f'<a href="{HERE}{post.path}" rel="bookmark">{post.title}</a></h2></article>'
        for post in posts
    )
    return in_page(entries + more, classes="home blog", title=title, api=api)


def page(post: Written, *, title: str = "La lanterna", api: bool = False) -> Answer:
    """The page of a post with its conversation."""
    tags = "".join(f'<a href="{HERE}/tag/{tag}/" rel="tag">{tag}</a>' for tag in post.tags)
    spoken = f'<h2 class="comments-title">{len(post.said)} voci</h2><ol>{"".join(map(_li(post), post.said))}</ol>'
    body = (
        f'<article id="post-{post.id}" class="post hentry"><h1 class="entry-title">{post.title}</h1>'
        f'<time class="entry-date" datetime="{post.hour}+00:00">gennaio</time> <span class="author vcard">'
        f'<a class="fn" href="{HERE}/author/elvira/" rel="author">Elvira</a></span>'
        f'<div class="entry-content">{post.html}</div><footer>{tags}</footer></article>'
        f'<div id="comments" class="comments-area">{spoken if post.said else ""}</div>'
    )
    head = (
        f'<link rel="canonical" href="{HERE}{post.path}"><link rel="shortlink" href="{HERE}/?p={post.id}">'
        f'<link rel="alternate" type="application/rss+xml" href="{HERE}{post.path}feed/">'
    )
    return in_page(body, head=head, classes=f"single single-post postid-{post.id}", title=title, api=api)


def _li(post: Written):
    def li(said: Said) -> str:
        kind = "pingback" if said.source else "comment"
        depth = 2 if said.answers else 1
        name = f'<a class="url" href="{said.source}">{said.author}</a>' if said.source else said.author
        return (
            f'<li id="comment-{said.id}" class="{kind} depth-{depth}">'
            f'<div class="comment-author vcard"><cite class="fn">{name}</cite></div>'
            f'<div class="comment-meta"><a href="{HERE}{post.path}#comment-{said.id}">'
            f'<time datetime="{said_at(said)}+00:00">allora</time></a></div>'
            f'<div class="comment-content"><p>{said.text}</p></div></li>'
        )

    return li


def said_at(said: Said) -> str:
    return f"2013-02-{said.id:02}T10:00:00"


def _item(post: Written) -> str:
    spoken = f"<slash:comments>{len(post.said)}</slash:comments><wfw:commentRss>{HERE}{post.path}feed/</wfw:commentRss>"
    tags = "".join(f"<category>{tag}</category>" for tag in post.tags)
    return (
        f"<item><title>{post.title}</title><link>{HERE}{post.path}</link><dc:creator>Elvira</dc:creator>{tags}"
        f'<pubDate>{post.id:02} Jan 2013 09:30:00 +0000</pubDate><guid isPermaLink="false">{HERE}/?p={post.id}</guid>'
        f"<content:encoded>{escape(post.html)}</content:encoded>{spoken}</item>"
    )


def comment_feed(post: Written) -> Answer:
    """The feed of a post's conversation."""
    items = "".join(
        f"<item><title>Di: {said.author}</title><link>{HERE}{post.path}#comment-{said.id}</link>"
        f"<dc:creator>{said.author}</dc:creator><pubDate>{said.id:02} Feb 2013 10:00:00 +0000</pubDate>"
        f'<guid isPermaLink="false">{HERE}/?p={post.id}#comment-{said.id}</guid>'
        f"<content:encoded>{escape(f'<p>{said.text}</p>')}</content:encoded></item>"
        for said in post.said
    )
    return Answer(
        headers=XML,
        body=_FEED.format(title=f"Commenti a: {post.title}", link=f"{HERE}{post.path}", items=items).encode(),
    )


def _api(posts: Sequence[Written], title: str) -> Iterator[tuple[str, Answer]]:
    """The REST API with all it lists on one page."""
    index = {"name": title, "home": HERE, "url": HERE, "gmt_offset": 1, "timezone_string": "", "namespaces": ["wp/v2"]}
    yield "/wp-json/", _json(index)
    query = "per_page=100&orderby=id&order=asc"
    yield f"/wp-json/wp/v2/posts?{query}&_embed=author,wp:term", _json([_rest_post(post) for post in posts])
    yield f"/wp-json/wp/v2/pages?{query}&_embed=author", _json([])
    said = [_rest_comment(said, post) for post in posts for said in post.said]
    yield f"/wp-json/wp/v2/comments?{query}", _json([row for row in said if row["type"] == "comment"])
    for row in said:
        yield f"/wp-json/wp/v2/comments/{row['id']}", _json(row)


def _json(data: list[Mapping[str, object]] | Mapping[str, object]) -> Answer:
    answer = Answer(headers=JSON, body=json.dumps(data).encode())
    if isinstance(data, list):
        return replace(answer, headers=[*JSON, ("X-WP-Total", str(len(data))), ("X-WP-TotalPages", "1")])
    return answer


def _rest_post(post: Written) -> dict[str, object]:
    terms = [{"taxonomy": "post_tag", "name": tag, "link": f"{HERE}/tag/{tag}/"} for tag in post.tags]
    return {
        "id": post.id,
        "type": "post",
        "status": "publish",
        "link": f"{HERE}{post.path}",
        "guid": {"rendered": f"{HERE}/?p={post.id}"},
        "date_gmt": post.hour,
        "modified_gmt": post.hour,
        "title": {"rendered": post.title},
        "content": {"rendered": post.html, "protected": False},
        "excerpt": {"rendered": ""},
        "_embedded": {"author": [{"name": "Elvira", "link": f"{HERE}/author/elvira/"}], "wp:term": [[], terms]},
    }


def _rest_comment(said: Said, post: Written) -> dict[str, object]:
    return {
        "id": said.id,
        "post": post.id,
        "parent": said.answers or 0,
        "type": "pingback" if said.source else "comment",
        "status": "approved",
        "author_name": said.author,
        "author_url": said.source or "",
        "date_gmt": said_at(said),
        "link": f"{HERE}{post.path}#comment-{said.id}",
        "content": {"rendered": f"<p>{said.text}</p>"},
    }
