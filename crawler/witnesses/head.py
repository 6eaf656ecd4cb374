"""What every page's head states in the same way: links with a relation, meta elements; and the page's anchors."""

import re
from urllib.parse import urljoin

from crawler.document import Element
from crawler.scope import host_of

#: How nearly all addresses begin, of which nobody need ask whether they are any.
_PLAIN = re.compile(r"https?://[\w.-]+(?:[/?#:]|$)", re.ASCII)


class Links:
    """The head's links and the page's anchors, absolute."""

    def __init__(self, root: Element, base: str) -> None:
        self._root = root
        self._base = base
        self._all: list[str] | None = None
        self._head = [
            (rel.split(), link.get("type", ""), url)
            for link in root.iter("link")
            if (rel := link.get("rel")) and (href := link.get("href")) and (url := self.join(href.strip()))
        ]

    def rel(self, rel: str, kind: str = "") -> list[str]:
        """Addresses of the head's links with this relation and media type."""
        return [url for relations, type_, url in self._head if rel in relations and kind in type_]

    @property
    def shortlinks(self) -> tuple[str, ...]:
        """`?p=N`, whatever the permalinks look like."""
        return tuple(self.rel("shortlink"))

    @property
    def feeds(self) -> list[str]:
        """The blog's posts, its comments, and the comments of the page's post, in this order."""
        return [url for kind in ("rss+xml", "atom+xml", "feed+json") for url in self.rel("alternate", kind)]

    @property
    def hrefs(self) -> list[str]:
        """Addresses of the page's anchors, without fragments, each once, in order."""
        if self._all is None:
            self._all = self.below(self._root)
        return self._all

    @property
    def headings(self) -> list[str]:
        """Addresses that headings lead to and those marked as a post's own, in order: the posts of a listing."""
        heads = {link for heading in self._root.iter("h1", "h2", "h3") for link in heading.iter("a")}
        links = (link for link in self._root.iter("a") if link in heads or "bookmark" in link.get("rel", ""))
        found = dict.fromkeys(link.get("href", "").partition("#")[0].strip() for link in links)
        return list(dict.fromkeys(url for href in found if href and (url := self.join(href))))

    def matching(self, pattern: re.Pattern[str], *literals: str) -> list[str]:
        """Those whose address, as it stands, has a match, each of which holds one of these literals.

        Most pages have none, and searching and joining all is dear.
        """
        hrefs = [link.get("href", "") for link in self._root.iter("a")]
        text = "\n".join(hrefs)
        if not any(literal in text for literal in literals):
            return []
        found = dict.fromkeys(href.partition("#")[0].strip() for href in hrefs)
        return list(dict.fromkeys(url for href in found if pattern.search(href) and (url := self.join(href))))

    def below(self, node: Element) -> list[str]:
        """Addresses of the anchors below an element, in the same way."""
        found = dict.fromkeys(link.get("href", "").partition("#")[0].strip() for link in node.iter("a"))
        return list(dict.fromkeys(url for href in found if href and (url := self.join(href))))

    def join(self, href: str) -> str | None:
        """An absolute address of the web; `None` for what makes none."""
        if href.startswith(("http://", "https://")):
            return href if _PLAIN.match(href) or host_of(href) else None
        try:
            url = urljoin(self._base, href)
        except ValueError:
            return None
        return url if url.startswith(("http://", "https://")) else None


def metas(root: Element, name: str) -> list[str]:
    """Contents of the head's meta elements of this name or property."""
    found = (meta for meta in root.iter("meta") if name in {meta.get("name"), meta.get("property")})
    return [content for meta in found if (content := meta.get("content", "").strip())]


def meta(root: Element, name: str) -> str | None:
    """The first of them."""
    return next(iter(metas(root, name)), None)
