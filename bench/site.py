"""A web server for a pretend WordPress blog, quick enough to be no part of what is measured.

It listens on a free port of the loopback address and prints its URL. What it sends is made when it is first asked for
and kept compressed. By hand: `python bench/site.py --posts 1000`.
"""

import argparse
import asyncio
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from blog import CATEGORIES, Blog, Post
from jinja2 import Environment, FileSystemLoader
from rest import Json, Rest, dump

_ABOUT = {"name": "Il quaderno del molo", "description": "Barche, libri &amp; merende"}
_SHOWN = 10
_SITEMAP_SIZE = 2000
_TYPES = {
    "html": "text/html; charset=UTF-8",
    "json": "application/json; charset=UTF-8",
    "txt": "text/plain; charset=utf-8",
    "xml": "application/xml; charset=UTF-8",
    "rss": "application/rss+xml; charset=UTF-8",
}
_HEADERS = (
    "Server: Apache\r\nDate: Tue, 03 Mar 2015 10:00:00 GMT\r\nVary: Accept-Encoding\r\n"
    "Connection: Keep-Alive\r\nKeep-Alive: timeout=5\r\n"
)
_GZIP = 31

#: Type, text and further headers.
_Found = tuple[str, str, str]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A response; its body compressed."""

    head: str
    body: bytes


class Site:
    """Answers a blog's addresses."""

    def __init__(self, url: str, posts: int, *, gzip: bool) -> None:
        self._gzip = gzip
        self._blog = Blog(url, posts)
        self._rest = Rest(self._blog, _ABOUT)
        self._answers: dict[str, Answer] = {}
        templates = FileSystemLoader(Path(__file__).with_name("templates"))
        self._templates = Environment(loader=templates, trim_blocks=True, lstrip_blocks=True)  # all of it is markup
        ballast = self._templates.get_template("ballast.html").module
        self._templates.globals |= {
            "url": url,
            "name": _ABOUT["name"],
            "tagline": _ABOUT["description"],
            "pages": self._blog.pages,
            "ballast": {
                "head": ballast.head(),
                "body": ballast.body(),
                "widgets": ballast.widgets(url, self._blog.newest(0, 5), CATEGORIES),
            },
        }

    def respond(self, request: bytes) -> bytes:
        """The response to a request, of which the head is all there is."""
        target = request.split(b" ", 2)[1].decode("latin-1")
        answer = self._answers.get(target)
        if answer is None:
            answer = self._answers[target] = self._answer(target)
        body, encoding = answer.body, "Content-Encoding: gzip\r\n"
        if not self._gzip or b"gzip" not in request:
            body, encoding = zlib.decompress(body, _GZIP), ""
        return f"{answer.head}{encoding}Content-Length: {len(body)}\r\n\r\n".encode("latin-1") + body

    def _answer(self, target: str) -> Answer:
        parts = urlsplit(target)
        found = self._find(parts.path, dict(parse_qsl(parts.query)))
        status, (kind, text, more) = ("200 OK", found) if found else ("404 Not Found", ("html", "<h1>404</h1>", ""))
        api = f'Link: <{self._blog.url}/wp-json/>; rel="https://api.w.org/"\r\n'
        head = f"HTTP/1.1 {status}\r\n{_HEADERS}Content-Type: {_TYPES[kind]}\r\n{api}{more}"
        return Answer(head=head, body=zlib.compress(text.encode(), 6, _GZIP))

    def _find(self, path: str, query: dict[str, str]) -> _Found | None:
        if path == "/robots.txt":
            return "txt", self._render("robots.txt"), ""
        if path.startswith("/wp-json/"):
            return self._api(path.removeprefix("/wp-json/"), query)
        if path.startswith("/wp-sitemap") or query.get("sitemap") == "index":
            return self._sitemap(path)
        if path == "/feed/":
            return self._feed(int(query.get("paged", "1")))
        if path == "/" or re.fullmatch(r"/page/\d+/", path):
            return self._listing(int(path.split("/")[2]) if path != "/" else 1)
        return self._page(path)

    def _feed(self, page: int) -> _Found | None:
        posts = self._blog.newest(_SHOWN * (page - 1), _SHOWN)
        if not posts:
            return None
        text = self._render("feed.xml", title=_ABOUT["name"], link=f"{self._blog.url}/", posts=posts)
        return "rss", text, "Last-Modified: Mon, 02 Mar 2015 09:00:00 GMT\r\n"

    def _listing(self, page: int) -> _Found:
        skip = _SHOWN * (page - 1)
        older = page + 1 if skip + _SHOWN < self._blog.posts else None
        return "html", self._render("listing.html", posts=self._blog.newest(skip, _SHOWN), older=older), ""

    def _page(self, path: str) -> _Found | None:
        if page := next((page for page in self._blog.pages if path in {page.path, f"{page.path}feed/"}), None):
            return (
                self._comments(page)
                if path != page.path
                else ("html", self._render("post.html", post=page), self._links(page))
            )
        number = self._blog.number_at(path.removesuffix("feed/"))
        if number is None:
            return None
        post = self._blog.post(number)
        if path.endswith("/feed/"):
            return self._comments(post)
        around = (("prev", "previous", number - 1), ("next", "next", number + 1))
        neighbours = [(*rel, self._blog.path(n)) for *rel, n in around if 1 <= n <= self._blog.posts]
        return "html", self._render("post.html", post=post, neighbours=neighbours), self._links(post)

    def _comments(self, post: Post) -> _Found:
        """The feed of a post's or a page's comments, of which a page may have none."""
        comments, link = post.comments[: -_SHOWN - 1 : -1], self._blog.url + post.path
        text = self._render("feed.xml", title=f"Commenti a: {post.title}", link=link, post=post, comments=comments)
        return "rss", text, 'ETag: "5f2c"\r\n' + self._links(post)

    def _links(self, post: Post) -> str:
        url = self._blog.url
        return (
            f"X-Pingback: {url}/xmlrpc.php\r\n"
            f'Link: <{url}/wp-json/wp/v2/{post.kind}s/{post.id}>; rel="alternate"; type="application/json"\r\n'
            f"Link: <{url}/?p={post.id}>; rel=shortlink\r\n"
        )

    def _sitemap(self, path: str) -> _Found:
        """The index, the pages', or one of the posts'."""
        posts = range(1, self._blog.posts + 1, _SITEMAP_SIZE)
        found = re.fullmatch(r"/wp-sitemap-posts-(post|page)-(\d+)\.xml", path)
        if found is None:
            paths = [f"/wp-sitemap-posts-post-{n}.xml" for n in range(1, len(posts) + 1)]
            paths.append("/wp-sitemap-posts-page-1.xml")
            return "xml", self._render("sitemap.xml", root="sitemapindex", entry="sitemap", paths=paths), ""
        if found[1] == "page":
            paths = [page.path for page in self._blog.pages]
        else:
            first = posts[int(found[2]) - 1]
            last = min(first + _SITEMAP_SIZE - 1, self._blog.posts)
            paths = [self._blog.path(number) for number in range(first, last + 1)]
        return "xml", self._render("sitemap.xml", root="urlset", entry="url", paths=paths), ""

    def _api(self, route: str, query: dict[str, str]) -> _Found | None:
        page, size = int(query.get("page", "1")), int(query.get("per_page", "10"))
        match route.removeprefix("wp/v2/").split("/"):
            case [""]:
                return "json", dump(self._rest.index()), ""
            case ["posts"]:
                return _list(*self._rest.posts(page, size), size)
            case ["pages"]:
                return _list(*self._rest.pages(), size)
            case ["comments"]:
                return _list(*self._rest.comments(page, size), size)
            case ["comments", number] if comment := self._rest.comment(int(number)):
                return "json", dump(comment), ""
        return None

    def _render(self, template: str, **values: object) -> str:
        return self._templates.get_template(template).render(values)


def _list(rows: list[Json], total: int, size: int) -> _Found:
    return "json", dump(rows), f"X-WP-Total: {total}\r\nX-WP-TotalPages: {-(-total // size)}\r\n"


class Connection(asyncio.Protocol):
    """Answers the requests of a connection, which is kept open."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._received = b""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Keep where to write."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each request that is whole."""
        *requests, self._received = (self._received + data).split(b"\r\n\r\n")
        for request in requests:
            self._transport.write(self._site.respond(request))


async def serve(posts: int, *, gzip: bool) -> None:
    """Serve until the process is ended."""
    sites: list[Site] = []
    server = await asyncio.get_running_loop().create_server(lambda: Connection(sites[0]), "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    sites.append(Site(url, posts, gzip=gzip))
    print(f"{url}/", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--identity", action="store_true", help="send nothing compressed")
    asked = parser.parse_args()
    asyncio.run(serve(asked.posts, gzip=not asked.identity))
