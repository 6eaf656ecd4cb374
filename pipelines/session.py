"""One crawl of one blog into one archive: its WARC, its rows and its frontier move together."""

import json
import logging
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from archive.database import WARC_FOLDER, ArchiveError, get, insert, is_refusal, open_archive, to_json, update
from archive.hold import Hold
from archive.metadata import write_metadata
from archive.warc import Record, TornRecord, read_record
from crawler.items import Follow, Known, Problem, Reading, Response, Source
from crawler.platforms.safely import read_safely
from pipelines.decoding import Decoder
from pipelines.evidence import Evidence, now
from pipelines.frontier import Frontier, Limits, form_of
from pipelines.store import Store

logger = logging.getLogger(__name__)

SOFTWARE = f"blogark/{version('blogark')}"
#: Changes whenever readers or rules of fusing do, so that captures read by older ones can be told.
EXTRACTOR = "1"

#: Witnesses whose lists go on over several pages.
_LISTS = frozenset({"feed", "comment-feed", "rest"})
_ABSENT = frozenset({"http-404", "http-410"})
#: Address of the record that says how a crawl ended.
CRAWL_END = "urn:blogark:crawl:"
#: How many readings share a transaction at most.
_TOGETHER = 128
#: After so many readings it is first learned how the blog prints its dates, then after twice as many, and so on.
_DATES_AT = 256


