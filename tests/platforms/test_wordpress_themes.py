"""What themes and page builders make of a post and its conversation, each in the markup that it prints."""

from dataclasses import dataclass

import pytest

from crawler.items import Comment, Known, Post, Reading, Response
from crawler.platforms import read
from pipelines.sanitise import text_of

HEAD = '<link rel="EditURI" href="http://blog.example/xmlrpc.php?rsd"><link rel="shortlink" href="http://blog.example/?p=5">'


def reading(
    body: str, *, head: str = HEAD, body_class: str = "single single-post postid-5", version: str = "6.4"
) -> Reading:
    """What a page says, given what stands in its body."""
    html = (
        f'<!DOCTYPE html><html lang="it"><head><meta name="generator" content="WordPress {version}">{head}'
        f'<title>La lanterna – Il molo</title></head><body class="{body_class}">{body}</body></html>'
    )
    headers = {"content-type": "text/html; charset=UTF-8"}
    response = Response(url="http://blog.example/x/", status=200, headers=headers, body=html.encode(), fetched_at="")
    return read(response, Known(root="http://blog.example/", platform="wordpress"))


def post_of(body: str, **options: str) -> Post:
    (post,) = reading(body, **options).posts
    return post


def text(said: Post | Comment) -> str | None:
    return text_of(said.body.html, frozenset()) if said.body else None


@dataclass(frozen=True)
class Told:
    """A comment in short."""

    id: str | None
    author: str | None
    url: str | None
    printed: str | None
    text: str | None
    kind: str | None = "comment"


def told(body: str, **options: str) -> list[Told]:
    article = '<article id="post-5"><h1 class="entry-title">La lanterna</h1><div class="entry-content"><p>Testo</p></div></article>'
    comments = reading(article + body, **options).comments
    return [Told(c.remote_id, c.author, c.author_url, c.published, text(c), c.kind) for c in comments]


