"""Every fixture gives the rows that a person has read and found right."""

from pathlib import Path

import pytest
from expectations import expected
from rows import expected_rows

from pipelines.fixture import LISTING
from pipelines.rerun import rerun

FIXTURES = Path(__file__).parent / "fixtures"
CASES = sorted(str(path.parent.relative_to(FIXTURES)) for path in FIXTURES.rglob(LISTING))


@pytest.mark.parametrize("name", CASES)
def test_rows(name: str, tmp_path: Path) -> None:
    """A fixture's responses make exactly the expected rows; a missing expectation is written, for a person to read."""
    (session,) = rerun(FIXTURES / name, tmp_path, lambda _: None)
    found = expected_rows(session.db)
    session.close()
    assert found == expected(FIXTURES / name / "expected.json", found)
