"""Which pages list posts, and where they lead, and which hold one, whatever stands beside it."""

import pytest

from crawler.items import Follow, Known, Response
from crawler.platforms import read

from .pages import SENTENCE, SIDE, TEXT, URL, WORDS, page, words

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


@pytest.mark.parametrize("heading", ['<div class="itemTitleStyle">{}</div>', "<h5>{}</h5>"])
@pytest.mark.parametrize(
    ("url", "above"),
    [
        ("https://blog.example.org/View,category,Muri.aspx", ""),
        ("https://blog.example.org/ada/default.aspx", '<h1><a href="/ada/default.aspx">Pietra viva</a></h1>'),
    ],
)
def test_listing_without_great_headings(url: str, above: str, heading: str) -> None:
    """Titles that are named so, or lesser headings, lead to posts; beside the site's own on its home."""
    titles = {name: heading.format(f'<a href="/{name}.aspx">{name}</a>') for name in ("sassi", "muri", "cave")}
    listed = "".join(f'<div class="itemBox">{title}{TEXT}</div>' for title in titles.values())
    head = '<title>Pietra viva</title><link rel="alternate" type="application/rss+xml" href="/ada/rss.aspx">'
    assert page(above + listed, url=url, head=head).posts == ()


def test_listing_with_titles_in_bold() -> None:
    """Bold words that lead elsewhere open what is named as a post, below a heading that leads nowhere."""
    post = (
        '<li class="hentry"><strong><a href="/{0}">{0}</a></strong><br>28 gennaio 2013<div class="entry">{1}</div></li>'
    )
    listed = "".join(post.format(name, TEXT) for name in ("sassi", "muri", "cave"))
    url = "https://blog.example.org/?tema4"
    assert page(f"<div><h1>Muri</h1><ul>{listed}</ul></div>", url=url, head="<title>Muri</title>").posts == ()


def test_listing_of_posts_that_are_signed_with_their_addresses() -> None:
    """Where no heading leads on, the line that ends each post does; one that leads to the page is its own."""
    post = """<h3><a name="{0}">Di {0}</a></h3><div class="storia">{1}<p>alle 09:15 | <a href="/cave">/cave</a> |
        <a href="/cave/{0}.html">indirizzo</a></p></div>"""
    several, one = ("".join(post.format(name, TEXT) for name in names) for names in (("sassi", "muri"), ("sassi",)))
    url, head = "https://blog.example.org/cave", "<title>Pietra viva : /cave</title>"
    assert page(f"<h1>Pietra viva</h1>{several}", url=url, head=head).posts == ()
    away = several.replace("/cave/", "https://cave.example/")
    assert len(page(f"<h1>Pietra viva</h1>{away}", url=f"{url}/legami.html", head=head).posts) == 1
    (found,) = page(f"<h1>Pietra viva</h1>{one}", url=f"{url}/sassi.html", head=head).posts
    assert words(found) == WORDS


@pytest.mark.parametrize(("path", "lists"), [("2013/Jan", True), ("2013/jan/28", True), ("2013/zen", False)])
def test_listing_of_a_month_by_its_name(path: str, lists: bool) -> None:
    """A month may hold a single post; what is named otherwise is one."""
    posts = page(f"<h1>Sassi e muri</h1><div>{TEXT}</div>", url=f"https://blog.example.org/{path}").posts
    assert (posts == ()) is lists


@pytest.mark.parametrize("url", ["https://blog.example.org/", "https://blog.example.org/cave/"])
def test_listing_of_signed_posts_without_headings(url: str) -> None:
    """Posts with author, time and a title that leads to them are listed; they are no comments on the page."""
    post = """<div class="pezzo"><div class="pezzoheader"><span class="author">{2}</span>
        <span class="header"><a href="/blog/{0}/">{0}</a></span></div><div class="pezzocontent">{1}</div>
        <div class="pezzofooter"><span class="date">Mon Jan 28 09:15:00 2013</span></div></div>"""
    listed = "".join(
        post.format(*one) for one in (("sassi", TEXT, "Ada"), ("muri", TEXT, "Bruno"), ("cave", TEXT, "Ada"))
    )
    head = "<title>Pietra viva</title><link rel='alternate' type='application/rss+xml' href='/index.rss'>"
    reading = page(f"<div id='content'>{listed}</div>", url=url, head=head)
    assert (reading.posts, reading.comments) == ((), ())


