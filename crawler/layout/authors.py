"""Who signed a comment: the element with a name, by its class or by what is set off beside the date."""

import re
from collections.abc import Container, Sequence
from itertools import dropwhile, islice, takewhile

from crawler.document import Element, length, text_of
from crawler.layout.names import numbered
from crawler.layout.printed import before_date, datedness, is_weekday, sans_label
from crawler.layout.roles import AUTHOR, CONTROL, FN, roles

#: Elements with their roles.
Nodes = Sequence[tuple[Element, int]]

_WORD = re.compile(r"[^\W\d_]|\w{2}")
_LETTER = re.compile(r"[^\W\d_]")
#: Where a form for an answer is, on the blog itself.
_ANSWER = re.compile(r"(?!https?:)(?:.*[/?&])?repl(?:y|yto|ytocom|ies)[/=]", re.IGNORECASE)
#: Addresses within the page, and of what a script does.
_NOWHERE = re.compile(r"#|javascript:", re.IGNORECASE)
_HEADINGS = frozenset({"h3", "h4", "h5", "h6"})
#: What a comment's own title is named.
_TITLE = re.compile(r"tit[lr]e|subject", re.IGNORECASE)
#: A name that ends in a year, as many had no other left.
_OF_YEAR = re.compile(r"[^\W\d_]{4,}\d{4}")
#: A word that a comma or a stroke parts from the date: a name.
_SIGNED = re.compile(r"[^\W\d_]\w*\)?\s*[,|·–—-]\s*$")
#: Names of a name, within what is named after its bearer.
_NAME = re.compile(r"(?:^|[-_\s])(?:fn|name)(?:$|\s)")
_SET_OFF = _HEADINGS | {"a", "cite", "b", "strong", "dt", "em", "address"}
_PARAGRAPHS = ("p", "dd", "li", "td", "blockquote")
_BLOCKS = frozenset({*_PARAGRAPHS, "div"})
#: What stands within a line.
_INLINE = frozenset({"span", "a", "b", "strong", "em", "i", "font", "small", "abbr", "time", "sup"})
#: Links that are looked at, letters of words before a name.
_LINKS, _LABEL = 3, 20
#: A name is no longer than this.
LONGEST_NAME = 80


def find_source(nodes: Nodes, number: str | None) -> Element | None:
    """The link of a ping: to the page that it comes from, in the words of that page's title."""
    for node, role in nodes:
        href = node.get("href") or "" if node.tag == "a" else ""
        if not href.startswith(("http://", "https://")) or leads_to(href, number) or role & CONTROL:
            continue
        if _WORD.search(node.text_content()):
            return node
    return None


def find_author(nodes: Nodes, text: Container[Element], dated: Element | None, number: str | None) -> Element | None:
    """The element that names the author: by its class, else a link or a word set off, the nearest to the date."""
    outside = [(node, role) for node, role in nodes if node not in text]
    for node, role in outside:
        if role & FN and length(node):
            return node
    named = (_short(node, dated, number) for node, role in outside if role & (AUTHOR | CONTROL) == AUTHOR)
    if by_name := [node for node in named if node is not None]:
        return _within(by_name, dated, number)
    set_off = (node for node, _ in outside if node is dated or _is_set_off(node, dated, number))
    if dated is None:
        sizes = dict[Element, int]()
        return next((one for one in set_off if _begins(one) or not _is_said(one, (), sizes)), None)
    before = list(takewhile(lambda node: node is not dated, set_off))
    nearest = _nearest(before, list(set_off), dated)
    if nearest is None:
        return None if _LETTER.search(_lead(dated)) else _labelled(outside, dated, number)
    if not _TITLE.search(nearest.get("class") or ""):
        return nearest
    labelled = _labelled(outside, dated, number)
    return nearest if labelled is None else labelled


def _lead(dated: Element) -> str:
    """What stands before a date in its line."""
    return str(_block(dated).text_content()).partition(dated.text_content())[0]


