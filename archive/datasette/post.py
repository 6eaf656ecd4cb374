"""The page of one post: what it says, its slides, its conversation and the evidence for all of it."""

from typing import TYPE_CHECKING, Any

from datasette import NotFound, Request, Response  # type: ignore[import-untyped]

from archive.datasette import dates, safe
from archive.datasette.evidence import evidence
from archive.datasette.queries import Row, row, rows
from archive.datasette.turns import conversation_page, witnesses, written

if TYPE_CHECKING:
    from datasette.app import Datasette  # type: ignore[import-untyped]

#: Nothing runs, nothing is framed, nothing is fetched from anywhere else.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
}

#: The state that goes without saying.
USUAL_STATE = "public"

_POST = """
SELECT posts.*, blogs.title AS blog_title, blogs.url AS blog_url, blogs.language AS blog_language
  FROM posts JOIN blogs ON blogs.id = blog_id WHERE posts.id = ?
"""

_TERMS = """
SELECT terms.* FROM post_terms JOIN terms ON terms.id = term_id WHERE post_id = ?
  ORDER BY terms.kind, terms.name
"""

_SLIDES = """
SELECT slide_references.*, decks.title, decks.author, decks.key
  FROM slide_references LEFT JOIN decks ON decks.id = deck_id WHERE post_id = ?
  ORDER BY comment_id IS NOT NULL, comment_id, position
"""

_BESIDE = """
SELECT id, title FROM posts
  WHERE blog_id = :blog_id AND published_at {} :published_at AND kind IS NOT 'page' ORDER BY published_at {} LIMIT 1
"""


def path(datasette: "Datasette", post: int) -> str:
    """Address of a post's page."""
    return str(datasette.urls.path(f"-/post/{post}"))


async def page(datasette: "Datasette", request: Request) -> Response:
    """The page of the post whose id the address names."""
    post = await row(datasette, _POST, [min(int(request.url_vars["id"]), 2**63 - 1)])
    if post is None:
        raise NotFound("There is no post with this id")
    slides = await rows(datasette, _SLIDES, [post["id"]])
    context = {
        **await _shown(datasette, post, slides),
        "conversation": await conversation_page(datasette, post, slides, request.args.get("page")),
        "evidence": await evidence(datasette, post["id"]),
        "archive": datasette.get_database().name,
        "usual_state": USUAL_STATE,
    }
    html = await datasette.render_template("post.html", context, request=request, view_name="post")
    return Response.html(html, headers=HEADERS)


async def _shown(datasette: "Datasette", post: Row, slides: list[Row]) -> dict[str, Any]:
    """The post itself."""
    images = await rows(
        datasette, "SELECT url, caption FROM images WHERE post_id = ? AND comment_id IS NULL", [post["id"]]
    )
    return {
        "post": post,
        "body": written(
            post,
            base=post["url"],
            decks=[slide for slide in slides if slide["comment_id"] is None],
            captions={image["url"]: image["caption"] for image in images if image["caption"]},
        ),
        "witnesses": witnesses(post),
        "date": dates.published(post),
        "language": safe.language(post["language"] or post["blog_language"]),
        "terms": await rows(datasette, _TERMS, [post["id"]]),
        "slides": slides,
        "older": await row(datasette, _BESIDE.format("<", "DESC"), post),
        "newer": await row(datasette, _BESIDE.format(">", "ASC"), post),
    }
