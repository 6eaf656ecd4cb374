"""What the options of `blogark crawl` do, and how its summaries speak to people and programs."""

import json
import os
import pty
import re
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from command import Done, ask, crawl, crawling, timeless, together
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from local_site import Answer, site
from small_blog import POSTS, blog

from archive.warc import read_warc, warc_files

from .runs import Run, run

CONTACT = "biblioteca@lanterna.invalid"
REASON = "la proprietaria è d'accordo"
MILL, BOATS, SILENCE = (post.path for post in POSTS)
CLOSED = {**blog(), "/robots.txt": Answer(body=f"User-agent: *\nDisallow: {SILENCE}\n".encode())}

#: By name: the site, and the arguments beside its address.
RUNS: Mapping[str, tuple[Mapping[str, Answer], tuple[str, ...]]] = {
    "plain": (blog(), ()),
    "max pages": (blog(), ("--max-pages", "2")),
    "include": (blog(), ("--include", "/lezione-")),
    "exclude": (blog(), ("--exclude", "/silenzio/$", "-s", "USER_AGENT=lume/1")),
    "no media": (blog(), ("--no-media", "--contact", CONTACT)),
    "robots": (CLOSED, ()),
    "robots ignored": (CLOSED, ("--robots", "ignore", "--robots-reason", REASON)),
    "dry run": (blog(api=True), ("--dry-run",)),
}


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    folder = tmp_path_factory.mktemp("runs")
    return together(
        {name: partial(run, answers, *arguments, archive=folder / name) for name, (answers, arguments) in RUNS.items()}
    )


def pages(run: Run) -> list[str]:
    """The posts that were asked for."""
    return sorted({MILL, BOATS, SILENCE} & set(run.site.paths()))


def left_out(run: Run) -> str | None:
    found = re.search(r"^  left out by rules: (.*)$", run.done.out, re.MULTILINE)
    return found[1] if found else None


def settings(run: Run) -> dict[str, object]:
    ((text,),) = ask(run.archive, "SELECT settings FROM crawls")
    return json.loads(text)


def warcinfo(run: Run) -> Mapping[str, str]:
    return next(read_warc(warc_files(run.archive / "warc")[0])).info


@pytest.mark.parametrize(
    ("name", "asked", "told"),
    [
        ("plain", [MILL, BOATS, SILENCE], "3 archive"),
        ("max pages", [MILL], "3 archive, 2 max-pages"),
        ("include", [BOATS], "2 archive, 2 include"),
        ("exclude", [MILL, BOATS], "3 archive, 1 exclude"),
        ("no media", [MILL, BOATS, SILENCE], "3 archive, 1 no-media"),
        ("robots", [MILL, BOATS], "3 archive, 1 robots"),
        ("robots ignored", [MILL, BOATS, SILENCE], "3 archive"),
    ],
)
def test_what_is_left_out(runs: dict[str, Run], name: str, asked: list[str], told: str) -> None:
    """What options or robots.txt leave out is not fetched, and the summary says so; that alone is no problem."""
    assert (runs[name].done.status, runs[name].done.err) == (0, "")
    assert (pages(runs[name]), left_out(runs[name])) == (sorted(asked), told)
    image = "/wp-content/uploads/barca.png"
    assert (image in runs[name].site.paths()) == (name != "no media")


def test_max_pages_ends_the_crawl(runs: dict[str, Run]) -> None:
    """A crawl of so many pages is over when they are archived, and its outcome says that there were more."""
    assert ask(runs["max pages"].archive, "SELECT outcome, finished_at IS NULL FROM crawls") == [("limited", 0)]


def test_forbidden_page_is_on_record(runs: dict[str, Run]) -> None:
    """The pages that robots.txt forbids stand in `problems`, by their address."""
    url = f"{runs['robots'].site.url}{SILENCE}"
    assert ask(runs["robots"].archive, "SELECT url, error, detail FROM problems") == [
        (url, "robots-forbids", f"robots.txt forbids {url}")
    ]


def test_contact(runs: dict[str, Run]) -> None:
    """Who answers for the crawl stands in every request, in the crawl's row and in the WARC."""
    plain, contact = runs["plain"], runs["no media"]
    agent = settings(plain)["user_agent"]
    assert {(sent["User-Agent"], sent.get("From")) for sent in plain.site.headers.values()} == {(agent, None)}
    named = f"{agent} {CONTACT}"
    assert {(sent["User-Agent"], sent.get("From")) for sent in contact.site.headers.values()} == {(named, CONTACT)}
    asked = {"contact": CONTACT, "user_agent": named, "media": False}
    assert settings(contact) == {**settings(plain), **asked}
    info = warcinfo(contact)
    assert (info["operator"], info["http-header-user-agent"]) == (CONTACT, named)


