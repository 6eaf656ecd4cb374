"""The address that a copy stands for: in a web archive, in a mirror beside other hosts, in a frame around a player."""

import re
from urllib.parse import unquote

#: `/web/20120101000000if_/http://…`, with the one slash that some archives leave of two.
_ARCHIVED = re.compile(r"(?:^|/)\d{4,14}(?:[a-z]{2}_)?/(?:https?|ftp):/{1,2}(?=[^/])", re.IGNORECASE)
#: A mirror's folder named after the host, as wget and HTTrack lay it beside the blog's; or a scheme that was forgotten.
_MIRRORED = re.compile(r"(?:\.{1,2}/)*((?:[\w-]+\.)+[a-z]{2,}(?::\d+)?/.+)", re.IGNORECASE | re.DOTALL)
_QUERY = re.compile(r"%3f|@(?=[\w-]+=)", re.IGNORECASE)
#: HTTrack tells files apart by four digits of a hash, where an address had a query.
_FILE_NAME = re.compile(r"(?:/index|(?<=\w)[0-9a-f]{4}(?=\.html?\?))?(?<!/embed)\.html?(?=[?#]|$)", re.IGNORECASE)
_FRAME = re.compile(r"(?:cdn|i-cdn)\.embedly\.com/widgets/media\.html\?|cdn\.iframe\.ly/api/iframe\?", re.IGNORECASE)
_FRAMED = re.compile(r"(?:^|[?&])(?:src|url)=((?:https?(?::|%3A))?(?:/|%2F){2}[^&#]+)", re.IGNORECASE)


def archived(path: str) -> str | None:
    """What a web archive's address with this path holds a copy of."""
    if ":/" not in path:
        return None
    found = _ARCHIVED.search(path)
    return f"//{path[found.end() :]}" if found else None


def mirrored(path: str) -> str | None:
    """What a relative address that leads to another host's folder was a link to."""
    found = _MIRRORED.match(path)
    if found is None:
        return None
    address = found[1] if "?" in found[1] else _QUERY.sub("?", found[1], count=1)
    return f"//{_FILE_NAME.sub('', address)}"


def framed(address: str) -> list[str]:
    """What the frame of an embedding service is around: the player's address and the page's."""
    found = _FRAME.match(address)
    return [unquote(target) for target in _FRAMED.findall(address, found.end() - 1)] if found else []
