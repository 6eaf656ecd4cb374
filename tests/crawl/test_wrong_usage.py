"""What people get wrong is said before anything is fetched or written."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from command import Done, crawl

from archive.database import DATABASE, insert, open_archive
from blogark.cli import main

NO_ADDRESS = "{!r} is not an address of the web, such as https://blog.example.org/"
WRONG_USAGE = {
    ("parole a caso",): NO_ADDRESS.format("parole a caso"),
    ("ftp://blog.invalid/",): NO_ADDRESS.format("ftp://blog.invalid/"),
    ("http://",): NO_ADDRESS.format("http://"),
    ("http://[::1",): NO_ADDRESS.format("http://[::1"),
    ("http://a.invalid:99999",): NO_ADDRESS.format("http://a.invalid:99999"),
    ("http://a.invalid/", "niente"): NO_ADDRESS.format("niente"),
    ("http://io:chiave@a.invalid/",): "a.invalid: the address holds a login; only what is public can be archived",
    (): "say which blog: blogark crawl https://blog.example.org/",
    ("--robots", "ignore", "http://a.invalid"): (
        "--robots ignore needs a reason: --robots-reason 'the owner asked us to'"
    ),
    ("-s", "DOWNLOAD_DELAY", "http://a.invalid"): "-s takes NAME=VALUE, not 'DOWNLOAD_DELAY'",
    ("--time-limit", "presto", "http://a.invalid"): (
        "Invalid value for '--time-limit': 'presto' is not a duration; units are s, m, h, d"
    ),
    ("--time-limit", "0", "http://a.invalid"): (
        "Invalid value for '--time-limit': '0' leaves nothing; for no limit leave the option out"
    ),
    ("--delay", "nan", "http://a.invalid"): (
        "Invalid value for '--delay': 'nan' is not a duration; units are s, m, h, d"
    ),
    ("--include", "[", "http://a.invalid"): (
        "Invalid value for '--include': '[' is not a regular expression: unterminated character set at position 0"
    ),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG_USAGE.items(), ids=map(" ".join, WRONG_USAGE))
def test_wrong_usage(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    """Wrong usage ends with exit status 2 and a line that says what is wrong, before an archive is made."""
    done = CliRunner().invoke(main, ["crawl", "--archive", str(tmp_path / "archive"), *arguments])
    *usage, line = done.stderr.splitlines()
    assert (done.exit_code, done.stdout, line) == (2, "", f"Error: {said}")
    assert bool(usage) == ("address" not in said)  # an address needs no word on usage
    assert not (tmp_path / "archive").exists()


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("CONCURRENT_REQUESTS=molte", "invalid literal for int() with base 10: 'molte'"),
        ("ITEM_PIPELINES=molte", "Expecting value: line 1 column 1 (char 0)"),
        ("SPIDER_MODULES=molti", "No module named 'molti'"),
    ],
)
def test_unusable_setting(tmp_path: Path, setting: str, said: str) -> None:
    """A value that a setting cannot have is wrong usage too."""
    done = crawl("http://127.0.0.1:1/", "-s", setting, archive=tmp_path)
    line = f"Error: a setting cannot be used: {said}"
    assert (done.status, done.out, done.err.splitlines()[-1], "Traceback" in done.err) == (2, "", line, False)


def test_a_list_in_no_known_encoding(tmp_path: Path) -> None:
    """What is no address in a list is told, whatever its bytes are; a mark of UTF-8 is no part of the first."""
    (tmp_path / "list").write_bytes("http://127.0.0.1:1/".encode("utf-16"))
    done = CliRunner().invoke(main, ["crawl", "-i", str(tmp_path / "list"), "--archive", str(tmp_path / "archive")])
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    (tmp_path / "list").write_bytes(b"\xef\xbb\xbf# i nostri\r\n")
    done = CliRunner().invoke(main, ["crawl", "-i", str(tmp_path / "list"), "--archive", str(tmp_path / "archive")])
    assert done.stderr.splitlines()[-1] == "Error: say which blog: blogark crawl https://blog.example.org/"


def test_an_excluded_start(tmp_path: Path) -> None:
    """Where nothing may be fetched that is told, and nothing about blogs."""
    done = crawl("http://127.0.0.1:1/", "--exclude", ".", archive=tmp_path)
    line = "http://127.0.0.1:1/: nothing archived: --exclude leaves out what to start from.\n"
    assert done == Done(status=1, out="", err=line)


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    """An archive that cannot be made is told with its name and the reason."""
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "archive"
    done = CliRunner().invoke(main, ["crawl", "http://127.0.0.1:1/", "--archive", str(folder)])
    line = f"Error: the archive cannot be written: {folder}: Not a directory\n"
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", line)


def test_an_archive_of_a_newer_version(tmp_path: Path) -> None:
    """What a newer blogark wrote is left alone: it may hold what this one does not know."""
    db = open_archive(tmp_path)
    insert(db, "_sqlite_migrations", {"migration_set": "blogark", "name": "m999_more", "applied_at": "2099-01-01"})
    db.close()
    before = (tmp_path / DATABASE).read_bytes()
    done = CliRunner().invoke(main, ["crawl", "http://127.0.0.1:1/", "--archive", str(tmp_path)])
    told = f"{tmp_path / DATABASE} was made by a newer blogark than this one: update it, or name another folder"
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", f"Error: the archive cannot be written: {told}\n")
    assert (tmp_path / DATABASE).read_bytes() == before


def test_a_file_that_is_no_archive(tmp_path: Path) -> None:
    """A file in the archive's place that is none of ours is left alone."""
    file = tmp_path / DATABASE
    file.write_text("Appunti di cucina, non una banca dati. " * 40)
    done = CliRunner().invoke(main, ["crawl", "http://127.0.0.1:1/", "--archive", str(tmp_path)])
    line = f"Error: the archive cannot be written: {file} cannot be used as an archive: file is not a database\n"
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", line)
    assert file.read_text() == "Appunti di cucina, non una banca dati. " * 40
