"""The post that a page of Movable Type or TypePad prints."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import html

from crawler.body import read_body
from crawler.document import Element, Index, find, length, text_of
from crawler.items import Post, PostKey, Term
from crawler.layout.body import find_body
from crawler.layout.boxes import is_content, names_of
from crawler.layout.byline import Byline, find_byline
from crawler.layout.cleaning import clean
from crawler.layout.title import find_title, title_text
from crawler.scope import joined, parts_of
from crawler.witnesses.structured import Facts

#: Elements that are the body, each with what continues it after the fold.
_BODIES = (("entry-body", "entry-more"), ("asset-body", "asset-more"), ("entry-content",), ("asset-content",))
#: Elements that hold a post, of which what stands between its title and its foot is the body.
_HOLDERS = ("entry", "blogbody", "asset", "hentry", "post", "content", "indivbody", "individual")
_FOOT = frozenset(
    {"posted", "entry-footer", "asset-footer", "post-footer", "entry-meta", "post-meta", "trackbacks", "comments",
     "byline", "asset-meta", "post-footers", "entry-footer-info", "entry-tags", "content-nav"}
)  # fmt: skip
_ENDS = frozenset({"comments", "trackbacks", "trackback"})
_HEADINGS = ("h1", "h2", "h3", "h4")
_TITLES = ("entry-title", "asset-name", "entry-header", "title", "post-title")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\b\.?)?", re.IGNORECASE)


def read_post(root: Element, index: Index, key: PostKey, facts: Facts, base: str, *, with_body: bool) -> Post:
    """The post without its comments, which are out of the tree already."""
    holder = _holder(index, key.remote_id)
    titled, content = _content(root, index, holder)
    around = holder if holder is not None else root
    title = _title(index, around) or titled or facts.title
    terms, published = _terms(around, index, base), facts.published or _published(index, around)
    heading = None
    if content is None or title is None or published is None:
        heading = find_title(root, facts.title)
        content = find_body(root, index, heading) if content is None else content
        title = title if title or heading is None else title_text(heading, None, root)
    taken = clean(content, heading, base) if content is not None else []
    printed = find_byline(heading, content, taken, base) if not (facts.author and published) else Byline()
    return Post(
        key=key,
        kind=facts.kind if facts.kind in {"post", "page"} else "post",
        title=title,
        author=facts.author or printed.author,
        author_url=facts.author_url if facts.author else printed.author_url,
        published=published or printed.published,
        modified=facts.modified,
        body=read_body(content, base) if with_body and content is not None else None,
        terms=terms or facts.terms,
        comments_declared=facts.comments_declared,
    )


def _holder(index: Index, remote_id: str | None) -> Element | None:
    if remote_id and (found := index.by_id.get(f"entry-{remote_id}")) is not None:
        return found
    named = ((element, id_) for element, id_, _ in index.entries if id_.startswith("entry-"))
    return next((element for element, id_ in named if re.match(r"entry-\w+$", id_)), None)


def _content(root: Element, index: Index, holder: Element | None) -> tuple[str | None, Element | None]:
    """The body, in an element of its own made of its parts, and the title where it stands right before them."""
    within = Index(holder) if holder is not None else index
    for names in _BODIES:
        parts = [part for name in names for part in within.classed(name)[:1]]
        if within.first(names[0]) is not None:
            if len(parts) == 1 and (more := _more(within, parts[0])) is not None:
                parts.append(more)
            return None, _whole(parts)
    headline = text_of(root.find("head/title")) or ""
    candidates = [holder] if holder is not None else list(dict.fromkeys(_candidates(index)))
    for named in (True, False):
        for candidate in candidates:
            title, parts = _between(candidate, headline if named else None)
            if parts:
                return title, _whole(parts)
    return None, None


def _more(index: Index, body: Element) -> Element | None:
    """The rest of the post, which old templates put beside the body under an id alone."""
    more = index.by_id.get("more")
    apart = (
        more is not None and more.tag != "a" and body not in more.iterancestors() and more not in body.iterancestors()
    )
    return more if apart else None


def _whole(parts: Sequence[Element]) -> Element:
    """An element around the parts, where the first of them stands."""
    whole = html.Element("div")
    if parts[0].getparent() is not None:
        parts[0].addprevious(whole)
    whole.extend(parts)
    return whole


def _candidates(index: Index) -> Iterator[Element]:
    """Holders of flat templates: around the line that says who posted, else by their names."""
    for line in index.classed("posted"):
        yield from islice(line.iterancestors("div", "td", "article", "section"), 2)
    yield from index.classed(*_HOLDERS)


def _between(holder: Element, headline: str | None) -> tuple[str | None, list[Element]]:
    """The title of a post and what stands between it and the foot.

    The title is the heading that the document's own title repeats, else the last one before text begins: blog's name
    and day stand over it.
    """
    children = [child for child in holder if isinstance(child.tag, str)]
    head = next((at for at, child in enumerate(children) if _is_title(child)), 0)  # ways to others may stand above it
    foot = next((at for at, child in enumerate(children) if at > head and _is_foot(child)), len(children))
    titles = [at for at, child in enumerate(children[:foot]) if _is_title(child)]
    if headline is not None:
        titles = [at for at in titles if _is_named(text_of(children[at]) or "", headline)][-1:]
    if not titles:
        return None, []
    last = titles[0]
    for at in titles[1:]:
        if any(text_of(child) and next(child.iter("a"), None) is None for child in children[last + 1 : at]):
            break
        last = at
    parts = children[last + 1 : foot]
    if tail := (children[last].tail or "").strip():
        opening = html.Element("p")
        opening.text, children[last].tail = tail, None
        parts.insert(0, opening)
    named = [part for part in parts if any(map(is_content, names_of(part)))]
    whole = sum(map(length, parts))
    return text_of(children[last]), named if 2 * sum(map(length, named)) > whole else parts


def _is_named(heading: str, headline: str) -> bool:
    """True where the document's title begins or ends with a heading, the blog's name apart."""
    name = re.escape(heading)
    return bool(re.search(rf"^{name}\s*(?:$|[^\w\s,.'])|[^\w\s,.']\s*{name}$", headline))


def _is_title(child: Element) -> bool:
    """A heading, or a block with a heading and nothing else."""
    if child.tag in _HEADINGS:
        return bool(text_of(child))
    inner = next(child.iter(*_HEADINGS), None)
    return inner is not None and text_of(inner) == text_of(child)


def _is_foot(child: Element) -> bool:
    classes = set((child.get("class") or "").split())
    if _FOOT & classes or child.get("id") in _ENDS or _is_sign(child):
        return True
    return any("posted" in (node.get("class") or "").split() for node in child.iter("p", "div", "span"))


def _is_sign(child: Element) -> bool:
    """A heading that opens the conversation: the id is on an anchor in it."""
    inner = next(child.iter("a"), None) if child.tag in _HEADINGS else None
    return inner is not None and (inner.get("id") or inner.get("name")) in _ENDS


def _title(index: Index, holder: Element) -> str | None:
    """The title by its class; classes of headings only, for others bear them too."""
    for found in index.classed(*_TITLES):
        inside = found is holder or holder in found.iterancestors()
        if inside and (found.tag in _HEADINGS or next(found.iter(*_HEADINGS), None) is not None) and text_of(found):
            return text_of(found)
    return (
        next((name for node in holder.iter("h2", "h3") if (name := text_of(node))), None) if _is_entry(holder) else None
    )


def _is_entry(holder: Element) -> bool:
    return (holder.get("id") or "").startswith("entry-")


def _published(index: Index, holder: Element) -> str | None:
    """The moment for machines, else as printed: in the line below, or the day over the post and the time below."""
    for found in holder.iter("abbr", "time"):
        exact = found.get("datetime") or found.get("title") or ""
        if re.match(r"\d{4}-\d{2}-\d{2}T", exact):
            return exact
    lines = [text for found in index.classed("post-footers", "posted", "byline") if (text := text_of(found))]
    whole = next((line for line in lines if re.search(r"\d{4}", line) and len(re.findall(r"\d+", line)) > 1), None)
    if whole:
        return whole
    day = text_of(index.first("date-header", "date"))
    clock = next((found.group() for line in lines if (found := _CLOCK.search(line))), None)
    return f"{day} {clock}" if day and clock and not _CLOCK.search(day) else day


def _terms(holder: Element, index: Index, base: str) -> tuple[Term, ...] | None:
    """Tags by their relation; categories by the list they stand in, or because the post's class names them too."""
    named = {name.removeprefix("entry-category-") for name in (holder.get("class") or "").split()}
    lists = [link for part in index.classed("entry-categories") for link in part.iter("a")]
    feet = [link for part in index.classed("post-footers") for link in part.iter("a") if _slug(link) in named]
    tags = find(holder, ".//a[contains(concat(' ', @rel, ' '), ' tag ')]")
    kinds = {**dict.fromkeys(tags, "tag"), **dict.fromkeys([*lists, *feet], "category")}
    found = (
        Term(kind=kind, name=name, url=joined(base, link.get("href")))
        for link, kind in kinds.items()
        if (name := text_of(link))
    )
    return tuple(dict.fromkeys(found)) or None


def _slug(link: Element) -> str:
    return parts_of(link.get("href", "")).path.rstrip("/").rpartition("/")[2]
