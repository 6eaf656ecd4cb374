"""The post a Blogger page prints, in classic templates, layouts and themes made of them."""

import re
from collections.abc import Mapping

from crawler.body import read_body
from crawler.document import Element, Index, find, first, has_class, inline_text, number_in, text_of, value
from crawler.items import Post, PostKey, Term
from crawler.layout.body import find_body
from crawler.layout.byline import find_byline
from crawler.layout.title import find_title
from crawler.scope import joined
from crawler.witnesses.structured import read_post_facts

_POST = frozenset({"post", "hentry", "post-outer", "post-outer-container", "blog-post"})
_BODY = ("post-body", "postBody", "entry-content", "entry", "post-content")
_TITLE = ("post-title", "entry-title")
#: What Blogger and its gadgets put into a body that its author did not write.
_NOT_BODY = (
    "post-footer", "post-header", "post-share-buttons", "date-header", "item-control", "linkwithin_div",
    "addthis_toolbox", "related-posts-widget", "jump-link", "post-labels", "addtoany_share_save_container",
)  # fmt: skip
_CLOCK_ONLY = re.compile(r"^\D{0,40}\d{1,2}\s?[:.h]\s?\d{2}(?:[:.]\d{2})?\b\D*$")


def read_post(
    root: Element, index: Index, key: PostKey, context: Mapping[str, str], base: str, *, with_body: bool
) -> Post:
    """The post without its comments. Consumes its body, so that nothing in it is taken for a fact about the post."""
    content = _content(index, key.remote_id)
    if content is None:
        content = find_body(root, Index(root), find_title(root, context.get("pageName")))
    holder = _holder(content) if content is not None else root
    title = _title(holder, content, context)
    headed = _date_header(index, content)
    body = None
    if content is not None:
        _take_out(index, content)
        body = read_body(content, base) if with_body else None
        content.clear(keep_tail=True)
    author, author_url = _author(holder, base)
    published = _published(holder, headed)
    if title is None or author is None or published is None:
        facts = read_post_facts(root, index, base)
        title = facts.title if title is None else title
        published = published or facts.published or find_byline(None, content, [], base).published
        author, author_url = (author, author_url) if author else (facts.author, facts.author_url)
    return Post(
        key=key,
        title=title,
        author=author,
        author_url=author_url,
        published=published,
        modified=value(holder, ".//*[@itemprop='dateModified']/@content | .//time[@itemprop='dateModified']/@datetime"),
        body=body,
        terms=_terms(holder, base),
    )


def _content(index: Index, remote_id: str | None) -> Element | None:
    if remote_id and (found := index.by_id.get(f"post-body-{remote_id}")) is not None:
        return found
    return next((found for name in _BODY if (found := index.first(name)) is not None), None)


def _holder(content: Element) -> Element:
    """The element around the body that holds the post's title and footer too."""
    found = None
    for outer in content.iterancestors():
        if outer.tag == "body":
            break
        if _POST & set((outer.get("class") or "").split()):
            found = outer
    parent = content.getparent()
    return found if found is not None else parent if parent is not None else content


def _title(holder: Element, content: Element | None, context: Mapping[str, str]) -> str | None:
    """The title by its class, else the first heading before the body; an untitled post has none of them."""
    for name in _TITLE:
        for found in find(holder, f".//*[{has_class(name)}]"):
            if content is None or content not in found.iterancestors():
                return text_of(found) or ""
    for node in holder.iter("h1", "h2", "h3", *(() if content is None else (content.tag,))):
        if node is content:
            break
        if node.tag in {"h1", "h2", "h3"} and "date-header" not in (node.get("class") or ""):
            return text_of(node) or ""
    return inline_text(context["pageName"]) if "pageName" in context else None


def _date_header(index: Index, content: Element | None) -> str | None:
    """The day over the post, which is the last before it: several posts of a day stand under one."""
    last = None
    for element, _, classes in index.entries:
        if element is content:
            break
        if "date-header" in classes:
            last = element
    return text_of(last)


def _take_out(index: Index, content: Element) -> None:
    for extra in index.classed(*_NOT_BODY):
        if extra is not content and content in extra.iterancestors():
            extra.drop_tree()


def _author(holder: Element, base: str) -> tuple[str | None, str | None]:
    paths = (
        f".//*[{has_class('post-author')} or @itemprop='author']//*[{has_class('fn')} or @itemprop='name']",
        f".//*[{has_class('vcard')}]//*[{has_class('fn')}]",
        ".//a[contains(concat(' ', @rel, ' '), ' author ')]",
    )
    for path in paths:
        for found in find(holder, path):
            if name := text_of(found):
                link = found if found.tag == "a" else next(found.iter("a"), next(found.iterancestors("a"), None))
                address = link.get("href") if link is not None else value(found, ".//meta[@itemprop='url']/@content")
                return _alone(link, name), joined(base, address)
    return None, None


def _alone(link: Element | None, said: str) -> str:
    """The name in "Posted by Ida", where the link to the author's profile prints it alone."""
    is_profile = link is not None and {"author", "me"} & set((link.get("rel") or "").split())
    return (text_of(link) or said) if is_profile else said


def _published(holder: Element, headed: str | None) -> str | None:
    """The moment for machines, else as printed: the day over the post and the time under it."""
    exact = (
        f".//*[self::abbr or self::time][{has_class('published')} or @itemprop='datePublished']",
        ".//*[@itemprop='datePublished']",
    )
    for path in exact:
        for found in find(holder, path):
            moment = found.get("datetime") or found.get("content") or found.get("title") or ""
            if re.match(r"\d{4}-\d{2}-\d{2}T", moment):
                return moment
    printed = text_of(first(holder, f".//*[{has_class('timestamp-link')}]")) or text_of(
        first(holder, f".//*[{has_class('published')}]")
    )
    if printed is None:  # classic templates: "posted by NAME at <a>TIME</a>"
        times = (text_of(link) or "" for link in find(holder, f".//*[{has_class('post-footer')}]//a"))
        printed = next((text for text in times if _CLOCK_ONLY.match(text)), None)
    if printed and re.search(r"\d", printed):
        if not _CLOCK_ONLY.match(printed):
            return printed
        return f"{headed} {printed}" if headed else None
    return headed


def _terms(holder: Element, base: str) -> tuple[Term, ...] | None:
    """Labels: links to the search for one."""
    links = find(holder, ".//a[contains(@href, '/search/label/') or contains(concat(' ', @rel, ' '), ' tag ')]")
    named = ((name, joined(base, link.get("href"))) for link in links if (name := text_of(link)))
    return tuple(dict.fromkeys(Term(kind="tag", name=name, url=url) for name, url in named)) or None


def declared_comments(index: Index) -> int | None:
    """The number that the section of comments bears, or that stands in its heading."""
    section = index.by_id.get("comments")
    if section is None:
        return None
    if (stated := section.get("data-num-comments", "")).isdigit():
        return int(stated)
    heading = first(section, "(.//h2 | .//h3 | .//h4)[1]")
    return number_in(text_of(heading) or "")
