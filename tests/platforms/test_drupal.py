"""Drupal: which pages are its own, which hold a node, and the markup of versions that no fixture has."""

import pytest

from crawler.items import Known, Reading, Response
from crawler.platforms import read

from .told import platform

URL = "https://pane.example/node/12"
OLD = "<script src='/misc/drupal.js'></script>"
NEW = "<meta name='Generator' content='Drupal 9 (https://www.drupal.org)'>"


def page(body: str, head: str = OLD, classes: str = "", url: str = URL, **headers: str) -> Reading:
    text = (
        f"<!DOCTYPE html><html lang='it'><head><title>La crosta | Pane</title>{head}</head>"
        f"<body class='{classes}'>{body}</body></html>"
    )
    response = Response(
        url=url,
        status=200,
        headers={"content-type": "text/html; charset=utf-8", **headers},
        body=text.encode(),
        fetched_at="2024-03-01T09:00:00Z",
    )
    return read(response, Known())


@pytest.mark.parametrize(
    "head",
    [
        NEW,
        "<meta name='generator' content='Drupal 7 (http://drupal.org)'>",
        "<link rel='stylesheet' href='/modules/node/node.css'>",
        "<style>@import '/sites/all/themes/forno/style.css';</style>",
        "<script src='/core/misc/drupal.js?v=9.5'></script>",
        "<script>jQuery.extend(Drupal.settings, {'basePath': '/'});</script>",
        "<script data-drupal-selector='drupal-settings-json' type='application/json'>{}</script>",
    ],
)
def test_drupal_is_told_by_what_it_prints(head: str) -> None:
    """Generator, settings and files, of any version."""
    assert platform(page("", head)) == "drupal"


@pytest.mark.parametrize("name", ["x-generator", "x-drupal-cache", "expires"])
def test_drupal_is_told_by_its_headers(name: str) -> None:
    """Themes may hide the rest."""
    values = {"x-generator": "Drupal 10", "x-drupal-cache": "HIT", "expires": "Sun, 19 Nov 1978 05:00:00 GMT"}
    assert platform(page("", "", **{name: values[name]})) == "drupal"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta name='generator' content='WordPress 6.1'>" + OLD, ""),
        ("<script src='/wp-includes/js/jquery.js'></script>" + OLD, ""),
        ("", "<img src='https://altrove.example/sites/default/files/pane.jpg'>"),
        ("", "<p><a href='https://www.drupal.org/'>Drupal</a></p>"),
    ],
)
def test_what_only_borrows_from_drupal_is_not(head: str, body: str) -> None:
    """A picture or a script of another site's, a link."""
    assert platform(page(body, head)) != "drupal"


NODE = "<div class='node'><h2 class='title'>{title}</h2><div class='content'><p>{text}</p></div>{links}</div>"
ADD = "<div class='links'><a href='/comment/reply/{0}#comment-form'>Aggiungi</a></div>"


def listed(number: int) -> str:
    title = f"<a href='/node/{number}'>Titolo {number}</a>"
    return NODE.format(title=title, text="Un assaggio.", links=ADD.format(number))


@pytest.mark.parametrize(
    ("body", "classes", "posts"),
    [
        (listed(1) + listed(2), "", 0),
        (listed(1), "", 0),
        (NODE.format(title="La crosta", text="Croccante.", links=ADD.format(12)), "", 1),
        (NODE.format(title="La crosta", text="Croccante.", links=""), "page-node node-type-story", 1),
        (NODE.format(title="La crosta", text="Croccante.", links="") + listed(2), "page-node-12 node-type-story", 1),
    ],
)
def test_a_node_is_told_from_a_listing(body: str, classes: str, posts: int) -> None:
    """By what the body says, else by what stands alone without a link to itself."""
    found = page(body, classes=classes, url="https://pane.example/crosta")
    assert len(found.posts) == posts
    if not posts:
        assert "https://pane.example/node/1" in [follow.url for follow in found.follow if follow.purpose == "link"]


def test_a_listing_leads_on() -> None:
    """To its further pages, and to feed, sitemap and home until the blog is known."""
    feed = "<link rel='alternate' type='application/rss+xml' href='/rss.xml'>"
    found = page(listed(1) + listed(2) + "<a href='/?page=1'>2</a>", OLD + feed, url="https://pane.example/")
    assert [(f.purpose, f.url) for f in found.follow if f.purpose != "link"] == [
        ("home", "https://pane.example/"),
        ("feed", "https://pane.example/rss.xml"),
        ("sitemap", "https://pane.example/sitemap.xml"),
        ("listing", "https://pane.example/?page=1"),
    ]


def test_the_root_of_a_site() -> None:
    """By its settings, its link home, or its host."""
    settings = "<script>jQuery.extend(Drupal.settings, {'basePath': '\\/forno\\/'});</script>"
    for head, body, root in [
        (OLD, "", "https://pane.example/"),
        (settings, "", "https://pane.example/forno/"),
        (OLD, "<a href='/forno/' rel='home'>Pane</a>", "https://pane.example/forno/"),
    ]:
        found = page(
            NODE.format(title="La crosta", text="Sa.", links="") + body, head, url="https://pane.example/forno/crosta"
        )
        assert found.blog is not None
        assert found.blog.url == root


