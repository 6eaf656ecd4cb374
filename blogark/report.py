"""Summaries for people and for programs."""

import json
from dataclasses import asdict
from pathlib import Path
from sqlite3 import DatabaseError

from archive.database import ArchiveError
from crawler.scope import host_of
from pipelines.evidence import GONE
from pipelines.summary import Summary

#: What disk and database raise where they refuse.
UNWRITABLE = (ArchiveError, OSError, DatabaseError)

_NAMES = {
    "posts": ("post", "posts"),
    "pages": ("page", "pages"),
    "comments": ("comment", "comments"),
    "pingbacks": ("pingback", "pingbacks"),
    "trackbacks": ("trackback", "trackbacks"),
    "slide_references": ("slide reference", "slide references"),
}

#: What keeps a blog from being archived, and what to try.
_OBSTACLES = {
    "unknown-host": "there is no such host. Check the spelling and your network.",
    "connection-refused": "the server refuses the connection. Check the port, or try again later.",
    "broken-answer": "the server breaks off, or sends what is no answer. Try again later.",
    "timeout": "the server does not answer. Try again later, or with a longer -s DOWNLOAD_TIMEOUT=180.",
    "tls-failure": "no secure connection can be made. Try the http:// address.",
    "robots-forbids": "robots.txt forbids it. Ask the owner; with leave, use --robots ignore --robots-reason.",
    "robots-unavailable": "robots.txt cannot be read, which forbids all until it can. Try again later.",
    "address-refused": "it is a private or otherwise reserved address. If that is meant, use --allow-private.",
    "http-401": "the blog asks for a login. Only what is public can be archived.",
    "http-403": "the server refuses to show it. If it is public in a browser, say who asks with --contact.",
    "http-404": "there is no such page. Try the blog's front page.",
    "http-410": "the page is gone. Try the blog's front page.",
    "http-429": "the server asks for fewer requests. Try again later, with a longer --delay.",
    "login-wall": "the blog asks for a login. Only what is public can be archived.",
    "too-many-redirects": "it redirects again and again. Try another page of the blog.",
    "broken-encoding": "what the server sends cannot be unpacked. Try again later, or another page of the blog.",
    "unpacked-too-large": "what the server sends is too large. Try another page of the blog.",
    "outside-the-blog": "the address leads elsewhere. Try the address it leads to.",
}
_NOT_A_BLOG = "no blog was recognised there. Try the address of one of its posts."
_EXCLUDED = "--exclude leaves out what to start from."
_NO_POSTS = "the blog shows no posts. Try the address of one, or look into the table problems."
_LIMITED = "--max-pages stopped the crawl before any post was read. Allow it more."
_TORN = "a WARC is damaged, and no post is in what is left of it. The table problems says where."
_COPY = "it is a copy of {}, where nobody answers. Save its pages and use blogark import."
_SERVER_ERROR = "the server answers with an error ({}). Try again later."


def as_text(summary: Summary) -> str:
    """The end of a crawl in a few lines; one line that says what is wrong where nothing was archived."""
    if summary.exit_status == 1:
        return f"{summary.start_url}: nothing archived: {obstacle(summary)}"
    responses, size = summary.figures.get("fetched", 0), summary.figures.get("bytes", 0) / 1e6
    count = f"{responses:,} response{'' if responses == 1 else 's'}"
    return _archived(summary, f"{count}, {size:,.1f} MB of WARC in {_duration(summary.seconds)}")


def import_text(summary: Summary, source: Path, url: str | None) -> str:
    """The end of an import in the same way."""
    if summary.exit_status == 1:
        told = "; ".join(_odd(summary))
        posts = f"posts of {url}" if url else "posts"
        return f"{source}: nothing imported: no {posts} were recognised in it{f' ({told})' if told else ''}."
    new, size = summary.figures.get("stored", 0), summary.figures.get("bytes", 0) / 1e6
    return _archived(summary, f"{new:,} new records, {size:,.1f} MB of WARC, in {_duration(summary.seconds)}")


