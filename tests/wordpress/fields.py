"""Judge the fields of one archived row against the truth."""

import re
import sqlite3
from urllib.parse import urldefrag

from .grid import MAX_DEPTH, Cell, carries, names, printed_precision
from .report import Entity
from .truth import Comment, Post, Truth, plain, straight, title_words, uncut, without_markers, words

Row = sqlite3.Row

#: What WordPress prints for a commenter who left no name; REST leaves it empty.
NAMELESS = ("", None, "Anonimo", "Anonymous")


def same_url(url: str | None) -> str:
    """Bring a URL to a form in which equal ones are equal: escapes in capitals, a bare host with its slash."""
    text = re.sub(r"%[0-9a-fA-F]{2}", lambda escape: escape[0].upper(), url or "")
    return re.sub(r"^(https?://[^/?#]+)/?$", r"\1/", text)


def judge_blog(entity: Entity, row: Row, truth: Truth, cell: Cell) -> None:
    """The blog's own row: its title stands in feeds and in the API's root."""
    stated = "on" in (cell.rest, cell.feeds)
    entity.judge("url", "blog", same_url(row["url"]), same_url(truth.blog["url"]), demanded=True)
    entity.judge("title", "blog", row["title"], truth.blog["title"], demanded=stated)
    entity.judge("description", "blog", row["description"], truth.blog["description"], demanded=stated)
    entity.judge("language", "blog", row["language"], truth.blog["language"], demanded=True)
    entity.judge("platform", "blog", row["platform"], "wordpress", demanded=True)


def judge_post(entity: Entity, row: Row, terms: list[Row], post: Post, cell: Cell) -> None:
    """A post's or page's row and its terms."""

    def demanded(field: str) -> bool:
        return carries(cell, "posts", field, post)

    where = post.url
    titles = {title_words(post.title), title_words(post.title_printed)}
    title = plain(row["title"])
    if post.protected:
        entity.allow("title", where, title, titles)
        for hidden in ("html", "text", "excerpt"):
            entity.judge(hidden, where, row[hidden], None, demanded=True)
        entity.judge("state", where, row["state"], "protected", demanded=True)
        return
    if post.title:
        entity.judge("title", where, title, title_words(post.title), demanded=True)
    else:
        entity.allow("title", where, title, titles)
    entity.judge("kind", where, row["kind"], post.kind, demanded=demanded("kind"))
    if row["author"] is not None or demanded("author"):
        entity.allow("author", where, row["author"], names(cell, post))
    if row["author_url"] is not None:
        entity.allow("author_url", where, same_url(row["author_url"]), {same_url(url) for url in post.author_urls})
    _judge_date(entity, where, row, post, cell, demanded("published_at"))
    entity.judge("modified_at", where, row["modified_at"], post.modified, demanded=demanded("modified_at"))
    decks = [slide.has for slide in post.slides]
    text = without_markers(plain(row["text"]), decks)
    whole, first = (without_markers(words(html), decks) for html in (post.html, post.parts[0]))
    entity.judge("text", where, text, whole, demanded=demanded("text"), coarse=(first,))
    _judge_excerpt(entity, row, post, demanded("excerpt"))
    declared = row["comments_declared"]
    entity.judge("comments_declared", where, declared, post.declared, demanded=demanded("comments_declared"))
    # Pages of block themes and the API spell names each in their own way.
    spelled = straight if cell.blocks and cell.rest == "off" else str
    found = sorted((term["kind"] or "", spelled(term["name"]), same_url(term["url"])) for term in terms)
    wanted = sorted((kind, spelled(name), same_url(url)) for kind, name, url in post.terms)
    entity.judge("terms", where, found, wanted, demanded=True)
    entity.judge("state", where, row["state"], "public", demanded=True)


def _judge_excerpt(entity: Entity, row: Row, post: Post, demanded: bool) -> None:
    """A hand-written excerpt is kept whole; one that WordPress made from the text brings no words of its own."""
    excerpt = plain(row["excerpt"])
    if post.excerpt:
        # Feeds print it as typed, the API with typographic quotes.
        entity.judge("excerpt", post.url, straight(excerpt), straight(words(post.excerpt)), demanded=demanded)
    elif excerpt:
        strange = set(re.findall(r"\w+", excerpt)) - set(re.findall(r"\w+", words(post.html) + " " + post.html))
        entity.judge("excerpt", post.url, sorted(strange)[:5], [], demanded=True)


