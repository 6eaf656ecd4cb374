"""Pages of Movable Type and TypePad: which hold a post, where they lead, and where a comment begins and ends."""

import time
from pathlib import Path

import pytest

from crawler.document import inline_text
from crawler.items import Known, Reading, Response
from crawler.platforms import read
from pipelines.fixture import read_fixture

from .told import leads

FIXTURES = Path(__file__).parents[1] / "fixtures"
GENERATOR = "<meta name='generator' content='Movable Type 3.2'/>"


def page(
    head: str = GENERATOR, body: str = "", url: str = "http://blog.example/archives/000123.html", title: str = "t"
) -> Reading:
    """The reading of a page with this markup."""
    markup = f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    headers = {"content-type": "text/html"}
    return read(
        Response(url=url, status=200, headers=headers, body=markup.encode(), fetched_at="2024-03-01T09:00:00Z"), Known()
    )


def conversation(*parts: str) -> list[tuple[str | None, str | None, str | None, str | None, str | None]]:
    """Id, parent, author, date and text of each comment of a post with this conversation."""
    heading = "<h3>Title</h3><p>Body.</p><p class='posted'>Posted by Runa on May 1, 2004 08:00 AM</p>"
    reading = page(body=f"<div class='content'>{heading}<h2 id='comments'>Comments</h2>{''.join(parts)}</div>")
    return [
        (said.remote_id, said.parent_remote_id, said.author, said.published, inline_text(said.body.html))
        for said in reading.comments
        if said.body is not None
    ]


@pytest.mark.parametrize(
    ("head", "body", "platform"),
    [
        (GENERATOR, "", "movabletype"),
        ("<meta name='generator' content='http://www.movabletype.org/'/>", "", "movabletype"),
        ("<script src='/mt-site.js'></script>", "", "movabletype"),
        ("", "<form action='/cgi-bin/mt/mt-comments.cgi'></form>", "movabletype"),
        ("", '<!-- <rdf:Description trackback:ping="http://a.example/mt-tb.cgi/7" /> -->', "movabletype"),
        ("<meta name='generator' content='http://www.typepad.com/'/>", "", "typepad"),
        ("<link rel='stylesheet' href='http://static.typepad.com/.shared:v1/print.css'/>", "", "typepad"),
        ("", "<form action='https://www.typepad.com/t/comments'></form>", "typepad"),
        ("", "<img src='http://some.typepad.com/.a/6a00-pi'/><a href='http://a.example/mt-search.cgi'>a</a>", None),
        ("", "<a href='http://www.typepad.com/'>TypePad</a>", None),
    ],
)
def test_a_page_says_itself_what_made_it(head: str, body: str, platform: str | None) -> None:
    """What a page is made with tells; pictures and links in its text do not, nor does its host."""
    reading = page(head, body, url="http://orti.typepad.com/blog/2012/10/a.html")
    assert (reading.blog.platform if reading.blog else None) == platform


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "typepad/current",
            [
                ("home", "http://tower.example/"),
                ("feed", "http://tower.example/atom.xml"),
                ("comment-page", "http://tower.example/2012/10/winding-day/comments/page/2/"),
                ("comment-feed", "http://tower.example/2012/10/winding-day/comments/atom.xml"),
            ],
        ),
        ("movabletype/flat", [("home", "http://pilzbuch.example/"), ("feed", "http://pilzbuch.example/atom.xml")]),
        ("movabletype/blogbody", [("home", "http://knots.example/"), ("feed", "http://knots.example/index.rdf")]),
    ],
)
def test_a_post_leads_to_its_blog_and_the_rest_of_its_conversation(name: str, expected: list[tuple[str, str]]) -> None:
    """Home and feed of an unknown blog; further pages and the feed of the comments."""
    found = leads(read(read_fixture(FIXTURES / name)[0], Known()))
    assert [lead for lead in found if lead[0] != "listing"] == expected


@pytest.mark.parametrize("feed", ["http://blog.example/diary/atom.xml", "http://blog.example/diary//index.rdf"])
def test_a_blog_is_in_the_folder_of_its_feed(feed: str) -> None:
    """Some templates put one stroke too many before it."""
    blog = page(f'{GENERATOR}<link rel="alternate" type="application/rss+xml" href="{feed}">').blog
    assert blog is not None
    assert blog.url == "http://blog.example/diary/"


