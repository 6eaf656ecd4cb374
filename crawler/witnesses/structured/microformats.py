"""Microformats of both generations: hAtom's `hentry`, `h-entry` and the `h-cite` that sites print answers as."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from urllib.parse import urljoin

from lxml import html

from crawler.document import Element, Index, text_of, up_to
from crawler.items import Term
from crawler.scope import joined
from crawler.witnesses.structured.addresses import comment_id, fragment_id, same
from crawler.witnesses.structured.facts import Facts, Said

_ROOTS = frozenset({"hentry", "h-entry", "h-cite", "h-feed", "hfeed"})
_ANSWERS = frozenset({"u-comment", "p-comment", "comment", "u-like-of", "u-in-reply-to"})
_TITLE = ("p-name", "entry-title")
_BODY = ("e-content", "entry-content")
_PUBLISHED = ("dt-published", "published")
_MODIFIED = ("dt-updated", "updated")
_AUTHOR = ("p-author", "author")
_NAME = frozenset({"p-name", "fn", "n"})
#: A name and a title that speak of one thing share so much of the shorter.
_SHARED = 0.6
#: More boxes of this name hold no text of one post.
_MOST_TEXTS = 20
_LINKED = ("u-url", "url", "entry-title", "bookmark")


def read(index: Index, base: str, title: str | None) -> Iterator[Facts]:
    """What the page's own entry states: the one with the page's address, or the only one with a text.

    The document's title has to speak of that one: themes print whole entries in their sidebars, too.
    """
    found = _entries(index)
    entries = [entry for entry in found if _first(entry, _BODY) is not None]
    if not entries:
        yield from _bodiless(found, base)
        return
    own = [entry for entry in entries if any(same(url, base) for url in _addresses(entry, base))]
    if len(own) == 1:
        yield _facts(own[0], base)
    elif len(entries) == 1:
        facts = _facts(entries[0], base)
        if _is_of(facts.title, title):
            yield facts
    elif len(entries) > 1 and not own and len({next(_addresses(entry, base), None) for entry in entries}) > 1:
        yield Facts(kind="listing")


def _is_of(name: str | None, title: str | None) -> bool:
    """True unless a document's title says another thing than the name of an entry in it."""
    words, others = (set(re.findall(r"\w+", text.lower())) for text in (name or "", title or ""))
    return not words or not others or len(words & others) >= _SHARED * min(len(words), len(others))


class Entry:
    """An entry and, by class, the elements below it that are not a nested entry's."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self.properties: dict[str, list[Element]] = {}

    def get(self, *names: str) -> list[Element]:
        """Elements with any of these classes, the first names' first."""
        return [found for name in names for found in self.properties.get(name, ())]


def _bodiless(found: list[Entry], base: str) -> Iterator[Facts]:
    """What the one entry with the page's address states, where none names its text."""
    own = [entry for entry in found if any(same(url, base) for url in _addresses(entry, base))]
    if len(own) == 1 and _first(own[0], _PUBLISHED) is not None:
        yield _facts(own[0], base)


def _entries(index: Index) -> list[Entry]:
    """Entries that answer none, each with its properties; `body` is one in themes that put `hentry` on everything."""
    holders: dict[Element, Entry | None] = {}
    entries = []
    if not any(index.classed(name) for name in ("hentry", "h-entry")):
        return []
    for element, id_, classes in index.entries:
        entry = _nearest(element, holders)
        if classes & _ROOTS and element.tag != "body":
            answer = bool(classes & _ANSWERS) or "comment" in id_ or "h-cite" in classes or entry is not None
            own = None if answer or not classes & {"hentry", "h-entry"} else Entry(element)
            holders[element] = own
            if own:
                entries.append(own)
        elif entry is not None:
            holders[element] = entry
        if entry is not None:
            for name in classes:
                entry.properties.setdefault(name, []).append(element)
    return entries


def _nearest(element: Element, holders: dict[Element, Entry | None]) -> Entry | None:
    """The entry an element belongs to. The walk stops at the next element above that is known."""
    for outer in element.iterancestors():
        if outer in holders:
            return holders[outer]
    return None


def _first(entry: Entry, names: Iterable[str]) -> Element | None:
    return next(iter(entry.get(*names)), None)


