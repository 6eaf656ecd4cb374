"""`blogark import` of exports: what is public of them, whole, and nothing else of them anywhere."""

import gzip
import io
import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from command import ask, blogark
from expectations import expected
from rows import difference, expected_rows, rows_of
from warc.exchanges import check

from archive.database import DATABASE, WARC_FOLDER, open_archive
from blogark import extract
from crawler import platforms
from crawler.items import Known, Response
from crawler.witnesses import exports

from .bringing import bring_in, held, read_again

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


@pytest.mark.parametrize(
    "name", ["wordpress/export.xml", "blogger/export.xml", "takeout/feed.atom", "disqus/export.xml"]
)
def test_torn(name: str) -> None:
    """What an export breaks off in is left out, as what says that it is no public text may be missing; that is told."""
    whole = (FIXTURES / name).read_bytes()
    form = exports.format_of(whole)
    assert form is not None
    for found in re.finditer(rb"segret\w*", whole):
        torn = whole[: found.end()]
        pieces = list(form.pieces(io.BytesIO(torn)))
        assert [piece.error for piece in pieces if isinstance(piece, exports.Broken)] == ["malformed-xml"]
        assert b"segret" not in b"".join(piece.body for piece in pieces if isinstance(piece, exports.Piece))
        reading, problems = form.read(Response(url="", status=200, headers={}, body=torn, fetched_at=""))
        assert "segret" not in repr(reading)
        assert [problem.error for problem in problems] == ["malformed-xml"]


def test_control_characters(tmp_path: Path) -> None:
    """Characters that no XML may hold, and databases do, cost themselves and no more."""
    source = tmp_path / "export.xml"
    text = (FIXTURES / "wordpress" / "export.xml").read_bytes()
    source.write_bytes(
        text.replace(b"<content:encoded><![CDATA[", b"<content:encoded><![CDATA[\x0b\0").replace(b"]]>", b"\x1f]]>")
    )
    assert source.read_bytes() != text
    for path in (source, FIXTURES / "wordpress" / "export.xml"):
        bring_in(path, tmp_path / path.parent.name)
    assert difference(held(tmp_path / "wordpress"), held(tmp_path / tmp_path.name)) == ""


def as_gzip(source: Path, folder: Path) -> Path:
    (packed := folder / f"{source.name}.gz").write_bytes(gzip.compress(source.read_bytes()))
    return packed


def as_zip(source: Path, folder: Path) -> Path:
    with zipfile.ZipFile(packed := folder / "export.zip", "w") as file:
        file.write(source, f"{folder.name}/{source.name}")
    return packed


def as_folder(source: Path, folder: Path) -> Path:
    (packed := folder / "exported").mkdir()
    shutil.copy(source, packed)
    return packed


@pytest.mark.parametrize("pack", [as_gzip, as_zip, as_folder])
@pytest.mark.parametrize("name", ["wordpress/export.xml", "blogger/export.xml", "disqus/export.xml"])
def test_packed(name: str, pack: Callable[[Path, Path], Path], tmp_path: Path) -> None:
    """An export is the same one packed, as hosts hand it out, or alone in a folder."""
    for source in (FIXTURES / name, pack(FIXTURES / name, tmp_path)):
        bring_in(source, tmp_path / f"archive-{source.name}")
    plain, packed = map(held, tmp_path.glob("archive-*"))
    assert difference(plain, packed) == ""


def test_among_pages(mirror: Path, tmp_path: Path) -> None:
    """An export among the pages of a mirror is no page and no feed of it: it is left out, from the records as well."""
    bring_in(mirror, tmp_path / "plain")
    shutil.copytree(mirror, both := tmp_path / "both")
    for name in CASES:
        shutil.copy(FIXTURES / name, both / name.replace("/", "-"))
    done = blogark("import", both, "--archive", tmp_path / "archive", "--json")
    assert json.loads(done.out)["left_out"]["export"] == len(CASES)
    assert difference(held(tmp_path / "plain"), held(tmp_path / "archive")) == ""
    for path in (tmp_path / "archive" / WARC_FOLDER).iterdir():
        assert b"segret" not in gzip.decompress(path.read_bytes())


@pytest.mark.parametrize("name", CASES)
def test_extract(name: str) -> None:
    """What is public of an export can be printed without an archive."""
    items = list(extract(FIXTURES / name))
    assert {item["type"] for item in items} >= {"post", "comment"}
    assert "segret" not in repr(items)


@pytest.mark.parametrize("name", ["wordpress/export.xml", "blogger/export.xml", "takeout/feed.atom"])
def test_no_feed(name: str) -> None:
    """An export that a crawl comes upon is not read as the feed whose form it has."""
    body = (FIXTURES / name).read_bytes()
    headers = {"content-type": "application/xml"}
    response = Response(
        url="http://a.example/e.xml", status=200, headers=headers, body=body, fetched_at="2023-11-14T22:13:20Z"
    )
    reading = platforms.read(response, Known())
    assert (reading.posts, reading.comments, [problem.error for problem in reading.problems]) == ((), (), ["export"])


def test_left_out(tmp_path: Path) -> None:
    """The summary counts what was left out, by rule."""
    done = blogark("import", FIXTURES / "wordpress" / "export.xml", "--archive", tmp_path, "--json")
    said = json.loads(done.out)
    assert (done.status, said["left_out"]) == (0, {"no-post": 4, "not-public": 5})


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
