"""Editors that show what is made with them."""

from crawler.slides.providers.row import Provider, but

_GOOGLE = r"docs\.google\.com/(?:a/[^/?#]+/)?"
_PREZI_PAGES = but(
    *("for-business", "integrations", "presentation", "presentations", "explore", "support", "learn"),
    *("user", "u", "login", "community", "product", "templates", "features", "desktop-apps"),
    *("testimonials", "certificates", "achievements", "organization", "partnerships", "subscription"),
)

ROWS = (
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
        name="canva",
        domains=("canva.com",),
        patterns=(
            r"(?:www\.)?canva\.com/design/" + but("play") + r"(?P<id>[\w-]{8,})"
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
