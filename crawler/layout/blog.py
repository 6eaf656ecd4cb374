"""What any page says of its blog: its title, its language and where its home is."""

import re
from itertools import islice
from posixpath import commonpath
from urllib.parse import urljoin

from crawler.document import Element, Index, text_of
from crawler.items import Blog, Response
from crawler.scope import INDEX, TALK, host_of, is_archive, is_page, is_trap, joined, parts_of, url_key
from crawler.witnesses.head import Links, meta, metas
from crawler.witnesses.structured.addresses import same

#: The path of a site's home.
HOME = re.compile(r"^/?(?:index\.(?:html?|php)|default\.aspx?|home/?)?$", re.IGNORECASE)
#: The folders that engines keep the listings of a term or of all posts in.
TERMS = re.compile(
    r"/(?:(?:categor(?:y|ies)|tags?|labels?)(?:/[^/]+)?|(?:categories|tags)(?:/[^/]+){2,3}|authors?|archives?)"
    r"(?:\.html?|/|/index\.html?)?$",
    re.IGNORECASE,
)
#: A title that a feed's link gives it, `Blog » Feed`.
_DIVIDED = re.compile(r"\s+[»«|–—·:>-]\s+|\s*»\s*")
_FEED = re.compile(r"(?:feeds?(?:/.*)?|rss\S*|atom\S*|index\.\w+|[^/]+\.(?:xml|rdf|rss))$")
#: Links of which one leads home by the site's name.
_MOST_LINKS = 12
#: So many pages below a folder make it the home of a blog.
_SEVERAL = 3


def read_blog(root: Element, index: Index, links: Links, response: Response, home: str | None) -> Blog:
    """Title, language, generator and license, where stated."""
    return Blog(
        url=home,
        title=_site_title(root, index, home, response.url),
        description=None,
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"),
        generator=next(iter(metas(root, "generator")), None),
        license=next(iter(links.rel("license")), None),
    )


def _site_title(root: Element, index: Index, home: str | None, url: str) -> str | None:
    if name := meta(root, "og:site_name"):
        return name
    heads = (*index.classed("site-title", "blog-title"), *root.iter("h1"))
    for link in (*_leading_home(root), *(a for head in heads for a in islice(head.iter("a"), 1))):
        href = link.get("href") or "#"
        if home is not None and not href.startswith("#") and same(joined(home, href) or "", home) and text_of(link):
            return _sans_tagline(link, root)
    if home is not None and (name := _titled(root, home, url)):
        return name
    feeds = (link for link in root.iter("link") if link.get("rel") == "alternate" and "rss" in link.get("type", ""))
    stated = next((feed.get("title", "") for feed in feeds), "")
    parts = _DIVIDED.split(stated)
    whole = text_of(next(root.iter("title"), None)) or ""
    return parts[0].strip() if len(parts) > 1 and parts[0].strip() and parts[0].strip() in whole else None


def _titled(root: Element, home: str, url: str) -> str | None:
    """The words of a link home that another page's document title has beside that page's own title.

    At home it is the document's title, if a heading or such a link says the same.
    """
    parts = _DIVIDED.split(whole := text_of(next(root.iter("title"), None)) or "")
    if same(url, home):
        parts = [whole]
        if whole and any(text_of(heading) == whole for heading in root.iter("h1")):
            return whole
    elif len(parts) == 1:
        return None
    links = ((text_of(link), link.get("href")) for link in islice(root.iter("a"), _MOST_LINKS))
    return next((text for text, href in links if text in parts and same(joined(url, href) or "", home)), None)


def _sans_tagline(link: Element, root: Element) -> str:
    """The site's name in its link, without a description there that the document's title does not have."""
    whole, stated = text_of(link) or "", text_of(next(root.iter("title"), None)) or ""
    title = " ".join(
        [stated, *(feed.get("title") or "" for feed in root.iter("link") if feed.get("rel") == "alternate")]
    )
    own = " ".join(" ".join([link.text or "", *(part.tail or "" for part in link)]).split())
    if whole in title or (own and own in title):
        return whole if whole in title else own
    divided = _DIVIDED.split(stated)
    return next((text for part in link.iterdescendants("*") if (text := text_of(part)) in divided), whole) or whole


def home_of(root: Element, links: Links, response: Response) -> str | None:
    """The blog's root: where its links home lead, else the folder its feed is in, else that of all it leads to.

    Sphinx states it in each page.
    """
    if (stated := _sphinx_root(root)) is not None and (url := links.join(stated)) and parts_of(url).netloc:
        return url
    leading = (links.join(href) for link in _leading_home(root) if (href := link.get("href")))
    for url in (*links.rel("home"), *filter(None, leading)):
        if HOME.match(parts_of(url).path) or not same(url, response.url) or _is_above_others(url, links):
            return _as_root(url)
    here = parts_of(response.url)
    folders = [folder for feed in links.feeds if (folder := _folder(feed, response.url))]
    if folders and all(same(folder, response.url) for folder in folders) and here.path.strip("/"):
        is_home = INDEX.search(here.path) or _is_above_others(response.url, links)
        folders = [] if any(map(_is_posts_own, links.feeds)) or not is_home else folders  # a post's, or a term's
    if folders:
        return min(folders, key=len)  # a post's own feed is in a folder below
    return _around(links, response.url) if here.netloc else None


def _is_posts_own(feed: str) -> bool:
    """True for the address of a feed that may be of one post's comments."""
    name = feed.rstrip("/").rpartition("/")[2]
    return name == "feed" or TALK.search(name) is not None


def _around(links: Links, page: str) -> str:
    """The folder that holds the page and all it leads to on its host, if a link leads there; else the host's root."""
    host = urljoin(page, "/")
    name, divider, _ = page.removeprefix(host).partition("/")
    first = host + name + divider
    if not divider or any(url.startswith(host) and not f"{url}/".startswith(first) for url in links.hrefs):
        return host  # as mostly, which is sooner told so
    own = [url for url in links.hrefs if host_of(url) == host_of(page)]
    shared = commonpath([_place(url) for url in (page, *own)]) + "/"
    above = dict.fromkeys(_as_root(url) for url in own if "?" not in url and shared.startswith(_place(url)))
    homes = (url for url in above if not is_archive(url) and not TERMS.search(url))
    return max((url for url in homes if not same(url, page) or _is_above_others(url, links)), key=len, default=host)


def _as_root(url: str) -> str:
    return url if "?" in url else f"{INDEX.sub('', url).rstrip('/')}/"


def _place(url: str) -> str:
    """A page's address as that of a folder."""
    return url_key(url).partition("?")[0].rstrip("/") + "/"


def _is_above_others(folder: str, links: Links) -> bool:
    """True where several pages lie below a folder, as they do below a blog's home and not below a post."""
    below = {_place(url) for url in links.hrefs if is_page(url) and not is_trap(url)} - {_place(folder)}
    return sum(place.startswith(_place(folder)) for place in below) >= _SEVERAL


def _leading_home(root: Element) -> list[Element]:
    return [link for link in root.iter("a") if link.get("rel") == "home"]


def _sphinx_root(root: Element) -> str | None:
    scripts = (script.get("data-url_root") for script in root.iter("script"))
    return root.get("data-content_root") or next(filter(None, scripts), None)


def _folder(feed: str, page: str) -> str | None:
    """The folder of a feed on the page's own host."""
    parts = parts_of(feed)
    folder = _FEED.sub("", parts.path)
    if host_of(feed) != host_of(page) or parts.query or folder == parts.path or not folder.endswith("/"):
        return None
    return f"{parts.scheme}://{parts.netloc}{folder}"