def judge_comment(entity: Entity, row: Row, comment: Comment, post: Post, cell: Cell) -> None:
    """A comment's row."""

    def demanded(field: str) -> bool:
        return carries(cell, "comments", field, comment, post)

    where = f"{post.url}#comment-{comment.id}"
    _judge_common(entity, "comments", row, comment, post, cell)
    if comment.author:
        entity.allow("author", where, row["author"], names(cell, comment))
    else:
        entity.allow("author", where, row["author"], NAMELESS)
    entity.judge(
        "author_url", where, same_url(row["author_url"]), same_url(comment.author_url), demanded=demanded("author_url")
    )
    decks = [slide.has for slide in post.slides if slide.comment == comment.id]
    text = without_markers(plain(row["text"]), decks)
    entity.judge("text", where, text, without_markers(words(comment.html), decks), demanded=demanded("text"))
    _judge_parent(entity, where, row, comment, demanded("parent"))


def _judge_parent(entity: Entity, where: str, row: Row, comment: Comment, demanded: bool) -> None:
    """A parent is a row where the parent is public, else at most an id; a true ancestor is a coarser truth."""
    parent = comment.ancestors[0] if comment.ancestors else None
    orphaned = comment.orphan and row["parent_id"] is None
    if orphaned:
        entity.judge("parent", where, row["parent_remote_id"], parent, demanded=demanded)
        return
    entity.judge("parent", where, row["parent_of"], parent, demanded=demanded, coarse=(None, *comment.ancestors))
    if not comment.orphan and row["depth"] is not None:
        depth = len(comment.ancestors) + 1
        entity.allow("depth", where, row["depth"], {depth, min(depth, MAX_DEPTH)})


def judge_pingback(entity: Entity, row: Row, ping: Comment, post: Post, cell: Cell) -> None:
    """A pingback's or trackback's row."""

    def demanded(field: str) -> bool:
        return carries(cell, "pingbacks", field, ping, post)

    where = f"{post.url}#comment-{ping.id}"
    _judge_common(entity, "pingbacks", row, ping, post, cell)
    entity.judge("kind", where, row["kind"], ping.kind, demanded=demanded("kind"))
    entity.judge("source_url", where, same_url(row["source_url"]), same_url(ping.author_url), demanded=True)
    title, passage = _ping_parts(ping)
    # A trackback names a blog and, in its text, an article: either may be called the source's title.
    entity.allow("source_title", where, row["source_title"], names(cell, ping) | {title} - {None})
    inside = post.url.split("/", 3)[2] in ping.author_url
    source = ping.author_url if inside else None
    entity.judge("source_post_id", where, same_url(row["source_post"]), same_url(source), demanded=True)
    for column in ("excerpt", "text"):
        told = uncut(plain(row[column]))
        whole = uncut(f"{title} {passage}" if title else passage)
        entity.judge(column, where, told if told != whole else passage, passage, demanded=demanded("text"))


def _ping_parts(ping: Comment) -> tuple[str | None, str]:
    """Split a trackback's text into the title it begins with and the passage; a pingback's is all passage."""
    split = re.match(r"\s*<p><strong>(.*?)</strong></p>(.*)", ping.html, re.DOTALL)
    if ping.kind == "trackback" and split:
        return words(split[1]), uncut(words(split[2]))
    return None, uncut(words(ping.html))


def _judge_common(entity: Entity, name: str, row: Row, comment: Comment, post: Post, cell: Cell) -> None:
    where = f"{post.url}#comment-{comment.id}"
    entity.judge("remote_id", where, row["remote_id"], comment.id, demanded=True)
    if row["url"] is not None:
        # Of a paged conversation the address may name the page: .../comment-page-5/#comment-378.
        page, fragment = urldefrag(row["url"])
        right = fragment == f"comment-{comment.id}" and same_url(page).startswith(same_url(post.url.rstrip("/")))
        entity.judge("url", where, row["url"], row["url"] if right else where, demanded=True)
    _judge_date(entity, where, row, comment, cell, carries(cell, name, "published_at", comment, post))
    entity.judge("state", where, row["state"], "public", demanded=True)


def _judge_date(entity: Entity, where: str, row: Row, true: Post | Comment, cell: Cell, demanded: bool) -> None:
    """An instant is exact where a witness has it; else what the page prints, at the precision it prints, or nothing."""
    got = (row["published_at"], row["published_precision"])
    printed = printed_precision(cell, true)
    if got[0] == true.published or (got[0] is None and printed is None):
        entity.judge("published_at", where, got[0], true.published, demanded=demanded)
        return
    coarse: list[tuple[str, str]] = []
    if printed == "day":
        coarse = [(true.local[:10], "day")]
    elif printed == "minute":
        # Where no witness tells the zone, the printed clock may be kept as if it were UTC's, if it says so.
        clocks = [true.published[:16]]
        if row["published_zone"] == "assumed":
            clocks.append(true.local[:16].replace(" ", "T"))
        coarse = [(form, "minute") for clock in clocks for form in (f"{clock}:00Z", f"{clock}Z")]
    entity.judge("published_at", where, got, (true.published, "second"), demanded=demanded, coarse=tuple(coarse))
