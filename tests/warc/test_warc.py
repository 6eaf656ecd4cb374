"""The WARC writer and reader, held against warcio's own checker."""

import gzip
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import brotli
import pytest
from warcio.archiveiterator import ArchiveIterator

from archive.warc import (
    Exchange,
    Record,
    Resource,
    Stored,
    TornRecord,
    WarcWriter,
    pack,
    read_record,
    read_warc,
    warc_files,
)

EXCHANGE = Exchange(
    url="https://blog.example/2013/01/28/post/?page=2",
    method="GET",
    request_headers=(("User-Agent", "blogark"), ("Accept", "text/html")),
    request_body=b"",
    status=200,
    headers=(
        ("Content-Type", "text/html; charset=UTF-8"),
        ("ETag", '"abc"'),
        ("Last-Modified", "Mon, 28 Jan 2013 08:00:00 GMT"),
    ),
    body=b"<html><p>Buongiorno</p></html>",
    protocol="HTTP/1.1",
    ip="192.0.2.7",
    fetched_at="2013-01-28T08:15:00Z",
    truncated=None,
)


def write(folder: Path, *exchanges: Exchange, max_bytes: int = 1_000_000_000) -> list[Record]:
    with closing(WarcWriter(folder, "blog", {"crawl": "c1"}, max_bytes)) as writer:
        return [writer.write(exchange) for exchange in exchanges]


def responses(path: Path) -> list[Stored]:
    return [stored for stored in read_warc(path) if stored.record.type == "response"]


def raw_records(path: Path) -> Iterator[tuple[str, bytes]]:
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, no_record_parse=True):
            yield record.rec_type, record.raw_stream.read()


def check(*paths: Path) -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", "--verbose", *paths], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "digest pass" in checked.stdout


VARIANTS = {
    "page": EXCHANGE,
    "gzip": replace(EXCHANGE, headers=(("Content-Encoding", "gzip"),), body=gzip.compress(b"packed" * 99)),
    "brotli": replace(EXCHANGE, headers=(("Content-Encoding", "br"),), body=brotli.compress(b"packed" * 99)),
    "204": replace(EXCHANGE, status=204, headers=(), body=b""),
    "304": replace(EXCHANGE, status=304, headers=(("ETag", '"abc"'), ("Content-Encoding", "gzip")), body=b""),
    "redirect": replace(EXCHANGE, status=301, headers=(("Location", "/new/"), ("Content-Length", "0")), body=b""),
    "head": replace(EXCHANGE, method="HEAD", headers=(("Content-Length", "9000"),), body=b""),
    "post": replace(EXCHANGE, method="POST", request_body=b"q=1&page=2"),
    "cookies": replace(EXCHANGE, headers=(("Set-Cookie", "a=1"), ("Vary", "Cookie"), ("Set-Cookie", "b=2"))),
    "latin-1": replace(EXCHANGE, headers=(("Content-Disposition", 'filename="caffè"'),)),
    "utf-8 octets": replace(EXCHANGE, headers=(("X-Title", "perché à".encode().decode("latin-1")),)),
    "unknown status": replace(EXCHANGE, status=799),
    "other protocol": replace(EXCHANGE, protocol="HTTP/2.0"),
    "no protocol": replace(EXCHANGE, protocol=None, ip=None),
    "cut": replace(EXCHANGE, truncated="length"),
    "microseconds": replace(EXCHANGE, fetched_at="2013-01-28T08:15:00.000123Z"),
    "blank lines": replace(EXCHANGE, body=b"\r\n\r\n\n\n"),
    "binary": replace(EXCHANGE, body=bytes(range(256)) * 500),
    "big": replace(EXCHANGE, body=random.Random(1).randbytes(30_000_000)),
}


@pytest.mark.parametrize("exchange", VARIANTS.values(), ids=VARIANTS.keys())
def test_round_trip(tmp_path: Path, exchange: Exchange) -> None:
    """What is written is read back whole, by order and by offset, and passes warcio's check."""
    (record,) = write(tmp_path, exchange)
    (path,) = warc_files(tmp_path)
    expected = Stored(
        record=record,
        headers=tuple(exchange.headers),
        body=exchange.body,
        ip=exchange.ip,
        info={},
        truncated=exchange.truncated,
    )
    assert responses(path) == [expected]
    assert read_record(tmp_path, record.file, record.offset) == expected
    with path.open("rb") as stream:
        for checked in ArchiveIterator(stream, check_digests="raise"):
            checked.raw_stream.read()
    # warcio 1.8.1 knows the Decompressor of brotlipy only and fails on that of brotli.
    if ("Content-Encoding", "br") not in exchange.headers:
        check(path)


