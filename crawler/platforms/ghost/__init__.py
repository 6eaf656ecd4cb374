"""Ghost, 0.5 to 6: pages of any theme, the feed, and the comments of members from its public API."""

import re
from dataclasses import replace
from urllib.parse import urljoin

from crawler.document import Element, Index, first, has_class, text_of, value
from crawler.items import Blog, Follow, Known, PostKey, Problem, Reading, Response
from crawler.platforms import leads
from crawler.platforms.ghost import members
from crawler.platforms.ghost.post import read_post
from crawler.platforms.signs import Signs
from crawler.scope import joined
from crawler.witnesses.head import Links, meta, metas
from crawler.witnesses.structured import read_post_facts

NAME = "ghost"
GENERATOR = "ghost"

read_json = members.read_json

#: What its own scripts bear.
_ATTRIBUTES = frozenset({"data-ghost", "data-ghost-comments", "data-ghost-comment-counts", "data-members-support"})
_OLD_SDK = re.compile(r"\bghost\.init\(|/ghost-(?:sdk|url)(?:\.min)?\.js")
_PROBE = re.compile(r"/sitemap\.xml$|/members/api/comments/")
_PAGE = re.compile(r"/page/\d+/?$")
#: What Ghost states of posts and pages, and of no listing.
_ARTICLE = re.compile(r'"@type":\s*"Article"')
#: Post ids since 0.10; before, they were numbers and the feed printed a UUID.
_GUID = re.compile(r"^[0-9a-f]{24}$")
_LISTINGS = frozenset(
    {"home-template", "tag-template", "author-template", "paged", "archive-template", "error-template"}
)


def is_probe(url: str) -> bool:
    """The sitemap, and comments, which a blog may have turned off."""
    return bool(_PROBE.search(url))


def is_page(signs: Signs) -> bool:
    """True where the generator or the scripts are Ghost's."""
    if signs.generators:
        return any(name.startswith("Ghost") for name in signs.generators)
    scripts = signs.all("script")
    if any(not _ATTRIBUTES.isdisjoint(script.keys()) for script in scripts):
        return True
    said = (script.get("src") or script.text or "" for script in scripts)
    return any("ghost" in text and _OLD_SDK.search(text) for text in said)


def read_page(root: Element, response: Response, known: Known) -> Reading:
    """A post or page with its members' comments to be asked for, or a listing."""
    base = response.url
    index, links = Index(root), Links(root, base)
    blog = _blog(root, links, base)
    follow = list(leads.discovery(blog.url, base, links, known))
    kind = _kind(root)
    if kind is None:
        follow += leads.listing(root, links, known, _PAGE)
        return Reading(witness="page", blog=blog, follow=tuple(follow))
    facts = read_post_facts(root, index, base)
    number = _number(root)
    key = PostKey(url=facts.url or base, remote_id=number)
    post = read_post(root, index, facts, key, base, kind=kind)
    follow += _comments(root, number, blog.url, base)
    follow += leads.anchors(links, known)
    problems = (Problem(stage="read", error="behind-a-paywall", detail=None),) if post.truncated else ()
    return Reading(witness="page", blog=blog, posts=(post,), follow=tuple(follow), problems=problems)


def _blog(root: Element, links: Links, base: str) -> Blog:
    stated = value(root, "//script/@data-ghost") or value(root, "//script/@data-ghost-comments")
    feed = next((url for url in links.feeds if re.search(r"/rss/?$", url)), None)
    home = joined(base, stated) if stated else re.sub(r"rss/?$", "", feed) if feed else None
    return Blog(
        url=home.rstrip("/") + "/" if home else urljoin(base, "/"),
        title=meta(root, "og:site_name")
        or text_of(first(root, f"//*[{has_class('gh-head-logo')} or {has_class('site-title')}]")),
        language=root.get("lang") or None,
        generator=next((name for name in metas(root, "generator") if name.startswith("Ghost")), None),
    )


def _kind(root: Element) -> str | None:
    """By the helper `body_class`, whose pages were posts as well before 1.0; themes without it by their metadata."""
    body = root.find("body")
    classes = set((body.get("class") or "").split()) if body is not None else set()
    if classes & _LISTINGS:
        return None
    if "page-template" in classes:
        return "page"
    if "post-template" in classes:
        return "post"
    if meta(root, "og:type") == "article":
        return "post"
    return "page" if _ARTICLE.search(value(root, "//script[@type='application/ld+json']/text()") or "") else None


def _number(root: Element) -> str | None:
    """The post's id, which the script of its comments needs; counts of comments stand on other posts' cards, too."""
    number = value(root, "//script[@data-ghost-comments]/@data-post-id")
    return number if number and _GUID.match(number) else None


def _comments(root: Element, number: str | None, home: str | None, base: str) -> tuple[Follow, ...]:
    stated = value(root, "//script/@data-ghost-comments")
    if stated is None or number is None:
        return ()
    return (Follow(url=members.first_page(joined(base, stated) or home or base, number), purpose="comments"),)


def read_feed(reading: Reading, response: Response, known: Known) -> Reading:
    """A feed's guid is the post's id."""
    if known.platform != NAME or not reading.posts:
        return reading
    posts = []
    for post in reading.posts:
        number = next((alias for alias in post.key.aliases if _GUID.match(alias)), None)
        aliases = tuple(alias for alias in post.key.aliases if alias.startswith("http"))
        posts.append(replace(post, key=replace(post.key, remote_id=number, aliases=aliases)))
    return replace(reading, posts=tuple(posts))
