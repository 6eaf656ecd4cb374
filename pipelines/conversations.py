"""Comments and pings: which one a statement speaks of, its row, and its place in the conversation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.database import Row, get, know, look_up, mint
from crawler.items import Source
from pipelines import fuse, match, trust
from pipelines.contents import Contents
from pipelines.dates import Habits
from pipelines.ledger import Ledger, Said
from pipelines.normalise import Fields

_TABLES = ("comments", "pingbacks")
#: Conversations of which it is remembered whether they hold statements without an id.
_REMEMBERED = 10_000

#: A row as it is stored: its table, and itself.
Stored = tuple[str, Row]


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A comment or ping to be written: its row and body, and the row and its table that are there already."""

    id: int
    row: Row
    body: Fields
    table: str | None
    old: Row | None


class Conversations:
    """Keeps what is said of comments and pings and makes rows of it."""

    def __init__(self, ledger: Ledger, contents: Contents, blog_id: int) -> None:
        self._ledger = ledger
        self._db = ledger.db
        self._contents = contents
        self._blog_id = blog_id
        self._matched: dict[int, bool] = {}

    def keep(self, fields: Fields, post_id: int, witness: str, source: Source) -> None:
        """Keep a statement in a post's conversation."""
        self._ledger.state("comment", fields, witness, source, self._known(fields, post_id), post_id)

    def adopt(self, reading_id: int, fields: Fields, post_id: int) -> None:
        """Give a statement that waited for its post its place."""
        self._ledger.assign(reading_id, self._known(fields, post_id), post_id)

    def _known(self, fields: Fields, post_id: int) -> int | None:
        """The row of a comment that states its id; `None` where statements without one make it a matter of matching."""
        keys = match.comment_keys(self._blog_id, post_id, fields)
        if self._is_matched(post_id, nameless=not keys) or not keys:
            return None
        return self._known_by(keys, post_id) or mint(self._db, "comment", keys[0])

    def _known_by(self, keys: Sequence[str], post_id: int) -> int | None:
        """The comment known by its own key, else that of this post which others know by the other one."""
        row_id = look_up(self._db, "comment", keys[0])
        if row_id is None and len(keys) > 1 and (other := look_up(self._db, "comment", keys[1])) is not None:
            sql = "SELECT 1 FROM readings WHERE entity = 'comment' AND row_id = ? AND post_id = ? LIMIT 1"
            if self._db.conn.execute(sql, [other, post_id]).fetchone():
                know(self._db, "comment", keys[:1], other)
                return other
        return row_id

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

    def prepare(self, post_id: int, said: Iterable[Said], habits: Habits) -> tuple[list[Turn], set[int]]:
        """What the rows of a conversation are to be; other posts that its comments belong to."""
        groups, elsewhere = self._groups(post_id, [one for one in said if one.entity == "comment"])
        stored = self._stored(post_id)
        fused = {row_id: fuse.comment_row(group, habits) for row_id, group in groups.items()}
        for row_id in stored.keys() - fused.keys():
            self._remove(row_id)
        for position, row_id in enumerate(_by_time(groups, {row_id: row for row_id, (row, _) in fused.items()}), 1):
            fused[row_id][0]["position"] = position
        self._set_parents({row_id: row for row_id, (row, _) in fused.items()})
        turns = []
        for row_id, (row, body) in fused.items():
            known = self._stored_alone(row_id) if self._is_claimed_twice(groups[row_id]) else stored.get(row_id)
            table, old = known or (None, None)
            if old is not None and old["post_id"] != post_id:
                elsewhere.add(old["post_id"])  # where what is left moves up
            turns.append(Turn(id=row_id, row=row | {"id": row_id, "post_id": post_id}, body=body, table=table, old=old))
        return turns, elsewhere

    def write(self, turn: Turn, root: str) -> None:
        """Write one row as it was prepared."""
        row, old = turn.row, turn.old
        is_comment = row["kind"] == "comment"
        target = _TABLES[0] if is_comment else _TABLES[1]
        if turn.table is not None and turn.table != target:
            self._remove(turn.id)
            old = None
        if is_comment:
            del row["kind"]
        replaced = self._ledger.put(target, row, old)
        if is_comment and (replaced is None or replaced.keys() & {"html", "capture_id", "post_id"}):
            owner = {"post_id": row["post_id"], "comment_id": turn.id}
            self._contents.put(owner, turn.body, row["capture_id"], root, is_new=replaced is None)

    def _groups(self, post_id: int, said: list[Said]) -> tuple[dict[int, list[Said]], set[int]]:
        """What is said of each comment of this post; other posts whose comments are claimed here."""
        own = [one for one in said if one.post_id == post_id]
        if any(one.row_id is None or "remote_id" not in one.fields for one in own):
            self._match(post_id, own)
            # what was given its row only now may be claimed by another post, too
            said = [one for one in self._ledger.said_of(post_id) if one.entity == "comment"]
        groups: dict[int, list[Said]] = {}
        for one in said:
            groups.setdefault(one.row_id or 0, []).append(one)
        homes = {row_id: _home(group) for row_id, group in groups.items() if self._is_claimed_twice(group)}
        kept = {row_id: group for row_id, group in groups.items() if homes.get(row_id, post_id) == post_id}
        return kept, {home for home in homes.values() if home is not None and home != post_id}

    @staticmethod
    def _is_claimed_twice(group: list[Said]) -> bool:
        return any(one.post_id != group[0].post_id for one in group)

    def _match(self, post_id: int, said: list[Said]) -> None:
        """Give each statement of a conversation the row it speaks of, a new one where there is none."""
        groups = match.group(said)
        rows = self._rows_of(post_id, [[said[index] for index in members] for members in groups])
        given = {said[index].id: row_id for members, row_id in zip(groups, rows, strict=True) for index in members}
        for one in said:
            if one.row_id != given[one.id]:
                self._ledger.assign(one.id, given[one.id], post_id)

    def _rows_of(self, post_id: int, groups: list[list[Said]]) -> list[int]:
        """The id of each comment: by the platform's id, else as given to one of its statements before, else new."""
        keys = self._keys(post_id, groups)
        rows = [self._known_by(several, post_id) for several in keys]
        taken = {row_id for row_id in rows if row_id is not None}
        result = []
        for several, row_id, members in zip(keys, rows, groups, strict=True):
            before = sorted({one.row_id for one in members if one.row_id is not None} - taken)
            found = row_id or (before[0] if before else None) or mint(self._db, "comment", several[0])
            know(self._db, "comment", several[:1], found)
            taken.add(found)
            result.append(found)
        return result

    def _keys(self, post_id: int, groups: list[list[Said]]) -> list[list[str]]:
        """The keys of each comment: its id in the platform, else what is known of it and its place among equals."""
        keys: list[list[str]] = []
        equals: dict[str, int] = {}
        for members in groups:
            stated = (match.comment_keys(self._blog_id, post_id, one.fields) for one in members)
            several = min(filter(None, stated), key=lambda keys: len(keys[0]), default=[])
            if not several:
                natural = match.natural_key(post_id, members[0].fields)
                equals[natural] = equals.get(natural, 0) + 1
                several = [f"{natural}#{equals[natural]}"]
            keys.append(several)
        return keys

    def _stored(self, post_id: int) -> dict[int, Stored]:
        """The conversation's rows as they are."""
        return {
            row["id"]: (table, dict(row))
            for table in _TABLES
            for row in self._db.conn.execute(f"SELECT * FROM {table} WHERE post_id = ?", [post_id])
        }

    def _stored_alone(self, row_id: int) -> Stored | None:
        """A row as it is, whichever post it stood under."""
        return next(((table, row) for table in _TABLES if (row := get(self._db, table, row_id))), None)

    def _remove(self, row_id: int) -> None:
        self._contents.remove("comment_id = :comment", {"comment": row_id})
        for table in _TABLES:
            self._db.execute(f"DELETE FROM {table} WHERE id = ?", [row_id])

    @staticmethod
    def _set_parents(rows: Mapping[int, Row]) -> None:
        ids = {
            row["remote_id"]: row_id for row_id, row in rows.items() if row["remote_id"] and row["kind"] == "comment"
        }
        for row in rows.values():
            row["parent_id"] = ids.get(row["parent_remote_id"])


def _home(group: Iterable[Said]) -> int | None:
    """The post of a comment that several posts claim: the one its most trusted statement names, of equals the first."""
    return min(group, key=lambda one: (trust.rank(one), one.fetched_at, one.post_id or 0)).post_id


def _by_time(groups: Mapping[int, list[Said]], rows: Mapping[int, Row]) -> list[int]:
    """A conversation's rows in the order they were made; those without a date as the page prints them."""

    def place(row_id: int) -> tuple[str, int, int, int]:
        row = rows[row_id]
        return row["published_at"] or "9", _number(row["remote_id"]), printed.get(row_id, 0), row_id

    printed = {}
    if any(row["published_at"] is None for row in rows.values()):
        for row_id, group in groups.items():
            orders = [one.fields["order"] for one in group if one.witness == "page"]
            printed[row_id] = min(orders, default=0)
    return sorted(rows, key=place)


def _number(remote_id: str | None) -> int:
    return int(remote_id) if remote_id and remote_id.isdigit() else 0