def test_listing_of_posts_that_name_what_they_are() -> None:
    """What microdata calls an article's name is its title, and a line on its comments is none of them."""
    post = """<article itemscope itemtype="http://schema.org/Article">
        <h2 itemprop="name"><a href="/2013/{0}/">{0}</a></h2><p>
        di <span itemprop="author" itemscope itemtype="http://schema.org/Person"><a href="/ada/">Ada</a></span>,
        <time datetime="2013-01-28T09:15:00+01:00">28 gennaio 2013</time></p><div itemprop="articleBody">{1}</div>
        <p class="entry-discussions">Commenti: <a href="/2013/{0}/#comments">3 commenti</a></p></article>"""
    listed = "".join(post.format(name, TEXT) for name in ("sassi", "muri", "cave"))
    reading = page(
        f"<div><h1><a href='/diario/'>Pietra viva</a></h1>{listed}</div>", url="https://blog.example.org/diario/"
    )
    assert (reading.posts, reading.comments) == ((), ())


@pytest.mark.parametrize("foot", ["<p class='colophon'>Pietra viva | {}</p>", "{}"])
def test_lists_of_bare_titles(foot: str) -> None:
    """A page that says nothing but links and labels holds no post, nor is its foot one."""
    links = "".join(f"<li><a href='/{n}.html'>Il muro di sassi numero {n}</a></li>" for n in range(9))
    map_ = "<a href='/mappa.html'>Mappa del sito</a> | <a href='/scrivi.html'>Scrivi</a> | <a href='/rss'>RSS</a>"
    below = f"<div class='footer'>{foot.format(map_)}<img src='/marchio.png'></div>"
    body = f"<div><h1>Mappa del sito</h1><h2>Articoli</h2><ul>{links}</ul></div>{below}"
    assert page(body, url="https://blog.example.org/?pagina=mappa", head="<title>Mappa del sito</title>").posts == ()


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


def test_titles_that_are_signed() -> None:
    """Lines of a title in a link, a name and a time are no conversation: nobody says a link alone."""
    lines = "".join(
        f'<div><a href="../2013/{n}/">Muro {n}</a><br>il <span>0{n}.01.2013 09:15</span> di <i>Ada</i></div>'
        for n in range(1, 9)
    )
    reading = page(f"<div>{lines}</div>", url="https://blog.example.org/tags/muri/", head="<title>Muri</title>")
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


def listed_as_article(*, dated: bool) -> str:
    date = "<ul><li>28 gennaio 2013</li></ul>" if dated else ""
    boxes = "".join(
        f'<div class="section"><h2><a href="/{name}.html">{name}</a></h2>{date}<p>{SENTENCE * 2}</p></div>'
        for name in ("sassi", "muri", "cave", "ponti")
    )
    text = f'<div itemprop="articleBody"><h1>Tutti</h1>{boxes}</div>'
    return f'<div role="main" itemscope itemtype="http://schema.org/Article">{text}</div>'


def test_listing_that_a_theme_says_to_be_an_article() -> None:
    """Teasers with dates are a listing, though a theme says of any page to be an article; without, they are a text."""
    url, head = "https://blog.example.org/tutti.html", "<title>Tutti - Pietra viva</title>"
    assert page(listed_as_article(dated=True), url=url, head=head).posts == ()
    assert [post.title for post in page(listed_as_article(dated=False), url=url, head=head).posts] == ["Tutti"]


RECENT = "".join(f'<li><a href="/{n}.html">{n} marzo 2013 - Un muro di fronte al mulino</a></li>' for n in range(1, 6))
COLUMNS = {
    "lines of an archive": f"<h3>Recenti</h3><ul>{RECENT}</ul>",
    "boxes with headings": "".join(
        f'<div class="item"><h3><a href="/{name}.html">{name}</a></h3>{SENTENCE}</div>' for name in ("cave", "ponti")
    ),
}


