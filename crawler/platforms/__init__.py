"""What a response says, whichever platform it comes from: the registry of platforms and the way in."""

import zlib
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from typing import Protocol
from urllib.parse import urljoin

from crawler.charset import is_binary, to_utf8
from crawler.document import Element, Index, parse_html, parse_json, parse_xml
from crawler.items import Blog, Body, Comment, Follow, Known, Problem, Reading, Response
from crawler.layout import rules
from crawler.layout.conversation import find_learned
from crawler.layout.page import read_page as read_unknown_page
from crawler.packing import unpacked
from crawler.platforms import blogger, drupal, ghost, movabletype, staticsites, substack, typepad, wordpress
from crawler.platforms.belonging import of_blog, sent_on, with_own_address
from crawler.platforms.signs import Signs
from crawler.scope import in_blog, is_for_programs, is_page, joined, url_key
from crawler.witnesses import feeds, jsonfeed, oembed, sitemaps, systems


class Platform(Protocol):
    """What a module of a platform has."""

    @property
    def NAME(self) -> str:
        """What the archive calls it."""

    @property
    def GENERATOR(self) -> str | None:
        """How it names itself as a page's generator, in lower case, if what does so needs no other proof."""

    def is_page(self, signs: Signs, /) -> bool:
        """True where the page says of itself that this platform made it."""

    def read_page(self, root: Element, response: Response, known: Known, /) -> Reading:
        """What one of its HTML pages says."""

    def read_json(self, data: object, response: Response, /) -> Reading | None:
        """What a JSON document says; `None` where it is not the platform's."""

    def read_feed(self, reading: Reading, response: Response, known: Known, /) -> Reading:
        """A feed's reading, with what only the platform knows of its feeds."""

    def is_probe(self, url: str, /) -> bool:
        """True for addresses that are tried though no page names them: that they are absent is no problem."""


PLATFORMS: tuple[Platform, ...] = (
    blogger,  # before WordPress: whoever moves a blog to Blogger leaves pictures that WordPress still serves
    typepad,
    movabletype,
    drupal,
    ghost,
    substack,
    staticsites,  # before WordPress: a blog that left it often keeps its pictures there
    wordpress,
)

#: Witnesses that may not say whose blog it is: where one is the start, the first page that it names may tell.
_LISTS = frozenset({"rest", "sitemap", "feed", "comment-feed"})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED = 304
_ABSENT = frozenset({401, 403, 404, 410})
_MARKUP = ("text/html", "application/xhtml+xml")
_BINARY = ("image/", "video/", "audio/", "font/", "application/pdf", "application/zip", "application/vnd.", "text/css")


def read(response: Response, known: Known) -> Reading:
    """All that a response says. What a server sent and nobody can read becomes a problem, not an exception."""
    if 300 <= response.status < 400:
        return (
            Reading(witness="redirect") if _leads_on(response) else _odd("redirect", "fetch", f"http-{response.status}")
        )
    if not 200 <= response.status < 300:
        expected = response.status in _ABSENT and response.url != known.api and _is_probe(response.url)
        return Reading(witness="error") if expected else _odd("error", "fetch", f"http-{response.status}")
    if not response.body:
        return Reading(witness="robots") if _is_robots(response.url) else _odd("media", "read", "empty-body")
    if response.content_type.startswith(_BINARY):
        return Reading(witness="media")
    try:
        response = replace(response, body=unpacked(response.body))
    except zlib.error as error:
        return _odd("media", "read", "unreadable-gzip", str(error))
    if is_binary(response.body):
        is_meant = response.content_type in {"", *_MARKUP} and is_page(response.url)
        return _odd("media", "read", "no-text") if is_meant else Reading(witness="media")
    text, problems = to_utf8(response)
    if response.truncated:
        problems += (Problem(stage="fetch", error="truncated-body", detail=response.truncated),)
    reading = _read_text(text, response, known)
    if known.root is None and reading.witness in _LISTS and not _says_whose(reading):
        reading = replace(reading, follow=(_to_page(reading, response.url), *reading.follow))
    return replace(reading, problems=problems + reading.problems) if problems else reading


def _leads_on(response: Response) -> bool:
    """True where an answer that is no page sends on to the web, or says that there is nothing new."""
    if response.status not in _REDIRECTS:
        return response.status == _NOT_MODIFIED
    stated = response.headers.get("location", "").strip().lower()
    return bool(stated) and ("://" not in stated.partition("?")[0] or stated.startswith(("http://", "https://")))


def _says_whose(reading: Reading) -> bool:
    return bool(reading.blog and reading.blog.url) or any(found.purpose == "start" for found in reading.follow)


def _to_page(reading: Reading, url: str) -> Follow:
    """Where to look for the blog of a list: a page or a further list that it names, else the home of its host."""
    named = (found.url for found in reading.follow if found.purpose in {"post", "sitemap"})
    commented = (comment.url for comment in reading.comments if comment.url)
    return Follow(url=next(chain(named, commented), urljoin(url, "/")), purpose="start")


def _is_probe(url: str) -> bool:
    url = url.removesuffix("/") if url.endswith(".xml/") else url  # Django's sites add what they miss
    shared = _is_robots(url) or feeds.is_probe(url) or systems.is_probe(url)
    return shared or any(platform.is_probe(url) for platform in PLATFORMS)


def _is_robots(url: str) -> bool:
    return url.endswith("/robots.txt")


def _odd(witness: str, stage: str, error: str, detail: str | None = None) -> Reading:
    return Reading(witness=witness, problems=(Problem(stage=stage, error=error, detail=detail),))


