"""What themes make of a conversation, each in the markup that it prints."""

import pytest

from .theme_pages import Told, told

#: The title of a page.
LONG = " ".join(["Di come la luce della lanterna torna ogni sera sul molo"] * 4)

THEMES = {
    "Thesis": (
        """<dl id="comment_list"><dt class="comment even depth-1" id="comment-7"><span class="avatar"><img class="avatar"></span>
        <span class="comment_num"><a href="#comment-7" rel="nofollow">1</a></span>
        <span class="comment_author"><a href="http://ada.example/" rel="external nofollow" class="url">Ada</a></span>
        <span class="comment_time">October 22, 2012 at 1:57 pm</span></dt>
        <dd class="comment even depth-1"><div class="format_text" id="comment-body-7"><p>Che luce!</p><p class="reply"><a
        class="comment-reply-link" href="?replytocom=7#respond">Rispondi</a></p></div><dl class="children">
        <dt class="comment odd depth-2" id="comment-8"><span class="comment_num"><a href="#comment-8">2</a></span>
        <span class="comment_author">Bruno</span> <span class="comment_time">October 22, 2012 at 2:03 pm</span></dt>
        <dd class="comment odd depth-2"><div class="format_text" id="comment-body-8"><p>Vero.</p></div></dd></dl></dd></dl>""",
        [
            Told("7", "Ada", "http://ada.example/", "October 22, 2012 at 1:57 pm", "Che luce!"),
            Told("8", "Bruno", None, "October 22, 2012 at 2:03 pm", "Vero."),
        ],
    ),
    "names among words": (
        """<ul id="commentlist"><li class="alt" id="comment-7"><div class="commentbox"><a name="comment-7"></a>
        <div class="commentid">1</div><p class="commentby">Kommentar von <a href="http://ada.example/" rel="external nofollow"
        class="url">Ada</a></p><p class="commentinfo">Montag, 5. Mai @ 10:00 <span>Mon, 05 May 2014 10:00:45 +0200</span></p>
        <p>Che luce!</p></div></li><li id="comment-8"><div class="commentbox"><div class="commentid">2</div>
        <p class="commentby">Kommentar von Bruno</p><p class="commentinfo">Montag, 5. Mai @ 11:00</p><p>Vero.</p></div></li></ul>""",
        [
            Told("7", "Ada", "http://ada.example/", "Mon, 05 May 2014 10:00:45 +0200", "Che luce!", None),
            Told("8", "Bruno", None, "Montag, 5. Mai @ 11:00", "Vero.", None),
        ],
    ),
    "the words in a box that is named after who says them": (
        """<ul><li id="comment-7"><div class="card-header cuser">Commento di <strong>Ada</strong> <span class="text-muted">5 maggio 2014</span>
        </div><div class="card-body comm_user"><p>Che luce!</p></div></li><li id="comment-8"><div class="card-header cuser">Commento di
        <strong>Bruno</strong> <span class="text-muted">6 maggio 2014</span></div><div class="card-body comm_user"><p>Vero.</p></div></li></ul>""",
        [
            Told("7", "Ada", None, "5 maggio 2014", "Che luce!", None),
            Told("8", "Bruno", None, "6 maggio 2014", "Vero.", None),
        ],
    ),
    "names with words in brackets": (
        """<ol><li id="comment-7"><div class="comment-author"><b class="fn">Ada (la luce) ha detto:</b></div><p>Che luce!</p></li>
        <li id="comment-8"><div class="comment-author"><b class="fn">[il] Bruno ha detto:</b></div><p>Vero.</p></li>
        <li id="comment-9"><div class="comment-author"><b class="fn">(Ciro) ha detto:</b></div><p>Vero.</p></li></ol>""",
        [
            Told("7", "Ada (la luce)", None, None, "Che luce!", None),
            Told("8", "[il] Bruno", None, None, "Vero.", None),
            Told("9", "Ciro", None, None, "Vero.", None),
        ],
    ),
    "names and dates in one line": (
        """<ol><li id="comment-7"><p>Che luce!</p><p class="commentauthor">Commento di <a href="http://ada.example/" rel="external">Ada</a>
        del <a href="#comment-7">5 maggio 2014 10:00</a></p></li><li id="comment-8"><p>Vero.</p><p class="commentauthor">Commento di
        Bruno del <a href="#comment-8">5 maggio 2014 11:00</a></p></li></ol>""",
        [
            Told("7", "Ada", "http://ada.example/", "5 maggio 2014 10:00", "Che luce!", None),
            Told("8", "Bruno", None, "5 maggio 2014 11:00", "Vero.", None),
        ],
    ),
    "labels that end alike": (
        """<ol><li id="comment-7" class="pingback"><p>Il faro</p><p class="commentby">Pingback di <a href="http://ada.example/">Ada</a></p></li>
        <li id="comment-8"><p>Vero.</p><p class="commentby">Commento di Bruno</p></li></ol>""",
        [
            Told("7", "Ada", "http://ada.example/", None, None, "pingback"),
            Told("8", "Bruno", None, None, "Vero.", None),
        ],
    ),
    "a signature whose clock alone is a link": (
        """<ol><li id="comment-7"><p>Che luce!</p><p><cite>Commento di <a href="http://ada.example/">Ada</a> &#8212; 5 maggio 2014 @
        <a href="#comment-7">10:00</a></cite></p></li><li id="comment-8"><p>Vero.</p><p><cite>Commento di Bruno &#8212; 6 maggio 2014 @
        <a href="#comment-8">11:00</a></cite></p></li></ol>""",
        [
            Told("7", "Ada", "http://ada.example/", "Commento di Ada — 5 maggio 2014 @ 10:00", "Che luce!", None),
            Told("8", "Bruno", None, "Commento di Bruno — 6 maggio 2014 @ 11:00", "Vero.", None),
        ],
    ),
    "headings that say who said": (
        """<ol><li id="comment-7"><h3><a href="http://ada.example/" rel="external">Ada</a> ha detto,</h3><p>Che luce!</p>
        <p class="date">5 maggio 2014 10:00</p></li><li id="comment-8"><h3>Bruno ha detto,</h3><p>Vero.</p>
        <p class="date">5 maggio 2014 11:00</p></li></ol>""",
        [
            Told("7", "Ada", "http://ada.example/", "5 maggio 2014 10:00", "Che luce!", None),
            Told("8", "Bruno", None, "5 maggio 2014 11:00", "Vero.", None),
        ],
    ),
    "numbers before names": (
        """<ol><li id="dsq-comment-7"><h4>1. <a href="http://ada.example/" rel="external">Ada</a> <img></h4><p>Che luce!</p>
        <p class="date">5 maggio 2014 10:00</p></li><li id="dsq-comment-8"><h4>2 | Bruno <img></h4><p>Vero.</p>
        <p class="date">5 maggio 2014 11:00</p></li></ol>""",
        [
            Told("7", "Ada", "http://ada.example/", "5 maggio 2014 10:00", "Che luce!", None),
            Told("8", "Bruno", None, "5 maggio 2014 11:00", "Vero.", None),
        ],
    ),
    "quotes first, in cells": (
        """<table><tr id="comment-7"><td><b>Ada</b><br><small class="date">5 maggio 2014 10:00</small></td><td><blockquote><p>Era buio</p></blockquote>
        <p>Che luce!</p></td></tr></table>""",
        [Told("7", "Ada", None, "5 maggio 2014 10:00", "Era buio\nChe luce!", None)],
    ),
    "pings by the names of their list and of their own": (
        """<ol class="trackbacklist"><li id="comment-7"><a href="http://ada.example/">Il faro</a></li></ol>
        <ul><li id="pingback-8"><a href="http://bruno.example/">Il molo</a></li></ul>""",
        [
            Told("7", "Il faro", "http://ada.example/", None, None, "trackback"),
            Told("8", "Il molo", "http://bruno.example/", None, None, "pingback"),
        ],
    ),
    "hAtom": (
        """<ol class="commentList"><li id="comment-7" class="hentry"><div class="metaGutter"><p><img class="avatar photo">
        <cite class="entry-title author"><a href="http://ada.example/" rel="external nofollow" class="url">Ada</a></cite>
        disse<br><small class="commentMetadata"><a href="/x/#comment-7" rel="bookmark"><abbr class="published"
        title="2014-05-05T10:00:45Z">5 maggio 2014 alle 10:00</abbr></a></small></p></div><div class="postBody entry-content">
        <p>Che luce!</p></div></li></ol>""",
        [Told("7", "Ada", "http://ada.example/", "2014-05-05T10:00:45", "Che luce!", None)],
    ),
    "header within the content": (
        """<ol class="comment-list"><liclass="comment depth-1" id="comment-7"><div id="div-comment-7" class="comment-body">
        <div class="comment-author vcard"><img class="avatar"></div><div class="comment-content"><h4 class="fn">Ada</h4>
        <div class="comment-meta commentmetadata h6">5 maggio 2014 <span>alle 10:00</span></div><p>Che luce!</p>
        <div class="reply"><a class="comment-reply-link" href="#">Rispondi</a></div></div></div></li></ol>""",
        [Told("7", "Ada", None, "5 maggio 2014 alle 10:00", "Che luce!", None)],
    ),
    "a badge within the content": (
        """<ol class="comment-list"><li class="comment depth-1" id="comment-7"><div class="comment-content"><h4 class="fn">Ada</h4>
        <span class="badge">Da sempre qui</span><div class="comment-meta">5 maggio 2014 <span>alle 10:00</span></div>
        <p>Che <em class="x">luce</em>!</p></div></li></ol>""",
        [Told("7", "Ada", None, "5 maggio 2014 alle 10:00", "Che luce!")],
    ),
    "says without a link": (
        """<ol class="commentlist"><li class="comment depth-1" id="li-comment-7"><article id="comment-7" class="comment"><footer>
        <div class="comment-author vcard">Ada <span class="says">dice:</span></div><div class="comment-meta commentmetadata">
        <a href="#comment-7"><time datetime="2014-05-05T10:00:45+02:00">5 maggio 2014 alle 10:00</time></a></div></footer>
        <div class="comment-content"><p>Che luce!</p></div></article></li>
        <li class="comment bypostauthor depth-1" id="li-comment-8"><article id="comment-8"><cite class="fn">Bruno <span>autore
        del post</span></cite><a class="comment-date" href="#comment-8"><time datetime="2014-05-05T11:00:45+02:00">5/5/2014</time></a>
        <section class="comment-content comment"><p>Vero.</p></section></article></li></ol>""",
        [
            Told("7", "Ada", None, "2014-05-05T10:00:45+02:00", "Che luce!"),
            Told("8", "Bruno", None, "2014-05-05T11:00:45+02:00", "Vero."),
        ],
    ),
    "itemprop, and says": (
        """<ol><li class="comment" id="comment-7"><p class="comment-author" itemprop="creator"><span itemprop="name">Ada</span>
        <span class="says">dice</span></p><div class="comment-content"><p>Che luce!</p></div></li></ol>""",
        [Told("7", "Ada", None, None, "Che luce!")],
    ),
    "a date right behind the name": (
        """<ol><li class="comment" id="comment-7"><div class="comment-author meta"><strong>Ada</strong>5 maggio 2014 10:00</div>
        <div class="comment-text"><p>Che luce!</p></div></li></ol>""",
        [Told("7", "Ada", None, "Ada 5 maggio 2014 10:00", "Che luce!")],
    ),
    "WooThemes": (
        """<ol class="commentlist"><li class="comment even depth-1" id="comment-7"><a name="comment-7"></a>
        <div id="li-comment-7" class="comment-container"><div class="avatar"><img class="avatar"></div><div class="comment-head">
        <span class="name"><a href="http://ada.example/" rel="external nofollow" class="url">Ada</a></span>
        <span class="date">5 maggio 2014 alle 10:00</span><span class="perma"><a href="#comment-7">#</a></span></div>
        <div class="comment-entry" id="comment-7"><p>Che luce!</p><div class="reply"></div></div></div></li></ol>""",
        [Told("7", "Ada", "http://ada.example/", "5 maggio 2014 alle 10:00", "Che luce!")],
    ),
    "Divi": (
        """<ol class="commentlist clearfix"><li class="comment even depth-1" id="li-comment-7"><article id="comment-7"
        class="comment-body clearfix"><div class="comment_avatar"><img class="avatar"></div><div class="comment_postinfo">
        <span class="fn"><a href="http://ada.example/" class="url" rel="ugc external nofollow">Ada</a></span>
        <span class="comment_date">il 5 maggio 2014 alle 10:00</span></div><div class="comment_area"><div class="comment-content
        clearfix"><p>Che luce!</p><span class="reply-container"><a class="comment-reply-link" href="?replytocom=7">Rispondi</a></span>
        </div></div></article></li></ol>""",
        [Told("7", "Ada", "http://ada.example/", "il 5 maggio 2014 alle 10:00", "Che luce!")],
    ),
    "Avada": (
        """<ol class="commentlist"><li class="comment even depth-1" id="comment-7"><div class="the-comment"><div class="avatar">
        <img class="avatar"></div><div class="comment-box"><div class="comment-author meta"><strong><a href="http://ada.example/"
        class="url" rel="ugc external nofollow">Ada</a></strong>5 maggio 2014 alle 10:00<a class="comment-reply-link" href="#"> -
        Rispondi</a></div><div class="comment-text"><p>Che luce!</p></div></div></div></li></ol>""",
        [Told("7", "Ada", "http://ada.example/", "Ada 5 maggio 2014 alle 10:00 - Rispondi", "Che luce!")],
    ),
    "Newspaper": (
        """<ol class="comment-list"><li class="comment" id="comment-7"><article><footer><img class="avatar"><cite>Ada</cite>
        <a class="comment-link" href="#comment-7"><time pubdate="1399284045">5 maggio 2014 at 10:00</time></a></footer>
        <div class="comment-content"><p>Che luce!</p></div><div class="comment-meta" id="comment-7"><a
        class="comment-reply-link" href="#">Rispondi</a></div></article></li></ol>""",
        [Told("7", "Ada", None, "5 maggio 2014 at 10:00", "Che luce!")],
    ),
    "wpDiscuz": (
        """<div id="wpdcom"><div id="wcThreadWrapper"><div id="wpd-comm-7_0" class="comment even depth-1 wpd-comment
        wpd_comment_level-1"><div class="wpd-comment-wrap"><div class="wpd-comment-left"><img class="avatar"></div>
        <div id="comment-7" class="wpd-comment-right"><div class="wpd-comment-header"><div class="wpd-comment-author"><a
        href="http://ada.example/" rel="noreferrer ugc nofollow">Ada</a></div><div class="wpd-comment-date"
        title="5 Maggio 2014 10:00"><i class="far"></i> 9 anni fa</div></div><div class="wpd-comment-text"><p>Che luce!</p></div>
        <div class="wpd-comment-footer"><div class="wpd-vote">0</div></div></div></div><div id="wpdiscuz_form_anchor-7_0"></div>
        <div id="wpd-comm-8_7" class="comment odd depth-2 wpd-comment wpd-reply"><div class="wpd-comment-wrap">
        <div id="comment-8" class="wpd-comment-right"><div class="wpd-comment-author">Bruno</div><div class="wpd-comment-date"
        title="5 Maggio 2014 11:00">9 anni fa</div><div class="wpd-comment-text"><p>Vero.</p></div></div></div></div></div></div></div>""",
        [
            Told("7", "Ada", "http://ada.example/", "5 Maggio 2014 10:00", "Che luce!"),
            Told("8", "Bruno", None, "5 Maggio 2014 11:00", "Vero."),
        ],
    ),
    "P2": (
        """<ul class="commentlist"><li class="comment byuser depth-1" id="comment-7"><img class="avatar"><h4><a
        href="http://ada.example/" rel="external nofollow" class="url">Ada</a><span class="meta">10:00 <em>il</em> 5 maggio 2014 |
        <span class="actions"><a class="thepermalink" href="#comment-7">#</a></span></span></h4><div class="commentcontent"
        id="commentcontent-7"><p>Che luce!</p></div></li></ul>""",
        [Told("7", "Ada", "http://ada.example/", "10:00 il 5 maggio 2014 | #", "Che luce!")],
    ),
    "badges beside names and in their links": (
        """<ol><li class="comment" id="comment-7"><h4 class="comment-author-name"><a href="http://ada.example/" class="url"
        rel="external">Ada</a><span class="badge">autrice</span></h4><p class="date">5 maggio 2014 10:00</p><p>Che luce!</p></li>
        <li class="comment" id="comment-8"><h4 class="author"><a href=""><img><span class="badge">ospite</span> Bruno</a></h4>
        <p class="date">5 maggio 2014 11:00</p><p>Vero.</p></li></ol>""",
        [
            Told("7", "Ada", "http://ada.example/", "5 maggio 2014 10:00", "Che luce!"),
            Told("8", "Bruno", None, "5 maggio 2014 11:00", "Vero."),
        ],
    ),
    "bold lines with names and dates": (
        """<ul><li class="comment" id="li-comment-7"><div id="comment-7"><strong><a href="http://ada.example/" class="url"
        rel="external">Ada</a> disse il 5 maggio 2014:</strong><p>Che luce!</p></div></li><li class="comment" id="li-comment-8">
        <div id="comment-8"><strong>Bruno disse il 6 maggio 2014:</strong><p>Vero.</p></div></li></ul>""",
        [
            Told("7", "Ada", "http://ada.example/", "5 maggio 2014", "Che luce!"),
            Told("8", "Bruno", None, "6 maggio 2014", "Vero."),
        ],
    ),
    "names before a colon": (
        """<ol><li id="comment-7"><cite><a href="http://ada.example/" rel="external">Ada</a> disse:</cite><br><small>
        <a href="#comment-7">5 maggio 2014 10:00</a></small><p>Che luce!</p></li><li id="comment-8"><cite>Bruno disse:</cite><br>
        <small><a href="#comment-8">5 maggio 2014 11:00</a></small><p>Vero.</p></li></ol>""",
        [
            Told("7", "Ada", "http://ada.example/", "5 maggio 2014 10:00", "Che luce!", None),
            Told("8", "Bruno", None, "5 maggio 2014 11:00", "Vero.", None),
        ],
    ),
    "names where the links of others stand": (
        """<ul><li class="comment" id="comment-7"><div class="card"><div class="top"><span class="bold"><a href="http://ada.example/"
        class="url" rel="external">Ada</a></span> <span>il 5 maggio 2014 alle 10:00 disse:</span></div><div><p>Che luce!</p></div></div></li>
        <li class="comment" id="comment-8"><div class="card"><div class="top"><span class="bold">Bruno</span> <span>il 6 maggio 2014
        alle 11:00 disse:</span></div><div><p>Vero.</p></div></div></li></ul>""",
        [
            Told("7", "Ada", "http://ada.example/", "il 5 maggio 2014 alle 10:00 disse:", "Che luce!"),
            Told("8", "Bruno", None, "il 6 maggio 2014 alle 11:00 disse:", "Vero."),
        ],
    ),
    "an author's element around everything": (
        """<ol><li class="comment"><article id="comment-7"><div class="comment-author vcard"><div class="avatar"><img></div>
        <div class="comment-text"><h4>Ada</h4><p>Vedi <a href="http://bruno.example/">Bruno</a>!</p></div></div></article></li></ol>""",
        [Told("7", "Ada", None, None, "Vedi Bruno!")],
    ),
    "links to answer in the line of the name": (
        """<ol><li class="comment" id="li-comment-7"><div id="comment-7"><div class="name"><span class="author">Ada</span> <span class="date">
        5 maggio 2014 alle 10:00 · <a class="comment-reply-link" href="?replytocom=7#respond">Rispondi</a></span></div><p>Che luce!</p></div></li>
        <li class="comment" id="li-comment-8"><div id="comment-8"><strong>Bruno</strong><span class="comment-by"><a
        href="?replytocom=8#respond">Rispondi</a></span><p>Vero.</p><span class="date">5 maggio 2014 alle 11:00</span></div></li></ol>""",
        [
            Told("7", "Ada", None, "5 maggio 2014 alle 10:00 · Rispondi", "Che luce!"),
            Told("8", "Bruno", None, "5 maggio 2014 alle 11:00", "Vero."),
        ],
    ),
    "numbers set in bold": (
        """<article id="comment-7"><header><strong>#<a href="#comment-7">1</a></strong> | <a href="http://ada.example/" rel="external">Ada</a>
        | 5 maggio 2014 10:00</header><p>Che luce!</p></article><article id="comment-8"><header><strong>#<a
        href="#comment-8">2</a></strong> | Bruno | 5 maggio 2014 11:00</header><p>Vero.</p></article>""",
        [
            Told("7", "Ada", "http://ada.example/", "# 1 | Ada | 5 maggio 2014 10:00", "Che luce!", None),
            Told("8", "Bruno", None, "#2 | Bruno | 5 maggio 2014 11:00", "Vero.", None),
        ],
    ),
    "days that nothing names": (
        """<div id="comment-7"><div class="comment-content"><h3>Ada</h3><span>05.05.14</span><p>Che luce!</p></div></div>""",
        [Told("7", "Ada", None, "05.05.14", "Che luce!", None)],
    ),
    "days and times that strokes part": (
        """<div id="comment-7"><div class="the-commenter"><a href="http://ada.example/" rel="external">Ada</a> | 05.05.2014 | 10:00 Uhr</div>
        <p>Che luce!</p></div><div id="comment-8"><div class="the-commenter">Bruno | 06.05.2014 | 11:00 Uhr</div><p>Vero.</p></div>""",
        [
            Told("7", "Ada", "http://ada.example/", "Ada | 05.05.2014 | 10:00 Uhr", "Che luce!", None),
            Told("8", "Bruno", None, "Bruno | 06.05.2014 | 11:00 Uhr", "Vero.", None),
        ],
    ),
    "names behind the date in a foot": (
        """<ol><li id="comment-7" class="comment"><div class="comment-content"><p>Che luce!</p></div><footer class="small"><time datetime='2014-05-05T10:00:00+02:00'>Scritto il <a
        href="#comment-7">5 maggio 2014 alle 10:00</a></time> da <a href="http://ada.example/" rel="external">Ada</a> | <a
        class="comment-reply-link" href="?replytocom=7#respond">Rispondi</a></footer></li><li id="comment-8" class="comment"><div class="comment-content"><p>Vero.</p>
        </div><footer class="small"><time datetime='2014-05-06T11:00:00+02:00'>Scritto il <a href="#comment-8">6 maggio 2014 alle 11:00</a></time> da Bruno | <a
        class="comment-reply-link" href="?replytocom=8#respond">Rispondi</a></footer></li></ol>""",
        [
            Told("7", "Ada", "http://ada.example/", "2014-05-05T10:00:00+02:00", "Che luce!"),
            Told("8", "Bruno", None, "2014-05-06T11:00:00+02:00", "Vero."),
        ],
    ),
    "a page of a long title that links here": (
        f"""<ol><li class="pingback" id="comment-7"><div class="the-comment"><div class="comment-author meta"><strong><a class="url"
        rel="external" href="http://ada.example/luci/">{LONG}</a></strong> 5 maggio 2014 alle 10:00</div>
        <div class="comment-text"><p>[…] una luce […]</p></div></div></li></ol>""",
        [
            Told(
                "7",
                LONG,
                "http://ada.example/luci/",
                f"{LONG} 5 maggio 2014 alle 10:00",
                "[…] una luce […]",
                "pingback",
            )
        ],
    ),
    "parts named after their block": (
        """<ul><li><div class="c-comment" id="comment-7"><header class="c-comment__header"><p><a class="c-comment__author-name"
        href="#">Ada</a> <span class="c-article__time">il <time datetime="2014-05-05T10:00:00+02:00">5 maggio</time></span></p></header>
        <div class="c-comment__content">Che luce!</div></div></li></ul>""",
        [Told("7", "Ada", None, "2014-05-05T10:00:00+02:00", "Che luce!", None)],
    ),
    "names beside pictures": (
        """<ul><li id="li-comment-7" class="comment even depth-1"><div class="intro"><img class="avatar"><a href="http://ada.example/"
        rel="external" class="url">Ada</a></div><p>Che luce!</p></li><li id="li-comment-8" class="comment odd depth-1"><div
        class="intro"><img class="avatar">Bruno</div><p>Vero, mi ricordo bene: proprio come nel 1987.</p></li></ul>""",
        [
            Told("7", "Ada", "http://ada.example/", None, "Che luce!"),
            Told("8", "Bruno", None, None, "Vero, mi ricordo bene: proprio come nel 1987."),
        ],
    ),
    "ids on the words alone": (
        """<div class="commentwrap"><div class="odd" id="comment-7"><p>Che luce!</p></div><div class="commentmeta"><ul><li
        class="meta-author"><a href="http://ada.example/" rel="external">Ada</a></li><li class="meta-date">5 maggio 2014</li></ul></div></div>""",
        [Told("7", "Ada", "http://ada.example/", "5 maggio 2014", "Che luce!", None)],
    ),
}


@pytest.mark.parametrize("theme", THEMES)
def test_comments(theme: str) -> None:
    """Each comment with its id, name, address, date and words, and nothing of the theme's own."""
    markup, expected = THEMES[theme]
    assert told(markup) == expected