@pytest.mark.parametrize("column", COLUMNS)
def test_column_longer_than_a_post(column: str) -> None:
    """What a column leads to makes no listing of a short post beside it."""
    note = "<section><h1>Sassi e muri</h1><time datetime='2013-01-28'></time><p>Oggi un sasso solo.</p></section>"
    body = f'<div role="main">{note}</div><div class="xsidebar">{COLUMNS[column]}</div>'
    assert [post.title for post in page(body).posts] == ["Sassi e muri"]


def test_listing_whose_titles_are_links_around_a_head() -> None:
    """Links around what is named as a title lead to posts, as headings do."""
    post = '<article><a href="/{0}.html"><header class="x-title"><span>{0}</span></header></a><div>{1}</div></article>'
    listed = "".join(post.format(name, TEXT) for name in ("sassi", "muri", "cave"))
    url, head = "https://blog.example.org/tutti/", "<title>Tutti | Pietra viva</title>"
    assert page(f"<main>{listed}</main>", url=url, head=head).posts == ()


def test_index_without_years() -> None:
    """A page that says nothing but where else to go on the site is no post; one that leads to others may be."""
    titles = [(f"/{n}.html", f"{n}/3", "Un muro di fronte al mulino") for n in range(1, 9)]
    index, links = (
        "".join(f'<li><span>{day}</span> <a href="{at}{href}">{title}</a></li>' for href, day, title in titles)
        for at in ("", "https://altrove.example")
    )
    url, head = "https://blog.example.org/quando/", "<title>Quando | Pietra viva</title>"
    assert page(f"<main class='blog-main'><h3>2013</h3><ul>{index}</ul></main>", url=url, head=head).posts == ()
    assert len(page(f"<main class='blog-main'><h3>2013</h3><ul>{links}</ul></main>", url=url, head=head).posts) == 1


def test_author_without_a_text() -> None:
    """A title and an author are no post without a word of it."""
    names = "".join(f'<li><a href="/{name}.html">{name}</a></li>' for name in ("sassi", "muri", "cave"))
    body = f'<main><h1>Tutti</h1><div class="info"><span class="page-author">Ada</span></div><ul>{names}</ul></main>'
    assert page(body, url="https://blog.example.org/tutti/", head="<title>Tutti | Pietra viva</title>").posts == ()


def test_column_beside_nothing() -> None:
    """A page that has a column and a foot but no prose is no post of what these say."""
    recent = "".join(
        f"<li><a href='/{n}.html'>{n} marzo 2013 - Un muro di fronte al mulino</a></li>" for n in range(1, 9)
    )
    column = f'<div class="xsidebar"><h3>Recenti</h3><ul>{recent}</ul></div>'
    foot = "<div class='footer'>Pietra viva, dal mulino vecchio, 2013.</div>"
    body = f"<div role='main'><h1>Indice</h1></div>{column}{foot}"
    assert page(body, url="https://blog.example.org/indice.html", head="<title>Indice</title>").posts == ()


@pytest.mark.parametrize("title", ["<h5>{}</h5>", "<div class='item-title'>{}</div>"])
@pytest.mark.parametrize("line", ["28.01.2013", "Ada Sasso di Pietra Viva | lunedì 28 gennaio 2013, in Muri"])
def test_listing_below_its_own_heading(title: str, line: str) -> None:
    """Posts with lesser titles and dates, below a heading that the document's title has; a post may recommend some."""
    links = (f'<a href="/2013/{name}/">{name}</a>' for name in ("sassi", "muri", "cave", "torri"))
    boxes = "".join(f"<div class='item'>{title.format(link)}<p>{line}</p><p>{SENTENCE}</p></div>" for link in links)
    head, url = "<title>Tutto - Pietra viva</title>", "https://blog.example.org/tutto/"
    assert page(f"<main><h1>Tutto</h1>{boxes}</main>", url=url, head=head).posts == ()
    post = f"<h1>Tutto</h1><p>27.01.2013</p><div class='entry-content'><p>{SENTENCE * 2}</p></div>"
    assert len(page(f"<main>{post}{boxes}</main>", url=url, head=head).posts) == 1
