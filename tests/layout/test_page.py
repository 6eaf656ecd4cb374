"""Pages that no platform recognises: their post by structure."""

import pytest

from crawler.items import Follow, Known, Response
from crawler.platforms import read

from .pages import HEAD, SENTENCE, SIDE, TEXT, URL, WORDS, page, words

SHARE = '<div class="share-buttons"><a href="https://x.example/?u=1">Condividi questo post</a></div>'

TEMPLATES = {
    "named": f"""<div id="header"><h1><a href="/">Pietra viva</a></h1></div><div class="post" id="post-4">
        <h2 class="post-title"><a href="/2013/sassi.html">Sassi e muri</a></h2>
        <div class="post-meta">di <a rel="author" href="/autori/ada">Ada</a>, 28 gennaio 2013, 09:15</div>
        <div class="post-body">{TEXT}{SHARE}</div></div>{SIDE}""",
    "article": f"""<header><a href="/">Pietra viva</a></header><main><article><header><h1>Sassi e muri</h1>
        <p class="byline"><a class="author" href="/autori/ada">Ada</a>
        <time datetime="2013-01-28T09:15">28 gennaio</time></p></header>
        {TEXT}<footer><a rel="tag" href="/tag/muri">muri</a></footer></article></main>{SIDE}""",
    "nothing named": f"""<div><div>Pietra viva</div></div><div><div><h1>Sassi e muri</h1>
        <div><a href="/people/ada">Ada</a> | 28/01/2013 09:15</div>{TEXT}</div>
        <div><ul><li><a href="/a">a</a></li></ul></div></div>""",
    "tables": f"""<table><tr><td width="150"><a href="/a">Archivio</a><br><a href="/b">Collegamenti</a></td><td>
        <h3>Sassi e muri</h3><font size="1"><span class="author"><a href="/ada">Ada</a></span>,
        <span class="date">28.01.2013 09:15</span></font>{TEXT}</td></tr></table>""",
    "rows": f"""<table><tr><td class="contentheading">Sassi e muri</td></tr></table><table><tr><td>
        <span class="author">Scritto da: Ada</span></td></tr><tr><td class="createdate">28.01.2013 09:15</td></tr>
        <tr><td>{TEXT}</td></tr></table>""",
    "a date in the text's element": f"""<div class="post"><h1>Sassi e muri</h1><span class="byline"><a class="author"
        href="/ada">Ada</a></span><br><span class="pubdate">28.01.2013 09:15</span>{TEXT}</div>""",
    "rules between the lines": f"""<div><h1>Sassi e muri</h1><p class="lead">di <a href="/people/ada">Ada</a></p><hr>
        <p><span class="clock"></span> Scritto il 28.01.2013 09:15</p><hr>{TEXT}<hr></div>""",
    "a date in the heading": f"""<div id="head"><h1 id="site-name"><a rel="home" href="/">Pietra viva</a></h1></div>
        <div id="content"><h3>Sassi e muri <span class="permlink"><a href="/2013/sassi.html">::</a></span>
        <span class="date">28 gennaio 2013, 09:15</span> <a rel="author" href="/ada">Ada</a></h3>{TEXT}</div>""",
    "a line below the text": f"""<div class="post"><h2><a href="{URL}">Sassi e muri</a></h2>
        {TEXT}<p class="post">di <a rel="author" href="/ada">Ada</a>, lunedì 28 gennaio 2013 09:15</p></div>""",
    "a line above boxes in boxes": f"""<div><div class="line"><div><span class="author"><a href="#">Ada</a></span>
        <span class="date">28.01.2013 09:15</span></div></div><!-- 1 --><!-- 2 --><main><div><div><h1>Sassi e muri</h1>
        {TEXT}</div></div></main></div>""",
    "an author above a text without a name": f"""<h1>Sassi e muri</h1><div class="row"><div class="span7">
        <h6>Scritto da: <a href="/blog/author/ada/">Ada</a></h6>{TEXT}<p class="info">28.01.2013 09:15</p>
        </div></div>""",
    "a remark above a line whose author is named in the plural": f"""<div class="post-content"><h1>Sassi e muri</h1>
        <!-- chi, quando --><div>di <span class="auteurs">Ada</span>
        <time datetime="2013-01-28T09:15">28 gennaio</time></div>{TEXT}</div>""",
    "flat": f"""<h1>Pietra viva</h1><p><a href="/a">prima</a> | <a href="/b">dopo</a></p><h2>Sassi e muri</h2>
        <div class="byline"><a href="/ada" rel="author">Ada</a> <i>2013-01-28 09:15</i></div>{TEXT}""",
    "behind a page of the host's": f"""<b>Ospiti di un ospite</b></body></html><html><head><title>Sassi e muri</title>
        </head><body bgcolor="#fff"><div class="post"><h1>Sassi e muri</h1><div class="byline">
        <a href="/ada" rel="author">Ada</a> <i>2013-01-28 09:15</i></div>{TEXT}</div>""",
    "in capitals": f"""</BODY></HTML><DIV CLASS="post"><H1>Sassi e muri</H1><P CLASS="byline">
        <A HREF="/ada" REL="author">Ada</A>, 28.01.2013 09:15</P>{TEXT}</DIV>""",
    "a comment that never ends": f"""<div class="post"><h1>Sassi e muri</h1><!-- autore, data >
        <div class="byline"><a href="/ada" rel="author">Ada</a> <i>2013-01-28 09:15</i></div>{TEXT}</div>""",
}


