"""`blogark serve`, wherever it serves from and whatever it finds there."""

import asyncio
import signal
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlite_utils import Database

from archive.datasette import open_datasette
from archive.schema import migrations
from blogark.serve import serve

from .pages import Page


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_serve(archive: Path, stop: signal.Signals) -> None:
    """The command says what it holds and where, answers there, and ends when asked to."""
    code = "from blogark.serve import serve; serve()"
    command = [sys.executable, "-c", code, "--archive", str(archive.parent), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        held, announced = process.stdout.readline(), process.stdout.readline()
        address = announced.split()[0]
        with socket.create_connection(("127.0.0.1", int(address.rstrip("/").rpartition(":")[2])), timeout=10) as client:
            client.sendall(b"GET /-/post/1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            answer = b"".join(iter(lambda: client.recv(65536), b"")).decode()
        process.send_signal(stop)
        process.wait(timeout=20)

        assert "1 blog, 3 posts, 6 comments, 1 ping, 1 slide deck, 1 capture" in held
        assert answer.startswith("HTTP/1.1 200")
        assert "Gli orti della città" in answer
        assert (process.returncode, process.stderr.read()) == (0, "")


def damaged(folder: Path, content: bytes | None) -> Path:
    if content is not None:
        (folder / "blogark.db").write_bytes(content)
    return folder


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "There is no archive at"),
        (b"", "is not a readable archive: no such table: blogs"),
        (b"not a database, whatever its name says" * 50, "is not a readable archive: file is not a database"),
    ],
)
def test_serve_without_an_archive(tmp_path: Path, content: bytes | None, reason: str) -> None:
    """No archive is one clear line and exit status 1."""
    result = CliRunner().invoke(serve, ["--archive", str(damaged(tmp_path, content))])

    assert result.exit_code == 1
    assert reason in result.stderr
    assert result.stderr.count("\n") == 1


def test_serve_an_empty_archive(tmp_path: Path) -> None:
    """An archive nothing was ever crawled into has nothing to show."""
    db = Database(tmp_path / "blogark.db")
    migrations.apply(db)
    db.close()

    result = CliRunner(env={"BLOGARK_ARCHIVE": str(tmp_path)}).invoke(serve)

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "is empty. Crawl a blog first" in result.stderr


def test_serve_on_a_taken_port(archive: Path) -> None:
    """A taken port is one clear line that says what to try."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(serve, ["--archive", str(archive.parent), "--port", str(port)])

    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: Cannot listen on 127.0.0.1 port {port}: Address already in use. "
        "Try another port; --port 0 takes any that is free.\n"
    )


@pytest.mark.parametrize(("host", "warned"), [("0.0.0.0", True), ("127.0.0.1", False), ("localhost", False)])
def test_serve_to_others_warns(archive: Path, monkeypatch: pytest.MonkeyPatch, host: str, warned: bool) -> None:
    """Who shows the unredacted archive to other machines is told so."""
    monkeypatch.setattr("blogark.serve._run", lambda *_: None)

    result = CliRunner().invoke(serve, ["--archive", str(archive.parent), "--host", host, "--port", "0"])

    assert result.exit_code == 0
    assert ("unredacted" in result.stderr) is warned


def test_pages_under_another_root(archive: Path) -> None:
    """Behind a proxy that serves the archive in a folder, every link stays in that folder."""
    datasette = open_datasette(archive, base_url="/blogs/")
    for path in ("/blogs/", "/blogs/-/post/1", "/blogs/blogark/posts"):
        response = asyncio.run(datasette.client.request("GET", path, avoid_path_rewrites=True))
        links = [a.get("href") or "" for a in Page(response.text).all("a") + Page(response.text).all("link")]
        assert response.status_code == 200
        assert [link for link in links if link.startswith("/") and not link.startswith("/blogs/")] == []
    for database in datasette.databases.values():
        database.close()


def test_a_crawl_goes_on_beside_it(archive: Path, get: Any) -> None:
    """What a writer commits while the archive is served is there at the next look."""
    writer = sqlite3.connect(archive)
    writer.execute("PRAGMA journal_mode=WAL")
    assert get("/-/post/2").status_code == 200
    with writer:
        writer.execute("UPDATE posts SET title = 'Diario aperto' WHERE id = 2")

    assert "Diario aperto" in get("/-/post/2").text
    assert "Diario aperto" in get("/blogark/search.json?q=aperto").text
    writer.close()
