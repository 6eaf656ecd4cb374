"""APIs that are none, numbers beyond measure, and lists that never end."""

import re
from pathlib import Path

import pytest
from command import ask, crawl
from local_site import HERE, Answer, not_found, site
from small_blog import HTML, JSON, POSTS, blog, listing, page

from .odd_answers import SHOP
from .runs import Run, run


@pytest.fixture(scope="module")
def false_api(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A blog that names an API, which answers with a page; each of its posts is listed on a page of its own."""
    answers = {
        **blog(api=True),
        "/": listing(POSTS[:1], more=f'<a href="{HERE}/page/2/">più vecchi</a>', api=True),
        "/page/2/": listing(POSTS[1:2], more=f'<a href="{HERE}/page/3/">più vecchi</a>', api=True),
        "/page/3/": listing(POSTS[2:], api=True),
        "/feed/": Answer(status=404),
    }
    shop = {path: SHOP for path in answers if path.startswith("/wp-json/")}
    return run({**answers, **shop}, archive=tmp_path_factory.mktemp("false"))


def test_api_answers_html(false_api: Run) -> None:
    """That an API answers with a page is a problem; posts and comments come from the pages."""
    ((stage, error, detail),) = ask(
        false_api.archive, "SELECT DISTINCT stage, error, detail FROM problems WHERE url LIKE '%/wp-json/%'"
    )
    assert (false_api.done.status, false_api.done.err) == (3, "")
    assert (stage, error, detail) == ("read", "unreadable-json", "text/html in its place")
    assert ask(false_api.archive, "SELECT title FROM posts WHERE remote_id = '1'") == [("Il mulino di nonna",)]
    assert ask(false_api.archive, "SELECT count(*) FROM comments WHERE remote_id IN ('11', '12')") == [(2,)]


def test_all_posts_without_the_api(false_api: Run) -> None:
    """Where the API answers nothing, the further pages of the front page lead to the other posts."""
    titles = ask(false_api.archive, "SELECT title FROM posts ORDER BY remote_id")
    assert titles == [("Il mulino di nonna",), ("Lezione di barche",), ("Silenzio",)]


def test_numbers_beyond_measure(tmp_path: Path) -> None:
    """A count or depth that no column can hold is left out; all else of the page is kept."""
    answers, path = blog(), POSTS[0].path
    shown = answers[path].body.replace(b">3 voci", b">%d voci" % 10**30).replace(b"depth-1", b"depth-%d" % 10**30)
    with site({**answers, path: Answer(headers=HTML, body=shown)}) as running:
        done = crawl(f"{running.url}/", archive=tmp_path)
    assert (done.status, done.err) == (0, "")
    assert ask(tmp_path, "SELECT count(*) FROM comments") == [(3,)]


def test_feed_that_repeats(tmp_path: Path) -> None:
    """A server that hears no query answers each further page of a feed with the first: two are asked for."""
    feed = blog()["/feed/"]
    done = run(blog(), archive=tmp_path, otherwise=lambda path: feed if path.startswith("/feed/?") else not_found(path))
    assert (done.done.status, done.done.err) == (0, "")
    assert [path for path in done.site.paths() if "paged" in path] == ["/feed/?paged=2", "/feed/?paged=3"]
    assert ask(tmp_path, "SELECT count(*) FROM posts") == [(3,)]


@pytest.mark.parametrize(("pages", "most", "status"), [("9" * 30, 1, 0), ("999", 120, 3), ("²", 1, 0)])
def test_totals_that_lie(pages: str, most: int, status: int, tmp_path: Path) -> None:
    """Of an API that says it has so many pages, and has one, no more are asked for than of an endless calendar."""
    answers = blog(api=True)
    (posts,) = (path for path in answers if path.startswith("/wp-json/wp/v2/posts"))
    headers = [*JSON, ("X-WP-Total", pages), ("X-WP-TotalPages", pages)]
    done = run({**answers, posts: Answer(headers=headers, body=answers[posts].body)}, archive=tmp_path)
    assert len([path for path in done.site.paths() if path.startswith(posts)]) <= most
    assert done.done.status == status, done.done.err
    assert ask(tmp_path, "SELECT count(*) FROM posts") == [(3,)]


def test_robots_that_says_nothing(tmp_path: Path) -> None:
    """An empty robots.txt allows everything, which is no problem."""
    done = run({**blog(), "/robots.txt": Answer(body=b"")}, archive=tmp_path).done
    assert (done.status, done.err) == (0, "")


def test_a_page_for_everything(tmp_path: Path) -> None:
    """Where a server answers whatever it is asked for with one page, as that of a domain for sale, it is no post."""
    text = "<p>Questo nome può essere vostro.</p>" * 9
    sale = Answer(headers=HTML, body=f"<html><head><title>In vendita</title></head><body>{text}</body></html>".encode())
    done = run({}, archive=tmp_path, otherwise=lambda path: sale).done
    assert (done.status, done.out) == (1, "")
    assert ask(tmp_path, "SELECT url FROM posts") == []


@pytest.mark.parametrize("place", ["/page/{}/", "/?pagina={}", "/2013/01/silenzio/comment-page-{}/"])
def test_pages_that_repeat(place: str, tmp_path: Path) -> None:
    """A server shows its last page for all numbers beyond it, and leads to the next: a hundred are looked at."""
    pattern = re.compile(re.escape(place).replace(r"\{\}", r"(\d+)"))

    def onward(number: int) -> str:
        return f'<a rel="next" href="{HERE}{place.format(number + 1)}">avanti</a>'

    def last(path: str) -> Answer:
        found = pattern.fullmatch(path)
        if not found:
            return not_found(path)
        shown = page(POSTS[2], title="La lanterna") if "silenzio" in path else listing(POSTS)
        return Answer(headers=HTML, body=shown.body.replace(b"</body>", f"{onward(int(found[1]))}</body>".encode()))

    answers = {**blog(), "/": listing(POSTS, more=onward(1)), "/2013/01/silenzio/": last(place.format(1))}
    if "silenzio" not in place:
        answers |= {"/2013/01/silenzio/": page(POSTS[2])}
    done = run(answers, archive=tmp_path, otherwise=last)
    assert 100 <= len([path for path in done.site.paths() if pattern.fullmatch(path)]) < 120
    assert (done.done.status, ask(tmp_path, "SELECT count(*) FROM posts")) == (3, [(3,)])
    assert ask(tmp_path, "SELECT DISTINCT error FROM problems") == [("endless-links",)]


def test_an_encoding_that_is_none(tmp_path: Path) -> None:
    """What is sent as it is may be called so."""
    named = {
        path: Answer(headers=[*answer.headers, ("Content-Encoding", "identity")], body=answer.body)
        for path, answer in blog().items()
    }
    done = run(named, archive=tmp_path).done
    assert (done.status, done.err) == (0, "")
