"""Every table and column is described, and plain Datasette takes the descriptions."""

import json
import re
import subprocess
import sys
from pathlib import Path

import yaml  # type: ignore[import-untyped]
from sqlite_utils import Database

from archive.metadata import metadata, write_metadata
from archive.schema import DERIVED, STATE, migrations


def shown_columns() -> list[tuple[str, str | None]]:
    """Every table and view that Datasette shows, then every column of it."""
    db = Database(memory=True)
    migrations.apply(db)
    names = [name for name in db.table_names() + db.view_names() if not re.search(r"_fts(_\w+)?$", name)]
    pairs = [(name, column.name) for name in names for column in db[name].columns]
    db.close()
    return [*((name, None) for name in names), *pairs]


def test_everything_is_described() -> None:
    """A table, view or column that nobody described fails here."""
    tables = metadata("blogark")["databases"]["blogark"]["tables"]
    described = {(name, None) for name, said in tables.items() if said.get("title") and said.get("description")}
    described |= {(name, column) for name, said in tables.items() for column, words in said["columns"].items() if words}

    assert [shown for shown in shown_columns() if shown not in described] == []


def test_nothing_else_is_described() -> None:
    """The source speaks of no table or column that is gone."""
    source = yaml.safe_load((Path(write_metadata.__code__.co_filename).parent / "metadata.yaml").read_text())
    shown = set(shown_columns())
    spoken = {(table, None) for table in source["tables"]}
    spoken |= {(table, column) for table, said in source["tables"].items() for column in said.get("columns", ())}
    unused = set(source["columns"]) - {column for _, column in shown}

    assert (spoken - shown, unused) == (set(), set())


def test_every_table_is_derived_or_state() -> None:
    """A table that nobody counted among those that can be rebuilt, or among those that cannot, fails here."""
    db = Database(memory=True)
    migrations.apply(db)
    tables = {name for name in db.table_names() if not re.search(r"^_|_fts(_\w+)?$", name)}
    db.close()

    assert sorted(tables) == sorted((*DERIVED, *STATE))


def test_facets_sorts_and_labels_name_columns() -> None:
    """Facets, sort orders and labels name columns that exist."""
    shown = set(shown_columns())
    wrong = []
    for table, said in metadata("blogark")["databases"]["blogark"]["tables"].items():
        named = [said.get(key) for key in ("sort", "sort_desc", "label_column", "fts_pk")]
        named += [facet if isinstance(facet, str) else next(iter(facet.values())) for facet in said.get("facets", ())]
        wrong += [(table, name) for name in named if name and (table, name) not in shown]

    assert wrong == []


def test_plain_datasette_takes_the_metadata(archive: Path) -> None:
    """`datasette blogark.db -m metadata.yaml` needs nothing of ours installed."""
    written = write_metadata(archive.parent)
    command = [sys.executable, "-m", "datasette", str(archive), "-m", str(written), "--get"]

    page, found = (
        subprocess.run([*command, path], capture_output=True, text=True, check=True).stdout
        for path in ("/blogark/posts", "/blogark/search.json?q=citta")
    )

    assert "Posts and pages." in page
    assert "archive.css" not in page
    assert [row[1] for row in json.loads(found)["rows"]] == ["Gli orti della città"]


def test_metadata_written_twice_is_the_same(tmp_path: Path) -> None:
    """Writing twice equals writing once."""
    first = write_metadata(tmp_path).read_text()

    assert write_metadata(tmp_path).read_text() == first
    assert yaml.safe_load(first) == metadata("blogark")
