"""Why a row says what it says: for each field what every witness states, which statement counts, and by what rule."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from archive.database import look_up
from crawler.items import Rule
from crawler.layout.rules import COMMENT
from crawler.scope import url_key
from pipelines import fuse
from pipelines.dates import Habits
from pipelines.learning import in_force
from pipelines.ledger import Ledger
from pipelines.sanitise import text_of
from pipelines.trust import Statement, newest_first, ranked

_POST = (
    *("url", "remote_id", "kind", "title", "author", "author_url", "published", "modified", "language"),
    *("body", "excerpt", "terms", "comments_declared"),
)
_COMMENT = (
    *("kind", "remote_id", "parent_remote_id", "depth", "author", "author_url", "published", "url", "body"),
    *("source_url", "source_title"),
)


@dataclass(frozen=True, kw_only=True)
class Stated:
    """What one witness states of a field."""

    witness: str
    #: When the capture was made that it comes from, and the capture's id.
    fetched_at: str
    capture_id: str
    value: Any


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field, the statements about it with the one that counts first, and why that one does."""

    name: str
    statements: tuple[Stated, ...]
    why: str
    #: The learned rule by which pages are read for it.
    rule: Rule | None = None


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """A row and its fields."""

    #: `post`, `comment` and so on.
    kind: str
    id: int
    fields: tuple[Field, ...]


def explain(db: Database, url: str) -> Iterator[Explanation]:
    """A post and its comments and pings, in their order; nothing where no archived post is known by this address."""
    row_id = look_up(db, "post", f"url:{url_key(url)}")
    post = db.execute("SELECT blog_id FROM posts WHERE id = ?", [row_id]).fetchone() if row_id else None
    if row_id is None or post is None:
        return
    blog = db.execute("SELECT zone, date_order FROM blogs WHERE id = ?", [post["blog_id"]]).fetchone()
    habits = Habits(zone=blog["zone"], order=blog["date_order"])
    rules = {rule.field: rule for rule in in_force(db, post["blog_id"])}
    said = Ledger(db, "", "").said_of(row_id)
    statements = fuse.of_post([one for one in said if one.entity == "post"])
    yield Explanation(kind="post", id=row_id, fields=tuple(_fields(statements, _POST, habits, rules)))
    sql = "SELECT id, kind FROM conversation WHERE post_id = ? ORDER BY position"
    of_comments = {"body": rules[COMMENT]} if COMMENT in rules else {}
    for turn_id, kind in db.execute(sql, [row_id]).fetchall():
        about = [one for one in said if one.entity == "comment" and one.row_id == turn_id]
        yield Explanation(kind=kind, id=turn_id, fields=tuple(_fields(about, _COMMENT, habits, of_comments)))


def _fields(
    statements: Sequence[Statement], names: Sequence[str], habits: Habits, rules: dict[str, Rule]
) -> Iterator[Field]:
    statements = newest_first(statements)
    for name in names:
        by_trust = ranked(statements, name)
        if not by_trust:
            continue
        chosen, why = _chosen(name, by_trust, statements, habits)
        others = [one for one in by_trust if one is not chosen]
        stated = tuple(_stated(name, one) for one in (chosen, *others))
        read_by_rule = rules.get(name) if any(one.witness == "page" for one in by_trust) else None
        yield Field(name=name, statements=stated, why=why, rule=read_by_rule)


def _chosen(
    name: str, by_trust: list[Statement], statements: Sequence[Statement], habits: Habits
) -> tuple[Statement, str]:
    if name == "published" and (date := fuse.date_of(by_trust, habits)):
        chosen, at, source, precision = date
        how = {
            "stated": "with its own zone",
            "blog": f"in the blog's zone, {habits.zone}",
            "assumed": "its zone assumed",
        }
        return chosen, f"{at}, to the {precision}, {how[source]}: the best known zone counts, then the finest"
    if name == "body":
        _, whole = fuse.post_body(statements)
        chosen = whole or by_trust[0]
        if "part" in chosen.fields:
            return chosen, "the parts of a split post, joined"
    else:
        chosen = by_trust[0]
    values = {str(one.fields[name]) for one in by_trust}
    if len(by_trust) == 1:
        return chosen, "the only statement"
    if len(values) == 1:
        return chosen, "all agree"
    if any(one.witness != chosen.witness for one in by_trust):
        order = list(dict.fromkeys(one.witness for one in by_trust))
        return chosen, f"trusted in this order: {', '.join(order)}"
    return chosen, "the newest of the plainest" if name == "url" else "the newest"


def _stated(name: str, one: Statement) -> Stated:
    value = one.fields[name]
    if name == "body":
        value = text_of(value["html"], frozenset())
    elif name == "terms":
        value = [term[1] for term in value]
    return Stated(witness=one.witness, fetched_at=one.fetched_at, capture_id=one.capture_id, value=value)
