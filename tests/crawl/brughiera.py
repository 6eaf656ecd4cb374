"""A small blog, and how its pages, feeds and maps write the addresses of its posts."""

import json
from collections.abc import Callable
from pathlib import Path

from command import ask
from local_site import HERE, Answer

HTML = (("Content-Type", "text/html; charset=utf-8"),)
COUNT = 6
NUMBERS = range(1, COUNT + 1)
TITLES = [f"Erica {n}" for n in NUMBERS]
#: How an address is written in a link.
Spelling = Callable[[int], str]


def html_page(title: str, text: str, head: str = "") -> Answer:
    """A page of the blog, or of another."""
    html = f'<!DOCTYPE html><html lang="it"><head><title>{title}</title>{head}</head><body>{text}</body></html>'
    return Answer(headers=HTML, body=html.encode())


def front_page(spelling: Spelling, head: str = "") -> Answer:
    """The front page: each post with its address so written."""
    heads = (f'<h2><a href="{spelling(n)}">Erica {n}</a></h2><p>{n} maggio 2012</p>' for n in NUMBERS)
    return html_page("Brughiera", "".join(heads), head)


def bare_front(head: str = "") -> Answer:
    """A front page that leads to no post."""
    return html_page("Brughiera", "<h1>Brughiera</h1>", head)


def feed_link(href: str = "/feed", kind: str = "rss+xml") -> str:
    """How the head of a page names a feed."""
    return f'<link rel="alternate" type="application/{kind}" href="{href}">'


def served(feed: bytes, kind: str = "text/xml") -> Answer:
    """A feed or a map as the server sends it."""
    return Answer(headers=(("Content-Type", kind),), body=feed)


def post_page(number: int, spelling: Spelling) -> Answer:
    """A post's page, which leads to all others."""
    links = (f'<a href="{spelling(n)}">{n}</a>' for n in NUMBERS if n != number)
    return html_page(
        f"Erica {number}",
        f'<article><h1>Erica {number}</h1><time datetime="2012-05-{number:02}">{number} maggio 2012</time>'
        f"<p>{f'Sulla brughiera fiorisce per la volta numero {number} la viola erica. ' * 5}</p></article>"
        f"<nav>{' '.join(links)}</nav>",
    )


def post_pages(spelling: Spelling, folder: str = "") -> dict[str, Answer]:
    """The pages of all posts, by their paths."""
    return {f"{folder}/{n}.html": post_page(n, spelling) for n in NUMBERS}


def path_of(number: int) -> str:
    """The path of a post's page."""
    return f"/{number}.html"


def rss_feed(link: Spelling, more: Spelling = lambda n: "") -> bytes:
    """The blog's feed: each post with its link so written, and more of it."""
    items = (f"<item><title>Erica {n}</title><link>{link(n)}</link>{more(n)}</item>" for n in NUMBERS)
    space = 'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
    return f'<rss version="2.0" {space}><channel><title>Brughiera</title>{"".join(items)}</channel></rss>'.encode()


def json_feed() -> bytes:
    """The blog's feed, of the other kind."""
    items = [{"id": f"{HERE}/{n}.html", "url": f"/{n}.html", "content_text": f"L'erica {n} & altro"} for n in NUMBERS]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Brughiera", "items": items}).encode()


def site_map(spelling: Spelling, *, only: int | None = None) -> Answer:
    """A map of all posts' pages, or of one."""
    places = "".join(f"<url><loc>{HERE}{spelling(n)}</loc></url>" for n in ([only] if only else NUMBERS))
    markup = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'
    return served(markup.encode(), "application/xml")


def titles_in(archive: Path) -> list[str]:
    """The titles of an archive's posts."""
    return [title for (title,) in ask(archive, "SELECT title FROM posts ORDER BY title")]
