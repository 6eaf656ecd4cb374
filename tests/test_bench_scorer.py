"""The scorer of `make bench`: what counts, and what does not."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bench.extraction import blogs, gold
from bench.extraction.answer import Answer, Said
from bench.extraction.pages import Page
from bench.extraction.tally import Tallies
from bench.extraction.words import f1, words

TEXT = "uno due tre quattro cinque sei sette otto nove dieci"


def label(id_: str, text: str = TEXT, **changed: Any) -> dict[str, Any]:
    said = {"id": id_, "author": "Ida", "date": "Mon, 04 Feb 2013 09:30:00 +0000", "text": text, "kind": "comment"}
    return {**said, "in_page_id": True, **changed}


def said(id_: str | None, text: str | None = TEXT, **changed: Any) -> Said:
    return Said(**{"id": id_, "author": "Ida", "date": "2013-02-04T10:30:00Z", "text": text, **changed})


def page(name: str, *comments: dict[str, Any], complete: bool = True, **post: Any) -> Page:
    return Page(name, Path(name), {"comments": list(comments), "comments_complete": complete, **post})


def figures(found: Tallies) -> dict[str, tuple[float, float]]:
    return {name: (sum(tally.got.values()), tally.total) for name, tally in found.items() if tally.total}


def test_a_comment_is_judged_part_by_part() -> None:
    """Found by its id; its text from nine words of ten, its author and its minute each apart."""
    labels = [label("1"), label("2"), label("3"), label("4")]
    items = (
        said("1", TEXT.upper() + "!"),
        said("2", TEXT.replace("dieci", "cento"), author="&#8220;Ida&#8221;"),
        said("3", TEXT.replace("nove dieci", "mille cento"), author="Ada"),
    )
    assert figures(blogs.score([(page("a/1", *labels), Answer(said=items))])) == {
        "comments found": (3, 4),
        "items that are real": (3, 3),
        "comment text": (2, 4),
        "comment author": (2, 4),
        "comment minute": (3, 4),
        "comment id": (3, 4),
    }


def test_an_item_nobody_wrote_is_an_error_where_the_feed_is_complete() -> None:
    """Comments of other posts, and all on a page that has none, count against the page."""
    pages = [
        (page("a/1", label("1")), Answer(said=(said("1"), said("77")))),
        (page("a/2"), Answer(said=(said("78"),))),
        (page("a/3", complete=False), Answer(said=(said("79"),))),
    ]
    assert figures(blogs.score(pages))["items that are real"] == (1, 3)


def test_a_comment_with_a_printed_id_is_not_found_by_its_text() -> None:
    """Where the page prints no id the text finds it; no item serves twice."""
    hidden = label("2", in_page_id=False)
    assert blogs.match([label("1")], [said(None)], [words(TEXT)]) == {}
    assert blogs.match([hidden, hidden], [said(None)], [words(TEXT)]) == {0: 0}


def test_pings_are_found_by_title_and_told_by_kind() -> None:
    """A ping shown as a bare title counts as found; a comment called a ping counts against telling."""
    ping = {"kind": "ping", "in_page_id": False}
    labels = [
        label("1", "[…] altro […]", author="Il &#187; ponte", **ping),
        label("2", "[…] resto […]", **ping),
        label("3"),
    ]
    items = (said(None, None, author="Il » Ponte", is_ping=True), said("3", is_ping=True))
    found = figures(blogs.score([(page("a/1", *labels), Answer(said=items))]))
    assert (found["pings found"], found["pings told"], found["comment id"]) == ((1, 2), (1, 2), (1, 1))


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        (["2013-02-04T10:30:00Z", "2013-02-05T10:31:00Z", "2013-07-01T11:00:00Z"], 3),  # an hour, in summer two
        (["2013-02-04T10:30:00Z", "2013-02-05T11:31:00Z", "2013-07-01T11:00:00Z"], 2),  # two offsets in one winter
        (["2013-02-04T10:30:00Z", "2013-02-05T10:32:00Z", None], 1),  # a minute late; none at all
        (["2013-02-04", "2013-02-05", "2013-07-01"], 0),  # a day is no minute
    ],
)
def test_local_times_are_right_by_one_offset_a_season(printed: list[str | None], right: int) -> None:
    """Printed local times may all be off by the same, winter and summer apart, and by nothing else."""
    dates = ["Mon, 04 Feb 2013 09:30:00 +0000", "Tue, 05 Feb 2013 09:31:00 +0000", "Mon, 01 Jul 2013 09:00:00 +0000"]
    labels = [label(str(number), date=date) for number, date in enumerate(dates)]
    items = tuple(said(str(number), date=date) for number, date in enumerate(printed))
    assert figures(blogs.score([(page("a/1", *labels), Answer(said=items))]))["comment minute"] == (right, 3)


def test_an_offset_is_one_that_the_blog_has() -> None:
    """One date in a hundred that stands alone in its season does not make an offset of its own."""
    labels = [label(str(number), date=f"Mon, 04 Feb 2013 09:{number % 60:02}:00 +0000") for number in range(100)]
    labels.append(label("100", date="Mon, 01 Jul 2013 09:00:00 +0000"))
    items = [said(str(number), date=f"2013-02-04T10:{number % 60:02}:00Z") for number in range(100)]
    items.append(said("100", date="2013-07-01T21:00:00Z"))
    assert figures(blogs.score([(page("a/1", *labels), Answer(said=tuple(items)))]))["comment minute"] == (100, 101)


def test_a_stated_zone_allows_no_offset() -> None:
    """Who states an instant has to be right about it."""
    pages = [(page("a/1", label("1")), Answer(said=(said("1", zoned=True),)))]
    assert figures(blogs.score(pages))["comment minute"] == (0, 1)


def test_a_post() -> None:
    """Title and author but for typography, the day by the blog's offset, the body by its words."""
    post = {
        "title": "La “rete” &amp; noi",
        "author": "Ida",
        "date": "Mon, 04 Feb 2013 23:30:00 +0000",
        "content_text": TEXT,
    }
    good = Answer(title='La "rete" & noi', author="IDA", date="2013-02-05", text=f"{TEXT} [image: undici]")
    bad = Answer(title="La rete", author=None, date="2013-02-07", text=None)
    pages = [(page("a/1", **post), good), (page("a/2", **post), bad)]
    assert figures(blogs.score(pages)) == {"title": (1, 2), "author": (1, 2), "day": (1, 2), "body F1": (1, 2)}


