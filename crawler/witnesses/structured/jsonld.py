"""JSON-LD in the vocabulary of schema.org: articles with their authors, dates, terms and comments."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urljoin

from crawler.document import Element, inline_text
from crawler.items import Term
from crawler.scope import joined
from crawler.witnesses.structured.addresses import fragment_id, same
from crawler.witnesses.structured.facts import SECTIONS, Facts, Said

Json = Mapping[str, Any]

_POSTS = frozenset(
    {"Article", "BlogPosting", "NewsArticle", "TechArticle", "ScholarlyArticle", "Report", "OpinionNewsArticle",
     "AnalysisNewsArticle", "ReviewNewsArticle", "BackgroundNewsArticle", "ReportageNewsArticle", "SocialMediaPosting",
     "LiveBlogPosting", "DiscussionForumPosting", "AdvertiserContentArticle", "SatiricalArticle"}
)  # fmt: skip
_PAGES = frozenset({"WebPage", "AboutPage", "ContactPage", "FAQPage", "ItemPage"})
_LISTINGS = frozenset({"CollectionPage", "SearchResultsPage", "ItemList", "Blog"})
#: Where an article may be named below a node, and where those of a listing are.
_INNER = ("@graph", "mainEntity", "mainEntityOfPage")
_LISTED = ("blogPost", "blogPosts", "itemListElement", "hasPart")
_WRAPPING = re.compile(
    r"^\s*(?:/[*/]\s*)?(?:<!--|<!\[CDATA\[)\s*(?:\*/)?|(?:/[*/]\s*)?(?:-->|\]\]>)\s*(?:\*/)?\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_TAG = re.compile(r"</?[a-zA-Z]")
#: Where a comment's text is.
_TEXTS = ("text", "articleBody", "description")
_MOST_NODES = 20_000


def read(scripts: Iterable[Element], base: str) -> Iterator[Facts]:
    """What the page's scripts of this type state: the article first, then the page around it."""
    documents = [document for script in scripts if (document := _load(script.text_content())) is not None]
    nodes = list(_nodes(documents))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    posts = _distinct([node for node in nodes if _types(node) & _POSTS])
    own = [node for node in posts if any(same(url, base) for url in _addresses(node, base))]
    listed = any(_types(node) & _LISTINGS and any(node.get(name) for name in _LISTED) for node in nodes)
    if own or len(posts) == 1:
        yield _facts((own or posts)[0], by_id, base, "post")
    for node in nodes:
        if _types(node) & _PAGES and any(same(url, base) for url in _addresses(node, base)) and len(posts) < 2:
            yield _facts(node, by_id, base, None)
    if not own and (len(posts) > 1 or (listed and not posts)):
        yield Facts(kind="listing")


def _load(text: str) -> Any:
    """A document as it is meant: sites wrap it for old browsers, escape it twice or leave a comma too many."""
    bare = _WRAPPING.sub("", text.strip())
    for attempt in (bare, _TRAILING_COMMA.sub("", bare), html.unescape(bare)):
        with suppress(ValueError, RecursionError):
            return json.loads(attempt, strict=False)
    return None


def _nodes(documents: list[Any]) -> Iterator[Json]:
    waiting, count = documents[::-1], 0
    while waiting and count < _MOST_NODES:
        found = waiting.pop()
        count += 1
        if isinstance(found, list):
            waiting += found[::-1]
        elif isinstance(found, dict):
            yield found
            waiting += [found[name] for name in _INNER if isinstance(found.get(name), dict | list)]
            for name in _LISTED:
                waiting += [_item(entry) for entry in _list(found.get(name))]


def _item(entry: Any) -> Any:
    return entry.get("item", entry) if isinstance(entry, dict) else entry


def _distinct(nodes: list[Json]) -> list[Json]:
    """One node an article: plugins state the same article twice, in one document or in two."""
    found: dict[str, Json] = {}
    for node in nodes:
        if node.keys() - {"@id", "@type"}:
            key = _text(node.get("headline")) or _text(node.get("name")) or _text(node.get("@id")) or str(len(found))
            found.setdefault(key, node)
    return list(found.values())


def _types(node: Json) -> set[str]:
    return {name.rpartition("/")[2] for name in _list(node.get("@type")) if isinstance(name, str)}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str | None:
    for found in _list(value):
        if isinstance(found, dict):
            found = found.get("@value")
        if isinstance(found, str) and found.strip():
            return inline_text(found)
    return None