@pytest.mark.parametrize("generator", [GENERATOR, "<meta name='generator' content='http://www.typepad.com/'/>"])
def test_a_blog_is_in_the_folder_that_its_pages_lead_to(generator: str) -> None:
    """Where a template names neither its start nor a feed."""
    reading = page(generator, "<a href='../index.html'>Diary</a>", "http://blog.example/diary/archives/000123.html")
    assert ("home", "http://blog.example/diary/") in leads(reading)
    assert reading.blog is not None
    assert reading.blog.url == "http://blog.example/diary/"


def test_a_page_without_a_conversation_that_states_to_be_a_post() -> None:
    """A template may take no comments; then what the head states tells."""
    head = f"{GENERATOR}<meta property='og:type' content='article'/>"
    foot, text = "<footer class='entry-footer'>2004</footer>", "<div class='entry-body'><p>Text.</p></div>"
    body = f"<article class='entry'>{foot}<h1>T</h1>{text}</article>"
    assert [len(page(start, body).posts) for start in (head, GENERATOR)] == [1, 0]


def test_a_template_of_the_blog_s_own() -> None:
    """It names nothing as the engine's templates do: what its structure tells counts, of what page it is, too."""
    posts = [
        f"<div class='box'><h3 class='head'><a href='/archives/{n}.html'>The harbour {n}</a></h3>"
        f"<p>{'Nobody came to count the boats there. ' * 6}</p><p class='posted'>May {n}, 2004 08:15 AM</p></div>"
        for n in (1, 2, 3)
    ]
    post = posts[0].replace("<a href='/archives/1.html'>", "").replace("</a>", "")
    whole = page(body=post, title="Quay: The harbour 1")
    assert [(post.title, post.published) for post in whole.posts] == [("The harbour 1", "May 1, 2004 08:15 AM")]
    listing = page(body="".join(posts), url="http://blog.example/")
    assert listing.posts == ()
    assert "http://blog.example/archives/2.html" in {follow.url for follow in listing.follow}


