"""Walks a fragment and finds everything that names a deck, in document order."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin

from lxml.etree import iterwalk

from crawler import slides
from crawler.body.tree import Element, attributes, classes, outer, parse, text_of
from crawler.slides import Deck
from crawler.slides.players import flash, script
from crawler.slides.shortcodes import QUOTES

#: Marks the elements that hold a shortcode's text, the last with its place in the list, and the anchors within it.
PART = "data-deck-part"
#: Text that is quoted, not meant.
QUOTED = frozenset(("code", "kbd", "pre", "samp", "script", "style", "textarea", "title", "tt", "xmp"))

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: A paragraph of bold type alone, no longer than this, is read as a heading.
_LONGEST_HEADING = 120
#: What may surround an address in an attribute, where a tag was typed with curly quotes.
_AROUND = f' \t\r\n\f\u00a0"{QUOTES}'
_PART_TAG = re.compile(rf'<span {PART}="\d*">([^<>]*)</span>')
_FRAMES = frozenset(("iframe", "amp-iframe", "frame"))
#: What no address holds: typographic quotes, and the punctuation of scripts that leave no space after one.
_INSIDE = (
    r"[^\s<>\"'\[\]{}|\\^`\u00ab\u00bb\u2018-\u201f\u2026\u2032\u2033\u2039\u203a"
    r"\u3000-\u303f\uff00-\uff20\uff3b-\uff40]+"
)
_ADDRESS = re.compile(rf"(?:https?:)?//{_INSIDE}|(?<![\w.@/=%-])(?:[\w-]+\.)+[a-z]{{2,}}/{_INSIDE}", re.IGNORECASE)


@dataclass(kw_only=True)
class Find:
    """A place that names a deck, or a caption's author, while the fragment is read."""

    deck: Deck | None
    #: `embed`, `shortcode`, `link`, `text`; `author` for a link to a publisher's page.
    form: str
    raw: str
    #: The element that names the deck; for `text`, the one whose text or tail does.
    element: Element
    heading: str | None
    #: Where it starts and ends, in characters of text that are not white space.
    start: int
    end: int
    title: str | None = None
    author: str | None = None
    #: For `text`: the end of the address in the element's text, or its tail.
    offset: int = 0
    in_tail: bool = False
    #: The element of a SlideShare embed, `div#__ss_…`, that it stands in.
    wrapper: Element | None = None
    #: True once a caption has given it its title.
    captioned: bool = False
    #: Players of the same deck beside it: its fallback.
    twins: list[Element] = field(default_factory=list)
    #: For a caption: the find it speaks of.
    of: "Find | None" = None