def test_record(tmp_path: Path) -> None:
    """A record says what a capture row needs."""
    (record,) = write(tmp_path, EXCHANGE)
    (path,) = warc_files(tmp_path)
    assert record == Record(
        id=record.id,
        type="response",
        url="https://blog.example/2013/01/28/post/?page=2",
        fetched_at="2013-01-28T08:15:00Z",
        status=200,
        content_type="text/html; charset=UTF-8",
        digest="sha1:TY2ITDCGGWVQ6RYIXYAC5R6UP6ZOVOBT",
        etag='"abc"',
        last_modified="Mon, 28 Jan 2013 08:00:00 GMT",
        file=path.name,
        offset=record.offset,
        length=record.length,
    )
    assert gzip.decompress(path.read_bytes()[record.offset :][: record.length]).startswith(b"WARC/1.1\r\n")


def test_messages_as_written(tmp_path: Path) -> None:
    """The reason phrase and Host are reconstructed, Transfer-Encoding is dropped and Content-Length is left as sent."""
    write(
        tmp_path,
        replace(
            EXCHANGE,
            url="http://user:secret@blog.example:80/a?b=c",
            method="POST",
            request_body=b"x=1",
            status=404,
            headers=(("Transfer-Encoding", "chunked"), ("Content-Length", "77"), ("X-Split", "a\r\nb")),
            body=b"gone",
        ),
    )
    (path,) = warc_files(tmp_path)
    assert list(raw_records(path))[1:] == [
        ("response", b"HTTP/1.1 404 Not Found\r\nContent-Length: 77\r\nX-Split: a  b\r\n\r\ngone"),
        (
            "request",
            b"POST /a?b=c HTTP/1.1\r\nHost: blog.example\r\nUser-Agent: blogark\r\nAccept: text/html\r\n\r\nx=1",
        ),
    ]


def test_record_headers(tmp_path: Path) -> None:
    """Records name each other, the address and the file's warcinfo."""
    (record,) = write(tmp_path, replace(EXCHANGE, protocol="HTTP/2.0", truncated="length"))
    (path,) = warc_files(tmp_path)
    with path.open("rb") as stream:
        info, response, request = (dict(record.rec_headers.headers) for record in ArchiveIterator(stream))
    assert response == {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<{record.id}>",
        "WARC-Date": "2013-01-28T08:15:00Z",
        "WARC-Target-URI": EXCHANGE.url,
        "WARC-IP-Address": "192.0.2.7",
        "WARC-Warcinfo-ID": info["WARC-Record-ID"],
        "WARC-Truncated": "length",
        "WARC-Protocol": "h2",
        "WARC-Payload-Digest": record.digest,
        "WARC-Block-Digest": response["WARC-Block-Digest"],
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": response["Content-Length"],
    }
    assert request["WARC-Concurrent-To"] == f"<{record.id}>"
    assert info["WARC-Filename"] == path.name


def test_warcinfo(tmp_path: Path) -> None:
    """Each file starts with what wrote it and what was given about the crawl."""
    given = {"crawl": "c1", "settings": '{"delay":  1}', "operator": "Zoë\nMüller", "http-header-user-agent": ""}
    WarcWriter(tmp_path, "blog", given).close()
    (stored,) = read_warc(*warc_files(tmp_path))
    assert (stored.record.type, stored.record.url, stored.body) == ("warcinfo", "", b"")
    software = stored.info["software"]
    assert software.startswith("blogark/")
    assert stored.info == {
        "software": software,
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "crawl": "c1",
        "settings": '{"delay":  1}',
        "operator": "Zoë Müller",
        "http-header-user-agent": "",
    }


def test_failure(tmp_path: Path) -> None:
    """A failed fetch is a metadata record."""
    with closing(WarcWriter(tmp_path, "blog", {})) as writer:
        record = writer.fail(
            url="http://gone.example/", fetched_at="2013-01-28T08:15:00Z", error="dns", detail="no such\nhost: ünknown"
        )
    (path,) = warc_files(tmp_path)
    assert list(read_warc(path))[1:] == [
        Stored(
            record=record,
            headers=(),
            body=b"",
            ip=None,
            info={"error": "dns", "detail": "no such host: ünknown"},
            truncated=None,
        )
    ]
    check(path)


