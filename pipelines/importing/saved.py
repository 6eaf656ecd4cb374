"""A saved file: what it states of its address, and what it says."""

import re
from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from datetime import UTC
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import TypeAlias
from zlib import crc32

from archive.warc import Packed, Record, Resource, pack
from crawler.items import Known, Post, Reading, Response, Rule
from crawler.platforms.safely import read_safely
from crawler.replays import Original, original
from crawler.scope import in_blog, is_archive, tidy
from crawler.witnesses.address import stated_address
from pipelines.importing.files import Found, Saved, Unread
from pipelines.importing.kinds import is_export, is_read, media_type
from pipelines.importing.mirror import Mirror, Stated
from pipelines.importing.names import address_path, address_steps, is_host
from pipelines.importing.restore import restored

#: What tools write into a page they save: HTTrack, browsers, SingleFile.
_NOTES = (
    re.compile(rb"<!-- Mirrored from ([^\s<>]{1,2000}) by HTTrack [^<>]{0,200}?, ([^<>,]{0,20}, [^<>]{10,40}?) -->"),
    re.compile(rb"<!-- saved from url=\(\d{1,6}\)([^\s<>]{1,2000})() -->"),
    re.compile(rb"<!--\s{1,9}Page saved with SingleFile\s{1,9}url: ([^\s<>]{1,2000})()"),
)
_MADE_BY = re.compile(rb"<meta[^<>]{0,200}HTTrack Website Copier|<!-- Created by HTTrack Website Copier")
_HOME = re.compile(rb"<link>\s{0,20}(?:<!\[CDATA\[)?\s{0,20}(https?://[^<\]\s]{1,500})", re.IGNORECASE)
_ENTRY = re.compile(
    rb"""<link>\s{0,20}(?:<!\[CDATA\[)?\s{0,20}(https?://[^<\]\s]{1,500})|<link\s[^<>]{0,200}?href=["'](https?://[^"'<>\s]{1,500})"""
)
#: Entries of a feed that tell what ends the addresses of posts.
_ENTRIES = 10
#: How much of a file's ends is looked at for notes.
_ENDS = 10_000
#: Of so many files one is read to learn what its blog calls its root.
_SAMPLED = 128
_FIRST = 20


#: What was learned of the blog's theme before.
Rules: TypeAlias = tuple[Rule, ...]


@dataclass(frozen=True, kw_only=True)
class Document:
    """A document that was read: its record, which may have to be written yet, and what it says."""

    evidence: Packed | Record
    reading: Reading


def survey(task: tuple[int, Found]) -> Stated | None:
    """What a file, given with its number, states of where it stood; `None` for one that could not be read."""
    number, found = task
    try:
        body = found.read() if isinstance(found, Saved) else None
    except OSError:
        body = None
    if body is None:
        return None
    kind = media_type(found.name, body)
    export = is_export(kind, body)
    if export or not is_read(kind, "") or _MADE_BY.search(body, 0, _ENDS):
        return Stated(name=found.name, export=export)
    feed = kind.startswith("application/")
    shown = original(body)
    address, certain, _ = _stated(shown)
    body = shown.body
    # the feed of a post's comments names the post
    home = _HOME.search(body[: body.find(b"<item")][:_ENDS]) if feed and b"#comment-" not in body else None
    blog = _sample(body, kind, address or _provisional(found.name)) if _is_sample(number, found.name) else {}
    return Stated(
        name=found.name,
        address=address,
        certain=certain,
        feed=feed,
        leads=_entries(body) if feed else (),
        home=home.group(1).decode("utf-8", "replace") if home else blog.get("url"),
        platform=blog.get("platform"),
        markup=True,
        secure=_is_secure(found.name, body),
    )


def _entries(feed: bytes) -> tuple[str, ...]:
    """Where the first entries of a feed lead."""
    begin = max(feed.find(b"<item"), feed.find(b"<entry"))
    found = islice(_ENTRY.finditer(feed, begin), _ENTRIES) if begin >= 0 else ()
    return tuple((link.group(1) or link.group(2)).decode("utf-8", "replace") for link in found)


def _provisional(name: str) -> str:
    """An address to read a page under that states none, by the folder named after its host."""
    folders = name.split("/")
    host = next((number for number, folder in enumerate(folders[:-1]) if is_host(folder)), None)
    return "" if host is None else "http://" + address_path("/".join(folders[host:]))


def _is_secure(name: str, body: bytes) -> bool | None:
    """Whether a page names its own host with https; `None` where it does not name it."""
    host = next((folder for folder in name.split("/")[:-1] if is_host(folder)), "").encode("utf-8", "replace")
    if not host or host not in body:
        return None
    return True if b"https://" + host in body else False if b"http://" + host in body else None


def _is_sample(number: int, name: str) -> bool:
    """Whether a file is read to learn what its blog calls its root: the first, the uppermost, and some others."""
    uppermost = name.count("/") < 2 and "index." in name
    return number < _FIRST or uppermost or crc32(name.encode("utf-8", "surrogateescape")) % _SAMPLED == 0


def _sample(body: bytes, kind: str, address: str) -> Mapping[str, str | None]:
    response = Response(url=address, status=200, headers={"content-type": kind}, body=body, fetched_at="")
    blog = read_safely(response, Known()).blog
    return {"url": blog.url, "platform": blog.platform} if blog else {}


