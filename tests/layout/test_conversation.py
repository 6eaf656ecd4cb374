"""Conversations in templates that nobody has described: found whole, and not invented where there are none."""

import time
from collections.abc import Callable, Sequence

import pytest

from .conversations import comments, text

Row = tuple[str | None, ...]


def rows(markup: str) -> list[Row]:
    """Id, author, printed date and text of each comment."""
    return [(one.remote_id, one.author, one.published, text(one)) for one in comments(markup)]


TWO: list[Row] = [
    ("71", "Ada", "28.01.2013 09:15", "Bel muro."),
    ("72", "Bruno", "29.01.2013 10:20", "Anche a me piace."),
]
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
    "signed below the text": """<div class="kommentare"><div class="kommentar" id="kommentar-71"><p>Bel muro.</p>
        <p class="foot">Geschrieben von <a href="https://ada.example/">Ada</a> |
        <a href="#kommentar-71">28.01.2013 09:15</a></p></div>
        <div class="kommentar" id="kommentar-72"><p>Anche a me <br>piace.</p>
        <p class="foot">Geschrieben von Bruno | <a href="#kommentar-72">29.01.2013 10:20</a></p></div></div>""",
    "a text named after the comment": """<ol><li id="comment-71"><b class="author">Ada</b> <i>28.01.2013 09:15</i>
        <div class="rank">Muratrice dal 2009</div><div class="text-comment"><p>Bel muro.</p></div></li>
        <li id="comment-72"><b class="author">Bruno</b> <i>29.01.2013 10:20</i><div class="rank">Muratore dal 2011</div>
        <div class="text-comment"><p>Anche a me <br>piace.</p></div></li></ol>""",
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
    "a named list": """<ol class="commentlist"><li><b>Ada</b> <em>28.01.2013 09:15</em><p>Bel muro.</p></li>
        <li><b>Bruno</b> <em>29.01.2013 10:20</em><p>Anche a me <br>piace.</p></li></ol>""",
    "a named box around another": """<div id="comments"><h2>2 commenti</h2><dl><dt>
        <a href="#4">1.</a> Ada – 28.01.2013 09:15</dt>
        <dd><p>Bel muro.</p></dd><dt><a href="#5">2.</a> Bruno – 29.01.2013 10:20</dt>
        <dd><p>Anche a me <br>piace.</p></dd></dl></div>""",
    "nothing named": """<div><div><strong>Ada</strong> <em>28.01.2013 09:15</em><div>Bel muro.</div></div>
        <div><strong>Bruno</strong> <em>29.01.2013 10:20</em><div>Anche a me <br>piace.</div></div></div>""",
}


@pytest.mark.parametrize("shape", NO_IDS)
def test_no_ids(shape: str) -> None:
    """Without ids, by classes, by the list they stand in, or by what they all print."""
    assert [(None, *row[1:]) for row in rows(NO_IDS[shape])] == NAMELESS


NOTHING = {
    "latest comments of all posts": """<div class="sidebar"><ul class="recent-comments">
        <li id="recentcomment-71"><a href="https://ada.example/">Ada</a> su <a href="/altro/#comment-71">Altro</a></li>
        <li id="recentcomment-72"><a href="https://b.example/">Bruno</a> su <a href="/terzo/#comment-72">Terzo</a>
        </li></ul></div>""",
    "comments of other posts in a box": """<aside><ol class="commentlist"><li class="comment" id="comment-7">
        <b class="fn">Ada</b>
        <span class="date">28.01.2013 09:15</span><p>Su un altro post.</p></li></ol></aside>""",
    "related posts": """<ul class="related"><li>
        <a href="/a/">Il primo muro</a> <span class="date">28.01.2013 09:15</span>
        <p>Di come fu fatto.</p></li><li><a href="/b/">Il secondo</a> <span class="date">29.01.2013 10:20</span>
        <p>Di come cadde.</p></li></ul>""",
    "a list of posts": """<div><div><h3><a href="/a/">Il primo muro</a></h3> <i>28.01.2013 09:15</i>
        <p>Di come fu fatto.</p></div>
        <div><h3><a href="/b/">Il secondo</a></h3> <i>29.01.2013 10:20</i><p>Di come cadde.</p></div></div>""",
    "a form": """<div id="respond"><h3>Lascia un commento</h3><form id="commentform" action="/comments">
        <p class="comment-form-comment">
        <label>Testo</label><textarea name="comment"></textarea></p><p class="form-submit"><input type="submit"></p>
        </form></div>""",
    "closed": """<div id="comments" class="comments">
        <p class="comments-closed">I commenti sono chiusi dal 3.2.2013.</p></div>""",
    "a login": """<div id="comments"><h2>0 commenti</h2><p class="comment-login">
        <a href="/login">Accedi</a> per commentare</p></div>""",
    "a count": """<div class="comment"><a href="#comments">3 commenti</a></div>""",
    "a tag cloud": """<div class="tagcloud"><a href="/tag/a/">muri</a> <a href="/tag/b/">sassi</a></div>
        <ul class="blogroll"><li><a href="https://a.example/">Ada</a></li><li><a href="https://b.example/">Bruno</a>
        </li></ul>""",
}


