"""When a post was published, as far as its theme prints it."""

import pytest

from crawler.items import Post, PostKey

from .theme_pages import TEXT, WORDS, post_of, reading, text


def test_a_list_of_the_latest_posts_that_a_text_ends_with_does_not_tell_its_date() -> None:
    """Nor does it where the page has no date."""
    dates = "".join(
        f'<li><a href="/{n}/">Molo</a><time datetime="2016-05-04T09:15:00+02:00">4 maggio 2016</time></li>'
        for n in (7, 8)
    )
    post = post_of(
        f'<main><h1>La lanterna</h1><div class="entry-content">{TEXT}<ul class="wp-block-latest-posts">{dates}</ul></div></main>'
    )
    assert (post.published, text(post)) == (None, WORDS)


@pytest.mark.parametrize(("shown", "published"), [("2016-05-04", "2010-01-03"), ("2010-01-03", "2010-01-03")])
def test_a_theme_that_shows_when_a_post_was_changed(shown: str, published: str) -> None:
    """Where the page states both for machines that is not when it was published."""
    head = "".join(
        f'<meta property="article:{name}_time" content="{day}T09:15:00+00:00">'
        for name, day in (("published", "2010-01-03"), ("modified", "2016-05-04"))
    )
    line = f'<p class="entry-meta"><time class="entry-time" datetime="{shown}T10:15:00+01:00">{shown}</time></p>'
    page = f'<article id="post-5"><h1>La lanterna</h1>{line}<div class="entry-content">{TEXT}</div></article>'
    assert (post_of(page, head=head).published or "")[:10] == published


def test_what_a_theme_calls_updated_may_be_when_a_post_was_published() -> None:
    """Where it prints no other date, that is what it is, and no change."""
    time = '<time class="entry-date updated" datetime="2010-01-03T10:15:00+01:00">3 gennaio 2010</time>'
    post = post_of(f'<article id="post-5"><h1>La lanterna</h1>{time}<div class="entry-content">{TEXT}</div></article>')
    assert (post.published, post.modified) == ("2010-01-03T10:15:00+01:00", None)


def test_a_block_may_say_when_a_post_was_changed() -> None:
    """Which is not when it was published, even if that stands nowhere."""
    post = post_of(
        '<main><h1 class="wp-block-post-title">La lanterna</h1><div class="wp-block-post-date__modified-date wp-block-post-date">'
        f'<time datetime="2017-05-04T09:15:00+02:00">maggio</time></div><div class="entry-content">{TEXT}</div></main>'
    )
    assert (post.published, post.modified) == (None, "2017-05-04T09:15:00+02:00")


@pytest.mark.parametrize(
    "line",
    [
        '<span class="posted-on">Ultimo aggiornamento: <span class="date">5 gennaio 2020</span></span>',
        '<span class="last-updated">Updated on January 5, 2020</span>',
        '<span class="meta-date">Aktualisiert: <time class="updated" datetime="2020-01-05T10:00:00Z">5.1.</time></span>',
        "<small>Mis à jour le 5 janvier 2020</small>",
    ],
)
def test_a_line_that_says_it_is_of_the_last_change(line: str) -> None:
    """It does not tell when the post was published, whatever its classes say."""
    post = post_of(
        f'<article id="post-5" class="post-5 post hentry"><h1 class="entry-title">La lanterna</h1>'
        f'<div class="entry-meta">{line}</div><div class="entry-content">{TEXT}</div></article>'
    )
    assert (post.title, post.published) == ("La lanterna", None)


def test_loops_of_blocks_tell_when_posts_were_published() -> None:
    """Pages of the posts may not print it. A date of another kind, or without a zone, is none."""
    listed = [
        (7, "wp-block-post-date", "2016-05-04T09:15:00+02:00"),
        (8, "wp-block-post-date__modified-date wp-block-post-date", "2017-05-04T09:15:00+02:00"),
        (9, "wp-block-post-date", "2016-05-04"),
    ]
    loop = "".join(
        f'<li class="wp-block-post post-{number} post hentry"><h2><a href="/{number}/">Molo</a></h2><div class="{name}">'
        f'<time datetime="{date}">maggio</time></div></li>'
        for number, name, date in listed
    )
    said = reading(f"<main><ul>{loop}</ul></main>", body_class="home blog", url="http://blog.example/page/2/")
    assert said.witness == "listing"
    key = PostKey(remote_id="7")
    assert said.posts == (Post(key=key, published="2016-05-04T09:15:00+02:00", mention=True),)


