"""The HTML pages of Movable Type and TypePad: posts with their conversation, and the listings that lead to them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from crawler.document import Element, Index, find, text_of, value
from crawler.items import Blog, Comment, Follow, Known, PostKey, Reading, Response
from crawler.layout import apart
from crawler.layout.beside import is_in_column
from crawler.layout.blog import home_of
from crawler.layout.byline import author_among
from crawler.layout.conversation import find_comments
from crawler.layout.page import read_page as read_unknown_page
from crawler.platforms.movabletype.comments import read_comments
from crawler.platforms.movabletype.post import read_post
from crawler.scope import leads_on
from crawler.witnesses.head import Links, meta
from crawler.witnesses.structured import Facts, read_post_facts

_ENTRY = re.compile(r"^entry-(6a[0-9a-f]{8,}|\d+)$")
_MORE = re.compile(r"^a(\d+)more$")
_COMMENT_PAGE = re.compile(r"/comments/page/(\d+)/?$")
_COMMENT_FEED = re.compile(r"/comments/(?:atom|rss)\.xml$|[?&]entry_id=\d+")
#: What the engines' own templates call the parts of a listing.
_NAMES = ("entry-header", "entry-body", "asset-name", "asset-body", "blogbody", "blog-body", "hentry", "entry-title")
_CONVERSATION = (
    "comments",
    "trackbacks",
    "trackback",
    "comments-open",
    "comments-form",
    "all-comments",
    "comments-body",
)


def read_page(root: Element, response: Response, known: Known) -> Reading:
    """A post with its conversation, or a listing with the addresses it leads to."""
    base = response.url
    index, links = Index(root), Links(root, base)
    blog = _blog(root, links, response, known)
    follow = list(_discovery(blog, base, links, known))
    facts = read_post_facts(root, index, base)
    marked = [(one, found.group(1)) for one, id_, _ in index.entries if (found := _ENTRY.match(id_))]
    entries = {number for one, number in marked if not is_in_column(one)}
    single = len(entries) == 1 or (not entries and _is_single(root, index, facts))
    if not single and _is_unnamed(index):
        reading = read_unknown_page(root, response, known)
        return replace(reading, blog=blog, follow=(*follow, *reading.follow))
    if not single:
        follow += _listing(index, links, known)
        return Reading(witness="page", blog=blog, follow=tuple(follow))
    remote_id = next(iter(entries), None) or _remote_id(root, index)
    url, talk = _permalink(index, links, facts, base), apart.talk_of(links, base)
    key = PostKey(url=url, remote_id=remote_id, aliases=facts.shortlinks, talk=talk)
    follow += [*_conversation(index, links, key), *apart.lead(talk)]
    if not known.listed:
        follow += [Follow(url=_plain(url), purpose="link") for url in links.hrefs]
    comments = (
        read_comments(root, key, base)
        or find_comments(root, index, key, base)
        or read_comments(root, key, base, unsigned=True)
    )
    with_body = not _COMMENT_PAGE.search(urlsplit(base).path)
    for other in index.classed("hentry", "asset"):
        if is_in_column(other):
            other.drop_tree()
    rest = Index(root)
    post = read_post(root, rest, key, facts, base, with_body=with_body)
    follow += _comment_feed(links, comments)
    line = next(map(text_of, rest.classed("posted", "post-footers", "byline")), None)
    author = post.author or author_among(line, (one.author for one in comments))
    post = replace(post, author=author, comments_declared=post.comments_declared or _declared(index))
    return Reading(witness="page", blog=blog, posts=(post,), comments=comments, follow=tuple(follow))


def _blog(root: Element, links: Links, response: Response, known: Known) -> Blog:
    """What every page says of its blog; where that is, its structure tells where no link in the head does."""
    home = next(iter(links.rel("start")), None)
    feed = next((url for url in links.feeds if not _COMMENT_FEED.search(url)), None)
    if home is None and feed and (found := re.search(r"/+(?:atom|index|rss)\.(?:xml|rdf)$", feed)):
        home = feed[: found.start()] + "/"
    return Blog(
        url=home or known.root or home_of(root, links, response),
        # both engines' templates put the key 1 on the link in their banner
        title=meta(root, "og:site_name")
        or text_of(next((link for link in root.iter("a") if link.get("accesskey") == "1"), None)),
        language=root.get("lang") or root.get("xml:lang") or None,
        generator=meta(root, "generator"),
        license=next(iter(links.rel("license")), None),
    )


def _is_single(root: Element, index: Index, facts: Facts) -> bool:
    """Without an entry's id: what only stands below one post, or the data that describes one."""
    if facts.kind == "listing":
        return False
    body = root.find("body")
    classes = body.get("class", "") if body is not None else ""
    if re.search(r"\bmt-(?:main-index|archive-index|[a-z-]*(?:category|monthly|author|daily)[a-z-]*)", classes):
        return False
    if (meta(root, "og:type") or "").lower() == "article":
        return True
    anchors = (str(name) for name in find(root, "//a/@name"))
    return any(name in index.by_id for name in _CONVERSATION) or any(name in _CONVERSATION for name in anchors)


