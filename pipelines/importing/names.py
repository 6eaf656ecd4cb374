"""What the name of a saved file says of the address it was saved from: wget, HTTrack, static exports.

They name a file after its address and change what a file system or a browser would not take: a folder's own page gets
`index.html`, a page without an ending gets one, `?` becomes `@` or `%3F`, a port's `:` becomes `+`.
"""

import posixpath
import re
from urllib.parse import quote_from_bytes, unquote, urlsplit

_BARE_PERCENT = re.compile(rb"%(?![0-9a-fA-F]{2})")
_KEPT = "/%?=&;@:+,!$'()*~"
#: Where the query begins: wget for Windows writes `@`, which many a path holds for other reasons.
_QUERY = re.compile(r"\?|%3[fF]|@(?=[\w.%\[\]-]+=)")
#: What stands for a folder's own page, where no query follows.
_INDEX = re.compile(r"(?:index|default)\.(?:html?|xhtml|php\d?|aspx?|jsp|cgi|xml)$", re.IGNORECASE)
_PLAIN_INDEX = re.compile(r"(?:index|default)\.html?$", re.IGNORECASE)
#: wget's second file of a name, and HTTrack's of a page whose type had to be asked for.
_REPEATED = re.compile(r"(?<=\.html)\.\d{1,3}$|(?<=\.htm)\.\d{1,3}$|-tc(?=\.x?html?$)", re.IGNORECASE)
_ENDING = re.compile(r"\.x?html?$", re.IGNORECASE)
#: Endings of pages that keep it when wget adds its own.
_OWN_ENDING = re.compile(r"\.(?:php\d?|aspx?|jsp|cgi|pl|cfm|xml|rss|atom|rdf)$", re.IGNORECASE)
_HOST = re.compile(
    r"(?:(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z]{2,24}|(?:\d{1,3}\.){3}\d{1,3}|localhost)(?:[:+]\d{1,5})?",
    re.IGNORECASE,
)
#: Endings of files that look like those of hosts.
_FILES = re.compile(r"\.(?:html?|xml|css|js|json|txt|md|php|zip|tar|gz|git|orig|min|files?)$", re.IGNORECASE)


def address_path(name: str, ending: str = ".html") -> str:
    """The path and query a file was saved from, without a slash at the start.

    `ending` is what the mirror's addresses have where its files have `.html`: that, a slash or nothing.
    """
    raw = _BARE_PERCENT.sub(b"%25", name.encode("utf-8", "surrogateescape"))
    quoted = quote_from_bytes(raw, safe=_KEPT)
    folder, slash, last = quoted.rpartition("/")
    found = _QUERY.search(last)
    if found and found.end() < len(last):
        base, query = last[: found.start()], _ENDING.sub("", _REPEATED.sub("", last[found.end() :]))
        return folder + slash + ("" if _PLAIN_INDEX.match(base) else _page(base, ".html")) + "?" + query
    last = _REPEATED.sub("", last)
    return folder + slash + ("" if _INDEX.match(last) else _page(last, ending))


def _page(name: str, ending: str) -> str:
    bare = _ENDING.sub("", name)
    if bare != name and _OWN_ENDING.search(bare):
        return bare
    return bare + ending if bare != name and bare and ending != ".html" else name


def is_host(folder: str) -> bool:
    """Whether a folder is named as hosts are."""
    return bool(_HOST.fullmatch(folder)) and not _FILES.search(folder)


def with_port(path: str) -> str:
    """A path that begins with a host, its port written as in an address."""
    host, slash, rest = path.partition("/")
    return re.sub(r"\+(?=\d+$)", ":", host) + slash + rest


def steps(name: str) -> tuple[tuple[str, ...], str]:
    """The folders of a file's address and its query, in a form that spellings of one address share."""
    path, _, query = address_path(name).partition("?")
    return _steps(path), unquote(query)


def address_steps(url: str) -> tuple[tuple[str, ...], str]:
    """The same of an address: its host, its folders and its query."""
    parts = urlsplit(url)
    return (parts.netloc.lower(), *_steps(parts.path)), unquote(parts.query)


def _steps(path: str) -> tuple[str, ...]:
    folder, _, last = path.rpartition("/")
    last = "" if _INDEX.match(last) else _ENDING.sub("", last)
    return tuple(unquote(step) for step in (*folder.split("/"), last) if step)


def target(name: str, link: str) -> str:
    """Name of the file that a relative link in a file leads to; it begins with `../` where that lies outside."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(link, errors="surrogateescape")))
