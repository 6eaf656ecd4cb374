"""The HTML pages of WordPress: posts and pages with their conversation, and the listings that lead to them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from crawler.body import read_body
from crawler.document import Element, find, first, has_class, text_of, value
from crawler.items import Blog, Body, Comment, Follow, Known, Post, PostKey, Reading, Response, Term
from crawler.platforms.wordpress import dotcom, rest
from crawler.platforms.wordpress.comments import read_comments

_REST_SELF = re.compile(r"wp/v2/([\w-]+)/(\d+)$")
#: Routes that are no text of the blog.
_NO_TEXT = frozenset({"media", "categories", "tags", "users"})
_BODY_ID = re.compile(r"(?:^|\s)(?:postid|page-id)-(\d+)(?:\s|$)")
_SHORTLINK = re.compile(r"[?&](p|page_id)=(\d+)$")
_COMMENT_PAGE = re.compile(r"/comment-page-(\d+)/?|[?&]cpage=(\d+)")
_LISTING_PAGE = re.compile(r"/page/\d+/?$|[?&]paged=\d+$")
_CONTENT = tuple(
    f".//*[{has_class(name)}]"
    for name in ("entry-content", "wp-block-post-content", "post-content", "entry", "post-entry", "storycontent",
                 "post-body", "td-post-content", "content")
)  # fmt: skip
_TITLE = tuple(f".//*[{has_class(name)}]" for name in ("entry-title", "wp-block-post-title", "post-title", "posttitle"))
_AUTHOR = (
    f".//*[{has_class('author')}]//*[{has_class('fn')}] | .//*[{has_class('byline')}]//*[{has_class('fn')}]",
    ".//a[contains(concat(' ', @rel, ' '), ' author ')]",
    f".//*[{has_class('wp-block-post-author__name')} or {has_class('wp-block-post-author-name')}]",
    f".//*[{has_class('byline')} or {has_class('author')} or {has_class('entry-author')} or {has_class('post-author')}]//a",
    f".//*[{has_class('author')} or {has_class('entry-author')}]",
)
_DATE = (
    f".//time[@datetime and ({has_class('published')} or {has_class('entry-date')})]",
    f".//*[{has_class('wp-block-post-date')}]//time[@datetime]",
    ".//time[@datetime]",
    f".//abbr[@title and {has_class('published')}]",
    f".//*[{has_class('entry-date')} or {has_class('post-date')} or {has_class('postdate')} or {has_class('posted-on')}"
    f" or {has_class('date')}]",
    ".//small",
)
#: What plugins and the theme put into the body that its author did not write.
_NOT_BODY = (
    f".//*[{has_class('page-links')} or {has_class('page-link')} or {has_class('post-nav-links')}"
    f" or {has_class('sharedaddy')} or {has_class('jp-relatedposts')} or {has_class('wpcnt')}"
    f" or {has_class('addtoany_share_save_container')} or {has_class('entry-meta')} or {has_class('postmetadata')}"
    " or @id='jp-post-flair' or @id='comments' or @id='respond']"
)
_PARTS = f"//*[{has_class('page-links')} or {has_class('page-link')} or {has_class('post-nav-links')}]"
_PASSWORD_FORM = f".//form[{has_class('post-password-form')} or contains(@action, 'action=postpass')]"
_COMMENTS = f"//*[@id='comments' or {has_class('comments-area')} or {has_class('wp-block-comments')}]"


@dataclass(frozen=True, kw_only=True)
class _Single:
    """What the head says of a page that holds one post."""

    kind: str | None
    remote_id: str | None


def read_page(root: Element, response: Response, known: Known) -> Reading:
    """A post or page with its conversation, or a listing with the addresses it leads to."""
    base = response.url
    if stated := value(root, "//head/base/@href"):
        root.make_links_absolute(urljoin(base, stated))
    links = _Links(root, base)
    blog = _blog(root, links, response)
    follow = list(_discovery(blog, links, known, root))
    single = _single(root)
    if single is None:
        follow += _listing(root, links, known)
        return Reading(witness="page", blog=blog, follow=tuple(follow))
    part = _part(root, response.url)
    key = PostKey(url=_permalink(links, response.url, part), remote_id=single.remote_id, aliases=links.shortlinks)
    follow += _conversation_links(root, links, key, response.url)
    if not known.api:
        follow += links.anchors()
    comments_heading = _declared(root)
    protected = first(root, _PASSWORD_FORM) is not None
    comments = () if protected else read_comments(root, key, base)
    follow += _comment_feed(links, key, comments, comments_heading)
    follow += _missing_pings(blog.api or known.api, comments)
    post = _post(root, key, single, base, response.url, part, protected=protected, declared=comments_heading)
    return Reading(witness="page", blog=blog, posts=(post,), comments=comments, follow=tuple(follow))


class _Links:
    """The head's links and the page's anchors, absolute."""

    def __init__(self, root: Element, base: str) -> None:
        self._root = root
        self._base = base
        self._all: list[str] | None = None

    def rel(self, rel: str, kind: str = "") -> list[str]:
        """Addresses of the head's links with this relation and media type."""
        found = find(self._root, f"//link[contains(concat(' ', @rel, ' '), ' {rel} ')]")
        return [urljoin(self._base, link.get("href", "")) for link in found if kind in link.get("type", "")]

    @property
    def shortlinks(self) -> tuple[str, ...]:
        return tuple(self.rel("shortlink"))

    @property
    def feeds(self) -> list[str]:
        return [url for kind in ("rss+xml", "atom+xml") for url in self.rel("alternate", kind)]

    def hrefs(self, within: str = "") -> list[str]:
        """Addresses of the anchors below an expression, without fragments, each once, in order."""
        if within or self._all is None:
            found = dict.fromkeys(
                str(href).partition("#")[0].strip() for href in find(self._root, f"{within}//a/@href")
            )
            urls = list(dict.fromkeys(url for href in found if href and (url := self.join(href))))
            if within:
                return urls
            self._all = urls
        return self._all

    def join(self, href: str) -> str | None:
        """An absolute address of the web."""
        if href.startswith(("http://", "https://")):
            return href
        try:
            url = urljoin(self._base, href)
        except ValueError:
            return None
        return url if url.startswith(("http://", "https://")) else None

    def anchors(self) -> Iterable[Follow]:
        """Every address of the page, for blogs that no API or sitemap lists."""
        return (Follow(url=url, purpose="link") for url in self.hrefs())


