"""Players in pages are the author's, whatever they look like."""

import pytest
from readings import ROOT

from crawler.items import Known
from crawler.platforms import read

from .deck import KEY, NUMBER, WORDS, response

FIGURE = (
    '<figure class="wp-block-embed is-provider-slideshare wp-block-embed-slideshare">'
    f'<div class="wp-block-embed__wrapper">{NUMBER}</div></figure>'
)
SCRIPT = '<script class="speakerdeck-embed" data-id="4e3f8fd4e5a8bf0001000fd1" src="//speakerdeck.com/assets/embed.js">'
SWF = (
    '<script>swfobject.embedSWF("http://static.slidesharecdn.com/swf/ssplayer2.swf", "p", "5", "5", "8", null,'
    ' {doc: "walk-1"});</script>'
)
HEADED = '<h3><a href="https://www.slideshare.net/jane/a-walk">The slides</a></h3>'


@pytest.mark.parametrize("place", ["first", "middle", "last"])
@pytest.mark.parametrize(
    ("markup", "key"),
    [
        (FIGURE, "101"),
        (f'<div class="slideshare">{KEY}</div>', "Hj3yLsM8OpBYQz"),
        (f"{SCRIPT}</script>", "4e3f8fd4e5a8bf0001000fd1"),
        (SWF, "walk-1"),
        (f"<noscript>{NUMBER}</noscript>", "101"),
        (f"<amp-{NUMBER[1:].replace('</', '</amp-')}", "101"),
        (HEADED, "jane/a-walk"),
    ],
    ids=["block", "class", "script", "swfobject", "noscript", "amp", "heading"],
)
@pytest.mark.parametrize("generator", ["", "Drupal 7 (http://drupal.org)", "WordPress 5.5"])
def test_players_in_pages(markup: str, key: str, place: str, generator: str) -> None:
    """What looks like a template's share buttons or scripts and plays a deck is the author's, wherever it stands."""
    text = {"first": markup + WORDS, "middle": WORDS + markup + WORDS, "last": WORDS + markup}[place]
    page = (
        f'<!DOCTYPE html><html><head><title>A walk</title><meta name="generator" content="{generator}"></head>'
        '<body class="single page-node page-node-5 node-type-blog"><div id="menu"><a href="/">Home</a></div>'
        '<div class="node post hentry" id="post-5"><h1 class="entry-title">A walk</h1><p class="date">28 January 2013'
        f'</p><div class="content entry-content"><div class="field-item">{text}</div></div></div></body></html>'
    )
    reading = read(
        response(f"{ROOT}walk/", body=page.encode(), headers={"content-type": "text/html"}), Known(root=ROOT)
    )
    assert [slide.key for told in reading.posts if told.body for slide in told.body.slides] == [key]
