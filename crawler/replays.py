"""A page as it was before a web archive led its links to other copies, and wrote into it, to show it."""

import re
from dataclasses import dataclass

#: What the Wayback Machine and pywb write into each page that they show.
_SIGNS = (b"__wm.", b"<!-- BEGIN WAYBACK TOOLBAR INSERT -->", b"/wombat.js", b" FILE ARCHIVED ON ")
_SAID = re.compile(rb"""__wm\.wombat\(\s*["']([^"'\s]{1,2000})["']\s*,\s*["'](\d{14})["']""")
_TOOLBAR = re.compile(rb"<!-- BEGIN WAYBACK TOOLBAR INSERT -->.*?<!-- END WAYBACK TOOLBAR INSERT -->", re.DOTALL)
#: `https://web.archive.org/web/20120101000000im_/` before what it shows a copy of, from the root of the archive or not.
_WINDOW = (
    rb"(?:(?:https?:)?\\?/\\?/[\w.-]{1,100}(?::\d{1,5})?)?(?:\\?/[\w.-]{1,50}){1,3}?\\?/(\d{14})(?:[a-z]{2}_)?\\?/"
)
#: Behind it may stand one that the page itself had led to a copy.
_COPY = re.compile(_WINDOW + rb"((?:" + _WINDOW + rb")?)(?=https?:\\?/|mailto:)")


@dataclass(frozen=True, kw_only=True)
class Original:
    """A page without what an archive did to it."""

    body: bytes
    #: Where it stood, and when its copy was taken, as far as the archive says so.
    url: str | None = None
    taken_at: str | None = None


def original(body: bytes) -> Original:
    """What a web archive showed a copy of; any other page is its own original."""
    if not any(sign in body for sign in _SIGNS):
        return Original(body=body)
    said = _SAID.search(body)
    taken = said.group(2) if said else next((copy.group(1) for copy in _COPY.finditer(body)), None)
    return Original(
        body=_COPY.sub(rb"\2", _TOOLBAR.sub(b"", body)),
        url=said.group(1).decode("utf-8", "replace") if said else None,
        taken_at=_instant(taken.decode()) if taken else None,
    )


def _instant(digits: str) -> str:
    """`20120101000000` as the archive writes instants."""
    year, month, day, hour, minute, second = digits[:4], *(digits[at : at + 2] for at in range(4, 14, 2))
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}Z"
