"""What stands around posts and looks like a conversation, and is none."""

import pytest

from .conversations import PROSE, comments, rows

NOTHING = {
    "a way to where pings are sent": """<div class="trackbackBody">[<a href="javaScript:ping(1)">Scrivi</a>]</div>
        <div class="trackbackBody">[<a href="javaScript:ping(1)">Scrivi</a>]</div>""",
    "what was said elsewhere": """<div class="twitter-box"><ul><li><b>Ada</b> Bel muro. <i>28.01.2013 09:15</i></li>
        <li><b>Ada</b> Un altro. <i>29.01.2013 10:20</i></li></ul></div>""",
    "what is embedded in a text": "".join(
        f"""<blockquote class="instagram-media"><div><p><a href="https://www.instagram.com/p/{n}/">Bel muro</a></p>
        <p>Di <a href="https://www.instagram.com/ada/">Ada</a> (@ada) <time datetime="2013-01-2{n}T08:15:00+00:00">Gen
        2{n}, 2013 alle 9:15</time></p></div></blockquote><p>Il muro {n} fu alzato prima che piovesse.</p>"""
        for n in (1, 2)
    ),
    "a post about comments": f"""<div class="post category-kommentar post_tag-comment"><p><b class="author">Ada</b>
        <abbr class="published" title="28.01.2013 09:15">28.01.</abbr></p><div class="post-body">{PROSE}</div></div>""",
    "who wrote the page, above a way to the conversation": """<div class="bylineComments"><div><p class="bylineBody">Di
        <a rel="author" href="/ada/">Ada</a>, <span>muratrice a secco</span></p></div>
        <p class="publishedDate">28.01.2013 09:15</p>
        <p class="comments"><img><a href="#disqus_thread">Commenti</a></p></div>""",
    "boxes that are not shown yet": f"""<div><div><h1>Muri</h1><h6>28.01.2013 09:15</h6><div class="comment_bug"
        style="display:none;"><a href="#said">2 commenti</a></div></div><div class="text">{PROSE}<p>Disse
        <a href="https://ada.example/">Ada</a>, 28.01.2013 09:15.</p><div class="comment_bug" style="display:none;">
        <a href="#said">2 commenti</a></div></div></div>""",
    "what was said elsewhere, in a box without a name": """<ul><li>Bel muro. <a href="https://voci.example/ada/1">
        28.01.2013 09:15</a> da <a href="https://app.example/">App</a></li><li>Un altro.
        <a href="https://voci.example/ada/2">29.01.2013 10:20</a> da <a href="https://app.example/">App</a></li></ul>""",
    "a line about the post": """<div class="comments">Di <a href="/ada">Ada</a>, 28.01.2013 09:15 |
        <a href="#comments">0 commenti</a></div>""",
    "closed with a date": """<div id="comments"><h3>Commenti</h3><p>Chiusi il 28.01.2013 09:15, ci si rivolga a chi
        scrive.</p></div>""",
    "a post that is named so": f"""<div id="discussion"><h2>Muri</h2><p><b>Ada</b> 28.01.2013 09:15</p>{PROSE}</div>""",
    "latest comments of all posts": """<div class="sidebar"><ul class="recent-comments">
        <li id="recentcomment-71"><a href="https://ada.example/">Ada</a> su <a href="/altro/#comment-71">Altro</a></li>
        <li id="recentcomment-72"><a href="https://b.example/">Bruno</a> su <a href="/terzo/#comment-72">Terzo</a>
        </li></ul></div>""",
    "comments of other posts in a box": """<aside><ol class="commentlist"><li class="comment" id="comment-7">
        <b class="fn">Ada</b>
        <span class="date">28.01.2013 09:15</span><p>Su un altro post.</p></li></ol></aside>""",
    "related posts": """<ul class="related"><li>
        <a href="/a/">Il primo muro</a> <span class="date">28.01.2013 09:15</span>
        <p>Di come fu fatto.</p></li><li><a href="/b/">Il secondo</a> <span class="date">29.01.2013 10:20</span>
        <p>Di come cadde.</p></li></ul>""",
    "a list of posts": """<div><div><h3><a href="/a/">Il primo muro</a></h3> <i>28.01.2013 09:15</i>
        <p>Di come fu fatto.</p></div>
        <div><h3><a href="/b/">Il secondo</a></h3> <i>29.01.2013 10:20</i><p>Di come cadde.</p></div></div>""",
    "the boards of a forum": """<ol><li id="forum4"><h2><a href="board?4">Muri</a></h2> <p>Di sassi.</p>
        <i class="by">Ada</i> <i class="date">28.01.2013 09:15</i></li>
        <li id="forum9"><h2><a href="board?9">Tetti</a></h2> <p>Di paglia.</p>
        <i class="by">Bruno</i> <i class="date">29.01.2013 10:20</i></li></ol>""",
    "the only board of a forum": """<ol><li id="forum4"><h2>Tutto</h2><h2><a href="board?4">Muri</a></h2>
        <p>Di sassi.</p> <i class="by">Ada</i> <i class="date">28.01.2013 09:15</i></li></ol>""",
    "the threads of a forum": """<ul><li><p><a href="thread?4">Muri</a><br>di sassi</p> <b>7</b>
        <p>Di <a href="/member/1">Ada</a> 28.01.2013 09:15</p></li>
        <li><p><a href="thread?9">Tetti</a><br>di paglia</p> <b>8</b>
        <p>Di <a href="/member/2">Bruno</a> 29.01.2013 10:20</p></li></ul>""",
    "who wrote last in a thread": """<table><tr><td>Muri di sassi</td>
        <td><a href="https://blog.example.org/board/9.0">Re: sassi</a> 28.01.2013 09:15</td></tr>
        <tr><td>Tetti di paglia</td>
        <td><a href="https://blog.example.org/board/8.0">Re: paglia</a> 29.01.2013 10:20</td></tr></table>""",
    "a sign beside a title": """<table><tr><td><i class="comments-sign"></i></td>
        <td><h4><a href="/a/">Il primo muro</a></h4> Di <b>Ada</b>, 28.01.2013 09:15</td></tr>
        <tr><td><i class="comments-sign"></i></td>
        <td><h4><a href="/b/">Il secondo</a></h4> Di <b>Bruno</b>, 29.01.2013 10:20</td></tr></table>""",
    "the last comment on all posts": """<div class="view-ultimo-commento"><div id="comment7"><b class="author">Ada</b>
        <a class="comment-text" href="/altro/">Sul muro di Bruno.</a></div></div>""",
    "parts of a page that have a number": """<div id="c229"><h3>Muri</h3><p>Di sassi, a secco.</p></div>
        <div id="c231"><h3>Tetti</h3><p>Di paglia e di canna.</p></div>""",
    "hashes that hold a letter and a number": """<div id="546c229">Di <b class="author">Ada</b><p>Un muro.</p></div>
        <div id="546c231">Di <b class="author">Bruno</b><p>Un tetto.</p></div>""",
    "paragraphs that are named by hashes": "".join(
        f'<h3 id="{one}">Nel {n}</h3><p id="{two}">Fu alzato il muro.</p><p id="{three}">Poi cadde.</p>'
        for one, two, three, n in (("08db", "f923", "c9d4", 2011), ("425a", "a511", "c123", 2012))
    ),
    "counts of comments in a list of posts": """<div><h2><a href="/a/">Il primo</a></h2>
        <a id="txtComments_71" href="/a/#said">2 commenti</a><p>Di come fu fatto.</p></div>
        <div><h2><a href="/b/">Il secondo</a></h2>
        <a id="txtComments_72" href="/b/#said">3 commenti</a><p>Di come cadde.</p></div>""",
    "a form": """<div id="respond"><h3>Lascia un commento</h3><form id="commentform" action="/comments">
        <p class="comment-form-comment">
        <label>Testo</label><textarea name="comment"></textarea></p><p class="form-submit"><input type="submit"></p>
        </form></div>""",
    "a preview that is not shown": """<div style="display: none"><div class="comment">
        <b class="author">Tu</b> <div class="comment-text">Il tuo testo.</div></div></div>""",
    "a page in a table": f"""<table><tr><td><h1>Muri</h1><p class="by"><b>Ada</b> 28.01.2013 09:15</p>{PROSE}</td>
        <td><div class="reply"><a href="/login">Accedi</a> per rispondere</div></td></tr></table>""",
    "a page in a table without headings": f"""<table><tr><td><b>Muri</b> <i>Ada</i> 28.01.2013 09:15 {PROSE}</td>
        <td><div class="answer"><b>Ciro</b> <i>28.01.2013 09:15</i></div></td></tr></table>""",
    "lists of links under the time": """<div><div><p>Ora: 09:15:12 28.01.2013<br>Elenco numero: 12</p><ul>
        <li><a href="/a/">Muri</a></li><li><a href="/b/">Sassi</a></li></ul></div>
        <div><p>Ora: 09:15:13 28.01.2013<br>Elenco numero: 13</p><ul><li><a href="/c/">Case</a></li>
        <li><a href="/d/">Tetti</a></li></ul></div></div>""",
    "what is most commented": """<table class="tb_kommentowane" id="tb_kommentowane1"><tr><th>N.</th></tr>
        <tr><td>12</td><td><a href="https://blog.example.org/a/">Il primo muro</a></td></tr></table>
        <table class="tb_kommentowane" id="tb_kommentowane7"><tr><th>N.</th></tr>
        <tr><td>89</td><td><a href="https://blog.example.org/b/">Il secondo</a></td></tr></table>
        <ol class="most-comments"><li><b>Ada</b> Bel muro. 28.01.2013 09:15</li>
        <li><b>Bo</b> Sì. 28.01.2013 10:15</li></ol>""",
    "a file by its hash": """<table><tr><td><a href="/f/" id="04c6e9a9ca88c6daa15e80e5f496eaa839a09723">f</a></td>
        <td><a href="/c/">Mutato il muro</a></td><td><time datetime="2013-01-28T09:15Z">ieri</time></td></tr>
        </table>""",
    "labels before dates": """<div class="meta">Scritto: <span>28.01.2013 09:15</span></div>
        <div class="meta">Cambiato: <span>29.01.2013 10:20</span></div>""",
    "games that are still to be played": "".join(
        f"""<div class="tab"><table><tr><td width="55%">{home}</td><td rowspan="2">{day}.01.2013 19:00</td></tr>
        <tr><td>{guest}</td></tr></table></div>"""
        for day, home, guest in ((28, "Genova", "Torino"), (29, "Saluzzo", "Asti"), (30, "Casale", "Alba"))
    ),
    "labels before dates, in elements of their own": """<p class="when"><span>Scritto:</span> 28.01.2013 09:15</p>
        <p class="when"><span>Cambiato:</span> 29.01.2013 10:20</p>""",
    "closed": """<div id="comments" class="comments">
        <p class="comments-closed">I commenti sono chiusi dal 3.2.2013.</p></div>""",
    "a login": """<div id="comments"><h2>0 commenti</h2><p class="comment-login">
        <a href="/login">Accedi</a> per commentare</p></div>""",
    "a count": """<div class="comment"><a href="#comments">3 commenti</a></div>""",
    "a hash that ends as an id does": """<div class="like" id="like-post-4-82-559785c68b4c8"><b class="author">Ada</b>
        28.01.2013 09:15 <p>Mi piace.</p></div>""",
    "counts beside other posts": "".join(
        f"""<div><a href="/{name}/">Muri</a><div>{said}</div><ul><li rel="author">{name}</li><li>
        <time datetime="2013-01-28T09:15">28 gen</time></li><li class="item-social-feedback"><b>7</b></li></ul></div>"""
        for name, said in (("Ada", "Di come fu fatto il muro."), ("Bruno", "Di come cadde il muro."))
    ),
    "signs to answer what was said elsewhere": "".join(
        f"""<div class="card"><div class="social-text">Il muro {n} fu alzato prima che piovesse.</div>
        <div class="user"><a href="https://voci.example/ada">@ada</a></div><ul><li class="reply-container">
        <a href="https://voci.example/intent?{n}" title="Rispondi"><i class="icon"></i></a></li></ul></div>"""
        for n in (1, 2, 3)
    ),
    "posts whose links hold their headings": "".join(
        f"""<div><div class="comments">0 <a href="#c">Commenta</a></div><a href="/{n}/"><h1>Il muro {n}</h1></a>
        <div class="when">2{n} gennaio 2013 09:15</div><div class="post_content">{PROSE}</div></div>"""
        for n in (1, 2)
    ),
    "counts beside other posts, with their days": "".join(
        f"""<div class="card"><h4>Il muro {n}</h4><ul><li>2{n}.01.2013</li><li>09:15</li><li>{PROSE}</li>
        <li class="item-cmt"><img>24{n},325</li></ul></div>"""
        for n in (1, 2, 3)
    ),
    "what a script answers with": """<div id="LineResponse_26106"><ul><li><a href="/">Inizio</a></li><li>
        <a href="https://vecchio.example/">Com'era prima</a></li><li>Muri</li></ul></div>""",
    "marks that may be given": """<div class="comment_box"><span class="user_marks"><a href="#">1</a>
        <a href="#">2</a></span> <span class="text_mark">Il tuo voto:</span></div>""",
    "a tag cloud": """<div class="tagcloud"><a href="/tag/a/">muri</a> <a href="/tag/b/">sassi</a></div>
        <ul class="blogroll"><li><a href="https://a.example/">Ada</a></li><li><a href="https://b.example/">Bruno</a>
        </li></ul>""",
}


