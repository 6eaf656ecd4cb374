"""What ids and classes say of boxes: a whole post, its text, what stands beside or within it."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice

from crawler.document import Element, length, text_of

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
    r"^(?:secondary|tertiary|footer|foot|nav|navbar|menu|masthead|header|respond|disqus_thread|trackbacks?|banner|popup|modal|cookies?"
    r"|archives?|calendar|search|toolbar|siteinfo|colophon)$"
    r"|side-?bar(?:[-_]?\w{0,5})?$|^comments?[-_]|[-_]comments?$|^comments?$|commentlist|comment-?form|related|navigation|(?:^|[-_])nav(?:[-_]|$)"
    r"|auth(?:or)?-?(?:box|bio|profile)|about-?(?:the-?)?author|breadcrumb|pagination|pager|(?:^|[-_])footer"
    r"|subscribe|newsletter|promo|sponsor|adsense|(?:^|[-_])ads?(?:[-_]|$)|advert|blogroll|tag-?cloud|linkwithin|zemanta|outbrain"
    r"|taboola|popular|recent|latest|more[-_]?(?:articles|posts|stories)|disclaimer|copyright|licen[cs]e(?:-?(?:box|info|wrapper))?$"
)
#: What themes put into a text.
_WITHIN = re.compile(
    r"^(?:social|share|sharing|tags|categories|bio|hidden|sr-only|visually-hidden|meta|print|sharedaddy|comments?)$|share|sharing|social|addthis|addtoany|wpcnt|^wpa$|jp-"
    r"|page-?links?|post-?nav|prev-?next|next-?prev|(?:^|[-_])meta(?:data)?$|postmeta|entry-?(?:meta|utility|footer)|byline|e-?mail-?this|rating|bookmark"
    r"|post-?tags|tagged|tag-?(?:list|links)|(?:^|[-_])(?:tags|terms)$|categor(?:y|ies)-?(?:list|links)|[-_]categor(?:y|ies)$"
    r"|tweet|twitter|facebook|google|digg|screen-reader|wp-polls|credits|^skip|(?:^|[-_])bio(?:$|[-_])"
    r"|author[-_](?:info|area|card|desc\w*)|(?:post|entry|article|about)[-_]author|(?:post|entry|article|comment)[-_]?(?:actions|tools)"
    r"|^tools(?:$|[-_])|feed[-_]?link|(?:prev|previous|next)[-_]?(?:next|post|article|entry)|opt-?in(?:$|[-_])"
    r"|[-_]comments?[-_]|^comment(?:block|tools)|pin-?it[-_]?(?:btn|button)"
    r"|(?:^|[-_])toc(?:$|[-_])|table-of-contents|(?:^|[-_])webmentions?$|^feedback(?:$|[-_])"
)
#: What plugins and themes put there: names that nothing else has.
_SURE = re.compile(
    r"(?:^|[-_])(?:next-?prev(?:ious)?|prev(?:ious)?-?next)$|^(?:sharedaddy|jp-relatedposts|jp-post-flair|wpcnt|postmetadata|page-links?|post-nav-links|(?:wp|zem)_rp.*)$|addtoany|addthis"
    r"|sociable|socialize|yarpp|similar-posts|^crp_|nrelate|^rps_|wwsgd|greet[-_]block|mailchimp|^mc_embed|aweber|^shr[-_]|^a2a_"
    r"|author[-_]?(?:box|bio)(?:$|[-_])|^about[-_]?(?:the[-_]?)?author$|^ssba|^essb_|heateor|mashsb|fb[-_]like|gdsr|feedflare|juiz_sps|robots-nocontent|^shariff(?:-|$)|^hatom-extra$"
    r"|^(?:(?:post|article|entry)[-_]?(?:copyright|licen[cs]e)(?:[-_]?(?:box|info|wrapper))?|licen[cs]e[-_]?(?:box|info|wrapper))$"
)
#: Lines that tell of the post, by names that a text seldom has, and no longer than this.
_META_LINE = re.compile(
    r"^(?:entry|post|article|story|single|page)[-_]?(?:meta|metadata|info|byline|details|dateline)$|^(?:byline|dateline)$"
)
_LONGEST_LINE = 250
#: Lines with the author or the date, by names that others have too.
_LINE = re.compile(
    r"(?:^|[-_])(?:date|author|posted|post-?foot|calendar|dateline|timestamp)(?:$|[-_])|byline|posted-?(?:by|on)"
)
_OTHER_POSTS = re.compile(r"related|recent|latest|popular|similar|yarpp")
_LIFE = re.compile(r"(?:^|[-_])(?:bio|biography)(?:$|[-_])")
_HIDDEN = re.compile(r"display\s*:\s*none")
_ALBUM = re.compile(r"slide-?show|carousel|rotator")
#: Entries that make an album, and letters of its captions that make a text beside the one it stands in.
_MANY, _CAPTIONS = 3, 250
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BESIDE_TAGS = frozenset(
    {"nav", "aside", "footer", "form", "header", "select", "button", "noscript", "script", "style"}
)


def names_of(element: Element) -> list[str]:
    """Classes and id, in lower case."""
    names, id_ = element.get("class"), element.get("id")
    return f"{names or ''} {id_ or ''}".lower().split() if names or id_ else []


def spelled_names(element: Element) -> tuple[str, ...]:
    """The same as they are spelled, where a capital may begin a word; a missing id is empty."""
    return *(element.get("class") or "").split(), element.get("id") or ""


def _is_named(element: Element, test: Callable[[str], bool]) -> bool:
    """True for a name that passes a test, unless generators made it of the words of a heading."""
    names = names_of(element)
    found = [name for name in names if test(name)] if names else []
    return bool(found) and not (found == names[-1:] and element.get("id") and _is_headed_so(element, test))


def _is_headed_so(element: Element, test: Callable[[str], bool]) -> bool:
    """True for a heading whose id repeats it, and for one of several sections that are so named after theirs."""
    if element.tag in _HEADINGS:
        return _repeats(element)
    if element.tag != "section" or not _repeats(element):
        return False
    around = (*element.itersiblings("section", preceding=True), *element.itersiblings("section"), element.getparent())
    return any(one is not None and _repeats(one) and not test((one.get("id") or "").lower()) for one in around)


def _repeats(element: Element) -> bool:
    heading = element if element.tag in _HEADINGS else next(element.iterchildren(*_HEADINGS), None)
    said = _bare(text_of(heading) or "")
    return bool(said) and _bare(element.get("id") or "") in {said, f"h{said}"}


def _bare(text: str) -> str:
    """Letters alone, as they are in a heading and in an id that is made of it, whose number tells it from others."""
    return "".join(filter(str.isalpha, text.casefold()))


def is_hidden(element: Element) -> bool:
    """True for what its own style keeps from being shown."""
    return _HIDDEN.search(element.get("style") or "") is not None


def is_post(element: Element) -> bool:
    """True for an element that is named as a whole post, with its title."""
    return element.tag == "article" or any(map(_POST.match, names_of(element)))


@lru_cache(maxsize=2048)
def is_content(name: str) -> bool:
    """True for a class or an id that a post's text has."""
    return _CONTENT.match(name.lower()) is not None


