"""The files of a crawl: full ones are followed by others, several writers share a folder, all can be read at once."""

import random
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from archive.warc import WarcWriter, read_record, read_warc, warc_files

from .exchanges import EXCHANGE, check, responses, write


def test_rotation(tmp_path: Path) -> None:
    """A full file is followed by another that starts with a warcinfo record, and names sort by time."""
    bodies = [random.Random(seed).randbytes(4_000) for seed in range(9)]
    records = write(tmp_path, *(replace(EXCHANGE, body=body) for body in bodies), max_bytes=13_000)
    paths = warc_files(tmp_path)
    assert [path.name.rsplit("-", 1)[1] for path in paths] == ["00000.warc.gz", "00001.warc.gz", "00002.warc.gz"]
    assert [stored.body for path in paths for stored in responses(path)] == bodies
    assert [stored.record for path in paths for stored in responses(path)] == records
    assert [next(read_warc(path)).record.type for path in paths] == ["warcinfo"] * 3
    check(*paths)


def test_files_in_order_of_time(tmp_path: Path) -> None:
    """The time in a name counts before what the name starts with, be it a time too; other files are left out."""
    names = [
        "b-20130101000000-00000-host.warc",
        "z-20130101000000001-00000.warc.gz",
        "blogark-20130101000002-ffffff-20130101000002003-00000.warc.gz",
        "blogark-20130101000002-000000-20130101000002900-00000.warc.gz",
        "a-20140101000000000-00000.warc.gz",
    ]
    for name in [*reversed(names), "index.cdx"]:
        (tmp_path / name).touch()
    assert [path.name for path in warc_files(tmp_path)] == names
    assert warc_files(tmp_path / names[0]) == [tmp_path / names[0]]


def test_two_writers_in_one_folder(tmp_path: Path) -> None:
    """Writers of one name never share a file."""
    writers = [WarcWriter(tmp_path, "blog", {}) for _ in range(20)]
    for number, writer in enumerate(writers):
        writer.write(replace(EXCHANGE, body=str(number).encode()))
        writer.close()
    found = [[stored.body for stored in responses(path)] for path in warc_files(tmp_path)]
    assert sorted(found) == sorted([str(number).encode()] for number in range(20))


def test_reading_while_writing(tmp_path: Path) -> None:
    """A record can be read as soon as it is written."""
    with closing(WarcWriter(tmp_path, "blog", {})) as writer:
        for number in range(3):
            record = writer.write(replace(EXCHANGE, body=str(number).encode()))
            assert read_record(tmp_path, record.file, record.offset).body == str(number).encode()
            assert len(responses(*warc_files(tmp_path))) == number + 1