def _labelled(nodes: Nodes, dated: Element, number: str | None) -> Element | None:
    """The element that ends a date's line, behind a word that follows the date: `28.01. by <span>`."""
    line = _block(dated)
    behind = islice(dropwhile(lambda node: node is not dated, (node for node, _ in nodes)), 1, None)
    for node in behind:
        if node.tag != "span" or len(node) or not 0 < length(node) <= LONGEST_NAME or line not in node.iterancestors():
            continue
        before, holder = node.getprevious(), node.getparent()
        label = before.tail if before is not None else holder.text if holder is not None else None
        if _LETTER.search(label or "") and not datedness(label or "") and is_name(node, dated, number):
            return node if _ends(node, line) else None
    return None


def _ends(node: Element, line: Element) -> bool:
    """True where no words follow an element in its line."""
    inner = takewhile(lambda one: one is not line, (node, *node.iterancestors()))
    return not any(
        _LETTER.search("".join([one.tail or "", *(text for after in one.itersiblings() for text in after.itertext())]))
        for one in inner
    )


def _is_set_off(node: Element, dated: Element | None, number: str | None) -> bool:
    return node.tag in _SET_OFF and length(node) <= LONGEST_NAME and is_name(node, dated, number)


def _line(dated: Element) -> Element:
    """The line that a comment is signed with: what holds the date and more, or the block that it stands in."""
    if next(dated.iter("a", "b", "strong", "cite"), dated) is not dated:
        return dated
    return _block(dated)


def _block(element: Element) -> Element:
    return next((one for one in (element, *element.iterancestors()) if one.tag not in _INLINE), element)


def _nearest(before: list[Element], after: list[Element], dated: Element) -> Element | None:
    """What is set off in one line with the date, before or behind it; links first."""
    line = _line(dated)
    amid = bool(before) and _is_amid(before[-1])
    around, sizes = {line, *line.iterancestors()}, dict[Element, int]()
    before = [one for one in before if not (_is_prose(one, dated) or _is_said(one, around, sizes))]
    if within := [one for one in before if line in one.iterancestors()]:
        return _last(within)
    within = [
        one for one in after if line in one.iterancestors() and (_block(one) is line or not _is_prose(one, dated))
    ]
    if within and (amid or not before or before[-1].tag in _HEADINGS or _leads(within[0], line)):
        return next((one for one in within if one.tag == "a"), within[0])
    said = own_text(line)
    if before:
        last = _last(before)
        return None if last.tag in _HEADINGS and _SIGNED.search(before_date(said)) else last
    behind = next((one for one in after if not (_is_prose(one, dated) or _is_said(one, around, sizes))), None)
    words = before_date(said) if line is dated or datedness(said) else said
    if not _WORD.search(words):
        return behind
    # else the line itself may say it, unless it is a weekday and a link beside it leads to somebody
    return behind if behind is not None and is_weekday(words) and _leads_out(behind) else None


def _leads_out(element: Element) -> bool:
    return (element.get("href") or "").startswith(("http://", "https://"))


def _last(found: list[Element]) -> Element:
    links = [one for one in found[-_LINKS:] if one.tag == "a"] or found
    return links[-1]


def _is_amid(element: Element) -> bool:
    """True for words in a block that says much more."""
    return length(_block(element)) > length(element) + 2 * _LABEL


def _is_said(element: Element, around: Container[Element], sizes: dict[Element, int]) -> bool:
    """True for words of a paragraph, which says more than a name and is not among what stands around the date."""
    block = next(element.iterancestors(*_PARAGRAPHS), None)
    if block is None or block in around:
        return False
    size = sizes[block] if block in sizes else sizes.setdefault(block, length(block))
    return size > length(element) + 2 * _LABEL


def _begins(element: Element) -> bool:
    """True for what stands first in its element."""
    outer = element.getparent()
    return outer is not None and outer[0] is element and not (outer.text or "").strip()


def _is_prose(element: Element, dated: Element) -> bool:
    """True for words within a text, which began before them in their line, or behind the date in it."""
    said, node, block = 0, element, _block(element)
    while node is not block and said <= _LABEL:
        before, parent = node.getprevious(), node.getparent()
        if parent is None:
            break
        while before is not None and said <= _LABEL:
            if before.tag == "br":
                return False
            said += len((before.tail or "").strip())
            if before is dated or before.tag in _BLOCKS:
                return said > _LABEL
            said += length(before)
            before = before.getprevious()
        said += len((parent.text or "").strip())
        node = parent
    return said > _LABEL


