"""Pages that no platform recognises: their post by structure."""

import pytest

from crawler.items import Known, Response
from crawler.platforms import read

from .pages import SENTENCE, SIDE, TEMPLATES, TEXT, URL, WORDS, page, words


@pytest.mark.parametrize("tag", ["article", "main", "section"])
def test_a_page_without_a_head_or_a_body(tag: str) -> None:
    """HTML asks for neither tag: the body begins with what no head holds."""
    markup = f"<!DOCTYPE html><title>Sassi – Un muro</title><{tag}><h1>Sassi</h1><time>28.01.2013</time>{TEXT}</{tag}>"
    response = Response(
        url="http://muri.example/sassi.html",
        status=200,
        headers={},
        body=markup.encode(),
        fetched_at="2024-03-01T09:00:00Z",
    )
    (post,) = read(response, Known()).posts
    assert (post.title, words(post)) == ("Sassi", WORDS)


@pytest.mark.parametrize("template", TEMPLATES)
def test_post(template: str) -> None:
    """Title, author, date and text, whatever the template calls them."""
    reading = page(TEMPLATES[template])
    (post,) = reading.posts
    assert (post.title, post.author) == ("Sassi e muri", "Ada")
    assert post.published is not None
    assert "2013" in post.published
    assert "09:15" in post.published
    assert words(post) == WORDS
    assert reading.general is False
    assert reading.comments == ()


def test_text_of_pictures() -> None:
    """A post may be pictures alone; the longer texts beside it are not taken for it."""
    reading = page(
        f'<div class="post"><h1>Sassi e muri</h1><div class="entry"><img src="/muro.jpg" alt="Muro"></div></div>{SIDE}'
    )
    (post,) = reading.posts
    assert post.body is not None
    assert [image.url for image in post.body.images] == ["/muro.jpg"]
    assert SENTENCE not in post.body.html


def test_comments_are_no_text() -> None:
    """A conversation longer than its post leaves the post's text alone."""
    said = "".join(
        f'<li class="comment" id="comment-{n}"><b class="fn">Bruno</b><p>{SENTENCE * 6}</p></li>' for n in range(1, 20)
    )
    reading = page(f'<div id="main"><h1>Sassi e muri</h1><div>{TEXT}</div><ol>{said}</ol></div>')
    assert words(reading.posts[0]) == WORDS
    assert len(reading.comments) == 19


def test_text_that_structure_does_not_tell() -> None:
    """Where prose stands in no element of its own, a general extractor finds it, and the reading says so."""
    boxes = "".join(f"<div><div><h4>{n}</h4><p>{SENTENCE}</p></div></div>" for n in range(3))
    head = "<div><div><h1>Sassi e muri</h1><ul><li>28 gennaio 2013</li></ul></div></div>"
    reading = page(f"<div>{head}</div>{TEXT}{boxes}<p>{SENTENCE}</p>")
    assert reading.general is True
    assert reading.posts[0].published == "28 gennaio 2013"
    assert SENTENCE.strip() in str(reading.posts[0].body)


def test_picture_under_the_name_of_a_page() -> None:
    """A file that says it is HTML and is an image holds nothing; that raises nothing."""
    body = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20
    headers = {"content-type": "text/html"}
    response = Response(url=URL, status=200, headers=headers, body=body, fetched_at="2020-01-01T00:00:00Z")
    reading = read(response, Known())
    assert (reading.posts, reading.comments) == ((), ())


def test_an_opening_in_a_box_of_its_own() -> None:
    """What a post holds before its text, named as that is, is part of it; what is named otherwise is not."""
    opening = "Chi alza un muro comincia dai sassi più grossi, e li posa in piano."
    for name, found in (("chapo parte", f"{opening} {WORDS}"), ("chapo", WORDS)):
        lead = f"<div class='{name}'><p>{opening}</p></div>"
        (post,) = page(
            f"<div class='hentry'><h1>Sassi e muri</h1>{lead}<div class='testo parte'>{TEXT}</div></div>"
        ).posts
        assert words(post) == found


def test_a_banner_of_an_article_is_none() -> None:
    """The box with the title and the dates is named as the article is that follows it."""
    banner = "<div class='article banner'><div class='content'><time>2013-01-28</time><h1>Sassi e muri</h1></div></div>"
    more = "<div class='post-next-prev'><a href='/altro.html'>Un altro post che parla di sassi</a></div>"
    (post,) = page(f"<div class='wrap'>{banner}</div><article class='md-text'>{TEXT}{more}</article>").posts
    assert (post.title, words(post), post.published) == ("Sassi e muri", WORDS, "2013-01-28")


