"""Hold an archive against what WordPress's own database says, row by row and field by field."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from archive.database import DATABASE

from .fields import judge_blog, judge_comment, judge_pingback, judge_post, same_url
from .grid import Cell, carries
from .report import Report
from .truth import Comment, Post, Slide, Truth, plain, words

Row = sqlite3.Row

ROWS = {
    "blogs": "SELECT * FROM blogs",
    "posts": "SELECT * FROM posts",
    "terms": "SELECT post_id, kind, name, url FROM post_terms JOIN terms ON terms.id = term_id",
    "comments": "SELECT comments.*, parent.remote_id AS parent_of FROM comments"
    " LEFT JOIN comments AS parent ON parent.id = comments.parent_id",
    "pingbacks": "SELECT pingbacks.*, source.url AS source_post FROM pingbacks"
    " LEFT JOIN posts AS source ON source.id = source_post_id ORDER BY pingbacks.position, pingbacks.id",
    "slides": "SELECT slide_references.*, comments.remote_id AS comment FROM slide_references"
    " LEFT JOIN comments ON comments.id = comment_id ORDER BY slide_references.position",
    "images": "SELECT * FROM images",
    "decks": "SELECT * FROM decks",
    "targets": "SELECT links.post_id, target.url FROM links JOIN posts AS target ON target.id = target_post_id"
    " WHERE links.comment_id IS NULL",
}


def compare(archive: Path, truth: Truth, cell: Cell) -> Report:
    """Report everything that is missing from, invented by, leaked into or wrong in `archive`."""
    report = Report(str(cell))
    with closing(sqlite3.connect(f"file:{archive / DATABASE}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        rows = {name: database.execute(query).fetchall() for name, query in ROWS.items()}
        report.leaked = list(leaks(database, truth))
    by_post = {name: _grouped(found) for name, found in rows.items() if name not in {"blogs", "posts", "decks"}}

    entity = report.entities["blogs"]
    entity.expected, entity.found = 1, len(rows["blogs"])
    if len(rows["blogs"]) == 1:
        judge_blog(entity, rows["blogs"][0], truth, cell)
    else:
        entity.missing.append(f"one blog, not {len(rows['blogs'])}")

    archived = {same_url(row["url"]): row for row in rows["posts"]}
    for post in truth.posts:
        row = archived.pop(same_url(post.url), None)
        report.entities["posts"].expected += not post.protected
        if row is None:
            if not post.protected:
                report.entities["posts"].missing.append(post.url)
                _miss_all(report, post, cell)
            continue
        report.entities["posts"].found += 1
        below = {name: found.get(row["id"], []) for name, found in by_post.items()}
        judge_post(report.entities["posts"], row, below["terms"], post, cell)
        _compare_comments(report, below, post, cell)
        _compare_order(report, below, post)
        _compare_slides(report, below["slides"], post)
        _compare_images(report, below["images"], post)
        _compare_targets(report, below["targets"], post)
    _compare_decks(report, rows["decks"])
    report.entities["posts"].invented += [f"{row['url']} {row['title']!r}" for row in archived.values()]
    if len(archived) < len(rows["posts"]) - report.entities["posts"].found:
        report.entities["posts"].invented.append("two rows with one URL")
    return report


def _grouped(rows: list[Row]) -> dict[int, list[Row]]:
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["post_id"]].append(row)
    return groups


def _entity_of(comment: Comment) -> str:
    return "comments" if comment.kind == "comment" else "pingbacks"


def _miss_all(report: Report, post: Post, cell: Cell) -> None:
    for comment in post.comments:
        entity = report.entities[_entity_of(comment)]
        if carries(cell, _entity_of(comment), "row", comment):
            entity.expected += 1
            entity.missing.append(f"{post.url}#comment-{comment.id}")
    for slide in post.slides:
        report.entities["slide_references"].expected += 1
        report.entities["slide_references"].missing.append(f"{post.url}: {slide.has}")


def _compare_comments(report: Report, below: dict[str, list[Row]], post: Post, cell: Cell) -> None:
    waiting = {"comments": list(below["comments"]), "pingbacks": list(below["pingbacks"])}
    for comment in post.comments:
        name = _entity_of(comment)
        entity = report.entities[name]
        demanded = carries(cell, name, "row", comment)
        row = _take(waiting[name], comment)
        entity.expected += demanded
        if row is None:
            if demanded:
                entity.missing.append(f"{post.url}#comment-{comment.id}")
            continue
        entity.found += 1
        judge = judge_comment if name == "comments" else judge_pingback
        judge(entity, row, comment, post, cell)
    for name, rows in waiting.items():
        invented = report.entities[name].invented
        invented += [f"{post.url}#comment-{row['remote_id']} by {row['author']!r}" for row in rows]


def _compare_order(report: Report, below: dict[str, list[Row]], post: Post) -> None:
    """Comments and pings stand in the order they were made, where all their dates are exact."""
    rows = sorted([*below["comments"], *below["pingbacks"]], key=lambda row: (row["position"] is None, row["position"]))
    made = {comment.id: (comment.published, int(comment.id)) for comment in post.comments}
    if all(row["remote_id"] in made and row["published_at"] == made[row["remote_id"]][0] for row in rows):
        order = [row["remote_id"] for row in rows]
        wanted = sorted(order, key=lambda remote_id: made[remote_id])
        report.entities["conversations"].judge("order", post.url, order, wanted, demanded=True)


def _compare_decks(report: Report, rows: list[Row]) -> None:
    """A deck is one row, however many posts show it."""
    entity = report.entities["decks"]
    seen: set[tuple[str, str]] = set()
    for row in rows:
        deck = (row["provider"], row["key"] or row["url"])
        if deck in seen:
            entity.invented.append(f"{deck} twice")
        seen.add(deck)


def _take(rows: list[Row], comment: Comment) -> Row | None:
    """Take the row of a comment: by WordPress's id, else, of rows without one, by source or by author and words."""
    if comment.kind == "comment":
        alike = [r for r in rows if r["author"] == comment.author and plain(r["text"]) == words(comment.html)]
    else:
        alike = [r for r in rows if same_url(r["source_url"]) == same_url(comment.author_url)]
    candidates = [r for r in rows if r["remote_id"] == comment.id] or [r for r in alike if r["remote_id"] is None]
    if not candidates:
        return None
    rows.remove(candidates[0])
    return candidates[0]


