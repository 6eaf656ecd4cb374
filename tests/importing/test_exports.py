"""`blogark import` of exports: what is public of them, whole, and nothing else of them anywhere."""

import gzip
import json
import os
import shutil
from pathlib import Path

import pytest
from command import ask, blogark
from expectations import expected
from rows import difference, expected_rows, rows_of
from warc.exchanges import check

from archive.database import DATABASE, WARC_FOLDER, open_archive
from crawler.items import Response
from crawler.witnesses import exports

from .bringing import bring_in, read_again

FIXTURES = Path(__file__).parents[1] / "fixtures" / "imports"
#: Each export, and where its blog stood, for those that do not say it.
CASES = {
    "wordpress/export.xml": None,
    "blogger/export.xml": None,
    "takeout/feed.atom": "http://kiteweather.example/",
    "movable-type/export.txt": "http://phare.example/",
    "disqus/export.xml": None,
}
#: What stands in the exports and may be in no archive.
SECRETS = ("segret", "203.0.113.", "198.51.100.", "2001:db8", "ersilia@", "noreply@", "_notify")


def bring_in_dated(source: Path, archive: Path, url: str | None = None) -> None:
    # the date of an export that does not tell it is its file's, and a checkout has its own
    dated = archive.with_name(f"{archive.name}-{source.parent.name}") / source.name
    dated.parent.mkdir(exist_ok=True, parents=True)
    shutil.copy(source, dated)
    os.utime(dated, (1_700_000_000, 1_700_000_000))
    bring_in(dated, archive, url=url)


@pytest.mark.parametrize("name", CASES)
def test_rows(name: str, tmp_path: Path) -> None:
    """An export makes exactly the expected rows; a missing expectation is written, for a person to read."""
    bring_in_dated(FIXTURES / name, tmp_path / "archive", CASES[name])
    db = open_archive(tmp_path / "archive")
    found = expected_rows(db)
    db.close()
    assert found == expected((FIXTURES / name).with_name("expected.json"), found)


@pytest.mark.parametrize("name", CASES)
def test_nothing_private_is_kept(name: str, tmp_path: Path) -> None:
    """Drafts, held comments, addresses of mail and of machines are neither in the database nor in the WARC."""
    bring_in_dated(FIXTURES / name, tmp_path / "archive", CASES[name])
    kept = (tmp_path / "archive" / DATABASE).read_bytes()
    for path in (tmp_path / "archive" / WARC_FOLDER).iterdir():
        with gzip.open(path) as stream:
            kept += stream.read()
    text = kept.decode("utf-8", "replace")
    assert [secret for secret in SECRETS if secret in text] == []


@pytest.mark.parametrize("name", CASES)
def test_again(name: str, tmp_path: Path) -> None:
    """Importing twice changes nothing, the records pass warcio's check and give the same rows again."""
    bring_in_dated(FIXTURES / name, tmp_path / "archive", CASES[name])
    before = rows_of(tmp_path / "archive")
    bring_in_dated(FIXTURES / name, tmp_path / "archive", CASES[name])
    assert difference(before, rows_of(tmp_path / "archive")) == ""
    warcs = list((tmp_path / "archive" / WARC_FOLDER).iterdir())
    check(*warcs)
    read_again(warcs[0], tmp_path / "rerun")
    assert difference(before, rows_of(tmp_path / "rerun")) == ""


@pytest.mark.parametrize("name", CASES)
def test_whole_export(name: str, tmp_path: Path) -> None:
    """A reader that is given a whole export says no more than what is public of it."""
    body = (FIXTURES / name).read_bytes()
    form = exports.format_of(body)
    assert form is not None
    response = Response(
        url=CASES[name] or form.home(body) or "", status=200, headers={}, body=body, fetched_at="2023-11-14T22:13:20Z"
    )
    reading, _ = form.read(response)
    assert reading.posts
    assert "segret" not in repr(reading)


def test_left_out(tmp_path: Path) -> None:
    """The summary counts what was left out, by rule."""
    done = blogark("import", FIXTURES / "wordpress" / "export.xml", "--archive", tmp_path, "--json")
    said = json.loads(done.out)
    assert (done.status, said["left_out"]) == (0, {"no-post": 2, "not-public": 5})


def test_where_it_stood_is_asked_for(tmp_path: Path) -> None:
    """An export that does not say where its blog stood is not imported without it."""
    done = blogark("import", FIXTURES / "movable-type" / "export.txt", "--archive", tmp_path / "archive")
    assert (done.status, done.err.count("\n")) == (1, 1)
    assert "--url" in done.err


def test_moved(tmp_path: Path) -> None:
    """A blog that stands elsewhere now keeps its posts, which are known by their old addresses, too."""
    bring_in_dated(FIXTURES / "wordpress" / "export.xml", tmp_path / "archive", "https://nuova.example/torre/")
    assert ask(tmp_path / "archive", "SELECT url FROM posts ORDER BY url") == [
        ("https://nuova.example/torre/2023/03/il-livello-sale/",),
        ("https://nuova.example/torre/2023/03/la-chiave/",),
        ("https://nuova.example/torre/la-torre/",),
    ]
    sql = "SELECT count(*) FROM aliases WHERE key = 'url:torre.example/la-torre'"
    assert ask(tmp_path / "archive", sql) == [(1,)]


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "{}">{}]><rss xmlns:wp="http://wordpress.org/export/1.2/">'
    "<channel><link>http://boa.example</link><item><title>&j;</title><link>http://boa.example/1/</link>"
    '<wp:post_id x="&j;">1</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>'
)
HOSTILE = {
    "entities": BOMB.format(
        "x" * 100, "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    ),
    "torn": BOMB.format("", "").replace("&j;", "t") + "<item><title>metà",
    "deep": BOMB.format("", "").replace("&j;", "t").replace("</item>", "<a>" * 5000),
    "control characters": BOMB.format("", "").replace("&j;", "t\x00\x0b\x1f") + "</channel></rss>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(name: str, tmp_path: Path) -> None:
    """What is malformed or meant to hurt costs itself at most, and quickly."""
    source = tmp_path / "a.xml"
    source.write_text(HOSTILE[name], encoding="utf-8")
    done = blogark("import", source, "--archive", tmp_path / "archive")
    assert "Traceback" not in done.err
    assert done.status in {0, 1, 3}


def test_entries_without_address_are_found_again(tmp_path: Path) -> None:
    """An entry of Movable Type states no address, and is one with the page that has the usual one, in either order."""
    page = (
        '<html><head><meta name="generator" content="http://www.movabletype.org/"><link rel="canonical" '
        'href="http://phare.example/2005/02/le-phare-eteint.html"></head><body><div class="hentry entry" id="entry-7">'
        '<h1 class="entry-title">Le phare éteint</h1><div class="entry-content"><p>Le gardien dort.</p></div></div>'
    )
    saved = tmp_path / "phare.example" / "2005" / "02" / "le-phare-eteint.html"
    saved.parent.mkdir(parents=True)
    saved.write_text(page, encoding="utf-8")
    export = FIXTURES / "movable-type" / "export.txt"
    for name, sources in {
        "one": (export, tmp_path / "phare.example"),
        "other": (tmp_path / "phare.example", export),
    }.items():
        for source in sources:
            bring_in(source, tmp_path / name, url="http://phare.example/")
        sql = "SELECT url, witnesses FROM posts WHERE title = 'Le phare éteint'"
        assert ask(tmp_path / name, sql) == [
            ("http://phare.example/2005/02/le-phare-eteint.html", '["mt-export","page"]')
        ]
