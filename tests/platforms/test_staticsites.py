"""Sites made of files: which pages name their generator, and which only speak of one."""

import pytest

from crawler.items import Known, Reading, Response
from crawler.platforms import read

from .told import platform

URL = "https://terra.example/note/semina/"


def page(head: str, body: str = "") -> Reading:
    text = f"<!DOCTYPE html><html lang='it'><head><title>Semina</title>{head}</head><body>{body}</body></html>"
    headers = {"content-type": "text/html; charset=utf-8"}
    return read(Response(url=URL, status=200, headers=headers, body=text.encode(), fetched_at=""), Known())


@pytest.mark.parametrize(
    "name",
    ["Jekyll v4.3.2", "Hugo 0.111.3", "Pelican", "Hexo 6.3.0", "Eleventy v2.0.1", "Nikola (getnikola.com)",
     "Gatsby 4.2", "Astro v4.0.3", "Octopress", "Publii Open-Source CMS for Static Site", "Zola",
     "VitePress v1.0", "quarto-1.4", "Wowchemy 5.7.0 for Hugo"],
)  # fmt: skip
def test_a_generator_names_itself(name: str) -> None:
    """In the page's head."""
    assert platform(page(f"<meta name='generator' content='{name}'>")) == "static"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<!-- Begin Jekyll SEO tag v2.8.0 -->", ""),
        ("", "<footer>Powered by <a href='https://getpelican.com/'>Pelican</a></footer>"),
        ("", "<div id='footer'><a href='http://octopress.org'>Octopress</a></div>"),
        ("", "<div id='___gatsby'></div>"),
    ],
)
def test_a_theme_tells_it_otherwise(head: str, body: str) -> None:
    """A plugin's comment, the theme's foot, an element."""
    assert platform(page(head, body)) == "static"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta name='generator' content='WordPress 6.1'>", "<footer><a href='https://gohugo.io/'>Hugo</a></footer>"),
        ("", "<article><p>I moved to <a href='https://gohugo.io/'>Hugo</a>.</p></article>"),
        ("<meta name='generator' content='Hugonotte CMS'>", ""),
        ("<meta name='description' content='Jekyll and Hyde'>", ""),
    ],
)
def test_what_only_speaks_of_one_is_not(head: str, body: str) -> None:
    """A post about a generator, another platform's page."""
    assert platform(page(head, body)) != "static"


def test_terms_by_their_folders() -> None:
    """Around the post, not in menus; none where the page lists all there are."""
    head = "<meta name='generator' content='Hugo 0.111.3'><meta property='og:type' content='article'>"
    text = (
        "<h1>Semina</h1><div class='post-content'><p>Si semina a marzo, quando la terra si lascia prendere.</p></div>"
    )
    terms = "<a href='/tags/orto/'>#orto</a> <a href='/categories/note/'>Note</a>"
    menu = "<nav><a href='/tags/altro/'>altro</a></nav>"
    (post,) = page(head, f"{menu}<main><article>{text}{terms}</article></main>").posts
    assert [(term.kind, term.name, term.url) for term in post.terms or ()] == [
        ("tag", "orto", "https://terra.example/tags/orto/"),
        ("category", "Note", "https://terra.example/categories/note/"),
    ]
    many = "".join(f"<a href='/tags/{n}/'>{n}</a>" for n in range(40))
    (post,) = page(head, f"<main><article>{text}{many}</article></main>").posts
    assert post.terms is None


def test_terms_of_this_post_alone() -> None:
    """A link prints how many posts its term has; the box of the next post has that post's category."""
    head = "<meta name='generator' content='Hexo 8.1'><meta property='og:type' content='article'>"
    text = (
        "<h1>Semina</h1><div class='post-content'><p>Si semina a marzo, quando la terra si lascia prendere.</p></div>"
    )
    terms = "<a href='/tags/orto/'>Orto<sup>4</sup></a> <a href='/tags/1848/'><span>1848</span></a>"
    other = (
        "<div class='post-next-prev'><div><a href='/categories/altro/'>Altro</a><a href='/x/'>Potatura</a></div></div>"
    )
    (post,) = page(head, f"<main><article>{text}{terms}</article>{other}</main>").posts
    assert [term.name for term in post.terms or ()] == ["Orto", "1848"]


