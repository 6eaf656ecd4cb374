"""The files of WARCs that others wrote: where they are, and taken out of what they are packed in."""

import filecmp
import hashlib
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from archive.warc import warc_files
from crawler.packing import GZIP

_NAMES = (".warc", ".warc.gz")
_MARK = b"WARC/"


def is_of_warcs(source: Path) -> bool:
    """Whether a source is a WARC or a WACZ, or a folder of them."""
    return bool(files_in(source)) if source.is_dir() else _is_warc(source) or _is_wacz(source)


def _is_wacz(source: Path) -> bool:
    """Whether a zip holds WARCs as a WACZ does."""
    if not zipfile.is_zipfile(source):
        return False
    with zipfile.ZipFile(source) as packed:
        return any(map(_is_of_wacz, packed.namelist()))


def _is_warc(source: Path) -> bool:
    """Whether a file begins as a WARC does, packed or not."""
    with source.open("rb") as stream:
        start = stream.read(4096)
    if start.startswith(GZIP):
        try:
            start = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(start, 100)
        except zlib.error:
            return False
    return start.startswith(_MARK)


def files_in(source: Path) -> list[Path]:
    """The file, or a folder's WARCs and WACZs, the oldest first; none where it is a folder of something else."""
    if not source.is_dir():
        return [source]
    folders = [folder for folder in (source, source / "archive", source / "warc") if folder.is_dir()]
    wacz = sorted(path for path in source.iterdir() if path.suffix == ".wacz" and path.is_file())
    return [*(path for folder in folders for path in warc_files(folder) if not path.is_symlink()), *wacz]


def _is_of_wacz(name: str) -> bool:
    return name.startswith("archive/") and name.endswith(_NAMES)


def unpack(sources: Iterable[Path], scratch: Path) -> Iterator[Path]:
    """WARCs, those in a WACZ taken out of it, those packed as one piece taken apart."""
    for source in sources:
        if not _is_wacz(source):
            yield _plain(source, scratch)
            continue
        with zipfile.ZipFile(source) as packed:
            for member in packed.infolist():
                if _is_of_wacz(member.filename):
                    target = scratch / f"{source.stem}-{PurePosixPath(member.filename).name}"
                    with packed.open(member) as inner, target.open("wb") as outer:
                        shutil.copyfileobj(inner, outer)
                    yield _plain(target, scratch)


def _plain(source: Path, scratch: Path) -> Path:
    """The file itself or, where all of it is one gzip member, in which no record can be found again, its contents."""
    with source.open("rb") as stream:
        if stream.read(2) != GZIP or not _is_one_piece(source):
            return source
    target = scratch / source.name.removesuffix(".gz")
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    with source.open("rb") as packed, target.open("wb") as out:
        while portion := packed.read(1 << 20):
            out.write(unpacking.decompress(portion))
    return target


def _is_one_piece(source: Path) -> bool:
    """Whether the first member goes on after its first record."""
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    seen, length = b"", None
    count = 0
    with source.open("rb") as stream:
        while not unpacking.eof and (portion := stream.read(1 << 16)):
            try:
                text = unpacking.decompress(portion)
            except zlib.error:
                return False
            count += len(text)
            if length is None:
                seen += text
                length = _length(seen)
            elif count > length:
                return True
            if length is None and len(seen) > 1 << 20:
                return False
    return length is not None and count > length


def _length(start: bytes) -> int | None:
    """Length of the record that begins so, with the line ends that close it."""
    head, end, _ = start.partition(b"\r\n\r\n")
    stated = next((line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), None)
    if not end or stated is None or not (number := stated.partition(b":")[2].strip()).isdigit():
        return None
    return len(head) + len(end) + int(number) + 4


def keep(path: Path, folder: Path) -> Path:
    """Link or copy a file to the archive's own; one of the same name that holds something else keeps its place."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / path.name
    if target.exists() and not filecmp.cmp(path, target, shallow=False):
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha1").hexdigest()[:10]
        target = folder / f"{digest}-{path.name}"
    if not target.exists():
        link(path, target)
    return target


def link(path: Path, target: Path) -> None:
    """Have a file in another place, too: as a link or, where there can be none, as a copy."""
    try:
        os.link(path, target)
    except OSError:
        shutil.copy2(path, target)
