"""HTML microdata in the vocabulary of schema.org: `itemscope`, `itemtype`, `itemprop`."""

from collections.abc import Iterator

from crawler.document import Element, find, text_of
from crawler.items import Term
from crawler.scope import joined
from crawler.witnesses.structured.facts import Facts

_POSTS = ("Article", "BlogPosting", "SocialMediaPosting", "DiscussionForumPosting", "Report")
#: Values that stand in an attribute, as HTML defines it for these elements.
_VALUES = {"meta": "content", "time": "datetime", "link": "href", "data": "value", "a": "href", "img": "src"}

_MARKED = "descendant-or-self::*[@itemprop or @itemscope]"

Scope = dict[str, list[Element]]


def read(root: Element, base: str) -> Iterator[Facts]:
    """What the only article of the page states; properties without any scope around them count as its own."""
    marked = find(root, _MARKED)
    scopes: dict[Element, Scope] = {}
    loose: Scope = {}
    for element in marked:
        if (names := element.get("itemprop")) is not None:
            holder = next((scopes[outer] for outer in element.iterancestors() if outer in scopes), loose)
            for name in names.split():
                holder.setdefault(name, []).append(element)
        if element.get("itemscope") is not None:
            scopes[element] = {}
    articles = [element for element in scopes if _type(element).endswith(_POSTS)]
    if len(articles) == 1:
        yield _facts(scopes[articles[0]], scopes, base, articles[0])
    elif len(articles) > 1:
        yield Facts(kind="listing")
    elif len(loose.get("articleBody", ())) == 1:
        yield _facts(loose, scopes, base, None)


def _type(element: Element) -> str:
    return (element.get("itemtype") or "").rpartition("/")[2]


def _facts(scope: Scope, scopes: dict[Element, Scope], base: str, article: Element | None) -> Facts:
    author, author_url = _person(scope.get("author", []), scopes, base)
    body = scope.get("articleBody", [])
    count = next(iter(_values(scope, "commentCount")), "")
    return Facts(
        kind="post",
        title=next(iter(_texts(scope, "headline")), None) or next(iter(_texts(scope, "name")), None),
        author=author,
        author_url=author_url,
        published=next(iter(_values(scope, "datePublished", "dateCreated")), None),
        modified=next(iter(_values(scope, "dateModified")), None),
        language=next(iter(_values(scope, "inLanguage")), None),
        comments_declared=int(count) if count.isascii() and count.isdigit() and len(count) < 9 else None,
        terms=_terms(scope, base),
        article=article,
        body=body[0] if len(body) == 1 else None,
    )


def _texts(scope: Scope, name: str) -> list[str]:
    """Values meant to be read, so that of a link the text counts and not the address."""
    texts = (element.get("content") or text_of(element) for element in scope.get(name, ()))
    return [" ".join(text.split()) for text in texts if text]


def _terms(scope: Scope, base: str) -> tuple[Term, ...] | None:
    """Sections and keywords, each name once; an element around several links names what each of them does."""
    found: dict[str, Term] = {}
    for prop, usual in (("articleSection", "category"), ("keywords", "tag")):
        for element in scope.get(prop, ()):
            for part in element.findall(".//a") or [element]:
                relations = (part.get("rel") or "").split()
                kind = "tag" if relations == ["tag"] else usual
                url = joined(base, part.get("href")) if part.tag == "a" else None
                for name in map(str.strip, (element.get("content") or text_of(part) or "").split(",")):
                    if name:
                        found.setdefault(name, Term(kind=kind, name=name, url=url))
    return tuple(found.values()) or None


def _values(scope: Scope, *names: str) -> list[str]:
    found = []
    for name in names:
        for element in scope.get(name, ()):
            attribute = _VALUES.get(str(element.tag), "content")
            if text := element.get("content") or element.get(attribute) or text_of(element):
                found.append(text.strip())
    return found


def _person(found: list[Element], scopes: dict[Element, Scope], base: str) -> tuple[str | None, str | None]:
    for element in found:
        inner = scopes.get(element, {})
        name = next(iter(_texts(inner, "name")), None) or element.get("content") or text_of(element)
        link = next((a for a in (element, *element.iter("a")) if a.get("href")), None)
        if name:
            return name, joined(base, link.get("href")) if link is not None else None
    return None, None
