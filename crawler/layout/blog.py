"""What any page says of its blog, and whether it holds one post or lists several."""

import re
from collections.abc import Collection
from itertools import islice
from posixpath import commonpath
from urllib.parse import urljoin

from lxml import etree

from crawler.document import Element, Index, length, text_of
from crawler.items import Blog, Response
from crawler.layout.boxes import is_post, names_of
from crawler.layout.printed import datedness
from crawler.layout.teasers import Teasers, find_signed, find_teasers, find_titled, text_above
from crawler.scope import INDEX, TALK, host_of, is_archive, is_page, is_trap, joined, parts_of, url_key
from crawler.witnesses.head import Links, meta, metas
from crawler.witnesses.structured import Facts
from crawler.witnesses.structured.addresses import same

_INDEX = re.compile(r"^/?(?:index\.(?:html?|php)|default\.aspx?|home/?)?$", re.IGNORECASE)
_PAGED = re.compile(
    r"/page/\d+/?(?:[?#]|$)|/page-?\d+/?$|/index-?\d+(?:\.html?|/)?$|[?&](?:page|paged|start|offset)=\d+"
)
#: The folders that engines keep the listings of a term or of all posts in.
_TERMS = re.compile(
    r"/(?:(?:categor(?:y|ies)|tags?|labels?)(?:/[^/]+)?|(?:categories|tags)(?:/[^/]+){2,3}|authors?|archives?)"
    r"(?:\.html?|/|/index\.html?)?$",
    re.IGNORECASE,
)
#: The listings of a date or an author, unless the page states to be a post.
_MAYBE = re.compile(
    r"^(?:/[\w-]+)?/(?:(?:archives?/)?(?:19|20)\d\d(?:/(?:\d\d?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)){0,2}|authors?/[^/]+)(?:\.html?|/|/index\.html?)?$",
    re.IGNORECASE,
)
#: A title that a feed's link gives it, `Blog » Feed`.
_DIVIDED = re.compile(r"\s+[»«|–—·:>-]\s+|\s*»\s*")
_FEED = re.compile(r"(?:feeds?(?:/.*)?|rss\S*|atom\S*|index\.\w+|[^/]+\.(?:xml|rdf|rss))$")
#: Links of which one leads home by the site's name.
_MOST_LINKS = 12
#: A page with so much of its text in several posts is none of them, whatever its title.
_MOST = 0.5
_DOUBTED = 0.4
#: Lines of an archive: so many at least, no longer than this; a date is no longer than this, and has a year.
_FEWEST, _LINE, _LONGEST_DATE, _DATED = 3, 300, 40, 2
_COLUMN = re.compile(r"(?<!with)(?<!with-)(?<!has-)(?<!no-)side-?bar$")
#: Letters of a paragraph that says more than what the page is.
_PARAGRAPH = 140


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
    """The words of a link home that the title of another page's document has beside that page's own."""
    parts = _DIVIDED.split(text_of(next(root.iter("title"), None)) or "")
    if len(parts) == 1 or same(url, home):
        return None
    links = ((text_of(link), link.get("href")) for link in islice(root.iter("a"), _MOST_LINKS))
    return next((text for text, href in links if text in parts and same(joined(url, href) or "", home)), None)


def _sans_tagline(link: Element, root: Element) -> str:
    """The site's name in its link, which holds its description too where the document's title is without that."""
    whole, title = text_of(link) or "", text_of(next(root.iter("title"), None)) or ""
    own = " ".join(" ".join([link.text or "", *(part.tail or "" for part in link)]).split())
    return own if own and own in title and whole not in title else whole


def home_of(root: Element, links: Links, response: Response) -> str | None:
    """The blog's root: where its links home lead, else the folder its feed is in, else that of all it leads to.

    Sphinx states it in each page.
    """
    if (stated := _sphinx_root(root)) is not None and (url := links.join(stated)) and parts_of(url).netloc:
        return url
    leading = (links.join(href) for link in _leading_home(root) if (href := link.get("href")))
    for url in (*links.rel("home"), *filter(None, leading)):
        if _INDEX.match(parts_of(url).path) or not same(url, response.url) or _is_above_others(url, links):
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
    homes = (url for url in above if not is_archive(url) and not _TERMS.search(url))
    return max((url for url in homes if not same(url, page) or _is_above_others(url, links)), key=len, default=host)


def _as_root(url: str) -> str:
    return url if "?" in url else f"{INDEX.sub('', url).rstrip('/')}/"


def _place(url: str) -> str:
    """A page's address as that of a folder."""
    return url_key(url).partition("?")[0].rstrip("/") + "/"


def _is_above_others(folder: str, links: Links) -> bool:
    """True where several pages lie below a folder, as they do below a blog's home and not below a post."""
    below = {_place(url) for url in links.hrefs if is_page(url) and not is_trap(url)} - {_place(folder)}
    return sum(place.startswith(_place(folder)) for place in below) >= _FEWEST


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


