"""What a response of Blogger leads to, and which of its pages hold a post: what no row shows."""

import json
import time
from pathlib import Path

import pytest

from crawler.document import inline_text
from crawler.items import Declared, Known, Reading, Response
from crawler.platforms import read
from crawler.scope import allowed
from pipelines.fixture import read_fixture

from .told import leads

FIXTURES = Path(__file__).parents[1] / "fixtures" / "blogger"
FEED = "redirect=false&start-index={}&max-results=150"
KILN = Known(root="https://kiln.example/", platform="blogger", listed=True)


def page(head: str = "", body: str = "", url: str = "https://blog.example/2013/01/a.html", **known: object) -> Reading:
    """The reading of a page with this markup."""
    markup = f"<!DOCTYPE html><html><head><title>t</title>{head}</head><body>{body}</body></html>"
    response = Response(
        url=url,
        status=200,
        headers={"content-type": "text/html"},
        body=markup.encode(),
        fetched_at="2024-03-01T09:00:00Z",
    )
    return read(response, Known(**known))  # type: ignore[arg-type]


GENERATOR = "<meta content='blogger' name='generator'/>"
BODY = "<div class='post'><div class='post-body' id='post-body-5100001'>Text</div></div>"


@pytest.mark.parametrize(
    ("head", "platform"),
    [
        (GENERATOR, "blogger"),
        ("<meta name='generator' content='Blogger' />", "blogger"),
        ("<link rel='EditURI' href='https://www.blogger.com/rsd.g?blogID=7'/>", "blogger"),
        ("<link rel='service.post' href='http://www.blogger.com/feeds/7/posts/default'/>", "blogger"),
        ("<link rel='stylesheet' href='//www.blogger.com/static/v1/widgets/12-css_bundle_v2.css'/>", "blogger"),
        ("<link rel='author' href='https://www.blogger.com/profile/7'/>", None),
        ("<meta name='generator' content='Orto 0.1'/>", None),
    ],
)
def test_a_page_says_itself_that_blogger_made_it(head: str, platform: str | None) -> None:
    """Generator, service links or style sheets tell; neither the host nor a link to somebody's profile does."""
    reading = page(head, BODY, url="http://orti.blogspot.com/2013/01/a.html")
    assert (reading.blog.platform if reading.blog else None) == platform


def test_a_page_that_names_no_feed_is_its_hosts() -> None:
    """As classic templates of the first years do not."""
    reading = page(GENERATOR, BODY)
    assert ("home", "https://blog.example/") in leads(reading)
    assert reading.blog is not None
    assert reading.blog.url == "https://blog.example/"


def test_pictures_that_wordpress_serves_do_not_make_it_wordpress() -> None:
    """A blog that moved to Blogger keeps pictures where they were."""
    reading = page(GENERATOR, "<img src='http://old.example/wp-content/uploads/a.png'/>" + BODY)
    assert reading.blog is not None
    assert reading.blog.platform == "blogger"


def test_an_unknown_blog_is_discovered() -> None:
    """Any page leads to home, feeds and sitemap, one with comments to theirs."""
    assert leads(read(read_fixture(FIXTURES / "threaded")[0], Known())) == [
        ("home", "https://campanile.example/"),
        ("feed", f"https://campanile.example/feeds/posts/default?{FEED.format(1)}"),
        ("feed", f"https://campanile.example/feeds/pages/default?{FEED.format(1)}"),
        ("sitemap", "https://campanile.example/sitemap.xml"),
        ("comment-feed", f"https://campanile.example/feeds/8800112233/comments/default?{FEED.format(1)}"),
    ]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param(
            1,
            [
                ("post", "https://kiln.example/2018/03/third-firing.html"),
                ("post", "https://kiln.example/2018/02/second-firing.html"),
                ("feed", f"https://kiln.example/feeds/posts/default?{FEED.format(3)}"),
                ("comment-feed", f"https://kiln.example/feeds/303/comments/default?{FEED.format(1)}"),
            ],
            id="posts to come",
        ),
        pytest.param(2, [("post", "https://kiln.example/2018/01/first-firing.html")], id="the last posts"),
        pytest.param(
            3,
            [("comment-feed", f"https://kiln.example/feeds/303/comments/default?{FEED.format(3)}")],
            id="comments to come",
        ),
        pytest.param(
            4,
            [("comment-feed", f"https://kiln.example/feeds/303/comments/default?{FEED.format(4)}")],
            id="a removed comment is not counted",
        ),
        pytest.param(5, [("post", "https://kiln.example/p/about.html")], id="pages, as JSON"),
    ],
)
def test_a_feed_goes_on_until_its_total(number: int, expected: list[tuple[str, str]]) -> None:
    """The next page starts after the entries given, at the blog's own address; a post with comments leads to them."""
    reading = read(read_fixture(FIXTURES / "feeds")[number], KILN)
    assert leads(reading) == expected
    assert [url for purpose, url in expected if allowed(url, purpose, KILN.root)] == []


