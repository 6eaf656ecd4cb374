"""A fixture: a folder with `responses.json`, which lists responses in order, and a file for each body.

Made for people: bodies are plain files that an editor opens, headers those that readers look at.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from crawler.items import Response

LISTING = "responses.json"
_KEPT_HEADERS = ("content-type", "link", "x-wp-total", "x-wp-totalpages", "x-pingback", "location")
_ENDINGS = {"text/html": "html", "application/json": "json", "text/plain": "txt"}


def is_fixture(source: Path) -> bool:
    """Whether this is a fixture's folder."""
    return (source / LISTING).is_file()


def read_fixture(folder: Path) -> list[Response]:
    """A fixture's responses in their order."""
    listed = json.loads((folder / LISTING).read_text("utf-8"))
    return [
        Response(
            url=entry["url"],
            status=entry["status"],
            headers=entry["headers"],
            body=(folder / entry["file"]).read_bytes() if entry.get("file") else b"",
            fetched_at=entry["fetched_at"],
        )
        for entry in listed
    ]


def write_fixture(folder: Path, responses: Iterable[Response]) -> None:
    """Write a fixture's folder."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = []
    for number, response in enumerate(responses):
        entry: dict[str, Any] = {
            "url": response.url,
            "status": response.status,
            "fetched_at": response.fetched_at,
            "headers": {name: value for name, value in response.headers.items() if name in _KEPT_HEADERS},
        }
        if response.body:
            entry["file"] = f"{number:02}-{_name(response)}"
            (folder / entry["file"]).write_bytes(response.body)
        listed.append(entry)
    (folder / LISTING).write_text(json.dumps(listed, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _name(response: Response) -> str:
    words = re.sub(r"^https?://[^/]+|\W+", "-", response.url).strip("-")[-40:].strip("-") or "home"
    kind = response.content_type
    ending = _ENDINGS.get(kind) or ("xml" if "xml" in kind else "bin")
    return f"{words}.{ending}"
