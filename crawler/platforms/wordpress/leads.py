"""Where a page leads: what is worth fetching next, and why."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from crawler.document import Element, Index
from crawler.items import Blog, Comment, Follow, Known, PostKey
from crawler.platforms.wordpress import dotcom, rest
from crawler.platforms.wordpress.head import bare
from crawler.scope import leads_on
from crawler.witnesses.head import Links, meta

#: Where API and feed answer whatever the permalinks look like; the form of feed that pages do not link to.
UNLINKED_API, UNLINKED_FEED = "?rest_route=/", "?feed=atom"
COMMENT_PAGE = re.compile(r"/comment-page-(\d+)/?|[?&]cpage=(\d+)")
_EXACT = re.compile(r"\d{4}-\d{2}-\d{2}T")
#: Ids and classes of the place where a theme prints comments, or a plugin does.
_TALKS = (
    *("comments", "respond", "commentform", "comments-area", "comment-respond", "commentlist", "comment-list"),
    *("wp-block-comments", "wp-block-post-comments", "disqus_thread"),
)
_LISTING_PAGE = re.compile(r"/page/\d+/?$|[?&]paged=\d+$")


def discovery(blog: Blog, page: str, links: Links, known: Known, root: Element) -> Iterable[Follow]:
    """The blog's home, API, feed and sitemap, until its root is known, and on its home.

    They are looked for if no page names them.
    """
    home = blog.url
    if home is None or not leads_on(page, known.root):
        return
    yield Follow(url=home, purpose="home")
    hosted = "wordpress.com" in (meta(root, "generator") or "").lower()
    api = blog.api or (None if hosted else urljoin(home, UNLINKED_API))
    if api and "public-api.wordpress.com" not in api:
        yield Follow(url=api, purpose="api")
    if hosted:
        yield from dotcom.lists(urlsplit(home).hostname or "")
    yield Follow(url=links.feeds[0] if links.feeds else urljoin(home, UNLINKED_FEED), purpose="feed")
    yield Follow(url=urljoin(home, "wp-sitemap.xml"), purpose="sitemap")
    yield Follow(url=urljoin(home, "?sitemap=index"), purpose="sitemap")


def conversation_pages(links: Links, key: PostKey, url: str) -> Iterable[Follow]:
    """The other pages of the comments."""
    own = {bare(key.url or url).rstrip("/"), bare(url).rstrip("/")}
    for href in links.matching(COMMENT_PAGE, "/comment-page-", "cpage="):
        if bare(href).rstrip("/") in own:
            yield Follow(url=href, purpose="comment-page")


def comment_feed(links: Links, key: PostKey, *, said: bool) -> Iterable[Follow]:
    """The feed of the post's comments, where any were `said`."""
    if not said:
        return
    for url in links.feeds:
        if (key.url and url.startswith(key.url.rstrip("/") + "/")) or re.search(r"[?&](?:p|page_id)=\d+", url):
            yield Follow(url=url, purpose="comment-feed")
            return


def prints_no_conversation(root: Element, index: Index) -> bool:
    """True for a page whose template has no place for comments, though there may be some."""
    named = not index.by_id.keys().isdisjoint(_TALKS) or index.first(*_TALKS) is not None
    return not named and not any("wp-comments-post" in (form.get("action") or "") for form in root.iter("form"))


def missing_pings(api: str | None, comments: tuple[Comment, ...]) -> Iterable[Follow]:
    """Pings without a text or an exact date, and comments that may be pings: the API knows them one by one."""
    if api is None or "public-api.wordpress.com" in api:
        return
    for comment in comments:
        exact = comment.body is not None and _EXACT.match(comment.published or "")
        if comment.remote_id and (comment.kind is None or (comment.kind != "comment" and not exact)):
            yield Follow(url=rest.single_comment(api, comment.remote_id), purpose="comment")


def listing(root: Element, links: Links, known: Known) -> Iterable[Follow]:
    """Posts a listing leads to and, where no API lists them, its further pages and all other links."""
    yield from (Follow(url=url, purpose="link") for url in links.headings)
    if known.listed:
        return
    body = root.find("body")
    archive = body is not None and "archive" in (body.get("class") or "").split()
    for url in links.hrefs:
        if _LISTING_PAGE.search(url):
            if not archive:
                yield Follow(url=url, purpose="listing")
        else:
            yield Follow(url=url.partition("#")[0], purpose="link")


def anchors(links: Links) -> Iterable[Follow]:
    """Every address of the page, for blogs that no API lists."""
    return (Follow(url=url, purpose="link") for url in links.hrefs)
