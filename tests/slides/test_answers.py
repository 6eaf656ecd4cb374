"""What providers answer of their decks."""

import json
from pathlib import Path
from typing import Any

import pytest
from command import ask, blogark
from readings import ROOT

from crawler.items import Known
from crawler.platforms import read

from .deck import ANSWER, ASKED, WORDS, answer, response


@pytest.mark.parametrize(
    ("url", "said", "expected"),
    [
        (
            "https://speakerdeck.com/oembed.json?url=https://speakerdeck.com/jane/a-walk",
            {
                "version": 1.0,
                "type": "rich",
                "html": '<iframe src="//speakerdeck.com/player/4e3f8fd4e5a8bf0001000fd1">',
            },
            ["https://speakerdeck.com/jane/a-walk", "https://speakerdeck.com/player/4e3f8fd4e5a8bf0001000fd1"],
        ),
        (
            "https://www.scribd.com/services/oembed?url=http%3A%2F%2Fwww.scribd.com%2Fdoc%2F2109053%2FA-Walk",
            {"version": "1.0", "type": "rich", "html": '<iframe src="https://www.scribd.com/embeds/2109053/content">'},
            ["https://www.scribd.com/document/2109053"],
        ),
        (
            f"{ROOT}wp-json/oembed/1.0/proxy?url=https%3A%2F%2Fissuu.com%2Fjane%2Fdocs%2Fa_walk&_wpnonce=1",
            {
                "version": "1.0",
                "type": "rich",
                "html": '<div data-url="https://issuu.com/jane/docs/a_walk" class="issuuembed"></div>',
            },
            ["https://issuu.com/jane/docs/a_walk"],
        ),
        (
            "https://prezi.com/v/oembed/?url=https://prezi.com/v/orcwxcmgdun1/a-walk/",
            {
                "version": "1.0",
                "type": "video",
                "html": '<iframe src="https://prezi.com/v/embed/orcwxcmgdun1/"></iframe>',
            },
            ["https://prezi.com/v/orcwxcmgdun1/"],
        ),
        (
            f"{ROOT}wp-json/oembed/1.0/embed?url=http%3A%2F%2Fblog.example%2F1%2F",
            {"version": "1.0", "type": "rich", "html": '<blockquote class="wp-embedded-content"></blockquote>'},
            [],
        ),
        ("https://x.example/oembed?url=http%3A%2F%2F[", {"version": "1.0", "type": "rich", "html": 7}, []),
    ],
)
def test_answers(url: str, said: dict[str, Any], expected: list[str]) -> None:
    """An answer names its deck by what it was asked for and by its player; what is no deck it does not."""
    reading = answer(said, url)
    assert (reading.witness, reading.problems) == ("oembed", ())
    assert [name for deck in reading.decks for name in deck.names or (deck.url,)] == expected


def test_answer_in_xml() -> None:
    """Providers answer in XML too."""
    body = (
        '<?xml version="1.0" encoding="utf-8"?><oembed><version>1.0</version><type>rich</type><title>A walk</title>'
        '<html>&lt;iframe src="//www.slideshare.net/slideshow/embed_code/101"&gt;&lt;/iframe&gt;</html></oembed>'
    )
    reading = read(response(ASKED, body=body.encode(), headers={"content-type": "text/xml"}), Known())
    (deck,) = reading.decks
    assert (deck.title, deck.names) == (
        "A walk",
        ("https://www.slideshare.net/jane/a-walk", "https://www.slideshare.net/slideshow/embed_code/101"),
    )


def test_answer_beside_a_mirrored_blog(tmp_path: Path) -> None:
    """A mirror that took a provider's answer in with the blog tells the deck's names by it."""
    saved = tmp_path / "saved"
    blog, outside = saved / "blog.example" / "walk", saved / "www.slideshare.net" / "api" / "oembed"
    blog.mkdir(parents=True)
    outside.mkdir(parents=True)
    frame = '<iframe src="../../www.slideshare.net/slideshow/embed_code/101.html"></iframe>'
    page = (
        '<!DOCTYPE html><title>A walk</title><meta name="generator" content="WordPress 3.5">'
        '<body class="single postid-5"><div id="post-5" class="post-5 post hentry"><h1 class="entry-title">A walk</h1>'
        f'<div class="entry-content">{WORDS}{frame}{WORDS}</div></div>'
    )
    (blog / "index.html").write_text(page)
    (outside / "2@url=http%3A%2F%2Fwww.slideshare.net%2Fjane%2Fa-walk&format=json").write_text(json.dumps(ANSWER))
    done = blogark("import", saved, "--url", ROOT, "--archive", tmp_path / "archive")
    assert done.status == 0, done.err
    assert ask(tmp_path / "archive", "SELECT key, title FROM decks") == [("jane/a-walk", "A walk")]
    assert ask(tmp_path / "archive", "SELECT decks.key FROM slide_references JOIN decks ON decks.id = deck_id") == [
        ("jane/a-walk",)
    ]
    assert ask(tmp_path / "archive", "SELECT count(*) FROM posts") == [(1,)]
