"""One post's or comment's body: its markup and the decks, links and images in it."""

from lxml.html import HtmlElement

from crawler import slides
from crawler.body import captions, gutters, media
from crawler.body.finds import Find, Finder
from crawler.body.marks import mark
from crawler.body.plain import inner_of, is_prose, plain
from crawler.body.tree import Element, attributes, inner, is_safe, outer, own, parse, safe
from crawler.items import Body, SlideReference
from crawler.slides import Deck
from crawler.slides.shortcodes import CANDIDATE

__all__ = ["plays", "read_body", "slides_in"]


def read_body(fragment: HtmlElement | str, base_url: str) -> Body:
    """Read a body: the children of an element, which is copied and left as it was, or the markup a feed or API gives.

    Most bodies name no deck, and a few searches of their text prove it; only the others are walked.
    """
    simple = plain(fragment) if isinstance(fragment, str) else inner_of(fragment)
    if simple is not None and is_prose(simple):
        return Body(html=simple)
    root = parse(fragment) if isinstance(fragment, str) else own(fragment)
    media.settle_noscript(root)
    gutters.settle(root)
    images, links = media.images(root), media.links(root)
    markup = inner(root)
    if not is_safe(markup):
        root = parse(safe(markup))
        images, links, markup = media.images(root), media.links(root), inner(root)
    if "data-deck" in markup:
        _disown(root)
        markup = inner(root)
    if not slides.hinted(markup):
        return Body(html=markup, links=links, images=images)
    shortcodes: list[tuple[str, Deck]] = []
    if CANDIDATE.search(markup):
        from crawler.body.shortcodes import settle  # BeautifulSoup takes long to load, and few bodies need it

        markup, shortcodes = settle(markup)
        root = parse(markup) if shortcodes else root
    finds = captions.settle(Finder(base_url, shortcodes).walk(root))
    mark(root, finds)
    return Body(
        html=inner(root),
        slides=tuple(_reference(find, find.deck) for find in finds if find.deck),
        links=links,
        images=images,
    )


def slides_in(element: Element) -> tuple[SlideReference, ...]:
    """Return the decks that an element of a page names, itself included."""
    markup = outer(element)
    return read_body(markup, "").slides if slides.hinted(markup) else ()


def plays(element: Element) -> bool:
    """Say whether an element plays a deck: then it is no theme's, though it be a script or named as if it were."""
    return any(slide.form == "embed" for slide in slides_in(element))


def _disown(root: Element) -> None:
    """Take out the attributes by which only this package marks decks."""
    for element in root.iter():
        for name in [name for name, _ in attributes(element) if name.startswith("data-deck")]:
            del element.attrib[name]


def _reference(find: Find, deck: Deck) -> SlideReference:
    names = slides.addresses(deck)
    return SlideReference(
        provider=deck.provider,
        key=deck.key,
        form=find.form,
        raw=find.raw,
        url=deck.url,
        heading=find.heading,
        title=find.title,
        author=find.author,
        names=names if len(names) > 1 else (),
    )
