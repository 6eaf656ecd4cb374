"""What ids and classes give away, in any theme: they are names that its author typed, not words that readers see."""

import re
from functools import lru_cache

#: What names of comments hold, in the languages that themes are written in.
_COMMENT = re.compile(
    r"com+ent(?!ed)|kom+ent(?!owa)|coment[aá]rio|repl(?:y|ies)(?!to)|respons|respuesta|antwort|reactie|reponse|yorum|discuss|feedback"
    r"|talkback|trackback|pingback|cmt|cmnt"
)
_PING = re.compile(
    r"trackback|pingback|(?:^|[-_])(?:(?:pings?|mention)(?:list)?(?:$|[-_])|tb(?:list)?[-_]?[\d#]*$)|webmention"
)
#: Parts of a comment, what surrounds the conversation, lists of comments elsewhere, and posts on that subject.
_NO_ITEM = re.compile(
    r"form|link|count|status|share|vote|avatar|gravatar|add|submit|button|btn|notice|subscri|toggle|respond|edit|preview|rating"
    r"|icon|recent|latest|related|popular|input|field|login|policy|closed|header|heading|title|nav|pag(?:e|in)|open|leave"
    r"|login|sort|number|label|new|write|error|message|off|disabled|feed(?!back)|rss|permalink|anchor|tool|menu|action|captcha"
    r"|guideline|terms|rules|info$|text(?:area|box)|cancel|more|social|(?:^|[-_])most|^(?:category|(?:post_)?tag)-"
)
_PART = re.compile(r"author|meta|date|time|content|body|text|foot|head|user|name|inner|left|right|top|bottom|data")
_ELSEWHERE = re.compile(
    r"^side-?bar|side-?bar[-_]?\d*$|recent|latest|ultim[oa](?!t)|related|popular|blogroll|tag-?cloud|^footer|^(?:site|page|main|global|blog)-?footer|masthead"
    r"|(?:^|[-_])nav(?:$|[-_])|(?:^|[-_])menu(?:$|[-_])|promo"
)
#: Boxes of dated lines that are no conversation, though all of them are alike.
_DATED = re.compile(r"twitter|tweet|instagram|(?:^|[-_])(?:events?|agenda|calendar|schedule|headlines)(?:$|[-_])")
_WHOLE = re.compile(
    r"(?:\w+[-_])?(?:blog|user|reader|visitor|single)?(?:com+ent|cmts?|kom+entarz?|com+entaire|yorum|reactie|comentario|commento|pingback|trackback|reply|answer)"
    r"(?:[-_]?(?:item|entry|post|wrap(?:per)?|box|single|holder|block|row|container|bubble))?"
)
_ASKS = re.compile(r"com+ent|kommentar|coment|reply|respond", re.IGNORECASE)
#: Where a word of `likeThis` begins.
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PLURAL = re.compile(
    r"s$|com+enti$|kom+entarz?[ei]$|list|thread|area|wrap|container|section|block|box$|holder|tree|stream|disqus"
)
_NUMBERED = re.compile(r"(?<![A-Za-z])([A-Za-z][A-Za-z_:.\-]*+)(\d[\da-f]*)([^\d]*)$")
#: A hash, as long as this at least, behind a sign that parts it from the name.
_HASHED = re.compile(
    r"([A-Za-z][A-Za-z_:.\-]*[_:.\-])([\da-f]{32,64}|(?:\d+-)?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12})()$"
)
_HASH = 32
#: What has the number in `entry41Comment`.
_OF_POST = re.compile(r"(?:^|[-_])(?:entry|post|article|story|node|page|blog)$")
#: What leads to the author's name in `comment-12-by-ada`.
_SIGNED = re.compile(r"[-_]by[-_]")
_LONGEST = 120


@lru_cache(maxsize=2048)
def is_item(name: str) -> bool:
    """True for names that one comment may have as a whole."""
    lower = name.lower()
    return _COMMENT.search(lower) is not None and _NO_ITEM.search(lower) is None


@lru_cache(maxsize=2048)
def is_aside(name: str) -> bool:
    """True for names of what only belongs to a conversation: a form, a count, a heading."""
    lower = name.lower()
    return _COMMENT.search(lower) is not None and _NO_ITEM.search(lower) is not None


@lru_cache(maxsize=2048)
def is_whole(name: str) -> bool:
    """True for names that say plainly that this is one comment, so that a page may have but one of them."""
    return _WHOLE.fullmatch(_HUMP.sub("-", name).lower()) is not None


@lru_cache(maxsize=2048)
def is_part(name: str) -> bool:
    """True for names that only a part of a comment has."""
    return _PART.search(name.lower()) is not None


@lru_cache(maxsize=2048)
def is_container(name: str) -> bool:
    """True for names of what holds the whole conversation."""
    lower = name.lower()
    return is_item(lower) and _PLURAL.search(lower) is not None


@lru_cache(maxsize=2048)
def is_ping(name: str) -> bool:
    """True for names of trackbacks and their kin."""
    return _PING.search(name.lower()) is not None


def is_comment_form(name: str) -> bool:
    """True for the name, or the address, of a form for a comment."""
    return _ASKS.search(name) is not None


@lru_cache(maxsize=2048)
def is_elsewhere(name: str) -> bool:
    """True for names of what stands beside the post: a sidebar, a list of the latest comments, a foot."""
    return _ELSEWHERE.search(name.lower()) is not None


@lru_cache(maxsize=2048)
def is_dated(name: str) -> bool:
    """True for names of boxes with dates of their own: of events, of what was said elsewhere."""
    return _DATED.search(name.lower()) is not None


@lru_cache(maxsize=2048)
def family(name: str) -> str:
    """A class without its numbers and without what tells neighbours apart: `comment-odd`, `depth-2`."""
    return re.sub(r"\d+", "#", name.lower())


def numbered(id_: str) -> tuple[str, str] | None:
    """The family of an id and the number in it: `comment-#` and 12; `None` where it cannot be a comment's."""
    if len(id_) > _LONGEST:
        return None
    found = (_HASHED.match(id_) if len(id_) > _HASH else None) or _NUMBERED.search(id_)
    if found is None:
        return None
    before, number, after = found.groups()
    after = "" if _SIGNED.match(after) else after
    if not number.strip("0"):
        return None  # of a template
    bare = before.lower().rstrip("-_:.")
    if bare in {"c", "cm", "com", "cid"}:
        if len(number) < 3 or after or found.start():
            return None
    elif not (is_item(bare + after) or bare == "forum") or (after and (is_container(after) or _OF_POST.search(bare))):
        return None
    return f"{before.lower()}#{after.lower()}", number
