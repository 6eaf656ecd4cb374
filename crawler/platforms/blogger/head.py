"""What a Blogger page says of itself: whose it is, what it holds, under which address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.document import Element, Index, find, inline_text, text_of, value
from crawler.items import Blog
from crawler.platforms.signs import Signs
from crawler.witnesses.head import Links, meta

#: Blogger's services, as the head of a layout and of a classic template names them.
_SERVICE = re.compile(r"//(?:www\.|beta\.)?blogger\.com/(?:rsd\.g\?|feeds/\d+/|static/v1/widgets/|dyn-css/)")
_COMMENT_FEED = re.compile(r"/feeds/(\d+)/comments/default")
_BLOG_FEED = re.compile(r"feeds/(?:posts|\d+/comments)/(?:default|full|summary).*$")
_FORM = re.compile(r"[?&](post|page)ID=(\d+)")
_POST = re.compile(r"/\d{4}/\d{2}/[^/]+\.html$")
_PERMALINK = re.compile(rf"{_POST.pattern}|/\d{{4}}_\d{{2}}_\d{{2}}_[^/]*archive\.html$")
_STATIC = re.compile(r"/p/[^/]+\.html$")
_KINDS = {"item": "post", "static_page": "page"}
#: What an address may ask for beside the page itself: the mobile view, a place in the conversation.
_VIEWS = frozenset({"m", "showComment", "commentPage", "spref", "showcomment"})


@dataclass(frozen=True, kw_only=True)
class Single:
    """What a page that holds one post says of it."""

    kind: str | None
    remote_id: str | None


def is_dynamic(root: Element) -> bool:
    """True for a dynamic view, whose markup holds no post: scripts draw it from the feeds."""
    return bool(find(root, "//script[contains(@src, '/dynamicviews/')] | //link[contains(@href, '/dynamicviews/')]"))


def read_blog(root: Element, index: Index, links: Links, context: Mapping[str, str]) -> Blog:
    """What every page says of its blog."""
    feed = next((url for url in links.feeds if _BLOG_FEED.search(url)), None)
    home = context.get("homepageUrl") or (_BLOG_FEED.sub("", feed) if feed else None)
    return Blog(
        url=home,
        title=_title(root, index, context),
        language=context.get("locale") or root.get("lang") or root.get("xml:lang") or None,
        generator=meta(root, "generator"),
        license=next(iter(links.rel("license")), None),
    )


def _title(root: Element, index: Index, context: Mapping[str, str]) -> str | None:
    """The blog's title: from the script of layouts, else from the header, which classic templates have too."""
    if context.get("title"):
        return inline_text(context["title"])
    header = index.by_id.get("blog-title", index.by_id.get("Header1"))
    heading = header if header is None or header.tag == "h1" else next(header.iter("h1"), None)
    return meta(root, "og:site_name") or text_of(heading)


def find_single(root: Element, index: Index, links: Links, context: Mapping[str, str], url: str) -> Single | None:
    """The post or page that a page holds; `None` for listings."""
    stated = context.get("pageType")
    if stated is not None and stated not in _KINDS:
        return None
    feed = next((found for href in links.feeds if (found := _COMMENT_FEED.search(href))), None)
    form = _comment_form(index)
    path = urlsplit(permalink(links, context, url)).path
    kind = _KINDS.get(stated or "") or (form and form[0]) or ("page" if _STATIC.search(path) else None)
    if not (kind or feed or ((_PERMALINK.search(path) or not path) and _bodies(index) == 1)):
        return None
    remote_id = context.get("postId") or (feed and feed.group(1)) or (form and form[1]) or _marked(root, index)
    return Single(kind=kind or "post", remote_id=remote_id)


def _bodies(index: Index) -> int:
    """How many posts' texts a page shows; lists of popular ones borrow the class, not the id."""
    named = sum(id_.startswith("post-body-") for id_ in index.by_id)
    return named or len(index.classed("post-body"))


def is_unnamed(root: Element, index: Index, context: Mapping[str, str], url: str) -> bool:
    """True for the page of a post by its address, or of nobody knows what, in a template that names no text.

    The anchors before its posts are numbers, as those of comments may be, which only their own page links to.
    """
    if "pageType" in context or is_dynamic(root) or _bodies(index):
        return False
    path = urlsplit(url).path
    anchors = {str(name) for name in find(root, "//a/@name") if re.fullmatch(r"\d{6,}", str(name))}
    anchors -= {str(href)[1:] for href in find(root, "//a/@href[starts-with(., '#')]")}
    return _POST.search(path) is not None or (not path and len(anchors) < 2)


def _comment_form(index: Index) -> tuple[str, str] | None:
    """Where the form for a new comment stands in the page, it names what it is for."""
    source = index.by_id.get("comment-editor-src")
    found = _FORM.search(source.get("href", "")) if source is not None else None
    return (found.group(1), found.group(2)) if found else None


def _marked(root: Element, index: Index) -> str | None:
    """The id in the post's own markup: an item property, the body's id, the anchor before the title."""
    if stated := value(root, "//meta[@itemprop='postId' or @itemprop='aiaPostId']/@content"):
        return stated
    for body in index.classed("post-body"):
        if found := re.search(r"\d{6,}$", body.get("id", "")):
            return found.group()
    names = (str(name) for name in find(root, "//a/@name") if re.fullmatch(r"\d{6,}", str(name)))
    return next(names, None)


def permalink(links: Links, context: Mapping[str, str], url: str) -> str:
    """The post's own address, whichever view of it this is."""
    return bare(next(iter(links.rel("canonical")), None) or context.get("canonicalUrl") or url)


def bare(url: str) -> str:
    """An address without the view it asks for."""
    parts = urlsplit(url.partition("#")[0])
    if not parts.query:
        return parts.geturl()
    kept = [(name, asked) for name, asked in parse_qsl(parts.query) if name not in _VIEWS]
    return parts._replace(query=urlencode(kept)).geturl()


def is_page(signs: Signs) -> bool:
    """True where the generator, the service links or the layout's own style sheets name Blogger."""
    if signs.generators and signs.generators[0].lower() == "blogger":
        return True
    return bool(_SERVICE.search(signs.linked))