def test_terms_in_a_menu_of_their_own() -> None:
    """MkDocs' Material keeps a post's tags in one, which leads to parts of a page; the site's menu has others."""
    head = "<meta name='generator' content='mkdocs-1.6.1'><meta property='og:type' content='article'>"
    text = "<h1>Semina</h1><p>Si semina a marzo, quando la terra si lascia prendere, e si raccoglie a luglio.</p>"
    tags = "<nav class='md-tags'><a href='/tags/#tag:orto'>orto</a> <a href='/tags/#tag:terra'>terra</a></nav>"
    menu = "<nav><a href='/tags/#tag:mare'>mare</a></nav>"
    (post,) = page(head, f"{menu}<main><article>{tags}{text}</article></main>").posts
    assert [(term.kind, term.name) for term in post.terms or ()] == [("tag", "orto"), ("tag", "terra")]


def test_sphinx_states_its_root() -> None:
    """Though ABlog keeps its feed in a folder that holds no posts."""
    feed = "<link rel='alternate' type='application/atom+xml' href='blog/atom.xml'>"
    for mark, script in (
        ("data-content_root='../../'", ""),
        ("", "<script id='documentation_options' data-url_root='../../' src='x.js'></script>"),
    ):
        text = f"<html {mark}><head><title>Semina</title>{feed}{script}</head><body><h1>Semina<a href='#a'>¶</a></h1>"
        headers = {"content-type": "text/html; charset=utf-8"}
        reading = read(Response(url=URL, status=200, headers=headers, body=text.encode(), fetched_at=""), Known())
        assert reading.blog is not None
        assert (reading.blog.url, reading.blog.title) == ("https://terra.example/", None)


def test_sections_are_no_boxes() -> None:
    """Generators put each heading into a section with its text, and beside it a sign that links to it."""
    section = (
        "<section id='s{0}'><h2>Parte {0}<a class='headerlink' href='#s{0}'>¶</a></h2><p>Si comincia, come "
        "dice <a href='https://terra.example/note/{0}/'>chi la conosce</a>, e si finisce con le mani.</p></section>"
    )
    head = "<meta name='generator' content='pandoc'>"
    found = page(head, f"<main><h1>Semina</h1>{''.join(section.format(n) for n in range(4))}</main>")
    assert [post.title for post in found.posts] == ["Semina"]


def test_posts_in_a_list_are_no_comments() -> None:
    """Each leads to its conversation, which is nowhere on the page."""
    post = """<article class='h-entry post-text' itemscope itemtype='http://schema.org/Article'><header>
        <h1 class='p-name entry-title'><a href='note/{0}/' class='u-url'>Nota {0}</a></h1><div class='metadata'>
        <p class='byline author vcard'><span class='byline-name fn' itemprop='author'><a href='a/'>Ada</a></span></p>
        <p class='dateline'><a href='note/{0}/' rel='bookmark'><time itemprop='datePublished'
        datetime='2021-03-0{0}T09:15:00+01:00' title='2021-03-0{0}'>2021-03-0{0}</time></a></p>
        <p class='commentline'><a href='note/{0}/#thread'>Commenti</a></p></div></header><div class='e-content'>
        <p>Si comincia con la terra e si finisce con le mani, come ogni anno e senza fretta.</p></div></article>"""
    text = f"<main id='content'><div class='postindex'>{''.join(post.format(n) for n in range(1, 6))}</div></main>"
    found = page("<meta name='generator' content='Nikola'>", text)
    assert (found.posts, found.comments) == ((), ())


def test_the_day_in_a_permalink() -> None:
    """It is the post's where the page prints none that can be read."""
    text = (
        "<h1>Semina</h1><div class='post-content'><p>Si semina a marzo, quando la terra si lascia prendere.</p></div>"
    )
    source = (
        f"<html><head><meta name='generator' content='Hexo 8.1'><title>Semina</title></head><body>{text}</body></html>"
    )
    headers = {"content-type": "text/html; charset=utf-8"}
    url = "https://terra.example/2021/03/04/semina/"
    reading = read(Response(url=url, status=200, headers=headers, body=source.encode(), fetched_at=""), Known())
    assert [(post.kind, post.published) for post in reading.posts] == [("post", "2021-03-04")]


def test_a_list_of_boxes_is_no_post() -> None:
    """One link lies over each box, beside its heading; the page leads to what they show."""
    box = (
        "<article class='post-entry'><header class='entry-header'><h2>Nota {0}</h2></header><div class='entry-content'>"
        "<p>Si comincia con la terra e si finisce con le mani, come ogni anno e senza fretta.</p></div>"
        "<a class='entry-link' href='/note/{0}/'></a></article>"
    )
    head = "<meta name='generator' content='Hugo 0.111.3'><meta property='og:type' content='website'>"
    found = page(head, f"<main>{''.join(box.format(n) for n in range(3))}</main>")
    assert found.posts == ()
    assert [f.url for f in found.follow if f.purpose == "link"] == [
        f"https://terra.example/note/{n}/" for n in range(3)
    ]