def _blog(root: Element, links: _Links, response: Response) -> Blog:
    api = next(iter(links.rel("https://api.w.org/")), None) or _header_api(response)
    home = api if api and "public-api.wordpress.com" not in api else None
    url = re.sub(r"(?:index\.php/)?(?:wp-json/?|\?rest_route=/?)$", "", unquote(home)) if home else None
    if url is None:
        editor = next((url for url in links.rel("EditURI")), None)
        feed = next(iter(links.feeds), None)
        url = _cut(editor, r"xmlrpc\.php.*$") or _cut(feed, r"(?:feed/?|\?feed=.*)$")
    body = (root.find("body").get("class") or "").split() if root.find("body") is not None else []
    if url is None and "home" in body:
        url = response.url
    return Blog(
        url=url,
        title=value(root, "//meta[@property='og:site_name']/@content")
        or text_of(
            first(root, f"//*[{has_class('site-title')} or {has_class('wp-block-site-title')}] | //a[@rel='home']")
        ),
        language=value(root, "/html/@lang") or value(root, "/html/@*[local-name()='lang']"),
        generator=value(root, "//meta[@name='generator'][starts-with(@content, 'WordPress')]/@content"),
        license=next(iter(links.rel("license")), None) or value(root, "//a[contains(@rel, 'license')]/@href"),
        api=api,
    )


def _header_api(response: Response) -> str | None:
    found = re.search(r"<([^>]+)>;\s*rel=\"https://api\.w\.org/\"", response.headers.get("link", ""))
    return found.group(1) if found else None


def _cut(url: str | None, tail: str) -> str | None:
    return re.sub(tail, "", url) if url and re.search(tail, url) else None


def _discovery(blog: Blog, links: _Links, known: Known, root: Element) -> Iterable[Follow]:
    """The blog's home, API, feed and sitemap, until they are known."""
    home = blog.url
    if home is None or known.root is not None:
        return
    yield Follow(url=home, purpose="home")
    if blog.api and "public-api.wordpress.com" not in blog.api:
        yield Follow(url=blog.api, purpose="api")
    if "wordpress.com" in (value(root, "//meta[@name='generator']/@content") or "").lower():
        yield from dotcom.lists(urlsplit(home).hostname or "")
    if links.feeds:
        yield Follow(url=links.feeds[0], purpose="feed")
    yield Follow(url=urljoin(home, "wp-sitemap.xml"), purpose="sitemap")
    yield Follow(url=urljoin(home, "?sitemap=index"), purpose="sitemap")


