"""Rows follow from the set of readings: the order in which they arrive changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from readings import HOME, ROOT, Read, captured, rows_after

from crawler.items import Blog, Body, Comment, Known, Post, PostKey, Reading, Term
from crawler.platforms import read
from pipelines.fixture import read_fixture

FIXTURES = Path(__file__).parent / "fixtures" / "wordpress"

#: What may be missing: any witness but the page.
OTHERS = ("rest", "feed", "comment-feed", "sitemap")
#: The same tries each time, and none spent on a smaller example: a try writes an archive.
TRIES = settings(max_examples=25, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))


# --- whole fixtures


@dataclass(frozen=True, kw_only=True)
class Case:
    """A fixture and what its blog is known by."""

    name: str
    root: str
    api: str | None = None


EXAMPLE = Case(name="example", root="http://orto.example/", api="http://orto.example/wp-json/")
PINGS_WITHOUT_IDS = Case(name="twentyten", root="http://passeggiate.example/")


@cache
def _readings(case: Case) -> tuple[Read, ...]:
    known = Known(root=case.root, platform="wordpress", api=case.api)
    return tuple((response, read(response, known)) for response in read_fixture(FIXTURES / case.name))


def _without(readings: Sequence[Read], left_out: frozenset[str]) -> list[Read]:
    """The readings of the other witnesses, the first that states the blog's root before all: rows need a blog."""
    kept = [pair for pair in readings if pair[1].witness not in left_out]
    first = next(pair for pair in kept if pair[1].blog and pair[1].blog.url)
    return [first, *(pair for pair in kept if pair is not first)]


@cache
def _in_order(case: Case, left_out: frozenset[str]) -> dict[str, Any]:
    return rows_after(_without(_readings(case), left_out))


def _shuffled(data: st.DataObject, case: Case) -> list[Read]:
    readings = _readings(case)
    return [readings[place] for place in data.draw(st.permutations(range(len(readings))))]


@TRIES
@given(st.data(), st.frozensets(st.sampled_from(OTHERS)))
def test_the_example_in_any_order(data: st.DataObject, left_out: frozenset[str]) -> None:
    """Every order of a whole blog's readings gives the same rows, whichever witnesses there are."""
    shuffled = _without(_shuffled(data, EXAMPLE), left_out)
    assert rows_after(shuffled, at_once=data.draw(st.booleans())) == _in_order(EXAMPLE, left_out)


@TRIES
@given(st.data(), st.frozensets(st.sampled_from(OTHERS)))
def test_pings_without_ids_in_any_order(data: st.DataObject, left_out: frozenset[str]) -> None:
    """Statements without ids are given to the same rows, whichever comes first."""
    shuffled = _without(_shuffled(data, PINGS_WITHOUT_IDS), left_out)
    assert rows_after(shuffled, at_once=data.draw(st.booleans())) == _in_order(PINGS_WITHOUT_IDS, left_out)


# --- small conversations