LONELY = """<article><h2><a href="/note/semina/">Semina</a></h2>
<p>Si semina a marzo, quando la terra si lascia prendere e non prima, dice chi la conosce
da quarant'anni e non ha mai tenuto un diario.</p>
<time datetime="2021-03-04T08:15:00Z"></time>
</article>"""


@pytest.mark.parametrize(
    "path",
    ["tags/orto/", "tags/orto/index.html", "categories/note/orto/index.html", "category/note.html", "tags/",
     "tags.html", "categories/index.html", "archives/", "archive.html", "blog/tags/orto", "blog/archive",
     "archives/2021/03/", "2021/", "blog/2021.html", "authors/ada/", "index-2.html", "page2/"],
)  # fmt: skip
def test_the_listing_of_a_term_with_one_post(path: str) -> None:
    """It shows what the post's own page shows; its folder tells."""
    head = "<meta name='generator' content='Hexo 8.1'><title>Orto</title>"
    text = f"<html><head>{head}</head><body>{LONELY}</body></html>"
    headers = {"content-type": "text/html; charset=utf-8"}
    url = f"https://terra.example/{path}"
    reading = read(Response(url=url, status=200, headers=headers, body=text.encode(), fetched_at=""), Known())
    assert reading.posts == ()
    assert "https://terra.example/note/semina/" in [follow.url for follow in reading.follow]


@pytest.mark.parametrize("path", ["archives/9f3c2b.html", "archives/2031/", "archives/semina/", "2021/03/tagsuppe/"])
def test_a_post_below_the_folder_of_archives(path: str) -> None:
    """Where permalinks are made so."""
    head = "<meta name='generator' content='Hexo 8.1'><meta property='og:type' content='article'><title>Semina</title>"
    text = f"<html><head>{head}</head><body>{LONELY.replace('/note/semina/', '/' + path)}</body></html>"
    headers = {"content-type": "text/html; charset=utf-8"}
    url = f"https://terra.example/{path}"
    reading = read(Response(url=url, status=200, headers=headers, body=text.encode(), fetched_at=""), Known())
    assert [post.title for post in reading.posts] == ["Semina"]


@pytest.mark.parametrize(("path", "title"), [("feed.xml", "Terra"), ("feeds/tags/orto/", None), ("tag/orto/rss", None)])
def test_what_a_feed_says_of_the_blog(path: str, title: str | None) -> None:
    """The feed of a term is titled after that."""
    item = "<item><title>Semina</title><link>https://terra.example/note/semina/</link></item>"
    text = f"<rss version='2.0'><channel><title>Terra</title>{item}</channel></rss>"
    headers = {"content-type": "application/rss+xml"}
    url = f"https://terra.example/{path}"
    reading = read(Response(url=url, status=200, headers=headers, body=text.encode(), fetched_at=""), Known())
    assert reading.blog is not None
    assert (reading.blog.title, len(reading.posts)) == (title, 1)


def test_a_page_without_a_date_is_no_post() -> None:
    """Hugo's Open Graph calls any page an article, its feed has the pages among the posts with a date never set."""
    head = "<meta name='generator' content='Hugo 0.111.3'><meta property='og:type' content='article'>"
    text = f"<main><article><h1>Chi siamo</h1><div class='post-content'><p>{'Siamo in due. ' * 20}</p></div>"
    (post,) = page(head, f"{text}</article></main>").posts
    assert post.kind is None
    (post,) = page(head, f"{text}<time datetime='0001-01-01T00:00:00Z'></time></article></main>").posts
    assert (post.kind, post.published) == (None, None)
    (post,) = page(head, f"{text}<time datetime='2021-03-04'>4 marzo 2021</time></article></main>").posts
    assert (post.kind, post.published) == ("post", "2021-03-04")
    dated = "<meta property='og:type' content='website'><meta property='article:published_time' content='2021-03-04'>"
    (post,) = page(f"<meta name='generator' content='Hexo 8.1'>{dated}", f"{text}</article></main>").posts
    assert post.kind is None
    feed = (
        "<rss version='2.0'><channel><link>https://terra.example/</link><item><title>Chi siamo</title>"
        f"<link>{URL}</link><pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate></item></channel></rss>"
    )
    url, headers = "https://terra.example/index.xml", {"content-type": "application/rss+xml"}
    (post,) = read(Response(url=url, status=200, headers=headers, body=feed.encode(), fetched_at=""), Known()).posts
    assert (post.kind, post.published) == (None, None)