def _archived(summary: Summary, figures: str) -> str:
    blog = summary.blog or {}
    lines = [counted(summary), *_odd(summary)]
    if not summary.is_over:
        lines.append(f"cut off ({summary.outcome}): the same command goes on from here")
    lines += [figures, f"{summary.archive}  (look at it: blogark serve --archive {summary.archive})"]
    return "\n  ".join([f"{blog.get('title') or blog.get('url')}  {blog.get('url')}", *lines])


def _odd(summary: Summary) -> list[str]:
    """What could not be read, and what rules left out."""
    said = []
    if summary.problems:
        told = ", ".join(f"{count} {name}" for name, count in summary.problems.items())
        said.append(f"problems: {told}  (table problems)")
    said += [f"damaged: {told}" for told in summary.damage]
    if summary.left_out:
        said.append("left out by rules: " + ", ".join(f"{count} {rule}" for rule, count in summary.left_out.items()))
    return said


def found_text(summary: Summary, *, delay: float) -> str:
    """What a dry run found."""
    if summary.blog is None:
        return f"{summary.start_url}: {obstacle(summary)}"
    blog = summary.blog
    declared = ", ".join(f"{count:,} {entity}" for entity, count in summary.declared.items()) or "none"
    witnesses = ", ".join(summary.figures.get("witnesses", ())) or "page"
    requests = estimate(summary)
    return "\n".join(
        [
            f"{blog['title'] or blog['url']}  {blog['url']}",
            f"  platform {blog['platform'] or 'not recognised'}, language {blog['language'] or 'not stated'}",
            f"  witnesses: {witnesses}",
            f"  declared: {declared}",
            f"  estimate: {requests:,} requests or more without media, {_duration(requests * max(delay, 0.1))} or more",
        ]
    )


def estimate(summary: Summary) -> int:
    """How many requests a crawl will take at least: a page for each post, a comment feed for some, the lists."""
    listed = sum(summary.declared.get(entity, 0) for entity in ("posts", "pages"))
    known = max(listed, summary.figures.get("queued_posts", 0))
    return int(known * 1.5 + known / 10 + summary.declared.get("comments", 0) / 100 + 10)


def obstacle(summary: Summary) -> str:
    """Why nothing was archived and what to try, in one line."""
    if not summary.is_over:
        return f"cut off ({summary.outcome}) before that; the same command goes on from here."
    if "torn-record" in summary.problems:
        return _TORN
    if summary.blog is not None:
        own = summary.blog["url"] or ""
        is_gone = summary.obstacle is not None and summary.obstacle[0] in GONE
        if is_gone and host_of(own) != host_of(summary.start_url):
            return _COPY.format(own)
        return _LIMITED if "max-pages" in summary.left_out else _NO_POSTS
    if summary.obstacle is None:
        return _EXCLUDED if "exclude" in summary.left_out else _NOT_A_BLOG
    error, detail = summary.obstacle
    if error in _OBSTACLES:
        return _OBSTACLES[error]
    if error.startswith("http-5"):
        return _SERVER_ERROR.format(error.removeprefix("http-"))
    if error.endswith("-raised"):
        return f"a defect of blogark, {detail}. Please report it with this address."
    return f"{error}{f': {detail}' if detail else ''}. Try again later, or another page of the blog."


def refusal(error: Exception) -> str:
    """What the disk or database that refused says, in one line."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename is not None else error.strerror
    return str(error)


def counted(summary: Summary) -> str:
    """`12 posts, 1 page, 40 comments`."""
    parts = [f"{count:,} {_NAMES[name][count != 1]}" for name, count in summary.counts.items() if count]
    return ", ".join(parts) or "nothing"


def to_json(summary: Summary, *, dry_run: bool = False) -> str:
    """The summary as one line of JSON; that of a dry run, of which nothing is kept, with an estimate of the crawl."""
    fields = asdict(summary)
    if dry_run:
        fields |= {"archive": None, "exit_status": 0 if summary.blog else 1, "estimate": estimate(summary)}
    else:
        fields |= {"archive": str(summary.archive), "exit_status": summary.exit_status}
    return json.dumps(fields, ensure_ascii=False, default=str)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
