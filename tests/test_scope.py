"""Which spellings of an address are one address, and which addresses lead nowhere."""

import pytest

from crawler.scope import allowed, is_page, is_trap, url_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://terra.example/note/semina/", "https://terra.example/note/semina/index.html"),
        ("https://terra.example/", "https://terra.example/index.htm"),
        ("https://terra.example/blog", "http://terra.example/blog/index.php"),
        ("https://terra.example/blog", "http://terra.example/blog/Default.aspx"),
        ("https://terra.example/blog/", "http://terra.example/blog/index.shtml"),
        ("https://www.terra.example/blog", "http://Terra.example/blog"),
    ],
)
def test_one_address(one: str, other: str) -> None:
    """A generator's sitemap names the file, its feed the folder; some pages say `www.`, some do not."""
    assert url_key(one) == url_key(other)


def test_what_an_index_answers_by_its_query() -> None:
    """That is another page for each."""
    assert url_key("https://terra.example/index.php?p=3") != url_key("https://terra.example/")
    assert url_key("https://terra.example/myindex.html") != url_key("https://terra.example/")


@pytest.mark.parametrize(
    ("path", "trap"),
    [
        *[("comments/reply/12/", True), ("comment/flag/12/", True), ("comments/12/", False), ("2013/reply/", False)],
        *[("2013/boa/print/", True), ("print.php?id=3", True), ("node/print/3", True), ("printer-friendly/", True)],
        *[("?rest_route=/oembed/1.0/embed&url=x", True), ("?rest_route=/wp/v2/posts", False)],
        *[("2013/prints/", False), ("print-shop/", False), ("2013/fine-print/", False), ("print/2013/05/boa/", False)],
        ("note/semina/@@login-help", True),
        ("@@search?Subject:list=grano", True),
        ("note/semina/campo.jpg/@@images/5f3a.jpeg", False),
        ("@@download/file/piano.pdf", False),
    ],
)
def test_what_repeats_a_page(path: str, trap: bool) -> None:
    """A form to answer or to report a comment repeats that, a page to be printed its post."""
    assert is_trap(f"https://terra.example/{path}") is trap


@pytest.mark.parametrize(
    ("path", "trap"),
    [
        *[("user/login?destination=node/12%23comment-form", True), ("accounts/login/?next=/2013/boa/", True)],
        *[("spip.php?page=login&url=spip.php%3Farticle12", True), ("doku.php?id=boa&do=login", True)],
        *[("?page=boa", False), ("?next=12", False), ("2013/login/", False), ("?view=classic", False)],
    ],
)
def test_forms_to_log_in(path: str, trap: bool) -> None:
    """Each page has an address of its own for the same form, which says where to return from it."""
    assert is_trap(f"https://terra.example/{path}") is trap


@pytest.mark.parametrize("place", ["terra.example:80feed.xml", "terra.example:99999", ":80", "[::1", "terra.example:0"])
def test_addresses_without_a_place(place: str) -> None:
    """Of what names no host, or a port that is none, no request can be made."""
    assert allowed(f"http://{place}/", "feed", None) == "scheme"
    assert allowed("http://terra.example:8080/", "feed", None) is None


@pytest.mark.parametrize(
    ("name", "page"),
    [
        *[("0012.shtml", True), ("12.php3", True), ("12.cgi", True), ("perl-5.36", True), ("flickr.com", True)],
        *[("boa.pdf", False), ("boa.JPG", False), ("boa.docx", False), ("boa.tar.gz", False), ("feed/", False)],
    ],
)
def test_names_of_files(name: str, page: bool) -> None:
    """What stands behind a dot may be of any server's pages, or of a title."""
    assert is_page(f"https://terra.example/2003/{name}") is page
