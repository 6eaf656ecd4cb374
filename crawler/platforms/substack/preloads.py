"""The data that a Substack page's scripts start from: `window._preloads = JSON.parse("…")`."""

import json
import re
from typing import Any

from crawler.document import Element, parse_json
from crawler.items import Problem

_START = re.compile(r"window\._preloads\s*=\s*JSON\.parse\(\s*(?=\")")
#: Nothing: listings here have no pages, they go on by script.
NO_PAGE = re.compile(r"(?!)")


def script(root: Element) -> str | None:
    """The text of the script that holds the data."""
    return next((text for found in root.iter("script") if (text := found.text) and _START.search(text)), None)


def read(root: Element) -> tuple[dict[str, Any], Problem | None]:
    """The data, and what was wrong with it: a string in a script, which holds a document of its own."""
    text = script(root)
    found = _START.search(text) if text else None
    if text is None or found is None:
        return {}, None
    try:
        inner, _ = json.JSONDecoder(strict=False).raw_decode(text, found.end())
        data = parse_json(inner)
    except (ValueError, TypeError, RecursionError) as error:
        return {}, Problem(stage="read", error="unreadable-json", detail=f"window._preloads: {error}")
    return (data, None) if isinstance(data, dict) else ({}, None)
