"""Maps of a blog that alone lead to its posts, in each of the forms that servers have for them."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from command import crawl
from local_site import HERE, Answer, not_found, site

from .brughiera import NUMBERS, TITLES, bare_front, path_of, post_pages, site_map, titles_in

_KIND = "Content-Type"
FORMS: dict[str, Callable[[bytes, str], Answer]] = {
    "mappa.xml": lambda xml, url: Answer(headers=((_KIND, "text/xml"),), body=xml),
    "mappa.xml.gz": lambda xml, url: Answer(headers=((_KIND, "application/x-gzip"),), body=gzip.compress(xml)),
    "mappa.txt": lambda xml, url: Answer(
        headers=((_KIND, "text/plain"),), body="\r\n".join(url + path_of(n) for n in NUMBERS).encode()
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_form(name: str, tmp_path: Path) -> None:
    """robots.txt names the map, which is XML, packed XML or a list of addresses."""
    pages = {"/": bare_front(""), **post_pages(lambda n: "")}
    with site({}, otherwise=lambda path: answers.get(path) or not_found(path)) as running:
        robots = Answer(headers=((_KIND, "text/plain"),), body=f"Sitemap: {HERE}/{name}\n".encode())
        xml = site_map(path_of).body.replace(HERE.encode(), running.url.encode())
        answers = {**pages, "/robots.txt": robots, f"/{name}": FORMS[name](xml, running.url)}
        done = crawl(f"{running.url}/", archive=tmp_path)
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err
