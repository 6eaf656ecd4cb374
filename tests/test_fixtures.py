"""Every fixture gives the rows that a person has read and found right."""

import json
from pathlib import Path

import pytest
from rows import logical_rows

from pipelines.fixture import LISTING
from pipelines.rerun import rerun

FIXTURES = Path(__file__).parent / "fixtures"
EXPECTED = "expected.json"
#: Fixtures whose expectation is right and whose rows are not, with the reason.
WRONG = {
    "wordpress/classic": "comments lose date and permalink; what the entry's own foot says of date and terms is lost",
    "wordpress/feed-pointer": "a comment that only points at another is taken for a reply's prefix: its text is lost",
    "wordpress/kubrick": "comments lose date and permalink, div.entrytext its text; a sentence stands as date",
    "wordpress/modified": "time.updated is not read",
    "wordpress/no-ids": "comments without id and date stand in the order of their row ids, not of the page",
    "wordpress/one-response": "a figure in the post's title is taken for the count of comments",
    "wordpress/pingback-bare": "a pingback without date loses its text; xml:lang is not read",
    "wordpress/same-name": "pings of one name are matched newest to oldest",
    "wordpress/trackback": "the line `Comment by name, date` below a comment of the theme Classic is not taken apart",
}


def _cases() -> list[pytest.param]:
    names = sorted(str(path.parent.relative_to(FIXTURES)) for path in FIXTURES.rglob(LISTING))
    return [
        pytest.param(name, marks=[pytest.mark.xfail(strict=True, reason=WRONG[name])] if name in WRONG else [])
        for name in names
    ]


@pytest.mark.parametrize("name", _cases())
def test_rows(name: str, tmp_path: Path) -> None:
    """A fixture's responses make exactly the expected rows; a missing expectation is written, for a person to read."""
    (session,) = rerun(FIXTURES / name, tmp_path, lambda _: None)
    found = logical_rows(session.db)
    session.close()
    expected = FIXTURES / name / EXPECTED
    if not expected.exists():
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{name}/{EXPECTED} was missing and is written: read it before it is committed")
    assert found == json.loads(expected.read_text(encoding="utf-8"))


def test_every_wrong_fixture_exists() -> None:
    """No reason outlives its fixture."""
    assert {name for name in WRONG if not (FIXTURES / name / LISTING).is_file()} == set()
