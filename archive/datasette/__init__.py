"""An archive as a website: Datasette with its metadata, and the archive's own pages as a plugin of it.

The package itself is the plugin, because Datasette looks for `templates/` and `static/` beside the plugin it is given.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from archive.datasette.plugin import (
    extra_css_urls,
    extra_template_vars,
    handle_exception,
    prepare_connection,
    prepare_jinja2_environment,
    register_routes,
    render_cell,
)
from archive.metadata import metadata

if TYPE_CHECKING:
    from datasette.app import Datasette  # type: ignore[import-untyped]

__all__ = [
    "extra_css_urls",
    "extra_template_vars",
    "handle_exception",
    "open_datasette",
    "prepare_connection",
    "prepare_jinja2_environment",
    "register_routes",
    "render_cell",
]


def open_datasette(database: Path, *, base_url: str = "/") -> "Datasette":
    """A Datasette that serves one archive, read-only, beside whatever writes to it."""
    from datasette.app import Datasette
    from datasette.plugins import pm  # type: ignore[import-untyped]

    # With rich it prints a page of traceback for each address that leads nowhere
    pm.get_plugin("datasette.handle_exception").rich = None
    plugin = sys.modules[__name__]
    if not pm.is_registered(plugin):
        pm.register(plugin, __name__)
    return Datasette(
        [str(database)],
        metadata=metadata(database.stem),
        settings={
            "base_url": base_url,
            "default_page_size": 50,
            "facet_time_limit_ms": 500,
            "sql_time_limit_ms": 3000,
            "suggest_facets": False,
            "truncate_cells_html": 240,
        },
    )
