"""What a reading means: instants, absolute and canonical addresses, plain NFC texts, safe markup.

The result is a statement: plain values, as `readings.fields` keeps them. What was not said is not in it.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from urllib.parse import urljoin

from crawler.items import Blog, Body, Comment, Post, PostKey, SlideReference, StatedDeck, item
from crawler.scope import tidy
from pipelines.dates import Order, order_of, read_date, usual_order
from pipelines.languages import language_of
from pipelines.sanitise import clean_html, line, text_of

Fields = dict[str, Any]

_TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "′": "'", "“": '"', "”": '"', "″": '"', "–": "-", "—": "-", "×": "x", "…": "..."}
)
_EMAIL = re.compile(r"@?[^@]+@[^@]+\.[^@]+")
#: What parts a name from an address beside it.
_EDGES = " |·,;:–—-<>("
_WEB = ("http://", "https://")
#: A date in numbers that does not begin with the year.
_NUMERIC = re.compile(r"(?<!\d)\d{1,2}[/.-]\s?\d{1,2}[/.-]\s?\d")
_MOST = 2**63 - 1
_MORE = re.compile(r"\s*(?:\[(?:…|\.\.\.)\]|\[&hellip;\])\s*$")


@item
class DayOrder:
    """Whether one response has the day or the month first in dates of numbers."""

    #: What its dates show.
    shown: Order | None = None
    #: What is usual in the language of its text, where that is not the stated one; the blog's other dates know better.
    spoken: Order | None = None
    #: That language, where none is stated.
    language: str | None = None


_ANY = DayOrder()


def blog_fields(blog: Blog) -> Fields:
    """Statement about a blog."""
    fields = {**vars(blog)}
    for name in ("title", "description", "generator"):
        fields[name] = line(fields[name]) or None if fields[name] else None
    if blog.url:
        root = tidy(blog.url)
        fields["url"] = root if root.endswith("/") else root + "/"
    if blog.language:
        fields["language"] = blog.language.replace("_", "-")
    return _said(fields)


def post_fields(
    post: Post, base: str, language: str | None, captured: str | None = None, order: DayOrder = _ANY
) -> Fields:
    """Statement about a post. Relative addresses in its body are relative to the post, wherever the body was read.

    `captured` is when the response was fetched, `order` what its other dates show of numbers (see `order_of_dates`).
    """
    own = _joined(base, post.key.url or "")
    dates = (post.language or language, captured, order)
    return _said(
        {
            **post_key(post.key, base),
            "kind": post.kind,
            "title": _line(post.title),
            "author": _name(post.author),
            "author_url": _address(post.author_url, base),
            "published": _date(post.published, *dates),
            "modified": _date(post.modified, *dates),
            "language": post.language or language,
            "body": _body(post.body, own),
            "excerpt": _MORE.sub("", line(post.excerpt)) or None if post.excerpt else None,
            "terms": sorted(
                {(t.kind or "", line(t.name), _address(t.url, base, keep_fragment=True) or "") for t in post.terms}
            )
            if post.terms
            else None,
            "comments_declared": post.comments_declared,
            "part": post.part,
            "protected": post.protected or None,
            "truncated": post.truncated or None,
        }
    )


def post_key(key: PostKey, base: str) -> Fields:
    """What a witness calls a post."""
    return _said(
        {
            "url": _address(key.url, base, keep_fragment="#" in (key.remote_id or "")),
            "remote_id": key.remote_id,
            "aliases": sorted(filter(None, (_address(alias, base) for alias in key.aliases))) or None,
            "talk": _address(key.talk, base),
        }
    )


def comment_fields(
    comment: Comment,
    post: Fields,
    base: str,
    language: str | None,
    order: int,
    captured: str | None = None,
    day_order: DayOrder = _ANY,
) -> Fields:
    """Statement about a comment or ping.

    `post` is its post's key as `post_key` states it, `order` its place in the response, the rest as in `post_fields`.
    """
    return _said(
        {
            "post": post,
            "kind": comment.kind,
            "remote_id": comment.remote_id,
            "id_within_post": comment.id_within_post or None,
            "parent_remote_id": comment.parent_remote_id if comment.parent_stated else None,
            "parent_stated": comment.parent_stated or None,
            "depth": comment.depth,
            "author": _name(comment.author),
            "author_url": _address(comment.author_url, base),
            "published": _date(comment.published, language, captured, day_order),
            "url": _address(comment.url, base, keep_fragment=True),
            "body": _body(comment.body, post.get("url") or base),
            "source_url": _address(comment.source_url, base),
            "source_title": _name(comment.source_title) or None,
            "order": order,
        }
    )


def deck_fields(deck: StatedDeck) -> Fields:
    """Statement about a deck."""
    said = {"title": _line(deck.title) or None, "author": _name(deck.author) or None}
    return _said({**vars(deck), **said, "names": list(deck.names) or None})


def order_of_dates(posts: Iterable[Post], comments: Iterable[Comment], language: str | None) -> DayOrder:
    """Whether the numeric dates of one response have the day or the month first.

    By one that shows it; else so that no comment is older than its post; else, where the posts are plainly in another
    language than is stated, or none is, as that language has it.
    """
    posts, comments = list(posts), list(comments)
    said = [*(date for post in posts for date in (post.published, post.modified)), *(one.published for one in comments)]
    numeric = [date for date in said if date and _NUMERIC.search(date)]
    if not numeric:
        return _ANY
    shown = order_of(numeric) or (_order_in_time(posts[0], comments, language) if len(posts) == 1 else None)
    if shown and language:
        return DayOrder(shown=shown)
    body = next((post.body.html for post in posts if post.body and not post.mention), "")
    spoken = language_of(text_of(body, frozenset()), language)
    if not language:
        return DayOrder(shown=shown, language=spoken)
    return DayOrder(spoken=usual_order(spoken)) if spoken != language else _ANY


def _order_in_time(post: Post, comments: Iterable[Comment], language: str | None) -> Order | None:
    """The order of day and month in which a post's comments follow it, where they precede it in the other."""
    printed = [one.published for one in comments if one.published and _NUMERIC.search(one.published)]
    orders: tuple[Order, ...] = ("dmy", "mdy")
    fits = [order for order in orders if _follow(post.published or "", printed, language, order)]
    return fits[0] if len(fits) == 1 else None