def _leads(element: Element, line: Element) -> bool:
    """True where the date follows an element in their line."""
    own = "".join(one.tail or "" for one in takewhile(lambda one: one is not line, (element, *element.iterancestors())))
    return datedness(own) > datedness(line.text or "")


def _short(node: Element, dated: Element | None, number: str | None) -> Element | None:
    """An element that is no longer than a name, else the first link in it that is one."""
    size = length(node)
    if size <= LONGEST_NAME:
        return node if size else None
    links = (link for link in islice(node.iter("a"), _LINKS) if length(link) <= LONGEST_NAME)
    return next((link for link in links if is_name(link, dated, number)), None)


def leads_to(href: str, number: str | None) -> bool:
    """True for a comment's own address."""
    if "#" not in href:
        return False
    fragment = href.rpartition("#")[2]
    if number and fragment.endswith(number):
        return True
    found = numbered(fragment)
    return found is not None and number in {None, "", found[1]}


def own_text(node: Element) -> str:
    """What an element prints itself, without what stands deeper in it."""
    text = node.text or ""
    return " ".join((" ".join([text, *(child.tail or "" for child in node)]) if len(node) else text).split())


def _within(found: list[Element], dated: Element | None, number: str | None) -> Element | None:
    """Of elements with an author's class the one that holds no date, or what is set off in one that does."""
    for node in found:
        if dated is None or (node is not dated and dated not in node.iter()):
            return node
        for inner in (*node.iter(*_SET_OFF), *node.iter("span")):
            if inner is not node and is_name(inner, dated, number):
                return inner
    return None


def is_name(node: Element, dated: Element | None, number: str | None) -> bool:
    """True for what may be a name: words that are neither the date's nor the comment's own title or address."""
    if node is dated or (dated is not None and node in dated.iterancestors()) or roles(node) & CONTROL:
        return False
    href = node.get("href")
    if href is not None and (leads_to(href, number) or _NOWHERE.match(href) or _ANSWER.match(href)):
        return False
    if node.tag == "a" and href is None and (node.get("name") or node.get("id")) and not node.get("target"):
        return False  # an anchor
    if node.tag != "a" and _is_linked(node) and not any(is_name(link, dated, number) for link in node.iter("a")):
        return False  # the comment's own title
    said = node.text_content()
    return (
        bool(_LETTER.search(said))
        and "://" not in said
        and (not datedness(said) or _OF_YEAR.fullmatch(said.strip()) is not None)
    )


def _is_linked(node: Element) -> bool:
    """True for an element that holds nothing but links."""
    return 0 < length(node) <= sum(map(length, node.iter("a")))


def name_of(signed: Element, dated: Element | None, number: str | None) -> tuple[str | None, str | None]:
    """The name that an element prints and the address that it leads to."""
    links = [a for a in signed.iter("a") if a is signed or is_name(a, dated, number)]
    around = (a for a in signed.iterancestors("a") if not leads_to(a.get("href") or "", number))
    link = links[0] if links else next(around, None)
    name = set_apart(links[0] if links else leading(signed))
    href = link.get("href") if link is not None else None
    if href is not None and href.startswith("mailto:"):
        href = None  # nobody's address is kept
    if name and roles(signed) & AUTHOR:
        name = sans_label(name)
    return (name.strip(" :|,–—-·：").removeprefix("(") or None if name else None), href


def leading(signed: Element) -> Element:
    """What is set in bold, or named as a name, at the beginning of a line: `<b>NAME</b> says`."""
    first = next((one for one in signed if one.tag != "img"), None)
    if first is None or (signed.text or "").strip() or not length(first):
        return signed
    is_name = first.tag in {"b", "strong", "cite"} and bool((first.tail or "").strip())
    return first if is_name or _NAME.search(first.get("class") or "") else signed


def set_apart(signed: Element) -> str | None:
    """A name without the badge or the control beside it, as `NAME <span>author of this post</span>`."""
    own = own_text(signed)
    return (
        own
        if _WORD.search(own) and next(signed.iterchildren("span", "small", "em", "a"), None) is not None
        else text_of(signed)
    )
