"""What blogs, servers, machines and people get wrong is said in plain words, and what is stored stays intact."""

import re
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from archive_rows import difference, rows_of
from click.testing import CliRunner
from command import Done, ask, blogark, crawl, timeless
from local_site import HERE, Answer, Site, site
from small_blog import HTML, IMAGE, JSON, POSTS, XML, Written, blog, in_page, listing, page

from archive.database import DATABASE
from archive.warc import read_record
from blogark.cli import main


def moved(to: str) -> Answer:
    return Answer(status=302, headers=[("Location", to)], body=b"")


ROBOTS = Answer(body=b"User-agent: *\nDisallow: /\n")
LOGIN = Answer(
    headers=HTML,
    body=f'<!DOCTYPE html><html lang="it-IT"><head><title>Entra</title></head><body class="login no-js">'
    f'<form id="loginform" action="{HERE}/wp-login.php" method="post"><input name="log"></form></body></html>'.encode(),
)
SHOP = Answer(headers=HTML, body=b"<!DOCTYPE html><html><head><title>Ferramenta</title></head><body>Viti</body></html>")
NO_BLOG = "no blog was recognised there. Try the address of one of its posts."
NO_POSTS = "the blog shows no posts. Try the address of one, or look into the table problems."
ASKS_LOGIN = "the blog asks for a login. Only what is public can be archived."

#: By what is wrong: what the server answers, and what the one line says.
OBSTACLES: dict[str, tuple[dict[str, Answer], str]] = {
    "no such page": ({}, "there is no such page. Try the blog's front page."),
    "gone": ({"/": Answer(status=410)}, "the page is gone. Try the blog's front page."),
    "asks for a password": ({"/": Answer(status=401)}, ASKS_LOGIN),
    "asks to log in": (
        {"/": moved(f"{HERE}/wp-login.php?redirect_to=x"), "/wp-login.php?redirect_to=x": LOGIN},
        ASKS_LOGIN,
    ),
    "forbids": (
        {"/": Answer(status=403)},
        "the server refuses to show it. If it is public in a browser, say who asks with --contact.",
    ),
    "fails": ({"/": Answer(status=500)}, "the server answers with an error (500). Try again later."),
    "is busy": (
        {"/": Answer(status=429)},
        "the server asks for fewer requests. Try again later, with a longer --delay.",
    ),
    "robots.txt forbids": (
        {**blog(), "/robots.txt": ROBOTS},
        "robots.txt forbids it. Ask the owner; with leave, use --robots ignore --robots-reason.",
    ),
    "robots.txt fails": (
        {**blog(), "/robots.txt": Answer(status=503)},
        "robots.txt cannot be read, which forbids all until it can. Try again later.",
    ),
    "does not answer": (
        {"/": Answer(until=threading.Event())},
        "the server does not answer. Try again later, or with a longer -s DOWNLOAD_TIMEOUT=180.",
    ),
    "redirects in a circle": ({"/": moved("/")}, "it redirects again and again. Try another page of the blog."),
    "sends what cannot be unpacked": (
        {"/": Answer(headers=[*HTML, ("Content-Encoding", "gzip")], body=b"no gzip")},
        "what the server sends cannot be unpacked. Try again later, or another page of the blog.",
    ),
    "no blog": ({"/": SHOP}, NO_POSTS),
    "an image": ({"/": IMAGE}, NO_BLOG),
    "json of another kind": ({"/": Answer(headers=JSON, body=b'{"pane": 1}')}, NO_BLOG),
    "nothing": ({"/": Answer(headers=HTML, body=b"")}, NO_BLOG),
    "a feed": ({"/": blog()["/feed/"]}, NO_BLOG),
    "a blog without posts": (
        {"/": listing(())},
        "the blog shows no posts. Try the address of one, or look into the table problems.",
    ),
}
#: Where no server of ours answers.
NOBODY = {
    "no such host": ("http://nessuno.invalid/", "there is no such host. Check the spelling and your network."),
    "no tls": ("https://{plain}/", "no secure connection can be made. Try the http:// address."),
    "nobody listens": (
        "http://127.0.0.98:{port}/",
        "the server refuses the connection. Check the port, or try again later.",
    ),
}


PATIENCE = ("-s", "RETRY_TIMES=0", "-s", "DOWNLOAD_TIMEOUT=3")


