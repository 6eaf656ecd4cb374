"""The author and the date of a post: what is named so, or looks so, around its title and its text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from crawler.document import Element, length, spaced_text, text_of
from crawler.layout.boxes import is_of_other_posts, names_of
from crawler.layout.printed import (
    after_date,
    before_date,
    date_in,
    datedness,
    is_clock,
    is_exact,
    machine_date,
    names_day,
    sans_label,
)
from crawler.scope import host_of, site_of
from crawler.witnesses.signatures import is_invitation, name_in, without_label

_DATE = re.compile(r"date|time|publish(?!er)|posted|(?:^|[-_])(?:dt|when|day|datum|fecha)(?:$|[-_])|dateline")
_CHANGED = frozenset({"updated", "modified"})
#: How a line begins that tells of the last change, in the languages that most blogs are in.
_LAST_CHANGE = re.compile(
    r"\W*(?:(?:last|recently)[ -](?:edit|modif|updat|chang|revis)|updated\b|ultim[ao] (?:modific|aggiorn)|aggiornato\b"
    r"|derni[eè]re (?:modif|mise à jour)|mis à jour|(?:zu)?letzte? (?:ge)?(?:änder|aktualis|bearbeit)|aktualisiert\b"
    r"|[uú]ltima (?:modific|actualiz|atualiz|edi[cç])|actualizado\b|atualizado\b|laatst (?:gewijzigd|bijgewerkt)"
    r"|bijgewerkt\b|ostatni[ao] (?:zmian|modyf|aktual|edy)|zaktualizowan|последн\w+ (?:измен|обновл|редакт)"
    r"|обновлено|sena?st (?:ändra|uppdatera)|uppdaterad\b|sidst (?:ændret|opdateret)|sist (?:endret|oppdatert)"
    r"|oppdatert\b|viimeksi (?:muokattu|päivitetty)|naposledy (?:upraven|změněn)|poslední (?:úprav|změn|aktualiz)"
    r"|utol(?:só|jára) (?:mód|friss)|son (?:güncelle|değişi)|τελευταία (?:ενημ|τροπ)|останн\w+ (?:змін|оновл)"
    r"|terakhir di|cập nhật|最終更新|更新日|最[后後](?:更新|编辑|編輯|修改)|更新(?:[于於]|[时時])"
    r"|(?:마지막|최종) (?:수정|업데이트)|آخر (?:تحديث|تعديل)|آخرین ویرایش|עודכן)",
    re.IGNORECASE,
)
_META = re.compile(r"meta|byline|info|author|credit|details|sub-?(?:title|head)|post-?foot|entry-?foot|dat[ae]|small")
_AUTHOR = re.compile(
    r"^(?:authors?|byline|by|autor(?:es?)?|auteurs?|p-author|writer|post-?by|posted-?by|poster|username|display-?name)$|(?:entry|post|article|story|blog|node|page|p|single)[-_]?author"
    r"|author[-_]?(?:name|link|url|vcard)|by-?line|posted-?by"
)
#: What stands beside a post and speaks of other posts, or of the author at length.
_OTHERS = re.compile(
    r"side-?bar|comment|respond|related|recent|popular|latest|^nav|navigation|blogroll|widget-area|archive|biograph|author-?(?:bio|box|desc)"
    r"|about-?author|share|social|pagination|adjacent|next|prev|calendar|copyright|(?:^|[-_])menu(?:$|[-_])"
)
_AUTHOR_PAGE = re.compile(
    r"/(?:(?:(?:by-)?authors?|profiles?|users?|members?|people|writers?|staff|contributors?)/(?!log|sign|regist|edit|passw|forgot)[^/?]+/?"
    r"(?:index\.\w+)?"
    r"|(?:author|profile|user|member)\w*\.(?:php|aspx?)\?(?:\w+=)?\w+)$",
    re.IGNORECASE,
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: What English says was done to a post, before it says by whom.
_DONE = r"(?:posted|written|published|submitted)\s+"
#: What English says before a name, and no name begins with.
_BY = re.compile(rf"^\W*(?:{_DONE})?by:?\s+(?=\w)", re.IGNORECASE)
#: A name in words, in the languages in which small words lead to it and from it to the date.
_WHO = r"(?:by|von|par|por|di|door|av|af)\s+(?!(?:the|an?|my|our)\s)([^\W\d_][^\d|·•,;:@()]{1,60}?)\s*"
_BEFORE_DATE = re.compile(
    rf"(?:^\W*|\b{_DONE}){_WHO}"
    r"(?:[,|·•–—@]|\s-|\b(?:on|at|am|um|le|à|el|em|il|alle|op|om|den|kl)\b)",
    re.IGNORECASE,
)
_BEHIND_DATE = re.compile(rf"\W{{1,4}}{_WHO}(?:$|[,|·•–—]|\s(?:-|in|dans|en|under|filed)\b)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_WORDS = re.compile(r"[\w|]+")
_NAME = re.compile(r"[^\W\d_]{3}")
#: How much a line that has no date looks like one at most.
_LOOSELY = 2
#: A day of a year has two numbers at least.
_DATE_NUMBERS, _DAY_DIGITS = 2, 2
_LONGEST_LINE, _LONGEST_NAME = 160, 80
#: Words of a line with a date that names no day as most do; more are a sentence.
_SENTENCE = 10
#: What microformats call whose name it is, so far above it at most.
_PEOPLE, _THINGS, _ABOVE = frozenset({"vcard", "author", "reviewer"}), frozenset({"item", "hrecipe", "hproduct"}), 4
#: How many elements around a text are looked at.
_MOST = 600


@dataclass
class Byline:
    """What is printed around a post."""

    author: str | None = None
    author_url: str | None = None
    published: str | None = None
    modified: str | None = None
    #: The line with the date, where it says more than that.
    line: str | None = None


def author_among(line: str | None, names: Iterable[str | None]) -> str | None:
    """Who of those that comment on a post is named in its line: there its author answers."""
    said = f" {' '.join(_WORDS.findall(f'{before_date(line)} | {after_date(line)}'))} " if line else ""
    found = [name for name in names if name and f" {' '.join(_WORDS.findall(name))} " in said and _NAME.search(name)]
    return max(found, key=len, default=None)


def find_byline(title: Element | None, body: Element | None, taken: list[Element], base: str) -> Byline:
    """The author and the date nearest to the title. `taken` is what was taken out of the text."""
    above, behind = _sides(title, body, [one for one in taken if not is_of_other_posts(one)])
    nodes = [*above, *behind]
    byline = Byline()
    byline.published, byline.modified = _dates(above)
    if byline.published is None:
        byline.published, changed = _dates(behind)
        byline.modified = byline.modified or changed
    byline.author, byline.author_url = _author([node for node in nodes if node is not title], base)
    if body is not None and byline.published is None:
        lines = [node for line in body if _is_line(line) for node in line.iter() if isinstance(node.tag, str)]
        byline.published, _ = _dates(lines)
        if byline.author is None and byline.published:
            byline.author, byline.author_url = _author(lines, base)
    if byline.author is None:
        texts = (text_of(node) or "" for node in nodes if node is not title and length(node) <= _LONGEST_LINE)
        byline.line = next((text for text in texts if datedness(text) > _LOOSELY and _NAME.search(text)), None)
        byline.author = _author_in_words(byline.line or "")
    return byline


def read_card(card: Element, base: str) -> Byline:
    """What a box says that speaks of a post and of nothing else."""
    nodes = [node for node in islice(card.iter(), _MOST) if isinstance(node.tag, str)]
    published, modified = _dates(nodes)
    author, author_url = _author(nodes, base)
    return Byline(author=author, author_url=author_url, published=published, modified=modified)


def _is_line(element: Element) -> bool:
    """True for a line that is named as one with a date, in the text itself."""
    return 0 < length(element) <= _LONGEST_LINE and any(map(_DATE.search, names_of(element)))


def near(title: Element | None, body: Element | None, taken: list[Element], *, after: bool = True) -> list[Element]:
    """What may tell of a post: what is before its text, what was taken out of it, at last what is after it."""
    above, behind = _sides(title, body, taken)
    return [*above, *behind] if after else above


def _sides(title: Element | None, body: Element | None, taken: list[Element]) -> tuple[list[Element], list[Element]]:
    """What is before a text or was taken out of it, and what is after it."""
    around = [node for node in islice(_around(title, body), _MOST) if isinstance(node.tag, str)]
    place = around.index(body) if body is not None and body in around else len(around)
    within = [node for one in taken for node in islice(one.iter(), _MOST) if isinstance(node.tag, str)]
    return [*around[:place], *within], around[place + 1 :]


def _around(title: Element | None, body: Element | None) -> Iterator[Element]:
    """Elements between the title and the text, then the others of the smallest element that holds both, then before."""
    inner = title if body is None else body
    if inner is None:
        return
    above = {inner, *inner.iterancestors()}
    heads = [title, *title.iterancestors()] if title is not None else []
    outer = next((one for one in heads if one in above), inner)
    holder = inner.getparent() if outer is inner else outer
    if holder is None or holder.tag == "html":
        return
    yield from _outside(holder, body)
    for near in islice((one for one in (holder, *holder.iterancestors()) if not _is_alone(one)), 2):
        if near.tag not in {"body", "html"}:
            lines = (one for one in islice(near.itersiblings("*", preceding=True), 2) if length(one) <= _LONGEST_LINE)
            for line in lines:
                yield line
                yield from () if _is_of_others(line) else _outside(line, body)


def _outside(holder: Element, body: Element | None) -> Iterator[Element]:
    """Elements below another in the order of the page, without what is in the text or speaks of other posts."""
    waiting = list(reversed(holder))
    while waiting:
        node = waiting.pop()
        if node is body:
            yield node
            continue
        if not _is_of_others(node):
            yield node
            waiting += reversed(node)


def _is_alone(element: Element) -> bool:
    """True where nothing stands beside it in the box that it is in."""
    outer = element.getparent()
    return outer is not None and len(outer) == 1


def _is_of_others(node: Element) -> bool:
    """True for what holds nothing about the post."""
    if not isinstance(node.tag, str) or node.tag in {"aside", "nav", "script", "style", "form"}:
        return True
    return any(map(_OTHERS.search, names_of(node)))


def _dates(nodes: list[Element]) -> tuple[str | None, str | None]:
    """What looks most like a date and does not say that it is the last change's, and what says so."""
    best, most, changed = None, 0, None
    for node in nodes:
        stated = node.get("datetime") if node.tag == "time" else None
        score, printed = (most + 1, None) if stated else _dated(node)
        if score <= most:
            continue
        printed = machine_date(stated, text_of(node) or "") if stated else printed
        if tells_of_change(node):
            changed = changed or printed
        elif not _is_change(node):
            if stated:
                return printed, changed
            best, most = printed, score
    return best, changed


