"""The heading that holds a post's title: the one that the document's own title, which adds the site's name, repeats."""

import re
from functools import lru_cache
from operator import itemgetter

from crawler.document import Element, length, text_of
from crawler.layout.printed import datedness
from crawler.scope import joined
from crawler.witnesses.structured.addresses import same

_NAMED = re.compile(
    r"^(?:(?:entry|post|article|story|blog|blog[-_]?post|node|single|page|content)[-_]?(?:title|head(?:line|er|ing)?)|headline|title|posttitle"
    r"|p-name|subject|itemtitle|contentheading|storytitle|pagetitle)$"
)
_SITE = re.compile(
    r"^(?:header|masthead|logo|branding|site-?(?:title|name|header|branding|description)|blog-?(?:title|name|header|description)"
    r"|banner|top|tagline|description|side-?bar.*|footer|widget-?title|widgettitle)$"
)
#: How far above a heading a name tells that it is the site's.
_ABOVE = 4
_HEADINGS = ("h1", "h2", "h3", "h4")
_SMALL = frozenset({"h3", "h4"})
_BOXES = ("td", "div", "p", "span", "b", "strong", "dt")
_LONGEST = 400
#: What divides a document's title; white space around a printed one.
_DIVIDED = re.compile(r"\s+[-–—|·•»«:~]+\s+|:\s+|\s*[|｜»«]\s*|(?<=[^\x00-\x7f])_|_(?=[^\x00-\x7f])")
_SPACE = 40
#: A document's title has no more strokes that are looked at.
_STROKES = 6
#: How far a heading agrees that is a good part of what is wanted, and one that is all of it.
_PARTLY, _WHOLLY = 0.75, 2
#: The least that agrees what stands before the first stroke of a document's title.
_FIRST = 0.95
#: How much a name counts, and how much what agrees does of the site's own.
_NAME, _SITES = 0.6, 0.05


def document_title(root: Element) -> str | None:
    """What the head calls the page."""
    title = next(root.iter("title"), None)
    return text_of(title)


def find_title(root: Element, stated: str | None) -> Element | None:
    """The heading with the title that data states or that the document's title repeats; of several the best placed."""
    wanted = [text for text in (_plain(stated), _plain(document_title(root))) if text]
    first = _plain(_DIVIDED.split(document_title(root) or "", maxsplit=1)[0])
    best, most, said, scores = None, 0.0, "", dict[str, float]()
    for heading in root.iter(*_HEADINGS):
        text = _plain(text_of(heading))
        if not text or len(text) > _LONGEST:
            continue
        agreed = max((_agreement(text, title) for title in wanted), default=0)
        if agreed < _PARTLY and len(heading) and (own := _own(heading, text)):
            agreed = max((_agreement(own, title) for title in wanted), default=0)
        if text == first:  # a short title is little of a long one
            agreed = max(agreed, _FIRST)
        score = _score(heading, agreed)
        # the site's name stands in the document's title too, and before the post's on the page
        follows = _PARTLY < agreed < _WHOLLY and most < _WHOLLY and said and text not in said and said not in text
        if score > scores.get(text, 0) and (score > most or (follows and score > 1)):
            best, most, said = heading, score, text
        scores[text] = max(score, scores.get(text, 0))
    # the document is named after the site, or not at all, or says something else than a small heading named so
    if not wanted or most == _SITES * _WHOLLY or (best is not None and best.tag in _SMALL and most < _NAME + _PARTLY):
        only = _only(root)
        best = best if only is None else only
    named = _named(root, wanted) if most <= _SITES * _WHOLLY else None
    if named is None or best is None:
        return best if named is None else named
    both = (best, named)  # the site's own name stands first
    return named if next(one for one in root.iter(best.tag, named.tag) if one in both) is best else best


def _agreed(element: Element, wanted: list[str]) -> float:
    text = _plain(text_of(element))
    return max((_agreement(text, title) for title in wanted), default=0)


def _named(root: Element, wanted: list[str]) -> Element | None:
    """What is named as a title and says what is wanted, where templates of tables make no headings."""
    for element in root.iter(*_BOXES):
        if not _is_named(element.get("class"), element.get("id")) or not 0 < length(element) <= _LONGEST:
            continue
        if _agreed(element, wanted) >= _PARTLY and not is_sites(element):
            return element
    return None


def _only(root: Element) -> Element | None:
    """The one heading of the first rank beside the site's."""
    found = [heading for heading in root.iter("h1") if 0 < length(heading) <= _LONGEST and not is_sites(heading)]
    return found[0] if len(found) == 1 else None


