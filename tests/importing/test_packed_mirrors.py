"""Mirrors in one file: whole, torn, or with names that lead out of it."""

import tarfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from command import ask, blogark
from rows import difference

from .bringing import bring_in, held
from .written_mirror import page, posts


def packed_as_tar(folder: Path, target: Path) -> Path:
    with tarfile.open(target, f"w:{target.suffix[1:] if target.suffix != '.tar' else ''}") as packed:
        packed.add(folder, folder.name)
    return target


def packed_as_zip(folder: Path, target: Path) -> Path:
    with zipfile.ZipFile(target, "w") as packed:
        for path in sorted(folder.rglob("*")):
            at = datetime.fromtimestamp(path.stat().st_mtime, UTC).timetuple()[:6]
            if path.is_file():
                packed.writestr(zipfile.ZipInfo(str(path.relative_to(folder)), at), path.read_bytes())
    return target


@pytest.mark.parametrize("ending", [".tar", ".tar.gz", ".tar.xz", ".zip"])
def test_packed(ending: str, mirror: Path, tmp_path: Path) -> None:
    """A packed folder is the folder; one within a folder of its own, too."""
    pack = packed_as_zip if ending == ".zip" else packed_as_tar
    bring_in(pack(mirror, tmp_path / f"orto{ending}"), tmp_path / "packed")
    bring_in(mirror, tmp_path / "plain")
    assert difference(held(tmp_path / "plain"), held(tmp_path / "packed")) == ""


def test_torn_tar(mirror: Path, tmp_path: Path) -> None:
    """Of a tar that was cut off all that is whole is imported, and the rest is told."""
    whole = packed_as_tar(mirror, tmp_path / "orto.tar.gz").read_bytes()
    torn = tmp_path / "orto-rotto.tar.gz"
    torn.write_bytes(whole[: len(whole) // 2])
    done = blogark("import", torn, "--archive", tmp_path / "archive")
    assert (done.status, done.err) == (3, "")
    assert ask(tmp_path / "archive", "SELECT stage, error FROM problems WHERE error = 'torn-archive'") == [
        ("read", "torn-archive")
    ]
    assert posts(tmp_path / "archive")


def test_names_that_point_outside(tmp_path: Path) -> None:
    """Names in a packed folder that lead out of it are passed over, links too; nothing is written anywhere."""
    packed = tmp_path / "boa.tar"
    with tarfile.open(packed, "w") as tar:
        for name in ("boa.example/index.html", "../../fuori.html", "/tmp/fuori.html"):
            body = page(5, head='<link rel="canonical" href="http://boa.example/">').encode()
            found = tarfile.TarInfo(name)
            found.size = len(body)
            path = tmp_path / "x"
            path.write_bytes(body)
            with path.open("rb") as stream:
                tar.addfile(found, stream)
        link = tarfile.TarInfo("boa.example/passwd.html")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    bring_in(packed, tmp_path / "archive")
    assert ask(tmp_path / "archive", "SELECT url FROM captures WHERE record_type = 'resource'") == [
        ("http://boa.example/",)
    ]
