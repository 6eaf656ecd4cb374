"""Blogs that call one page by many addresses, or many pages by one: each post is archived once, none is missed."""

import os
from collections.abc import Mapping
from itertools import count
from pathlib import Path

import pytest
from command import Done, ask, crawl
from local_site import HERE, Answer, not_found, site

from .brughiera import COUNT, HTML, NUMBERS, TITLES, front_page, html_page, path_of, post_page, post_pages, titles_in
from .runs import run

WWW, BARE = "http://www.brughiera.example", "http://brughiera.example"


def _two_names(answering: str) -> Mapping[str, Answer]:
    """A blog whose links call it, every second time, by the name at which nobody answers."""
    other = BARE if answering == WWW else WWW

    def spelling(number: int) -> str:
        return f"{other if number % 2 else answering}/{number}.html"

    return {f"{answering}/": front_page(spelling), **post_pages(spelling, answering)}


def _crawl_by_name(answers: Mapping[str, Answer], start: str, archive: Path) -> Done:
    """Crawl through a proxy that knows only these addresses."""
    with site(answers) as proxy:
        return crawl(start, archive=archive, env=os.environ | {"http_proxy": proxy.url, "no_proxy": ""})


@pytest.mark.parametrize("answering", [WWW, BARE])
def test_where_it_answers(answering: str, tmp_path: Path) -> None:
    done = _crawl_by_name(_two_names(answering), f"{answering}/", tmp_path)
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err
    assert ask(tmp_path, "SELECT url FROM blogs") == [(f"{answering}/",)]


def test_where_both_answer(tmp_path: Path) -> None:
    """Nothing is fetched twice, and a second crawl from the other name is of the same blog."""
    both = {**_two_names(WWW), **{url.replace(WWW, BARE): answer for url, answer in _two_names(WWW).items()}}
    for start in (WWW, BARE):
        assert _crawl_by_name(both, f"{start}/", tmp_path).status == 0
    assert titles_in(tmp_path) == TITLES
    assert ask(tmp_path, "SELECT count(*) FROM blogs") == [(1,)]
    fetched = "SELECT count(*) FROM captures WHERE url LIKE '%.html' GROUP BY crawl_id"
    assert ask(tmp_path, fetched) == [(COUNT,), (COUNT,)]


@pytest.mark.parametrize(
    "form", ["/{0}.html?PHPSESSID={1:032x}", "/{0}.html;jsessionid={1:032X}", "/(S({1:024x}))/{0}.html"]
)
def test_numbered_visits(form: str, tmp_path: Path) -> None:
    """Each page numbers the visit anew in all of its links."""
    visits = count(1)

    def answer(path: str) -> Answer:
        visit = next(visits)
        number = next((n for n in NUMBERS if f"/{n}.html" in path), None)

        def spelling(n: int) -> str:
            return form.format(n, visit)

        return post_page(number, spelling) if number else front_page(spelling) if path == "/" else not_found(path)

    done = run({}, "--max-pages", "50", archive=tmp_path, otherwise=answer).done
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err


def test_capitals(tmp_path: Path) -> None:
    """A server that tells no capitals apart; its pages write now so, now so."""

    def answer(path: str) -> Answer:
        return {name.lower(): post for name, post in post_pages(lambda n: f"/{n}.HTML").items()}.get(path.lower()) or (
            front_page(path_of) if path == "/" else not_found(path)
        )

    done = run({}, archive=tmp_path, otherwise=answer).done
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err


@pytest.mark.parametrize("form", ["/{}.html?view=print", "/print.php?id={}", "/print/{}", "/mobile/{}.html"])
def test_copies(form: str, tmp_path: Path) -> None:
    """What has the post's title, date and text to the letter is the post, whether it is known for a copy or not."""
    posts = {**post_pages(path_of), **{form.format(n): post_page(n, path_of) for n in NUMBERS}}
    copies = "".join(f'<a href="{form.format(n)}">stampa</a>' for n in NUMBERS)
    whole = {path: Answer(headers=HTML, body=post.body + copies.encode()) for path, post in posts.items()}
    done = run({"/": front_page(path_of), **whole}, archive=tmp_path).done
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err


@pytest.mark.parametrize(
    ("own", "form"),
    [
        ("/{}.html", "/{}.html?view=print"),
        ("/{}.html", "/{}/comments/2"),
        ("/{}.html", "/{}-2.html"),
        ("/{}.html", "/more.php?id={}"),
        ("/index.php?itemid={}", "/index.php?itemid={}&catid=1"),
        ("/PermaLink,{}.aspx", "/CommentView,{}.aspx"),
    ],
)
def test_the_address_of_several(own: str, form: str, tmp_path: Path) -> None:
    """A post's own address is the plainest, though copies and further pages of comments are seen later."""
    posts = {own.format(n): post_page(n, own.format) for n in NUMBERS}
    posts |= {form.format(n): post_page(n, form.format) for n in NUMBERS}
    links = "".join(f'<p><a href="{path}">{path}</a></p>' for path in posts)
    assert run({"/": html_page("Brughiera", links), **posts}, archive=tmp_path).done.status == 0
    assert [url.rpartition("/")[2] for (url,) in ask(tmp_path, "SELECT url FROM posts ORDER BY url")] == [
        own.format(n)[1:] for n in NUMBERS
    ]


@pytest.mark.parametrize(
    "head",
    [
        f'<link rel="canonical" href="{HERE}/">',
        f'<link rel="shortlink" href="{HERE}">',
        f'<meta property="og:type" content="article"><meta property="og:url" content="{HERE}/index.html">',
        f'<script type="application/ld+json">{{"@type": "BlogPosting", "mainEntityOfPage": "{HERE}/"}}</script>',
    ],
)
def test_pages_that_call_themselves_the_blog(head: str, tmp_path: Path) -> None:
    """A careless theme states one address on every page."""
    posts = {path: Answer(headers=HTML, body=head.encode() + post.body) for path, post in post_pages(path_of).items()}
    done = run({"/": front_page(path_of), **posts}, archive=tmp_path).done
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err
