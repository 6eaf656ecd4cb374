"""A Substack post: as the data of a page or the API states it, or as the page prints it where that data is gone."""

from collections.abc import Mapping
from typing import Any, TypeGuard

from lxml.html import fragment_fromstring

from crawler.body import read_body
from crawler.document import Element, Index, find, has_class, inline_text, json_text, text_of
from crawler.items import Body, Post, PostKey, Term
from crawler.scope import joined
from crawler.witnesses.structured import read_post_facts

Json = Mapping[str, Any]

#: Whom a post is for; for anybody else there is only its beginning.
_EVERYBODY = frozenset({"everyone", ""})
#: What Substack puts into the text.
_NOT_BODY = (
    f".//*[{has_class('subscription-widget-wrap')} or {has_class('subscription-widget-wrap-editor')}"
    f" or {has_class('subscription-widget')} or {has_class('paywall')} or {has_class('paywall-jump')}"
    f" or {has_class('button-wrapper')} or {has_class('header-anchor-parent')}]"
)


def is_post(row: object) -> TypeGuard[Json]:
    """True for the object that states a post."""
    return isinstance(row, Mapping) and isinstance(row.get("id"), int) and "slug" in row and "post_date" in row


def read_post(row: Json, base: str) -> Post:
    """A post as an object states it."""
    url = joined(base, json_text(row.get("canonical_url")) or f"/p/{row['slug']}") or base
    bylines = [one for one in _rows(row.get("publishedBylines")) if json_text(one.get("name"))]
    handle = json_text(bylines[0].get("handle")) if bylines else None
    count = row.get("comment_count")
    return Post(
        key=PostKey(url=url, remote_id=str(row["id"])),
        kind="page" if row.get("type") == "page" else "post",
        title=inline_text(json_text(row.get("title")) or ""),
        author=", ".join(str(one["name"]) for one in bylines) or None,
        author_url=f"https://substack.com/@{handle}" if handle else None,
        published=json_text(row.get("post_date")),
        modified=json_text(row.get("updated_at")),
        body=_body(row, url),
        excerpt=json_text(row.get("subtitle")) or json_text(row.get("description")),
        terms=tuple(Term(kind="tag", name=str(tag["name"])) for tag in _rows(row.get("postTags")) if tag.get("name"))
        or None,
        comments_declared=count if isinstance(count, int) else None,
        truncated=(json_text(row.get("audience")) or "") not in _EVERYBODY,
    )


def _body(row: Json, url: str) -> Body | None:
    html = json_text(row.get("body_html"))
    if html is None:
        return None
    if "subscription-widget" not in html and "button-wrapper" not in html:
        return read_body(html, url)
    holder = fragment_fromstring(html, create_parent="div")
    _take_out(holder)
    return read_body(holder, url)


def _take_out(content: Element) -> None:
    for extra in find(content, _NOT_BODY):
        if extra.getparent() is not None:
            extra.drop_tree()


def read_rendered(root: Element, base: str) -> Post | None:
    """The post a page prints; `None` where it prints none."""
    index = Index(root)
    content = index.first("available-content", "body")
    content = index.first("body") if content is not None and index.classed("markup") else content
    facts = read_post_facts(root, index, base)
    if content is None or content.tag == "body" or facts.kind == "listing":
        return None
    walled = index.first("paywall") is not None
    _take_out(content)
    return Post(
        key=PostKey(url=facts.url or base),
        kind="post",
        title=text_of(index.first("post-title")) or facts.title,
        author=facts.author,
        author_url=facts.author_url,
        published=facts.published,
        modified=facts.modified,
        body=read_body(content, base),
        excerpt=text_of(index.first("subtitle")) or facts.excerpt,
        truncated=walled,
    )


def _rows(field: object) -> list[Json]:
    return [row for row in field if isinstance(row, Mapping)] if isinstance(field, list) else []
