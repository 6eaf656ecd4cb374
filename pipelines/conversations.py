"""Comments and pings: which one a statement speaks of, its row, and its place in the conversation."""

from archive.database import get, know, look_up, mint, update
from crawler.items import Comment, Source
from pipelines import fuse, match
from pipelines.contents import Contents
from pipelines.fuse import Statement
from pipelines.ledger import Ledger
from pipelines.normalise import Fields, comment_fields

_TABLES = ("comments", "pingbacks")
#: Conversations of which it is remembered whether they hold statements without an id.
_REMEMBERED = 10_000

#: A statement: its id, its row's if it has one, and what it says.
Said = tuple[int, int | None, Statement]


class Conversations:
    """Keeps what is said of comments and pings and makes rows of it."""

    def __init__(self, ledger: Ledger, contents: Contents, blog_id: int) -> None:
        self._ledger = ledger
        self._db = ledger.db
        self._contents = contents
        self._blog_id = blog_id
        self._rows: dict[int, int] = {}
        self._unmatched: set[int] = set()
        self._matched: dict[int, bool] = {}

    def fields(self, comment: Comment, order: int, language: str | None, source: Source) -> tuple[Fields, list[str]]:
        """A statement, and the keys of the post it belongs to."""
        fields = comment_fields(comment, source.url, language, order)
        return fields, match.post_keys(self._blog_id, fields["post"])

    def keep(self, fields: Fields, post_id: int, witness: str, source: Source) -> None:
        """Keep a statement in a post's conversation."""
        row_id = self._known(fields, post_id)
        self._ledger.state("comment", fields, witness, source, row_id, post_id)
        self.touch(row_id, post_id)

    def adopt(self, reading_id: int, fields: Fields, post_id: int) -> None:
        """Give a statement that waited for its post its place."""
        row_id = self._known(fields, post_id)
        self._ledger.assign(reading_id, row_id, post_id)
        self.touch(row_id, post_id)

    def touch(self, row_id: int | None, post_id: int) -> None:
        """Have a row written anew; without a row, the post's statements matched anew."""
        if row_id is None:
            self._unmatched.add(post_id)
        else:
            self._rows[row_id] = post_id

    def _known(self, fields: Fields, post_id: int) -> int | None:
        """The row of a comment that states its id; `None` where statements without one make it a matter of matching."""
        key = match.comment_key(self._blog_id, fields)
        if self._is_matched(post_id, nameless=key is None) or key is None:
            return None
        return look_up(self._db, "comment", key) or mint(self._db, "comment", key)

    def _is_matched(self, post_id: int, *, nameless: bool) -> bool:
        """Whether a conversation holds statements without an id, so that each new one may change which is whose."""
        if post_id not in self._matched:
            if len(self._matched) > _REMEMBERED:
                self._matched.clear()
            sql = (
                "SELECT 1 FROM readings WHERE post_id = ? AND entity = 'comment'"
                " AND fields ->> 'remote_id' IS NULL LIMIT 1"
            )
            self._matched[post_id] = self._db.conn.execute(sql, [post_id]).fetchone() is not None
        self._matched[post_id] |= nameless
        return self._matched[post_id]

    def write(self, zone: str | None, root: str) -> set[int]:
        """Make the rows that were touched what their statements say; the posts whose conversations those are."""
        for post_id in self._unmatched:
            self._match(post_id)
        for row_id, post_id in self._rows.items():
            self._write(row_id, post_id, zone, root)
        posts = {*self._rows.values(), *self._unmatched}
        for post_id in posts:
            self._order(post_id)
        self._rows, self._unmatched = {}, set()
        return posts

    def _match(self, post_id: int) -> None:
        """Give each statement of a conversation the row it speaks of, a new one where there is none."""
        said = self._ledger.said_in(post_id)
        groups = match.group([statement for _, _, statement in said])
        given = {row_id for _, row_id, _ in said if row_id is not None}
        rows = self._rows_of(post_id, [[said[index] for index in members] for members in groups])
        for members, row_id in zip(groups, rows, strict=True):
            for index in members:
                reading_id, before, _ = said[index]
                if before != row_id:
                    self._ledger.assign(reading_id, row_id, post_id)
            self._rows[row_id] = post_id
        for superseded in given - set(rows):
            self._remove(superseded)
            self._rows.pop(superseded, None)

    def _rows_of(self, post_id: int, groups: list[list[Said]]) -> list[int]:
        """The id of each comment: by the platform's id, else as given to one of its statements before, else new."""
        keys = self._keys(post_id, groups)
        rows = [look_up(self._db, "comment", key) for key in keys]
        taken = {row_id for row_id in rows if row_id is not None}
        result = []
        for key, row_id, members in zip(keys, rows, groups, strict=True):
            before = sorted({given for _, given, _ in members if given is not None} - taken)
            found = row_id or (before[0] if before else None) or mint(self._db, "comment", key)
            know(self._db, "comment", [key], found)
            taken.add(found)
            result.append(found)
        return result

    def _keys(self, post_id: int, groups: list[list[Said]]) -> list[str]:
        """The key of each comment: its id in the platform, else what is known of it and its place among equals."""
        keys: list[str] = []
        equals: dict[str, int] = {}
        for members in groups:
            stated = (match.comment_key(self._blog_id, statement.fields) for _, _, statement in members)
            key = next((key for key in stated if key), None)
            if key is None:
                natural = match.natural_key(post_id, members[0][2].fields)
                equals[natural] = equals.get(natural, 0) + 1
                key = f"{natural}#{equals[natural]}"
            keys.append(key)
        return keys

    def _write(self, row_id: int, post_id: int, zone: str | None, root: str) -> None:
        statements = self._ledger.statements("comment", row_id)
        if not statements:
            return
        row, body = fuse.comment_row(statements, zone)
        is_comment = row["kind"] == "comment"
        table, other = _TABLES if is_comment else reversed(_TABLES)
        if get(self._db, other, row_id):
            self._remove(row_id)
        if is_comment:
            del row["kind"]
        old = self._ledger.put(table, {"id": row_id, "post_id": post_id, **row})
        if is_comment and (old is None or old.keys() & {"html", "capture_id"}):
            self._contents.put({"post_id": post_id, "comment_id": row_id}, body, row["capture_id"], root)

    def _remove(self, row_id: int) -> None:
        self._contents.remove("comment_id = :comment", {"comment": row_id})
        for table in _TABLES:
            self._db.execute(f"DELETE FROM {table} WHERE id = ?", [row_id])

    def _order(self, post_id: int) -> None:
        """Positions by time, and parents by id: both follow from the conversation's rows alone."""
        sql = " UNION ALL ".join(
            f"SELECT id, '{table}' AS tbl, remote_id, parent_remote_id, parent_id, position, published_at "
            f"FROM {table} WHERE post_id = :post"
            for table in _TABLES
        )
        rows = [dict(row) for row in self._db.execute(sql, {"post": post_id})]
        printed = self._printed_order(post_id) if any(row["published_at"] is None for row in rows) else {}
        rows.sort(
            key=lambda row: (
                row["published_at"] or "9",
                _number(row["remote_id"]),
                printed.get(row["id"], 0),
                row["id"],
            )
        )
        comments = {row["remote_id"]: row["id"] for row in rows if row["remote_id"] and row["tbl"] == "comments"}
        for position, row in enumerate(rows, 1):
            place = {"position": position, "parent_id": comments.get(row["parent_remote_id"])}
            changed = {name: value for name, value in place.items() if row[name] != value}
            if changed:
                update(self._db, row["tbl"], row["id"], changed)

    def _printed_order(self, post_id: int) -> dict[int, int]:
        """The place on the page of comments that have no date."""
        sql = (
            "SELECT row_id, min(fields ->> 'order') FROM readings"
            " WHERE entity = 'comment' AND post_id = ? AND witness = 'page' GROUP BY row_id"
        )
        return dict(self._db.execute(sql, [post_id]).fetchall())


def _number(remote_id: str | None) -> int:
    return int(remote_id) if remote_id and remote_id.isdigit() else 0
