"""Who says what: the names of those who comment, where no class and no link tells them."""

import pytest

from .conversations import comments, rows


@pytest.mark.parametrize(
    "line",
    [
        "<h4>Re: sassi</h4><p>Bel muro.</p><p class='foot'>Di Bruno, 21.01.2013 09:15</p>",
        "<h4>Re: sassi</h4><p>Bel muro.</p><p class='foot'>Di bruno77 - 21.01.2013 09:15</p>",
        "<p>Bel muro.</p><p class='foot'>Di Bruno, 21.01.2013 09:15 | <a href='#reply'>Rispondi</a></p>",
    ],
)
def test_the_only_comment_signed_in_words(line: str) -> None:
    """Where the line with the date says who wrote it, no heading and no control did, whatever the name is in it."""
    assert [row[1] for row in rows(f'<ul class="comments"><li id="c101">{line}</li></ul>')] == [None]


def test_a_label_that_leads_to_two() -> None:
    """The same word leads to the pages of two: it is no name, and the line has theirs."""
    page = "".join(
        f'<div class="comment" id="c10{n}"><p>Bel muro.</p><p class="foot">2{n}.01.2013 09:15 | '
        f'<a href="https://{n}.example/">URL</a> | {name} [<a href="#m">Modifica</a>]</p></div>'
        for n, name in enumerate(("Ada", "Bruno"), 1)
    )
    assert [row[1] for row in rows(page)] == ["Ada", "Bruno"]


def test_a_stroke_in_a_name_is_no_stroke_behind_it() -> None:
    """Where a stroke parts names from dates, some names have one in them."""
    names = ['<a href="https://ada.example/">Ada</a>', "Bruno-Ciro"]
    page = "".join(
        f'<div class="comment" id="comment-{n}"><p>Bel muro.</p><p class="foot">{name} - 2{n}.01.2013 09:15</p></div>'
        for n, name in enumerate(names, 1)
    )
    assert [row[1] for row in rows(page)] == ["Ada", "Bruno-Ciro"]


def test_words_of_the_text_that_lead_elsewhere_are_no_name() -> None:
    """The text may begin with a link, where the name is only a word before the date; a name may be one letter."""
    names = ["Ada", "B.", "Ciro"]
    link = '<a href="https://elsa.example/">Elsa</a> ha ragione su questo muro, e <a href="/muri">qui</a> si vede.'
    page = "".join(
        f"<dt>{name} scrive il 2{n}.01.2013 alle 09:15</dt><dd><p>{link}</p></dd>" for n, name in enumerate(names)
    )
    assert [one.author for one in comments(f'<dl id="comments">{page}</dl>')] == names
    page = "".join(
        f'<div class="comment" id="c{n}"><div><p>{link}</p></div><p>{name} scrive il 2{n}.01.2013 alle 09:15</p></div>'
        for n, name in enumerate(names)
    )
    assert [one.author for one in comments(page)] == names
    page = "".join(
        f'<div class="comment"><div>{name} (<small>2{n}.01.2013 alle 09:15</small>)</div><div>{link}</div></div>'
        for n, name in enumerate(names)
    )
    assert [one.author for one in comments(page)] == names
    said = (f"Un bel muro davvero, {n}." for n in range(2))
    page = "".join(
        f"<div><span>Aggiunto da: {name}</span> <span>2{n}.01.2013 09:15</span><div>{text}</div></div>"
        for n, (name, text) in enumerate(zip(names, (*said, f"Un bel muro davvero, dice {link}"), strict=True))
    )
    assert [one.author for one in comments(page)] == names


def test_a_number_in_a_name() -> None:
    """A name may end in what looks like a day."""
    page = "".join(
        f'<div class="comment"><p>Testo {n}.</p><div>Scritto da {name} il 2{n}.01.2013 09:15</div></div>'
        for n, name in enumerate(("ada77", "bruno12", '<a href="/ciro">Ciro</a>'), 1)
    )
    assert [row[1] for row in rows(page)] == ["ada77", "bruno12", "Ciro"]