def _single(root: Element) -> _Single | None:
    """The post a page holds; `None` for listings, attachments and what else WordPress shows."""
    for href in find(root, "//link[@rel='alternate' and @type='application/json']/@href"):
        if found := _REST_SELF.search(unquote(str(href))):
            kind = "page" if found.group(1) == "pages" else "post"
            return None if found.group(1) in _NO_TEXT else _Single(kind=kind, remote_id=found.group(2))
    body = root.find("body")
    classes = body.get("class", "") if body is not None else ""
    tokens = set(classes.split())
    if tokens & {"attachment", "search", "error404", "archive"} or first(root, "//p[@class='attachment']") is not None:
        return None
    shortlinks = find(root, "//link[@rel='shortlink']/@href")
    short = next((found for url in shortlinks if (found := _SHORTLINK.search(str(url)))), None)
    form = value(root, "//input[@name='comment_post_ID']/@value")
    number = _BODY_ID.search(classes)
    remote_id = number.group(1) if number else short.group(2) if short else form
    if "single" in tokens:
        return _Single(kind="post", remote_id=remote_id)
    if "page" in tokens and "blog" not in tokens:
        return _Single(kind="page", remote_id=remote_id)
    if tokens & {"home", "blog"} or remote_id is None:
        return None
    return _Single(kind=_kind_without_class(root, short, remote_id), remote_id=remote_id)


def _kind_without_class(root: Element, short: re.Match[str] | None, remote_id: str) -> str | None:
    """Themes without `body_class()`: plain addresses tell, and a page's place in the menu of pages."""
    plain = next(
        (m for url in find(root, "//link[@rel='canonical']/@href") if (m := _SHORTLINK.search(str(url)))), short
    )
    current = f"//li[{has_class(f'page-item-{remote_id}')} and {has_class('current_page_item')}]"
    if (plain and plain.group(1) == "page_id") or first(root, current) is not None:
        return "page"
    return "post" if plain and plain is not short else None


def _permalink(links: _Links, url: str, part: int | None) -> str:
    """The post's own address: the canonical link names the comment page or the part it stands on."""
    address = _bare(next(iter(links.rel("canonical")), url))
    if part is not None and part > 1:
        address = re.sub(rf"(?<=/){part}/?$|[?&]page={part}$", "", address)
    return address


def _bare(url: str) -> str:
    """An address without the page of its comments."""
    cut = re.sub(r"/comment-page-\d+/?", "/", url.partition("#")[0])
    return re.sub(r"(?<=[?&])cpage=\d+&?", "", cut).rstrip("?&")


def _conversation_links(root: Element, links: _Links, key: PostKey, url: str) -> Iterable[Follow]:
    """The other pages of the comments and the other parts of the post."""
    own = {_bare(key.url or url).rstrip("/"), _bare(url).rstrip("/")}
    for href in links.hrefs():
        if _COMMENT_PAGE.search(href) and _bare(href).rstrip("/") in own:
            yield Follow(url=href, purpose="comment-page")
    for href in links.hrefs(_PARTS):
        yield Follow(url=href, purpose="part")


def _comment_feed(links: _Links, key: PostKey, comments: tuple[Comment, ...], declared: int | None) -> Iterable[Follow]:
    if not comments and not declared:
        return
    for url in links.feeds:
        if (key.url and url.startswith(key.url.rstrip("/") + "/")) or re.search(r"[?&](?:p|page_id)=\d+", url):
            yield Follow(url=url, purpose="comment-feed")
            return


def _missing_pings(api: str | None, comments: tuple[Comment, ...]) -> Iterable[Follow]:
    """Pings printed as a mere title, and comments that may be pings in disguise: the API knows them one by one."""
    if api is None or "public-api.wordpress.com" in api:
        return
    for comment in comments:
        if comment.remote_id and (comment.kind is None or (comment.kind != "comment" and not comment.published)):
            yield Follow(url=rest.single_comment(api, comment.remote_id), purpose="comment")


def _listing(root: Element, links: _Links, known: Known) -> Iterable[Follow]:
    heads = f"//h1//a/@href | //h2//a/@href | //h3//a/@href | //a[contains(@rel, 'bookmark')]/@href"
    for href in dict.fromkeys(str(found) for found in find(root, heads)):
        if url := links.join(href):
            yield Follow(url=url.partition("#")[0], purpose="link")
    if known.api:
        return
    body = root.find("body")
    archive = body is not None and "archive" in (body.get("class") or "").split()
    for url in links.hrefs():
        if _LISTING_PAGE.search(url):
            if not archive:
                yield Follow(url=url, purpose="listing")
        else:
            yield Follow(url=url.partition("#")[0], purpose="link")