POST = PostKey(url=f"{ROOT}post/", remote_id="9")


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What was said once, as several witnesses will tell it."""

    number: str
    kind: str
    name: str
    source: str | None = None
    words: str
    #: Instant; the page prints it an hour later, as local time.
    at: str
    parent: str | None = None


TURNS = (
    Turn(number="1", kind="comment", name="Ada", words="Uno", at="2013-01-01T10:00:00Z"),
    Turn(number="2", kind="comment", name="Ada", words="Uno", at="2013-01-01T10:00:30Z", parent="1"),
    Turn(
        number="3",
        kind="pingback",
        name="L'acqua",
        source="http://acqua.example/1",
        words="[…] fresca […]",
        at="2013-01-02T10:00:00Z",
    ),
    Turn(
        number="4",
        kind="pingback",
        name="L'acqua",
        source="http://acqua.example/2",
        words="[…] chiara […]",
        at="2013-01-03T10:00:00Z",
    ),
    Turn(
        number="5", kind="trackback", name="Sale", source="http://s.example/", words="q.b.", at="2013-01-03T10:00:00Z"
    ),
    Turn(number="6", kind="comment", name="Bea", words="Grazie", at="2013-01-05T10:00:00Z"),
    Turn(number="7", kind="comment", name="Bea", words="Grazie", at="2013-01-06T10:00:00Z"),
)


def page(turns: Sequence[Turn], *, title: str = "A blog", short: bool = False, bare: bool = False) -> Reading:
    """A theme that prints pings `short`, as a mere linked title, or, `bare`, neither ids nor dates of anything."""
    post = Post(key=POST, kind="post", title="A post", body=Body(html="<p>A post</p>"), comments_declared=len(TURNS))
    comments = tuple(_printed(turn, short=short and turn.kind != "comment", bare=bare) for turn in turns)
    return Reading(witness="page", blog=Blog(url=ROOT, title=title, language="it-IT"), posts=(post,), comments=comments)


def _printed(turn: Turn, *, short: bool, bare: bool) -> Comment:
    ping = turn.kind != "comment"
    name = turn.name.replace("'", "’")  # as wptexturize() does
    told = Comment(post=POST, kind=turn.kind, author=name, author_url=turn.source)
    if ping:
        told = replace(told, source_url=turn.source, source_title=name)
    if short:
        return told
    told = replace(told, body=Body(html=f"<p>{turn.words}</p>"))
    if bare:
        return told
    local = turn.at.replace("T10", "T11").removesuffix("Z")
    return replace(told, remote_id=turn.number, published=local, parent_remote_id=turn.parent, parent_stated=True)


def comment_feed(turns: Sequence[Turn]) -> Reading:
    """Texts and instants of everything, kinds and sources of nothing, the newest first."""
    comments = tuple(
        Comment(
            post=PostKey(url=POST.url),
            remote_id=turn.number,
            parent_remote_id=turn.parent,
            parent_stated=bool(turn.parent),
            author=turn.name,
            published=turn.at,
            body=Body(html=f"<p>{turn.words}</p>"),
        )
        for turn in reversed(turns)
    )
    return Reading(witness="comment-feed", comments=comments)


def api(turns: Sequence[Turn]) -> Reading:
    """Everything."""
    comments = tuple(
        Comment(
            post=PostKey(remote_id=POST.remote_id),
            kind=turn.kind,
            remote_id=turn.number,
            parent_remote_id=turn.parent,
            parent_stated=True,
            author=turn.name,
            author_url=turn.source,
            published=turn.at,
            body=Body(html=f"<p>{turn.words}</p>"),
            source_url=turn.source,
            source_title=turn.name if turn.source else None,
        )
        for turn in turns
    )
    return Reading(witness="rest", comments=comments)


def another(turns: Sequence[Turn], ping: Turn | None = None) -> Reading:
    """Another post, whose page shows comments that are not its own, such as a list of recent ones, and its ping."""
    other = Post(key=PostKey(url=f"{ROOT}other/", remote_id="10"), kind="post", title="Another")
    printed = [_printed(turn, short=False, bare=False) for turn in turns]
    if ping:
        printed.append(_printed(ping, short=True, bare=True))
    return Reading(witness="page", posts=(other,), comments=tuple(replace(one, post=other.key) for one in printed))


def mentions(*numbers: int) -> Reading:
    """A feed that gives one guid to several posts."""
    posts = tuple(
        Post(key=PostKey(url=f"{ROOT}{number}/", aliases=(f"{ROOT}same",)), title=f"Post {number}")
        for number in numbers
    )
    return Reading(witness="feed", posts=posts)


def listed(*numbers: int) -> Reading:
    """An API that knows each post by its id."""
    posts = tuple(
        Post(key=PostKey(url=f"{ROOT}{number}/", remote_id=str(number)), kind="post", title=f"Post {number}")
        for number in numbers
    )
    return Reading(witness="rest", posts=posts)


def _every_order(readings: Sequence[Reading]) -> list[dict[str, Any]]:
    home, *others = captured([HOME, *readings])
    return [rows_after([home, *order], at_once=at_once) for order in permutations(others) for at_once in (False, True)]


SMALL: dict[str, list[Reading]] = {
    "all with ids": [page(TURNS), comment_feed(TURNS), api(TURNS)],
    "short pings": [page(TURNS, short=True), comment_feed(TURNS[:3]), api(TURNS)],
    "two of one name": [page(TURNS[2:4], bare=True), comment_feed(TURNS[2:4])],
    "curled name": [page(TURNS[3:4], short=True), comment_feed(TURNS[3:4]), api(TURNS[3:4])],
    "two of one text": [page(TURNS[5:], bare=True), comment_feed(TURNS[5:6]), api(TURNS[6:])],
    "renamed and back": [page(()), page((), title="Renamed"), page(())],
    "claimed by two posts": [page(TURNS[:2]), another(TURNS[:2]), comment_feed(TURNS[:2])],
    "claimed beside a ping without id": [page(TURNS[:2]), another(TURNS[:1], ping=TURNS[2]), comment_feed(TURNS[:2])],
    "claimed before it is known": [page(()), another(TURNS[:2]), api(TURNS[:2])],
}


@pytest.mark.parametrize(
    "readings",
    SMALL.values(),
    ids=SMALL,
)
def test_small_conversations_in_every_order(readings: list[Reading]) -> None:
    """A conversation of which the witnesses tell different parts is put together the same way in every order."""
    first, *others = _every_order(readings)
    assert others == [first] * len(others)


_PARTS = st.lists(st.sampled_from(TURNS), unique=True, max_size=4).map(lambda turns: sorted(turns, key=lambda t: t.at))
_READINGS = st.one_of(
    st.builds(page, _PARTS, short=st.booleans(), bare=st.booleans()),
    st.builds(comment_feed, _PARTS),
    st.builds(api, _PARTS),
)


@TRIES
@given(st.data(), st.lists(_READINGS, min_size=2, max_size=4))
def test_made_up_conversations_in_any_order(data: st.DataObject, readings: list[Reading]) -> None:
    """Whatever parts of a conversation the witnesses tell, their order does not matter."""
    home, *others = captured([HOME, page(()), *readings])
    shuffled = [home, *data.draw(st.permutations(others))]
    assert rows_after(shuffled, at_once=data.draw(st.booleans())) == rows_after([home, *others])


def test_a_shared_guid_makes_no_two_posts_one() -> None:
    """Posts with ids of their own stay two, whatever a careless feed says."""
    home, *others = captured([HOME, listed(21, 22), mentions(21, 22), listed(21, 22)])
    assert [post["title"] for post in rows_after([home, *others])["posts"]] == ["Post 21", "Post 22"]


def test_terms_named_with_and_without_address() -> None:
    """A term that some posts name without its address is the one that has it, where no other has its name and kind."""
    muri = Term(kind="tag", name="muri", url=f"{ROOT}tag/muri/")
    calce = Term(kind="tag", name="calce", url=f"{ROOT}tag/calce/")
    told = (
        (muri, calce),
        (replace(muri, url=None), replace(calce, url=f"{ROOT}tag/calce-2/")),
        (replace(muri, url=None, kind=None), replace(calce, url=None)),
        (replace(muri, url=None, kind="category"), replace(muri, url=None), muri),
    )
    posts = (Post(key=PostKey(url=f"{ROOT}{n}/"), kind="post", terms=terms) for n, terms in enumerate(told))
    home, *others = captured([HOME, *(Reading(witness="page", posts=(post,)) for post in posts)])
    for order in permutations(others):
        rows = rows_after([home, *order])
        assert [(term.get("kind"), term["name"], term.get("url")) for term in rows["terms"]] == [
            ("category", "muri", None),
            ("tag", "calce", None),
            ("tag", "calce", f"{ROOT}tag/calce-2/"),
            ("tag", "calce", f"{ROOT}tag/calce/"),
            ("tag", "muri", f"{ROOT}tag/muri/"),
        ]
        assert [post["terms"] for post in rows["posts"]] == [
            ["tag calce", "tag muri"],
            ["tag calce", "tag muri"],
            ["tag calce", "tag muri"],
            ["category muri", "tag muri"],
        ]
