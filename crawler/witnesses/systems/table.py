"""Comment systems that live outside the blog, as data: how each is told from its other widgets, what names a thread.

A row's `tags` and `code` are literals that cheaply rule a page out; `sign` decides, on one script or frame with its
attributes and its text. Every row has examples that match and traps, the same maker's counters and buttons, that do
not; the tests hold each row to both.
"""

from dataclasses import dataclass

from crawler.document import has_class

_VALUE = r"""\s*[=:]\s*["']?([^"'\s,;}<>]+)"""
_QUOTED = r"""\s*[=:]\s*["']([^"']+)["']"""


@dataclass(frozen=True, kw_only=True)
class System:
    """One comment system."""

    name: str
    #: Literals, one of which stands in the tag of its script or frame.
    tags: tuple[str, ...] = ()
    #: Literals, one of which stands in the text of an inline script that loads it.
    code: tuple[str, ...] = ()
    #: Pattern that a script or frame of a conversation matches, its tag's attributes and its text as one string.
    sign: str
    #: Expression that selects where the conversation is to appear, where the same script serves other widgets too.
    container: str | None = None
    #: Literals of which one stands in every page that has the container: a page is sooner searched than walked.
    traces: tuple[bytes, ...] = ()
    #: What names the thread: a label and the pattern whose group is its value, searched in script and container.
    thread: tuple[tuple[str, str], ...] = ()
    examples: tuple[str, ...]
    traps: tuple[str, ...] = ()


