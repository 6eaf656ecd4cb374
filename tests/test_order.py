"""Rows follow from the set of readings: the order in which they arrive changes nothing."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from rows import logical_rows

from archive.warc import Exchange
from crawler.items import Known, Reading, Response, Source
from crawler.platforms import read
from pipelines.fixture import read_fixture
from pipelines.session import Session

FIXTURES = Path(__file__).parent / "fixtures" / "wordpress"
#: What may be missing: any witness but the page.
OTHERS = ("rest", "feed", "comment-feed", "sitemap")

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


@cache
def _readings(name: str, root: str, api: str | None) -> tuple[tuple[Response, Reading], ...]:
    known = Known(root=root, platform="wordpress", api=api)
    return tuple((response, read(response, known)) for response in read_fixture(FIXTURES / name))


def _rows(readings: Sequence[tuple[Response, Reading]]) -> dict[str, Any]:
    """What an archive holds after these readings, each with a capture of its own, and which statement is of which row."""
    with TemporaryDirectory(prefix="blogark-") as folder:
        session = Session(Path(folder), readings[0][0].url, settings={})
        for response, reading in readings:
            record = session.record(_exchange(response))
            source = Source(url=response.url, fetched_at=response.fetched_at, capture_id=record.id)
            session.commit(reading, source, follow=False)
        session.settle("finished")
        found = logical_rows(session.db) | {"evidence": sorted(map(tuple, session.db.execute(_EVIDENCE)))}
        session.close()
    return found


def _exchange(response: Response) -> Exchange:
    return Exchange(
        url=response.url,
        method="GET",
        request_headers=(),
        request_body=b"",
        status=response.status,
        headers=tuple(response.headers.items()),
        body=b"",
        protocol="HTTP/1.1",
        ip=None,
        fetched_at=response.fetched_at,
        truncated=None,
    )


def _without(readings: Sequence[tuple[Response, Reading]], left_out: frozenset[str]) -> list[tuple[Response, Reading]]:
    """The readings of the other witnesses, the first that states the blog's root before all: rows need a blog."""
    kept = [pair for pair in readings if pair[1].witness not in left_out]
    first = next(pair for pair in kept if pair[1].blog and pair[1].blog.url)
    return [first, *(pair for pair in kept if pair is not first)]


@cache
def _in_order(name: str, root: str, api: str | None, left_out: frozenset[str]) -> str:
    return _told(_rows(_without(_readings(name, root, api), left_out)))


def _told(rows: dict[str, Any]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=1)


@settings(max_examples=25, deadline=None)
@given(st.data(), st.frozensets(st.sampled_from(OTHERS)))
def test_the_example_in_any_order(data: st.DataObject, left_out: frozenset[str]) -> None:
    """Every order of a whole blog's readings gives the same rows, whichever witnesses there are."""
    case = ("example", "http://orto.example/", "http://orto.example/wp-json/")
    shuffled = data.draw(st.permutations(_readings(*case)))
    assert _told(_rows(_without(shuffled, left_out))) == _in_order(*case, left_out)


@settings(max_examples=25, deadline=None)
@given(st.data(), st.frozensets(st.sampled_from(OTHERS)))
def test_pings_without_ids_in_any_order(data: st.DataObject, left_out: frozenset[str]) -> None:
    """Statements without ids are given to the same rows, whichever comes first."""
    case = ("twentyten", "http://passeggiate.example/", None)
    shuffled = data.draw(st.permutations(_readings(*case)))
    assert _told(_rows(_without(shuffled, left_out))) == _in_order(*case, left_out)