THEMES = {
    "Thesis": (
        """<dl id="comment_list"><dt class="comment even depth-1" id="comment-7"><span class="avatar"><img class="avatar"></span>
        <span class="comment_num"><a href="#comment-7" rel="nofollow">1</a></span>
        <span class="comment_author"><a href="http://ada.example/" rel="external nofollow" class="url">Ada</a></span>
        <span class="comment_time">October 22, 2012 at 1:57 pm</span></dt>
        <dd class="comment even depth-1"><div class="format_text" id="comment-body-7"><p>Che luce!</p><p class="reply"><a
        class="comment-reply-link" href="?replytocom=7#respond">Rispondi</a></p></div><dl class="children">
        <dt class="comment odd depth-2" id="comment-8"><span class="comment_num"><a href="#comment-8">2</a></span>
        <span class="comment_author">Bruno</span> <span class="comment_time">October 22, 2012 at 2:03 pm</span></dt>
        <dd class="comment odd depth-2"><div class="format_text" id="comment-body-8"><p>Vero.</p></div></dd></dl></dd></dl>""",
        [
            Told("7", "Ada", "http://ada.example/", "October 22, 2012 at 1:57 pm", "Che luce!"),
            Told("8", "Bruno", None, "October 22, 2012 at 2:03 pm", "Vero."),
        ],
    ),
    "names among words": (
        """<ul id="commentlist"><li class="alt" id="comment-7"><div class="commentbox"><a name="comment-7"></a>
        <div class="commentid">1</div><p class="commentby">Kommentar von <a href="http://ada.example/" rel="external nofollow"
        class="url">Ada</a></p><p class="commentinfo">Montag, 5. Mai @ 10:00 <span>Mon, 05 May 2014 10:00:45 +0200</span></p>
        <p>Che luce!</p></div></li><li id="comment-8"><div class="commentbox"><div class="commentid">2</div>
        <p class="commentby">Kommentar von Bruno</p><p class="commentinfo">Montag, 5. Mai @ 11:00</p><p>Vero.</p></div></li></ul>""",
        [
            Told("7", "Ada", "http://ada.example/", "Mon, 05 May 2014 10:00:45 +0200", "Che luce!", None),
            Told("8", "Bruno", None, "Montag, 5. Mai @ 11:00", "Vero.", None),
        ],
    ),
    "hAtom": (
        """<ol class="commentList"><li id="comment-7" class="hentry"><div class="metaGutter"><p><img class="avatar photo">
        <cite class="entry-title author"><a href="http://ada.example/" rel="external nofollow" class="url">Ada</a></cite>
        disse<br><small class="commentMetadata"><a href="/x/#comment-7" rel="bookmark"><abbr class="published"
        title="2014-05-05T10:00:45Z">5 maggio 2014 alle 10:00</abbr></a></small></p></div><div class="postBody entry-content">
        <p>Che luce!</p></div></li></ol>""",
        [Told("7", "Ada", "http://ada.example/", "2014-05-05T10:00:45", "Che luce!", None)],
    ),
    "header within the content": (
        """<ol class="comment-list"><liclass="comment depth-1" id="comment-7"><div id="div-comment-7" class="comment-body">
        <div class="comment-author vcard"><img class="avatar"></div><div class="comment-content"><h4 class="fn">Ada</h4>
        <div class="comment-meta commentmetadata h6">5 maggio 2014 <span>alle 10:00</span></div><p>Che luce!</p>
        <div class="reply"><a class="comment-reply-link" href="#">Rispondi</a></div></div></div></li></ol>""",
        [Told("7", "Ada", None, "5 maggio 2014 alle 10:00", "Che luce!", None)],
    ),
    "says without a link": (
        """<ol class="commentlist"><li class="comment depth-1" id="li-comment-7"><article id="comment-7" class="comment"><footer>
        <div class="comment-author vcard">Ada <span class="says">dice:</span></div><div class="comment-meta commentmetadata">
        <a href="#comment-7"><time datetime="2014-05-05T10:00:45+02:00">5 maggio 2014 alle 10:00</time></a></div></footer>
        <div class="comment-content"><p>Che luce!</p></div></article></li>
        <li class="comment bypostauthor depth-1" id="li-comment-8"><article id="comment-8"><cite class="fn">Bruno <span>autore
        del post</span></cite><a class="comment-date" href="#comment-8"><time datetime="2014-05-05T11:00:45+02:00">5/5/2014</time></a>
        <section class="comment-content comment"><p>Vero.</p></section></article></li></ol>""",
        [
            Told("7", "Ada", None, "2014-05-05T10:00:45+02:00", "Che luce!"),
            Told("8", "Bruno", None, "2014-05-05T11:00:45+02:00", "Vero."),
        ],
    ),
    "WooThemes": (
        """<ol class="commentlist"><li class="comment even depth-1" id="comment-7"><a name="comment-7"></a>
        <div id="li-comment-7" class="comment-container"><div class="avatar"><img class="avatar"></div><div class="comment-head">
        <span class="name"><a href="http://ada.example/" rel="external nofollow" class="url">Ada</a></span>
        <span class="date">5 maggio 2014 alle 10:00</span><span class="perma"><a href="#comment-7">#</a></span></div>
        <div class="comment-entry" id="comment-7"><p>Che luce!</p><div class="reply"></div></div></div></li></ol>""",
        [Told("7", "Ada", "http://ada.example/", "5 maggio 2014 alle 10:00", "Che luce!")],
    ),
    "Divi": (
        """<ol class="commentlist clearfix"><li class="comment even depth-1" id="li-comment-7"><article id="comment-7"
        class="comment-body clearfix"><div class="comment_avatar"><img class="avatar"></div><div class="comment_postinfo">
        <span class="fn"><a href="http://ada.example/" class="url" rel="ugc external nofollow">Ada</a></span>
        <span class="comment_date">il 5 maggio 2014 alle 10:00</span></div><div class="comment_area"><div class="comment-content
        clearfix"><p>Che luce!</p><span class="reply-container"><a class="comment-reply-link" href="?replytocom=7">Rispondi</a></span>
        </div></div></article></li></ol>""",
        [Told("7", "Ada", "http://ada.example/", "il 5 maggio 2014 alle 10:00", "Che luce!")],
    ),
    "Avada": (
        """<ol class="commentlist"><li class="comment even depth-1" id="comment-7"><div class="the-comment"><div class="avatar">
        <img class="avatar"></div><div class="comment-box"><div class="comment-author meta"><strong><a href="http://ada.example/"
        class="url" rel="ugc external nofollow">Ada</a></strong>5 maggio 2014 alle 10:00<a class="comment-reply-link" href="#"> -
        Rispondi</a></div><div class="comment-text"><p>Che luce!</p></div></div></div></li></ol>""",
        [Told("7", "Ada", "http://ada.example/", "Ada 5 maggio 2014 alle 10:00 - Rispondi", "Che luce!")],
    ),
    "Newspaper": (
        """<ol class="comment-list"><li class="comment" id="comment-7"><article><footer><img class="avatar"><cite>Ada</cite>
        <a class="comment-link" href="#comment-7"><time pubdate="1399284045">5 maggio 2014 at 10:00</time></a></footer>
        <div class="comment-content"><p>Che luce!</p></div><div class="comment-meta" id="comment-7"><a
        class="comment-reply-link" href="#">Rispondi</a></div></article></li></ol>""",
        [Told("7", "Ada", None, "5 maggio 2014 at 10:00", "Che luce!")],
    ),
    "wpDiscuz": (
        """<div id="wpdcom"><div id="wcThreadWrapper"><div id="wpd-comm-7_0" class="comment even depth-1 wpd-comment
        wpd_comment_level-1"><div class="wpd-comment-wrap"><div class="wpd-comment-left"><img class="avatar"></div>
        <div id="comment-7" class="wpd-comment-right"><div class="wpd-comment-header"><div class="wpd-comment-author"><a
        href="http://ada.example/" rel="noreferrer ugc nofollow">Ada</a></div><div class="wpd-comment-date"
        title="5 Maggio 2014 10:00"><i class="far"></i> 9 anni fa</div></div><div class="wpd-comment-text"><p>Che luce!</p></div>
        <div class="wpd-comment-footer"><div class="wpd-vote">0</div></div></div></div><div id="wpdiscuz_form_anchor-7_0"></div>
        <div id="wpd-comm-8_7" class="comment odd depth-2 wpd-comment wpd-reply"><div class="wpd-comment-wrap">
        <div id="comment-8" class="wpd-comment-right"><div class="wpd-comment-author">Bruno</div><div class="wpd-comment-date"
        title="5 Maggio 2014 11:00">9 anni fa</div><div class="wpd-comment-text"><p>Vero.</p></div></div></div></div></div></div></div>""",
        [
            Told("7", "Ada", "http://ada.example/", "5 Maggio 2014 10:00", "Che luce!", None),
            Told("8", "Bruno", None, "5 Maggio 2014 11:00", "Vero.", None),
        ],
    ),
    "P2": (
        """<ul class="commentlist"><li class="comment byuser depth-1" id="comment-7"><img class="avatar"><h4><a
        href="http://ada.example/" rel="external nofollow" class="url">Ada</a><span class="meta">10:00 <em>il</em> 5 maggio 2014 |
        <span class="actions"><a class="thepermalink" href="#comment-7">#</a></span></span></h4><div class="commentcontent"
        id="commentcontent-7"><p>Che luce!</p></div></li></ul>""",
        [Told("7", "Ada", "http://ada.example/", "10:00 il 5 maggio 2014 | #", "Che luce!")],
    ),
}