def _is_unnamed(index: Index) -> bool:
    """True where a template of the blog's own gives no element a name of the engine's: its structure tells more."""
    return not index.classed(*_NAMES) and not any(_ENTRY.match(id_) for _, id_, _ in index.entries)


def _remote_id(root: Element, index: Index) -> str | None:
    """The number in the comment form, or in the id of what follows the fold."""
    if stated := value(root, "//form//input[@name='entry_id' or @name='comment-entry-xid']/@value"):
        return stated
    return next((found.group(1) for _, id_, _ in index.entries if (found := _MORE.match(id_))), None)


def _permalink(index: Index, links: Links, facts: Facts, base: str) -> str:
    foot = (link for footer in index.classed("entry-footer") for link in footer.iter("a"))
    marked = next((link.get("href") for link in foot if "permalink" in (link.get("class") or "").split()), None)
    url = next(iter(links.rel("canonical")), None) or facts.url or (marked and links.join(marked.strip())) or base
    return _COMMENT_PAGE.sub("", _plain(url))


def _plain(url: str) -> str:
    """An address without what TypePad adds to it: the comment that it leads to, the wish not to be fetched ahead."""
    return re.sub(r"(?<=[?&])(?:cid=\w+|no_prefetch=1)&?", "", url.partition("#")[0]).rstrip("?&")


def _discovery(blog: Blog, page: str, links: Links, known: Known) -> Iterator[Follow]:
    """The blog's home and feeds, until its root is known, and on its home."""
    if blog.url is None or not leads_on(page, known.root):
        return
    yield Follow(url=blog.url, purpose="home")
    feeds = (url for url in links.feeds if not _COMMENT_FEED.search(url))
    yield from (Follow(url=url, purpose="feed") for url in list(feeds)[-1:])
    yield Follow(url=urljoin(blog.url, "archives.html"), purpose="listing")


def _conversation(index: Index, links: Links, key: PostKey) -> Iterator[Follow]:
    """The other pages of a long conversation (TypePad)."""
    holders = (index.by_id.get("comments-pager"), *index.classed("comments-pager", "pager"))
    found = dict.fromkeys(url for holder in holders if holder is not None for url in links.below(holder))
    return (Follow(url=url, purpose="comment-page") for url in found if _COMMENT_PAGE.search(urlsplit(url).path))


def _comment_feed(links: Links, comments: tuple[Comment, ...]) -> Iterator[Follow]:
    if comments:
        found = [url for url in links.feeds if _COMMENT_FEED.search(url)]
        yield from (Follow(url=url, purpose="comment-feed") for url in found[-1:])


def _listing(index: Index, links: Links, known: Known) -> Iterable[Follow]:
    """Posts a listing leads to, its further pages and all other links."""
    for holder in index.classed("entry-header", "asset-name", "entry-title", "permalink", "title"):
        outer = next(holder.iterancestors("a"), None)
        for url in links.below(holder if outer is None else outer):
            yield Follow(url=_plain(url), purpose="link")
    if known.listed:
        return
    for url in links.hrefs:
        purpose = "listing" if re.search(r"/page/\d+/?$|/archives?(?:\.html|/)$", urlsplit(url).path) else "link"
        yield Follow(url=_plain(url), purpose=purpose)


def _declared(index: Index) -> int | None:
    """The number in the heading over the comments."""
    named = index.by_id.get("comments")
    inner = None if named is None else named if named.tag in {"h2", "h3", "h4"} else next(named.iter("h2", "h3"), None)
    for heading in (*index.classed("comments-header"), inner):
        if heading is not None and (found := re.fullmatch(r"\D*(\d{1,6})\D*", text_of(heading) or "")):
            return int(found.group(1))
    return None
