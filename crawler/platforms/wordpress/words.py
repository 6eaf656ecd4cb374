"""The words of a comment: what is left of it beside its author, its date and what else the theme prints."""

from itertools import takewhile

from lxml import html

from crawler.body import read_body
from crawler.document import Element, Index, class_test, text_of
from crawler.items import Body
from crawler.platforms.wordpress.names import NOWHERE, holds_text

#: Classes of the words, the surest first.
_CONTENT = (
    ("comment-content", "wp-block-comment-content"),
    ("comment-text", "comment_text", "comment-entry", "commenttext", "comment-body-text", "entry-content"),
)
_are_content = class_test(
    r"^(?:\w{1,3}-)?(?:comments?|comm|cmt|reply|single-comment)[-_]{0,2}(?:content|text|entry|copy|message|inner-?text)$"
)
META = ("comment-meta", "commentmetadata", "comment-metadata")
_NOT_CONTENT = (
    *META, "comment-author", "vcard", "says", "avatar", "reply", "children", "comment-reply-link", "comment-edit-link",
    "edit-link", "comment-awaiting-moderation", "fn", "gravatar", "comment-reply",
)  # fmt: skip
#: Words of a ping that is only a label and a link, `Pingback: … (Edit)`.
_LABEL = 4
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: What a comment may consist of; of these, what themes put beside it, with a class.
_THEMES = _HEADINGS | {"p", "div", "section", "ul", "ol", "dl"}
_BLOCKS = _THEMES | {"blockquote", "pre", "table", "figure"}
_EMBEDDED = ("pre", "code", "blockquote", "iframe", "object", "embed", "video", "audio")
#: What the block editor calls what is written in it.
_EDITORS = ("wp-block-", "has-text-align", "has-background", "align")
_INLINE = frozenset({"span", "small", "em", "strong", "b", "i"})
_QUOTES = frozenset({"blockquote", "li", "td", "dd"})
_ROWS = frozenset({"tr", "tbody", "table"})


def read_words(
    element: Element, piece: Index, base: str, told: tuple[Element | None, ...], *, short: bool
) -> Body | None:
    """What the comment says. Consumes the element; `told` are those that its author and its date were found in."""
    content = _content(piece, element)
    if content is None and short and piece.first(*META) is None and _words_beside_links(element) <= _LABEL:
        return None  # short_ping: a label and a link, no text
    holder = content if content is not None else piece.first("comment-body")
    holder = element if holder is None else holder
    lines = [_heading_around(line, holder) for line in told if line is not None and not holds_text(line)]
    for outside in (*piece.classed(*_NOT_CONTENT), *lines):
        if _stands_in(outside, holder):
            outside.drop_tree()
    paragraphs = content if content is not None else _around_paragraphs(holder)
    blocks = [child for child in paragraphs if child.tag in _BLOCKS and text_of(child) and not is_signature(child)]
    has_paragraphs = any(block.tag == "p" and _is_own(block) for block in blocks)
    if content is not None:
        for child in list(paragraphs) if has_paragraphs else ():
            if _is_label(child) or (child in blocks and not _is_own(child)):
                child.drop_tree()
        return read_body(content, base)
    if has_paragraphs:
        blocks = [block for block in blocks if _is_own(block)]
    if blocks:
        own = html.Element("div")
        own.extend(blocks)
        return read_body(own, base)
    said = text_of(holder)
    if not said or (short and not any(map(str.isalpha, said))):
        return None  # of a ping nothing is left but its number in the list
    return read_body(holder, base)


def _is_own(block: Element) -> bool:
    """True for what a comment may hold: its author's blocks have no class but those of WordPress's editor; or code."""
    if block.tag not in _THEMES:
        return True
    if not (block.get("class") or block.get("id")):
        return len(block) == 0 or not (_is_plugins(block) or _is_control(block))
    if any(name.startswith(_EDITORS) for name in (block.get("class") or "").split()):
        return True
    return next(block.iter(*_EMBEDDED), None) is not None


def _is_label(child: Element) -> bool:
    """True for words with a class of their own beside paragraphs, into which WordPress puts all that one says."""
    return child.tag in _INLINE and bool(child.get("class")) and not (child.tail or "").strip()


def _is_plugins(block: Element) -> bool:
    """True where all that a block says stands in one element with a class."""
    only = block[0] if len(block) == 1 else None
    if only is None or only.tag not in {"span", "small", "div"} or (block.text or "").strip():
        return False
    return bool(only.get("class")) and not (only.tail or "").strip()


def _is_control(block: Element) -> bool:
    """True for links and pictures that a script answers, with nothing but numbers and signs beside them."""
    controls = {one for one in block.iter("a", "img") if one.get("onclick") or NOWHERE.search(one.get("href") or "")}
    if not controls:
        return False
    others = (one for one in block.iter() if one not in controls and isinstance(one.tag, str))
    beside = [*(one.text or "" for one in others), *(one.tail or "" for one in block.iterdescendants())]
    return not any(map(str.isalpha, "".join(beside)))


def _content(piece: Index, element: Element) -> Element | None:
    """The element that a class says to hold the words; of one in the other the inner one, beside which stand others."""
    for names in _CONTENT:
        if (found := piece.first(*names)) is not None and found is not element:
            within = piece.classed("comment-body", *(name for group in _CONTENT for name in group))
            return next((inner for inner in within if _stands_in(inner, found) and text_of(inner)), found)
    by_form = (found for found, _, classes in piece.entries if _are_content(classes))
    return next((found for found in by_form if found is not element and text_of(found)), None)


def _stands_in(element: Element, holder: Element) -> bool:
    return element is not holder and holder in element.iterancestors()


def _heading_around(line: Element, holder: Element) -> Element:
    """The heading that a name or date stands in, with what else the theme says there."""
    within = takewhile(lambda outer: outer is not holder, line.iterancestors())
    return next((outer for outer in within if outer.tag in _HEADINGS), line)


def _around_paragraphs(holder: Element) -> Element:
    """The element whose children the comment's paragraphs are."""
    first = next((p for p in holder.iter("p") if not p.attrib and text_of(p) and not is_signature(p)), None)
    around = first.getparent() if first is not None else holder
    while around is not holder and around.tag in _QUOTES and not (around.tag == "td" and holder.tag in _ROWS):
        around = around.getparent()
    return around.getparent() if around is not holder and _is_one_of_several(around) else around


def _is_one_of_several(box: Element) -> bool:
    """True where a theme puts each paragraph of a comment into a box of its own, all with the same class."""
    following = box.getnext()
    alike = following is not None and (following.tag, following.get("class")) == (box.tag, box.get("class"))
    return alike and bool(box.get("class")) and following.find("p") is not None


def _words_beside_links(element: Element) -> int:
    linked = sum(len((text_of(link) or "").split()) for link in element.iter("a"))
    return len((text_of(element) or "").split()) - linked


def is_signature(block: Element) -> bool:
    """`<p><cite>Comment by Name — date</cite></p>`, as the theme Classic signs below the text."""
    return len(block) == 1 and block[0].tag == "cite" and not (block.text or "").strip()
