"""Where nothing is archived one line says why, and what to try."""

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from command import Done, ask, crawl
from local_site import HERE, Answer, site
from small_blog import HTML, IMAGE, JSON, POSTS, blog, listing

from .brughiera import front_page, path_of, post_pages
from .odd_answers import LOGIN, SHOP, moved
from .runs import run

ROBOTS = Answer(body=b"User-agent: *\nDisallow: /\n")
NO_BLOG = "no blog was recognised there. Try the address of one of its posts."
NO_POSTS = "the blog shows no posts. Try the address of one, or look into the table problems."
ASKS_LOGIN = "the blog asks for a login. Only what is public can be archived."

#: By what is wrong: what the server answers, and what the one line says.
OBSTACLES: dict[str, tuple[dict[str, Answer], str]] = {
    "no such page": ({}, "there is no such page. Try the blog's front page."),
    "gone": ({"/": Answer(status=410)}, "the page is gone. Try the blog's front page."),
    "asks for a password": ({"/": Answer(status=401)}, ASKS_LOGIN),
    "asks to log in": (
        {"/": moved(f"{HERE}/wp-login.php?redirect_to=x"), "/wp-login.php?redirect_to=x": LOGIN},
        ASKS_LOGIN,
    ),
    "forbids": (
        {"/": Answer(status=403)},
        "the server refuses to show it. If it is public in a browser, say who asks with --contact.",
    ),
    "fails": ({"/": Answer(status=500)}, "the server answers with an error (500). Try again later."),
    "is busy": (
        {"/": Answer(status=429)},
        "the server asks for fewer requests. Try again later, with a longer --delay.",
    ),
    "robots.txt forbids": (
        {**blog(), "/robots.txt": ROBOTS},
        "robots.txt forbids it. Ask the owner; with leave, use --robots ignore --robots-reason.",
    ),
    "robots.txt fails": (
        {**blog(), "/robots.txt": Answer(status=503)},
        "robots.txt cannot be read, which forbids all until it can. Try again later.",
    ),
    "does not answer": (
        {"/": Answer(until=threading.Event())},
        "the server does not answer. Try again later, or with a longer -s DOWNLOAD_TIMEOUT=180.",
    ),
    "redirects in a circle": ({"/": moved("/")}, "it redirects again and again. Try another page of the blog."),
    "breaks off": (
        {"/": Answer(headers=[("Content-Length", "x")])},
        "the server breaks off, or sends what is no answer. Try again later.",
    ),
    "sends what cannot be unpacked": (
        {"/": Answer(headers=[*HTML, ("Content-Encoding", "gzip")], body=b"no gzip")},
        "what the server sends cannot be unpacked. Try again later, or another page of the blog.",
    ),
    "no blog": ({"/": SHOP}, NO_POSTS),
    "an image": ({"/": IMAGE}, NO_BLOG),
    "json of another kind": ({"/": Answer(headers=JSON, body=b'{"pane": 1}')}, NO_BLOG),
    "nothing": ({"/": Answer(headers=HTML, body=b"")}, NO_BLOG),
    "a feed": ({"/": blog()["/feed/"]}, NO_BLOG),
    "a copy": (
        {"/": Answer(headers=HTML, body=listing(POSTS).body.replace(HERE.encode(), b"http://morta.invalid"))},
        "it is a copy of http://morta.invalid/, where nobody answers. Save its pages and use blogark import.",
    ),
    "a blog without posts": (
        {"/": listing(())},
        "the blog shows no posts. Try the address of one, or look into the table problems.",
    ),
}
#: Where no server of ours answers.
NOBODY = {
    "no such host": ("http://nessuno.invalid/", "there is no such host. Check the spelling and your network."),
    "no tls": ("https://{plain}/", "no secure connection can be made. Try the http:// address."),
    "nobody listens": (
        "http://127.0.0.98:{port}/",
        "the server refuses the connection. Check the port, or try again later.",
    ),
}


PATIENCE = ("-s", "RETRY_TIMES=0", "-s", "DOWNLOAD_TIMEOUT=3")


@dataclass(frozen=True, kw_only=True)
class Failed:
    """One run of the command for all obstacles."""

    #: The address asked for, by what is wrong.
    urls: dict[str, str]
    done: Done
    archive: Path


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Failed]:
    with ExitStack() as stack, socket.create_server(("127.0.0.99", 0)) as taken:
        urls = {name: f"{stack.enter_context(site(answers)).url}/" for name, (answers, _) in OBSTACLES.items()}
        nobody = {
            "port": taken.getsockname()[1],
            "plain": stack.enter_context(site(blog())).url.removeprefix("http://"),
        }
        urls |= {name: url.format_map(nobody) for name, (url, _) in NOBODY.items()}
        archive = tmp_path_factory.mktemp("failed")
        yield Failed(urls=urls, done=crawl(*urls.values(), *PATIENCE, archive=archive), archive=archive)


def test_exit_status(failed: Failed) -> None:
    """Where nothing at all is archived the exit status is 1, and standard output stays empty."""
    assert (failed.done.status, failed.done.out, len(failed.done.err.splitlines())) == (1, "", len(failed.urls))
    assert ask(failed.archive, "SELECT count(*) FROM posts") == [(0,)]


@pytest.mark.parametrize(("name", "line"), [(name, line) for name, (_, line) in {**OBSTACLES, **NOBODY}.items()])
def test_obstacle(failed: Failed, name: str, line: str) -> None:
    """One line says why nothing is archived and what to try."""
    url = failed.urls[name]
    said = [line for line in failed.done.err.splitlines() if line.startswith(f"{url}:")]
    assert said == [f"{url}: nothing archived: {line}"]


@pytest.mark.parametrize("name", ["robots.txt forbids", "robots.txt fails"])
def test_forbidden_by_robots(failed: Failed, name: str) -> None:
    """Where robots.txt forbids or fails, nothing but robots.txt is fetched."""
    url = failed.urls[name]
    sql = f"SELECT DISTINCT url FROM captures WHERE status IS NOT NULL AND url LIKE '{url}%'"
    assert ask(failed.archive, sql) == [(f"{url}robots.txt",)]


def test_stopped_before_any_post(tmp_path: Path) -> None:
    """Where the limit of pages leaves out all posts the line says so, and does not blame the blog."""
    ran = run({"/": front_page(path_of), **post_pages(path_of)}, "--max-pages", "1", archive=tmp_path)
    line = "--max-pages stopped the crawl before any post was read. Allow it more."
    assert ran.done == Done(status=1, out="", err=f"{ran.site.url}/: nothing archived: {line}\n")


def test_unknown_platform(tmp_path: Path) -> None:
    """A dry run says where the platform is not recognised."""
    ran = run({"/": front_page(path_of), **post_pages(path_of)}, "--dry-run", archive=tmp_path)
    assert ran.done.out.splitlines()[1] == "  platform not recognised, language it"
