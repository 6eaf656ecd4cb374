"""A mirror to import."""

from pathlib import Path

import pytest

from .saved_mirror import SAVED, save, wget


@pytest.fixture(scope="session")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example blog as wget saves it."""
    folder = tmp_path_factory.mktemp("mirrors") / "orto"
    save(SAVED, folder, wget)
    return folder
