"""Comment systems that live outside the blog: recognised by their loaders alone, read where they can be."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from crawler.document import parse_html
from crawler.items import Body, Comment, Known, PostKey, Reading, Response
from crawler.platforms import read
from crawler.witnesses.systems.recognise import recognise
from crawler.witnesses.systems.table import SYSTEMS

POST = "https://orto.example/semina/"
API = "https://pareri.orto.example/"

MATCHING = [(system.name, example) for system in SYSTEMS for example in system.examples]
TRAPS = [(system.name, trap) for system in SYSTEMS for trap in system.traps]


def page(inner: str, head: str = "") -> str:
    """A post of a WordPress blog, which is read by the platform whatever stands below it."""
    return (
        "<!DOCTYPE html><html lang='it'><head><meta name='generator' content='WordPress 6.1'>"
        f"<link rel='canonical' href='{POST}'>{head}</head><body class='single single-post postid-7'>"
        "<article class='post'><h1 class='entry-title'>La semina</h1>"
        f"<div class='entry-content'><p>Si semina a marzo.</p></div></article>{inner}</body></html>"
    )


def read_text(text: str, url: str = POST, kind: str = "text/html", known: Known | None = None) -> Reading:
    response = Response(
        url=url,
        status=200,
        headers={"content-type": f"{kind}; charset=utf-8"},
        body=text.encode(),
        fetched_at="2024-03-01T09:00:00Z",
    )
    return read(response, known or Known(root="https://orto.example/"))


def read_data(data: object, url: str, known: Known | None = None) -> Reading:
    return read_text(json.dumps(data), url, "application/json", known)


@pytest.mark.parametrize(("name", "example"), MATCHING)
def test_a_loader_of_a_conversation_is_recognised(name: str, example: str) -> None:
    """Each row knows its examples, and no other row takes them for its own."""
    text = page(example).encode()
    assert [thread.system for thread in recognise(parse_html(text), text)] == [name]


@pytest.mark.parametrize(("name", "trap"), TRAPS)
def test_a_widget_is_no_conversation(name: str, trap: str) -> None:
    """Counters, buttons, lists of recent comments and mere links are not taken for a conversation."""
    text = page(trap).encode()
    assert recognise(parse_html(text), text) == ()


def test_the_table_names_each_system_once() -> None:
    """A row is found by its name."""
    names = [system.name for system in SYSTEMS]
    assert names == list(dict.fromkeys(names))


def test_a_conversation_that_cannot_be_kept_is_a_problem() -> None:
    """It is recorded with what names it, and the post stays without comments rather than with none stated."""
    giscus = "<script src='https://giscus.app/client.js' data-repo='ada/orto' data-mapping='title'></script>"
    found = read_text(page(giscus))
    assert [(p.stage, p.error, p.detail) for p in found.problems] == [
        ("read", "conversation-not-kept", "giscus repo=ada/orto by=title")
    ]
    assert found.comments == ()


def test_a_listing_holds_no_conversation() -> None:
    """Only the page of a post is said to have one."""
    text = page(MATCHING[0][1]).replace("single single-post postid-7", "home blog")
    assert read_text(text).problems == ()


def test_disqus_without_a_key_is_kept_by_identity() -> None:
    """The thread's names are recorded, and nothing is asked of Disqus."""
    found = read_text(page(MATCHING[0][1]))
    assert [(p.error, p.detail) for p in found.problems] == [
        ("conversation-elsewhere", "disqus shortname=orto identifier=12")
    ]
    assert not any("disqus.com" in follow.url for follow in found.follow)


def test_disqus_with_a_key_is_asked() -> None:
    """The thread is asked for by its identifier; the answer's own request says whose comments they are."""
    known = Known(root="https://orto.example/", disqus_key="K")
    found = read_text(page(MATCHING[0][1]), known=known)
    (url,) = [follow.url for follow in found.follow if "disqus.com" in follow.url]
    assert parse_qs(urlsplit(url).query) == {
        "api_key": ["K"],
        "forum": ["orto"],
        "thread:ident": ["12"],
        "limit": ["100"],
        "order": ["asc"],
        "related": ["thread"],
        "post": [POST],
    }
    assert [problem.error for problem in found.problems] == ["conversation-elsewhere"]


