"""The page that blogark was first made for: its figures, its missing dates, its broken shortcode."""

import os
from pathlib import Path
from typing import Any

import pytest
from rows import expected_rows

from crawler.body import read_body
from crawler.items import SlideReference
from pipelines.rerun import rerun

FIXTURE = Path(__file__).parent / "fixtures" / "wordpress" / "seed"
SHARED = Path(os.environ.get("BLOGARK_SHARED", Path(__file__).parents[2] / "shared"))
SEEDS = sorted((SHARED / "seed").glob("*.txt"))
POST = "http://valle.example/tenere-insieme-i-mulini/"
#: Where the post ends and its conversation begins, in the seed's own words.
_CONVERSATION = "Una risposta a"


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """What the archive holds of the page."""
    (session,) = rerun(FIXTURE, tmp_path_factory.mktemp("seed"), lambda _: None)
    found = expected_rows(session.db)
    session.close()
    return found


def test_post_without_date_and_author(rows: dict[str, list[dict[str, Any]]]) -> None:
    """What the page does not print stays null: years in the text are no dates, the photo's owner is no author."""
    (post,) = rows["posts"]
    said = {name: value for name, value in post.items() if name not in {"html", "text"}}
    assert said == {
        "blog": "http://valle.example/",
        "remote_id": "614",
        "url": POST,
        "kind": "post",
        "title": "Tenere insieme i mulini nonostante la secca: succede sul Rio Torbido",
        "language": "it-IT",
        "comments_declared": 1,
        "state": "public",
        "witnesses": ["page"],
        "terms": [],
    }
    assert "Consorzio del Rio Torbido sono:\nPartner\n" in post["text"], "the empty list adds nothing"


def test_the_one_declared_is_a_pingback(rows: dict[str, list[dict[str, Any]]]) -> None:
    """The theme numbers the pingback like a comment and offers a reply to it; it is a pingback all the same."""
    title = "Dividere, contare, aspettare: tre verbi per una roggia - alpinaria | il blog"
    words = "un precedente articolo [questo] avevamo già introdotto i numeri e le ruote del Rio Torbido: una rete di"
    source = "http://alpinaria.example/2013/02/dividere-lacqua/"
    assert rows["comments"] == []
    assert rows["pingbacks"] == [
        {
            "post": POST,
            "kind": "pingback",
            "remote_id": "61",
            "position": 1,
            "depth": 1,
            "author": title,
            "author_url": source,
            "source_url": source,
            "source_title": title,
            "excerpt": words,
            "html": f"<p>[…] {words} […]</p>",
            "text": f"[…] {words} […]",
            "state": "public",
            "witnesses": ["page"],
        }
    ]


def test_deck_of_the_broken_shortcode(rows: dict[str, list[dict[str, Any]]]) -> None:
    """The shortcode that nobody renders names its deck and the section it stands in; the footer's link is none."""
    shortcode = (
        "[iframe src=”http://www.slideshare.net/slideshow/embed_code/900016097″ width=”597″ height=”486″"
        " frameborder=”0″ marginwidth=”0″ marginheight=”0″ scrolling=”no” style=”border:1px solid #CCC;"
        "border-width:1px 1px 0;margin-bottom:5px” allowfullscreen webkitallowfullscreen mozallowfullscreen]"
    )
    url = "https://www.slideshare.net/slideshow/embed_code/900016097"
    assert rows["decks"] == [{"provider": "slideshare", "key": "900016097", "url": url}]
    assert rows["slide_references"] == [
        {
            "post": POST,
            "deck": "slideshare 900016097",
            "provider": "slideshare",
            "form": "shortcode",
            "raw": shortcode,
            "url": url,
            "heading": "Mulini associati",
            "position": 0,
        }
    ]


def test_links_with_their_words(rows: dict[str, list[dict[str, Any]]]) -> None:
    """Each link of the body, its fragment included, with the words it stands on; nothing of header, footer and form."""
    assert [(link["url"], link["text"], link["kind"]) for link in rows["links"]] == [
        ("http://consorzio.example/chi-siamo#statuto", "Consorzio del Rio Torbido", "external"),
        ("http://consorzio.example/partner", "sul sito del consorzio", "external"),
        ("http://valle.example/tag/rio-torbido/", "tag Rio Torbido", "internal"),
        ("http://museo.example/scheda?n=7&lang=it", "qui", "external"),
    ]


def test_nothing_was_odd(rows: dict[str, list[dict[str, Any]]]) -> None:
    """Reading the page raises no problem."""
    assert rows["problems"] == []


def _as_wordpress_prints(text: str) -> str:
    """Paragraphs of a page's plain text in the markup they came from; short lines without a stop are headings."""
    blocks = []
    for paragraph in text.split("\n\n"):
        words = paragraph.strip()
        if words.startswith("•"):
            blocks.append(f"<ul><li>{words.removeprefix('•').strip()}</li></ul>")
        elif len(words) < 60 and words[-1:].isalpha():
            blocks.append(f"<h3>{words}</h3>")
        else:
            blocks.append(f"<p>{words}</p>")
    return "\n".join(blocks)


@pytest.mark.skipif(not SEEDS, reason="the seed is not here; BLOGARK_SHARED names the folder that holds it")
def test_the_original_shortcode() -> None:
    """The original's shortcode, as the blog's page still prints it, names deck 16097001 under its heading."""
    article = SEEDS[0].read_text(encoding="utf-8").partition(_CONVERSATION)[0]
    raw = next(line.strip() for line in article.splitlines() if line.startswith("[iframe"))
    body = read_body(_as_wordpress_prints(article), "http://blog.example/post/")
    assert body.slides == (
        SlideReference(
            provider="slideshare",
            key="16097001",
            form="shortcode",
            raw=raw,
            url="https://www.slideshare.net/slideshow/embed_code/16097001",
            heading="Imprese associate",
        ),
    )
