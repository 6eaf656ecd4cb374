"""No page leads the crawler into a private network."""

from ipaddress import ip_address

import pytest
from local_site import Answer, site

from crawler.fetch.addresses import is_public, numeric

from .crawling import crawl

PUBLIC = ["8.8.8.8", "192.0.1.1", "2606:4700::1111", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8", "2002:808:808::1"]
PRIVATE = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.1",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:0:127.0.0.1",
    "64:ff9b::127.0.0.1",
    "64:ff9b:1::10.0.0.1",
    "100::1",
    "2001:db8::1",
    "2001:0:4136:e378:8000:63bf:f5ff:fffe",
    "2002:7f00:1::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    """Addresses of the public internet are public, by whatever gateway."""
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", PRIVATE)
def test_private(address: str) -> None:
    """Private, loopback, link-local, shared, reserved, multicast and documentation addresses are not."""
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    ("host", "address"),
    {
        "127.0.0.1": "127.0.0.1",
        "127.0.0.1.": "127.0.0.1",
        "127.1": "127.0.0.1",
        "2130706433": "127.0.0.1",
        "0x7f000001": "127.0.0.1",
        "0x7f.0.0.1": "127.0.0.1",
        "0177.0.0.1": "127.0.0.1",
        "017700000001": "127.0.0.1",
        "::1": "::1",
        "fe80::1%25eth0": "fe80::1",
        "::ffff:127.0.0.1": "::ffff:127.0.0.1",
        "blog.example": None,
        "127.0.0.1.example": None,
        "deadbeef": None,
        "１２７.0.0.1": None,
        "": None,
    }.items(),
)
def test_numeric(host: str, address: str | None) -> None:
    """Hosts in figures are recognised in every form."""
    assert numeric(host) == (None if address is None else ip_address(address))


#: Printed as `::ffff:7f00:1` before Python 3.13.
MAPPED = ip_address("::ffff:127.0.0.1")
REFUSED = {
    "http://127.0.0.1:{port}/": "127.0.0.1 refused: 127.0.0.1 is not a public address",
    "http://2130706433:{port}/": "2130706433 refused: 127.0.0.1 is not a public address",
    "http://0x7f.1:{port}/": "0x7f.1 refused: 127.0.0.1 is not a public address",
    "http://0177.0.0.1:{port}/": "0177.0.0.1 refused: 127.0.0.1 is not a public address",
    "http://127.1:{port}/": "127.1 refused: 127.0.0.1 is not a public address",
    "http://user:secret@127.0.0.1:{port}/": "127.0.0.1 refused: 127.0.0.1 is not a public address",
    "http://0:{port}/": "0 refused: 0.0.0.0 is not a public address",
    "http://[::1]:{port}/": "::1 refused: ::1 is not a public address",
    "http://[::ffff:127.0.0.1]:{port}/": f"::ffff:127.0.0.1 refused: {MAPPED} is not a public address",
    "http://１２７.0.0.1:{port}/wide": "127.0.0.1 refused: 127.0.0.1 is not a public address",
    "http://169.254.169.254/latest/meta-data/": "169.254.169.254 refused: 169.254.169.254 is not a public address",
    "https://10.0.0.1/": "10.0.0.1 refused: 10.0.0.1 is not a public address",
    "http://localhost:{port}/": "localhost refused: 127.0.0.1 is not a public address",
    "http://LOCALHOST:{port}/capitals": "localhost refused: 127.0.0.1 is not a public address",
    "http://rebind.example:{port}/": "rebind.example refused: 127.0.0.1 is not a public address",
    "file:///etc/passwd": " refused: only http and https are fetched, not file",
    "ftp://127.0.0.1/": "127.0.0.1 refused: only http and https are fetched, not ftp",
    "data:,x": " refused: only http and https are fetched, not data",
}

#: 127.0.0.2 stands in for a public address, and names are answered here instead of by a DNS server.
WORLD = """
import socket
from ipaddress import ip_address
import crawler.fetch.addresses as addresses

is_public, system = addresses.is_public, socket.gethostbyname
names = {"public.example": ["127.0.0.2"], "rebind.example": ["127.0.0.1"], "turns.example": ["127.0.0.2", "127.0.0.1"]}
addresses.is_public = lambda address: address == ip_address("127.0.0.2") or is_public(address)

def gethostbyname(name):
    answers = names.get(name)
    return system(name) if answers is None else answers.pop(0) if len(answers) > 1 else answers[0]

socket.gethostbyname = gethostbyname
"""


def test_refused() -> None:
    """Private addresses are refused in whatever guise, without a single connection, and so are other schemes."""
    with site({"/": Answer()}) as private:
        port = private.url.rpartition(":")[2]
        expected = {url.format(port=port): ("AddressRefused", message) for url, message in REFUSED.items()}
        result = crawl(*expected, setup=WORLD, BLOGARK_ALLOW_PRIVATE=False)
    assert sorted(result.failed.values()) == sorted(expected.values())
    assert (result.got, result.downloaded, private.hits) == ({}, [], [])
    assert result.stats.get("retry/count") is None


def test_ways_into_a_private_network() -> None:
    """Neither a redirect, nor one of robots.txt, nor a name that changes its address leads there."""
    with site({"/": Answer(), "/robots.txt": Answer()}) as private:
        to_private = Answer(status=302, headers=[("Location", f"{private.url}/")])
        with (
            site({"/": Answer(body=b"page"), "/away": to_private}, "127.0.0.2") as public,
            site({"/": Answer(), "/robots.txt": to_private}, "127.0.0.2") as crooked,
        ):
            by_name = public.url.replace("127.0.0.2", "public.example")
            turning = public.url.replace("127.0.0.2", "turns.example")
            result = crawl(
                *(f"{public.url}/", f"{public.url}/away", f"{crooked.url}/", f"{by_name}/", f"{turning}/"),
                setup=WORLD,
                BLOGARK_ALLOW_PRIVATE=False,
                DNSCACHE_ENABLED=False,
            )
    refused = "127.0.0.1 refused: 127.0.0.1 is not a public address"
    assert result.failed == {
        f"{public.url}/away": ("AddressRefused", refused),
        f"{crooked.url}/": (
            "RobotsUnavailable",
            f"robots.txt of {crooked.url} is unavailable: AddressRefused: {refused}",
        ),
        f"{turning}/": ("AddressRefused", refused.replace("127.0.0.1 refused", "turns.example refused")),
    }
    assert sorted(result.got) == sorted([f"{public.url}/", f"{by_name}/"])
    assert private.hits == []


def test_allow_private() -> None:
    """Private networks are open to those who ask for it; other schemes are not."""
    with site({"/": Answer(body=b"intranet")}) as private:
        port = private.url.rpartition(":")[2]
        pages = [f"{private.url}/", f"http://localhost:{port}/", f"http://2130706433:{port}/"]
        result = crawl(*pages, "file:///etc/passwd", BLOGARK_ALLOW_PRIVATE=True)
    assert {url: page["body"] for url, page in result.got.items()} == dict.fromkeys(pages, "intranet")
    assert [error for error, _ in result.failed.values()] == ["AddressRefused"]


def test_unguarded_resolver() -> None:
    """A crawl whose names would not be checked does not start."""
    with pytest.raises(AssertionError, match="TWISTED_DNS_RESOLVER must be PublicResolver"):
        crawl(BLOGARK_ALLOW_PRIVATE=False, TWISTED_DNS_RESOLVER="scrapy.resolver.CachingThreadedResolver")
