"""WARCs that other crawlers wrote."""

from pathlib import Path

import pytest

from archive.warc import TornRecord, read_record, read_warc

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
