"""Which words of a page are its post's title."""

import pytest

from .pages import HEAD, TEXT, URL, WORDS, page, words


def test_title_below_a_link_to_the_blog_in_its_folder() -> None:
    """The site's heading leads to where the blog is, which need not be the root of its host."""
    above = '<h1><a href="/people/ada/index.jsp">Pietra viva</a></h1>'
    feed = '<link rel="alternate" type="application/rss+xml" href="/people/ada/rss.xml">'
    head = f"<title>Sassi e muri : Pietra viva</title>{feed}"
    body = (
        f'{above}<div class="entry"><p class="entryTitle">Sassi e muri</p><div class="entryContent">{TEXT}</div></div>'
    )
    (post,) = page(body, url="https://blog.example.org/people/ada/entry/sassi", head=head).posts
    assert post.title == "Sassi e muri"


def test_title_with_a_count_and_without_a_heading() -> None:
    """A count of comments in the heading is no part of the title; the site's name in the head is none."""
    counted = f"<div class='post'><h1>Sassi e muri <span class='count'>32</span></h1>{TEXT}</div>"
    assert page(counted).posts[0].title == "Sassi e muri"
    head = '<title>Sassi e muri - Pietra viva</title><meta property="og:site_name" content="Pietra viva">'
    assert page(f"<div class='post-body'>{TEXT}</div>", head=head).posts[0].title == "Sassi e muri"


def test_title_where_the_document_has_none_of_its_own() -> None:
    """The one heading of the first rank is the title; the site's name above it is none."""
    body = f"<div><h2><a href='/'>Pietra viva</a></h2></div><h1>Sassi e muri</h1><div>28.01.2013</div><div>{TEXT}</div>"
    for named in ("", "Pietra viva"):
        assert page(body, head=f"<title>{named}</title>").posts[0].title == "Sassi e muri"


def test_a_title_that_nothing_names() -> None:
    """Of the document's title the part that the page prints by itself; the site's leads home."""
    banner = '<div><a href="/">Pietra viva</a></div>'
    reading = page(f'{banner}<div><a class="x" href="{URL}">Sassi e muri</a></div><div>{TEXT}</div>')
    assert [post.title for post in reading.posts] == ["Sassi e muri"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("石与墙_石匠_新日志", f"<h2>石与墙</h2>{{}}<h3><a href='/t'>石匠</a></h3>{TEXT}"),
        (
            "水车 - 石与墙",
            f"<div id='header'><h1>水车</h1></div><p class='posttitle'>石与墙</p>{{}}<div>{TEXT}</div>",
        ),
        (
            "石与墙 - 水车磨坊",
            f"<div class='title'>水车磨坊</div><h2 class='blogtitle'>石与墙</h2>{{}}<div>{TEXT}</div>",
        ),
        ("石与墙｜水车", f"<p><span>水车</span></p><div><span>石与墙</span></div>{{}}<div class='view'>{TEXT}</div>"),
        ("石与墙 - 水车", f"<table><tr><td><font size='4'>石与墙</font>{{}}<br>{TEXT}</td></tr></table>"),
    ],
)
def test_titles_that_no_heading_tells(title: str, body: str) -> None:
    """Whatever divides the document's title, what prints the post's leads to its date."""
    (post,) = page(body.format("<p>2013年1月28日 09:15</p>"), head=f"<title>{title}</title>").posts
    assert (post.title, post.published) == ("石与墙", "2013年1月28日 09:15")


def test_a_title_in_a_box_of_its_own() -> None:
    """What is named as the post may hold but its title, and what is named as another its text."""
    reading = page(f"""<div class="post" id="post-4"><div class="date">28 gennaio 2013</div><div class="title">
        <a href="{URL}">Sassi e muri</a></div></div><div class="post"><div>{TEXT}</div></div>""")
    (post,) = reading.posts
    assert (post.title, words(post)) == ("Sassi e muri", WORDS)


