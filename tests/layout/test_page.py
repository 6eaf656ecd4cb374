"""Pages that no platform recognises: their post by structure, or their links where they list posts."""

import pytest

from crawler.items import Follow, Known, Response
from crawler.platforms import read

from .pages import SENTENCE, TEXT, URL, WORDS, page, words

SIDE = f"""<div id="sidebar"><div class="hentry"><h2><a href="/altro.html">Un altro post</a></h2>
<div class="entry-summary"><p>{SENTENCE * 5}</p></div></div>
<h3>Archivio</h3><ul><li><a href="/2012/">2012</a></li></ul></div>"""
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
    "flat": f"""<h1>Pietra viva</h1><p><a href="/a">prima</a> | <a href="/b">dopo</a></p><h2>Sassi e muri</h2>
        <div class="byline"><a href="/ada" rel="author">Ada</a> <i>2013-01-28 09:15</i></div>{TEXT}""",
}


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
    "href", ["/member/1/", "/archivio/by-author/ada/", "/_layouts/userdisp.aspx?ID=1", "/member.php?u=1"]
)
def test_author_by_the_address(href: str) -> None:
    """A link to a page of people names the author, in whatever words."""
    line = f'<div class="foot">28.01.2013 09:15 <a href="{href}">Ada</a> | <a href="/muri/">muri</a></div>'
    (post,) = page(f'<div class="post"><h1>Sassi e muri</h1><div class="text">{TEXT}</div>{line}</div>').posts
    assert post.author == "Ada"


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


LISTED = "".join(
    f'<div class="post"><h2><a href="/2013/{name}.html">{name}</a></h2><div class="entry">{TEXT}</div></div>'
    for name in ("sassi", "muri", "cave")
)


@pytest.mark.parametrize("url", ["https://blog.example.org/", "https://blog.example.org/indice.html"])
def test_listing(url: str) -> None:
    """A page of several posts is none of them, and leads to each."""
    reading = page(f"{LISTED}<a href='/page/2/'>più vecchi</a>", url=url, head="<title>Pietra viva</title>")
    assert reading.posts == ()
    assert reading.comments == ()
    assert {
        Follow(url="https://blog.example.org/2013/cave.html", purpose="link"),
        Follow(url="https://blog.example.org/page/2/", purpose="listing"),
        Follow(url="https://blog.example.org/", purpose="home"),
    } <= set(reading.follow)


def test_post_above_longer_ones() -> None:
    """A dated text in an element of that name is a post, though more is said of others below it; a bare one is none."""
    above = f'<h1>Sassi e muri</h1><p><span>28 gennaio 2013</span></p><div class="article-body"><p>{SENTENCE}</p></div>'
    below = "".join(
        f'<div class="card"><h3><a href="/2013/{n}/">Muro {n}</a></h3><p>{SENTENCE * 3}</p></div>' for n in range(1, 5)
    )
    (post,) = page(f"<article>{above}<div><h2>Leggi</h2>{below}</div></article>").posts
    assert words(post) == SENTENCE.strip()
    assert page(f"<article><h1>Sassi e muri</h1>{below}</article>").posts == ()


def test_listing_among_scripts() -> None:
    """What scripts hold is no text of the page, of which several posts make the most."""
    code = f"<script>{'var muro = 1; ' * 400}</script>"
    body = f"<main><h1>Diario</h1>{LISTED}</main>{code}"
    assert page(body, url="https://blog.example.org/diario/2/", head="<title>Diario</title>").posts == ()


def test_listing_of_unknown_address() -> None:
    """Links of the site's own lead elsewhere, wherever it stood; the title of a post may lead to itself."""
    posts = "".join(f'<div class="x"><h2><a href="/a/{n}">Muro {n}</a></h2>{TEXT}</div>' for n in (1, 2))
    assert not page(posts, url="", head="<title>Pietra viva</title>").posts
    rows = "".join(f'<tr><td>0{n}.01.2013</td><td><a href="/a/{n}">Muro {n}</a></td></tr>' for n in range(1, 8))
    assert not page(f"<table>{rows}</table>", url="", head="<title>Archivio</title>").posts
    assert page(f'<div class="x"><h2><a href="{URL}">Sassi e muri</a></h2>{TEXT}</div>{SIDE}', url="").posts


