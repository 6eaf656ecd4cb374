"""Where a page holds its post: the element around it, its title and its body, whatever the theme calls them."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import dropwhile, takewhile

from crawler.document import Element, Index, length, text_of
from crawler.layout import title as structure
from crawler.layout.beside import is_in_column

#: Classes of the body, the surest first.
_BODIES = (
    ("entry-content", "wp-block-post-content", "elementor-widget-theme-post-content", "et_pb_post_content"),
    ("post-content", "entry", "entrytext", "post-entry", "storycontent", "post-body", "td-post-content", "format_text"),
)
_BODY_CLASS = re.compile(
    r"^(?:fl-|td-|brxe-)?(?:entry|post|story|article|single|page|the|blog)[-_]?(?:content|body|text|entry|copy|main)$",
    re.IGNORECASE,
)
_LAST_BODY = ("content",)
_TITLES = frozenset({"entry-title", "wp-block-post-title", "post-title", "posttitle", "storytitle"})
_TITLE_CLASS = re.compile(r"^(?:entry|post|story|article|single|page)[-_]?(?:title|heading|headline)$", re.IGNORECASE)
#: The heading with the blog's name.
_BLOGS = frozenset({"site-title", "wp-block-site-title", "blog-title"})
#: The id of the heading over the form for comments.
_FORMS = "reply-title"
#: In a heading, what is no part of the title.
_ASIDE = re.compile(r"edit-?link|post-edit|screen-reader")
_COMMENTS = re.compile(r"comment|respond|reply")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: A heading that has more of the page's title has all of the post's.
_MOST = 0.5
#: How far above its heading a post's own element is looked for.
_NEAREST = 3
COMMENT_ID = re.compile(r"^(?:[a-z]{2,3}-)?comment-\d+$")
_POST_ID = re.compile(r"^(?:post|page)-(\d+)$")


def post_ids(index: Index) -> set[str]:
    """Numbers of the posts that the page holds, by the ids of their elements; not of those in a column beside."""
    found = ((one, number) for one, id_, _ in index.entries if (number := _POST_ID.match(id_)))
    return {number.group(1) for one, number in found if not is_in_column(one)}


def take_out_others(index: Index, remote_id: str | None) -> None:
    """Take out the entries of other posts, which loops around the post print, each with its number in its classes.

    Its own in a list of them goes, too. Those in the post's body, where its author put them, are part of it.
    """
    entries = [entry for entry in index.classed("hentry") if entry.tag != "body"] if remote_id else []
    numbers = {entry: numbers_of(entry) for entry in entries}
    others = {entry for entry in entries if numbers[entry] and remote_id not in numbers[entry]}
    if not others:
        return
    listed = {other.getparent() for other in others if other.tag == "li"}
    every = others | {entry for entry in entries if entry.tag == "li" and entry.getparent() in listed}
    if has_text_apart(index, every):
        others = every
    elif len(entries) == 1 and index.first(*_BODIES[0]) is not None:
        return  # the number is the theme's own
    own = set(entries) - others
    bodies = {body for body in index.classed(*_BODIES[0]) if not _is_below(body, others)}
    for other in others:
        if not _is_below(other, bodies) and not any(inner in own for inner in other.iterdescendants()):
            other.drop_tree()


def has_text_apart(index: Index, entries: Collection[Element]) -> bool:
    """Whether a text stands on the page beside these entries of a list."""
    return any(not _is_below(body, entries) for body in index.classed(*_BODIES[0]))


def numbers_of(entry: Element) -> set[str]:
    """The numbers of posts that an entry's classes name."""
    return {found.group(1) for name in (entry.get("class") or "").split() if (found := _POST_ID.match(name))}


def _is_below(element: Element, outers: Collection[Element]) -> bool:
    return any(outer in outers for outer in element.iterancestors())


def find_article(root: Element, index: Index, remote_id: str | None) -> Element:
    """The element that holds the post: by its id, its class, or what surrounds it."""
    if remote_id and (found := index.by_id.get(f"post-{remote_id}", index.by_id.get(f"page-{remote_id}"))) is not None:
        return _around(found)
    articles = [element for element in root.iter("article") if "comment" not in (element.get("class") or "")]
    numbered = (element for element in articles if (element.get("id") or "").startswith("post-"))
    posts = (element for element in index.classed("post") if element.tag not in {"body", "li"})
    bodies = set(index.classed(*_BODIES[0]))
    candidates = (
        None if remote_id else next((one for one in numbered if not is_in_column(one)), None),
        first_shown(
            entry for entry in index.classed("hentry") if not (_is_below(entry, bodies) or is_in_column(entry))
        ),
        articles[0] if len(articles) == 1 else None,
        next(root.iter("main"), None),
        first_shown(post for post in posts if not is_in_column(post)),
        index.by_id.get("content"),
        root.find("body"),
    )
    return next((found for found in candidates if found is not None), root)


def first_shown(found: Iterable[Element]) -> Element | None:
    """The first that is still on the page: comments, which some themes give the classes of a post, are taken out."""
    return next((element for element in found if next(element.iterancestors("html"), None) is not None), None)


def _around(found: Element) -> Element:
    """What holds the post, its body too, where its id is on its heading, as in the oldest themes, or on an anchor."""
    if not _is_mark(found):
        return found
    outers = list(takewhile(lambda outer: outer.tag not in {"body", "html"}, found.iterancestors()))
    holders = [outer for outer in outers if not _is_mark(outer)][:_NEAREST]
    whole = next((outer for outer in holders if find_body(outer, Index(outer)) is not None), None)
    return whole if whole is not None else next(iter([*holders, *outers[-1:]]), found)


