"""The terms of a post: links around its text that say so, or lead into the folders that terms are kept in."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from crawler.document import Element, text_of
from crawler.items import Term
from crawler.scope import joined, parts_of
from crawler.witnesses.structured.addresses import same

#: The folders of terms, and what these are there.
FOLDERS = {"tag": "tag", "tags": "tag", "category": "category", "categories": "category", "topics": "tag"}
#: What leads to more terms than this lists those of the whole site; around a text that nothing names, than this.
MOST = 30
_FEW = 15
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_FOLDER = re.compile(r"tag|categor|topics", re.IGNORECASE)
#: What is only read aloud.
_HEARD = re.compile(r"(?:^|[\s:])(?:sr-only|screen-?reader|visually-?hidden|assistive-text)")
#: How many posts a term has, which themes print in its link.
_COUNT = re.compile(r"[\s(\[]*\d+[\s)\]]*")


def find_terms(nodes: Sequence[Element], base: str) -> list[Term]:
    """Those that links among some elements lead to, without those of other posts."""
    found: dict[str, Term] = {}
    others = {link for node in nodes if _is_headed_elsewhere(node, base) for link in node.iter("a")}
    for link in (node for node in nodes if node not in others):
        href = link.get("href") or "" if link.tag == "a" else ""
        if _FOLDER.search(href) and (folder := folder_of(joined(base, href) or href)) and (name := name_of(link)):
            url = joined(base, href)
            found.setdefault(url or name, Term(kind=FOLDERS[folder], name=name, url=url))
    return list(found.values()) if len(found) <= _FEW else []


def _is_headed_elsewhere(box: Element, base: str) -> bool:
    """True for what begins with the title of another page, as a box that recommends a post does."""
    titles = (link for heading in box.iterchildren(*_HEADINGS) for link in islice(heading.iter("a"), 1))
    return any(not same(joined(base, link.get("href")) or base, base) for link in titles)


def name_of(link: Element) -> str:
    """What a term's link says, without the number of its posts and what only those hear who cannot see."""
    said = " ".join("".join(text for text in _shown(link) if not _COUNT.fullmatch(text)).split())
    return (said or text_of(link) or "").lstrip("#").strip()


def _shown(node: Element) -> Iterator[str]:
    yield node.text or ""
    for part in node:
        if isinstance(part.tag, str) and not _HEARD.search(part.get("class") or ""):
            yield from _shown(part)
        yield part.tail or ""


def folder_of(url: str) -> str | None:
    """The folder of terms that an address lies right below, as a page or as a part of the folder's own."""
    split = parts_of(url)
    parts = [part for part in split.path.lower().removesuffix("/index.html").split("/") if part]
    if parts and parts[-1] in FOLDERS and (split.fragment or _FOLDER.match(split.query)):
        return parts[-1]
    return parts[-2] if len(parts) > 1 and parts[-2] in FOLDERS and "." not in parts[-1].removesuffix(".html") else None
