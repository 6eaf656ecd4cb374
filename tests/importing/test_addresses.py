"""Where a mirror stood: by its files' names, by what its pages and feeds say, or by who imports it."""

import os
from datetime import UTC, datetime
from hashlib import md5
from pathlib import Path

from command import ask, blogark

from .bringing import bring_in
from .written_mirror import links, page, posts, write

MIRRORED = "<!-- Mirrored from {} by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 12 Aug 2014 10:11:12 GMT -->"


def test_httrack(tmp_path: Path) -> None:
    """HTTrack says in each page where and when it was saved, its links keep queries; its own files are no pages."""
    own = f"index{md5(b'p=5', usedforsecurity=False).hexdigest()[:4]}.html"
    source = write(
        tmp_path / "progetto",
        {
            "index.html": "<html><!-- Created by HTTrack Website Copier/3.49-2 [XR&CO'2014] --><p>indice</p></html>",
            "hts-log.txt": "HTTrack3.49",
            "hts-cache/new.txt": "x",
            f"boa.example/{own}": page(5, head=f'<link rel="canonical" href="{own}?p=5">').replace(
                "<head>", MIRRORED.format("boa.example/?p=5") + "<head>"
            ),
            "boa.example/porto/index.html": page(6, body=f'<a href="../{own}?p=5">boa</a>').replace(
                "<head>", MIRRORED.format("boa.example/porto/") + "<head>"
            ),
        },
    )
    bring_in(source, tmp_path / "archive")
    assert posts(tmp_path / "archive") == [
        ("http://boa.example/?p=5", "La boa 5"),
        ("http://boa.example/porto/", "La boa 6"),
    ]
    assert links(tmp_path / "archive") == [("http://boa.example/?p=5", "internal")]
    assert ask(tmp_path / "archive", "SELECT DISTINCT fetched_at FROM captures") == [("2014-08-12T10:11:12Z",)]


def test_pages_that_a_web_archive_showed(tmp_path: Path) -> None:
    """Where pages stood and when their copies were taken the archive says; their links lead to each other again."""
    said = '<script>__wm.wombat("http://boa.example/{}","20140812101112","https://web.archive.org/","web");</script>'
    window = "https://web.archive.org/web/20140812101112/http://boa.example/"
    source = write(
        tmp_path / "copie",
        {
            "La boa.html": page(5, head=said.format("rossa/")),
            "La boa (2).html": page(6, head=said.format("verde/"), body=f'<a href="{window}rossa/">rossa</a>'),
        },
    )
    bring_in(source, tmp_path / "archive", url="http://boa.example/")
    assert posts(tmp_path / "archive") == [
        ("http://boa.example/rossa/", "La boa 5"),
        ("http://boa.example/verde/", "La boa 6"),
    ]
    assert links(tmp_path / "archive") == [("http://boa.example/rossa/", "internal")]
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


def test_canonical_links_that_lead_to_copies(tmp_path: Path) -> None:
    """wget leads all links to the file in which it saved a page first, under its shortlink: no post's own address."""
    canonical = '<link rel="canonical" href="{}index.html%3Fp={}.html" />'.format
    files = {
        f"boa.example/2014/{slug}/index.html": page(
            number, head=canonical("../../", number), body=f'<a href="../../index.html%3Fp={number}.html#c1">uno</a>'
        )
        for number, slug in ((5, "rossa"), (6, "verde"))
    }
    copies = {f"boa.example/index.html?p={number}.html": page(number, head=canonical("", number)) for number in (5, 6)}
    source = write(tmp_path / "copia", {**files, **copies})
    for name in copies:
        os.utime(source / name, (0, 0))  # of what both say, the newer is kept
    bring_in(source, tmp_path / "archive")
    assert posts(tmp_path / "archive") == [
        ("http://boa.example/2014/rossa/", "La boa 5"),
        ("http://boa.example/2014/verde/", "La boa 6"),
    ]
    assert [url for url, _ in links(tmp_path / "archive")] == [
        "http://boa.example/2014/rossa/#c1",
        "http://boa.example/2014/verde/#c1",
    ]


def test_endings_that_feeds_tell(tmp_path: Path) -> None:
    """wget gave an ending to pages that state no address; the feed says that theirs has none."""
    item = "<item><title>La boa {0}</title><link>http://boa.example/2014/{1}/</link></item>".format
    entries = item(5, "rossa") + item(6, "verde")
    feed = f"<rss version='2.0'><channel><title>La boa</title><link>http://boa.example/</link>{entries}</channel></rss>"
    pages = {f"boa.example/2014/{slug}.html": page(number) for number, slug in ((5, "rossa"), (6, "verde"))}
    bring_in(write(tmp_path / "copia", {"boa.example/index.rss": feed, **pages}), tmp_path / "archive")
    assert posts(tmp_path / "archive") == [
        ("http://boa.example/2014/rossa/", "La boa 5"),
        ("http://boa.example/2014/verde/", "La boa 6"),
    ]


def test_copies_to_answer_a_comment(tmp_path: Path) -> None:
    """Where all addresses have a query, that of a page that was saved for each answer is not the plainest."""
    said = '<ol class="commentlist"><li id="comment-9" class="comment"><cite class="fn">Ada</cite>'
    said += '<a href="#comment-9">3 maggio 2012 alle 10:05</a><p>Dondola.</p></li></ol>'
    names = ("index.html@p=5.html", "index.html@p=5&replytocom=9.html")
    source = write(tmp_path / "copia", {f"boa.example/{name}": page(5, body=said) for name in names})
    os.utime(source / "boa.example" / names[0], (0, 0))
    bring_in(source, tmp_path / "archive")
    assert ask(tmp_path / "archive", "SELECT url FROM comments") == [("http://boa.example/?p=5#comment-9",)]


def test_with_and_without_www(tmp_path: Path) -> None:
    """A blog known under `www.` is the same blog in a mirror that leaves it out; its pages are called as last seen."""
    for year, host in enumerate(("www.boa.example", "boa.example"), 2014):
        source = write(tmp_path / host, {f"{host}/2014/rossa/index.html": page(5), f"{host}/index.html": page(6)})
        for file in source.rglob("*.html"):
            os.utime(file, (datetime(year, 1, 1, tzinfo=UTC).timestamp(),) * 2)
        bring_in(source, tmp_path / "archive")
    assert ask(tmp_path / "archive", "SELECT url FROM blogs") == [("http://www.boa.example/",)]
    assert [url for url, _ in posts(tmp_path / "archive")] == [
        "http://boa.example/",
        "http://boa.example/2014/rossa/",
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
