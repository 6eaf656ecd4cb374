"""The grid of WordPress settings, and what the witnesses of each cell can know.

A fact is demanded exactly where some witness of the cell prints it. Where none does, the archive may leave it out or
hold a coarser truth; it may never hold a wrong one.
"""

import itertools
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from .truth import Comment, Post

#: A feed lists at most this many items, and a post's comment feed has no second page.
FEED_LENGTH = 10
#: The option thread_comments_depth: what lies deeper is printed at this depth.
MAX_DEPTH = 5


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One combination of settings."""

    theme: str
    locale: str
    permalinks: str
    rest: str
    feeds: str
    order: str
    #: `off` where the links that pages have in their heads were taken out, as many blogs do.
    heads: str = "on"
    #: `on` where feeds have excerpts in place of texts.
    summaries: str = "off"

    def __str__(self) -> str:
        theme = {"twentytwentyone": "2021", "twentytwentytwo": "2022", "twentytwentythree": "2023"}.get(
            self.theme, self.theme
        )
        rest, feeds = ("rest" if self.rest == "on" else "norest"), ("feeds" if self.feeds == "on" else "nofeeds")
        habits = ["noheads"] * (self.heads == "off") + ["summaries"] * (self.summaries == "on")
        return "-".join([theme, self.locale[:2], self.permalinks, rest, feeds, self.order, *habits])

    def switches(self) -> dict[str, str]:
        """The arguments of switch.php."""
        return asdict(self)

    @property
    def classic(self) -> bool:
        """True for the theme that prints local dates to the day and minute, with neither zone nor seconds."""
        return self.theme == "giornale"

    @property
    def blocks(self) -> bool:
        """True for the block themes, whose whole page has typographic quotes, and no links to a split post's parts."""
        return self.theme in {"twentytwentytwo", "twentytwentythree"}

    @property
    def short_pings(self) -> bool:
        """True for the one packaged theme that prints of a ping its title and link only."""
        return self.theme == "twentytwentyone"


AXES: dict[str, tuple[str, ...]] = {
    "theme": ("twentytwentyone", "twentytwentytwo", "twentytwentythree", "giornale"),
    "locale": ("it_IT", "en_US"),
    "permalinks": ("pretty", "plain"),
    "rest": ("on", "off"),
    "feeds": ("on", "off"),
    "order": ("oldest", "newest"),
}


#: Cells worth a crawl beside the pairs: only feeds know a ping's date or the blog's zone, or pages alone speak.
HARD = (
    Cell(theme="twentytwentyone", locale="it_IT", permalinks="pretty", rest="off", feeds="on", order="newest"),
    Cell(theme="giornale", locale="it_IT", permalinks="pretty", rest="off", feeds="on", order="oldest"),
    Cell(theme="twentytwentythree", locale="it_IT", permalinks="plain", rest="off", feeds="off", order="newest"),
    Cell(theme="giornale", locale="it_IT", permalinks="plain", rest="off", feeds="off", order="newest"),
)


def _beyond(theme: str, locale: str, permalinks: str, rest: str, feeds: str, **habits: str) -> Cell:
    given = {"theme": theme, "locale": locale, "permalinks": permalinks, "rest": rest, "feeds": feeds}
    return Cell(**given, **{"order": "oldest", **habits})


#: Habits of blogs that are no axes of the grid, each with the page to start from.
BEYOND = (
    (_beyond("twentytwentyone", "it_IT", "numbers", "off", "off"), ""),
    (_beyond("giornale", "en_US", "files", "off", "on", order="newest"), ""),
    (_beyond("twentytwentyone", "it_IT", "pretty", "on", "on", heads="off"), ""),
    (_beyond("giornale", "it_IT", "pretty", "off", "off", heads="off"), ""),
    (
        _beyond("twentytwentythree", "it_IT", "pretty", "off", "off", heads="off"),
        "2009/06/che-cose-il-vecchio-mulino-21/",
    ),
    (_beyond("twentytwentytwo", "en_US", "pretty", "off", "on", summaries="on"), "feed/"),
    (_beyond("giornale", "it_IT", "plain", "off", "off", order="newest"), "?p=150"),
)


def every_cell() -> list[Cell]:
    """All 128 cells."""
    return [Cell(**dict(zip(AXES, values, strict=True))) for values in itertools.product(*AXES.values())]


