"""The readers that blogark is set beside, each as its authors mean it to be used on a page at hand."""

import warnings
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from lxml import html
from readability import Document
from trafilatura import bare_extraction

from bench.extraction.answer import Answer

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # that nltk, which is not asked for, is not there
    from newspaper import Article

#: Name of the distribution: what is timed, and what that says.
Rival = tuple[Callable[[bytes], Any], Callable[[Any], Answer]]


def _trafilatura(body: bytes) -> Any:
    return bare_extraction(body, include_comments=True, with_metadata=True)


def _of_trafilatura(found: Any) -> Answer:
    if found is None:
        return Answer()
    return Answer(
        title=found.title, author=found.author, date=found.date, text=found.text, comments=found.comments or ""
    )


def _readability(body: bytes) -> Any:
    document = Document(body)
    return document.short_title(), document.summary(), document.author()


def _of_readability(found: Any) -> Answer:
    title, summary, author = found
    return Answer(title=title, text=html.fromstring(summary).text_content(), author=author)


def _newspaper(body: bytes) -> Any:
    article = Article("http://page.invalid/", fetch_images=False)
    article.download(input_html=body)
    article.parse()
    return article


def _of_newspaper(found: Any) -> Answer:
    date = found.publish_date
    return Answer(
        title=found.title,
        author=", ".join(found.authors) or None,
        date=date.isoformat() if date else None,
        text=found.text,
    )


RIVALS: dict[str, Rival] = {
    "trafilatura": (_trafilatura, _of_trafilatura),
    "readability-lxml": (_readability, _of_readability),
    "newspaper4k": (_newspaper, _of_newspaper),
}


def versions() -> list[str]:
    """The rivals as they are installed."""
    return [f"{name} {version(name)}" for name in RIVALS]
