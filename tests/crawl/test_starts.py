"""Crawls that start elsewhere than at the front page."""

from pathlib import Path

import pytest
from command import ask
from local_site import Answer

from .brughiera import (
    HTML,
    TITLES,
    bare_front,
    feed_link,
    front_page,
    html_page,
    json_feed,
    path_of,
    post_page,
    post_pages,
    rss_feed,
    served,
    site_map,
    titles_in,
)
from .runs import run

#: The home of another house than the blog's, on the same host.
_SHOP = html_page("Botteghe", '<h1>Botteghe</h1><a href="/corde.html">corde</a> <a href="/a/brughiera/">il blog</a>')


_IN_FOLDER = ["/a/brughiera/", "/a/brughiera/index.html", "/a/brughiera/3.html", "/a/brughiera/mappa/1.xml"]


@pytest.mark.parametrize("attributes", ["", 'rel="home"'])
@pytest.mark.parametrize("start", _IN_FOLDER)
def test_a_folder_that_only_links_tell(start: str, attributes: str, tmp_path: Path) -> None:
    """No feed says where the blog is: all its pages lead into one folder and to it; a sitemap leads to them."""
    folder = "/a/brughiera"
    links = f'<a {attributes} href="{folder}/index.html">Brughiera</a>'

    def spelling(number: int) -> str:
        return f"{folder}/{number}.html"

    def led(page: Answer) -> Answer:
        return Answer(headers=HTML, body=page.body.replace(b"<body>", f"<body>{links}".encode()))

    home = led(front_page(spelling))
    answers = {path: led(post) for path, post in post_pages(spelling, folder).items()}
    answers |= {f"{folder}/": home, f"{folder}/index.html": home, "/": _SHOP, "/corde.html": post_page(7, path_of)}
    answers[f"{folder}/mappa/1.xml"] = site_map(spelling)
    crawled = run(answers, archive=tmp_path, start=start)
    done = crawled.done
    assert ask(tmp_path, "SELECT url FROM blogs") == [(f"{crawled.site.url}{folder}/",)]
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err


@pytest.mark.parametrize(
    ("start", "head"), [("/3.html", ""), ("/3.html", '<meta name="generator" content="Drupal 7">'), ("/mappa.xml", "")]
)
def test_what_only_the_home_names(start: str, head: str, tmp_path: Path) -> None:
    """The feed, which alone lists the posts, is named by the home, where the crawl comes to after its start."""
    leaves = post_pages(lambda n: "")
    answers = {
        "/": bare_front(head + feed_link("/nuovi")),
        "/nuovi": served(rss_feed(path_of)),
        "/mappa.xml": site_map(path_of, only=3),
        **{path: Answer(headers=HTML, body=head.encode() + page.body) for path, page in leaves.items()},
    }
    done = run(answers, archive=tmp_path, start=start).done
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err


@pytest.mark.parametrize("kind", ["rss+xml", "feed+json"])
def test_a_feed_that_names_no_home(kind: str, tmp_path: Path) -> None:
    """Its posts do."""
    feed = served(json_feed() if "json" in kind else rss_feed(path_of), f"application/{kind}")
    answers = {"/": front_page(path_of), "/feed": feed, **post_pages(path_of)}
    done = run(answers, archive=tmp_path, start="/feed").done
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err


def test_a_sitemap_as_the_start(tmp_path: Path) -> None:
    """It names posts, and not whose they are: these do, and lead to no others."""
    answers = {
        "/": bare_front(),
        "/mappa.xml": site_map(path_of),
        **post_pages(lambda n: ""),
    }
    done = run(answers, archive=tmp_path, start="/mappa.xml").done
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err
