"""Where speakers put the decks of their talks."""

from crawler.slides.providers.row import Provider, but

_SPEAKERDECK_PAGES = but(
    *("player", "embed", "assets", "search", "features", "about", "signin", "sign-in", "signup", "sign-up"),
    *("login", "pro", "c", "p", "u", "t", "users", "api", "static", "faq", "tos", "terms", "privacy"),
    *("explore", "site", "sessions", "account", "categories", "presentations", "images", "stylesheets"),
    *("javascripts", "password", "blog"),
)
_SLIDES_COM_PAGES = but(
    *("explore", "about", "pricing", "features", "news", "users", "templates", "teams", "signup", "tags"),
    *("search", "help", "docs", "changelog", "privacy", "terms", "developers", "editor", "decks"),
    *("integrations", "share", "account", "blog"),
)

ROWS = (
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
            + but("stars", "starred", "following", "followers", "presentations")
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
)
