"""What may be connected to: public addresses over http and https, so that no page reaches a private network.

Names are judged by the address they resolve to, in the resolver, whose answer is the one connected to: there is no
second lookup that could answer differently. Twisted hands the resolver numeric hosts too; the middleware refuses those
earlier, with a better message, and gives the same message for names. Redirects and robots.txt pass through both, as all
requests do. The resolver also looks up a proxy: one on a private address needs `BLOGARK_ALLOW_PRIVATE`.
"""

import ipaddress
import socket
from collections.abc import Sequence
from contextlib import suppress
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from scrapy.utils.datatypes import LocalCache
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import load_object
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

#: Names the resolver refused and the address each had. As long as Scrapy's own cache of names, beside which it stands.
_refused: LocalCache[str, str] = LocalCache(10000)


class AddressRefused(IgnoreRequest):
    """The request would leave the public web."""

    def __init__(self, host: str, reason: str) -> None:
        super().__init__(f"{host} refused: {reason}")
        self.host = host


def is_public(address: _Address) -> bool:
    """Tell whether an address is reachable on the public internet, by the IANA registries that `ipaddress` knows."""
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not address.is_multicast
    if embedded := _embedded(address):
        return is_public(embedded)
    return address in _GLOBAL_UNICAST and address.is_global


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that a gateway would connect to (RFC 4291, 3056, 4380, 6052)."""
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)


def numeric(host: str) -> _Address | None:
    """Return the address that a host is in figures, in any form the C library takes: `2130706433`, `0x7f.1`, `::1`."""
    host = host.rstrip(".")
    with suppress(ValueError):
        return ipaddress.ip_address(host.partition("%")[0])  # without the zone of fe80::1%eth0
    with suppress(ValueError, OSError):
        return ipaddress.IPv4Address(socket.inet_aton(host))
    return None


class PublicResolver(CachingThreadedResolver):
    """Scrapy's resolver, without the names that stand for private addresses; for `TWISTED_DNS_RESOLVER`."""

    allow_private = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Take `BLOGARK_ALLOW_PRIVATE` from the settings of the process."""
        resolver = super().from_crawler(crawler, reactor)
        resolver.allow_private = crawler.settings.getbool("BLOGARK_ALLOW_PRIVATE")
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> "Deferred[str]":
        """Resolve a name; one of a private address is not found."""
        return super().getHostByName(name, timeout).addCallback(self._check, name)

    def _check(self, address: str, name: str) -> str:
        if self.allow_private or is_public(ipaddress.ip_address(address)):
            _refused.pop(name, None)
            return address
        _refused[name] = address
        # Twisted passes no other error on, nor its message: the middleware says what happened.
        raise DNSLookupError(f"{name} is {address}")


class AddressMiddleware:
    """Refuses schemes other than http and https and private addresses. To stand between robots.txt and retries."""

    def __init__(self, *, allow_private: bool) -> None:
        self.allow_private = allow_private

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read `BLOGARK_ALLOW_PRIVATE`; refuse to start where names would go unguarded."""
        allow_private = crawler.settings.getbool("BLOGARK_ALLOW_PRIVATE")
        resolver = load_object(crawler.settings["TWISTED_DNS_RESOLVER"])
        if not allow_private and not issubclass(resolver, PublicResolver):
            raise ValueError(f"TWISTED_DNS_RESOLVER must be {PublicResolver.__qualname__}, not {resolver.__qualname__}")
        return cls(allow_private=allow_private)

    def process_request(self, request: Request) -> None:
        """Refuse what can be refused by the URL alone."""
        parts = urlparse_cached(request)
        host = parts.hostname or ""
        if parts.scheme not in ("http", "https"):
            raise AddressRefused(host, f"only http and https are fetched, not {parts.scheme}")
        address = numeric(host)
        if address and not self.allow_private and not is_public(address):
            raise AddressRefused(host, f"{address} is not a public address")

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Say that a name was refused where Scrapy only knows that it was not resolved."""
        host = urlparse_cached(request).hostname or ""
        if isinstance(exception, CannotResolveHostError) and host in _refused:
            raise AddressRefused(host, f"{_refused[host]} is not a public address") from exception
