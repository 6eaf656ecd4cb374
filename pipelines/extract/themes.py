"""What feeds and API answers among saved files teach of the theme of the pages beside them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from urllib.parse import urljoin

from crawler.items import Post, Rule
from crawler.scope import in_blog, url_key
from pipelines.extract.items import statement
from pipelines.extract.source import Said, Source, is_data, read
from pipelines.learning import Lesson, Talk, learn_from, talk_of, truth_of
from pipelines.learning.pages import Told, parsed
from pipelines.normalise import Fields, blog_fields, comment_fields, flat, post_fields, post_key
from pipelines.sanitise import text_of
from pipelines.trust import Statement

#: Rules by the root of the blog that they are for.
Themes = dict[str, tuple[Rule, ...]]

#: How many characters of two texts have to be the same for the texts to be.
_TELLING = 60


def themes_of(sources: Sequence[Source]) -> Themes:
    """What is learned of each blog that some of the sources describe and others are pages of."""
    described: dict[str, _Described] = {}
    pages, talk = [], []
    for source in sources if len(sources) > 1 else ():
        if not is_data(source):
            pages.append(source)
            continue
        said = read(source)
        statements = [statement(said, _fields(said, post)) for post in said.reading.posts]
        if root := _root(said, statements):
            described.setdefault(root, _Described()).add(statements)
        talk += _talk(said)
    for one in talk:  # feeds of comments do not say which blog they are of
        if url := one.fields["post"].get("url"):
            root = next((root for root in described if in_blog(url, root)), urljoin(url, "/"))
            described.setdefault(root, _Described()).hear(url, one)
    return {root: rules for root, known in described.items() if (rules := learn_from(_taught(root, known, pages)))}


def rules_for(url: str, themes: Themes) -> tuple[Rule, ...]:
    """The rules of the blog that an address is in; a page that does not state its own is taken for the only blog's."""
    if not url:
        return next(iter(themes.values())) if len(themes) == 1 else ()
    return next((rules for root, rules in themes.items() if in_blog(url, root)), ())


def _root(said: Said, statements: Iterable[Statement]) -> str | None:
    """The address that a blog's posts are under: what is stated, else their host."""
    stated = said.reading.blog.url if said.reading.blog else None
    return stated or next((urljoin(one.fields["url"], "/") for one in statements if "url" in one.fields), None)


class _Described:
    """Posts that feeds and API answers describe, by address and by how they begin, and their conversations."""

    def __init__(self) -> None:
        self._said: dict[str, list[Statement]] = {}
        self._begun: dict[str, str] = {}
        self._talk: dict[str, list[Statement]] = {}

    def hear(self, url: str, comment: Statement) -> None:
        self._talk.setdefault(url_key(url), []).append(comment)

    def add(self, posts: Iterable[Statement]) -> None:
        for one in posts:
            if "url" in one.fields:
                key = url_key(one.fields["url"])
                self._said.setdefault(key, []).append(one)
                if begun := _beginning(one.fields):
                    self._begun[begun] = key

    def find(self, printed: Fields) -> tuple[Fields, list[Statement]]:
        """What is said of the post that a page prints, and in its conversation; nothing where it is not among them."""
        key = url_key(printed["url"]) if "url" in printed else ""
        if key not in self._said:
            key = self._begun.get(_beginning(printed), key)
        return truth_of(self._said.get(key, [])), self._talk.get(key, [])


def _beginning(fields: Fields) -> str:
    text = flat(text_of(fields["body"]["html"], frozenset())).casefold() if "body" in fields else ""
    return text[:_TELLING] if len(text) >= _TELLING else ""


def _taught(root: str, known: _Described, pages: Iterable[Source]) -> Iterator[tuple[Told[Lesson], Told[Talk]]]:
    """Pages of a blog whose posts, or their conversations, are described."""
    for source in pages:
        said = read(source)
        posts = [post for post in said.reading.posts if not post.mention]
        if (
            said.response is None
            or len(posts) != 1
            or posts[0].kind == "page"
            or (said.base and not in_blog(said.base, root))
        ):
            continue
        printed = _fields(said, posts[0])
        truth, comments = known.find(printed)
        if truth or comments:
            lesson = Lesson(capture_id="", printed=printed, truth=truth)
            talk = talk_of("", [*comments, *_talk(said)], printed.get("comments_declared"))
            open_page = partial(parsed, said.response)
            yield (lesson, open_page), (talk, open_page)


def _talk(said: Said) -> list[Statement]:
    """What a source says of comments."""
    return [
        statement(said, comment_fields(comment, post_key(comment.post, said.base), said.base, None, order))
        for order, comment in enumerate(said.reading.comments)
    ]


def _fields(said: Said, post: Post) -> Fields:
    language = blog_fields(said.reading.blog).get("language") if said.reading.blog else None
    return post_fields(post, said.base, language, said.saved_at)
