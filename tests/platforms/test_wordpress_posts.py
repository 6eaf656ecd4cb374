"""What themes and page builders make of a post, each in the markup that it prints."""

import pytest

from .theme_pages import HEAD, TEXT, WORDS, post_of, reading, text

POSTS = {
    "bubble in the title": (
        f'<article id="post-5"><h1 class="entry-title">La lanterna <span class="comments-link"><a href="#comments">8</a></span></h1>'
        f'<div class="entry-content">{TEXT}</div></article>',
        {"title": "La lanterna"},
    ),
    "a link that says more than the name": (
        f'<article id="post-5"><h1 class="entry-title">La lanterna</h1><div class="entry-content">{TEXT}</div><h2 class="author-title">'
        'Di <span class="author-name">Ida Luce</span></h2><a rel="author" href="/author/ida/">Tutto di Ida Luce</a></article>',
        {"title": "La lanterna", "author": "Ida Luce", "author_url": "http://blog.example/author/ida/"},
    ),
    "a link that says more than the name in its address": (
        f'<div class="post" id="post-5"><h2>La lanterna</h2><p>Di Ida Luce | <a href="/author/ida-luce/">Tutti gli articoli di Ida Luce &rarr;</a>'
        f'</p><div class="entry">{TEXT}</div></div>',
        {"title": "La lanterna", "author": "Ida Luce", "author_url": "http://blog.example/author/ida-luce/"},
    ),
    "id on the heading": (
        f'<div class="post"><h3 class="storytitle" id="post-5"><a href="/x/" rel="bookmark">La lanterna</a></h3>'
        f'<div class="storycontent">{TEXT}</div></div>',
        {"title": "La lanterna"},
    ),
    "id on the heading, in a box with the line below it": (
        f'<div class="post"><div class="meta"><h1 class="title" id="post-5">La lanterna</h1><p><span class="date">3/1/2010</span>'
        f' di <a href="/author/ida/">Ida</a></p></div><div class="content">{TEXT}</div></div>',
        {
            "title": "La lanterna",
            "author": "Ida",
            "author_url": "http://blog.example/author/ida/",
            "published": "3/1/2010",
        },
    ),
    "nothing is named, and a column tells of others": (
        f'<div id="primary"><h1>La lanterna</h1>{TEXT}{TEXT}</div>'
        '<div id="ancillary"><ul class="recent"><li><b class="post-title"><a href="/altro/">Altro</a></b> <span class="post-date">3/1/2010</span></li></ul></div>',
        {"title": "La lanterna"},
    ),
    "a line that the text begins with": (
        f'<div id="post-5"><h1>La lanterna</h1><div class="entry"><ul class="info"><li class="date">3 gennaio 2010</li><li class="author">'
        f"di Ida Luce</li></ul>{TEXT}</div></div>",
        {"title": "La lanterna", "author": "Ida Luce", "published": "3 gennaio 2010"},
    ),
    "a line in another column": (
        f'<div class="post-content"><h1>La lanterna</h1><div class="entry">{TEXT}</div></div><div id="sidebar"><div class="post-meta">'
        '<p>Scritto da <a href="/author/ida/">Ida</a> il 3 gennaio 2010</p></div></div>',
        {
            "title": "La lanterna",
            "author": "Ida",
            "author_url": "http://blog.example/author/ida/",
            "published": "Scritto da Ida il 3 gennaio 2010",
        },
    ),
    "a date of a related post": (
        f'<article id="post-5"><h1 class="entry-title">La lanterna</h1><div class="entry-content">{TEXT}</div><div class="riga">'
        '<span class="updated rich-snippet-hidden">2016-05-04T21:14:00+02:00</span><span>3 gennaio 2010</span></div><div class="related-posts"><h4>'
        '<a href="/altro/">Altro</a></h4><span class="x-date">4 maggio 2016</span></div></article>',
        {"title": "La lanterna", "published": "3 gennaio 2010"},
    ),
    "title above the article": (
        f'<div class="banner"><h1 class="page-title">La lanterna</h1></div><article id="post-5"><div class="entry-content">{TEXT}'
        "</div></article>",
        {"title": "La lanterna"},
    ),
    "a calendar's leaf": (
        '<article id="post-5"><div class="date"><span class="month">Gen</span><span class="day">03</span><span class="year">2010'
        f'</span></div><h1 class="entry-title">La lanterna</h1><div class="entry-content">{TEXT}</div></article>',
        {"title": "La lanterna", "published": "Gen 03 2010"},
    ),
    "the day above the post, the author before the time": (
        f'<h2>3 gennaio 2010</h2><div class="post"><h3 class="storytitle" id="post-5"><a href="/x/" rel="bookmark">La lanterna</a></h3>'
        f'<div class="meta">In: <a href="/category/molo/">Molo</a> &#8212; Ida Luce @ 21:14</div><div class="storycontent">{TEXT}</div></div>',
        {"title": "La lanterna", "author": "Ida Luce", "published": "3 gennaio 2010"},
    ),
    "posts that are recommended at greater length": (
        '<div id="headline"><h1>La lanterna</h1></div><div id="column"><h3>Altrove</h3><a href="/feed/">RSS</a></div><div id="story">'
        f'{TEXT}</div><div id="following">'
        + "".join(f'<div class="other"><h2><a href="/{n}/">Molo {n}</a></h2>{TEXT * 3}</div>' for n in (1, 2))
        + "</div>",
        {"title": "La lanterna"},
    ),
    "a year of two digits above the post": (
        f'<h2 class="header">3.1.10</h2><div class="post" id="post-5"><h3 class="storytitle">La lanterna</h3>'
        f'<div class="storycontent">{TEXT}</div></div>',
        {"title": "La lanterna", "published": "3.1.10"},
    ),
    "a heading with a name that sites have, too": (
        f'<div class="blogpost" id="post5"><h2 class="blogtitle"><a href="/x/">La lanterna</a></h2><p class="details">3 gennaio 2010</p>'
        f"{TEXT}</div>",
        {"title": "La lanterna", "published": "3 gennaio 2010"},
    ),
    "other posts beside the text": (
        f'<div class="head"><h1>La lanterna</h1><div class="post-meta"><time datetime="2010-01-03">3 gennaio</time></div></div>'
        f'<main><article class="prosa">{TEXT}{TEXT}</article><div class="card"><h3><a href="/altro/">Altro</a></h3>'
        f'<time datetime="2016-05-04T09:15:00+02:00">4 maggio</time>{TEXT}</div></main>',
        {"title": "La lanterna", "published": "2010-01-03"},
    ),
    "a label in the author's link": (
        f'<article id="post-5"><h1>La lanterna</h1><div class="riga"><a href="/author/ida/"><p class="autrice">di <strong>Ida Luce</strong>'
        f'</p></a></div><div class="entry-content">{TEXT}</div></article>',
        {"title": "La lanterna", "author": "Ida Luce", "author_url": "http://blog.example/author/ida/"},
    ),
    "a year of two figures": (
        f'<main><h2>La lanterna</h2><div><p>di <a href="/author/ida/" rel="author">Ida</a>, 3.1.10</p>'
        f'<div class="the-content">{TEXT}</div></div></main>',
        {
            "title": "La lanterna",
            "author": "Ida",
            "author_url": "http://blog.example/author/ida/",
            "published": "3.1.10",
        },
    ),
    "a box named as the title": (
        f'<div class="post" id="post-5"><div class="posttitle"><h2>La lanterna</h2><p class="post-info">Scritto il 3/1/2010</p></div>'
        f'<div class="entry">{TEXT}</div></div>',
        {"title": "La lanterna", "published": "Scritto il 3/1/2010"},
    ),
    "minutes that it takes to read": (
        f'<article id="post-5"><h1>La lanterna</h1><p><span class="reading-time">3 minuti</span></p><div class="wp-block-post-time-to-read">'
        f'1–2 minuti</div><div class="entry-content">{TEXT}</div></article>',
        {"title": "La lanterna"},
    ),
    "a body without a class": (
        f'<div id="post-5" class="scheda"><h2>La lanterna</h2><div class="riga"><a href="/author/ida/">Ida</a></div>'
        f'<div class="post-5 post type-post hentry">{TEXT}{TEXT}</div></div><div class="piede">Condividi</div>',
        {"title": "La lanterna", "author": "Ida", "author_url": "http://blog.example/author/ida/"},
    ),
    "a name that a script answers to, and a way to the author's page": (
        '<div id="post-5" class="post"><h1>La lanterna</h1><div class="author"><a class="name" href="javascript:void(0)">Ida</a>'
        '</div><div class="riga">3 gennaio 2010</div><div class="scheda"><a href="/author/ida/">Tutto di lei</a></div>'
        f'<div class="entry">{TEXT}</div></div>',
        {"title": "La lanterna", "author": "Ida", "published": "3 gennaio 2010"},
    ),
    "paragraphs beside the heading": (
        f'<div id="post-5" class="post"><h2>La lanterna</h2>{TEXT}{TEXT}<p class="postmetadata">Scritto da '
        '<a href="/?author=2">Ida</a></p></div>',
        {"title": "La lanterna", "author": "Ida", "author_url": "http://blog.example/?author=2"},
    ),
    "Elementor": (
        '<div class="elementor elementor-9 elementor-location-single post-5 post type-post"><h1 class="elementor-heading-title">'
        'La lanterna</h1><div class="elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container">'
        f"{TEXT}</div></div></div>",
        {"title": "La lanterna"},
    ),
    "parts named after their block": (
        '<main><header><h1 class="scheda__title">La lanterna</h1><span class="scheda__author"><img> Ida</span><time'
        f' datetime="2010-01-03">3 gennaio</time></header><div class="entry-content">{TEXT}</div></main>',
        {"title": "La lanterna", "author": "Ida", "published": "2010-01-03"},
    ),
}