class Finder:
    """One walk over one fragment."""

    def __init__(self, base_url: str, shortcodes: Sequence[tuple[str, Deck]]) -> None:
        """Keep what relative addresses start from and the shortcodes already read."""
        self.finds: list[Find] = []
        self._base_url = base_url
        self._shortcodes = shortcodes
        self._heading: str | None = None
        self._seen = 0
        self._quoted = 0
        self._anchors: list[Find | None] = []

    def walk(self, root: Element) -> list[Find]:
        """Return the finds of the root's children, in document order."""
        walker = iterwalk(root, events=("start", "end", "comment", "pi"))
        skipped: set[Element] = set()
        for event, element in walker:
            if event == "start" and element is not root and self._element(element):
                skipped.add(element)
                walker.skip_subtree()
            elif event == "start":
                self._start(element)
            elif event == "end" and element not in skipped:
                self._end(element)
            if event != "start" and element is not root:
                self._text(element, element.tail, in_tail=True)
        return self.finds

    def _start(self, element: Element) -> None:
        if element.tag in QUOTED:
            self._quoted += 1
        elif element.tag == "a":
            self._anchors.append(self._anchor(element))
        elif element.tag in _HEADINGS or _is_pseudo_heading(element):
            self._heading = text_of(element) or self._heading
        self._text(element, element.text)

    def _end(self, element: Element) -> None:
        if element.tag in QUOTED:
            self._quoted -= 1
        elif element.tag == "a" and (find := self._anchors.pop()):
            find.end = self._seen

    def _element(self, element: Element) -> bool:
        """Keep the deck that an element plays or holds as a shortcode; say whether its inside is done with."""
        part = element.get(PART)
        if part is not None and element.tag == "span":
            self._seen += _length(element.text or "")
            if part:
                text, deck = self._shortcodes[int(part)]
                self._keep(deck, "shortcode", text, element)
            return True
        if played := self._player(element):
            find = self._keep(played, "embed", outer(element), element)
            find.title = " ".join((element.get("title") or "").split()) or None
        return played is not None or element.tag in ("script", "style")

    def _keep(self, deck: Deck | None, form: str, raw: str, element: Element) -> Find:
        find = Find(
            deck=deck, form=form, raw=raw, element=element, heading=self._heading, start=self._seen, end=self._seen
        )
        boxes = (box for box in element.iterancestors("div") if (box.get("id") or "").startswith("__ss_"))
        find.wrapper = next(boxes, None)
        self.finds.append(find)
        return find

    def _anchor(self, element: Element) -> Find | None:
        href = element.get("href") or ""
        if element.get(PART) is not None or not href:
            return None
        if deck := self._identify(href):
            return self._keep(deck, "link", _PART_TAG.sub(r"\1", outer(element)), element)
        if slides.profile(href):
            return self._keep(None, "author", href, element)
        return None

    def _text(self, element: Element, text: str | None, *, in_tail: bool = False) -> None:
        if not text:
            return
        done = 0
        if not self._quoted and not any(self._anchors):
            for deck, raw, start, end in _addresses(text):
                self._seen += _length(text[done:start])
                find = self._keep(deck, "text", raw, element)
                find.offset, find.in_tail = end, in_tail
                self._seen += len(raw)
                find.end, done = self._seen, end
        self._seen += _length(text[done:])

    def _identify(self, url: str) -> Deck | None:
        url = url.strip(_AROUND)
        if url.startswith("%"):  # such quotes, escaped since
            url = unquote(url).strip(_AROUND)
        if "//" in url[:8]:
            return slides.identify(url)
        if not slides.hinted(url):
            return None
        try:
            return slides.identify(urljoin(self._base_url, url)) or slides.relative(url)
        except ValueError:  # urljoin on an unmatched bracket
            return None

    def _player(self, element: Element) -> Deck | None:
        """Return the deck that this element is there to play."""
        tag, named = element.tag, classes(element)
        if tag in _FRAMES:
            values = [value for _, value in attributes(element) if "//" in value]
            played = self._first([element.get("src") or "", *values])
            return slides.joined((played, self._first(_fallback(element)))) if played else None
        if tag == "object":
            return self._object(element)
        if tag == "embed":
            return self._movie(element, element.get("flashvars") or "")
        if tag == "oembed":  # as editors store what they embed
            return self._first([element.get("url") or ""])
        if "speakerdeck-embed" in named and (number := element.get("data-id")):
            return slides.named("speakerdeck", {"number": number})
        if tag == "script":
            return self._first([element.get("src") or ""]) or script(element.text or "")
        if "issuuembed" in named:
            return self._first([element.get("data-url") or ""]) or _issuu(element)
        if "wp-block-embed__wrapper" in named or "wp-block-embed" in named:
            text = text_of(element)
            return None if " " in text else self._first([text])
        return None

    def _first(self, urls: Sequence[str]) -> Deck | None:
        return next((deck for url in urls if url and (deck := self._identify(url))), None)

    def _movie(self, element: Element, variables: str) -> Deck | None:
        urls = [url for name in ("src", "data", "data-src") if (url := element.get(name))]
        return next((deck for url in urls if (deck := flash(url, variables))), None) or self._first(urls)

    def _object(self, element: Element) -> Deck | None:
        """Return the deck of a Flash object, named by its data, its parameters, the embed within, or its own id."""
        given = {(part.get("name") or "").lower(): part.get("value") or "" for part in element.iter("param")}
        inside = list(element.iter("embed", "object"))
        variables = given.get("flashvars") or next((v for part in inside if (v := part.get("flashvars"))), "")
        movies = [given[name] for name in ("movie", "src") if given.get(name)]
        deck = next((deck for movie in movies if (deck := flash(movie, variables))), None)
        return deck or next((deck for part in inside if (deck := self._movie(part, variables))), None)


def _fallback(frame: Element) -> list[str]:
    """Return the addresses of anchors in a frame, for those who cannot see it; in HTML they are text there."""
    text = html.unescape(html.unescape(frame.text or ""))  # each time it is written out that text is escaped
    inside = parse(text) if "<a" in text else frame
    return [anchor.get("href") or "" for anchor in inside.iter("a")]


def _is_pseudo_heading(element: Element) -> bool:
    """Say whether a paragraph is one short run of bold type without links or media."""
    if element.tag != "p" or len(element) != 1 or element[0].tag not in ("strong", "b") or (element.text or "").strip():
        return False
    bold = element[0]
    if (bold.tail or "").strip() or next(bold.iter("a", "img", "iframe", "object", "embed"), None) is not None:
        return False
    return len(text_of(bold)) <= _LONGEST_HEADING


def _issuu(element: Element) -> Deck | None:
    return slides.identify(f"//e.issuu.com/embed.html#{element.get('data-configid') or ''}")


def _length(text: str) -> int:
    return len("".join(text.split()))


def _addresses(text: str) -> Iterator[tuple[Deck, str, int, int]]:
    """Yield the decks that stand in a text as bare addresses, with the address and its place."""
    if "/" not in text or not slides.hinted(text):
        return
    for match in _ADDRESS.finditer(text):
        raw = match[0].rstrip(".,;:!?*_")
        if match[0].endswith("...") or text[match.end() : match.end() + 1] == "\u2026":
            continue  # cut short: whatever it names, it is not this
        if raw.endswith(")") and "(" not in raw:
            raw = raw.rstrip(").,;:!?")
        has_scheme = "//" in raw[:8]
        deck = slides.identify(raw if has_scheme else f"//{raw}")
        if deck and (has_scheme or deck.provider != "file"):
            yield deck, raw, match.start(), match.start() + len(raw)
