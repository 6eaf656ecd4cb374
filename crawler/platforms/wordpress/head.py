"""What a page's head and body element say: whose it is, which post it holds, under which address."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from crawler.document import Element, Index, first, has_class, text_of
from crawler.items import Blog, Known, Response
from crawler.layout import title as structure
from crawler.layout.beside import is_in_column
from crawler.platforms.wordpress.article import COMMENT_ID, has_text_apart, post_ids
from crawler.scope import in_blog, joined, url_key
from crawler.witnesses.head import Links, meta, metas
from crawler.witnesses.structured import trackback

NAME = "wordpress"

_REST_SELF = re.compile(r"wp/v2/([\w-]+)/(\d+)$")
#: Routes that are no text of the blog.
_NO_TEXT = frozenset({"media", "categories", "tags", "users"})
#: Classes of the body element where it shows no post, or the newest.
_NO_POST = frozenset({"attachment", "search", "error404", "archive"})
_HOMES = frozenset({"home", "blog"})
_BODY_ID = re.compile(r"(?:^|\s)(?:postid|page-id)-(\d+)(?:\s|$)")
#: As a mirror saves it, too: `index.html%3Fp=5.html`.
_SHORTLINK = re.compile(r"(?:[?&]|%3F)(p|page_id)=(\d+)(?:\.html?)?$")
_ASSET = re.compile(r"(.+?/)wp-(?:content|includes)/")
_COMMENTS_FOLDER = re.compile(r"/comment-page-\d+(?=/|$)")
_COMMENTS_PAGE = re.compile(r"(?<=[?&])cpage=\d+&?")


@dataclass(frozen=True, kw_only=True)
class Single:
    """What the head says of a page that holds one post."""

    kind: str | None
    remote_id: str | None


def read_blog(root: Element, index: Index, links: Links, response: Response, known: Known) -> Blog:
    """What every page says of its blog; where the blog is not known yet, its root in any case."""
    api = next(iter(links.rel("https://api.w.org/")), None) or _header_api(response)
    home = api if api and "public-api.wordpress.com" not in api else None
    url = _cut(unquote(home), r"(?:wp-json/?|\?rest_route=/?)$") if home else None
    if url is None:
        editor = next(iter(links.rel("EditURI")), None)
        feed = next(iter(links.feeds), None)
        pinged = response.headers.get("x-pingback") or next(iter(links.rel("pingback")), None)
        called = r"xmlrpc\.php.*$"
        url = _cut(editor, called) or _cut(feed, r"(?:feed/?|\?feed=.*)$") or _cut(pinged, called)
    body = (root.find("body").get("class") or "").split() if root.find("body") is not None else []
    if url is None and "home" in body:
        url = response.url
    related = [(rel, link) for link in root.iter("a") if (rel := link.get("rel"))]
    home_link = next((link for rel, link in related if rel == "home"), None)
    if url is None and known.root is None and response.url:
        led = joined(response.url, home_link.get("href")) if home_link is not None else None
        url = led if led and in_blog(response.url, led) else _folder(root, response.url)
    return Blog(
        url=url,
        platform=NAME,
        title=meta(root, "og:site_name")
        or text_of(index.first("site-title", "wp-block-site-title"))
        or text_of(home_link),
        description=text_of(index.first("site-description", "wp-block-site-tagline")),
        language=root.get("lang") or root.get("xml:lang") or None,
        generator=next((name for name in metas(root, "generator") if name.startswith("WordPress")), None),
        license=next(iter(links.rel("license")), None)
        or next((link.get("href", "").strip() or None for rel, link in related if "license" in rel), None),
        api=api,
    )


def of_another(links: Links, response: Response, known: Known) -> str | None:
    """The root of another blog that a page belongs to, which is in a folder of this one, as in a network of blogs.

    Each has numbers of its own for its posts. A language may have a folder, too, but not its own `xmlrpc.php`.
    """
    editor = next(iter(links.rel("EditURI")), None) or next(iter(links.rel("pingback")), None)
    own = _cut(editor or response.headers.get("x-pingback"), r"xmlrpc\.php.*$")
    if not (own and known.root and known.api) or url_key(own) == url_key(known.root):
        return None
    is_apart = in_blog(own, known.root) and in_blog(known.api, known.root) and not in_blog(known.api, own)
    return own if is_apart and in_blog(response.url, own) else None


def _folder(root: Element, url: str) -> str:
    """The folder whose style sheets and scripts a page has, if it stands there itself; else that of its host."""
    assets = (joined(url, one.get("href") or one.get("src")) or "" for one in root.iter("link", "script"))
    folders = (found.group(1) for asset in assets if (found := _ASSET.match(asset)))
    return next((folder for folder in folders if in_blog(url, folder)), urljoin(url, "/"))


def _header_api(response: Response) -> str | None:
    found = re.search(r"<([^>]+)>;\s*rel=\"https://api\.w\.org/\"", response.headers.get("link", ""))
    return found.group(1) if found else None


def _cut(url: str | None, tail: str) -> str | None:
    """The root that an address of the blog's ends in: without its tail, and the front controller before it."""
    return re.sub(r"index\.php/?$", "", re.sub(tail, "", url)) if url and re.search(tail, url) else None


