"""Which fact a statement speaks of.

Posts are matched by the keys they state. Comments are matched by the platform's id; statements without one, as themes
make of pings, by source address, else by author, compatible time and similar text, one to one, repeats kept apart by
order.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha1

from crawler.scope import url_key
from pipelines.normalise import Fields, flat
from pipelines.sanitise import text_of
from pipelines.trust import Statement

#: How far apart a printed local time and an instant may lie: the widest zones, with summer time.
_HOURS_APART = 15
_SIMILAR = 0.9
#: Characters of the shortest text that is no other post's.
_TELLING = 100


def post_keys(blog_id: int, fields: Fields) -> list[str]:
    """The keys a post is known by, the surest first."""
    keys = [f"id:{blog_id}:{fields['remote_id']}"] if "remote_id" in fields else []
    addresses = [fields[name] for name in ("url", "talk") if name in fields]
    keys += [f"url:{url_key(url)}" for url in (*addresses, *fields.get("aliases", ()))]
    if "remote_id" not in fields:
        keys += _said(blog_id, fields)
    return list(dict.fromkeys(keys))


def _said(blog_id: int, fields: Fields) -> list[str]:
    """What a post says, to the letter: where it has no id, as its print version and other copies have it, too."""
    said = fields.get("title"), (fields.get("published") or {}).get("at"), (fields.get("body") or {}).get("html")
    if not all(said) or len(str(said[-1])) < _TELLING:
        return []
    return [f"said:{blog_id}:{sha1(repr(said).encode(errors='replace'), usedforsecurity=False).hexdigest()}"]


def comment_keys(blog_id: int, post_id: int, fields: Fields) -> list[str]:
    """The keys of a comment that states its id, its own first: on the blog, or only among those of its post."""
    if "remote_id" not in fields:
        return []
    within = f"id:{blog_id}:{post_id}:{fields['remote_id']}"
    keys = [f"id:{blog_id}:{fields['remote_id']}", within]
    return keys[::-1] if "id_within_post" in fields else keys


def natural_key(post_id: int, fields: Fields) -> str:
    """The best key of a comment without id, before its place among equals."""
    if source := fields.get("source_url"):
        return f"ping:{post_id}:{url_key(source)}"
    date = (fields.get("published") or {}).get("at", "")
    return f"said:{post_id}:{fields.get('author', '')}:{date}:{_words(fields)[:200]}"


def group(statements: Sequence[Statement]) -> list[list[int]]:
    """The statements of one conversation, by index, those of one comment together.

    A function of the set: captures are taken in the order they were fetched, whatever order they arrived in, and no
    two statements of one capture ever speak of the same comment unless they state the same id.
    """
    groups: list[list[int]] = []
    by_id: dict[str, list[int]] = {}
    loose: list[int] = []
    for index in sorted(range(len(statements)), key=lambda i: _order(statements[i])):
        remote_id = statements[index].fields.get("remote_id")
        if remote_id is None:
            loose.append(index)
        elif remote_id in by_id:
            by_id[remote_id].append(index)
        else:
            by_id[remote_id] = [index]
            groups.append(by_id[remote_id])
    groups.sort(key=lambda members: _age([statements[index].fields for index in members]))
    for index in loose:
        if (found := _best(statements, groups, index)) is not None:
            found.append(index)
        else:
            groups.append([index])
    return groups


def _age(said: Iterable[Fields]) -> tuple[str, int]:
    """By date, then by id: themes print the oldest first, feeds the newest."""
    fields = list(said)
    dates = [date for f in fields if (date := (f.get("published") or {}).get("at"))]
    remote_id = str(fields[0].get("remote_id", ""))
    return min(dates, default="9"), int(remote_id) if remote_id.isdigit() else 0


def _order(statement: Statement) -> tuple[str, str, int]:
    return statement.fetched_at, statement.capture_id, statement.fields.get("order", 0)


def _best(statements: Sequence[Statement], groups: Iterable[list[int]], index: int) -> list[int] | None:
    """The group that fits best and holds nothing of the same capture; of equals the first."""
    mine = statements[index]
    best, best_score = None, 0.0
    for members in groups:
        if any(statements[other].capture_id == mine.capture_id for other in members):
            continue
        score = max(likeness(mine.fields, statements[other].fields) for other in members)
        if score > best_score:
            best, best_score = members, score
    return best


def likeness(one: Fields, other: Fields) -> float:
    """How surely two statements speak of the same comment: 0 not at all, 3 the same source, else 1 to 2."""
    sources = [url_key(url) for f in (one, other) if (url := f.get("source_url") or f.get("author_url"))]
    if len(sources) == 2 and ("source_url" in one or "source_url" in other):
        return 3.0 if sources[0] == sources[1] else 0.0
    names = [_fold(f.get("author") or f.get("source_title")) for f in (one, other)]
    if names[0] != names[1] or not _compatible(one, other):
        return 0.0
    if "body" not in one or "body" not in other:
        return 1.0 if names[0] else 0.0
    alike = similarity(_words(one), _words(other))
    return 1.0 + alike if alike >= _SIMILAR else 0.0


def _compatible(one: Fields, other: Fields) -> bool:
    first, second = (str((fields.get("published") or {}).get("at") or "") for fields in (one, other))
    if not first or not second:
        return True
    if any("order" in fields.get("published", {}) for fields in (one, other)):  # which may be the other way round
        return first[:4] == second[:4]
    coarser = min(len(first), len(second))
    if coarser <= len("2013-01-28"):
        finest = min(coarser, len("2013-01"))
        return first[:finest] == second[:finest]
    apart = datetime.fromisoformat(first.rstrip("Z")) - datetime.fromisoformat(second.rstrip("Z"))
    return abs(apart.total_seconds()) <= _HOURS_APART * 3600


def _fold(name: str | None) -> str:
    """A name as it was written: pages print quotes and dashes otherwise."""
    return " ".join(flat(name or "").casefold().split())


def _words(fields: Fields) -> str:
    return text_of((fields.get("body") or {}).get("html", ""), frozenset()).casefold()


def similarity(one: str, other: str) -> float:
    """F1 of the words two texts share."""
    first, second = one.split(), other.split()
    if not first or not second:
        return 1.0 if first == second else 0.0
    counts: dict[str, int] = {}
    for word in first:
        counts[word] = counts.get(word, 0) + 1
    shared = 0
    for word in second:
        if counts.get(word, 0):
            counts[word] -= 1
            shared += 1
    return 2 * shared / (len(first) + len(second))