def _classed(*names: str) -> str:
    tests = (f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')" for name in names)
    return f"//*[{' or '.join(tests)}]"


SYSTEMS: tuple[System, ...] = (
    System(
        name="disqus",
        tags=("disqus",),
        code=("disqus",),
        sign=r"disqus[^\n]{0,80}/embed\.js|/embed\.js[^\n]{0,80}disqus|disqusIdentifier|disqus\.com/embed/comments"
        r"|disqus-comment-system/public/js/comment_embed|\bdisqus\W+\{[^}]{0,300}\bidentifier\b"
        r"|disqus[\s\S]*[\"'`/]embed\.js",
        thread=(
            (
                "shortname",
                r"""(?:disqus_?[sS]hortname|["']domain["'])["']?\s*[=:]\s*["']([\w-]+)["']"""
                r"""|//([\w-]+)\.disqus\.com/embed\.js|disqus\.com/forums/([\w-]+)/embed"""
                r"""|["']([\w-]+)["']\s*\+\s*["'](?:\.disqus\.com)?/embed\.js|[?&]f=([\w-]+)"""
                r"""|["']([\w-]+)\.disqus\.com["']""",
            ),
            (
                "identifier",
                r"""(?:disqus_?[iI]dentifier|page\.identifier|["']identifier["'])["']?\s*[=:]\s*["']([^"'\n]+)["']"""
                r"""|[?&]t_i=([^&"']+)""",
            ),
            (
                "url",
                r"""(?:disqus_?[uU]rl|page\.url|["']url["'])["']?\s*[=:]\s*["']([^"'\n]+)["']|[?&]t_u=([^&"']+)""",
            ),
        ),
        examples=(
            "<div id='disqus_thread'></div><script>var disqus_shortname = 'orto'; var disqus_identifier = '12';"
            "(function() { var dsq = document.createElement('script');"
            "dsq.src = 'http://' + disqus_shortname + '.disqus.com/embed.js'; })();</script>",
            "<script src='//orto.disqus.com/embed.js'></script>",
            "<script src='https://disqus.com/forums/orto/embed.js'></script>",
            "<script>var disqus_config = function () { this.page.identifier = '12'; };"
            "(function() { var d = document, s = d.createElement('script'); s.src = '//' + \"orto\" + "
            "'.disqus.com/embed.js'; })();</script>",
            '<script>var embedVars = {"disqusConfig":{},"disqusIdentifier":"12 https:\\/\\/orto.example\\/?p=12",'
            '"disqusShortname":"orto","disqusUrl":"https:\\/\\/orto.example\\/semina\\/"};</script>',
        ),
        traps=(
            "<script src='//orto.disqus.com/count.js'></script>",
            "<script>var disqus_shortname = 'orto'; (function () { var s = document.createElement('script');"
            "s.src = 'http://disqus.com/forums/orto/count.js'; }());</script>",
            "<script src='http://orto.disqus.com/recent_comments_widget.js?num_items=5'></script>",
            "<script>document.write('http://disqus.com/forums/orto/get_num_replies.js' + query);</script>",
            '<script>var countVars = {"disqusShortname":"orto"};</script>',
            "<p>We left <a href='https://disqus.com/'>Disqus</a> last year: <code>orto.disqus.com/embed.js</code></p>",
        ),
    ),
    System(
        name="isso",
        tags=("data-isso", "isso"),
        sign=r"\bdata-isso=|/isso[^\"']*/js/embed\.(?:min|dev)?\.?js",
        container="//*[@id='isso-thread']",
        thread=(
            ("api", r'data-isso="([^"]+)"'),
            ("id", r'data-isso-id="([^"]+)"'),
            ("script", r'\bsrc="([^"]*/js/embed[^"]*)"'),
        ),
        examples=(
            "<script data-isso='//pareri.orto.example/' src='//pareri.orto.example/js/embed.min.js'></script>"
            "<section id='isso-thread'></section>",
            "<script src='/isso/js/embed.min.js'></script><div id='isso-thread'></div>",
        ),
        traps=("<script data-isso='/isso/' src='/isso/js/count.min.js'></script>",),
    ),
    System(
        name="utterances",
        tags=("utteranc.es",),
        sign=r"utteranc\.es/(?:client\.js|utterances\.html)",
        thread=(
            ("repo", r'(?:\brepo="|[?&]repo=)([^"&]+)'),
            ("term", r'issue-(?:term|number)="([^"]+)"|[?&]issue-(?:term|number)=([^"&]+)'),
        ),
        examples=("<script src='https://utteranc.es/client.js' repo='ada/orto' issue-term='pathname'></script>",),
        traps=("<p>Comments by <a href='https://utteranc.es/'>utterances</a></p>",),
    ),
    System(
        name="giscus",
        tags=("giscus",),
        code=("giscus.app/client.js",),
        sign=r"giscus\.app/(?:client\.js|\w*/?widget)|\bdata-repo-id=",
        thread=(
            ("repo", r"data-repo[\"']?" + _QUOTED),
            ("term", r"data-term[\"']?" + _QUOTED),
            ("by", r"data-mapping[\"']?" + _QUOTED),
        ),
        examples=(
            "<script src='https://giscus.app/client.js' data-repo='ada/orto' data-repo-id='R_1' data-mapping='title'>"
            "</script>",
            "<script>let attributes = {'src': 'https://giscus.app/client.js', 'data-repo': 'ada/orto'};</script>",
        ),
        traps=("<a href='https://giscus.app'>giscus</a>",),
    ),
    System(
        name="discourse",
        tags=("embed.js", "/embed/comments"),
        code=("DiscourseEmbed",),
        sign=r"\bDiscourseEmbed\s*=|/embed/comments\?embed_url=",
        thread=(
            ("forum", r"discourseUrl" + _QUOTED),
            ("topic", r"topicId" + _VALUE),
            ("url", r"discourseEmbedUrl" + _QUOTED + r"|[?&]embed_url=([^&\"']+)"),
        ),
        examples=(
            "<div id='discourse-comments'></div><script>window.DiscourseEmbed = { discourseUrl: "
            "'https://foro.orto.example/', discourseEmbedUrl: 'https://orto.example/semina/' };</script>",
        ),
        traps=("<script src='https://foro.orto.example/javascripts/embed-topics.js'></script>",),
    ),
    System(
        name="facebook",
        tags=("facebook.",),
        code=("facebook.",),
        sign=r"facebook\.(?:net|com)/[\w/]*(?:all|sdk|en_US|[a-z]{2}_[A-Z]{2})\b|facebook\.com/plugins/(?:comments|feedback)"
        r"|static\.ak\.(?:connect|fbcdn)",
        traces=(b"fb-comments", b"fb:comments", b"plugins/comments", b"plugins/feedback"),
        container=f"//*[{has_class('fb-comments')}] | //*[name()='fb:comments']"
        " | //iframe[contains(@src, 'facebook.com/plugins/comments')"
        " or contains(@src, 'facebook.com/plugins/feedback')]",
        thread=(("url", r'(?:\bdata-href|\bhref|\bxid)="([^"]+)"|[?&]href=([^&"]+)'),),
        examples=(
            "<script src='http://connect.facebook.net/en_US/all.js#xfbml=1'></script>"
            "<fb:comments href='http://orto.example/semina/'></fb:comments>",
            "<script src='//connect.facebook.net/it_IT/sdk.js'></script>"
            "<div class='fb-comments' data-href='http://orto.example/semina/'></div>",
            "<iframe src='https://www.facebook.com/plugins/comments.php?href=http%3A%2F%2Forto.example%2F'></iframe>",
        ),
        traps=(
            "<script src='//connect.facebook.net/it_IT/sdk.js'></script><div class='fb-like'></div>",
            "<iframe src='https://www.facebook.com/plugins/like.php?href=http%3A%2F%2Forto.example%2F'></iframe>",
            "<script src='//connect.facebook.net/it_IT/sdk.js'></script><span class='fb-comments-count'></span>",
        ),
    ),
    System(
        name="google-plus",
        tags=("apis.google.com",),
        sign=r"apis\.google\.com/(?:js/plusone|u/\d/_/widget/render/comments|_/widget/render/comments)"
        r"|gapi\.comments\.render",
        traces=(b"g-comments", b"g:comments", b"gapi.comments", b"widget/render/comments"),
        container=f"//*[{has_class('g-comments')}] | //*[name()='g:comments']"
        " | //script[contains(., 'gapi.comments.render')] | //iframe[contains(@src, '/widget/render/comments')]",
        thread=(("url", r"""(?:data-href|\bhref)["']?\s*[=:]\s*["']([^"']+)|[?&]href=([^&"]+)"""),),
        examples=(
            "<script src='https://apis.google.com/js/plusone.js'></script>"
            "<div class='g-comments' data-href='http://orto.example/semina/'></div>",
        ),
        traps=("<script src='https://apis.google.com/js/plusone.js'></script><div class='g-plusone'></div>",),
    ),
    System(
        name="intensedebate",
        tags=("ntensedebate", "ntenseDebate"),
        sign=r"(?i)intensedebate\.com/(?:js/wordpressTemplateCommentWrapper|js/genericCommentWrapper|idc/js/comment)"
        r"|\bidcomments_post_id\b|intensedebate\.com/js/bloggerTemplateCommentWrapper|/plugins/intensedebate/",
        thread=(
            ("account", r"(?i)idcomments_acct" + _QUOTED + r"|[?&]acct=(\w+)"),
            ("post", r"(?i)idcomments_post_id" + _QUOTED + r"|[?&]postid=(\w+)"),
            ("url", r"(?i)idcomments_post_url" + _QUOTED),
        ),
        examples=(
            "<script>var idcomments_acct = 'a1b2'; var idcomments_post_id = '12'; var idcomments_post_url = "
            "'http://orto.example/semina/';</script><span id='IDCommentsPostTitle'></span>"
            "<script src='http://www.intensedebate.com/js/genericCommentWrapperV2.js'></script>",
        ),
        traps=(
            "<script src='http://www.intensedebate.com/widgets/recentComments/1234'></script>",
            "<script src='http://www.intensedebate.com/js/genericLinkWrapperV2.js'></script>",
        ),
    ),
    System(
        name="livefyre",
        tags=("livefyre", "fyre.co"),
        code=("fyre",),
        sign=r"livefyre_embed\.js|fyre\.conv\.load|livefyre\.com/wjs/[^\"']*/livefyre(?:\.min)?\.js"
        r"|livefyre-comments(?:\.min)?\.js|Livefyre\.require|new LF\s*\(",
        thread=(
            ("site", r"(?:site_id|siteId|livefyre_site_id)[\"']?" + _VALUE + r"|#bn=(\d+)"),
            ("article", r"(?:article_id|articleId|livefyre_article_id)[\"']?" + _QUOTED),
        ),
        examples=(
            "<script src='http://zor.livefyre.com/wjs/v3.0/javascripts/livefyre.js'></script>"
            "<script>fyre.conv.load({}, [{el: 'livefyre-comments', siteId: '303853', articleId: '12'}]);</script>",
            "<script src='http://www.livefyre.com/wjs/v1.0/javascripts/livefyre_embed.js#bn=303853'></script>",
        ),
        traps=(
            "<script data-lf-domain='orto.fyre.co' src='http://zor.livefyre.com/wjs/v1.0/javascripts/CommentCount.js'>"
            "</script>",
        ),
    ),
    System(
        name="js-kit",
        tags=("js-kit.com", "echoenabled.com"),
        sign=r"js-kit\.com/(?:comments\.js|for/|api/)|echoenabled\.com/[^\"']*(?:stream|comments)|\bEcho\.?Stream\b",
        container=_classed("js-kit-comments", "js-CommentsArea", "echo-stream")
        + " | //*[starts-with(@id, 'echo-stream') or starts-with(@id, 'js-Comments')]"
        " | //script[contains(., 'Echo.Stream') or contains(., 'EchoStream')]",
        thread=(
            ("path", r'\b(?:path|uniq)="([^"]+)"'),
            ("url", r'permalink="([^"]+)"'),
            ("url", r'childrenof:(\S+?)[ "\']'),
        ),
        examples=(
            "<div class='js-kit-comments' permalink='http://orto.example/semina/'></div>"
            "<script src='http://js-kit.com/comments.js'></script>",
        ),
        traps=(
            "<span class='js-kit-comments-count' uniq='/semina/'></span>"
            "<script src='http://js-kit.com/for/orto.example/comments-count.js'></script>",
            "<div class='js-kit-rating'></div><script src='http://js-kit.com/ratings.js'></script>",
        ),
    ),
    System(
        name="haloscan",
        tags=("haloscan.com",),
        sign=r"haloscan\.com/load/\w+",
        container="//a[contains(@href, 'HaloScan(') or contains(@onclick, 'HaloScan(')"
        " or contains(@href, 'haloscan.com/comments/')]",
        thread=(
            ("account", r"haloscan\.com/load/(\w+)"),
            ("thread", r"HaloScan\(\W{0,6}(\w+)|haloscan\.com/comments/\w+/(\w+)"),
        ),
        examples=(
            "<script src='http://www.haloscan.com/load/orto'></script>"
            "<a href=\"javascript:HaloScan('112');\">Comments</a>",
        ),
        traps=("<a href='http://www.haloscan.com/'><img alt='Weblog Commenting by HaloScan.com'></a>",),
    ),
    System(
        name="yaccs",
        tags=("/yaccs/", "yaccs."),
        sign=r"yaccs/commentsn?\.php|yaccs\.com/",
        thread=(("account", r"[?&]blog=(\w+)"),),
        examples=("<script src='http://rateyourmusic.com/yaccs/commentsn.php?blog=90012'></script>",),
    ),
    System(
        name="enetation",
        tags=("enetation",),
        sign=r"enetation\.co\.uk/",
        thread=(("account", r"[?&]user=(\w+)"),),
        examples=("<script src='http://www.enetation.co.uk/view.php?user=orto'></script>",),
    ),
    System(
        name="cusdis",
        tags=("cusdis",),
        sign=r"cusdis(?:\.es|\.umd)?\.js|/js/cusdis",
        container="//*[@id='cusdis_thread']",
        thread=(
            ("host", r'data-host="([^"]+)"'),
            ("app", r'data-app-id="([^"]+)"'),
            ("page", r'data-page-id="([^"]+)"'),
        ),
        examples=(
            "<div id='cusdis_thread' data-host='https://cusdis.com' data-app-id='a1' data-page-id='semina'></div>"
            "<script src='https://cusdis.com/js/cusdis.es.js'></script>",
        ),
    ),
    System(
        name="commento",
        tags=("commento",),
        sign=r"/js/commento\.js",
        container="//*[@id='commento']",
        thread=(("page", r'data-page-id="([^"]+)"'),),
        examples=("<div id='commento'></div><script src='https://cdn.commento.io/js/commento.js'></script>",),
        traps=("<script src='https://cdn.commento.io/js/count.js'></script>",),
    ),
    System(
        name="remark42",
        tags=("remark42",),
        code=("remark_config",),
        sign=r"\bremark_config\b",
        container="//*[@id='remark42']",
        thread=(
            ("host", r"\bhost[\"']?" + _QUOTED),
            ("site", r"\bsite_id[\"']?" + _QUOTED),
            ("url", r"\burl[\"']?" + _QUOTED),
        ),
        examples=(
            "<script>var remark_config = { host: 'https://pareri.orto.example', site_id: 'orto' };</script>"
            "<div id='remark42'></div>",
        ),
        traps=(
            "<script>var remark_config = { host: 'https://pareri.orto.example', site_id: 'orto', components: "
            "['last-comments'] };</script><div class='remark42__last-comments'></div>",
        ),
    ),
    System(
        name="hyvor",
        tags=("hyvor",),
        sign=r"talk\.hyvor\.com/|HYVOR_TALK_WEBSITE",
        container="//*[@id='hyvor-talk-view' or name()='hyvor-talk-comments']",
        thread=(
            ("website", r"HYVOR_TALK_WEBSITE" + _VALUE + r'|website-id="([^"]+)"'),
            ("page", r'page-id="([^"]+)"|\bid' + _QUOTED),
        ),
        examples=(
            "<script>var HYVOR_TALK_WEBSITE = 12;</script><div id='hyvor-talk-view'></div>"
            "<script src='//talk.hyvor.com/web-api/embed'></script>",
            "<script src='https://talk.hyvor.com/embed/embed.js' type='module'></script>"
            "<hyvor-talk-comments website-id='12' page-id='semina'></hyvor-talk-comments>",
        ),
        traps=("<script src='https://talk.hyvor.com/embed/newsletter.js' type='module'></script>",),
    ),
    System(
        name="talkyard",
        tags=("talkyard", "ed-comments"),
        sign=r"talkyard-comments(?:\.min)?\.js|ed-comments(?:\.min)?\.js",
        thread=(
            ("server", r"(?:talkyard|edComments)ServerUrl" + _QUOTED),
            ("discussion", r'data-discussion-id="([^"]+)"'),
        ),
        container=_classed("talkyard-comments", "ed-comments"),
        examples=(
            "<script>talkyardServerUrl='https://foro.orto.example';</script>"
            "<script src='https://c1.ty-cdn.net/-/talkyard-comments.min.js'></script>"
            "<div class='talkyard-comments' data-discussion-id='semina'></div>",
        ),
    ),
    System(
        name="gitalk",
        code=("new Git",),
        sign=r"new Git(?:alk|ment)\s*\(",
        thread=(
            ("owner", r"\bowner[\"']?" + _QUOTED),
            ("repo", r"\brepo[\"']?" + _QUOTED),
            ("id", r"\bid[\"']?" + _QUOTED),
        ),
        examples=(
            "<script>var gitalk = new Gitalk({ clientID: 'a', repo: 'orto', owner: 'ada', id: 'semina' });</script>",
        ),
        traps=("<script src='https://unpkg.com/gitalk/dist/gitalk.min.js'></script>",),
    ),
    System(
        name="waline",
        code=("aline",),
        sign=r"Waline\.init|\binit\b[^;]{0,80}waline|new Waline\s*\(",
        thread=(("server", r"serverURL[\"']?" + _QUOTED), ("path", r"\bpath[\"']?" + _QUOTED)),
        examples=(
            "<script>Waline.init({ el: '#waline', serverURL: 'https://pareri.orto.example' });</script>",
            "<script type='module'>import { init } from 'https://unpkg.com/@waline/client@v3/dist/waline.js';"
            "init({ el: '#waline', serverURL: 'https://pareri.orto.example', path: '/semina/' });</script>",
        ),
        traps=("<script>Waline.pageviewCount({ serverURL: 'https://pareri.orto.example' });</script>",),
    ),
    System(
        name="valine",
        code=("Valine",),
        sign=r"new (?:Mini)?Valine\s*\(",
        thread=(
            ("server", r"serverURLs?[\"']?" + _QUOTED),
            ("app", r"(?:appId|app_id)[\"']?" + _QUOTED),
            ("path", r"\bpath[\"']?" + _QUOTED),
        ),
        examples=("<script>new Valine({ el: '#vcomments', appId: 'a1', appKey: 'k' });</script>",),
    ),
    System(
        name="twikoo",
        code=("twikoo",),
        sign=r"twikoo\.init",
        thread=(("server", r"envId[\"']?" + _QUOTED), ("path", r"\bpath[\"']?" + _QUOTED)),
        examples=("<script>twikoo.init({ envId: 'https://pareri.orto.example', el: '#tcomment' });</script>",),
        traps=("<script>twikoo.getRecentComments({ envId: 'https://pareri.orto.example' });</script>",),
    ),
    System(
        name="artalk",
        code=("Artalk",),
        sign=r"Artalk\.init|new Artalk\s*\(",
        thread=(
            ("server", r"\bserver[\"']?" + _QUOTED),
            ("site", r"\bsite[\"']?" + _QUOTED),
            ("path", r"\bpageKey[\"']?" + _QUOTED),
        ),
        examples=(
            "<script>Artalk.init({ el: '#c', pageKey: '/semina/', server: 'https://pareri.orto.example' });</script>",
        ),
        traps=("<script>Artalk.loadCountWidget({ server: 'https://pareri.orto.example', site: 'Orto' });</script>",),
    ),
    System(
        name="cactus",
        code=("commentSectionId",),
        sign=r"\binitComments\s*\(",
        thread=(("site", r"siteName[\"']?" + _QUOTED), ("section", r"commentSectionId[\"']?" + _QUOTED)),
        examples=(
            "<script>initComments({ node: box, defaultHomeserverUrl: 'https://matrix.orto.example', siteName: 'orto',"
            " commentSectionId: 'semina' })</script>",
        ),
        traps=("<script>initComments({ node: box })</script>",),
    ),
    System(
        name="comentario",
        tags=("comentario.js",),
        sign=r"/comentario\.js",
        container="//comentario-comments",
        thread=(("host", r"//([\w.:-]+)/(?:[\w/-]+/)?comentario\.js"), ("page", r'page-id="([^"]+)"')),
        examples=(
            "<script src='https://pareri.orto.example/comentario.js'></script><comentario-comments></comentario-comments>",
        ),
        traps=("<script src='https://pareri.orto.example/comentario.js'></script>",),
    ),
    System(
        name="schnack",
        tags=("data-schnack-slug",),
        sign=r"\bdata-schnack-slug=",
        thread=(("host", r"//([\w.:-]+)/embed\.js"), ("slug", r'data-schnack-slug="([^"]+)"')),
        examples=("<script src='https://pareri.orto.example/embed.js' data-schnack-slug='semina'></script>",),
        traps=("<script src='https://pareri.orto.example/embed.js'></script>",),
    ),
    System(
        name="beaudar",
        tags=("beaudar",),
        sign=r"beaudar[\w.]*/client\.js",
        thread=(("repo", r'\brepo="([^"]+)'), ("term", r'issue-(?:term|number)="([^"]+)"')),
        examples=("<script src='https://beaudar.lipk.org/client.js' repo='ada/orto' issue-term='pathname'></script>",),
        traps=("<script src='https://beaudar.lipk.org/theme.js'></script>",),
    ),
    System(
        name="spot-im",
        tags=("spot.im",),
        sign=r"spot\.im/",
        container="//*[@data-spotim-module='conversation' or @data-spotim-module='default'"
        " or @data-spmark='conversation'"
        " or @data-post-id][not(self::script)] | //script[contains(@src, 'spot.im') and @data-post-id]",
        thread=(
            ("spot", r"spot\.im/(?:spot|launcher/bundle[^\"']*|embed)/(\w+)|data-spot-id=\"(\w+)\""),
            ("post", r'data-post-id="([^"]+)"'),
        ),
        examples=(
            "<script src='https://launcher.spot.im/spot/sp_a1' data-post-id='12'></script>"
            "<div data-spotim-module='conversation' data-post-id='12'></div>",
        ),
        traps=(
            "<script src='https://recirculation.spot.im/spot/sp_a1'></script><div data-spotim-module='recirculation'>",
        ),
    ),
    System(
        name="viafoura",
        tags=("viafoura",),
        sign=r"viafoura\.(?:net|co|com)",
        container="//*[name()='vf-conversations' or name()='vf-comments' or (@data-widget='commenting')]",
        thread=(("container", r'(?:vf-container-id|data-container-id)="([^"]+)"'),),
        examples=(
            "<script src='https://cdn.viafoura.net/entry/index.js'></script>"
            "<vf-conversations vf-container-id='12'></vf-conversations>",
        ),
        traps=("<script src='https://cdn.viafoura.net/entry/index.js'></script><vf-tray-trigger></vf-tray-trigger>",),
    ),
    System(
        name="muut",
        tags=("muut.com", "moot.it"),
        sign=r"(?:muut\.com|moot\.it)/[\d.]*/?moo?u?t\.(?:min\.)?js",
        container=_classed("muut", "moot"),
        thread=(("thread", r'href="([^"]+)"'),),
        examples=(
            "<a class='muut' href='https://muut.com/i/orto/comments:semina'>Comments</a>"
            "<script src='//cdn.muut.com/1/moot.min.js'></script>",
        ),
    ),
    System(
        name="coral",
        code=("Coral.",),
        sign=r"Coral\.(?:createStreamEmbed|Talk\.render)",
        thread=(
            ("root", r"rootURL[\"']?" + _QUOTED),
            ("story", r"(?:storyID|asset_id)[\"']?" + _QUOTED),
            ("url", r"(?:storyURL|asset_url)[\"']?" + _QUOTED),
        ),
        examples=(
            "<div id='coral_thread'></div><script>Coral.createStreamEmbed({ id: 'coral_thread', rootURL: "
            "'https://foro.orto.example', storyID: '12' });</script>",
        ),
        traps=("<script class='coral-script' src='https://foro.orto.example/assets/js/count.js'></script>",),
    ),
    System(
        name="hypercomments",
        tags=("hypercomments",),
        code=("_hcwp",),
        sign=r"\b_hcwp\b[\s\S]*Stream|hypercomments\.com/widget/hc",
        container="//*[@id='hypercomments_widget']",
        thread=(("widget", r"widget_id[\"']?" + _VALUE), ("xid", r"\bxid[\"']?" + _VALUE)),
        examples=(
            "<div id='hypercomments_widget'></div>"
            "<script>_hcwp = [{widget: 'Stream', widget_id: 12, xid: 's'}];</script>",
        ),
        traps=("<script>_hcwp = [{widget: 'Bloggerstream', widget_id: 12, label: 'count'}];</script>",),
    ),
    System(
        name="cackle",
        tags=("cackle.me",),
        code=("cackle",),
        sign=r"widget[\"']?\s*:\s*[\"']Comment[\"']|mcSite\b",
        container="//*[@id='mc-container']",
        thread=(("site", r"(?:\bid|mcSite)" + _VALUE), ("channel", r"(?:channel|mcChannel)" + _VALUE)),
        examples=(
            "<div id='mc-container'></div><script>cackle_widget = window.cackle_widget || [];"
            "cackle_widget.push({widget: 'Comment', id: 12});</script>",
        ),
        traps=("<div id='mc-last'></div><script>cackle_widget.push({widget: 'CommentRecent', id: 12});</script>",),
    ),
    System(
        name="vk",
        code=("VK.Widgets",),
        sign=r"VK\.Widgets\.Comments\s*\(",
        thread=(("app", r"apiId" + _VALUE),),
        examples=("<script>VK.init({apiId: 12, onlyWidgets: true}); VK.Widgets.Comments('vk_comments');</script>",),
        traps=("<script>VK.Widgets.Like('vk_like', {type: 'button'});</script>",),
    ),
    System(
        name="duoshuo",
        code=("duoshuoQuery",),
        sign=r"duoshuoQuery\b",
        container=_classed("ds-thread"),
        thread=(("account", r"short_name" + _QUOTED), ("thread", r'data-thread-key="([^"]+)"')),
        examples=(
            "<div class='ds-thread' data-thread-key='12'></div>"
            "<script>var duoshuoQuery = {short_name:'orto'};</script>",
        ),
        traps=("<ul class='ds-recent-comments'></ul><script>var duoshuoQuery = {short_name:'orto'};</script>",),
    ),
    System(
        name="changyan",
        tags=("changyan",),
        code=("changyan",),
        sign=r"changyan\.(?:sohu\.com|itc\.cn)",
        container="//*[@id='SOHUCS']",
        thread=(("thread", r'\bsid="([^"]+)"'), ("app", r"appid" + _QUOTED)),
        examples=(
            "<div id='SOHUCS' sid='12'></div><script src='https://changyan.sohu.com/upload/changyan.js'></script>",
        ),
    ),
    System(
        name="livere",
        tags=("livere.com",),
        code=("livere.com",),
        sign=r"livere\.com/js/embed",
        container="//*[@id='lv-container']",
        thread=(("account", r'data-uid="([^"]+)"'),),
        examples=(
            "<div id='lv-container' data-uid='MTIz'></div><script>j.src = 'https://cdn-city.livere.com/js/embed.dist.js';"
            "</script>",
        ),
    ),
    System(
        name="fastcomments",
        tags=("fastcomments.com",),
        sign=r"\bFastCommentsUI\s*\(",
        thread=(("tenant", r"tenantId[\"']?" + _QUOTED), ("page", r"urlId[\"']?" + _QUOTED)),
        examples=(
            "<script src='https://cdn.fastcomments.com/js/embed-v2.min.js'></script>"
            "<script>window.FastCommentsUI(el, { tenantId: 'orto', urlId: 'semina' });</script>",
        ),
        traps=("<script src='https://cdn.fastcomments.com/js/embed-widget-comment-count-bulk.min.js'></script>",),
    ),
    System(
        name="graphcomment",
        code=("graphcomment",),
        sign=r"gc_params\b|graphcomment\.com/js/integration|__semio__onload",
        container="//*[@id='graphcomment']",
        thread=(("account", r"(?:graphcomment_id|\bid)[\"']?" + _QUOTED),),
        examples=(
            "<div id='graphcomment'></div><script>window.gc_params = { graphcomment_id: 'orto' };"
            "gc.src = 'https://graphcomment.com/js/integration.js';</script>",
        ),
    ),
    System(
        name="vuukle",
        tags=("vuukle",),
        sign=r"VUUKLE_CONFIG|vuukle\.com/platform|create_vuukle_platform",
        container="//*[@id='vuukle-comments' or @id='vuukle_div']",
        thread=(("key", r"apiKey[\"']?" + _QUOTED), ("article", r"articleId[\"']?" + _QUOTED)),
        examples=(
            "<div id='vuukle-comments'></div><script src='https://cdn.vuukle.com/platform.js'></script>"
            "<script>var VUUKLE_CONFIG = { apiKey: 'a', articleId: '12' };</script>",
        ),
        traps=(
            "<div id='vuukle-emote'></div><script src='https://cdn.vuukle.com/platform.js'></script>"
            "<script>var VUUKLE_CONFIG = { apiKey: 'a', articleId: '12' };</script>",
        ),
    ),
    System(
        name="gigya",
        tags=("gigya",),
        sign=r"gigya\.(?:comments|services\.socialize)\.showCommentsUI",
        thread=(("category", r"categoryID[\"']?" + _QUOTED), ("stream", r"streamID[\"']?" + _QUOTED)),
        examples=(
            "<script src='//cdn.gigya.com/js/gigya.js?apiKey=a'></script>"
            "<script>gigya.comments.showCommentsUI({ categoryID: 'orto', streamID: '12' });</script>",
        ),
        traps=(
            "<script src='//cdn.gigya.com/js/gigya.js?apiKey=a'></script>"
            "<script>gigya.socialize.showShareBarUI({ containerID: 'bar' });</script>",
        ),
    ),
    System(
        name="pluck",
        tags=("pluck.com", "sitelife"),
        sign=r"pluckAppProxy|pluck\.com/ver[^\"']*direct\.app|gSiteLife\.Comments|PluckComments",
        container="//script[contains(., 'pluck_comments') or contains(., 'comments/list')"
        " or contains(., '.Comments(')]",
        thread=(("key", r"onKey" + _QUOTED + r"|plckCommentOnKey" + _QUOTED),),
        examples=(
            "<script src='http://pluck.orto.example/ver1.0/sitelife/direct.app'></script>"
            "<script>pluckAppProxy.embedApp('pluck_comments_list', { plckCommentOnKey: '12' });</script>",
        ),
    ),
    System(
        name="htmlcommentbox",
        tags=("htmlcommentbox",),
        code=("htmlcommentbox",),
        sign=r"htmlcommentbox\.com/jread",
        thread=(("page", r"[?&]page=[\"']?([^&\"'+]+)"),),
        examples=(
            "<div id='HCB_comment_box'></div><script>s.src = 'https://www.htmlcommentbox.com/jread?page=semina';</script>",
        ),
    ),
)
