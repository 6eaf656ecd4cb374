"""SlideShare, in its many forms since 2006."""

from crawler.slides.providers.row import Provider, but, may

_SLIDESHARE = r"(?:(?:www|m|[a-z]{2})\.)?slideshare\.net/"
_SLIDESHARE_PAGES = but(
    *("slideshow", "slideshows", "tag", "tags", "search", "explore", "about", "upload", "login", "logout"),
    *("signup", "signin", "rss", "api", "developers", "contest", "contests", "features", "terms"),
    *("privacy", "help", "category", "popular", "latest", "featured", "browse", "event", "events", "group"),
    *("groups", "business", "pro", "premium", "share", "swf", "mobile", "download", "topics", "widgets"),
    *("legal", "list", "people", "user", "users", "saved", "settings", "blog", "most-viewed", "zipcast"),
    *("static", "images", "clipboards", "ads", "apps", "jobs", "v2", "w", "you", "oauth"),
)
_SLIDESHARE_TABS = but(
    *("slideshows", "presentations", "documents", "videos", "infographics", "followers", "following"),
    *("favorites", "about", "clipboards", "newsfeed", "activity", "tagged", "tags", "tag", "feed", "rss"),
    *("contacts", "groups", "events", "uploads", "edit_my_uploads", "likes", "campaigns", "statistics"),
    *("profile", "slideshelf"),
)

ROWS = (
    Provider(
        name="slideshare",
        domains=("slideshare.net", "slidesharecdn.com", "amazonaws.com"),
        hints=("slideshare",),
        patterns=(
            _SLIDESHARE + r"slideshow/embed_code/(?:key/(?P<key>\w+)|(?P<number>\d+))",
            _SLIDESHARE + r"secret/(?P<key>\w{8,})",
            _SLIDESHARE + r"(?:mobile/)?(?:slideshow|presentation|document|infographic)/[^/?#]+/(?P<number>\d+)",
            r"(?:[\w-]+\.)?(?:slideshare\.net|slidesharecdn\.com|amazonaws\.com/slideshare)/[^?#]*\.swf(?=\?)"
            + may("[?&]", "id", r"(?P<number>\d+)")
            + may("[?&]", "doc", r"(?P<doc>[^&#\s]+)")
            + may("[?&]", "stripped_title", r"(?P<slug>[^&#\s]+)")
            + may("[?&]", "userName", r"(?P<user>[^&#\s]+)"),
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
            + may(r"[\s&]", "id", r'"?\s*(?P<number>\d+)')
            + may(r"[\s&]", "doc", r'"?\s*(?P<doc>[^&"\s\]]+)'),
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
)