@pytest.mark.parametrize("path", ["diario/archive/2013/5/", "archives/2013/05.html", "2013/05/"])
def test_month_of_one_post(path: str) -> None:
    """The listing of a month is none of its posts, though there was but one."""
    one = f'<h1>Diario</h1><div><h4><a href="/diario/sassi/">Sassi</a></h4>{TEXT}</div>'
    assert page(one, url=f"https://blog.example.org/{path}", head="<title>Diario</title>").posts == ()


@pytest.mark.parametrize(
    "date", ['<time datetime="2013-01-0{n}">{n} gennaio 2013</time>', "<span class='when'>{n} gennaio 2013</span>"]
)
def test_archive_of_titles(date: str) -> None:
    """Lines of a title and a date, under a heading of their own, list posts; a text that has a few of them does not."""
    lines = "".join(
        f'<li><a href="/2013/{n}/">Come si fa il muro numero {n}</a> {date.format(n=n)}</li>' for n in range(1, 9)
    )
    url, head = "https://blog.example.org/tutto/", "<title>Tutti i muri</title>"
    assert page(f"<h1>Tutti i muri</h1><ol>{lines}</ol>", url=url, head=head).posts == ()
    assert len(page(f"<h1>Tutti i muri</h1><div>{TEXT * 9}<ol>{lines}</ol></div>", url=url, head=head).posts) == 1


def test_archive_of_links_around_dates() -> None:
    """A link may hold title and date, rather than stand beside the date; the times in such are nobody's comments."""
    lines = "".join(
        f'<a class="voce" href="/2013/{n}/"><div><b>Muro {n}</b><div class="data">0{n}.01.2013 09:15</div></div></a>'
        for n in range(1, 9)
    )
    for url in ("https://blog.example.org/diario", "https://blog.example.org/etichette/muri"):
        reading = page(f"<div>{lines}</div>", url=url, head="<title>Pietra viva</title>")
        assert (reading.posts, reading.comments) == ((), ())


def test_post_of_titles() -> None:
    """Lines of a title and a date are part of a post where the author says something about them; a home is none."""
    lines = "".join(
        f'<li>0{n}.01.2013 <a href="/2013/{n}/">Come si fa il muro numero {n}</a></li>' for n in range(1, 9)
    )
    body, head = f"<h1>I muri migliori</h1>{TEXT}<ul>{lines}</ul>", "<title>I muri migliori</title>"
    assert len(page(body, url="https://blog.example.org/migliori/", head=head).posts) == 1
    assert page(body, url="https://blog.example.org/", head=head).posts == ()


def test_short_post_above_titles() -> None:
    """Titles and dates of other posts, however many, stand beside a post that is named as such."""
    lines = "".join(
        f'<li>0{n}.01.2013 <a href="/2013/{n}/">Come si fa il muro numero {n}</a></li>' for n in range(1, 9)
    )
    body = f"<article><h1>Sassi e muri</h1><p>{SENTENCE}</p></article><div><ul>{lines}</ul></div>"
    (post,) = page(body, url="https://blog.example.org/sassi/").posts
    assert words(post) == SENTENCE.strip()


PARTS = [
    ("Calce", "https://calce.example/"),
    ("Malta", "https://malta.example/x"),
    ("Sabbia", "https://blog.example.org/7"),
]
PARTED = "".join(f'<h3><a href="{url}">{name}</a></h3>{TEXT}' for name, url in PARTS)


def test_parts_that_headings_link() -> None:
    """A text whose parts have headings that lead to what they speak of lists no posts."""
    (post,) = page(f"<h1>Sassi e muri</h1><div>{PARTED}</div>").posts
    assert post.body is not None
    assert post.body.html.count("<h3>") == len(PARTS)


def test_flat_listing() -> None:
    """Headings that lead to pages of the blog list posts, though these have no elements of their own."""
    flat = "".join(f'<h3><a href="/2013/{name}.html">{name}</a></h3>{TEXT}' for name, _ in PARTS)
    assert page(f"<h1>Sassi e muri</h1><div>{flat}</div>").posts == ()


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
    reading = page(f"<div><div><div><h1>Sassi e muri</h1></div></div></div>{TEXT}{boxes}<p>{SENTENCE}</p>")
    assert reading.general is True
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