def _read_text(text: bytes, response: Response, known: Known) -> Reading:
    start = text[:1000].decode(errors="ignore").lstrip().lower()
    markup = start.startswith("<") and ("<html" in start or "<!doctype html" in start) and "<oembed>" not in start[:100]
    if _is_robots(response.url) and not markup:
        return sitemaps.read_robots(text.decode(), response)
    if start.startswith(("{", "[")) or ("json" in response.content_type and not markup):
        return _read_json(text, response, known)
    if _is_of_api(response.url, known):
        return _odd("rest", "read", "unreadable-json", f"{response.content_type or 'something else'} in its place")
    if not markup and (
        "xml" in response.content_type or start.startswith(("<?xml", "<rss", "<feed", "<rdf", "<urlset"))
    ):
        return _read_xml(text, response, known)
    if markup or start.startswith("<") or response.content_type in _MARKUP:
        return _read_page(text, response, known)
    return sitemaps.read_list(text.decode(), response) or Reading(witness="media")


def _is_of_api(url: str, known: Known) -> bool:
    """True for what only the API can answer; a link to it that names the blog's own root is a mistake."""
    return bool(known.api and url.startswith(known.api) and not (known.root and in_blog(known.root, known.api)))


def _read_json(text: bytes, response: Response, known: Known) -> Reading:
    try:
        data = parse_json(text)
    except (ValueError, RecursionError) as error:
        return _odd("rest", "read", "unreadable-json", str(error))
    for platform in PLATFORMS:
        if reading := platform.read_json(data, response):
            return reading
    if reading := jsonfeed.read_json(data, response, known):
        return of_blog(reading, response.url, known)
    outside = systems.read_json(data, response, known) or oembed.read_json(data, response)
    return outside or _odd("rest", "read", "unknown-json")


def _read_xml(text: bytes, response: Response, known: Known) -> Reading:
    root, fault = parse_xml(text)
    if root is None:
        return _odd("feed", "read", "unreadable-xml", fault)
    if sitemaps.is_sitemap(root):
        reading = sitemaps.read_sitemap(root, response)
    elif feeds.is_export(root):
        return _odd("feed", "read", "export", "it holds what is not public, too: import it by itself")
    elif feeds.is_feed(root):
        reading = feeds.read_feed(root, response, known)
        for platform in PLATFORMS:
            reading = platform.read_feed(reading, response, known)
        reading = of_blog(reading, response.url, known)
    elif oembed.is_answer(root):
        reading = oembed.read_xml(root, response)
    elif isinstance(root.tag, str) and root.tag.rpartition("}")[2] == "html":
        return _read_page(text, response, known)
    else:
        return Reading(witness="media")
    if fault is None:
        return reading
    return replace(reading, problems=(*reading.problems, Problem(stage="read", error="malformed-xml", detail=fault)))


def _read_page(text: bytes, response: Response, known: Known) -> Reading:
    root = parse_html(text)
    if root is None:
        return _odd("page", "read", "no-markup")
    if known.root is not None and not in_blog(response.url, known.root):
        return _odd("page", "scope", "outside-the-blog", f"not under {known.root}")
    stated = next((base.get("href") for base in root.iterfind("head/base[@href]")), None)
    if stated := joined(response.url, stated):
        root.make_links_absolute(stated, handle_failures="ignore")
    if follow := sent_on(root, response.url, known):
        return Reading(witness="page", follow=follow)
    outside = systems.read_page(root, text, response)
    index = Index(root) if known.rules else None
    found = rules.read_by(known.rules, index, response.url) if index else {}
    comments = find_learned(root, index, known.rules, response.url) if index else ()
    reading = with_own_address(_of_platform(root, response, known), response.url, known)
    reading = _by_rules(reading, found, comments, response.url)
    if is_for_programs(response.url):  # what a server says to all that is asked of it, a feed that it does not have too
        return replace(reading, posts=(), comments=())
    return outside.join(reading, response, known) if outside else reading


def _named(reading: Reading, platform: str) -> Reading:
    """A reading that names the platform its blog is on."""
    blog = reading.blog or Blog()
    return reading if blog.platform == platform else replace(reading, blog=replace(blog, platform=platform))


def _by_rules(reading: Reading, found: Mapping[str, str | Body], comments: tuple[Comment, ...], url: str) -> Reading:
    """A reading of one post's page, with what was learned of the blog's theme."""
    if not (found or comments) or len(reading.posts) != 1 or reading.posts[0].mention:
        return reading
    post = reading.posts[0]
    whole = post.part is None and url_key(post.key.url or url) == url_key(url)
    said = tuple(replace(comment, post=post.key) for comment in comments)
    return replace(reading, posts=(rules.ruled(post, found, whole=whole),), comments=said + reading.comments)


def _generators(root: Element) -> list[str]:
    head = root.find("head")
    metas = head.iter("meta") if head is not None else ()
    return [(meta.get("content") or "").lower() for meta in metas if (meta.get("name") or "").lower() == "generator"]


def _of_platform(root: Element, response: Response, known: Known) -> Reading:
    """What a page says to the first platform that knows it."""
    generators = _generators(root)
    named = (one for one in PLATFORMS if one.GENERATOR and any(name.startswith(one.GENERATOR) for name in generators))
    platform = next(named, None)
    if platform is None:
        signs = Signs(root, response)
        platform = next((one for one in PLATFORMS if one.is_page(signs)), None)
    if platform is not None:
        return _named(platform.read_page(root, response, known), platform.NAME)
    return read_unknown_page(root, response, known)
