"""The small blog on two servers, and crawls of it."""

from collections.abc import Iterator
from functools import partial

import pytest
from command import crawl, together
from local_site import Site, site

from .lanterna import Crawled, lanterna


@pytest.fixture(scope="session")
def plain() -> Iterator[Site]:
    """The blog, known by its pages and feeds."""
    with site(lanterna()) as running:
        yield running


@pytest.fixture(scope="session")
def with_api() -> Iterator[Site]:
    """The blog, known by its API too."""
    with site(lanterna(api=True), "127.0.0.2") as running:
        yield running


@pytest.fixture(scope="session")
def crawled(plain: Site, with_api: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Crawled]:
    """Crawls of both blogs and from all kinds of start, by what is started from."""
    starts = {
        "plain": f"{plain.url}/",
        "api": f"{with_api.url}/",
        "post": f"{plain.url}/2013/01/silenzio/",
        "second page": f"{plain.url}/page/2/?utm_source=amici#su",
        "feed": f"{plain.url}/feed/",
        "feed of comments": f"{plain.url}/2013/01/il-mulino-di-nonna/feed/",
        "index of the API": f"{with_api.url}/wp-json/",
        "list of the API": f"{with_api.url}/wp-json/wp/v2/comments?per_page=100&orderby=id&order=asc",
    }
    folders = {name: tmp_path_factory.mktemp("archive") for name in starts}
    found = together({name: partial(crawl, url, archive=folders[name]) for name, url in starts.items()})
    return {name: Crawled(done=done, archive=folders[name]) for name, done in found.items()}