def test_the_pages_of_a_conversation() -> None:
    """They lead to each other; the second leaves out the body, which it repeats."""
    node = NODE.format(title="La crosta", text="Croccante.", links="")
    pager = "<ul class='pager'><a href='/node/12?page=1'>2</a><a href='/node/12?page=0%2C2'>3</a></ul>"
    first = page(node + pager)
    assert [f.url for f in first.follow if f.purpose == "comment-page"] == [f"{URL}?page=1", f"{URL}?page=0%2C2"]
    second = page(node + pager, url=f"{URL}?page=1")
    assert [(post.key.url, post.body) for post in second.posts] == [(URL, None)]


CHAMELEON = """
<div class="node"><h2 class="title">La crosta</h2><div class="content"><p>Croccante.</p></div></div>
<a id="comments"></a>
<a id="comment-5"></a>
<div class="comment"><div class="subject"><a href="/node/12#comment-5">Mai</a> <span class="new"></span></div>
<div class="credit">by <a href="/user/4" title="View user profile.">Nino</a> on Fri, 2006-05-12 10:00</div>
<div class="body"><p>Meglio la mollica.</p></div><div class="links"><a href="/comment/reply/12/5">reply</a></div></div>
<div class="indented"><a id="comment-6"></a>
<div class="comment"><div class="subject"><a href="/node/12#comment-6">Meglio tutti e due</a></div>
<div class="credit">by Anna (not verified) on Sat, 2006-05-13 08:30</div>
<div class="body"><p>Meglio tutti e due.</p></div></div></div>
"""
CLASSY = """
<article data-history-node-id="12" class="node node--type-article node--view-mode-full"><h2><a href="/node/12">
<span class="field field--name-title">La crosta</span></a></h2>
<div class="node__content"><div class="field field--name-body field__item"><p>Croccante.</p></div></div>
<section class="field field--name-comment comment-wrapper">
<article data-comment-user-id="0" id="comment-5" class="comment js-comment by-anonymous clearfix">
<span class="hidden" data-comment-timestamp="1147428000"></span>
<footer class="comment__meta"><article class="profile"></article>
<p class="comment__submitted">Inviato da <span lang="" typeof="schema:Person" property="schema:name" datatype="">Nino
(non verificato)</span> il Ven, 12/05/2006 - 12:00</p><a href="/comment/5#comment-5">Collegamento</a></footer>
<div class="content"><h3><a href="/comment/5#comment-5">Mai</a></h3>
<div class="clearfix text-formatted field field--name-comment-body field__item"><p>Meglio la mollica.</p></div></div>
</article></section></article>
"""
BARE = """
<article data-history-node-id="12"><h1>La crosta</h1><footer><div>Di <a href="/user/4" class="username">Nino</a>
il Ven, 12/05/2006 - 12:00</div></footer><div class="content"><div class="field--name-body"><p>Croccante.</p></div>
<article id="comment-5"><footer><p>Inviato da <span property="schema:name">Nino (non verificato)</span> il Sab,
13/05/2006 - 12:00</p></footer><div class="field--name-comment-body"><p>Meglio la mollica.</p></div></article></div>
</article>
"""
OWN = """
<div class="node"><h2 class="title">La crosta</h2><div class="content"><p>Croccante.</p></div></div>
<div class="remark comment"><b>Nino</b> <i>12 maggio 2006, 10:00</i><p>Meglio la mollica.</p></div>
<div class="remark comment"><b>Anna</b> <i>13 maggio 2006, 08:30</i><p>Meglio tutti e due.</p></div>
"""


@pytest.mark.parametrize(
    ("body", "head", "said"),
    [
        (
            CHAMELEON,
            OLD,
            [
                ("5", True, None, 1, "Nino", "Fri, 2006-05-12 10:00", "<h3>Mai</h3><p>Meglio la mollica.</p>"),
                ("6", True, "5", 2, "Anna", "Sat, 2006-05-13 08:30", "<p>Meglio tutti e due.</p>"),
            ],
        ),
        (
            CLASSY,
            NEW,
            [("5", False, None, None, "Nino", "2006-05-12T10:00:00Z", "<h3>Mai</h3><p>Meglio la mollica.</p>")],
        ),
        (
            BARE,
            NEW,
            [("5", False, None, None, "Nino", "Sab, 13/05/2006 - 12:00", "<p>Meglio la mollica.</p>")],
        ),
        (
            OWN,
            OLD,
            [
                (None, False, None, None, "Nino", "12 maggio 2006, 10:00", "<p>Meglio la mollica.</p>"),
                (None, False, None, None, "Anna", "13 maggio 2006, 08:30", "<p>Meglio tutti e due.</p>"),
            ],
        ),
    ],
    ids=["chameleon", "classy", "lines without a class", "a theme's own"],
)
def test_comments(body: str, head: str, said: list[tuple[object, ...]]) -> None:
    """As themes of 4.7 and of 8 print them; a list without indentation does not say who answers whom."""
    found = page(body, head)
    assert [
        (
            c.remote_id,
            c.parent_stated,
            c.parent_remote_id,
            c.depth,
            c.author,
            c.published,
            c.body.html.strip() if c.body else "",
        )
        for c in found.comments
    ] == said
    assert [(post.title, post.body.html if post.body else "") for post in found.posts] == [
        ("La crosta", "<p>Croccante.</p>")
    ]