@dataclass(frozen=True, kw_only=True)
class Failed:
    """One run of the command for all obstacles."""

    #: The address asked for, by what is wrong.
    urls: dict[str, str]
    done: Done
    archive: Path


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Failed]:
    with ExitStack() as stack, socket.create_server(("127.0.0.99", 0)) as taken:
        urls = {name: f"{stack.enter_context(site(answers)).url}/" for name, (answers, _) in OBSTACLES.items()}
        nobody = {
            "port": taken.getsockname()[1],
            "plain": stack.enter_context(site(blog())).url.removeprefix("http://"),
        }
        urls |= {name: url.format_map(nobody) for name, (url, _) in NOBODY.items()}
        archive = tmp_path_factory.mktemp("failed")
        yield Failed(urls=urls, done=crawl(*urls.values(), *PATIENCE, archive=archive), archive=archive)


def test_exit_status(failed: Failed) -> None:
    """Where nothing at all is archived the exit status is 1, and standard output stays empty."""
    assert (failed.done.status, failed.done.out, len(failed.done.err.splitlines())) == (1, "", len(failed.urls))
    assert ask(failed.archive, "SELECT count(*) FROM posts") == [(0,)]


@pytest.mark.parametrize(("name", "line"), [(name, line) for name, (_, line) in {**OBSTACLES, **NOBODY}.items()])
def test_obstacle(failed: Failed, name: str, line: str) -> None:
    """One line says why nothing is archived and what to try."""
    url = failed.urls[name]
    said = [line for line in failed.done.err.splitlines() if line.startswith(f"{url}:")]
    assert said == [f"{url}: nothing archived: {line}"]


@pytest.mark.parametrize("name", ["robots.txt forbids", "robots.txt fails"])
def test_forbidden_by_robots(failed: Failed, name: str) -> None:
    """Where robots.txt forbids or fails, nothing but robots.txt is fetched."""
    url = failed.urls[name]
    sql = f"SELECT DISTINCT url FROM captures WHERE status IS NOT NULL AND url LIKE '{url}%'"
    assert ask(failed.archive, sql) == [(f"{url}robots.txt",)]


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


def test_no_archive(tmp_path: Path) -> None:
    """A file in the archive's place that is none of ours is left alone."""
    file = tmp_path / DATABASE
    file.write_text("Appunti di cucina, non una banca dati. " * 40)
    done = CliRunner().invoke(main, ["crawl", "http://127.0.0.1:1/", "--archive", str(tmp_path)])
    line = f"Error: the archive cannot be written: {file} cannot be used as an archive: file is not a database\n"
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", line)
    assert file.read_text() == "Appunti di cucina, non una banca dati. " * 40


# --- one blog with all that is wrong with pages


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


@dataclass(frozen=True, kw_only=True)
class Crawled:
    site: Site
    done: Done
    archive: Path


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
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
    with site(answers, otherwise=endless) as running:
        archive = tmp_path_factory.mktemp("wrong")
        done = crawl(f"{running.url}/", "-s", "RETRY_TIMES=1", archive=archive)
        yield Crawled(site=running, done=done, archive=archive)


NO_GZIP = "cannot be unpacked: Not a gzipped file (b'no')"
AMPLIFIED = "Maximum entity amplification factor exceeded, see xmlCtxtSetMaxAmplification."
PROBLEMS = [
    ("/%ZZ", "fetch", "http-404", None),
    ("/2013/01/altrove/", "fetch", "fetch-failed", "Port out of range 0-65535"),
    ("/2013/01/compresso/", "fetch", "broken-encoding", f"{{}}/2013/01/compresso/ {NO_GZIP}"),
    ("/2013/01/errato/", "decode", "wrong-charset", "declared utf-8, read as cp1252"),
    ("/2013/01/girotondo/", "fetch", "too-many-redirects", "max redirections reached"),
    ("/2013/01/grande/", "fetch", "truncated-body", "length"),
    ("/2013/01/mancante/", "fetch", "http-404", None),
    ("/2013/01/muto/", "decode", "undeclared-charset", "declared None, read as cp1252"),
    ("/2013/01/proibito/", "fetch", "http-403", None),
    ("/2013/01/tagliato/", "fetch", "truncated-body", "disconnect"),
    ("/2013/01/vietato/", "fetch", "robots-forbids", "robots.txt forbids {}/2013/01/vietato/"),
    ("/2013/01/vuoto/", "read", "empty-body", None),
    ("/agenda/?giorno=100", "fetch", "endless-links", "no post behind many links like {}/agenda/?giorno=#"),
    ("/feed/", "read", "malformed-xml", "Premature end of data in tag title line 1"),
    ("/feed/?paged=2", "read", "empty-feed", None),
    ("/mappa.xml", "read", "malformed-xml", AMPLIFIED),
    ("/wp-login.php?redirect_to=x", "fetch", "login-wall", None),
]  # fmt: skip


