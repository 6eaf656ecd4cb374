"""How a blog prints its dates, learned from all of them: in which zone, and in which order of day and month."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from command import ask, blogark, crawl
from local_site import Answer, site
from rows import difference, rows_of
from small_blog import POSTS, comment_feed
from small_blog import blog as lanterna

from pipelines import session
from pipelines.rerun import rerun

#: The post that has more than one comment.
LONG = POSTS[0]


def in_rome(answer: Answer) -> Answer:
    """The page with its times as a clock in Rome shows them in winter, without a zone."""
    body = answer.body.replace(b"T09:30:00+00:00", b"T10:30:00").replace(b"T10:00:00+00:00", b"T11:00:00")
    return replace(answer, body=body)


def test_zone_of_local_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pages print local times, those that feeds tell in UTC show the blog's zone, and so what the others mean."""
    answers = lanterna()
    for post in POSTS:
        answers[post.path] = in_rome(answers[post.path])
    answers[f"{LONG.path}feed/"] = comment_feed(replace(LONG, said=LONG.said[:1]))
    with site(answers) as running:
        for _ in range(2):
            assert crawl(f"{running.url}/", archive=tmp_path).err == ""
            assert ask(tmp_path, "SELECT zone FROM blogs") == [("Europe/Rome",)]
            told = dict(ask(tmp_path, "SELECT remote_id, published_at || ' ' || published_zone FROM comments"))
            assert told["11"] == "2013-02-11T10:00:00Z stated"
            assert told["12"] == "2013-02-12T10:00:00Z blog"
        assert ask(tmp_path, "SELECT * FROM revisions") == []
    done = blogark("rerun", tmp_path / "warc", "--archive", tmp_path / "again")
    assert done.err == ""
    monkeypatch.setattr(session, "_DATES_AT", 2)  # as of a blog so large that its zone is told before its end
    assert list(rerun(tmp_path / "warc", tmp_path / "early", lambda _: None))
    tables = ("blogs", "posts", "comments")
    one, *others = (rows_of(folder, tables=tables) for folder in (tmp_path, tmp_path / "again", tmp_path / "early"))
    assert not [changed for other in others if (changed := difference(one, other))]


def in_numbers(answer: Answer, printed: str, said: str) -> Answer:
    """The page of a post, in English as it states, with its date printed in numbers and more to its text."""
    body = re.sub(rb"<time .*?</time>", f'<span class="entry-date">{printed}</span>'.encode(), answer.body, count=1)
    body = body.replace(b'<div class="entry-content">', f'<div class="entry-content"><p>{said}</p>'.encode())
    return replace(answer, body=body.replace(b'lang="it-IT"', b'lang="en-US"'))


ITALIAN = (
    "Quando la nebbia sale dal molo non si vede più niente, e chi cammina sente soltanto i propri passi sulle pietre. "
    "Allora il guardiano suona la campana, una volta al minuto, finché l'ultima barca non è tornata; poi chiude, "
    "accende la stufa e scrive nel quaderno l'ora, il vento e i nomi di quelli che hanno salutato sotto la luce."
)


@pytest.mark.parametrize(
    ("second", "said", "order", "dates"),
    [
        ("25/03/2013", "", "dmy", ["2013-03-05", "2013-03-25", "2013-03-06"]),
        ("03/25/2013", "", "mdy", ["2013-05-03", "2013-03-25", "2013-06-03"]),
        ("04/03/2013", "", None, ["2013-05-03", "2013-04-03", "2013-06-03"]),
        ("04/03/2013", ITALIAN, None, ["2013-03-05", "2013-03-04", "2013-03-06"]),
        ("03/25/2013", ITALIAN, "mdy", ["2013-05-03", "2013-03-25", "2013-06-03"]),
    ],
)
def test_order_of_numbers(
    second: str, said: str, order: str | None, dates: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the numbers of one date show which is the day, the blog's other pages mean the same by theirs.

    Where none does, the language speaks: that of the text before that which a theme states.
    """
    answers = {path: answer for path, answer in lanterna().items() if "feed" not in path}
    for post, printed in zip(POSTS, ("05/03/2013", second, "06/03/2013"), strict=True):
        answers[post.path] = in_numbers(answers[post.path], printed, said)
    with site(answers) as running:
        for _ in range(2):
            assert crawl(f"{running.url}/", archive=tmp_path).err == ""
            assert ask(tmp_path, "SELECT date_order FROM blogs") == [(order,)]
            assert ask(tmp_path, "SELECT published_at FROM posts ORDER BY remote_id") == [(day,) for day in dates]
        assert ask(tmp_path, "SELECT * FROM revisions") == []
        explained = blogark("explain", f"{running.url}{POSTS[0].path}", "--archive", tmp_path)
        assert f"{dates[0]}, to the day" in explained.out
    monkeypatch.setattr(session, "_DATES_AT", 2)
    assert list(rerun(tmp_path / "warc", tmp_path / "early", lambda _: None))
    one, other = (rows_of(folder, tables=("blogs", "posts", "comments")) for folder in (tmp_path, tmp_path / "early"))
    assert not difference(one, other)