def test_trackbacks() -> None:
    """The module Trackback names the source; that is no comment."""
    sent = (
        "<div id='trackbacks'><div class='trackback'><h3 class='title'><a href='https://fuori.example/crosta'>Fuori</a>"
        "</h3><div class='content'>Ne parlano di crosta.</div></div></div>"
    )
    (ping,) = page(NODE.format(title="La crosta", text="Croccante.", links="") + sent).comments
    assert (ping.kind, ping.source_url, ping.source_title) == ("trackback", "https://fuori.example/crosta", "Fuori")


def test_hostile_pages() -> None:
    """Ten thousand comments, indentation two hundred deep."""
    one = "<a id='comment-{0}'></a><div class='comment'><div class='content'>x</div></div>"
    node = NODE.format(title="La crosta", text="Croccante.", links="")
    many = page(node + "<div id='comments'>" + "".join(one.format(n) for n in range(10_000)) + "</div>")
    assert len(many.comments) == 10_000
    deep = "".join(one.format(n) + "<div class='indented'>" for n in range(200)) + "</div>" * 200
    assert [c.depth for c in page(node + deep).comments] == [*range(1, 201)]


def test_node_that_no_theme_names() -> None:
    """Of a page whose theme names no node the text is where its prose is, not in a block of an editor's."""
    sentence = "La crosta si fa croccante se il forno resta chiuso, e chi lo apre prima lo sa. "
    teasers = "".join(f"<div class='promo-x'><p>{sentence}</p></div>" for _ in range(2))
    block = "<div class='block block-block-content'><div class='field field--name-body'><p>Un forno</p></div></div>"
    reading = page(
        f"{block}<div class='node-content x'><div><h2>Pani</h2><ul><li><a href='/a'>Voci</a></li></ul>{teasers}</div>"
        f"<div><h1>La crosta</h1><div class='y'><p>{sentence * 3}</p><p>{sentence}</p></div></div></div>",
        classes="page-node node-type-blog-post",
    )
    (post,) = reading.posts
    assert post.body is not None
    assert post.body.html.strip() == f"<p>{sentence * 3}</p><p>{sentence}</p>"


@pytest.mark.parametrize(
    ("href", "author"), [("/user/4", "Nino"), ("/users/nino", "Nino"), ("https://canali.example/user/nino", None)]
)
def test_whose_account_a_link_leads_to(href: str, author: str | None) -> None:
    """One of the site's, which has a number or stands under another word than a channel elsewhere does."""
    text = f"<div class='y'><p>{'La crosta si fa croccante se il forno resta chiuso. ' * 5}</p></div>"
    body = f"<div class='x'><h1>La crosta</h1>{text}<p><a href='{href}'>Nino</a></p></div>"
    assert [post.author for post in page(body, classes="page-node node-type-blog-post").posts] == [author]


def test_page_of_a_theme_without_nodes() -> None:
    """Where neither the theme nor the address names a node the page is read as any other; a front page is none."""
    sentence = "La crosta si fa croccante se il forno resta chiuso, e chi lo apre prima lo sa. "
    body = f"<div><h1>La crosta</h1><p><b>12 maggio 2006, 10:00</b></p><p>{sentence * 3}</p><p>{sentence}</p></div>"
    (post,) = page(body, url="https://pane.example/crosta").posts
    assert (post.title, post.published) == ("La crosta", "12 maggio 2006, 10:00")
    assert not page(body, classes="front", url="https://pane.example/").posts


@pytest.mark.parametrize(
    ("line", "author"),
    [("di <a href='/people/ada'>Ada</a> il 5 novembre 2012 - 13:55", "Ada"), ("5 novembre 2012 - 13:55", None)],
)
def test_a_line_that_a_theme_names_itself(line: str, author: str | None) -> None:
    """Where no line has a name of Drupal's, structure tells it; the way to an author's other posts is nobody."""
    text = "<p>La crosta si fa alla fine, quando il forno è già meno caldo di prima e nessuno lo guarda.</p>" * 3
    links = (
        "<ul class='links_bottom'><li class='blog_usernames_blog first'><a href='/writers/163'>Altro di </a></li></ul>"
    )
    node = f"<h2>La crosta</h2><p class='published'>{line}</p><div class='content'>{text}</div>{links}"
    (post,) = page(f"<div id='node-12' class='node'>{node}</div>").posts
    assert (post.title, post.author, post.published) == ("La crosta", author, "5 novembre 2012 - 13:55")
