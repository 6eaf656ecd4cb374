"""What `blogark crawl` does with a blog on which all is well but a dead link."""

import subprocess
from pathlib import Path
from shutil import copytree

import pytest
from command import COMMAND, ask, blogark, crawl, timeless
from local_site import Answer, Site, site
from rows import ADDED_AGAIN, SEEN_AGAIN, difference, rows_of, touched
from small_blog import HTML, POSTS, Written, blog

from .lanterna import Crawled, said

COUNTS = "3 posts, 3 comments, 1 pingback, 1 slide reference"


def test_archive(crawled: dict[str, Crawled], plain: Site) -> None:
    """A blog is archived with its conversation, and the summary says what was found."""
    assert crawled["plain"].done.status == 0
    assert crawled["plain"].done.err == ""
    assert timeless(crawled["plain"].done.out) == (
        f"La lanterna  {plain.url}/\n  {COUNTS}\n  problems: 1 http-404  (table problems)\n"
        f"  left out by rules: 3 archive\n  N responses\n  {crawled['plain'].archive}  (look at it)\n"
    )
    posts = "SELECT remote_id, title, author, published_at, comments_declared FROM posts ORDER BY remote_id"
    assert ask(crawled["plain"].archive, posts) == [
        ("1", "Il mulino di nonna", "Elvira", "2013-01-01T09:30:00Z", 3),
        ("2", "Lezione di barche", "Elvira", "2013-01-02T09:30:00Z", 1),
        ("3", "Silenzio", "Elvira", "2013-01-03T09:30:00Z", 0),
    ]
    comments = "SELECT remote_id, author, text, parent_remote_id FROM comments ORDER BY remote_id"
    assert ask(crawled["plain"].archive, comments) == [
        ("11", "Ornella", "Ricordo anch’io l’odore del grano.", None),
        ("12", "Tebaldo", "E il rumore dell’acqua, Ornella?", "11"),
        ("21", "Ornella", "Bellissime, grazie!", None),
    ]
    pings = "SELECT kind, source_url, source_title, excerpt FROM pingbacks"
    assert ask(crawled["plain"].archive, pings) == [
        ("pingback", "http://ponte.invalid/eco/", "Il quaderno del ponte", "ne scrive bene chi c’era")
    ]
    problems = "SELECT stage, error, url FROM problems"  # the blog's own dead link, which leaves the exit status 0
    assert ask(crawled["plain"].archive, problems) == [("fetch", "http-404", f"{plain.url}/perduta/")]


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        *(("post", "plain"), ("second page", "plain"), ("feed", "plain"), ("feed of comments", "plain")),
        *(("index of the API", "api"), ("list of the API", "api")),
    ],
)
def test_any_page_will_do(crawled: dict[str, Crawled], name: str, usual: str, tmp_path: Path) -> None:
    """A post, a further page of the front page with a tracking parameter, a feed or the API gives the same rows."""
    assert (crawled[name].done.status, crawled[name].done.err) == (0, "")
    assert not (changed := difference(said(crawled[usual].archive), said(crawled[name].archive))), changed
    assert blogark("rerun", crawled[name].archive / "warc", "--archive", tmp_path).status == 0
    assert not (changed := difference(said(crawled[name].archive), said(tmp_path))), changed


def test_scrapy_command(crawled: dict[str, Crawled], plain: Site, tmp_path: Path) -> None:
    """`scrapy crawl blog` gives the same rows."""
    settings = [f"BLOGARK_ARCHIVE={tmp_path}", "BLOGARK_ALLOW_PRIVATE=1", "DOWNLOAD_DELAY=0", "AUTOTHROTTLE_ENABLED=0"]
    done = subprocess.run(
        [COMMAND.with_name("scrapy"), "crawl", "blog", "-a", f"url={plain.url}/"]
        + [word for setting in settings for word in ("-s", setting)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not (changed := difference(said(crawled["plain"].archive), said(tmp_path))), changed


def test_second_crawl(crawled: dict[str, Crawled], with_api: Site, tmp_path: Path) -> None:
    """Crawling again adds captures, readings, declarations and a crawl; of other rows only times of sight change."""
    archive = copytree(crawled["api"].archive, tmp_path / "archive")
    assert crawl(f"{with_api.url}/", archive=archive).status == 0
    once, twice = (rows_of(each, without=SEEN_AGAIN, named=False) for each in (crawled["api"].archive, archive))
    changed = difference(once, twice)
    assert touched(changed) == ADDED_AGAIN, changed


@pytest.mark.parametrize("post", POSTS)
def test_language_of_the_blog(post: Written, tmp_path: Path) -> None:
    """A post in another language, whenever it is read, does not change the blog's."""
    answers = blog()
    page = answers[post.path].body.replace(b'lang="it-IT"', b'lang="fr-FR"')
    with site({**answers, post.path: Answer(headers=HTML, body=page)}) as running:
        assert crawl(f"{running.url}{post.path}", archive=tmp_path).status == 0
    assert ask(tmp_path, "SELECT language FROM blogs") == [("it-IT",)]
