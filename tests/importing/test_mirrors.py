"""`blogark import` of mirrors: folders of saved pages, packed or not, beside crawls of the same blog."""

import json
import os
import shutil
import sqlite3
import tarfile
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from command import ask, blogark
from rows import SAID, SEEN, Lines, difference, rows_of

from archive.database import DATABASE
from pipelines.fixture import read_fixture, write_fixture
from pipelines.importing import SourceError, import_source
from pipelines.rerun import rerun

from .saved_mirror import Naming, bare, save, wget, wget_windows

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "wordpress" / "example"
#: What a mirror of the blog holds: no answers of the API.
SAVED = [response for response in read_fixture(EXAMPLE) if "json" not in response.content_type]

#: What differs between two runs of the same import.
OF_THE_RUN = frozenset({"crawl_id", "warc_file", "warc_offset", "warc_length", "crawls.id", "started_at", "finished_at",
                        "first_crawled_at", "last_crawled_at", "stats"})  # fmt: skip


def bring_in(source: Path, archive: Path, *, url: str | None = None, jobs: int = 1) -> None:
    imported = import_source(source, archive, url=url, jobs=jobs, progress=lambda _: None)
    imported.session.close()
    assert imported.outcome == "finished"


def held(archive: Path) -> Lines:
    return rows_of(archive, tables=SAID, without=SEEN | {"witnesses"})


def ids(archive: Path) -> list[tuple[int, str]]:
    return ask(archive, "SELECT id, url FROM posts UNION ALL SELECT id, remote_id FROM comments ORDER BY 1")


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = tmp_path_factory.mktemp("crawled")
    assert blogark("rerun", EXAMPLE, "--archive", archive).status == 0
    return archive


FIXTURES = EXAMPLE.parent.parent
OTHERS = ("blogger/feeds", "blogger/threaded", "drupal/olivero-10", "movabletype/mt4", "static/pelican",
          "unknown/home-made", "wordpress/newest-first", "wordpress/split")  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_any_platform(name: str, tmp_path: Path) -> None:
    """A mirror of any platform's pages says what the pages say; only the scheme may be unknown."""
    pages = [response for response in read_fixture(FIXTURES / name) if "ml" in response.content_type]
    write_fixture(tmp_path / "fixture", pages)
    for session in rerun(tmp_path / "fixture", tmp_path / "crawled", lambda _: None):
        session.close()
    save(pages, tmp_path / "mirror", wget)
    bring_in(tmp_path / "mirror", tmp_path / "imported")
    crawled, imported = (
        {table: [row.replace("https:", "http:") for row in rows] for table, rows in held(tmp_path / archive).items()}
        for archive in ("crawled", "imported")
    )
    assert difference(crawled, imported) == ""


@pytest.fixture(scope="module")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mirrors") / "orto"
    save(SAVED, folder, wget)
    return folder


@pytest.mark.parametrize("naming", [wget, wget_windows, bare])
def test_mirror_and_crawl_are_one(naming: Naming, crawled: Path, tmp_path: Path) -> None:
    """A mirror beside a crawl adds nothing but that it was seen, whichever comes first and however it was saved."""
    save(SAVED, tmp_path / "mirror", naming)
    both = tmp_path / "crawl-first"
    shutil.copytree(crawled, both)
    bring_in(tmp_path / "mirror", both)
    assert difference(held(crawled), held(both)) == ""
    assert ids(both) == ids(crawled)
    other = tmp_path / "mirror-first"
    bring_in(tmp_path / "mirror", other)
    assert blogark("rerun", EXAMPLE, "--archive", other).status == 0
    assert difference(held(crawled), held(other)) == ""


def test_summary(mirror: Path, tmp_path: Path) -> None:
    """The command says what it imported, from where, and how long that took."""
    done = blogark("import", mirror, "--archive", tmp_path, "--json")
    said = json.loads(done.out)
    kept = ("outcome", "blog", "counts", "problems", "left_out", "start_url", "exit_status")
    assert {name: said[name] for name in kept} == {
        "outcome": "finished",
        "blog": {
            "url": "http://orto.example/",
            "title": "L'orto dietro la scuola",
            "language": "it-IT",
            "platform": "wordpress",
        },
        "counts": {
            "posts": 10,
            "pages": 2,
            "comments": 42,
            "pingbacks": 4,
            "trackbacks": 1,
            "slide_references": 8,
        },
        "problems": {},
        "left_out": {},
        "start_url": "file:orto",
        "exit_status": 0,
    }
    assert done.status == 0
    ((settings,),) = ask(tmp_path, "SELECT settings FROM crawls")
    assert {name: json.loads(settings)[name] for name in ("kind", "source")} == {"kind": "mirror", "source": "orto"}


