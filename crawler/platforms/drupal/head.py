"""What a Drupal page says of itself: whose it is, and which node it shows."""

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from crawler.document import Element, Index, find, first, has_class, text_of, value
from crawler.items import Blog, Follow, Response
from crawler.platforms.signs import Signs
from crawler.scope import joined
from crawler.witnesses.head import Links, meta
from crawler.witnesses.headings import window_title

#: Dries Buytaert's birthday, which every page of Drupal's expired at until 8.
_BIRTHDAY = "19 Nov 1978 05:00:00"
_ASSETS = re.compile(
    r"/misc/drupal\.(?:js|css)|/sites/(?:[\w.-]+)/(?:files/(?:css|js|languages)|modules|themes)/"
    r"|/modules/(?:node|system|user|comment)/[\w.-]+\.css|/core/(?:misc|themes|modules)/"
)
_SETTINGS = re.compile(r"jQuery\.extend\(Drupal\.settings,|\bDrupal\.extend\(\{ settings:|Drupal\.settings\s*=")
_BASE_PATH = re.compile(r"""["']basePath["']\s*:\s*["']((?:\\?/|[\w.~-])+)["']""")
_NODE_PATH = re.compile(r"(?:^|/|[?&]q=)node/(\d+)/?$")
_NODE_ID = re.compile(r"^node-(\d+)$")
_BODY_NODE = re.compile(r"(?:^|\s)page-node-(\d+)(?:\s|$)")
_TYPE = re.compile(r"(?:^|\s)(?:page-node-type|node-type|node--type|nodetype)-+([a-z][\w-]*)")
_REPLY = re.compile(r"comment/reply/(?:node/)?(\d+)")
_PAGE = re.compile(r"(?<=[?&])page=(?:\d|,|%2C)+&?", re.IGNORECASE)
#: Ways of showing a node among others.
_TEASER = frozenset({"node-teaser", "node--view-mode-teaser", "node-view-mode-teaser", "view-mode-teaser", "teaser"})
#: Types that are no text of the blog's stream; `page` is core's name for what is not.
_PAGES = frozenset({"page", "webform"})


@dataclass(frozen=True, kw_only=True)
class Node:
    """The node that a page shows whole."""

    kind: str | None
    remote_id: str | None
    element: Element | None


def is_page(signs: Signs) -> bool:
    """True where headers, the generator, the settings or the assets are Drupal's."""
    headers = signs.response.headers
    if "drupal" in headers.get("x-generator", "").lower() or any(name.startswith("x-drupal-") for name in headers):
        return True
    if _BIRTHDAY in headers.get("expires", ""):
        return True
    scripts = signs.all("script")
    if any(script.get("data-drupal-selector") == "drupal-settings-json" for script in scripts):
        return True
    if signs.generators:
        return signs.generators[0].startswith("Drupal")  # what else it loads, it is made by something else
    assets = [signs.linked, signs.scripts, *(style.text or "" for style in signs.all("style"))]
    if any("xmlrpc.php?rsd" in urls or "/wp-includes/" in urls for urls in assets):
        return False
    if any(map(_ASSETS.search, assets)):
        return True
    return any("Drupal." in (text := script.text or "") and _SETTINGS.search(text) for script in scripts)


def _settings(root: Element) -> dict[str, Any]:
    """`drupalSettings.path`, since 8: the address within the site that the page was made for."""
    script = first(root, "//script[@data-drupal-selector='drupal-settings-json']")
    with suppress(ValueError, RecursionError):
        data = json.loads(script.text or "") if script is not None else {}
        path = data.get("path") if isinstance(data, dict) else None
        return dict(path) if isinstance(path, dict) else {}
    return {}


def read_blog(root: Element, index: Index, links: Links, response: Response) -> Blog:
    """What every page says of its site."""
    path = _settings(root)
    home = None
    if isinstance(path.get("baseUrl"), str):
        home = path["baseUrl"] + (path.get("pathPrefix") or "")
    elif found := next((m for script in root.iter("script") if (m := _BASE_PATH.search(script.text or ""))), None):
        home = found.group(1).replace("\\", "")
    elif (link := value(root, "//a[@rel='home' and @href]/@href")) and _is_above(links.join(link), response.url):
        home = link
    generator = find(root, "//meta[translate(@name, 'GENRATO', 'genrato')='generator']/@content")
    return Blog(
        url=(joined(response.url, home) or urljoin(response.url, "/")).partition("?")[0],
        title=meta(root, "og:site_name")
        or text_of(index.by_id.get("site-name"))
        or text_of(index.first("site-name", "site-branding__name", "site-branding-text"))
        or text_of(first(root, "//a[@rel='home' and normalize-space()]"))
        or _site(window_title(root)),
        language=root.get("lang") or root.get("xml:lang") or None,
        generator=next((str(name) for name in generator if str(name).startswith("Drupal")), None),
        license=next(iter(links.rel("license")), None),
    )


