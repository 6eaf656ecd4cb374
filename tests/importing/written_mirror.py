"""Mirrors of a few pages, and what an archive holds of them."""

from pathlib import Path

from command import ask

PAGE = """<!DOCTYPE html><html lang="it"><head>{head}<meta name="generator" content="WordPress 4.1">
<title>La boa</title></head><body class="single single-post postid-{number}"><article id="post-{number}" class="post">
<h1 class="entry-title">La boa {number}</h1><div class="entry-content"><p>Galleggia. {body}</p></div></article></body>
</html>"""


def page(number: int, *, head: str = "", body: str = "") -> str:
    return PAGE.format(number=number, head=head, body=body)


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def posts(archive: Path) -> list[tuple[str, str]]:
    return ask(archive, "SELECT url, title FROM posts ORDER BY url")


def links(archive: Path) -> list[tuple[str, str]]:
    return ask(archive, "SELECT url, kind FROM links ORDER BY url")
