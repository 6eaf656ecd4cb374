"""What each comment of a conversation says: who, when, with which words."""

import pytest

from .conversations import comments, rows, text


def test_a_plural_is_no_name() -> None:
    """The heading of a conversation that has its name in Italian did not sign its only comment."""
    said = '<p>Bel muro.</p><p class="firma">1. Ada, lasciato il 28.01.2013 09:15</p>'
    page = f'<div id="commenti"><h3>commenti</h3><div class="commento">{said}</div></div>'
    assert rows(page) == [(None, None, "28.01.2013 09:15", "Bel muro.")]


def test_a_line_without_a_name() -> None:
    """The one line of a comment is what it says, though it is set where names are."""
    line = "<div class='comment' id='comment-{0}'><div><h4>{1} <small>28.01.2013 09:15</small></h4>{2}</div></div>"
    bare = "<div class='comment' id='comment-73'><p>Bella pietra! <small>29.01.2013 09:15</small></p></div>"
    said = line.format(71, "Ada", "<p>Bel muro.</p>") + bare + line.format(72, "Bruno", "<p>Anche a me piace.</p>")
    found = comments(f"<div id='comments'>{said}</div>")
    assert [(one.remote_id, one.author) for one in found] == [("71", "Ada"), ("73", None), ("72", "Bruno")]


def test_a_name_that_leads_nowhere_once() -> None:
    """Who speaks twice, once without an address, is still called what both say."""
    said = "".join(
        f"<li id='comment-{n}' class='comment'><p><a href='{href}' class='fn'>Ada</a> <i>0{n}.02.2013 09:15</i></p>"
        f"<p>Sasso numero {n}.</p></li>"
        for n, href in ((1, "#"), (2, "https://ada.example/"))
    )
    assert [one.author for one in comments(f"<ol id='comment-list'>{said}</ol>")] == ["Ada", "Ada"]


def test_lines_that_lead_to_their_own_comments() -> None:
    """A name in such a line is one, however often the same person comments: the line leads to nobody's page."""
    page = "".join(
        f'<li class="comment"><a id="forum{n}"></a><p><a href="#forum{n}"><abbr title="2013-01-{n}T09:15:00Z">'
        f'{n}.01.2013 10:15</abbr>, di <span>Ada</span></a></p><div class="text">Bel muro.</div></li>'
        for n in range(11, 17)
    )
    assert [(one.author, one.author_url) for one in comments(f"<ul>{page}</ul>")] == [("Ada", None)] * 6


@pytest.mark.parametrize("count", [1, 3])
def test_headings_that_lead_to_authors(count: int) -> None:
    """They are no titles of posts, however large they are set."""
    page = "".join(
        f'<div class="comment"><h2><a href="https://{n}.example/">Ada {n}</a></h2><i>28.01.2013 09:15</i>'
        f'<div class="comment-text"><p>Bel muro, {n}.</p></div></div>'
        for n in range(count)
    )
    assert [one.author for one in comments(page)] == [f"Ada {n}" for n in range(count)]


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


@pytest.mark.parametrize(
    "dated",
    [
        '<time class="published" datetime="Invalid Date"><span data-date="1359360900001">Due anni fa</span></time>',
        '<i class="date" data-timestamp="1359360900" data-updated-time="1399360900">2 anni fa</i>',
    ],
)
def test_seconds_that_scripts_count(dated: str) -> None:
    """They say when what they print as so long ago was."""
    said = '<div class="comment-body">Bel muro.</div>'
    page = f'<div class="comment" id="comment-71"><b class="author">Ada</b>{dated}{said}</div>'
    assert [one.published for one in comments(page)] == ["2013-01-28T08:15:00Z"]


def test_local_time_that_is_called_utc() -> None:
    """WordPress before 5.7 wrote `+00:00` beside the blog's own time: then the printed one holds."""
    page = """<div class="comment" id="comment-1"><b class="fn">Ada</b><p>Uno.</p>
        <time datetime="2013-01-28T09:15:00+00:00">28/01/2013 09:15</time></div>
        <div class="comment" id="comment-2"><b class="fn">Ada</b><p>Due.</p>
        <time datetime="2013-01-28T09:15:00+00:00">28/01/2013 10:15</time></div>"""
    assert [row[2] for row in rows(page)] == ["28/01/2013 09:15", "2013-01-28T09:15:00+00:00"]


def test_day_for_machines_with_the_printed_time() -> None:
    """A date for machines that is but a day has the time that people read beside it."""
    said = "".join(
        f"""<div class="comment" id="comment-{n}"><b class="fn">Ada</b><p>Testo {n}.</p>
        <time datetime="2013-01-28">28 gen. 2013, {time}</time></div>"""
        for n, time in ((1, "09:15"), (2, "9:20 PM"))
    )
    assert [row[2] for row in rows(said)] == ["2013-01-28 09:15", "2013-01-28 9:20 PM"]


