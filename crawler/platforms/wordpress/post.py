"""The post a page prints, as themes from Kubrick to block themes do."""

import re
from urllib.parse import urljoin

from lxml import html

from crawler.body import read_body
from crawler.document import Element, Index, find, first, has_class, text_of, value
from crawler.items import Post, PostKey, Term

_CONTENT = tuple(
    f".//*[{has_class(name)}]"
    for name in (
        *("entry-content", "wp-block-post-content", "post-content", "entry", "entrytext", "post-entry"),
        *("storycontent", "post-body", "td-post-content", "content"),
    )
)
_TITLE = tuple(f".//*[{has_class(name)}]" for name in ("entry-title", "wp-block-post-title", "post-title", "posttitle"))
_AUTHOR = (
    f".//*[{has_class('author')}]//*[{has_class('fn')}] | .//*[{has_class('byline')}]//*[{has_class('fn')}]",
    ".//a[contains(concat(' ', @rel, ' '), ' author ')]",
    f".//*[{has_class('wp-block-post-author__name')} or {has_class('wp-block-post-author-name')}]",
    f".//*[{has_class('byline')} or {has_class('author')}]//a",
    f".//*[{has_class('entry-author')} or {has_class('post-author')}]//a",
    f".//*[{has_class('author')} or {has_class('entry-author')}]",
)
_DATE = (
    f".//time[@datetime and ({has_class('published')} or {has_class('entry-date')})]",
    f".//*[{has_class('wp-block-post-date')}]//time[@datetime]",
    ".//time[@datetime]",
    f".//abbr[@title and {has_class('published')}]",
    f".//*[{has_class('entry-date')} or {has_class('post-date')} or {has_class('postdate')} or {has_class('posted-on')}"
    f" or {has_class('date')}]",
    ".//small",
)
#: What plugins and the theme put into the body that its author did not write.
_NOT_BODY = (
    f".//*[{has_class('page-links')} or {has_class('page-link')} or {has_class('post-nav-links')}"
    f" or {has_class('sharedaddy')} or {has_class('jp-relatedposts')} or {has_class('wpcnt')}"
    f" or {has_class('addtoany_share_save_container')} or {has_class('entry-meta')} or {has_class('postmetadata')}"
    " or @id='jp-post-flair' or @id='comments' or @id='respond']"
)
#: A number, with the separators of thousands that languages use.
_COUNT = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+(?!\d)|\d+")
_QUOTED = re.compile(r"[“”„«»\"‘’].*[“”„«»\"‘’]")
#: Classes of the links to the parts of a split post.
PARTS = ("page-links", "page-link", "post-nav-links")


def read_post(root: Element, index: Index, key: PostKey, base: str, *, with_body: bool) -> Post:
    """The post without its comments. Consumes its body, so that nothing in it is taken for a fact about the post.

    The pages of a conversation repeat the body: there it is left out, `with_body=False`.
    """
    article = _article(root, index, key.remote_id)
    content = next((found for path in _CONTENT if (found := first(article, path)) is not None), None)
    title = _title(article, content)
    terms = _terms(article, base)
    body = None
    if content is not None:
        around = _take_out(content)
        body = read_body(content, base) if with_body else None
        content.drop_tree()
        article.extend(around)
    author, author_url = _author(article, base)
    return Post(
        key=key,
        title=title,
        author=author,
        author_url=author_url,
        published=_published(root, article),
        modified=value(article, f".//time[{has_class('updated')} and not({has_class('published')})]/@datetime")
        or value(root, "/html/head/meta[@property='article:modified_time']/@content"),
        body=body,
        terms=terms,
    )


def _take_out(content: Element) -> list[Element]:
    """Remove from a body what the theme and its plugins put there; among it may be the post's date and terms."""
    extras = [extra for extra in find(content, _NOT_BODY) if extra is not content]
    outermost = [extra for extra in extras if not any(outer in extras for outer in extra.iterancestors())]
    for extra in outermost:
        tail, extra.tail = extra.tail, None
        if tail and tail.strip():
            extra.addnext(span := html.Element("span"))
            span.text = tail
        holder = extra.getparent()
        if holder is not None:
            holder.remove(extra)
    return outermost


