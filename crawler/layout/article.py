"""A page's post by structure: its title, its text, its author and date, helped by what the page states in data."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from crawler.body import read_body
from crawler.document import Element, Index, length, text_of
from crawler.items import Body, Post, PostKey, Term
from crawler.layout.body import find_body
from crawler.layout.boxes import is_post, is_within, shows
from crawler.layout.byline import Byline, find_byline, near, read_card
from crawler.layout.card import find_card
from crawler.layout.cleaning import clean, is_notes
from crawler.layout.fallback import extract_text
from crawler.layout.printed import is_exact, timed
from crawler.layout.prose import find_prose
from crawler.layout.teasers import text_beside
from crawler.layout.terms import find_terms, name_of
from crawler.layout.title import document_title, printed_title, title_text
from crawler.layout.writer import sans_by
from crawler.scope import joined
from crawler.witnesses.structured import Facts
from crawler.witnesses.structured.metas import sans_site

#: How far above its text a post's own element is looked for.
_ABOVE = 3
#: Letters of the least that a page says beside links.
_SENTENCE = 25
#: Letters of the shortest opening of a text.
_LEAD = 60
_HEADS = ("h1", "h2", "h3")
_WORDS = re.compile(r"[^\W\d_]{3,}|[^\x00-\x7f]+")
#: What notes stand in.
_BOXES = ("aside", "div", "section", "ol", "dl")


@dataclass(frozen=True, kw_only=True)
class Article:
    """A post as a page prints it."""

    post: Post
    #: True where its author is printed with it.
    signed: bool = False
    #: The line with the post's date, where nothing in it is told to be the author's name.
    line: str | None = None
    #: True where the page's structure did not tell its text apart and a general extractor had to.
    fell_back: bool = False


def read_article(
    root: Element, index: Index, facts: Facts, title: Element | None, key: PostKey, base: str, site: str | None
) -> Article:
    """The post of a page that holds one, the comments taken out before. Consumes its text. `site` is the blog's."""
    heading = title if title is not None else printed_title(root)
    named = _title(title, heading, facts, root, site)
    holder = facts.body if facts.body is not None and _is_on(facts.body, root) else find_body(root, index, heading)
    if title is not None and holder is not None and (text := text_beside(title, holder, root)) is not None:
        holder = text
    if holder is not None:
        _take_lead(holder)
        _take_notes(holder)
    taken = clean(holder, heading, base) if holder is not None else []
    byline = find_byline(heading, holder, taken, base)
    card = find_card(root, holder, base) if not (facts.published or byline.published) else None
    if card is not None:
        byline = _joined(byline, read_card(card, base))
        taken = [*taken, card]
    body = _body(holder, base)
    text = extract_text(root) if body is None and find_prose(root).total >= _SENTENCE else None
    is_nobody = facts.author == site or is_exact(facts.author or "") or _is_owner(facts, byline)
    author = sans_by(facts.author) if facts.author and not is_nobody else None
    published = timed(facts.published, byline.published) if facts.published else byline.published
    post = Post(
        key=key,
        kind=_kind(facts, byline),
        title=named,
        author=author or byline.author,
        author_url=facts.author_url if author else byline.author_url,
        published=published,
        modified=facts.modified or byline.modified,
        language=facts.language,
        body=read_body(text, base) if text else body,
        excerpt=facts.excerpt,
        terms=facts.terms or _terms(title, holder, taken, base),
        comments_declared=facts.comments_declared,
    )
    line = byline.line if post.author is None else None
    return Article(post=post, signed=byline.author not in {None, named}, line=line, fell_back=text is not None)


def _is_owner(facts: Facts, byline: Byline) -> bool:
    """True for an author whom only the head states and whose name shares no word with the one that is printed."""
    if not facts.author_in_head or byline.author is None or any(map(str.isdigit, byline.author)):
        return False
    stated, printed = (set(_WORDS.findall((name or "").casefold())) for name in (facts.author, byline.author))
    return bool(printed) and printed.isdisjoint(stated)


def _kind(facts: Facts, byline: Byline) -> str | None:
    """What the page says it holds; else a post, if a date is printed, or stated by a page that is not a `website`."""
    if facts.kind in {"post", "page"}:
        return facts.kind
    stated = facts.published if facts.kind != "website" else None
    return "post" if stated or byline.published or byline.modified else None


def _joined(byline: Byline, card: Byline) -> Byline:
    """What is printed around a post, and what only its card says."""
    if byline.author is None:
        byline = replace(byline, author=card.author, author_url=card.author_url)
    return replace(byline, published=card.published, modified=byline.modified or card.modified)


def _is_on(element: Element, root: Element) -> bool:
    return element is root or next(element.iterancestors("html"), None) is root


def _take_lead(holder: Element) -> None:
    """Move an opening that stands before a text to its beginning, where a post holds both and they share a class."""
    post = holder.getparent()
    if post is None or not is_post(post) or is_post(holder):
        return
    names = set((holder.get("class") or "").split())
    for lead in list(holder.itersiblings(holder.tag, preceding=True)):
        if names.isdisjoint((lead.get("class") or "").split()) or length(lead) < _LEAD or is_within(lead):
            continue
        if next(lead.iter(*_HEADS), None) is None and (text_of(lead) or "") not in (text_of(holder) or ""):
            lead.tail, holder.text = holder.text, None
            holder.insert(0, lead)


def _take_notes(holder: Element) -> None:
    """Move the notes that stand in a box after a text to its end."""
    for box in list(holder.itersiblings(*_BOXES)):
        if is_notes(box):
            box.tail = None
            holder.append(box)


def _body(holder: Element | None, base: str) -> Body | None:
    if holder is None or not (length(holder) or shows(holder)):
        return None
    return read_body(holder, base)


def _title(title: Element | None, heading: Element | None, facts: Facts, root: Element, site: str | None) -> str | None:
    """The post's title: as its heading prints it, else as stated, else the part of the document's that is printed."""
    if title is not None and (text := title_text(title, facts.title, root)):
        return text
    whole = document_title(root)
    return facts.title or text_of(heading) or (sans_site(whole, site) if whole else None)


def _terms(title: Element | None, holder: Element | None, taken: list[Element], base: str) -> tuple[Term, ...] | None:
    """Anchors around the text with `rel="tag"`, else those into folders; in a sidebar they lead to all there are."""
    around = [*taken]
    if holder is not None:
        around += [outer for outer, _ in zip(holder.iterancestors(), range(2), strict=False) if outer.tag != "body"]
    terms = []
    for link in _links(around):
        relations = set((link.get("rel") or "").split())
        if relations & {"tag", "category"} and (name := name_of(link)):
            kind = "category" if "category" in relations else None
            terms.append(Term(kind=kind, name=name, url=joined(base, link.get("href"))))
    if not terms:
        in_post = holder is not None and any(map(_is_whole, islice(holder.iterancestors(), _ABOVE)))
        in_post = in_post or _is_beside(title, holder)
        terms = find_terms(near(title, holder, taken, after=in_post), base)
    return tuple(dict.fromkeys(terms)) or None


def _is_beside(title: Element | None, holder: Element | None) -> bool:
    """True where title and text stand next to each other in a box of their own."""
    box = title.getparent() if title is not None else None
    return box is not None and box.tag != "body" and holder is not None and holder.getparent() is box


def _is_whole(element: Element) -> bool:
    """True for what holds one post, or whatever a page is for."""
    return element.tag == "main" or is_post(element)


def _links(around: list[Element]) -> Iterator[Element]:
    for holder in around:
        yield from holder.iter("a")
