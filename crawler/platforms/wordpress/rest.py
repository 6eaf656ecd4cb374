"""The WordPress REST API, `wp/v2` (since WordPress 4.7): its index, posts, pages and comments.

Anonymous comment lists hold ordinary comments only; a single comment, asked for by its id, says its type, a ping's too.
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.body import read_body
from crawler.document import inline_text, json_text
from crawler.items import Blog, Body, Comment, Declared, Follow, Post, PostKey, Problem, Reading, Response, Term
from crawler.witnesses.feeds import post_of

_PAGE_SIZE = 100
#: Where a post goes on without a new line: its pages end and begin a paragraph there.
_BETWEEN_PARTS = re.compile(r"(?<=[^>\s])<!--nextpage-->(?=[^<\s])")
#: Pages of a list that are believed in, a million rows: what totals say beyond that is no number of anything.
_MOST_PAGES = 10_000
_LONGEST_COUNT = 10
_ROUTES = {"posts": "wp/v2/posts", "pages": "wp/v2/pages", "comments": "wp/v2/comments"}

Json = Mapping[str, Any]


def route(api: str, path: str, **query: str | int) -> str:
    """Address of a route under the API's root, which with plain permalinks is itself a query (`?rest_route=/`)."""
    parts = urlsplit(api)
    pairs = parse_qsl(parts.query)
    if any(name == "rest_route" for name, _ in pairs):
        pairs = [(name, f"/{path}" if name == "rest_route" else value) for name, value in pairs]
        folder = parts.path
    else:
        folder = parts.path.rstrip("/") + "/" + path
    pairs += [(name, str(value)) for name, value in query.items()]
    return parts._replace(path=folder, query=urlencode(pairs, safe="/:,"), fragment="").geturl()


def single_comment(api: str, remote_id: str) -> str:
    """Address of one comment, whichever its type."""
    return route(api, f"{_ROUTES['comments']}/{remote_id}")


def read_json(data: Any, response: Response) -> Reading | None:
    """What a REST response says; `None` where it is no answer of this API. Shapes tell, not addresses."""
    match data:
        case {"namespaces": list(), "name": _}:
            return _index(data, response)
        case {"author_name": _, "post": _, "content": _}:
            return Reading(witness="rest", comments=tuple(_comments([data], response)))
        case {"code": str(code), "message": _}:
            return Reading(witness="rest", problems=(Problem(stage="read", error="rest-refused", detail=code),))
        case {"type": _, "link": _, "content": _}:
            return Reading(witness="rest", posts=tuple(_posts([data], response)))
        case [{"author_name": _, "post": _, "content": _}, *_]:
            return _page(response, "comments", comments=tuple(_comments(data, response)))
        case [{"type": _, "link": _, "content": _}, *_]:
            entity = "pages" if data[0]["type"] == "page" else "posts"
            return _page(response, entity, posts=tuple(_posts(data, response)), inventory=True)
        case [] | {"id": int(), "_links": {"self": _}} | {"namespace": _, "routes": _}:
            return Reading(witness="rest")  # mirrors hold what pages lead to: terms, people, pictures
    return None


def _index(data: Json, response: Response) -> Reading:
    api = response.url
    offset = data.get("gmt_offset")
    lists: tuple[tuple[str, dict[str, str | int]], ...] = (
        ("posts", {"per_page": _PAGE_SIZE, "orderby": "id", "order": "asc", "_embed": "author,wp:term"}),
        ("pages", {"per_page": _PAGE_SIZE, "orderby": "id", "order": "asc", "_embed": "author"}),
        ("comments", {"per_page": _PAGE_SIZE, "orderby": "id", "order": "asc"}),
    )
    blog = Blog(
        url=json_text(data.get("home")) or json_text(data.get("url")),
        title=_words(data.get("name")) or None,
        description=_words(data.get("description")) or None,
        platform="wordpress",
        zone=json_text(data.get("timezone_string")) or (None if offset in (None, "") else _offset(offset)),
        api=api,
    )
    if "wp/v2" not in data["namespaces"]:
        problem = Problem(stage="read", error="rest-without-posts", detail="no wp/v2 namespace")
        return Reading(witness="rest", blog=blog, problems=(problem,))
    follow = tuple(
        Follow(url=route(api, _ROUTES[entity], **query), purpose="comments" if entity == "comments" else "posts")
        for entity, query in lists
    )
    home = (Follow(url=blog.url, purpose="home"),) if blog.url else ()
    return Reading(witness="rest", blog=blog, follow=(*home, *follow))


