"""Bytes to text and text to a tree: declared charset, byte order mark, meta, then the bytes themselves."""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from typing import TypeAlias, cast

from lxml import etree, html
from lxml.html import HtmlElement
from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, resolve_encoding

from crawler.items import Problem, Response

Element: TypeAlias = HtmlElement

_XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding=["']([\w.:-]{1,40})["']""")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)")
#: Characters no document may hold; libxml2 stops reading at a NUL.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_CONTROLS = bytes((*range(9), 11, *range(14, 32)))
#: A tag; `<3` is none.
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
_MORE_LINK = re.compile(r"<a\b[^>]*\bmore-link\b[^>]*>.*?</a>", re.DOTALL)

_WINDOWS = "cp1252"


def decode(response: Response) -> tuple[str, tuple[Problem, ...]]:
    """Text of a response, and what was wrong with its charset.

    A declaration that the bytes contradict gives way to UTF-8, a few broken letters overlooked, then to Windows-1252,
    which WHATWG's encoding standard makes of undeclared western text.
    """
    declared = next((codec for name in _candidates(response) if (codec := resolve_encoding(name))), None)
    if declared:
        try:
            return _clean(response.body.decode(declared)), ()
        except (UnicodeDecodeError, LookupError):
            pass
    text, used = _guess(response.body)
    if declared is None and used == "utf-8":
        return _clean(text), ()
    error = "undeclared-charset" if declared is None else "wrong-charset"
    return _clean(text), (Problem(stage="decode", error=error, detail=f"declared {declared}, read as {used}"),)


def _guess(body: bytes) -> tuple[str, str]:
    """Text that may have a few letters broken, as when somebody's comment was cut in the middle of one."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken * 10 <= sum(not character.isascii() for character in text):
        return text, "utf-8"
    return body.decode(_WINDOWS, "replace"), _WINDOWS


def _candidates(response: Response) -> Iterable[str]:
    bom, _ = read_bom(response.body)
    if bom:
        yield bom
    if header := http_content_type_encoding(response.headers.get("content-type")):
        yield header
    if declared := _XML_DECLARED.match(response.body[:200]):
        yield declared.group(1).decode("ascii")
    if meta := html_body_declared_encoding(response.body[:4096]):
        yield meta


def _clean(text: str) -> str:
    text = text.removeprefix("\ufeff")
    raw = text.encode("utf-8", "replace")  # bytes are searched faster
    return _CONTROL.sub("", text) if len(raw.translate(None, _CONTROLS)) != len(raw) else text


#: lxml.html's own lookup calls Python for each element, only to tell forms and their fields apart.
_CLASSES = etree.ElementDefaultClassLookup(element=HtmlElement, comment=html.HtmlComment)


def parse_html(text: str) -> Element | None:
    """The document's root element, or `None` where the text holds no markup at all."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    parser.set_element_class_lookup(_CLASSES)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def parse_xml(text: str) -> tuple[etree._Element | None, str | None]:
    """The root of an XML document and what is wrong with it, if anything: what can be read of it is.

    Entities are never resolved, nothing is fetched. A bare ampersand, as WordPress itself prints them in the titles of
    comment feeds, and HTML's entities are taken for what they are meant to be.
    """
    document = _XML_DECLARATION.sub("", text, count=1).lstrip()
    root, fault = _parse_xml(document)
    if fault and "<!DOCTYPE" not in document:
        return _parse_xml("".join(_mend_references(document)))
    return root, fault


def _parse_xml(document: str) -> tuple[etree._Element | None, str | None]:
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(document.encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError as error:
        return None, str(error)
    faults = [str(fault.message) for fault in parser.error_log if fault.level > etree.ErrorLevels.WARNING]
    faults += [f"{entity.text} is left out" for entity in root.iter(etree.Entity)]
    return root, faults[0] if faults else None  # the first explains the rest


def _mend_references(document: str) -> Iterable[str]:
    """The document, with ampersands escaped that begin none of XML's own references; sections of CDATA as they are."""
    for part in _CDATA.split(document):
        yield part if part.startswith("<![CDATA[") else _BARE_AMPERSAND.sub("&amp;", part)


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


def text_of(node: etree._Element | None) -> str | None:
    """An element's text with its white space collapsed; `None` where there is none."""
    if node is None:
        return None
    return " ".join("".join(map(str, node.itertext())).split()) or None


def inline_text(markup: str) -> str:
    """Text of a fragment of markup, such as a title in a feed: no tags, entities decoded, white space collapsed."""
    if "<" in markup:
        markup = _TAG.sub("", _MORE_LINK.sub(" ", markup))
    return " ".join(unescape(markup).split())


def has_class(name: str) -> str:
    """XPath predicate: the element has this class."""
    # most elements fail the first test, which is by far the cheaper
    return f"(contains(@class, '{name}') and contains(concat(' ', normalize-space(@class), ' '), ' {name} '))"


class Index:
    """The elements below a node by id and class: one walk instead of one for each of the many names themes use."""

    def __init__(self, node: etree._Element) -> None:
        #: Elements that have an id or a class, in document order, with both.
        self.entries: list[tuple[Element, str, frozenset[str]]] = []
        self.by_id: dict[str, Element] = {}
        self._by_class: dict[str, list[int]] = {}
        for number, element in enumerate(find(node, "descendant-or-self::*[@id or @class]")):
            id_, classes = element.get("id") or "", frozenset((element.get("class") or "").split())
            self.entries.append((element, id_, classes))
            if id_:
                self.by_id.setdefault(id_, element)
            for name in classes:
                self._by_class.setdefault(name, []).append(number)

    def classed(self, *names: str) -> list[Element]:
        """Elements that have any of these classes, in document order."""
        if len(names) == 1:
            return [self.entries[number][0] for number in self._by_class.get(names[0], ())]
        numbers = sorted({number for name in names for number in self._by_class.get(name, ())})
        return [self.entries[number][0] for number in numbers]

    def first(self, *names: str) -> Element | None:
        """The first element that has any of these classes."""
        found = self.classed(*names)
        return found[0] if found else None