def test_twice(mirror: Path, tmp_path: Path) -> None:
    """Importing again changes nothing at all."""
    bring_in(mirror, tmp_path)
    before = rows_of(tmp_path)
    bring_in(mirror, tmp_path)
    assert difference(before, rows_of(tmp_path)) == ""


def test_rerun(mirror: Path, tmp_path: Path) -> None:
    """The records of an import give the same rows again."""
    bring_in(mirror, tmp_path / "first")
    assert blogark("rerun", tmp_path / "first" / "warc", "--archive", tmp_path / "again").status == 0
    assert difference(rows_of(tmp_path / "first"), rows_of(tmp_path / "again")) == ""


def test_jobs_make_no_difference(mirror: Path, tmp_path: Path) -> None:
    """However many processes read, the rows are the same."""
    bring_in(mirror, tmp_path / "one", jobs=1)
    bring_in(mirror, tmp_path / "three", jobs=3)
    assert ids(tmp_path / "one") == ids(tmp_path / "three")
    one, three = (rows_of(tmp_path / name, without=OF_THE_RUN) for name in ("one", "three"))
    assert difference(one, three) == ""


def packed_as_tar(folder: Path, target: Path) -> Path:
    with tarfile.open(target, f"w:{target.suffix[1:] if target.suffix != '.tar' else ''}") as packed:
        packed.add(folder, folder.name)
    return target


def packed_as_zip(folder: Path, target: Path) -> Path:
    with zipfile.ZipFile(target, "w") as packed:
        for path in sorted(folder.rglob("*")):
            at = datetime.fromtimestamp(path.stat().st_mtime, UTC).timetuple()[:6]
            if path.is_file():
                packed.writestr(zipfile.ZipInfo(str(path.relative_to(folder)), at), path.read_bytes())
    return target


@pytest.mark.parametrize("ending", [".tar", ".tar.gz", ".tar.xz", ".zip"])
def test_packed(ending: str, mirror: Path, tmp_path: Path) -> None:
    """A packed folder is the folder; one within a folder of its own, too."""
    pack = packed_as_zip if ending == ".zip" else packed_as_tar
    bring_in(pack(mirror, tmp_path / f"orto{ending}"), tmp_path / "packed")
    bring_in(mirror, tmp_path / "plain")
    assert difference(held(tmp_path / "plain"), held(tmp_path / "packed")) == ""


def test_dates_of_files(mirror: Path, tmp_path: Path) -> None:
    """A file's date is that of its capture, whose record is a resource under its old address."""
    bring_in(mirror, tmp_path)
    sql = "SELECT fetched_at, status, record_type, content_type FROM captures WHERE url = 'http://orto.example/feed/'"
    dated = {response.url: response.fetched_at for response in SAVED}
    assert ask(tmp_path, sql) == [(dated["http://orto.example/feed/"], None, "resource", "application/rss+xml")]


PAGE = """<!DOCTYPE html><html lang="it"><head>{head}<meta name="generator" content="WordPress 4.1">
<title>La boa</title></head><body class="single single-post postid-{number}"><article id="post-{number}" class="post">
<h1 class="entry-title">La boa {number}</h1><div class="entry-content"><p>Galleggia. {body}</p></div></article></body>
</html>"""


def page(number: int, *, head: str = "", body: str = "") -> str:
    return PAGE.format(number=number, head=head, body=body)


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def posts(archive: Path) -> list[tuple[str, str]]:
    return ask(archive, "SELECT url, title FROM posts ORDER BY url")


def links(archive: Path) -> list[tuple[str, str]]:
    return ask(archive, "SELECT url, kind FROM links ORDER BY url")


MIRRORED = "<!-- Mirrored from {} by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 12 Aug 2014 10:11:12 GMT -->"