def test_a_word_beside_what_is_named_as_the_name() -> None:
    """It is no part of it, though both stand in what is named after the author."""
    page = "".join(
        f'<div class="comment" id="comment-{n}"><p class="comment-author"><img src="/{n}.jpg"> '
        f'<span class="author-name">{name}</span> <span class="says">ha detto</span></p>'
        f'<i class="date">2{n}.01.2013</i><div class="comment-text">Muri.</div></div>'
        for n, name in enumerate(("Ada", "Bruno Sasso", '<a href="https://ciro.example/">Ciro</a>', "Dora"), 1)
    )
    assert [one.author for one in comments(page)] == ["Ada", "Bruno Sasso", "Ciro", "Dora"]


def test_a_year_in_a_name_that_a_class_tells() -> None:
    """In a line about the comment it is no date, whatever that is called."""
    page = "".join(
        f'<div class="remark-comment"><p class="meta-line"><a href="/u/{n}" class="remark__meta-author">{name}</a> '
        f'<span class="remark__meta-date">2{n}-01-2013</span></p><div class="remark__content">Bel muro.</div></div>'
        for n, name in enumerate(("Ada", "bruno2011"), 1)
    )
    assert [(one.author, one.published) for one in comments(page)] == [
        ("Ada", "21-01-2013"),
        ("bruno2011", "22-01-2013"),
    ]


def test_a_year_in_a_name_below_the_votes() -> None:
    """Nor is what ends in a year a date; what stands in a box above the line is none of its words."""
    page = "".join(
        f'<div class="comment" id="comment-{n}"><div><i>{n}</i> trovano che abbia ragione</div><b>{name}</b> '
        f'<span>il <a href="/c/{n}">2{n}.01.2013 09:15</a></span><div class="text">Bel muro.</div></div>'
        for n, name in enumerate(("Elsa1968", "Bruno"), 1)
    )
    assert [row[1] for row in rows(page)] == ["Elsa1968", "Bruno"]


def test_a_way_in_below_the_only_comment() -> None:
    """Where the line with the date has words of its own, what follows it is no name."""
    said = "<div>Scritto da Ada il 21.01.2013 09:15</div><p>Un bel muro davvero.</p>"
    page = f'<li class="comment" id="comment-71">{said}<ul><li><a href="/login">Entra</a></li></ul></li>'
    assert [row[1] for row in rows(page)] == [None]


def test_what_stands_around_the_only_comment() -> None:
    """The headings of a conversation and of the form behind it are no names."""
    said = "<a id='c2071'></a><div class='aComment'><div>Di: Ada</div><p>{}</p><div>21.01.13 @ 09:15</div></div>"
    for text in ("Un bel muro davvero. " * 10, "Bel muro."):
        page = f"<div><h4>Un commento</h4>{said.format(text)}<a id='form'></a><h4>Scrivi</h4><form></form></div>"
        assert [row[:2] for row in rows(page)] == [("2071", None)]


def test_a_short_text_above_a_date_is_no_name() -> None:
    """Nor is a paragraph that is no longer than a name, where others say more."""
    texts = ("<p>Grazie!</p>", "<p>Bel muro,</p><ul><li>davvero.</li></ul>", "<p>Un muro,</p><ul><li>sì.</li></ul>")
    page = "".join(
        f'<div class="comment">{said} <b><i>2{n}.01.2013 09:15</i></b></div>' for n, said in enumerate(texts)
    )
    assert [row[1] for row in rows(page)] == [None] * 3


@pytest.mark.parametrize("tag", ["a", "em"])
def test_words_of_a_text_are_no_name(tag: str) -> None:
    """Where the line with the date names nobody, what is set off amid the text above it does not either."""
    said = f"Un bel muro davvero, come si usava fare da noi, e come <{tag} href='/altro'>quello</{tag}>.<br>"
    page = "".join(f'<li id="comment-20{n}">{said}<i>28.01.2013 09:1{n}</i></li>' for n in (1, 2))
    assert [row[1] for row in rows(page)] == [None, None]


def test_nobody_is_named() -> None:
    """A line that has only what follows the names in others names nobody."""
    names = ['<a href="https://ada.example/">Ada</a>', '<a href="https://bruno.example/">Bruno</a>', ""]
    page = "".join(
        f'<li id="comment-{n}"><p class="line">{name} scrive:</p><time>28.01.2013 09:15</time>'
        f'<div class="text">Bel muro, {n}.</div></li>'
        for n, name in enumerate(names, 1)
    )
    assert [row[1] for row in rows(page)] == ["Ada", "Bruno", None]


