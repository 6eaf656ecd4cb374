"""What classes and ids say that a part of a comment is: its author, its date, its text, a control."""

import re
from functools import lru_cache

from crawler.document import Element

AUTHOR, DATE, META, TEXT, CONTROL, FN = 1, 2, 4, 8, 16, 32

_AUTHOR = re.compile(
    r"(?:^|[-_])(?:fn|author|name|nick(?:name)?|poster|comment(?:er|ator)|creator|user(?:name)?|by(?:line)?|who|autor|auteur|from|writer)"
    r"(?:$|[-_])|comment(?:er|or|_?author|name|user|-?_?by$)|(?:user|display|author|screen|full|nick|first|last|real)-?_?name|author|posted-?by"
)
_DATE = re.compile(r"date|time|published|posted|when|datum|fecha|(?:^|[-_])ago(?:$|[-_])|(?:^|[-_])on(?:$|[-_])")
_META = re.compile(r"meta|posted|byline|foot(?:er)?$|credit|info$|signature")
#: Names such as `text-muted` say how something is set, in the style sheets that most themes share; not `text-comment`.
#: So do those with a prefix, `u-text-right`.
_TEXT = re.compile(
    r"(?:^(?!text-(?![ck]om))|[-_](?!text-(?:left|right|cent(?:er|re)|justify|start|end|align|muted|small|sm|xs|lg)))"
    r"(?:content|text|body|entry|message|copy|txt|post|description|inhalt|texte|texto|contenido|testo)(?:$|[-_\d#])"
    r"|comment-?_?(?:text|content|body|copy|entry|message|msg|txt)|(?:text|content|body)$"
)
_CONTROL = re.compile(
    r"reply(?!ies|[-_]+(?:author|user|name|by|date|time|meta|head|content|text|body))|repl[iy]es?-?link|share|vote|rating|like|flag|report|permalink|tools?|action|avatar|gravatar|photo|thumb"
    r"|edit|delete|abuse|control|button|btn|moderat|karma|(?<!ac)count|badge|icon|hidden|spam|menu|perma"
    r"|repondre|antworten|rispondi|responder"
)
_NO_TEXT = re.compile(
    r"meta|author|date|foot|head|title|form|info|control|user|avatar|wrap|link|name|more|icon|count|btn"
)
#: What microdata calls texts.
_WORK = re.compile(r"/(?:\w*Article|BlogPosting|Blog|CreativeWork|WebPage)$")
_ROLES = ((AUTHOR, _AUTHOR), (DATE, _DATE), (META, _META), (TEXT, _TEXT), (CONTROL, _CONTROL))
_NO_DIGITS = str.maketrans("", "", "0123456789")


def roles(element: Element) -> int:
    """The roles that an element's names give it, as a sum; those of a text only where no name speaks against it."""
    names, id_, prop = element.get("class"), element.get("id"), element.get("itemprop")
    if not names and not id_ and not prop:
        return 0
    if prop == "name":
        prop = None if _is_of_work(element) else "fn"  # the same in other words
    return _roles(f"{names or ''} {prop or ''} {id_.translate(_NO_DIGITS) if id_ else ''}")


def _is_of_work(name: Element) -> bool:
    """True for the name of a text, its title, and not of a person."""
    scope = next((one for one in name.iterancestors() if one.get("itemscope") is not None), None)
    return scope is not None and _WORK.search(scope.get("itemtype") or "") is not None


@lru_cache(maxsize=2048)
def _roles(names: str) -> int:
    each = names.lower().split()
    found = FN if "fn" in each else 0
    for role, pattern in _ROLES:
        if any(map(pattern.search, each)):
            found |= role
    return found & ~TEXT if any(map(_NO_TEXT.search, each)) else found
