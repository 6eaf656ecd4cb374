"""The comparison notices every way in which an archive can differ from the truth, and only those."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive.database import DATABASE

from . import truth
from .archives import build
from .compare import compare
from .grid import AXES, HARD, Cell, every_cell, pairwise
from .report import Report

TOLD = truth.read(json.loads(Path(__file__).with_name("truth_sample.json").read_text(encoding="utf-8")))

ALL_ON = Cell(theme="twentytwentyone", locale="it_IT", permalinks="pretty", rest="on", feeds="on", order="oldest")
ONLY_PAGES = Cell(theme="twentytwentyone", locale="it_IT", permalinks="pretty", rest="off", feeds="off", order="oldest")
ONLY_FEEDS = Cell(theme="twentytwentyone", locale="it_IT", permalinks="pretty", rest="off", feeds="on", order="oldest")
BLOCKS = Cell(theme="twentytwentytwo", locale="it_IT", permalinks="pretty", rest="off", feeds="off", order="oldest")
BARE = Cell(theme="giornale", locale="it_IT", permalinks="pretty", rest="off", feeds="off", order="oldest")

#: A comment at depth 8, one at depth 3, one below a held comment; a pingback with its post, a self ping, a trackback.
DEEP, SHALLOW, ORPHAN, PINGBACK, SELF_PING, TRACKBACK = "331", "326", "412", "416", "452", "417"

SPLIT = next(post for post in TOLD.posts if len(post.parts) == 3)


def report_after(change: str, cell: Cell, folder: Path) -> Report:
    """Compare a perfect archive after one change."""
    build(TOLD, folder)
    alter(folder, change)
    return compare(folder, TOLD, cell)


def alter(archive: Path, change: str) -> None:
    with closing(sqlite3.connect(archive / DATABASE)) as database:
        database.executescript(change)


@pytest.mark.parametrize("cell", every_cell()[::7], ids=str)
def test_perfect_archive_is_perfect_in_every_cell(cell: Cell, tmp_path: Path) -> None:
    report = report_after("", cell, tmp_path)
    assert report.perfect, str(report)
    assert report.figures()["coarse"] == 0


BREAKS = {
    "post missing": ("missing", "DELETE FROM posts WHERE id = 122"),
    "comment missing": ("missing", f"DELETE FROM comments WHERE id = {SHALLOW}"),
    "ping missing": ("missing", f"DELETE FROM pingbacks WHERE id = {TRACKBACK}"),
    "deck missing": ("missing", "DELETE FROM slide_references WHERE post_id = 158"),
    "deck of a comment missing": ("missing", "DELETE FROM slide_references WHERE comment_id IS NOT NULL"),
    "image missing": ("missing", "DELETE FROM images WHERE url LIKE '%zucche.png'"),
    "link not recognised": ("missing", "UPDATE links SET target_post_id = NULL"),
    "attachment page archived": (
        "invented",
        "INSERT INTO posts (blog_id, url, title, state, first_seen_at, last_seen_at, witnesses)"
        " VALUES (1, 'http://blog.invalid/2022/02/una-galleria/pomodori/', 'pomodori', 'public', '', '', '[]')",
    ),
    "post twice": (
        "invented",
        "INSERT INTO posts (blog_id, url, title, state, first_seen_at, last_seen_at, witnesses)"
        " SELECT blog_id, url, title, state, '', '', '[]' FROM posts WHERE id = 122",
    ),
    "comment twice": (
        "invented",
        "INSERT INTO comments (post_id, author, text, state, first_seen_at, last_seen_at, witnesses)"
        f" SELECT post_id, author, text, state, '', '', '[]' FROM comments WHERE id = {SHALLOW}",
    ),
    "deck invented": (
        "invented",
        "INSERT INTO slide_references (post_id, provider, form, raw, url, position)"
        " VALUES (122, 'slideshare', 'link', 'profilo', 'https://www.slideshare.net/orto_di_zoe', 0)",
    ),
    "emoji kept as an image": (
        "invented",
        "INSERT INTO images (post_id, position, url) VALUES (122, 0, 'https://s.w.org/images/core/emoji/1f600.png')",
    ),
    "protected text": ("wrong", "UPDATE posts SET text = 'Il segreto' WHERE state = 'protected'"),
    "comment on a protected post": ("invented", f"UPDATE comments SET post_id = 200 WHERE id = {SHALLOW}"),
    "draft leaked": ("leaked", "UPDATE posts SET text = text || ' VIETATOcorpo draft post' WHERE id = 122"),
    "hidden name leaked in a reading": (
        "leaked",
        "INSERT INTO readings (capture_id, entity, witness, fields)"
        """ VALUES ('c', 'comment', 'comment-feed', '{"author": "VIETATOautore Trattenuto"}')""",
    ),
    "e-mail hash leaked": ("leaked", f"UPDATE comments SET html = html || '{TOLD.forbidden[2]}' WHERE id = {SHALLOW}"),
    "address leaked": ("leaked", f"UPDATE comments SET author_url = 'http://203.0.113.7/' WHERE id = {SHALLOW}"),
    "title": ("wrong", "UPDATE posts SET title = 'Home' WHERE id = 131"),
    "title of an untitled post": ("wrong", "UPDATE posts SET title = 'Il quaderno' WHERE id = 122"),
    "prefix of a protected title": ("none", "UPDATE posts SET title = 'Protetto: ' || title WHERE id = 200"),
    "kind": ("wrong", "UPDATE posts SET kind = 'post' WHERE id = 203"),
    "author": ("wrong", "UPDATE posts SET author = NULL WHERE id = 122"),
    "byline with its preposition": ("wrong", "UPDATE posts SET author = 'By ' || author WHERE id = 122"),
    "author's address": ("wrong", "UPDATE posts SET author_url = 'https://altrove.invalid/' WHERE id = 122"),
    "local time kept as UTC": ("wrong", "UPDATE posts SET published_at = '2022-01-14T23:15:43Z' WHERE id = 122"),
    "seconds lost": ("wrong", "UPDATE posts SET published_at = substr(published_at, 1, 16) || ':00Z',"
                     " published_precision = 'minute' WHERE id = 122"),
    "text": ("wrong", "UPDATE posts SET text = text || ' Continue reading' WHERE id = 131"),
    "second part lost": ("wrong", "UPDATE posts SET text = substr(text, 1, 200) WHERE id = 131"),
    "excerpt with a label": ("wrong", "UPDATE posts SET excerpt = 'Continue reading' WHERE id = 131"),
    "declared": ("wrong", "UPDATE posts SET comments_declared = 1 WHERE id = 147"),
    "term lost": ("wrong", "DELETE FROM post_terms WHERE post_id = 122"),
    "term of another kind": ("wrong", "UPDATE terms SET kind = 'category'"),
    "no remote id": ("wrong", f"UPDATE comments SET remote_id = NULL WHERE id = {SHALLOW}"),
    "comment's author": ("wrong", f"UPDATE comments SET author = 'says' WHERE id = {SHALLOW}"),
    "comment's text": ("wrong", f"UPDATE comments SET text = 'In reply to Anna. ' || text WHERE id = {SHALLOW}"),
    "comment's date": ("wrong", f"UPDATE comments SET published_at = '2022-09-01' WHERE id = {SHALLOW}"),
    "comment's parent": ("wrong", f"UPDATE comments SET parent_id = 333 WHERE id = {SHALLOW}"),
    "deep parent": ("wrong", f"UPDATE comments SET parent_id = 327 WHERE id = {DEEP}"),
    "order of a conversation": ("wrong", f"UPDATE comments SET position = 0 WHERE id = {DEEP}"),
    "deck kept twice": (
        "invented",
        "INSERT INTO decks (provider, key, url) VALUES ('prezi', 'a', 'https://x/'), ('prezi', 'a', 'http://x/')",
    ),
    "comment's address": ("wrong", f"UPDATE comments SET url = 'http://blog.invalid/' WHERE id = {SHALLOW}"),
    "kind of ping": ("wrong", f"UPDATE pingbacks SET kind = 'trackback' WHERE id = {PINGBACK}"),
    "ping's source": ("wrong", f"UPDATE pingbacks SET source_url = NULL WHERE id = {PINGBACK}"),
    "ping's excerpt": ("wrong", f"UPDATE pingbacks SET excerpt = NULL WHERE id = {PINGBACK}"),
    "excerpt still marked as cut": ("none", "UPDATE pingbacks SET excerpt = '[…] ' || excerpt || ' […]'"),
    "self ping": ("wrong", f"UPDATE pingbacks SET source_post_id = NULL WHERE id = {SELF_PING}"),
    "deck's form": ("wrong", "UPDATE slide_references SET form = 'link' WHERE post_id = 158"),
    "deck's heading": ("wrong", "UPDATE slide_references SET heading = NULL WHERE post_id = 158"),
    "image's caption": ("wrong", "UPDATE images SET caption = 'altro'"),
    "blog's title": ("wrong", "UPDATE blogs SET title = 'Home'"),
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKS)
def test_each_break_is_noticed(name: str, tmp_path: Path) -> None:
    figure, change = BREAKS[name]
    report = report_after(change, ALL_ON, tmp_path)
    noticed = {found for found in ("missing", "invented", "leaked", "wrong") if report.figures()[found]}
    assert figure in (noticed or {"none"}), str(report)


#: What no witness of the cell prints may be absent or coarse, and must be there where one does.
ABSENCES = {
    "date of a page": ("UPDATE posts SET published_at = NULL WHERE id = 203", ONLY_PAGES, ALL_ON),
    "date of a short ping": (f"UPDATE pingbacks SET published_at = NULL WHERE id = {PINGBACK}", ONLY_PAGES, ONLY_FEEDS),
    "excerpt of a short ping": (
        f"UPDATE pingbacks SET excerpt = NULL, text = NULL WHERE id = {PINGBACK}",
        ONLY_PAGES,
        ONLY_FEEDS,
    ),
    "parent below the last depth": (
        f"UPDATE comments SET parent_id = NULL, parent_remote_id = NULL WHERE id = {DEEP}",
        ONLY_PAGES,
        ONLY_FEEDS,
    ),
    "ancestor instead of a parent": (f"UPDATE comments SET parent_id = 327 WHERE id = {DEEP}", ONLY_PAGES, ALL_ON),
    "reply to a held comment": (f"DELETE FROM comments WHERE id = {ORPHAN}", ONLY_PAGES, ONLY_FEEDS),
    "number of comments": ("UPDATE posts SET comments_declared = NULL", ONLY_PAGES, ONLY_FEEDS),
    "when it was changed": ("UPDATE posts SET modified_at = NULL", ONLY_FEEDS, ALL_ON),
    "second part of a post": (
        f"UPDATE posts SET text = '{truth.words(SPLIT.parts[0])}' WHERE id = {SPLIT.id}",
        BLOCKS,
        ONLY_PAGES,
    ),
    "typographic quotes in a name": (
        "UPDATE comments SET author = replace(author, char(39), char(8217)) WHERE author LIKE '%dall_Oglio'",
        BLOCKS,
        ONLY_PAGES,
    ),
    "the day alone": (
        "UPDATE posts SET published_at = '2021-12-21', published_precision = 'day' WHERE id = 122",
        BARE,
        ONLY_PAGES,
    ),
    "the minute alone": (
        "UPDATE comments SET published_at = substr(published_at, 1, 16) || ':00Z', published_precision = 'minute'"
        " WHERE post_id = 147",
        BARE,
        ONLY_PAGES,
    ),
}


@pytest.mark.parametrize("name", ABSENCES)
def test_absence_is_judged_by_what_witnesses_carry(name: str, tmp_path: Path) -> None:
    change, allowed, demanded = ABSENCES[name]
    report = report_after(change, allowed, tmp_path)
    assert report.perfect, str(report)
    assert not compare(tmp_path, TOLD, demanded).perfect


def test_assumed_zone_must_be_declared(tmp_path: Path) -> None:
    comment = next(c for post in TOLD.posts for c in post.comments if c.id == SHALLOW)
    clock = comment.local[:16].replace(" ", "T") + ":00Z"
    change = f"UPDATE comments SET published_at = '{clock}', published_precision = 'minute' WHERE id = {SHALLOW};"
    assert not report_after(change, BARE, tmp_path).perfect
    alter(tmp_path, f"UPDATE comments SET published_zone = 'assumed' WHERE id = {SHALLOW}")
    assert compare(tmp_path, TOLD, BARE).perfect


@pytest.mark.parametrize(("table", "number"), [("comments", SHALLOW), ("posts", "122")])
def test_printed_date_may_not_be_dropped(table: str, number: str, tmp_path: Path) -> None:
    change = f"UPDATE {table} SET published_at = NULL WHERE id = {number}"
    assert not report_after(change, BARE, tmp_path).perfect


def test_pairwise_cover_shows_every_pair() -> None:
    cells = pairwise()
    assert len(every_cell()) == 128
    assert len(cells) <= 14
    assert set(HARD) <= set(cells)
    for one, values in AXES.items():
        for other, others in AXES.items():
            pairs = {(value, another) for value in values for another in others}
            shown = {(getattr(cell, one), getattr(cell, other)) for cell in cells}
            assert one == other or shown == pairs


def test_words_are_read_in_order() -> None:
    html = "<p>Uno <b>d</b>ue</p><ul><li>tre</li><li>quat<em>tro</em></li></ul><script>no()</script><br>cinque&nbsp;"
    assert truth.words(html) == "Uno due tre quattro cinque"


def test_markers_are_dropped() -> None:
    text = (
        "Prima [image: il cancello] in mezzo [deck: https://www.slideshare.net/a/b] dopo [scribd id=1] https://x/b fine"
    )
    assert truth.without_markers(text, ["x/b"]) == "Prima in mezzo dopo fine"
