"""Files packed with gzip, which some servers hand out as they are: sitemaps, for one."""

import zlib

GZIP = b"\x1f\x8b"
#: What a packed file may unpack to.
_LARGEST = 100_000_000


def unpacked(body: bytes) -> bytes:
    """What a file holds, where it is packed. Raises `zlib.error` where that cannot be told or is too much."""
    if not body.startswith(GZIP):
        return body
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    unpacked = unpacking.decompress(body, _LARGEST)
    if not unpacking.eof:
        raise zlib.error("too large when unpacked" if unpacking.unconsumed_tail else "the packed file is cut off")
    return unpacked
