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
SHARE = '<div class="share-buttons"><a href="https://x.example/?u=1">Condividi questo post</a></div>'
#: A post by Ada of 28 January 2013, 09:15, as templates print it.
TEMPLATES = {
    "named": f"""<div id="header"><h1><a href="/">Pietra viva</a></h1></div><div class="post" id="post-4">
        <h2 class="post-title"><a href="/2013/sassi.html">Sassi e muri</a></h2>
        <div class="post-meta">di <a rel="author" href="/autori/ada">Ada</a>, 28 gennaio 2013, 09:15</div>
        <div class="post-body">{TEXT}{SHARE}</div></div>{SIDE}""",
    "article": f"""<header><a href="/">Pietra viva</a></header><main><article><header><h1>Sassi e muri</h1>
        <p class="byline"><a class="author" href="/autori/ada">Ada</a>
        <time datetime="2013-01-28T09:15">28 gennaio</time></p></header>
        {TEXT}<footer><a rel="tag" href="/tag/muri">muri</a></footer></article></main>{SIDE}""",
    "nothing named": f"""<div><div>Pietra viva</div></div><div><div><h1>Sassi e muri</h1>
        <div><a href="/people/ada">Ada</a> | 28/01/2013 09:15</div>{TEXT}</div>
        <div><ul><li><a href="/a">a</a></li></ul></div></div>""",
    "tables": f"""<table><tr><td width="150"><a href="/a">Archivio</a><br><a href="/b">Collegamenti</a></td><td>
        <h3>Sassi e muri</h3><font size="1"><span class="author"><a href="/ada">Ada</a></span>,
        <span class="date">28.01.2013 09:15</span></font>{TEXT}</td></tr></table>""",
    "rows": f"""<table><tr><td class="contentheading">Sassi e muri</td></tr></table><table><tr><td>
        <span class="author">Scritto da: Ada</span></td></tr><tr><td class="createdate">28.01.2013 09:15</td></tr>
        <tr><td>{TEXT}</td></tr></table>""",
    "a date in the text's element": f"""<div class="post"><h1>Sassi e muri</h1><span class="byline"><a class="author"
        href="/ada">Ada</a></span><br><span class="pubdate">28.01.2013 09:15</span>{TEXT}</div>""",
    "rules between the lines": f"""<div><h1>Sassi e muri</h1><p class="lead">di <a href="/people/ada">Ada</a></p><hr>
        <p><span class="clock"></span> Scritto il 28.01.2013 09:15</p><hr>{TEXT}<hr></div>""",
    "a date in the heading": f"""<div id="head"><h1 id="site-name"><a rel="home" href="/">Pietra viva</a></h1></div>
        <div id="content"><h3>Sassi e muri <span class="permlink"><a href="/2013/sassi.html">::</a></span>
        <span class="date">28 gennaio 2013, 09:15</span> <a rel="author" href="/ada">Ada</a></h3>{TEXT}</div>""",
    "a line below the text": f"""<div class="post"><h2><a href="{URL}">Sassi e muri</a></h2>
        {TEXT}<p class="post">di <a rel="author" href="/ada">Ada</a>, lunedì 28 gennaio 2013 09:15</p></div>""",
    "a line above boxes in boxes": f"""<div><div class="line"><div><span class="author"><a href="#">Ada</a></span>
        <span class="date">28.01.2013 09:15</span></div></div><!-- 1 --><!-- 2 --><main><div><div><h1>Sassi e muri</h1>
        {TEXT}</div></div></main></div>""",
    "an author above a text without a name": f"""<h1>Sassi e muri</h1><div class="row"><div class="span7">
        <h6>Scritto da: <a href="/blog/author/ada/">Ada</a></h6>{TEXT}<p class="info">28.01.2013 09:15</p>
        </div></div>""",
    "a remark above a line whose author is named in the plural": f"""<div class="post-content"><h1>Sassi e muri</h1>
        <!-- chi, quando --><div>di <span class="auteurs">Ada</span>
        <time datetime="2013-01-28T09:15">28 gennaio</time></div>{TEXT}</div>""",
    "flat": f"""<h1>Pietra viva</h1><p><a href="/a">prima</a> | <a href="/b">dopo</a></p><h2>Sassi e muri</h2>
        <div class="byline"><a href="/ada" rel="author">Ada</a> <i>2013-01-28 09:15</i></div>{TEXT}""",
    "behind a page of the host's": f"""<b>Ospiti di un ospite</b></body></html><html><head><title>Sassi e muri</title>
        </head><body bgcolor="#fff"><div class="post"><h1>Sassi e muri</h1><div class="byline">
        <a href="/ada" rel="author">Ada</a> <i>2013-01-28 09:15</i></div>{TEXT}</div>""",
    "in capitals": f"""</BODY></HTML><DIV CLASS="post"><H1>Sassi e muri</H1><P CLASS="byline">
        <A HREF="/ada" REL="author">Ada</A>, 28.01.2013 09:15</P>{TEXT}</DIV>""",
    "a comment that never ends": f"""<div class="post"><h1>Sassi e muri</h1><!-- autore, data >
        <div class="byline"><a href="/ada" rel="author">Ada</a> <i>2013-01-28 09:15</i></div>{TEXT}</div>""",
}


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
