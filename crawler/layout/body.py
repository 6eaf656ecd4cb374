"""The element that holds a post's text: where the prose of the page is, within what templates name so."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from crawler.document import Element, Index, find
from crawler.layout.printed import datedness
from crawler.layout.threads import length

#: Blocks that print some text of their own, as a sentence does.
_PROSE = "//body//text()[string-length(.) > 25][string-length(normalize-space(.)) > 25]/.."
_PROSE_TAGS = frozenset(
    {"p", "div", "td", "li", "blockquote", "pre", "section", "article", "dd", "span", "font", "center", "main"}
)
_CONTENT = re.compile(
    r"^(?:(?:\w+[-_])?(?:entry|post|article|story|blog|blogpost|node|asset|single|page|news|hentry)[-_]?(?:content|body|text|copy"
    r"|bodycopy|entry|main)(?:[-_]\w+)?|entry|entrytext|storycontent|e-content|articlebody|post|story|format_text|snap_preview"
    r"|td-post-content|journal-entry-text|field-name-body|itemfulltext|singlepost)$"
)
_POST = re.compile(
    r"^(?:(?:blog|single)?-?post|hentry|h-entry|entry|article|(?:post|entry|article|node)-?\w*\d\w*|node|story)$"
)
#: What stands beside a text: other columns, the conversation, ways to other pages.
_BESIDE = re.compile(
    r"^(?:secondary|tertiary|footer|foot|nav|menu|masthead|header|respond|disqus_thread|trackbacks?|banner|popup|modal|cookies?"
    r"|archives?|calendar|search|toolbar|siteinfo|colophon)$"
    r"|side-?bar(?:[-_]?\w{0,5})?$|^comments?[-_]|[-_]comments?$|^comments?$|commentlist|comment-?form|related|navigation|(?:^|[-_])nav(?:[-_]|$)"
    r"|author-?(?:box|bio|profile)|about-?(?:the-?)?author|breadcrumb|pagination|pager|(?:^|[-_])footer"
    r"|subscribe|newsletter|promo|sponsor|adsense|(?:^|[-_])ads?(?:[-_]|$)|advert|blogroll|tag-?cloud|linkwithin|zemanta|outbrain"
    r"|taboola|popular|recent|latest|disclaimer|copyright"
)
#: What themes and plugins put into a text.
_WITHIN = re.compile(
    r"^(?:social|share|sharing|tags|bio|hidden|meta|print|sharedaddy|comments?)$|share|sharing|social|addthis|addtoany|wpcnt|jp-"
    r"|page-?links?|post-?nav|(?:^|[-_])meta(?:data)?$|postmeta|entry-?(?:meta|utility|footer)|byline|e-?mail-?this|rating|bookmark"
    r"|post-?tags|tagged|tag-?(?:list|links)|categor(?:y|ies)-?(?:list|links)|tweet|twitter|facebook|google|digg|screen-reader"
    r"|wp-polls|credits|^skip"
)
_BESIDE_TAGS = frozenset(
    {"nav", "aside", "footer", "form", "header", "select", "button", "noscript", "script", "style"}
)
_SILENT = frozenset({"script", "style", "form", "button", "select", "noscript"})
_LEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "hr", "br"})
_TEXT_HOLDERS = frozenset({"div", "td", "article", "section", "main", "span", "p", "dd", "li"})
_NO_HOLDER = frozenset(
    {
        "a",
        "b",
        "i",
        "em",
        "strong",
        "p",
        "li",
        "span",
        "font",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "td",
        "dd",
        "center",
        "tr",
    }
)
#: A part of the page that holds so much of the prose holds the post.
_MOST = 0.7
_HALF = 0.5
_NEARLY = 0.85
_SURE = 0.35
#: More elements with the name of a text hold none of one post.
_SAMPLE = 20
#: What is taken out of a text holds no more of it than this.
_PART = 0.4
#: What stands above the title in the same element is no more of it than this.
_HEAD = 0.3
#: The longest line with author and date.
_LINE = 160
_LINE_NAME = re.compile(r"date|time|author|byline|posted|meta|info|sub-?head|details")
#: Letters that make a text, that a line with author and date does not have, and that are more than a mark.
_ENOUGH, _LITTLE, _MARK = 250, 60, 10
#: What surrounds the title is left for what holds so many times as much.
_AGAIN = 2


@dataclass
class Prose:
    """How many letters of prose stand below each element that has any."""

    weights: dict[Element, int]
    total: int


def names_of(element: Element) -> list[str]:
    """Classes and id, in lower case."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()