def test_a_title_below_the_heading_of_the_site() -> None:
    """The only heading is the site's; the title is what is named so and what the document's own has besides."""
    site = "<div class='title'><h1><a href='/'>Pietra viva</a></h1><h2>Muri e altro</h2></div>"
    post = f"<div class='title'>Sassi e muri</div><div class='date'>28 gennaio 2013</div><div class='body'>{TEXT}</div>"
    (found,) = page(f"{site}<div class='entry'>{post}</div>", head="<title>Pietra viva: Sassi e muri</title>").posts
    assert (found.title, words(found), found.published) == ("Sassi e muri", WORDS, "28 gennaio 2013")


@pytest.mark.parametrize("sign", ["", '<a href="#sassi">#</a> '])
def test_a_title_that_the_text_repeats(sign: str) -> None:
    """The heading over a text may be its title once more, with a link to itself."""
    text = f"<div class='content'><h1 id='sassi'>{sign}Sassi e muri</h1>{TEXT}</div>"
    (post,) = page(f"<article><header><h1 class='post-title'>Sassi e muri</h1></header>{text}</article>").posts
    assert (post.title, words(post)) == ("Sassi e muri", WORDS)


def test_title_beside_what_stands_in_its_heading() -> None:
    """Where the document is named after the blog, what data states tells the title from the date before it."""
    head = "<title>Pietra viva</title><meta property='og:title' content='Sassi e muri'>"
    body = (
        f"<article><h2 class='post-title'><time datetime='2013-01-28'>28 gen</time> Sassi e muri</h2>{TEXT}</article>"
    )
    assert [post.title for post in page(body, head=head).posts] == ["Sassi e muri"]


def test_title_of_a_post_where_documents_are_named_after_the_blog() -> None:
    """A heading that is named as a post's goes before the blog's name, which every document repeats."""
    body = f"""<header><h1><a href="/">Pietra viva</a></h1></header><article><h2 class="blog_post_title">
        <a href="/2013/sassi.html" rel="bookmark">Sassi e muri</a></h2><div class="prose">{TEXT}</div></article>"""
    (post,) = page(body, head="<title>Pietra viva</title>").posts
    assert post.title == "Sassi e muri"
    dated = f'<h2 class="post-title"><time datetime="2013-01-28">28 gen</time> Sassi e muri</h2><div>{TEXT}</div>'
    stated = '<title>Pietra viva - Diario</title><meta property="og:title" content="Sassi e muri">'
    assert page(f"<article>{dated}</article>", head=stated).posts[0].title == "Sassi e muri"


def test_title_that_is_named_as_a_date() -> None:
    """The id of a heading repeats its words: it does not name a date."""
    (post,) = page(f'<article><h1 id="market-day-2021">Market Day 2021</h1>{TEXT}</article>', head="").posts
    assert (post.title, post.published) == ("Market Day 2021", None)


@pytest.mark.parametrize("title", ["Sì", "石の壁"])
def test_title_shorter_than_the_name_of_the_site(title: str) -> None:
    """A title of a few letters is a post's, though the name of the site above it is much longer."""
    head = f"<title>{title} — Pietre vive e muri antichi</title>"
    body = f"<header><h1>Pietre vive e muri antichi</h1></header><div><h2>{title}</h2><p>28.1.2013</p>{TEXT}</div>"
    assert [post.title for post in page(body, head=head).posts] == [title]


@pytest.mark.parametrize(
    ("stated", "line", "kind"),
    [("website", "", None), ("website", "<p>28.1.2013</p>", "post"), ("article", "", "post"), ("", "", "post")],
)
def test_date_for_machines_alone(stated: str, line: str, kind: str | None) -> None:
    """Generators tell machines a date of any page: what states to be no article is a post by a printed one alone."""
    metas = f'<meta property="article:published_time" content="2013-01-28"><meta property="og:type" content="{stated}">'
    (post,) = page(f"<article><h1>Sassi e muri</h1>{line}{TEXT}</article>", head=HEAD + metas).posts
    assert post.kind == kind
