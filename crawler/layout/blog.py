"""What any page says of its blog, and whether it holds one post or lists several."""

import re
from itertools import islice
from urllib.parse import urljoin, urlsplit

from crawler.document import Element, Index, find, text_of
from crawler.items import Blog, Response
from crawler.layout.body import is_post
from crawler.layout.threads import length
from crawler.witnesses.head import Links, meta, metas
from crawler.witnesses.structured import Facts
from crawler.witnesses.structured.addresses import same

_INDEX = re.compile(r"^/?(?:index\.(?:html?|php)|default\.aspx?|home/?)?$", re.IGNORECASE)
_PAGED = re.compile(r"/page/\d+|[?&](?:page|paged|start|offset)=\d+|/(?:category|tags?|label)/[^/]*/?$")
#: A title that a feed's link gives it, `Blog » Feed`.
_DIVIDED = re.compile(r"\s+[»«|–—·:>-]\s+|\s*»\s*")
_HEADINGS = ("h1", "h2", "h3")


def read_blog(root: Element, index: Index, links: Links, response: Response, home: str | None) -> Blog:
    """Title, language, generator and license, where stated."""
    return Blog(
        url=home,
        title=_site_title(root, index, home),
        description=None,
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"),
        generator=next(iter(metas(root, "generator")), None),
        license=next(iter(links.rel("license")), None),
    )


def _site_title(root: Element, index: Index, home: str | None) -> str | None:
    if name := meta(root, "og:site_name"):
        return name
    heads = (*index.classed("site-title", "blog-title"), *root.iter("h1"))
    for link in (*find(root, "//a[@rel='home']"), *(a for head in heads for a in islice(head.iter("a"), 1))):
        if home is not None and same(urljoin(home, link.get("href") or ""), home) and (name := text_of(link)):
            return name
    title = next(iter(find(root, "//link[@rel='alternate' and contains(@type, 'rss')]")), None)
    stated = (title.get("title") or "") if title is not None else ""
    parts = _DIVIDED.split(stated)
    whole = text_of(next(root.iter("title"), None)) or ""
    return parts[0].strip() if len(parts) > 1 and parts[0].strip() and parts[0].strip() in whole else None


def home_of(root: Element, links: Links, response: Response) -> str | None:
    """The blog's root: where its links home lead, else the folder its feed is in, else the host's root."""
    for href in (*links.rel("home"), *(link.get("href") for link in find(root, "//a[@rel='home']"))):
        if href and (url := links.join(href)):
            return url if url.endswith("/") or "?" in url else f"{url}/"
    feed = next(iter(links.feeds), None)
    for url in (feed, response.url):
        parts = urlsplit(url) if url else None
        if (
            parts is not None
            and parts.netloc
            and (url == response.url or parts.netloc == urlsplit(response.url).netloc)
        ):
            folder = re.sub(r"(?:feeds?(?:/.*)?|rss\S*|atom\S*|index\.\w+|[^/]+\.(?:xml|rdf|rss))$", "", parts.path)
            if url == feed and folder.endswith("/") and parts.path != folder and not parts.query:
                return f"{parts.scheme}://{parts.netloc}{folder}"
            if url == response.url:
                return f"{parts.scheme}://{parts.netloc}/"
    return None


def is_listing(index: Index, facts: Facts, title: Element | None, url: str, *, talks: bool, asks: bool) -> bool:
    """True where the page lists posts. `talks`: it prints comments; `asks`: it has a form for one.

    A heading that the document's title repeats speaks for one post, whatever stands beside it, unless it leads away.
    """
    if talks or (asks and facts.kind == "post"):
        return False
    path = urlsplit(url)
    if facts.kind == "post" and facts.article is not None:
        return False
    if path.netloc and ((_INDEX.match(path.path) and not path.query) or _PAGED.search(url)):
        return True
    return not asks and (title is None or _leads_away(title, url)) and (facts.kind == "listing" or _lists(index, url))


def _leads_away(title: Element, url: str) -> bool:
    link = next(iter([*title.iter("a"), *title.iterancestors("a")]), None)
    return link is not None and bool(href := link.get("href")) and not same(urljoin(url, href), url)


def _lists(index: Index, url: str) -> bool:
    """True where several elements that are named as posts each have a heading that leads elsewhere, and a text."""
    heads = set()
    outermost: list[Element] = []
    for element, _, _ in index.entries:
        if is_post(element) and not any(outer in outermost[-1:] for outer in element.iterancestors()):
            outermost.append(element)
            heading = next(element.iter(*_HEADINGS), None)
            link = next(heading.iter("a"), None) if heading is not None else None
            if heading is None or link is None or not link.get("href"):
                continue
            if length(element) > 2 * length(heading):
                heads.add(urljoin(url, link.get("href") or ""))
    return len(heads) > 1 and not any(same(head, url) for head in heads)
