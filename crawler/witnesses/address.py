"""The address that a saved document states of itself, found before it is read, since links are relative to it."""

import re
from html import unescape

#: The head of a page, or what a feed's channel says before its entries.
_LOOKED_AT = 200_000
_TAG = re.compile(rb"<(?:atom:)?(link|meta)\b([^>]{0,2000})>", re.IGNORECASE)
#: The best first.
_NAMES = ("canonical", "self", "og:url")
_ATTRIBUTE = re.compile(rb"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_WEB = ("http://", "https://")


def stated_address(body: bytes) -> str | None:
    """The canonical link, a feed's link to itself, or `og:url`, in this order; `None` where none is absolute."""
    found: dict[str, str] = {}
    end = body.find(b"</head>", 0, _LOOKED_AT)
    for tag in _TAG.finditer(body, 0, end if end > 0 else _LOOKED_AT):
        said = tag.group(2).decode("latin-1").lower()
        if not any(name in said for name in _NAMES):
            continue
        attributes = {name.lower(): b"".join(value) for name, *value in _ATTRIBUTE.findall(tag.group(2))}
        if tag.group(1).lower() == b"link":
            names, address = attributes.get(b"rel", b"").lower().split(), attributes.get(b"href", b"")
        else:
            names, address = [attributes.get(b"property", b"").lower()], attributes.get(b"content", b"")
        url = unescape(address.decode("utf-8", "replace")).strip()
        if url.startswith(_WEB):
            for name in names:
                found.setdefault(name.decode("ascii", "replace"), url)
    return next((found[name] for name in _NAMES if name in found), None)
