"""What truth.php says, as frozen values, and how texts are brought to the same words on both sides."""

import html as entities
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import lxml.html

#: What `posts.text` and `comments.text` put where an image or a deck stands.
MARKER = re.compile(r"\[(?:image|deck)\b[^\]]*\]")
#: Shortcodes that stay in the prose when their plugin is gone; an archive may mark them as decks instead.
SHORTCODE = re.compile(r"\[/?(?:slideshare|speakerdeck|scribd|googleapps|gview|iframe|embed)\b[^\]]*\]")
#: WordPress's own sign that a pingback's passage was cut out of a longer text.
CUT = re.compile(r"^\s*\[(?:…|\.\.\.)\]\s*|\s*\[(?:…|\.\.\.)\]\s*$")

WITHOUT_TEXT = {"script", "style", "noscript", "iframe", "object", "template"}
BREAKING = {
    *("address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure"),
    *("footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "img", "li", "main", "nav", "ol", "p", "pre"),
    *("section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}


@dataclass(frozen=True, kw_only=True)
class Slide:
    """A slide reference that must be found."""

    provider: str | None
    forms: tuple[str, ...]
    has: str
    heading: str | None
    comment: str | None


@dataclass(frozen=True, kw_only=True)
class Comment:
    """An approved comment or ping of a public post."""

    id: str
    kind: str
    ancestors: tuple[str, ...]
    #: True where it, or one it answers, hangs below a comment that is not public.
    orphan: bool
    author: str
    #: The name with typographic quotes.
    author_printed: str
    author_url: str
    published: str
    local: str
    html: str
    #: Its place among the post's comments and pings, newest first, from 0: feeds hold the first ten.
    recency: int


@dataclass(frozen=True, kw_only=True)
class Image:
    """A picture that stands in a post."""

    url: str
    alt: str
    caption: str


@dataclass(frozen=True, kw_only=True)
class Post:
    """A published post or page."""

    id: str
    url: str
    kind: str
    protected: bool
    title: str
    title_printed: str
    author: str
    author_printed: str
    author_urls: tuple[str, ...]
    published: str
    local: str
    modified: str
    #: The rendered body, part by part where `<!--nextpage-->` splits it.
    parts: tuple[str, ...]
    excerpt: str
    terms: frozenset[tuple[str, str, str]]
    declared: int
    #: May one comment on it?
    open: bool
    comments: tuple[Comment, ...]
    slides: tuple[Slide, ...]
    images: tuple[Image, ...]
    #: Posts of this blog that its text links to.
    targets: tuple[str, ...]

    @property
    def html(self) -> str:
        """The rendered body, whole."""
        return "\n".join(self.parts)


@dataclass(frozen=True, kw_only=True)
class Truth:
    """All that is public in the blog, and what must not be found anywhere in its archive."""

    blog: Mapping[str, str]
    posts: tuple[Post, ...]
    forbidden: tuple[str, ...]


def read(told: Mapping[str, Any]) -> Truth:
    """Build the truth from the JSON that truth.php prints."""
    return Truth(
        blog=told["blog"],
        posts=tuple(_post(post) for post in told["posts"]),
        forbidden=tuple(dict.fromkeys(told["forbidden"])),
    )


def _post(told: Mapping[str, Any]) -> Post:
    fields = dict(told)
    newest_first = sorted(told["comments"], key=lambda c: (c["published"], int(c["id"])), reverse=True)
    recency = {comment["id"]: place for place, comment in enumerate(newest_first)}
    return Post(
        **{
            **fields,
            "parts": tuple(told["parts"]),
            "author_urls": tuple(told["author_urls"]),
            "published": _instant(told["published"]),
            "modified": _instant(told["modified"]),
            "terms": frozenset((term["kind"], term["name"], term["url"]) for term in told["terms"]),
            "slides": tuple(_slide(slide) for slide in told["slides"]),
            "images": tuple(Image(**image) for image in told["images"]),
            "targets": tuple(told["targets"]),
            "comments": tuple(
                Comment(
                    **{
                        **comment,
                        "ancestors": tuple(comment["ancestors"]),
                        "published": _instant(comment["published"]),
                        "recency": recency[comment["id"]],
                    }
                )
                for comment in told["comments"]
            ),
        }
    )


def _slide(told: Mapping[str, Any]) -> Slide:
    return Slide(
        provider=told["provider"],
        forms=tuple(told["forms"]),
        has=told["has"],
        heading=told["heading"],
        comment=told.get("comment"),
    )


def _instant(database: str) -> str:
    return database.replace(" ", "T") + "Z"


def words(html: str) -> str:
    """Return the words of an HTML fragment in reading order: tags gone, blocks apart, spaces collapsed, NFC."""
    if not html.strip():
        return ""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    return plain("".join(_pieces(root)))


def _pieces(element: Any) -> Iterable[str]:
    if not isinstance(element.tag, str) or element.tag in WITHOUT_TEXT:
        return
    gap = " " if element.tag in BREAKING else ""
    yield gap
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield gap


def plain(text: str | None) -> str:
    """Bring plain text to the form that `words` returns."""
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def straight(text: str) -> str:
    """Undo typographic quotes."""
    return text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})


def without_markers(text: str, decks: Iterable[str] = ()) -> str:
    """Drop what stands for images and decks, so that prose is compared with prose.

    An archive's text marks an image or a deck where it stands, in brackets; WordPress's own text has a shortcode or a
    bare address there, or nothing. Markers, shortcodes and addresses of known decks are dropped from both sides.
    """
    text = SHORTCODE.sub(" ", MARKER.sub(" ", text))
    kept = [word for word in text.split() if not ("//" in word and any(deck in word for deck in decks))]
    return " ".join(kept)


def uncut(text: str) -> str:
    """Drop the signs at both ends of a pingback's passage."""
    return plain(CUT.sub("", CUT.sub("", text)))


def title_words(rendered: str) -> str:
    """Return a title as it is read. Its `<3` is text, which an HTML parser may not be asked to know."""
    without_tags = re.sub(r"</?[a-zA-Z][^>]*>", "", rendered)
    return plain(entities.unescape(without_tags))
