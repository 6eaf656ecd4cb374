"""The card of a post: themes of documentation print its date, its author and its terms in a column beside it."""

import re

from crawler.document import Element
from crawler.layout.boxes import names_of
from crawler.layout.terms import folder_of
from crawler.layout.writer import is_author
from crawler.scope import joined
from crawler.witnesses.structured.addresses import same

_CARD = re.compile(r"(?:^|[-_])(?:post|entry|article)[-_]*(?:card|meta|info|details)(?:$|[-_\d])")
_BOXES = ("div", "ul", "dl", "section", "aside")


def find_card(root: Element, body: Element | None, base: str) -> Element | None:
    """The one box beside a text that is named as telling of the post and leads to no other page of its kind."""
    if body is None:
        return None
    around = {body, *body.iterancestors()}
    card: Element | None = None
    for box in root.iter(*_BOXES):
        if box in around or not any(map(_CARD.search, names_of(box))):
            continue
        if any(outer is body or outer is card for outer in box.iterancestors()):
            continue
        if card is not None:
            return None  # others' cards, as in a list
        card = box
    return card if card is not None and all(_is_of_post(link, base) for link in card.iter("a")) else None


def _is_of_post(link: Element, base: str) -> bool:
    """True for a link to a term, to the author or to the page itself."""
    href = joined(base, link.get("href"))
    return href is None or is_author(link) or folder_of(href) is not None or same(href, base)
