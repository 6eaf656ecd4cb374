"""An item of RSS or an entry of Atom, whichever its feed is written in."""

import re
from functools import lru_cache
from urllib.parse import urljoin

from lxml import etree

from crawler.scope import joined

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
#: The page's address, where a service that counts readers put one of its own into `link`.
_ORIGINAL = (
    "{http://rssnamespace.org/feedburner/ext/1.0}origLink",
    "{http://www.pheedo.com/namespace/pheedo}origLink",
)
_WEB = ("http://", "https://")
_NAMES = re.compile(r"^\{(?:http://www\.w3\.org/2005/Atom|http://purl\.org/rss/1\.0/|http://purl\.org/atom/ns#)\}")
#: RSS 2.0 prints an address of mail before the name: `someone@example.org (Name)`.
_MAIL_AND_NAME = re.compile(r"^\S+@\S+\s*\((.+)\)$")


def local_name(node: etree._Element) -> str:
    """An element's name, without the namespaces of RSS and Atom; those of modules stay."""
    tag = node.tag
    return _bare(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=512)
def _bare(tag: str) -> str:
    return _NAMES.sub("", tag)


class Entry:
    """One item or entry: its child elements by name, namespaces of RSS and Atom dropped."""

    def __init__(self, node: etree._Element, base: str) -> None:
        self._node = node
        self._base = base
        self._children: dict[str, list[etree._Element]] = {}
        for child in node:
            self._children.setdefault(local_name(child), []).append(child)

    def text(self, *names: str) -> str | None:
        """Text of the first child of one of these names that has any."""
        for name in names:
            for child in self._children.get(name, ()):
                if text := text_in(child):
                    return text
        return None

    def children(self, name: str) -> list[etree._Element]:
        """Children of this name."""
        return self._children.get(name, [])

    @property
    def link(self) -> str | None:
        """Address of the page: RSS `link`, or Atom's `rel="alternate"`; FeedBurner's `origLink` before these."""
        return self._whole(self.text(*_ORIGINAL) or self._stated_link())

    @property
    def addresses(self) -> list[str]:
        """Where the entry's page may be, the likeliest first: `link` may lead to what the entry is about."""
        found = [self.link, *(self._whole(link.get("href")) for link in self.linked("related"))]
        found += [guid for name in ("guid", "id") if (guid := self.text(name) or "").startswith(_WEB)]
        found += [(self._whole(self.text("comments")) or "").partition("#")[0]]
        return list(dict.fromkeys(url for url in found if url))

    def _whole(self, url: str | None) -> str | None:
        return url if url is None or url.startswith(_WEB) else joined(urljoin(self._base, self._node.base or ""), url)

    def _stated_link(self) -> str | None:
        for child in self.children("link"):
            if child.get("rel", "alternate") == "alternate" and (url := child.get("href") or text_in(child)):
                return url
        guid = next(iter(self.children("guid")), None)
        if guid is not None and guid.get("isPermaLink", "true") == "true":
            return text_in(guid)
        return None

    @property
    def html(self) -> str | None:
        """The full content, where the feed has it."""
        return self.text(_CONTENT, "content")

    @property
    def author(self) -> str | None:
        """Printed name of the author."""
        if name := self.text(_CREATOR):
            return name
        for author in self.children("author"):
            if name := next((_words(c) for c in author if local_name(c) == "name"), None):
                return name
            if found := _MAIL_AND_NAME.match(text_in(author) or ""):
                return found.group(1)
        return None

    @property
    def author_url(self) -> str | None:
        """Address of the author's own page: Atom's `uri`, which was `url` before RFC 4287."""
        people = (_words(c) for author in self.children("author") for c in author if local_name(c) in {"uri", "url"})
        return next(filter(None, people), None)

    def linked(self, rel: str) -> list[etree._Element]:
        """Atom's links with this relation."""
        return [link for link in self.children("link") if link.get("rel") == rel and link.get("href")]


def text_in(node: etree._Element) -> str | None:
    """Text of an element, or the markup that Atom's `type="xhtml"` puts there."""
    if node.get("type") == "xhtml":
        return "".join(str(etree.tostring(child, encoding="unicode", method="html")) for child in node) or None
    return _text(node).strip() or None


def _words(node: etree._Element) -> str | None:
    return " ".join(_text(node).split()) or None


def _text(node: etree._Element) -> str:
    """All text of an element; entities, which might be bombs, stay as they were declared."""
    return "".join(map(str, node.itertext())) if len(node) else node.text or ""