def _is_change(node: Element) -> bool:
    """True for the date of the last change, which is named so and stands beside another."""
    if _CHANGED.isdisjoint(names_of(node)):
        return False
    beside = (*node.itersiblings(preceding=True), *node.itersiblings())
    return any(names_day(text_of(one) or "") for one in beside if length(one) <= _LONGEST_LINE)


def tells_of_change(node: Element) -> bool:
    """True for a date before which it is said that it is the last change's."""
    text = text_of(node) or ""
    if before_date(text) or _LAST_CHANGE.match(text):
        return _LAST_CHANGE.match(text) is not None
    before, outer = node.getprevious(), node.getparent()
    lead = (before.tail if before is not None else outer.text if outer is not None else None) or ""
    if not lead.strip() and before is not None and length(before) <= _LONGEST_NAME:
        lead = text_of(before) or ""
    return _LAST_CHANGE.match(lead) is not None


def _dated(node: Element) -> tuple[int, str | None]:
    """How much an element looks like the date of a post, and what it prints."""
    title = node.get("title") or ""
    if node.tag in {"abbr", "span"} and len(title) <= _LONGEST_NAME and is_exact(title):
        return 9, machine_date(title, text_of(node) or "")
    own = " ".join([node.text or "", *(child.tail or "" for child in node)])
    names = names_of(node)
    if node.tag in _HEADINGS:
        names = [name for name in names if name != (node.get("id") or "").lower()]  # which repeats what it says
    named = any(map(_DATE.search, names))
    if not named and not datedness(own):
        return 0, None
    own, whole = " ".join(own.split()), spaced_text(node) or "" if len(node) and length(node) <= _LONGEST_LINE else ""
    text = whole if _outdoes(whole, own) else own
    if not text or len(text) > _LONGEST_LINE or (node.tag in {"h1", "a"} and not named and len(text) > 40):
        return 0, None
    looks = 1 if is_clock(text) else datedness(text)
    if looks < 3 and not (named and looks):
        return 0, None
    numbers = _NUMBER.findall(text)
    if not named and (len(numbers) < _DATE_NUMBERS or min(map(len, numbers)) > _DAY_DIGITS):
        return 0, None  # of an archive, or the years of a copyright
    if not named and not names_day(text) and len(text.split()) > _SENTENCE:
        return 0, None
    return looks + 3 * named + any(map(_META.search, names_of(node))), date_in(text)