def printed_title(root: Element) -> Element | None:
    """What prints one part of the document's title by itself, whatever it is made of; the site's leads home."""
    parts = _parts(document_title(root) or "")
    longest, found, most = max(map(len, parts), default=0), None, 0
    for element in root.iter(*_BOXES, "a", "font", "em", "center") if parts else ():
        if len(element.text or "") <= _LONGEST and len(element) <= 1 and length(element) - _SPACE <= longest:
            said = text_of(element) or ""
            if said in parts and len(said) > most and not is_sites(element):
                found, most = element, len(said)
    return found


def _parts(title: str) -> set[str]:
    """What stands before, between and behind the strokes of a document's title, some of which may be of the post's."""
    strokes = list(_DIVIDED.finditer(title))[:_STROKES]
    starts, ends = [0, *(one.end() for one in strokes)], [*(one.start() for one in strokes), len(title)]
    parts = {title[start:end].strip() for start in starts for end in ends if end - start < len(title)}
    return parts - {""}


def _own(heading: Element, text: str) -> str:
    """What a heading prints itself, or a link in it, where all else is a number, or a date in elements of its own."""
    link = _plain(text_of(next(heading.iter("a"), None)))
    if link and _is_counted(text, link):
        return link
    return _plain(" ".join([heading.text or "", *(child.tail or "" for child in heading)])) if datedness(text) else ""


def _is_counted(text: str, own: str) -> bool:
    """True where a number alone stands beside the link in a heading, as that of its comments."""
    return own in text and all(word.isdigit() for word in text.replace(own, "", 1).split())


def title_text(heading: Element, stated: str | None, root: Element) -> str:
    """The title in its heading: themes add a count of comments or the author's name there."""
    whole = _sans_anchor(heading)
    own = " ".join(" ".join([heading.text or "", *(child.tail or "" for child in heading)]).split())
    texts = [whole, own, *(text_of(part) or "" for part in heading.iter("a", "span", "b", "strong"))]
    for title in filter(None, (_plain(document_title(root)), _plain(stated))):
        if set(_plain(whole).split()) <= set(title.split()):
            return whole  # nothing was added, though a part of it may agree better with a title that shows its markup
        agreed, said = max(((_agreement(_plain(text), title), text) for text in texts), key=itemgetter(0))
        if agreed:
            return said
    return whole


def _sans_anchor(heading: Element) -> str:
    """The heading's text without the sign that links to the heading itself."""
    text = text_of(heading) or ""
    for link in heading.iter("a"):
        sign = text_of(link) or ""
        if (link.get("href") or "").startswith("#") and sign and not any(map(str.isalnum, sign)):
            text = text.removesuffix(sign).removeprefix(sign).strip()
    return text


def _score(heading: Element, agreed: float) -> float:
    named = _is_named(heading.get("class"), heading.get("id"))
    if not agreed and not named:
        return 0
    if is_sites(heading):
        return _SITES * agreed
    return agreed + _NAME * named + {"h1": 0.3, "h2": 0.2, "h3": 0.1}.get(str(heading.tag), 0)


def _agreement(text: str, title: str) -> float:
    """How well a text agrees with a title: 2 for the same words, less the more of either the other lacks."""
    if text == title:
        return 2
    if len(text) > 2 and f" {text} " in f" {title} ":
        return 0.6 + len(text) / len(title)
    if len(title) > 2 and f" {title} " in f" {text} ":
        return 0.5 + 0.5 * len(title) / len(text)
    words, others = set(text.split()), set(title.split())
    common = len(words & others)
    return 0.5 * common / len(words) if common > 2 and common >= 0.7 * len(words) else 0


def is_sites(heading: Element) -> bool:
    """True for what stands in the site's header, and for a link to the root; a link elsewhere may be named so."""
    above = [outer for outer, _ in zip(heading.iterancestors(), range(_ABOVE), strict=False)]
    link = next(heading.iter("a"), None)
    around = above if link is not None and link.get("href") and not leads_home(heading) else [heading, *above]
    if any(_SITE.match(name) for outer in around if outer.tag not in {"body", "html"} for name in _names(outer)):
        return True
    return leads_home(heading)


def mark_home(root: Element, home: str, base: str) -> None:
    """Have the links of headings that lead to the blog's home say so, as most templates do themselves."""
    for heading in root.iter(*_HEADINGS):
        link = next(heading.iter("a"), None)
        if link is not None and (url := joined(base, link.get("href"))) and same(url, home):
            link.set("rel", "home")


def leads_home(heading: Element) -> bool:
    """True for a heading that links to the root, as the site's own does."""
    link = next(heading.iter("a"), None)
    if link is None:
        return False
    return link.get("rel") == "home" or re.fullmatch(r"(?:https?://[^/]+)?/?", link.get("href") or "#") is not None


def _names(element: Element) -> list[str]:
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()


@lru_cache(maxsize=4096)  # pages repeat whole attributes
def _is_named(classes: str | None, id_: str | None) -> bool:
    return any(map(_NAMED.match, f"{classes or ''} {id_ or ''}".lower().split()))


def _plain(text: str | None) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower())) if text else ""