def test_a_feed_declares_how_many_posts_there_are() -> None:
    """The blog's own feed lists its posts; the total of one post's comments is not the blog's."""
    responses = read_fixture(FIXTURES / "feeds")
    posts, comments = (read(responses[number], KILN) for number in (1, 3))
    assert (posts.inventory, posts.declared) == (True, (Declared(entity="posts", count=3),))
    assert (comments.inventory, comments.declared) == (False, ())


def test_another_feed_is_left_as_it_is() -> None:
    """Neither ids nor addresses of another feed are taken for Blogger's."""
    feed = (
        b"<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title><link href='https://other.example/'/><entry><id>x</id>"
        b"<title>a</title><link href='https://other.example/a'/></entry></feed>"
    )
    url = "https://other.example/feeds/posts/default"
    headers = {"content-type": "application/atom+xml"}
    response = Response(url=url, status=200, headers=headers, body=feed, fetched_at="2024-03-01T09:00:00Z")
    reading = read(response, Known(root="https://other.example/"))
    assert leads(reading) == [("post", "https://other.example/a")]
    assert not reading.inventory


def test_a_dynamic_view_leads_to_where_its_posts_are() -> None:
    """Its markup holds nothing: the mobile view and the feeds do."""
    view, mobile = (read(response, Known()) for response in read_fixture(FIXTURES / "dynamic"))
    assert leads(view)[-2:] == [
        ("post", "http://vitrail.example/2012/09/le-bleu.html?m=1"),
        ("comment-feed", f"http://vitrail.example/feeds/5150/comments/default?{FEED.format(1)}"),
    ]
    assert [post.mention for post in view.posts] == [True]
    assert [post.key for post in mobile.posts] == [post.key for post in view.posts]
    assert [problem.error for problem in view.problems] == ["drawn-by-script"]


def test_the_pages_of_a_conversation_are_found() -> None:
    """They lead to each other, and only the first brings the body."""
    pages = [read(response, Known()) for response in read_fixture(FIXTURES / "paged")]
    url = "http://azotea.example/2011/07/gatos-en-la-azotea.html"
    assert ("comment-page", f"{url}?commentPage=2") in leads(pages[0])
    assert [reading.posts[0].key.url for reading in pages] == [url, url]
    assert [reading.posts[0].body is None for reading in pages] == [False, True]


def test_a_listing_holds_no_post() -> None:
    """The home page leads to its posts, not to searches for older ones once a feed has listed all."""
    home = read_fixture(FIXTURES / "feeds")[0]
    assert read(home, Known()).posts == ()
    assert {follow.url for follow in read(home, KILN).follow} == {
        "https://kiln.example/2018/03/third-firing.html",
        "https://kiln.example/2018/02/second-firing.html",
    }


def test_the_comment_form_tells_pages_from_posts() -> None:
    """Old layouts say nowhere else that a page is none of the posts."""
    form = "<a href='https://www.blogger.com/comment-iframe.g?blogID=7&amp;pageID=6200002' id='comment-editor-src'></a>"
    (post,) = page(GENERATOR, BODY + form, url="https://blog.example/2013/01/b.html").posts
    assert (post.kind, post.key.remote_id) == ("page", "6200002")


def comment(number: int, words: str) -> str:
    """A comment in the markup of layouts."""
    return f"<dt class='comment-author' id='c{number}'>{words}</dt><dd class='comment-body'><p>Text {number}</p></dd>"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["<a href='http://a.example/'>Ada</a> said...", "Bo said..."], ["Ada", "Bo"]),
        (["Ada a dit…", "Bo Derek a dit…"], ["Ada", "Bo Derek"]),
        (["Anonymous said..."], [None]),
        (["Ada King said...", "Ada Byron said..."], ["Ada King", "Ada Byron"]),
        (["<img src='a.png' title='Ada King'/> Ada King said..."], ["Ada King"]),
        (["At <a href='#c1'>9:00 PM</a>, Ada said", "At <a href='#c2'>9:10 PM</a>, Bo Bee said"], ["Ada", "Bo Bee"]),
    ],
)
def test_the_words_around_a_name_are_what_all_comments_share(lines: list[str], names: list[str | None]) -> None:
    """In any language; where one comment alone has no link, nothing tells its author's name from them."""
    conversation = "".join(comment(9000 + number, words) for number, words in enumerate(lines))
    reading = page(GENERATOR, f"{BODY}<div id='comments'><dl>{conversation}</dl></div>")
    assert [said.author for said in reading.comments] == names


