"""A record's exchange, read and committed as if it had just been received."""

from archive.warc import Stored
from crawler.items import Problem, Reading, Source
from crawler.platforms.safely import read_safely
from pipelines.decoding import Decoder
from pipelines.evidence import GONE, RETRIED
from pipelines.session import Session


def replay(
    stored: Stored, session: Session, decoder: Decoder, *, is_last: bool, frontier_id: int | None = None
) -> None:
    """Commit what a record says. With the frontier's number of its address, the addresses it leads to are queued."""
    record = stored.record
    session.evidence.captured(record)
    source = Source(url=record.url, fetched_at=record.fetched_at, capture_id=record.id, frontier_id=frontier_id)
    session.commit(_reading(stored, session, decoder, is_last=is_last), source, follow=frontier_id is not None)


def was_retried(stored: Stored) -> bool:
    """Whether an answer is of the kind that is asked for again."""
    return stored.record.status in RETRIED or stored.truncated == "disconnect"


def _reading(stored: Stored, session: Session, decoder: Decoder, *, is_last: bool) -> Reading:
    record = stored.record
    if record.type == "metadata" and not is_last and stored.info["error"] in GONE:
        return Reading(witness="failure")
    if record.type == "metadata":
        problem = Problem(stage="fetch", error=stored.info["error"], detail=stored.info.get("detail") or None)
        return Reading(witness="failure", problems=(problem,))
    if not is_last and was_retried(stored):
        return Reading(witness="error")
    response = decoder.stored(stored)
    return Reading(witness="error") if response is None else read_safely(response, session.known)