def is_beside(element: Element) -> bool:
    """True for what its tag or name says to be no part of a text."""
    return element.tag in _BESIDE_TAGS or any(map(_BESIDE.search, names_of(element)))


def find_body(root: Element, index: Index, title: Element | None = None) -> Element | None:
    """The element with the post's text, the comments taken out before; `None` where none stands out."""
    blocks = [(block, _own_length(block)) for block in find(root, _PROSE) if block.tag in _PROSE_TAGS]
    blocks = [(block, weight) for block, weight in blocks if weight > 0]
    prose = _weigh(blocks)
    beside = _beside(blocks, prose)
    if beside:
        prose = _weigh([(block, weight) for block, weight in blocks if block not in beside])
    scope = _scope(root, title, prose)
    holder = _descend(scope, prose)
    if holder is None and is_post(scope):
        holder = scope
    named = _named(index, title, prose, scope, holder)
    if named is not None or holder is None:
        return named
    return holder if _is_sure(holder, title, scope, prose) else None


def _is_sure(holder: Element, title: Element | None, scope: Element, prose: Prose) -> bool:
    """True where an element without a name is told by its place or by what it holds of the page's prose."""
    if holder.tag == "body":
        return title is not None and holder in islice(title.iterancestors(), 2)
    return is_post(scope) or prose.weights.get(holder, 0) >= _SURE * prose.total


def _scope(root: Element, title: Element | None, prose: Prose) -> Element:
    """The lowest element around the title that holds a text too; the page where no title is found."""
    page = root.find("body")
    if page is None or title is None:
        return root
    scope = title
    for outer in title.iterancestors():
        weight, more = prose.weights.get(scope, 0), prose.weights.get(outer, 0)
        if (
            outer.tag == "html"
            or (is_post(scope) and (length(scope) > length(title) + _MARK or shows(scope)))
            or (weight >= _ENOUGH and more < _AGAIN * weight)
        ):
            break
        if weight >= _LITTLE and more == weight and more >= _HALF * prose.total:
            break
        scope = outer
    return scope


def _own_length(block: Element) -> int:
    """Letters that a block prints itself, those of links left out; what stands in links alone is no prose."""
    if block.tag in {"p", "li", "td", "dd", "blockquote", "pre"}:
        linked = sum(length(link) for link in block.iter("a"))
        return length(block) - 2 * linked
    texts = [block.text or "", *(child.tail or "" for child in block)]
    return sum(len(text.strip()) for text in texts)


def _weigh(blocks: Iterable[tuple[Element, int]]) -> Prose:
    """Sums from the leaves to the root; each element is added to its parent once."""
    weights: dict[Element, int] = {}
    depths: dict[Element, int] = {}
    for block, weight in blocks:
        weights[block] = weights.get(block, 0) + weight
        path = []
        node: Element | None = block
        while node is not None and node not in depths:
            path.append(node)
            node = node.getparent()
        depth = depths[node] if node is not None else 0
        for place, one in enumerate(reversed(path), 1):
            depths[one] = depth + place
    for node in sorted(depths, key=depths.__getitem__, reverse=True):
        parent = node.getparent()
        if parent is not None and node in weights:
            weights[parent] = weights.get(parent, 0) + weights[node]
    return Prose(weights, max(weights.values(), default=0))


def _beside(blocks: list[tuple[Element, int]], prose: Prose) -> set[Element]:
    """Blocks in what is named as standing beside the text; a name on what holds most of the page counts for nothing."""
    outside: dict[Element, bool] = {}
    for block, _ in blocks:
        path = []
        node: Element | None = block
        while node is not None and node not in outside:
            path.append(node)
            node = node.getparent()
        inherited = outside[node] if node is not None else False
        for one in reversed(path):
            small = prose.weights.get(one, 0) < _HALF * prose.total
            inherited = inherited or (small and one.tag not in {"body", "html"} and is_beside(one))
            outside[one] = inherited
    return {block for block, _ in blocks if outside[block]}


def is_post(element: Element) -> bool:
    """True for an element that is named as a whole post, with its title."""
    return element.tag == "article" or any(map(_POST.match, names_of(element)))


def shows(element: Element) -> bool:
    """True for what holds a picture or a player."""
    return next(element.iter("img", "iframe", "object", "embed", "video", "audio", "figure"), None) is not None