@pytest.mark.parametrize("theme", POSTS)
def test_posts(theme: str) -> None:
    """Title, author and date as printed, and the body without them."""
    markup, expected = POSTS[theme]
    post = post_of(markup)
    found = {name: getattr(post, name) for name in ("title", "author", "author_url", "published")}
    assert {name: value for name, value in found.items() if value is not None} == expected
    assert set((text(post) or "").split("\n")) == {WORDS}


@pytest.mark.parametrize(
    "inside", [f"<p>{WORDS}</p>", f'<div class="entry-content wp-block-post-content">{TEXT}</div>']
)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", "", id="a post that nothing numbers"),
        pytest.param('<div class="post-5 post type-post hentry">', "</div>", id="a post with its number"),
        pytest.param('<div class="wp-block-query"><ul><li class="wp-block-post post-5 post hentry">', "</li></ul></div>", id="a loop of one"),
    ],
)  # fmt: skip
def test_entries_of_other_posts_beside_one_are_no_part_of_it(before: str, after: str, inside: str) -> None:
    """Each is numbered by its class; the post's own may be in no entry at all, as templates of blocks print it."""
    others = "".join(
        f'<li class="wp-block-post post-{number} post type-post hentry"><h3 class="wp-block-post-title"><a href="/{number}/">'
        f'Molo {number}</a></h3><div class="wp-block-post-date"><time datetime="2016-05-0{number}T09:15:00+02:00">maggio</time></div>'
        f'<a href="/author/ada/" rel="author">Ada</a>{inside}</li>'
        for number in (7, 5, 8)
    )
    listed = f'<div class="wp-block-query"><ul class="wp-block-post-template">{others}</ul></div>'
    post = post_of(
        f'<main><h2>Altri</h2>{listed}{before}<h1 class="wp-block-post-title">La lanterna</h1>'
        f'<div class="entry-content wp-block-post-content">{TEXT}{listed}</div>{after}{listed}</main>'
    )
    assert (post.title, post.author, post.published) == ("La lanterna", None, None)
    assert (text(post) or "").split("\n")[0] == WORDS
    assert "Molo 7" in (text(post) or "")


