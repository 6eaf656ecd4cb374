"""What a page says of its blog, and where that is."""

import pytest

from crawler.items import Follow

from .pages import TEMPLATES, TEXT, page


def test_blog() -> None:
    """What the page says of its blog, and where it leads."""
    head = """<title>Sassi e muri - Pietra viva</title><meta property="og:site_name" content="Pietra viva">
    <meta name="generator" content="Scalpello 2"><link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
    <link rel="alternate" type="application/rss+xml" href="/diario/feed.xml">"""
    reading = page(TEMPLATES["named"], head=head)
    assert reading.blog is not None
    assert reading.blog.url == "https://blog.example.org/diario/"
    assert (reading.blog.title, reading.blog.language, reading.blog.generator) == ("Pietra viva", "it", "Scalpello 2")
    assert Follow(url="https://blog.example.org/diario/feed.xml", purpose="feed") in reading.follow


@pytest.mark.parametrize(
    ("feed", "posts", "home"),
    [
        *[("comments.rss", 3, "https://blog.example.org/"), ("index.rss", 0, "https://blog.example.org/")],
        ("index.rss", 3, "https://blog.example.org/sassi/"),
    ],
)
def test_blog_of_a_page_with_a_feed_in_its_folder(feed: str, posts: int, home: str) -> None:
    """Where no other pages are below that folder it is a post's or a term's, as is one with a feed of comments."""
    head = f'<title>Sassi e muri</title><link rel="alternate" type="application/rss+xml" href="{feed}">'
    below = "".join(f'<a href="muro-{n}/">Muro {n}</a>' for n in range(posts))
    body = f'<a href="../">Pietra viva</a><a href="../cave/">Cave</a>{below}<h1>Sassi e muri</h1><div>{TEXT}</div>'
    reading = page(body, url="https://blog.example.org/sassi/", head=head)
    assert reading.blog is not None
    assert reading.blog.url == home


def test_blog_that_a_link_home_names() -> None:
    """The words of a link home are the blog's name where the document's title has them; those of others are not."""
    links = '<a href="/">Inizio</a> <a href="/"><img src="/p.png"><span class="nome">Pietra viva</span></a>'
    (named, unnamed) = (page(body + TEMPLATES["flat"]).blog for body in (links, '<a href="/">Inizio</a>'))
    assert named is not None
    assert unnamed is not None
    assert (named.title, unnamed.title) == ("Pietra viva", None)


@pytest.mark.parametrize("name", ["<div>Pietra viva</div><div>Muri a secco</div>", "Pietra viva <small>Muri</small>"])
def test_blog_whose_name_stands_above_what_it_is_about(name: str) -> None:
    """The description in the same link is none of the name, which the document's title ends in."""
    reading = page(f'<a rel="home" href="/">{name}</a>{TEMPLATES["flat"]}')
    assert reading.blog is not None
    assert reading.blog.title == "Pietra viva"


def test_blog_that_a_feed_is_titled_after() -> None:
    """The words that its title begins with are the name, where the document's title has none of it."""
    head = (
        '<title>Sassi</title><link rel="alternate" type="application/rss+xml" title="Pietra viva - RSS" href="/f.xml">'
    )
    name = '<h1><a href="/">Pietra viva <strong>Muri a secco</strong></a></h1>'
    reading = page(f"<header>{name}</header>{TEMPLATES['flat']}", head=head)
    assert reading.blog is not None
    assert reading.blog.title == "Pietra viva"


def test_blog_whose_home_is_titled_after_it() -> None:
    """The document's title and a heading say the same there; on a post's page that is the post's title."""
    for name in ("<h1>Pietra viva</h1>", '<h2><a href="/">Pietra viva</a></h2><h1>Benvenuti</h1>'):
        home = page(name, url="https://blog.example.org/", head="<title>Pietra viva</title>").blog
        assert home is not None
        assert home.title == "Pietra viva"
    post = page(TEMPLATES["flat"], head="<title>Sassi e muri</title>").blog
    assert post is not None
    assert post.title is None
