"""Pages as a browser takes them: their tags and text, and what in them runs or fetches."""

import re
from html.parser import HTMLParser

#: What no page of ours has: elements that run or fetch, and attributes that name an address.
HARMFUL = set("audio base embed iframe img math object script source style svg video".split())  # noqa: SIM905
ADDRESSES = {"action", "background", "formaction", "href", "poster", "src", "srcset"}


class Page(HTMLParser):
    """The tags of a page with their attributes, its text, and nothing lenient about either."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def harm(html: str) -> list[object]:
    """What in a page runs or fetches."""
    found: list[object] = []
    for tag, attributes in Page(html).tags:
        if tag in HARMFUL:
            found.append(tag)
        for name, value in attributes.items():
            scheme = re.match(r"\s*([a-z\s]+):", value or "", re.IGNORECASE)
            runs = name.startswith("on") or name == "style"
            if runs or (name in ADDRESSES and scheme and scheme[1] not in {"http", "https"}):
                found.append((tag, name, value))
    return found