def pairwise() -> list[Cell]:
    """Choose few cells that together show every pair of settings, and the hard ones; greedy, so always the same."""
    cells = every_cell()
    open_pairs = {pair for cell in cells for pair in _pairs(cell)}
    chosen = []
    while open_pairs:
        best = max(cells, key=lambda cell: len(open_pairs & set(_pairs(cell))))
        chosen.append(best)
        open_pairs -= set(_pairs(best))
    return chosen + [cell for cell in HARD if cell not in chosen]


def asked_cells() -> list[Cell]:
    """Cells to crawl: the pairwise cover, or every cell where BLOGARK_GRID says `full`."""
    return every_cell() if os.environ.get("BLOGARK_GRID") == "full" else pairwise()


def _pairs(cell: Cell) -> Iterator[tuple[tuple[str, str], ...]]:
    yield from itertools.combinations([(axis, getattr(cell, axis)) for axis in AXES], 2)


def carries(cell: Cell, entity: str, field: str, row: Post | Comment, post: Post | None = None) -> bool:
    """Does at least one witness of this cell print this field of this row?

    `entity` is `posts`, `comments` or `pingbacks`; `post` is the post of a comment or ping.
    """
    # The API has everything but the number of comments.
    if cell.rest == "on" and field != "comments_declared":
        return True
    if isinstance(row, Post):
        return _page_carries_post(cell, field, row) or _feed_carries_post(cell, field, row)
    return _page_carries_comment(cell, entity, field, row) or _feed_carries_comment(cell, field, row)


def _post_in_feed(cell: Cell, row: Post | Comment) -> bool:
    """Feeds page back to the first post; pages are in none."""
    return cell.feeds == "on" and isinstance(row, Post) and row.kind == "post"


def _page_carries_post(cell: Cell, field: str, post: Post) -> bool:
    match field:
        # No theme prints when a post was changed; what 2021 marks as `updated` is when it was published. How many
        # comments there are stands in a heading, among words of some language.
        case "modified_at" | "comments_declared" | "excerpt":
            return False
        # No theme prints author or date of a page.
        case "author":
            return post.kind == "post"
        case "published_at":
            return post.kind == "post" and not cell.classic
        # Nothing on a block theme's page, nor in the feed, tells that a second part exists.
        case "text":
            return len(post.parts) == 1 or not cell.blocks
        case _:
            return True


def _feed_carries_post(cell: Cell, field: str, post: Post) -> bool:
    if field == "comments_declared" and not post.open and not post.declared:
        return False
    return _post_in_feed(cell, post) and field in {"published_at", "comments_declared", "excerpt", "author"}


def _page_carries_comment(cell: Cell, entity: str, field: str, comment: Comment) -> bool:
    # A threaded list begins with approved comments to the post: below a hidden one nothing is printed.
    if comment.orphan:
        return False
    match field:
        case "parent":
            # What is printed at the maximum depth may answer any comment before it at that depth.
            return len(comment.ancestors) + 1 < MAX_DEPTH
        case "published_at":
            return not cell.classic and not (entity == "pingbacks" and cell.short_pings)
        case "text":
            return not (entity == "pingbacks" and cell.short_pings)
        case _:
            return True


def _feed_carries_comment(cell: Cell, field: str, comment: Comment) -> bool:
    # A reply's item begins with a link to the comment it answers. Kind and address of the author are not in it.
    carried = {"row", "remote_id", "parent", "published_at", "text", "author"}
    return cell.feeds == "on" and comment.recency < FEED_LENGTH and field in carried


def names(cell: Cell, row: Post | Comment) -> set[str]:
    """Say what its author may be called.

    Block themes print typographic quotes in names, API and feeds do not. The API gives pings one by one, which is worth
    asking for only what the page leaves out: their titles may stay as printed.
    """
    if isinstance(row, Post):
        plain = cell.rest == "on" or _feed_carries_post(cell, "author", row)
    else:
        listed = cell.rest == "on" and row.kind == "comment"
        plain = listed or _feed_carries_comment(cell, "author", row)
    return {row.author, row.author_printed} if cell.blocks and not plain else {row.author}


def printed_precision(cell: Cell, row: Post | Comment) -> str | None:
    """How exact a date without a zone the page prints of this row; `None` where it has an instant or nothing."""
    if not cell.classic:
        return None
    if isinstance(row, Post):
        return "day" if row.kind == "post" else None
    return None if row.orphan else "minute"