def test_disqus_that_refuses_is_a_problem() -> None:
    """As with a wrong key."""
    found = read_data({"code": 5, "response": "Invalid API key"}, "https://disqus.com/api/3.0/threads/listPosts.json")
    assert [(p.error, p.detail) for p in found.problems] == [("disqus-refused", "Invalid API key")]


@pytest.mark.parametrize(
    ("loader", "asked"),
    [
        (
            "<script data-isso='//pareri.orto.example/' src='//pareri.orto.example/js/embed.min.js'></script>"
            "<section id='isso-thread'></section>",
            {"uri": ["/semina/"], "nested_limit": ["1000"]},
        ),
        (
            "<script src='https://pareri.orto.example/js/embed.min.js' data-isso></script>"
            "<section id='isso-thread'></section>",
            {"uri": ["/semina/"], "nested_limit": ["1000"]},
        ),
        (
            "<script data-isso='https://pareri.orto.example' src='/embed.min.js'></script>"
            "<section id='isso-thread' data-isso-id='voce-12'></section>",
            {"uri": ["voce-12"], "nested_limit": ["1000"], "post": [POST]},
        ),
    ],
)
def test_isso_is_asked_for_the_pages_thread(loader: str, asked: dict[str, list[str]]) -> None:
    """By the page's path; a thread with a name of its own has the post's address beside it."""
    found = read_text(page(loader))
    (follow,) = [follow for follow in found.follow if "nested_limit" in follow.url]
    assert follow.url.startswith(API + "?")
    assert follow.purpose == "comments"
    assert parse_qs(urlsplit(follow.url).query) == asked
    assert found.problems == ()


def isso(id_: int, **fields: object) -> dict[str, object]:
    """A comment as Isso lists it."""
    return {
        "id": id_, "parent": None, "author": "Rosa", "website": None, "text": "<p>Bene.</p>", "mode": 1,
        "created": 1390000000.5, "modified": None, "likes": 0, "dislikes": 0, "hash": "aa", "replies": [],
        "total_replies": 0, "hidden_replies": 0,
    } | fields  # fmt: skip


def test_isso_hidden_replies_are_asked_for() -> None:
    """Replies that a comment hides, and comments that a list hides, after the newest shown."""
    rows = [isso(1, total_replies=3, hidden_replies=2, replies=[isso(2, parent=1, created=1390000100.25)])]
    data = {"id": None, "total_replies": 5, "hidden_replies": 4, "replies": rows}
    found = read_data(data, f"{API}?uri=%2Fsemina%2F&nested_limit=1000")
    assert [parse_qs(urlsplit(follow.url).query) for follow in found.follow] == [
        {"uri": ["/semina/"], "parent": ["1"], "after": ["1390000100.25"]},
        {"uri": ["/semina/"], "nested_limit": ["1000"], "after": ["1390000000.5"]},
    ]


def test_isso_keeps_back_what_is_not_public() -> None:
    """Comments that wait for approval, and deleted ones that only hold their replies up."""
    rows = [isso(1, mode=2), isso(2, mode=4, author=None, text="", replies=[isso(3, parent=2)])]
    found = read_data({"id": None, "total_replies": 2, "hidden_replies": 0, "replies": rows}, f"{API}?uri=%2Fsemina%2F")
    assert [(c.remote_id, c.parent_remote_id, c.depth, c.post.url) for c in found.comments] == [("3", "2", 2, POST)]


def test_an_unwritten_isso_thread_is_no_problem() -> None:
    """Isso answers 404 where nobody has said anything yet."""
    response = Response(
        url=f"{API}?uri=%2Fsemina%2F&nested_limit=1000", status=404, headers={}, body=b"{}", fetched_at=""
    )
    assert read(response, Known()).problems == ()


def test_isso_nesting_stays_linear() -> None:
    """An answer may be nested as deep as its parser allows."""
    row = isso(1)
    for number in range(2, 300):
        row = isso(number, replies=[row])
    data = {"id": None, "total_replies": 1, "hidden_replies": 0, "replies": [row]}
    assert len(read_data(data, f"{API}?uri=%2Fsemina%2F").comments) == 299


