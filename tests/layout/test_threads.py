"""Which comment answers which, and how many there may be."""

import time
from collections.abc import Sequence

import pytest

from .conversations import TWO, comments, rows, text


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


def test_threads_of_entries_that_hold_the_ids() -> None:
    """The id of the entry that a comment opens is its own; its replies stand beside it there."""
    said = """<div id="comments"><ul><li id="c1"><dl class="comment"><dt>28.01.2013 09:15 - Ada</dt><dd>Bel muro.</dd>
        </dl><ul><li id="c2"><dl class="comment"><dt>29.01.2013 10:20 - Bruno</dt><dd>Anche a me.</dd></dl></li></ul>
        </li></ul></div>"""
    assert [(one.remote_id, one.author, one.parent_remote_id) for one in comments(said)] == [
        ("1", "Ada", None),
        ("2", "Bruno", "1"),
    ]


def test_threads_of_which_only_the_last_was_answered() -> None:
    """The list of a single reply is no comment's element; an entry that another follows has no reply beside it."""
    entry = """<li class="item {}"><div class="comment"><a id="forum{}"></a><p>28.01.2013 09:15, <b>Ada</b></p>
        <div class="text">Bel muro.</div></div>{}</li>"""
    last = entry.format("even", 2, f"<ul>{entry.format('odd', 3, '')}</ul>")
    found = comments(f"<ul class='comments'>{entry.format('odd', 1, '')}{last}</ul>")
    assert [(one.remote_id, one.parent_remote_id, one.depth) for one in found] == [
        ("1", None, 1),
        ("2", None, 1),
        ("3", "2", 2),
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


def test_attributes_that_name_what_is_answered() -> None:
    """Where comments stand in no other, and no class tells their depth; what is on another page is not known here."""
    answers = {"5a01": None, "5a02": "5a01", "5a03": "5a02", "5a04": "0", "5a05": "4f99"}
    said = comments(
        "".join(
            f'<div class="comment" id="comment-{n}" data-replyto="{of or ""}"><b class="author">Ada</b>'
            f'<i class="date">28.01.2013 09:15</i><div class="comment-body"><p>Bel muro, {n}.</p></div></div>'
            for n, of in answers.items()
        )
    )
    assert [(one.parent_remote_id, one.parent_stated, one.depth) for one in said] == [
        (None, True, 1),
        ("5a01", True, 2),
        ("5a02", True, 3),
        (None, True, 1),
        (None, False, None),
    ]


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


def _by_anchors(number: int, answers: str, *, holds: bool) -> str:
    """An entry whose anchor has the number; `holds`: the box behind that holds the answers, which else stand beside."""
    said = f'<p class="meta"><strong>N{number}</strong> <time datetime="2013-01-2{number}">2{number}.1.2013</time></p>'
    box, list_ = f"{said}<div>Testo {number}.</div>", f"<ul>{answers}</ul>" if answers else ""
    inner = f"<div>{box}{list_}</div>" if holds else f"<div>{box}</div>{list_}<div><a href='/su'>su</a></div>"
    return f'<li><a name="comment-{number}"></a>{inner}</li>'


@pytest.mark.parametrize("holds", [True, False])
def test_replies_behind_an_anchor(holds: bool) -> None:
    """A comment that an anchor opens has its replies in its box, or beside it, at the end or before the next one."""
    threads = [(1, ()), (2, (3,)), (4, ()), (5, (6,))]
    page = "".join(
        _by_anchors(first, "".join(_by_anchors(n, "", holds=holds) for n in answers), holds=holds)
        for first, answers in threads
    )
    found = comments(f"<article><h2>Muri</h2><aside><h3>Commenti</h3><ul>{page}</ul></aside></article>")
    assert [(one.remote_id, one.author, one.parent_remote_id, text(one)) for one in found] == [
        (str(n), f"N{n}", parent, f"Testo {n}.")
        for n, parent in ((1, None), (2, None), (3, "2"), (4, None), (5, None), (6, "5"))
    ]
