"""Webmentions: `h-cite` that a page prints below its post, and webmention.io's lists (JF2 and its older form)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.body import read_body
from crawler.document import Element, Index, inline_text, text_of
from crawler.items import Body, Comment, Follow, PostKey, Reading, Response
from crawler.scope import joined

_API = "https://webmention.io/api/mentions.jf2"
_PER_PAGE = 100
#: Endpoints are named in a page's head.
_HEAD = 20_000
_ANSWERS = frozenset(
    f"{prefix}-{name}" for prefix in ("u", "p") for name in ("comment", "like", "repost", "mention", "bookmark", "rsvp")
)
#: What a post answers itself is marked in this way too, beside its text: these count within a list of answers only.
_CONTEXT = frozenset({"u-in-reply-to", "u-like-of", "u-repost-of", "u-bookmark-of", "u-mention-of", "p-in-reply-to"})
_LIST = re.compile(
    r"(?:^|[\s_-])(?:web)?mentions?(?:$|[\s_-])|\b(?:comments|responses|reactions|replies|likes)\b", re.IGNORECASE
)
_BODIES = frozenset({"e-content", "entry-content"})
_NATIVE = re.compile(r"^(?:li-|div-)?comment-\d+$")

Json = Mapping[str, Any]


def read_cited(root: Element, base: str) -> Iterator[tuple[Comment, bool]]:
    """The answers a page cites; with each whether it is marked up as the platform's own comments are.

    Takes the others out of the page, where any reader of h-cite would find them again.
    """
    taken: set[Element] = set()
    for element, id_, classes in Index(root).entries:
        if not classes & {"h-cite", "h-entry"} or not (classes & _ANSWERS or _is_listed(element, classes)):
            continue
        above = list(element.iterancestors())
        if taken.isdisjoint(above) and not any(_BODIES & _classes(outer) for outer in above):
            taken.add(element)
            native = "comment" in classes or any(_NATIVE.match(name) for name in (id_, *_ids(element)))
            yield _cited(element, base), native
            if not native:
                element.drop_tree()


def _is_listed(element: Element, classes: frozenset[str]) -> bool:
    if not classes & _CONTEXT:
        return False
    around = (
        f"{outer.get('class') or ''} {outer.get('id') or ''}"
        for outer in element.iterancestors("div", "section", "ul", "ol")
    )
    return any(_LIST.search(names) for names in around)


def _classes(element: Element) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())


def _ids(element: Element) -> Iterator[str]:
    return (child.get("id") or "" for child in element)


def _cited(element: Element, base: str) -> Comment:
    index = Index(element)
    person = next(iter((*index.classed("p-author", "author"), *index.classed("h-card", "vcard"))), None)
    within = set(person.iter()) if person is not None and person is not element else set()
    own = [found for found in index.classed("u-url", "url") if found not in within and found.get("href")]
    link = own[0] if own else element if element.get("href") else None
    source = joined(base, link.get("href")) if link is not None else None
    name, author_url = _person(person, base)
    body = next((found for found in index.classed("e-content", "p-content", "p-summary") if found not in within), None)
    title = next((found for found in index.classed("p-name") if found not in within and found is not body), None)
    date = next((found for found in index.classed("dt-published", "published") if found not in within), None)
    native = source is not None and source.partition("#")[0] == base.partition("#")[0]
    return Comment(
        post=PostKey(),
        kind="comment" if native else "webmention",
        author=name,
        author_url=author_url,
        published=(date.get("datetime") or date.get("title") or text_of(date)) if date is not None else None,
        url=source,
        body=_body(body, title, base),
        source_url=None if native else source,
        source_title=text_of(title) if title is not None and not native else None,
    )


def _body(found: Element | None, title: Element | None, base: str) -> Body | None:
    """Its text: a note without a content of its own has all of it in its name."""
    holder = found if found is not None else title
    return read_body(holder, base) if holder is not None and text_of(holder) else None


def _person(found: Element | None, base: str) -> tuple[str | None, str | None]:
    if found is None:
        return None, None
    index = Index(found)
    named = index.first("p-name", "fn")
    image = next(found.iter("img"), None)
    name = text_of(named) or text_of(found) or (image.get("alt", "").strip() if image is not None else None)
    link = next((a for a in (found, *found.iter("a")) if a.get("href")), None)
    return name or None, joined(base, link.get("href")) if link is not None else None


def hinted(text: bytes) -> bool:
    """False where a page neither cites an answer nor names an endpoint of webmention.io's."""
    return b"h-cite" in text or text.find(b"webmention.io", 0, _HEAD) >= 0


