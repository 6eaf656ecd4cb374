"""Where decks live: one row a provider, with the examples that the tests hold it to.

A pattern reads an address without its scheme, `www.slideshare.net/slideshow/embed_code/16097001`, and its named groups
are what that form calls the deck. `keys` says, best first, which of those names make a key and with which address.
To add a provider, add a row and its examples.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Provider:
    """A place that decks are embedded from or linked at."""

    name: str
    #: Its domains, each the last two labels of a host.
    domains: tuple[str, ...]
    patterns: tuple[str, ...]
    #: Pairs of a key and its canonical address, both templates over the patterns' groups.
    keys: tuple[tuple[str, str], ...]
    #: The keys in the order that a deck known by several is called by, where another than theirs: people's before
    #: machines'.
    called: tuple[str, ...] = ()
    #: What a text must contain, one of these, to be worth looking at; the domains where nothing is given.
    hints: tuple[str, ...] = ()
    #: Patterns over a repaired shortcode without its brackets, where the shortcode names a deck but no address.
    shortcodes: tuple[str, ...] = ()
    #: Pattern of the page of someone who publishes here, which an embed's caption names as the author.
    profile: str | None = None
    #: Examples: address, key, canonical address.
    decks: tuple[tuple[str, str, str], ...]
    #: Examples that are no deck.
    others: tuple[str, ...]


def _may(before: str, name: str, value: str) -> str:
    """Pattern of a parameter that need not be there, at any place."""
    return rf"(?:(?=.*?{before}{name}={value}))?"


def _not(*words: str) -> str:
    """Pattern that refuses these words as the whole of a path's next part."""
    return rf"(?!(?:{'|'.join(words)})(?:[/?#]|$))"


_FILE_TYPES = "pptx?|ppsx?|odp|key"
#: Keys that are cryptography's, not Keynote's.
_NO_KEYNOTE = (
    r"(?![^?#]*(?:^|[/._-])(?:public|private|pub|priv|server|client|host|ca|rsa|dsa|ed25519|gpg|pgp|release|archive|repo"
    r"|keyring|signing|apt|ssl|tls|secret|license)\.key(?:[?#]|$))"
)

_SLIDESHARE = r"(?:(?:www|m|[a-z]{2})\.)?slideshare\.net/"
_SLIDESHARE_PAGES = _not(
    *("slideshow", "slideshows", "tag", "tags", "search", "explore", "about", "upload", "login", "logout"),
    *("signup", "signin", "rss", "api", "developers", "contest", "contests", "features", "terms"),
    *("privacy", "help", "category", "popular", "latest", "featured", "browse", "event", "events", "group"),
    *("groups", "business", "pro", "premium", "share", "swf", "mobile", "download", "topics", "widgets"),
    *("legal", "list", "people", "user", "users", "saved", "settings", "blog", "most-viewed", "zipcast"),
    *("static", "images", "clipboards", "ads", "apps", "jobs", "v2", "w", "you", "oauth"),
)
_SLIDESHARE_TABS = _not(
    *("slideshows", "presentations", "documents", "videos", "infographics", "followers", "following"),
    *("favorites", "about", "clipboards", "newsfeed", "activity", "tagged", "tags", "tag", "feed", "rss"),
    *("contacts", "groups", "events", "uploads", "edit_my_uploads", "likes", "campaigns", "statistics"),
    *("profile", "slideshelf"),
)
_SPEAKERDECK_PAGES = _not(
    *("player", "embed", "assets", "search", "features", "about", "signin", "sign-in", "signup", "sign-up"),
    *("login", "pro", "c", "p", "u", "t", "users", "api", "static", "faq", "tos", "terms", "privacy"),
    *("explore", "site", "sessions", "account", "categories", "presentations", "images", "stylesheets"),
    *("javascripts", "password", "blog"),
)
_GOOGLE = r"docs\.google\.com/(?:a/[^/?#]+/)?"
_PREZI_PAGES = _not(
    *("for-business", "integrations", "presentation", "presentations", "explore", "support", "learn"),
    *("user", "u", "login", "community", "product", "templates", "features", "desktop-apps"),
    *("testimonials", "certificates", "achievements", "organization", "partnerships", "subscription"),
)
_SLIDES_COM_PAGES = _not(
    *("explore", "about", "pricing", "features", "news", "users", "templates", "teams", "signup", "tags"),
    *("search", "help", "docs", "changelog", "privacy", "terms", "developers", "editor", "decks"),
    *("integrations", "share", "account", "blog"),
)