@pytest.mark.parametrize("case", NOTHING)
def test_no_comments(case: str) -> None:
    """What stands around posts and looks like comments is none."""
    assert rows(NOTHING[case]) == []


def test_threads_by_nesting() -> None:
    """A comment in another answers it; those that stand alone answer the post."""
    page = """<ul><li class="comment" id="comment-1"><b class="fn">Ada</b><div class="comment-body">Uno.</div>
        <ul class="children"><li class="comment" id="comment-2"><b class="fn">Bruno</b>
        <div class="comment-body">Due.</div></li></ul></li>
        <li class="comment" id="comment-3"><b class="fn">Carla</b><div class="comment-body">Tre.</div></li></ul>"""
    found = [(one.remote_id, one.parent_remote_id, one.parent_stated, one.depth, one.kind) for one in comments(page)]
    assert found == [
        ("1", None, True, 1, "comment"),
        ("2", "1", True, 2, "comment"),
        ("3", None, True, 1, "comment"),
    ]


def test_threads_beside_what_they_answer() -> None:
    """Replies in a box after their comment belong to it, too."""
    page = """<div><div class="reply-item" id="comment-1"><b class="author">Ada</b><div class="text">Uno.</div></div>
        <div class="children"><div class="reply-item" id="comment-2"><b class="author">Bruno</b>
        <div class="text">Due.</div></div></div>
        <div class="reply-item" id="comment-3"><b class="author">Carla</b><div class="text">Tre.</div></div></div>"""
    assert [(one.remote_id, one.parent_remote_id, one.depth) for one in comments(page)] == [
        ("1", None, 1),
        ("2", "1", 2),
        ("3", None, 1),
    ]


def test_threads_by_class() -> None:
    """Flat lists may state the depth in a class."""
    page = "".join(
        f'<div class="comment level-{level}" id="comment-{number}"><b class="author">Ada</b>'
        '<div class="text">x</div></div>'
        for number, level in enumerate((0, 1, 2, 1, 0), 1)
    )
    assert [(one.remote_id, one.parent_remote_id, one.depth) for one in comments(page)] == [
        ("1", None, 1),
        ("2", "1", 2),
        ("3", "2", 3),
        ("4", "1", 2),
        ("5", None, 1),
    ]


@pytest.mark.parametrize(
    ("levels", "parents"),
    [
        ((0, 1, 2, 1, 0), [None, "1", "2", "1", None]),
        ((1, 0, 1, 0), [None] * 4),
        ((0, 1, 3, 2), [None] * 4),
    ],
)
def test_threads_by_indentation(levels: Sequence[int], parents: list[str | None]) -> None:
    """What is set in further answers the last one above that is less so, unless that is how no thread can be."""
    page = "".join(
        f'<div class="comment" id="comment-{number}" style="margin-left: {level}0px"><b class="author">Ada</b>'
        '<div class="text">x</div></div>'
        for number, level in enumerate(levels, 1)
    )
    assert [one.parent_remote_id for one in comments(page)] == parents


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


def signed(name: str, n: int) -> str:
    """A comment whose date is an element of its own, with the day of the week in it."""
    date = f'<time datetime="2013-01-2{n}T09:15:00+01:00">lunedì, 2{n}. gennaio 2013</time>'
    return (
        f'<article id="c{n}" class="comment"><header><h4>{name} il {date}:</h4></header><div>Bel muro.</div></article>'
    )


def entries(name: str, n: int) -> str:
    """A comment with its name in an entry of a list, the date in the next."""
    return f"""<li id="c{n}" class="comment"><ul><li class="inline"><svg><title>Di</title></svg>{name}</li>
        <li class="inline"><svg><title>il</title></svg><time datetime="2013-01-2{n}T09:15:00Z">2{n}.1.2013</time></li>
        </ul><div class="comment_content"><p>Bel muro.</p></div></li>"""


