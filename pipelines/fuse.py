"""What the witnesses agree on: a row is a function of the set of its statements, whatever order they came in.

It is made field by field, each from the statement that is to be believed.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urlsplit

from archive.database import Row, to_json
from crawler.scope import url_key
from pipelines.dates import Habits, Moment, in_utc, read_date
from pipelines.languages import language_of
from pipelines.normalise import Fields, flat
from pipelines.sanitise import text_of
from pipelines.trust import EXPORTS, Statement, believed, newest_first, newest_of_each, ranked

_PRECISION = ("second", "minute", "hour", "day", "month", "year")
_ZONE = ("stated", "blog", "assumed")
_ELLIPSIS = re.compile(r"^\W*\[(?:…|\.\.\.)\]\s*|\s*\[(?:…|\.\.\.)\]\W*$")
_PINGBACK_FORM = re.compile(r"^\W*\[(?:…|\.\.\.)\].+\[(?:…|\.\.\.)\]\W*$", re.DOTALL)
#: A title in a paragraph of its own, and a text that was cut off.
_TRACKBACK_FORM = re.compile(r"^\s*<p>\s*<strong>[^<]+</strong>\s*</p>.*(?:\.\.\.|…)\W*</p>\s*$", re.DOTALL)
_TRACKBACK_TITLE = re.compile(r"^\s*(?:<p>)?\s*<strong>(.*?)</strong>\s*", re.DOTALL)


def blog_row(statements: Sequence[Statement]) -> Row:
    """Columns of `blogs` that witnesses speak of."""
    statements = newest_first(statements)
    names = ("title", "description", "language", "platform", "generator", "license", "zone", "api")
    row = {name: believed(statements, name) for name in names}
    # a post may be in another language than its blog
    return row | {"language": row["language"] or believed(statements, "language_of_post")}


def of_post(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, the newest first, that are of a post itself, not of a page that only its conversation is on."""
    talks = {url_key(said.fields["talk"]) for said in statements if "talk" in said.fields}
    if talks:
        own = [said for said in statements if "url" not in said.fields or url_key(said.fields["url"]) not in talks]
        statements = own or statements
    return newest_first(statements)


def post_row(statements: Sequence[Statement], habits: Habits) -> tuple[Row, Fields]:
    """Columns of `posts` and the body they come from (`slides`, `links`, `images`, `terms`)."""
    statements = of_post(statements)
    protected = any(statement.fields.get("protected") for statement in newest_of_each(statements))
    truncated = any(statement.fields.get("truncated") for statement in newest_of_each(statements))
    body, chosen = ({}, None) if protected else post_body(statements)
    html, text = body.get("html"), _text(body)
    row = {
        name: believed(statements, name)
        for name in ("remote_id", "kind", "title", "author", "author_url", "language", "comments_declared")
    }
    row |= _published(statements, habits)
    row |= {
        "kind": row["kind"]
        or ("post" if any(s.witness == "feed" and "published" in s.fields for s in statements) else None),
        "url": _address(statements),
        "modified_at": _modified(statements, habits),
        "language": language_of(text, row["language"]),
        "html": html,
        "text": text,
        "excerpt": None if protected else believed(statements, "excerpt"),
        "state": "protected" if protected or truncated else "public",
        "state_reason": "password" if protected else "paywall" if truncated else None,
        **_seen(statements, chosen),
    }
    return row, {**body, "terms": _terms(statements)}


def _address(statements: Sequence[Statement]) -> str | None:
    found = ranked(statements, "url")
    return found[0].fields["url"] or None if found else None