def test_robots_ignored(runs: dict[str, Run]) -> None:
    """That robots.txt was ignored is recorded with its reason, in the crawl's row and in the WARC."""
    expected = {**settings(runs["robots"]), "robots": "ignore", "robots_reason": REASON}
    assert settings(runs["robots ignored"]) == expected
    info = warcinfo(runs["robots ignored"])
    assert (info["robots"], json.loads(info["settings"])) == ("ignore", expected)


def test_setting(runs: dict[str, Run]) -> None:
    """Any setting of Scrapy's can be set."""
    assert {headers["User-Agent"] for headers in runs["exclude"].site.headers.values()} == {"lume/1"}


def test_dry_run(runs: dict[str, Run]) -> None:
    """A dry run says what was found and writes nothing."""
    done, url = runs["dry run"].done, runs["dry run"].site.url
    *lines, estimate = done.out.splitlines()
    assert (done.status, done.err) == (0, "")
    assert lines == [
        f"La lanterna  {url}/",
        "  platform wordpress, language it-IT",
        "  witnesses: feed, page, rest",
        "  declared: 3 posts, 3 comments",
    ]
    assert re.fullmatch(r"  estimate: 14 requests or more without media, .+", estimate)
    assert not runs["dry run"].archive.exists()
    assert pages(runs["dry run"]) == []


# --- several blogs, lists of them, and programs as readers


@dataclass(frozen=True, kw_only=True)
class Several:
    done: Done
    #: Addresses of two blogs.
    blogs: tuple[str, str]
    archive: Path


NOBODY = "http://127.0.0.1:1/"
REFUSED = f"{NOBODY}: nothing archived: the server refuses the connection. Check the port, or try again later.\n"
LANTERN = ("1 post, 2 comments, 1 pingback", "  left out by rules: 3 archive")
LISTED = "# i nostri\n\n  {}  \n{}\n"
SEVERAL: dict[str, Callable[[str, str, Path], Done]] = {
    "json": lambda one, other, archive: crawl(one, NOBODY, other, "--json", archive=archive),
    "dry run": lambda one, other, archive: crawl(one, NOBODY, "--dry-run", "--json", archive=archive),
    "file": lambda one, other, archive: crawl("-i", listed(one, NOBODY, archive), archive=archive),
    "standard input": lambda one, other, archive: crawl(
        other, "-i", "-", archive=archive, said=LISTED.format(one, other)
    ),
}


def listed(one: str, other: str, archive: Path) -> Path:
    file = archive.with_suffix(".txt")
    file.write_text(LISTED.format(one, other), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Several]]:
    folder = tmp_path_factory.mktemp("several")
    with site(blog(POSTS[:1])) as first, site(blog(POSTS[2:], title="Il gelso")) as second:
        one, other = f"{first.url}/", f"{second.url}/"
        done = together({name: partial(run, one, other, folder / name) for name, run in SEVERAL.items()})
        yield {name: Several(done=done[name], blogs=(one, other), archive=folder / name) for name in SEVERAL}


def told(url: str, archive: Path, title: str, counts: str, *rest: str) -> str:
    lines = [f"{title}  {url}", f"  {counts}", *rest, "  N responses", f"  {archive}  (look at it)"]
    return "\n".join(lines) + "\n"


def test_one_of_two_is_broken(several: dict[str, Several]) -> None:
    """Of two addresses in a file one cannot be archived, and the other is; that is a problem, not a failure."""
    run = several["file"]
    out = told(run.blogs[0], run.archive, "La lanterna", *LANTERN)
    assert (run.done.status, timeless(run.done.out), run.done.err) == (3, out, REFUSED)


def test_standard_input(several: dict[str, Several]) -> None:
    """Addresses are read from the standard input too, each crawled once."""
    run = several["standard input"]
    first = told(run.blogs[1], run.archive, "Il gelso", "1 post", "  left out by rules: 1 archive")
    second = told(run.blogs[0], run.archive, "La lanterna", *LANTERN)
    assert (run.done.status, timeless(run.done.out), run.done.err) == (0, first + second, "")