def badge(name: str, n: int) -> str:
    """A comment with a label before the name and a badge behind it, the date elsewhere."""
    return f"""<div class="bComment" id="c20{n}"><div class="bCommentTitle">Commento di: {name} [Ospite]</div>
        <div class="bCommentText"><p>Bel muro.</p></div>
        <div class="bCommentSmallPrint">2{n}.01.2013 @ 09:15</div></div>"""


def below(name: str, n: int) -> str:
    """A comment whose name stands below the text, the date above it."""
    return f"""<div class="commentBox"><div class="commentDate">2{n}.01.2013 09:15:00 (CET, UTC+01:00)</div>
        <div class="commentBody"><p>Bel muro.</p></div><div class="commentSign">{name}</div></div>"""


def headed(name: str, n: int) -> str:
    """A comment that a small heading begins, whose text and date follow."""
    return f"""<h3 class="comment">{name} scrive:</h3><div class="commentbody">Bel muro.</div>
        <div class="commentinfo">2{n}.01.2013 alle 09:15</div>"""


def controlled(name: str, n: int) -> str:
    """A comment with a control in the line of the name."""
    return f"""<div class="comment" id="id_{n}"><p class="date">2{n}.01.2013 09:15</p><p class="content">Bel muro.</p>
        <p class="author">{name} | <a href="javascript:void(0)" class="reply">Rispondi</a></p></div>"""


@pytest.mark.parametrize("shape", [signed, entries, badge, below, headed, controlled])
def test_names_that_no_link_sets_off(shape: Callable[[str, int], str]) -> None:
    """Where some names are links and others are not, the line tells all; the day of the week is part of the date."""
    page = "".join(shape(name, n) for n, name in enumerate(['<a href="https://ada.example/">Ada</a>', "Bruno", "Ciro"]))
    assert [row[1] for row in rows(page)] == ["Ada", "Bruno", "Ciro"]


def test_a_comment_that_speaks_of_itself() -> None:
    """A link to the comment itself is a control where it stands apart, and a word in a sentence."""
    page = "".join(
        f'<li id="comment-{n}"><b class="fn">Ada</b> <a href="#comment-{n}">2{n}.01.2013 09:15</a>'
        f'<div class="text">Si veda <a href="#comment-{n}">qui</a>, e altrove. <a href="#comment-{n}">#</a></div></li>'
        for n in (1, 2)
    )
    assert [row[3] for row in rows(page)] == ["Si veda qui, e altrove."] * 2


def test_where_pings_are_sent() -> None:
    """An address in a list of what is named as pings is where to send them, and none itself."""
    address = "https://blog.example.org/trackback/7"
    page = f'<div id="trackback"><ul><li>Rimandi a: <a href="{address}">{address}</a></li></ul></div>'
    assert comments(page) == ()


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


def test_two_lists_of_one_conversation() -> None:
    """A theme that prints the conversation twice, for narrow screens and for wide ones, is read once."""
    one = '<li id="{}-{}"><b class="fn">Ada</b> <i class="date">28.01.2013 09:15</i><p>Bel muro.</p></li>'
    page = f"<ol>{one.format('comment', 7)}</ol><ol class='mobile'>{one.format('m-comment', 7)}</ol>"
    assert rows(page) == [("7", "Ada", "28.01.2013 09:15", "Bel muro.")]


def test_nobody_is_named() -> None:
    """A line that has only what follows the names in others names nobody."""
    names = ['<a href="https://ada.example/">Ada</a>', '<a href="https://bruno.example/">Bruno</a>', ""]
    page = "".join(
        f'<li id="comment-{n}"><p class="line">{name} scrive:</p><time>28.01.2013 09:15</time>'
        f'<div class="text">Bel muro, {n}.</div></li>'
        for n, name in enumerate(names, 1)
    )
    assert [row[1] for row in rows(page)] == ["Ada", "Bruno", None]


def test_names_without_markup() -> None:
    """Of lines that are text alone, what all of them share is no part of the names."""
    page = "".join(
        f'<div class="comment" id="comment-{n}"><p>Testo {n}.</p><p class="posted">Scritto da: {name} alle '
        f'<a href="#comment-{n}">28.01.2013 09:1{n}</a></p></div>'
        for n, name in enumerate(("Ada Pietra", "Bruno", "Carla dei Muri"), 1)
    )
    assert [row[1] for row in rows(page)] == ["Ada Pietra", "Bruno", "Carla dei Muri"]


