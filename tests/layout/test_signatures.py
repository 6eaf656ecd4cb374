"""Lines that sign comments, in the shapes that templates give them."""

from collections.abc import Callable

import pytest

from .conversations import rows


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


def stated(name: str, n: int) -> str:
    """A comment whose name is stated to be one, beside another word."""
    return f"""<div class="comment" id="comment-20{n}"><p class="comment-author"><span itemprop="name">{name}</span>
        <span class="says">dice</span></p><i class="date">2{n}.01.2013 09:15</i>
        <div class="text">Bel muro.</div></div>"""


def foot(name: str, n: int) -> str:
    """A comment with a comma between the name and what follows it in the line."""
    return f"""<div class="comment" id="id_{n}"><div class="content"><p>Bel muro.</p></div>
        <div class="foot">di {name}, scritto il 2{n}.01.2013 alle 09:15</div></div>"""


def broken(name: str, n: int) -> str:
    """A comment whose date stands on a line of its own below the name."""
    return f"""<li id="comment-20{n}"><div class="box">{name} scrive:<br><span><a href="#comment-20{n}">
        2{n}.01.2013 09:15</a></span><p>Un bel muro davvero.</p></div></li>"""


def dated(name: str, n: int) -> str:
    """A comment whose line begins with a time, while the day stands below."""
    return f"""<dt class="comment-poster" id="c{n}">Alle <a href="#c{n}">09:15</a>, {name} scrive</dt>
        <dd class="comment-body"><p>Bel muro.</p></dd><dd class="comment-date">2{n}.01.2013 09:15</dd>"""


def titled(name: str, n: int) -> str:
    """A comment with a title that leads to itself, and a way in below it."""
    return f"""<div class="comment"><h3><a href="#20{n}">Anche qui</a></h3><h4><a name="20{n}">Anche qui</a></h4>
        <div class="line">
        Di {name} il 2{n}.01.2013 09:15</div><div class="content"><p>Un bel muro davvero.</p></div>
        <p><a href="/login">Entra</a></p></div>"""


def below_words(name: str, n: int) -> str:
    """A comment signed in a line with the date, below a text with a link in it."""
    return f"""<div class="comment" id="c20{n}"><p>Un bel muro, come <a href="/altro">quello</a> che si
        vede dalla strada per il mulino.</p><div>2{n}.01.2013 09:15, {name}</div></div>"""


def bold(name: str, n: int) -> str:
    """A comment with its name in bold in a line of the author's, a reply by its classes."""
    return f"""<div class="reply" id="reply-20{n}"><p class="reply__author"><strong>{name}</strong> scrive:</p>
        <div class="reply__content"><p>Un bel muro davvero.</p></div><p class="date">2{n}.01.2013 09:15</p></div>"""


def button(name: str, n: int) -> str:
    """A comment whose name is a button."""
    return f"""<div class="comment" id="c20{n}"><button class="comment__username">{name}</button>
        <span class="comment__time">2{n}.01.2013 09:15</span>
        <div class="comment__text"><p>Un bel muro davvero.</p></div></div>"""


def answered(name: str, n: int) -> str:
    """A comment with a title of its own, signed in a line below its text."""
    return f"""<div class="feedback"><h4>Re: Sassi</h4><div class="feedback-text"><p>Un bel muro davvero.</p></div>
        <div>Scritto da {name} il 2{n}.01.2013 09:15</div></div>"""


def counted(name: str, n: int) -> str:
    """A comment with its number, a link, beside the date and behind the name."""
    return f"""<div class="comment" id="tree_20{n}"><div>di <a href="/~u{n}">{name.rpartition(">")[2] or "Ada"}</a>
        <span>il 2{n}.01.2013 09:15 (<a href="/cid/20{n}">#20{n}</a>)</span></div><p>Un bel muro davvero.</p></div>"""