def find_single(root: Element, index: Index, links: Links, url: str) -> Single | None:
    """The post a page holds; `None` for listings, attachments and what else WordPress shows."""
    for href in links.rel("alternate", "application/json"):
        if found := _REST_SELF.search(unquote(href)):
            kind = "page" if found.group(1) == "pages" else "post"
            return None if found.group(1) in _NO_TEXT else Single(kind=kind, remote_id=found.group(2))
    body = root.find("body")
    classes = body.get("class", "") if body is not None else ""
    tokens = set(classes.split())
    if tokens & _NO_POST or _is_attachment(index):
        return None
    # as it stands: in a mirror it is relative, to an address that may not be known
    shortlinks = (link.get("href", "") for link in root.iter("link") if link.get("rel") == "shortlink")
    short = next((found for href in shortlinks if (found := _SHORTLINK.search(href))), None)
    form = next((field.get("value") for field in root.iter("input") if field.get("name") == "comment_post_ID"), None)
    number = _BODY_ID.search(classes)
    remote_id = number.group(1) if number else short.group(2) if short else form
    if "single" in tokens:
        return Single(kind="post", remote_id=remote_id)
    if "page" in tokens and "blog" not in tokens:
        if remote_id is not None and _prints_others(index, remote_id):
            return None
        return Single(kind="page", remote_id=remote_id)
    if tokens & _HOMES:
        return None
    if remote_id is None:
        shown = post_ids(index)
        if len(shown) > 1 or not (_is_discussed(index, links, url) or _is_entitled(root, index, shown)):
            return None
        remote_id = next(iter(shown), None)
    return Single(kind=_kind_without_class(root, short, remote_id), remote_id=remote_id)


def _prints_others(index: Index, remote_id: str) -> bool:
    """True for a page whose template prints several posts in its place."""
    own, others = f"post-{remote_id}", set(index.classed("type-post"))
    if len(others) < 2 or own in index.by_id or index.classed(own):
        return False
    return not has_text_apart(index, others)


def is_listing(root: Element, index: Index) -> bool:
    """Whether a page that holds no post for sure states that it holds none, or several."""
    body = root.find("body")
    tokens = set((body.get("class") or "").split()) if body is not None else set()
    if tokens & (_NO_POST | _HOMES) or _is_attachment(index) or len(post_ids(index)) > 1:
        return True
    return not all(map(is_in_column, index.classed("hentry")))


def _is_attachment(index: Index) -> bool:
    """True for the page of a picture: WordPress itself prints it in a paragraph of that name."""
    return any(element.tag == "p" for element in index.classed("attachment"))


def _is_discussed(index: Index, links: Links, url: str) -> bool:
    """Themes without `body_class()`: a page that shows comments, or names a feed of its own, holds one post.

    Below the address of the blog's home are all its feeds.
    """
    if any(map(COMMENT_ID.match, index.by_id)):
        return True
    own = next(iter(links.rel("canonical")), url).rstrip("/") + "/"
    below = [feed.startswith(own) for feed in links.feeds if own != "/" and not feed.endswith("/comments/feed/")]
    return any(below) and not all(below)


def _is_entitled(root: Element, index: Index, shown: set[str]) -> bool:
    """Themes without `body_class()`: a page of one post, not a list of one, bears its title."""
    named = [index.by_id.get(f"{kind}-{number}") for number in shown for kind in ("post", "page")]
    posts = named or [one for one in index.classed("post", "hentry") if not is_in_column(one)]
    holders = {one for one in posts if one is not None and one.tag != "body"}
    heading = structure.find_title(root, None) if holders else None
    if heading is None:
        return False
    # over a protected post the page alone prints a word that says so
    if not is_protected(root) and (text_of(heading) or "") not in (structure.document_title(root) or ""):
        return False
    return holders <= {heading, *heading.iterancestors()}


def is_protected(root: Element) -> bool:
    """True for a page that asks for the password of its post."""
    return any(
        "post-password-form" in form.get("class", "").split() or "action=postpass" in form.get("action", "")
        for form in root.iter("form")
    )


def _kind_without_class(root: Element, short: re.Match[str] | None, remote_id: str | None) -> str | None:
    """Themes without `body_class()`: plain addresses tell, and a page's place in the menu of pages."""
    canonical = (link.get("href", "") for link in root.iter("link") if link.get("rel") == "canonical")
    plain = next((found for href in canonical if (found := _SHORTLINK.search(href))), short)
    current = f"//li[{has_class(f'page-item-{remote_id}')} and {has_class('current_page_item')}]"
    if (plain and plain.group(1) == "page_id") or (remote_id and first(root, current) is not None):
        return "page"
    return "post" if plain and plain is not short else None


def permalink(root: Element, links: Links, url: str, part: int | None) -> str:
    """The post's own address: the canonical link names the comment page or the part it stands on.

    A mirror makes that link relative, or the short address under which it came to the page; what the trackback's
    description, which stands in a comment, or the link to the post's embedding says stays as it was.
    """
    address = bare(next(iter(links.rel("canonical")), url))
    if _SHORTLINK.search(address):
        address = next(filter(None, map(_embedded, links.rel("alternate", "json+oembed"))), address)
    if not address.startswith(("http://", "https://")):
        address = next((said.url for said in trackback.read(root, url) if said.url), address)
    if part is not None and part > 1:
        address = re.sub(rf"/{part}(?=/?$)|[?&]page={part}$", "", address)
    return address


def _embedded(link: str) -> str | None:
    """The address whose embedding a link asks for."""
    return next(iter(parse_qs(urlsplit(link).query).get("url", ())), None)


def bare(url: str) -> str:
    """An address without the page of its comments."""
    return _COMMENTS_PAGE.sub("", _COMMENTS_FOLDER.sub("", url.partition("#")[0])).rstrip("?&")
