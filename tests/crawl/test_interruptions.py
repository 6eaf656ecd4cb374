"""A crawl that is killed, stopped or refused by disk or database goes on where it was, as if nothing had been."""

import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest
from command import Done, ask, blogark, crawl, crawling, together
from local_site import HERE, Answer, Site, site
from rows import SAID, SEEN, Lines, difference, rows_of
from small_blog import Said, Written, blog

from archive.database import DATABASE, open_archive
from archive.warc import TornRecord, read_record, read_warc, warc_files

POSTS = [
    Written(
        id=number,
        slug=f"passo-{number}-di-dodici",
        title=f"Passo {number}",
        html=f"<p>{f'Il passo numero {number} è più corto del precedente. ' * 40}</p>",
        said=[Said(id=10 + number, author="Ugo", text=f"Anche il mio passo {number}.")],
        tags=["cammino"],
    )
    for number in range(1, 13)
]

Interruption = Callable[[Site, Path, threading.Event], Done]
#: Asked for while the crawl is interrupted.
HELD = POSTS[5].path
IMPATIENT = "import archive.database as d; d._BUSY_SECONDS = 1"
STOPPING = "stopping when the requests on their way are answered; the same again stops at once\n"
NOT_WRITTEN = r"\S+ \S+ \[pipelines.running\] ERROR: the archive cannot be written: (.*)\n"


def signalled(number: signal.Signals) -> Interruption:
    """A signal while a response is waited for."""

    def interrupt(running: Site, archive: Path, answer: threading.Event) -> Done:
        with crawling(f"{running.url}/", archive=archive) as process:
            running.wait_for(HELD)
            process.send_signal(number)
            answer.set()
            out, err = process.communicate(timeout=60)
        return Done(status=process.returncode, out=out, err=err)

    return interrupt


def locked(running: Site, archive: Path, answer: threading.Event) -> Done:
    """Someone else's transaction from the middle of the crawl on, with a second's patience instead of thirty."""
    with crawling(f"{running.url}/", archive=archive, changed=IMPATIENT) as process:
        running.wait_for(HELD)
        with closing(sqlite3.connect(archive / DATABASE, timeout=30, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            answer.set()
            out, err = process.communicate(timeout=60)
    return Done(status=process.returncode, out=out, err=err)


def between(running: Site, archive: Path, answer: threading.Event) -> Done:
    """Killed after an answer was recorded and before it was stored."""
    answer.set()
    kill = "s.Session.commit = lambda *a, _=s.Session.commit, **k: _(*a, **k) if next(n) else os.kill(os.getpid(), 9)"
    changed = f"import os, pipelines.session as s; n = iter([1] * 8 + [0]); {kill}"
    with crawling(f"{running.url}/", archive=archive, changed=changed) as process:
        out, err = process.communicate(timeout=60)
    return Done(status=process.returncode, out=out, err=err)


def limited(*options: str) -> Interruption:
    """An option that ends the crawl early."""

    def interrupt(running: Site, archive: Path, answer: threading.Event) -> Done:
        answer.set()
        return crawl(f"{running.url}/", *options, archive=archive)

    return interrupt


def short_files(running: Site, archive: Path, answer: threading.Event) -> Done:
    """Files that may not grow beyond a size, as on a full disk."""
    answer.set()
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (empty_size(archive) + 350_000, resource.RLIM_INFINITY))
    return crawl(f"{running.url}/", archive=archive, preexec_fn=limit)


def full_disk(running: Site, archive: Path, answer: threading.Event) -> Done:
    """A disk of its own that is too small."""
    answer.set()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "none", archive], check=True)
    size = empty_size(archive) + 350_000
    subprocess.run(["mount", "-o", f"remount,size={size}", archive], check=True)
    try:
        return crawl(f"{running.url}/", "--delay", "0.15", archive=archive)  # so slow that it is full before the end
    finally:
        subprocess.run(["mount", "-o", "remount,size=64m", archive], check=True)


def empty_size(archive: Path) -> int:
    """How large the database of an archive is that holds nothing yet."""
    open_archive(archive).close()
    return (archive / DATABASE).stat().st_size


def can_mount() -> bool:
    """Whether this user may mount a file system."""
    unshare = shutil.which("unshare")
    return bool(unshare) and subprocess.run([unshare, "--mount", "true"], capture_output=True).returncode == 0


INTERRUPTIONS: dict[str, Interruption] = {
    "killed": signalled(signal.SIGKILL),
    "killed in between": between,
    "interrupted": signalled(signal.SIGINT),
    "time limit": limited("--time-limit", "2s", "--delay", "0.3"),
    "size limit": limited("--size-limit", "12kb"),
    "locked": locked,
    "full disk": full_disk if can_mount() else short_files,
}
#: What may be told where the archive cannot be written.
REFUSALS = {
    "locked": {"database is locked"},
    "full disk": {
        "database or disk is full",
        "disk I/O error",
        "[Errno 28] No space left on device",
        "[Errno 27] File too large",
    },
}