THEME = """<div class='comment_wrap' id='c811001'><div class='comment_header'><div class='comment_name'>
<a href='http://bo.example/' rel='nofollow'>Bo Bee</a></div><div class='comment_service'><a class='comment_date'
href='/2013/01/a.html?showComment=1351269480000#c811001'>26 Oct</a></div></div><div class='comment_body'><p>One.
</p></div></div><div class='comment_wrap' id='c811002'><div class='comment_header'>
<div class='comment_name'>Nobody</div>
<div class='comment_service'><a class='comment_date' href='/2013/01/a.html?showComment=1351269490000#c811002'>26 Oct</a>
</div></div><div class='comment_body'><p>Two.</p></div></div>"""
BARE = """<div class="comment"><a name="c108901"></a><p class="comment-body">One.</p><p class="comment-data">By
<a href="http://bo.example/">Bo Bee</a>, at <a href="#c108901">June 2, 2004 9:00 PM</a></p></div><div class="comment">
<a name="c108902"></a><p class="comment-body">Two.</p><p class="comment-data">By <a href="http://ada.example/">Ada</a>,
at <a href="#c108902">June 2, 2004 9:10 PM</a></p></div>"""
DATED = """<dl><dt class="info" id="c108901">At <a href="#c108901">June 2, 2004 9:00 PM</a>,
<a href="http://bo.example/">Bo Bee</a> said</dt><dd class="comment-body">One.</dd>
<dt class="info" id="c108902">At <a href="#c108902">June 2, 2004 9:10 PM</a>, Ada said</dt>
<dd class="comment-body">Two.</dd></dl>"""
BESIDE = """<div class="comment-poster" id="c108901"><a href="http://bo.example/">Bo Bee</a> said</div>
<div class="comment-body">One.</div><div class="comment-timestamp"><a href="#c108901">June 2, 2004 9:00 PM</a></div>
<div class="comment-poster" id="c108902">Ada said</div><div class="comment-body">Two.</div>
<div class="comment-timestamp"><a href="#c108902">June 2, 2004 9:10 PM</a></div>"""
OF_2004 = [("108901", "Bo Bee", "June 2, 2004 9:00 PM", "One."), ("108902", "Ada", "June 2, 2004 9:10 PM", "Two.")]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            THEME,
            [
                ("811001", "Bo Bee", "2012-10-26T16:38:00Z", "One."),
                ("811002", "Nobody", "2012-10-26T16:38:10Z", "Two."),
            ],
        ),
        (BARE, OF_2004),
        (DATED, OF_2004),
        (BESIDE, OF_2004),
    ],
    ids=["a theme of somebody's", "a template of 2004", "names behind dates", "parts side by side"],
)
def test_themes_have_markup_of_their_own(markup: str, expected: list[tuple[str, str, str, str]]) -> None:
    """The ids that Blogger gives, the moment in its links, and what repeats tell where each comment is."""
    reading = page(GENERATOR, f"{BODY}<div id='comments'><h4>2 comments</h4>{markup}</div>")
    assert [
        (said.remote_id, said.author, said.published, inline_text(said.body.html) if said.body else None)
        for said in reading.comments
    ] == expected