@pytest.mark.parametrize("whole", ["La lanterna sul molo – Il molo", "Il molo » La lanterna sul molo"])
def test_a_title_below_the_category(whole: str) -> None:
    """Of several headings above a text the title is the one that the page is named after."""
    markup = (
        f'<div id="post-5" class="post"><h3>molo</h3><h1>La lanterna sul molo</h1><div class="entry">{TEXT}</div></div>'
    )
    assert post_of(markup, head=f"{HEAD}<title>{whole}</title>").title == "La lanterna sul molo"


@pytest.mark.parametrize(
    ("above", "within", "below"),
    [
        ('<a rel="category tag" href="/category/molo/">Molo</a>', "", '<p class="tags"><a rel="tag" href="/tag/luce/">luce</a></p>'),
        ("", '<li class="voce"><a href="/category/molo/">Molo</a></li> <a rel="tag" href="/tag/luce/">luce</a>', ""),
        ("", '<a rel="tag" href="/category/molo/">Molo</a> <a rel="tag" href="/tag/luce/">luce</a>', ""),
        ("", '<a rel="tag" href="/?cat=7">Molo</a> <a rel="tag" href="/?tag=luce">luce</a>', ""),
        ('<ul class="menu"><li class="menu-item"><a href="/category/altro/">Altro</a></li></ul>',
         '<a href="/category/molo/">Molo</a> <a href="/tag/luce/">luce</a>', ""),
        ("", '<a href="/category/molo/">Molo</a> <a href="/tag/luce/">luce</a>',
         '<div class="related"><a rel="tag" href="/tag/altro/">altro</a></div>'),
    ],
)  # fmt: skip
def test_terms(above: str, within: str, below: str) -> None:
    """By their relation, in the article or a line beside it; where none is said to be a category, by their folders, too."""
    post = post_of(
        f'<div class="top">{above}</div><article id="post-5"><h1 class="entry-title">La lanterna</h1><ul class="riga">{within}</ul>'
        f'<div class="entry-content">{TEXT}</div></article>{below}'
    )
    assert sorted((term.kind, term.name) for term in post.terms or ()) == [("category", "Molo"), ("tag", "luce")]


