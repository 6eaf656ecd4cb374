"""One blog with all that is wrong with pages: the crawl goes on, and `problems` says what happened."""

import gzip
import re
from collections import Counter
from pathlib import Path

import pytest
from command import ask, blogark, timeless
from local_site import HERE, Answer
from rows import difference, rows_of
from small_blog import HTML, POSTS, XML, Written, blog, in_page, listing, page

from archive.warc import read_record

from .odd_answers import LOGIN, moved
from .runs import Run, run


def post(number: int, slug: str, html: str = "<p>Poche parole.</p>") -> Written:
    return Written(id=number, slug=slug, title=slug.capitalize(), html=html)


def recoded(answer: Answer, *, declared: str) -> Answer:
    """The page in Windows-1252, whatever it says of itself."""
    text = answer.body.decode().replace('<meta charset="UTF-8">', "")
    return Answer(headers=[("Content-Type", declared)], body=text.encode("cp1252"))


def bomb(root: str) -> Answer:
    """XML whose last entity is ten thousand million characters long."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    text = (
        f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY e0 "{"a" * 10}">{entities}]><{root}><loc>&e9;</loc></{root}>'
    )
    return Answer(headers=[("Content-Type", "text/xml")], body=text.encode())


def torn_feed() -> Answer:
    """A feed that ends in the middle of its second entry."""
    whole = blog()["/feed/"].body
    second = whole.index(b"</title>", whole.index(b"<item>", whole.index(b"<item>") + 1))
    return Answer(headers=XML, body=whole[:second])


BROKEN = (
    "<!DOCTYPE html><html><head><meta name=generator content='WordPress 3'>"
    f"<link rel=canonical href='{HERE}/2013/01/rotto/'></head><body class='single single-post postid-50'>"
    "<div class=hentry id=post-50><h1 class=entry-title>Rotto</h1><div class=entry-content><p>uno<b>due<i>tre</b>\0"
    "<p>quattro</div></span></span></div><div id=comments><ol><li id=comment-501 class='comment depth-1'>"
    "<cite class=fn>Ugo</cite><div class=comment-content><p>Aperto & mai chiuso <3"
)
WRONG_PAGES: dict[str, Answer] = {
    "rotto": Answer(headers=[("Content-Type", "text/html; charset=UTF-8")], body=BROKEN.encode()),
    "errato": recoded(page(post(51, "errato", "<p>Perché così: più là</p>")), declared="text/html; charset=utf-8"),
    "muto": recoded(page(post(52, "muto", "<p>Perché costa 3 €</p>")), declared="text/html"),
    "grande": Answer(headers=HTML, body=page(post(53, "grande")).body + b"<!--" + bytes(50_000_000) + b"-->"),
    "tagliato": Answer(headers=HTML, body=page(post(54, "tagliato")).body, length=1_000_000),
    "girotondo": moved(f"{HERE}/2013/01/girotondo/"),
    "chiuso": moved(f"{HERE}/wp-login.php?redirect_to=x"),
    "vietato": page(post(55, "vietato")),
    "proibito": Answer(status=403),
    "vuoto": Answer(headers=HTML, body=b""),
    "compresso": Answer(headers=[*HTML, ("Content-Encoding", "gzip")], body=b"no gzip"),
    "mancante": Answer(status=404),
    "altrove": moved("http://127.0.0.1:99999/"),
    "nessundove": Answer(status=302, body=b""),
    "indisco": moved("file:///etc/hostname"),
    "figura": Answer(headers=HTML, body=b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
    "rotolo": Answer(
        headers=[("Content-Type", "application/octet-stream")], body=b"\xd0\xcf\x11\xe0" + bytes(range(32)) * 8
    ),
    "strappato": Answer(
        headers=[*HTML, ("Content-Encoding", "gzip")], body=gzip.compress(page(post(58, "strappato")).body)[:-9]
    ),
    "pacco": Answer(headers=HTML, body=gzip.compress(page(post(57, "pacco")).body)[:-4]),
}
LINKS = "".join(f'<h2><a href="{HERE}/2013/01/{slug}/">{slug}</a></h2>' for slug in WRONG_PAGES)
ODD_LINKS = (
    '<a href="http://[rotto">a</a><a href="http://127.0.0.1:99999/">b</a><a href="mailto:nessuno">c</a>'
    f'<a href="{HERE}/%ZZ">d</a><a href="{HERE}/agenda/?giorno=1">oggi</a><a href="{HERE}/calendario/2013/01/">mese</a>'
)


def endless(path: str) -> Answer:
    """A calendar, whose every day leads to the next."""
    page, _, day = path.partition("?giorno=")
    if page != "/agenda/":
        return Answer(status=404)
    return in_page(f'<a href="{HERE}/agenda/?giorno={int(day) + 1}">domani</a>')


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A crawl of a blog on which nearly all is wrong."""
    robots = f"User-agent: *\nDisallow: /2013/01/vietato/\nSitemap: {HERE}/mappa.xml\n"
    answers = {
        **blog(),
        "/": listing(POSTS, more=LINKS + ODD_LINKS),
        "/robots.txt": Answer(body=robots.encode()),
        "/mappa.xml": bomb("urlset"),
        "/feed/": torn_feed(),
        "/feed/?paged=2": Answer(headers=XML, body=b'<rss version="2.0"><channel></channel></rss>'),
        "/wp-login.php?redirect_to=x": LOGIN,
        **{f"/2013/01/{slug}/": answer for slug, answer in WRONG_PAGES.items()},
    }
    return run(answers, "-s", "RETRY_TIMES=1", archive=tmp_path_factory.mktemp("wrong"), otherwise=endless)