def test_a_page_of_several_posts_is_a_listing() -> None:
    """It leads to them, and none of their texts is taken for the only one."""
    entries = "".join(
        f"<div class='entry' id='entry-{number}'><h3 class='entry-header'><a href='/archives/{number}.html'>T</a></h3>"
        f"<div class='entry-body'><p>Text.</p></div></div>"
        for number in (11, 12)
    )
    reading = page(body=entries, url="http://blog.example/")
    assert (reading.posts, reading.comments) == ((), ())
    assert {"http://blog.example/archives/11.html", "http://blog.example/archives/12.html"} <= {
        follow.url for follow in reading.follow
    }


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(
            [
                "<a id='c21'></a><p>One.</p><p>Two.</p><p class='posted'>Posted by: Ada | May 2, 2004 10:00 AM</p>",
                "<a id='c22'></a><p>Three.</p><p class='posted'>Posted by: Bo Derek | May 3, 2004 11:00 AM</p>",
                "<h2>Post a comment</h2><p>Mind your words.</p>",
            ],
            [
                ("21", None, "Ada", "May 2, 2004 10:00 AM", "One.Two."),
                ("22", None, "Bo Derek", "May 3, 2004 11:00 AM", "Three."),
            ],
            id="an anchor before, a foot behind",
        ),
        pytest.param(
            [
                "<div class='commentbody'><a name='c31'></a><div id='c31'><p>One.</p></div>"
                "<p class='posted'>Scritto da: Ada alle <a href='/a.html#c31'>2 maggio 2004 10:00</a></p></div>",
                "<div class='commentbody'><a name='c32'></a><div id='c32'><p>Two.</p></div>"
                "<p class='posted'>Scritto da: Bo alle <a href='/a.html#c32'>3 maggio 2004 11:00</a></p></div>",
            ],
            [
                ("31", None, "Ada", "2 maggio 2004 10:00", "One."),
                ("32", None, "Bo", "3 maggio 2004 11:00", "Two."),
            ],
            id="a wrapper around both",
        ),
        pytest.param(
            [
                "<div id='c5'><p>One.</p></div><p class='posted'>Posted by: <a href='http://a.example/'>Ada</a> at "
                "May 2, 2004 10:00 AM</p>",
                "<div id='c6'><p>Two.</p></div><p class='posted'>Posted by: Bo at May 3, 2004 11:00 AM</p>",
            ],
            [
                ("5", None, "Ada", "at May 2, 2004 10:00 AM", "One."),
                ("6", None, "Bo", "at May 3, 2004 11:00 AM", "Two."),
            ],
            id="names with and without a link",
        ),
        pytest.param(
            [
                "<div id='c51'><p>One.</p></div><p class='posted'>Verfasst von: Ada K am 2. Mai 2004 10:00</p>",
                "<div id='c52'><p>Two.</p></div><p class='posted'>Verfasst von: Ada L am 3. Juni 2004 11:00</p>",
            ],
            [
                ("51", None, "Ada K", "am 2. Mai 2004 10:00", "One."),
                ("52", None, "Ada L", "am 3. Juni 2004 11:00", "Two."),
            ],
            id="lines of plain text alone",
        ),
        pytest.param(
            [
                "<div class='comment' id='comment-41'><div class='comment-content'><p>One.</p></div>"
                "<p class='comment-footer'>Posted by: Ada | <a href='#comment-41'>May 2, 2004 10:00 AM</a></p>"
                "<div class='comment' id='comment-42'><div class='comment-content'><p>Two.</p></div>"
                "<p class='comment-footer'>Posted by: Bo | <a href='#comment-42'>May 3, 2004 11:00 AM</a></p></div>"
                "</div>",
            ],
            [
                ("41", None, "Ada", "May 2, 2004 10:00 AM", "One."),
                ("42", "41", "Bo", "May 3, 2004 11:00 AM", "Two."),
            ],
            id="one within the other",
        ),
        pytest.param(
            [
                "<a name='61'></a><div class='comments-body'><p>One.</p><span class='comments-post'>Posted by: "
                "<a href='http://a.example/'>Ada</a> at May 2, 2004 10:00 AM</span></div>",
                "<a name='62'></a><div class='comments-body'><p>Two <em>words</em>.</p><span class='comments-post'>"
                "Posted by: Bo at May 3, 2004 11:00 AM</span></div>",
            ],
            [
                ("61", None, "Ada", "at May 2, 2004 10:00 AM", "One."),
                ("62", None, "Bo", "at May 3, 2004 11:00 AM", "Two words."),
            ],
            id="a class alone, as in version 2",
        ),
        pytest.param(
            [
                "<div class='comments-body'><p>One.</p><span class='comments-post'>Posted by: "
                "<a href='http://a.example/'>Ada</a> at May 2, 2004 10:00 AM</span></div>"
            ],
            [(None, None, "Ada", "at May 2, 2004 10:00 AM", "One.")],
            id="one with a class alone",
        ),
        pytest.param(
            [
                "<dl><dt id='c161'>Ada | May 2, 2004 10:00 AM</dt><dd><p>One.</p></dd>",
                "<dt id='c162'>Bo | May 3, 2004 11:00 AM</dt><dd><p>Two.</p></dd></dl>",
            ],
            [
                ("161", None, "Ada", "May 2, 2004 10:00 AM", "One."),
                ("162", None, "Bo", "May 3, 2004 11:00 AM", "Two."),
            ],
            id="a template that names nothing else",
        ),
        pytest.param(
            ["<div id='c53'><p>One.</p></div><p class='posted'>Posted by: bo77 K on May 3, 2004 11:00 AM</p>"],
            [("53", None, "bo77 K", "on May 3, 2004 11:00 AM", "One.")],
            id="one line of plain text, made as the post's is",
        ),
        pytest.param(
            [
                "<div id='comment-71'><p class='author'><span><a href='http://a.example/'>Ada</a> wrote:</span></p>"
                "<div class='comment-content'><p>One.</p></div><p class='comment-footer'>May 2, 2004 10:00 AM</p></div>"
            ],
            [("71", None, "Ada", "May 2, 2004 10:00 AM", "One.")],
            id="a name that a word follows",
        ),
        pytest.param(["<div id='c1'><h2>Archives</h2><p>May 2004</p></div>"], [], id="a column of the layout"),
        pytest.param(["<a href='/other.html#c77'>Ada on another post</a>"], [], id="a link to a comment elsewhere"),
    ],
)
def test_where_a_comment_begins_and_ends(parts: list[str], expected: list[tuple[str | None, ...]]) -> None:
    """An id marks it, on its own element or before it; the line that says who wrote it ends it."""
    assert conversation(*parts) == expected