@pytest.mark.parametrize("theme", THEMES)
def test_comments(theme: str) -> None:
    """Each comment with its id, name, address, date and words, and nothing of the theme's own."""
    markup, expected = THEMES[theme]
    assert told(markup) == expected


def item(number: int, link: str, words: str) -> str:
    """A comment as most themes print it."""
    return (
        f'<li class="comment even depth-1" id="comment-{number}"><div class="comment-author vcard"><cite class="fn">Ada</cite></div>'
        f'<div class="comment-meta"><a href="{link}#comment-{number}">5 maggio 2014 alle 10:00</a></div><p>{words}</p></li>'
    )


def test_comments_of_other_posts_are_not_this_posts() -> None:
    """A widget of recent comments, however marked, adds nothing; nor does a list that is printed twice."""
    own = f"<ol>{item(7, '/x/', 'Che luce!')}{item(8, '/x/comment-page-1/', 'Vero.')}</ol>"
    widget = f'<div class="widget"><ul>{item(90, "/altro/", "Altrove.")}<li class="recentcomments">Ada su <a href="/altro/#comment-90">Altro</a></li></ul></div>'
    expected = [("7", "Che luce!"), ("8", "Vero.")]
    for page in (own + widget, widget + own, own + own):
        assert [(one.id, one.text) for one in told(page)] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('<p>Uno</p><div class="ratings">3 stelle</div>', "Uno"),
        ('<p>Uno</p><p class="wp-block-paragraph">Due</p><ul class="wp-block-list"><li>Tre</li></ul>', "Uno\nDue\nTre"),
        (
            '<p>Uno</p><div class="wp_syntax"><pre>due()</pre></div><blockquote class="x"><p>Tre</p></blockquote>',
            "Uno\ndue()\nTre",
        ),
    ],
)
@pytest.mark.parametrize("holder", ["comment-content", "comment-body"])
def test_what_plugins_put_beside_the_words_is_left_out(words: str, expected: str, holder: str) -> None:
    """Blocks with a class are the theme's or a plugin's, but for those of the editor, and code."""
    markup = f'<ol><li class="comment" id="comment-7"><div class="{holder}"><cite class="fn">Ada</cite>{words}</div></li></ol>'
    assert [one.text for one in told(markup)] == [expected]


