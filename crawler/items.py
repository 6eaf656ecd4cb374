"""What a response says: the contract between the crawler, which reads, and the pipelines, which keep.

Every value stands as it was printed: dates are strings as found, links may be relative, `Body.html` is not yet safe.
Other texts are text, not markup. `pipelines.normalise` decides what they mean. A field that a witness does not speak
of is `None`, never a guess; an empty string says that it is stated to be empty, as the title of an untitled post.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(kw_only_default=True, frozen_default=True)
def item(cls: type[T]) -> type[T]:
    """Make a frozen dataclass, which the type checker holds everybody to: at run time that would double its cost."""
    return dataclass(kw_only=True, unsafe_hash=True)(cls)


@item
class Response:
    """A response as the readers see it: decoded from its content encoding, nothing else changed."""

    #: Address the response came from, after redirects.
    url: str
    status: int
    #: Header names in lower case; of a repeated header the values, joined by ", ".
    headers: Mapping[str, str]
    body: bytes
    #: When it was fetched, `2013-01-28T08:15:00Z`.
    fetched_at: str
    #: Why the body is not whole: `length`, `time` or `disconnect`.
    truncated: str | None = None

    @property
    def content_type(self) -> str:
        """The media type without its parameters, in lower case; empty where none was sent."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()


@item
class Rule:
    """Where a field sits on a blog's pages, as learned from what other witnesses say of its posts."""

    #: `title`, `author`, `published` or `body` of a post; `comment` for what holds one comment each.
    field: str
    #: `#id`, `tag.class` or `tag`, the last only behind one of the others and a space: an ancestor.
    selector: str
    #: The attribute that holds the value; `None` for the element's text.
    attribute: str | None = None


@item
class Known:
    """What the archive knows of the blog when a response is read: plain values, handed in from stored state."""

    #: Root of the blog's addresses, ending in a slash.
    root: str | None = None
    platform: str | None = None
    #: Root of the platform's API, where it has one.
    api: str | None = None
    #: Whether an API has listed the posts in this crawl, so that links need not be followed to find them.
    listed: bool = False
    #: The user's key to the API of Disqus, where one was given.
    disqus_key: str | None = None
    #: What was learned of the blog's theme.
    rules: tuple[Rule, ...] = ()


@item
class Blog:
    """What a response says of the blog itself."""

    url: str | None = None
    title: str | None = None
    description: str | None = None
    language: str | None = None
    platform: str | None = None
    generator: str | None = None
    license: str | None = None
    #: Zone of the dates it prints: an IANA name or an offset such as `+01:00`.
    zone: str | None = None
    #: Root of the platform's API.
    api: str | None = None


@item
class Term:
    """A category or tag."""

    #: `category` or `tag`; `None` where the witness does not tell them apart, as RSS does not.
    kind: str | None
    name: str
    url: str | None = None


@item
class SlideReference:
    """A deck that a post or comment embeds, links or names."""

    provider: str
    #: What the provider calls the deck in this form: a number, a key, `user/slug`; `None` where the form names no deck.
    key: str | None
    #: `embed`, `shortcode`, `link` or `text`.
    form: str
    #: The markup or text as it stands.
    raw: str
    #: Address of the deck, in the provider's canonical form where the form allows one.
    url: str
    #: Text of the heading it stands under.
    heading: str | None = None
    #: Title and author that the form itself prints, such as an embed's caption.
    title: str | None = None
    author: str | None = None
    #: The deck's address by each of its names, the best first, where the form gives it several.
    names: tuple[str, ...] = ()


@item
class StatedDeck:
    """What a provider's own answer says of a deck."""

    provider: str
    key: str
    #: As in `SlideReference`.
    url: str
    names: tuple[str, ...] = ()
    title: str | None = None
    author: str | None = None


@item
class Link:
    """An anchor in a body."""

    url: str
    text: str
    rel: str | None = None


@item
class Image:
    """An image in a body; `url` is the largest that the markup names."""

    url: str
    alt: str | None = None
    caption: str | None = None


