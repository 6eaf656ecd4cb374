"""Substack, on its own hosts or any other: pages with the data their scripts start from, and the API's JSON."""

from urllib.parse import urljoin

from crawler.document import Element
from crawler.items import Blog, Follow, Known, Problem, Reading, Response
from crawler.platforms import leads
from crawler.platforms.signs import Signs
from crawler.platforms.substack import api, preloads
from crawler.platforms.substack.post import is_post, read_post, read_rendered
from crawler.scope import joined, leads_on
from crawler.witnesses.head import Links, meta

NAME = "substack"
GENERATOR = None

read_json = api.read_json


def is_probe(url: str) -> bool:
    """The API's archive and comments, and the sitemap."""
    return "/api/v1/" in url or url.endswith("/sitemap.xml")


def is_page(signs: Signs) -> bool:
    """True where the server names itself, or the page starts from Substack's data with Substack's files."""
    headers = signs.response.headers
    if "substack" in (headers.get("x-served-by", "") + headers.get("x-cluster", "")).lower():
        return True
    images = [
        meta.get("content", "")
        for meta in signs.all("meta")
        if meta.get("property") == "og:image" or meta.get("name") == "twitter:image"
    ]
    assets = "\n".join([signs.linked, signs.scripts, *images])
    own = "substackcdn.com/" in assets or "cdn.substack.com/" in assets
    return own and preloads.script(signs.root) is not None


def read_page(root: Element, response: Response, known: Known) -> Reading:
    """A post with its comments to be asked for, or the way to the archive, which lists all posts."""
    base = response.url
    links = Links(root, base)
    data, problem = preloads.read(root)
    problems = [problem] if problem else []
    blog = _blog(root, data, links, base)
    follow = list(leads.discovery(blog.url, base, links, known))
    if leads_on(base, known.root) and blog.url:
        follow.append(Follow(url=api.archive(blog.url, 0), purpose="posts"))
    row = data.get("post")
    post = read_post(row, base) if is_post(row) else read_rendered(root, base)
    if post is None:
        follow += leads.listing(root, links, known, preloads.NO_PAGE)
        return Reading(witness="page", blog=blog, follow=tuple(follow), problems=tuple(problems))
    if post.key.remote_id:
        follow += api.comments(blog.url or base, post.key.remote_id, post.comments_declared)
    follow += leads.anchors(links, known)
    if post.truncated:
        problems.append(Problem(stage="read", error="behind-a-paywall", detail=api.text(row, "audience")))
    comments = api.comment_list(data.get("initialComments"), post.key.remote_id, base)
    return Reading(
        witness="page", blog=blog, posts=(post,), comments=comments, follow=tuple(follow), problems=tuple(problems)
    )


def _blog(root: Element, data: api.Json, links: Links, base: str) -> Blog:
    publication = data.get("pub")
    publication = publication if isinstance(publication, dict) else {}
    stated = api.text(data, "base_url") or api.text(publication, "base_url")
    home = joined(base, stated or "/") or urljoin(base, "/")
    return Blog(
        url=home.rstrip("/") + "/",
        title=api.text(publication, "name") or meta(root, "og:site_name"),
        description=api.text(publication, "hero_text"),
        language=api.text(publication, "language") or root.get("lang") or None,
    )


def read_feed(reading: Reading, response: Response, known: Known) -> Reading:
    """A feed is like any other."""
    return reading
