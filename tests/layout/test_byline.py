"""Who wrote a post, and when, wherever the page prints it."""

import pytest

from .pages import HEAD, TEXT, WORDS, page, words


@pytest.mark.parametrize(
    "href",
    ["/member/1/", "/authors/1-Ada", "/archivio/by-author/ada/", "/_layouts/userdisp.aspx?ID=1", "/member.php?u=1"],
)
def test_author_by_the_address(href: str) -> None:
    """A link to a page of people names the author, in whatever words; channels and forms do not."""
    others = '<a href="/user/password">Nuova parola d\'ordine</a> <a href="https://canali.example/user/a">Canale</a>'
    line = f'<div class="foot">28.01.2013 09:15 {others} <a href="{href}">Ada</a> | <a href="/muri/">muri</a></div>'
    (post,) = page(f'<div class="post"><h1>Sassi e muri</h1><div class="text">{TEXT}</div>{line}</div>').posts
    assert post.author == "Ada"


@pytest.mark.parametrize("name", ["fn", "byline", "meta-info display-name"])
def test_author_by_a_name(name: str) -> None:
    """What is named as one that is shown names the author, without the strokes around it."""
    line = f'<p>28.01.2013 <span class="{name}">| <a href="https://ada.example/">Ada</a> |</span></p>'
    (post,) = page(f'<div class="post"><h1>Sassi e muri</h1>{line}<div class="text">{TEXT}</div></div>').posts
    assert (post.author, post.author_url) == ("Ada", "https://ada.example/")
    (post,) = page(f"<h1>Sassi e muri</h1><p class='{name}'>| Ada Sasso</p><div class='text'>{TEXT}</div>").posts
    assert post.author == "Ada Sasso"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ('<p class="nota__authorName">di <span>Ada Sasso</span></p>', "Ada Sasso"),
        ('<p class="autore-box author">Di <b class="author-name">Ada Sasso</b></p>', "Ada Sasso"),
        ('<p class="author">Ada <span>Sasso</span></p>', "Ada Sasso"),
        ('<p><a href="/contributors/ada-sasso/">leggi tutti i suoi testi</a></p>', None),
        ('<p><a href="/contributors/ada-sasso/">Ada Sasso</a></p>', "Ada Sasso"),
    ],
)
def test_author_behind_a_label(line: str, author: str | None) -> None:
    """The words before a name in an element of its own are none, nor are those of a link in its place."""
    (post,) = page(f'<div class="post"><h1>Sassi e muri</h1>{line}<div class="text">{TEXT}</div></div>').posts
    assert post.author == author


def test_the_title_of_a_thing_is_no_authors() -> None:
    """`fn` names whatever a vocabulary describes."""
    (post,) = page(f'<div class="hrecipe"><h1 class="fn">Sassi e muri</h1><div class="text">{TEXT}</div></div>').posts
    assert (post.title, post.author) == ("Sassi e muri", None)


@pytest.mark.parametrize(("second", "author"), [("Ada Sasso", "Ada Sasso"), ("Ciro", None)])
def test_an_author_who_answers(second: str, author: str | None) -> None:
    """Of a line in which no name is set off, the one under which a comment is signed, too."""
    said = "".join(
        f'<li class="comment" id="comment-7{n}"><b>{name}</b> <i>2{n}.01.2013 09:15</i><p>Un bel muro.</p></li>'
        for n, name in enumerate(("Bruno", second), 1)
    )
    line = "<p>Qui scrisse Ada Sasso il 28.01.2013 09:15 tra i muri</p>"
    (post,) = page(f"<div class='post'><h1>Sassi e muri</h1>{line}<div>{TEXT}</div></div><ol>{said}</ol>").posts
    assert post.author == author


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ('<div class="pagedate">Last edited <span class="date">Nov 23 20:23:03 2012</span></div>', None),
        ('<p><b>Ultima modifica:</b> <time datetime="2012-11-23T20:23:03Z">23 novembre</time></p>', None),
        ("<p>Zuletzt geändert am 23. November 2012, 20:23</p>", None),
        ("<p>最終更新日: 2012-11-23 20:23</p>", None),
        ("<p>Posted on Nov 20, 2012</p><p>Updated Nov 23, 2012 20:23</p>", "Nov 20, 2012"),
        ("<p>Scritto il 23 novembre 2012</p>", "23 novembre 2012"),
    ],
)
def test_the_day_of_the_last_change(line: str, published: str | None) -> None:
    """It is not when a post was published, though no other is printed."""
    (post,) = page(f"<h1>Sassi e muri</h1><div>{TEXT}</div>{line}").posts
    assert post.published == published
    assert ("2012" in (post.modified or "")) == ("scritto" not in line.lower())


