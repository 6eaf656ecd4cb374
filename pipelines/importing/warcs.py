"""Records that others wrote: they are the evidence as they are, and keep their own ids."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from archive.database import WARC_FOLDER
from archive.warc import Record, Stored, TornRecord, read_record, read_warc
from crawler.items import Known, Problem, Reading
from crawler.platforms.safely import read_safely
from crawler.scope import in_blog, is_trap
from pipelines.decoding import Decoder
from pipelines.importing.files import Unread
from pipelines.importing.mirror import Mirror, Stated
from pipelines.importing.saved import Document, Rules, moved, read_file, settled
from pipelines.session import Session

_WEB = ("http://", "https://")
#: Answers that say there is nothing: what another crawler asked for in vain is no problem of this archive.
_NOTHING = frozenset({"http-404", "http-410"})
#: How many pages are looked at to learn which blog it is.
_SURVEYED = 2000


@dataclass(frozen=True, kw_only=True)
class Repeat:
    """A record that says an answer was the same as before."""

    stored: Stored


Found = Stored | Unread


def records(files: Iterable[Path]) -> Iterator[Found]:
    """What was received from the web, in order; of what is damaged, where it is."""
    for path in files:
        try:
            for stored in read_warc(path):
                if stored.record.type in {"response", "resource", "revisit"} and stored.record.url.startswith(_WEB):
                    yield stored
        except TornRecord as torn:
            yield Unread(name=path.name, error="torn-record", detail=torn.damage)
        except OSError as error:
            yield Unread(name=path.name, error="unreadable-file", detail=error.strerror or str(error))


def survey(files: Iterable[Path]) -> Iterator[Stated]:
    """What the first pages state of their blog, each under its own address."""
    pages = 0
    for stored in records(files):
        if isinstance(stored, Unread) or stored.record.status not in {None, 200} or not _is_page(stored.record):
            continue
        pages += 1
        if pages > _SURVEYED:
            return
        url = stored.record.url
        # whoever asks every page learns no more than from some
        response = _decoder().stored(stored) if pages <= 10 or pages % 50 == 0 else None
        blog = read_safely(response, Known()).blog if response else None
        name = url.partition("://")[2]
        yield Stated(
            name=name,
            address=url,
            home=blog.url if blog else None,
            platform=blog.platform if blog else None,
            markup=True,
        )


def _is_page(record: Record) -> bool:
    return "html" in (record.content_type or "")


def size(found: Found) -> int:
    """How much of the memory a record takes on its way to the process that reads it."""
    return len(found.body) if isinstance(found, Stored) else 0


def read_stored(found: Found, mirror: Mirror, rules: Rules = ()) -> Document | Unread | Repeat:
    """What a record says."""
    if isinstance(found, Unread):
        return found
    if found.record.type == "revisit":
        return Repeat(stored=found)
    return Document(evidence=found.record, reading=read(found, mirror, rules))


def read(stored: Stored, mirror: Mirror, rules: Rules = ()) -> Reading:
    """What a record says of the blog: all where it is the blog's own, else only what it says of the blog's posts."""
    record = stored.record
    if record.type == "resource":
        kind = (record.content_type or "").split(";")[0].strip().lower()
        return read_file(record.url, record.fetched_at, kind, None, stored.body, mirror, rules)
    inside = in_blog(mirror.now(record.url), mirror.root)
    if not inside and (_is_page(record) or record.status != 200):
        return Reading(witness="media")
    response = _decoder().stored(stored)
    if response is None:
        problem = Problem(stage="decode", error="broken-encoding", detail="it cannot be unpacked")
        return Reading(witness="error", problems=(problem,))
    known = Known(root=mirror.root, platform=mirror.platform, listed=True, rules=rules)
    reading = settled(read_safely(moved(response, mirror), known), mirror, record.url)
    problems = tuple(problem for problem in reading.problems if not _is_vain(problem, record.url))
    reading = replace(reading, problems=problems)
    if inside:
        return reading
    posts = tuple(post for post in reading.posts if in_blog(post.key.url or "", mirror.root))
    comments = tuple(comment for comment in reading.comments if in_blog(comment.post.url or "", mirror.root))
    kept = replace(reading, blog=None, posts=posts, comments=comments, declared=(), problems=())
    return kept if posts or comments or kept.decks else Reading(witness="media")


def _is_vain(problem: Problem, url: str) -> bool:
    """True for what another crawler asked for in vain, or asked at an address that no crawl of ours would."""
    return problem.error in _NOTHING or (problem.stage == "fetch" and is_trap(url))


@lru_cache(maxsize=1)
def _decoder() -> Decoder:
    return Decoder()


def _original(stored: Stored, session: Session) -> Stored:
    """A revisit with the payload it repeats, where the archive has that; without one it says nothing."""
    record = stored.record
    url = stored.refers_to or record.url
    sql = (
        "SELECT warc_file, warc_offset FROM captures WHERE url = ? AND digest = ? AND record_type = 'response'"
        " ORDER BY fetched_at DESC LIMIT 1"
    )
    found = session.db.execute(sql, [url, record.digest]).fetchone()
    if found is None:
        return stored
    try:
        first = read_record(session.folder / WARC_FOLDER, found["warc_file"], found["warc_offset"])
    except (TornRecord, OSError):
        return stored
    about = replace(record, status=first.record.status, content_type=first.record.content_type)
    return replace(stored, record=about, headers=first.headers, body=first.body)


def settle(document: Document | Unread | Repeat, mirror: Mirror, session: Session) -> Document | Unread:
    """A document; a revisit's is read when what it repeats has been stored."""
    if not isinstance(document, Repeat):
        return document
    reading = _read_repeat(document.stored, mirror, session)
    return Document(evidence=document.stored.record, reading=reading)


def _read_repeat(stored: Stored, mirror: Mirror, session: Session) -> Reading:
    whole = _original(stored, session)
    if whole is not stored:
        return read(whole, mirror)
    if stored.record.status == 304 or not in_blog(stored.record.url, mirror.root):
        return Reading(witness="redirect")
    problem = Problem(stage="read", error="revisit-without-original", detail=stored.refers_to)
    return Reading(witness="error", problems=(problem,))
