"""Build the archive that a perfect crawl of a truth would leave, for trying the comparison itself."""

from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.database import index, insert, open_archive
from archive.schema import SEARCHED

from .fields import same_url
from .truth import Comment, Post, Truth, title_words, uncut, words

SEEN = {"state": "public", "first_seen_at": "2026-01-01T00:00:00Z", "last_seen_at": "2026-01-01T00:00:00Z"}


def build(truth: Truth, archive: Path) -> None:
    """Write an archive that holds all of `truth` and nothing else."""
    db = open_archive(archive)
    ids = {same_url(post.url): int(post.id) for post in truth.posts}
    with db.atomic():
        insert(db, "blogs", {**truth.blog, "id": 1, "platform": "wordpress"})
        for post in truth.posts:
            insert(db, "posts", _post(post))
        for post in truth.posts:
            _write_conversation(db, post, ids)
            _write_contents(db, post, ids)
        for table in SEARCHED:
            index(db, table, db.table(table).rows)
    db.close()


def _post(post: Post) -> dict[str, Any]:
    row = {
        "id": int(post.id),
        "blog_id": 1,
        "remote_id": post.id,
        "url": post.url,
        "kind": post.kind,
        "title": title_words(post.title),
        "author": post.author,
        "published_at": post.published,
        "published_precision": "second",
        "modified_at": post.modified,
        "comments_declared": post.declared,
        "witnesses": "[]",
        **SEEN,
    }
    if post.protected:
        return row | {"state": "protected"}
    return row | {"html": post.html, "text": words(post.html), "excerpt": words(post.excerpt) or None}


def _write_conversation(db: Database, post: Post, ids: dict[str, int]) -> None:
    for comment in post.comments:
        if comment.kind == "comment":
            insert(db, "comments", _comment(comment, post))
        else:
            insert(db, "pingbacks", _ping(comment, post, ids))


def _write_contents(db: Database, post: Post, ids: dict[str, int]) -> None:
    for kind, name, url in post.terms:
        found = db.conn.execute("SELECT id FROM terms WHERE url = ?", [url]).fetchone()
        term_id = found[0] if found else insert(db, "terms", {"blog_id": 1, "kind": kind, "name": name, "url": url})
        insert(db, "post_terms", {"post_id": int(post.id), "term_id": term_id})
    for number, slide in enumerate(post.slides):
        row = {"post_id": int(post.id), "comment_id": slide.comment, "position": number, "heading": slide.heading}
        row |= {"provider": slide.provider or "other", "form": slide.forms[0], "raw": slide.has, "url": slide.has}
        insert(db, "slide_references", row)
    for number, image in enumerate(post.images):
        row = {"post_id": int(post.id), "position": number, "url": image.url, "alt": image.alt}
        insert(db, "images", row | {"caption": words(image.caption)})
    for number, target in enumerate(post.targets):
        row = {"post_id": int(post.id), "position": number, "url": target, "kind": "internal"}
        insert(db, "links", row | {"target_post_id": ids[same_url(target)]})


def _common(comment: Comment, post: Post) -> dict[str, Any]:
    return {
        "id": int(comment.id),
        "post_id": int(post.id),
        "remote_id": comment.id,
        "position": 1 + sorted(post.comments, key=lambda c: (c.published, int(c.id))).index(comment),
        "author": comment.author,
        "author_url": comment.author_url or None,
        "published_at": comment.published,
        "published_precision": "second",
        "url": f"{post.url}#comment-{comment.id}",
        "html": comment.html,
        "text": words(comment.html),
        "witnesses": "[]",
        **SEEN,
    }


def _comment(comment: Comment, post: Post) -> dict[str, Any]:
    parent = comment.ancestors[0] if comment.ancestors else None
    stored = {other.id for other in post.comments}
    row = {"parent_remote_id": parent, "parent_id": int(parent) if parent in stored else None}
    return _common(comment, post) | row | {"depth": len(comment.ancestors) + 1}


def _ping(ping: Comment, post: Post, ids: dict[str, int]) -> dict[str, Any]:
    row = {"kind": ping.kind, "source_url": ping.author_url, "source_title": ping.author}
    row["excerpt"] = uncut(words(ping.html))
    return _common(ping, post) | row | {"source_post_id": ids.get(same_url(ping.author_url))}
