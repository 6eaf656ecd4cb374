"""A blog on Blogger, crawled: all its posts come from the feeds, however few of them the server gives at once."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from command import ask, crawl
from local_site import HERE, Answer, Site, site

FIXTURES = Path(__file__).parents[1] / "fixtures" / "blogger"
POSTS, COMMENTS, AT_ONCE = 7, 5, 2
_ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/'"
    " xmlns:thr='http://purl.org/syndication/thread/1.0'><id>tag:blogger.com,1999:blog-5</id><title>Orti</title>"
    f"<link rel='alternate' href='{HERE}/'/><generator>Blogger</generator>"
    "<openSearch:totalResults>{total}</openSearch:totalResults>{entries}</feed>"
)


def _post(number: int) -> str:
    count = COMMENTS if number == 3 else 0
    return (
        f"<entry><id>tag:blogger.com,1999:blog-5.post-{100000 + number}</id><title>Post {number}</title>"
        f"<published>2013-01-0{number}T10:00:00.000+01:00</published><content type='html'>Testo {number}</content>"
        f"<link rel='alternate' href='{HERE}/2013/01/post-{number}.html'/><author><name>Nives</name></author>"
        f"<thr:total>{count}</thr:total></entry>"
    )


def _comment(number: int) -> str:
    post = f"{HERE}/2013/01/post-3.html"
    related = f"<link rel='related' href='{HERE}/feeds/100003/comments/default/900001?v=2'/>" if number == 4 else ""
    return (
        f"<entry><id>tag:blogger.com,1999:blog-5.post-{900000 + number}</id><published>2013-02-0{number}T10:00:00Z"
        f"</published><content type='html'>Commento {number}</content><author><name>Elvio</name></author>"
        f"<link rel='alternate' href='{post}?showComment=1359712800000#c{900000 + number}'/>{related}"
        f"<thr:in-reply-to ref='tag:blogger.com,1999:blog-5.post-100003' href='{post}'/></entry>"
    )


def _page(body: str, kind: str, url: str) -> Answer:
    """A page in the markup of layouts; every other view of it is the page itself."""
    context = f"{{'name': 'blog', 'data': {{'homepageUrl': '{HERE}/', 'title': 'Orti', 'pageType': '{kind}'}}}}"
    head = f"<meta content='blogger' name='generator'/><link href='{HERE}{url}' rel='canonical'/><title>Orti</title>"
    script = f"<script>_WidgetManager._SetDataContext([{context}]);</script>"
    label = f"<a href='{HERE}/search/label/zucche'>zucche</a>"
    markup = f"<!DOCTYPE html><html><head>{head}</head><body>{body}{label}{script}</body></html>"
    return Answer(headers=[("Content-Type", "text/html; charset=UTF-8")], body=markup.encode())


def _answer(path: str) -> Answer:
    parts = urlsplit(path)
    start = int(dict(parse_qsl(parts.query)).get("start-index", "1"))
    feeds = {"/feeds/posts/default": (POSTS, _post), "/feeds/100003/comments/default": (COMMENTS, _comment)}
    if parts.path in feeds:
        total, entry = feeds[parts.path]
        entries = "".join(entry(number) for number in range(start, min(start + AT_ONCE, total + 1)))
        body = _ATOM.format(total=total, entries=entries).encode()
        return Answer(headers=[("Content-Type", "application/atom+xml; charset=UTF-8")], body=body)
    if parts.path.startswith("/2013/01/post-"):
        number = parts.path.removesuffix(".html").rpartition("-")[2]
        text = f"<div class='post-body' id='post-body-10000{number}'>Testo {number}</div>"
        post = f"<div class='post hentry'><h3 class='post-title'>Post {number}</h3>{text}</div>"
        return _page(post, "item", parts.path)
    if parts.path == "/":
        return _page(f"<h3 class='post-title'><a href='{HERE}/2013/01/post-7.html'>Post 7</a></h3>", "index", "/")
    return Answer(status=404)


@pytest.fixture(scope="module")
def orti() -> Iterator[Site]:
    """The blog's server."""
    with site({}, otherwise=_answer) as running:
        yield running


@pytest.mark.parametrize("start", ["/", "/2013/01/post-2.html?m=1", "/feeds/posts/default?alt=atom"])
def test_every_post_and_comment_is_found(orti: Site, start: str, tmp_path: Path) -> None:
    """From the home page, the mobile view of a post or the feed itself; no search is asked for."""
    done = crawl(f"{orti.url}{start}", archive=tmp_path)
    assert (done.status, done.err) == (0, "")
    assert ask(tmp_path, "SELECT platform FROM blogs") == [("blogger",)]
    posts = ask(tmp_path, "SELECT remote_id, title, text, kind, published_at FROM posts ORDER BY remote_id")
    assert posts == [
        (f"10000{number}", f"Post {number}", f"Testo {number}", "post", f"2013-01-0{number}T09:00:00Z")
        for number in range(1, POSTS + 1)
    ]
    comments = ask(tmp_path, "SELECT remote_id, parent_remote_id, text FROM comments ORDER BY remote_id")
    assert comments == [
        (f"90000{number}", "900001" if number == 4 else None, f"Commento {number}") for number in range(1, COMMENTS + 1)
    ]
    assert ask(tmp_path, "SELECT error, url FROM problems") == []
    assert not [path for path in orti.paths() if path.startswith("/search")]
