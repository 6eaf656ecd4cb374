"""The links and images of a fragment, and the images that are none: emoji, counters, avatars, twins of lazy ones."""

import re
from collections.abc import Iterator

from crawler.body.tree import Element, attributes, classes, parse, remove, text_of, unwrap
from crawler.items import Image, Link

_NOT_LINKS = re.compile(
    r"\s*(?:javascript|mailto|data|tel|sms|vbscript|about|blob|callto|skype|xmpp|aim)\s*:", re.IGNORECASE
)
_SIZE = re.compile(r"(\d+(?:\.\d+)?)[wx](?:,|$)")
_TINY = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*[01](?:px)?\s*(?=;|$)", re.IGNORECASE)
#: Where markup keeps an image's address, the largest first.
_WHOLE = ("data-orig-file",)
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_LAZY = ("data-src", "data-lazy-src", "data-original")
_SINGLE = ("data-large-file", *_LAZY, "src")
_CAPTIONED = frozenset(("wp-caption", "gallery-item", "tr-caption-container"))
_CAPTIONS = frozenset(("wp-caption-text", "gallery-caption", "tr-caption"))


def links(root: Element) -> tuple[Link, ...]:
    """Return every anchor that leads somewhere, as printed."""
    found = []
    for anchor in root.iter("a"):
        href = (anchor.get("href") or "").strip()
        if href and not _NOT_LINKS.match(href) and "gravatar.com/avatar" not in href:
            found.append(Link(url=href, text=text_of(anchor), rel=anchor.get("rel") or None))
    return tuple(found)


def images(root: Element) -> tuple[Image, ...]:
    """Return the images; emoji become their text, and what is no image of the author's is taken away."""
    found = []
    captions: dict[Element, str | None] = {}
    for element in list(root.iter("img", "amp-img")):
        named = classes(element)
        if "emoji" in named or "wp-smiley" in named:
            remove(element, element.get("alt") or "")
        elif _counts(element) or _is_avatar(element):
            remove(element)
        elif url := _largest(element):
            _wake(element, url)
            alt = (element.get("alt") or "").strip() or None
            found.append(Image(url=url, alt=alt, caption=_caption(element, captions)))
    return tuple(found)


def settle_noscript(root: Element) -> None:
    """Drop each `noscript` that repeats a lazy image or frame, and open the others."""
    twins = list(root.iter("noscript"))
    if not twins:
        return
    shown: set[str] = set()
    for element in root.iter("img", "amp-img", "iframe", "amp-iframe"):
        if next(element.iterancestors("noscript"), None) is None:
            shown.update(_addresses(element))
    for twin in twins:
        # some plugins escape what they put there
        inside = parse(twin.text) if twin.text and "<i" in twin.text else twin
        repeated = any(shown.intersection(_addresses(element)) for element in inside.iter("img", "iframe"))
        (remove if repeated else unwrap)(twin)


def _addresses(element: Element) -> Iterator[str]:
    """Yield every address in the element's attributes, without schemes."""
    for name, value in attributes(element):
        if name.endswith("srcset"):
            yield from (url.partition("//")[2] or url for _, url in _sized(value))
        elif "src" in name or (name.startswith("data-") and "/" in value):
            address = value.strip()
            if address and not address.lower().startswith(("data:", "about:")):
                yield address.partition("//")[2] or address


def _counts(element: Element) -> bool:
    """Say whether an image is a counter: one pixel, or none, each way."""
    sides = (element.get("width"), element.get("height"))
    if all(side and side.strip().removesuffix("px") in ("0", "1") for side in sides):
        return True
    return {side.lower() for side in _TINY.findall(element.get("style") or "")} == {"width", "height"}


def _is_avatar(element: Element) -> bool:
    return any("gravatar.com" in value and "avatar" in value for _, value in attributes(element))


def _largest(element: Element) -> str | None:
    """Return the address of the largest image that the element names."""
    for name in _WHOLE:
        if url := (element.get(name) or "").strip():
            return url
    sized = [pair for name in _SETS for pair in _sized(element.get(name) or "")]
    if sized:
        return max(sized, key=lambda pair: pair[0])[1]
    singles = ((element.get(name) or "").strip() for name in _SINGLE)
    return next((url for url in singles if url and not url.lower().startswith("data:")), None)


def _sized(srcset: str) -> list[tuple[float, str]]:
    """Return the sizes and addresses of a `srcset`."""
    found: list[tuple[float, str]] = []
    for word in srcset.split():
        if found and (size := _SIZE.match(word)):
            found[-1] = (float(size[1]), found[-1][1])
            word = word[size.end() :]
        if (url := word.strip(",")) and not url.startswith("data:"):
            found.append((1.0, url))
    return found


def _wake(element: Element, url: str) -> None:
    """Give a lazy image the address it waits for."""
    waiting = next((value for name in _LAZY if (value := element.get(name))), None)
    if waiting or (element.get("src") or "data:").lower().startswith("data:"):
        element.set("src", waiting if waiting and not waiting.startswith("data:") else url)


def _caption(element: Element, known: dict[Element, str | None]) -> str | None:
    """Return the text of the caption that goes with an image."""
    for around in element.iterancestors():
        if around.tag == "figure" or _CAPTIONED.intersection(classes(around)):
            if around not in known:
                known[around] = next((text_of(part) for part in around.iter() if _is_caption(part)), "") or None
            return known[around]
    return None


def _is_caption(element: Element) -> bool:
    if element.tag == "figcaption":
        return True
    return isinstance(element.tag, str) and bool(_CAPTIONS.intersection(classes(element)))