def comment_row(statements: Sequence[Statement], habits: Habits) -> tuple[Row, Fields]:
    """Columns of `comments` or, where `kind` is not `comment`, of `pingbacks`; and the body they come from."""
    statements = newest_first(statements)
    by_trust = ranked(statements, "body")
    chosen = by_trust[0] if by_trust else None
    body: Fields = chosen.fields["body"] if chosen else {}
    row = {name: believed(statements, name) for name in ("remote_id", "author", "author_url")}
    row["url"] = _address(statements)
    row |= _published(statements, habits)
    row |= {
        "kind": _kind(statements, body, row["author_url"]),
        "parent_remote_id": _parent(statements),
        "depth": believed(statements, "depth"),
        "html": body.get("html"),
        "text": _text(body),
        "state": "public",
        "state_reason": None,
        **_seen(statements, chosen),
    }
    if row["kind"] != "comment":
        row |= _ping(statements, row)
    return row, body


def _ping(statements: Sequence[Statement], row: Row) -> Row:
    title = _TRACKBACK_TITLE.match(row["html"] or "") if row["kind"] == "trackback" else None
    rest = text_of((row["html"] or "")[title.end() :], frozenset()) if title else row["text"]
    author = believed(statements, "author")
    name = author or believed(statements, "source_title")
    return {
        "author": author if row["kind"] == "webmention" else name,
        "source_url": believed(statements, "source_url") or row["author_url"],
        "source_title": text_of(title.group(1), frozenset()) if title else _source_title(statements, row, name),
        "excerpt": _ELLIPSIS.sub("", rest).strip() or None if rest else None,
    }


def _source_title(statements: Sequence[Statement], row: Row, name: str | None) -> str | None:
    """A pingback has the source's title for its author's name; a webmention has both, each or neither."""
    return believed(statements, "source_title") if row["kind"] == "webmention" else name


def _kind(statements: Sequence[Statement], body: Fields, author_url: str | None) -> str:
    """The kind a witness states; where none does, pings are told by the forms that WordPress gives them.

    A pingback is `[…] words […]`, a trackback a title and words that are cut off, by what has a page for its address.
    """
    stated = believed(statements, "kind")
    if stated:
        return str(stated)
    if _PINGBACK_FORM.match(_text(body) or ""):
        return "pingback"
    is_page = bool(urlsplit(author_url or "").path.strip("/"))
    return "trackback" if is_page and _TRACKBACK_FORM.match(body.get("html") or "") else "comment"


def _parent(statements: Sequence[Statement]) -> str | None:
    by_trust = ranked(statements, "parent_stated")
    return by_trust[0].fields.get("parent_remote_id") if by_trust else None


def post_body(statements: Sequence[Statement]) -> tuple[Fields, Statement | None]:
    """The most trusted whole body; a split post's parts joined where nobody has it whole."""
    by_trust = ranked(statements, "body")
    whole = next((statement for statement in by_trust if "part" not in statement.fields), None)
    parts: dict[int, Statement] = {}
    for statement in by_trust:
        if "part" in statement.fields:
            parts.setdefault(statement.fields["part"], statement)
    if whole is not None and (not parts or whole.witness == "rest"):
        return whole.fields["body"], whole
    if not parts:
        return {}, None
    ordered = _each_once(parts[number] for number in sorted(parts))
    return _join([statement.fields["body"] for statement in ordered]), ordered[0]


def _each_once(parts: Iterable[Statement]) -> list[Statement]:
    """Further pages of a conversation are numbered as parts are, and repeat the post."""
    return list({part.fields["body"]["html"]: part for part in reversed(list(parts))}.values())[::-1]


def _join(bodies: list[Fields]) -> Fields:
    joined: Fields = {"html": "", "slides": [], "links": [], "images": []}
    for body in bodies:
        first = len(joined["slides"])
        html = re.sub(r'data-deck="(\d+)"', lambda mark: f'data-deck="{first + int(mark.group(1))}"', body["html"])  # noqa: B023
        joined["html"] += ("\n" if joined["html"] else "") + html
        for name in ("slides", "links", "images"):
            joined[name] += body.get(name, [])
    return joined


