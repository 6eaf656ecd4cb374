"""The files of a mirror, wherever it is kept: a folder, a tar or a zip, read one after the other.

Nothing is unpacked onto the disk, and no link is followed: a name is only ever a name.
"""

import lzma
import os
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

#: Larger files are no part of a blog's text, and are not taken into memory.
LARGEST = 100_000_000

#: What copying tools and systems leave in a folder that was never served.
_OURS = frozenset({"hts-cache", "hts-log.txt", "hts-in_progress.lock", "hts-stop.lock", "cookies.txt", "backblue.gif",
                   "fade.gif", "thumbs.db", "desktop.ini", "__macosx", "wget-log"})  # fmt: skip
_UNREADABLE = (OSError, EOFError, zlib.error, lzma.LZMAError, tarfile.TarError, zipfile.BadZipFile, RuntimeError,
               NotImplementedError)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Saved:
    """A saved file; `body` where it had to be read at once, else it is read from `path` where it is wanted."""

    #: Its name below the source, with slashes.
    name: str
    #: Its date, `2013-01-28T08:15:00Z`.
    date: str
    size: int
    path: Path | None = None
    body: bytes | None = None

    def read(self) -> bytes:
        """Its bytes."""
        return self.path.read_bytes() if self.body is None and self.path is not None else self.body or b""

    @property
    def is_json(self) -> bool:
        """Whether it begins as an answer of an API does."""
        if self.body is not None:
            return self.body[:1] in {b"{", b"["}
        try:
            with open(self.path or "", "rb") as stream:
                return stream.read(1) in {b"{", b"["}
        except OSError:
            return False


@dataclass(frozen=True, kw_only=True)
class Unread:
    """A file, or the rest of a packed folder, that could not be read."""

    name: str
    #: `unreadable-file`, `file-too-large` or `torn-archive`.
    error: str
    detail: str


Found = Saved | Unread


def is_packed(source: Path) -> bool:
    """Whether a file is a packed folder."""
    return zipfile.is_zipfile(source) or _is_tar(source)


def _is_tar(source: Path) -> bool:
    try:
        return tarfile.is_tarfile(source)
    except _UNREADABLE:
        return False


def walk(source: Path) -> Iterator[Found]:
    """The files of a source, always in the same order: by name in a folder, else as they are packed."""
    if source.is_dir():
        return _in_folder(source)
    if not is_packed(source):
        about = source.stat()
        found = Saved(name=source.name, date=_date(about.st_mtime), size=about.st_size, path=source)
        return iter([_checked(found)])
    return _in_zip(source) if zipfile.is_zipfile(source) else _in_tar(source)


def _in_folder(folder: Path, below: str = "") -> Iterator[Found]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _unread(below, error)
        return
    for entry in entries:
        name = below + entry.name
        if _is_left_out(entry.name) or entry.is_symlink():
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _in_folder(folder / entry.name, f"{name}/")
            continue
        try:
            about = entry.stat(follow_symlinks=False)
            if not stat.S_ISREG(about.st_mode):
                continue
            if not os.access(entry.path, os.R_OK):
                raise PermissionError(13, "it may not be read")
        except OSError as error:
            yield _unread(name, error)
            continue
        path = folder / entry.name
        yield _checked(Saved(name=name, date=_date(about.st_mtime), size=about.st_size, path=path))


def _in_tar(source: Path) -> Iterator[Found]:
    try:
        with tarfile.open(source, "r|*") as packed:
            for member in packed:
                name = _safe(member.name)
                if name is None or not member.isfile():
                    continue
                found = _checked(Saved(name=name, date=_date(member.mtime), size=member.size))
                file = packed.extractfile(member) if isinstance(found, Saved) else None
                if isinstance(found, Saved) and file is not None:
                    body = file.read()
                    if len(body) < member.size:
                        raise tarfile.ReadError("it ends within a file")
                    found = Saved(name=name, date=found.date, size=member.size, body=body)
                yield found
    except _UNREADABLE as error:
        yield Unread(name=source.name, error="torn-archive", detail=str(error) or type(error).__name__)


def _in_zip(source: Path) -> Iterator[Found]:
    try:
        with zipfile.ZipFile(source) as packed:
            for member in packed.infolist():
                name = _safe(member.filename)
                mode = member.external_attr >> 16
                if name is None or member.is_dir() or stat.S_ISLNK(mode):
                    continue
                date = _date(datetime(*member.date_time, tzinfo=UTC).timestamp())
                found = _checked(Saved(name=name, date=date, size=member.file_size))
                yield _out_of_zip(packed, member, found) if isinstance(found, Saved) else found
    except (*_UNREADABLE, ValueError) as error:
        yield Unread(name=source.name, error="torn-archive", detail=str(error))


def _out_of_zip(packed: zipfile.ZipFile, member: zipfile.ZipInfo, found: Saved) -> Found:
    try:
        with packed.open(member) as file:  # its stated size is a promise only
            body = file.read(LARGEST + 1)
    except _UNREADABLE as error:
        return _unread(found.name, error)
    return _checked(Saved(name=found.name, date=found.date, size=len(body), body=body))


def _checked(found: Saved) -> Found:
    if found.size > LARGEST:
        return Unread(name=found.name, error="file-too-large", detail=f"{found.size:,} bytes")
    return found


def _unread(name: str, error: BaseException) -> Unread:
    return Unread(name=name, error="unreadable-file", detail=getattr(error, "strerror", None) or str(error))


def _safe(name: str) -> str | None:
    """A packed name; `None` for one that points out of the folder or was never served."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or any(_is_left_out(part) for part in path.parts):
        return None
    return str(path) if path.parts else None


def _is_left_out(name: str) -> bool:
    # `.well-known` is served; wget keeps what it changed as `.orig` beside the file
    return (name.startswith(".") and name != ".well-known") or name.lower() in _OURS or name.endswith(".orig")


def _date(seconds: float) -> str:
    try:
        return f"{datetime.fromtimestamp(int(seconds), UTC):%Y-%m-%dT%H:%M:%SZ}"
    except (ValueError, OverflowError, OSError):
        return "1970-01-01T00:00:00Z"
