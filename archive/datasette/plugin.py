"""What the archive adds to Datasette: a page for each post, a front page, links to them and one stylesheet."""

from collections.abc import Awaitable, Callable
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any

from datasette import Request, Response  # type: ignore[import-untyped]
from datasette.utils import escape_fts, tilde_encode  # type: ignore[import-untyped]
from datasette.utils.asgi import Base400  # type: ignore[import-untyped]
from datasette.views.base import DatasetteError  # type: ignore[import-untyped]
from jinja2 import Environment
from markupsafe import Markup, escape
from pluggy import HookimplMarker

from archive.datasette import dates, post, safe
from archive.datasette.front import front

if TYPE_CHECKING:
    from datasette.app import Datasette  # type: ignore[import-untyped]

hookimpl = HookimplMarker("datasette")

#: Which column holds a post's id, in the tables and views that show its title.
_TITLED = {"posts": "id", "post_counts": "id", None: "post_id"}


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Response]]]]:
    """`/-/post/<id>`."""
    return [(r"^/-/post/(?P<id>[0-9]{1,19})$", _post)]


async def _post(datasette: "Datasette", request: Request) -> Response:
    return await post.page(datasette, request)


@hookimpl
def handle_exception(
    datasette: "Datasette", request: Request, exception: Exception
) -> Callable[[], Awaitable[Response]] | None:
    """Answer a wrong request with a page that leads on; Datasette's own leads nowhere, and fills the terminal."""
    if not isinstance(exception, Base400 | DatasetteError) or request.path.endswith(".json"):
        return None

    async def page() -> Response:
        told = exception.args[0] if isinstance(exception, Base400) else exception.message
        context = {"archive": datasette.get_database().name, "status": exception.status, "told": told}
        html = await datasette.render_template("mistake.html", context, request=request)
        return Response.html(html, status=exception.status, headers=post.HEADERS)

    return page


@hookimpl(trylast=True)
def prepare_connection(conn: Connection) -> None:
    """Have what is no word, such as a lone quotation mark, match nothing: Datasette's own function makes FTS5 fail."""
    conn.create_function("escape_fts", 1, lambda words: escape_fts(words.replace("\0", " ")) or '""')


@hookimpl
def extra_template_vars(view_name: str, datasette: "Datasette") -> Callable[[], Awaitable[dict[str, Any]]] | None:
    """What the front page shows."""
    if view_name != "index":
        return None

    async def variables() -> dict[str, Any]:
        return await front(datasette)

    return variables


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: "Datasette") -> None:
    """Filters of the archive's own templates."""
    env.filters["post_path"] = lambda id_: post.path(datasette, id_)
    env.filters["provider"] = safe.provider_name
    env.filters["readable"] = dates.readable
    env.filters["tilde"] = tilde_encode
    env.filters["web"] = safe.web


@hookimpl
def extra_css_urls(datasette: "Datasette") -> list[str]:
    """The stylesheet, for Datasette's own pages too."""
    return [str(datasette.urls.static_plugins("archive.datasette", "archive.css"))]


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, datasette: "Datasette") -> Markup | None:
    """Links titles and ids of posts to their pages."""
    if column == "title" and (key := _TITLED.get(table)) and key in row.keys() and row[key]:  # noqa: SIM118 - not a dict
        return _link(datasette, row[key], value or "Untitled")
    if column == "post_id" and value:
        label, id_ = (value["label"], value["value"]) if isinstance(value, dict) else (value, value)
        return _link(datasette, id_, label)
    return None


def _link(datasette: "Datasette", id_: Any, label: Any) -> Markup | None:
    if not isinstance(id_, int):
        return None
    return Markup('<a href="{}">{}</a>').format(escape(post.path(datasette, id_)), label)