def _descend(scope: Element, prose: Prose) -> Element | None:
    """From an element down into what holds most of its prose, as long as one part does."""
    node = scope
    if not prose.weights.get(scope):
        return None
    while True:
        best = max(node, key=lambda child: prose.weights.get(child, 0), default=None)
        if best is None or best.tag in _NO_HOLDER - {"td", "center", "tr", "span", "font"}:
            return node
        if prose.weights.get(best, 0) < _MOST * prose.weights.get(node, 1):
            return node
        node = best


def _named(index: Index, title: Element | None, prose: Prose, scope: Element, holder: Element | None) -> Element | None:
    """The element that is named as a post's text, where it holds as much as the best of the scope does."""
    found = _contents(index)
    within = [one for one in found if one is scope or scope in one.iterancestors()]
    most = prose.weights.get(holder, 0) if holder is not None else 0
    for share in (_NEARLY, _HALF) if most else ():
        enough = [one for one in within if prose.weights.get(one, 0) >= share * most]
        if enough:
            return enough[-1] if share == _NEARLY else max(enough, key=lambda one: prose.weights.get(one, 0))
    if most < _ENOUGH:
        texts = [one for one in (found if holder is None else within)[:_SAMPLE] if length(one) or shows(one)]
        above = set(title.iterancestors()) if title is not None else set()
        return max(texts, key=lambda one: (one not in above, length(one)), default=None)
    return None


def _contents(index: Index) -> list[Element]:
    """Elements that are named as a text, in the order of the page."""
    names = frozenset[str]().union(*(classes for _, _, classes in index.entries))
    classed = frozenset(name for name in names if _CONTENT.match(name.lower()))
    return [
        element
        for element, id_, classes in index.entries
        if (not classed.isdisjoint(classes) or (id_ and _CONTENT.match(id_.lower()))) and element.tag in _TEXT_HOLDERS
    ]


def clean(body: Element, title: Element | None = None) -> list[Element]:
    """Take out of a text what themes and plugins put there; returned, for its date or terms may be among it."""
    heads = list(_through(body, title)) if title is not None else []
    if sum(map(length, heads)) > _HEAD * length(body):
        heads = []
    for element in heads:
        take(element)
    taken = [*heads, *_clean(body)]
    _trim(body)
    return taken


def _trim(body: Element) -> None:
    """Take away what led to the conversation and the form that stood after the text: headings, rules, anchors."""
    while len(body) and not (body[-1].tail or "").strip():
        last = body[-1]
        if not isinstance(last.tag, str) or last.tag in _LEADS or not (length(last) or shows(last)):
            body.remove(last)
        else:
            return


def _through(body: Element, title: Element) -> Iterator[Element]:
    """What stands in a text down to its title and the line with author and date, where it holds these too."""
    if title is body or body not in title.iterancestors():
        return
    head = title
    for outer in takewhile(lambda one: one is not body, title.iterancestors()):
        if length(outer) <= length(title) + _LINE:
            head = outer
    for node in (head, *takewhile(lambda outer: outer is not body, head.iterancestors())):
        yield from (before for before in node.itersiblings(preceding=True) if isinstance(before.tag, str))
    yield head
    for after in head.itersiblings():
        if not isinstance(after.tag, str) or length(after) > _LINE or not _is_line(after):
            return
        yield after


def _is_line(element: Element) -> bool:
    """True for a short line with a date, or one that is named as telling of the post."""
    return (
        datedness(element.text_content()) > 2 or _is_put_in(element) or any(map(_LINE_NAME.search, names_of(element)))
    )


def _clean(body: Element) -> list[Element]:
    most = _PART * length(body)
    taken: list[Element] = []
    inside: set[Element] = set()
    for element in list(body.iterdescendants()):
        if element.getparent() in inside:
            inside.add(element)
        elif (
            isinstance(element.tag, str) and _is_put_in(element) and (element.tag in _SILENT or length(element) <= most)
        ):
            inside.add(element)
            taken.append(element)
    for element in taken:
        take(element)
    return [element for element in taken if element.tag not in _SILENT]


def _is_put_in(element: Element) -> bool:
    if element.tag in _BESIDE_TAGS:
        return True
    return any(_WITHIN.search(name) or _BESIDE.search(name) for name in names_of(element))


def take(element: Element) -> None:
    """Take an element out and leave what follows it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    element.tail = None
    parent.remove(element)
