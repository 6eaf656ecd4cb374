"""JSON Feed (versions 1 and 1.1), which micro.blog and many generators write beside RSS and Atom or in their place."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from crawler.body import read_body
from crawler.document import inline_text
from crawler.items import Blog, Follow, Known, Post, PostKey, Reading, Response, Term
from crawler.scope import joined

_VERSION = "https://jsonfeed.org/version/"


def read_json(data: object, response: Response, known: Known) -> Reading | None:
    """The posts of one document; `None` where it is no such feed."""
    if not isinstance(data, dict) or not str(data.get("version")).startswith(_VERSION):
        return None
    posts = tuple(_post(item, response.url) for item in _objects(data.get("items")))
    home, following = (joined(response.url, _string(data, name)) for name in ("home_page_url", "next_url"))
    follow = [Follow(url=home, purpose="start")] if home and known.root is None else []
    follow += [Follow(url=post.key.url, purpose="post") for post in posts if post.key.url]
    follow += [Follow(url=following, purpose="feed")] if following else []
    return Reading(witness="feed", blog=_blog(data) if posts else None, posts=posts, follow=tuple(follow))


def _blog(data: Mapping[str, Any]) -> Blog:
    return Blog(
        title=_words(_string(data, "title")),
        description=_words(_string(data, "description")),
        language=_string(data, "language"),
    )


def _post(item: Mapping[str, Any], base: str) -> Post:
    id_, url = _string(item, "id"), joined(base, _string(item, "url"))
    author = next(_objects([*_list(item.get("authors")), item.get("author")]), {})
    return Post(
        key=PostKey(url=url or joined("", id_), aliases=(id_,) if id_ else ()),
        title=_words(_string(item, "title")),
        author=_words(_string(author, "name")),
        author_url=joined(base, _string(author, "url")),
        published=_string(item, "date_published"),
        modified=_string(item, "date_modified"),
        body=read_body(html, base) if (html := _html(item)) else None,
        excerpt=_words(_string(item, "summary")),
        terms=tuple(Term(kind=None, name=inline_text(tag)) for tag in _list(item.get("tags")) if isinstance(tag, str)),
    )


def _html(item: Mapping[str, Any]) -> str | None:
    """The text, plain text in paragraphs."""
    if (html := _string(item, "content_html")) or not (plain := _string(item, "content_text")):
        return html
    paragraphs = (escape(part, quote=False).replace("\n", "<br>") for part in plain.split("\n\n"))
    return "".join(f"<p>{part}</p>" for part in paragraphs)


def _string(said: Mapping[str, Any], name: str) -> str | None:
    """What is said under a name; ids that are numbers are taken as they are printed."""
    value = said.get(name)
    return str(value).strip() or None if isinstance(value, str | int) else None


def _words(text: str | None) -> str | None:
    return " ".join(text.split()) if text is not None else None


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _objects(value: object) -> Iterator[Mapping[str, Any]]:
    return (one for one in _list(value) if isinstance(one, dict))
