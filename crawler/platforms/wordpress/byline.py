"""Who wrote a post, when, and under which terms, as themes print it around the body."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from crawler.document import Element, Index, class_test, text_of
from crawler.items import Term
from crawler.layout.boxes import is_of_other_posts
from crawler.layout.dating import tells_of_change
from crawler.platforms.wordpress.clock import Zones, is_instant, names_a_day, printed_date
from crawler.platforms.wordpress.names import are_names
from crawler.scope import joined
from crawler.witnesses.head import meta
from crawler.witnesses.signatures import is_invitation, name_in, without_label

_AUTHORS = ("author", "byline", "vcard")
_AUTHOR_NAMES = ("wp-block-post-author__name", "wp-block-post-author-name")
_are_authors = class_test(
    r"^(?:(?:entry|post|article|meta|the|single|by)[-_]?|[\w-]+__)?(?:author|byline|posted-?by)(?:[-_]?(?:name|link))?$"
)
#: An author's archive, also as a mirror saves it.
_AUTHOR_ARCHIVE = re.compile(r"/author/[^/?#]+(?:/(?:index\.html?)?)?$|[?&]author=\d+$")
#: A category's archive, where a theme gives all terms one relation.
_CATEGORY = re.compile(r"/category/[^/?#]|[?&]cat=\d")
_DATES = ("entry-date", "post-date", "postdate", "posted-on", "date")
#: A block's date of the last change.
CHANGED = "wp-block-post-date__modified-date"
_are_dates = class_test(r"(?:^|[-_])(?:date|time|timestamp|published|posted)(?:[-_]|$)")
#: Names of how long it takes to read a post.
_are_durations = class_test(r"(?:^|[-_])read(?:ing)?(?:[-_]|$)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_DAY_OF_URL = re.compile(r"/((?:19|20)\d{2})/(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])/[^/]")
_MONTH_OF_URL = re.compile(r"/((?:19|20)\d{2})/(?:0[1-9]|1[0-2])/[^/]")
#: One number of a day, beside the name of its month.
_OF_MONTH = re.compile(r"(?=.*[^\W\d_])\D*\d{1,2}\D*")
#: Lines about the post in which a date may stand among other words.
_LINES = ("entry-meta", "postmetadata", "post-meta", "post-info", "meta", "postinfo", "byline", "headline_meta")
_LONGEST_LINE = 250
#: A name that strokes part from the terms before it and `@` from the time.
_PARTED = re.compile(r"\s*[—–|·]\s+([^\W\d_][^—–|·@]{1,60}?)\s+@\s+\d{1,2}[:.h]\d{2}")
#: Words of a label before a name, `Comment by`.
_LABEL = 2
#: Words before a name that are more than names of the same person.
_SENTENCE = 3
#: How many lines below an article are looked at.
_BELOW = 2
_UP_TO_TIME = re.compile(r"([^\d]{3,100}?)\d{1,2}[:.h]\d{2}")


def author(near: Index, article: Element, base: str) -> tuple[str | None, str | None]:
    """Name and address of the author."""
    for found in _author_elements(near, article):
        if name := text_of(found):
            link = found if found.tag == "a" else next((a for a in found.iter("a") if a.get("href")), None)
            if link is None:
                return without_label(name_in(found) or name), None
            said, href = _in_bold(link, name), link.get("href", "")
            if not is_invitation(said, href):
                return _alone(said, href, near), joined(base, href)
    return None, None


def as_stated(name: str, stated: str | None) -> str:
    """The name in "By Ida Alder", as the page states it for machines."""
    label, _, rest = name.partition(" ")
    return rest if rest and rest == stated and label.isalpha() else name


def _in_bold(link: Element, said: str) -> str:
    """The name in "by Ida", where the link sets it off at the end."""
    bold = (text_of(part) or said for part in link.iter("b", "strong"))
    return next((name for name in bold if said.endswith(name)), said)


def _alone(said: str, href: str, near: Index) -> str:
    """The name in "View all posts by Ida", where an author's box prints it by itself, or its address does."""
    names = (text_of(found) for found in near.classed("author-name", "author-title"))
    words = [word for word in said.split() if any(map(str.isalpha, word))]
    slug = href.rstrip("/").rpartition("/")[2].casefold().split("-")
    runs = (words[at : at + len(slug)] for at in range(len(words) - len(slug), -1, -1))
    named = (" ".join(run) for run in runs if [word.casefold() for word in run] == slug)
    alone = next(named, said) if len(words) >= len(slug) + _SENTENCE else said
    return next((name for name in names if name and name in said), alone)


