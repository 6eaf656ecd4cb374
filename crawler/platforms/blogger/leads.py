"""Where a Blogger page leads: feeds, which list every post and comment of a blog, and further pages."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.document import Element, Index
from crawler.items import Blog, Follow, Known, PostKey
from crawler.platforms.blogger.head import bare
from crawler.witnesses.head import Links

#: As many entries as Blogger gives at once; whatever a feed gives, the next page starts after it.
_AT_ONCE = 150
_COMMENT_PAGE = re.compile(r"[?&]commentPage=\d+")
#: Blogger's own pages, and addresses that only list again what the feeds list.
_NO_POSTS = re.compile(r"//(?:www\.|draft\.)?blogger\.com/|/search(?:[/?]|$)|/feeds/|[?&]showComment=")


def feed(home: str, path: str) -> str:
    """Address of a feed of the blog itself: without `redirect=false` Blogger may send readers to FeedBurner's copy."""
    return urljoin(home, f"feeds/{path}/default?redirect=false&start-index=1&max-results={_AT_ONCE}")


def starting(url: str, entry: int) -> str:
    """Address of a feed's page that starts with this entry."""
    parts = urlsplit(url)
    return parts._replace(query=urlencode({**dict(parse_qsl(parts.query)), "start-index": str(entry)})).geturl()


def start_of(url: str) -> int | None:
    """Number of the first entry of a feed's page, where its address says."""
    start = dict(parse_qsl(urlsplit(url).query)).get("start-index", "")
    return int(start) if start.isdigit() else None


def discovery(blog: Blog, known: Known) -> Iterable[Follow]:
    """The blog's home and the feeds of its posts, pages and comments, until they are known."""
    home = blog.url
    if home is None or known.root is not None:
        return
    yield Follow(url=home, purpose="home")
    yield Follow(url=feed(home, "posts"), purpose="feed")
    yield Follow(url=feed(home, "pages"), purpose="feed")
    yield Follow(url=urljoin(home, "sitemap.xml"), purpose="sitemap")


def comment_feed(blog: Blog, known: Known, key: PostKey) -> Iterable[Follow]:
    """The feed of the post's comments, which has the exact times, and all of them where the page has some."""
    home = blog.url or known.root
    if home and key.remote_id:
        yield Follow(url=feed(home, f"{key.remote_id}/comments"), purpose="comment-feed")


def conversation_pages(links: Links, key: PostKey) -> Iterable[Follow]:
    """The other pages of a long conversation that is not threaded."""
    for href in links.hrefs:
        if _COMMENT_PAGE.search(href) and bare(href) == key.url:
            yield Follow(url=href, purpose="comment-page")


def mobile(url: str) -> Follow:
    """The view for telephones, which holds the post where the dynamic view holds none."""
    parts = urlsplit(url)
    query = {**dict(parse_qsl(parts.query)), "m": "1"}
    return Follow(url=parts._replace(query=urlencode(query), fragment="").geturl(), purpose="post")


def listing(root: Element, index: Index, links: Links, known: Known) -> Iterable[Follow]:
    """Posts a listing leads to and, where no feed lists them, its further pages and all other links."""
    for name in ("post-title", "entry-title", "timestamp-link", "post-timestamp"):
        for holder in index.classed(name):
            outer = next(holder.iterancestors("a"), None)
            for url in links.below(holder if outer is None else outer):
                yield Follow(url=bare(url), purpose="link")
    if known.listed:
        return
    for holder in index.classed("blog-pager-older-link", "blog-pager-newer-link"):
        for url in links.below(holder):
            yield Follow(url=url, purpose="listing")
    yield from anchors(links)


def anchors(links: Links) -> Iterable[Follow]:
    """Every address of the page, for blogs whose posts nothing lists."""
    return (Follow(url=bare(url), purpose="link") for url in links.hrefs if not _NO_POSTS.search(url))