def test_a_link_to_each_profile_is_no_name() -> None:
    """Where one word leads to every author the names stand elsewhere; a line that holds all of a comment is no date."""
    items = "".join(
        f"""<li class="comment" id="li-comment-{n}"><div id="comment-{n}"><div class="comment-author vcard avatar-cell">
        <a class="profile_link" href="http://molo.example/u/{n}">Scheda</a></div>
        <div class="comment-meta commentmetadata comment_text"><div class="comment_date">28.01.2013 alle 09:1{n}</div>
        <div class="comment_author">{name}</div>
        <div class="comment-body"><p>{"La lanterna resta accesa anche di giorno. " * 6}</p></div></div></div></li>"""
        for n, name in enumerate(("Ada", "Bruno", "Carla"), 1)
    )
    body = '<div class="post" id="post-5"><h1>La lanterna</h1><div class="entry-content"><p>Uno.</p></div></div>'
    comments = reading(f'{body}<ol class="commentlist">{items}</ol>').comments
    assert [one.author for one in comments] == ["Ada", "Bruno", "Carla"]
    assert [one.published for one in comments] == [f"28.01.2013 alle 09:1{n}" for n in range(1, 4)]
    assert {text(one) for one in comments} == {("La lanterna resta accesa anche di giorno. " * 6).strip()}


def test_a_link_to_another_comment_is_no_permalink() -> None:
    """The words of a comment may lead to another one, on this post or elsewhere."""
    words = 'come <a href="/altro/#comment-3">qui</a> e <a href="#comment-7">qui</a>'
    comments = reading(f"<ol>{item(7, '/x/', 'Che luce!')}{item(8, '/x/', words)}</ol>").comments
    assert [comment.url for comment in comments] == ["/x/#comment-7", "/x/#comment-8"]


