"""Torn files, killed writers and full disks cost at most the exchange that was being written."""

import gzip
import os
import random
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from archive.warc import Record, TornRecord, read_record, read_warc, warc_files

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


def broken(whole: bytes, record: Record, kind: str) -> bytes:
    """A file in which something has happened to a record."""
    start, middle, end = record.offset, record.offset + record.length // 2, record.offset + record.length
    return {
        "bytes flipped": whole[:middle]
        + bytes(byte ^ 255 for byte in whole[middle : middle + 9])
        + whole[middle + 9 :],
        "header": whole[: start + 1] + b"?" * 12 + whole[start + 13 :],
        "cut out half": whole[:middle] + whole[end:],
        "garbage before it": whole[:start]
        + b"\x1f\x8b\x08\0" * 300_000
        + bytes(1_799_996)
        + b"\r\n\r\n"
        + whole[start:],
    }[kind]


@pytest.mark.parametrize("packed", [True, False], ids=["packed", "plain"])
@pytest.mark.parametrize("kind", ["bytes flipped", "header", "cut out half", "garbage before it"])
def test_damage_is_passed_over(tmp_path: Path, kind: str, packed: bool) -> None:
    """All behind a damaged record is read, and how much was passed over, and where, is told at the end."""
    write(tmp_path, *(replace(EXCHANGE, body=random.Random(n).randbytes(40_000)) for n in range(4)))
    (path,) = warc_files(tmp_path)
    if not packed:
        path = tmp_path / "plain.warc"
        path.write_bytes(gzip.decompress(warc_files(tmp_path)[0].read_bytes()))
    records = [stored.record for stored in read_warc(path)]
    hit, whole = records[2], path.read_bytes()
    path.write_bytes(broken(whole, hit, kind))
    found: list[str] = []
    if kind == "bytes flipped" and not packed:  # nothing tells that a body is another
        found.extend(stored.record.id for stored in read_warc(path))
        assert found == [record.id for record in records]
        return
    with pytest.raises(TornRecord) as raised:
        found.extend(stored.record.id for stored in read_warc(path))
    kept = [record.id for record in records if record is not hit or kind == "garbage before it"]
    assert found == kept
    assert raised.value.offset in {hit.offset, hit.offset - len(b"\r\n\r\n")}
    passed = 3_000_000 if kind == "garbage before it" else hit.length - (hit.length // 2 if "half" in kind else 0)
    told = re.fullmatch(r"passed over: (\d+) bytes from byte (\d+) on", raised.value.damage)
    assert told
    assert abs(int(told[1]) - passed) <= 9
    assert int(told[2]) == raised.value.offset


def test_damage_and_a_torn_end(tmp_path: Path) -> None:
    """A file that is damaged and ends within a record tells both."""
    one, two, three = write(tmp_path, EXCHANGE, EXCHANGE, EXCHANGE)
    (path,) = warc_files(tmp_path)
    path.write_bytes(broken(path.read_bytes(), one, "bytes flipped")[: three.offset + 50])
    found = []
    with pytest.raises(TornRecord) as raised:
        found.extend(stored.record.id for stored in read_warc(path) if stored.record.type == "response")
    assert found == [two.id]
    assert raised.value.damage == (
        f"passed over: {one.length} bytes from byte {one.offset} on; no whole record at byte {three.offset}"
    )


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
