"""How much is taken in: a body is cut off at a limit and kept as far as it came, and does not unpack to more.

Goes with `DOWNLOAD_MAXSIZE = 0`: where that is exceeded, Scrapy throws away what it has received.
"""

import zlib
from collections.abc import Iterable
from weakref import WeakKeyDictionary

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest, StopDownload
from scrapy.http import Response

_GZIP = (b"gzip", b"x-gzip")
#: So many times smaller gzip makes nothing.
_DENSEST = 1050
#: What goes on beyond this is not looked at.
_TOLD = 20_000_000


class UnpackedTooLarge(IgnoreRequest):
    """A compressed body exceeds its limit when it is unpacked."""

    def __init__(self, response: Response, limit: int) -> None:
        super().__init__(f"{response.url} unpacks to more than {limit} bytes")
        self.response = response


class BrokenEncoding(IgnoreRequest):
    """A body is not compressed as its headers say."""


def truncation(flags: Iterable[str]) -> str | None:
    """Return the `WARC-Truncated` reason that the flags of a Scrapy response stand for."""
    if "download_stopped" in flags:
        return "length"
    return "disconnect" if "dataloss" in flags else None


def is_torn(response: Response) -> bool:
    """Whether a body packed with gzip breaks off, which nothing else tells where a server states no length."""
    if truncation(response.flags) or (response.headers.get("Content-Encoding") or b"").lower() not in _GZIP:
        return False
    size, unpacked = len(response.body), int.from_bytes(response.body[-4:], "little")
    if size // 2 <= unpacked <= _DENSEST * size:  # as the last four bytes say of what is whole, and seldom do else
        return False
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        unpacking.decompress(response.body, _TOLD)
    except zlib.error:
        return False
    return not unpacking.eof and not unpacking.unconsumed_tail


class SizesMiddleware(HttpCompressionMiddleware):
    """Stops downloads at `request.meta["max_bytes"]`, else `BLOGARK_MAX_PAGE_BYTES`; in the place of Scrapy's."""

    def __init__(self, *, crawler: Crawler) -> None:
        super().__init__(crawler=crawler)
        self._page_bytes = crawler.settings.getint("BLOGARK_MAX_PAGE_BYTES", 20_000_000)
        self._received: WeakKeyDictionary[Request, int] = WeakKeyDictionary()
        crawler.signals.connect(self._begin, signals.headers_received)
        crawler.signals.connect(self._count, signals.bytes_received)

    def process_request(self, request: Request, spider: Spider | None = None) -> None:
        """Ask for encodings that every tool for WARCs can undo; warcio and others stumble over br and zstd."""
        request.headers.setdefault("Accept-Encoding", "gzip, deflate")

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Unpack; what grows too large is an error, though it has been recorded as it came."""
        limit = max(self._limit(request), self._page_bytes)
        request.meta["download_maxsize"] = limit
        try:
            return super().process_response(request, response)
        except IgnoreRequest as error:
            raise UnpackedTooLarge(response, limit) from error
        except Exception as error:
            raise BrokenEncoding(f"{response.url} cannot be unpacked: {error}") from error
        finally:
            # A retry or redirect inherits meta, and the download handler fails where this is exceeded.
            del request.meta["download_maxsize"]

    def _limit(self, request: Request) -> int:
        return request.meta.get("max_bytes") or self._page_bytes

    def _begin(self, request: Request) -> None:
        self._received[request] = 0

    def _count(self, data: bytes, request: Request) -> None:
        received = self._received.get(request, 0) + len(data)
        self._received[request] = received
        if received > self._limit(request):
            raise StopDownload(fail=False)