def test_odd_addresses_and_headers(tmp_path: Path) -> None:
    """What is not ASCII is percent-encoded in addresses and kept as UTF-8 in headers."""
    odd = replace(
        EXCHANGE,
        url="https://bücher.example/caffè corretto?q=日本&x=%C3%A8\n\ud800",
        headers=(("X-Japanese", "日本\ud800"),),
        request_headers=(("Referer", "日本"), ("host", "blog.example")),
    )
    (record,) = write(tmp_path, odd)
    (path,) = warc_files(tmp_path)
    assert record.url == ("https://b%C3%BCcher.example/caff%C3%A8%20corretto?q=%E6%97%A5%E6%9C%AC&x=%C3%A8%0A?")
    (stored,) = responses(path)
    assert stored.record == record
    assert stored.headers == (("X-Japanese", "日本?".encode().decode("latin-1")),)
    check(path)


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
    """The time in a name counts before the name it starts with; other files are left out."""
    names = [
        "b-20130101000000-00000-host.warc",
        "z-20130101000000001-00000.warc.gz",
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


def test_no_record_at_offset(tmp_path: Path) -> None:
    """An offset where no record starts is reported."""
    (record,) = write(tmp_path, EXCHANGE)
    for offset in (record.offset + 1, record.offset + record.length, 10**6):
        with pytest.raises(TornRecord):
            read_record(tmp_path, record.file, offset)


KILLED = """
import random, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_warc import EXCHANGE, WarcWriter, replace
writer = WarcWriter(Path(sys.argv[1]), "blog", {})
while True:
    writer.write(replace(EXCHANGE, body=random.randbytes(3_000_000)))
    print("written", flush=True)
"""


def test_killed_writer(tmp_path: Path) -> None:
    """A writer that is killed costs at most the exchange it was writing."""
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, tmp_path, Path(__file__).parent], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    with process.stdout:
        for _ in range(3):
            process.stdout.readline()
        time.sleep(random.random() / 10)
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
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_warc import EXCHANGE, WarcWriter, replace
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
    done = subprocess.run(
        [sys.executable, "-c", FULL, tmp_path, Path(__file__).parent], capture_output=True, text=True, check=True
    )
    assert done.stdout == "File too large\n"
    bodies = [len(stored.body) for stored in responses(*warc_files(tmp_path))]
    assert bodies == [30_000, 30_000, 30_000, 5]
    check(*warc_files(tmp_path))


FOREIGN = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <http://blog.example/>\r\nWARC-Date: 2013-01-28T08:15:00Z\r\n"
    b"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n"
)
CHUNKED = b"HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nX-Folded: a\n  b\n\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"


def test_plain_foreign_file(tmp_path: Path) -> None:
    """An uncompressed file by another crawler is read, its chunks joined and folded headers unfolded."""
    path = tmp_path / "foreign.warc"
    path.write_bytes((FOREIGN % len(CHUNKED) + CHUNKED + b"\r\n\r\n") * 2)
    found = list(read_warc(path))
    assert [(stored.record.url, stored.record.status, stored.body) for stored in found] == [
        ("http://blog.example/", 200, b"abcde")
    ] * 2
    assert found[0].headers == (("Transfer-Encoding", "chunked"), ("X-Folded", "a b"))
    assert read_record(tmp_path, path.name, found[1].record.offset) == found[1]
    path.write_bytes(path.read_bytes()[:-20])
    records = read_warc(path)
    next(records)
    with pytest.raises(TornRecord):
        next(records)


def test_revisit(tmp_path: Path) -> None:
    """A revisit by another crawler is read with the digest of what it refers to and no body."""
    head = b"HTTP/1.1 200 OK\r\nETag: x\r\n\r\n"
    path = tmp_path / "foreign.warc"
    fields = FOREIGN.replace(b"response\r\nWARC-T", b"revisit\r\nWARC-Payload-Digest: sha1:ABC\r\nWARC-T") % len(head)
    path.write_bytes(fields + head + b"\r\n\r\n")
    (stored,) = read_warc(path)
    assert (stored.record.type, stored.record.digest, stored.record.etag, stored.body) == (
        "revisit",
        "sha1:ABC",
        "x",
        b"",
    )


RESOURCE = Resource(
    url="https://blog.example/2013/01/28/post/",
    fetched_at="2013-01-29T10:00:00Z",
    content_type="text/html",
    body=b"<html><p>Buongiorno</p></html>",
    name="specchio/2013/caffè %3F\udcff.html",
)


def test_resource(tmp_path: Path) -> None:
    """A file that nobody fetched is written as a resource, read back whole, and passes warcio's check."""
    with closing(WarcWriter(tmp_path, "blog", {"crawl": "c1"})) as writer:
        record = writer.append(pack(RESOURCE))
        plain = writer.append(pack(replace(RESOURCE, name=None)))
    (path,) = warc_files(tmp_path)
    expected = Stored(
        record=record,
        headers=(("Content-Type", "text/html"),),
        body=RESOURCE.body,
        ip=None,
        info={},
        truncated=None,
        name=RESOURCE.name,
    )
    assert list(read_warc(path))[1:] == [expected, replace(expected, record=plain, name=None)]
    assert read_record(tmp_path, record.file, record.offset) == expected
    assert record == Record(
        id=record.id,
        type="resource",
        url=RESOURCE.url,
        fetched_at=RESOURCE.fetched_at,
        status=None,
        content_type="text/html",
        digest="sha1:TY2ITDCGGWVQ6RYIXYAC5R6UP6ZOVOBT",
        etag=None,
        last_modified=None,
        file=path.name,
        offset=record.offset,
        length=record.length,
    )
    check(path)


def test_same_resource_same_id() -> None:
    """A file packed again has its id again; another date, address, name or content is another capture."""
    others = [
        replace(RESOURCE, fetched_at="2014-01-29T10:00:00Z"),
        replace(RESOURCE, url="https://blog.example/"),
        replace(RESOURCE, name=None),
        replace(RESOURCE, body=b""),
    ]
    assert pack(RESOURCE) == pack(RESOURCE)
    assert len({pack(one).record.id for one in (RESOURCE, *others)}) == 5
