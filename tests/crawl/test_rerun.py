"""What `blogark rerun` makes of the records of crawls."""

import re
import shutil
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from command import ask, blogark, crawl, together
from rows import difference, rows_of

from archive.database import DATABASE
from archive.warc import read_warc, warc_files
from blogark.cli import main

from .lanterna import Crawled


@pytest.fixture(scope="module")
def reread(crawled: dict[str, Crawled], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Crawled]:
    """Archives made of others' WARCs."""
    folders = {name: tmp_path_factory.mktemp("rerun") for name in ("plain", "api")}
    runs = {
        name: partial(blogark, "rerun", crawled[name].archive / "warc", "--archive", folder)
        for name, folder in folders.items()
    }
    return {name: Crawled(done=done, archive=folders[name]) for name, done in together(runs).items()}


@pytest.mark.parametrize("name", ["plain", "api"])
def test_rerun(crawled: dict[str, Crawled], reread: dict[str, Crawled], name: str) -> None:
    """A crawl's WARC gives the crawl's archive, row by row, without a network."""
    assert (reread[name].done.status, reread[name].done.err) == (0, "")
    assert reread[name].done.out.splitlines()[:2] == crawled[name].done.out.splitlines()[:2]
    assert not (changed := difference(rows_of(crawled[name].archive), rows_of(reread[name].archive))), changed


def test_rows_differ(crawled: dict[str, Crawled]) -> None:
    """The comparison sees what differs: a crawl from elsewhere has other captures."""
    assert difference(rows_of(crawled["plain"].archive), rows_of(crawled["post"].archive))


def test_rerun_again(crawled: dict[str, Crawled]) -> None:
    """What an archive holds already is left as it is."""
    archive = crawled["api"].archive
    before = dump(archive)
    for source in (archive / "warc", archive):
        done = blogark("rerun", source, "--archive", archive)
        assert (done.status, done.err) == (0, "")
        assert dump(archive) == before


@pytest.mark.parametrize("table", ["posts", "readings"])
def test_a_damaged_database(crawled: dict[str, Crawled], tmp_path: Path, table: str) -> None:
    """A database with a damaged page is told in a line, and the WARCs beside it make the archive anew."""
    whole, damaged = crawled["api"].archive, tmp_path / "damaged"
    shutil.copytree(whole, damaged)
    ((size,),) = ask(damaged, "PRAGMA page_size")
    ((page,),) = ask(damaged, f"SELECT rootpage FROM sqlite_master WHERE name = '{table}'")
    with (damaged / DATABASE).open("r+b") as file:
        file.seek(size * (page - 1))
        file.write(b"?" * size)
    assert blogark("rerun", damaged, "--archive", tmp_path / "anew").status == 0
    assert not difference(rows_of(whole), rows_of(tmp_path / "anew"))
    ((url,),) = ask(whole, "SELECT url FROM posts LIMIT 1")
    ((start,),) = ask(whole, "SELECT start_url FROM crawls")
    for done in (
        blogark("explain", url, "--archive", damaged),
        blogark("import", whole / "warc", "--archive", damaged),
        crawl(start, archive=damaged),
    ):
        assert (done.status, done.out, "Traceback" in done.err) == (1, "", False)
        assert "database disk image is malformed\n" in done.err


def dump(archive: Path) -> list[str]:
    """Everything a database holds."""
    with closing(sqlite3.connect(f"file:{archive / DATABASE}?mode=ro", uri=True)) as database:
        return list(database.iterdump())


def test_rerun_of_nothing(tmp_path: Path) -> None:
    """What is not there or holds no WARC of ours is told in one line."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "note.txt").write_text("Comprare il pane.")
    (tmp_path / "false.warc.gz").write_bytes(b"Comprare il latte.")
    reasons = {
        "missing": "does not exist",
        "empty": "holds no WARC of blogark and is no fixture folder (no responses.json)",
        "note.txt": "holds no WARC of blogark and is no fixture folder (no responses.json)",
        "false.warc.gz": "holds no WARC of blogark and is no fixture folder (no responses.json)",
    }
    for name, reason in reasons.items():
        done = CliRunner().invoke(main, ["rerun", str(tmp_path / name), "--archive", str(tmp_path / "archive")])
        assert (done.exit_code, done.stdout, done.stderr) == (1, "", f"Error: {tmp_path / name} {reason}\n")
    assert not (tmp_path / "archive").exists()


def test_rerun_of_a_torn_warc(crawled: dict[str, Crawled], tmp_path: Path) -> None:
    """A WARC that ends within a record is read as far as it goes, and `problems` says where that is."""
    (file,) = warc_files(crawled["api"].archive / "warc")
    torn = tmp_path / file.name
    torn.write_bytes(file.read_bytes()[:-400])
    done = blogark("rerun", torn, "--archive", tmp_path / "archive")
    assert (done.status, done.err) == (3, "")
    assert "  problems: 1 torn-record  (table problems)" in done.out.splitlines()
    ((error, detail),) = ask(tmp_path / "archive", "SELECT error, detail FROM problems")
    assert (error, re.sub(r"\d+$", "N", detail)) == ("torn-record", f"{file.name}: no whole record at byte N")
    assert ask(tmp_path / "archive", "SELECT count(*) FROM posts") == [(3,)]


def test_rerun_of_a_damaged_warc(crawled: dict[str, Crawled], tmp_path: Path) -> None:
    """Damage costs the record that it lies in, and is told with its size and place."""
    (file,) = warc_files(crawled["api"].archive / "warc")
    hit = next(stored.record for stored in read_warc(file) if stored.record.url.endswith("/robots.txt"))
    damaged, middle = bytearray(file.read_bytes()), hit.offset + hit.length // 2
    damaged[middle : middle + 20] = bytes(20)
    (tmp_path / file.name).write_bytes(damaged)
    done = blogark("rerun", tmp_path / file.name, "--archive", tmp_path / "archive")
    told = f"{file.name}: passed over: {hit.length} bytes from byte {hit.offset} on"
    assert (done.status, done.err) == (3, "")
    assert f"  damaged: {told}" in done.out.splitlines()
    assert ask(tmp_path / "archive", "SELECT error, detail FROM problems") == [("torn-record", told)]
    (posts,) = ask(crawled["api"].archive, "SELECT count(*) FROM posts")
    assert ask(tmp_path / "archive", "SELECT count(*) FROM posts") == [posts]


def test_rerun_of_a_warc_that_is_torn_at_once(crawled: dict[str, Crawled], tmp_path: Path) -> None:
    """Where the damage leaves no post the line says that it is a damage, and does not blame the blog."""
    (whole,) = warc_files(crawled["plain"].archive / "warc")
    torn = tmp_path / whole.name
    records = list(read_warc(whole))
    torn.write_bytes(whole.read_bytes()[: records[1].record.offset + 50])
    done = blogark("rerun", torn, "--archive", tmp_path / "archive")
    line = "a WARC is damaged, and no post is in what is left of it. The table problems says where."
    assert (done.status, done.out) == (1, "")
    assert done.err.endswith(f"/: nothing archived: {line}\n")
