"""Every fixture gives the rows that a person has read and found right."""

import json
from pathlib import Path
from typing import Any

import pytest
from rows import logical_rows

from pipelines.fixture import LISTING
from pipelines.rerun import rerun

FIXTURES = Path(__file__).parent / "fixtures"
EXPECTED = "expected.json"
#: Fixtures whose expectation is right and whose rows are not, with the reason.
WRONG: dict[str, str] = {}


def _cases() -> list[Any]:
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