def is_listing(
    root: Element, facts: Facts, title: Element | None, url: str, home: str | None, *, talks: bool, asks: bool
) -> bool:
    """True where the page lists posts. `talks`: it prints comments; `asks`: it has a form for one.

    A heading that the document's title repeats speaks for one post, whatever stands beside it, unless it leads away.
    """
    if talks:
        return False
    path, away = parts_of(url), title is None or _leads_away(title, url)
    if path.netloc and ((_INDEX.match(path.path) and not path.query) or _PAGED.search(url) or _TERMS.search(path.path)):
        return True
    if away and is_archive(url):
        return True
    if asks or (facts.kind == "post" and facts.article is not None and not _lists_dated(root, facts, url)):
        return False
    if facts.kind != "post" and _MAYBE.search(path.path):
        return True
    is_home = home is not None and same(url, home)
    titles = _dated_titles(root, url, introduced=is_home) if url or title is None else 0
    share = max(_listed(root, url), titles) or _most(find_signed(root, url), root, url)
    if not share and (title is None or is_home) and _most(find_titled(root, url), root, url) >= _MOST:
        return True
    lists = facts.kind == "listing" or share > 0
    if lists and (away or is_home):
        return True
    return share >= _MOST and (title is None or text_above(title, root) is None)


def _lists_dated(root: Element, facts: Facts, url: str) -> bool:
    """True where a theme says of any page to be an article: it has no date, and most of it are teasers with theirs."""
    if facts.published is not None:
        return False
    found = [boxes for boxes in find_teasers(root, url) if len(boxes) >= _FEWEST and all(map(_is_dated, boxes))]
    return _most(found, root, url) >= _MOST


def _is_dated(teaser: Element) -> bool:
    lines = (one for one in teaser.iter("time", "span", "div", "p", "li", "small") if length(one) <= _LONGEST_DATE)
    return any(one.tag == "time" or datedness(text_of(one) or "") > _DATED for one in lines)


def _leads_away(title: Element, url: str) -> bool:
    if not url:
        return False  # a page that nobody knows the address of may lead to itself
    link = next(iter([*title.iter("a"), *title.iterancestors("a")]), None)
    return link is not None and bool(href := link.get("href")) and not same(joined(url, href) or url, url)


def _listed(root: Element, url: str) -> float:
    """The share of the page's text in elements of one kind that each have a text and a heading that leads elsewhere.

    Headings of one element that lead to other sites are rather parts of one text.
    """
    found = [{box: heads for box, heads in boxes.items() if not _is_aside(box)} for boxes in find_teasers(root, url)]
    return _most(found, root, url)


def _most(posts: Collection[Teasers], root: Element, url: str) -> float:
    whole = _whole(root) if posts else 1
    return max((_share(found, whole, url) for found in posts), default=0)


def _whole(root: Element) -> int:
    """Letters of the page that readers see."""
    page = root.find("body")
    return max(length(page) - sum(map(length, page.iter("script", "style"))), 1) if page is not None else 1


def _dated_titles(root: Element, url: str, *, introduced: bool) -> float:
    """The share of the page's text in lines of an archive, each a date and a title that leads elsewhere on the site.

    With a paragraph of the author's beside them they are part of a post, unless that may introduce the blog; beside a
    whole post they are no more than ways to others.
    """
    host = host_of(url)
    items = (item for item in root.iter("li", "tr", "a") if len(item))
    entries = {time.getparent() for time in root.iter("time")} | {*items}
    found = {entry for entry in entries if entry is not None and _is_dated_title(entry, url, host)}
    found = {entry for entry in found if not _is_aside(entry)}
    if len(found) < _FEWEST:
        return 0
    around = {outer for entry in found for outer in entry.iterancestors()}
    if _has_post_beside(root, found, around) or not (introduced or _are_alone(found, around)):
        return 0
    share = sum(map(length, found)) / _whole(root)
    return min(share, _DOUBTED) if any(entry.tag == "a" for entry in found) else share


def _is_aside(element: Element) -> bool:
    """True in a column beside what a page is for; a page may be named as having one."""
    around = (one for one in (element, *element.iterancestors()) if one.tag not in {"body", "html"})
    return any(one.tag == "aside" or any(map(_COLUMN.search, names_of(one))) for one in around)


def _has_post_beside(root: Element, entries: Collection[Element], around: Collection[Element]) -> bool:
    """True where what is named as a post has none of these in it, nor is it in one."""
    posts = (one for one in root.iter(etree.Element) if one not in around and is_post(one))
    return any(not any(outer in entries for outer in (post, *post.iterancestors())) for post in posts)


def _are_alone(entries: Collection[Element], around: Collection[Element]) -> bool:
    """True where no paragraph stands beside any of these or of what is around them."""
    beside = (child for outer in around for child in outer.iterchildren("p") if child not in entries)
    return all(length(paragraph) < _PARAGRAPH for paragraph in beside)


def _is_dated_title(entry: Element, url: str, host: str | None) -> bool:
    links = list(islice(entry.iter("a"), 2))
    if len(links) != 1 or length(entry) > length(links[0]) + _LONGEST_DATE:
        return False
    if datedness("".join(entry.itertext())[:_LINE]) <= _DATED:
        return False
    link = joined(url, links[0].get("href")) or links[0].get("href", "")
    return host_of(link) == host and not same(link, url) and not is_archive(link)


def _share(found: Teasers, whole: int, url: str) -> float:
    heads = {head for several in found.values() for head in several}
    if len(heads) < 2 or any(same(head, url) for head in heads):
        return 0
    share = sum(map(length, found)) / whole
    hosts = {host_of(head) for head in heads}
    stays = len(hosts) == 1 and host_of(url) in {"", *hosts}
    return share if stays or len(found) > 1 else min(share, _DOUBTED)