@pytest.mark.parametrize(
    ("path", "asked"), [("", {"path": ["/semina/"]}), (", path: '/voce-12'", {"path": ["/voce-12"], "post": [POST]})]
)
def test_waline_is_asked_for_the_pages_thread(path: str, asked: dict[str, list[str]]) -> None:
    """By the page's path, or the name that its script gives."""
    server = "https://pareri.orto.example"
    loader = f"import {{ init }} from 'https://unpkg.com/@waline/client'; init({{ serverURL: '{server}'{path} }});"
    found = read_text(page(f"<div id='waline'></div><script type='module'>{loader}</script>"))
    (follow,) = [follow for follow in found.follow if follow.url.startswith(f"{server}/api/comment?")]
    query = {"pageSize": ["100"], "page": ["1"], "sortBy": ["insertedAt_asc"]}
    assert parse_qs(urlsplit(follow.url).query) == query | asked
    assert (follow.purpose, found.problems) == ("comments", ())


def waline(id_: int | str, **fields: object) -> dict[str, object]:
    """A comment as Waline lists it."""
    return {
        "objectId": id_, "nick": "Rosa", "link": None, "comment": "<p>Bene.</p>", "time": 1390000000500, "pid": None,
        "rid": None, "status": "approved", "avatar": "https://seccdn.libravatar.org/avatar/aa", "addr": "", "like": 0,
    } | fields  # fmt: skip


WALINE = "https://pareri.orto.example/api/comment?path=%2Fsemina%2F&pageSize=100&page=1"


def test_waline_lists_replies_below_first_comments() -> None:
    """Whichever they answer; further pages are asked for."""
    rows = [waline(1, link="https://rosa.example/", children=[waline(2, pid=1, rid=1), waline("a3", pid=2, rid=1)])]
    data = {"errno": 0, "data": {"page": 1, "totalPages": 2, "pageSize": 100, "count": 3, "data": rows}}
    found = read_data(data, WALINE)
    assert found.comments[0] == Comment(
        post=PostKey(url=POST),
        kind="comment",
        remote_id="1",
        parent_stated=True,
        author="Rosa",
        author_url="https://rosa.example/",
        published="2014-01-17T23:06:40Z",
        url=f"{POST}#1",
        body=Body(html="<p>Bene.</p>"),
    )
    assert [(one.remote_id, one.parent_remote_id) for one in found.comments] == [("1", None), ("2", "1"), ("a3", "2")]
    assert [follow.url for follow in found.follow] == [WALINE.replace("page=1", "page=2")]


def test_webmention_io_is_asked_where_it_is_the_endpoint() -> None:
    """For the mentions of this post alone."""
    head = "<link rel='webmention' href='https://webmention.io/orto.example/webmention'>"
    (follow,) = [follow for follow in read_text(page("", head)).follow if "mentions.jf2" in follow.url]
    assert follow.url.startswith("https://webmention.io/api/mentions.jf2?")
    assert parse_qs(urlsplit(follow.url).query) == {"target": [POST], "per-page": ["100"], "page": ["0"]}


def test_webmentions_of_an_older_list() -> None:
    """The form before JF2 says the same; what is private or unverified is left out."""
    link = {
        "source": "https://brid.gy/like/1", "target": POST, "verified": True, "private": False,
        "verified_date": "2024-02-01T10:00:00+00:00", "activity": {"type": "like"},
        "data": {"author": {"name": "Otto", "url": "https://otto.example/"}, "url": "https://otto.example/l/1"},
    }  # fmt: skip
    data = {"links": [link, link | {"private": True}, link | {"verified": False}]}
    (mention,) = read_data(data, f"https://webmention.io/api/mentions?target={POST}").comments
    assert (mention.kind, mention.post.url, mention.source_url, mention.author, mention.body, mention.published) == (
        *("webmention", POST, "https://otto.example/l/1", "Otto", None),
        "2024-02-01T10:00:00+00:00",
    )


def test_what_a_post_answers_is_no_answer_to_it() -> None:
    """`u-in-reply-to h-cite` above a text names what the post itself replies to."""
    context = (
        "<div class='u-in-reply-to h-cite'><a class='u-url p-name' href='https://altrove.example/'>Altrove</a></div>"
    )
    assert read_text(page(context)).comments == ()
    listed = read_text(page(f"<section class='webmentions'>{context}</section>")).comments
    assert [mention.source_url for mention in listed] == ["https://altrove.example/"]


