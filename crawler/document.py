"""Text to a tree, and what is found in one; the text of what was sent is made by `crawler.charset`."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from html import unescape
from itertools import takewhile
from typing import Any, TypeAlias, cast

import orjson
from lxml import etree, html
from lxml.html import HtmlElement

Element: TypeAlias = HtmlElement

_XML_DECLARATION = re.compile(rb"^\s*<\?xml[^>]{0,200}\?>")
_CDATA = re.compile(rb"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_BARE_AMPERSAND = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)")
#: The end of a document, which may come too early: where included files have one, or a host puts a page before it.
_ENDS = re.compile(rb"</(?:body|html|BODY|HTML)\s*>")
#: What HTML 4 did not know and the parser leaves in a head, where nothing says that the body begins.
_SECTION = re.compile(rb"<(?:article|aside|figure|footer|header|main|nav|section)\b", re.IGNORECASE)
#: What a comment says up to where one is taken to end that has no end; a script goes on in it.
_NO_COMMENT = re.compile(rb"^[^<>]*>")
#: A tag; `<3` is none.
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
#: A number, with the separators of thousands that languages use.
_COUNT = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+(?!\d)|\d+")
_MORE_LINK = re.compile(r"<a\b[^>]*\bmore-link\b[^>]*>.*?</a>", re.DOTALL)


#: lxml.html's own lookup calls Python for each element, only to tell forms and their fields apart.
_CLASSES = etree.ElementDefaultClassLookup(element=HtmlElement, comment=html.HtmlComment)
_PARSER = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, collect_ids=False)
_PARSER.set_element_class_lookup(_CLASSES)


def parse_html(text: bytes) -> Element | None:
    """The document's root element, or `None` where the text holds no markup at all.

    What stands behind the end of a document is in its body, as browsers show it, and a comment that never ends is none.
    """
    if text.rfind(b"<!--") > text.rfind(b"-->"):
        begin, _, rest = text.rpartition(b"<!--")
        text = begin + _NO_COMMENT.sub(b"", rest, count=1)
    ends = [end for tag in (b"</html>", b"</HTML>") if (end := text.find(tag)) >= 0]
    if ends and text.count(b"<", min(ends) + 1) > text.count(b"<!--", min(ends)):
        text = _ENDS.sub(b"", text)
    if b"<body" not in text and b"<BODY" not in text:
        text = _SECTION.sub(rb"<body>\g<0>", text, count=1)
    try:
        return html.document_fromstring(text, parser=_PARSER)
    except etree.ParserError:
        return None


def parse_json(text: str | bytes) -> Any:
    """A JSON document; halves of characters, which no text may hold, are replaced. Raises what `json.loads` raises."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:  # has no patience with halves of characters, and none with NaN
        data = json.loads(text)
        return json.loads(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))


def json_text(field: object) -> str | None:
    """A field of a JSON document, where it is a text that is not blank."""
    return field if isinstance(field, str) and field.strip() else None


def parse_xml(text: bytes) -> tuple[etree._Element | None, str | None]:
    """The root of an XML document and what is wrong with it, if anything: what can be read of it is.

    Entities are never resolved, nothing is fetched. A bare ampersand, as WordPress itself prints them in the titles of
    comment feeds, and HTML's entities are taken for what they are meant to be.
    """
    document = _XML_DECLARATION.sub(b"", text, count=1).lstrip()
    root, fault = _parse_xml(document)
    if fault and b"<!DOCTYPE" not in document:
        return _parse_xml(b"".join(_mend_references(document)))
    return root, fault


def _parse_xml(document: bytes) -> tuple[etree._Element | None, str | None]:
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(document, parser=parser)
    except etree.XMLSyntaxError as error:
        return None, str(error)
    if root is None:  # nothing but what had to be mended away
        return None, "no element"
    faults = [str(fault.message) for fault in parser.error_log if fault.level > etree.ErrorLevels.WARNING]
    faults += [f"{entity.text} is left out" for entity in root.iter(etree.Entity)]
    return root, faults[0] if faults else None  # the first explains the rest


def _mend_references(document: bytes) -> Iterable[bytes]:
    """The document, with ampersands escaped that begin none of XML's own references; sections of CDATA as they are."""
    for part in _CDATA.split(document):
        yield part if part.startswith(b"<![CDATA[") else _BARE_AMPERSAND.sub(b"&amp;", part)


_LENGTH = etree.XPath("string-length(normalize-space(.))")


@lru_cache(maxsize=512)
def _xpath(expression: str) -> etree.XPath:
    return etree.XPath(expression)


def find(node: etree._Element, expression: str) -> list[Element]:
    """Elements that an XPath expression selects; expressions are compiled once."""
    found = _xpath(expression)(node)
    return cast(list[Element], found) if isinstance(found, list) else []