def _article(root: Element, index: Index, remote_id: str | None) -> Element:
    """The element that holds the post: by its id, its class, or what surrounds it."""
    if remote_id and (found := index.by_id.get(f"post-{remote_id}", index.by_id.get(f"page-{remote_id}"))) is not None:
        return found
    articles = (element for element, id_, _ in index.entries if element.tag == "article" and id_.startswith("post-"))
    around = (element for element in index.classed("post") if element.tag != "body")
    candidates = (
        None if remote_id else next(articles, None),
        index.first("hentry"),
        next(root.iter("main"), None),
        next(around, None),
        index.by_id.get("content"),
        root.find("body"),
    )
    return next((found for found in candidates if found is not None), root)


def _title(article: Element, content: Element | None) -> str | None:
    """The title by its class, else the first heading before the body."""
    for expression in _TITLE:
        if (found := first(article, expression)) is not None:
            return text_of(found) or ""
    for node in article.iter("h1", "h2", "h3", "div", "section", "article"):
        if node is content:
            return None
        if node.tag in {"h1", "h2", "h3"}:
            return text_of(node) or ""
    return None


def _author(article: Element, base: str) -> tuple[str | None, str | None]:
    for expression in _AUTHOR:
        if (found := first(article, expression)) is not None and (name := text_of(found)):
            link = found if found.tag == "a" else first(found, ".//a[@href]")
            return name, urljoin(base, link.get("href", "")) if link is not None else None
    return None, None


def _published(root: Element, article: Element) -> str | None:
    for expression in _DATE:
        for found in find(article, expression):
            printed = found.get("datetime") or (found.get("title") if found.tag == "abbr" else None) or text_of(found)
            if printed and re.search(r"\d", printed):
                return printed
    return value(root, "/html/head/meta[@property='article:published_time']/@content")


def _terms(article: Element, base: str) -> tuple[Term, ...] | None:
    """Terms by `rel="tag"`, categories by `rel="category"` (with or without `tag`) or a block's class."""
    found = []
    for link in find(
        article, ".//a[contains(concat(' ', @rel, ' '), ' tag ') or contains(concat(' ', @rel, ' '), ' category ')]"
    ):
        classes = " ".join(filter(None, (outer.get("class") for outer in link.iterancestors())))
        url = urljoin(base, link.get("href", ""))
        category = "category" in (link.get("rel") or "").split() or re.search(
            r"taxonomy-category|cat-links", classes.split("taxonomy-post_tag")[0]
        )
        if name := text_of(link):
            found.append(Term(kind="category" if category else "tag", name=name, url=url))
    return tuple(dict.fromkeys(found)) or None


def part_of(index: Index, url: str) -> int | None:
    """Which part of a split post the page shows; `None` for one that is whole."""
    holder = index.first(*PARTS)
    if holder is None or next(holder.iter("a"), None) is None:
        return None
    current = first(holder, f".//*[{has_class('current')}]")
    if current is not None and (text := text_of(current)) and text.isdigit():
        return int(text)
    found = re.search(r"/(\d+)/?$|[?&]page=(\d+)$", url)
    number = next((group for group in found.groups() if group), None) if found else None
    return int(number) if number and len(number) < 4 else 1


def declared_comments(index: Index, title: str | None) -> int | None:
    """The number in the heading over the comments, the post's title left out."""
    holders = [index.by_id.get("comments"), *index.classed("comments-area", "wp-block-comments")]
    headings = (
        *index.classed("comments-title", "wp-block-comments-title"),
        *(heading for holder in holders if holder is not None for heading in holder.iter("h2", "h3")),
    )
    for heading in headings:
        if text := text_of(heading):
            found = _COUNT.search(_QUOTED.sub("", text.replace(title, "") if title else text))
            return int(re.sub(r"\D", "", found.group())) if found else None
    return None
