"""Sitemaps (sitemaps.org protocol 0.9) and the `Sitemap:` lines of robots.txt."""

import re

from lxml import etree

from crawler.items import Follow, Post, PostKey, Reading, Response
from crawler.scope import host_of, joined

_SKIPPED = re.compile(
    r"sitemap[-_](?:taxonomies|users|category|post_tag|tag|author|image|video|news|archives)", re.IGNORECASE
)
_OF_ONE_KIND = re.compile(r"sitemap-posts-(post|page)-|sitemap-subtype=(post|page)\b|/(post|page)-sitemap\d*\.xml")
_ROBOTS_LINE = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


def is_sitemap(root: etree._Element) -> bool:
    """True for the root element of a sitemap or a sitemap index."""
    return isinstance(root.tag, str) and root.tag.rpartition("}")[2] in {"urlset", "sitemapindex"}


def read_sitemap(root: etree._Element, response: Response) -> Reading:
    """Addresses of posts and pages, or of further sitemaps; those of terms, authors and images are left out."""
    locations = [
        (node.text or "").strip()
        for entry in root
        for node in entry
        if isinstance(node.tag, str) and etree.QName(node).localname == "loc"
    ]
    index = etree.QName(root).localname == "sitemapindex"
    found = [url for url in locations if url and not (index and _SKIPPED.search(url))]
    if not index and _SKIPPED.search(response.url):
        found = []
    purpose = "sitemap" if index else "post"
    kind = _kind(response.url)
    return Reading(
        witness="sitemap",
        posts=tuple(Post(key=PostKey(url=url), kind=kind, mention=True) for url in found) if kind and not index else (),
        follow=tuple(Follow(url=url, purpose=purpose) for url in found),
    )


def read_list(text: str, response: Response) -> Reading | None:
    """A sitemap in plain text, an address a line, all of its own host; `None` where it is none."""
    found = text.split() if text.startswith("http") else ()
    if not found or not all(url.startswith(("http://", "https://")) for url in found):
        return None
    if {host_of(url) for url in found} != {host_of(response.url)}:
        return None
    return Reading(witness="sitemap", follow=tuple(Follow(url=url, purpose="post") for url in found))


def _kind(url: str) -> str | None:
    """Posts and pages have sitemaps of their own in WordPress (5.5 on) and its usual plugins."""
    found = _OF_ONE_KIND.search(url)
    return next((group for group in found.groups() if group), None) if found else None


def read_robots(text: str, response: Response) -> Reading:
    """The sitemaps that a robots.txt names."""
    found = _ROBOTS_LINE.findall(text[:500_000])
    urls = (joined(response.url, url) for url in found)
    return Reading(witness="robots", follow=tuple(Follow(url=url, purpose="sitemap") for url in urls if url))
