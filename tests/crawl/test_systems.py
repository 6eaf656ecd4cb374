"""What `blogark crawl` asks for where comments are kept elsewhere, and that the record alone gives the same rows."""

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from command import ask, blogark, crawl
from local_site import HERE, Answer, site
from rows import difference, rows_of

HTML = (("Content-Type", "text/html; charset=utf-8"),)
JSON = (("Content-Type", "application/json"),)
FIXTURES = Path(__file__).parents[1] / "fixtures"


def html(text: str) -> Answer:
    return Answer(headers=HTML, body=text.encode())


def data(document: object) -> Answer:
    return Answer(headers=JSON, body=json.dumps(document).encode())


def comment(number: int, **fields: object) -> dict[str, object]:
    """A comment as Isso lists it."""
    return {
        "id": number, "parent": None, "author": f"Voce {number}", "website": None, "text": f"<p>Parola {number}.</p>",
        "mode": 1, "created": 1390000000.0 + number, "modified": None, "replies": [], "hidden_replies": 0,
    } | fields  # fmt: skip


def answers(path: str) -> Answer:
    """An Isso that shows one reply at a time, whatever is asked for."""
    query = parse_qs(urlsplit(path).query)
    if query.get("uri") != ["/cova/"]:
        return Answer(status=404, headers=JSON, body=b"{}")
    replies = [comment(2, parent=1), comment(3, parent=1)]
    if "parent" in query:
        return data({"id": 1, "total_replies": 2, "hidden_replies": 0, "replies": replies[1:]})
    first = comment(1, replies=replies[:1], hidden_replies=1, total_replies=2)
    return data({"id": None, "total_replies": 1, "hidden_replies": 0, "replies": [first]})


def test_isso_on_a_host_of_its_own(tmp_path: Path) -> None:
    """Comments are asked for at their host, hidden replies too; an unwritten thread is no problem; rerun agrees."""
    archive = tmp_path / "archive"
    with site({}, host="127.0.0.2", otherwise=answers) as isso:
        loader = (
            f"<script data-isso='{isso.url}' src='{isso.url}/js/embed.min.js'></script><div id='isso-thread'></div>"
        )
        head = (
            "<!DOCTYPE html><html lang='it'><head><meta charset='utf-8'><title>{0}</title>"
            "<meta name='generator' content='Jekyll v4.2.0'><meta property='og:type' content='{1}'></head><body>"
        )
        post = "<article class='h-entry'><h1 class='p-name'>{0}</h1><div class='e-content'><p>{1}</p></div></article>"
        words = "La chioccia cova da tre settimane e non si alza che per bere."
        pages = {
            "/": html(
                head.format("Aia", "website") + "<h2><a href='/cova/'>Cova</a></h2><h2><a href='/zitta/'>Z</a></h2>"
            ),
            "/cova/": html(head.format("Cova | Aia", "article") + post.format("Cova", words) + loader),
            "/zitta/": html(head.format("Zitta | Aia", "article") + post.format("Zitta", words) + loader),
        }
        with site(pages) as aia:
            done = crawl(f"{aia.url}/", archive=archive)
        assert (done.err, done.status) == ("", 0)
    said = ask(archive, "SELECT author, text, parent_remote_id FROM comments ORDER BY remote_id")
    assert said == [
        ("Voce 1", "Parola 1.", None),
        ("Voce 2", "Parola 2.", "1"),
        ("Voce 3", "Parola 3.", "1"),
    ]
    again = tmp_path / "again"
    assert blogark("rerun", str(archive / "warc"), "--archive", str(again)).status == 0
    assert difference(rows_of(archive), rows_of(again)) == ""


def test_substack_is_read_from_its_archive(tmp_path: Path) -> None:
    """The home leads to the archive, the archive to each post and its comments."""
    folder = FIXTURES / "substack"
    rows = json.loads((folder / "paid" / "archive.json").read_text("utf-8"))
    text = {name: (folder / path).read_text("utf-8") for name, path in {
        "home": "paid/home.html", "ferry": "preloads/post.html", "captain": "paid/post.html",
    }.items()}  # fmt: skip
    said = json.loads((folder / "preloads" / "comments.json").read_text("utf-8"))
    here = {
        name: Answer(headers=HTML, body=page.replace("https://letters.example", HERE).encode())
        for name, page in text.items()
    }
    pages = {
        "/": here["home"],
        "/p/the-ferry": here["ferry"],
        "/p/the-captain": here["captain"],
        "/api/v1/archive?sort=new&limit=50&offset=0": Answer(
            headers=JSON, body=json.dumps(rows).replace("https://letters.example", HERE).encode()
        ),
        "/api/v1/archive?sort=new&limit=50&offset=2": data([]),
        "/api/v1/post/90210001/comments?all_comments=true&sort=oldest_first": data(said),
    }
    archive = tmp_path / "archive"
    with site(pages) as letters:
        done = crawl(f"{letters.url}/", archive=archive)
        asked = set(letters.paths())
    assert set(pages) <= asked
    assert done.status == 3  # what stands behind a paywall is a problem
    assert ask(archive, "SELECT platform FROM blogs") == [("substack",)]
    assert ask(archive, "SELECT title, state, state_reason FROM posts ORDER BY remote_id") == [
        ("The ferry that would not leave", "public", None),
        ("What the captain said", "protected", "paywall"),
    ]
    assert ask(archive, "SELECT count(*) FROM comments") == [(4,)]
