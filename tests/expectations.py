"""What a person has read and found right."""

import json
from pathlib import Path

import pytest


def expected(file: Path, found: object) -> object:
    """What the file says; a missing file is written, for a person to read."""
    if not file.exists():
        file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{file} was missing and is written: read it before it is committed")
    return json.loads(file.read_text(encoding="utf-8"))