NO_GZIP = "cannot be unpacked: Not a gzipped file (b'no')"
AMPLIFIED = "Maximum entity amplification factor exceeded, see xmlCtxtSetMaxAmplification."
PROBLEMS = [
    ("/%ZZ", "fetch", "http-404", None),
    ("/2013/01/altrove/", "fetch", "fetch-failed", "Port out of range 0-65535"),
    ("/2013/01/compresso/", "fetch", "broken-encoding", f"{{}}/2013/01/compresso/ {NO_GZIP}"),
    ("/2013/01/errato/", "decode", "wrong-charset", "declared utf-8, read as cp1252"),
    ("/2013/01/figura/", "read", "no-text", None),
    ("/2013/01/girotondo/", "fetch", "too-many-redirects", "max redirections reached"),
    ("/2013/01/grande/", "fetch", "truncated-body", "length"),
    ("/2013/01/indisco/", "fetch", "http-302", None),
    ("/2013/01/mancante/", "fetch", "http-404", None),
    ("/2013/01/muto/", "decode", "undeclared-charset", "declared None, read as cp1252"),
    ("/2013/01/nessundove/", "fetch", "http-302", None),
    ("/2013/01/pacco/", "read", "unreadable-gzip", "the packed file is cut off"),
    ("/2013/01/proibito/", "fetch", "http-403", None),
    ("/2013/01/strappato/", "fetch", "truncated-body", "disconnect"),
    ("/2013/01/tagliato/", "fetch", "truncated-body", "disconnect"),
    ("/2013/01/vietato/", "fetch", "robots-forbids", "robots.txt forbids {}/2013/01/vietato/"),
    ("/2013/01/vuoto/", "read", "empty-body", None),
    ("/agenda/?giorno=100", "fetch", "endless-links", "no post behind many links like {}/agenda/?giorno=#"),
    ("/feed/", "read", "entries-without-page", "1 of 2"),
    ("/feed/", "read", "malformed-xml", "Premature end of data in tag title line 1"),
    ("/feed/?paged=2", "read", "empty-feed", None),
    ("/mappa.xml", "read", "malformed-xml", AMPLIFIED),
    ("/wp-login.php?redirect_to=x", "fetch", "login-wall", None),
]  # fmt: skip


