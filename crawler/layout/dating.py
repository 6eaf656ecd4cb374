"""Which element prints the date of a post, and which that of its last change."""

import re
from collections.abc import Iterable

from crawler.document import Element, length, spaced_text, text_of
from crawler.layout.boxes import names_of
from crawler.layout.printed import before_date, date_in, datedness, is_clock, is_exact, machine_date, names_day
from crawler.witnesses.unset import if_set

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
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NUMBER = re.compile(r"\d+")
#: A day of a year has two numbers at least.
_DATE_NUMBERS, _DAY_DIGITS = 2, 2
_LONGEST_LINE, _LONGEST_TITLE = 160, 80
#: Words of a line with a date that names no day as most do; more are a sentence.
_SENTENCE = 10


def find_dates(nodes: list[Element]) -> tuple[str | None, str | None]:
    """The date that looks most like that of a post, and the one that says it is the last change's."""
    best, most, changed = None, 0, None
    for node in nodes:
        stated = if_set(node.get("datetime")) if node.tag == "time" else None
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


def name_a_date(names: Iterable[str]) -> bool:
    """True for classes and ids of which one says that this is a date."""
    return any(map(_DATE.search, names))


def find_change(nodes: list[Element]) -> str | None:
    """The date for machines that is said to be the last change's, wherever it stands."""
    changed = (node for node in nodes if node.tag == "time" and node.get("datetime") and tells_of_change(node))
    return next((machine_date(node.get("datetime", ""), text_of(node) or "") for node in changed), None)


def _is_change(node: Element) -> bool:
    """True for what is named as the date of the last change and stands beside another date."""
    if _CHANGED.isdisjoint(names_of(node)):
        return False
    beside = (*node.itersiblings(preceding=True), *node.itersiblings())
    return any(names_day(text_of(one) or "") for one in beside if length(one) <= _LONGEST_LINE)


def tells_of_change(node: Element) -> bool:
    """True for a date that begins with, or follows, words that say it is the last change's."""
    text = text_of(node) or ""
    if before_date(text) or _LAST_CHANGE.match(text):
        return _LAST_CHANGE.match(text) is not None
    before, outer = node.getprevious(), node.getparent()
    lead = (before.tail if before is not None else outer.text if outer is not None else None) or ""
    if not lead.strip() and before is not None and length(before) <= _LONGEST_TITLE:
        lead = text_of(before) or ""
    return _LAST_CHANGE.match(lead) is not None


def _dated(node: Element) -> tuple[int, str | None]:
    """How much an element looks like the date of a post, and what it prints."""
    title = node.get("title") or ""
    if node.tag in {"abbr", "span"} and len(title) <= _LONGEST_TITLE and is_exact(title):
        return 9, machine_date(title, text_of(node) or "")
    own = " ".join([node.text or "", *(child.tail or "" for child in node)])
    names = names_of(node)
    if node.tag in _HEADINGS:
        names = [name for name in names if name != (node.get("id") or "").lower()]  # which repeats what it says
    named = name_a_date(names)
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
    """True for a text that looks more like a date than the other, or as much and names a day, as that does not."""
    looks, other = datedness(whole), datedness(own)
    return looks > other or (looks == other > 0 and names_day(whole) > names_day(own))
