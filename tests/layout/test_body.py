"""What is a post's text on a page that nobody described, and what only stands in it or after it."""

import time

import pytest

from crawler.document import parse_html
from crawler.items import Post
from crawler.layout.prose import find_prose

from .pages import HEAD, SENTENCE, TEXT, URL, WORDS, page, words, words_of


def post_of(inside: str, *, before: str = "", url: str = URL) -> Post:
    (post,) = page(f'<h1>Sassi e muri</h1><div class="testo">{before}{TEXT}{inside}</div>', url=url).posts
    return post


def links(*titles: str, at: str = "/2012/") -> str:
    return "".join(f'<li><a href="{at}{number}.html">{title}</a></li>' for number, title in enumerate(titles))


TITLES = ("Il muro della cava", "Come si taglia il calcare", "Due giorni sul tetto")
ENDS = {
    "titles of posts under a heading": f"<h4>Zum Weiterlesen</h4><ul>{links(*TITLES)}</ul>",
    "titles of posts after a line in bold": f"<p><b>Leggi</b></p><ul>{links(*TITLES)}</ul>",
    "titles of posts in boxes": f"<div><div><p>Altri:</p><ol>{links(*TITLES)}</ol></div></div>",
    "titles of posts in one line": "<p>Altri sassi:</p><p>"
    + "<br>".join(f'<a href="https://www.blog.example.org/x/{n}.html">{title}</a>' for n, title in enumerate(TITLES))
    + "</p>",
    "terms": '<p>Mots : <a rel="tag" href="/t/1">muri</a>, <a rel="tag" href="/t/2">cave</a></p>',
    "terms by their addresses": '<p><b>Sub</b> <a href="/tag/muri/">muri</a></p>',
    "a line with the date": '<p class="posted">28 gennaio 2013, 09:15</p>',
    "a line that tells of it": '<p class="info">Scritto da Ada il 28 gennaio 2013</p>',
    "a line that leads to the page itself": """<p>alle 09:15 | in: <a href="/cave">/cave</a> |
        <a href="/2013/sassi.html">indirizzo fisso</a></p>""",
    "a form and what it asks for": """<div class="x"><h4>Ogni mese</h4><img src="/busta.png"><p>Un sasso per posta.</p>
        <div><form action="https://posta.example/"><input name="mail"><input type="submit"></form></div></div>""",
    "a form in a box with a name": """<div class="x"><h4>Ogni mese</h4><ul><li>Un sasso per posta.</li></ul>
        <div class="subscribe"><form action="https://posta.example/"><input name="mail"></form></div></div>""",
    "a form that is named as embedded": """<div><div id="mc_embed_signup"><form name="mc-embedded-subscribe-form">
        <label>Un sasso al mese</label><input name="mail"></form></div></div>""",
    "a form for comments and what stands behind it": """<hr><p class="categories">In: <a href="/cave/">Cave</a></p><hr>
        <h3>Dite la vostra</h3><form action="#comment-section"><textarea name="content"></textarea></form>
        <p>Finora non ha scritto nessuno.</p>""",
    "the author at length": f'<div class="author_info"><h4>Ada</h4><p>{SENTENCE}</p></div>',
    "shares of a plugin with a heading": """<div class="shariff shariff-align-start"><div class="ShariffHeadline">
        <hr><h3>Passate parola!</h3></div><ul class="shariff-buttons"><li><a href="https://x.example/">x</a></li></ul>
        </div>""",
    "what a host says of its advertisements": '<div class="wpa"><a rel="nofollow" href="/annunci/">Annunci</a></div>',
    "what only machines are told": """<div class="hatom-extra"><span class="entry-title">Sassi</span> del
        <span class="updated">28.01.2013</span> di <span class="vcard"><span class="fn">Ada</span></span></div>""",
    "other posts in a box": f'<div class="more-articles-grid"><div><h4>Muri</h4><p>{SENTENCE}</p></div></div>',
    "the author in a box": f'<div class="cover auth-box1"><h4>Ada</h4><p>{SENTENCE}</p></div>',
    "how often it was shown on": '<div class="pin-it-btn-wrapper"><a href="https://x.example/"><b>2K+</b></a></div>',
    "posts beside it": '<div class="prev-next"><a href="/a">Prima</a><a href="/b">Dopo</a></div>',
    "an album longer than the text": '<div class="slideshow-1"><ul>'
    + "".join(f'<li><img src="/{n}.jpg"><p>{SENTENCE * 2}</p></li>' for n in range(6))
    + "</ul></div>",
    "a plugin's greeting longer than the text": f'<div class="wwsgd"><p>{SENTENCE * 9}</p></div>',
}