def test_terms_of_a_widget_are_the_blogs() -> None:
    """Those that WordPress lists in a column are of no post, as few as they may be."""
    column = '<div class="widget widget_categories"><a href="/category/molo/">Molo</a></div>'
    page = f"<div><div><h1>La lanterna</h1></div><div>{TEXT}</div><footer>{column}</footer></div>"
    assert post_of(page).terms is None


@pytest.mark.parametrize(
    "signed",
    [
        '<div class="post-author"><span class="entry-author"><span>Di:</span><span class="entry-author-name">Ida Luce</span></span></div>',
        '<p class="after__author">Autrice <span class="after__author-name">Ida Luce</span></p>',
        '<div class="author">scritto da <b>Ida Luce</b></div>',
        '<div class="author">Di Ida Luce</div>',
        '<div class="author">Ida Luce</div>',
    ],
)
def test_an_author_behind_a_label(signed: str) -> None:
    """A name in an element of its own is told by its class or by what is before it, one among words by what is stated."""
    page = f'<article id="post-5"><h1>La lanterna</h1>{signed}<div class="entry-content">{TEXT}</div></article>'
    assert post_of(page, head='<meta name="author" content="Ida Luce">').author == "Ida Luce"


@pytest.mark.parametrize(
    ("words", "slug", "author"),
    [
        ("Vedi tutti gli altri suoi testi →", "ida-luce", None),
        ("Tutto ciò che Ida Luce scrive qui", "ida-luce", "Ida Luce"),
        ("Ida detta la custode della lanterna", "ida", "Ida"),
        ("Ida van der Luce", "redazione", "Ida van der Luce"),
        ("la cucina di ida", "lacucinadiida", "la cucina di ida"),
        ("la cucina bianca", "admin", "la cucina bianca"),
    ],
)
def test_a_way_to_all_posts_of_an_author(words: str, slug: str, author: str | None) -> None:
    """What a link says in place of the name is none; the name is among its words where its address is made of it."""
    line = f'<div class="riga"><a href="/author/{slug}/">{words}</a></div>'
    page = f'<article id="post-5"><h1>La lanterna</h1>{line}<div class="entry-content">{TEXT}</div></article>'
    assert post_of(page).author == author


def test_an_author_among_the_words_of_a_line() -> None:
    """A theme says who wrote a post with the word it says who wrote a comment with, in any language; without it, nothing."""
    head = '<div class="post" id="post-5"><h2>La lanterna</h2><div class="meta">'
    body = f'</div><div class="storycontent">{TEXT}</div></div>'
    comments = '<ol><li id="comment-7"><p class="commentby">Kommentar von <a href="http://ada.example/">Ada</a></p><p>Si!</p></li></ol>'
    found = {
        line: post_of(head + line + body + comments).author
        for line in ("Von Ida Luce um 19:50 am Mittwoch, 14. Nov", "Am 14. Nov", "Ida um 19:50", "Von Ida am 14. Nov")
    }
    assert found == {line: "Ida Luce" if line.startswith("Von Ida Luce") else None for line in found}


