"""Ghost: which pages are its own, what they lead to, and what a paywall leaves."""

import pytest

from crawler.items import Known, Reading, Response, Rule
from crawler.platforms import read

URL = "https://marsh.example/herons/"
GENERATOR = "<meta name='generator' content='Ghost 5.42'>"
NUMBER = "6428f0a1c5d2e3f4a5b6c7d8"
ARTICLE = (
    "<article><h1 class='article-title'>Herons</h1>"
    "<section class='gh-content'><p>They wait on one leg.</p>{0}</section></article>"
)


def page(
    body: str = "",
    head: str = GENERATOR,
    classes: str = "post-template",
    url: str = URL,
    title: str = "Herons",
    rules: tuple[Rule, ...] = (),
) -> Reading:
    start = f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{head}</head>"
    text = f"{start}<body class='{classes}'>{body}</body></html>"
    headers = {"content-type": "text/html; charset=utf-8"}
    return read(Response(url=url, status=200, headers=headers, body=text.encode(), fetched_at=""), Known(rules=rules))


@pytest.mark.parametrize(
    "head",
    [
        GENERATOR,
        "<meta name='generator' content='Ghost 0.11'>",
        "<script src='https://cdn.example/portal.min.js' data-ghost='https://marsh.example/'></script>",
        "<script>ghost.init({clientId: 'ghost-frontend', clientSecret: 'a'});</script>",
    ],
)
def test_ghost_is_told_by_what_it_prints(head: str) -> None:
    """Generator, or the scripts that only Ghost's pages load."""
    found = page(head=head)
    assert found.blog is not None
    assert found.blog.platform == "ghost"


@pytest.mark.parametrize(
    ("head", "platform"),
    [
        ("<meta name='generator' content='WordPress 6.1'>", "wordpress"),
        ("<title>A ghost</title>", None),
        ("<meta name='generator' content='Hugo 0.1'>", "static"),
    ],
)
def test_a_ghost_story_is_not(head: str, platform: str | None) -> None:
    """What others make, whatever it is about."""
    found = page("<p>A ghost.</p><a href='https://ghost.org'>Ghost</a>", head)
    assert (found.blog.platform if found.blog else None) == platform


@pytest.mark.parametrize(
    ("classes", "kind"),
    [
        ("post-template tag-birds", "post"),
        ("page-template page-about", "page"),
        ("post-template page-template page tag-birds", "page"),
        ("home-template", None),
        ("tag-template tag-birds paged", None),
        ("author-template", None),
    ],
)
def test_what_a_page_holds(classes: str, kind: str | None) -> None:
    """The helper body_class says."""
    assert [post.kind for post in page(ARTICLE.format(""), classes=classes).posts] == ([kind] if kind else [])


def test_a_page_of_a_theme_without_classes() -> None:
    """Ghost's own metadata calls it an article and its type a website."""
    kinds = []
    for type_ in ("Article", "WebSite"):
        data = f'<script type="application/ld+json">{{"@type": "{type_}"}}</script>'
        head = f"{GENERATOR}<meta property='og:type' content='website'>{data}"
        kinds.append([post.kind for post in page(ARTICLE.format(""), head, classes="").posts])
    assert kinds == [["page"], []]


def test_comments_are_asked_for_where_the_page_names_them() -> None:
    """By the post's id, at the site's own address."""
    script = f"<script data-ghost-comments='https://marsh.example/notes/' data-post-id='{NUMBER}'></script>"
    found = page(ARTICLE.format("") + script)
    assert [follow.url for follow in found.follow if follow.purpose == "comments"] == [
        f"https://marsh.example/notes/members/api/comments/post/{NUMBER}/?limit=100&page=1"
    ]
    assert not [follow for follow in page(ARTICLE.format("")).follow if follow.purpose == "comments"]


def test_a_post_is_not_the_one_whose_comments_a_card_counts() -> None:
    """Casper counts comments on the cards below a post, and a wall leaves out the script that names the post's own."""
    card = f"<article class='post-card'><script data-ghost-comment-count='{NUMBER}'></script></article>"
    assert [post.key.remote_id for post in page(ARTICLE.format("") + card).posts] == [None]


def test_a_paywall_leaves_the_beginning() -> None:
    """The post is marked, the offer is no part of its text, and problems say so."""
    found = page(ARTICLE.format("<aside class='gh-post-upgrade-cta'><h2>Upgrade</h2></aside>"))
    (post,) = found.posts
    assert (post.truncated, post.body.html if post.body else None) == (True, "<p>They wait on one leg.</p>")
    assert [problem.error for problem in found.problems] == ["behind-a-paywall"]