def has_endpoint(root: Element) -> bool:
    """True where the page names webmention.io as its endpoint, whose lists are public."""
    found = (link.get("href", "") for link in root.iter("link", "a") if "webmention" in (link.get("rel") or "").split())
    return any(url.startswith(("https://webmention.io/", "http://webmention.io/")) for url in found)


def follow(post: PostKey, url: str) -> Iterator[Follow]:
    """The list of what was received for a post."""
    query = {"target": post.url or url, "per-page": _PER_PAGE, "page": 0}
    yield Follow(url=f"{_API}?{urlencode(query)}", purpose="comments")


def read_json(data: Any, response: Response) -> Reading | None:
    """What webmention.io answers, in JF2 or in its older form; `None` where the document is neither."""
    match data:
        case {"type": "feed", "children": list(rows)} if all(
            isinstance(row, dict) and "wm-source" in row for row in rows
        ):
            comments = [comment for row in rows if (comment := _from_jf2(row, response.url))]
        case {"links": list(rows)} if all(isinstance(row, dict) and "source" in row for row in rows):
            comments = [comment for row in rows if (comment := _from_links(row, response.url))]
        case _:
            return None
    return Reading(witness="rest", comments=tuple(comments), follow=_next(response.url, len(rows)))


def _next(url: str, count: int) -> tuple[Follow, ...]:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    size, page = query.get("per-page", ""), query.get("page", "0")
    if not (size.isdigit() and page.isdigit() and count and count >= int(size)):
        return ()
    changed = urlencode({**query, "page": int(page) + 1})
    return (Follow(url=parts._replace(query=changed).geturl(), purpose="comments"),)


def _from_jf2(row: Json, base: str) -> Comment | None:
    content = row.get("content")
    content = content if isinstance(content, Mapping) else {"text": content}
    if row.get("wm-private"):
        return None
    return _mention(
        target=row.get("wm-target"),
        source=row.get("wm-source"),
        original=row.get("url"),
        author=row.get("author"),
        title=row.get("name"),
        html=content.get("html"),
        text=content.get("text") or content.get("value"),
        published=row.get("published") or row.get("wm-received"),
        base=base,
    )


def _from_links(row: Json, base: str) -> Comment | None:
    data = row.get("data")
    data = data if isinstance(data, Mapping) else {}
    if row.get("private") or row.get("verified") is False:
        return None
    return _mention(
        target=row.get("target") or dict(parse_qsl(urlsplit(base).query)).get("target"),
        source=row.get("source"),
        original=data.get("url"),
        author=data.get("author"),
        title=data.get("name"),
        html=data.get("content"),
        text=None,
        published=data.get("published") or row.get("verified_date"),
        base=base,
    )


def _mention(
    *, target: Any, source: Any, original: Any, author: Any, title: Any, html: Any, text: Any, published: Any, base: str
) -> Comment | None:
    """A mention; what a service such as Bridgy relays has the address of the original, by which pages cite it."""
    author = author if isinstance(author, Mapping) else {}
    if not isinstance(target, str) or not isinstance(source, str):
        return None
    shown = joined(base, original) if isinstance(original, str) and original else source
    markup = html if isinstance(html, str) and html.strip() else None
    if markup is None and isinstance(text, str) and text.strip():
        markup = text.replace("&", "&amp;").replace("<", "&lt;")
    name = title if isinstance(title, str) and title.strip() else None
    return Comment(
        post=PostKey(url=target.partition("#")[0]),
        kind="webmention",
        author=inline_text(author["name"]) or None if isinstance(author.get("name"), str) else None,
        author_url=author["url"] if isinstance(author.get("url"), str) and author["url"] else None,
        published=published if isinstance(published, str) and published else None,
        body=read_body(markup, shown or source) if markup else None,
        source_url=shown or source,
        source_title=inline_text(name) if name else None,
    )