@pytest.mark.parametrize("end", ENDS)
def test_what_templates_put_after_a_text(end: str) -> None:
    """What templates and plugins put after a text is no part of it."""
    assert words(post_of(ENDS[end])) == WORDS


OWN = {
    "a link to a part of the page": '<p>Si torni <a href="/2013/sassi.html#uno">al primo sasso</a>.</p>',
    "links to other sites": f"<p>Fonti:</p><ul>{links(*TITLES, at='https://altrove.example/')}</ul>",
    "files": '<p>Da scaricare:</p><ul><li><a href="/a.jpg">Il muro di fronte</a></li>'
    '<li><a href="/b.pdf">Il muro di lato</a></li><li><a href="/c.zip">Il muro di sotto</a></li></ul>',
    "parts of the text": f"<p>Parti:</p><ul>{links('Parte 1', 'Parte 2', 'Parte 3')}</ul>",
    "a list with more than links": "<ul>"
    + "".join(f'<li><a href="/{n}.html">{title}</a>, dove {SENTENCE}</li>' for n, title in enumerate(TITLES))
    + "</ul>",
    "a quoted message": f"""<blockquote class="twitter-tweet"><p>{SENTENCE}</p>Ada
        <a href="https://twitter.com/ada/status/1">28 gennaio</a></blockquote><p>Ecco.</p>""",
    "a card that leads elsewhere": f"""<div class="kg-card kg-bookmark-card"><div class="kg-bookmark-title">Calce</div>
        <p>{SENTENCE}</p></div><p>Ecco.</p>""",
    "notes at the foot": f'<aside id="footnotes" role="doc-endnotes"><ol><li><p>{SENTENCE}</p></li></ol></aside>',
    "a note set apart": f'<aside class="note"><p>{SENTENCE}</p></aside><p>Ecco.</p>',
    "words within a sentence": f'<p>Dice <a class="twitter-name" href="https://x.example/a">@ada</a>: {SENTENCE}</p>',
    "a sentence with a date": '<p class="p1">Ci vediamo il 28 gennaio 2013 alle 18:30 al mulino vecchio.</p>',
    "titles that nothing announces": f"<ul>{links(*TITLES)}</ul>",
    "boxes that a page is built of": "".join(
        f'<div class="widget widget_text so-panel"><p>{SENTENCE}</p></div>' for _ in range(3)
    ),
    "a heading that leads elsewhere": '<h4>Visto da <a href="https://altrove.example/">Bruno</a></h4>',
    "a small album": '<div class="slideshow"><ul>'
    + "".join(f'<li><img src="/{n}.jpg">Muro {n}</li>' for n in range(6))
    + "</ul></div>",
    "a title pasted from a place of slides": '<h3 class="slideshow-title">Il muro <a href="https://x.example/">qui</a></h3>',
}


@pytest.mark.parametrize("own", OWN)
def test_what_the_author_puts_at_the_end(own: str) -> None:
    """What an author puts at the end stays."""
    assert words(post_of(OWN[own])) == f"{WORDS} {words_of(OWN[own])}"


def test_last_line_in_bold() -> None:
    """What stands before the terms is the text's own, however it is set."""
    post = post_of('<p><b>Continua.</b></p><p>In <a rel="tag" href="/t/1">muri</a></p>')
    assert words(post) == f"{WORDS} Continua."


MANY = {
    "forms": "<div><form><input name='a'></form></div><p>Un sasso.</p>",
    "lists": f"<ul>{links(*TITLES)}</ul>",
    "terms": '<p>In <a rel="tag" href="/t/1">muri</a></p>',
    "boxes": '<div class="share"><img src="/a.png"></div>',
}