def test_httrack(tmp_path: Path) -> None:
    """HTTrack says in each page where and when it was saved; its own files are no part of the blog."""
    source = write(
        tmp_path / "progetto",
        {
            "index.html": "<html><!-- Created by HTTrack Website Copier/3.49-2 [XR&CO'2014] --><p>indice</p></html>",
            "hts-log.txt": "HTTrack3.49",
            "hts-cache/new.txt": "x",
            "boa.example/index5c3f.html": page(5).replace("<head>", MIRRORED.format("boa.example/?p=5") + "<head>"),
            "boa.example/porto/index.html": page(6, body='<a href="../index5c3f.html">boa</a>').replace(
                "<head>", MIRRORED.format("boa.example/porto/") + "<head>"
            ),
        },
    )
    bring_in(source, tmp_path / "archive")
    assert posts(tmp_path / "archive") == [
        ("http://boa.example/?p=5", "La boa 5"),
        ("http://boa.example/porto/", "La boa 6"),
    ]
    assert ask(tmp_path / "archive", "SELECT DISTINCT fetched_at FROM captures") == [("2014-08-12T10:11:12Z",)]


def test_a_blog_that_stood_elsewhere_before(tmp_path: Path) -> None:
    """Pages name the host of the copy, feeds the blog's own: one blog, its posts known by both addresses."""
    feed = (
        '<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
        "<title>La boa</title>"
        '<atom:link href="http://boa.example/feed/" rel="self"/><link>http://boa.example</link>'
        "<item><title>La boa 5</title><link>http://boa.example/2014/rossa/</link></item></channel></rss>"
    )
    canonical = '<link rel="canonical" href="https://copia.example/2014/{}/">'.format
    source = write(
        tmp_path / "copia",
        {
            "feed/index.html": feed,
            "2014/rossa/index.html": page(5, head=canonical("rossa")),
            "2014/verde/index.html": page(
                6, head=canonical("verde"), body='<a href="https://copia.example/2014/rossa/">rossa</a>'
            ),
            "2014/gialla/index.html": page(7, head=canonical("gialla")),
        },
    )
    bring_in(source, tmp_path / "archive")
    assert [url for url, _ in posts(tmp_path / "archive")] == [
        "http://boa.example/2014/gialla/",
        "http://boa.example/2014/rossa/",
        "http://boa.example/2014/verde/",
    ]
    assert links(tmp_path / "archive") == [("http://boa.example/2014/rossa/", "internal")]
    sql = "SELECT count(*) FROM aliases WHERE key LIKE 'url:copia.example/2014/%'"
    assert ask(tmp_path / "archive", sql) == [(3,)]


def test_with_and_without_www(tmp_path: Path) -> None:
    """A blog that the archive knows under `www.` is the same blog in a mirror that leaves it out."""
    for host in ("www.boa.example", "boa.example"):
        source = write(tmp_path / host, {f"{host}/2014/rossa/index.html": page(5), f"{host}/index.html": page(6)})
        bring_in(source, tmp_path / "archive")
    assert ask(tmp_path / "archive", "SELECT url FROM blogs") == [("http://www.boa.example/",)]
    assert [url for url, _ in posts(tmp_path / "archive")] == [
        "http://www.boa.example/",
        "http://www.boa.example/2014/rossa/",
    ]


def test_nothing_says_where_it_stood(tmp_path: Path) -> None:
    """Without a word about the address the command asks for it; with it, links between files become addresses."""
    source = write(
        tmp_path / "salvata",
        {
            "index.html": page(1, body='<a href="2014/vento@p=3.html">vento</a> <a href="foto/boa.jpg">foto</a>'),
            "2014/index.html@p=3.html": page(3, body="<a href='../index.html#respond'>su</a>"),
            "foto/boa.jpg": b"\xff\xd8\xff\xe0",
        },
    )
    done = blogark("import", source, "--archive", tmp_path / "none")
    assert (done.status, done.err.count("\n")) == (1, 1)
    assert "--url" in done.err
    assert not (tmp_path / "none").exists()
    done = blogark("import", source, "--url", "https://boa.example/diario", "--archive", tmp_path / "archive")
    assert done.status == 0
    assert posts(tmp_path / "archive") == [
        ("https://boa.example/diario/", "La boa 1"),
        ("https://boa.example/diario/2014/?p=3", "La boa 3"),
    ]
    assert links(tmp_path / "archive") == [
        ("https://boa.example/diario/#respond", "internal"),
        ("https://boa.example/diario/2014/vento?p=3", "internal"),
        ("https://boa.example/diario/foto/boa.jpg", "internal"),
    ]


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
    assert "Traceback" not in done.err
    assert done.status in {0, 3}
    titles = {title for _, title in posts(tmp_path / "archive")}
    assert "La boa 5" in titles
    assert "La boa 9" not in titles
    captured = {url for (url,) in ask(tmp_path / "archive", "SELECT url FROM captures")}
    assert not any("segreto" in url or "fuori" in url or ".git" in url for url in captured)
    assert "http://boa.example/nome%20%FF%25zz.html" in captured


