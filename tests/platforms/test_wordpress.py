"""What a response of WordPress leads to, and which of its pages hold a post: what no row shows."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.items import Declared, Follow, Known, Reading, Response
from crawler.platforms import read
from crawler.scope import allowed, in_blog
from pipelines.fixture import LISTING, read_fixture

from .told import leads

FIXTURES = Path(__file__).parents[1] / "fixtures" / "wordpress"
PUBLIC = "https://public-api.wordpress.com/rest/v1.1/sites"
LISTS = "per_page=100&orderby=id&order=asc"


def known(name: str) -> Known:
    """What the archive knows once it has read a whole fixture."""
    blog = json.loads((FIXTURES / name / "expected.json").read_text(encoding="utf-8"))["blogs"][0]
    return Known(root=blog["url"], platform=blog.get("platform"), api=blog.get("api"))


@pytest.mark.parametrize(
    ("name", "number", "expected"),
    [
        pytest.param(
            "html5",
            0,
            [
                ("home", "https://madia.example/"),
                ("api", "https://madia.example/wp-json/"),
                ("feed", "https://madia.example/feed/"),
                ("sitemap", "https://madia.example/wp-sitemap.xml"),
                ("sitemap", "https://madia.example/?sitemap=index"),
                ("comment-feed", "https://madia.example/2021/11/pane-di-ieri/feed/"),
                ("comment", "https://madia.example/wp-json/wp/v2/comments/433"),
                ("comment", "https://madia.example/wp-json/wp/v2/comments/434"),
            ],
            id="any page of an unknown blog",
        ),
        pytest.param(
            "dotcom",
            0,
            [
                ("home", "https://filiderba.wordpress.example/"),
                ("posts", f"{PUBLIC}/filiderba.wordpress.example/posts?number=100&type=any&order=ASC"),
                ("comments", f"{PUBLIC}/filiderba.wordpress.example/comments?number=100&type=any&order=ASC"),
                ("feed", "https://filiderba.wordpress.example/feed/"),
                ("sitemap", "https://filiderba.wordpress.example/wp-sitemap.xml"),
                ("sitemap", "https://filiderba.wordpress.example/?sitemap=index"),
            ],
            id="wordpress.com",
        ),
    ],
)
def test_an_unknown_blog_is_discovered(name: str, number: int, expected: list[tuple[str, str]]) -> None:
    """The first page leads to home, API, feed and sitemap, whether or not it holds a post."""
    assert leads(read(read_fixture(FIXTURES / name)[number], Known())) == expected


@pytest.mark.parametrize(
    ("markup", "home"),
    [
        ('<a rel="home" href="/diario/">Il molo</a><script src="/wp-includes/x.js"></script>', "diario/"),
        (
            '<a rel="home" href="http://molo.example/">Il molo</a><script src="/diario/wp-content/x.js"></script>',
            "diario/",
        ),
        ('<script src="/cms/wp-includes/x.js"></script>', ""),
    ],
)
def test_a_blog_that_states_no_root(markup: str, home: str) -> None:
    """It is where a link leads home, or its scripts are; else the whole host may be it."""
    page = f"<!DOCTYPE html><html><head></head><body>{markup}<h1>La lanterna</h1><p>Gira.</p></body></html>".encode()
    start = Response(url="http://blog.example/diario/x/", status=200, headers={}, body=page, fetched_at="")
    assert ("home", f"http://blog.example/{home}") in leads(read(start, Known()))
    blog = read(start, Known(root="http://blog.example/diario/", platform="wordpress")).blog
    assert blog is not None
    assert blog.url is None


@pytest.mark.parametrize(
    ("head", "headers"),
    [
        ('<link rel="pingback" href="http://blog.example/diario/xmlrpc.php">', {}),
        ('<link rel="stylesheet" href="/diario/wp-includes/style.css">', {"x-pingback": "http://blog.example/diario/xmlrpc.php"}),
    ],
)  # fmt: skip
def test_api_and_feed_are_looked_for_where_no_page_names_them(head: str, headers: dict[str, str]) -> None:
    """Many blogs take those links out; that nothing answers is no problem, and a page that does is no post."""
    page = f"<!DOCTYPE html><html><head>{head}</head><body><h1>La lanterna</h1><p>Gira.</p></body></html>".encode()
    start = Response(url="http://blog.example/diario/x/", status=200, headers=headers, body=page, fetched_at="")
    tried = [url for purpose, url in leads(read(start, Known())) if purpose in {"api", "feed"}]
    assert tried == ["http://blog.example/diario/?rest_route=/", "http://blog.example/diario/?feed=atom"]
    for url in tried:
        refused, instead = replace(start, url=url, status=401), replace(start, url=url)
        assert read(refused, Known()).problems == ()
        assert read(instead, Known()).posts == ()
    assert read(replace(start, url=tried[0], status=401), Known(api=tried[0])).problems


@pytest.mark.parametrize(
    ("name", "number", "expected"),
    [
        pytest.param(
            "newest-first",
            0,
            [
                ("comment-page", "https://smarriti.example/2019/02/la-teiera/comment-page-2/"),
                ("comment-page", "https://smarriti.example/2019/02/la-teiera/comment-page-1/"),
            ],
            id="comment pages",
        ),
        pytest.param(
            "rest-plain",
            0,
            [
                ("comment-page", "http://rain.example/?p=6&cpage=1"),
                ("comment-page", "http://rain.example/?p=6&cpage=2"),
            ],
            id="comment pages of plain addresses",
        ),
        pytest.param(
            "split",
            2,
            [
                ("comment-page", "https://meubles.example/2015/09/le-tiroir-du-milieu/comment-page-1/"),
                ("part", "https://meubles.example/2015/09/le-tiroir-du-milieu/"),
                ("part", "https://meubles.example/2015/09/le-tiroir-du-milieu/3/"),
            ],
            id="parts",
        ),
        pytest.param(
            "protected",
            0,
            [("part", "http://meccanica.example/2020/04/il-cassetto-segreto/2/")],
            id="no comment feed of a protected post",
        ),
        pytest.param(
            "twentyten",
            0,
            [("comment-feed", "http://passeggiate.example/2011/03/le-panchine-parlano/feed/")],
            id="comment feed",
        ),
        pytest.param(
            "rest",
            1,
            [
                ("home", "https://campanili.example/diario"),
                ("posts", f"https://campanili.example/diario/wp-json/wp/v2/posts?{LISTS}&_embed=author,wp:term"),
                ("posts", f"https://campanili.example/diario/wp-json/wp/v2/pages?{LISTS}&_embed=author"),
                ("comments", f"https://campanili.example/diario/wp-json/wp/v2/comments?{LISTS}"),
            ],
            id="index",
        ),
        pytest.param(
            "rest-plain",
            1,
            [
                ("home", "http://rain.example"),
                ("posts", f"http://rain.example/index.php?rest_route=/wp/v2/posts&{LISTS}&_embed=author,wp:term"),
                ("posts", f"http://rain.example/index.php?rest_route=/wp/v2/pages&{LISTS}&_embed=author"),
                ("comments", f"http://rain.example/index.php?rest_route=/wp/v2/comments&{LISTS}"),
            ],
            id="index of plain addresses",
        ),
        pytest.param(
            "rest",
            3,
            [
                ("post", "https://campanili.example/diario/2018/10/la-torre-zoppa/"),
                ("post", "https://campanili.example/diario/2018/11/campane/"),
            ],
            id="posts, no draft",
        ),
        pytest.param(
            "feeds",
            2,
            [
                ("post", "http://sottoscala.example/2014/01/la-scopa/"),
                ("comment-feed", "http://sottoscala.example/2014/01/la-scopa/feed/"),
                ("post", "http://sottoscala.example/2014/01/21/"),
                ("feed", "http://sottoscala.example/feed/?paged=2"),
            ],
            id="feed, no comment feed of a post without comments",
        ),
        pytest.param(
            "sitemaps",
            1,
            [
                ("sitemap", "http://fornelli.example/wp-sitemap-posts-post-1.xml"),
                ("sitemap", "http://fornelli.example/wp-sitemap-posts-page-1.xml"),
            ],
            id="sitemaps of posts and pages only",
        ),
    ],
)
def test_a_known_blog_is_followed(name: str, number: int, expected: list[tuple[str, str]]) -> None:
    """A response leads to what it names and no more."""
    assert leads(read(read_fixture(FIXTURES / name)[number], known(name))) == expected


@pytest.mark.parametrize("name", sorted(path.parent.name for path in FIXTURES.glob(f"*/{LISTING}")))
def test_no_trap_is_followed(name: str) -> None:
    """No link that passes the rules answers a comment, logs in, sends a trackback or leaves the blog."""
    root = known(name).root or ""
    for response in read_fixture(FIXTURES / name):
        reading = read(response, Known(root=root, platform="wordpress"))
        passed = [follow.url for follow in reading.follow if allowed(follow.url, follow.purpose, root) is None]
        assert [url for url in passed if re.search(r"replytocom|/wp-admin|/trackback|wp-login|#", url)] == []
        links = [follow.url for follow in reading.follow if follow.purpose == "link"]
        assert [url for url in links if url in passed and not in_blog(url, root)] == []


# --- single pages, written as a theme would

KNOWN = Known(root="http://blog.example/", platform="wordpress")


def theme(body_class: str, inside: str, head: str = "") -> Response:
    """A page as its theme prints it."""
    html = f"""<!DOCTYPE html><html lang="it-IT"><head>
        <link rel="EditURI" href="http://blog.example/xmlrpc.php?rsd"><link rel="shortlink" href="http://blog.example/?p=5">
        {head}</head><body class="{body_class}">{inside}</body></html>"""
    headers = {"content-type": "text/html; charset=UTF-8"}
    return Response(url="http://blog.example/x/", status=200, headers=headers, body=html.encode(), fetched_at="")


ARTICLE = (
    '<article id="post-5"><h1 class="entry-title">Titolo</h1><div class="entry-content"><p>Testo</p></div></article>'
)


@pytest.mark.parametrize(
    ("body_class", "kind"),
    [
        ("post-template-default single single-post postid-5", "post"),
        ("page-template-default page page-id-5", "page"),
        ("home page-template-default page page-id-5", "page"),
        ("home blog", None),
        ("blog paged", None),
        ("archive category category-x", None),
        ("archive author author-x", None),
        ("archive date", None),
        ("search search-results", None),
        ("error404", None),
        ("attachment attachment-template-default single single-attachment postid-5", None),
    ],
)
def test_which_pages_hold_a_post(body_class: str, kind: str | None) -> None:
    """Posts, pages and a static front page do; listings, searches and attachments do not."""
    posts = read(theme(body_class, ARTICLE), KNOWN).posts
    assert [(post.kind, post.key.remote_id, post.title) for post in posts] == ([(kind, "5", "Titolo")] if kind else [])


@pytest.mark.parametrize(
    ("own", "found"),
    [
        ("", 0),
        ('<div id="post-5"><h1>Titolo</h1><p>Testo</p></div>', 1),
        ('<main><h1>Titolo</h1><div class="wp-block-post-content">Testo</div></main>', 1),
    ],
)
def test_a_page_that_prints_posts(own: str, found: int) -> None:
    """Its title, author and text are none of theirs; where it is on the page itself, they stand beside it."""
    posts = "".join(
        f'<article class="post-{number} post type-post hentry"><h2><a href="/a/">Altro</a></h2><p>Parole</p></article>'
        for number in (7, 8)
    )
    page = read(theme("home page page-id-5 page-template page-template-novita", own + posts), KNOWN)
    assert [post.title for post in page.posts] == ["Titolo"] * found


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("3 commenti", 3),
        ("Commenti (12)", 12),
        ("3 risposte a &#8220;24 ore&#8221;", 3),
        ("5 Responses to <em>24 ore</em>", 5),
        ("Una risposta a &#8220;Le 7 fontane&#8221;", None),
        ("1.234 commenti", 1234),
        ("1,234 thoughts on &#8220;x&#8221;", 1234),
    ],
)
def test_the_count_that_a_heading_declares(heading: str, count: int | None) -> None:
    """The figure over the comments, not one in the title it quotes."""
    inside = f'{ARTICLE}<div id="comments"><h2 class="comments-title">{heading}</h2></div>'
    assert read(theme("single single-post postid-5", inside), KNOWN).posts[0].comments_declared == count


@pytest.mark.parametrize(
    ("images", "platform"),
    [
        (["/wp-content/uploads/muro.png"], "wordpress"),
        (["http://static.blog.example/wp-content/uploads/muro.png"], "wordpress"),
        (["http://i0.wp.example/blog.example/wp-content/uploads/muro.png"], "wordpress"),
        ([f"http://cdn.example.net/wp-content/uploads/{n}.png" for n in range(3)], "wordpress"),
        (["http://altro.example.net/wp-content/themes/altro/icona.png"], None),
    ],
)
def test_images_that_tell_who_made_a_page(images: list[str], platform: str | None) -> None:
    """An image of WordPress's tells that it made the page, unless somebody else's blog has it."""
    body = "".join(f'<img src="{image}">' for image in images)
    html = f"<!DOCTYPE html><html><head><title>Muri</title></head><body><h1>Muri</h1>{body}</body></html>"
    url = "http://www.blog.example/x/"
    said = read(Response(url=url, status=200, headers={}, body=html.encode(), fetched_at=""), Known())
    assert said.blog is not None
    assert said.blog.platform == platform


def test_an_api_that_lists_the_posts_spares_the_links() -> None:
    """Only what lists the posts makes links needless, not an API that a head merely names."""
    inside = f'{ARTICLE}<a href="/altro/">Altro</a>'
    link = Follow(url="http://blog.example/altro/", purpose="link")
    named = replace(KNOWN, api="http://blog.example/wp-json/")
    page = theme("single single-post postid-5", inside)
    assert [read(page, known).follow for known in (KNOWN, named, replace(named, listed=True))] == [(link,), (link,), ()]


@pytest.mark.parametrize(
    ("kind", "place", "listed", "asked"),
    [
        ("page", "", False, True),
        ("page", "", True, True),
        ("single", "", False, True),
        ("single", "", True, False),
        ("page", '<div class="wp-block-comments"></div>', False, False),
        ("page", '<div id="respond"></div>', False, False),
        ("page", '<form action="/wp-comments-post.php"></form>', False, False),
    ],
)
def test_a_page_without_a_place_for_comments_may_have_a_feed_of_them(
    kind: str, place: str, listed: bool, asked: bool
) -> None:
    """Templates may leave them out, of pages most of all; an API lists comments, not pings."""
    feed = "http://blog.example/x/feed/"
    head = f'<link rel="canonical" href="{feed[:-5]}"><link rel="alternate" type="application/rss+xml" href="{feed}">'
    page = theme(f"{kind} page-id-5", ARTICLE + place, head)
    assert leads(read(page, replace(KNOWN, listed=listed))) == [("comment-feed", feed)] * asked


def test_totals_are_declared() -> None:
    """What the API says there is can be held against what was captured."""
    responses = read_fixture(FIXTURES / "rest")
    assert [total for response in responses for total in read(response, known("rest")).declared] == [
        Declared(entity="comments", count=5),
        Declared(entity="posts", count=2),
        Declared(entity="pages", count=1),
    ]


@pytest.mark.parametrize(
    "answer",
    [
        {"id": 9, "taxonomy": "post_tag", "name": "reti", "_links": {"self": [{"href": "http://x.example/"}]}},
        {"namespace": "wp/v2", "routes": {}},
    ],
)
def test_answers_without_posts(answer: object) -> None:
    """Mirrors hold what pages lead to in the API, terms and people: nothing to read, and nothing amiss."""
    url, headers = "http://blog.example/wp-json/wp/v2/tags/9", {"content-type": "application/json"}
    body = json.dumps(answer).encode()
    said = Response(url=url, status=200, headers=headers, body=body, fetched_at="2014-01-01T00:00:00Z")
    assert read(said, KNOWN) == Reading(witness="rest")


def test_parts_of_a_post_that_is_split_within_a_line() -> None:
    """The API has them in one paragraph; on their pages each has its own."""
    url, headers = "http://blog.example/wp-json/wp/v2/posts", {"content-type": "application/json"}
    row = {
        "id": 9,
        "type": "post",
        "link": "http://blog.example/luce/",
        "content": {"rendered": "<p>Gira la luce.<!--nextpage-->Torna il buio.</p>"},
    }
    response = Response(url=url, status=200, headers=headers, body=json.dumps([row]).encode(), fetched_at="")
    (post,) = read(response, KNOWN).posts
    assert post.body is not None
    assert "".join(post.body.html.splitlines()) == "<p>Gira la luce.</p><p>Torna il buio.</p>"