def _site(window: str | None) -> str | None:
    """The last part of the window's title, `Node | Site`, as template_preprocess_page() makes it."""
    head, divider, site = (window or "").rpartition(" | ")
    return site if head and divider else None


def _is_above(home: str | None, url: str) -> bool:
    return home is not None and url.startswith(home.rstrip("/") + "/")


def find_node(root: Element, index: Index, links: Links, response: Response) -> Node | None:
    """The node a page shows, by its settings, shortlink, body's classes, else the only node on it."""
    body = root.find("body")
    classes = (body.get("class") or "") if body is not None else ""
    number = _number(root, links, classes, response)
    nodes = [element for element in _nodes(index) if not _is_teaser(element)]
    element = next((e for e in nodes if number and _number_of(e) == number), None)
    if element is None and len(nodes) == 1:
        element = nodes[0]
    of_node = number is not None or "node-type-" in classes or "page-node-type-" in classes
    if not of_node and (element is None or not _stands_alone(root, index, element)):
        return None
    number = number or (_number_of(element) if element is not None else None) or _replied_to(root)
    kind = _TYPE.search(classes) or (_TYPE.search(element.get("class") or "") if element is not None else None)
    name = "page" if kind and kind.group(1) in _PAGES else "post" if kind else None
    return Node(kind=name, remote_id=number, element=element)


def _number(root: Element, links: Links, classes: str, response: Response) -> str | None:
    settings = _settings(root).get("currentPath")
    if isinstance(settings, str):
        found = _NODE_PATH.search(settings)
        return found.group(1) if found else None
    if {"front", "path-frontpage"} & set(classes.split()):
        return None
    if found := _BODY_NODE.search(classes):
        return found.group(1)
    for url in (*links.shortlinks, response.url):
        parts = urlsplit(joined(response.url, url) or "")
        if found := _NODE_PATH.search(parts.path) or _NODE_PATH.search(f"?{parts.query}"):
            return found.group(1)
    return None


def _nodes(index: Index) -> Iterable[Element]:
    for element, id_, classes in index.entries:
        marked = "node" in classes or _NODE_ID.match(id_) or element.get("data-history-node-id")
        if marked and element.tag in {"div", "article", "section", "li", "td"}:
            yield element


def has_nodes(root: Element, index: Index) -> bool:
    """True where the theme names nodes, or the page the front of its site."""
    body = root.find("body")
    classes = (body.get("class") or "") if body is not None else ""
    return bool({"front", "path-frontpage"} & set(classes.split())) or any(True for _ in _nodes(index))


def _is_teaser(element: Element) -> bool:
    return bool(_TEASER & set((element.get("class") or "").split()))


def _number_of(element: Element) -> str | None:
    found = _NODE_ID.match(element.get("id") or "")
    return found.group(1) if found else element.get("data-history-node-id")


def _stands_alone(root: Element, index: Index, element: Element) -> bool:
    """Themes before 7 say nothing in the body's class: a node's own page has its comments or their form."""
    title = first(element, f".//*[self::h1 or self::h2 or self::h3][{has_class('title')} or not(@class)]/a[@href]")
    window = (window_title(root) or "").casefold()
    headed = title is not None and window.startswith((text_of(title) or "\0").casefold())
    asked = any(_REPLY.search(str(action)) for action in find(root, "//form/@action"))
    return title is None or headed or asked or "comments" in index.by_id


def _replied_to(root: Element) -> str | None:
    addresses = find(root, "//form/@action | //a[contains(@href, 'comment/reply/')]/@href")
    return next((found.group(1) for url in addresses if (found := _REPLY.search(str(url)))), None)


def permalink(links: Links, url: str) -> str:
    """The node's own address, without the page of its comments."""
    return _bare(joined(url, next(iter(links.rel("canonical")), None)) or url)


def _bare(url: str) -> str:
    return _PAGE.sub("", url.partition("#")[0]).rstrip("?&")


def comment_pages(root: Element, links: Links, url: str) -> Iterable[Follow]:
    """The other pages of a node's comments."""
    own = {_bare(url), _bare(permalink(links, url))}
    paged = (href for link in root.iter("a") if "page=" in (href := link.get("href") or "") and _PAGE.search(href))
    for href in dict.fromkeys(paged):
        if (address := joined(url, href.partition("#")[0])) and _bare(address) in own:
            yield Follow(url=address, purpose="comment-page")