def test_a_template_that_names_nothing_as_blogger_does() -> None:
    """The address of a post tells that its page holds one, whatever its template calls it; that of an archive none."""
    text = "".join(f"<p>{'Clay has a memory, and the kiln wakes it up every time. ' * 3}</p>" for _ in range(3))
    body = f"""<h2 class="DateHeader">June 2, 2004</h2><div class="Posting"><h3 class="PostTitle">t</h3>
        <div class="PostBody">{text}</div></div><div class="talk"><a name="108901"></a>One.<div class="byline">
        by <a href="http://bo.example/">Bo Bee</a>: <a href="#108901">June 2, 2004 9:00 PM</a></div></div>
        <div class="talk"><a name="108902"></a>Two.<div class="byline">by <a href="http://ada.example/">Ada</a>:
        <a href="#108902">June 2, 2004 9:10 PM</a></div></div>"""
    reading = page(GENERATOR, body)
    (post,) = reading.posts
    assert (post.title, post.published, reading.blog and reading.blog.platform) == ("t", "June 2, 2004", "blogger")
    assert [said.author for said in reading.comments] == ["Bo Bee", "Ada"]
    assert not page(GENERATOR, body, url="https://blog.example/2004_06_01_archive.html").posts
    assert len(page(GENERATOR, body, url="").posts) == len(page(GENERATOR, BODY, url="").posts) == 1
    assert not page(GENERATOR, BODY + BODY.replace("5100001", "5100002"), url="").posts


def test_a_day_that_nothing_names() -> None:
    """Themes print it in a line of their own, with the author and the labels."""
    line = "<div class='links'><a href='#' rel='bookmark'>Mai 03, 2017</a> / <a rel='author' href='#'>Ada</a></div>"
    (post,) = page(GENERATOR, f"<div class='post-outer'><h1>t</h1><div class='post-body'>Text</div>{line}</div>").posts
    assert (post.author, post.published) == ("Ada", "Mai 03, 2017")


def test_a_label_before_the_link_to_an_authors_profile() -> None:
    """Some themes print it where the name alone is meant to stand."""
    link = "<a href='/u/7' rel='me'>Ada Bo</a>"
    line = f"<div><span class='post-author vcard'><span class='fn'>Posted by {link}</span></span></div>"
    (post,) = page(GENERATOR, f"<div class='post hentry'><h3 class='post-title'>A</h3>{BODY}{line}</div>").posts
    assert (post.author, post.author_url) == ("Ada Bo", "https://blog.example/u/7")


def test_popular_posts_beside_a_post_are_not_its_own() -> None:
    """Lists in the sidebar borrow the classes of posts (layouts of 2017)."""
    other = "<article class='post'><h3 class='post-title'>Other</h3><div class='post-body'>b</div></article>"
    reading = page(GENERATOR, f"<h3 class='post-title'>A</h3>{BODY}<aside>{other}</aside>")
    (post,) = reading.posts
    assert (post.key.remote_id, post.body and post.body.html) == ("5100001", "Text")


def test_a_day_that_only_looks_like_one() -> None:
    """A theme that has a name of its own for the date prints it beside the title."""
    line = "<span class='post-timestamp'>Thursday, May 30, 2019</span>"
    (post,) = page(GENERATOR, f"<div class='post hentry'><div>{line}</div><h3>A</h3>{BODY}</div>").posts
    assert post.published == "May 30, 2019"


def test_ten_thousand_comments_take_time_in_proportion() -> None:
    """Ten times the comments, at most some twenty times the time."""
    spent = []
    for count in (1_000, 10_000):
        lines = "".join(comment(100_000 + number, f"Name {number} said...") for number in range(count))
        started = time.process_time()
        reading = page(GENERATOR, f"{BODY}<div id='comments'><dl>{lines}</dl></div>")
        spent.append(time.process_time() - started)
        assert len(reading.comments) == count
    assert spent[1] < 25 * spent[0] + 0.5


@pytest.mark.parametrize(
    "script",
    [
        "var items = [{'id': '12345', 'body': 'never closed",
        "var items = [" + "[" * 100_000,
        "var items = [1, null, {'body': 5}];",
        "_WidgetManager._SetDataContext([{'name': 'blog', 'data': {'title': '\\",
    ],
)
def test_a_broken_script_is_not_believed(script: str) -> None:
    """Whatever the script says, the post is read."""
    reading = page(GENERATOR, f"{BODY}<div id='comments'><script>{script}</script></div>")
    assert [post.key.remote_id for post in reading.posts] == ["5100001"]
    assert [said.remote_id for said in reading.comments if said.remote_id] == []


def test_json_that_is_not_a_feed_is_nobodys() -> None:
    """A document that only looks like Google's is not read as one."""
    odd: list[object] = [{}, {"id": {"$t": "tag:other"}}, {"id": {"$t": "blogger.com"}, "entry": [3]}]
    for feed in odd:
        response = Response(
            url="https://blog.example/x",
            status=200,
            headers={"content-type": "application/json"},
            body=json.dumps({"feed": feed}).encode(),
            fetched_at="2024-03-01T09:00:00Z",
        )
        assert read(response, Known()).posts == ()
