"""The node a page shows: its title, line, body and terms, as themes from Chameleon to Olivero print them."""

import re
from collections.abc import Iterator

from crawler.body import plays, read_body
from crawler.document import Element, Index, find, has_class, number_in, text_of, up_to, value
from crawler.items import Body, Post, PostKey, Term
from crawler.layout.body import find_body
from crawler.layout.byline import Byline, find_byline
from crawler.layout.cleaning import clean, take
from crawler.layout.title import find_title
from crawler.platforms.drupal.fields import item_of
from crawler.platforms.drupal.head import Node
from crawler.platforms.drupal.submitted import LINES, read_line
from crawler.scope import joined
from crawler.witnesses.head import meta
from crawler.witnesses.headings import titled_heading
from crawler.witnesses.structured import Facts, read_post_facts

#: A block that an editor made has a body of its own, since 8.
_IN_BLOCK = f"ancestor::*[{has_class('block-block-content')}]"
_FIELDS = (
    f".//*[({has_class('field-name-body')} or {has_class('field--name-body')}) and not({_IN_BLOCK})]",
    ".//*[contains(@property, 'content:encoded') or contains(@property, 'schema:text')]",
)
_CONTENTS = (
    f".//*[{has_class('node__content')}]",
    f"./*[{has_class('content')}] | ./*/*[{has_class('content')}]",
    f".//*[{has_class('content')}]",
    f".//*[{has_class('node-content')} or {has_class('entry-content')} or {has_class('post-content')}]",
)
#: So much of a node's text is its own, all that its theme puts around it left out.
_LEAST = 0.4
#: What modules and themes put into the body that its author did not write.
_NOT_BODY = (
    f".//*[{has_class('links')} or {has_class('service-links')} or {has_class('terms')} or {has_class('taxonomy')}"
    f" or {has_class('submitted')} or {has_class('node__links')} or {has_class('node__meta')}"
    f" or {has_class('book-navigation')} or {has_class('fivestar-form')} or {has_class('addtoany')}"
    f" or {has_class('field-name-field-tags')} or {has_class('field--name-field-tags')}"
    f" or {has_class('field--type-entity-reference')} or {has_class('field-type-taxonomy-term-reference')}"
    f" or {has_class('field--type-comment')} or {has_class('comment-wrapper')} or @id='comments'"
    f" or self::form or self::script[not(@src)]]"
)
_TERM_HOLDERS = ("taxonomy", "terms", "field-type-taxonomy-term-reference", "field--type-entity-reference", "tags")
_TAGS = re.compile(r"(?:^|[-_\s])tags?(?:$|[-_\s])|freetag", re.IGNORECASE)


def read_post(root: Element, index: Index, node: Node, key: PostKey, base: str, *, with_body: bool) -> Post:
    """The node, its comments gone. The pages of a conversation repeat the body: there it is left out."""
    facts = read_post_facts(root, index, base)
    article = node.element if node.element is not None else facts.article
    article = article if article is not None else root
    terms = tuple(_terms(article, base)) or facts.terms
    lines = _lines(root, index, article)
    content = _content(root, index, article, facts)
    line = read_line(article, lines, None)
    title = _title(root, article, facts)
    author, author_url = (line.author, line.author_url) if line.author else (facts.author, facts.author_url)
    published = _exact(facts.published) or line.published or facts.published
    if node.kind != "page" and (published is None or author is None):
        byline = _byline(root, index, facts, content, base)
        published = published or byline.published
        author, author_url = (author, author_url) if author else (byline.author, byline.author_url)
    return Post(
        key=key,
        kind=node.kind,
        title=title,
        author=author,
        author_url=author_url,
        published=published,
        modified=facts.modified or meta(root, "article:modified_time"),
        language=article.get("lang") if article is not root else None,
        body=_body(content, base) if with_body and content is not None else None,
        terms=terms,
        comments_declared=facts.comments_declared if facts.comments_declared is not None else _declared(root, index),
    )


def _byline(root: Element, index: Index, facts: Facts, content: Element | None, base: str) -> Byline:
    """Who and when by the page's structure, where a theme has names of its own for the line."""
    for way in index.classed("blog_usernames_blog"):  # of the module Blog, to what else the author wrote
        take(way)
    return find_byline(find_title(root, facts.title), content, [], base)


def _exact(date: str | None) -> str | None:
    return date if date and re.match(r"\d{4}-\d{2}-\d{2}T\d", date) else None


def _lines(root: Element, index: Index, article: Element) -> list[Element]:
    """The node's own lines, in the node or, in some themes, above it."""
    lines = index.classed(*LINES)
    own = [line for line in lines if article in line.iterancestors()] or list(article.iterchildren("footer"))
    return own or [line for line in index.classed("submitted") if root in line.iterancestors()][:1]


def _content(root: Element, index: Index, article: Element, facts: Facts) -> Element | None:
    """The field with the text, else the content if it is most of the node, else where the page's prose is."""
    for expression in _FIELDS:
        found = [element for element in find(article, expression) if text_of(element) or len(element)]
        if found:
            return item_of(found[0])
    # themes of some sites name no node at all
    if article is root and (found_body := find_body(root, index, find_title(root, facts.title))) is not None:
        return found_body
    least = _LEAST * len(text_of(article) or "")
    for expression in _CONTENTS:
        if found := [element for element in find(article, expression) if len(text_of(element) or "") >= least]:
            return found[0]
    return facts.body if facts.body is not None else find_body(root, index)


def _body(content: Element, base: str) -> Body | None:
    for extra in find(content, _NOT_BODY):
        if extra is not content and extra.getparent() is not None and not (extra.tag == "script" and plays(extra)):
            extra.drop_tree()
    clean(content, base=base)
    return read_body(content, base) if text_of(content) or len(content) else None


def _title(root: Element, article: Element, facts: Facts) -> str | None:
    """The heading that the window's title begins with or holds, which Drupal makes of the node's; else the node's."""
    own = (text_of(heading) for heading in article.iter("h1", "h2"))
    return titled_heading(root) or facts.title or next(filter(None, own), None)


def _terms(article: Element, base: str) -> Iterator[Term]:
    """Anchors with `rel="tag"` until 7, or links to terms in the fields that hold them."""
    holders = " or ".join(has_class(name) for name in _TERM_HOLDERS)
    by_rel = find(article, ".//a[contains(concat(' ', @rel, ' '), ' tag ') or contains(@typeof, 'skos:Concept')]")
    by_field = find(
        article,
        f".//*[{holders}]//a[@href][contains(@href, 'taxonomy/') or contains(@href, 'tag')"
        " or contains(@href, 'categor') or contains(@property, 'rdfs:label')]",
    )
    seen: set[str] = set()
    for link in (*by_rel, *by_field):
        name = text_of(link)
        if name and name not in seen:
            seen.add(name)
            around = " ".join(outer.get("class") or "" for outer in up_to(link, article))
            kind = "tag" if _TAGS.search(around) else None
            yield Term(kind=kind, name=name, url=joined(base, link.get("href")))


def _declared(root: Element, index: Index) -> int | None:
    """The number in the node's RDFa, else in the heading of the comments, where a theme prints one."""
    stated = value(root, "//*[@property='sioc:num_replies' or @property='schema:commentCount']/@content")
    holder = index.by_id.get("comments", index.first("comments__header", "comment-wrapper", "comments"))
    heading = next(holder.iter("h2", "h3"), None) if holder is not None else None
    return number_in(stated or text_of(heading) or "")
