"""Conversations as engines without a module of their own print them."""

import pytest

from .conversations import comments, text

Row = tuple[str | None, ...]

#: Of each engine its markup, and of its two comments id, author, address, printed date and text.
ENGINES: dict[str, tuple[str, list[Row]]] = {
    "DotClear": (
        """<div id="comments"><h3>Commentaires</h3><dl><dt id="c1071" class="odd first">
        <a href="#c1071" class="comment-number">1.</a> Le lundi 28 janvier 2013, 09:15 par
        <a href="http://ada.example/" rel="ugc nofollow">Ada</a></dt><dd class="odd first"><p>Beau mur.</p></dd>
        <dt id="c1072"><a href="#c1072" class="comment-number">2.</a> Le mardi 29 janvier 2013, 10:20 par Bruno
        </dt><dd><p>Oui, tr&egrave;s.</p></dd></dl></div>""",
        [
            ("1071", "Ada", "http://ada.example/", "28 janvier 2013, 09:15 par", "Beau mur."),
            ("1072", "Bruno", None, "29 janvier 2013, 10:20 par Bruno", "Oui, très."),
        ],
    ),
    "LiveJournal": (
        """<div id="comments"><div id="ljcmt7112" class="comment" style="margin-left: 0px"><div class="head">
        <span class="ljuser"><a href="http://ada.livejournal.com/"><b>ada</b></a></span><br>
        <small>2013-01-28 09:15 am (UTC)</small></div><div class="text">Bel muro.</div><div class="links">(
        <a href="?replyto=7112">Reply</a>) (<a href="?thread=7112#t7112">Thread</a>)</div></div>
        <div id="ljcmt7368" class="comment" style="margin-left: 25px"><div class="head"><span class="ljuser">
        <a href="http://bruno.livejournal.com/"><b>bruno</b></a></span><br><small>2013-01-29 10:20 am (UTC)
        </small></div><div class="text">Anche a me.</div><div class="links">(<a href="?replyto=7368">Reply</a>)
        </div></div></div>""",
        [
            ("7112", "ada", "http://ada.livejournal.com/", "2013-01-28 09:15 am (UTC)", "Bel muro."),
            ("7368", "bruno", "http://bruno.livejournal.com/", "2013-01-29 10:20 am (UTC)", "Anche a me."),
        ],
    ),
    "Serendipity": (
        """<div class="serendipity_comments"><a id="c71"></a>
        <div id="serendipity_comment_71" class="serendipity_comment serendipity_comment_author_ada commentlevel-0">
        <div class="serendipity_commentBody">Bel muro.</div><div class="serendipity_comment_source">
        <a class="comment_source_trace" href="#c71">#1</a>
        <a class="comment_source_author" href="http://ada.example/">Ada</a> am
        <span class="comment_source_date">28.01.2013 09:15</span> (<a class="comment_reply" href="#">Antwort
        </a>)</div></div><a id="c72"></a>
        <div id="serendipity_comment_72" class="serendipity_comment serendipity_comment_author_bruno commentlevel-1">
        <div class="serendipity_commentBody">Auch ich.</div><div class="serendipity_comment_source">
        <a class="comment_source_trace" href="#c72">#1.1</a> <span class="comment_source_author">Bruno
        </span> am <span class="comment_source_date">29.01.2013 10:20</span> (
        <a class="comment_reply" href="#">Antwort</a>)</div></div></div>""",
        [
            ("71", "Ada", "http://ada.example/", "28.01.2013 09:15", "Bel muro."),
            ("72", "Bruno", None, "29.01.2013 10:20", "Auch ich."),
        ],
    ),
    "b2evolution": (
        """<h4>2 comments</h4><a name="c71"></a><div class="bComment"><div class="bCommentTitle">Comment from:
        <a href="http://ada.example/">Ada</a> [Visitor] <a href="#c71">28.01.13 @ 09:15</a></div>
        <div class="bCommentText"><p>Bel muro.</p></div></div><a name="c72"></a><div class="bComment">
        <div class="bCommentTitle">Comment from: Bruno [Visitor] <a href="#c72">29.01.13 @ 10:20</a></div>
        <div class="bCommentText"><p>Anche a me.</p></div></div>""",
        [
            (None, "Ada", "http://ada.example/", "28.01.13 @ 09:15", "Bel muro."),
            (None, "Bruno", None, "29.01.13 @ 10:20", "Anche a me."),
        ],
    ),
    "Textpattern": (
        """<h2 id="comment">Commenti</h2><ol id="comments-list"><li class="comments_error" style="display:none">
        </li><li id="c000071"><p>Bel muro.</p><p class="small">—
        <a href="http://ada.example/" rel="nofollow">Ada</a> · 28 Jan 2013, 09:15 ·
        <a class="comment-anchor" href="#c000071">#</a></p></li><li id="c000072"><p>Anche a me.</p>
        <p class="small">— Bruno · 29 Jan 2013, 10:20 · <a class="comment-anchor" href="#c000072">#</a></p></li>
        </ol>""",
        [
            ("000071", "Ada", "http://ada.example/", "28 Jan 2013, 09:15", "Bel muro."),
            ("000072", "Bruno", None, "29 Jan 2013, 10:20", "Anche a me."),
        ],
    ),
    "Greymatter": (
        """<b>Replies: 2 Comments</b><br><br><p align="justify">Bel muro.</p><div align="right">Posted by
        <a href="mailto:x@x.example">Ada</a> @ 01/28/2003 09:15 AM CET</div><p align="justify">Anche a me.</p>
        <div align="right">Posted by <a href="mailto:y@x.example">Bruno</a> @ 01/29/2003 10:20 AM CET</div>""",
        [
            (None, "Ada", None, "01/28/2003 09:15 AM CET", "Bel muro."),
            (None, "Bruno", None, "01/29/2003 10:20 AM CET", "Anche a me."),
        ],
    ),
    "Squarespace 5": (
        """<div class="journal-comment-area"><div class="comment-wrapper" id="comment19912"><div class="comment">
        <div class="text"><p>Bel muro.</p></div><div class="signature">January 28, 2013 |
        <img src="x.png" class="comment-icon"> <span class="name">Ada</span></div></div></div>
        <div class="comment-wrapper" id="comment19913"><div class="comment"><div class="text"><p>Anche a me.</p>
        </div><div class="signature">January 29, 2013 | <span class="name">Bruno</span></div></div></div></div>""",
        [
            ("19912", "Ada", None, "January 28, 2013", "Bel muro."),
            ("19913", "Bruno", None, "January 29, 2013", "Anche a me."),
        ],
    ),
    "Pivot": (
        """<div class="commentblock"><h3>due commenti:</h3><div class="commentcontent"><a name="ada-1301280915">
        </a>Bel muro.<br /><small class="commentposted"><b><a href="http://ada.example">Ada</a>
        </b> - 28-01-13 - 09:15</small></div><div class="commentcontent"><a name="bruno-1301291020">
        </a>Anche a me.<br /><small class="commentposted"><b>Bruno</b> - 29-01-13 - 10:20</small></div></div>""",
        [
            (None, "Ada", "http://ada.example", "28-01-13 - 09:15", "Bel muro."),
            (None, "Bruno", None, "29-01-13 - 10:20", "Anche a me."),
        ],
    ),
    "microdata": (
        """<section><div itemprop="comment" itemscope itemtype="http://schema.org/UserComments">
        <span itemprop="creator" itemscope itemtype="http://schema.org/Person"><span itemprop="name">Ada</span>
        </span><meta itemprop="commentTime" content="2013-01-28T09:15">
        <time itemprop="commentTime" datetime="2013-01-28T09:15:00+01:00">28 gen</time>
        <div itemprop="commentText">Bel muro.</div></div>
        <div itemprop="comment" itemscope itemtype="http://schema.org/UserComments">
        <span itemprop="creator" itemscope itemtype="http://schema.org/Person"><span itemprop="name">Bruno
        </span></span><time itemprop="commentTime" datetime="2013-01-29T10:20:00+01:00">29 gen</time>
        <div itemprop="commentText">Anche a me.</div></div></section>""",
        [
            (None, "Ada", None, "2013-01-28T09:15:00+01:00", "Bel muro."),
            (None, "Bruno", None, "2013-01-29T10:20:00+01:00", "Anche a me."),
        ],
    ),
    "PyBlosxom": (
        """<div class="blosxomComments"><div class="blosxomComment"><a name="1359360900.0"></a>
        Posted by <a href="http://ada.example/">Ada</a> at Mon Jan 28 09:15:00 2013<br />
        <p>Bel muro.</p><br /></div><div class="blosxomComment"><a name="1359364800.0"></a>
        Posted by Bruno at Tue Jan 29 10:20:00 2013<br /><p>Anche a me.</p><br /></div></div>""",
        [
            (None, "Ada", "http://ada.example/", "Mon Jan 28 09:15:00 2013", "Bel muro."),
            (None, "Bruno", None, "Tue Jan 29 10:20:00 2013", "Anche a me."),
        ],
    ),
    "SPIP": (
        """<ul class="comments-items"><li class="comment-item"><div class="comment hreview">
        <a href="#comment71" name="comment71" id="comment71"></a><a href="#forum71" name="forum71" id="forum71"></a>
        <p class="comment-meta"><a rel="self bookmark" href="#forum71" class="permalink">
        <span class="permalink">1.</span> <strong class="comment-titre">Sassi, </strong>
        <small><abbr class="dtreviewed" title="2013-01-28T08:15:31Z">28 janvier 2013, 09:15</abbr><span class="sep">,
        </span>par <span class="">Ada &amp; fils</span></small></a></p>
        <div class="comment-content description"><p>Bel muro.</p></div></div></li>
        <li class="comment-item"><div class="comment hreview"><a href="#comment72" name="comment72" id="comment72"></a>
        <a href="#forum72" name="forum72" id="forum72"></a><p class="comment-meta">
        <a rel="self bookmark" href="#forum72" class="permalink"><span class="permalink">2.</span>
        <small><abbr class="dtreviewed" title="2013-01-29T09:20:31Z">29 janvier 2013, 10:20</abbr><span class="sep">,
        </span>par <span class="">Bruno</span></small></a></p>
        <div class="comment-content description"><p>Anche a me.</p></div></div></li></ul>""",
        [
            ("71", "Ada & fils", None, "2013-01-28T08:15:31Z", "Bel muro."),
            ("72", "Bruno", None, "2013-01-29T09:20:31Z", "Anche a me."),
        ],
    ),
    "two rows a comment": (
        """<table class="comments"><tr><td class="cname"><b>Ada</b> 28.01.2013 09:15</td></tr><tr>
        <td class="ctext">Bel muro, davvero.</td></tr><tr><td class="cname"><b>Bruno</b> 29.01.2013 10:20</td>
        </tr><tr><td class="ctext">Anche a me piace molto.</td></tr></table>""",
        [
            (None, "Ada", None, "28.01.2013 09:15", "Bel muro, davvero."),
            (None, "Bruno", None, "29.01.2013 10:20", "Anche a me piace molto."),
        ],
    ),
}


@pytest.mark.parametrize("engine", ENGINES)
def test_engine(engine: str) -> None:
    """Each comment with its own author, date and text."""
    markup, expected = ENGINES[engine]
    found = [(one.remote_id, one.author, one.author_url, one.published, text(one)) for one in comments(markup)]
    assert found == expected
