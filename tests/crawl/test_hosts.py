"""A blog whose pages call it now with `www.`, now without: it is one blog, and answers at one of the two."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from command import Done, ask, crawl
from local_site import Answer, site

HTML = (("Content-Type", "text/html; charset=utf-8"),)
WWW, BARE = "http://www.brughiera.example", "http://brughiera.example"
COUNT = 6


def _page(title: str, text: str) -> Answer:
    html = f'<!DOCTYPE html><html lang="it"><head><title>{title}</title></head><body>{text}</body></html>'
    return Answer(headers=HTML, body=html.encode())


def _host(number: int, answering: str) -> str:
    """Every second link calls the blog by the name at which nobody answers."""
    other = BARE if answering == WWW else WWW
    return other if number % 2 else answering


def _post(number: int, answering: str) -> Answer:
    links = (f'<a href="{_host(n, answering)}/{n}.html">{n}</a>' for n in range(1, COUNT + 1) if n != number)
    return _page(
        f"Erica {number}",
        f'<article><h1>Erica {number}</h1><time datetime="2012-05-{number:02}">{number} maggio 2012</time>'
        f"<p>{f'Sulla brughiera fiorisce per la volta numero {number} la viola erica. ' * 5}</p></article>"
        f"<nav>{' '.join(links)}</nav>",
    )


def _blog(answering: str) -> Mapping[str, Answer]:
    heads = (
        f'<h2><a href="{_host(n, answering)}/{n}.html">Erica {n}</a></h2><p>{n} maggio 2012</p>'
        for n in range(1, COUNT + 1)
    )
    posts = {f"{answering}/{n}.html": _post(n, answering) for n in range(1, COUNT + 1)}
    return {f"{answering}/": _page("Brughiera", "".join(heads)), **posts}


def _crawl(answers: Mapping[str, Answer], start: str, archive: Path) -> Done:
    """Crawl through a proxy that knows only these addresses."""
    with site(answers) as proxy:
        return crawl(start, archive=archive, env=os.environ | {"http_proxy": proxy.url, "no_proxy": ""})


@pytest.mark.parametrize("answering", [WWW, BARE])
def test_where_it_answers(answering: str, tmp_path: Path) -> None:
    done = _crawl(_blog(answering), f"{answering}/", tmp_path)
    assert (done.status, ask(tmp_path, "SELECT count(*) FROM posts")) == (0, [(COUNT,)]), done.err
    assert ask(tmp_path, "SELECT url FROM blogs") == [(f"{answering}/",)]


def test_where_both_answer(tmp_path: Path) -> None:
    """Nothing is fetched twice, and a second crawl from the other name is of the same blog."""
    both = {**_blog(WWW), **{url.replace(WWW, BARE): answer for url, answer in _blog(WWW).items()}}
    for start in (WWW, BARE):
        assert _crawl(both, f"{start}/", tmp_path).status == 0
    assert ask(tmp_path, "SELECT count(*) FROM posts") == [(COUNT,)]
    assert ask(tmp_path, "SELECT count(*) FROM blogs") == [(1,)]
    fetched = "SELECT count(*) FROM captures WHERE url LIKE '%.html' GROUP BY crawl_id"
    assert ask(tmp_path, fetched) == [(COUNT,), (COUNT,)]
