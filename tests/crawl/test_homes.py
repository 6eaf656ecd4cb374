"""Front pages of many kinds, and what lists the posts beside them."""

import re
from pathlib import Path

import pytest
from command import ask
from local_site import Answer, not_found, site

from .brughiera import COUNT, HTML, NUMBERS, TITLES, front_page, html_page, path_of, post_page, post_pages, titles_in
from .runs import run


def test_home_that_shows_the_newest(tmp_path: Path) -> None:
    """Each post leads to the one before and the one after; the newest stands on the home page, too."""

    def post(number: int) -> Answer:
        ways = "".join(f'<a href="/{n}.html">{n}</a> ' for n in (number - 1, number + 1) if n in NUMBERS)
        return Answer(headers=HTML, body=post_page(number, lambda n: "").body + ways.encode())

    done = run({"/": post(COUNT), **{path_of(n): post(n) for n in NUMBERS}}, archive=tmp_path).done
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err
    found = ask(tmp_path, "SELECT url FROM posts ORDER BY url")
    assert ["/" + url.rpartition("/")[2] for (url,) in found] == [path_of(n) for n in NUMBERS]


@pytest.mark.parametrize("beside", ["", '<frame src="http://127.0.0.3:9/advert.html">'])
def test_frames(beside: str, tmp_path: Path) -> None:
    """A page of frames is what its own frames show."""
    frames = f'<frameset rows="20,*">{beside}<frame src="vero/"></frameset>'
    html = f"<html><head><title>Brughiera</title></head>{frames}</html>"
    answers = {"/": Answer(headers=HTML, body=html.encode()), "/vero/": front_page(path_of), **post_pages(path_of)}
    done = run(answers, archive=tmp_path).done
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err


def test_the_only_frame(tmp_path: Path) -> None:
    """A name that shows a blog which stands under another one."""
    with site({"/": front_page(path_of), **post_pages(path_of)}, "127.0.0.2") as blog:
        html = f'<html><frameset rows="100%,*"><frame src="{blog.url}/"></frameset></html>'
        done = run({"/": Answer(headers=HTML, body=html.encode())}, archive=tmp_path).done
        assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err
        assert ask(tmp_path, "SELECT url FROM blogs") == [(f"{blog.url}/",)]


@pytest.mark.parametrize(
    "script", ['window.location.href = "/vero/";', "top.location='vero/'", 'location.replace("/vero/")']
)
def test_home_that_sends_on(script: str, tmp_path: Path) -> None:
    """A page that a script leaves at once for where the blog is."""
    answers = {"/": html_page("", f"<script>{script}</script>"), "/vero/": front_page(path_of), **post_pages(path_of)}
    done = run(answers, archive=tmp_path).done
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err


@pytest.mark.parametrize("form", ["/2012/0{}/", "/tag/erica{}/"])
def test_posts_that_archives_alone_list(form: str, tmp_path: Path) -> None:
    """The front page shows the last post and leads to months or to terms, but to no further page."""
    archives = "".join(f'<a href="{form.format(n)}">{n}</a> ' for n in NUMBERS)
    heads = {n: f'<h2><a href="{path_of(n)}">Erica {n}</a></h2>' for n in NUMBERS}
    lists = {form.format(n): html_page("Brughiera", f"{heads[n]}<p>{n}</p>{archives}") for n in NUMBERS}
    front = html_page("Brughiera", f"{heads[COUNT]}<p>{COUNT}</p>{archives}")
    done = run({"/": front, **lists, **post_pages(lambda n: "")}, archive=tmp_path).done
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err


def test_archives_beside_further_pages(tmp_path: Path) -> None:
    """Where further pages list the posts, nobody asks for what lists them once more."""
    heads = [f'<h2><a href="{path_of(n)}">Erica {n}</a></h2><p>{n}</p>' for n in NUMBERS]
    front = html_page("Brughiera", f'{"".join(heads[:3])}<a href="/2012/05/">5</a><a href="/page/2/">2</a>')
    answers = {"/": front, "/page/2/": html_page("Brughiera", "".join(heads[3:])), **post_pages(lambda n: "")}
    crawled = run(answers, archive=tmp_path)
    assert (crawled.done.status, titles_in(tmp_path)) == (0, TITLES), crawled.done.err
    assert "1 archive" in crawled.done.out


def test_endless_calendar(tmp_path: Path) -> None:
    """Each month leads to the one before and the one after, whether there were posts or not."""

    def answer(path: str) -> Answer:
        if not (month := re.fullmatch(r"/(\d{4})/(\d\d)/", path)):
            return not_found(path)
        at = int(month[1]) * 12 + int(month[2]) - 1
        links = (f'<a href="/{n // 12}/{n % 12 + 1:02}/">{n % 12 + 1}</a>' for n in (at - 1, at + 1))
        return html_page("Brughiera", f"<h1>Brughiera</h1><p>Nessun post.</p>{' '.join(links)}")

    home = Answer(
        headers=HTML, body=front_page(path_of).body.replace(b"</body>", b'<a href="/2012/05/">maggio</a></body>')
    )
    done = run({"/": home, **post_pages(path_of)}, "--max-pages", "1000", archive=tmp_path, otherwise=answer).done
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err
    assert ask(tmp_path, "SELECT count(*) < 500 FROM captures") == [(1,)]
