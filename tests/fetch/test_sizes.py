"""Bodies stop at their limit and are kept as far as they came."""

import gzip
import zlib

import brotli
import pytest
from local_site import Answer, site

from crawler.fetch.sizes import truncation

from .crawling import Crawl, crawl

LIMIT = 200_000
MEGABYTE = bytes(1_000_000)


@pytest.mark.parametrize(
    ("flags", "reason"),
    [([], None), (["partial"], None), (["download_stopped"], "length"), (["dataloss"], "disconnect")],
)
def test_truncation(flags: list[str], reason: str | None) -> None:
    """The flags of a response say why it is not whole."""
    assert truncation(flags) == reason


def packed(encoding: str, body: bytes) -> Answer:
    return Answer(headers=[("Content-Encoding", encoding)], body=body)


ANSWERS = {
    "/exact": Answer(body=bytes(LIMIT)),
    "/large": Answer(body=MEGABYTE * 10),
    "/media": Answer(body=MEGABYTE),
    "/large media": Answer(body=MEGABYTE * 10),
    "/gzip": packed("gzip", gzip.compress(b"page")),
    "/deflate": packed("deflate", zlib.compress(b"page")),
    "/br": packed("br", brotli.compress(b"page")),
    "/gzip bomb": packed("gzip", gzip.compress(MEGABYTE)),
    "/deflate bomb": packed("deflate", zlib.compress(MEGABYTE)),
    "/br bomb": packed("br", brotli.compress(MEGABYTE)),
    "/nested bomb": packed("gzip, gzip", gzip.compress(gzip.compress(MEGABYTE * 50))),
    "/large and packed": packed("gzip", gzip.compress(MEGABYTE * 2, compresslevel=0)),
    "/busy bomb": Answer(status=503, headers=[("Content-Encoding", "gzip")], body=gzip.compress(MEGABYTE)),
    "/not modified": Answer(status=304, headers=[("Content-Encoding", "gzip")], body=b""),
}
ANSWERS = {path.replace(" ", "-"): answer for path, answer in ANSWERS.items()}


@pytest.fixture(scope="module")
def result() -> Crawl:
    """A crawl of all answers, its addresses shortened to the last part."""
    with site(ANSWERS) as blog:
        media = {"/media": 2_000_000, "/large-media": 2_000_000}
        done = crawl(
            *({"url": f"{blog.url}{path}", "meta": {"max_bytes": media.get(path)}} for path in ANSWERS),
            BLOGARK_MAX_PAGE_BYTES=LIMIT,
        )
    return Crawl(
        got={url.rpartition("/")[2]: page for url, page in done.got.items()},
        failed={url.rpartition("/")[2]: error for url, error in done.failed.items()},
        downloaded=[(url.rpartition("/")[2], *rest) for url, *rest in done.downloaded],
        stats=done.stats,
        log=done.log,
    )


def test_within_the_limit(result: Crawl) -> None:
    """Bodies up to the limit, which a request may raise, come whole."""
    lengths = {name: page["length"] for name, page in result.got.items() if not page["flags"]}
    assert lengths == {"exact": LIMIT, "media": 1_000_000, "gzip": 4, "deflate": 4, "br": 4, "not-modified": 0}


def test_stopped(result: Crawl) -> None:
    """A longer body is kept to a little more than the limit, whatever length it declares."""
    stopped = {name: page for name, page in result.got.items() if page["flags"]}
    assert {name: page["flags"] for name, page in stopped.items()} == {
        "large": ["download_stopped"],
        "large-media": ["download_stopped"],
    }
    assert LIMIT < stopped["large"]["length"] < LIMIT + 2**17
    assert 2_000_000 < stopped["large-media"]["length"] < 2_000_000 + 2**17


def test_unpacked_too_large(result: Crawl) -> None:
    """What unpacks to more than the limit is an error."""
    bombs = ["gzip-bomb", "deflate-bomb", "br-bomb", "nested-bomb", "large-and-packed", "busy-bomb"]
    assert {name: error for name, (error, _) in result.failed.items()} == dict.fromkeys(bombs, "UnpackedTooLarge")
    assert result.failed["gzip-bomb"][1].endswith(f"/gzip-bomb unpacks to more than {LIMIT} bytes")


def test_all_on_record(result: Crawl) -> None:
    """Every exchange is announced for the record as it came, bombs too."""
    recorded = {name: (length, truncation(flags)) for name, _, length, flags in result.downloaded}
    whole = {
        path[1:]: (len(answer.body), None)
        for path, answer in ANSWERS.items()
        if path not in ("/large", "/large-media", "/large-and-packed")
    }
    assert {name: recorded[name] for name in whole} == whole
    assert [recorded[name][1] for name in ("large", "large-media", "large-and-packed")] == ["length"] * 3
