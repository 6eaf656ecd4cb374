"""A defect of blogark itself is a problem like others."""

from pathlib import Path

import pytest
from command import ask, crawl
from local_site import site
from small_blog import POSTS, blog

NO_ROW = (
    "import pipelines.posts as p; f = p.fuse.post_row; p.fuse.post_row = lambda s, z:"
    " 1 / 0 if any(one.fields.get('title') == 'Silenzio' for one in s) else f(s, z)"
)
NO_LEARNING = "import pipelines.store as p; p.learn = lambda *a: 1 / 0"


@pytest.mark.parametrize(
    ("broken", "error", "lost"),
    [(NO_ROW, "store-raised", {"Silenzio"}), (NO_LEARNING, "learning-raised", set())],
    ids=["no row", "no learning"],
)
def test_a_defect_loses_nothing_else(broken: str, error: str, lost: set[str], tmp_path: Path) -> None:
    """A post whose rows cannot be made, or a theme that cannot be learned, is a problem; the crawl ends as ever."""
    with site(blog()) as running:
        done = crawl(f"{running.url}/", archive=tmp_path, changed=broken)
    assert done.status == 3
    assert {name for (name,) in ask(tmp_path, "SELECT title FROM posts")} == {one.title for one in POSTS} - lost
    assert ask(tmp_path, "SELECT DISTINCT error FROM problems") == [(error,)]
    assert ask(tmp_path, "SELECT count(*) FROM unwritten") == [(0,)]
