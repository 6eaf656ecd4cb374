"""Readings that no crawl brought, and the rows that an archive makes of them."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from rows import expected_rows

from archive.warc import Record
from crawler.items import Blog, Reading, Response, Source
from pipelines.session import Session

Read = tuple[Response, Reading]

ROOT = "http://blog.example/"
HOME = Reading(witness="page", blog=Blog(url=ROOT, title="A blog", language="it-IT"))

#: Which statement is of which row, by what names the row and where the statement was read.
_EVIDENCE = """
SELECT readings.entity, readings.witness, readings.fields, captures.url,
  coalesce(posts.url, comments.remote_id, pingbacks.remote_id, comments.position, pingbacks.position) AS row
FROM readings
JOIN captures ON captures.id = readings.capture_id
LEFT JOIN posts ON readings.entity = 'post' AND posts.id = row_id
LEFT JOIN comments ON readings.entity = 'comment' AND comments.id = row_id
LEFT JOIN pingbacks ON readings.entity = 'comment' AND pingbacks.id = row_id
WHERE readings.entity <> 'blog'
"""


def rows_after(readings: Sequence[Read], *, at_once: bool = False) -> dict[str, Any]:
    """What an archive holds after these readings, each with a capture of its own.

    Rows are made at the end of all that was said, or, `at_once`, anew after each reading.
    """
    with TemporaryDirectory(prefix="blogark-") as folder:
        session = Session(Path(folder), readings[0][0].url, settings={})
        for response, reading in readings:
            record = record_of(response)
            session.evidence.captured(record)
            source = Source(url=response.url, fetched_at=response.fetched_at, capture_id=record.id)
            session.commit(reading, source, follow=False)
            while at_once and session.write_rows():
                pass
        session.settle_again({"finished_at": "2030-01-01T00:00:00Z"})
        found = expected_rows(session.db) | {"evidence": sorted(map(tuple, session.db.execute(_EVIDENCE)))}
        session.close()
    return found


def record_of(response: Response) -> Record:
    """A record that stands in no WARC."""
    return Record(
        id=f"urn:uuid:{uuid4()}",
        type="response",
        url=response.url,
        fetched_at=response.fetched_at,
        status=response.status,
        content_type=response.content_type,
        digest=None,
        etag=None,
        last_modified=None,
        file="none.warc.gz",
        offset=0,
        length=0,
    )


def captured(readings: Sequence[Reading]) -> list[Read]:
    """Readings with responses that were fetched one after the other."""
    times = (f"2020-01-01T00:00:{second:02}Z" for second in range(60))
    return [
        (Response(url=f"{ROOT}capture/{at}", status=200, headers={}, body=b"", fetched_at=at), reading)
        for at, reading in zip(times, readings, strict=False)
    ]