@pytest.mark.parametrize(
    "line",
    [
        "<div class='date'>{}</div><div class='notes'><p>Piace a 3</p></div>",
        "<abbr class='published' title='{}'>ieri</abbr>",
    ],
)
def test_a_date_in_the_text_itself(line: str) -> None:
    """Where nothing around the text is dated, a line in it that is named as a date."""
    date = "2013-01-28T09:15:00Z"
    (post,) = page(f"<div class='post'><h1>Sassi e muri</h1>{TEXT}{line.format(date)}</div>").posts
    assert (post.published or "").startswith("2013-01-28")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("<p class='date'><b>28</b><b>gennaio</b><b>2013</b></p>", "28 gennaio 2013"),
        ("<p>gennaio <b>28</b>2013</p>", "gennaio 28 2013"),
        ("<p><i class='updated'>2013-02-03T04:05:06+01:00</i> <i>28 gennaio 2013</i></p>", "28 gennaio 2013"),
    ],
)
def test_a_date_in_parts_or_beside_that_of_a_change(line: str, published: str) -> None:
    """A leaf of a calendar is read as a whole; what is named as the day of a change is that beside another."""
    (post,) = page(f"<div><h1>Sassi e muri</h1>{line}<div>{TEXT}</div></div>").posts
    assert post.published == published


def test_a_date_above_the_text_and_one_below() -> None:
    """What stands above the text is the post's, though what is below has a time, too: it may be another's."""
    below = "<div><div class='pezzo'><div class='date'>29.01.2013 10:20</div><div>Anche a me.</div></div></div>"
    above = f"<h1>Sassi e muri</h1><div class='date'>28 gennaio 2013</div><div class='body'>{TEXT}</div>"
    assert [post.published for post in page(f"<div>{above}{below}</div>").posts] == ["28 gennaio 2013"]


def test_years_of_a_copyright() -> None:
    """They are no day, wherever they stand."""
    (post,) = page(f"<div><h1>Sassi e muri</h1><div>{TEXT}</div><p>2011 - 2026 Pietra viva</p></div>").posts
    assert (post.published, post.kind) == (None, None)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("28 gennaio 2013, 09:15", "2013-01-28 09:15"),
        ("gennaio 28, 2013, 9:15 PM", "2013-01-28 9:15 PM"),
        ("29 gennaio 2013, 09:28", "2013-01-28"),
        ("28 gennaio 2013", "2013-01-28"),
    ],
)
def test_a_day_for_machines_with_the_time_of_the_page(line: str, published: str) -> None:
    """The day that data states has the time that is printed with it, not that of another day."""
    meta = f'{HEAD}<meta property="article:published_time" content="2013-01-28">'
    (post,) = page(f"<article><h1>Sassi e muri</h1><p class='date'>{line}</p>{TEXT}</article>", head=meta).posts
    assert post.published == published


@pytest.mark.parametrize(
    "date",
    [
        "۱۴ اردیبهشت ۱۳۹۱",
        "۱۴ اردیبهشت ۱۳۹۱ در ۱۷:۱۲",
        "1391/02/14 - 17:12",
        "٣ مايو ٢٠١٢",
        "३ मई २०१२",
        "2012년 5월 3일 오후 5:12",
        "3 tháng 5, 2012",
        "2012. május 3. 17:12",
    ],
)
def test_dates_in_any_script(date: str) -> None:
    """Digits, calendars and the order of a date are those of its language; names of months need no letters of Latin."""
    (post,) = page(f"<div class='post'><h1>Sassi e muri</h1><div class='x'>{date}</div><div>{TEXT}</div></div>").posts
    assert post.published == date
    said = "".join(
        f"<li><p>Bel muro {n}.</p><small>{name}, {date}</small></li>" for n, name in ((1, "Ada"), (2, "Bruno"))
    )
    told = page(f"<div class='post'><h1>Sassi e muri</h1><div>{TEXT}</div></div><ol id='comments'>{said}</ol>").comments
    assert [(one.author, one.published) for one in told] == [("Ada", date), ("Bruno", date)]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ('<div id="post-author">Ada Sasso</div>', "Ada Sasso"),
        ("<div>28.1.2013</div>", "Bruno Calce"),
        ('<div class="author"><span>Bruno Calce</span> <span>Terzo grado</span></div>', "Bruno Calce"),
        ('<div itemprop="author" class="by">Ada Sasso</div>', "Ada Sasso"),
        ('<div class="author">(73) 0 stampa</div>', "Bruno Calce"),
        ('<div class="author">BRUNO</div>', "Bruno Calce"),
        ('<div class="author"><script>a = "Ada"</script>Ada Sasso</div>', "Bruno Calce"),
    ],
)
def test_owner_in_the_head(line: str, author: str) -> None:
    """The head may name the site's owner on any page: who is printed as the post's author wrote it."""
    owner = f'{HEAD}<meta property="article:author" content="Bruno Calce">'
    (post,) = page(f"<article><h1>Sassi e muri</h1>{line}<div>{TEXT}</div></article>", head=owner).posts
    assert post.author == author


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ('<p class="byline">By Ada Sasso</p>', "Ada Sasso"),
        ('<p class="byline">POSTED BY <a href="/about/">Ada Sasso</a></p>', "Ada Sasso"),
        ('<p><a rel="author" href="/ada/">Written by Ada Sasso</a></p>', "Ada Sasso"),
        ('<p class="author">| </p><p class="byline">Byron Sasso</p>', "Byron Sasso"),
    ],
)
def test_what_english_says_before_a_name(line: str, author: str) -> None:
    """No name begins with it, and what has no letters is none."""
    (post,) = page(f"<h1>Sassi e muri</h1>{line}<div class='post-body'>{TEXT}</div>").posts
    assert post.author == author


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By tobi at 7:50 pm on Wednesday, 14 November 2007 | 10 comments", "tobi"),
        ("By Ada Sasso, 14 November 2010", "Ada Sasso"),
        ("Posted by Ada Sasso on Wed, Oct 24, 2012", "Ada Sasso"),
        ("Von Ada Sasso am 3. Mai 2012 um 10:00", "Ada Sasso"),
        ("28 gennaio 2013 di Ada Sasso", "Ada Sasso"),
        ("12. Mai 2011 von Karl in Allgemein", "Karl"),
        ("Scritto da Ada Sasso il 03/05/2012 alle 10:00 - Muri", "Ada Sasso"),
        ("Publié par Ada Sasso le 3 mai 2012", "Ada Sasso"),
        ("Ricordo di pietra il 3 maggio 2012", None),
        ("By the river, 3 May 2012", None),
        ("Il 2012 di Torino", None),
        ("Standing by walls, 3 May 2012", None),
        ("Muri e ponti: 3 maggio 2012", None),
    ],
)
def test_a_name_in_words(line: str, author: str | None) -> None:
    """A line that sets no name off leads to it by a word, and from it to the date by another or a stroke."""
    (post,) = page(f"<h1>Sassi e muri</h1><div class='info'>{line}</div><div class='post-body'>{TEXT}</div>").posts
    assert post.author == author


