"""What ids and classes say of boxes: a whole post, its text, what stands beside or within it."""

import re

from crawler.document import Element

_CONTENT = re.compile(
    r"^(?:(?:\w+[-_])?(?:entry|post|article|story|blog|blogpost|node|asset|single|page|news|hentry)[-_]?(?:content|body|text|copy"
    r"|bodycopy|entry|main)(?:[-_]\w+)?|entry|entrytext|storycontent|e-content|articlebody|post|story|format_text|snap_preview"
    r"|td-post-content|journal-entry-text|field-name-body|itemfulltext|singlepost)$"
)
_POST = re.compile(
    r"^(?:(?:blog|single)?-?post|hentry|h-entry|entry|article|(?:post|entry|article|node)-?\w*\d\w*|node|story)$"
)
#: What stands beside a text: other columns, the conversation, ways to other pages.
_BESIDE = re.compile(
    r"^(?:secondary|tertiary|footer|foot|nav|menu|masthead|header|respond|disqus_thread|trackbacks?|banner|popup|modal|cookies?"
    r"|archives?|calendar|search|toolbar|siteinfo|colophon)$"
    r"|side-?bar(?:[-_]?\w{0,5})?$|^comments?[-_]|[-_]comments?$|^comments?$|commentlist|comment-?form|related|navigation|(?:^|[-_])nav(?:[-_]|$)"
    r"|author-?(?:box|bio|profile)|about-?(?:the-?)?author|breadcrumb|pagination|pager|(?:^|[-_])footer"
    r"|subscribe|newsletter|promo|sponsor|adsense|(?:^|[-_])ads?(?:[-_]|$)|advert|blogroll|tag-?cloud|linkwithin|zemanta|outbrain"
    r"|taboola|popular|recent|latest|disclaimer|copyright"
)
#: What themes and plugins put into a text.
_WITHIN = re.compile(
    r"^(?:social|share|sharing|tags|bio|hidden|meta|print|sharedaddy|comments?)$|share|sharing|social|addthis|addtoany|wpcnt|jp-"
    r"|page-?links?|post-?nav|(?:^|[-_])meta(?:data)?$|postmeta|entry-?(?:meta|utility|footer)|byline|e-?mail-?this|rating|bookmark"
    r"|post-?tags|tagged|tag-?(?:list|links)|categor(?:y|ies)-?(?:list|links)|tweet|twitter|facebook|google|digg|screen-reader"
    r"|wp-polls|credits|^skip"
)
_BESIDE_TAGS = frozenset(
    {"nav", "aside", "footer", "form", "header", "select", "button", "noscript", "script", "style"}
)


def names_of(element: Element) -> list[str]:
    """Classes and id, in lower case."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()


def is_post(element: Element) -> bool:
    """True for an element that is named as a whole post, with its title."""
    return element.tag == "article" or any(map(_POST.match, names_of(element)))


def is_content(name: str) -> bool:
    """True for a class or an id that a post's text has."""
    return _CONTENT.match(name.lower()) is not None


def is_beside(element: Element) -> bool:
    """True for what its tag or name says to be no part of a text."""
    return element.tag in _BESIDE_TAGS or any(map(_BESIDE.search, names_of(element)))


def is_within(element: Element) -> bool:
    """True for what themes and plugins put into a text, too."""
    return is_beside(element) or any(map(_WITHIN.search, names_of(element)))


def shows(element: Element) -> bool:
    """True for what holds a picture or a player."""
    return next(element.iter("img", "iframe", "object", "embed", "video", "audio", "figure"), None) is not None