class Session:
    """Opens a crawl, or goes on with one that was cut off; every change to the archive goes through it."""

    def __init__(
        self,
        folder: Path,
        start_url: str,
        *,
        settings: Mapping[str, Any],
        limits: Limits | None = None,
        crawl: Mapping[str, str] | None = None,
        decoder: Callable[[], Decoder] = Decoder,
    ) -> None:
        self.folder = folder
        self._make_decoder = decoder
        self._decoder: Decoder | None = None
        self.db = open_archive(folder)
        self._settings = dict(settings)
        self.crawl_id, self.started_at, self.start_url = self._open(start_url, crawl)
        try:
            self._hold = Hold(folder / f"{self.crawl_id}.lock")
        except BlockingIOError as error:
            self.db.close()
            raise ArchiveError(f"another blogark is at work on {self.start_url} in {folder}") from error
        info = {"crawl": self.crawl_id, "started": self.started_at, "blog": self.start_url}
        self.evidence = Evidence(self.db, folder, self.crawl_id, info, self._settings)
        self.store = Store(self.db, self.crawl_id, self.started_at)
        self.frontier = Frontier(self.db, self.crawl_id, limits or Limits())
        self.frontier.found_blog = self.store.root is not None
        sql = "SELECT 1 FROM declarations WHERE crawl_id = ? AND witness = 'rest' AND entity = 'posts' LIMIT 1"
        self.frontier.inventory = self.db.execute(sql, [self.crawl_id]).fetchone() is not None
        self.stored = 0
        #: Readings in the open transaction.
        self._together = 0
        self._dead_links = 0
        self._dates_at = _DATES_AT
        self._has_learned = False
        #: What the last page of each list that goes on said.
        self._lists: dict[str, int] = {}
        #: Address that was read last.
        self.reading: str | None = None
        #: The figures at the end.
        self.ended: dict[str, Any] = {}
        #: Readers or pipelines that raised: a defect of blogark.
        self.raised = 0

    def _open(self, start_url: str, crawl: Mapping[str, str] | None) -> tuple[str, str, str]:
        """The crawl a rerun names, the unfinished one of this address, or a new one."""
        if crawl is None:
            sql = (
                "SELECT id, started_at FROM crawls WHERE start_url = ? AND finished_at IS NULL ORDER BY started_at DESC"
            )
            if row := self.db.execute(sql, [start_url]).fetchone():
                return row["id"], row["started_at"], start_url
            stamp = self._next_second(start_url)
            crawl = {
                "id": f"{stamp.translate({ord(c): None for c in '-:TZ'})}-{secrets.token_hex(3)}",
                "started": stamp,
            }
        row = {"id": crawl["id"], "start_url": start_url, "started_at": crawl["started"], "software": SOFTWARE}
        row |= {"extractor_version": EXTRACTOR, "settings": to_json(self._settings)}
        insert(self.db, "crawls", row, ignore=True)
        return crawl["id"], crawl["started"], start_url

    def _next_second(self, start_url: str) -> str:
        """The time, in a later second than the last crawl of this address ended in: it tells what each of them saw."""
        sql = "SELECT max(finished_at) FROM crawls WHERE start_url = ?"
        if self.db.execute(sql, [start_url]).fetchone()[0] == now():
            time.sleep(1)
        return now()

    def commit(self, reading: Reading, source: Source, *, follow: bool = True) -> None:
        """Store a reading, its capture, the addresses it leads to, and that its own is done.

        All of it becomes lasting, and is seen by others, at once: with what comes right after it, or when `flush` is
        called. A crawl that is cut off before that has it in its WARC, and stores it when it goes on. Rows of posts
        follow within a minute, or when `write_rows` is called, or at the end.
        """
        captures = self.evidence.of(source.capture_id)
        if not self.db.conn.in_transaction:
            self.db.conn.execute("BEGIN")
        try:
            endless = self._keep(reading, source, captures, follow=follow)
        except Exception as error:
            if is_refusal(error):
                self.db.rollback()
            raise
        self.evidence.stored(captures)
        self.reading = source.url
        self.stored += 1
        self._together += 1
        if endless:
            self._leave_out(endless, source.url)
        if self.stored == self._dates_at:
            self._learn_dates()
        if self._together >= _TOGETHER:
            self.flush()
        if due := self.store.due():
            self._write(due, follow=follow)

    def ask_again(self, sources: Iterable[Source]) -> None:
        """Queue again the addresses that were asked for in vain; that they were is no problem yet."""
        for source in sources:
            self.db.conn.execute("UPDATE frontier SET state = 'waiting' WHERE id = ?", [source.frontier_id])
            self.db.conn.execute("DELETE FROM problems WHERE capture_id = ?", [source.capture_id])

    def _keep(self, reading: Reading, source: Source, captures: Iterable[Record], *, follow: bool) -> str | None:
        """Write a reading; return the form of its address, where too many of that form had no post."""
        self.evidence.insert(captures)
        touched = self.store.keep(reading, source)
        if self.store.root is not None and not self.frontier.found_blog:
            self.frontier.found_blog = True
            self._keep_unheard(follow=follow)
        if follow:
            self.frontier.inventory |= reading.inventory
            self.frontier.add(self._onward(reading, source.url), self.store.root, source.url)
        if source.frontier_id is None:
            return None
        endless = self.frontier.is_endless(source.frontier_id, reading, has_post=bool(touched or reading.comments))
        absent = any(problem.error in _ABSENT for problem in reading.problems)
        self.frontier.done(source.frontier_id, absent=absent)
        return endless

    def _onward(self, reading: Reading, url: str) -> Iterable[Follow]:
        """What a reading leads to. A page of a list that says what the one before said leads to no further page.

        Servers of static copies, which ignore queries, answer so: there would be no last page.
        """
        if reading.witness not in _LISTS:
            return reading.follow
        form = form_of(url)
        further = [found for found in reading.follow if form_of(found.url) == form]
        said = hash((tuple(post.key for post in reading.posts), tuple(one.remote_id for one in reading.comments)))
        if further and self._lists.get(form) == said:
            return [found for found in reading.follow if found not in further]
        if further:
            self._lists[form] = said
        return reading.follow

    def _keep_unheard(self, *, follow: bool) -> None:
        """What was read before the blog was known, as the feed that a crawl starts from, is kept now."""
        sql = (
            "SELECT id FROM captures WHERE crawl_id = ? AND status = 200"
            " AND id NOT IN (SELECT capture_id FROM readings) ORDER BY rowid"
        )
        for (capture_id,) in self.db.execute(sql, [self.crawl_id]).fetchall():
            plain = self._stored_response(capture_id)
            reading = read_safely(plain, self.known) if plain else None
            if plain and reading and (reading.posts or reading.comments):
                source = Source(url=plain.url, fetched_at=plain.fetched_at, capture_id=capture_id)
                self.store.keep(reading, source)
            if plain and reading and follow:
                self.frontier.add(reading.follow, self.store.root, plain.url)

    def flush(self) -> None:
        """Make lasting what was stored so far."""
        self._together = 0
        if self.db.conn.in_transaction:
            try:
                self.db.conn.execute("COMMIT")
            except sqlite3.Error:
                self.db.rollback()
                raise

    def write_rows(self, *, follow: bool = True) -> bool:
        """Write the rows of a few posts from what was said of them, and queue their media; false where none is left."""
        if not self.store.lags:
            return False
        self._write(self.store.next(), follow=follow)
        return True

    def learn_once(self) -> None:
        """Learn once in this run, when all pages are read: media teach nothing more."""
        if self.stored and not self._has_learned:
            self._has_learned = True
            self.learn()

    def learn(self) -> None:
        """Learn where the blog's theme puts what, and read its posts' pages again by that. Once all pages are read."""
        try:
            with self.db.atomic():
                pages = self.store.learn(self._stored_response)
            for post_id, capture_id in pages:
                if plain := self._stored_response(capture_id):
                    source = Source(url=plain.url, fetched_at=plain.fetched_at, capture_id=capture_id)
                    with self.db.atomic():
                        self.store.keep_again(read_safely(plain, self.known), source, post_id)
        except Exception as error:
            if is_refusal(error):
                raise
            logger.exception("learning")
            self.raised += 1
            self.note_problem("read", "learning-raised", f"{type(error).__name__}: {error}")

    def _learn_dates(self) -> None:
        """Learn how the blog prints its dates, as far as it shows by now: rows made by it need not be made again."""
        self._dates_at = 2 * self.stored
        self.flush()
        with self.db.atomic():
            self.store.learn_dates()

    def _stored_response(self, capture_id: str) -> Response | None:
        """What a capture holds; `None` where its record cannot be read."""
        if self._decoder is None:
            self._decoder = self._make_decoder()
        row = get(self.db, "captures", capture_id) or {}
        try:
            return self._decoder.stored(read_record(self.folder / WARC_FOLDER, row["warc_file"], row["warc_offset"]))
        except (OSError, TornRecord):
            return None

    def _write_all(self) -> None:
        while self.store.lags:
            self._write(self.store.next(), follow=False)

    def _write(self, post_ids: list[int], *, follow: bool) -> None:
        """Write a few posts' rows, each alone where that raises; one that raises even so is a problem, and left."""
        self.flush()
        try:
            with self.db.atomic():
                written = self.store.write(post_ids)
                if follow:
                    self.frontier.add((Follow(url=url, purpose="media") for url in self.store.media(post_ids)), None)
        except Exception as error:
            self.store.forget()
            if is_refusal(error):
                raise
            if len(post_ids) > 1:
                for post_id in post_ids:
                    self._write([post_id], follow=follow)
                return
            logger.exception("writing post %d", post_ids[0])
            self.raised += 1
            self.note_problem("store", "store-raised", f"post {post_ids[0]}: {type(error).__name__}: {error}")
            with self.db.atomic():
                self.store.leave(post_ids[0])
            written = set(post_ids)
        self.store.written(written)

    def _leave_out(self, form: str, url: str) -> None:
        """Say that links of this form are followed no longer."""
        problem = Problem(stage="fetch", error="endless-links", detail=f"no post behind many links like {form}")
        record = self.evidence.fail(url, problem.error, problem.detail or "")
        source = Source(url=url, fetched_at=record.fetched_at, capture_id=record.id)
        self.commit(Reading(witness="failure", problems=(problem,)), source)

    @property
    def known(self) -> Known:
        """What is known of the blog by now."""
        return self.store.known(listed=self.frontier.inventory)

    def seed(self, follow: Iterable[Follow]) -> None:
        """Queue the addresses a crawl starts from."""
        with self.db.atomic():
            self.frontier.add(follow, self.store.root)

    def give_up(self, source: Source, error: Exception) -> None:
        """Record that a reading could not be stored whole, a defect of blogark; its address is done even so."""
        with self.db.atomic():
            self.evidence.insert(self.evidence.rest())
            self.store.problem("store", "store-raised", f"{type(error).__name__}: {error}", source)
            if source.frontier_id is not None:
                self.frontier.done(source.frontier_id)

    def settle(self, reason: str) -> None:
        """Finish the crawl where nothing is left to fetch; else leave it open, to be gone on with."""
        self.flush()
        self.ended = self.figures()
        values = {"outcome": reason, "stats": to_json(self.ended)}
        if reason == "finished":
            values |= {"outcome": "limited" if self.frontier.limited else "finished", "finished_at": now()}
            self.evidence.note(f"{CRAWL_END}{self.crawl_id}", values)
        self._settle(values)

    def settle_again(self, values: Mapping[str, str]) -> None:
        """Finish a rerun crawl as its record says it ended; without such a record it stays unfinished."""
        self._dead_links = json.loads(values.get("stats", "{}")).get("dead_links", 0)
        self._settle(dict(values))

    def _settle(self, values: Mapping[str, str]) -> None:
        if "finished_at" in values:
            self.learn_once()
        self._write_all()
        if "finished_at" in values:  # by now each statement has its row
            self._learn_dates()
            self._write_all()
        with self.db.atomic():
            self.evidence.insert(self.evidence.rest())
            if "finished_at" in values:
                self.store.finish()
                self.db.execute("DELETE FROM frontier WHERE crawl_id = ?", [self.crawl_id])
            if values:
                update(self.db, "crawls", self.crawl_id, values)
        self.evidence.stored(self.evidence.rest())
        write_metadata(self.folder)

    def figures(self) -> dict[str, Any]:
        """The crawl's figures so far."""
        return {
            "fetched": self.evidence.fetched,
            "stored": self.stored,
            "bytes": self.evidence.bytes,
            "raised": self.raised,
            "witnesses": self._witnesses(),
            "queued_posts": self.frontier.queued_posts(),
            "dead_links": self._dead_links + self.frontier.dead_links(),
            "left_out": self.frontier.left_out(),
        }

    def _witnesses(self) -> list[str]:
        sql = (
            "SELECT DISTINCT witness FROM readings JOIN captures ON captures.id = capture_id"
            " WHERE crawl_id = ? ORDER BY 1"
        )
        return [witness for (witness,) in self.db.execute(sql, [self.crawl_id])]

    def note_problem(self, stage: str, error: str, detail: str) -> None:
        """Record a problem that belongs to no capture."""
        with self.db.atomic():
            self.store.problem(stage, error, detail, Source(url=self.start_url, fetched_at=now(), capture_id=None))

    def close(self) -> None:
        """Close the files. An unfinished crawl can be gone on with."""
        self.evidence.close()
        self.db.close()
        self._hold.let_go()