@pytest.mark.parametrize("kind", MANY)
def test_many_ends(kind: str) -> None:
    """However much stands after a text, reading takes time in proportion."""
    started = time.process_time()
    page(f'<h1>Sassi e muri</h1><div class="testo">{TEXT * 30}{MANY[kind] * 3000}</div>', url="")
    assert time.process_time() - started < 3


def test_decks_at_the_end() -> None:
    """A list of decks is no list of posts, wherever they lie."""
    decks = "".join(f'<li><a href="/folien/{n}.pptx">Il muro della cava</a></li>' for n in range(3))
    body = post_of(f"<h4>Diapositive</h4><ul>{decks}</ul>").body
    assert body is not None
    assert len(body.slides) == 3


def test_titles_without_an_address() -> None:
    """Of a saved page whose address nobody knows, the site is the one that most links lead to."""
    titles = f"<p>Leggi:</p><ul>{links(*TITLES, at='https://blog.example.org/')}</ul>"
    menu = "".join(f'<a href="https://blog.example.org/{n}">{n}</a>' for n in range(5))
    (post,) = page(f'<div>{menu}</div><h1>Sassi e muri</h1><div class="testo">{TEXT}{titles}</div>', url="").posts
    assert words(post) == WORDS


def test_terms_and_dates_at_the_end() -> None:
    """What is taken off the end still tells of the post."""
    post = post_of('<p class="posted">28 gennaio 2013, 09:15</p><p>In <a rel="tag" href="/t/1">muri</a></p>')
    assert [term.name for term in post.terms or ()] == ["muri"]
    assert post.published == "28 gennaio 2013, 09:15"


def test_box_with_the_date_longer_than_the_text() -> None:
    """What signs a text in a list below it is no part of that, however short it is."""
    signed = """<ul><li>Da <a href="/gente/ada/">Ada</a>, <time datetime="2013-01-28T09:15:00+01:00">
        <a href="/2013/01/">gennaio</a> 28, 2013</time></li><li>In <a href="/tag/muri/">muri</a></li></ul>"""
    (post,) = page(f"<main><article><h1>Sassi e muri</h1><p>Bel muro.</p>{signed}</article></main>").posts
    assert (words(post), post.published) == ("Bel muro.", "2013-01-28T09:15:00+01:00")


ARTICLE = f"{HEAD}<meta property='og:type' content='article'>"


def test_lines_above_a_text_that_is_shorter() -> None:
    """Title and date are no part of a text that is not much longer; nothing but a line with a date is the text."""
    above = f"<h2>Sassi e muri</h2><aside><p>28.01.2013 09:15, di Ada{', Bruno, Ciro' * 9}</p></aside>"
    (post,) = page(f"<main>{above}<p>{SENTENCE * 2}</p></main>").posts
    assert words(post) == (SENTENCE * 2).strip()
    (post,) = page(
        f"<main><h2>Sassi e muri</h2><p>Il 28.01.2013, alle 09:15, {SENTENCE}</p></main>", head=ARTICLE
    ).posts
    assert words(post) == f"Il 28.01.2013, alle 09:15, {SENTENCE}".strip()


def test_share_in_the_line_below_a_title() -> None:
    """What a script says that shares the post is no part of the line with the date, however long it is."""
    line = f"<div class='date'>28 gennaio 2013 in <a href='/c/m/'>Muri</a> <script>{'condividi();' * 20}</script></div>"
    (post,) = page(f"<div class='post'><h1>Sassi e muri</h1>{line}{TEXT}</div>").posts
    assert (words(post), (post.published or "")[:15]) == (WORDS, "28 gennaio 2013")


def test_player_with_shares() -> None:
    """Where the text is a player alone, words about sharing it are no text."""
    post = page(
        '<h1>Sassi e muri</h1><div class="post-body"><iframe src="https://www.slideshare.net/slideshow/embed_code/123"></iframe>'
        '<div class="sharedaddy"><h3>Condividi:</h3><ul><li><a href="/?share=x">X</a></li></ul></div></div>'
    ).posts[0]
    assert words(post) == "slideshare"


