"""What Datasette is told about an archive: titles, descriptions, facets, sort orders, labels and canned queries."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]
from sqlite_utils import Database

from archive.schema import migrations


def metadata(database: str) -> dict[str, Any]:
    """The metadata of an archive that Datasette serves under the name `database`."""
    source = _source()
    common = source["columns"]
    schema = _schema()
    tables = {}
    # In the order of the source, which people read; what it forgets comes last, and the tests tell.
    for table in dict.fromkeys((*source["tables"], *schema)):
        columns, said = schema[table], dict(source["tables"].get(table, {}))
        own = said.get("columns", {})
        said["columns"] = {name: own.get(name) or common[name] for name in columns if name in own or name in common}
        tables[table] = said
    return {
        "title": source["title"],
        "description": source["description"],
        "databases": {database: {"tables": tables, "queries": source["queries"]}},
    }


def write_metadata(folder: Path, database: str = "blogark") -> Path:
    """Writes `metadata.yaml` beside the database, for a plain `datasette blogark.db -m metadata.yaml`."""
    path = folder / "metadata.yaml"
    text = yaml.dump(metadata(database), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)
    new = path.with_suffix(".yaml.new")  # renamed when it is whole: a full disk leaves the one that was there
    new.write_text(text, encoding="utf-8")
    new.replace(path)
    return path


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Keeps the lines of the queries, so that the file can be read and edited."""

    def represent_str(self, text: str) -> Any:
        return self.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _Dumper.represent_str)


@cache
def _source() -> dict[str, Any]:
    text = (files(__package__) / "metadata.yaml").read_text(encoding="utf-8")
    # the safe one, in C where there is that
    source: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return source


@cache
def _schema() -> dict[str, list[str]]:
    """Every table and view with its columns, without the search indexes and their shadow tables."""
    database = Database(memory=True)
    migrations.apply(database)
    indexes = [table.name for table in database.tables if table.virtual_table_using]
    shown = [t for t in (*database.tables, *database.views) if not t.name.startswith(tuple(indexes))]
    schema = {table.name: [column.name for column in table.columns] for table in shown}
    database.close()
    return schema
