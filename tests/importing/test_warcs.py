"""`blogark import` of WARCs and WACZs that others wrote."""

import gzip
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from command import ask, blogark
from rows import difference, rows_of

from .bringing import bring_in, read_again

PAGE = """<!DOCTYPE html><html lang="it"><head><meta name="generator" content="WordPress 4.1">
<link rel="canonical" href="{url}"><link rel="EditURI" href="http://boa.example/xmlrpc.php?rsd"></head>
<body class="single single-post postid-{number}"><article id="post-{number}"><h1 class="entry-title">{title}</h1>
<div class="entry-content"><p>Galleggia.</p></div></article></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>La boa</title><link>http://boa.example</link>
<item><title>Rossa, dal nastro</title><link>http://boa.example/rossa/</link>
<pubDate>Mon, 28 Jan 2013 08:15:00 +0000</pubDate></item></channel></rss>"""
OTHERS = FEED.replace("boa.example", "faro.example")
DIGEST = "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"
RED = PAGE.format(url="http://boa.example/rossa/", number=5, title="Rossa")


class Writer:
    """A WARC as another crawler writes it."""

    def __init__(self, *, packed: bool = True) -> None:
        self.packed = packed
        self.bytes = b""
        self.number = 0

    def add(
        self,
        kind: str,
        url: str,
        body: str | bytes,
        *,
        media: str = "text/html",
        status: str = "200 OK",
        headers: str = "",
        about: str = "",
    ) -> None:
        self.number += 1
        block = body if isinstance(body, bytes) else body.encode()
        if kind in {"response", "revisit"} and not url.startswith("dns:"):
            block = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}\r\n".encode() + block
            media = f"application/http; msgtype={kind}"
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{identity(self.number)}>\r\n"
            f"WARC-Date: 2013-02-01T10:00:{self.number:02}Z\r\nWARC-Target-URI: {url}\r\n{about}"
            f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        self.bytes += gzip.compress(record) if self.packed else record


def identity(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def page(color: str, number: int) -> str:
    return PAGE.format(url=f"http://boa.example/{color}/", number=number, title=color.title())


def crawl(*, packed: bool = True) -> bytes:
    """Two hosts and both schemes, packed and chunked answers, redirects, errors, a revisit, a resource."""
    writer = Writer(packed=packed)
    writer.add("warcinfo", "x", "software: another crawler\r\n", media="application/warc-fields")
    writer.add("response", "dns:boa.example", "boa.example. 300 IN A 203.0.113.5", media="text/dns")
    writer.add("response", "http://boa.example/rossa/", RED, about=f"WARC-Payload-Digest: {DIGEST}\r\n")
    green = gzip.compress(page("verde", 6).encode())
    writer.add("response", "https://boa.example/verde/", green, headers="Content-Encoding: gzip\r\n")
    blue = page("blu", 7).encode()
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(blue), blue)
    writer.add("response", "http://boa.example/blu/", chunked, headers="Transfer-Encoding: chunked\r\n")
    writer.add("request", "http://boa.example/blu/", "GET /blu/ HTTP/1.1\r\n\r\n", media="application/http")
    writer.add("response", "http://boa.example/vecchia/", "", status="301 Moved", headers="Location: /rossa/\r\n")
    writer.add("response", "http://boa.example/persa/", "no", status="404 Not Found")
    writer.add("response", "http://faro.example/rossa/", RED.replace("boa.example", "faro.example"))
    writer.add("response", "http://nastri.example/boa", FEED, media="application/rss+xml")
    writer.add("response", "http://nastri.example/faro", OTHERS, media="application/rss+xml")
    writer.add("response", "http://faro.example/foto.jpg", b"\xff\xd8\xff", media="image/jpeg")
    writer.add("resource", "http://boa.example/gialla/", page("gialla", 8))
    writer.add("resource", "metadata://gnu.org/software/wget/warc/wget.log", "log", media="text/plain")
    again = (
        "WARC-Profile: http://netpreserve.org/warc/1.0/revisit/identical-payload-digest\r\n"
        f"WARC-Refers-To-Target-URI: http://boa.example/rossa/\r\nWARC-Payload-Digest: {DIGEST}\r\n"
    )
    writer.add("revisit", "http://boa.example/rossa/", "", about=again)
    writer.add("response", "http://boa.example/xmlrpc.php", "no", status="405 Method Not Allowed")
    return writer.bytes


def one_piece(folder: Path) -> Path:
    path = folder / "intero.warc.gz"
    path.write_bytes(gzip.compress(crawl(packed=False)))
    return path


def wacz(folder: Path) -> Path:
    path = folder / "boa.wacz"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("datapackage.json", json.dumps({"profile": "data-package"}))
        packed.writestr("archive/data.warc.gz", crawl())
        packed.writestr("../archive/fuori.warc.gz", b"no")
    return path


def plain(folder: Path, name: str, *, packed: bool) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(crawl(packed=packed))
    return path


FORMS: dict[str, Callable[[Path], Path]] = {
    "packed": lambda folder: plain(folder, "a.warc.gz", packed=True),
    "not packed": lambda folder: plain(folder, "a.warc", packed=False),
    "in one piece": one_piece,
    "wacz": wacz,
    "folder": lambda folder: plain(folder, "raccolta/a.warc.gz", packed=True).parent,
}


