"""What is no mirror, and files in one that are no pages."""

import os
from pathlib import Path
from tempfile import mkdtemp

import pytest
from click.testing import CliRunner
from command import ask, blogark

from archive.database import DATABASE
from blogark.cli import main
from pipelines.importing import SourceError, import_source

from .written_mirror import page, posts, write

BAD = {
    "missing": lambda folder: folder / "niente",
    "empty folder": lambda folder: Path(mkdtemp(dir=folder)),
    "no pages": lambda folder: write(folder / "foto", {"a.jpg": b"\xff\xd8\xff"}),
    "text": lambda folder: write(folder, {"a.txt": "ciao"}) / "a.txt",
    "empty file": lambda folder: write(folder, {"a.warc.gz": ""}) / "a.warc.gz",
    "torn zip": lambda folder: write(folder, {"a.zip": b"PK\x03\x04" + bytes(50)}) / "a.zip",
    "torn tar": lambda folder: write(folder, {"a.tar.xz": b"\xfd7zXZ\x00" + bytes(50)}) / "a.tar.xz",
    "torn gzip": lambda folder: write(folder, {"a.warc.gz": b"\x1f\x8b\x08" + bytes(9)}) / "a.warc.gz",
    "not xml": lambda folder: write(folder, {"a.xml": "<rss><channel></channel></rss>"}) / "a.xml",
}


@pytest.mark.parametrize("name", BAD)
def test_nothing_to_import(name: str, tmp_path: Path) -> None:
    """What cannot be imported is said in one line, and nothing is stored."""
    source = BAD[name](tmp_path)
    with pytest.raises(SourceError) as raised:
        import_source(source, tmp_path / "archive", url=None, jobs=1, progress=lambda _: None)
    assert str(source) in str(raised.value)
    assert "\n" not in str(raised.value)
    assert not (tmp_path / "archive" / DATABASE).exists()


def test_odd_files(tmp_path: Path) -> None:
    """What is no page is kept and not read; links out of the folder are not followed; one bad file spoils nothing."""
    outside = write(tmp_path / "altrove", {"segreto.html": page(9)})
    source = write(
        tmp_path / "boa.example",
        {
            "buona/index.html": page(5, head='<link rel="canonical" href="http://boa.example/buona/">'),
            "immagine.html": b"\x89PNG\r\n\x1a\n" + bytes(64),
            "vuota.html": "",
            "rotta.html": b"\xff\xfe<\x00h" + bytes(range(256)),
            "profonda.html": "<div>" * 5000,
            "nome \udcff%zz.html".encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape"): page(6),
            ".git/config": "[core]",
        },
    )
    (source / "fuori.html").symlink_to(outside / "segreto.html")
    (source / "fuori").symlink_to(outside)
    os.mkfifo(source / "tubo")
    done = blogark("import", source, "--archive", tmp_path / "archive")
    assert (done.status, done.err) == (3, "")
    assert posts(tmp_path / "archive") == [
        ("http://boa.example/buona/", "La boa 5"),
        ("http://boa.example/nome%20%FF%25zz.html", "La boa 6"),
    ]
    names = ("buona/", "immagine.html", "nome%20%FF%25zz.html", "profonda.html", "rotta.html", "vuota.html")
    assert ask(tmp_path / "archive", "SELECT url FROM captures ORDER BY url") == [
        (f"http://boa.example/{name}",) for name in names
    ]
    assert ask(tmp_path / "archive", "SELECT error, url FROM problems ORDER BY url") == [
        ("wrong-charset", "http://boa.example/rotta.html"),
        ("empty-body", "http://boa.example/vuota.html"),
    ]


def test_pages_of_another(tmp_path: Path) -> None:
    """Where a WARC holds nothing of the blog asked for, the blog is named."""
    source = tmp_path / "boa"
    blogark("import", write(source, {"index.html": page(5)}), "--url", "http://boa.example/", "--archive", source)
    done = blogark("import", source / "warc", "--url", "http://faro.example/", "--archive", tmp_path / "archive")
    line = f"{source / 'warc'}: nothing imported: no posts of http://faro.example/ were recognised in it.\n"
    assert (done.status, done.out, done.err) == (1, "", line)


def test_usage(tmp_path: Path) -> None:
    """Wrong usage has a status of its own."""
    wrong = ([], [str(tmp_path), "--url", "no address"], [str(tmp_path), "--jobs", "0"])
    assert [CliRunner().invoke(main, ["import", *arguments]).exit_code for arguments in wrong] == [2, 2, 2]