def test_words_that_lead_to_every_author_are_no_name() -> None:
    """A template that links to all authors by one word does not say who they are."""
    page = "".join(
        f'<div class="comment" id="comment-{n}"><a class="author" href="/u/{n}">Profilo</a>'
        f"<p>Testo {n}.</p><i>28.01.2013 09:1{n}</i></div>"
        for n in range(1, 5)
    )
    assert [row[1:] for row in rows(page)] == [(None, f"28.01.2013 09:1{n}", f"Testo {n}.") for n in range(1, 5)]


@pytest.mark.parametrize("label", ["Rispondi", "modificato"])
def test_words_after_every_date_are_no_name(label: str) -> None:
    """What is parted from the date in the same way in all comments is a label."""
    entries = "".join(f"<dt>28.01.2013 09:1{n} - {label}</dt><dd><p>Bel muro, {n}.</p></dd>" for n in range(3))
    assert [row[1] for row in rows(f'<dl id="comments">{entries}</dl>')] == [None] * 3


@pytest.mark.parametrize(
    ("dates", "names"),
    [
        (["Jan. 28, 2013, 9:15 a.m.", "Jan. 29, 2013, 10:20 p.m."], ["Ada", "Bruno"]),
        (["Jan. 28, 2013, 9:15 a.m.", "Jan. 29, 2013, 10:20 p.m."], ["Ada", "Ada"]),
        (["28.01.2013 09:15"], ["Ada"]),
    ],
)
def test_name_after_the_date(dates: list[str], names: list[str]) -> None:
    """What a stroke parts from the date is a name, however few there are; the half of the day is none of it."""
    said = zip(dates, names, strict=True)
    entries = "".join(
        f'<dt id="c{n}">{date} - {name}</dt><dd><p>Bel muro di {name}.</p></dd>'
        for n, (date, name) in enumerate(said, 1)
    )
    found = rows(f'<dl id="comments">{entries}</dl>')
    assert [row[:2] for row in found] == [(str(n), name) for n, name in enumerate(names, 1)]


ALONE = {
    "named parts": """<ul id="comments-list"><li id="comment_1-9f"><div class="comment">
        <a class="comment-user"><b>Ada</b></a> <abbr>ora</abbr><p class="comment-text">Bel muro.</p></div></li></ul>""",
    "an entry of a list of terms": """<div id="comments"><h3>Uno</h3><dl><dt><div class="date">28.01.2013 09:15</div>
        Ada:</dt><dd><p>Bel muro.</p></dd></dl></div>""",
    "a line with the date beside what is named so": """<div id="c1301280915-1"><p><small><a href="#c1301280915-1">#1</a>
        <time datetime="2013-01-28 09:15">lunedì 28 gennaio 2013 - 09:15</time> - Ada ha detto :</small></p>
        <blockquote class="comment"><p class="content_com">Bel muro.</p></blockquote></div>""",
}


@pytest.mark.parametrize("case", ALONE)
def test_the_only_comment(case: str) -> None:
    """The only comment of a page has none to be like."""
    ((_, _, _, said),) = rows(ALONE[case])
    assert said == "Bel muro."


def test_headings_of_comments() -> None:
    """A heading is what a comment begins with, unless it is made of that; the form's is none."""
    page = "".join(
        f'<div class="comment" id="comment-{n}"><h4 class="comment-title"><a href="#">{title}</a></h4>'
        f'<div class="cbody"><p>Bel muro, e alto.</p></div>'
        f'<p class="by">da <a href="/u/{n}">Ada</a> 28.01.2013 09:1{n}</p>{form}</div>'
        for n, title, form in (
            (1, "Da vicino", ""),
            (2, "Bel muro, …", '<h3 class="reply-title">Rispondi</h3>'),
        )
    )
    said = [one.body.html if one.body else None for one in comments(page)]
    assert said == ["<h3>Da vicino</h3><p>Bel muro, e alto.</p>", "<p>Bel muro, e alto.</p>"]


def test_template_of_a_comment() -> None:
    """What scripts fill in later is no comment."""
    markup = '<div class="comment"><b class="author">Nome</b><span>ora</span><p class="comment-text"></p></div>'
    assert rows(markup) == []
    assert rows(f"<form>{markup.replace('></p>', '>Bel muro.</p>')}<textarea></textarea></form>") == []


def test_one_name_of_several_homes() -> None:
    """Who gives one address and then another is one person all the same."""
    page = "".join(
        f'<div class="comment" id="comment-{n}"><a class="author" href="/u/{n}">{name}</a>'
        f"<p>Testo {n}.</p><i>28.01.2013 09:1{n}</i></div>"
        for n, name in enumerate(("Ada", "Ada", "Ada", "Bruno"), 1)
    )
    assert [row[1] for row in rows(page)] == ["Ada", "Ada", "Ada", "Bruno"]


