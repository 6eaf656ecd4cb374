"""What Blogger's own scripts carry in a page: facts about the page, and the conversation as data."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from crawler.document import Element

_STRING = re.compile(r"'((?:[^'\\]|\\.)*)'", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([0-7]{1,3})|(.))", re.DOTALL)
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": ""}
_ITEMS = re.compile(r"\bvar items = (?=\[)")
_INSTANT = re.compile(r"^\d{12,13}$")
_FACTS = ("blogId", "postId", "pageType", "homepageUrl", "canonicalUrl", "title", "pageName", "locale")
_FACT = re.compile(rf"'({'|'.join(_FACTS)})': '((?:[^'\\]|\\.)*)'")
#: The first of the lists that `_SetDataContext` is given is about the page; it says the rest further on.
_REACH = 20_000


def read_context(root: Element) -> Mapping[str, str]:
    """Facts that `_WidgetManager._SetDataContext` is given, of any age of Blogger's layouts; empty where it is not."""
    for script in root.iter("script"):
        text = script.text or ""
        start = text.find("_SetDataContext(")
        if start >= 0:
            found: dict[str, str] = {}
            for name, literal in _FACT.findall(text[start : start + _REACH]):
                found.setdefault(name, _plain(literal))
            return found
    return {}


def read_items(root: Element) -> Iterator[Mapping[str, Any]]:
    """Comments as the script that threads them has them (2012 on), for pages whose list it had yet to draw."""
    for script in root.iter("script"):
        if found := _ITEMS.search(script.text or ""):
            rest = _STRING.sub(lambda match: json.dumps(_plain(match.group(1))), (script.text or "")[found.end() :])
            try:
                items, _ = json.JSONDecoder().raw_decode(rest)
            except (ValueError, RecursionError):
                return
            yield from (item for item in items if isinstance(item, dict))
            return


def instant(milliseconds: str | None) -> str | None:
    """The moment that Blogger counts in milliseconds, as in the links to comments (`?showComment=`)."""
    if not milliseconds or not _INSTANT.match(milliseconds):
        return None
    return datetime.fromtimestamp(int(milliseconds) // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _plain(literal: str) -> str:
    """The text that a string of JavaScript stands for."""
    return _ESCAPE.sub(_character, literal) if "\\" in literal else literal


def _character(match: re.Match[str]) -> str:
    hexadecimal, unicode, octal, plain = match.groups()
    if number := hexadecimal or unicode:
        return chr(int(number, 16))
    return chr(int(octal, 8)) if octal else _NAMED.get(plain, plain)