def elsewhere(page: Index, root: Element, base: str) -> tuple[str | None, str | None, str | None]:
    """Name and address of the author and the day in a line about the post that stands in another column."""
    for line in page.classed(*_LINES):
        text = text_of(line) or ""
        told = len(text) <= _LONGEST_LINE and names_a_day(text) and not tells_of_change(line)
        if told and not _is_others(line, root):
            link = next((a for a in line.iter("a") if _AUTHOR_ARCHIVE.search(a.get("href") or "")), None)
            return text_of(link), joined(base, link.get("href")) if link is not None else None, text
    return None, None, None


def author_among_words(index: Index, near: Index) -> str | None:
    """The author in a line that sets no name off: parted from all else, "— Ida @ 7:50 pm", or behind a word."""
    tails = (one.tail or "" for line in near.classed(*_LINES) for one in line.iterdescendants())
    parted = next(filter(None, map(_PARTED.match, tails)), None)
    return " ".join(parted.group(1).split()) if parted else _author_behind_word(index, near)


def _author_behind_word(index: Index, near: Index) -> str | None:
    """The author in "By Ida at 7:50 pm": behind the word that names of comments follow.

    Whatever the language, a theme says both in one way ("Comment by Ada"). Between name and time it says one word more.
    """
    named = [line for line, _, classes in index.entries if are_names(classes)]
    marked = [line for line in named if line.text and next(line.iter("a"), None) is not None]
    leads = [line.text.split()[-1:] for line in marked] or [(text_of(line) or "").split()[:_LABEL] for line in named]
    by = {word.casefold() for lead in leads for word in lead}
    for line in near.classed(*_LINES) if by else ():
        timed = _UP_TO_TIME.match(text_of(line) or "")
        words = timed.group(1).split() if timed else []
        within = words if marked else words[:_LABEL]
        place = next((at for at, word in enumerate(within) if word.casefold() in by), None)
        if place is not None and len(words) > place + 2:
            return " ".join(words[place + 1 : -1])
    return None


def _author_elements(near: Index, article: Element) -> Iterator[Element]:
    holders = set(near.classed(*_AUTHORS))
    for name in near.classed("fn"):
        if any(outer in holders for outer in (name, *name.iterancestors())):
            yield name
    yield from (link for link in article.iter("a") if "author" in (link.get("rel") or "").split())
    yield from near.classed(*_AUTHOR_NAMES)
    for holder in near.classed("byline", "author"):
        yield from holder.iter("a")
    yield from (link for link in article.iter("a") if _AUTHOR_ARCHIVE.search(link.get("href") or ""))
    named = [element for element, _, classes in near.entries if _are_authors(classes)]
    for holder in named:
        yield from holder.iter("a")
    yield from near.classed("author", "entry-author")
    for holder in named:
        if any(name.endswith("__author") for name in (holder.get("class") or "").split()):
            yield holder


def published(root: Element, near: Index, article: Element, url: str | None, *, zones: Zones) -> str | None:
    """When the post was published: an instant if one is stated, else the first date that is printed.

    Where none is, or one without its year, the permalink names the day that it was made of, or the year of its month.
    """
    first: str | None = None
    stated, changed = (meta(root, f"article:{name}_time") for name in ("published", "modified"))
    for found in _date_elements(near, article):
        printed = None if _is_others(found, article) or tells_of_change(found) else printed_date(found, zones)
        if printed and stated and changed and _day_of(printed) == _day_of(changed) != _day_of(stated):
            continue  # a theme that shows the last change alone
        if printed and is_instant(printed):
            return printed
        first = first or printed
    if stated and (first is None or is_instant(stated)):
        return stated
    printed = first or _of_lines(near)
    if printed and _YEAR.search(printed):
        return printed
    if named := _DAY_OF_URL.search(url or ""):
        return "-".join(named.groups())
    month = _MONTH_OF_URL.search(url or "") if printed and _OF_MONTH.fullmatch(printed) else None
    return f"{printed} {month.group(1)}" if month else printed