def test_a_note_to_readers_longer_than_what_is_said() -> None:
    """What is named as the comment's text is that, however short."""
    note = '<div class="message-block">Grazie della segnalazione: chi legge i commenti la guarda appena può.</div>'
    page = "".join(
        f'<div class="comment" id="comment-{n}"><b class="author">Ada</b><i class="date">28.01.2013 09:1{n}</i>{note}'
        f'<div class="comment-text-inner"><p>Bel muro, {n}.</p></div></div>'
        for n in (1, 2)
    )
    assert [one[3] for one in rows(page)] == ["Bel muro, 1.", "Bel muro, 2."]


def test_a_body_that_signs_a_comment() -> None:
    """Where another element is named as the comment's text it is that, not what else is called a body."""
    page = "".join(
        f'<li class="comment" id="comment-{n}"><div class="media"><div class="media-body"><div class="media-heading">'
        f'<h3>Muri</h3></div>Scritto da <a href="/u/{n}">Ada</a> il <small>28.01.2013 09:1{n}</small></div></div>'
        f'<div class="content commentContent"><p>Bel muro, {n}.</p></div></li>'
        for n in (1, 2)
    )
    assert [one[3] for one in rows(page)] == ["Bel muro, 1.", "Bel muro, 2."]


@pytest.mark.parametrize("name", ["ds-text-right", "u-text-muted", "text-center"])
def test_names_that_say_how_something_is_set(name: str) -> None:
    """They call nothing a text."""
    page = "".join(
        f'<div class="comment-item" id="comment-{n}"><strong>Ada</strong><p>Bel muro, {n}.</p>'
        f'<div class="comment-date">28.01.2013 09:1{n}</div><div class="{name}"><a href="#">Rispondi</a></div></div>'
        for n in (1, 2)
    )
    assert [one[3] for one in rows(page)] == ["Bel muro, 1.", "Bel muro, 2."]


def test_a_comment_that_speaks_of_itself() -> None:
    """A link to the comment itself is a control where it stands apart, and a word in a sentence."""
    page = "".join(
        f'<li id="comment-{n}"><b class="fn">Ada</b> <a href="#comment-{n}">2{n}.01.2013 09:15</a>'
        f'<div class="text">Si veda <a href="#comment-{n}">qui</a>, e altrove. <a href="#comment-{n}">#</a></div></li>'
        for n in (1, 2)
    )
    assert [row[3] for row in rows(page)] == ["Si veda qui, e altrove."] * 2


def test_controls_in_a_text() -> None:
    """What only a script or the form answers to is not said, with the brackets around it; a link in a sentence is."""
    page = "".join(
        f"""<div class="comment" id="comment-{n}"><b class="author">Ada</b> <i class="date">28.01.2013 09:1{n}</i>
        <div class="box"><p>Vedi <a href="#">qui</a> il muro.</p>
        <{line}>[<a href="#">Rispondi</a>] (<a href="{address}">Cita</a>) | <a href="#say" onclick="x({n})">Cita</a>
        </{line}></div></div>"""
        for n, line, address in ((1, "p", "?replytocom=1#respond"), (2, "div", "/12.html?replyto=2"))
    )
    assert [row[3] for row in rows(page)] == ["Vedi qui il muro."] * 2


def test_colon_before_a_text() -> None:
    """What ends the line with name and date does not begin the text; a face of signs may."""
    said = "".join(
        f"<li>Di <b>{name}</b> il <i>28.01.2013</i>{text}</li>"
        for name, text in (("Ada", ":<br>Bel muro."), ("Bo", ":<br>:) Sì."))
    )
    assert [row[3] for row in rows(f"<ol id='commentList'>{said}</ol>")] == ["Bel muro.", ":) Sì."]


def test_a_box_that_opens_to_write_to_somebody() -> None:
    """What stands around a form that is not shown is nobody's words, though it stands where the text may be."""
    said = "".join(
        f"""<li><div id="message_{n}" style="display: none;"><h5>Messaggio</h5><p>Scrivi a <strong>{name}</strong></p>
        <form><label>Testo</label><textarea></textarea></form></div><div class="user"><strong>{name}</strong>
        <span class="date">2{n % 70 + 7}.01.2013 09:15</span></div><p>{words}</p>
        <div class="bar"><div id="flag_comment_{n}"><span>Segnala</span></div></div></li>"""
        for n, name, words in ((71, "Ada", "Bel muro."), (72, "Bruno", "Anche a me piace."))
    )
    assert [(one.author, text(one)) for one in comments(f"<div id='said'><ol>{said}</ol></div>")] == [
        ("Ada", "Bel muro."),
        ("Bruno", "Anche a me piace."),
    ]


