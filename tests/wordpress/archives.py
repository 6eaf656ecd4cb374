"""Build the archive that a perfect crawl of a truth would leave, for trying the comparison itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlite_utils

from archive.database import index
from archive.schema import SEARCHED, migrations

from .fields import same_url
from .truth import Comment, Post, Truth, title_words, uncut, words

SEEN = {"state": "public", "first_seen_at": "2026-01-01T00:00:00Z", "last_seen_at": "2026-01-01T00:00:00Z"}


def build(truth: Truth, path: Path) -> None:
    """Write an archive that holds all of `truth` and nothing else."""
    migrations.apply(sqlite_utils.Database(path))
    with closing(sqlite3.connect(path)) as database:
        blog = dict(truth.blog) | {"id": 1, "platform": "wordpress"}
        _insert(database, "blogs", blog)
        ids = {same_url(post.url): int(post.id) for post in truth.posts}
        for post in truth.posts:
            _insert(database, "posts", _post(post))
        for post in truth.posts:
            _write_below(database, post, ids)
        database.commit()
    db = sqlite_utils.Database(path)
    for table in SEARCHED:
        index(db, table, db[table].rows)
    db.conn.commit()
    db.close()


def _insert(database: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    columns, marks = ", ".join(row), ", ".join("?" * len(row))
    database.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(row.values()))


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


def _write_below(database: sqlite3.Connection, post: Post, ids: dict[str, int]) -> None:
    for kind, name, url in post.terms:
        found = database.execute("SELECT id FROM terms WHERE url = ?", [url]).fetchone()
        if not found:
            _insert(database, "terms", {"blog_id": 1, "kind": kind, "name": name, "url": url})
            found = database.execute("SELECT last_insert_rowid()").fetchone()
        _insert(database, "post_terms", {"post_id": int(post.id), "term_id": found[0]})
    for comment in post.comments:
        if comment.kind == "comment":
            _insert(database, "comments", _comment(comment, post))
        else:
            _insert(database, "pingbacks", _ping(comment, post, ids))
    for number, slide in enumerate(post.slides):
        row = {"post_id": int(post.id), "comment_id": slide.comment, "provider": slide.provider or "other"}
        row |= {
            "form": slide.forms[0],
            "raw": slide.has,
            "url": slide.has,
            "heading": slide.heading,
            "position": number,
        }
        _insert(database, "slide_references", row)
    for number, image in enumerate(post.images):
        row = {"post_id": int(post.id), "position": number, "url": image.url, "alt": image.alt}
        _insert(database, "images", row | {"caption": words(image.caption)})
    for number, target in enumerate(post.targets):
        row = {"post_id": int(post.id), "position": number, "url": target, "kind": "internal"}
        _insert(database, "links", row | {"target_post_id": ids[same_url(target)]})


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
