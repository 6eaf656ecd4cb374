"""A text without what themes and plugins put there: its title, the line with author and date, shares, related posts."""

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from crawler.body import plays
from crawler.document import Element, length, shown_length, text_of
from crawler.layout.boxes import is_album, is_beside, is_life, is_sure, is_within, names_of, pictures, shows
from crawler.layout.names import is_comment_form
from crawler.layout.printed import datedness, ends_dated, is_clock, names_day
from crawler.layout.tail import trim
from crawler.layout.writer import is_author
from crawler.scope import host_of, joined
from crawler.witnesses.structured.addresses import same

_SILENT = frozenset({"script", "style", "form", "button", "select", "noscript"})
_QUOTED = frozenset({"blockquote", "pre", "figure", "iframe", "embed", "object", "video", "audio"})
_EMBEDDED = re.compile(r"embed|^twitter-(?:tweet|video)|^fb-(?:post|video)|instagram-media|^kg-|bookmark-card")
#: Notes that an author sets apart, as generators name them.
_NOTE = re.compile(r"(?:foot|end|side)-?notes?|call-?out|admonition|pull-?quote|^(?:note|tip|hint|warning)s?(?:$|[-_])")
_NOTES = re.compile(r"^(?:foot|end)-?notes?(?:$|-list$)")
_INLINE = frozenset({"a", "span", "em", "i", "b", "strong", "cite", "code", "abbr", "q", "mark", "sup", "sub"})
_STOPS = " \t\r\n\u00a0|·•,;:/–—-()"
#: What a link to a term of a post is.
_TERMS = frozenset({"tag", "category"})
#: What plays a deck by itself, or holds what does where scripts do not run.
_PLAYERS = frozenset({"script", "noscript"})
#: What is taken out of a text holds no more of it than this.
_PART = 0.4
#: So many links, and so much of its text in them, make a list of ways to elsewhere.
_SEVERAL, _LINKED = 2, 0.5
#: What stands above the title in the same element is no more of it than this.
_HEAD = 0.3
#: Letters of a text that is one by itself, and of what is said around a form.
_ENOUGH, _ASKING = 250, 400
#: Where a conversation begins; letters around a link to it, and elements in its line: an icon, itself, a stroke.
_TALK = re.compile(r"#(?:comments?|respond|disqus_thread)$")
_AROUND, _IN_LINE = 4, 3
#: What holds a title and what is said below it, and no text.
_HEADS = frozenset({"header", "hgroup"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
#: Boxes around a form.
_DEEPEST = 6
#: The longest line with author and date; how much a line that has no date looks like one at most.
_LINE, _LOOSELY = 160, 2
#: Words of a line with a year that names no day; more are a sentence.
_SENTENCE = 10
#: Elements that may stand between title and date: the author's name, rules; letters of the longest.
_BETWEEN, _SHORT = 3, 60
#: Letters around an author's name.
_AROUND_NAME = 40
_LINE_NAME = re.compile(r"date|time|author|byline|posted|meta|info|sub-?head|details")


def clean(body: Element, title: Element | None = None, base: str = "") -> list[Element]:
    """Take out of a text what themes and plugins put there, and return it, since the date or terms may be among it.

    An author's biography is not returned: it links to whatever else the author wrote or belongs to.
    """
    heads = _heads(body, title) if title is not None else []
    for element in heads:
        take(element)
    lines = list(_datelines(body, base))
    for element in lines:
        take(element)
    answering = list(_answering(body))
    taken = [*heads, *lines, *_clean(body, base), *trim(body, base)]
    left = [element for element in answering if body in element.iterancestors()]
    for element in left:
        take(element)
    return [*taken, *left, *(trim(body, base) if left else ())]


def _heads(body: Element, title: Element) -> list[Element]:
    """What a text holds down to its title and the line below, unless much is above that or nothing would be left."""
    again = _again(body, title)
    title = again if again is not None else title
    heads = list(_through(body, title))
    place = next((place for place, one in enumerate(heads) if one is title or title in one.iter()), 0)
    if sum(map(length, heads[:place])) > _HEAD * length(body):
        return []
    for found in (heads, heads[: place + 1]):
        if shows(body) or sum(map(length, found)) < length(body):
            return found
    return []


def _again(body: Element, title: Element) -> Element | None:
    """The heading that a text begins with, where it says the title once more."""
    first = next(body.iterchildren("*"), None)
    if first is None or first.tag not in {"h1", "h2"} or (body.text or "").strip():
        return None
    return first if (text_of(first) or "").strip("#¶ ") == text_of(title) else None


def _through(body: Element, title: Element) -> Iterator[Element]:
    """What stands in a text down to its title and the line with author and date, where it holds these too."""
    if title is body or body not in title.iterancestors():
        return
    head = title
    for outer in takewhile(lambda one: one is not body, title.iterancestors()):
        if length(outer) > length(title) + _LINE or _opens(head):
            break
        head = outer
    for node in (head, *takewhile(lambda outer: outer is not body, head.iterancestors())):
        yield from (before for before in node.itersiblings(preceding=True) if isinstance(before.tag, str))
    yield head
    between: list[Element] = []
    for after in head.itersiblings("*"):
        if (size := shown_length(after)) > _LINE or len(between) > _BETWEEN:
            return
        if _is_line(after) if not any(map(length, between)) else ends_dated(after.text_content()):
            yield from (*between, after)
            between = []
            if (after.tail or "").strip(_STOPS):
                return  # the text, which no element of its own holds
        elif size <= _SHORT and not (shows(after) or (after.tail or "").strip()):
            between.append(after)
        else:
            return


def _opens(head: Element) -> bool:
    """True where a paragraph follows a head and is not a line of it: that is the text, however short."""
    behind = head.itersiblings("p")
    outer = head.getparent()
    return (outer is None or outer.tag not in _HEADS) and any(length(one) and not _is_line(one) for one in behind)


def _answering(body: Element) -> Iterator[Element]:
    """The form for a comment with its heading and all that follows it: the text ends before these."""
    for field in body.iter("textarea"):
        form = next(field.iterancestors("form"), None)
        if form is None or body not in form.iterancestors():  # some pages are forms as a whole
            continue
        if not any(map(is_comment_form, (*names_of(form), form.get("action") or ""))):
            continue
        for node in (form, *takewhile(lambda outer: outer is not body, form.iterancestors())):
            yield from (after for after in node.itersiblings() if isinstance(after.tag, str))
        before = form.getprevious()
        yield from (one for one in (before, form) if one is not None and (one is form or one.tag in _HEADINGS))
        return


def _is_line(element: Element) -> bool:
    """True for a short line with a date, no mere year in a sentence, or one that is named as telling of the post."""
    said = element.text_content()
    dated = datedness(said) > _LOOSELY and (len(said.split()) <= _SENTENCE or names_day(said) or is_clock(said))
    dated = dated or next(element.iter("time"), None) is not None
    return dated or is_within(element) or any(map(_LINE_NAME.search, names_of(element)))


def _datelines(body: Element, base: str) -> Iterator[Element]:
    """The lines at the beginning of a text that tell of the post: those with a date, named so, or with its author."""
    for line in body if not (body.text or "").strip() else ():
        if not (length(line) or shows(line) or (line.tail or "").strip()):
            continue  # an anchor
        signed = _is_signed(line, base)
        if not (signed or any(map(_LINE_NAME.search, names_of(line)))) or (line.tail or "").strip():
            return
        if length(line) > _LINE or shows(line) or not (signed or _is_dateline(line)):
            return
        yield line


def _is_signed(line: Element, base: str) -> bool:
    """True for a short line that leads to its author on the same site, by the link's relation or its address."""
    link = next(line.iter("a"), None)
    if link is None or not is_author(link) or length(line) > length(link) + _AROUND_NAME:
        return False
    return host_of(link.get("href") or "") in {"", host_of(base)}


def _clean(body: Element, base: str) -> list[Element]:
    whole = shown_length(body)
    taken: list[Element] = []
    inside: set[Element] = set()
    sizes: dict[Element, int] = {}
    for element in list(body.iterdescendants()):
        if element.getparent() in inside:
            inside.add(element)
        elif element.tag == "a" and (line := _counting(element, body, base)) is not None:
            taken.append(line)
        elif (
            isinstance(element.tag, str)
            and is_within(element)
            and not _is_said(element)
            and _is_taken(element, body, whole)
        ):
            box = element if next(element.iter("form"), None) is None else _asking(element, body, whole, sizes)
            inside.add(box)
            if not _is_deck(box):
                taken.append(box)
    for element in taken:
        take(element)
    return [
        element for element in taken if element.tag not in _SILENT and (_is_dateline(element) or not is_life(element))
    ]


def _is_dateline(element: Element) -> bool:
    """True for a short line with a date or a time, whatever it is named."""
    return length(element) <= _LINE and datedness(element.text_content()) > _LOOSELY


def _counting(link: Element, body: Element, base: str) -> Element | None:
    """The line that is nothing but a link to the conversation on the page, which themes count there."""
    href = link.get("href") or ""
    if not _TALK.search(href) or not same(joined(base, href) or base, base):
        return None
    line, most = link, length(link) + _AROUND
    for outer in takewhile(lambda one: one is not body and len(one) <= _IN_LINE, link.iterancestors()):
        if length(outer) > most:
            break
        line = outer
    return line if line is not link else None


def is_notes(element: Element) -> bool:
    """True for the notes to a text, which lead back to the marks in it."""
    if element.get("role") != "doc-endnotes" and not any(map(_NOTES.match, names_of(element))):
        return False
    return any((link.get("href") or "").startswith("#") for link in element.iter("a"))


def _is_said(element: Element) -> bool:
    """True for what an author quotes or embeds, whatever it is named after, and for words within a sentence."""
    if element.tag == "form":
        return False  # what asks for something is no quotation, whatever it is called
    if element.tag == "button":
        return _is_heading(element)
    if element.tag in _QUOTED or (element.get("role") or "").startswith(("doc-", "note")):
        return True
    if any(_EMBEDDED.search(name) or _NOTE.search(name) for name in names_of(element)):
        return True
    return element.tag in _INLINE and bool((element.tail or "").strip(_STOPS)) and bool(_before(element).strip(_STOPS))


def _is_heading(button: Element) -> bool:
    """True for a button that is all of a heading, of what unfolds below it."""
    heading = next((outer for outer in button.iterancestors() if outer.tag in _HEADINGS), None)
    return heading is not None and 0 < length(heading) == length(button)


def _before(element: Element) -> str:
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return previous.tail or ""
    return (parent.text or "") if parent is not None else ""


def _is_taken(element: Element, body: Element, whole: int) -> bool:
    """True for what is named as no part of a text and is a lesser part of it; what a plugin made may be the larger."""
    if element.tag == "noscript":  # where scripts load pictures it holds them
        return not (shows(element) or "<i" in (element.text or ""))
    if element.tag in _SILENT:
        return True
    size = shown_length(element)
    if size <= _PART * whole or (size < whole and _leads_on(element, size)) or _is_line_of_terms(element, size):
        return True
    if is_sure(element, size):
        return size < whole or _shows_beside(element, body)
    return is_album(element) if whole - size >= _ENOUGH else whole < _ENOUGH and _shows_beside(element, body)


def _is_line_of_terms(element: Element, size: int) -> bool:
    """True for a line that states the post's terms; it may be all that stands where a post without text has it."""
    if size > _ASKING or next(element.iterdescendants("p", "div", "ul", "ol"), None) is not None:
        return False
    return any(_TERMS & set((link.get("rel") or "").split()) for link in element.iter("a"))


def _leads_on(element: Element, size: int) -> bool:
    """True for entries that are little but links, as to related posts."""
    links = [length(link) for link in element.iter("a")]
    return len(links) >= _SEVERAL and sum(links) > _LINKED * size


def _shows_beside(element: Element, body: Element) -> bool:
    """True where a text shows pictures or players outside of an element."""
    return sum(1 for _ in pictures(element)) < sum(1 for _ in pictures(body))


def _asking(form: Element, body: Element, whole: int, sizes: dict[Element, int]) -> Element:
    """A form with what is said around it in the same box: it asks for an address, say, and is no part of a text."""
    box, most = form, min(length(form) + _ASKING, _PART * whole)
    for outer in islice(takewhile(lambda one: one is not body, form.iterancestors()), _DEEPEST):
        size = sizes[outer] if outer in sizes else sizes.setdefault(outer, length(outer))
        if size > most or _is_deck(outer):
            break
        box = outer
    return box


def _is_deck(element: Element) -> bool:
    """True for what plays a deck of the author's and only sounds like a theme's, as `slideshare` does."""
    return (element.tag in _PLAYERS or not is_beside(element)) and plays(element)


def take(element: Element) -> None:
    """Take an element out without its tail, which stays."""
    if element.getparent() is not None:
        element.drop_tree()
        element.tail = None