def first(node: etree._Element, expression: str) -> Element | None:
    """The first element that an XPath expression selects."""
    found = find(node, expression)
    return found[0] if found else None


def value(node: etree._Element, expression: str) -> str | None:
    """The first string that an XPath expression selects, stripped; `None` where there is none or it is empty."""
    found = find(node, expression)
    return (str(found[0]).strip() or None) if found else None


def up_to(element: Element, top: Element) -> Iterator[Element]:
    """The elements around one, from the inside out, as far as those within another."""
    return takewhile(lambda outer: outer is not top, element.iterancestors())


def number_in(text: str) -> int | None:
    """The first number in a text, with or without separators of thousands."""
    found = _COUNT.search(text)
    return int(re.sub(r"\D", "", found.group())) if found else None


def text_of(node: etree._Element | None) -> str | None:
    """An element's text with its white space collapsed; `None` where there is none."""
    if node is None:
        return None
    whole = etree.tostring(node, encoding="unicode", method="text", with_tail=False) if len(node) else node.text or ""
    return " ".join(whole.split()) or None


def spaced_text(node: etree._Element) -> str | None:
    """An element's text, its elements kept apart: day, month and year of a calendar's leaf, a name before a date."""
    leaves = [child for child in node if isinstance(child.tag, str) and text_of(child)]
    if len(leaves) > 1 or any(map(_begins_anew, leaves)):
        return " ".join(" ".join(map(str, node.itertext())).split()) or None
    return text_of(node)


def _begins_anew(leaf: etree._Element) -> bool:
    """True where what follows an element is another word, as a month after a name is, and `st` after a day is not."""
    following = (leaf.tail or "")[:1]
    return following.isdigit() or following.isupper()


def length(node: etree._Element) -> int:
    """Length of an element's text, white space collapsed."""
    return int(_LENGTH(node)) if isinstance(node.tag, str) else 0  # type: ignore[arg-type]


def shown_length(node: etree._Element) -> int:
    """The same without scripts and styles."""
    return length(node) - sum(map(length, node.iter("script", "style")))


def inline_text(markup: str) -> str:
    """Text of a fragment of markup, such as a title in a feed: no tags, entities decoded, white space collapsed."""
    if "<" in markup:
        markup = _TAG.sub("", _MORE_LINK.sub(" ", markup) if "more-link" in markup else markup)
    return " ".join(unescape(markup).split())


def has_class(name: str) -> str:
    """XPath predicate: the element has this class."""
    # most elements fail the first test, which is by far the cheaper
    return f"(contains(@class, '{name}') and contains(concat(' ', normalize-space(@class), ' '), ' {name} '))"


@lru_cache(maxsize=1024)
def _classes(attribute: str) -> frozenset[str]:
    return frozenset(attribute.split())


def class_test(pattern: str) -> Callable[[frozenset[str]], bool]:
    """A test for a pattern in any of an element's classes; its answer is kept for others with the same classes."""
    search = re.compile(pattern, re.IGNORECASE).search

    @lru_cache(maxsize=4096)
    def test(classes: frozenset[str]) -> bool:
        return any(map(search, classes))

    return test


class Index:
    """The elements below a node by id and class: one walk instead of one for each of the many names themes use."""

    def __init__(self, node: etree._Element) -> None:
        self.root = node
        #: Elements that have an id or a class, in document order, with both.
        self.entries: list[tuple[Element, str, frozenset[str]]] = []
        self.by_id: dict[str, Element] = {}
        #: Places in `entries`, a list for each of the attributes with this class: pages repeat whole attributes.
        self._by_class: dict[str, list[list[int]]] = defaultdict(list)
        alike: dict[str, tuple[frozenset[str], list[int]]] = {}
        for element in node.iter(etree.Element):
            id_, attribute = element.get("id", ""), element.get("class", "")
            if not (id_ or attribute):
                continue
            if (known := alike.get(attribute)) is None:
                known = alike[attribute] = _classes(attribute), []
            classes, numbers = known
            numbers.append(len(self.entries))
            self.entries.append((element, id_, classes))
            if id_:
                self.by_id.setdefault(id_, element)
        for classes, numbers in alike.values():
            for name in classes:
                self._by_class[name].append(numbers)

    def classed(self, *names: str) -> list[Element]:
        """Elements that have any of these classes, in document order."""
        if self._by_class.keys().isdisjoint(names):
            return []
        found = [numbers for name in names for numbers in self._by_class.get(name, ())]
        places = found[0] if len(found) == 1 else sorted(set[int]().union(*found))
        return [self.entries[place][0] for place in places]

    def first(self, *names: str) -> Element | None:
        """The first element that has any of these classes."""
        found = self.classed(*names)
        return found[0] if found else None