def test_problems(wrong: Run) -> None:
    """Each thing that is wrong is a row of `problems`, and nothing else is."""
    url = wrong.site.url
    host = url.removeprefix("http://")
    path, detail = f"replace(url, '{url}', '')", f"replace(replace(detail, '{url}', '{{}}'), '{host}', '{{}}')"
    found = ask(wrong.archive, f"SELECT {path}, stage, error, {detail} FROM problems")
    assert sorted(found) == sorted(PROBLEMS)


def test_crawl_goes_on(wrong: Run) -> None:
    """What can be read of wrong pages is archived, beside all that is right."""
    assert ask(wrong.archive, "SELECT title FROM posts WHERE length(remote_id) = 1 ORDER BY remote_id") == [
        ("Il mulino di nonna",),
        ("Lezione di barche",),
        ("Silenzio",),
    ]
    assert ask(wrong.archive, "SELECT title, text FROM posts WHERE length(remote_id) > 1 ORDER BY remote_id") == [
        ("Rotto", "unoduetre\nquattro"),
        ("Errato", "Perché così: più là"),
        ("Muto", "Perché costa 3 €"),
        ("Grande", "Poche parole."),
        ("Tagliato", "Poche parole."),
        ("Strappato", "Poche parole."),
    ]
    comments = ask(wrong.archive, "SELECT remote_id, author, text FROM comments ORDER BY CAST(remote_id AS INTEGER)")
    assert comments == [
        ("11", "Ornella", "Ricordo anch’io l’odore del grano."),
        ("12", "Tebaldo", "E il rumore dell’acqua, Ornella?"),
        ("21", "Ornella", "Bellissime, grazie!"),
        ("501", "Ugo", "Aperto & mai chiuso <3"),
    ]


def test_summary(wrong: Run) -> None:
    """The summary counts the problems, and the exit status says that there are some."""
    title, counts, problems, left_out, *_ = timeless(wrong.done.out).splitlines()
    told = Counter(error for _, _, error, _ in PROBLEMS if error != "robots-forbids")
    assert (wrong.done.status, wrong.done.err) == (3, "")
    assert (title, counts) == (
        f"La lanterna  {wrong.site.url}/",
        "  9 posts, 4 comments, 1 pingback, 1 slide reference",
    )
    found = re.fullmatch(r"  problems: (.*)  \(table problems\)", problems)
    assert found
    assert {name: int(count) for count, name in map(str.split, found[1].split(", "))} == told
    assert left_out == "  left out by rules: 3 archive, 1 endless, 1 robots, 1 trap"


def test_endless_calendar(wrong: Run) -> None:
    """Of an endless calendar a hundred days are looked at; one by its name none is."""
    days = [path for path in wrong.site.paths() if path.startswith("/agenda/")]
    assert days == [f"/agenda/?giorno={day}" for day in range(1, 101)]
    assert [path for path in wrong.site.paths() if path.startswith("/calendario/")] == []


def test_large_page_is_cut(wrong: Run) -> None:
    """Of a page of 50 MB the first 20 are kept."""
    ((file, offset),) = ask(
        wrong.archive, "SELECT warc_file, warc_offset FROM captures WHERE url LIKE '%/grande/' AND status = 200"
    )
    stored = read_record(wrong.archive / "warc", file, offset)
    assert stored.truncated == "length"
    assert 20_000_000 < len(stored.body) < 21_000_000


def test_rerun_of_wrong_pages(wrong: Run, tmp_path: Path) -> None:
    """Read again, wrong pages give the same rows and the same problems."""
    done = blogark("rerun", wrong.archive / "warc", "--archive", tmp_path)
    assert (done.status, done.err) == (3, "")
    assert not (changed := difference(rows_of(wrong.archive), rows_of(tmp_path))), changed
