"""Every fixture gives the rows that a person has read and found right."""

import json
from pathlib import Path

import pytest
from rows import expected_rows

from pipelines.fixture import LISTING
from pipelines.rerun import rerun

FIXTURES = Path(__file__).parent / "fixtures"
EXPECTED = "expected.json"
CASES = sorted(str(path.parent.relative_to(FIXTURES)) for path in FIXTURES.rglob(LISTING))


@pytest.mark.parametrize("name", CASES)
def test_rows(name: str, tmp_path: Path) -> None:
    """A fixture's responses make exactly the expected rows; a missing expectation is written, for a person to read."""
    (session,) = rerun(FIXTURES / name, tmp_path, lambda _: None)
    found = expected_rows(session.db)
    session.close()
    expected = FIXTURES / name / EXPECTED
    if not expected.exists():
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{name}/{EXPECTED} was missing and is written: read it before it is committed")
    assert found == json.loads(expected.read_text(encoding="utf-8"))