@pytest.mark.parametrize("tag", ["article", "main", "section"])
def test_a_page_without_a_head_or_a_body(tag: str) -> None:
    """HTML asks for neither tag: the body begins with what no head holds."""
    markup = f"<!DOCTYPE html><title>Sassi – Un muro</title><{tag}><h1>Sassi</h1><time>28.01.2013</time>{TEXT}</{tag}>"
    response = Response(
        url="http://muri.example/sassi.html",
        status=200,
        headers={},
        body=markup.encode(),
        fetched_at="2024-03-01T09:00:00Z",
    )
    (post,) = read(response, Known()).posts
    assert (post.title, words(post)) == ("Sassi", WORDS)


@pytest.mark.parametrize("template", TEMPLATES)
def test_post(template: str) -> None:
    """Title, author, date and text, whatever the template calls them."""
    reading = page(TEMPLATES[template])
    (post,) = reading.posts
    assert (post.title, post.author) == ("Sassi e muri", "Ada")
    assert post.published is not None
    assert "2013" in post.published
    assert "09:15" in post.published
    assert words(post) == WORDS
    assert reading.general is False
    assert reading.comments == ()


@pytest.mark.parametrize(
    "href",
    ["/member/1/", "/authors/1-Ada", "/archivio/by-author/ada/", "/_layouts/userdisp.aspx?ID=1", "/member.php?u=1"],
)
def test_author_by_the_address(href: str) -> None:
    """A link to a page of people names the author, in whatever words; channels and forms do not."""
    others = '<a href="/user/password">Nuova parola d\'ordine</a> <a href="https://canali.example/user/a">Canale</a>'
    line = f'<div class="foot">28.01.2013 09:15 {others} <a href="{href}">Ada</a> | <a href="/muri/">muri</a></div>'
    (post,) = page(f'<div class="post"><h1>Sassi e muri</h1><div class="text">{TEXT}</div>{line}</div>').posts
    assert post.author == "Ada"


@pytest.mark.parametrize("name", ["fn", "byline", "meta-info display-name"])
def test_author_by_a_name(name: str) -> None:
    """What is named as one that is shown names the author, without the strokes around it."""
    line = f'<p>28.01.2013 <span class="{name}">| <a href="https://ada.example/">Ada</a> |</span></p>'
    (post,) = page(f'<div class="post"><h1>Sassi e muri</h1>{line}<div class="text">{TEXT}</div></div>').posts
    assert (post.author, post.author_url) == ("Ada", "https://ada.example/")
    (post,) = page(f"<h1>Sassi e muri</h1><p class='{name}'>| Ada Sasso</p><div class='text'>{TEXT}</div>").posts
    assert post.author == "Ada Sasso"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ('<p class="nota__authorName">di <span>Ada Sasso</span></p>', "Ada Sasso"),
        ('<p class="autore-box author">Di <b class="author-name">Ada Sasso</b></p>', "Ada Sasso"),
        ('<p class="author">Ada <span>Sasso</span></p>', "Ada Sasso"),
        ('<p><a href="/contributors/ada-sasso/">leggi tutti i suoi testi</a></p>', None),
        ('<p><a href="/contributors/ada-sasso/">Ada Sasso</a></p>', "Ada Sasso"),
    ],
)
def test_author_behind_a_label(line: str, author: str | None) -> None:
    """The words before a name in an element of its own are none, nor are those of a link in its place."""
    (post,) = page(f'<div class="post"><h1>Sassi e muri</h1>{line}<div class="text">{TEXT}</div></div>').posts
    assert post.author == author