def test_paragraphs_before_the_part_with_most_of_a_text() -> None:
    """A text begins with them, though the part after them holds nearly all of it."""
    lead = f"<p>{SENTENCE * 3}</p>"
    (post,) = page(
        f'<div><h1>Sassi e muri</h1><div>{lead}<h2>La cava</h2><div class="consigli">{TEXT * 9}</div></div></div>'
    ).posts
    assert words(post) == words_of(f"{lead}<h2>La cava</h2>{TEXT * 9}")


def test_a_greeting_above_a_text() -> None:
    """A short paragraph that leads to somebody elsewhere does not name the author."""
    greeting = '<p>Ciao <a href="https://foto.example/people/bruno/">Bruno</a>!</p>'
    (post,) = page(f'<div class="post"><h1>Sassi e muri</h1><div class="entry">{greeting}{TEXT}</div></div>').posts
    assert (post.author, words(post)) == (None, f"Ciao Bruno! {WORDS}")


@pytest.mark.parametrize("tag", ["i", "em", "b", "strong", "q"])
def test_set_off(tag: str) -> None:
    """A post may be a quotation that is set in one piece; longer sentences beside it are not taken for it."""
    said = f'Ada scrive <{tag}>"{SENTENCE * 3}<a href="https://altrove.example/">qui</a>"</{tag}>'
    reading = page(
        f'<div><div><h2>Sassi e muri</h2><div class="x"><div class="y">{said}</div></div></div>'
        f'<div class="z"><p>{SENTENCE}</p></div></div>'
    )
    (post,) = reading.posts
    assert words(post) == words_of(said)
    assert reading.general is False


def test_title_with_a_count_before_the_conversation_repeats_it() -> None:
    """A heading whose link is the title and beside which a number stands is the post's, though another repeats it."""
    (post,) = page(
        f'<div class="a"><h2><span><a href="{URL}">Sassi e muri</a></span> <span>40</span></h2><div>{TEXT}</div></div>'
        f'<div class="b"><h2><a href="{URL}">Sassi e muri</a></h2><p>{SENTENCE * 2}</p></div>'
    ).posts
    assert (post.title, words(post)) == ("Sassi e muri", WORDS)


def test_title_in_two_headings_that_a_list_repeats() -> None:
    """A title in two headings is where it stands first, not in a list of all posts."""
    reading = page(
        f'<div class="a"><div><h1>Pietra viva</h1><h2>Sassi e muri</h2></div><div>{TEXT}</div></div><ul class="b">'
        + "".join(
            f'<li><a href="/{n}"><h1>{one}</h1><h2>{two}</h2><p>{SENTENCE}</p></a></li>'
            for n, (one, two) in enumerate((("Pietra viva", "Sassi e muri"), ("Calce", "Tetti")))
        )
        + "</ul>",
        head="<title>Pietra viva: Sassi e muri | Muri</title>",
    )
    (post,) = reading.posts
    assert words(post) == WORDS


STYLE = "#comments .hidden { display: none !important; }" * 2
COLUMNS = f"""<div class="navbar"><a href="/">Pietra viva</a><p>Appunti di un muratore che cammina</p></div>
    <div class="top"><h1>Sassi e muri</h1></div><div class="row"><div class="wide">
    <h6 class="post-meta">Di <a href="/author/bruno/">Bruno</a></h6><p>(<a href="#comments">2 note</a>)</p>
    <p>{SENTENCE * 2}</p>
    <div id="comments"><style>{STYLE}</style><h3>Note</h3></div></div>
    <div class="thin"><h6>2013</h6><ul><li><a href="/archive/2013/5/">Maggio</a></li></ul>
    <h3>Chi scrive</h3><ul><li><a href="/author/ada/">Ada</a></li><li><a href="/author/bruno/">Bruno</a></li></ul>
    </div></div>"""


def test_short_text_between_columns() -> None:
    """The title above the columns, the author in the text's: who and what is listed after it is none of the post's."""
    (post,) = page(COLUMNS).posts
    assert (words(post), post.author, post.published) == ((SENTENCE * 2).strip(), "Bruno", None)


