"""Where the text of a WordPress post is, and that what stands around is none where it has no text."""

import pytest

from .theme_pages import HEAD, TEXT, WORDS, post_of, text

#: A form for comments, and a column beside it that says more than a short post does.
AFTER = (
    '<div id="respond"><form action="/wp-comments-post.php"><p>Il tuo indirizzo non sarà mostrato a nessuno.</p><textarea></textarea></form></div>'
    '</div><div class="destra"><ul><li>Bruno su <a href="/altro/#comment-7">Altro</a><br>Che bella luce, l\'altra sera, vista dal molo!</li></ul>'
    f"<div>{WORDS[:99]}</div></div></div>"
)


def test_a_post_without_text_takes_nothing_from_those_listed_below_it() -> None:
    """Templates of blocks print no element for a text that is empty."""
    post = post_of(
        '<main><h1 class="wp-block-post-title">La lanterna</h1><ul><li class="wp-block-post post-7 post hentry">'
        '<h3 class="wp-block-post-title">Molo 7</h3><p>Tre righe di un altro.</p></li></ul></main>'
    )
    assert (post.title, text(post)) == ("La lanterna", "")


def test_a_template_of_blocks_prints_no_place_for_an_empty_text() -> None:
    """What else stands there, such as a box about the author, is none."""
    post = post_of(
        '<div class="wp-site-blocks"><h2 class="wp-block-post-title">La lanterna</h2><div class="wp-block-post-author">'
        f'<p class="wp-block-post-author__name">Ida</p><p class="wp-block-post-author__bio">{WORDS}</p></div>'
        '<ul><li class="wp-block-post post-7 hentry"><div class="wp-block-post-content">Di un altro.</div></li>'
        '<li class="wp-block-post post-8 hentry"><div class="wp-block-post-content">Di altri.</div></li></ul></div>'
    )
    assert (post.title, post.author, post.body) == ("La lanterna", "Ida", None)


def test_a_text_that_structure_does_not_tell() -> None:
    """Where it is in pieces below a summary with the heading, a general extractor finds it, as on any other page."""
    lead = "Tre righe dicono in breve di che cosa la pagina parla, dalla prima luce del mattino alla lanterna. " * 3
    head = f"<div><div><h1>La lanterna</h1><div>{lead}</div></div><div>{lead[:99]}</div></div>"
    pieces = "".join(f"<div><b>{n}</b><div>{TEXT}{TEXT}</div></div>" for n in range(9))
    assert (text(post_of(f"<div>{head}{pieces}</div>")) or "").count(WORDS) > 9


@pytest.mark.parametrize(
    ("body", "words"),
    [("<p>Stasera la lanterna non gira: torna la luce domani.</p>", "Stasera la lanterna non gira: torna la luce domani."), ("", None)],
)  # fmt: skip
def test_no_text_stands_behind_the_form_for_comments(body: str, words: str | None) -> None:
    """However short the post is: what columns say there is none of it, and a post without a text has none."""
    page = f'<div class="riga"><div class="sinistra"><h1>La lanterna</h1><div class="foglio">{body}</div>{AFTER}'
    post = post_of(page)
    assert (post.title, text(post)) == ("La lanterna", words)


def test_no_text_stands_above_the_title() -> None:
    """Such as what the blog says of itself, where a post has no text and a form for comments follows its title."""
    page = (
        '<div class="alto"><span>Fari, moli e chi ci passa la notte</span></div><div class="riga"><div class="sinistra">'
        f"<h2>La lanterna</h2>{AFTER}"
    )
    post = post_of(page, head=f"{HEAD}<title>La lanterna – Il molo</title>")
    assert (post.title, post.body) == ("La lanterna", None)


@pytest.mark.parametrize(
    "line",
    [
        'Archiviato in: <a href="/category/fari/" rel="category tag">Fari</a>',
        'Scritto il 3 gennaio 2010 in <a href="/category/fari/" rel="category tag">Fari</a>. Ogni risposta si segue dal'
        " suo flusso, e si può lasciarne una, se la lanterna è accesa, o rimandare qui da un altro posto, se ce n'è uno.",
    ],
)
def test_the_line_with_the_terms_is_no_text(line: str) -> None:
    """Though nothing else stands where the text of the post would."""
    post = post_of(
        f'<div class="post" id="post-5"><h2>La lanterna</h2><div class="entrytext"><p class="postmetadata">{line}</p></div></div>'
    )
    assert (text(post), [term.name for term in post.terms or ()]) == ("", ["Fari"])


def test_other_posts_are_no_text_of_one_that_has_none() -> None:
    """However much a box of them says where the theme has the text in an element with a name."""
    others = "".join(f'<li><h4><a href="/{n}/">Molo {n}</a></h4><p>{WORDS[:150]}</p></li>' for n in range(3))
    post = post_of(
        f'<div class="post" id="post-5"><h2>La lanterna</h2><div class="entry"></div><div class="related_posts">'
        f"<h3>Altro</h3><ul>{others}</ul></div></div>"
    )
    assert text(post) == ""
