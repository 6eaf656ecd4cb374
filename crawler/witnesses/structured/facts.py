"""What a source states about the one post of a page, and how several sources make one."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from crawler.document import Element
from crawler.items import Term
from crawler.witnesses.unset import if_set


@dataclass(frozen=True, kw_only=True)
class Said:
    """A comment as data states it, before it is known which post it is put to."""

    author: str | None = None
    author_url: str | None = None
    published: str | None = None
    url: str | None = None
    remote_id: str | None = None
    #: Place in the list of the comment that this one answers; `None` where it answers the post or none is stated.
    parent: int | None = None
    parent_stated: bool = False
    #: Its text as markup.
    html: str | None = None


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is stated about a page's post. Addresses are absolute, all else is as it stands."""

    #: `post`, `page`, `website` for what states to be no article, or `listing` for a page that states to hold several.
    kind: str | None = None
    title: str | None = None
    author: str | None = None
    author_url: str | None = None
    #: True where only the head names an author, which on any page of a site may be its owner.
    author_in_head: bool = False
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    excerpt: str | None = None
    #: The post's own address.
    url: str | None = None
    shortlinks: tuple[str, ...] = ()
    comments_declared: int | None = None
    terms: tuple[Term, ...] | None = None
    comments: tuple[Said, ...] = ()
    #: The element that is stated to hold the post, and the one that holds its text.
    article: Element | None = None
    body: Element | None = None


_DATES = frozenset({"published", "modified"})
#: What generators call the folder of all posts, which they state as a section.
SECTIONS = frozenset({"post", "posts", "blog", "articles"})


def merged(sources: Iterable[Facts]) -> Facts:
    """Field by field, what the first source that speaks of it says; an author's address only beside that author."""
    result: dict[str, Any] = {}
    for source in sources:
        for field in fields(Facts):
            value = getattr(source, field.name)
            value = if_set(value) if field.name in _DATES else value
            if value is None or value == () or field.name == "author_url":
                continue
            if field.name not in result:
                result[field.name] = value
                if field.name == "author":
                    result["author_url"] = source.author_url
        if result.get("author_url") is None and source.author_url and source.author in {None, result.get("author")}:
            result["author_url"] = source.author_url
    return replace(Facts(), **result)