def test_json(several: dict[str, Several]) -> None:
    """Summaries for programs are one object a line, with nothing else on standard output."""
    run = several["json"]
    one, nobody, other = map(json.loads, run.done.out.splitlines())
    assert (run.done.status, run.done.err) == (3, "")
    assert {name: nobody[name] for name in ("start_url", "exit_status", "blog", "problems")} == {
        "start_url": NOBODY,
        "exit_status": 1,
        "blog": None,
        "problems": {"connection-refused": 1},
    }
    assert nobody["obstacle"][0] == "connection-refused"
    assert [(summary["start_url"], summary["exit_status"]) for summary in (one, other)] == [
        (url, 0) for url in run.blogs
    ]
    assert (type(one.pop("crawl")), type(one.pop("seconds"))) == (str, float)
    # a post that was a link before the feed named it was not queued as one
    assert (type(one["figures"].pop("bytes")), type(one["figures"].pop("queued_posts"))) == (int, int)
    assert one == {
        "start_url": run.blogs[0],
        "archive": str(run.archive),
        "outcome": "finished",
        "blog": {"url": run.blogs[0], "title": "La lanterna", "language": "it-IT", "platform": "wordpress"},
        "counts": {"posts": 1, "pages": 0, "comments": 2, "pingbacks": 1, "trackbacks": 0, "slide_references": 0},
        "problems": {},
        "damage": [],
        "left_out": {"archive": 3},
        "declared": {},
        "obstacle": None,
        "figures": {
            "fetched": 9,
            "stored": 9,
            "raised": 0,
            "witnesses": ["comment-feed", "feed", "page"],
            "dead_links": 0,
            "left_out": {"archive": 3},
        },
        "exit_status": 0,
    }


def test_dry_run_for_programs(several: dict[str, Several]) -> None:
    """A dry run names no archive, and says how many requests a crawl will take."""
    found, nothing = map(json.loads, several["dry run"].done.out.splitlines())
    assert (several["dry run"].done.status, several["dry run"].done.err) == (3, "")
    assert [(summary["archive"], summary["exit_status"], summary["estimate"]) for summary in (found, nothing)] == [
        (None, 0, 11),
        (None, 1, 10),
    ]
    assert not several["dry run"].archive.exists()


# --- without a terminal, and over TLS


def test_without_a_terminal(tmp_path: Path) -> None:
    """Progress is told in plain lines where no terminal shows it."""
    answer = threading.Event()
    answers = {**blog(), MILL: replace(blog()[MILL], until=answer)}
    often = "import blogark.progress as p; p._PLAIN_SECONDS = 0.1"
    with site(answers) as running, crawling(f"{running.url}/", archive=tmp_path, changed=often) as process:
        assert process.stderr
        told = [process.stderr.readline() for _ in range(2)]
        answer.set()
        _, rest = process.communicate(timeout=60)
    line = rf"\d+ found  \d+ fetched  \d+ stored  \d+\.\d/s  \d+\.\d MB  {re.escape(running.url)}\S+"
    assert process.returncode == 0
    assert [found for found in "".join([*told, rest]).splitlines() if not re.fullmatch(line, found)] == []
    assert all(told)


def test_on_a_dumb_terminal(tmp_path: Path) -> None:
    """Progress is told in plain lines where a terminal cannot write a line anew."""
    answer = threading.Event()
    answers = {**blog(), MILL: replace(blog()[MILL], until=answer)}
    often = "import blogark.progress as p; p._PLAIN_SECONDS = 0.1"
    ours, theirs = pty.openpty()
    dumb = {"stderr": theirs, "env": {**os.environ, "TERM": "dumb"}}
    with site(answers) as running, crawling(f"{running.url}/", archive=tmp_path, changed=often, **dumb) as process:
        told = os.read(ours, 40)
        answer.set()
        process.communicate(timeout=60)
    assert re.match(rb"\d+ found  \d+ fetched  ", told)


def self_signed(folder: Path) -> ssl.SSLContext:
    """A server's side of TLS with a certificate that nobody vouches for."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "altro")])
    day, today = timedelta(days=1), datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(today - 9 * day).not_valid_after(today - day)
    certificate = builder.sign(key, hashes.SHA256())
    secret = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "server.pem").write_bytes(key.private_bytes(*secret) + certificate.public_bytes(secret[0]))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem")
    return context


def test_certificate_of_another(tmp_path: Path) -> None:
    """Certificates that are self-signed, out of date or another's keep no blog from being archived."""
    with site(blog(), tls=self_signed(tmp_path)) as running:
        done = crawl(f"{running.url}/", archive=tmp_path / "archive")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[:2] == [
        f"La lanterna  {running.url}/",
        "  3 posts, 3 comments, 1 pingback, 1 slide reference",
    ]