def test_problems(wrong: Crawled) -> None:
    """Each thing that is wrong is a row of `problems`, and nothing else is."""
    url = wrong.site.url
    host = url.removeprefix("http://")
    path, detail = f"replace(url, '{url}', '')", f"replace(replace(detail, '{url}', '{{}}'), '{host}', '{{}}')"
    found = ask(wrong.archive, f"SELECT {path}, stage, error, {detail} FROM problems")
    assert sorted(found) == sorted(PROBLEMS)


def test_crawl_goes_on(wrong: Crawled) -> None:
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
    ]
    comments = ask(wrong.archive, "SELECT remote_id, author, text FROM comments ORDER BY CAST(remote_id AS INTEGER)")
    assert comments == [
        ("11", "Ornella", "Ricordo anch’io l’odore del grano."),
        ("12", "Tebaldo", "E il rumore dell’acqua, Ornella?"),
        ("21", "Ornella", "Bellissime, grazie!"),
        ("501", "Ugo", "Aperto & mai chiuso <3"),
    ]


def test_summary(wrong: Crawled) -> None:
    """The summary counts the problems, and the exit status says that there are some."""
    title, counts, problems, left_out, *_ = timeless(wrong.done.out).splitlines()
    told = Counter(error for _, _, error, _ in PROBLEMS if error != "robots-forbids")
    assert (wrong.done.status, wrong.done.err) == (3, "")
    assert (title, counts) == (
        f"La lanterna  {wrong.site.url}/",
        "  8 posts, 4 comments, 1 pingback, 1 slide reference",
    )
    found = re.fullmatch(r"  problems: (.*)  \(table problems\)", problems)
    assert found
    assert {name: int(count) for count, name in map(str.split, found[1].split(", "))} == told
    assert left_out == "  left out by rules: 3 archive, 1 endless, 1 robots, 1 trap"


def test_endless_calendar(wrong: Crawled) -> None:
    """Of an endless calendar a hundred days are looked at; one by its name none is."""
    days = [path for path in wrong.site.paths() if path.startswith("/agenda/")]
    assert days == [f"/agenda/?giorno={day}" for day in range(1, 101)]
    assert [path for path in wrong.site.paths() if path.startswith("/calendario/")] == []


def test_large_page_is_cut(wrong: Crawled) -> None:
    """Of a page of 50 MB the first 20 are kept."""
    ((file, offset),) = ask(
        wrong.archive, "SELECT warc_file, warc_offset FROM captures WHERE url LIKE '%/grande/' AND status = 200"
    )
    stored = read_record(wrong.archive / "warc", file, offset)
    assert stored.truncated == "length"
    assert 20_000_000 < len(stored.body) < 21_000_000


def test_rerun_of_wrong_pages(wrong: Crawled, tmp_path: Path) -> None:
    """Read again, wrong pages give the same rows and the same problems."""
    done = blogark("rerun", wrong.archive / "warc", "--archive", tmp_path)
    assert (done.status, done.err) == (3, "")
    assert not (changed := difference(rows_of(wrong.archive), rows_of(tmp_path))), changed


# --- private addresses

#: 127.0.0.2 stands in for a public address.
STAND_IN = (
    "import crawler.fetch.addresses as a; p = a.is_public; a.is_public = lambda ip: str(ip) == '127.0.0.2' or p(ip)"
)
REFUSED = "it is a private or otherwise reserved address. If that is meant, use --allow-private."


def test_private_addresses(tmp_path: Path) -> None:
    """Private, loopback and link-local addresses are refused in any spelling, without a connection."""
    with site(blog()) as private:
        port = private.url.rpartition(":")[2]
        hosts = [f"{host}:{port}" for host in ("127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:7f00:1]")]
        urls = [f"http://{host}/" for host in (*hosts, "10.0.0.1", "169.254.169.254", "[fe80::1]")]
        done = blogark("crawl", *urls, "--delay", "0", "--archive", tmp_path)
    assert (done.status, done.out) == (1, "")
    assert done.err.splitlines() == [f"{url}: nothing archived: {REFUSED}" for url in urls]
    assert private.hits == []


