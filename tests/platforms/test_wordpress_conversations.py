"""Which comments are a post's, whom they answer, and which words are theirs."""

import pytest

from .theme_pages import Told, reading, text, told


def test_ids_and_classes_around_comments_say_whom_they_answer() -> None:
    """As wpDiscuz prints them: the element with a comment's id holds no replies; those around it tell the depth, or ids."""
    said = {}
    for names in ('class="comment depth-{depth}"', ""):
        wraps = "".join(
            f'<div id="wc-comm-{n}_{n - 1 if n > 7 else 0}" {names.format(depth=n - 6)}><div class="left"></div><div class="right"'
            f' id="comment-{n}"><b class="author">Ada</b><div class="comment-text"><p>Che luce!</p></div></div>'
            for n in (7, 8, 9)
        )
        comments = reading(f'<article id="post-5"><h1>La lanterna</h1></article>{wraps}{"</div>" * 3}').comments
        said[names] = [(one.remote_id, one.parent_remote_id, text(one)) for one in comments]
    expected = [("7", None, "Che luce!"), ("8", "7", "Che luce!"), ("9", "8", "Che luce!")]
    assert list(said.values()) == [expected, expected]


def test_replies_in_a_list_beside_the_element_of_what_they_answer() -> None:
    """As themes have it that name the inner element of a list's item, or close that item themselves."""
    one = '<{tag} id="comment-{n}"><b class="author">Ada</b><div class="comment-text"><p>Che luce!</p></div></{tag}>'
    listed = {
        "article": '<ul><li>{}<ul class="children"><li>{}<ul class="children"><li>{}</li></ul></li><li>{}</li></ul></li><li>{}</li></ul>',
        "li": '<ol>{}<ul class="children">{}<ul class="children">{}</ul>{}</ul>{}</ol>',
    }
    for tag, page in listed.items():
        comments = reading(page.format(*(one.format(tag=tag, n=n) for n in range(7, 12)))).comments
        assert [one.parent_remote_id for one in comments] == [None, "7", "8", "7", None]