@pytest.mark.parametrize(
    ("version", "machine", "shown", "expected"),
    [
        ("6.4", "2014-05-05T10:00:00+00:00", "5 maggio 2014", "2014-05-05T10:00:00+00:00"),
        ("6.4", "2014-05-05T10:00:00+00:00", "5 maggio 2014 alle 10:00", "2014-05-05T10:00:00"),
        ("6.4", "2014-05-05T10:00:00+02:00", "5 maggio 2014 alle 10:00", "2014-05-05T10:00:00+02:00"),
        ("5.2", "2014-05-05T10:00:00+00:00", "5 maggio 2014", "2014-05-05T10:00:00"),
        ("5.2", "2014-05-05T10:00:00Z", "5 maggio 2014 alle 12:00", "2014-05-05T10:00:00Z"),
        ("5.2", "2014-05-05T22:00:00+01:00", "5 maggio 2014 alle 10:00 pm", "2014-05-05T22:00:00"),
        ("", "2014-05-05T10:00:00Z", "5 maggio 2014", "2014-05-05T10:00:00"),
        ("", "2014-05-05T10:00:00+02:00", "5 maggio 2014", "2014-05-05T10:00:00+02:00"),
    ],
)
def test_zones_that_are_not_the_blogs_are_left_out(version: str, machine: str, shown: str, expected: str) -> None:
    """Older versions print Greenwich's zone, or that of the day, beside the blog's local time."""
    page = (
        f'<article id="post-5"><h1 class="entry-title">T</h1><time class="published" datetime="{machine}">{shown}</time>'
        '<div class="entry-content"><p>x</p></div></article>'
    )
    assert post_of(page, version=version).published == expected


def test_before_53_a_printed_zone_is_the_blogs_of_today() -> None:
    """It dates the local times that the page prints, as the blog's zone and no more."""
    page = '<article id="post-5"><time datetime="2014-05-05T10:00:00+02:00">5 maggio 2014</time></article>'
    zones = {version: reading(page, version=version).blog for version in ("5.2", "5.3")}
    assert {version: blog.zone if blog else None for version, blog in zones.items()} == {"5.2": "+02:00", "5.3": None}


@pytest.mark.parametrize(
    ("printed", "path", "published"),
    [
        ("3 gennaio", "2010/01/lanterna/", "3 gennaio 2010"),
        ("domenica, 3 gen", "2010/01/lanterna/", "domenica, 3 gen 2010"),
        ("3 gennaio 2009", "2010/01/lanterna/", "3 gennaio 2009"),
        ("3 gennaio", "2010/01/02/lanterna/", "2010-01-02"),
        ("3 gennaio", "lanterna/", "3 gennaio"),
        ("3/1, 10:20", "2010/01/lanterna/", "3/1, 10:20"),
        ('3 gen – <a rel="author" href="/author/ida/">Ida</a>', "2010/01/lanterna/", "3 gen 2010"),
        ('<a rel="author" href="/author/ida/">Ida</a> | 3/1/10', "2010/01/lanterna/", "3/1/10"),
        ('<a href="/2010/01/03/">3 gen</a>', "2010/01/lanterna/", "3 gen 2010"),
    ],
)
def test_a_day_without_a_year_has_that_of_the_permalink(printed: str, path: str, published: str) -> None:
    """As a calendar's leaf prints it."""
    page = (
        f'<article id="post-5"><h1 class="entry-title">La lanterna</h1><span class="entry-date">{printed}</span>'
        f'<div class="entry-content">{TEXT}</div></article>'
    )
    url = f"http://blog.example/{path}"
    assert post_of(page, head=f'<link rel="canonical" href="{url}">', url=url).published == published