@pytest.mark.parametrize(
    ("line", "name", "author"),
    [("Runa |", "Runa", "Runa"), ("Runa |", "Ada", None), ("Posted by Runa on", "Ada", "Runa")],
)
def test_an_author_who_answers(line: str, name: str, author: str | None) -> None:
    """Where the line below a post leads to no name, who signs a comment and is named there is its author."""
    text = "<p>The beds are dug in autumn, before the first frost comes.</p>"
    body = f"""<div class='content'><h3>t</h3>{text}<p class='posted'>{line} May 1, 2004 08:00 AM</p>
        <h2 id='comments'>Comments</h2><div id='c51'><p>One.</p></div>
        <p class='posted'>Posted by: <a href='http://a.example/'>{name}</a> at May 2, 2004 10:00 AM</p></div>"""
    assert [post.author for post in page(body=body).posts] == [author]


@pytest.mark.parametrize("named", ["", " class='entrybody'"])
def test_what_stands_around_a_text(named: str) -> None:
    """Ways to other posts stand above the title, too; what is named as the text is all of it."""
    text = "".join(f"<p>{'The beds are dug in autumn, before the first frost comes. ' * 3}</p>" for _ in range(2))
    meta = "<div class='terms'>In: Beds, by the author of this</div>" if named else ""
    body = f"""<div class='content'><p class='content-nav'><a href='/a.html'>Other</a></p><h3>t</h3>{meta}
        <div{named}>{text}</div><p class='posted'>May 1, 2004 08:00 AM</p><h2><a id='trackback'></a>TrackBack</h2>
        <p>TrackBack URL for this entry: http://blog.example/mt-tb.cgi/9</p><h2 id='comments'>Comments</h2></div>"""
    (post,) = page(body=body).posts
    assert post.body is not None
    assert post.body.html.count("beds") == 6
    assert not [words for words in ("TrackBack", "In: Beds", "Other") if words in post.body.html]


def test_a_title_in_a_box() -> None:
    """Templates may set the title in no heading, while they name the text."""
    body = """<div class='entry'><div class='date'>May 1, 2004</div><div class='entry-title'>Beds in autumn</div>
        <div class='entry-body'><p>The beds are dug.</p></div></div><a name='comments'></a>"""
    assert [post.title for post in page(title="Beds in autumn | Garden", body=body).posts] == ["Beds in autumn"]


def test_who_wrote_it_and_when_in_a_line_of_the_blog_s_own() -> None:
    """Where no class of the engine's says it, what is named so beside title and text does."""
    body = """<div class='story'><h1>Beds in autumn</h1><div id='line'>
        <span class='author'><a href='/ada'>Ada Rovi</a></span> <span class='when'>May 1, 2004 08:00 AM</span></div>
        <div class='entry-content'><p>The beds are dug.</p></div></div><a name='comments'></a>"""
    assert [(post.author, post.published) for post in page(title="Beds in autumn | Garden", body=body).posts] == [
        ("Ada Rovi", "May 1, 2004 08:00 AM")
    ]


def test_what_a_template_keeps_for_previews_is_no_comment() -> None:
    """TypePad's pages end in an empty comment that its script fills in."""
    foot = "<p class='comment-footer'>Posted by: |</p>"
    preview = f"<div id='comment-preview'><div class='comment'>{foot}</div></div>"
    assert conversation(preview) == []
    words = f"<div class='comment'><div class='comment-content'>Your words.</div>{foot}</div>"
    assert conversation(f"<div id='comments-form'><h3>Say something</h3><div id='preview'>{words}</div></div>") == []


def test_ten_thousand_comments_take_time_in_proportion() -> None:
    """Ten times the comments, at most some twenty times the time; nesting as deep as parsers go changes nothing."""
    spent = []
    for count in (1_000, 10_000):
        parts = [
            f"<a id='c{number}'></a><p>Text.</p><p class='posted'>Posted by: N{number} | May 2, 2004 10:00 AM</p>"
            for number in range(100_000, 100_000 + count)
        ]
        started = time.process_time()
        assert len(conversation(*parts)) == count
        spent.append(time.process_time() - started)
    assert spent[1] < 25 * spent[0] + 0.5
    assert len(conversation("<div>" * 200 + "<a id='c21'></a><p>Text.</p>")) == 1