def test_a_banner_before_a_column_with_the_text() -> None:
    """The box with the title is named as a post by its number; what is named as a text stands in another column."""
    banner = "<div id='article-12_34'><a href='/muri'>Muri a secco</a><h1>Sassi e muri</h1></div>"
    text = f"<div id='main-part'><div id='feature-13_45'><div class='article-body'>{TEXT}</div></div></div>"
    (post,) = page(f"<div class='columns'>{banner}{text}</div>").posts
    assert (post.title, words(post)) == ("Sassi e muri", WORDS)


def test_a_line_that_is_named_as_a_life() -> None:
    """What tells who the author is says nothing of the post; a line with the date does, whatever else it is named."""
    line = "<div class='line has-no-bio'><span class='by'>Di <a href='/ada'>Ada</a></span> <b>28 gennaio 2013</b></div>"
    (post,) = page(f"<h1>Sassi e muri</h1><div class='article-body'>{line}<div>{TEXT}</div></div>").posts
    assert (words(post), post.author, post.published) == (WORDS, "Ada", "28 gennaio 2013")


def test_a_small_heading_that_is_named_as_a_title() -> None:
    """Where the document says something else, the one heading of the first rank goes before one of a box's."""
    talk = "<div class='js-talk'><h4 class='title'>Di' la tua</h4><p>Entra e scrivi.</p></div>"
    (post,) = page(
        f"<div class='column'><h1 class='art-hp'>Sassi e muri</h1><div>{TEXT}</div></div>{talk}",
        head="<title>Come si alza un'opera a secco | Pietra viva</title>",
    ).posts
    assert (post.title, words(post)) == ("Sassi e muri", WORDS)


@pytest.mark.parametrize(
    ("line", "author", "published"),
    [
        ("<h2 class='teaser'>75 sassi in un giorno solo: chi li ha contati dice che dal 1967 è il muro più lungo</h2>"
         "<div>di <span class='author'>Ada</span></div><div>28 gennaio 2013</div>", "Ada", "28 gennaio 2013"),
        ("<span class='Z3988' title='ctx_ver=Z39.88-2004&amp;rft_val_fmt=info:ofi/fmt:kev:mtx:dc&amp;rft.title=10:15"
         "&amp;rft.date=2013-01-27&amp;rft.au=Ada+Sasso&amp;rft.language=IT'></span><p>28 gennaio 2013</p>", None,
         "28 gennaio 2013"),
        ("<div class='hreview-aggregate'><div class='item'><b>Voti:</b> <span class='fn'>Un muro</span></div></div>"
         "<p>28 gennaio 2013</p>", None, "28 gennaio 2013"),
        ("<div itemscope itemtype='http://schema.org/Article'><div itemprop='author' itemscope itemtype='http://schema.org/"
         "Person'><span>9:15 28 gennaio 2013</span></div></div>", None, "9:15 28 gennaio 2013"),
    ],
)  # fmt: skip
def test_what_is_neither_a_date_nor_a_name(line: str, author: str | None, published: str) -> None:
    """Neither a sentence nor a record with numbers is a date; a date is nobody, and what is rated no author."""
    (post,) = page(f"<div><h1>Sassi e muri</h1>{line}<div class='post-body'>{TEXT}</div></div>").posts
    assert (post.author, post.published) == (author, published)


@pytest.mark.parametrize(
    ("line", "author"), [("di Ada Sasso", "Ada Sasso"), ("Ada Sasso", "Ada Sasso"), ("ada sasso", "ada sasso")]
)
def test_a_small_word_before_a_name(line: str, author: str) -> None:
    """What is named as the author's may begin with a word that leads to the name."""
    (post,) = page(
        f"<h1>Sassi e muri</h1><div class='postauthor'>{line}</div><div class='post-body'>{TEXT}</div>"
    ).posts
    assert post.author == author


def test_a_line_behind_an_anchor() -> None:
    """What stands empty before the line with author and date does not make it the text's."""
    line = "<div id='postInfo'><p>Di <b class='by'>Ada</b></p><p>Genova | <i>28 gennaio 2013 09:15</i></p></div>"
    (post,) = page(f"<h1>Sassi e muri</h1><div class='post-body'><a name='top'></a>{line}{TEXT}</div>").posts
    assert (words(post), post.author, post.published) == (WORDS, "Ada", "28 gennaio 2013 09:15")


def test_a_foot_that_says_more_than_the_post() -> None:
    """The page's foot is no text, however long, where an article has one; whoever signs a short one posted it."""
    foot = f"<footer><div><section>{TEXT}</section></div></footer>"
    head = '<header><h1>Sassi e muri</h1><p class="author">di <a href="/ada">Ada</a></p></header>'
    (post,) = page(
        f"{head}<div><article><section class='content'><p>{SENTENCE}</p></section></article></div>{foot}"
    ).posts
    assert (post.title, post.author, words(post)) == ("Sassi e muri", "Ada", SENTENCE.strip())
