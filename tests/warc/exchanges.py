"""An exchange to write, and what can be asked of the files it is written to."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from archive.warc import Exchange, Record, Stored, WarcWriter, read_warc

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


def check(*paths: Path) -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", "--verbose", *paths], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "digest pass" in checked.stdout
