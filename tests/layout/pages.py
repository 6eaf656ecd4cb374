"""A page with a text that a reader of layouts has to find."""

import re

from crawler.document import parse_html, text_of
from crawler.items import Known, Post, Reading, Response
from crawler.platforms import read

URL = "https://blog.example.org/2013/sassi.html"
SENTENCE = "Ogni sasso del muro ha il suo posto, e chi lo toglie lo sa prima di averlo in mano. "
TEXT = f"<p>{SENTENCE * 2}</p><p>{SENTENCE}</p><p>Fine.</p>"
WORDS = " ".join(f"{SENTENCE * 2} {SENTENCE} Fine.".split())
#: What stands beside a post and speaks of others.
SIDE = f"""<div id="sidebar"><div class="hentry"><h2><a href="/altro.html">Un altro post</a></h2>
<div class="entry-summary"><p>{SENTENCE * 5}</p></div></div>
<h3>Archivio</h3><ul><li><a href="/2012/">2012</a></li></ul></div>"""
HEAD = "<title>Sassi e muri - Pietra viva</title>"


def page(body: str, *, url: str = URL, head: str = HEAD) -> Reading:
    markup = f"<!DOCTYPE html><html lang='it'><head>{head}</head><body>{body}</body></html>".encode()
    headers = {"content-type": "text/html; charset=utf-8"}
    return read(Response(url=url, status=200, headers=headers, body=markup, fetched_at="2020-01-01T00:00:00Z"), Known())


def words(post: Post) -> str | None:
    assert post.body is not None
    return words_of(post.body.html)


def words_of(markup: str) -> str | None:
    spaced = re.sub(r"</(?:p|li|h\d|div)>", r"\g<0> ", markup)
    return text_of(parse_html(f"<div>{spaced}</div>".encode()))