def _addresses(entry: Entry, base: str) -> Iterator[str]:
    for found in entry.get(*_LINKED):
        link = found if found.tag == "a" else next(found.iter("a"), None)
        if link is not None and (href := link.get("href")):
            with suppress(ValueError):
                yield urljoin(base, href)


def _facts(entry: Entry, base: str) -> Facts:
    author, author_url = _person(entry.get(*_AUTHOR), base)
    if author_url is None:  # of what is named so without a link some themes make a label
        links = [a for a in entry.element.iter("a") if "author" in (a.get("rel") or "").split() and text_of(a)]
        author, author_url = _person(links[:1], base) if links else (author, None)
    return Facts(
        kind="post",
        title=_title(entry),
        author=author,
        author_url=author_url,
        published=_date(entry.get(*_PUBLISHED)),
        modified=_date(entry.get(*_MODIFIED)),
        excerpt=text_of(_first(entry, ("p-summary", "entry-summary"))),
        terms=_terms(entry, base) or None,
        article=entry.element,
        body=_longest(entry.get(*_BODY)),
    )


def _longest(found: list[Element]) -> Element | None:
    """The text itself where a theme names an excerpt or a box beside it in the same way."""
    return found[0] if len(found) == 1 else max(found[:_MOST_TEXTS], key=lambda e: len(e.text_content()), default=None)


def _title(entry: Entry) -> str | None:
    """The entry's own name, not its author's, which is a `p-name` too."""
    for found in entry.get(*_TITLE):
        classes = (found.get("class") or "").split()
        around = {name for outer in up_to(found, entry.element) for name in (outer.get("class") or "").split()}
        if not around & {"h-card", "vcard", "p-author"} and "h-card" not in classes:
            return text_of(found)
    return None


def _person(found: list[Element], base: str) -> tuple[str | None, str | None]:
    for holder in found:
        named = [
            e for e in holder.iter() if isinstance(e.tag, str) and set((e.get("class") or "").split()) & set(_NAME)
        ]
        name = text_of(named[0]) if named else text_of(holder)
        if not name and (image := next(holder.iter("img"), None)) is not None:
            name = (image.get("alt") or "").strip()
        link = next((a for a in (holder, *holder.iter("a")) if a.get("href")), None)
        if name:
            return name, joined(base, link.get("href")) if link is not None else None
    return None, None


def _date(found: list[Element]) -> str | None:
    for element in found:
        for holder in (element, *element.iter("time", "abbr")):
            stated = holder.get("datetime") or (holder.get("title") if holder.tag in {"abbr", "span"} else None)
            if stated and any(map(str.isdigit, stated)):
                return str(stated).strip()
        if (text := text_of(element)) and any(map(str.isdigit, text)):
            return text
    return None


def _terms(entry: Entry, base: str) -> tuple[Term, ...]:
    """`p-category`, and anchors that say they are one; hAtom's are the anchors with `rel="tag"`."""
    found = [(e, e if e.tag == "a" else None) for e in entry.get("p-category")]
    found += [(a, a) for a in entry.element.iter("a") if {"tag", "category"} & set((a.get("rel") or "").split())]
    terms = []
    for element, link in found:
        relations = set((element.get("rel") or "").split())
        kind = "category" if "category" in relations else None
        url = joined(base, link.get("href")) if link is not None else None
        if name := text_of(element):
            terms.append(Term(kind=kind, name=name, url=url))
    return tuple(dict.fromkeys(terms))


def read_answers(index: Index, base: str) -> Iterator[Said]:
    """Answers that a page cites below its entry, `u-comment h-cite`, in its order."""
    for element, id_, classes in index.entries:
        if not (classes & {"u-comment", "p-comment"} and classes & {"h-cite", "h-entry"}):
            continue
        inner = Entry(element)
        for found, _, names in Index(element).entries:
            for name in names:
                inner.properties.setdefault(name, []).append(found)
        author, author_url = _person(inner.get(*_AUTHOR), base)
        body = _first(inner, ("e-content", "p-content", "p-summary", "p-name"))
        url = next(_addresses(inner, base), None)
        yield Said(
            author=author,
            author_url=author_url,
            published=_date(inner.get(*_PUBLISHED)),
            url=url,
            remote_id=comment_id(id_) or fragment_id(url),
            html=_inner(body) if body is not None else None,
        )


def _inner(element: Element) -> str:
    text = element.text or ""
    return text + "".join(html.tostring(child, encoding="unicode") for child in element)