def _text(body: Fields) -> str | None:
    if not body.get("html"):
        return None
    marks = frozenset(n for n, slide in enumerate(body.get("slides") or ()) if slide["form"] != "link")
    return text_of(body["html"], marks) or None


def _terms(statements: Sequence[Statement]) -> list[list[str]]:
    """`[kind, name, url]` each. The API's list is whole; a page may leave some out, a feed names them without kind."""
    if whole := [s for s in ranked(statements, "terms") if s.witness == "rest"]:
        return [list(term) for term in whole[0].fields["terms"]]
    newest = {statement.witness: statement for statement in reversed(ranked(statements, "terms"))}
    naming = next((newest[witness] for witness in (*EXPORTS, "feed") if witness in newest), None)
    named = [list(term) for term in naming.fields["terms"]] if naming else []
    found = [list(term) for term in newest["page"].fields["terms"]] if "page" in newest else []
    # a page prints names with curled quotes, a feed as they were written
    written = {flat(name).casefold(): name for _, name, _ in named}
    printed = {flat(name).casefold() for _, name, _ in found}
    return [[kind, written.get(flat(name).casefold(), name), url] for kind, name, url in found] + [
        term for term in named if flat(term[1]).casefold() not in printed
    ]


def _published(statements: Sequence[Statement], habits: Habits) -> Row:
    """The date and how well it is known, and as it was printed."""
    by_trust = ranked(statements, "published")
    printed = next((s.fields["published"]["printed"] for s in by_trust if s.witness == "page"), None)
    if printed is None and by_trust:
        printed = by_trust[0].fields["published"]["printed"]
    row: Row = {"published_printed": printed, "published_at": None, "published_precision": None, "published_zone": None}
    date = date_of(by_trust, habits)
    if date is None:
        return row
    _, at, source, precision = date
    return row | {"published_at": at, "published_precision": precision, "published_zone": source}


def date_of(by_trust: Iterable[Statement], habits: Habits) -> tuple[Statement, str, str, str] | None:
    """Of dates that are stated, the one with the best known zone, then the finest, then of the most trusted witness.

    The result is who states it, the instant or day, where its zone is from (`stated`, `blog`, `assumed`), and its
    precision.
    """
    said = ((one, _moment(one, "published", habits)) for one in by_trust)
    resolved = [(one, *in_utc(moment, habits.zone, one.fetched_at), moment.precision) for one, moment in said if moment]
    return min(resolved, key=lambda date: (_ZONE.index(date[2]), _PRECISION.index(date[3])), default=None)


def _modified(statements: Sequence[Statement], habits: Habits) -> str | None:
    by_trust = ranked(statements, "modified")
    moment = _moment(by_trust[0], "modified", habits) if by_trust else None
    return in_utc(moment, habits.zone)[0] if moment else None


def _moment(said: Statement, field: str, habits: Habits) -> Moment | None:
    """A stated date. Where its numbers alone do not say which is the day, the blog's other dates do."""
    date = said.fields[field]
    if habits.order and ("order" in date or "at" not in date) and habits.order != date.get("order"):
        read = read_date(date["printed"], said.fields.get("language"), said.fetched_at, habits.order)
        if read:
            return read
    return Moment(at=date["at"], precision=date["precision"], days_ago=date.get("days_ago")) if "at" in date else None


def _seen(statements: Sequence[Statement], chosen: Statement | None) -> Row:
    """When statements, the newest first, were made, by whom, and the first that says what is chosen."""
    same: Callable[[Statement], bool] = (
        (lambda s: s.witness == chosen.witness and s.fields.get("body") == chosen.fields.get("body"))
        if chosen
        else (lambda s: True)
    )
    first = next(statement for statement in reversed(statements) if same(statement))
    return {
        "first_seen_at": statements[-1].fetched_at,
        "last_seen_at": statements[0].fetched_at,
        "witnesses": to_json(sorted({statement.witness for statement in statements})),
        "capture_id": first.capture_id,
    }