def test_words_before_a_date_where_others_are_named() -> None:
    """Where names stand by themselves, the word that leads to the date of who is not named is none."""
    names = ("<b>Ada</b>", "<b>Bruno-/</b>", "")
    page = "".join(
        f'<div class="comment" id="comment-{n}">{name} <span>del <a href="/c/{n}">2{n}.01.2013 09:15</a></span>'
        f'<div class="text">Bel muro, {n}.</div></div>'
        for n, name in enumerate(names, 1)
    )
    assert [row[1] for row in rows(page)] == ["Ada", "Bruno-/", None]


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


def test_links_in_a_text_without_a_date_are_no_names() -> None:
    """What is set off first signs a comment, unless other words of the text are before it, or it is an address."""
    texts = (
        "<p><b>Ada</b>: che i muri vadano rifatti lo sanno tutti, ma nessuno se ne occupa mai.</p>",
        "<p>Lo dice anche <b>Bruno</b>, che di muri ne sa quanto nessun altro in paese.</p>",
        '<p><a href="https://muri.example/">https://muri.example/</a></p>',
    )
    page = "".join(f'<div class="comment" id="comment-{n}">{text}</div>' for n, text in enumerate(texts, 71))
    assert [one.author for one in comments(page)] == ["Ada", None, None]


def test_what_all_comments_answer_signed_none() -> None:
    """The post that each leads to is neither a name nor where a nameless author lives."""
    page = "".join(
        f'<div class="comment" id="comment-{n}">{name} <i>28.01.2013 09:1{n}</i>'
        f'<span>Su: <a class="fn" href="/2013/sassi/">Sassi</a></span><p>Testo {n}.</p></div>'
        for n, name in ((1, '<b class="fn">Ada</b>'), (2, ""), (3, ""))
    )
    assert [(one.author, one.author_url) for one in comments(page)] == [("Ada", None), (None, None), (None, None)]


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
        (["Lunedì 28 gennaio 2013 09:15", "Martedì 29 gennaio 2013 10:20"], ["Ada", "Bruno"]),
    ],
)
def test_name_after_the_date(dates: list[str], names: list[str]) -> None:
    """What a stroke parts from the date is a name, however few there are; half and name of the day are none of it."""
    said = zip(dates, names, strict=True)
    entries = "".join(
        f'<dt id="c{n}">{date} - {name}</dt><dd><p>Bel muro di {name}.</p></dd>'
        for n, (date, name) in enumerate(said, 1)
    )
    found = rows(f'<dl id="comments">{entries}</dl>')
    assert [row[:2] for row in found] == [(str(n), name) for n, name in enumerate(names, 1)]


def test_name_beside_a_way_to_answer() -> None:
    """A link to where one answers names nobody, though it be the only one in a comment."""
    said = "".join(
        f"""<div id="c{n}" class="comment"><h6>{date} - {name}</h6><div class="content">Bel muro {n}.</div>
        <div><a class="small" href="/comments/reply/{n}/">Rispondi</a></div></div>"""
        for n, date, name in ((1, "28.01.2013 09:15", '<a href="https://ada.example/">Ada</a>'),
                              (2, "29.01.2013 10:20", "Bruno"))
    )  # fmt: skip
    assert [row[:2] for row in rows(said)] == [("1", "Ada"), ("2", "Bruno")]


def test_one_name_of_several_homes() -> None:
    """Who gives one address and then another is one person all the same."""
    page = "".join(
        f'<div class="comment" id="comment-{n}"><a class="author" href="/u/{n}">{name}</a>'
        f"<p>Testo {n}.</p><i>28.01.2013 09:1{n}</i></div>"
        for n, name in enumerate(("Ada", "Ada", "Ada", "Bruno"), 1)
    )
    assert [row[1] for row in rows(page)] == ["Ada", "Ada", "Ada", "Bruno"]


def test_a_name_that_leads_nowhere() -> None:
    """Themes link the name of who left no address to the page itself."""
    found = comments(
        "<ol><li id='comment-71' class='comment'><a href='#' class='fn url'>Ada</a> <time datetime='2013-01-28T09:15Z'>"
        "28.01.2013 09:15</time><p>Bel muro.</p></li></ol>"
    )
    assert [(one.author, one.author_url) for one in found] == [("Ada", None)]