def _day_of(stated: str) -> str:
    """The day of a moment that is written for machines."""
    return stated[: len("2013-01-28")]


def _date_elements(near: Index, article: Element) -> Iterator[Element]:
    times = [time for time in article.iter("time") if time.get("datetime")]
    named = {"published", "entry-date"}
    yield from (time for time in times if not named.isdisjoint((time.get("class") or "").split()))
    yield from dates_of_blocks(near)
    yield from (time for time in times if "updated" not in (time.get("class") or "").split())
    yield from times
    yield from (element for element in near.classed("published") if element.get("title"))
    yield from near.classed(*_DATES)
    yield from article.iter("small")
    for element, _, classes in near.entries:
        if _are_dates(classes) and not _are_durations(classes) and len(text_of(element) or "") <= _LONGEST_LINE:
            yield element


def dates_of_blocks(near: Index) -> Iterator[Element]:
    """When posts were published, as blocks print it for machines."""
    for holder in near.classed("wp-block-post-date"):
        if CHANGED not in (holder.get("class") or "").split():
            yield from (time for time in holder.iter("time") if time.get("datetime"))


def _is_others(found: Element, article: Element) -> bool:
    """True for what stands in a box that speaks of other posts."""
    boxes = takewhile(lambda outer: outer is not article, found.iterancestors())
    return any(map(is_of_other_posts, boxes))


def _of_lines(near: Index) -> str | None:
    for line in near.classed(*_LINES):
        text = text_of(line)
        if text and len(text) <= _LONGEST_LINE and _YEAR.search(text) and not tells_of_change(line):
            return text
    return None


def modified(root: Element, near: Index, *, zones: Zones) -> str | None:
    """When the post was last changed."""
    for found in near.classed("updated"):
        if found.tag == "time" and found.get("datetime") and "published" not in (found.get("class") or "").split():
            return printed_date(found, zones)
    changed = (time for holder in near.classed(CHANGED) for time in holder.iter("time") if time.get("datetime"))
    return next((printed_date(time, zones) for time in changed), None) or meta(root, "article:modified_time")


def terms(root: Element, article: Element, base: str) -> tuple[Term, ...] | None:
    """Terms by `rel="tag"`, categories by `rel="category"` (with or without `tag`) or a block's class.

    Those of a line below the article are its own; so are categories above it, where it has none.
    """
    below = (line for line in islice(article.itersiblings("p", "div", "footer"), _BELOW) if _is_line(line))
    found = [term for part in (article, *below) for term in _related(part.iter("a"), base)]
    if not any(term.kind == "category" for term in found):
        above = takewhile(lambda one: one is not article, root.iter())
        found += [term for term in _related((one for one in above if one.tag == "a"), base) if term.kind == "category"]
    return tuple(dict.fromkeys(found)) or None


def _is_line(element: Element) -> bool:
    return len(text_of(element) or "") <= _LONGEST_LINE and not is_of_other_posts(element)


def _related(links: Iterable[Element], base: str) -> Iterator[Term]:
    for link in links:
        rel = (link.get("rel") or "").split()
        if "tag" not in rel and "category" not in rel:
            continue
        classes = " ".join(filter(None, (outer.get("class") for outer in link.iterancestors())))
        category = (
            "category" in rel
            or _CATEGORY.search(link.get("href") or "")
            or re.search(r"taxonomy-category|cat-links", classes.split("taxonomy-post_tag")[0])
        )
        if name := text_of(link):
            yield Term(kind="category" if category else "tag", name=name, url=joined(base, link.get("href")))