@dataclass(frozen=True, kw_only=True)
class Interrupted:
    """A crawl that was interrupted and gone on with."""

    first: Done
    second: Done
    #: What could be said of the archive between the two.
    integrity: list[tuple[str]]
    #: Paths whose answers stood in a WARC by then.
    recorded: set[str]
    unreadable: list[str]
    #: Paths asked for by the second run.
    asked: list[str]
    archive: Path
    rows: Lines


def go_through(interrupt: Interruption, archive: Path) -> Interrupted:
    answer = threading.Event()
    answers: dict[str, Answer | list[Answer]] = {**blog(POSTS)}
    page = blog(POSTS)[HELD]
    answers[HELD] = [Answer(headers=page.headers, body=page.body, until=answer), page]
    with site(answers) as running:
        first = interrupt(running, archive, answer)
        recorded = list(responses(archive))
        integrity = ask(archive, "PRAGMA integrity_check") + ask(archive, "PRAGMA foreign_key_check")
        unreadable = list(unreadable_captures(archive))
        before = len(running.hits)
        second = crawl(f"{running.url}/", archive=archive)
        return Interrupted(
            first=first,
            second=second,
            integrity=integrity,
            recorded={url.removeprefix(running.url) for url in recorded},
            unreadable=unreadable,
            asked=running.paths()[before:],
            archive=archive,
            rows=said(archive, running),
        )


def unreadable_captures(archive: Path) -> Iterator[str]:
    for id_, file, offset in ask(archive, "SELECT id, warc_file, warc_offset FROM captures"):
        if read_record(archive / "warc", file, offset).record.id != id_:
            yield id_


def responses(archive: Path) -> Iterator[str]:
    """Addresses of the whole records of responses."""
    for path in warc_files(archive / "warc"):
        with suppress(TornRecord):
            yield from (stored.record.url for stored in read_warc(path) if stored.record.type == "response")


def said(archive: Path, running: Site) -> Lines:
    """What an archive says of the blog, wherever that was."""
    rows = rows_of(archive, tables=SAID, without=SEEN)
    return {table: sorted(row.replace(running.url, HERE) for row in found) for table, found in rows.items()}


def undisturbed(archive: Path) -> Lines:
    with site(blog(POSTS)) as running:
        done = crawl(f"{running.url}/", archive=archive)
        assert (done.status, done.err) == (0, "")
        return said(archive, running)


@pytest.fixture(scope="module")
def went(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Interrupted]]:
    folders = {name: tmp_path_factory.mktemp("archive") for name in INTERRUPTIONS}
    try:
        yield together({name: partial(go_through, run, folders[name]) for name, run in INTERRUPTIONS.items()})
    finally:
        if folders["full disk"].is_mount():
            subprocess.run(["umount", folders["full disk"]], check=True)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Lines:
    return undisturbed(tmp_path_factory.mktemp("whole"))


@pytest.mark.parametrize("name", INTERRUPTIONS)
def test_nothing_stored_is_lost(went: dict[str, Interrupted], name: str) -> None:
    """The archive is whole after the interruption, and every capture's record can be read."""
    assert (went[name].integrity, went[name].unreadable) == ([("ok",)], [])


@pytest.mark.parametrize("name", INTERRUPTIONS)
def test_same_rows_as_undisturbed(went: dict[str, Interrupted], whole: Lines, name: str) -> None:
    """The same command goes on and ends with the rows of a crawl that nothing disturbed."""
    assert went[name].second.status == 0, went[name].second
    assert went[name].second.err == ""
    assert not (changed := difference(whole, went[name].rows)), changed
    assert ask(went[name].archive, "SELECT outcome, finished_at IS NULL FROM crawls") == [("finished", 0)]
    assert ask(went[name].archive, "SELECT count(*) FROM frontier") == [(0,)]


@pytest.mark.parametrize("name", INTERRUPTIONS)
def test_nothing_is_fetched_twice(went: dict[str, Interrupted], name: str) -> None:
    """What was recorded is not asked for again, and something was recorded and something left."""
    assert set(went[name].asked) & went[name].recorded <= {"/robots.txt"}
    assert len(went[name].recorded) > 1
    assert len(went[name].asked) > 1


@pytest.mark.parametrize(
    ("name", "reason", "told"),
    [
        ("interrupted", "shutdown", STOPPING),
        ("time limit", "closespider_timeout", ""),
        ("size limit", "size-limit", ""),
    ],
)
def test_stopped_cleanly(went: dict[str, Interrupted], name: str, reason: str, told: str) -> None:
    """A stop is told in the summary, with exit status 3 and nothing on standard error but that a signal was heard."""
    assert (went[name].first.status, went[name].first.err) == (3, told)
    assert f"  cut off ({reason}): the same command goes on from here\n" in went[name].first.out