def test_no_page_leads_to_private_addresses(tmp_path: Path) -> None:
    """Redirects, images and sitemaps of a public blog do not lead to a private address, which `problems` says."""
    with site({"/": SHOP}) as private:
        port = private.url.rpartition(":")[2]
        image = f'<p><img src="{private.url}/foto.png"> <img src="http://localhost:{port}/per-nome.png"></p>'
        answers = {
            **blog([*POSTS, post(4, "foto", image), post(5, "mossa")]),
            "/robots.txt": Answer(body=f"User-agent: *\nSitemap: {private.url}/mappa.xml\n".encode()),
            "/2013/01/mossa/": moved(f"{private.url}/"),
        }
        with site(answers, "127.0.0.2") as public:
            done = blogark("crawl", f"{public.url}/", "--delay", "0", "--archive", tmp_path, changed=STAND_IN)
    problems = ask(tmp_path, "SELECT error, url FROM problems ORDER BY url")
    assert (done.status, done.err, private.hits) == (3, "", [])
    assert problems == [
        ("address-refused", f"{private.url}/"),
        ("address-refused", f"{private.url}/foto.png"),
        ("address-refused", f"{private.url}/mappa.xml"),
        ("address-refused", f"http://localhost:{port}/per-nome.png"),
    ]


# --- an API that is none


@pytest.fixture(scope="module")
def false_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    """A blog that names an API, which answers with a page; each of its posts is listed on a page of its own."""
    answers = {
        **blog(api=True),
        "/": listing(POSTS[:1], more=f'<a href="{HERE}/page/2/">più vecchi</a>', api=True),
        "/page/2/": listing(POSTS[1:2], more=f'<a href="{HERE}/page/3/">più vecchi</a>', api=True),
        "/page/3/": listing(POSTS[2:], api=True),
        "/feed/": Answer(status=404),
    }
    shop = {path: SHOP for path in answers if path.startswith("/wp-json/")}
    with site({**answers, **shop}) as running:
        archive = tmp_path_factory.mktemp("false")
        yield Crawled(site=running, done=crawl(f"{running.url}/", archive=archive), archive=archive)


def test_api_answers_html(false_api: Crawled) -> None:
    """That an API answers with a page is a problem; posts and comments come from the pages."""
    ((stage, error, detail),) = ask(
        false_api.archive, "SELECT DISTINCT stage, error, detail FROM problems WHERE url LIKE '%/wp-json/%'"
    )
    assert (false_api.done.status, false_api.done.err) == (3, "")
    assert (stage, error, detail) == ("read", "unreadable-json", "text/html in its place")
    assert ask(false_api.archive, "SELECT title FROM posts WHERE remote_id = '1'") == [("Il mulino di nonna",)]
    assert ask(false_api.archive, "SELECT count(*) FROM comments WHERE remote_id IN ('11', '12')") == [(2,)]


def test_all_posts_without_the_api(false_api: Crawled) -> None:
    """Where the API answers nothing, the further pages of the front page lead to the other posts."""
    titles = ask(false_api.archive, "SELECT title FROM posts ORDER BY remote_id")
    assert titles == [("Il mulino di nonna",), ("Lezione di barche",), ("Silenzio",)]


def test_numbers_beyond_measure(tmp_path: Path) -> None:
    """A count or depth that no column can hold is left out; all else of the page is kept."""
    answers, path = blog(), POSTS[0].path
    shown = answers[path].body.replace(b">3 voci", b">%d voci" % 10**30).replace(b"depth-1", b"depth-%d" % 10**30)
    with site({**answers, path: Answer(headers=HTML, body=shown)}) as running:
        done = crawl(f"{running.url}/", archive=tmp_path)
    assert (done.status, done.err) == (0, "")
    assert ask(tmp_path, "SELECT count(*) FROM comments") == [(3,)]


# --- defects of blogark itself


@pytest.mark.parametrize(
    ("broken", "error"),
    [
        (
            "import pipelines.posts as p; f = p.fuse.post_row; "
            "p.fuse.post_row = lambda s, z: f(s, z if {0} else 1 / 0)",
            "store-raised",
        ),
        ("import pipelines.store as p; p.learn = lambda *a: 1 / 0", "learning-raised"),
    ],
)
def test_a_defect_loses_nothing_else(broken: str, error: str, tmp_path: Path) -> None:
    """A post whose rows cannot be made, or a theme that cannot be learned, is a problem; the crawl ends as ever."""
    others = "all(one.fields.get('title') != 'Silenzio' for one in s)"
    with site(blog()) as running:
        done = crawl(f"{running.url}/", archive=tmp_path, changed=broken.format(others))
    lost = {"Silenzio"} if error == "store-raised" else set()
    assert done.status == 3
    assert {name for (name,) in ask(tmp_path, "SELECT title FROM posts")} == {one.title for one in POSTS} - lost
    assert ask(tmp_path, "SELECT DISTINCT error FROM problems") == [(error,)]
    assert ask(tmp_path, "SELECT count(*) FROM unwritten") == [(0,)]
