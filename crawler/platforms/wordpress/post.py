"""The post a page prints, as themes from Kubrick to block themes do."""

import re
from collections.abc import Set

from lxml import html

from crawler.body import read_body
from crawler.document import Element, Index, length, number_in, text_of
from crawler.items import Post, PostKey, Term
from crawler.layout import body as structure
from crawler.layout.boxes import is_of_other_posts
from crawler.layout.byline import find_byline
from crawler.layout.byline import near as around_text
from crawler.layout.cleaning import clean
from crawler.layout.fallback import extract_text
from crawler.layout.prose import find_prose
from crawler.layout.teasers import text_beside
from crawler.layout.terms import find_terms
from crawler.layout.title import document_title
from crawler.platforms.wordpress import byline
from crawler.platforms.wordpress.article import (
    behind_form,
    find_article,
    find_body,
    find_title,
    first_shown,
    heading_text,
    take_out_others,
)
from crawler.platforms.wordpress.clock import Zones, names_a_day
from crawler.witnesses.head import meta
from crawler.witnesses.structured import read_post_facts

_QUOTED = re.compile(r"[“”„«»\"‘’].*[“”„«»\"‘’]")
#: What a post without words may consist of.
_SHOWN = ("img", "iframe", "object", "embed", "video", "audio")
_MEDIA = (*_SHOWN, "script")
#: A body that holds less of its article is doubted, and given up for one that holds so many times as much.
_LITTLE, _MORE = 5, 3
#: Characters at least that are a text beside an empty body; the line of a theme's dates and terms has fewer.
_ENOUGH = 300


def read_post(
    root: Element, index: Index, key: PostKey, base: str, *, zones: Zones, with_body: bool
) -> tuple[Post, bool]:
    """The post without its comments, and whether a general extractor was asked for its text.

    Consumes its body, so that nothing in it is taken for a fact about the post. The pages of a conversation repeat
    the body: there it is left out, `with_body=False`. `zones` says what the zones are worth that the theme prints.
    """
    take_out_others(index, key.remote_id)
    article = find_article(root, index, key.remote_id)
    near = Index(article)
    named = find_body(article, near)
    heading = find_title(root, article, near, named)
    title = heading_text(heading, document_title(root) or "") or "" if heading is not None else None
    is_without = named is None and _is_without_text(index)
    beyond = behind_form(root, heading)
    content = None if is_without else _fullest(root, article, named, heading, beyond)
    body, around = None, list[Element]()
    terms = byline.terms(root, article, base)
    if article.tag == "body" and content is not None:
        article = _holder(content, heading)
    if content is not None:
        around = [one for one in clean(content, heading, base) if not is_of_other_posts(one)]
        whole: Element = content if content is named else _gathered(content)
        body = read_body(whole, base) if with_body else None
        _empty(whole)
        above = {article, *article.iterancestors()}  # a title that stands in the body is taken out with what holds it
        holder = content if article in content.iterancestors() else article
        holder.extend(one for one in around if one not in above)
        near = Index(article)
    modified = byline.modified(root, near, zones=zones)
    if changed := near.classed(byline.CHANGED):
        for one in changed:
            one.drop_tree()
        near = Index(article)
    if not any(term.kind == "category" for term in terms or ()):
        terms = _with_folders(terms, find_terms(around_text(heading, content, around), base))
    author, author_url = byline.author(near, article, base)
    if author and not author_url:
        author = byline.as_stated(author, meta(root, "author"))
    author = author or byline.author_among_words(index, near)
    published = byline.published(root, near, article, key.url, zones=zones)
    is_dated = published is not None and names_a_day(published)
    if not author or not is_dated:
        page = Index(root)
        facts = read_post_facts(root, page, base)
        printed = find_byline(heading, content, around, base)
        if not author:
            author, author_url = facts.author or printed.author, facts.author_url or printed.author_url
        dated = printed.published if names_a_day(printed.published or "") else None
        published = published if is_dated else facts.published or dated or published
        if not author and not published:
            author, author_url, published = byline.elsewhere(page, root, base)
    fell_back = with_body and content is None and not is_without
    if fell_back and (text := _extracted(root, heading, beyond)):
        body = read_body(text, base)
    post = Post(
        key=key,
        title=title,
        author=author,
        author_url=author_url,
        published=published,
        modified=modified if modified != published else None,  # themes call that `updated` which is no change
        body=body,
        terms=terms,
    )
    return post, fell_back


