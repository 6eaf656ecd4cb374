"""Conversations in templates that nobody has described: found whole."""

import pytest

from .conversations import PROSE, TWO, Row, comments, rows, text

NAMELESS: list[Row] = [(None, *row[1:]) for row in TWO]


SHAPES = {
    "a list with ids": """<ol>
        <li id="comment-71"><cite><a href="https://ada.example/">Ada</a></cite> dice <small>28.01.2013 09:15</small>
        <p>Bel muro.</p></li>
        <li id="comment-72"><cite>Bruno</cite> dice <small>29.01.2013 10:20</small><p>Anche a me <br>piace.</p></li>
        </ol>""",
    "ids in the middle of each": """<div><div class="box"><div id="com_0071"><b>Ada</b></div><i>28.01.2013 09:15</i>
        <p>Bel muro.</p></div><div class="box"><div id="com_0072"><b>Bruno</b></div><i>29.01.2013 10:20</i>
        <p>Anche a me </p><p>piace.</p></div></div>""",
    "terms and their definitions": """<dl id="comments-block"><dt id="c71">
        <a href="https://ada.example/">Ada</a> ha detto</dt>
        <dd><p>Bel muro.</p></dd><dd class="comment-footer">28.01.2013 09:15</dd>
        <dt id="c72"><a href="https://bruno.example/">Bruno</a> ha detto</dt><dd><p>Anche a me <br>piace.</p></dd>
        <dd class="comment-footer">29.01.2013 10:20</dd></dl>""".replace('"c7', '"c007'),
    "anchors between siblings": """<h3>Commenti</h3><a name="comment71"></a><div class="who">
        <b>Ada</b>, 28.01.2013 09:15</div>
        <div class="what">Bel muro.</div><a name="comment72"></a><div class="who"><b>Bruno</b>, 29.01.2013 10:20</div>
        <div class="what">Anche a me <br>piace.</div>""",
    "a table": """<table class="commenti"><tr id="comment71"><td><b>Ada</b><br>28.01.2013 09:15</td>
        <td>Bel muro.</td></tr>
        <tr id="comment72"><td><b>Bruno</b><br>29.01.2013 10:20</td><td>Anche a me <br>piace.</td></tr></table>""",
    "anchors beside ways to themselves": """<form class="comment"><div class="comment"><div class="said">
        <p><a name="c00071"></a><span class="commentator"><a href="/ada/">Ada</a></span>
        <span class="timestamp"><a name="c135971" href="/s/1#c135971">28.01.2013 09:15</a></span>
        <span class="commentbody">Bel muro.</span></p>
        <p><a name="c00072"></a><span class="commentator">Bruno</span>
        <span class="timestamp"><a name="c135972" href="/s/1#c135972">29.01.2013 10:20</a></span>
        <span class="commentbody">Anche a me <br>piace.</span></p></div></div></form>""",
    "signed below the text": """<div class="kommentare"><div class="kommentar" id="kommentar-71"><p>Bel muro.</p>
        <p class="foot">Geschrieben von <a href="https://ada.example/">Ada</a> |
        <a href="#kommentar-71">28.01.2013 09:15</a></p></div>
        <div class="kommentar" id="kommentar-72"><p>Anche a me <br>piace.</p>
        <p class="foot">Geschrieben von Bruno | <a href="#kommentar-72">29.01.2013 10:20</a></p></div></div>""",
    "a text named after the comment": """<ol><li id="comment-71"><b class="author">Ada</b> <i>28.01.2013 09:15</i>
        <div class="rank">Muratrice dal 2009</div><div class="text-comment"><p>Bel muro.</p></div></li>
        <li id="comment-72"><b class="author">Bruno</b> <i>29.01.2013 10:20</i><div class="rank">Muratore dal 2011</div>
        <div class="text-comment"><p>Anche a me <br>piace.</p></div></li></ol>""",
    "a short text beside the name in what is named so": """<div><div class="comment_item" id="comment_71">
        <div class="top"><div class="medals_text">Non mostra le sue medaglie</div>
        <div class="author">Ada <span>la muratrice</span></div></div>
        <div class="comment_body"><div class="comment_time">28.01.2013 09:15</div>Bel muro.</div></div>
        <div class="comment_item" id="comment_72"><div class="top"><div class="author">Bruno</div></div>
        <div class="comment_body"><div class="comment_time">29.01.2013 10:20</div>Anche a me <br>piace.</div>
        </div></div>""",
    "a button with a text": """<ul><li id="comment-71"><b class="author">Ada</b>
        <div class="my-comment-msg"><p>Bel muro.</p></div><i>28.01.2013 09:15</i>
        <a href="#" class="btn-show"><span class="btn-show-txt">Le risposte</span></a></li>
        <li id="comment-72"><b class="author">Bruno</b><div class="my-comment-msg"><p>Anche a me <br>piace.</p></div>
        <i>29.01.2013 10:20</i></li></ul>""",
    "the author's name in the id": """<ol id="talk">
        <li id="comment-71-by-ada-more"><p><a href="#" class="fn">Ada</a> <i>28.01.2013 09:15</i></p>
        <p>Bel muro.</p></li>
        <li id="comment-72-by-bruno"><p><a href="#" class="fn">Bruno</a> <i>29.01.2013 10:20</i></p>
        <p>Anche a me <br>piace.</p></li></ol>""",
    "numbers alone, in the foot of the article": """<article><footer>
        <div class="comment level-0" id="71"><div class="d-flex">
        <div class="comment-author"><span>Ada</span><br><small class="text-muted">28.01.2013 09:15</small></div></div>
        <div class="comment-body"><p>Bel muro.</p></div></div>
        <div class="comment level-1" id="72"><div class="d-flex">
        <div class="comment-author"><span>Bruno</span><br><small class="text-muted">29.01.2013 10:20</small></div></div>
        <div class="comment-body"><p>Anche a me <br>piace.</p></div></div></footer></article>""",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_ids(shape: str) -> None:
    """Numbered ids mark the comments; where author, date and text are, the template tells."""
    assert [(row[0] and row[0].lstrip("0"), *row[1:]) for row in rows(SHAPES[shape])] == TWO


NO_IDS = {
    "classes": """<div class="comment"><span class="author">Ada</span><span class="date">28.01.2013 09:15</span>
        <div class="text">Bel muro.</div></div><div class="comment alt"><span class="author">Bruno</span>
        <span class="date">29.01.2013 10:20</span><div class="text">Anche a me <br>piace.</div></div>""",
    "a line named as a text below one with a link": """<div class="comments-body">Bel <a href="/m">muro</a>.
        <div class="comments-post">Di <a href="https://ada.example/">Ada</a> il 28.01.2013 09:15</div></div>
        <div class="comments-body">Anche a me <br>piace.<div class="comments-post">
        Di <a href="https://bruno.example/">Bruno</a> il 29.01.2013 10:20</div></div>""",
    "the name of an account": """<div class="comment"><div class="meta">
        <a class="account-hover" href="/u/ada">Ada</a> <a href="/c/1">28.01.2013 09:15</a></div><p>Bel muro.</p>
        <div class="comment-actions"><a>Piace (2)</a></div></div><div class="comment"><div class="meta">
        <a class="account-hover" href="/u/bruno">Bruno</a> <a href="/c/2">29.01.2013 10:20</a></div>
        <p>Anche a me <br>piace.</p><div class="comment-actions"><a>Piace (2)</a></div></div>""",
    "a box with the name of one around terms": """<div id="comment"><h2>Commenti</h2><dl><dt>Re</dt><dd><p>Bel muro.</p>
        <p class="posted"><a href="/~ada">Ada</a> 28.01.2013 09:15</p></dd><dt>Re</dt><dd><p>Anche a me <br>piace.</p>
        <p class="posted"><a href="/~bruno">Bruno</a> 29.01.2013 10:20</p></dd></dl></div>""",
    "a box named as one of those that it holds": """<div class="blog_comment"><h5>Commenti</h5>
        <div id="bc71"><div>1. <a href="https://ada.example/">Ada</a> <span>28.01.2013 09:15</span></div>
        <div class="said">Bel muro.</div></div>
        <div id="bc72"><div>2. <a href="https://bruno.example/">Bruno</a> <span>29.01.2013 10:20</span></div>
        <div class="said">Anche a me <br>piace.</div></div></div>""",
    "a named list": """<ol class="commentlist"><li><b>Ada</b> <em>28.01.2013 09:15</em><p>Bel muro.</p></li>
        <li><b>Bruno</b> <em>29.01.2013 10:20</em><p>Anche a me <br>piace.</p></li></ol>""",
    "a named box around another": """<div id="comments"><h2>2 commenti</h2><dl><dt>
        <a href="#4">1.</a> Ada – 28.01.2013 09:15</dt>
        <dd><p>Bel muro.</p></dd><dt><a href="#5">2.</a> Bruno – 29.01.2013 10:20</dt>
        <dd><p>Anche a me <br>piace.</p></dd></dl></div>""",
    "a text beside the date, another's name on what is none": """<div class="comment"><div class="badge-text">Nuovo qui
        </div><div class="author-name"><a href="/ada">Ada</a></div><div class="comment-body"><span class="date">
        28.01.2013 09:15</span>Bel muro.</div></div><div class="comment"><div class="badge-text">Nuovo qui
        </div><div class="author-name"><a href="/bruno">Bruno</a></div><div class="comment-body"><span class="date">
        29.01.2013 10:20</span>Anche a me <br>piace.</div></div>""",
    "a form of the same class": """<div class="commentBox"><b>Ada</b> <i>28.01.2013 09:15</i><p>Bel muro.</p></div>
        <div class="commentBox"><b>Bruno</b> <i>29.01.2013 10:20</i><p>Anche a me <br>piace.</p></div>
        <div class="commentBox label">Nome <input> Testo <textarea></textarea></div>""",
    "days and times apart": """<div class="comment"><b>Ada</b> <div><span class="date">28.01.2013</span>
        <span class="time">09:15</span></div><p>Bel muro.</p></div><div class="comment"><b>Bruno</b>
        <div>29.01.2013 <span class="time">10:20</span></div><p>Anche a me <br>piace.</p></div>""",
    "rows of a named table": """<table class="comments"><tr><td>28.01.2013 09:15</td></tr><tr><td>Bel muro.</td></tr>
        <tr><td align="right"><b>Ada</b></td></tr><tr><td>29.01.2013 10:20</td></tr><tr><td>Anche a me <br>piace.</td>
        </tr><tr><td align="right"><b>Bruno</b></td></tr></table>""",
    "a list beside the post": """<aside id="comments"><ol><li><b>Ada</b> <em>28.01.2013 09:15</em><p>Bel muro.</p></li>
        <li><b>Bruno</b> <em>29.01.2013 10:20</em><p>Anche a me <br>piace.</p></li></ol></aside>""",
    "a form in each": """<div class="comment"><form action="/segnala"><b>Ada</b> <i>28.01.2013 09:15</i>
        <p>Bel muro.</p><input type="submit"></form></div><div class="comment"><form action="/segnala"><b>Bruno</b>
        <i>29.01.2013 10:20</i><p>Anche a me <br>piace.</p><input type="submit"></form></div>""",
    "a weekday above, who it was below": """<div class="commentBox"><div class="commentDateStyle">lunedì,
        28.01.2013 09:15</div><div class="commentBodyStyle">Bel muro.</div><div class="commentFooterStyle">
        <a href="https://ada.example/">Ada</a></div></div><div class="commentBox"><div class="commentDateStyle">martedì,
        29.01.2013 10:20</div><div class="commentBodyStyle">Anche a me <br>piace.</div><div class="commentFooterStyle">
        <a href="https://bruno.example/">Bruno</a></div></div>""",
    "signed below as the post is": """<h2>Sassi</h2><p>Un muro di sassi.</p>
        <p class="by">Di <b>Ciro</b> il 27.01.2013 08:05</p><h3>Commenti</h3><p>Bel muro.</p>
        <p class="by">Di <b>Ada</b> il 28.01.2013 09:15</p><p>Anche a me <br>piace.</p>
        <p class="by">Di <b>Bruno</b> il 29.01.2013 10:20</p>""",
    "nothing named": """<div><div><strong>Ada</strong> <em>28.01.2013 09:15</em><div>Bel muro.</div></div>
        <div><strong>Bruno</strong> <em>29.01.2013 10:20</em><div>Anche a me <br>piace.</div></div></div>""",
}


@pytest.mark.parametrize("shape", NO_IDS)
def test_no_ids(shape: str) -> None:
    """Without ids, by classes, by the list they stand in, or by what they all print."""
    assert [(None, *row[1:]) for row in rows(NO_IDS[shape])] == NAMELESS


UNNAMED = {
    "a box": """<div id="comments-12"><h3>Un commento</h3><div><b>Ada</b> <i>28.01.2013 09:15</i>
        <p>Bel muro davvero.</p></div><form><textarea></textarea></form></div>""",
    "what is named so in Polish": """<div id="komentarze"><h3>Un commento</h3><div class="komentarz"><div>
        ~<b>Ada</b>, 28.01.2013 09:15</div><div class="tresc">Bel muro davvero.</div></div></div>""",
    "siblings": """<div class="feedback"><div><h3>Un commento</h3><p>Bel muro davvero.</p><p>Di <a href="https://ada.example/">
        Ada</a>, 28.01.2013 09:15</p><p><a href="/scrivi">Scrivi</a></p></div></div>""",
}


def test_the_only_comment_in_a_text_of_its_own() -> None:
    """The box named as the conversation's text is the comment, where only the line with the date stands out in it."""
    said = "Bel muro davvero, e alto quanto la casa. " * 4
    signed = '<div class="comments-post">Di <a href="https://ada.example/">Ada</a>, 28.01.2013 09:15</div>'
    page = f'<div class="comments-head">Un commento</div><div class="comments-body">{said}<br>{signed}</div>'
    assert rows(page) == [(None, "Ada", "28.01.2013 09:15", said.strip())]


def test_the_number_of_the_post() -> None:
    """In `entry41Comment` it is the post's, though there is but one comment."""
    said = """<li id="comment71"><b class="name">Ada</b> <i class="date">28.01.2013 09:15</i><p>Bel muro.</p></li>"""
    page = f'<div id="entry41Comment"><div class="comment"><div class="commentList"><ol>{said}</ol></div></div></div>'
    assert rows(page) == [("71", "Ada", "28.01.2013 09:15", "Bel muro.")]


@pytest.mark.parametrize("case", UNNAMED)
def test_the_only_comment_without_a_name(case: str) -> None:
    """Where only the conversation has a name, what it holds besides its heading and its form."""
    assert rows(UNNAMED[case]) == [(None, "Ada", "28.01.2013 09:15", "Bel muro davvero.")]


def test_numbers_in_the_ways_to_answer() -> None:
    """Where comments have none of their own; what may not be answered, being too deep, remains without."""
    way = '<a class="comment-reply-link" href="?replytocom={}#respond">Rispondi</a>'
    other = '<a class="comment-reply-link" href="#" data-commentid="{}">Rispondi</a>'
    said = '<li class="comment-entry"><div class="who">Ada</div><i>28.01.2013 09:1{}</i> {} <p>Bel muro.</p>{}</li>'
    deep = said.format(3, "", "")
    page = said.format(1, way.format(71), f"<ul>{said.format(2, other.format(72), f'<ul>{deep}</ul>')}</ul>")
    found = comments(f"<ul>{page}{said.format(4, way.format(74), '')}</ul>")
    assert [(one.remote_id, one.parent_remote_id) for one in found] == [
        ("71", None),
        ("72", "71"),
        (None, "72"),
        ("74", None),
    ]


def test_pings_in_a_list_by_themselves() -> None:
    """Entries of what is named as the pings are none of the comments; where to send them to is none at all."""
    said = "".join(f'<dt id="c{n}">Il 28.01.2013 09:1{n} <b>Ada</b></dt><dd><p>Bel muro.</p></dd>' for n in (1, 2))
    ping = """<dt id="c9"><a href="#c9">1.</a> Il 29.01.2013 08:05, di Altrove</dt>
        <dd><p><a href="https://altro.example/muri/">Muri altrui</a></p>
        <p>Un brano del testo altrui, ripreso.</p></dd>"""
    page = f"""<div id="comments"><dl>{said}</dl></div><div id="pings"><h3>Ne parlano</h3><dl>{ping}</dl></div>
        <div id="trackbacks"><p>Mandali a: https://blog.example.org/tb/7</p>
        <p><a href="https://blog.example.org/altro/">Un altro muro</a> dello stesso autore.</p></div>"""
    found = comments(page)
    assert [(one.kind in {"trackback", "pingback"}, one.source_url) for one in found] == [
        (False, None),
        (False, None),
        (True, "https://altro.example/muri/"),
    ]
    assert text(found[-1]) == "Un brano del testo altrui, ripreso."


def test_pings() -> None:
    """Classes tell trackbacks from comments, beside them or in a list of their own; a label is no text."""
    page = """<ol><li class="comment" id="comment-1"><b class="fn">Ada</b><p>Uno.</p></li>
        <li class="pingback"><p>Rimando: <a href="https://altro.example/muri/">Muri altrui</a></p></li></ol>
        <div class="trackbacks"><div class="trackback-item" id="trackback-5"><p>Un brano del testo altrui, ripreso.</p>
        <p class="foot"><a href="https://terzo.example/">Terzo muro</a> | 28.01.2013 09:15</p></div></div>"""
    assert [
        (one.kind, one.remote_id, one.author, one.source_url, one.source_title, text(one)) for one in comments(page)
    ] == [
        ("comment", "1", "Ada", None, None, "Uno."),
        ("pingback", None, "Muri altrui", "https://altro.example/muri/", "Muri altrui", None),
        ("trackback", "5", "Terzo muro", "https://terzo.example/", "Terzo muro", "Un brano del testo altrui, ripreso."),
    ]


@pytest.mark.parametrize("kinds", [("pingback", "trackback"), ("trackback", "pingback", "webmention")])
def test_pings_of_several_kinds(kinds: tuple[str, ...]) -> None:
    """What a ping is called first it is."""
    page = f"""<ol><li class="comment" id="comment-1"><b class="fn">Ada</b><p>Uno.</p></li>
        <li class="{" ".join(kinds)}"><p>Rimando: <a href="https://altro.example/muri/">Muri altrui</a></p></li></ol>"""
    assert [one.kind for one in comments(page)] == ["comment", kinds[0]]


def test_two_lists_of_one_conversation() -> None:
    """A theme that prints the conversation twice, for narrow screens and for wide ones, is read once."""
    one = '<li id="{}-{}"><b class="fn">Ada</b> <i class="date">28.01.2013 09:15</i><p>Bel muro.</p></li>'
    page = f"<ol>{one.format('comment', 7)}</ol><ol class='mobile'>{one.format('m-comment', 7)}</ol>"
    assert rows(page) == [("7", "Ada", "28.01.2013 09:15", "Bel muro.")]


LINES = ("Ada", "Bel muro."), ("Bea", "Nuovo?"), ("Ada", "Bel muro.")


@pytest.mark.parametrize("lists", [1, 2])
def test_what_one_list_has_twice(lists: int) -> None:
    """Who says the same twice in one list of several comments has said it twice, though no number tells it."""
    said = "".join(f'<div class="comment"><b>{name}</b> <i>28.01.2013</i><p>{words}</p></div>' for name, words in LINES)
    page = f"<div class='comments'>{said}</div>" * lists
    assert [row[1:] for row in rows(page)] == [(name, "28.01.2013", words) for name, words in LINES]


def test_what_stands_again_on_top_of_a_list() -> None:
    """Without a date nothing tells what is printed again, above the rest, from what is said again: it is one."""
    said = "".join(
        f'<div class="comment"><b class="author">{name}</b><p class="comment-text">{words}</p></div>'
        for name, words in LINES
    )
    found = rows(f"<div class='comments'>{said}</div>")
    assert [(name, words) for _, name, _, words in found] == [*LINES[:2]]


ALONE = {
    "named parts": """<ul id="comments-list"><li id="comment_1-9f"><div class="comment">
        <a class="comment-user"><b>Ada</b></a> <abbr>ora</abbr><p class="comment-text">Bel muro.</p></div></li></ul>""",
    "an entry of a list of terms": """<div id="comments"><h3>Uno</h3><dl><dt><div class="date">28.01.2013 09:15</div>
        Ada:</dt><dd><p>Bel muro.</p></dd></dl></div>""",
    "a heading before its parts": """<h3 class="comment">Ada ha scritto:</h3><div class="commentbody">Bel muro.</div>
        <div class="commentinfo">28.01.2013 09:15</div><h2>Scrivi</h2>""",
    "a name in one word, and a line without an element": """<div class="talk"><div class="wallComment">
        <a name="135.0"></a>Posted by Ada at 28.01.2013 09:15<br><p>Bel muro.</p></div><p>Nome</p></div>""",
    "a form of the same class": """<div class="commentBoxStyle"><div class="commentDate">28.01.2013 09:15</div>
        <div class="commentBody">Bel muro.</div><div class="commentAuthor">Ada</div></div>
        <div class="commentBoxStyle labels">Nome <input> Testo <textarea></textarea></div>""",
    "a title that is longer": """<div class="comment"><div class="comment-title">Re: sassi e muri</div>
        <div class="line">28.01.2013 09:15 | <b>Ada</b></div>Bel muro.</div>""",
    "an element with the name of one": """<section><div class="my-comment">Bel muro.
        <b><span>28.01.2013 09:15</span> <span>Ada</span></b></div></section>""",
    "a line with the date beside what is named so": """<div id="c1301280915-1"><p><small><a href="#c1301280915-1">#1</a>
        <time datetime="2013-01-28 09:15">lunedì 28 gennaio 2013 - 09:15</time> - Ada ha detto :</small></p>
        <blockquote class="comment"><p class="content_com">Bel muro.</p></blockquote></div>""",
}


@pytest.mark.parametrize("case", ALONE)
def test_the_only_comment(case: str) -> None:
    """The only comment of a page has none to be like."""
    ((_, _, _, said),) = rows(ALONE[case])
    assert said == "Bel muro."


def test_comments_without_dates() -> None:
    """Where author and text are named, comments need no date."""
    page = "".join(
        f"""<div class="comment"><b>{n}.</b> <i class="by_line">{name}</i><div class="message">Bel muro.</div></div>"""
        for n, name in enumerate(("Ada", "Bruno"), 1)
    )
    assert rows(page) == [(None, name, None, "Bel muro.") for name in ("Ada", "Bruno")]


def test_a_box_that_is_named_after_the_sidebar_beside_its_text() -> None:
    """It holds most of what the page shows, whatever the scripts say that stand outside."""
    said = "".join(
        f'<div class="comment" id="comment-{n}"><b class="author">Ada</b><i class="date">28.01.2013 09:1{n}</i>'
        f'<div class="comment-body"><p>Bel muro, {n}.</p></div></div>'
        for n in (1, 2)
    )
    script = f"<script>{'muro(); ' * 2000}</script>"
    assert [one[3] for one in rows(f'<div class="one-sidebar">{PROSE * 9}{said}</div>{script}')] == [
        "Bel muro, 1.",
        "Bel muro, 2.",
    ]


@pytest.mark.parametrize(
    ("first", "found"),
    [("Ada", 2), ("", 1), ('<textarea name="text"></textarea>', 1), ("<b>Ada</b>|hidden", 1)],
)
def test_counted_from_nothing(first: str, found: int) -> None:
    """The comment before the one that has the number 1; what is written into, empty or not shown is a template."""
    said, _, hidden = first.partition("|")
    style = ' style="display: none"' if hidden else ""
    ada = f"<cite>{said}</cite> <i>28/01/2013 09:15</i><p>Sasso.</p>" if said and "<" not in said else said
    page = f'''<div class="comment" id="comment-0"{style}>{ada}</div>
        <div class="comment" id="comment-1"><cite>Ugo</cite> <i>28/01/2013 10:15</i><p>Muro e pietra.</p></div>'''
    assert len(comments(page)) == found


def beside(n: int, name: str, date: str, said: str, inside: str = "") -> str:
    """A comment in an entry of a list, its replies in a list beside it."""
    return f"""<ul><li class="comment-wrapper"><div id="c{n}" class="comment-item"><h4>{name}
        <span class="comment-date">di lunedì {date}</span> <a href="#c{n}" class="comment-reply-link">rispondi</a></h4>
        <div class="comment-text"><p>{said}</p></div></div>{inside}</li></ul>"""


@pytest.mark.parametrize("more", ["", beside(3, "Ciro", "30.01.2013 08:05", "Io no.")])
def test_short_numbers_in_the_box_of_a_post(more: str) -> None:
    """The box of the whole conversation, numbered as its post, is no comment; those in it have ids of one letter."""
    answered = beside(1, "Ada", "28.01.2013 09:15", "Bel muro.", beside(2, "Bruno", "29.01.2013 10:20", "Vero."))
    found = comments(f'<div id="comments-2" class="comments">{answered}{more}</div>')
    assert [(one.remote_id, one.author, one.parent_remote_id, text(one)) for one in found][:2] == [
        ("1", "Ada", None, "Bel muro."),
        ("2", "Bruno", "1", "Vero."),
    ]
    assert len(found) == (3 if more else 2)


@pytest.mark.parametrize(
    "hashes",
    [
        ("fa61e43e987047ca1cf0a9e1c996589b", "d62fbf6ae433cfc134c02a0a2ca88797"),
        ("fa61e43e-9870-47ca-1cf0-a9e1c996589b", "d62fbf6a-e433-cfc1-34c0-2a0a2ca88797"),
        ("1359360900067-2f61e43e-9870-47ca-1cf0-a9e1c996589b", "1359360900068-d62fbf6a-e433-cfc1-34c0-2a0a2ca88797"),
    ],
)
def test_ids_that_are_hashes(hashes: tuple[str, str]) -> None:
    """A hash is one number, whichever of its signs are letters."""
    said = "".join(
        f'<div class="comment" id="comment-{one}"><div class="inlinecontent"><p>Bel muro.</p></div>'
        f'<div class="comment-header">di <b class="author">Ada</b> <i class="date">2{n}.01.2013 09:15</i></div></div>'
        for n, one in enumerate(hashes)
    )
    assert rows(said) == [(one, "Ada", f"2{n}.01.2013 09:15", "Bel muro.") for n, one in enumerate(hashes)]


def test_alone_and_not_named() -> None:
    """The only comment is found by the name of its text; who signed it in the same words as others do, nobody tells."""
    ((_, _, date, said),) = rows(f'<div id="comments-2">{beside(1, "Ada", "28.01.2013 09:15", "Bel muro.")}</div>')
    assert (date, said) == ("28.01.2013 09:15", "Bel muro.")


def test_ids_that_end_with_a_name() -> None:
    """They are of one conversation, where everybody's name is one, however often they speak."""
    who = ("ada", "bruno", "ada", "ada", "bruno", "ada")
    said = "".join(
        f"<li id='comment-{n}-by-{name}' class='comment'><p><a href='https://{name}.example/{n % 2}' class='fn'>{name}"
        f"</a> <a href='#comment-{n}'>0{n}.02.2013 09:15</a></p><p>Sasso numero {n}.</p></li>"
        for n, name in enumerate(who, 1)
    )
    found = [(one.remote_id, one.author) for one in comments(f"<ol id='comment-list'>{said}</ol>")]
    assert found == [(str(n), name) for n, name in enumerate(who, 1)]
