"""Files of presentations, and the viewers that show them."""

from crawler.slides.providers.row import Provider

_FILE_TYPES = "pptx?|ppsx?|odp|key"
#: Keys that are cryptography's, not Keynote's.
_NO_KEYNOTE = (
    r"(?![^?#]*(?:^|[/._-])(?:public|private|pub|priv|server|client|host|ca|rsa|dsa|ed25519|gpg|pgp|release|archive|repo"
    r"|keyring|signing|apt|ssl|tls|secret|license)\.key(?:[?#]|$))"
)

ROWS = (
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
)