@pytest.mark.parametrize("line", ["{}<br>", "<p>{}</p>"])
def test_short_lines(line: str) -> None:
    """A text may be of lines that are shorter than a sentence elsewhere, as in blogs of Japan."""
    said = (
        "今日は水車小屋へ行きました。",
        "とてもいい天気。",
        "裏に井戸がありました！",
        "石の板が重くて…",
        "飲めるそうです♪",
    )
    text = "".join(map(line.format, said * 2))
    aside = "<div><h3>水車</h3><div>はじめまして。水車小屋の近くに住んでいます。毎日井戸を見ています。</div></div>"
    body = f"<div><h1>水車小屋の井戸</h1><div><b>2013/01/28</b></div><div>{text}</div></div>{aside}"
    (post,) = page(body, head="<title>水車小屋の井戸 - 水車</title>").posts
    assert post.body is not None
    assert words_of(post.body.html) == words_of(text)


def test_link_to_a_conversation_elsewhere() -> None:
    """Only the page's own conversation is counted: a line that leads to another's is the author's."""
    line = '<p><a href="{}#comments">Ne parlano tutti</a></p>'
    own, other = line.format("https://blog.example.org/2013/sassi/"), line.format("https://altro.example/muri/")
    (post,) = page(
        f"<article><h1>Sassi e muri</h1><div class='entry-content'>{own}<p>{SENTENCE}</p>{other}<p>{SENTENCE}</p></div>"
        "</article>",
        url="https://blog.example.org/2013/sassi/",
    ).posts
    assert words(post) == f"{SENTENCE.strip()} Ne parlano tutti {SENTENCE.strip()}"


LICENCE = '<div class="license-wrapper">Questo scritto si può copiare come si vuole, basta dirlo.</div>'
WAYS = """<ul class="links-nextprev"><li>Prima: <a href="/1/">Come si sceglie il sasso più largo di tutti</a></li>
    <li>Poi: <a href="/3/">Come si posa il sasso più stretto di tutti</a></li></ul>"""
BOXES = """<div><a href="/1/"><div>Prima<div>Come si sceglie il sasso più largo di tutti</div></div></a>
    <a href="/3/"><div>Poi<div>Come si posa il sasso più stretto di tutti</div></div></a></div>"""


CARDS = "".join(
    f'<div><span><a href="/2013/{way}/" rel="{way}">{SENTENCE * 2}</a></span></div>' for way in ("prev", "next")
)


@pytest.mark.parametrize(
    "body",
    [
        f'<div class="post"><h1>Sassi e muri</h1><p class="date">28.1.2013</p><div class="post-content">'
        f"<p>{SENTENCE}</p></div><div>{LICENCE}</div></div>",
        f'<main><h1>Sassi e muri</h1><p class="date">28.1.2013</p><p>{SENTENCE}</p>{WAYS}</main>',
        f'<main><h1>Sassi e muri</h1><p class="date">28.1.2013</p><article><p>{SENTENCE}</p></article>{BOXES}</main>',
        f'<main><h1>Sassi e muri</h1><p class="date">28.1.2013</p><div class="testo"><p>{SENTENCE}</p>{CARDS}</div>'
        f"</main>",
        f'<article><h1>Sassi e muri</h1><div>Ada,<time datetime="2013-01-28">1/28/2013</time>0</div><p>{SENTENCE}</p>'
        f"</article>",
    ],
)
def test_ways_on_longer_than_the_text(body: str) -> None:
    """What is named as a licence, or as the way to other posts, is no text, however short the text beside it."""
    (post,) = page(body).posts
    assert words(post) == SENTENCE.strip()


def test_what_only_readers_of_screens_are_told() -> None:
    """The name of the link to a heading, which nobody sees, is no part of the text."""
    link = '<a href="#cave"><span class="sr-only">Sezione «Cave»</span></a>'
    assert (
        words(post_of(f'<div><h2 id="cave">Cave</h2>{link}</div><p>{SENTENCE}</p>'))
        == f"{WORDS} Cave {SENTENCE}".strip()
    )


def test_a_link_around_thousands_of_paragraphs() -> None:
    """It is looked at once, not once for each of them."""
    started = time.process_time()
    paragraphs = "<div>Una frase abbastanza lunga per essere prosa.</div>" * 10_000
    root = parse_html(f"<html><body><a href='/altro'>{paragraphs}</a></body></html>".encode())
    assert root is not None
    assert find_prose(root).total > 0
    assert time.process_time() - started < 4


