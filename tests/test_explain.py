"""`blogark explain` tells, field by field, what every witness says and why one of them counts."""

import json
from pathlib import Path

import pytest
from command import Done, ask, blogark

EXAMPLE = Path(__file__).parent / "fixtures" / "wordpress" / "example"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example blog."""
    folder = tmp_path_factory.mktemp("archive")
    assert blogark("rerun", EXAMPLE, "--archive", folder).err == ""
    return folder


def discussed(archive: Path) -> tuple[int, str]:
    """The post with most comments."""
    sql = "SELECT id, url FROM post_counts ORDER BY comments DESC LIMIT 1"
    return ask(archive, sql)[0]  # type: ignore[return-value]


def test_every_field_has_its_witness(archive: Path) -> None:
    """What counts first is what the row says, for the post and for each of its comments and pings."""
    post_id, url = discussed(archive)
    done = blogark("explain", url, "--json", "--archive", archive)
    post, *turns = map(json.loads, done.out.splitlines())
    fields = {field["name"]: field for field in post["fields"]}
    row = ask(archive, f"SELECT title, author, published_at FROM posts WHERE id = {post_id}")[0]
    counting = [fields[name]["statements"][0]["value"] for name in ("title", "author", "published")]
    assert (*counting[:2], counting[2]["at"]) == row
    assert {one["witness"] for one in fields["title"]["statements"]} == {"page", "rest", "feed"}
    assert all(field["why"] for turn in (post, *turns) for field in turn["fields"])
    conversation = ask(archive, f"SELECT id, kind FROM conversation WHERE post_id = {post_id} ORDER BY position")
    assert [(turn["id"], turn["kind"]) for turn in turns] == conversation


def test_for_people(archive: Path) -> None:
    """The post alone, unless the conversation is asked for."""
    post_id, url = discussed(archive)
    short, long = (blogark("explain", url, *more, "--archive", archive).out for more in ((), ("--conversation",)))
    assert short.startswith(f"post {post_id}\n  url: ")
    assert "  title: all agree\n    * rest " in short
    assert "  modified: the only statement\n    * rest " in short
    assert "comment " not in short
    assert long.startswith(short)
    assert long.count("\ncomment ") == ask(archive, f"SELECT count(*) FROM comments WHERE post_id = {post_id}")[0][0]


def test_no_such_post(archive: Path, tmp_path: Path) -> None:
    """What cannot be explained is told in one line."""
    wrong = blogark("explain", "http://orto.example/nowhere/", "--archive", archive)
    assert wrong == Done(status=1, out="", err=f"Error: {archive} holds no post at http://orto.example/nowhere/\n")
    none = blogark("explain", "http://orto.example/", "--archive", tmp_path)
    assert none == Done(status=1, out="", err=f"Error: {tmp_path} holds no archive\n")
    assert not list(tmp_path.iterdir())
