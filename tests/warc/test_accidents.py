"""Torn files, killed writers and full disks cost at most the exchange that was being written."""

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from archive.warc import TornRecord, read_record, read_warc, warc_files

from .exchanges import EXCHANGE, check, responses, write

TESTS = Path(__file__).parents[1]


def test_torn_at_every_byte(tmp_path: Path) -> None:
    """Wherever the last record is torn, all before it is read and the tear is reported."""
    first, last = write(tmp_path, EXCHANGE, EXCHANGE)
    (path,) = warc_files(tmp_path)
    whole, torn = path.read_bytes(), tmp_path / "torn.warc.gz"
    for end in range(last.offset + 1, last.offset + last.length):
        torn.write_bytes(whole[:end])
        found = []
        with pytest.raises(TornRecord) as raised:
            found.extend(stored.record.id for stored in read_warc(torn) if stored.record.type == "response")
        assert (found, raised.value.offset) == ([first.id], last.offset), end
    with pytest.raises(TornRecord):
        read_record(tmp_path, torn.name, last.offset)


@pytest.mark.parametrize(
    "tail", [b"\0" * 4096, b"\x1f\x8b\x08" + b"\0" * 4096, b"no WARC"], ids=["zeros", "gzip", "text"]
)
def test_rubbish_at_the_end(tmp_path: Path, tail: bytes) -> None:
    """What a crash of the machine leaves at the end of a file is reported after the last whole record."""
    write(tmp_path, EXCHANGE)
    (path,) = warc_files(tmp_path)
    size = path.stat().st_size
    with path.open("ab") as stream:
        stream.write(tail)
    records = read_warc(path)
    assert [next(records).record.type for _ in range(2)] == ["warcinfo", "response"]
    with pytest.raises(TornRecord) as raised:
        next(records)
    assert raised.value.offset == size


def test_damaged_in_the_middle(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Damage within a record is reported after the last whole record before it, and by nothing that is printed."""
    first, last = write(tmp_path, EXCHANGE, replace(EXCHANGE, body=random.Random(7).randbytes(90_000)))
    (path,) = warc_files(tmp_path)
    damaged = bytearray(path.read_bytes())
    middle = last.offset + last.length // 2
    damaged[middle : middle + 100] = bytes(100)
    path.write_bytes(damaged)
    found = []
    with pytest.raises(TornRecord) as raised:
        found.extend(stored.record.id for stored in read_warc(path) if stored.record.type == "response")
    assert (found, raised.value.offset) == ([first.id], last.offset)
    assert capfd.readouterr() == ("", "")


def test_no_record_at_offset(tmp_path: Path) -> None:
    """An offset where no record starts is reported."""
    (record,) = write(tmp_path, EXCHANGE)
    for offset in (record.offset + 1, record.offset + record.length, 10**6):
        with pytest.raises(TornRecord):
            read_record(tmp_path, record.file, offset)


KILLED = """
import random, sys
from dataclasses import replace
from pathlib import Path
from archive.warc import WarcWriter
from warc.exchanges import EXCHANGE
writer = WarcWriter(Path(sys.argv[1]), "blog", {})
while True:
    writer.write(replace(EXCHANGE, body=random.randbytes(3_000_000)))
    print("written", flush=True)
"""


def test_killed_writer(tmp_path: Path) -> None:
    """A writer that is killed costs at most the exchange it was writing."""
    process = subprocess.Popen([sys.executable, "-c", KILLED, tmp_path], cwd=TESTS, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    with process.stdout:
        for _ in range(3):
            process.stdout.readline()
        time.sleep(random.random() / 10)  # anywhere in the writing of an exchange
        os.kill(process.pid, signal.SIGKILL)
        written = 3 + len(process.stdout.readlines())
    assert process.wait() == -signal.SIGKILL
    found = []
    try:
        found.extend(stored.record.type for stored in read_warc(*warc_files(tmp_path)))
    except TornRecord as torn:
        with torn.path.open("r+b") as stream:
            stream.truncate(torn.offset)
    assert found in (["warcinfo", *["response"] * written], ["warcinfo", *["response"] * (written + 1)])
    check(*warc_files(tmp_path))


FULL = """
import random, resource, sys
from dataclasses import replace
from pathlib import Path
from archive.warc import WarcWriter
from warc.exchanges import EXCHANGE
writer = WarcWriter(Path(sys.argv[1]), "blog", {})
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    while True:
        writer.write(replace(EXCHANGE, body=random.randbytes(30_000)))
except OSError as error:
    print(error.strerror)
writer.write(replace(EXCHANGE, body=b"small"))
"""


def test_full_disk(tmp_path: Path) -> None:
    """A write that does not fit raises and leaves nothing behind; what fits can still be written."""
    done = subprocess.run([sys.executable, "-c", FULL, tmp_path], cwd=TESTS, capture_output=True, text=True, check=True)
    assert done.stdout == "File too large\n"
    bodies = [len(stored.body) for stored in responses(*warc_files(tmp_path))]
    assert bodies == [30_000, 30_000, 30_000, 5]
    check(*warc_files(tmp_path))