def _offset(hours: object) -> str | None:
    try:
        minutes = round(float(str(hours)) * 60)
    except ValueError:
        return None
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _page(response: Response, entity: str, **found: Any) -> Reading:
    """A page of a list; the first names all others, by the totals in its headers."""
    total, pages = _count(response, "x-wp-total"), _count(response, "x-wp-totalpages")
    query = dict(parse_qsl(urlsplit(response.url).query))
    follow: list[Follow] = []
    if query.get("page", "1") == "1":
        for number in range(2, min(pages or 1, _MOST_PAGES) + 1):
            changed = urlencode({**query, "page": str(number)}, safe="/:,")
            url = urlsplit(response.url)._replace(query=changed).geturl()
            follow.append(Follow(url=url, purpose="comments" if entity == "comments" else "posts"))
    follow += [Follow(url=post.key.url, purpose="post") for post in found.get("posts", ()) if post.key.url]
    declared = (Declared(entity=entity, count=total),) if total is not None else ()
    return Reading(witness="rest", declared=declared, follow=tuple(follow), **found)


def _count(response: Response, header: str) -> int | None:
    stated = response.headers.get(header, "")
    return int(stated) if stated.isdecimal() and len(stated) < _LONGEST_COUNT else None


def _posts(rows: list[Json], response: Response) -> list[Post]:
    return [_post(row, response.url) for row in _public(rows, "publish") if row.get("type") != "attachment"]


def _public(rows: list[Json], status: str) -> list[Json]:
    """Rows that say nothing of their status come from a context that shows public ones only."""
    return [row for row in rows if isinstance(row, Mapping) and row.get("status", status) == status]


def _post(row: Json, base: str) -> Post:
    embedded = row.get("_embedded") or {}
    author: Json = next((entry for entry in embedded.get("author") or () if entry.get("name")), {})
    content = row.get("content") or {}
    protected = bool(content.get("protected"))
    excerpt = row.get("excerpt") or {}
    return Post(
        key=PostKey(
            url=json_text(row.get("link")),
            remote_id=_id(row.get("id")),
            aliases=tuple(filter(None, [_rendered(row.get("guid"))])),
        ),
        kind="page" if row.get("type") == "page" else "post",
        title=_words(row.get("title")),
        author=_words(author.get("name")),
        author_url=json_text(author.get("link")),
        published=_utc(row.get("date_gmt")) or json_text(row.get("date")),
        modified=_utc(row.get("modified_gmt")),
        body=None if protected else _body(content, base),
        excerpt=None if protected else _words(excerpt) or None,
        terms=_terms(embedded),
        protected=protected,
    )


def _terms(embedded: Json) -> tuple[Term, ...] | None:
    if "wp:term" not in embedded:
        return None
    kinds = {"category": "category", "post_tag": "tag"}
    return tuple(
        Term(kind=kinds[term["taxonomy"]], name=inline_text(term["name"]), url=json_text(term.get("link")))
        for group in embedded["wp:term"]
        if isinstance(group, list)
        for term in group
        if isinstance(term, dict) and term.get("taxonomy") in kinds and term.get("name")
    )


def _comments(rows: list[Json], response: Response) -> list[Comment]:
    return [_comment(row, response.url) for row in _public(rows, "approved")]


def _comment(row: Json, base: str) -> Comment:
    kind = json_text(row.get("type")) or "comment"
    link = json_text(row.get("link"))
    author_url = json_text(row.get("author_url"))
    ping = kind in {"pingback", "trackback"}
    parent = row.get("parent")
    return Comment(
        post=PostKey(remote_id=_id(row.get("post")), url=post_of(link) if link else None),
        kind=kind if ping else "comment",
        remote_id=_id(row.get("id")),
        parent_remote_id=_id(parent),
        parent_stated=parent is not None,
        author=_words(row.get("author_name")),
        author_url=author_url,
        published=_utc(row.get("date_gmt")) or json_text(row.get("date")),
        url=link,
        body=_body(row.get("content") or {}, base),
        source_url=author_url if ping else None,
        source_title=(_words(row.get("author_name")) or None) if ping else None,
    )


def _body(content: Json, base: str) -> Body | None:
    html = _rendered(content)
    return read_body(_BETWEEN_PARTS.sub("</p>\n<p>", html), base) if html else None


def _rendered(field: object) -> str | None:
    return json_text(field.get("rendered")) if isinstance(field, Mapping) else json_text(field)


def _words(field: object) -> str | None:
    """Text of a rendered field; empty where it is stated to be empty."""
    markup = field.get("rendered") if isinstance(field, Mapping) else field
    return inline_text(markup) if isinstance(markup, str) else None


def _id(field: object) -> str | None:
    return str(field) if isinstance(field, int) and field > 0 else None


def _utc(field: object) -> str | None:
    """`date_gmt` has no zone of its own but is UTC by its definition."""
    text = json_text(field)
    return f"{text}Z" if text and not text.startswith("0000") else None