def test_names_that_point_outside(tmp_path: Path) -> None:
    """Names in a packed folder that lead out of it are passed over, links too; nothing is written anywhere."""
    packed = tmp_path / "boa.tar"
    with tarfile.open(packed, "w") as tar:
        for name in ("boa.example/index.html", "../../fuori.html", "/tmp/fuori.html"):
            body = page(5, head='<link rel="canonical" href="http://boa.example/">').encode()
            found = tarfile.TarInfo(name)
            found.size = len(body)
            path = tmp_path / "x"
            path.write_bytes(body)
            with path.open("rb") as stream:
                tar.addfile(found, stream)
        link = tarfile.TarInfo("boa.example/passwd.html")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    bring_in(packed, tmp_path / "archive")
    assert ask(tmp_path / "archive", "SELECT url FROM captures WHERE record_type = 'resource'") == [
        ("http://boa.example/",)
    ]


BAD = {
    "missing": lambda folder: folder / "niente",
    "empty folder": lambda folder: write(folder / "vuota", {}) if (folder / "vuota").mkdir() is None else None,
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


def test_torn_tar(mirror: Path, tmp_path: Path) -> None:
    """Of a tar that was cut off all that is whole is imported, and the rest is told."""
    whole = packed_as_tar(mirror, tmp_path / "orto.tar.gz").read_bytes()
    torn = tmp_path / "orto-rotto.tar.gz"
    torn.write_bytes(whole[: len(whole) // 2])
    done = blogark("import", torn, "--archive", tmp_path / "archive")
    assert (done.status, done.err) == (3, "")
    assert ask(tmp_path / "archive", "SELECT stage, error FROM problems WHERE error = 'torn-archive'") == [
        ("read", "torn-archive")
    ]
    assert posts(tmp_path / "archive")


def test_interrupted(mirror: Path, tmp_path: Path) -> None:
    """An import that was killed goes on when the same command is given again, and ends as if it had not been."""
    dies = "import os, pipelines.importing.run as r; k = r.Importer.keep; n = [0]\n"
    dies += "def keep(*a):\n    n[0] += 1\n    os._exit(9) if n[0] > 12 else k(*a)\nr.Importer.keep = keep"
    code = f"exec({dies!r})"
    assert blogark("import", mirror, "--archive", tmp_path / "killed", "--jobs", "1", changed=code).status == 9
    assert blogark("import", mirror, "--archive", tmp_path / "killed", "--jobs", "2").status == 0
    bring_in(mirror, tmp_path / "whole")
    assert difference(held(tmp_path / "whole"), held(tmp_path / "killed")) == ""
    with closing(sqlite3.connect(tmp_path / "killed" / DATABASE)) as database:
        assert database.execute("SELECT count(*), min(outcome) FROM crawls").fetchall() == [(1, "finished")]


def test_a_process_that_reads_is_killed(mirror: Path, tmp_path: Path) -> None:
    """What the readers' processes may meet is told in one line, and the same command goes on."""
    dies = "import os, pipelines.importing.saved as s; r = s.read_file\n"
    dies += "s.read_file = lambda url, *a: os._exit(9) if url.endswith('/la-mappa/') else r(url, *a)"
    done = blogark("import", mirror, "--archive", tmp_path, "--jobs", "2", changed=f"exec({dies!r})")
    assert (done.status, done.err.count("\n")) == (1, 1)
    assert "--jobs" in done.err
    assert blogark("import", mirror, "--archive", tmp_path).status == 0


def test_usage(tmp_path: Path) -> None:
    """Wrong usage has a status of its own."""
    assert blogark("import").status == 2
    assert blogark("import", tmp_path, "--url", "no address").status == 2
    assert blogark("import", tmp_path, "--jobs", "0").status == 2