@pytest.mark.parametrize(("opens", "closes", "parents"), [("<ul>", "</ul>", [None, "7", "8"]), ("", "", [None] * 3)])
def test_lists_of_replies_that_all_begin_at_the_first_level(opens: str, closes: str, parents: list[str | None]) -> None:
    """As a theme prints them that lists the replies by its own hand; elements that are not closed are no list."""
    one = '<li class="comment depth-1" id="comment-{}"><div><p class="commentmeta"><b>Ada</b> 5 maggio 2014</p><p>Che luce!</p>'
    page = f"<ol>{opens.join(map(one.format, (7, 8, 9)))}{f'</div></li>{closes}' * 3}</ol>"
    comments = reading(f'<article id="post-5"><h1>La lanterna</h1></article>{page}').comments
    assert [one.parent_remote_id for one in comments] == parents


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
        ('<p>Uno</p><p><span class="cluv">Ada ha scritto <a href="http://ada.example/due/">Due</a></span></p>', "Uno"),
        ('<p>Uno</p><p>[<a href="#" onclick="x()">Rispondi</a>]</p><p><img src="su.png" onclick="x()"> 3</p>', "Uno"),
        ('<p>Uno</p><p><a href="#" onclick="x()">Due</a> e tre</p>', "Uno\nDue e tre"),
        ('<p>Uno</p><p class="wp-block-paragraph">Due</p><ul class="wp-block-list"><li>Tre</li></ul>', "Uno\nDue\nTre"),
        (
            '<p>Uno</p><div class="wp_syntax"><pre>due()</pre></div><blockquote class="x"><p>Tre</p></blockquote>',
            "Uno\ndue()\nTre",
        ),
        (
            '<div class="x"><p>Uno</p></div><div class="x"><p>Due</p></div><div class="x"><i class="y"></i></div>',
            "Uno\nDue",
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


def test_a_name_that_leads_to_several_pages() -> None:
    """A blog that answers a post more than once has one name: the link that WordPress makes of it is no label."""
    items = "".join(
        f"""<li id="comment-{n}"><cite>Rimando da <a href="https://ada.example/{n}/" rel="external nofollow" class="url">Il
        diario di Ada</a></cite> | <small><a href="#comment-{n}">28.01.2013 09:1{n}</a></small><p>[…] La luce. […]</p></li>"""
        for n in (1, 2)
    )
    assert [(one.author, one.url) for one in told(f'<ol class="commentlist">{items}</ol>')] == [
        ("Il diario di Ada", f"https://ada.example/{n}/") for n in (1, 2)
    ]


def test_a_link_to_another_comment_is_no_permalink() -> None:
    """The words of a comment may lead to another one, on this post or elsewhere."""
    words = 'come <a href="/altro/#comment-3">qui</a> e <a href="#comment-7">qui</a>'
    comments = reading(f"<ol>{item(7, '/x/', 'Che luce!')}{item(8, '/x/', words)}</ol>").comments
    assert [comment.url for comment in comments] == ["/x/#comment-7", "/x/#comment-8"]


@pytest.mark.parametrize(
    "line", ["Commenti", "0 commenti", '<a href="#comments">Nessun commento</a>', '<i></i> <a href="/x/#respond">3</a>']
)
def test_a_way_to_the_conversation_is_no_comment(line: str) -> None:
    """Themes name the entry of a list that counts the comments, or leads to them, as one of them."""
    assert told(f'<ul class="entry-meta"><li class="date">5 maggio 2014</li><li class="comment">{line}</li></ul>') == []
    said = '<ol><li class="comment"><cite>Ada</cite><p>Che luce!</p></li></ol>'
    assert told(said) == [Told(None, "Ada", None, None, "Che luce!")]


def test_pings_without_ids_among_comments_that_are_no_list() -> None:
    """As themes print them that have `div` for style; the line for those who link to the post is no ping."""
    ping = '<div class="post pingback"><p>Pingback: <a href="http://bruno.example/faro/">Il molo</a></p></div>'
    said = '<div class="comment" id="li-comment-7"><div id="comment-7"><cite class="fn">Ada</cite><p>Che luce!</p></div></div>'
    line = '<div class="trackback">Trackback: <a href="http://blog.example/x/trackback/">URI</a></div>'
    page = f'{line}<div class="commentlist">{said}{ping}</div>'
    assert [(one.kind, one.author) for one in told(page)] == [("comment", "Ada"), ("pingback", "Il molo")]


def test_pings_that_only_their_list_names() -> None:
    """Beside comments with ids theirs have none; what stands among them without a way out is no ping."""
    ping = (
        '<li><a href="http://{0}.example/luce/" rel="external nofollow" class="url">{0}</a> <i>6 maggio 2014</i></li>'
    )
    comment = (
        '<ol><li id="comment-7"><cite>Ada</cite> <small>5 maggio 2014 alle 10:00</small><p>Che luce!</p></li></ol>'
    )
    page = (
        f'{comment}<ul class="pinglist">{ping.format("altrove")}<li>Ne parlano altri</li>{ping.format("laggiu")}</ul>'
    )
    assert told(page) == [
        Told("7", "Ada", None, "5 maggio 2014 alle 10:00", "Che luce!", None),
        Told(None, "altrove", "http://altrove.example/luce/", "6 maggio 2014", None, "pingback"),
        Told(None, "laggiu", "http://laggiu.example/luce/", "6 maggio 2014", None, "pingback"),
    ]


def test_comments_numbered_by_what_answers_them() -> None:
    """Where a theme prints only their classes, the link that lets one answer says which comment that is."""
    comment = '<li class="comment depth-1"><cite>Ada</cite><p>Che luce!</p><a class="comment-reply-link" href="?replytocom=7#respond">Rispondi</a></li>'
    assert [one.id for one in told(f"<ol>{comment}</ol>")] == ["7"]


def test_the_number_of_a_ping_in_its_list_is_none_of_its_words() -> None:
    """As K2 prints it before the link to what mentions the post."""
    line = '<a href="#comment-7" class="counter">1</a> <span class="comment-author"><a href="http://ada.example/luci/" rel="external">Luci</a></span>'
    date = '<div class="comment-meta"><span>Pingback</span> del <a href="#comment-7">5 maggio 2014 alle 10:00</a></div>'
    found = told(f'<ol id="pinglist"><li id="comment-7">{line} {date}</li></ol>')
    assert found == [Told("7", "Luci", "http://ada.example/luci/", "5 maggio 2014 alle 10:00", None, "pingback")]


def test_pings_that_a_theme_calls_comments() -> None:
    """They have no words, or begin as pings do; a comment on a home page's behalf has some, and is one."""
    link = '<cite><a href="http://{0}.example/{1}" rel="external" class="url">{0}</a></cite>'
    entry = '<li class="{}" id="comment-{}">{} <small>5 maggio 2014 alle 10:00</small>{}</li>'
    page = "".join(
        (
            entry.format("comment", 7, link.format("ada", ""), "<p>Che luce!</p>"),
            entry.format("comment", 8, link.format("luci", "molo/"), ""),
            entry.format("comment", 9, link.format("buio", "molo/"), "<p>[…] la luce del molo […]</p>"),
            entry.format("comment even depth-1", 10, link.format("bruno", "molo/"), "<p>[…] la luce […]</p>"),
        )
    )
    assert [(one.id, one.kind) for one in told(f"<ol>{page}</ol>")] == [
        ("7", "comment"),
        ("8", "pingback"),
        ("9", None),
        ("10", "comment"),
    ]


def test_a_date_is_not_what_is_said() -> None:
    """Where it stands loosely beside the link of a ping that has no words."""
    ping = '<li id="comment-7"><a href="http://luci.example/molo/" rel="external nofollow" class="url">Luci</a> 2014.05.05</li>'
    assert told(f"<ol>{ping}</ol>") == [Told("7", "Luci", "http://luci.example/molo/", "2014.05.05", None, "pingback")]
