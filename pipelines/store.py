"""Keeps readings: one reading, one transaction, from statements to rows."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from archive.database import Row, derived_id, get, insert, know, look_up, mint, put, to_json, update
from crawler.items import Blog, Known, Post, Reading, Source
from crawler.scope import in_blog, url_key
from pipelines import fuse, match
from pipelines.fuse import Statement
from pipelines.normalise import Fields, blog_fields, comment_fields, post_fields

_CONTENT = frozenset(
    {"url", "title", "author", "author_url", "published_at", "html", "text", "excerpt", "state", "kind", "source_url",
     "source_title", "parent_remote_id", "comments_declared", "modified_at"}
)  # fmt: skip
_FOUND = """
SELECT readings.id, readings.witness, readings.capture_id, captures.fetched_at, readings.fields, readings.row_id
FROM readings JOIN captures ON captures.id = readings.capture_id
"""


@dataclass(kw_only=True)
class _Touched:
    """What one reading changed, fused once at its end."""

    posts: set[int] = field(default_factory=set)
    comments: dict[int, int] = field(default_factory=dict)  #: row id -> post id
    conversations: set[int] = field(default_factory=set)


class Store:
    """Writes one crawl's readings into an archive. Call `keep` within a transaction."""

    def __init__(self, db: Database, crawl_id: str, started_at: str) -> None:
        self.db = db
        self.crawl_id = crawl_id
        self._started_at = started_at
        self._said: dict[str, str] = {}
        self._terms: dict[tuple[str, str, str], int] = {}
        crawl = get(db, "crawls", crawl_id) or {}
        self._blog: Row = (get(db, "blogs", crawl["blog_id"]) if crawl.get("blog_id") else None) or {}
        self._waiting: dict[str, list[int]] = {}
        for reading_id, fields in db.execute("SELECT id, fields FROM readings WHERE row_id IS NULL"):
            parsed = json.loads(fields)
            self._wait(reading_id, match.post_keys(self._blog["id"], parsed.get("post", parsed)))

    @property
    def known(self) -> Known:
        """What the archive knows of the blog by now."""
        return Known(root=self._blog.get("url"), platform=self._blog.get("platform"), api=self._blog.get("api"))

    def keep(self, reading: Reading, source: Source) -> set[int]:
        """Store what a reading says of the blog, its posts and their conversations, and its problems.

        The ids of the posts whose rows or conversations it touched.
        """
        touched = _Touched()
        if reading.blog:
            self._keep_blog(reading.blog, reading.witness, source, touched)
        if self._blog:
            language = reading.blog.language if reading.blog else None
            for post in reading.posts:
                self._keep_post(post, language, reading.witness, source, touched)
            self._keep_comments(reading, language, source, touched)
            self._write(touched)
        for declared in reading.declared:
            row = {"crawl_id": self.crawl_id, "capture_id": source.capture_id, "witness": reading.witness}
            insert(self.db, "declarations", row | {"entity": declared.entity, "count": declared.count})
        for problem in reading.problems:
            self.problem(problem.stage, problem.error, problem.detail, source)
        return {*touched.posts, *touched.comments.values()}

    def problem(self, stage: str, error: str, detail: str | None, source: Source) -> None:
        """Record what could not be read or kept."""
        row = {"crawl_id": self.crawl_id, "capture_id": source.capture_id, "url": source.url, "at": source.fetched_at}
        insert(self.db, "problems", row | {"stage": stage, "error": error, "detail": detail})

    def media(self, post_ids: Iterable[int]) -> list[str]:
        """Addresses of images and deck files that these posts and their comments hold."""
        found: list[str] = []
        for post_id in post_ids:
            sql = (
                "SELECT url FROM images WHERE post_id = :post UNION "
                "SELECT url FROM slide_references WHERE post_id = :post AND provider = 'file'"
            )
            found += [url for (url,) in self.db.execute(sql, {"post": post_id})]
        return found

    # --- the blog

    def _keep_blog(self, blog: Blog, witness: str, source: Source, touched: _Touched) -> None:
        fields = blog_fields(blog)
        if not self._blog:
            if "url" not in fields:
                return
            self._found_blog(fields["url"])
        said = to_json(fields)
        if self._said.get(witness) == said:
            return
        self._said[witness] = said
        blog_id = self._blog["id"]
        self._insert_reading("blog", blog_id, None, witness, fields, source)
        row = fuse.blog_row(self._statements("blog", blog_id))
        changed = {name: value for name, value in row.items() if self._blog[name] != value}
        if changed:
            update(self.db, "blogs", blog_id, changed)
            self._blog |= changed
        if "zone" in changed:
            self._rezone(touched)

    def _found_blog(self, url: str) -> None:
        key = url_key(url)
        blog_id = look_up(self.db, "blog", key) or mint(self.db, "blog", key)
        insert(self.db, "blogs", {"id": blog_id, "url": url, "first_crawled_at": self._started_at}, ignore=True)
        update(self.db, "blogs", blog_id, {"last_crawled_at": self._started_at})
        update(self.db, "crawls", self.crawl_id, {"blog_id": blog_id})
        self._blog = get(self.db, "blogs", blog_id) or {}

    def _rezone(self, touched: _Touched) -> None:
        """Local times mean another instant once the blog's zone is known."""
        local = "published_zone IN ('blog', 'assumed') AND published_precision IN ('second', 'minute')"
        blog_id = self._blog["id"]
        posts = self.db.execute(f"SELECT id FROM posts WHERE blog_id = ? AND {local}", [blog_id])  # noqa: S608
        touched.posts |= {row_id for (row_id,) in posts}
        for table in ("comments", "pingbacks"):
            sql = f"SELECT id, post_id FROM {table} WHERE {local} AND post_id IN (SELECT id FROM posts WHERE blog_id = ?)"  # noqa: S608
            touched.comments |= {row_id: post_id for row_id, post_id in self.db.execute(sql, [blog_id])}

    # --- statements and their rows

    def _keep_post(self, post: Post, language: str | None, witness: str, source: Source, touched: _Touched) -> None:
        fields = post_fields(post, source.url, language)
        keys = match.post_keys(self._blog["id"], fields)
        if not keys:
            self.problem("store", "post-without-address", fields.get("title"), source)
            return
        row_id = self._post_by(keys)
        if row_id is None and post.mention:
            self._wait(self._insert_reading("post", None, None, witness, fields, source), keys)
            return
        if row_id is None:
            row_id = mint(self.db, "post", keys[0])
        know(self.db, "post", keys, row_id)
        self._insert_reading("post", row_id, row_id, witness, fields, source)
        touched.posts.add(row_id)
        if self._waiting:
            self._adopt(keys, row_id, touched)

    def _post_by(self, keys: list[str]) -> int | None:
        """The post known by any of these keys; two that turn out to be one become one."""
        found = list(dict.fromkeys(row_id for key in keys if (row_id := look_up(self.db, "post", key)) is not None))
        if keys[0].startswith("id:"):
            found = [row_id for row_id in found if self._has_no_other_id(row_id, keys[0])]
        for superseded in found[1:]:
            self._merge_posts(superseded, found[0])
        return found[0] if found else None

    def _has_no_other_id(self, row_id: int, key: str) -> bool:
        """An address that two posts claim, such as a careless canonical link, does not make them one."""
        sql = "SELECT key FROM aliases WHERE entity = 'post' AND row_id = ? AND key GLOB 'id:*'"
        return all(other == key for (other,) in self.db.execute(sql, [row_id]))

    def _merge_posts(self, old: int, new: int) -> None:
        for table in ("comments", "pingbacks", "slide_references", "links", "images"):
            self.db.execute(f"UPDATE {table} SET post_id = ? WHERE post_id = ?", [new, old])  # noqa: S608
        self.db.execute("UPDATE pingbacks SET source_post_id = ? WHERE source_post_id = ?", [new, old])
        self.db.execute("UPDATE links SET target_post_id = ? WHERE target_post_id = ?", [new, old])
        self.db.execute("UPDATE readings SET row_id = ? WHERE entity = 'post' AND row_id = ?", [new, old])
        self.db.execute("UPDATE readings SET post_id = ? WHERE post_id = ?", [new, old])
        self.db.execute("UPDATE aliases SET row_id = ? WHERE entity = 'post' AND row_id = ?", [new, old])
        self.db.execute("DELETE FROM posts WHERE id = ?", [old])
        know(self.db, "post", [f"superseded:{old}"], new)

    def _keep_comments(self, reading: Reading, language: str | None, source: Source, touched: _Touched) -> None:
        for order, comment in enumerate(reading.comments):
            fields = comment_fields(comment, source.url, language, order)
            post_id = self._post_of(fields)
            if post_id is None:
                waiting = self._insert_reading("comment", None, None, reading.witness, fields, source)
                self._wait(waiting, match.post_keys(self._blog["id"], fields["post"]))
            else:
                row_id = self._comment_by(fields)
                self._insert_reading("comment", row_id, post_id, reading.witness, fields, source)
                self._touch(row_id, post_id, touched)
        self._match(touched.conversations)
        self._collect(touched)

    def _post_of(self, fields: Fields) -> int | None:
        keys = match.post_keys(self._blog["id"], fields["post"])
        return next((row_id for key in keys if (row_id := look_up(self.db, "post", key)) is not None), None)

    def _comment_by(self, fields: Fields) -> int | None:
        key = match.comment_key(self._blog["id"], fields)
        return look_up(self.db, "comment", key) if key else None

    def _touch(self, row_id: int | None, post_id: int, touched: _Touched) -> None:
        if row_id is None:
            touched.conversations.add(post_id)
        else:
            touched.comments[row_id] = post_id

    def _wait(self, reading_id: int, keys: list[str]) -> None:
        """Keep a statement until its post is seen."""
        for key in keys:
            self._waiting.setdefault(key, []).append(reading_id)

    def _adopt(self, keys: list[str], post_id: int, touched: _Touched) -> None:
        """Give a post the statements that waited for it."""
        waited = dict.fromkeys(reading_id for key in keys for reading_id in self._waiting.pop(key, ()))
        for reading_id in waited:
            row = get(self.db, "readings", reading_id)
            if row is None or row["row_id"] is not None:
                continue
            row_id = post_id if row["entity"] == "post" else self._comment_by(json.loads(row["fields"]))
            update(self.db, "readings", reading_id, {"post_id": post_id, "row_id": row_id})
            if row["entity"] == "comment":
                self._touch(row_id, post_id, touched)

    def _match(self, conversations: Iterable[int]) -> None:
        """Give statements without a row the one they speak of, or a new one."""
        for post_id in conversations:
            rows = self.db.execute(f"{_FOUND} WHERE entity = 'comment' AND post_id = ?", [post_id]).fetchall()
            loose = any("remote_id" not in json.loads(row["fields"]) for row in rows)
            statements = [_statement(row) for row in rows]
            groups = match.group(statements) if loose else _by_id(statements)
            taken: dict[str, int] = {}
            for members in groups:
                row_id = self._row_of(post_id, [rows[i] for i in members], [statements[i] for i in members], taken)
                for index in members:
                    if rows[index]["row_id"] != row_id:
                        self.db.execute("UPDATE readings SET row_id = ? WHERE id = ?", [row_id, rows[index]["id"]])

    def _row_of(self, post_id: int, rows: list[Any], statements: list[Statement], taken: dict[str, int]) -> int:
        """The id a comment already has, by its platform id or an earlier statement; else a new one."""
        keys = [key for s in statements if (key := match.comment_key(self._blog["id"], s.fields))]
        key = keys[0] if keys else match.natural_key(post_id, statements[0].fields)
        if not keys:
            taken[key] = taken.get(key, 0) + 1
            key = f"{key}#{taken[key]}"
        given = [row["row_id"] for row in rows if row["row_id"] is not None]
        row_id = look_up(self.db, "comment", key) or (min(given) if given else None) or mint(self.db, "comment", key)
        know(self.db, "comment", [key], row_id)
        for superseded in set(given) - {row_id}:
            self._drop_comment(superseded)
        return row_id

    def _drop_comment(self, row_id: int) -> None:
        for table in ("slide_references", "links", "images"):
            self.db.execute(f"DELETE FROM {table} WHERE comment_id = ?", [row_id])  # noqa: S608
        for table in ("comments", "pingbacks"):
            self.db.execute(f"DELETE FROM {table} WHERE id = ?", [row_id])  # noqa: S608

    def _collect(self, touched: _Touched) -> None:
        """The rows of conversations that were matched anew."""
        for post_id in touched.conversations:
            sql = "SELECT DISTINCT row_id FROM readings WHERE entity = 'comment' AND post_id = ?"
            touched.comments |= {row_id: post_id for (row_id,) in self.db.execute(sql, [post_id])}

    def _insert_reading(
        self, entity: str, row_id: int | None, post_id: int | None, witness: str, fields: Fields, source: Source
    ) -> int:
        row = {"capture_id": source.capture_id, "entity": entity, "row_id": row_id, "post_id": post_id}
        return insert(self.db, "readings", row | {"witness": witness, "fields": to_json(fields)})

    def _statements(self, entity: str, row_id: int) -> list[Statement]:
        rows = self.db.execute(f"{_FOUND} WHERE entity = ? AND row_id = ?", [entity, row_id])
        return [_statement(row) for row in rows]

    # --- rows

    def _write(self, touched: _Touched) -> None:
        zone = self._blog["zone"]
        for post_id in touched.posts:
            row, body = fuse.post_row(self._statements("post", post_id), zone)
            old = self._put("posts", {"id": post_id, "blog_id": self._blog["id"], **row})
            if old is None or "html" in old:
                self._put_contents(post_id, None, body, row["capture_id"])
            self._put_terms(post_id, body["terms"])
        for row_id, post_id in touched.comments.items():
            self._write_comment(row_id, post_id, zone)
        for post_id in {*touched.comments.values(), *touched.conversations}:
            self._order(post_id)

    def _write_comment(self, row_id: int, post_id: int, zone: str | None) -> None:
        statements = self._statements("comment", row_id)
        if not statements:
            return
        row, body = fuse.comment_row(statements, zone)
        table, other = ("comments", "pingbacks") if row["kind"] == "comment" else ("pingbacks", "comments")
        if get(self.db, other, row_id):
            self._drop_comment(row_id)
        if table == "comments":
            del row["kind"]
        old = self._put(table, {"id": row_id, "post_id": post_id, **row})
        if table == "comments" and (old is None or "html" in old):
            self._put_contents(post_id, row_id, body, row["capture_id"])

    def _put(self, table: str, row: Row) -> Row | None:
        """Write a row; what of it was replaced, `None` where it is new. Content that an earlier crawl saw is kept."""
        before = get(self.db, table, row["id"])
        old = put(self.db, table, row)
        if before is None:
            return None
        replaced = {name: value for name, value in old.items() if name in _CONTENT}
        if replaced and before["last_seen_at"] < self._started_at:
            revision = {"entity": table, "row_id": row["id"], "replaced_at": row["last_seen_at"], "crawl_id": self.crawl_id}
            insert(self.db, "revisions", revision | {"old": to_json(replaced)})
        return old

    def _put_terms(self, post_id: int, terms: list[list[str]]) -> None:
        ids = {self._term(*term) for term in terms}
        now = {term_id for (term_id,) in self.db.execute("SELECT term_id FROM post_terms WHERE post_id = ?", [post_id])}
        for term_id in now - ids:
            self.db.execute("DELETE FROM post_terms WHERE post_id = ? AND term_id = ?", [post_id, term_id])
        for term_id in sorted(ids - now):
            insert(self.db, "post_terms", {"post_id": post_id, "term_id": term_id})

    def _term(self, kind: str, name: str, url: str) -> int:
        key = (kind, name, url)
        if key not in self._terms:
            blog_id = self._blog["id"]
            natural = f"{blog_id}:{kind}:{url_key(url) if url else name}"
            row_id = look_up(self.db, "term", natural) or mint(self.db, "term", natural)
            row = {"id": row_id, "blog_id": blog_id, "kind": kind or None, "name": name, "url": url or None}
            insert(self.db, "terms", row, ignore=True)
            self._terms[key] = row_id
        return self._terms[key]

    def _put_contents(self, post_id: int, comment_id: int | None, body: Fields, capture_id: str) -> None:
        """Replace the slide references, links and images of one body."""
        owner = {"post_id": post_id, "comment_id": comment_id}
        for table in ("slide_references", "links", "images"):
            self.db.execute(f"DELETE FROM {table} WHERE post_id = ? AND comment_id IS ?", [post_id, comment_id])  # noqa: S608
        for position, slide in enumerate(body.get("slides") or ()):
            row = {name: slide.get(name) for name in ("provider", "form", "raw", "url", "heading")}
            self._insert_part("slide_references", owner, position, {**row, "deck_id": self._deck(slide), "capture_id": capture_id})
        for position, link in enumerate(body.get("links") or ()):
            kind = "internal" if in_blog(link["url"], self._blog["url"]) else "external"
            row = {"url": link["url"], "text": link.get("text"), "rel": link.get("rel"), "kind": kind}
            self._insert_part("links", owner, position, row)
        for position, image in enumerate(body.get("images") or ()):
            row = {"url": image["url"], "alt": image.get("alt"), "caption": image.get("caption")}
            self._insert_part("images", owner, position, row | {"capture_id": capture_id})

    def _insert_part(self, table: str, owner: Row, position: int, row: Row) -> None:
        row_id = derived_id(table, owner["post_id"], owner["comment_id"], position)
        insert(self.db, table, {"id": row_id, **owner, "position": position, **row})

    def _deck(self, slide: Mapping[str, Any]) -> int:
        key = f"{slide['provider']}:{slide.get('key') or slide['url']}"
        row_id = look_up(self.db, "deck", key)
        if row_id is None:
            row_id = mint(self.db, "deck", key)
            row = {"id": row_id, "provider": slide["provider"], "key": slide.get("key"), "url": slide["url"]}
            insert(self.db, "decks", row)
        for name in ("title", "author"):
            if slide.get(name):
                sql = f"UPDATE decks SET {name} = ? WHERE id = ? AND coalesce({name}, ?) >= ?"  # noqa: S608
                self.db.execute(sql, [slide[name], row_id, slide[name], slide[name]])
        return row_id

    def _order(self, post_id: int) -> None:
        """Parents, depths and positions of a conversation: each a function of its rows."""
        sql = (
            "SELECT id, 'comments' AS tbl, remote_id, parent_remote_id, parent_id, depth, position, published_at FROM comments"
            " WHERE post_id = :post UNION ALL "
            "SELECT id, 'pingbacks', remote_id, parent_remote_id, parent_id, depth, position, published_at FROM pingbacks"
            " WHERE post_id = :post"
        )
        rows = [dict(row) for row in self.db.execute(sql, {"post": post_id})]
        rows.sort(key=lambda row: (row["published_at"] or "9", int(row["remote_id"] or 0), row["id"]))
        by_id = {row["remote_id"]: row for row in rows if row["remote_id"]}
        for position, row in enumerate(rows, 1):
            parent = by_id.get(row["parent_remote_id"])
            parent_id = parent["id"] if parent and parent["tbl"] == "comments" else None
            values = {"position": position, "parent_id": parent_id}
            changed = {name: value for name, value in values.items() if row[name] != value}
            if changed:
                update(self.db, row["tbl"], row["id"], changed)

    # --- the end of a crawl

    def finish(self) -> None:
        """Join what arrived in any order: links and pings to the posts they name, and statements nobody can place."""
        if not self._blog:
            return
        self._join("links", "url", "target_post_id", "kind = 'internal'")
        self._join("pingbacks", "source_url", "source_post_id", "source_url IS NOT NULL")
        waiting = self.db.execute(
            "SELECT captures.id, captures.url, captures.fetched_at, count(*) FROM readings"
            " JOIN captures ON captures.id = capture_id WHERE row_id IS NULL AND entity = 'comment' GROUP BY captures.id"
        ).fetchall()
        for capture_id, url, fetched_at, count in waiting:
            source = Source(url=url, capture_id=capture_id, fetched_at=fetched_at)
            self.problem("store", "comments-without-post", f"{count} statements", source)
        self.db.execute("DELETE FROM readings WHERE row_id IS NULL")

    def _join(self, table: str, url: str, target: str, where: str) -> None:
        sql = f"SELECT id, {url}, {target} FROM {table} WHERE {where}"  # noqa: S608
        for row_id, address, now in self.db.execute(sql).fetchall():
            found = look_up(self.db, "post", f"url:{url_key(address)}")
            if found != now:
                update(self.db, table, row_id, {target: found})


def _statement(row: Any) -> Statement:
    return Statement(
        witness=row["witness"],
        capture_id=row["capture_id"],
        fetched_at=row["fetched_at"],
        fields=json.loads(row["fields"]),
    )


def _by_id(statements: list[Statement]) -> list[list[int]]:
    groups: dict[str, list[int]] = {}
    for index, statement in enumerate(statements):
        groups.setdefault(statement.fields["remote_id"], []).append(index)
    return list(groups.values())
