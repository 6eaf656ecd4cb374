"""Archived markup made fit to show. Whatever the archive holds, the result runs nothing and fetches nothing."""

import re
from collections.abc import Iterable, Mapping
from html import escape, unescape
from html.parser import HTMLParser
from types import MappingProxyType
from typing import Any
from urllib.parse import urljoin

import nh3
from markupsafe import Markup

_KEPT_OUT = {"area", "article", "aside", "footer", "header", "hgroup", "img", "map", "nav"}
#: What nh3 knows to be harmless, without images, which fetch, and without landmarks, which are the page's own.
_TAGS = (nh3.ALLOWED_TAGS | {"big", "tfoot"}) - _KEPT_OUT
_DROPPED_WHOLE = {
    "iframe",
    "math",
    "noscript",
    "object",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
}
_ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "ins": {"datetime"},
    "ol": {"reversed", "start", "type"},
    "td": {"colspan", "headers", "rowspan"},
    "th": {"colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
}
_SCHEMES = {"http", "https", "mailto"}

#: First pass: what was stored is not trusted, images and deck marks are still there to be replaced.
_STORED = nh3.Cleaner(
    tags=_TAGS | {"img"},
    attributes={**_ATTRIBUTES, "a": {"href", "data-deck"}, "img": {"src", "alt"}},
    clean_content_tags=_DROPPED_WHOLE,
    url_schemes=_SCHEMES,
    link_rel=None,
)
#: Last pass: what leaves here has been through nh3 and through nothing after it.
_SHOWN = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    allowed_classes={"a": {"deck"}, "span": {"image", "provider", "address"}},
    clean_content_tags=_DROPPED_WHOLE,
    url_schemes=_SCHEMES,
    url_relative="deny",
    link_rel="nofollow noopener noreferrer",
)

_PROVIDERS = {
    "slideshare": "SlideShare",
    "speakerdeck": "Speaker Deck",
    "google-slides": "Google Slides",
    "google-viewer": "Google Docs Viewer",
    "office-viewer": "Office viewer",
    "file": "Presentation file",
}
_SMILEY = re.compile(r"/(smilies|emoji)/", re.IGNORECASE)
_VOID = {"br", "col", "hr", "wbr"}


def provider_name(provider: str) -> str:
    """What people call a deck provider."""
    return _PROVIDERS.get(provider) or provider.replace("-", " ").title()


def body(
    html: str,
    *,
    base: str | None = None,
    decks: Iterable[Mapping[str, Any]] = (),
    captions: Mapping[str, str] = MappingProxyType({}),
    heading: int = 2,
) -> Markup:
    """The markup of a post or comment for a page whose own headings end above level `heading`.

    Images become their alternative text, caption and address, deck marks a link that names the provider, relative
    addresses are resolved against `base`.
    """
    stored = _STORED.clean(html)
    printed = _words(stored)
    unprinted = {url: text for url, text in captions.items() if _words(escape(text)) not in printed}
    writer = _Writer(base, list(decks), unprinted, heading)
    writer.feed(stored)
    writer.close()
    return Markup(_SHOWN.clean("".join(writer.out)))  # noqa: S704 - the output of nh3


def _words(html: str) -> str:
    return " ".join(unescape(nh3.clean(html, tags=set())).split())


class _Writer(HTMLParser):
    """Rewrites what nh3 printed."""

    def __init__(
        self, base: str | None, decks: list[Mapping[str, Any]], captions: Mapping[str, str], heading: int
    ) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self._base = base
        self._decks = {str(deck["position"]): deck for deck in decks}
        self._captions = captions
        self._heading = heading
        self._links = 0
        #: True inside a deck mark, whose words are blogark's own and are said better here.
        self._marked = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self._marked:
            return
        if tag == "img":
            self._image(given)
        elif tag == "a":
            self._links += 1
            self._anchor(given)
        else:
            self._open(self._level(tag), given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._links -= 1
            self._marked = False
        if not self._marked and tag not in _VOID:
            self.out.append(f"</{self._level(tag)}>")

    def handle_data(self, data: str) -> None:
        if not self._marked:
            self.out.append(escape(data))

    def _open(self, tag: str, attributes: Mapping[str, str]) -> None:
        written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
        self.out.append(f"<{tag}{written}>")

    def _level(self, tag: str) -> str:
        return f"h{max(int(tag[1]), self._heading)}" if re.fullmatch("h[1-6]", tag) else tag

    def _resolved(self, address: str) -> str:
        try:
            return urljoin(self._base or "", address.strip())
        except ValueError:
            return address

    def _anchor(self, given: dict[str, str]) -> None:
        deck = self._decks.get(given.pop("data-deck", ""))
        if "href" in given:
            given["href"] = self._resolved(given["href"])
        if deck is None or deck["form"] == "link":  # a link has the author's words
            self._open("a", given)
            return
        self._marked = True
        self._open("a", {"class": "deck", "dir": "ltr", "href": deck["url"]})
        provider, title = provider_name(deck["provider"]), deck["title"] or deck["url"]
        self.out.append(f'<span class="provider">{escape(provider)}</span> {escape(title)}')

    def _image(self, given: Mapping[str, str]) -> None:
        alt, address = given.get("alt", "").strip(), self._resolved(given["src"]) if "src" in given else ""
        if alt and _SMILEY.search(address):
            self.out.append(escape(alt))
            return
        where = f'<span class="address">{escape(address)}</span>' if address else None
        if where and not self._links:
            where = f'<a href="{escape(address)}">{where}</a>'
        said = escape(" · ".join(filter(None, (alt, self._captions.get(address)))))
        self.out.append(f'<span class="image" dir="ltr">{" ".join(filter(None, ("<b>Image</b>", said, where)))}</span>')


def paragraphs(text: str) -> Markup:
    """Plain text as paragraphs."""
    parts = (escape(part.strip()).replace("\n", "<br>") for part in re.split(r"\n\s*\n", text))
    return Markup("".join(f"<p>{part}</p>" for part in parts if part))  # noqa: S704 - escaped


def web(address: str | None) -> str | None:
    """The address where it leads to the web, so that it may become a link; otherwise `None`."""
    return address if address and re.match(r"https?://[^/]", address, re.IGNORECASE) else None


def language(tag: str | None) -> str | None:
    """The tag where a `lang` attribute may carry it."""
    tag = (tag or "").strip().replace("_", "-")
    return tag if re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", tag) else None
