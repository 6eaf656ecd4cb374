"""The few ways a fragment's tree is read and changed, tails kept."""

import copy
import re
from typing import TypeAlias

import lxml.html
from lxml.etree import _Element, tostring

Element: TypeAlias = _Element

_PARSER = lxml.html.HTMLParser(huge_tree=True)
_PAGE_TAGS = re.compile(r"</?(?:html|body)\b[^<>]*>", re.IGNORECASE)
_ALL_TAGS = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_WRAPPING_TAGS = re.compile(
    r"</?(?!(?:a|br|embed|h[1-6]|iframe|img|noscript|object|p|param|script)\b)[a-z][^<>]*>", re.IGNORECASE
)
#: A parser stops at this depth, and what follows would be lost.
_DEEPEST = 2048
_SELF_CLOSED = re.compile(r"<(iframe|script|object|noscript)\b([^<>]*)/>", re.IGNORECASE)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def parse(markup: str) -> Element:
    """Parse a fragment into a `div` of its own."""
    if not markup.isascii():
        markup = safe(markup)
    if "/>" in markup:  # in HTML these stay open and swallow what follows
        markup = _SELF_CLOSED.sub(r"<\1\2></\1>", markup)
    root = _parsed(markup)
    if markup.count("<") > _DEEPEST:
        for tags in (_WRAPPING_TAGS, _ALL_TAGS):
            if not any("depth" in error.message for error in _PARSER.error_log):
                break
            root = _parsed(tags.sub(" ", markup))
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
    return root


def safe(text: str) -> str:
    """Return the text without what a tree cannot hold."""
    return _FORBIDDEN.sub("", text)


def inner(root: Element) -> str:
    """Return the markup inside a bare `div`."""
    return tostring(root, encoding="unicode", method="html", with_tail=False)[len("<div>") : -len("</div>")]


def outer(element: Element) -> str:
    """Return the element's own markup."""
    return tostring(element, encoding="unicode", method="html", with_tail=False)


def text_of(element: Element) -> str:
    """Return all its text, white space collapsed."""
    return " ".join("".join(map(str, element.itertext())).split())


def attributes(element: Element) -> list[tuple[str, str]]:
    """Return its attributes' names and values."""
    return [(str(name), str(value)) for name, value in element.items()]


def classes(element: Element) -> list[str]:
    """Return its classes in lower case."""
    return (element.get("class") or "").lower().split()


def remove(element: Element, text: str = "") -> None:
    """Take the element away, or leave a text in its place."""
    parent = element.getparent()
    if parent is None:
        return
    left = text + (element.tail or "")
    before = element.getprevious()
    parent.remove(element)
    element.tail = None
    if not left:
        return
    if before is None:
        parent.text = safe((parent.text or "") + left)
    else:
        before.tail = safe((before.tail or "") + left)


def unwrap(element: Element) -> None:
    """Leave the element's children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    children = list(element)
    tail = element.tail or ""
    element.tail = None
    if children:
        children[-1].tail = (children[-1].tail or "") + tail
        lead = element.text or ""
    else:
        lead = (element.text or "") + tail
    parent[place : place + 1] = children
    before = parent[place - 1] if place else None
    if before is None:
        parent.text = safe((parent.text or "") + lead) or None
    else:
        before.tail = safe((before.tail or "") + lead) or None


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
