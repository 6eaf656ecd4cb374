"""The dates of one page, which tell of each other."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from article import ENGLISH, ITALIAN

from pipelines.extract import extract

PAGE = """<!DOCTYPE html><html lang="en-US"><head><title>Rose</title><meta name="generator" content="WordPress 4.9">
<link rel="canonical" href="http://orto.example/2013/06/rose/"></head><body class="single single-post postid-5">
<article id="post-5" class="post-5 post type-post hentry"><h1 class="entry-title">Rose</h1>
<span class="entry-date">05/06/2013</span><div class="entry-content"><p>{text}</p></div></article>
<div id="comments"><ol class="commentlist"><li class="comment" id="comment-1"><div class="comment-author vcard">
<cite class="fn">Ada</cite></div><div class="comment-meta commentmetadata">
<a href="http://orto.example/2013/06/rose/#comment-1">{comment}</a></div>
<div class="comment-content"><p>Bello</p></div></li></ol></div></body></html>"""


@pytest.mark.parametrize(
    ("text", "comment", "post_at", "comment_at"),
    [
        (ENGLISH, "06/07/2013", "2013-05-06", "2013-06-07"),
        (ENGLISH, "25/06/2013", "2013-06-05", "2013-06-25"),
        (ITALIAN, "07/06/2013", "2013-06-05", "2013-06-07"),
        (ITALIAN, "3 ore fa", "2013-06-05", "2013-06-28T09:00:00Z"),
        (ITALIAN, "06/25/2013", "2013-05-06", "2013-06-25"),
    ],
)
def test_the_dates_of_a_page(tmp_path: Path, text: str, comment: str, post_at: str, comment_at: str) -> None:
    """One date tells of the others, else the language the text is in; a file's date is when the page was captured."""
    file = tmp_path / "rose.html"
    file.write_text(PAGE.format(text=text, comment=comment), encoding="utf-8")
    saved = datetime(2013, 6, 28, 12, tzinfo=UTC).timestamp()
    os.utime(file, (saved, saved))
    assert [item["published_at"] for item in extract(file)] == [post_at, comment_at]


def test_no_comment_is_older_than_its_post(tmp_path: Path) -> None:
    """Which tells the order of numbers, whatever the language has."""
    file = tmp_path / "rose.html"
    file.write_text(PAGE.format(text=ENGLISH, comment="01/04/2013").replace("05/06/2013", "February 3, 2013"), "utf-8")
    assert [item["published_at"] for item in extract(file)] == ["2013-02-03", "2013-04-01"]