@pytest.mark.parametrize(
    "wall",
    [
        "<aside class='gh-post-upgrade-cta'><p>For members</p></aside>",
        "<section class='stop'><h2>For members</h2><button data-portal='signin'>I am one</button></section>",
        "<div><p>For members. <a href='#/portal/signin'>I am one</a></p></div>",
    ],
)
def test_a_wall_is_told_by_what_it_asks_for(wall: str) -> None:
    """Themes word and name theirs as they like, and all let members sign in at the text's end."""
    for content in ("<section class='gh-content'>{0}</section>", "<div class='prose'>{0}</div>"):
        text = "<p>They wait on one leg, which nobody has explained to them, and they look at the water below.</p>" * 3
        (post,) = page(f"<article><h1>Herons</h1>{content.format(text + wall)}</article>").posts
        assert (post.truncated, "members" in post.body.html if post.body else None) == (True, False)


def test_a_wall_with_nothing_before_it_leaves_no_text() -> None:
    """What stands below it are other posts."""
    teaser = (
        "<article><h2>Reeds</h2><p>They bend, and whoever looks at them long enough begins to bend, too.</p></article>"
    )
    wall = "<div class='prose'><aside class='gh-post-upgrade-cta'><h2>Upgrade</h2></aside></div>"
    (post,) = page(f"<article><h1>Herons</h1>{wall}</article><section>{teaser * 3}</section>").posts
    assert (post.truncated, post.body) == (True, None)


def test_a_learned_rule_does_not_bring_the_wall_back() -> None:
    """It names the box in which both stand."""
    rule = Rule(field="body", selector="div.prose")
    text = "<div class='prose'><p>They wait.</p><aside class='gh-post-upgrade-cta'><h2>Upgrade</h2></aside></div>"
    (post,) = page(f"<article><h1>Herons</h1>{text}</article>", rules=(rule,)).posts
    assert post.body is None or "Upgrade" not in post.body.html


def test_an_authors_card_is_no_wall() -> None:
    """Whatever it offers, and whatever is said amid the text."""
    for said in (
        "<div class='kg-card kg-button-card'><a href='#/portal/signin'>Enter</a></div>",
        "<div><a href='#/portal/signin'>Enter</a></div><p>They fly.</p>",
        "<p><a href='#/portal/signin'>Enter</a></p>",
    ):
        found = page(ARTICLE.format(said))
        assert ([post.truncated for post in found.posts], found.problems) == ([False], ())


def test_the_title_is_the_posts_own() -> None:
    """The window's may be another, which its author wrote for search engines."""
    said = "Ten facts about birds"
    head = f"{GENERATOR}<meta property='og:title' content='{said}'>"
    for name in ("gh-content", "prose"):
        text = f"<section class='{name}'><p>They wait, and nobody has asked them for what.</p></section>"
        found = page(f"<h1>Marsh</h1><main><h1>Herons</h1>{text}</main>", head, title=said)
        assert [post.title for post in found.posts] == ["Herons"]


def test_the_title_is_no_part_of_the_text() -> None:
    """Pages of Casper 4 print it within."""
    text = "<section class='gh-content'><h1 class='article-title'>Herons</h1><p>They wait.</p><h2>Nests</h2></section>"
    (post,) = page(f"<article>{text}</article>", classes="page-template").posts
    assert (post.title, post.body.html if post.body else None) == ("Herons", "<p>They wait.</p><h2>Nests</h2>")


def test_a_listing_leads_on() -> None:
    """To home, feed, sitemap and further pages."""
    feed = "<link rel='alternate' type='application/rss+xml' href='https://marsh.example/notes/rss/'>"
    body = "<h2><a href='/notes/herons/'>Herons</a></h2><a href='/notes/page/2/'>Older</a>"
    found = page(body, GENERATOR + feed, "home-template", "https://marsh.example/notes/")
    assert [(f.purpose, f.url) for f in found.follow] == [
        ("home", "https://marsh.example/notes/"),
        ("feed", "https://marsh.example/notes/rss/"),
        ("sitemap", "https://marsh.example/notes/sitemap.xml"),
        ("link", "https://marsh.example/notes/herons/"),
        ("link", "https://marsh.example/notes/herons/"),
        ("listing", "https://marsh.example/notes/page/2/"),
    ]


@pytest.mark.parametrize(("path", "problems"), [("sitemap.xml", 0), ("sitemap.xml/", 0), ("herons.xml/", 1)])
def test_a_sitemap_that_is_not_there_is_no_problem(path: str, problems: int) -> None:
    """A server may have sent the request on to the same address with a slash."""
    response = Response(url=f"https://marsh.example/{path}", status=404, headers={}, body=b"", fetched_at="")
    assert len(read(response, Known()).problems) == problems