def _outdoes(whole: str, own: str) -> bool:
    """True for a text that looks more like a date, or as much and names the day that the other leaves out."""
    looks, other = datedness(whole), datedness(own)
    return looks > other or (looks == other > 0 and names_day(whole) > names_day(own))


def _author(nodes: list[Element], base: str) -> tuple[str | None, str | None]:
    """A link that says it leads to the author, what is named so, a link to a page of the site's people."""
    for wanted in (_says_author, _is_fn, _is_named, partial(_leads_to_people, site=site_of(base))):
        for node in nodes:
            if wanted(node) and 0 < length(node) <= _LONGEST_NAME:
                link = node if node.tag == "a" else next((a for a in node.iter("a") if _is_name(a)), None)
                name = name_in(node) if link is None else text_of(link)
                href = link.get("href") if link is not None else None
                if name and not (datedness(name) or (href and is_invitation(name, href))):
                    name = sans_label(name if link is not None else without_label(name))
                    if name := sans_by(name).strip(" ,|·"):
                        return name, href
    return None, None


def _author_in_words(line: str) -> str | None:
    """The name in a line that sets none off, between two words or strokes of which one stands beside the date."""
    if (found := _BEFORE_DATE.search(line)) and datedness(line[found.end() :]):
        return found.group(1).strip()
    behind = _BEHIND_DATE.match(after_date(line)) if names_day(line) else None
    return behind.group(1).strip() if behind else None