def flagged(name: str, n: int) -> str:
    """A comment with a flag between the name and what follows it in the line."""
    return f"""<div class="CommentArea"><p class="author">{name} <img class="flag" src="it.png"> scrive:
        <img src="s.gif"></p><div class="CommentText"><p class="content">Un bel muro davvero.</p></div>
        <div class="CommentFooter"><a href="#id_{n}">2{n}.01.2013 09:15</a></div></div>"""


def wayless(name: str, n: int) -> str:
    """A comment with a title of its own and a name that is a link, though it leads nowhere."""
    return f"""<div class="comment"><h4>Re: Sassi</h4><div class="info">Scritto da
        <a id="list_{n}_a" target="_blank">{name}</a> il 2{n}.01.2013 09:15</div>
        <div class="text"><p>Un bel muro davvero.</p></div></div>"""


def posted(name: str, n: int) -> str:
    """A comment whose line is named as its date's and ends in a way to it."""
    return f"""<div class="comments" id="20{n}"><div class="posted">Di {name} il 2{n}.01.2013 09:15
        <a href="#20{n}">Qui</a></div><p>Un bel muro davvero.</p></div>"""


def pointed(name: str, n: int) -> str:
    """A comment with a dot before its name."""
    return f"""<div class="comment"><h5><span class="number"><a href="#c20{n}">#{n}</a></span>&middot;&nbsp;{name}</h5>
        <span class="time">2{n}.01.2013 09:15</span><p>Un bel muro davvero.</p></div>"""


def spanned(name: str, n: int) -> str:
    """A comment whose name follows the date in a bare element, and whose text's class is on all of it."""
    return f"""<li><div class="message"><div><strong><a href="#m{n}">Anche qui</a></strong><small>
        Il 2{n}.01.2013, 09:15 di <span>{name}</span></small></div><div class="message-text">
        <p>Un bel muro davvero.</p></div></div></li>"""


def labelled(name: str, n: int) -> str:
    """A comment with a label that a colon of full width ends, close to the name."""
    return f"""<div class="comment"><span class="comment-author">作者：{name}</span>
        <span class="comment-date">发表于：2013-01-2{n} 09:15</span>
        <div class="comment-text"><p>好墙。</p></div></div>"""


def vietnamese(name: str, n: int) -> str:
    """A comment whose line has a month's name of two words."""
    return (
        f"""<li class="comment"><p>Tường đẹp.</p><p class="info">Bởi {name} — 2{n} Tháng Ba, 2013 lúc 09:15</p></li>"""
    )


@pytest.mark.parametrize(
    "shape",
    [
        labelled,
        signed,
        entries,
        badge,
        below,
        headed,
        controlled,
        broken,
        dated,
        titled,
        spanned,
        foot,
        stated,
        bold,
        button,
        answered,
        counted,
        below_words,
        posted,
        flagged,
        vietnamese,
    ],
)
def test_names_that_no_link_sets_off(shape: Callable[[str, int], str]) -> None:
    """Where some names are links and others are not, the line tells all; the day of the week is part of the date."""
    page = "".join(shape(name, n) for n, name in enumerate(['<a href="https://ada.example/">Ada</a>', "Bruno", "Ciro"]))
    assert [row[1] for row in rows(page)] == ["Ada", "Bruno", "Ciro"]


@pytest.mark.parametrize("shape", [wayless, pointed, labelled])
def test_the_name_of_the_only_comment(shape: Callable[[str, int], str]) -> None:
    """Where there is no other line to compare, what is set off is the name."""
    assert [row[1] for row in rows(shape("Bruno", 1))] == ["Bruno"]


def test_a_name_in_quotes() -> None:
    """The signs that a name begins and ends with are its own, not the line's."""
    page = "".join(foot(name, n) for n, name in enumerate(["Ada", "«il bidello»", "Bruno"], 1))
    assert [author for _, author, _, _ in rows(page)] == ["Ada", "«il bidello»", "Bruno"]
