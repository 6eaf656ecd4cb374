"""Which post a page is of, and the address it has."""

import pytest

from crawler.items import Known, Response
from crawler.platforms import read

from .theme_pages import HEAD, TEXT, WORDS, post_of, reading, text


@pytest.mark.parametrize(
    ("markup", "head", "expected"),
    [
        pytest.param('<ol><li id="comment-7"><p>x</p></li></ol>', "", ("5",), id="comments"),
        pytest.param("", '<link rel="canonical" href="http://blog.example/x/">'
                     '<link rel="alternate" type="application/rss+xml" href="http://blog.example/x/feed/">', ("5",), id="feed"),
        pytest.param("", '<link rel="shortlink" href="../index.html%3Fp=6.html">', ("6",), id="mirrored shortlink"),
        pytest.param("", '<link rel="alternate" type="application/rss+xml" href="http://blog.example/feed/">', ("5",), id="title"),
        pytest.param('<div class="post" id="post-9"></div><ol><li id="comment-7"><p>x</p></li></ol>', "", (), id="listing"),
    ],
)  # fmt: skip
def test_pages_without_body_classes(markup: str, head: str, expected: tuple[str, ...]) -> None:
    """A page of one post shows its comments, has its own feed, number or title; a listing shows several posts."""
    page = f'<div class="post" id="post-5"><h2>La lanterna</h2>{TEXT}</div>{markup}'
    assert tuple(post.key.remote_id for post in reading(page, head=head, body_class="blu").posts) == expected


def test_a_page_of_one_post_in_a_list() -> None:
    """Bears another title; one of a post bears the post's, though nothing numbers it."""
    post = f'<div class="hentry"><h2>{{}}</h2><p class="data">3/1/2010</p>{TEXT}</div>'
    found = [reading(post.format(title), head="", body_class="blu").posts for title in ("La lanterna", "Altro")]
    assert [[post.kind for post in posts] for posts in found] == [[None], []]


def test_a_mirrored_page_has_its_address_and_day_from_the_trackbacks_description() -> None:
    """A mirror makes the canonical link relative; the permalink in the comment stays, and names the day."""
    rdf = (
        '<!-- <rdf:RDF><rdf:Description rdf:about="http://blog.example/2007/11/14/lanterna/"'
        ' dc:identifier="http://blog.example/2007/11/14/lanterna/" dc:title="La lanterna"'
        ' trackback:ping="http://blog.example/2007/11/14/lanterna/trackback/" /></rdf:RDF> -->'
    )
    html = (
        '<html><head><meta name="generator" content="WordPress 2.9"><link rel="canonical" href="index.html"></head><body>'
        f'<div class="post"><h3 id="post-5">La lanterna</h3><div class="meta">mercoledì 14 nov alle 19:50</div>{rdf}'
        f'<div class="storycontent">{TEXT}</div></div><ol><li id="comment-7"><p>x</p></li></ol></body></html>'
    )
    (post,) = read(Response(url="", status=200, headers={}, body=html.encode(), fetched_at=""), Known()).posts
    assert (post.key.url, post.published) == ("http://blog.example/2007/11/14/lanterna/", "2007-11-14")


def test_a_page_mirrored_under_its_short_address_has_its_own_from_its_embedding() -> None:
    """wget keeps a page under the address it met first; the service that embeds posts is asked by the permalink."""
    service = "http://blog.example/wp-json/oembed/1.0/embed?url=http%3A%2F%2Fblog.example%2F2010%2F01%2Flanterna%2F"
    head = (
        f'<link rel="canonical" href="index.html%3Fp=5.html"><link rel="alternate" type="application/json+oembed" href="{service}">'
        f'<link rel="alternate" type="text/xml+oembed" href="{service}&#038;format=xml">'
    )
    page = f'<article id="post-5"><h1 class="entry-title">La lanterna</h1><div class="entry-content">{TEXT}</div></article>'
    assert post_of(page, head=head, url="http://blog.example/?p=5").key.url == "http://blog.example/2010/01/lanterna/"


def test_the_short_address_is_known_where_no_link_states_it() -> None:
    """Old posts link to it."""
    page = f'<article id="post-5"><h1 class="entry-title">La lanterna</h1><div class="entry-content">{TEXT}</div></article>'
    assert post_of(page, head="").key.aliases == ("http://blog.example/?p=5",)