def _is_mark(element: Element) -> bool:
    return element.tag in _HEADINGS or element.tag in {"a", "span"} or len(element) == 0


def find_body(article: Element, near: Index) -> Element | None:
    """The post's body by its class; `None` where the theme has a name of its own for it."""
    for names in _BODIES:
        if (found := _within(near.classed(*names), article)) is not None:
            return found
    by_form = (element for element, id_, classes in near.entries if any(map(_BODY_CLASS.match, (*classes, id_))))
    if (found := _within(by_form, article)) is not None:
        return found
    return _within(near.classed(*_LAST_BODY), article) if article.tag != "body" else None


def behind_form(root: Element, heading: Element | None) -> frozenset[Element]:
    """The form for comments below the title and what follows it: no text of the post does, whatever it says."""
    if heading is None:
        return frozenset()
    below = dropwhile(lambda one: one is not heading, root.iter(heading.tag, "form"))
    form = next(filter(_is_form, below), None)
    if form is None:
        return frozenset()
    return frozenset((form, *(one for outer in (form, *form.iterancestors()) for one in outer.itersiblings())))


def _is_form(element: Element) -> bool:
    """True for the form in which comments are written."""
    return "wp-comments-post" in (element.get("action") or "")


def _within(found: Iterable[Element], article: Element) -> Element | None:
    return next((element for element in found if element is not article and element.tag not in _HEADINGS), None)


def find_title(root: Element, article: Element, near: Index, body: Element | None) -> Element | None:
    """The heading by its class, else the first one before the body, else the one that the page's own title repeats.

    That comes first where no element is the post's: classes are rather those of other posts in a column.
    """
    stated = _printed(root) if article.tag == "body" else None
    if stated is not None and not structure.leads_home(stated):
        return stated
    above = [entry[0] for entry in near.entries]
    above = above[: above.index(body)] if body in above else above
    for element in above:
        if not _TITLES.isdisjoint((element.get("class") or "").split()):
            return next(element.iter("h1", "h2", "h3", "h4"), element)
    for element in above:
        if element.tag in _HEADINGS and any(map(_TITLE_CLASS.match, (element.get("class") or "").split())):
            return element
    if body is not None and article.tag != "body":
        nodes = takewhile(lambda node: node is not body, article.iter("h1", "h2", "h3", body.tag))
        headings = [node for node in nodes if node.tag in _HEADINGS]
        if headings:
            return _stated(headings, root) if len(headings) > 1 else headings[0]
    stated = structure.find_title(root, None)
    if stated is not None and (structure.leads_home(stated) or _is_blogs(stated)):
        return None  # a post without a title of its own
    if stated is not None or body is not None:
        return stated
    printed = structure.printed_title(root) if article.tag == "body" else None
    if printed is not None:
        return printed
    nodes = takewhile(lambda one: one.get("id") != _FORMS and not _is_form(one), article.iter("h1", "h2", "h3", "form"))
    return next((one for one in nodes if one.tag != "form" and not structure.is_sites(one)), None)


def _printed(root: Element) -> Element | None:
    """The heading that the page's own title repeats; where it has but some of its words, what prints more."""
    heading = structure.find_title(root, None)
    said = (text_of(heading) or "").casefold()
    if heading is None or len(said) > _MOST * len(structure.document_title(root) or ""):
        return heading
    printed = structure.printed_title(root)
    whole = (text_of(printed) or "").casefold()
    return printed if said in whole and said != whole else heading


def _is_blogs(heading: Element) -> bool:
    """True for the heading with the blog's name, which is no link on its home."""
    return not _BLOGS.isdisjoint({*(heading.get("class") or "").split(), heading.get("id")})


def _stated(headings: Sequence[Element], root: Element) -> Element:
    """Of several headings above a body the one that is most of the page's title: a category's may stand before it."""
    whole = structure.document_title(root) or ""
    sizes = {one: length(one) for one in headings if (text_of(one) or " ") in whole}
    return max(sizes, key=sizes.__getitem__, default=headings[0])


def heading_text(heading: Element, stated: str = "") -> str | None:
    """A heading's text without what themes and plugins put into it: the number of comments, a link to edit the post.

    Nor with author or date in elements of their own, where the page's own title, as `stated`, has only the rest.
    """
    whole = text_of(heading) or ""
    asides = [part for part in heading.iterdescendants("a", "span", "small", "sup", "div") if _is_aside(part)]
    if not asides and len(heading) and whole not in stated:
        own = " ".join("".join([heading.text or "", *(part.tail or "" for part in heading)]).split())
        return own if own and own in stated else whole
    if not asides:
        return whole or None
    left_out = {part for aside in asides for part in aside.iter()}
    texts = [heading.text or ""]
    for part in heading.iterdescendants():
        if part not in left_out and isinstance(part.tag, str):
            texts.append(part.text or "")
        if part not in left_out or part in asides:
            texts.append(part.tail or "")
    return " ".join("".join(texts).split()) or None


def _is_aside(part: Element) -> bool:
    leads_to = (part.get("href") or "").partition("#")[2] if part.tag == "a" else ""
    return bool(_ASIDE.search(part.get("class") or "") or _COMMENTS.search(leads_to))
