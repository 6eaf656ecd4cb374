"""What names of saved files say of addresses, and what the files of a mirror say together of where it stood."""

import pytest

from pipelines.importing.kinds import media_type
from pipelines.importing.mirror import Mirror, Stated, Survey
from pipelines.importing.names import address_path, is_host, target

ADDRESSES = {
    "index.html": "",
    "2013/05/nebbia/index.html": "2013/05/nebbia/",
    "2013/05/nebbia.html": "2013/05/nebbia.html",
    "feed/index.html": "feed/",
    "feed/index.xml": "feed/",
    "index.html?p=12": "?p=12",
    "archivio/?p=12": "archivio/?p=12",
    "index.html@p=12.html": "?p=12",
    "index.html%3Fp=12.html": "?p=12",
    "index.php?p=12.html": "index.php?p=12",
    "archivio/index.html@p=3&paged=2.html": "archivio/?p=3&paged=2",
    "index.php": "",
    "post.php.html": "post.php",
    "atom.xml": "atom.xml",
    "foto/boa.jpg": "foto/boa.jpg",
    "@ornella/index.html": "@ornella/",
    "index.html.1": "",
    "nebbia.html.2": "nebbia.html",
    "index-tc.html": "",
    "nebbia-tc.html": "nebbia.html",
    "citt%C3%A0/index.html": "citt%C3%A0/",
    "città/index.html": "citt%C3%A0/",
    "citt\udcc3%A0/index.html": "citt%C3%A0/",
    "100%/a#b.html": "100%25/a%23b.html",
}


@pytest.mark.parametrize(("name", "path"), ADDRESSES.items(), ids=ascii)
def test_address_path(name: str, path: str) -> None:
    """Names as wget, HTTrack and exports write them."""
    assert address_path(name) == path


@pytest.mark.parametrize(
    ("ending", "path"), [(".html", "2013/nebbia.html"), ("/", "2013/nebbia/"), ("", "2013/nebbia")]
)
def test_ending(ending: str, path: str) -> None:
    """A mirror whose addresses had no ending gave its files one."""
    assert address_path("2013/nebbia.html", ending) == path


def test_hosts() -> None:
    """Folders that are named after hosts, and others."""
    assert [
        name for name in ("boa.example", "www.boa.example:8080", "boa.example+8080", "203.0.113.5") if is_host(name)
    ]
    assert not [name for name in ("2013", "index.html", "v1.2", "jquery.min.js", "wp-content") if is_host(name)]


def test_target() -> None:
    """Where a relative link leads; it may lead outside."""
    assert target("a/b/index.html", "../c/index.html%3Fp=1") == "a/c/index.html?p=1"
    assert target("index.html", "../../etc/passwd") == "../../etc/passwd"


def said(name: str, address: str | None, **more: bool | str) -> Stated:
    return Stated(name=name, address=address, markup=True, **more)  # type: ignore[arg-type]


def concluded(*stated: Stated, url: str | None = None) -> Mirror | None:
    one, other = (Survey().hear(order).conclude(url) for order in (stated, reversed(stated)))
    assert one == other
    return one


def test_plain_folder() -> None:
    """Pages that state their addresses tell the root."""
    assert concluded(
        said("index.html", "https://boa.example/"), said("2013/nebbia/index.html", "https://boa.example/2013/nebbia/")
    ) == Mirror(root="https://boa.example/", base="https://boa.example/")


def test_folders_of_hosts() -> None:
    """The host most pages are of is the blog's; its pages' addresses need not be stated."""
    mirror = concluded(
        said("saved/boa.example/index.html", None),
        said("saved/boa.example/2013/nebbia/index.html", None),
        said("saved/altrove.example/index.html", None),
    )
    assert mirror == Mirror(root="http://boa.example/", folder="saved/", base="http://")
    assert mirror.url("saved/boa.example/2013/index.html@p=1.html") == "http://boa.example/2013/?p=1"
    assert mirror.url("saved/altrove.example/foto.jpg") == "http://altrove.example/foto.jpg"
    assert mirror.url("saved/appunti.txt") is None


def test_below_a_path() -> None:
    """A blog below a path of its host, in a folder that begins there."""
    mirror = concluded(
        said("copia/index.html", "https://boa.example/diario/"),
        said("copia/2013/nebbia.html", "https://boa.example/diario/2013/nebbia"),
    )
    assert mirror == Mirror(
        root="https://boa.example/diario/", folder="copia/", base="https://boa.example/diario/", ending=""
    )
    assert mirror.url("copia/2013/nebbia.html") == "https://boa.example/diario/2013/nebbia"


def test_careless_canonical_links() -> None:
    """Pages that all claim to be the front page do not move it."""
    names = [f"boa.example/2013/{number}/index.html" for number in range(9)]
    mirror = concluded(
        said("boa.example/index.html", "http://boa.example/"), *(said(n, "http://boa.example/") for n in names)
    )
    assert mirror is not None
    assert [mirror.url(name) for name in names[:2]] == ["http://boa.example/2013/0/", "http://boa.example/2013/1/"]


def test_given_root() -> None:
    """Who says where the blog stood is believed; where the files say it stood, it is known, too."""
    names = [f"2013/{number}/index.html" for number in range(5)]
    mirror = concluded(
        *(said(name, f"https://copia.example/{name[:-10]}") for name in names), url="http://boa.example/"
    )
    assert mirror == Mirror(root="http://boa.example/", base="http://boa.example/", others=("https://copia.example/",))
    assert mirror.now("https://copia.example/2013/1/") == "http://boa.example/2013/1/"
    assert mirror.now("https://copia.example.org/2013/1/") == "https://copia.example.org/2013/1/"


KINDS = {
    b"<!DOCTYPE html><html><svg></svg></html>": "text/html",
    b"<?xml version='1.0'?><!-- x --><rss version='2.0'><channel><title>x</title>": "application/rss+xml",
    b"<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title>": "application/atom+xml",
    b"<?xml version='1.0'?><urlset><url>": "application/xml",
    b"<?xml version='1.0'?><!DOCTYPE html><html>": "text/html",
    b'{"a": 1}': "application/json",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\x00\x01\x02": "application/octet-stream",
    b"<p>ciao": "text/html",
    b"": "text/html",
}


@pytest.mark.parametrize(("body", "kind"), KINDS.items(), ids=range(len(KINDS)))
def test_media_type(body: bytes, kind: str) -> None:
    """Bytes say more than a name does."""
    assert media_type("x/index.html", body) == kind


def test_media_type_by_name() -> None:
    """Scripts and style sheets are what their names say."""
    assert [media_type(name, b"{}") for name in ("a.css", "a.js?ver=4", "a.json")] == [
        "text/css",
        "text/javascript",
        "application/json",
    ]