def test_the_title_of_a_thing_is_no_authors() -> None:
    """`fn` names whatever a vocabulary describes."""
    (post,) = page(f'<div class="hrecipe"><h1 class="fn">Sassi e muri</h1><div class="text">{TEXT}</div></div>').posts
    assert (post.title, post.author) == ("Sassi e muri", None)


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


def test_text_of_pictures() -> None:
    """A post may be pictures alone; the longer texts beside it are not taken for it."""
    reading = page(
        f'<div class="post"><h1>Sassi e muri</h1><div class="entry"><img src="/muro.jpg" alt="Muro"></div></div>{SIDE}'
    )
    (post,) = reading.posts
    assert post.body is not None
    assert [image.url for image in post.body.images] == ["/muro.jpg"]
    assert SENTENCE not in post.body.html


def test_comments_are_no_text() -> None:
    """A conversation longer than its post leaves the post's text alone."""
    said = "".join(
        f'<li class="comment" id="comment-{n}"><b class="fn">Bruno</b><p>{SENTENCE * 6}</p></li>' for n in range(1, 20)
    )
    reading = page(f'<div id="main"><h1>Sassi e muri</h1><div>{TEXT}</div><ol>{said}</ol></div>')
    assert words(reading.posts[0]) == WORDS
    assert len(reading.comments) == 19


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


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ('<div class="pagedate">Last edited <span class="date">Nov 23 20:23:03 2012</span></div>', None),
        ('<p><b>Ultima modifica:</b> <time datetime="2012-11-23T20:23:03Z">23 novembre</time></p>', None),
        ("<p>Zuletzt geändert am 23. November 2012, 20:23</p>", None),
        ("<p>最終更新日: 2012-11-23 20:23</p>", None),
        ("<p>Posted on Nov 20, 2012</p><p>Updated Nov 23, 2012 20:23</p>", "Nov 20, 2012"),
        ("<p>Scritto il 23 novembre 2012</p>", "23 novembre 2012"),
    ],
)
def test_the_day_of_the_last_change(line: str, published: str | None) -> None:
    """It is not when a post was published, though no other is printed."""
    (post,) = page(f"<h1>Sassi e muri</h1><div>{TEXT}</div>{line}").posts
    assert post.published == published
    assert ("2012" in (post.modified or "")) == ("scritto" not in line.lower())


def test_blog_that_a_link_home_names() -> None:
    """The words of a link home are the blog's name where the document's title has them; those of others are not."""
    links = '<a href="/">Inizio</a> <a href="/"><img src="/p.png"><span class="nome">Pietra viva</span></a>'
    (named, unnamed) = (page(body + TEMPLATES["flat"]).blog for body in (links, '<a href="/">Inizio</a>'))
    assert named is not None
    assert unnamed is not None
    assert (named.title, unnamed.title) == ("Pietra viva", None)


def test_text_that_structure_does_not_tell() -> None:
    """Where prose stands in no element of its own, a general extractor finds it, and the reading says so."""
    boxes = "".join(f"<div><div><h4>{n}</h4><p>{SENTENCE}</p></div></div>" for n in range(3))
    head = "<div><div><h1>Sassi e muri</h1><ul><li>28 gennaio 2013</li></ul></div></div>"
    reading = page(f"<div>{head}</div>{TEXT}{boxes}<p>{SENTENCE}</p>")
    assert reading.general is True
    assert reading.posts[0].published == "28 gennaio 2013"
    assert SENTENCE.strip() in str(reading.posts[0].body)


def test_picture_under_the_name_of_a_page() -> None:
    """A file that says it is HTML and is an image holds nothing; that raises nothing."""
    body = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20
    headers = {"content-type": "text/html"}
    response = Response(url=URL, status=200, headers=headers, body=body, fetched_at="2020-01-01T00:00:00Z")
    reading = read(response, Known())
    assert (reading.posts, reading.comments) == ((), ())


