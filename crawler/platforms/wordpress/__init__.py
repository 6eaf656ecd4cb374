"""WordPress, self-hosted or on wordpress.com: pages, feeds and REST API."""

import re
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.document import Element
from crawler.items import Follow, Known, Problem, Reading, Response
from crawler.platforms.signs import Signs
from crawler.platforms.wordpress import dotcom, leads, page, rest
from crawler.platforms.wordpress.head import NAME as NAME
from crawler.scope import host_of, site_of

GENERATOR = "wordpress"

_ASSETS = re.compile(r"/wp-(?:content|includes)/")
_PROBES = ("/wp-sitemap.xml", "?sitemap=index", leads.UNLINKED_API, leads.UNLINKED_FEED, "/feed/atom/", "/feed/atom")
#: So many images that another host serves are the page's own.
_SEVERAL = 3
_PING_FORM = re.compile(r"^\W*(?:\[(?:…|\.\.\.|&#8230;)\]|<strong>)", re.IGNORECASE)


def is_probe(url: str) -> bool:
    """Sitemap, API and feed that no page names, and the page after a feed's last."""
    return url.endswith(_PROBES) or bool(re.search(r"[?&]paged=\d+", url))


def is_page(signs: Signs) -> bool:
    """True where the head names WordPress, its API, or assets that only WordPress serves."""
    response = signs.response
    if "api.w.org" in response.headers.get("link", "") or "x-pingback" in response.headers or _is_login(response.url):
        return True
    if signs.generators and signs.generators[0].lower().startswith("wordpress"):
        return True
    if "xmlrpc.php" in signs.linked or any(link.get("rel") == "https://api.w.org/" for link in signs.all("link")):
        return True
    if _ASSETS.search(signs.linked) or _ASSETS.search(signs.scripts):
        return True
    shown = [src for image in signs.root.iter("img") if _ASSETS.search(src := image.get("src", ""))]
    return len(shown) >= _SEVERAL or any(_is_own(src, response.url) for src in shown)


def _is_own(src: str, page: str) -> bool:
    """True for an image of the page's own site, also where another serves it; one of somebody else's proves nothing."""
    return not host_of(src) or site_of(page) in src


def read_page(root: Element, response: Response, known: Known) -> Reading:
    """What a page says; the one that asks for a login stands where another was meant to be, as may the home page."""
    if _is_login(response.url):
        return Reading(witness="page", problems=(Problem(stage="fetch", error="login-wall"),))
    if response.url.endswith(_PROBES) and response.url != known.api:
        return Reading(witness="page")
    return page.read_page(root, response, known)


def _is_login(url: str) -> bool:
    return urlsplit(url).path.endswith("/wp-login.php")


def read_json(data: object, response: Response) -> Reading | None:
    """What a document of the REST API, or of wordpress.com's own, says."""
    return rest.read_json(data, response) or dotcom.read_json(data, response)


def read_feed(reading: Reading, response: Response, known: Known) -> Reading:
    """A feed goes on at `paged=N+1`; entries of a comment feed that look like pings are asked for one by one."""
    if known.platform != NAME:
        return reading
    if reading.posts:
        blog = reading.blog
        if blog and "paged=" in response.url:
            blog = replace(blog, title=None)  # it would be "Page 2 – …"
        following = Follow(url=_next_page(response.url), purpose="feed")
        return replace(reading, blog=blog, follow=(*reading.follow, following))
    if known.api:
        singles = tuple(
            Follow(url=rest.single_comment(known.api, comment.remote_id), purpose="comment")
            for comment in reading.comments
            if comment.remote_id and comment.body and _PING_FORM.search(re.sub(r"^\s*<p>", "", comment.body.html))
        )
        return replace(reading, follow=(*reading.follow, *singles)) if singles else reading
    return reading


def _next_page(url: str) -> str:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    query["paged"] = str(int(query.get("paged", "1")) + 1) if query.get("paged", "1").isdigit() else "2"
    return parts._replace(query=urlencode(query)).geturl()
