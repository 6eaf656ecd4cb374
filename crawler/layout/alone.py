"""The only comment of a page whose template names the conversation but nothing in it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from crawler.document import Element, Index, find, length
from crawler.layout.printed import is_exact
from crawler.layout.siblings import held

#: What all of a conversation is called, with the number of its post behind it.
_TALK = re.compile(
    r"(?:[a-z]+[-_]?)?(?:com+(?:ents|entaires|enti)|kom+entarz?e|comentarios|feedback|responses|repl(?:ies|y)|discussion"
    r"|talkback)(?:[-_]?(?:list|block|area|section|container|wrap(?:per)?|content|box|body|holder|inner|thread|data|view))?"
    r"(?:[-_]?\d+)?"
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_END = frozenset({"form", "fieldset", "textarea", "script", "noscript", "hr"})
_FIELDS = ("form", "textarea")
_CLOCKS = "descendant-or-self::*[text()[contains(., ':') and string-length(.) < 90]]"
#: Letters of the longest line with a date; conversations that are tried.
_LINE, _TRIED = 120, 4


def lone_comments(index: Index) -> Iterator[Element]:
    """What a conversation holds besides its heading and its form, where only one time is printed in it.

    Siblings are put into an element of their own, which is removed again when the next one is asked for.
    """
    holders = [element for element, id_, classes in index.entries if _are_talk(classes) or (id_ and _is_talk(id_))]
    for holder in holders[: -_TRIED - 1 : -1]:  # those that stand in others first
        dated = {one for one in find(holder, _CLOCKS) if _is_dated(one)}
        dated = {one for one in dated if dated.isdisjoint(one.iterancestors())}
        run = _run(holder, {outer for one in dated for outer in (one, *one.iterancestors())})
        if len(dated) != 1 or not run:
            continue
        if _says_itself(holder):
            yield holder
            continue
        mark = run[0] if len(run) == 1 else held(run)
        yield mark
        if len(run) > 1 and mark.getparent() is not None:
            mark.drop_tag()


@lru_cache(maxsize=4096)  # pages repeat whole attributes
def _are_talk(classes: frozenset[str]) -> bool:
    return any(map(_is_talk, classes))


def _is_talk(name: str) -> bool:
    return _TALK.fullmatch(name.lower()) is not None


def _says_itself(holder: Element) -> bool:
    """True for a text in which only the line with the date has an element of its own."""
    own = len((holder.text or "").strip()) + sum(len((child.tail or "").strip()) for child in holder)
    return own > _LINE and next(holder.iter(*_FIELDS, *_HEADINGS), None) is None


def _is_dated(element: Element) -> bool:
    return length(element) <= _LINE and is_exact(element.text_content())


def _run(holder: Element, around: set[Element]) -> list[Element]:
    """What is said in a conversation: its children from behind the heading to the form, with the date in them."""
    children = [child for child in holder if isinstance(child.tag, str)]
    start = next((at for at, child in enumerate(children) if child in around or _says(child)), len(children))
    run = list(takewhile(lambda child: not _is_end(child), children[start:]))
    while run and run[-1] not in around and not _says(run[-1]):
        run.pop()
    if len(run) == 1 and next((child.tag for child in run[0]), None) in _HEADINGS:
        return _run(run[0], around)
    return run if any(child in around for child in run) else []


def _is_end(child: Element) -> bool:
    return child.tag in _END or next(child.iter(*_FIELDS), None) is not None


def _says(child: Element) -> bool:
    """True for what is no heading and holds more than links."""
    return child.tag not in _HEADINGS and length(child) > sum(map(length, child.iter("a")))