def test_livefyre_in_the_page_is_read() -> None:
    """What its server printed is the conversation; nothing is said to be lost."""
    loader = "<script src='http://zor.livefyre.com/wjs/v1.0/javascripts/livefyre_embed.js'></script>"
    one = (
        "<div class='lf_comment_container lf_level_{level}' id='lf_comment_{id}' comment_id='{id}'"
        " reply_parent='{parent}'><div class='lf_comment_body'>"
        "<a class='lf_comment_user_nick' href='{url}'>Ugo</a><div class='lf_body'><p>Giusto {id}.</p></div></div>"
        "<label class='lf_comment_date'></label></div>"
    )
    said = one.format(level=1, id=41, parent="", url="") + one.format(
        level=2, id=42, parent=41, url="http://u.example/"
    )
    found = read_text(page(f"<div id='lf_comments'>{said}</div>{loader}"))
    assert [
        (
            c.remote_id,
            c.parent_stated,
            c.parent_remote_id,
            c.depth,
            c.author,
            c.author_url,
            c.body.html if c.body else "",
        )
        for c in found.comments
    ] == [
        ("41", True, None, 1, "Ugo", None, "<p>Giusto 41.</p>"),
        ("42", True, "41", 2, "Ugo", "http://u.example/", "<p>Giusto 42.</p>"),
    ]
    assert found.problems == ()


def test_ten_thousand_citations_take_linear_time() -> None:
    """A page may be long; what is nested in a citation is part of it."""
    link = "<a class='u-url' href='https://a.example/{n}'>a</a>"
    one = f"<li class='u-comment h-cite'>{link}<p class='p-content'>b</p></li>"
    text = page("<ul>" + "".join(one.replace("{n}", str(n)) for n in range(10_000)) + "</ul>")
    assert len(read_text(text).comments) == 10_000
    deep = page("<div class='u-comment h-cite'>" * 200 + "x" + "</div>" * 200)
    assert len(read_text(deep).comments) == 1


HIDDEN = {"id": None, "total_replies": 1, "hidden_replies": 1}
MENTION = {"wm-source": "http://[", "wm-target": POST, "url": "http://[", "author": 3}
CURSOR = {"hasNext": True, "next": "\ud800"}


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        ({**HIDDEN, "replies": [{"id": "\ud800", "hidden_replies": 2}, 3]}, []),
        ({**HIDDEN, "replies": [isso(1, hidden_replies=1, replies=7)]}, ["1"]),
        ({"code": 0, "cursor": CURSOR, "response": [{"message": 1, "author": []}, None]}, [None]),
        ({"type": "feed", "children": [MENTION]}, [None]),
        ({"links": [{"source": "x", "target": {}, "data": "y"}]}, []),
    ],
)
def test_answers_of_other_shapes_do_no_harm(data: object, ids: list[str | None]) -> None:
    """Halves of characters, addresses that are none, numbers where lists belong."""
    found = read_data(data, f"{API}?uri=%2Fsemina%2F")
    assert [comment.remote_id for comment in found.comments] == ids
    json.dumps([follow.url for follow in found.follow]).encode()


@pytest.mark.parametrize(
    ("listed", "ids"),
    [
        (
            {"page": "1", "totalPages": 9, "data": [3, {"objectId": None}, waline(1, children=7, nick=3, time="x")]},
            ["1"],
        ),
        ({"page": 1, "totalPages": [], "data": [waline(1, children=[None, waline(2, comment=1, link=2)])]}, ["1", "2"]),
    ],
)
def test_answers_of_other_shapes_from_waline_do_no_harm(listed: object, ids: list[str]) -> None:
    """Lists, numbers and words in each other's places."""
    found = read_data({"errno": 0, "data": listed}, WALINE)
    assert [comment.remote_id for comment in found.comments] == ids
    assert found.follow == ()


def test_comments_that_are_marked_as_citations_too_count_once() -> None:
    """The plugin Webmention marks WordPress's own comments in this way: they are the platform's."""
    own = (
        "<ol class='commentlist'><li id='comment-5' class='comment depth-1 u-comment h-cite'>"
        "<article id='div-comment-5'><b class='fn p-author h-card'>Ada</b>"
        "<a class='u-url' href='#comment-5'><time datetime='2024-01-01T10:00Z'>1</time></a>"
        "<div class='comment-content e-content'><p>Vero.</p></div></article></li></ol>"
    )
    found = read_text(page(f"<div id='comments'>{own}</div>"))
    assert [(c.remote_id, c.author, c.kind) for c in found.comments] == [("5", "Ada", "comment")]