@item
class Body:
    """The text of a post or comment and what stands in it, each in document order."""

    #: The fragment, with `<a data-deck="N">` after or instead of the N-th slide reference where that is no anchor.
    html: str
    slides: tuple[SlideReference, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()


@item
class PostKey:
    """What a witness calls a post. Two readings that share one of these speak of the same post."""

    #: Its permalink.
    url: str | None = None
    #: Its id in the platform, as text.
    remote_id: str | None = None
    #: Other addresses it answers to: shortlink, guid.
    aliases: tuple[str, ...] = ()
    #: The page that only its conversation is on, as where comments open in a window of their own.
    talk: str | None = None


@item
class Post:
    """A post or page, or one part of it."""

    key: PostKey
    #: `post` or `page`.
    kind: str | None = None
    title: str | None = None
    author: str | None = None
    author_url: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    body: Body | None = None
    excerpt: str | None = None
    terms: tuple[Term, ...] | None = None
    #: How many comments and pings the witness says there are.
    comments_declared: int | None = None
    #: Which part of a split post this body is, from 1; `None` for the whole post.
    part: int | None = None
    #: True where a password keeps the body from the public.
    protected: bool = False
    #: True where the body is only the beginning that all may read, the rest being for subscribers.
    truncated: bool = False
    #: True where the post is only mentioned, as in a sitemap: that makes no row, but adds to one.
    mention: bool = False


@item
class Comment:
    """A comment, pingback, trackback or webmention."""

    post: PostKey
    #: `comment`, `pingback`, `trackback` or `webmention`; `None` where the witness does not say.
    kind: str | None = None
    #: Its id in the platform, as text.
    remote_id: str | None = None
    #: True where nothing tells that comments of other posts have other ids: some engines count anew for each post.
    id_within_post: bool = False
    #: The id of the comment it answers. Meaningful only where `parent_stated`.
    parent_remote_id: str | None = None
    #: True where the witness shows which comment this one answers, or that it answers none.
    parent_stated: bool = False
    #: How deep it is nested, 1 for a reply to the post.
    depth: int | None = None
    author: str | None = None
    author_url: str | None = None
    published: str | None = None
    #: Its permalink.
    url: str | None = None
    body: Body | None = None
    #: For pings: the page that links here and its title.
    source_url: str | None = None
    source_title: str | None = None


@item
class Follow:
    """An address worth fetching and why."""

    url: str
    #: What is expected there; the key of `scope.PURPOSES`, which orders and limits the crawl.
    purpose: str


@item
class Declared:
    """A total that a witness states, to hold against what was captured."""

    #: `posts`, `pages` or `comments`.
    entity: str
    count: int


@item
class Problem:
    """What could not be read."""

    #: `fetch`, `decode`, `read`, `scope` or `store`.
    stage: str
    #: A stable short name, such as `unreadable-json`.
    error: str
    detail: str | None = None


@item
class Source:
    """Where a reading comes from."""

    url: str
    #: When it was fetched, `2013-01-28T08:15:00Z`.
    fetched_at: str
    #: Id of the capture's record; `None` where nothing was received.
    capture_id: str | None
    #: The frontier's number of the address that was asked for.
    frontier_id: int | None = None


@item
class Reading:
    """All that one response says."""

    #: `page`, `listing`, `rest`, `feed`, `comment-feed`, `sitemap`, …
    witness: str
    blog: Blog | None = None
    posts: tuple[Post, ...] = ()
    comments: tuple[Comment, ...] = ()
    decks: tuple[StatedDeck, ...] = ()
    declared: tuple[Declared, ...] = ()
    follow: tuple[Follow, ...] = ()
    problems: tuple[Problem, ...] = ()
    #: True where the response lists the blog's posts by itself (API, sitemap), so that no links need be guessed at.
    inventory: bool = False
    #: True where the page's structure did not tell the post's text apart and a general extractor had to.
    general: bool = False
    source: Source | None = None
