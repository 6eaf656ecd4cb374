"""Pages that were saved as a web archive showed them say what they said before."""

from pathlib import Path

import pytest

from blogark import extract
from crawler.replays import Original, original

TEXT = "<p>" + "Ogni sasso del muro ha il suo posto, e chi lo toglie lo sa. " * 6 + "</p>"
WINDOW = "https://web.archive.org/web/20150203040506"
INIT = """<script>__wm.init("https://web.archive.org/web"); __wm.wombat("https://blog.example.org/2013/sassi/",
"20150203040506","https://web.archive.org/","web","/_static/", "1");</script>"""
TOOLBAR = """<!-- BEGIN WAYBACK TOOLBAR INSERT --><div><h1>Wayback Machine</h1><p>12 captures, 3 Feb 2015</p></div>
<!-- END WAYBACK TOOLBAR INSERT -->"""
END = "<!--\n     FILE ARCHIVED ON 04:05:06 Feb 03, 2015 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE -->"


def shown(head: str, links: str, end: str = "") -> bytes:
    said = """<ol><li id="comment-7"><b class="author">Bruno</b> <i class="date">2 days ago</i>
    <p>A fine wall.</p></li></ol>"""
    body = f"<article><h1>Sassi e muri</h1>{links}{TEXT}</article>{said}"
    return f"<html lang='en'><head><title>Sassi e muri</title>{head}</head><body>{body}</body></html>{end}".encode()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (f'"{WINDOW}/http://ada.example/"', '"http://ada.example/"'),
        (f'"{WINDOW}im_/https://ada.example/a.png"', '"https://ada.example/a.png"'),
        ('"/web/20150203040506/http://ada.example/"', '"http://ada.example/"'),
        ('"//web.archive.org/web/20150203040506/https://ada.example/"', '"https://ada.example/"'),
        ('"https:\\/\\/web.archive.org\\/web\\/20150203040506\\/https:\\/\\/ada.example"', '"https:\\/\\/ada.example"'),
        ("(http://localhost:8080/copies/20150203040506/http://ada.example/)", "(http://ada.example/)"),
        (f'"{WINDOW}/{WINDOW}/http://ada.example/"', f'"{WINDOW}/http://ada.example/"'),
        (f'"{WINDOW}/mailto:ada@ada.example"', '"mailto:ada@ada.example"'),
    ],
)
def test_links(written: str, meant: str) -> None:
    """Links to copies are those of the page again; what it had led to a copy itself still leads there."""
    found = original(f"{written} {END}".encode())
    assert found == Original(body=f"{meant} {END}".encode(), taken_at=found.taken_at)
    assert found.taken_at == "2015-02-03T04:05:06Z"


def test_a_page_that_leads_to_copies() -> None:
    """Who cites an archive has not been shown by one."""
    page = f'<a href="{WINDOW}/http://ada.example/">una copia</a>'.encode()
    assert original(page) == Original(body=page)


@pytest.mark.parametrize(
    ("head", "end"),
    [(INIT, ""), (f'{TOOLBAR}<link rel="canonical" href="{WINDOW}/https://blog.example.org/2013/sassi/">', END)],
)
def test_what_is_said(head: str, end: str) -> None:
    """Addresses are the page's own, and what was long ago is so from when the copy was taken."""
    links = f"""<p class="by">Di <a rel="author" href="{WINDOW}/https://blog.example.org/ada/">Ada</a></p>"""
    post, comment = extract(shown(head, links, end))
    assert (post["title"], post["author"], post["author_url"]) == (
        "Sassi e muri",
        "Ada",
        "https://blog.example.org/ada/",
    )
    assert (post["url"], comment["published_at"]) == ("https://blog.example.org/2013/sassi/", "2015-02-01")


def test_saved_to_a_file(tmp_path: Path) -> None:
    """The same where the file itself was saved much later."""
    file = tmp_path / "sassi.html"
    file.write_bytes(shown(INIT, ""))
    post, comment = extract(file)
    assert (post["url"], comment["published_at"]) == ("https://blog.example.org/2013/sassi/", "2015-02-01")