def test_a_long_line_without_a_year() -> None:
    """It is none of the text that it stands in, for a time is in it."""
    line = "<div class='x1'>By Ada at 7:50 pm on Wednesday, 14. Nov<a href='#'> | 10 Comments on it</a></div>"
    (post,) = page(f"<div><div class='post-body'><h1>Sassi e muri</h1>{line}{TEXT}</div></div>").posts
    assert (post.author, words(post)) == ("Ada", WORDS)


def test_a_title_in_words() -> None:
    """What a title says of a year is no author's name."""
    (post,) = page(f"<h1>Il 2012 di Torino</h1><div>28.1.2013</div><div class='post-body'>{TEXT}</div>", head="").posts
    assert (post.title, post.author) == ("Il 2012 di Torino", None)


DAY = ' <time datetime="2013-01-28">28.01.2013</time>'


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ('<span class="meta__item-author"><svg></svg><span class="meta__text">Ada Sasso</span></span>', "Ada Sasso"),
        ('<span class="post__author">Ada Sasso</span>', "Ada Sasso"),
        ('<i class="fas fa-calendar"></i> 28.01.2013 | <i class="fas fa-user"></i>&nbsp;Ada Sasso', "Ada Sasso"),
        ('<i class="icon-user"></i> <a href="/x/">Ada Sasso</a> <i class="icon-clock"></i> 28.01.2013', "Ada Sasso"),
        ('<i class="fas fa-user"></i> Ada Sasso | <i class="fas fa-tag"></i> muri', "Ada Sasso"),
        ('</div><div><i class="fas fa-user"></i> Entra</div><div>', None),
        ('<p>By <strong>Ada Sasso</strong></p>', "Ada Sasso"),
        ('<p>von <em>hier aus</em> nach Norden</p>', None),
        ('<p>Written by <strong>Ada Sasso</strong> who lives among walls. <a href="/x/">Follow</a></p>', "Ada Sasso"),
        ('<div class="author"><img src="a.png" alt="Ada Sasso"><p>Autrice</p><p>Ada Sasso</p><p>Scrive</p></div>',
         "Ada Sasso"),
        ('<span class="author">By</span> <span class="author">Ada Sasso</span>', "Ada Sasso"),
        ('<div class="author"><div>Autrice</div><div>Ada Sasso</div><div>Scrive di muri</div></div>', None),
    ],
)  # fmt: skip
def test_a_name_that_is_set_off(line: str, author: str | None) -> None:
    """By a name in two parts, a picture of a person, a word before it, a portrait; boxes side by side are no name."""
    head = f'<h1>Sassi e muri</h1><div class="head">{line}{DAY}</div>'
    (post,) = page(f'<div class="post">{head}<div class="text">{TEXT}</div></div>').posts
    assert post.author == author


def test_the_last_change_beside_the_date() -> None:
    """It is read as well, before the text and behind it."""
    said = '<time datetime="2013-01-28">28.01.2013</time>'
    changed = '<p>Ultima modifica: <time datetime="2013-02-03">03.02.2013</time></p>'
    for markup in (f"{said}{changed}<div>{TEXT}</div>", f"{said}<div>{TEXT}</div>{changed}"):
        (post,) = page(f"<article><h1>Sassi e muri</h1>{markup}</article>").posts
        assert (post.published, post.modified) == ("2013-01-28", "2013-02-03")