@pytest.mark.parametrize("shown", ["", "ieri", "#"])
@pytest.mark.parametrize("name", ["comment", "reply"])
def test_a_date_that_is_stated_for_machines_alone(name: str, shown: str) -> None:
    """A script prints how long ago it was, or the words have no number in them."""
    said = "".join(
        f"<div class='{name}' id='r{n}'><b class='who'>{who}</b> <time datetime='2013-02-0{n}T09:15:00+01:00'>{shown}"
        f"</time><div class='said'>Sasso numero {n} del muro.</div></div>"
        for n, who in enumerate(("Ada", "Bruno", "Carla"), 1)
    )
    found = comments(f"<div id='comments'>{said}</div>")
    assert [(one.author, one.published) for one in found] == [
        (who, f"2013-02-0{n}T09:15:00+01:00") for n, who in enumerate(("Ada", "Bruno", "Carla"), 1)
    ]


def test_a_preview_with_a_number() -> None:
    """What a form holds to show what is being written is no comment, though it bears a number, a name and a date."""
    preview = (
        "<article id='comment-0' class='comment'><b class='author'>io</b> "
        "<time datetime='2013-01-28T09:15:00+01:00'>adesso</time><div class='text'></div></article>"
    )
    assert comments(f"<div id='comments'><form method='post'>{preview}<textarea></textarea></form></div>") == ()


def test_comments_of_which_each_is_named_twice() -> None:
    """What stands once in each tells them apart, though it is empty: where a way to answer was."""
    said = "".join(
        f"""<li class="comment depth-1"><article class="comment"><footer class="comment-meta">
        <div class="comment-author vcard"><img class="avatar" src="{n}.png"><span class="fn">{name}</span> on
        <a href="/muri/#"><time datetime="2013-01-{n}T09:15:00+01:00">January {n}, 2013 at 09:15</time></a>
        <span class="says">said:</span></div></footer><div class="comment-content"><p>{words}</p></div>
        <div class="reply"></div></article></li>"""
        for n, name, words in ((28, "Ada", "Bel muro."), (29, "Bruno", "Anche a me piace."), (30, "Carla", "Bello."))
    )
    ping = '<li class="post pingback"><p>Pingback: <a href="http://cave.example/">Cave</a></p></li>'
    found = [(one.kind, one.author) for one in comments(f"<ol class='commentlist'>{said}{ping}</ol>")]
    assert found == [("comment", "Ada"), ("comment", "Bruno"), ("comment", "Carla"), ("pingback", "Cave")]


@pytest.mark.parametrize(
    "line",
    [
        '<ul class="a1"><li>1</li><li>2</li><li>3</li></ul>',
        '<div class="a2"><a href="#si">Mi piace</a> <b>{}</b> <a href="#no">Segnala</a></div>',
        "<div>Segnala</div>",
    ],
)
@pytest.mark.parametrize("box", ["{}", "<div class='t'>{}</div>"])
def test_what_stands_below_every_comment_is_its_template(line: str, box: str) -> None:
    """Votes, with whatever number, and ways to report: where nothing is named, that they are everywhere tells them."""
    said = {71: "Bel muro, largo 3 passi.", 72: "Anche a me piace.", 73: "Di che pietra?", 74: "Calcare."}
    found = rows(
        "".join(
            f'<div class="k" id="comment-{n}"><div><b>Ada</b> 28.01.2013 09:{n - 60}</div>'
            f"{box.format(f'<p>{words}</p>{line.format(n % 7)}')}</div>"
            for n, words in said.items()
        )
    )
    assert [words for *_, words in found] == list(said.values())


def test_permalinks_whose_number_is_not_their_end() -> None:
    """They name nobody; the heading behind them does."""
    page = "".join(
        f'<article id="comment-{n}.md"><a href="#comment-{n}.md">Permalink</a><h4>{name}</h4>'
        f'<p>Scritto il <abbr title="2013-01-{n}T09:15:00Z">{n} gennaio 2013</abbr></p>'
        f"<p>Bel muro, e alto.</p></article>"
        for n, name in ((11, "Ada"), (12, "Bruno"), (13, "Carla"))
    )
    assert [one.author for one in comments(page)] == ["Ada", "Bruno", "Carla"]


def test_pictures_below_every_comment_are_kept() -> None:
    """What has no words is no template's line: a reader's picture each."""
    page = "".join(
        f'<div class="k" id="comment-{n}"><b>Ada</b> 28.01.2013 09:{n}<p>Bel muro.</p><p><img src="/{n}.jpg"></p></div>'
        for n in (11, 12, 13)
    )
    kept = [one.body.html for one in comments(page) if one.body]
    assert [f"/{n}.jpg" in html for n, html in zip((11, 12, 13), kept, strict=True)] == [True] * 3
