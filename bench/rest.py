"""The pretend blog's REST API, in the shapes of WordPress 6.1."""

import json
from bisect import bisect_right
from itertools import accumulate
from typing import Any

from blog import ZONE, Blog, Comment, Post

Json = dict[str, Any]


def dump(data: object) -> str:
    """JSON as PHP writes it: plain ASCII, slashes escaped."""
    return json.dumps(data, separators=(",", ":")).replace("/", "\\/")


class Rest:
    """Index, lists and single comments. A list comes with the total it is part of."""

    def __init__(self, blog: Blog, about: Json) -> None:
        self._blog = blog
        self._about = about
        self._api = f"{blog.url}/wp-json/wp/v2"
        #: How many comments the posts up to each number have, pings apart.
        self._sums = [0, *accumulate(blog.count_comments(number) for number in range(1, blog.posts + 1))]

    def index(self) -> Json:
        """The root: the blog, and the routes with what they take."""
        kinds = ("posts", "pages", "media", "blocks", "categories", "tags", "users", "comments", "search", "settings")
        takes = {
            f"opzione_{n}": {"description": "Limita ciò che viene mostrato.", "type": "string", "required": False}
            for n in range(40)
        }
        routes = {
            route: {"namespace": "wp/v2", "methods": ["GET"], "endpoints": [{"methods": ["GET"], "args": takes}]}
            for kind in kinds
            for route in (f"/wp/v2/{kind}", f"/wp/v2/{kind}/(?P<id>[\\d]+)")
        }
        where = {"url": self._blog.url, "home": self._blog.url, "gmt_offset": 1, "timezone_string": ZONE}
        return {**self._about, **where, "namespaces": ["oembed/1.0", "wp/v2"], "routes": routes}

    def posts(self, page: int, size: int) -> tuple[list[Json], int]:
        """Posts by id, with author and terms embedded."""
        first, last = size * (page - 1) + 1, min(size * page, self._blog.posts)
        return [self._post(self._blog.post(number)) for number in range(first, last + 1)], self._blog.posts

    def pages(self) -> tuple[list[Json], int]:
        """All pages."""
        return [self._post(page) for page in self._blog.pages], len(self._blog.pages)

    def comments(self, page: int, size: int) -> tuple[list[Json], int]:
        """Comments by id, pings apart."""
        total = self._sums[-1]
        places = range(size * (page - 1), min(size * page, total))
        return [self._comment(*self._at(place)) for place in places], total

    def comment(self, comment_id: int) -> Json | None:
        """One comment or ping."""
        found = self._blog.comment(comment_id)
        return self._comment(*found) if found else None

    def _at(self, place: int) -> tuple[Post, Comment]:
        number = bisect_right(self._sums, place)
        post = self._blog.post(number)
        return post, post.comments[place - self._sums[number - 1]]

    def _post(self, post: Post) -> Json:
        address = self._blog.url + post.path
        guid = f"{self._blog.url}/?{'p' if post.kind == 'post' else 'page_id'}={post.id}"
        more = (
            f' <a class="more-link" href="{address}">Continua <span class="screen-reader-text">{post.title}</span></a>'
        )
        return {
            "id": post.id,
            **_dates("date", post),
            "guid": {"rendered": guid},
            **_dates("modified", post),
            "slug": post.path.strip("/").rpartition("/")[2],
            "status": "publish",
            "type": post.kind,
            "link": address,
            "title": {"rendered": post.title},
            "content": {"rendered": post.html, "protected": False},
            "excerpt": {"rendered": f"<p>{post.excerpt}&hellip;{more}</p>\n", "protected": False},
            "author": 1,
            "comment_status": "open",
            "ping_status": "open",
            "template": "",
            "format": "standard",
            "meta": [],
            "_links": self._links(f"{post.kind}s", post.id),
            "_embedded": {"author": [self._author(post.author)], "wp:term": self._terms(post)},
        }

    def _comment(self, post: Post, comment: Comment) -> Json:
        return {
            "id": comment.id,
            "post": post.id,
            "parent": comment.parent,
            "author": 0,
            "author_name": comment.author,
            "author_url": comment.author_url,
            **_dates("date", comment),
            "content": {"rendered": comment.html},
            "link": f"{self._blog.url}{post.path}#comment-{comment.id}",
            "status": "approved",
            "type": comment.kind,
            "author_avatar_urls": {
                size: f"http://1.gravatar.com/avatar/{comment.face}?s={size}" for size in ("24", "48")
            },
            "meta": [],
            "_links": self._links("comments", comment.id),
        }

    def _author(self, name: str) -> Json:
        short = name.lower().replace(" ", "-")
        link = f"{self._blog.url}/author/{short}/"
        return {"id": 1, "name": name, "url": "", "link": link, "slug": short, "_links": self._links("users", 1)}

    def _terms(self, post: Post) -> list[list[Json]]:
        kinds = (("category", "category", post.categories), ("post_tag", "tag", post.tags))
        return [
            [
                {"id": n, "link": f"{self._blog.url}/{folder}/{name.lower()}/", "name": name, "slug": name.lower()}
                | {"taxonomy": taxonomy, "_links": self._links(taxonomy, n)}
                for n, name in enumerate(names, 1)
            ]
            for taxonomy, folder, names in kinds
        ]

    def _links(self, kind: str, number: int) -> Json:
        own = f"{self._api}/{kind}"
        more = {name: [{"embeddable": True, "href": f"{own}?{name}={number}"}] for name in ("replies", "wp:term")}
        curies = [{"name": "wp", "href": "https://api.w.org/{rel}", "templated": True}]
        return {"self": [{"href": f"{own}/{number}"}], "collection": [{"href": own}], **more, "curies": curies}


def _dates(name: str, dated: Post | Comment) -> Json:
    return {name: f"{dated.local:%Y-%m-%dT%H:%M:%S}", f"{name}_gmt": f"{dated.at:%Y-%m-%dT%H:%M:%S}"}
