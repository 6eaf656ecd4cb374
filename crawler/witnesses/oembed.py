"""Providers' oEmbed answers, met in a crawl or an import: a deck's names side by side, its title and its author."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from crawler import slides
from crawler.body import read_body
from crawler.document import Element
from crawler.items import Reading, Response, StatedDeck
from crawler.slides import Deck

NAME = "oembed"

_TYPES = frozenset({"rich", "video", "photo", "link"})
_VERSIONS = frozenset({"1", "1.0"})


def read_json(data: object, response: Response) -> Reading | None:
    """What an answer says; `None` where the document is none."""
    if not isinstance(data, dict) or data.get("type") not in _TYPES or str(data.get("version")) not in _VERSIONS:
        return None
    return _read(data, response)


def is_answer(root: Element) -> bool:
    """Whether an XML document is an answer."""
    return bool(root.tag == "oembed")


def read_xml(root: Element, response: Response) -> Reading:
    """What an answer in XML says."""
    return _read({str(part.tag).replace("-", "_"): part.text for part in root}, response)


def _read(said: Mapping[str, Any], response: Response) -> Reading:
    deck = slides.joined(_forms(said, response))
    if deck is None:
        return Reading(witness=NAME)
    names = slides.addresses(deck)
    stated = StatedDeck(
        provider=deck.provider,
        key=deck.key,
        url=deck.url,
        names=names if len(names) > 1 else (),
        title=_text(said, "title"),
        author=_text(said, "author_name"),
    )
    return Reading(witness=NAME, decks=(stated,))


def _forms(said: Mapping[str, Any], response: Response) -> Iterator[Deck | None]:
    """The deck as the question names it, and by each name that the answer has for it."""
    yield _identified(_asked(response.url))
    yield _identified(_text(said, "url"))
    for slide in read_body(_text(said, "html") or "", response.url).slides[:1]:
        for name in (slide.url, *slide.names):
            yield slides.identify(name)
        number = said.get("slideshow_id")
        if slide.provider == "slideshare" and str(number).isdigit():
            yield slides.named("slideshare", {"number": str(number)})


def _identified(address: str | None) -> Deck | None:
    if not address:
        return None
    return slides.identify(address if "//" in address else f"//{address}")


def _asked(url: str) -> str | None:
    """The address that an endpoint was asked about."""
    try:
        return parse_qs(urlsplit(url).query).get("url", [None])[0]
    except ValueError:
        return None


def _text(said: Mapping[str, Any], name: str) -> str | None:
    value = said.get(name)
    return value if isinstance(value, str) else None
