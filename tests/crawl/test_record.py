"""`blogark record` makes fixtures of live pages."""

from pathlib import Path

from command import Done, blogark
from local_site import Site
from small_blog import POSTS


def test_record(plain: Site, tmp_path: Path) -> None:
    """Pages are recorded with what led to them, and make an archive when they are read."""
    urls = [f"{plain.url}{post.path}" for post in POSTS[:2]]
    done = blogark("record", *urls, tmp_path / "fixture", "--allow-private")
    assert done == Done(
        status=0,
        out=f"{tmp_path / 'fixture'}: 2 responses. Read them: blogark rerun {tmp_path / 'fixture'}\n",
        err="",
    )
    names = sorted(path.name for path in (tmp_path / "fixture").iterdir())
    assert names == ["00-2013-01-il-mulino-di-nonna.html", "01-2013-01-lezione-di-barche.html", "responses.json"]
    done = blogark("rerun", tmp_path / "fixture", "--archive", tmp_path / "archive")
    assert (done.status, done.err, done.out.splitlines()[1]) == (
        0,
        "",
        "  2 posts, 3 comments, 1 pingback, 1 slide reference",
    )


def test_record_where_nothing_can_be(plain: Site, tmp_path: Path) -> None:
    """A fixture that cannot be written is told in one line."""
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "fixture"
    done = blogark("record", f"{plain.url}/", folder, "--allow-private")
    assert done == Done(status=1, out="", err=f"Error: the fixture cannot be written: {folder}: Not a directory\n")


def test_record_nothing(plain: Site, tmp_path: Path) -> None:
    """An address that cannot be fetched makes no fixture."""
    done = blogark("record", "http://127.0.0.1:1/", tmp_path / "fixture", "--allow-private")
    line = "the server refuses the connection. Check the port, or try again later."
    assert done == Done(status=1, out="", err=f"Error: http://127.0.0.1:1/: {line}\n")
    assert not (tmp_path / "fixture").exists()