def test_pages_of_any_kind() -> None:
    """Comments' words page by page, silence where there are none, and the body's words."""
    four, none = {"comments_text": "a b c d", "content_text": "x"}, {"comments_text": "", "content_text": "x y"}
    pages = [
        (Page("1", Path("1"), four), Answer(comments="a b e f", text="x")),
        (Page("2", Path("2"), four), Answer(text="y")),
        (Page("3", Path("3"), none), Answer(comments="a", text="x")),
        (Page("4", Path("4"), none), Answer(text="x y")),
    ]
    assert figures(gold.score(pages)) == {
        "comment words, recall": (0.5, 2),
        "comment words, precision": (0.5, 1),
        "no comment where there is none": (1, 2),
        "body F1": (1 + 0 + 2 / 3 + 1, 4),
    }


def test_words() -> None:
    """Repeated words count as often as they stand there; what marks an image is no word."""
    assert f1(words("a a b"), words("a b b")) == pytest.approx(2 / 3)
    assert words("Uno [image: due] [image] uno [deck: https://a.example/]") == {"uno": 2}


def test_a_set_of_ones_own(tmp_path: Path) -> None:
    """A folder may have one of the two sets; one that has neither is told in a line."""
    command = [sys.executable, "-m", "bench.extraction", str(tmp_path), "--ours-only"]
    empty = subprocess.run(command, capture_output=True, text=True)
    assert (empty.returncode, empty.stderr.splitlines()[-1].split(": ")[:3]) == (
        2,
        ["python -m bench.extraction", "error", "no labelled pages"],
    )
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "1.html").write_text(f"<h1>La lanterna</h1><article><p>{TEXT}</p></article>")
    labels = {"file": "1.html", "content_text": TEXT, "comments_text": ""}
    (tmp_path / "gold" / "truth.jsonl").write_text(json.dumps(labels))
    told = subprocess.run(command, capture_output=True, text=True)
    assert (told.returncode, "gold: 1 pages" in told.stdout, "blogs" in told.stdout) == (0, True, False)
