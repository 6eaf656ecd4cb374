"""Crawling a real WordPress takes minutes: it happens only where it is asked for."""

import os
from collections.abc import Iterator

import pytest

from .server import Server, running

ASKED = "BLOGARK_WORDPRESS"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--wordpress`."""
    parser.addoption("--wordpress", action="store_true", help="crawl a real WordPress (as BLOGARK_WORDPRESS=1 does)")


def pytest_configure(config: pytest.Config) -> None:
    """Name the mark that keeps these tests out of ordinary runs."""
    config.addinivalue_line("markers", "wordpress: needs a running WordPress; see tests/wordpress")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what needs WordPress unless it was asked for."""
    if config.getoption("--wordpress", default=False) or os.environ.get(ASKED) == "1":
        return
    skip = pytest.mark.skip(reason=f"asked for by --wordpress or {ASKED}=1")
    for item in items:
        if item.get_closest_marker("wordpress"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def wordpress() -> Iterator[Server]:
    """A WordPress that holds the Italian blog, for the whole run."""
    with running() as server:
        server.fill()
        yield server
