"""The small archive, and its pages in process."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from archive.datasette import open_datasette

from .small_archive import build


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of one small blog."""
    path = tmp_path / "blogark.db"
    build(path)
    return path


@pytest.fixture
def get(archive: Path) -> Any:
    """Fetches a page of the archive in process."""
    datasette = open_datasette(archive)

    def fetch(path: str) -> Any:
        return asyncio.run(datasette.client.get(path))

    yield fetch
    for database in datasette.databases.values():
        database.close()
