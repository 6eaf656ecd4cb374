"""What people get wrong is said before anything is fetched or written."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from command import crawl

from archive.database import DATABASE
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


def test_unusable_setting(tmp_path: Path) -> None:
    """A value that a setting cannot have is wrong usage too."""
    done = crawl("http://127.0.0.1:1/", "-s", "CONCURRENT_REQUESTS=molte", archive=tmp_path)
    line = "Error: a setting cannot be used: invalid literal for int() with base 10: 'molte'"
    assert (done.status, done.out, done.err.splitlines()[-1], "Traceback" in done.err) == (2, "", line, False)


def test_a_file_that_is_no_archive(tmp_path: Path) -> None:
    """A file in the archive's place that is none of ours is left alone."""
    file = tmp_path / DATABASE
    file.write_text("Appunti di cucina, non una banca dati. " * 40)
    done = CliRunner().invoke(main, ["crawl", "http://127.0.0.1:1/", "--archive", str(tmp_path)])
    line = f"Error: the archive cannot be written: {file} cannot be used as an archive: file is not a database\n"
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", line)
    assert file.read_text() == "Appunti di cucina, non una banca dati. " * 40
