"""What the head's meta elements and links state: Open Graph, Dublin Core, and what publishers' tools add."""

from collections.abc import Iterable

from crawler.document import Element, text_of
from crawler.items import Term
from crawler.scope import joined
from crawler.witnesses.structured.facts import SECTIONS, Facts

_TITLE = ("og:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "twitter:title")
#: `article:author` is meant to be an address, of a profile, as others are by some; most print a name.
#: Types that only a post has.
_POSTS = frozenset({"article", "blogposting", "blog:post"})
_AUTHOR = (
    "article:author", "article:author:name", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
    "byl", "author",
)  # fmt: skip
_ADDRESS = ("http", "/", "www.")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date",
    "publication_date", "pubdate", "publish-date", "publishdate", "citation_publication_date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "dcterms.modified",
    "last-modified",
)
_LANGUAGE = ("dc.language", "dcterms.language", "content-language")


def read(root: Element, base: str) -> Facts:
    """What the head states of the page as a whole. A title may still end in the site's name: see `sans_site`."""
    stated: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if name and (content := meta.get("content", "").strip()):
            stated.setdefault(name, []).append(content)

    def first(names: Iterable[str]) -> str | None:
        return next((stated[name][0] for name in names if name in stated), None)

    kind = (first(("og:type",)) or "").lower()
    authors = (name for key in _AUTHOR for name in stated.get(key, ()))
    author = next((name for name in authors if not name.startswith(_ADDRESS)), None)
    title, site = first(_TITLE), first(("og:site_name",))
    return Facts(
        kind="post" if kind in _POSTS else "website" if kind == "website" else None,
        title=sans_site(title, site) if title else None,
        author=None if author == site else author,
        published=first(_PUBLISHED),
        modified=first(_MODIFIED),
        language=first(_LANGUAGE),
        excerpt=first(("og:description",)),
        url=joined(base, first(("og:url",))),
        terms=tuple(
            Term(kind=kind, name=name)
            for key, kind in (("article:section", "category"), ("article:tag", "tag"))
            for name in dict.fromkeys(_names(stated.get(key, [])))
            if name not in SECTIONS
        )
        or None,
    )


def _names(stated: list[str]) -> list[str]:
    """Each element is meant to hold one name; what stands alone may hold several, divided by commas."""
    return (
        stated if len(stated) > 1 else [name for text in stated for part in text.split(",") if (name := part.strip())]
    )


def sans_site(title: str, site: str | None) -> str:
    """A title without the site's name at its end or start and what divides the two."""
    if site and len(title) > len(site):
        if title.endswith(site) and not (rest := title[: -len(site)])[-1].isalnum():
            return rest.rstrip(" -–—|:·•»«/<>~") or title
        if title.startswith(site) and not (rest := title[len(site) :])[0].isalnum() and rest.strip()[0] in "-–—|:·•»«/":
            return rest.lstrip(" -–—|:·•»«/<>~") or title
    return title


def read_links(root: Element, base: str) -> Facts:
    """What links state by their relation: the page's address, its short one, its author."""
    head = _linked(root, base)
    links = [a for a in root.iter("a") if "author" in (a.get("rel") or "").split() and text_of(a)]
    people = dict.fromkeys((text_of(a), joined(base, a.get("href")) or "") for a in links)
    is_told = len(people) == 1 or len({a.getparent() for a in links}) == 1  # who wrote it together stand in one line
    name, url = next(iter(people)) if is_told else (None, None)
    return Facts(
        author=name,
        author_url=url,
        url=next(iter(head.get("canonical", ())), None),
        shortlinks=tuple(dict.fromkeys(head.get("shortlink", ()))),
    )


def _linked(root: Element, base: str) -> dict[str, list[str]]:
    """Addresses of the head's links by relation."""
    found: dict[str, list[str]] = {}
    for link in root.iter("link"):
        for relation in (link.get("rel") or "").lower().split():
            if relation in {"canonical", "shortlink"} and (url := joined(base, link.get("href") or None)):
                found.setdefault(relation, []).append(url)
    return found