def _follow(post: str, comments: Iterable[str], language: str | None, order: Order) -> bool:
    published = read_date(post, language, order=order)
    if published is None or len(published.at) < len("2013-01-28"):
        return True
    first = f"{date.fromisoformat(published.at[:10]) - timedelta(days=1)}"  # zones may differ
    moments = (read_date(comment, language, order=order) for comment in comments)
    return all(moment.at >= first for moment in moments if moment is not None)


def flat(name: str) -> str:
    """A name without what WordPress's `wptexturize()` makes of its quotes and dashes."""
    return name.translate(_TYPOGRAPHY)


def _said(fields: Fields) -> Fields:
    """What was said. A number that SQLite cannot hold counts nothing."""
    return {
        name: value
        for name, value in fields.items()
        if value is not None and not (type(value) is int and value > _MOST)
    }


def _line(text: str | None) -> str | None:
    return line(text) if text is not None else None


def _name(text: str | None) -> str | None:
    """A printed name; an address of electronic mail is no name and is not kept, nor is one beside it.

    Nor is a field that a script was to fill in, `{{comment.author}}`.
    """
    name = _line(text)
    if name and "{{" in name:
        return None
    if not name or "@" not in name:
        return name
    words = name.split()
    kept = [word for word in words if not _EMAIL.fullmatch(word)]
    return name if len(kept) == len(words) else " ".join(kept).strip(_EDGES)


def _joined(base: str, url: str) -> str:
    """An absolute address; `urljoin`, which most addresses do not need, costs more than all the rest here."""
    return url if url.startswith(_WEB) else urljoin(base, url)


def _address(url: str | None, base: str, *, keep_fragment: bool = False) -> str | None:
    """An absolute address of the web, without tracking parameters; `None` for any other scheme."""
    if not url:
        return None
    try:
        joined = _joined(base, url.strip())
    except ValueError:
        return None
    if not joined.startswith(_WEB) or joined in {"http://", "https://"}:
        return None
    address, _, fragment = joined.partition("#")
    return f"{tidy(address)}#{fragment}" if keep_fragment and fragment else tidy(address)


def _date(printed: str | None, language: str | None, captured: str | None, order: DayOrder) -> Fields | None:
    if not printed or not printed.strip():
        return None
    language = language or order.language
    moment = read_date(printed, language, captured or None, order.shown)
    assumed = moment.order if moment else None
    if order.spoken and order.spoken != assumed and (assumed or moment is None):
        moment, assumed = read_date(printed, language, captured or None, order.spoken), order.spoken
    if moment is None:
        return {"printed": line(printed)}
    return _said(
        {
            "printed": line(moment.printed or printed),
            "at": moment.at,
            "precision": moment.precision,
            "order": assumed,
            "days_ago": moment.days_ago,
        }
    )


def _body(body: Body | None, base: str) -> Fields | None:
    if body is None:
        return None
    html = clean_html(body.html, base)
    if not html:
        return None
    return _said(
        {
            "html": html,
            "slides": [_slide(slide, base) for slide in body.slides] or None,
            "links": [
                _said({"url": url, "text": line(link.text) or None, "rel": link.rel})
                for link in body.links
                if not link.url.startswith("#") and (url := _link(link.url, base))
            ]
            or None,
            "images": [
                _said({"url": url, "alt": _line(image.alt) or None, "caption": _line(image.caption) or None})
                for image in body.images
                if (url := _link(image.url, base))
            ]
            or None,
        }
    )


def _slide(slide: SlideReference, base: str) -> Fields:
    return _said({**vars(slide), "url": urljoin(base, slide.url), "names": list(slide.names) or None})


def _link(url: str, base: str) -> str | None:
    """An address as the author wrote it, made absolute."""
    try:
        joined = _joined(base, url.strip())
    except ValueError:
        return None
    return joined if joined.startswith(_WEB) else None