def _declared(root: Element) -> int | None:
    """The number in the heading over the comments, titles in quotes left out."""
    for expression in (
        f"//*[{has_class('comments-title')} or {has_class('wp-block-comments-title')}]",
        f"{_COMMENTS}//*[self::h2 or self::h3]",
        "//h3[@id='comments'] | //h2[@id='comments']",
    ):
        if heading := text_of(first(root, expression)):
            bare = re.sub(r"[“”„«»\"‘’].*[“”„«»\"‘’]", "", heading)
            found = re.search(r"\d+", bare)
            return int(found.group()) if found else None
    return None


def _post(
    root: Element,
    key: PostKey,
    single: _Single,
    base: str,
    url: str,
    part: int | None,
    *,
    protected: bool,
    declared: int | None,
) -> Post:
    article = _article(root, single.remote_id)
    content = next((found for path in _CONTENT if (found := first(article, path)) is not None), None)
    body = None
    title = _title(article, content)
    if content is not None:
        for extra in find(content, _NOT_BODY):
            if extra is not content and extra.getparent() is not None:
                extra.drop_tree()
        body = None if protected or _COMMENT_PAGE.search(url) else read_body(content, base)
        content.drop_tree()
    author, author_url = _author(article, base)
    return Post(
        key=key,
        kind=single.kind,
        title=title,
        author=author,
        author_url=author_url,
        published=_published(root, article),
        modified=value(root, "//meta[@property='article:modified_time']/@content"),
        body=body,
        terms=_terms(article, base),
        comments_declared=declared,
        part=part,
        protected=protected,
    )


def _article(root: Element, remote_id: str | None) -> Element:
    for expression in (
        f"//*[@id='post-{remote_id}' or @id='page-{remote_id}']"
        if remote_id
        else "//article[starts-with(@id, 'post-')]",
        f"//*[{has_class('hentry')}]",
        "//main",
        f"//*[{has_class('post')} and not(self::body)]",
        "//*[@id='content']",
    ):
        if (found := first(root, expression)) is not None:
            return found
    body = root.find("body")
    return root if body is None else body


def _title(article: Element, content: Element | None) -> str | None:
    """The title by its class, else the first heading before the body."""
    for expression in _TITLE:
        if (found := first(article, expression)) is not None:
            return text_of(found) or ""
    for node in article.iter("h1", "h2", "h3", "div", "section", "article"):
        if node is content:
            return None
        if node.tag in {"h1", "h2", "h3"}:
            return text_of(node) or ""
    return None


def _author(article: Element, base: str) -> tuple[str | None, str | None]:
    for expression in _AUTHOR:
        if (found := first(article, expression)) is not None and (name := text_of(found)):
            link = found if found.tag == "a" else first(found, ".//a[@href]")
            return name, urljoin(base, link.get("href", "")) if link is not None else None
    return None, None


def _published(root: Element, article: Element) -> str | None:
    for expression in _DATE:
        for found in find(article, expression):
            printed = found.get("datetime") or (found.get("title") if found.tag == "abbr" else None) or text_of(found)
            if printed and re.search(r"\d", printed):
                return printed
    return value(root, "//meta[@property='article:published_time']/@content")


def _terms(article: Element, base: str) -> tuple[Term, ...] | None:
    """Terms by `rel="tag"`, categories by `rel="category"` (with or without `tag`) or a block's class."""
    found = []
    for link in find(
        article, ".//a[contains(concat(' ', @rel, ' '), ' tag ') or contains(concat(' ', @rel, ' '), ' category ')]"
    ):
        classes = " ".join(filter(None, (outer.get("class") for outer in link.iterancestors())))
        url = urljoin(base, link.get("href", ""))
        category = "category" in (link.get("rel") or "").split() or re.search(
            r"taxonomy-category|cat-links", classes.split("taxonomy-post_tag")[0]
        )
        if name := text_of(link):
            found.append(Term(kind="category" if category else "tag", name=name, url=url))
    return tuple(dict.fromkeys(found)) or None


def _part(root: Element, url: str) -> int | None:
    """Which part of a split post the page shows; `None` for one that is whole."""
    holder = first(root, _PARTS)
    if holder is None or not find(holder, ".//a"):
        return None
    current = first(holder, f".//*[{has_class('current')}]")
    if current is not None and (text := text_of(current)) and text.isdigit():
        return int(text)
    found = re.search(r"/(\d+)/?$|[?&]page=(\d+)$", url)
    number = next((group for group in found.groups() if group), None) if found else None
    return int(number) if number and len(number) < 4 else 1