TEXT = "<p>" + "La lanterna gira e il molo si accende, poi torna il buio e si sente solo il mare. " * 4 + "</p>"
WORDS = " ".join(TEXT[3:-4].split())
POSTS = {
    "bubble in the title": (
        f'<article id="post-5"><h1 class="entry-title">La lanterna <span class="comments-link"><a href="#comments">8</a></span></h1>'
        f'<div class="entry-content">{TEXT}</div></article>',
        {"title": "La lanterna"},
    ),
    "id on the heading": (
        f'<div class="post"><h3 class="storytitle" id="post-5"><a href="/x/" rel="bookmark">La lanterna</a></h3>'
        f'<div class="storycontent">{TEXT}</div></div>',
        {"title": "La lanterna"},
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
    "a body without a class": (
        f'<div id="post-5" class="scheda"><h2>La lanterna</h2><div class="riga"><a href="/author/ida/">Ida</a></div>'
        f'<div class="post-5 post type-post hentry">{TEXT}{TEXT}</div></div><div class="piede">Condividi</div>',
        {"title": "La lanterna", "author": "Ida", "author_url": "http://blog.example/author/ida/"},
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
}


@pytest.mark.parametrize("theme", POSTS)
def test_posts(theme: str) -> None:
    """Title, author and date as printed, and the body without them."""
    markup, expected = POSTS[theme]
    post = post_of(markup)
    found = {name: getattr(post, name) for name in ("title", "author", "author_url", "published")}
    assert {name: value for name, value in found.items() if value is not None} == expected
    assert set((text(post) or "").split("\n")) == {WORDS}


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


@pytest.mark.parametrize(
    ("markup", "head", "expected"),
    [
        pytest.param('<ol><li id="comment-7"><p>x</p></li></ol>', "", ("5",), id="comments"),
        pytest.param("", '<link rel="canonical" href="http://blog.example/x/">'
                     '<link rel="alternate" type="application/rss+xml" href="http://blog.example/x/feed/">', ("5",), id="feed"),
        pytest.param("", '<link rel="shortlink" href="../index.html%3Fp=6.html">', ("6",), id="mirrored shortlink"),
        pytest.param("", '<link rel="alternate" type="application/rss+xml" href="http://blog.example/feed/">', (None,), id="title"),
        pytest.param('<div class="post" id="post-9"></div><ol><li id="comment-7"><p>x</p></li></ol>', "", (), id="listing"),
    ],
)  # fmt: skip
def test_pages_without_body_classes(markup: str, head: str, expected: tuple[str, ...]) -> None:
    """A page of one post shows its comments, has its own feed, number or title; a listing shows several posts."""
    page = f'<div class="post" id="post-5"><h2>La lanterna</h2>{TEXT}</div>{markup}'
    assert tuple(post.key.remote_id for post in reading(page, head=head, body_class="blu").posts) == expected


def test_a_mirrored_page_has_its_address_and_day_from_the_trackbacks_description() -> None:
    """A mirror makes the canonical link relative; the permalink in the comment stays, and names the day."""
    rdf = (
        '<!-- <rdf:RDF><rdf:Description rdf:about="http://blog.example/2007/11/14/lanterna/"'
        ' dc:identifier="http://blog.example/2007/11/14/lanterna/" dc:title="La lanterna"'
        ' trackback:ping="http://blog.example/2007/11/14/lanterna/trackback/" /></rdf:RDF> -->'
    )
    html = (
        '<html><head><meta name="generator" content="WordPress 2.9"><link rel="canonical" href="index.html"></head><body>'
        f'<div class="post"><h3 id="post-5">La lanterna</h3><div class="meta">mercoledì 14 nov alle 19:50</div>{rdf}'
        f'<div class="storycontent">{TEXT}</div></div><ol><li id="comment-7"><p>x</p></li></ol></body></html>'
    )
    (post,) = read(Response(url="", status=200, headers={}, body=html.encode(), fetched_at=""), Known()).posts
    assert (post.key.url, post.published) == ("http://blog.example/2007/11/14/lanterna/", "2007-11-14")


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