def _addresses(node: Json, base: str) -> Iterator[str]:
    for name in ("url", "@id", "mainEntityOfPage"):
        for found in _list(node.get(name)):
            address = found.get("@id") or found.get("url") if isinstance(found, dict) else found
            if isinstance(address, str) and address.strip():
                with suppress(ValueError):
                    yield urljoin(base, address.strip())


def _facts(node: Json, by_id: Mapping[str, Json], base: str, kind: str | None) -> Facts:
    author, author_url = _person(node.get("author") or node.get("creator"), by_id, base)
    page = kind is None
    return Facts(
        kind=kind,
        title=None if page else _text(node.get("headline")) or _text(node.get("name")),
        author=author,
        author_url=author_url,
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        language=_text(node.get("inLanguage")),
        excerpt=None if page else _text(node.get("description")),
        url=next((url for url in _addresses(node, base) if url.startswith("http") and "#" not in url), None),
        comments_declared=_count(node),
        terms=_terms(node) or None,
        comments=tuple(_comments(node, by_id, base)),
    )


def _person(value: Any, by_id: Mapping[str, Json], base: str) -> tuple[str | None, str | None]:
    """Names, several joined as they would be printed, and the address of the first."""
    names, address = [], None
    for found in _list(value):
        if isinstance(found, dict):
            known = by_id.get(str(found.get("@id")), {})
            name = _text(found.get("name")) or _text(known.get("name"))
            url = _text(found.get("url")) or _text(known.get("url"))
        else:
            name, url = _text(found), None
        if name and not name.startswith(("http://", "https://")):
            names.append(name)
            address = address or joined(base, url)
    return ", ".join(dict.fromkeys(names)) or None, address or None


def _count(node: Json) -> int | None:
    counts = [node.get("commentCount")]
    for statistic in _list(node.get("interactionStatistic")):
        if isinstance(statistic, dict) and "CommentAction" in str(statistic.get("interactionType")):
            counts.append(statistic.get("userInteractionCount"))
    for count in counts:
        text = str(count).strip()
        if text.isascii() and text.isdigit() and len(text) < 9:
            return int(text)
    return None


def _terms(node: Json) -> tuple[Term, ...]:
    sections = dict.fromkeys(map(_text, _list(node.get("articleSection"))))
    found = [Term(kind="category", name=name) for name in sections if name and name not in SECTIONS]
    for value in _list(node.get("keywords")):
        if isinstance(value, dict):
            value = value.get("name")
        words = value.split(",") if isinstance(value, str) else ()
        found += [Term(kind="tag", name=name) for word in words if (name := inline_text(word))]
    return tuple(dict.fromkeys(found))


def _comments(node: Json, by_id: Mapping[str, Json], base: str) -> Iterator[Said]:
    """The comments below an article, answers after what they answer, however deep they are nested."""
    waiting = [(comment, None) for comment in reversed(_list(node.get("comment")))]
    places: dict[str, int] = {}
    for place in range(_MOST_NODES):
        if not waiting:
            return
        found, outer = waiting.pop()
        comment = found if isinstance(found, dict) else {}
        parent = comment.get("parentItem")
        named = parent.get("@id") or parent.get("url") if isinstance(parent, dict) else parent
        author, author_url = _person(comment.get("author") or comment.get("creator"), by_id, base)
        address = _text(comment.get("url")) or _text(comment.get("@id"))
        yield Said(
            author=author,
            author_url=author_url,
            published=_text(comment.get("dateCreated")) or _text(comment.get("datePublished")),
            url=joined(base, address),
            remote_id=fragment_id(address),
            parent=outer if outer is not None else places.get(str(named)),
            parent_stated=outer is not None or str(named) in places,
            html=next((_markup(text) for key in _TEXTS if isinstance(text := comment.get(key), str)), None),
        )
        for name in filter(None, (comment.get("@id"), comment.get("url"))):
            places[str(name)] = place
        waiting += [(answer, place) for answer in reversed(_list(comment.get("comment")))]  # type: ignore[misc]


def _markup(text: str) -> str:
    """The vocabulary asks for plain text; many give markup."""
    return text if _TAG.search(text) else html.escape(text, quote=False)
