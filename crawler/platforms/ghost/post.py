"""The post of a Ghost page: JSON-LD and Open Graph, which Ghost makes for every theme, and the theme's text."""

from collections.abc import Iterable

from crawler.body import read_body
from crawler.document import Element, Index, find, has_class, text_of
from crawler.items import Body, Post, PostKey, Term
from crawler.layout.body import find_body
from crawler.scope import joined
from crawler.witnesses.headings import titled_heading
from crawler.witnesses.structured import Facts

_CONTENT = (
    "gh-content", "c-content", "post-content", "post-full-content", "article-content", "single-content", "kg-canvas",
    "entry-content", "post-body", "content-body", "article-body",
)  # fmt: skip
_TITLES = ("gh-article-title", "article-title", "post-full-title", "post-title", "single-title", "c-post-hero__title")
#: What asks to sign up, within the text.
_WALL = ("gh-post-upgrade-cta", "post-upgrade-cta", "gh-upgrade-cta")
_BOXES = ("aside", "div", "section")
_SIGN_IN = ".//*[starts-with(@data-portal, 'signin') or contains(@href, '#/portal/signin')]"
_NOT_BODY = (
    f".//*[{has_class('kg-signup-card')} or {has_class('gh-signup')}"
    f" or {has_class('post-share')} or {has_class('kg-cta-card')} or {has_class('gh-comments')}"
    f" or {has_class('footnotes-title')} or @id='ghost-comments-root' or self::script[not(@src)]]"
)


def read_post(root: Element, index: Index, facts: Facts, key: PostKey, base: str, *, kind: str) -> Post:
    """The post as its page states it; of a text behind a paywall only what all may read."""
    walls = index.classed(*_WALL)
    above = [parent for wall in walls if (parent := wall.getparent()) is not None]
    for wall in walls:
        _drop(wall)
    named = index.first(*_CONTENT)
    content = named if named is not None else facts.body
    content = content if content is not None else _found(root, index, above)
    if content is not None and (wall := _wall(content)) is not None:
        walls.append(wall)
        _drop(wall)
    titles = index.classed(*_TITLES)
    title = titled_heading(root, titles) or titled_heading(root) or next(filter(None, map(text_of, titles)), None)
    title = title or _first_heading(root, named)
    body = _body(content, titles, base) if content is not None else None
    return Post(
        key=key,
        kind=kind,
        title=title or facts.title,
        author=facts.author,
        author_url=facts.author_url,
        published=facts.published,
        modified=facts.modified,
        body=body,
        excerpt=facts.excerpt,
        terms=_terms(root, facts, base),
        comments_declared=facts.comments_declared,
        truncated=bool(walls),
    )


def _found(root: Element, index: Index, above: list[Element]) -> Element | None:
    """The text that no class names: if there is a wall it stands in it, else what was found is another post's."""
    content = find_body(root, Index(root) if above else index)
    if content is None or not above:
        return content
    return content if any(content in (one, *one.iterancestors(), *one.iter()) for one in above) else None


def _first_heading(root: Element, content: Element | None) -> str | None:
    """The heading of the article, where the window has a title of its own, made for search engines."""
    headings = (one for one in find(root, "//article//h1 | //main//h1") if content not in one.iterancestors())
    return text_of(next(headings, None))


def _wall(content: Element) -> Element | None:
    """The box at the end of a text in which a theme asks readers to sign in; none of the author's cards."""
    last = next((one for one in reversed(content) if one.tag in _BOXES), None)
    if last is None or last.getnext() is not None or "kg-" in (last.get("class") or "") or not find(last, _SIGN_IN):
        return None
    return last


def _drop(element: Element) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _terms(root: Element, facts: Facts, base: str) -> tuple[Term, ...] | None:
    """The tags that the head states, with the addresses of those that the theme links."""
    if not facts.terms:
        return None
    links = find(root, "//a[contains(@href, '/tag/')]")
    linked = {text_of(link): joined(base, link.get("href")) for link in links}
    return tuple(Term(kind="tag", name=term.name, url=term.url or linked.get(term.name)) for term in facts.terms)


def _body(content: Element, titles: Iterable[Element], base: str) -> Body | None:
    """The text without what the theme adds; Casper's pages begin it with their title."""
    for extra in (*find(content, _NOT_BODY), *titles):
        if content in extra.iterancestors():
            _drop(extra)
    return read_body(content, base) if text_of(content) or len(content) else None