@pytest.mark.parametrize("written", ["links", "a span without a number", "a span", "a span of another script"])
@pytest.mark.parametrize("part", [1, 2])
@pytest.mark.parametrize(
    ("first", "pattern"),
    [
        ("http://blog.example/x/", "http://blog.example/x/{}/"),
        ("http://blog.example/x", "http://blog.example/x/{}"),
        ("http://blog.example/archives/132", "http://blog.example/archives/132/{}"),
        ("http://blog.example/archives/132/", "http://blog.example/archives/132/{}/"),
        ("http://blog.example/?p=132", "http://blog.example/?p=132&amp;page={}"),
    ],
)
def test_parts_of_a_post_have_its_address(first: str, pattern: str, part: int, written: str) -> None:
    """Whatever form the permalinks have, numbers or not, with a slash at their end or without."""
    own, other = (first, pattern.format(2)) if part == 1 else (pattern.format(2), first)
    current = {
        "links": f"{part}",
        "a span without a number": '<span class="current">Questa</span>',
        "a span": f'<span class="post-page-numbers current">Pagina {part}</span>',
        "a span of another script": f'<span class="current">{chr(0x660 + part)}</span>',
    }[written]
    post = post_of(
        f'<article id="post-5"><h1 class="entry-title">La lanterna</h1><div class="entry-content">{TEXT}'
        f'<p class="page-links">Pagine: {current} <a href="{other}">{3 - part}</a> <a href="{pattern.format(3)}">3</a></p>'
        "</div></article>",
        head=HEAD + f'<link rel="canonical" href="{own}">',
        url=own.replace("&amp;", "&"),
    )
    assert (post.key.url, post.part) == (first, part)


@pytest.mark.parametrize("first", ["http://blog.example/x", "http://blog.example/?p=132"])
@pytest.mark.parametrize(
    ("part", "line", "others"),
    [
        (1, '<p><strong>Pagine:</strong> 1 <a href="{2}">2</a> <a href="{3}">3</a></p>', (2, 3)),
        (2, '<p><strong>Pagine:</strong> <a href="{1}">1</a> 2 <a href="{3}"><span>3</span></a></p>', (1, 3)),
        (1, '<p>Pagine: <span class="post-page-numbers current">1</span> <a class="post-page-numbers" href="{2}">2</a></p>', (2,)),
        (3, '<p><a class="post-page-numbers" href="{2}">Indietro</a> <a class="post-page-numbers" href="{4}">Avanti</a></p>', (2, 4)),
    ],
)  # fmt: skip
def test_parts_that_a_line_without_a_class_leads_to(first: str, part: int, line: str, others: tuple[int, ...]) -> None:
    """Their addresses tell; the line is no part of the text."""
    urls = {1: first} | {n: f"{first}&page={n}" if "?" in first else f"{first}/{n}" for n in (2, 3, 4)}
    written = line.format("", *(urls[n].replace("&", "&amp;") for n in (1, 2, 3, 4)))
    page = f'<div class="post" id="post-5"><h2>La lanterna</h2><div class="entry">{TEXT}{written}<p>{WORDS}</p></div></div>'
    said = reading(page, head=f'{HEAD}<link rel="canonical" href="{urls[part]}">', url=urls[part])
    assert [(post.key.url, post.part, text(post)) for post in said.posts] == [(first, part, f"{WORDS}\n{WORDS}")]
    assert {found.url for found in said.follow if found.purpose == "part"} == {urls[n] for n in others}


def test_pages_of_comments_are_no_parts() -> None:
    """Their numbers look the same where addresses are plain."""
    line = '<p>1 <a href="http://blog.example/?p=5&amp;cpage=2#comments">2</a></p>'
    page = f'<div class="post" id="post-5"><h2>La lanterna</h2><div class="entry">{TEXT}</div></div>{line}'
    url = "http://blog.example/?p=5"
    assert post_of(page, head=f'<link rel="canonical" href="{url}">', url=url).part is None


@pytest.mark.parametrize(("ending", "first"), [("", "http://blog.example/x"), ("/", "http://blog.example/x/")])
def test_pages_of_a_conversation_have_the_posts_address(ending: str, first: str) -> None:
    """With a slash at its end where theirs have one."""
    own = f"http://blog.example/x/comment-page-2{ending}"
    page = f'<article id="post-5"><h1 class="entry-title">La lanterna</h1><div class="entry-content">{TEXT}</div></article>'
    assert post_of(page, head=f'<link rel="canonical" href="{own}">', url=own).key.url == first