def is_beside(element: Element) -> bool:
    """True for what its tag or name says to be no part of a text."""
    return element.tag in _BESIDE_TAGS or _is_named(element, _is_beside_name)


@lru_cache(maxsize=2048)
def _is_beside_name(name: str) -> bool:
    return _BESIDE.search(name) is not None


def is_within(element: Element) -> bool:
    """True for what themes and plugins put into a text, too."""
    return element.tag in _BESIDE_TAGS or _is_named(element, _is_within_name) or is_album(element)


@lru_cache(maxsize=2048)
def _is_within_name(name: str) -> bool:
    return any(pattern.search(name) for pattern in (_BESIDE, _WITHIN, _SURE))


def is_life(element: Element) -> bool:
    """True for what is named as an author's biography."""
    return any(map(_LIFE.search, names_of(element)))


def is_of_other_posts(element: Element) -> bool:
    """True for a box that is named after other posts than the page's."""
    return any(map(_OTHER_POSTS.search, names_of(element)))


def is_sure(element: Element, size: int) -> bool:
    """True for what a plugin puts into a text, however much it holds, and for a line that tells of the post."""
    names = names_of(element)
    return _is_named(element, _is_sure_name) or (size <= _LONGEST_LINE and any(map(_META_LINE.match, names)))


@lru_cache(maxsize=2048)
def _is_sure_name(name: str) -> bool:
    return _SURE.search(name) is not None


def is_album(element: Element) -> bool:
    """True for an album whose captions are a text of their own."""
    if not any(map(_ALBUM.search, names_of(element))) or length(element) < _CAPTIONS:
        return False
    return next(islice(element.iter("img", "li"), _MANY - 1, None), None) is not None


def is_line(element: Element) -> bool:
    """True for what is named as a line with author and date."""
    return any(map(_LINE.search, names_of(element)))


def pictures(element: Element) -> Iterator[Element]:
    """Pictures and players."""
    yield from element.iter("img", "iframe", "object", "embed", "video", "audio", "figure")


def shows(element: Element) -> bool:
    """True for what holds a picture or a player."""
    return next(pictures(element), None) is not None