def _with_folders(said: tuple[Term, ...] | None, led: list[Term]) -> tuple[Term, ...] | None:
    """The terms that links name by their relation, and those that links around the text lead to."""
    known = {term.url for term in said or ()}
    return (*(said or ()), *(term for term in led if term.url not in known)) or None


def _holder(content: Element, heading: Element | None) -> Element:
    """The smallest element with heading and text: of a page that names no post, other columns are not the post's."""
    above = {content, *content.iterancestors()}
    around = heading.iterancestors() if heading is not None else content.iterancestors()
    return next(outer for outer in around if outer in above)


def _empty(element: Element) -> None:
    """Take out what stands in an element, which itself stays where it is."""
    element.text = None
    for child in list(element):
        element.remove(child)


def _is_without_text(index: Index) -> bool:
    """Templates of blocks print each text in a block of its own, and none where it is empty."""
    return index.first("wp-site-blocks") is not None and first_shown(index.classed("wp-block-post-content")) is None


def _extracted(root: Element, heading: Element | None, beyond: Set[Element]) -> str | None:
    """What a general extractor finds on the page once what is beyond the text is taken out, if a text or a picture is.

    Of a page that is cut so and has neither below the title it would take the lines of the template.
    """
    for one in beyond:
        if (outer := one.getparent()) is not None:
            outer.remove(one)
    if beyond and heading is not None and next(root.iter(*_SHOWN), None) is None:
        prose = find_prose(root)
        if sum(prose.weights.get(one, 0) for one in _above(heading)) == prose.total:
            return None
    return extract_text(root)


def _above(heading: Element) -> frozenset[Element]:
    """What stands before a heading, as large as may be."""
    return frozenset(one for outer in (heading, *heading.iterancestors()) for one in outer.itersiblings(preceding=True))


def _fullest(
    root: Element, article: Element, named: Element | None, heading: Element | None, beyond: Set[Element]
) -> Element | None:
    """The body by its class; where none has it, or it holds next to nothing of the article, by the page's structure."""
    if named is not None and (
        length(named) * _LITTLE >= length(article) or next(named.iter(*_MEDIA), None) is not None
    ):
        return named
    found = structure.find_body(root, Index(root), heading, beyond)
    if found is not None and found in article.iterancestors() and 2 * length(article) > length(found):
        found = article  # other posts stand beside it
    if found is not None and heading is not None and (text := text_beside(heading, found, root)) is not None:
        return text
    if found is None or found.tag in {"html", "body"} or _is_in_form(found):
        return named
    if beyond and heading is not None and not _above(heading).isdisjoint((found, *found.iterancestors())):
        return named
    return found if named is None or _own_length(found, article) > max(_MORE * length(named), _ENOUGH) else named


def _own_length(found: Element, article: Element) -> int:
    """Letters of what stands in an element of an article, those in boxes of other posts left out."""
    outers = list(found.iterancestors())
    if article in outers and any(map(is_of_other_posts, outers[: outers.index(article)])):
        return 0
    boxes: set[Element] = set()
    for box in filter(is_of_other_posts, found.iter("div", "section", "aside", "ul")):
        if boxes.isdisjoint(box.iterancestors()):
            boxes.add(box)
    return length(found) - sum(map(length, boxes))


def _is_in_form(element: Element) -> bool:
    """What is printed in a form, such as the notes of the one for comments, is no text of the post."""
    return element.tag == "form" or next(element.iterancestors("form"), None) is not None


def _gathered(content: Element) -> Element:
    """What stands in an element, in one of its own, so that it can be taken out and the element stays."""
    own: Element = html.Element("div")
    own.text, content.text = content.text, None
    own.extend(list(content))
    content.append(own)
    return own


def declared_comments(index: Index, title: str | None) -> int | None:
    """The number in the heading over the comments, the post's title left out."""
    holders = [index.by_id.get("comments"), *index.classed("comments-area", "wp-block-comments")]
    headings = (
        *index.classed("comments-title", "wp-block-comments-title"),
        *(heading for holder in holders if holder is not None for heading in holder.iter("h2", "h3")),
    )
    for heading in headings:
        if text := text_of(heading):
            return number_in(_QUOTED.sub("", text.replace(title, "") if title else text))
    return None