@pytest.mark.parametrize("form", FORMS)
def test_warc(form: str, tmp_path: Path) -> None:
    """Only the blog's pages are read, whichever host and scheme; all records are captures under their own ids."""
    archive = tmp_path / "archive"
    done = blogark("import", FORMS[form](tmp_path), "--archive", archive)
    assert (done.status, done.err) == (0, "")
    assert ask(archive, "SELECT url, title, witnesses FROM posts ORDER BY url") == [
        ("http://boa.example/blu/", "Blu", '["page"]'),
        ("http://boa.example/gialla/", "Gialla", '["page"]'),
        ("http://boa.example/rossa/", "Rossa", '["feed","page"]'),
        ("http://boa.example/verde/", "Verde", '["page"]'),
    ]
    assert ask(archive, "SELECT url FROM blogs") == [("http://boa.example/",)]
    sql = "SELECT id, url, record_type, status FROM captures WHERE url LIKE '%/rossa/' ORDER BY id"
    assert ask(archive, sql) == [
        (f"urn:uuid:{identity(3)}", "http://boa.example/rossa/", "response", 200),
        (f"urn:uuid:{identity(9)}", "http://faro.example/rossa/", "response", 200),
        (f"urn:uuid:{identity(15)}", "http://boa.example/rossa/", "revisit", 200),
    ]
    seen = "SELECT first_seen_at, last_seen_at FROM posts WHERE title = 'Rossa'"
    assert ask(archive, seen) == [("2013-02-01T10:00:03Z", "2013-02-01T10:00:15Z")]
    for file, offset in ask(archive, "SELECT warc_file, warc_offset FROM captures"):
        with (archive / "warc" / file).open("rb") as stream:
            stream.seek(offset)
            start = stream.read(5)
            assert start[:2] == b"\x1f\x8b" or start == b"WARC/"
    assert not list(archive.glob(".import-*"))


def test_again(tmp_path: Path) -> None:
    """Importing twice changes nothing, and what lies in the archive gives the same rows again."""
    source, archive = plain(tmp_path, "a.warc.gz", packed=True), tmp_path / "archive"
    bring_in(source, archive, jobs=2)
    before = rows_of(archive)
    bring_in(source, archive)
    assert difference(before, rows_of(archive)) == ""
    read_again(archive / "warc", tmp_path / "rerun")
    assert difference(before, rows_of(tmp_path / "rerun")) == ""


def test_with_and_without_www(tmp_path: Path) -> None:
    """A blog known under `www.` is the same blog in a WARC that leaves it out; its pages are called as last seen."""
    writer = Writer()
    writer.number = 50
    writer.add("response", "http://www.boa.example/rossa/", RED.replace("boa.example", "www.boa.example"))
    first = tmp_path / "www.warc.gz"
    first.write_bytes(writer.bytes)
    for source in (first, plain(tmp_path, "a.warc.gz", packed=True)):
        bring_in(source, tmp_path / "archive")
    assert ask(tmp_path / "archive", "SELECT url FROM blogs") == [("http://www.boa.example/",)]
    assert ask(tmp_path / "archive", "SELECT url FROM posts ORDER BY url") == [
        ("http://boa.example/blu/",),
        ("http://boa.example/gialla/",),
        ("http://boa.example/verde/",),
        ("http://www.boa.example/rossa/",),
    ]


def test_same_name(tmp_path: Path) -> None:
    """Files of one name that hold different things are both kept."""
    first = plain(tmp_path, "uno/data.warc.gz", packed=True)
    writer = Writer()
    writer.number = 50
    writer.add("response", "http://boa.example/rossa/", RED)
    second = tmp_path / "due" / "data.warc.gz"
    second.parent.mkdir()
    second.write_bytes(writer.bytes)
    for source in (first, second):
        bring_in(source, tmp_path / "archive")
    assert ask(tmp_path / "archive", "SELECT count(DISTINCT warc_file) FROM captures") == [(2,)]


def test_torn(tmp_path: Path) -> None:
    """Of a file that was cut off all whole records are imported, and the rest is told."""
    source = tmp_path / "a.warc.gz"
    source.write_bytes(crawl()[:-40])
    done = blogark("import", source, "--archive", tmp_path / "archive")
    assert (done.status, done.err) == (3, "")
    assert ask(tmp_path / "archive", "SELECT error FROM problems") == [("torn-record",)]
    assert ask(tmp_path / "archive", "SELECT count(*) FROM posts") == [(4,)]


@pytest.mark.parametrize("packed", [True, False])
def test_damaged(tmp_path: Path, packed: bool) -> None:
    """Damage costs the record that it lies in; what was passed over, and where, is told once for the file."""
    writer = Writer(packed=packed)
    starts = []
    for word in ("rossa", "gialla", "verde"):
        starts.append(len(writer.bytes))
        url = f"http://boa.example/{word}/"
        writer.add("response", url, PAGE.format(url=url, number=writer.number, title=word.title()))
    source = tmp_path / ("a.warc.gz" if packed else "a.warc")
    start = starts[1]
    source.write_bytes(writer.bytes[:start] + b"?" * 20 + writer.bytes[start + 20 :])
    done = blogark("import", source, "--archive", tmp_path / "archive")
    assert (done.status, done.err) == (3, "")
    begin = start if packed else start - len("\r\n\r\n")
    told = f"{source.name}: passed over: {starts[2] - begin} bytes from byte {begin} on"
    assert f"  damaged: {told}" in done.out.splitlines()
    assert ask(tmp_path / "archive", "SELECT error, detail FROM problems") == [("torn-record", told)]
    assert ask(tmp_path / "archive", "SELECT title FROM posts ORDER BY title") == [("Rossa",), ("Verde",)]
