"""Where the text of a post is that says less than what stands around it."""

import pytest

from .pages import SENTENCE, URL, page, words


def test_short_text_in_the_box_of_its_title() -> None:
    """A text that is as short as a line is the post's, though it stands with the title in a box of their own."""
    box = "<section id='uno'><h1>Sassi e muri</h1><p>Oggi un sasso solo, ma grande come un forno.</p></section>"
    ways = '<div class="section ways"><span>Prima: <a href="/prima.html">I muri di fronte al mulino</a></span></div>'
    marked = f'<div itemscope itemtype="http://schema.org/Article"><div itemprop="articleBody">{box}{ways}</div></div>'
    (post,) = page(f"<ul><li>Menu</li></ul>{marked}", url=URL).posts
    assert words(post).startswith("Oggi un sasso solo")


def test_license_of_a_short_text() -> None:
    """A box about the licence is a theme's, though it says more than the post."""
    box = f'<div class="license-box"><div>Sassi e muri</div><div>{SENTENCE * 2}</div></div>'
    note = "<p>Oggi un sasso solo, ma grande come un forno.</p>"
    head = '<h1>Sassi e muri</h1><time datetime="2013-01-28">28/01</time>'
    (post,) = page(f'<article class="post-content">{head}<div>{note}</div>{box}</article>', url=URL).posts
    assert words(post) == "Oggi un sasso solo, ma grande come un forno."


@pytest.mark.parametrize("name", ["x__prev-next", "y-post-next-prev", "post-prevnext"])
def test_ways_longer_than_a_short_text(name: str) -> None:
    """Ways to the posts before and after are none of a text, though they say more than it does."""
    ways = '<a href="/a.html">Il muro della cava di pietra</a> <a href="/b.html">Come si taglia il calcare</a>'
    note = "<time datetime='2013-01-28'></time><p>Oggi un sasso solo.</p>"
    text = f'<div class="post-content"><h1>Sassi e muri</h1>{note}<div class="{name}">{ways}</div></div>'
    (post,) = page(text, url=URL).posts
    assert words(post) == "Oggi un sasso solo."


def test_article_in_what_is_named_as_a_text() -> None:
    """An article that holds the prose is the post, whatever stands beside it in a box that is named as a text."""
    info = "<div class='info row'><div>28/01</div><div>18:30</div></div>"
    others = '<div class="row"><h5>Altri</h5><h5><a href="/prima.html">I muri di fronte al mulino</a></h5></div>'
    note = "<article><p>Oggi un sasso solo, ma grande come un forno.</p></article>"
    box = f'<div class="col page-content"><div>{info}{note}{others}</div></div>'
    (post,) = page(
        f"<div><h1>Sassi e muri</h1><time datetime='2013-01-28'></time></div><div><div>Io</div>{box}</div>", url=URL
    ).posts
    assert words(post) == "Oggi un sasso solo, ma grande come un forno."


@pytest.mark.parametrize("generator", ["WordPress 4.9", "Pietra 1.0"])
def test_boxes_of_plugins_below_a_short_text(generator: str) -> None:
    """Other posts with their dates and a word on the author say more than the post, and are no part of it."""
    others = "".join(
        f'<li><a href="/altro-{day}.html">Un altro muro di cui si parla</a> <span>{day} maggio 2012</span></li>'
        for day in range(10, 14)
    )
    related = f'<div class="related-posts"><h3>Potrebbe interessare</h3><ul>{others}</ul></div>'
    life = f'<div class="author-box"><h4>Chi è Ada</h4><p>{SENTENCE * 2}</p></div>'
    head = '<h1 class="entry-title">Sassi e muri</h1><div class="entry-meta"><b class="date">28 gennaio 2013</b></div>'
    text = f'<div class="entry-content"><p>Oggi un sasso solo.</p>{life}{related}</div>'
    (post,) = page(
        f'<div class="post" id="post-4">{head}{text}</div>',
        head=f'<meta name="generator" content="{generator}"><link rel="shortlink" href="/?p=4">',
        url=URL,
    ).posts
    assert (words(post), post.published) == ("Oggi un sasso solo.", "28 gennaio 2013")


def test_the_latest_comments_are_no_text() -> None:
    """A list that leads to comments on other pages is none of the post, though it repeats what they say."""
    said = "<li>Bruno su <a href='/prima.html#comment-{}'>I muri</a><br>{}</li>"
    others = "".join(said.format(n, "Anche da noi i muri crollano, e nessuno li rialza più.") for n in (7, 8, 9))
    head = '<h1>Sassi e muri</h1><time datetime="2013-01-28">28/01</time>'
    note = "<p>Oggi un sasso solo, ma grande come un forno e pesante come un bue.</p>"
    (post,) = page(f"<div><div><div>{head}{note}</div></div><div><ul>{others}</ul></div></div>", url=URL).posts
    assert words(post) == "Oggi un sasso solo, ma grande come un forno e pesante come un bue."


def test_a_year_in_the_first_sentence() -> None:
    """It makes no line of a post's date of a paragraph below that line."""
    first = "<p>Il nonno di mio nonno rialzò due volte il muro, e poi ancora nel 1987.</p>"
    head = f"<h1>Sassi e muri</h1><p class='meta'>28 gennaio 2013</p>{first}"
    (post,) = page(f"<div class='post-body'>{head}<p>{SENTENCE * 4}</p></div>", url=URL).posts
    assert words(post).startswith("Il nonno di mio nonno")


def test_a_text_that_no_element_holds() -> None:
    """It has begun with its first words below the line with the date: what follows is its own, whatever it is named."""
    shown = (
        '<figure class="wp-block-embed is-provider-slideshare"><div>https://www.slideshare.net/ada/muri</div></figure>'
    )
    head = "<h1>Sassi e muri</h1><p class='meta'>28 gennaio 2013</p>"
    (post,) = page(f"<div class='post-body'>{head}{SENTENCE * 4}{shown}{SENTENCE * 4}</div>", url=URL).posts
    assert post.body is not None
    assert [slide.url for slide in post.body.slides] == ["https://www.slideshare.net/ada/muri"]
