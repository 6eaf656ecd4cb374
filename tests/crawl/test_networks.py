"""A network of blogs in folders of one host: each numbers its posts and comments for itself."""

from dataclasses import replace
from pathlib import Path

from command import ask
from local_site import HERE, Answer
from small_blog import POSTS, Said, Written, blog, in_page, listing

from .runs import run

FOLDER = "/faro"
THEIRS = (
    Written(
        id=1,
        slug="la-lampada",
        title="La lampada",
        html="<p>Gira.</p>",
        said=(Said(id=11, author="Zoe", text="Gira?"),),
    ),
)


def in_folder(answers: dict[str, Answer]) -> dict[str, Answer]:
    """The same blog in a folder of its host."""
    here, there = HERE.encode(), (HERE + FOLDER).encode()
    return {FOLDER + path: replace(answer, body=answer.body.replace(here, there)) for path, answer in answers.items()}


def test_a_blog_in_a_folder_of_another(tmp_path: Path) -> None:
    """Links to another blog in a folder of this one, whose API cannot be asked, lead to no rows of it."""
    link = f'<p>Vicini: <a href="{HERE}{FOLDER}{THEIRS[0].path}">La lampada</a></p>'
    api = f'<link rel="https://api.w.org/" href="{HERE}/wp-json/">'
    answers = {
        **blog(),
        "/": listing(POSTS, more=link, api=True),
        "/wp-json/": Answer(status=401),
        "/en/wheel/": in_page(
            '<article id="post-7" class="post hentry"><h1 class="entry-title">The wheel</h1><div class="entry-content">'
            f'<p>It turns.</p></div></article><a href="{HERE}{FOLDER}{THEIRS[0].path}">next</a>',
            head=api.replace("/wp-json", "/en/wp-json"),
            classes="single single-post postid-7",
        ),
        "/2013/01/silenzio/": in_page(
            f'<article id="post-3" class="post hentry"><h1 class="entry-title">Silenzio</h1><div class="entry-content">'
            f'<p>Niente.</p></div></article><a href="{HERE}/en/wheel/">English</a>',
            classes="single single-post postid-3",
        ),
        **in_folder(blog(THEIRS, title="Il faro")),
    }
    done = run(answers, archive=tmp_path)
    assert FOLDER + THEIRS[0].path in done.site.paths()
    titles = ["Il mulino di nonna", "Lezione di barche", "Silenzio", "The wheel"]
    assert ask(tmp_path, "SELECT title FROM posts ORDER BY title") == [(title,) for title in titles]
    assert ask(tmp_path, "SELECT author, text FROM comments WHERE remote_id = '11'") == [
        ("Ornella", "Ricordo anch’io l’odore del grano.")
    ]
    (detail,) = ask(tmp_path, "SELECT DISTINCT detail FROM problems WHERE error = 'outside-the-blog'")
    assert detail == (f"of the blog at {done.site.url}{FOLDER}/",)
