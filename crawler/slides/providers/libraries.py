"""Libraries of documents, decks among them."""

from crawler.slides.providers.row import Provider, but, may

ROWS = (
    Provider(
        name="scribd",
        domains=("scribd.com", "scribdassets.com"),
        hints=("scribd",),
        patterns=(
            r"(?:[\w-]+\.)?scribd\.com/"
            r"(?:mobile/)?(?:doc|docs|document|documents|presentation|embeds|fullscreen|full|slideshow|word/full)/(?P<number>\d+)",
            r"(?:[\w-]+\.)?(?:scribd|scribdassets)\.com/[^?#]*\.swf\?(?:[^#]*&)?document_id=(?P<number>\d+)",
        ),
        keys=(("{number}", "https://www.scribd.com/document/{number}"),),
        shortcodes=(r'scribd[\w-]*\s.*?\b(?:id|doc)="?\s*(?P<number>\d+)',),
        profile=r"(?:[\w-]+\.)?scribd\.com/(?:user|people/view|people/documents)/",
        decks=(
            (
                "//www.scribd.com/embeds/210905388/content?start_page=1&view_mode=scroll&access_key=key-x",
                "210905388",
                "https://www.scribd.com/document/210905388",
            ),
            (
                "https://www.scribd.com/doc/210905388/A-Walk#fullscreen&from_embed",
                "210905388",
                "https://www.scribd.com/document/210905388",
            ),
            (
                "https://es.scribd.com/presentation/210905388/A-Walk",
                "210905388",
                "https://www.scribd.com/document/210905388",
            ),
            (
                "http://www.scribd.com/fullscreen/210905388?access_key=key-x",
                "210905388",
                "https://www.scribd.com/document/210905388",
            ),
            (
                "http://d.scribd.com/ScribdViewer.swf?document_id=2109053&access_key=key-x&page=1&viewMode=slideshow",
                "2109053",
                "https://www.scribd.com/document/2109053",
            ),
            (
                "http://d1.scribdassets.com/ScribdViewer.swf?document_id=2109053&page=1",
                "2109053",
                "https://www.scribd.com/document/2109053",
            ),
            (
                "http://static.scribd.com/FlashPaperS3.swf?guid=8x2&document_id=2109053",
                "2109053",
                "https://www.scribd.com/document/2109053",
            ),
        ),
        others=(
            "http://www.scribd.com",
            "https://www.scribd.com/user/2109053/jane",
            "http://www.scribd.com/people/view/2109053-jane",
            "http://www.scribd.com/javascripts/view.js",
            "https://www.scribd.com/search?query=walk",
            "http://www.scribd.com/upload-document",
        ),
    ),
    Provider(
        name="issuu",
        domains=("issuu.com",),
        hints=("issuu",),
        patterns=(
            r"(?:www\.)?issuu\.com/"
            + but("home", "search", "explore")
            + r"(?P<user>[^/?#\s]+)/docs/(?P<doc>[^/?#\s]+)",
            r"e\.issuu\.com/[^?#]*\.html\?(?=(?:[^#]*&)?u=(?P<user>[^&#\s]+))(?=(?:[^#]*&)?d=(?P<doc>[^&#\s]+))",
            r"e\.issuu\.com/[^#]*embed\.html[^#]*#(?P<config>\d+/\d+)",
            r"static\.issuu\.com/[^?#]*\.swf(?=\?)"
            + may("[?&]", "username", r"(?P<user>[^&#\s]+)")
            + may("[?&]", "docName", r"(?P<doc>[^&#\s]+)")
            + may("[?&]", "documentId", r"(?P<id>[\w-]+)"),
        ),
        keys=(
            ("{user}/{doc}", "https://issuu.com/{user}/docs/{doc}"),
            ("{id}", "https://static.issuu.com/webembed/viewers/style1/v2/IssuuReader.swf?documentId={id}"),
            ("{config}", "https://e.issuu.com/embed.html#{config}"),
        ),
        shortcodes=(
            r"issuu\b(?=\s)"
            + may(r"\s", "username", r'"?\s*(?P<user>[\w.-]+)')
            + may(r"\s", "(?:doc)?name", r'"?\s*(?P<doc>[\w.-]+)')
            + may(r"\s", "documentId", r'"?\s*(?P<id>[\w-]+)'),
        ),
        decks=(
            ("http://issuu.com/jane/docs/a_walk?mode=embed", "jane/a_walk", "https://issuu.com/jane/docs/a_walk"),
            ("//e.issuu.com/embed.html?d=a_walk&u=jane", "jane/a_walk", "https://issuu.com/jane/docs/a_walk"),
            (
                "//e.issuu.com/embed.html#2839221/7103213",
                "2839221/7103213",
                "https://e.issuu.com/embed.html#2839221/7103213",
            ),
            (
                "http://static.issuu.com/webembed/viewers/style1/v1/IssuuViewer.swf?mode=embed&documentId=080731215157-6aa",
                "080731215157-6aa",
                "https://static.issuu.com/webembed/viewers/style1/v2/IssuuReader.swf?documentId=080731215157-6aa",
            ),
            (
                "http://static.issuu.com/webembed/viewers/style1/v2/IssuuReader.swf?documentId=0807-6a&docName=a_walk&username=jane",
                "jane/a_walk",
                "https://issuu.com/jane/docs/a_walk",
            ),
        ),
        others=(
            "http://issuu.com",
            "https://issuu.com/jane",
            "http://issuu.com/search?q=walk",
            "https://issuu.com/home/docs/published",
            "//e.issuu.com/embed.js",
            "http://static.issuu.com/webembed/viewers/style1/v2/IssuuReader.swf",
        ),
    ),
    Provider(
        name="authorstream",
        domains=("authorstream.com",),
        patterns=(
            r"(?:www\.)?authorstream\.com/Presentation/(?P<path>[^/?#]+?-(?P<number>\d+)-[^/?#\s]+)",
            r"(?:www\.)?authorstream\.com/(?:player/)?player\.swf\?(?:[^#]*&)?p=(?P<player>(?P<number>\d+)_\d+)",
        ),
        keys=(
            ("{number}", "http://www.authorstream.com/Presentation/{path}/"),
            ("{number}", "http://www.authorstream.com/player.swf?p={player}"),
        ),
        decks=(
            (
                "http://www.authorstream.com/Presentation/jane-939674-a-walk/",
                "939674",
                "http://www.authorstream.com/Presentation/jane-939674-a-walk/",
            ),
            (
                "http://www.authorstream.com/player.swf?fb=0&p=939674_634376370339997500&pt=3",
                "939674",
                "http://www.authorstream.com/player.swf?p=939674_634376370339997500",
            ),
        ),
        others=(
            "http://www.authorstream.com/",
            "http://www.authorstream.com/tag/walk",
            "http://www.authorstream.com/User-Presentations/jane/",
        ),
    ),
    Provider(
        name="slideboom",
        domains=("slideboom.com",),
        patterns=(
            r"(?:www\.)?slideboom\.com/presentations/(?P<number>\d+)",
            r"(?:www\.)?slideboom\.com/player/player\.swf\?(?:[^#]*&)?id_resource=(?P<number>\d+)",
        ),
        keys=(("{number}", "http://www.slideboom.com/presentations/{number}"),),
        decks=(
            (
                "http://www.slideboom.com/presentations/126450/A-walk",
                "126450",
                "http://www.slideboom.com/presentations/126450",
            ),
            (
                "http://www.slideboom.com/player/player.swf?id_resource=126450",
                "126450",
                "http://www.slideboom.com/presentations/126450",
            ),
        ),
        others=("http://www.slideboom.com/", "http://www.slideboom.com/people/jane"),
    ),
    Provider(
        name="slideserve",
        domains=("slideserve.com",),
        patterns=(
            r"(?:www\.)?slideserve\.com/(?:embed|presentation)/(?P<number>\d+)",
            r"(?:www\.)?slideserve\.com/"
            + but("embed", "presentation", "search", "category", "tag", "upload", "login", "signup", "contact")
            + r"(?P<user>[^/?#\s]+)/"
            + but("presentations", "followers", "following", "favorites")
            + r"(?P<slug>[^/?#\s]+)",
        ),
        keys=(
            ("{number}", "https://www.slideserve.com/embed/{number}"),
            ("{user}/{slug}", "https://www.slideserve.com/{user}/{slug}"),
        ),
        called=("{user}/{slug}", "{number}"),
        decks=(
            ("https://www.slideserve.com/embed/12603475", "12603475", "https://www.slideserve.com/embed/12603475"),
            ("https://www.slideserve.com/jane/a-walk", "jane/a-walk", "https://www.slideserve.com/jane/a-walk"),
        ),
        others=(
            "https://www.slideserve.com/",
            "https://www.slideserve.com/jane",
            "https://www.slideserve.com/jane/presentations",
            "https://www.slideserve.com/search/walk",
        ),
    ),
    Provider(
        name="docdroid",
        domains=("docdroid.net", "docdroid.com", "docdro.id"),
        patterns=(
            r"(?:www\.)?(?:docdroid\.(?:net|com)|docdro\.id)/(?:file/(?:download|view)/)?"
            r"(?P<id>(?-i:(?=[a-z]*[A-Z\d])[A-Za-z\d]{5,8}))(?:[/?#.]|$)",
        ),
        keys=(("{id}", "https://www.docdroid.net/{id}"),),
        decks=(
            ("https://www.docdroid.net/zfJxQ2K/walk-pptx", "zfJxQ2K", "https://www.docdroid.net/zfJxQ2K"),
            ("http://docdro.id/zfJxQ2K", "zfJxQ2K", "https://www.docdroid.net/zfJxQ2K"),
        ),
        others=("https://www.docdroid.net/", "https://www.docdroid.net/pricing", "https://www.docdroid.net/login"),
    ),
    Provider(
        name="yumpu",
        domains=("yumpu.com",),
        patterns=(
            r"(?:www\.)?yumpu\.com/[a-z]{2}/document/(?:view|read|fullscreen)/(?P<number>\d+)",
            r"(?:www\.)?yumpu\.com/[a-z]{2}/embed/view/(?P<token>\w+)",
        ),
        keys=(
            ("{number}", "https://www.yumpu.com/en/document/view/{number}"),
            ("{token}", "https://www.yumpu.com/en/embed/view/{token}"),
        ),
        decks=(
            (
                "https://www.yumpu.com/de/document/read/62345678/a-walk",
                "62345678",
                "https://www.yumpu.com/en/document/view/62345678",
            ),
            (
                "https://www.yumpu.com/en/embed/view/kMz8XbOqLpR1",
                "kMz8XbOqLpR1",
                "https://www.yumpu.com/en/embed/view/kMz8XbOqLpR1",
            ),
        ),
        others=("https://www.yumpu.com/en", "https://www.yumpu.com/user/jane"),
    ),
)