def sans_by(name: str) -> str:
    """A name without what English says before it."""
    return _BY.sub("", name, count=1)


def is_author(link: Element) -> bool:
    """True for a link that says it leads to the author, or to a page of people."""
    return _says_author(link) or _leads_to_people(link)


def _says_author(node: Element) -> bool:
    return node.tag == "a" and "author" in (node.get("rel") or "").split()


def _is_fn(node: Element) -> bool:
    """True for a name, unless it is that of a thing: of a dish, of what is rated."""
    if "fn" not in (node.get("class") or "").split():
        return False
    around = (name for outer in islice(node.iterancestors(), _ABOVE) for name in names_of(outer))
    return next((name in _PEOPLE for name in around if name in _PEOPLE | _THINGS), True)


def _is_named(node: Element) -> bool:
    if node.tag in {"h1", "body", "img"} or not any(map(_AUTHOR.search, names_of(node))):
        return False
    return next(node.iter("script"), None) is None


def _leads_to_people(node: Element, site: str = "") -> bool:
    """True for a link to a page of people, if given those of a site: elsewhere people have channels, too."""
    href = node.get("href") or "" if node.tag == "a" else ""
    return _AUTHOR_PAGE.search(href) is not None and (not site or not host_of(href) or site_of(href) == site)


def _is_name(link: Element) -> bool:
    return bool((link.text_content() or "").strip()) and "#" not in (link.get("href") or "")