def _compare_slides(report: Report, rows: list[Row], post: Post) -> None:
    entity = report.entities["slide_references"]
    waiting = list(rows)
    entity.expected += len(post.slides)
    for slide in post.slides:
        where = f"{post.url}: {slide.has}"
        row = next((row for row in waiting if _names(row, slide)), None)
        if row is None:
            entity.missing.append(where)
            continue
        waiting.remove(row)
        entity.found += 1
        entity.judge("provider", where, row["provider"], slide.provider or row["provider"], demanded=True)
        entity.allow("form", where, row["form"], slide.forms)
        if slide.heading is not None:
            entity.judge("heading", where, row["heading"], slide.heading, demanded=True)
    entity.invented += [f"{post.url}: {row['provider']} {row['form']} {row['url']}" for row in waiting]


def _names(row: Row, slide: Slide) -> bool:
    return (slide.has in row["url"] or slide.has in row["raw"]) and row["comment"] == slide.comment


def _compare_images(report: Report, rows: list[Row], post: Post) -> None:
    entity = report.entities["images"]
    waiting = {row["url"]: row for row in rows}
    entity.expected += len(post.images)
    for image in post.images:
        row = waiting.pop(image.url, None)
        if row is None:
            entity.missing.append(f"{post.url}: {image.url}")
            continue
        entity.found += 1
        entity.judge("alt", image.url, plain(row["alt"]), image.alt, demanded=True)
        entity.judge("caption", image.url, plain(row["caption"]), words(image.caption), demanded=True)
    entity.invented += [f"{post.url}: {url}" for url in waiting]


def _compare_targets(report: Report, rows: list[Row], post: Post) -> None:
    entity = report.entities["links"]
    # A link to a place in the same text is one to this post as well; that is no business of this test.
    found = {same_url(row["url"]) for row in rows} - {same_url(post.url)}
    wanted = {same_url(target) for target in post.targets}
    entity.expected += len(wanted)
    entity.found += len(wanted & found)
    entity.missing += [f"{post.url} -> {url}" for url in wanted - found]
    entity.invented += [f"{post.url} -> {url}" for url in found - wanted]


def leaks(database: sqlite3.Connection, truth: Truth) -> Iterator[str]:
    """Say where in any text of any table a forbidden word, address or hash stands."""
    forbidden = re.compile("|".join(re.escape(token) for token in truth.forbidden), re.IGNORECASE)
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for table in [name for (name,) in tables if "_fts" not in name]:
        cursor = database.execute(f'SELECT * FROM "{table}"')
        columns = [column[0] for column in cursor.description]
        for row in cursor:
            for column, value in zip(columns, row, strict=True):
                text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
                if isinstance(text, str) and (found := forbidden.search(text)):
                    around = text[max(0, found.start() - 40) : found.end() + 40]
                    yield f"{table}.{column} {row[0]}: …{around}…"