def test_local_time_that_is_called_utc() -> None:
    """WordPress before 5.7 wrote `+00:00` beside the blog's own time: then the printed one holds."""
    page = """<div class="comment" id="comment-1"><b class="fn">Ada</b><p>Uno.</p>
        <time datetime="2013-01-28T09:15:00+00:00">28/01/2013 09:15</time></div>
        <div class="comment" id="comment-2"><b class="fn">Ada</b><p>Due.</p>
        <time datetime="2013-01-28T09:15:00+00:00">28/01/2013 10:15</time></div>"""
    assert [row[2] for row in rows(page)] == ["28/01/2013 09:15", "2013-01-28T09:15:00+00:00"]


def many(count: int, depth: int = 1) -> str:
    """So many comments, each `depth` of them nested in each other."""
    start = '<li class="comment" id="comment-{0}"><b class="fn">Ada</b><div class="comment-body">Numero {0}.</div><ol>'
    threads = []
    for first in range(1, count + 1, depth):
        threads.append("".join(start.format(first + n) for n in range(depth)) + "</ol></li>" * depth)
    return f"<ol>{''.join(threads)}</ol>"


@pytest.mark.parametrize(("count", "depth"), [(10_000, 1), (200, 200)])
def test_large_conversations(count: int, depth: int) -> None:
    """Ten thousand comments, or two hundred deep, are all read, each once, in seconds."""
    page = many(count, depth)
    started = time.process_time()
    found = comments(page)
    assert [one.remote_id for one in found] == [str(number) for number in range(1, count + 1)]
    assert max(one.depth or 1 for one in found) == depth
    assert time.process_time() - started < 10


def test_a_name_that_leads_nowhere() -> None:
    """Themes link the name of who left no address to the page itself."""
    found = comments(
        "<ol><li id='comment-71' class='comment'><a href='#' class='fn url'>Ada</a> <time datetime='2013-01-28T09:15Z'>"
        "28.01.2013 09:15</time><p>Bel muro.</p></li></ol>"
    )
    assert [(one.author, one.author_url) for one in found] == [("Ada", None)]


NESTED = """<div id="comments"><h3>Commenti</h3><div id="comment-71" class="comment media"><div class="media-body">
    <h4><a href="https://ada.example/">Ada</a> <small>28.01.2013 09:15</small></h4><p>Bel muro.</p>
    <a href="/2013/sassi/#comment-71">Qui</a> | <a href="#reply-71" class="reply">Rispondi</a>
    <div id="comment-72" class="comment media"><div class="media-body"><h4><a href="https://bruno.example/">Bruno</a>
    <small>29.01.2013 10:20</small></h4><p>Anche a me <br>piace.</p><a href="/2013/sassi/#comment-72">Qui</a> |
    <a href="#reply-72" class="reply">Rispondi</a></div></div></div></div><h3>Scrivi</h3></div>"""


def test_the_only_answer_stands_in_what_it_answers() -> None:
    """A comment that holds its only reply is no larger than it is named; its links to itself are no text."""
    assert rows(NESTED) == TWO
    assert [one.parent_remote_id for one in comments(NESTED)] == [None, "71"]


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


def test_replies_beside_the_parts_of_what_they_answer() -> None:
    """A comment without an element that holds its parts and not its replies is read up to these."""

    def one(n: int, inside: str = "") -> str:
        head = f'<p class="info"><span class="name">N{n}</span> <time datetime="2013-01-2{n}">2{n}.1.2013</time></p>'
        said = f'<div id="c310{n}"><p>Testo {n}.</p></div><a class="reply-link" href="#">su</a>'
        return f'<div class="reply">{head}{said}{inside}</div>'

    page = f"<section><h3>Commenti</h3>{one(1, one(2, one(3)) + one(4))}{one(5)}</section>"
    assert [(one.author, one.parent_remote_id, text(one)) for one in comments(page)] == [
        ("N1", None, "Testo 1."),
        ("N2", "3101", "Testo 2."),
        ("N3", "3102", "Testo 3."),
        ("N4", "3101", "Testo 4."),
        ("N5", None, "Testo 5."),
    ]


def test_alone_and_not_named() -> None:
    """The only comment is found by the name of its text; who signed it in the same words as others do, nobody tells."""
    ((_, _, date, said),) = rows(f'<div id="comments-2">{beside(1, "Ada", "28.01.2013 09:15", "Bel muro.")}</div>')
    assert (date, said) == ("28.01.2013 09:15", "Bel muro.")
