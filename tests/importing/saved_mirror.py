"""A blog's responses saved as tools save them: files named after addresses, links made relative."""

import os
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, urlsplit

from crawler.items import Response
from pipelines.fixture import read_fixture

Naming = Callable[[str], str]

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "wordpress" / "example"
#: What a mirror of the blog holds: no answers of the API.
SAVED = [response for response in read_fixture(EXAMPLE) if "json" not in response.content_type]

_HREF = re.compile(rb"(href|src)=([\"'])(https?://[^\"'#]*)(#[^\"']*)?\2")


def wget(url: str) -> str:
    """`wget -E`: `example.org/2013/post/index.html`, `example.org/index.html?p=12.html`."""
    return _name(url, "?")


def wget_windows(url: str) -> str:
    """`wget -E --restrict-file-names=windows`: `example.org/index.html@p=12.html`."""
    return _name(url, "@")


def bare(url: str) -> str:
    """A static export: no folder for the host, a page for each folder."""
    return _name(url, "?").partition("/")[2]


def _name(url: str, sign: str) -> str:
    parts = urlsplit(url)
    name = parts.netloc + (parts.path or "/") + ("index.html" if parts.path.endswith("/") or not parts.path else "")
    if parts.query:
        return f"{name}{sign}{parts.query}.html"
    return name


def save(responses: Iterable[Response], folder: Path, naming: Naming, *, relative: bool = True) -> dict[str, Path]:
    """Write the files of a mirror; the last of an address counts. The path of each address."""
    last = {response.url: response for response in responses if response.status == 200}
    names = {url: naming(url) for url in last}
    paths = {}
    for url, response in last.items():
        path = folder / names[url]
        path.parent.mkdir(parents=True, exist_ok=True)
        markup = response.content_type == "text/html"
        path.write_bytes(_relinked(response.body, names[url], names) if markup and relative else response.body)
        seconds = datetime.fromisoformat(response.fetched_at).timestamp()
        os.utime(path, (seconds, seconds))
        paths[url] = path
    return paths


def _relinked(body: bytes, name: str, names: Mapping[str, str]) -> bytes:
    """The page with links to saved pages made relative, as `wget -k` makes them; the head's links, too."""

    def local(link: re.Match[bytes]) -> bytes:
        target = names.get(link.group(3).decode())
        if target is None:
            return link.group()
        written = quote(posixpath.relpath(target, posixpath.dirname(name)), safe="/@=&;")
        return link.group(1) + b'="' + written.encode() + (link.group(4) or b"") + b'"'

    return _HREF.sub(local, body)