def test_headings_that_unfold_what_stands_below() -> None:
    """A button that is all a heading says is no control of the theme's; beside words it is."""
    folded = f"<h3><button><span>Quando si taglia?</span></button></h3><p>{SENTENCE}</p>"
    post = post_of(f"{folded}<h3>Come si taglia <button>Copia</button></h3><p>{SENTENCE}</p>")
    said = words(post) or ""
    assert ("Quando si taglia?" in said, "Come si taglia" in said, "Copia" in said) == (True, True, False)


def test_what_stands_beside_a_column_is_none() -> None:
    """Names that hold the word of one, as those of a whole page with a column or of a post on the front page."""
    much = "".join(f'<li><a href="/{n}">Un altro muro di sassi, il numero {n}</a></li>' for n in range(90))
    (post,) = page(
        f'<div class="node node-promoted"><h1>Muri</h1><div class="with-sidebar-right"><p>{SENTENCE}</p><p>{SENTENCE}'
        f"</p></div></div><ul>{much}</ul>"
    ).posts
    assert words(post).count("sassi") == 2 * SENTENCE.count("sassi")


def test_notes_beside_the_text() -> None:
    """Notes that stand in a box of their own after the text are part of it; a foot that is named so is not."""
    mark = '<p>Un sasso<a href="#n1" id="m1">1</a>.</p>'
    notes = '<hr><aside class="footnote-list"><div id="n1"><a href="#m1">1</a> Di fiume.</div></aside>'
    box = f'<section><h1>Sassi e muri</h1>{TEXT}{mark}</section>{notes}<div class="footnote">Il mulino, 2013</div>'
    (post,) = page(f'<div role="main">{box}</div><p>Altro</p>', url=URL).posts
    assert words(post).endswith("Un sasso1. 1 Di fiume.")


@pytest.mark.parametrize("heading", ["Latest results", "Search", "Related work", "My bio", "Newsletter"])
def test_headings_whose_ids_are_their_words(heading: str) -> None:
    """Generators make an id of each heading, or of the section that it begins; a theme's box is alone in that."""
    id_ = heading.lower().replace(" ", "-")
    headed = f'<h2 id="muri">Muri</h2><p>{SENTENCE * 4}</p><h2 id="{id_}-2">{heading} ¶</h2><p>{SENTENCE * 4}</p>'
    parted = f'<section id="muri"><h2>Muri</h2>{SENTENCE}</section><section id="{id_}"><h2>{heading}</h2>Sì.</section>'
    for text in (headed, parted):
        post = f"<article><h1>Sassi e muri</h1><i>28.01.2013</i><div class='post-content'>{TEXT}{text}</div></article>"
        (found,) = page(post).posts
        assert heading in (words(found) or "")
    box = f'{TEXT}<div id="{id_}"><h2>{heading}</h2>Via.</div><p>{SENTENCE}</p>'
    (found,) = page(f"<article><h1>Sassi e muri</h1><div class='post-content'>{box}</div></article>").posts
    assert heading not in (words(found) or "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<div id="toc" class="post__toc toc"><div class="toc__title">In questa pagina</div></div>', ""),
        ('<div class="table-of-contents"><p>Indice</p><ul><li><a href="#muri">Muri</a></li></ul></div>', ""),
        (
            "",
            '<div class="webmentions"><h2>Menzioni</h2><h3>3 mi piace</h3><a href="https://a.example/"><img></a></div>',
        ),
        ("", '<h2 class="feedback--title">Riscontro</h2><p class="feedback--question">È stata utile?</p>'),
    ],
)
def test_boxes_of_generators(before: str, after: str) -> None:
    """A table of contents, though it is empty, who liked a post elsewhere, a question are none of a short text."""
    line = f"<p>{SENTENCE}</p>"
    text = f"{before}<div class='content'>{line}</div>" if before else f"{line}{after}"
    head = "<header><h1>Sassi e muri</h1><p>28.01.2013</p></header>"
    (post,) = page(f"<article class='post'>{head}{text}</article>").posts
    assert words(post) == words_of(line)
