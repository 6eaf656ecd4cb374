"""Feeds that lead to posts by addresses of many kinds, some of them wrong."""

from pathlib import Path

import pytest
from command import ask, crawl
from local_site import HERE, Answer, not_found, site

from .brughiera import (
    COUNT,
    NUMBERS,
    TITLES,
    bare_front,
    feed_link,
    front_page,
    html_page,
    json_feed,
    path_of,
    post_pages,
    rss_feed,
    served,
    titles_in,
)
from .runs import run


def _atom() -> bytes:
    entries = (f'<entry><title>Erica {n}</title><id>urn:{n}</id><link href="{n}.html"/></entry>' for n in NUMBERS)
    head = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{HERE}/"><title>Brughiera</title>'
    return f"{head}{''.join(entries)}</feed>".encode()


@pytest.mark.parametrize(
    ("kind", "feed"),
    {
        "rss+xml": rss_feed(path_of),
        "atom+xml": _atom(),
        "feed+json": json_feed(),
    }.items(),
)
def test_relative_addresses(kind: str, feed: bytes, tmp_path: Path) -> None:
    """A feed alone leads to the posts, by addresses that only its own completes."""
    answers = {"/": bare_front(feed_link(kind=kind)), "/feed": served(feed, f"application/{kind}")}
    done = run({**answers, **post_pages(lambda n: "")}, archive=tmp_path).done
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err
    read = "SELECT count(DISTINCT capture_id), count(DISTINCT witness) FROM readings WHERE entity = 'post'"
    assert ask(tmp_path, read) == [(COUNT + 1, 2)]


def test_feed_elsewhere(tmp_path: Path) -> None:
    """FeedBurner keeps the feed and puts addresses of its own into it; what else is in it is not the blog's."""
    with site({}, otherwise=lambda path: answers.get(path) or not_found(path)) as blog:
        feed = rss_feed(lambda n: f"http://giro.example/~r/{n}", lambda n: f"<feedburner:origLink>{blog.url}/{n}.html"
                    "</feedburner:origLink>").replace(b"</channel>", b"<item><title>Altrove</title>"
                    b"<link>http://altrove.example/1.html</link></item></channel>")  # fmt: skip
        with site({"/brughiera": served(feed)}, "127.0.0.2") as keeper:
            answers = {"/": bare_front(feed_link(f"{keeper.url}/brughiera")), **post_pages(lambda n: "")}
            done = crawl(f"{blog.url}/", archive=tmp_path)
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err


def test_one_guid_for_all(tmp_path: Path) -> None:
    feed = served(rss_feed(path_of, lambda n: f"<guid>{HERE}/</guid>"))
    done = run({"/": bare_front(feed_link()), "/feed": feed, **post_pages(lambda n: "")}, archive=tmp_path).done
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err


@pytest.mark.parametrize(
    "item",
    [
        f'<link>http://giro.example/{{1}}</link><guid isPermaLink="false">{HERE}/{{0}}.html</guid>',
        f"<link>http://giro.example/{{1}}</link><comments>{HERE}/{{0}}.html#commenti</comments>",
        f'<link href="http://giro.example/{{1}}"/><link rel="related" href="{HERE}/{{0}}.html"/><id>tag:{{0}}</id>',
    ],
)
def test_links_to_what_posts_are_about(item: str, tmp_path: Path) -> None:
    """A blog of links: entries lead to other sites, two to the same, and name their own page beside."""
    entries = "".join(f"<item><title>Erica {n}</title>{item.format(n, n // 2)}</item>" for n in NUMBERS)
    feed = f'<rss version="2.0"><channel><title>Brughiera</title><link>{HERE}/</link>{entries}</channel></rss>'
    answers = {"/": bare_front(feed_link()), "/feed": served(feed.encode())}
    done = run({**answers, **post_pages(lambda n: "")}, archive=tmp_path).done
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err


@pytest.mark.parametrize("link", [HERE, f"{HERE}/tutti.html"])
def test_one_link_for_all(link: str, tmp_path: Path) -> None:
    """Entries that lead to one page have none of their own; the posts are found, and it is told."""
    answers = {"/": front_page(path_of, feed_link()), "/feed": served(rss_feed(lambda n: link))}
    done = run({**answers, **post_pages(path_of)}, archive=tmp_path).done
    assert (done.status, titles_in(tmp_path)) == (3, TITLES), done.err
    assert ask(tmp_path, "SELECT error, detail FROM problems") == [("entries-without-page", f"{COUNT} of {COUNT}")]


def test_posts_without_a_page(tmp_path: Path) -> None:
    """Posts stand on the front page and on those of their months, by anchors; the feed names them so, too."""

    def shown(*numbers: int) -> Answer:
        posts = (
            f"<h3>Erica {n}</h3><p>{f'Sulla brughiera fiorisce per la volta numero {n} la viola erica. ' * 5}</p>"
            f'<p><small>Ada, May {n}, 2002 08:15 AM <a href="/2002_{n % 2}.html#e{n}">#</a></small></p>'
            for n in numbers
        )
        marked = (f'<div class="nota"><a name="e{n}"></a>{post}</div>' for n, post in zip(numbers, posts, strict=True))
        months = '<a href="/2002_0.html">0</a> <a href="/2002_1.html">1</a>'
        return html_page(
            "Brughiera", f'<h1><a href="/">Brughiera</a></h1>{"".join(marked)}{months}', feed_link("/rss.xml")
        )

    feed = served(rss_feed(lambda n: f"{HERE}/2002_{n % 2}.html#e{n}"))
    answers = {"/": shown(6, 5), "/2002_0.html": shown(6, 4, 2), "/2002_1.html": shown(5, 3, 1), "/rss.xml": feed}
    done = run(answers, archive=tmp_path).done
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err
    told = "SELECT replace(url, rtrim(url, replace(url, '/', '')), ''), published_at FROM posts ORDER BY title"
    assert ask(tmp_path, told) == [(f"2002_{n % 2}.html#e{n}", f"2002-05-0{n}T08:15:00Z") for n in NUMBERS]
    witnesses = "SELECT row_id, count(DISTINCT witness) FROM readings WHERE entity = 'post' GROUP BY 1"
    assert [count for _, count in ask(tmp_path, witnesses)] == [2] * COUNT