@pytest.mark.parametrize(
    "line",
    [
        "<div class='date'>{}</div><div class='notes'><p>Piace a 3</p></div>",
        "<abbr class='published' title='{}'>ieri</abbr>",
    ],
)
def test_a_date_in_the_text_itself(line: str) -> None:
    """Where nothing around the text is dated, a line in it that is named as a date."""
    date = "2013-01-28T09:15:00Z"
    (post,) = page(f"<div class='post'><h1>Sassi e muri</h1>{TEXT}{line.format(date)}</div>").posts
    assert (post.published or "").startswith("2013-01-28")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("<p class='date'><b>28</b><b>gennaio</b><b>2013</b></p>", "28 gennaio 2013"),
        ("<p>gennaio <b>28</b>2013</p>", "gennaio 28 2013"),
        ("<p><i class='updated'>2013-02-03T04:05:06+01:00</i> <i>28 gennaio 2013</i></p>", "28 gennaio 2013"),
    ],
)
def test_a_date_in_parts_or_beside_that_of_a_change(line: str, published: str) -> None:
    """A leaf of a calendar is read as a whole; what is named as the day of a change is that beside another."""
    (post,) = page(f"<div><h1>Sassi e muri</h1>{line}<div>{TEXT}</div></div>").posts
    assert post.published == published


def test_an_opening_in_a_box_of_its_own() -> None:
    """What a post holds before its text, named as that is, is part of it; what is named otherwise is not."""
    opening = "Chi alza un muro comincia dai sassi più grossi, e li posa in piano."
    for name, found in (("chapo parte", f"{opening} {WORDS}"), ("chapo", WORDS)):
        lead = f"<div class='{name}'><p>{opening}</p></div>"
        (post,) = page(
            f"<div class='hentry'><h1>Sassi e muri</h1>{lead}<div class='testo parte'>{TEXT}</div></div>"
        ).posts
        assert words(post) == found


def test_a_date_above_the_text_and_one_below() -> None:
    """What stands above the text is the post's, though what is below has a time, too: it may be another's."""
    below = "<div><div class='pezzo'><div class='date'>29.01.2013 10:20</div><div>Anche a me.</div></div></div>"
    above = f"<h1>Sassi e muri</h1><div class='date'>28 gennaio 2013</div><div class='body'>{TEXT}</div>"
    assert [post.published for post in page(f"<div>{above}{below}</div>").posts] == ["28 gennaio 2013"]


def test_years_of_a_copyright() -> None:
    """They are no day, wherever they stand."""
    (post,) = page(f"<div><h1>Sassi e muri</h1><div>{TEXT}</div><p>2011 - 2026 Pietra viva</p></div>").posts
    assert (post.published, post.kind) == (None, None)


@pytest.mark.parametrize(("second", "author"), [("Ada Sasso", "Ada Sasso"), ("Ciro", None)])
def test_an_author_who_answers(second: str, author: str | None) -> None:
    """Of a line in which no name is set off, the one under which a comment is signed, too."""
    said = "".join(
        f'<li class="comment" id="comment-7{n}"><b>{name}</b> <i>2{n}.01.2013 09:15</i><p>Un bel muro.</p></li>'
        for n, name in enumerate(("Bruno", second), 1)
    )
    line = "<p>Scritto da Ada Sasso il 28.01.2013 09:15 tra i muri</p>"
    (post,) = page(f"<div class='post'><h1>Sassi e muri</h1>{line}<div>{TEXT}</div></div><ol>{said}</ol>").posts
    assert post.author == author


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("28 gennaio 2013, 09:15", "2013-01-28 09:15"),
        ("gennaio 28, 2013, 9:15 PM", "2013-01-28 9:15 PM"),
        ("29 gennaio 2013, 09:28", "2013-01-28"),
        ("28 gennaio 2013", "2013-01-28"),
    ],
)
def test_a_day_for_machines_with_the_time_of_the_page(line: str, published: str) -> None:
    """The day that data states has the time that is printed with it, not that of another day."""
    meta = f'{HEAD}<meta property="article:published_time" content="2013-01-28">'
    (post,) = page(f"<article><h1>Sassi e muri</h1><p class='date'>{line}</p>{TEXT}</article>", head=meta).posts
    assert post.published == published


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


def test_a_banner_of_an_article_is_none() -> None:
    """The box with the title and the dates is named as the article is that follows it."""
    banner = "<div class='article banner'><div class='content'><time>2013-01-28</time><h1>Sassi e muri</h1></div></div>"
    more = "<div class='post-next-prev'><a href='/altro.html'>Un altro post che parla di sassi</a></div>"
    (post,) = page(f"<div class='wrap'>{banner}</div><article class='md-text'>{TEXT}{more}</article>").posts
    assert (post.title, words(post), post.published) == ("Sassi e muri", WORDS, "2013-01-28")