def test_an_author_of_whom_only_comments_tell() -> None:
    """By the word that their unlinked names follow, too; else by what WordPress marks as said by the post's author."""
    post = f'<div class="post" id="post-5"><h2>La lanterna</h2><div class="meta">{{}}</div><div class="storycontent">{TEXT}</div></div>'
    named = post.format("Von Ida Luce um 19:50 am Mittwoch") + (
        '<ol><li id="comment-7"><p class="commentby">Kommentar von Bruno</p><p>Si!</p></li></ol>'
    )
    marked = post.format("") + (
        '<ol><li class="comment" id="comment-7"><cite class="fn">Bruno</cite><p>Si!</p></li>'
        '<li class="comment bypostauthor" id="comment-8"><cite class="fn">Ida Luce</cite><p>No!</p></li></ol>'
    )
    assert [post_of(named).author, post_of(marked).author] == ["Ida Luce", "Ida Luce"]


@pytest.mark.parametrize("lesser", ["<h3>Lascia un commento</h3>", "<h2>Lanterna</h2>"])
def test_a_title_in_a_table(lesser: str) -> None:
    """Where no heading is the post's, what prints a part of the page's own title is, whatever it is called."""
    row = '<table class="foglio"><tr><td class="{}">{}</td></tr></table>'
    page = f"{row.format('nome', 'La lanterna')}{row.format('testo', TEXT)}{lesser}"
    assert post_of(page).title == "La lanterna"


def test_a_title_with_a_stroke_in_a_table() -> None:
    """It is several parts of the page's own title together."""
    row = f'<table><tr><td class="nome">Il mare: due o tre cose</td></tr><tr><td>{TEXT}</td></tr></table>'
    head = f"{HEAD}<title>Il mare: due o tre cose – Il molo</title>"
    assert post_of(row, head=head).title == "Il mare: due o tre cose"


def test_the_heading_of_the_form_for_comments_is_no_title() -> None:
    """Nor is one behind it, or a column's, where a post has none."""
    form = '<h3 id="reply-title">Lascia un commento</h3><form action="/wp-comments-post.php"></form><h3>Archivi</h3>'
    for behind in (form, '<h2 class="widgettitle">Articoli recenti</h2>'):
        assert post_of(f"<div><div>{TEXT}</div>{behind}</div>", head=f"{HEAD}<title>Il molo</title>").title is None


def test_an_author_in_the_heading() -> None:
    """In an element of its own, where the page is named without it."""
    assert post_of(f"<h1>La lanterna <small>Ida Luce</small></h1><div>{TEXT}</div>").title == "La lanterna"
    assert post_of(f"<h1>La <em>lanterna</em></h1><div>{TEXT}</div>").title == "La lanterna"


@pytest.mark.parametrize(("url", "posts"), [("http://blog.example/", 0), ("http://blog.example/luce/", 1)])
def test_a_page_with_a_feed_of_its_own(url: str, posts: int) -> None:
    """Is a post's, in a theme that says nothing of its pages; the home names the blog's feed, which is none of these."""
    feeds = {"http://blog.example/feed/", "http://blog.example/comments/feed/", f"{url}feed/"}
    head = "".join(f'<link rel="alternate" type="application/rss+xml" href="{feed}">' for feed in sorted(feeds))
    page = f'<table><tr><td><a href="/luce/">La lanterna</a></td></tr><tr><td>{TEXT}</td></tr></table>'
    assert len(reading(page, head=head, body_class="", url=url).posts) == posts


def test_the_page_of_a_picture() -> None:
    """Is no post, in a theme that says nothing of its pages, though an author and a date are printed above it."""
    picture = f'<p class="attachment"><img src="/molo.png"></p>{TEXT}'
    page = (
        f'<h2>molo</h2><p>Scritto da Ida il <time datetime="2010-01-03">3 gennaio 2010</time></p><div>{picture}</div>'
    )
    assert reading(page, body_class="").posts == ()


def test_a_page_at_home_is_not_named_after_the_blog() -> None:
    """Whose name is no link there; a theme may leave the page's own title out."""
    page = (
        f'<h1 class="site-title">La lanterna</h1><article id="post-5"><div class="entry-content">{TEXT}</div></article>'
    )
    assert post_of(page, body_class="home page page-id-5").title is None
