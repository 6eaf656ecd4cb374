"""A web server for a pretend blog, quick enough to be no part of what is measured: `python bench/site.py --posts 1000`.

It listens on a free port of the loopback address and prints its URL. A body is made when it is first asked for, and kept
compressed.
"""

import argparse
import asyncio
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

import interfaces
from blog import PAGES, Blog
from theme import Theme

_HTML, _JSON, _TEXT = "text/html; charset=UTF-8", "application/json; charset=UTF-8", "text/plain; charset=utf-8"
_XML, _RSS = "application/xml; charset=UTF-8", "application/rss+xml; charset=UTF-8"
_END = b"\r\n\r\n"
_GZIP_FORMAT = 31


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A response; its body compressed."""

    status: str
    headers: str
    body: bytes


class Site:
    """Answers a blog's addresses."""

    def __init__(self, url: str, posts: int, *, gzip: bool) -> None:
        self._gzip = gzip
        self._blog = Blog(url, posts)
        self._theme = Theme(self._blog)
        self._rest = interfaces.Rest(self._blog)
        self._answers: dict[str, Answer] = {}

    def respond(self, request: bytes) -> bytes:
        """The response to the head of a request."""
        target = request.split(b" ", 2)[1].decode("latin-1")
        answer = self._answers.get(target)
        if answer is None:
            answer = self._answers[target] = self._answer(target)
        body, encoding = answer.body, "Content-Encoding: gzip\r\n"
        if not self._gzip or b"gzip" not in request:
            body, encoding = zlib.decompress(body, _GZIP_FORMAT), ""
        head = f"HTTP/1.1 {answer.status}\r\n{answer.headers}{encoding}Content-Length: {len(body)}\r\n\r\n"
        return head.encode("latin-1") + body

    def _answer(self, target: str) -> Answer:
        parts = urlsplit(target)
        query = dict(parse_qsl(parts.query))
        found = self._find(parts.path, query)
        status, (kind, text, more) = ("200 OK", found) if found else ("404 Not Found", (_HTML, "<h1>404</h1>", ""))
        api = f'Link: <{self._blog.url}/wp-json/>; rel="https://api.w.org/"\r\n'
        common = "Server: Apache\r\nDate: Tue, 03 Mar 2015 10:00:00 GMT\r\nVary: Accept-Encoding\r\nKeep-Alive: timeout=5\r\n"
        headers = f"{common}Connection: Keep-Alive\r\nContent-Type: {kind}\r\n{api}{more}"
        return Answer(status=status, headers=headers, body=zlib.compress(text.encode(), 6, _GZIP_FORMAT))

    def _find(self, path: str, query: dict[str, str]) -> tuple[str, str, str] | None:
        """Content type, body and further headers."""
        blog = self._blog
        if path == "/robots.txt":
            return _TEXT, interfaces.robots(blog), ""
        if path == "/wp-sitemap.xml" or query.get("sitemap") == "index":
            return _XML, interfaces.sitemap_index(blog), ""
        if path in interfaces.sitemaps(blog):
            _, kind, page = path.removesuffix(".xml").rsplit("-", 2)
            return _XML, interfaces.sitemap(blog, kind, int(page)), ""
        if path.startswith("/wp-json/"):
            return self._api(path.removeprefix("/wp-json/"), query)
        if path == "/feed/":
            text = interfaces.feed(blog, int(query.get("paged", "1")))
            return (_RSS, text, "Last-Modified: Mon, 02 Mar 2015 09:00:00 GMT\r\n") if text else None
        return self._page(path)

    def _page(self, path: str) -> tuple[str, str, str] | None:
        blog, theme = self._blog, self._theme
        if path == "/" or re.fullmatch(r"/page/\d+/", path):
            return _HTML, theme.listing(int(path.split("/")[2]) if path != "/" else 1), ""
        for number in range(1, len(PAGES) + 1):
            if (page := blog.page(number)).path == path:
                return _HTML, theme.post(page), self._links("pages", page.id)
        number = blog.number(path.removesuffix("feed/"))
        if number is None:
            return None
        post = blog.post(number)
        if path.endswith("/feed/"):
            return _RSS, interfaces.comment_feed(blog, post), 'ETag: "5f2c"\r\n' + self._links("posts", post.id)
        return _HTML, theme.post(post), self._links("posts", post.id)

    def _links(self, kind: str, number: int) -> str:
        url = self._blog.url
        return (
            f"X-Pingback: {url}/xmlrpc.php\r\n"
            f'Link: <{url}/wp-json/wp/v2/{kind}/{number}>; rel="alternate"; type="application/json"\r\n'
            f"Link: <{url}/?p={number}>; rel=shortlink\r\n"
        )

    def _api(self, route: str, query: dict[str, str]) -> tuple[str, str, str] | None:
        page, size = int(query.get("page", "1")), int(query.get("per_page", "10"))
        lists: dict[str, Callable[[], tuple[list[interfaces.Json], int]]] = {
            "wp/v2/posts": lambda: self._rest.posts(page, size),
            "wp/v2/pages": self._rest.pages,
            "wp/v2/comments": lambda: self._rest.comments(page, size),
        }
        if not route:
            return _JSON, interfaces.dump(self._rest.index()), ""
        if route in lists:
            rows, total = lists[route]()
            totals = f"X-WP-Total: {total}\r\nX-WP-TotalPages: {-(-total // size)}\r\n"
            return _JSON, interfaces.dump(rows), totals
        single = re.fullmatch(r"wp/v2/comments/(\d+)", route)
        comment = self._rest.comment(int(single[1])) if single else None
        return (_JSON, interfaces.dump(comment), "") if comment else None


class Connection(asyncio.Protocol):
    """Answers the requests of a connection, which is kept open."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep where to write."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each request whose head is whole; none has a body."""
        *heads, self._received = (self._received + data).split(_END)
        for head in heads:
            self._transport.write(self._site.respond(head))


async def serve(posts: int, *, gzip: bool) -> None:
    """Serve until the process is ended."""
    sites: list[Site] = []
    server = await asyncio.get_running_loop().create_server(lambda: Connection(sites[0]), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    sites.append(Site(f"http://127.0.0.1:{port}", posts, gzip=gzip))
    print(f"http://127.0.0.1:{port}/", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--identity", action="store_true", help="send nothing compressed")
    asked = parser.parse_args()
    asyncio.run(serve(asked.posts, gzip=not asked.identity))