def test_a_foot_that_says_more_than_the_post() -> None:
    """The page's foot is no text, however long, where an article has one; whoever signs a short one posted it."""
    foot = f"<footer><div><section>{TEXT}</section></div></footer>"
    head = '<header><h1>Sassi e muri</h1><p class="author">di <a href="/ada">Ada</a></p></header>'
    (post,) = page(
        f"{head}<div><article><section class='content'><p>{SENTENCE}</p></section></article></div>{foot}"
    ).posts
    assert (post.title, post.author, words(post)) == ("Sassi e muri", "Ada", SENTENCE.strip())


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


@pytest.mark.parametrize(
    "date",
    [
        "۱۴ اردیبهشت ۱۳۹۱",
        "۱۴ اردیبهشت ۱۳۹۱ در ۱۷:۱۲",
        "1391/02/14 - 17:12",
        "٣ مايو ٢٠١٢",
        "३ मई २०१२",
        "2012년 5월 3일 오후 5:12",
        "3 tháng 5, 2012",
        "2012. május 3. 17:12",
    ],
)
def test_dates_in_any_script(date: str) -> None:
    """Digits, calendars and the order of a date are those of its language; names of months need no letters of Latin."""
    (post,) = page(f"<div class='post'><h1>Sassi e muri</h1><div class='x'>{date}</div><div>{TEXT}</div></div>").posts
    assert post.published == date
    said = "".join(
        f"<li><p>Bel muro {n}.</p><small>{name}, {date}</small></li>" for n, name in ((1, "Ada"), (2, "Bruno"))
    )
    told = page(f"<div class='post'><h1>Sassi e muri</h1><div>{TEXT}</div></div><ol id='comments'>{said}</ol>").comments
    assert [(one.author, one.published) for one in told] == [("Ada", date), ("Bruno", date)]


FOLDERS = """<ul class="voci"><li>Voci:</li><li><a href="/diario/tag/muri/">muri</a></li>
    <li><a href="/diario/category/cave/">Cave</a></li></ul>"""
#: As a mirror on a disk has them.
SAVED = FOLDERS.replace('/">', '/index.html">')
#: As pages that scripts draw have them.
ASKED = FOLDERS.replace("tag/muri/", "tags/?tag=muri").replace("category/cave/", "categories/?category=cave")
#: A last line of nothing but terms, in folders that hold nothing else.
PLURAL = '<p><a href="/tags/muri/">muri</a>, <a href="/categories/cave/">Cave</a></p>'
ALL = """<div class="col"><h4>Tutte</h4><a href="/diario/tag/muri/">muri</a>
    <a href="/diario/tag/ponti/">ponti</a></div>"""


CARDS = """<div class="more"><div><h4><a href="/diario/ponti/">Ponti e guadi</a></h4>
    <a href="/diario/tag/ponti/">ponti</a></div></div>"""


@pytest.mark.parametrize(
    "body",
    [
        f'<div class="top"><h1>Sassi e muri</h1></div><div class="row"><div>{TEXT}'
        f"{FOLDERS.replace('voci', 'tags')}</div>{ALL}</div>",
        f"<div class='row'><div><h1>Sassi e muri</h1>{FOLDERS}<div>{TEXT}</div></div>{ALL}</div>",
        f"<div class='row'><article><h1>Sassi e muri</h1><div>{TEXT}</div>{FOLDERS}</article>{ALL}</div>",
        f"<div class='row'><main><h1>Sassi e muri</h1><article>{TEXT}</article>{FOLDERS}</main>{ALL}</div>",
        f"<main><h1>Sassi e muri</h1><article>{TEXT}</article>{FOLDERS}{CARDS}</main>",
        f"<main><h1>Sassi e muri</h1><article>{TEXT}</article>{SAVED}</main>",
        f"<main><h1>Sassi e muri</h1><article>{TEXT}</article>{ASKED}</main>",
        f"<div class='row'><div><h1>Sassi e muri</h1><div class='entry-content'>{TEXT}</div>{FOLDERS}</div>{ALL}</div>",
        f"<div class='row'><h2>Sassi e muri</h2><h5>28.1.2013</h5>{TEXT}<hr>{PLURAL}</div>",
    ],
)
def test_terms_by_their_folders(body: str) -> None:
    """Links around a text into the folders of terms are its terms, not its end; those beside the post are neither."""
    (post,) = page(body).posts
    assert words(post) == WORDS
    assert [(term.kind, term.name) for term in post.terms or ()] == [("tag", "muri"), ("category", "Cave")]