@pytest.mark.parametrize("name", REFUSALS)
def test_refused_cleanly(went: dict[str, Interrupted], name: str) -> None:
    """A full disk or a locked database is told in one line and stops the crawl."""
    reason = re.fullmatch(NOT_WRITTEN, went[name].first.err)
    assert reason, went[name].first.err
    assert reason[1] in REFUSALS[name]
    assert went[name].first.status == 3
    assert "  cut off (archive-unwritable): the same command goes on from here\n" in went[name].first.out


@pytest.mark.parametrize("name", ["killed", "killed in between"])
def test_killed(went: dict[str, Interrupted], name: str) -> None:
    """A killed crawl says nothing."""
    assert went[name].first == Done(status=-signal.SIGKILL, out="", err="")


def test_stops_soon(tmp_path: Path) -> None:
    """Few requests wait for their turn, so that a crawl which is to stop has not many to go."""
    with (
        site(blog(POSTS)) as running,
        crawling(f"{running.url}/", "--delay", "0.5", archive=tmp_path) as process,
    ):
        running.wait_for("/feed/")
        before = len(running.hits)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        assert (process.returncode, len(running.hits) - before <= 2) == (3, True), running.paths()[before:]


def test_stopped_before_it_starts(tmp_path: Path) -> None:
    """A crawl that is over before it has asked for anything says so in one line, and goes on when it is given again."""
    with site(blog(POSTS)) as running:
        at_once = crawl(f"{running.url}/", "--time-limit", "0.0001s", archive=tmp_path)
        later = crawl(f"{running.url}/", archive=tmp_path)
    told = "cut off (closespider_timeout) before that; the same command goes on from here."
    assert at_once == Done(status=1, out="", err=f"{running.url}/: nothing archived: {told}\n")
    assert (later.status, ask(tmp_path, "SELECT count(*) FROM crawls")) == (0, [(1,)])


def test_a_host_that_is_gone(whole: Lines, tmp_path: Path) -> None:
    """Where the blog's host goes away the crawl stops soon, and misses nothing once the host is back."""
    answers = blog(POSTS)
    with ExitStack() as host:
        running = host.enter_context(site(answers))
        with crawling(f"{running.url}/", "--delay", "0.1", "-s", "RETRY_TIMES=1", archive=tmp_path) as process:
            running.wait_for(HELD)
            host.close()
            out, _ = process.communicate(timeout=60)
    assert process.returncode == 3
    assert "  cut off (unreachable): the same command goes on from here\n" in out
    with site(answers, port=int(running.url.rpartition(":")[2])) as back:
        done = crawl(f"{back.url}/", archive=tmp_path)
        assert (done.status, done.err) == (0, "")
        assert not (changed := difference(whole, said(tmp_path, back))), changed
        assert not set(back.paths()) & {path for path in running.paths() if path != "/robots.txt"}
    assert blogark("rerun", tmp_path, "--archive", tmp_path / "anew").status == 0


def test_the_same_crawl_twice_at_a_time(tmp_path: Path) -> None:
    """A crawl that is under way is not gone on with by another process, and the host not asked twice as often."""
    answer = threading.Event()
    answers = {**blog(POSTS), HELD: replace(blog(POSTS)[HELD], until=answer)}
    with site(answers) as running, crawling(f"{running.url}/", archive=tmp_path) as process:
        running.wait_for(HELD)
        done = crawl(f"{running.url}/", archive=tmp_path)
        answer.set()
        out, err = process.communicate(timeout=60)
    told = f"Error: the archive cannot be written: another blogark is at work on {running.url}/ in {tmp_path}\n"
    assert done == Done(status=1, out="", err=told)
    assert (process.returncode, err) == (0, ""), out
    assert not list(tmp_path.glob("*.lock"))
    assert len(running.paths()) == len(set(running.paths()))


def test_locked_from_the_start(tmp_path: Path) -> None:
    """An archive that somebody else writes to all the time is told in one line."""
    arguments = ("crawl", "http://127.0.0.1:1/", "--allow-private", "--archive", tmp_path)
    open_archive(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        done = blogark(*arguments, changed=IMPATIENT)
    assert done == Done(status=1, out="", err="Error: the archive cannot be written: database is locked\n")


@pytest.mark.parametrize("name", ["killed", "killed in between"])
def test_rerun_of_a_killed_crawl(went: dict[str, Interrupted], name: str, tmp_path: Path) -> None:
    """The WARCs of a crawl that was killed and gone on with say what its archive does."""
    archive = went[name].archive
    done = blogark("rerun", archive / "warc", "--archive", tmp_path)
    assert (done.status, done.err) == (0, "")
    crawled, reread = (
        rows_of(folder, tables=(*SAID, "readings", "captures"), without=SEEN) for folder in (archive, tmp_path)
    )
    assert not (changed := difference(crawled, reread)), changed