def test_a_title_that_nothing_names() -> None:
    """Of the document's title the part that the page prints by itself; the site's leads home."""
    banner = '<div><a href="/">Pietra viva</a></div>'
    reading = page(f'{banner}<div><a class="x" href="{URL}">Sassi e muri</a></div><div>{TEXT}</div>')
    assert [post.title for post in reading.posts] == ["Sassi e muri"]


def test_a_title_in_a_box_of_its_own() -> None:
    """What is named as the post may hold but its title, and what is named as another its text."""
    reading = page(f"""<div class="post" id="post-4"><div class="date">28 gennaio 2013</div><div class="title">
        <a href="{URL}">Sassi e muri</a></div></div><div class="post"><div>{TEXT}</div></div>""")
    (post,) = reading.posts
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


def test_title_of_a_post_where_documents_are_named_after_the_blog() -> None:
    """A heading that is named as a post's goes before the blog's name, which every document repeats."""
    body = f"""<header><h1><a href="/">Pietra viva</a></h1></header><article><h2 class="blog_post_title">
        <a href="/2013/sassi.html" rel="bookmark">Sassi e muri</a></h2><div class="prose">{TEXT}</div></article>"""
    (post,) = page(body, head="<title>Pietra viva</title>").posts
    assert post.title == "Sassi e muri"


@pytest.mark.parametrize(("path", "posts"), [("page/3/", 0), ("page/3/?x=1", 0), ("page/3/sassi/", 1)])
def test_pages_of_a_listing_and_of_a_post(path: str, posts: int) -> None:
    """Engines number the pages of their listings, and some their posts, in a folder of one name."""
    body = f"<h1>Sassi e muri</h1><p>28.01.2013</p><div>{TEXT}</div>"
    assert len(page(body, url=f"https://blog.example.org/{path}").posts) == posts


def test_listing_of_headings_in_links() -> None:
    """Titles that stand in links, rather than links in titles, list posts, too."""
    titles = "".join(
        f'<a href="/2013/{n}/"><h1>Come si fa il muro numero {n}</h1></a><p>Di Ada il 0{n}.01.2013</p>'
        for n in range(1, 9)
    )
    url, head = "https://blog.example.org/diario/", "<title>Diario</title>"
    assert page(f"<div>{titles}</div>", url=url, head=head).posts == ()


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
    ],
)
def test_terms_by_their_folders(body: str) -> None:
    """Links around a text into the folders of terms are its terms; those beside the post are not."""
    (post,) = page(body).posts
    assert [(term.kind, term.name) for term in post.terms or ()] == [("tag", "muri"), ("category", "Cave")]


def test_posts_of_a_listing_in_order() -> None:
    """What headings lead to and what is marked as a post is followed in the order of the page."""
    listing = """<a rel="bookmark" href="/diario/1/">Uno</a><h2><a href="/diario/2/">Due</a></h2>
        <a rel="bookmark" href="/diario/3/">Tre</a>"""
    follow = [one.url for one in page(listing).follow if "/diario/" in one.url]
    assert list(dict.fromkeys(follow))[-3:] == [f"https://blog.example.org/diario/{n}/" for n in (1, 2, 3)]


def test_feed_that_only_an_anchor_leads_to() -> None:
    """Where the head names no feed, the page's anchors may."""
    anchors = f'<a href="/altro/feed.html">no</a> <a href="/diario/feed/">Feed</a>{LISTED}'
    follow = page(anchors, head="").follow
    assert [one.url for one in follow if one.purpose == "feed"] == ["https://blog.example.org/diario/feed/"]


def test_feed_that_nothing_leads_to() -> None:
    """An empty page that scripts are to fill may have a feed where most blogs have theirs."""
    reading = page('<div id="app"></div>', url="https://blog.example.org/")
    found = [one.url for one in reading.follow if one.purpose == "feed"]
    assert found == [f"https://blog.example.org/{name}" for name in ("feed.xml", "atom.xml", "rss.xml", "index.xml")]
    absent = [read(Response(url=url, status=404, headers={}, body=b"", fetched_at=""), Known()) for url in found]
    assert [one.problems for one in absent] == [()] * 4