def _stated(shown: Original) -> tuple[str | None, bool, str | None]:
    """The address a document states of itself, whether its saver wrote it down, and when it was saved if that did."""
    body = shown.body
    ends = body if len(body) <= 2 * _ENDS else body[:_ENDS] + body[-_ENDS:]
    for note in _NOTES:
        if found := note.search(ends):
            url = found.group(1).decode("utf-8", "replace")
            return url if "://" in url else f"http://{url}", True, _instant(found.group(2)) or shown.taken_at
    if shown.url:
        return tidy(shown.url), True, shown.taken_at
    address = stated_address(body)
    return (tidy(address) if address else None), False, shown.taken_at


def _instant(printed: bytes) -> str | None:
    try:
        return f"{parsedate_to_datetime(printed.decode('ascii')).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    except ValueError:
        return None


def read_saved(found: Found, mirror: Mirror, rules: Rules = ()) -> Document | Unread | str:
    """What a file says; for one that no address leads to, the rule that keeps it out."""
    if isinstance(found, Unread):
        return found
    try:
        body = found.read()
    except OSError as error:
        return Unread(name=found.name, error="unreadable-file", detail=error.strerror or str(error))
    if _MADE_BY.search(body, 0, _ENDS):
        return "of-the-tool"
    kind = media_type(found.name, body)
    if is_export(kind, body):
        return "export"
    url, date = _address(found, body, kind, mirror)
    if url is None:
        return "outside-the-mirror"
    packed = pack(Resource(url=url, fetched_at=date, content_type=kind, body=body, name=found.name))
    return Document(evidence=packed, reading=read_file(url, date, kind, found.name, body, mirror, rules))


def _address(found: Saved, body: bytes, kind: str, mirror: Mirror) -> tuple[str | None, str]:
    """Where a file stood and when it was saved. What it states counts where its name does not contradict it."""
    named = mirror.url(found.name)
    if not is_read(kind, ""):
        return named, found.date
    stated, certain, saved_at = _stated(original(body))
    if stated is None or not stated.startswith(("http://", "https://")):
        return named, found.date
    now = tidy(mirror.now(stated))
    agrees = named is not None and _same(named, now)
    lone = not mirror.named and in_blog(now, mirror.root)
    return (now if certain or agrees or lone else named), saved_at or found.date


def _same(named: str, stated: str) -> bool:
    """Whether two addresses differ only in what a file's name cannot tell: scheme, ending, slash."""
    mine, said = address_steps(named), address_steps(stated)
    return mine == said


def read_file(
    url: str, date: str, kind: str, name: str | None, body: bytes, mirror: Mirror, rules: Rules = ()
) -> Reading:
    """What a file says that stood at an address. What lies outside the blog is kept; of it, only decks are read."""
    url = mirror.now(url)
    inside = in_blog(url, mirror.root)
    if not is_read(kind, url) or not (inside or "oembed" in url):
        return Reading(witness="media")
    known = Known(root=mirror.root, platform=mirror.platform, listed=True, rules=rules)
    reading = settled(read_safely(response_of(url, date, kind, name, body, mirror), known), mirror, url)
    return reading if inside else Reading(witness=reading.witness, decks=reading.decks)


def response_of(url: str, date: str, kind: str, name: str | None, body: bytes, mirror: Mirror) -> Response:
    """A file as the response it once was."""
    seen = restored(body, name, kind, mirror, url)
    return Response(url=url, status=200, headers={"content-type": kind}, body=seen, fetched_at=date)


def moved(response: Response, mirror: Mirror) -> Response:
    """A response that came from another root of the blog, as it would come from its own."""
    if not mirror.others:
        return response
    seen = restored(response.body, None, response.content_type, mirror, response.url)
    return replace(response, url=mirror.now(response.url), body=seen)


def settled(reading: Reading, mirror: Mirror, url: str) -> Reading:
    """A reading with the mirror's blog, posts under its addresses, and nothing to follow."""
    named = Counter(alias for post in reading.posts for alias in post.key.aliases)
    kept = {alias for alias, count in named.items() if count == 1 and _is_own(alias, reading, mirror)}
    posts = tuple(_known_elsewhere(_known_by(post, kept), mirror) for post in reading.posts)
    # the feed of a tag is named after that, and there are hundreds
    blog = reading.blog if reading.witness != "feed" or not is_archive(url) else None
    blog = replace(blog, url=mirror.root) if blog else None
    return replace(reading, blog=blog, posts=posts, follow=())


def _is_own(alias: str, reading: Reading, mirror: Mirror) -> bool:
    """Whether a post may be known by an address. What plugins copy from other blogs keeps the other's in feeds."""
    return reading.witness != "feed" or in_blog(alias, mirror.root)


def _known_by(post: Post, kept: Set[str]) -> Post:
    aliases = tuple(alias for alias in post.key.aliases if alias in kept)
    return post if aliases == post.key.aliases else replace(post, key=replace(post.key, aliases=aliases))


def _known_elsewhere(post: Post, mirror: Mirror) -> Post:
    """A post that is known by its addresses under the other roots, too."""
    url = post.key.url
    if not mirror.others or url is None or not url.startswith(mirror.home):
        return post
    aliases = (*post.key.aliases, *(other + url[len(mirror.home) :] for other in mirror.others))
    return replace(post, key=replace(post.key, aliases=aliases))