@pytest.mark.parametrize("case", NOTHING)
def test_no_comments(case: str) -> None:
    """What stands around posts and looks like comments is none."""
    assert rows(NOTHING[case]) == []


def test_where_pings_are_sent() -> None:
    """An address in a list of what is named as pings is where to send them, and none itself."""
    address = "https://blog.example.org/trackback/7"
    page = f'<div id="trackback"><ul><li>Rimandi a: <a href="{address}">{address}</a></li></ul></div>'
    assert comments(page) == ()


def test_template_of_a_comment() -> None:
    """What scripts fill in later is no comment."""
    markup = '<div class="comment"><b class="author">Nome</b><span>ora</span><p class="comment-text"></p></div>'
    assert rows(markup) == []
    assert rows(f"<form>{markup.replace('></p>', '>Bel muro.</p>')}<textarea></textarea></form>") == []
    assert rows(markup.replace("></p>", ">{{ reply.text }}</p>").replace("ora", "{{ reply.date }}")) == []
    assert rows(markup.replace("></p>", ">Bel muro.</p>").replace("Nome", "{{reply.name}}")) == []


def test_the_place_of_a_removed_comment_is_nobodys() -> None:
    """Its one line, which stays for the sake of the answers, is neither a name nor a text."""
    line = "<div class='comment' id='comment-{0}'><div><h4>{1} <small>28.01.2013 09:15</small></h4>{2}</div></div>"
    gone = (
        "<div class='comment' id='comment-73'><p><i class='icon'></i> Tolto <small>29.01.2013 09:15</small></p></div>"
    )
    said = line.format(71, "Ada", "<p>Bel muro.</p>") + gone + line.format(72, "Bruno", "<p>Anche a me piace.</p>")
    assert [(one.remote_id, one.author) for one in comments(f"<div id='comments'>{said}</div>")] == [
        ("71", "Ada"),
        ("72", "Bruno"),
    ]


def test_posts_whose_headings_lead_to_their_comments_are_none() -> None:
    """A list of posts in which the line that counts the comments is named as a discussion."""
    said = "".join(
        f"<article class='entry'><h2><a href='/2013/{n}/' rel='bookmark'>Sasso {n}</a></h2>{PROSE}"
        f"<p class='entry-discussions'><a href='/2013/{n}/#comments'>2</a></p><time>0{n}.02.2013 09:15</time></article>"
        for n in range(1, 5)
    )
    assert comments(f"<section>{said}</section>") == ()