PROVIDERS = (
    Provider(
        name="slideshare",
        domains=("slideshare.net", "slidesharecdn.com", "amazonaws.com"),
        hints=("slideshare",),
        patterns=(
            _SLIDESHARE + r"slideshow/embed_code/(?:key/(?P<key>\w+)|(?P<number>\d+))",
            _SLIDESHARE + r"secret/(?P<key>\w{8,})",
            _SLIDESHARE + r"(?:mobile/)?(?:slideshow|presentation|document|infographic)/[^/?#]+/(?P<number>\d+)",
            r"(?:[\w-]+\.)?(?:slideshare\.net|slidesharecdn\.com|amazonaws\.com/slideshare)/[^?#]*\.swf(?=\?)"
            + _may("[?&]", "id", r"(?P<number>\d+)")
            + _may("[?&]", "doc", r"(?P<doc>[^&#\s]+)")
            + _may("[?&]", "stripped_title", r"(?P<slug>[^&#\s]+)")
            + _may("[?&]", "userName", r"(?P<user>[^&#\s]+)"),
            rf"{_SLIDESHARE}(?:mobile/)?{_SLIDESHARE_PAGES}(?P<user>[^/?#\s]+)/{_SLIDESHARE_TABS}(?P<slug>[^/?#\s]+)",
        ),
        keys=(
            ("{number}", "https://www.slideshare.net/slideshow/embed_code/{number}"),
            ("{user}/{slug}", "https://www.slideshare.net/{user}/{slug}"),
            ("{key}", "https://www.slideshare.net/slideshow/embed_code/key/{key}"),
            ("{doc}", "https://static.slidesharecdn.com/swf/ssplayer2.swf?doc={doc}"),
        ),
        called=("{user}/{slug}", "{key}", "{number}", "{doc}"),
        shortcodes=(
            r"slideshare[\w-]*(?=[\s=:])"
            + _may(r"[\s&]", "id", r'"?\s*(?P<number>\d+)')
            + _may(r"[\s&]", "doc", r'"?\s*(?P<doc>[^&"\s\]]+)'),
        ),
        profile=_SLIDESHARE + _SLIDESHARE_PAGES + r"[^/?#]+/?(?:[?#]|$)",
        decks=(
            (
                "http://www.slideshare.net/slideshow/embed_code/16097001",
                "16097001",
                "https://www.slideshare.net/slideshow/embed_code/16097001",
            ),
            (
                "//fr.slideshare.net/slideshow/embed_code/16097001?rel=0&hostedIn=slideshare&page=upload",
                "16097001",
                "https://www.slideshare.net/slideshow/embed_code/16097001",
            ),
            (
                "https://www.slideshare.net/slideshow/embed_code/key/Hj3yLsM8OpBYQz",
                "Hj3yLsM8OpBYQz",
                "https://www.slideshare.net/slideshow/embed_code/key/Hj3yLsM8OpBYQz",
            ),
            (
                "https://www.slideshare.net/slideshow/a-walk-in-the-park/250011022",
                "250011022",
                "https://www.slideshare.net/slideshow/embed_code/250011022",
            ),
            (
                "https://www.slideshare.net/secret/Hj3yLsM8OpBYQz",
                "Hj3yLsM8OpBYQz",
                "https://www.slideshare.net/slideshow/embed_code/key/Hj3yLsM8OpBYQz",
            ),
            (
                "https://www.slideshare.net/mobile/slideshow/a-walk/250011022",
                "250011022",
                "https://www.slideshare.net/slideshow/embed_code/250011022",
            ),
            (
                "https://s3.amazonaws.com:443/slideshare/ssplayer.swf?id=33834&doc=walking-7201",
                "33834",
                "https://www.slideshare.net/slideshow/embed_code/33834",
            ),
            (
                "http://s3.amazonaws.com/slideshare/ssplayer2.swf?doc=walking-7201",
                "walking-7201",
                "https://static.slidesharecdn.com/swf/ssplayer2.swf?doc=walking-7201",
            ),
            (
                "http://static.slideshare.net/swf/ssplayer2.swf?doc=walk-090304170836-phpapp01&stripped_title=a-walk&rel=0",
                "walk-090304170836-phpapp01",
                "https://static.slidesharecdn.com/swf/ssplayer2.swf?doc=walk-090304170836-phpapp01",
            ),
            (
                "http://static.slidesharecdn.com/swf/ssplayer2.swf?doc=walk-1&amp;stripped_title=a-walk&amp;userName=jane",
                "jane/a-walk",
                "https://www.slideshare.net/jane/a-walk",
            ),
            ("http://slideshare.net/jane/a-walk?src=embed", "jane/a-walk", "https://www.slideshare.net/jane/a-walk"),
            ("http://de.slideshare.net/jane/a-walk/12", "jane/a-walk", "https://www.slideshare.net/jane/a-walk"),
            ("http://www.slideshare.net/mobile/jane/a-walk", "jane/a-walk", "https://www.slideshare.net/jane/a-walk"),
            ("http://http://www.slideshare.net/jane/a-walk", "jane/a-walk", "https://www.slideshare.net/jane/a-walk"),
        ),
        others=(
            "http://www.slideshare.net",
            "http://www.slideshare.net/?src=embed",
            "http://www.slideshare.net/upload?src=embed",
            "http://www.slideshare.net/jane?src=embed",
            "http://www.slideshare.net/jane/",
            "https://www.slideshare.net/jane/slideshows",
            "https://www.slideshare.net/jane/slideshelf",
            "https://www.slideshare.net/jane/presentations?order=latest",
            "http://slideshare.net/tag/plants",
            "https://www.slideshare.net/search/slideshow?q=walk",
            "http://www.slideshare.net/rss/tag/walk",
            "http://www.slideshare.net/contest/best-walk-2009/entries",
            "http://www.slideshare.net/event/walks-2009",
            "http://blog.slideshare.net/2012/01/a-walk",
            "https://www.slideshare.net/about/team",
            "https://image.slidesharecdn.com/walk-130128/95/a-walk-1-638.jpg",
            "http://static.slidesharecdn.com/swf/ssplayer2.swf",
            "https://notslideshare.net/jane/a-walk",
            "http://example.com/tag/slideshare/",
            "http://www.facebook.com/sharer.php?u=http://www.slideshare.net/jane/a-walk",
            "javascript:_gaq.push(['_trackEvent','out','http://www.slideshare.net/jane/a-walk'])",
            "//grazr.com/gzloader.js?file=http://www.slideshare.net/rss/tag/walk",
        ),
    ),
    Provider(
        name="speakerdeck",
        domains=("speakerdeck.com", "amazonaws.com"),
        hints=("speakerdeck", "speakerd.s3."),
        patterns=(
            r"(?:www\.)?speakerdeck\.com/(?:player|embed)/(?P<number>[0-9a-f]{24,32})",
            r"(?:speakerd\.s3\.amazonaws|files\.speakerdeck)\.com/presentations/(?P<number>[0-9a-f]{24,32})/[^/?#]+\.pdf",
            r"(?:www\.)?speakerdeck\.com/u/(?P<user>[^/?#\s]+)/p/(?P<slug>[^/?#\s]+)",
            r"(?:www\.)?speakerdeck\.com/"
            + _SPEAKERDECK_PAGES
            + r"(?P<user>[^/?#\s]+)/"
            + _not("stars", "starred", "following", "followers", "presentations")
            + r"(?P<slug>[^/?#\s]+)",
        ),
        keys=(
            ("{number}", "https://speakerdeck.com/player/{number}"),
            ("{user}/{slug}", "https://speakerdeck.com/{user}/{slug}"),
        ),
        called=("{user}/{slug}", "{number}"),
        shortcodes=(r"speakerdeck[\w-]*\b.*?\b(?P<number>[0-9a-f]{24,32})\b",),
        profile=r"(?:www\.)?speakerdeck\.com/" + _SPEAKERDECK_PAGES + r"[^/?#]+/?(?:[?#]|$)",
        decks=(
            (
                "https://speakerdeck.com/player/4e3f8fd4e5a8bf0001000fd14e3f8fd4?slide=3",
                "4e3f8fd4e5a8bf0001000fd14e3f8fd4",
                "https://speakerdeck.com/player/4e3f8fd4e5a8bf0001000fd14e3f8fd4",
            ),
            (
                "http://speakerdeck.com/embed/4e3f8fd4e5a8bf0001000fd1.js",
                "4e3f8fd4e5a8bf0001000fd1",
                "https://speakerdeck.com/player/4e3f8fd4e5a8bf0001000fd1",
            ),
            (
                "https://speakerd.s3.amazonaws.com/presentations/4e3f8fd4e5a8bf0001000fd1/Walk.pdf",
                "4e3f8fd4e5a8bf0001000fd1",
                "https://speakerdeck.com/player/4e3f8fd4e5a8bf0001000fd1",
            ),
            ("http://speakerdeck.com/u/jane/p/a-walk", "jane/a-walk", "https://speakerdeck.com/jane/a-walk"),
            ("https://speakerdeck.com/jane/a-walk?slide=2", "jane/a-walk", "https://speakerdeck.com/jane/a-walk"),
        ),
        others=(
            "https://speakerdeck.com/",
            "https://speakerdeck.com/jane",
            "https://speakerdeck.com/jane/stars",
            "https://speakerdeck.com/c/technology",
            "https://speakerdeck.com/p/featured",
            "https://speakerdeck.com/search?q=walk",
            "//speakerdeck.com/assets/embed.js",
        ),
    ),
    Provider(
        name="google-slides",
        domains=("google.com",),
        hints=("docs.google.com", "[googleapps"),
        patterns=(
            _GOOGLE + r"presentation/(?:u/\d+/)?d/e/(?P<published>2PACX-[\w-]+)",
            _GOOGLE + r"presentation/(?:u/\d+/)?d/(?P<id>[\w-]{20,})",
            _GOOGLE + r"presentation/\w+\?(?:[^#]*&)?(?:doc)?id=(?P<id>[\w-]+)",
            _GOOGLE + r"(?:present/\w+|EmbedSlideshow|Presentation(?:View)?)\?(?:[^#]*&)?(?:doc)?id=(?P<old>[\w-]+)",
        ),
        keys=(
            ("{id}", "https://docs.google.com/presentation/d/{id}"),
            ("{published}", "https://docs.google.com/presentation/d/e/{published}/pub"),
            ("{old}", "https://docs.google.com/present/view?id={old}"),
        ),
        shortcodes=(
            r'googleapps\b(?=.*\bdir="?\s*presentation/)(?=.*\bquery="?\s*(?:[^"]*&)?(?:doc)?id=(?P<id>[\w-]+))',
            r'googleapps\b(?=.*\bdir="?\s*presentation/(?:u/\d+/)?d/e/(?P<published>2PACX-[\w-]+))',
            r'googleapps\b(?=.*\bdir="?\s*presentation/(?:u/\d+/)?d/(?P<id>[\w-]{20,}))',
            r'googleapps\b(?=.*\bdir="?\s*present/)(?=.*\bquery="?\s*(?:[^"]*&)?(?:doc)?id=(?P<old>[\w-]+))',
        ),
        decks=(
            (
                "https://docs.google.com/presentation/d/1SIO7b9oLzDpHKNcI5ZV7hTgDpEp58qC9w6bIhbG85c/edit#slide=id.p",
                "1SIO7b9oLzDpHKNcI5ZV7hTgDpEp58qC9w6bIhbG85c",
                "https://docs.google.com/presentation/d/1SIO7b9oLzDpHKNcI5ZV7hTgDpEp58qC9w6bIhbG85c",
            ),
            (
                "https://docs.google.com/a/example.com/presentation/d/1SIO7b9oLzDpHKNcI5ZV7hTgDpEp58qC9w6bIhbG85c/pub",
                "1SIO7b9oLzDpHKNcI5ZV7hTgDpEp58qC9w6bIhbG85c",
                "https://docs.google.com/presentation/d/1SIO7b9oLzDpHKNcI5ZV7hTgDpEp58qC9w6bIhbG85c",
            ),
            (
                "https://docs.google.com/presentation/d/e/2PACX-1vQmTzXk/embed?start=false",
                "2PACX-1vQmTzXk",
                "https://docs.google.com/presentation/d/e/2PACX-1vQmTzXk/pub",
            ),
            (
                "https://docs.google.com/presentation/d/e/2PACX-1vQmTzXk/pubembed",
                "2PACX-1vQmTzXk",
                "https://docs.google.com/presentation/d/e/2PACX-1vQmTzXk/pub",
            ),
            (
                "https://docs.google.com/presentation/embed?start=false&id=1SIO7b9oLzDp-KNcI5ZV7hTgDpEp",
                "1SIO7b9oLzDp-KNcI5ZV7hTgDpEp",
                "https://docs.google.com/presentation/d/1SIO7b9oLzDp-KNcI5ZV7hTgDpEp",
            ),
            (
                "http://docs.google.com/present/embed?id=dhg5zj_12cq&interval=15&size=m",
                "dhg5zj_12cq",
                "https://docs.google.com/present/view?id=dhg5zj_12cq",
            ),
            (
                "http://docs.google.com/EmbedSlideshow?docid=dhg5zj_12cq&amp;size=l",
                "dhg5zj_12cq",
                "https://docs.google.com/present/view?id=dhg5zj_12cq",
            ),
        ),
        others=(
            "https://docs.google.com/document/d/1SIO7b9oLzDpHKNcI5ZV7hTgDpEp58qC9w6bIhbG85c/edit",
            "https://docs.google.com/spreadsheet/viewform?formkey=dFNDelBPZFQ2NXRFWktk",
            "https://docs.google.com/presentation/u/0/",
            "http://docs.google.com/View?id=dhg5zj_12cq",
            "https://www.google.com/search?q=docs.google.com/presentation",
        ),
    ),
    Provider(
        name="prezi",
        domains=("prezi.com",),
        patterns=(
            r"(?:[\w-]+\.)?prezi\.com/(?:[^?#]*/)?preziloader\.swf\?(?:[^#]*&)?prezi_id=(?P<id>[\w-]+)",
            r"(?:www\.)?prezi\.com/(?:p/)?view/(?P<view>[\w-]+)",
            r"(?:www\.)?prezi\.com/v/(?:embed/)?(?P<video>[\w-]{8,})",
            r"(?:www\.)?prezi\.com/i/(?:embed/)?(?P<design>[\w-]{8,})",
            r"(?:www\.)?prezi\.com/(?:embed|p/embed|p/edit|p)/(?P<id>[\w-]{8,})",
            r"(?:www\.)?prezi\.com/" + _PREZI_PAGES + r"(?P<id>[\w-]{12})/[^/?#]",
            r"(?:www\.)?prezi\.com/(?P<id>(?=[\w-]*[\d_-])" + _PREZI_PAGES + r"[\w-]{12})/?(?:[?#]|$)",
        ),
        keys=(
            ("{id}", "https://prezi.com/p/{id}/"),
            ("{view}", "https://prezi.com/view/{view}/"),
            ("{video}", "https://prezi.com/v/{video}/"),
            ("{design}", "https://prezi.com/i/{design}/"),
        ),
        shortcodes=(r'prezi[\w-]*\s(?:.*?\bid=)?"?\s*(?P<id>[a-z0-9_-]{12})(?![\w/.-])',),
        decks=(
            (
                "http://prezi.com/embed/orcwxcmgdun-/?bgcolor=ffffff&lock_to_path=0",
                "orcwxcmgdun-",
                "https://prezi.com/p/orcwxcmgdun-/",
            ),
            ("https://prezi.com/embed/orcwxcmgdun-/a-walk", "orcwxcmgdun-", "https://prezi.com/p/orcwxcmgdun-/"),
            ("https://prezi.com/p/orcwxcmgdun-/embed/", "orcwxcmgdun-", "https://prezi.com/p/orcwxcmgdun-/"),
            ("https://prezi.com/p/embed/orcwxcmgdun-/", "orcwxcmgdun-", "https://prezi.com/p/orcwxcmgdun-/"),
            (
                "https://prezi.com/view/yLsM8OpBYQz3HjKcI5ZV/embed",
                "yLsM8OpBYQz3HjKcI5ZV",
                "https://prezi.com/view/yLsM8OpBYQz3HjKcI5ZV/",
            ),
            ("https://prezi.com/v/orcwxcmgdun1/a-walk/", "orcwxcmgdun1", "https://prezi.com/v/orcwxcmgdun1/"),
            (
                "http://prezi.com/orcwxcmgdunq/a-walk/?utm_campaign=share",
                "orcwxcmgdunq",
                "https://prezi.com/p/orcwxcmgdunq/",
            ),
            ("https://prezi.com/i/embed/orcwxcmgdun2/", "orcwxcmgdun2", "https://prezi.com/i/orcwxcmgdun2/"),
            ("http://prezi.com/orcwxcmgdun5/", "orcwxcmgdun5", "https://prezi.com/p/orcwxcmgdun5/"),
            (
                "http://prezi.com/bin/preziloader.swf?prezi_id=orcwxcmgdun-&lock_to_path=0",
                "orcwxcmgdun-",
                "https://prezi.com/p/orcwxcmgdun-/",
            ),
        ),
        others=(
            "http://prezi.com",
            "https://prezi.com/for-business/",
            "https://prezi.com/integrations/zoom/",
            "https://prezi.com/user/jane/",
            "https://prezi.com/explore/popular/",
            "https://prezi.com/testimonials/jane/",
            "http://prezi.com/bin/preziloader.swf",
            "https://blog.prezi.com/a-walk-in-the-park/",
        ),
    ),
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
            + _not("home", "search", "explore")
            + r"(?P<user>[^/?#\s]+)/docs/(?P<doc>[^/?#\s]+)",
            r"e\.issuu\.com/[^?#]*\.html\?(?=(?:[^#]*&)?u=(?P<user>[^&#\s]+))(?=(?:[^#]*&)?d=(?P<doc>[^&#\s]+))",
            r"e\.issuu\.com/[^#]*embed\.html[^#]*#(?P<config>\d+/\d+)",
            r"static\.issuu\.com/[^?#]*\.swf(?=\?)"
            + _may("[?&]", "username", r"(?P<user>[^&#\s]+)")
            + _may("[?&]", "docName", r"(?P<doc>[^&#\s]+)")
            + _may("[?&]", "documentId", r"(?P<id>[\w-]+)"),
        ),
        keys=(
            ("{user}/{doc}", "https://issuu.com/{user}/docs/{doc}"),
            ("{id}", "https://static.issuu.com/webembed/viewers/style1/v2/IssuuReader.swf?documentId={id}"),
            ("{config}", "https://e.issuu.com/embed.html#{config}"),
        ),
        shortcodes=(
            r"issuu\b(?=\s)"
            + _may(r"\s", "username", r'"?\s*(?P<user>[\w.-]+)')
            + _may(r"\s", "(?:doc)?name", r'"?\s*(?P<doc>[\w.-]+)')
            + _may(r"\s", "documentId", r'"?\s*(?P<id>[\w-]+)'),
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
        name="google-viewer",
        domains=("google.com",),
        hints=("docs.google.com", "drive.google.com", "[gview"),
        patterns=(
            r"(?:docs|drive)\.google\.com/(?:a/[^/?#]+/)?(?:viewer|gview|viewerng/viewer)\?(?:[^#]*&)?"
            rf"url=(?P<target>[^&#]+?\.(?:{_FILE_TYPES}|pdf)(?:%3F[^&#]*)?)(?=[&#]|$)",
        ),
        keys=(("{target}", "https://docs.google.com/viewer?url={quoted}"),),
        shortcodes=(rf'gview\b.*?\bfile="?\s*(?P<target>[^"\s\]]+\.(?:{_FILE_TYPES}|pdf))(?=["\s\]]|$)',),
        decks=(
            (
                "http://docs.google.com/viewer?url=http%3A%2F%2Fexample.com%2Fwalk.pptx&embedded=true",
                "http://example.com/walk.pptx",
                "https://docs.google.com/viewer?url=http%3A%2F%2Fexample.com%2Fwalk.pptx",
            ),
            (
                "//docs.google.com/gview?embedded=true&url=http://example.com/walk.pdf",
                "http://example.com/walk.pdf",
                "https://docs.google.com/viewer?url=http%3A%2F%2Fexample.com%2Fwalk.pdf",
            ),
        ),
        others=(
            "https://docs.google.com/viewer?url=http://example.com/walk.doc",
            "https://docs.google.com/viewer?a=v&pid=sites&srcid=ZGVmYXVsdGRvbWFpbn",
            "https://docs.google.com/viewer",
        ),
    ),
    Provider(
        name="office-viewer",
        domains=("live.com",),
        hints=("officeapps.live.com",),
        patterns=(
            r"view\.officeapps\.live\.com/op/(?:embed|view)\.aspx\?(?:[^#]*&)?"
            r"src=(?P<target>(?![^&#]*\.(?:docx?|dotx?|xlsx?|xlsm|rtf)(?:%3F|[&#]|$))[^&#]+)",
        ),
        keys=(("{target}", "https://view.officeapps.live.com/op/view.aspx?src={quoted}"),),
        decks=(
            (
                "https://view.officeapps.live.com/op/embed.aspx?src=http%3A%2F%2Fexample.com%2Fwalk.pptx&wdAr=1.7",
                "http://example.com/walk.pptx",
                "https://view.officeapps.live.com/op/view.aspx?src=http%3A%2F%2Fexample.com%2Fwalk.pptx",
            ),
            (
                "https://view.officeapps.live.com/op/view.aspx?src=http://example.com/download%3Fid%3D3",
                "http://example.com/download?id=3",
                "https://view.officeapps.live.com/op/view.aspx?src=http%3A%2F%2Fexample.com%2Fdownload%3Fid%3D3",
            ),
        ),
        others=(
            "https://view.officeapps.live.com/op/embed.aspx?src=http://example.com/walk.docx",
            "https://view.officeapps.live.com/op/embed.aspx",
            "https://outlook.live.com/mail/0/",
        ),
    ),
    Provider(
        name="file",
        domains=(),
        hints=(".ppt", ".pps", ".odp", ".key"),
        # Read by extension on every host, after the rows above have had their say.
        patterns=(rf"{_NO_KEYNOTE}(?P<target>[^/?#\[\]\s]+/[^?#]*[^/?#]\.(?:{_FILE_TYPES})(?:\?[^#]*)?)(?:#|$)",),
        keys=(("{target}", "{target}"),),
        decks=(
            (
                "http://example.com/files/walk.ppt",
                "http://example.com/files/walk.ppt",
                "http://example.com/files/walk.ppt",
            ),
            (
                "https://example.com/Walk.PPTX?v=1.2#3",
                "https://example.com/Walk.PPTX?v=1.2",
                "https://example.com/Walk.PPTX?v=1.2",
            ),
            ("http://example.com/walk.pps", "http://example.com/walk.pps", "http://example.com/walk.pps"),
            ("http://example.com/walk.ppsx", "http://example.com/walk.ppsx", "http://example.com/walk.ppsx"),
            ("http://example.com/walk.odp", "http://example.com/walk.odp", "http://example.com/walk.odp"),
            ("http://example.com/a%20walk.key", "http://example.com/a%20walk.key", "http://example.com/a%20walk.key"),
            (
                "//s3.amazonaws.com/jane/walk.ppt",
                "https://s3.amazonaws.com/jane/walk.ppt",
                "https://s3.amazonaws.com/jane/walk.ppt",
            ),
        ),
        others=(
            "http://example.key",
            "http://example.com/api.key/rotate",
            "http://example.com/?file=walk.ppt",
            "http://example.com/.key",
            "http://example.com/debian/Release.key",
            "http://example.com/.ssh/id_rsa.key",
            "http://example.com/walk.pdf",
            "http://example.com/walk.ppt.html",
            "walk.ppt",
            "mailto:walk@example.com/walk.ppt",
        ),
    ),
    Provider(
        name="canva",
        domains=("canva.com",),
        patterns=(
            r"(?:www\.)?canva\.com/design/" + _not("play") + r"(?P<id>[\w-]{8,})"
            r"(?:/(?!(?:view|watch|edit|present)(?:[/?#]|$))(?P<token>[\w-]+))?(?:[/?#]|$)",
        ),
        keys=(
            ("{id}", "https://www.canva.com/design/{id}/{token}/view"),
            ("{id}", "https://www.canva.com/design/{id}/view"),
        ),
        decks=(
            (
                "https://www.canva.com/design/DAE1x2y3z4w/view?embed",
                "DAE1x2y3z4w",
                "https://www.canva.com/design/DAE1x2y3z4w/view",
            ),
            (
                "https://www.canva.com/design/DAE1x2y3z4w/hJ3-kLm/view?utm_content=x",
                "DAE1x2y3z4w",
                "https://www.canva.com/design/DAE1x2y3z4w/hJ3-kLm/view",
            ),
        ),
        others=(
            "https://www.canva.com/",
            "https://www.canva.com/templates/presentations/",
            "https://www.canva.com/design/play?id=1",
        ),
    ),
    Provider(
        name="sway",
        domains=("sway.com", "office.com", "cloud.microsoft"),
        hints=("sway.com", "sway.office.com", "sway.cloud.microsoft"),
        patterns=(r"(?:www\.sway\.com|sway\.(?:com|office\.com|cloud\.microsoft))/(?:s/)?(?P<id>\w{16})(?:[/?#]|$)",),
        keys=(("{id}", "https://sway.cloud.microsoft/{id}"),),
        decks=(
            (
                "https://sway.office.com/EbOMsK4TLJYgmVD7?ref=Link",
                "EbOMsK4TLJYgmVD7",
                "https://sway.cloud.microsoft/EbOMsK4TLJYgmVD7",
            ),
            (
                "https://sway.com/s/EbOMsK4TLJYgmVD7/embed",
                "EbOMsK4TLJYgmVD7",
                "https://sway.cloud.microsoft/EbOMsK4TLJYgmVD7",
            ),
        ),
        others=("https://sway.com/education", "https://sway.office.com/my", "https://www.office.com/EbOMsK4TLJYgmVD7"),
    ),
    Provider(
        name="figma-slides",
        domains=("figma.com",),
        patterns=(
            r"(?:www\.|embed\.)?figma\.com/(?:slides|deck)/(?P<id>\w{16,})",
            r"(?:www\.)?figma\.com/embed\?(?:[^#]*&)?url=[^&#]*figma\.com(?:/|%2F)(?:slides|deck)(?:/|%2F)(?P<id>[0-9A-Za-z]{16,})",
        ),
        keys=(("{id}", "https://www.figma.com/slides/{id}"),),
        decks=(
            (
                "https://www.figma.com/deck/RCpi04ziViEq5FHV5cGpzJ/Walk?node-id=1-237",
                "RCpi04ziViEq5FHV5cGpzJ",
                "https://www.figma.com/slides/RCpi04ziViEq5FHV5cGpzJ",
            ),
            (
                "https://embed.figma.com/slides/RCpi04ziViEq5FHV5cGpzJ/Walk?embed-host=share",
                "RCpi04ziViEq5FHV5cGpzJ",
                "https://www.figma.com/slides/RCpi04ziViEq5FHV5cGpzJ",
            ),
            (
                "https://www.figma.com/embed?embed_host=share&url=https%3A%2F%2Fwww.figma.com%2Fslides%2FRCpi04ziViEq5FHV5cGpzJ%2FWalk",
                "RCpi04ziViEq5FHV5cGpzJ",
                "https://www.figma.com/slides/RCpi04ziViEq5FHV5cGpzJ",
            ),
        ),
        others=(
            "https://www.figma.com/slides/",
            "https://www.figma.com/design/RCpi04ziViEq5FHV5cGpzJ/Walk",
            "https://www.figma.com/@jane",
        ),
    ),
    Provider(
        name="slides.com",
        domains=("slides.com", "slid.es"),
        patterns=(
            r"(?:(?:www\.)?slides\.com|(?:www\.)?slid\.es)/"
            + _SLIDES_COM_PAGES
            + r"(?P<user>[^/?#\s]+)/(?P<slug>[^/?#\s]+)(?:/(?:embed|fullscreen|live)?)?(?:[?#/]|$)",
        ),
        keys=(("{user}/{slug}", "https://slides.com/{user}/{slug}"),),
        decks=(
            ("//slides.com/jane/a-walk/embed?style=light", "jane/a-walk", "https://slides.com/jane/a-walk"),
            ("http://slid.es/jane/a-walk", "jane/a-walk", "https://slides.com/jane/a-walk"),
        ),
        others=(
            "https://slides.com/",
            "https://slides.com/jane",
            "https://slides.com/templates/walk",
            "https://google-slides.com/jane/a-walk",
        ),
    ),
    Provider(
        name="notist",
        domains=("noti.st",),
        patterns=(r"noti\.st/(?P<user>[^/?#\s]+)/(?P<id>(?-i:(?=[a-z]*[A-Z\d])[A-Za-z\d]{6}))(?:[/?#]|$)",),
        keys=(("{user}/{id}", "https://noti.st/{user}/{id}"),),
        decks=(
            ("https://noti.st/jane/qm6TNp/a-walk", "jane/qm6TNp", "https://noti.st/jane/qm6TNp"),
            ("https://noti.st/jane/qm6TNp/embed", "jane/qm6TNp", "https://noti.st/jane/qm6TNp"),
        ),
        others=("https://noti.st/", "https://noti.st/jane", "https://noti.st/jane/events/2019"),
    ),
    Provider(
        name="haikudeck",
        domains=("haikudeck.com",),
        patterns=(
            r"(?:www\.)?haikudeck\.com/[pe]/(?P<id>\w{8,})",
            r"(?:www\.)?haikudeck\.com/[^/?#]*-presentation-(?P<id>\w{8,})",
        ),
        keys=(("{id}", "https://www.haikudeck.com/p/{id}"),),
        decks=(
            (
                "https://www.haikudeck.com/e/dJ0xlFjhBQ/?isUrlHashEnabled=false",
                "dJ0xlFjhBQ",
                "https://www.haikudeck.com/p/dJ0xlFjhBQ",
            ),
            (
                "https://www.haikudeck.com/a-walk-science-and-technology-presentation-dJ0xlFjhBQ",
                "dJ0xlFjhBQ",
                "https://www.haikudeck.com/p/dJ0xlFjhBQ",
            ),
        ),
        others=(
            "https://www.haikudeck.com/",
            "https://www.haikudeck.com/pricing/edu",
            "https://img.haikudeck.com/mi/846a9327.jpeg",
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
            + _not("embed", "presentation", "search", "category", "tag", "upload", "login", "signup", "contact")
            + r"(?P<user>[^/?#\s]+)/"
            + _not("presentations", "followers", "following", "favorites")
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
    Provider(
        name="genially",
        domains=("genial.ly", "genially.com"),
        patterns=(r"view\.(?:genial\.ly|genially\.com)/(?P<id>[0-9a-f]{24})",),
        keys=(("{id}", "https://view.genially.com/{id}"),),
        decks=(
            (
                "https://view.genial.ly/5e8f8fd4e5a8bf0001000fd1/presentation-a-walk",
                "5e8f8fd4e5a8bf0001000fd1",
                "https://view.genially.com/5e8f8fd4e5a8bf0001000fd1",
            ),
        ),
        others=("https://genial.ly/", "https://app.genial.ly/profile/5e8f8fd4e5a8bf0001000fd1"),
    ),
    Provider(
        name="emaze",
        domains=("emaze.com",),
        patterns=(r"(?:www\.|app\.)?emaze\.com/(?:mobile/)?@(?P<id>[A-Z\d]{5,12})",),
        keys=(("{id}", "https://www.emaze.com/@{id}"),),
        decks=(("https://app.emaze.com/@ALOFCLFIR/a-walk", "ALOFCLFIR", "https://www.emaze.com/@ALOFCLFIR"),),
        others=("https://www.emaze.com/", "https://www.emaze.com/explore", "https://userpages.emaze.com/jane"),
    ),
)
