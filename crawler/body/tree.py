"""The few ways a fragment's tree is read and changed, tails kept."""

import copy
import re
from typing import TypeAlias

import lxml.html
from lxml.etree import ElementDefaultClassLookup, XPath, _Element, tostring

Element: TypeAlias = _Element

_PARSER = lxml.html.HTMLParser(huge_tree=True)
_CLASSES = ElementDefaultClassLookup(element=lxml.html.HtmlElement, comment=lxml.html.HtmlComment)
_PARSER.set_element_class_lookup(_CLASSES)
_PAGE_TAGS = re.compile(r"</?(?:html|body)\b[^<>]*>", re.IGNORECASE)
_ALL_TAGS = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_WRAPPING_TAGS = re.compile(
    r"</?(?!(?:a|br|embed|h[1-6]|iframe|img|noscript|object|p|param|script)\b)[a-z][^<>]*>", re.IGNORECASE
)
#: A parser stops at this depth, and what follows would be lost.
_DEEPEST = 2048
_SELF_CLOSED = re.compile(r"<(iframe|script|object|noscript)\b([^<>]*)/>", re.IGNORECASE)
_FRAME = re.compile(r"(<iframe\b[^<>]*>)(?!\s*</iframe)")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CONTROLS = bytes((*range(9), 11, 12, *range(14, 32)))
#: U+FFFE and U+FFFF.
_NO_CHARACTER = re.compile(b"\xef\xbf[\xbe\xbf]")
_STRING = XPath("string()", smart_strings=False)


def parse(markup: str) -> Element:
    """Parse a fragment into a `div` of its own."""
    if not is_safe(markup):
        markup = safe(markup)
    if "/>" in markup:  # in HTML these stay open and swallow what follows
        markup = _SELF_CLOSED.sub(r"<\1\2></\1>", markup)
    if markup.count("<iframe") > markup.count("</iframe"):
        markup = _FRAME.sub(r"\1</iframe>", markup)
    root = _parsed(markup)
    if markup.count("<") > _DEEPEST:
        for tags in (_WRAPPING_TAGS, _ALL_TAGS):
            if not any("depth" in error.message for error in _PARSER.error_log):
                break
            root = _parsed(tags.sub(" ", markup))
    _spill_players(root)
    return root


def _parsed(markup: str) -> Element:
    page = lxml.html.document_fromstring(f"<html><body>{_PAGE_TAGS.sub('', markup)}</body></html>", parser=_PARSER)
    body = page.find("body")
    root = page if body is None else body
    root.tag = "div"
    return root


def own(element: Element) -> Element:
    """Return a copy of the element as a bare `div`, without its tail."""
    root = copy.deepcopy(element)
    root.tail = None
    root.attrib.clear()
    root.tag = "div"
    _spill_players(root)
    return root


def safe(text: str) -> str:
    """Return the text without what a tree cannot hold."""
    return _FORBIDDEN.sub("", text.replace("\x0b", " ").replace("\x0c", " "))


def is_safe(markup: str) -> bool:
    """Say whether markup is free of what a tree cannot hold; references such as `&#1;` bring it in past the parser."""
    try:
        raw = markup.encode()
    except UnicodeEncodeError:
        return False
    return len(raw.translate(None, _CONTROLS)) == len(raw) and not _NO_CHARACTER.search(raw)


def inner(root: Element) -> str:
    """Return the markup inside a bare `div`."""
    return tostring(root, encoding="unicode", method="html", with_tail=False)[len("<div>") : -len("</div>")]


def outer(element: Element) -> str:
    """Return the element's own markup."""
    return tostring(element, encoding="unicode", method="html", with_tail=False)


def text_of(element: Element) -> str:
    """Return all its text, white space collapsed."""
    return " ".join(str(_STRING(element)).split())


def attributes(element: Element) -> list[tuple[str, str]]:
    """Return its attributes' names and values."""
    return [(str(name), str(value)) for name, value in element.items()]


def classes(element: Element) -> list[str]:
    """Return its classes in lower case."""
    return (element.get("class") or "").lower().split()


def _joined(*texts: str | None) -> str | None:
    return safe("".join(text for text in texts if text)) or None


def remove(element: Element, text: str = "") -> None:
    """Take the element away, or leave a text in its place."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    left, element.tail = _joined(text, element.tail), None
    parent.remove(element)
    _append(parent, before, left)


def _append(parent: Element, before: Element | None, text: str | None) -> None:
    """Put a text behind a child, or before the first."""
    if text and before is None:
        parent.text = _joined(parent.text, text)
    elif text and before is not None:
        before.tail = _joined(before.tail, text)


def _spill_players(root: Element) -> None:
    """Put what stands in an `embed`, or in an `object` after its parameters, behind it.

    To this parser `embed` is not void: where it is not closed, as it need not be, or where an `object` never is, the
    rest of the post goes inside.
    """
    for element in reversed(list(root.iter("embed", "object"))):
        own_parts = [place for place, child in enumerate(element) if _is_part(child)] if element.tag == "object" else []
        _spill(element, own_parts[-1] + 1 if own_parts else 0)


def _is_part(child: Element) -> bool:
    return next(child.iter("param", "embed", "object"), None) is not None


def _spill(element: Element, first: int) -> None:
    """Move an element's children from this one on, and the text before it, behind the element."""
    parent = element.getparent()
    if parent is None:
        return
    before = element[first - 1] if first else element
    lead = before.tail if first else before.text
    children = list(element)[first:]
    if first:
        before.tail = None
    else:
        before.text = None
    if children:
        children[-1].tail = _joined(children[-1].tail, element.tail)
        element.tail = _joined(lead)
        place = parent.index(element) + 1
        parent[place:place] = children
    else:
        element.tail = _joined(lead, element.tail)


def unwrap(element: Element) -> None:
    """Leave the element's children in its place."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    lead, tail, children = element.text, element.tail, list(element)
    element.tail = None
    place = parent.index(element)
    parent[place : place + 1] = children
    _append(parent, before, lead)
    _append(parent, children[-1] if children else before, tail)


def replace(element: Element, by: Element) -> None:
    """Put another element in its place."""
    parent = element.getparent()
    if parent is not None:
        by.tail = element.tail
        parent.replace(element, by)


def after(element: Element, new: Element) -> None:
    """Put a new element between an element and its tail."""
    parent = element.getparent()
    if parent is not None:
        new.tail = element.tail
        element.tail = None
        parent.insert(parent.index(element) + 1, new)
