"""One deck by all the names that pages and its provider give it."""

import json
from typing import Any

from readings import ROOT

from crawler.body import read_body
from crawler.items import Known, Post, PostKey, Reading, Response
from crawler.platforms import read

NUMBER = '<iframe src="//www.slideshare.net/slideshow/embed_code/101"></iframe>'
KEY = '<iframe src="//www.slideshare.net/slideshow/embed_code/key/Hj3yLsM8OpBYQz"></iframe>'
SLUG = '<p>Says <a href="https://www.slideshare.net/jane/a-walk">Jane</a>.</p>'
ARCHIVED = '<a href="https://web.archive.org/web/20120101000000/http://www.slideshare.net/jane/a-walk">Jane</a>'
FRAMED = (
    '<iframe src="https://cdn.embedly.com/widgets/media.html?src=https%3A%2F%2Fwww.slideshare.net%2Fslideshow'
    "%2Fembed_code%2Fkey%2FHj3yLsM8OpBYQz&amp;url=https%3A%2F%2Fwww.slideshare.net%2Fjane%2Fa-walk"
    '"></iframe>'
)
CAPTION = '<strong><a href="http://www.slideshare.net/jane/a-walk" title="A walk">A walk</a></strong>'
SHORTCODE = "<p>[slideshare id=101&#038;doc=walk-1]</p>"
DOC = '<embed src="http://static.slidesharecdn.com/swf/ssplayer2.swf?doc=walk-1">'
ADDRESS = "<p>https://www.slideshare.net/jane/a-walk</p>"
ANSWER = {
    "version": "1.0",
    "type": "rich",
    "title": "A walk",
    "author_name": "Jane Doe",
    "html": f'{KEY} <div><strong><a href="https://www.slideshare.net/slideshow/a-walk/101">A walk</a></strong></div>',
    "slideshow_id": 101,
}
ASKED = "https://www.slideshare.net/api/oembed/2?url=https%3A%2F%2Fwww.slideshare.net%2Fjane%2Fa-walk&format=json"
WORDS = (
    "<p>We went along the river in the morning and on the way back told all the stories of the mills we knew.</p>" * 3
)


def post(number: int, markup: str, witness: str = "page") -> Reading:
    """A witness of one post with this body."""
    key = PostKey(url=f"{ROOT}{number}/", remote_id=str(number))
    told = Post(key=key, kind="post", title=f"Post {number}", body=read_body(markup, ROOT))
    return Reading(witness=witness, posts=(told,))


def answer(said: dict[str, Any] = ANSWER, url: str = ASKED) -> Reading:
    """A provider's answer as a capture holds it."""
    body = json.dumps(said).encode()
    return read(response(url, body=body, headers={"content-type": "application/json"}), Known(root=ROOT))


def response(url: str, **more: Any) -> Response:
    return Response(
        **{"url": url, "status": 200, "headers": {}, "body": b"", "fetched_at": "2020-01-01T00:00:00Z"} | more
    )
