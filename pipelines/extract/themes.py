"""What feeds and API answers among saved files teach of the theme of the pages beside them."""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urljoin

from crawler.items import Post, Response, Rule
from crawler.scope import in_blog, url_key
from pipelines.extract.items import statement
from pipelines.extract.source import Said, Source, is_data, read
from pipelines.fuse import Statement
from pipelines.learning import Lesson, learn_from, truth_of
from pipelines.normalise import Fields, blog_fields, flat, post_fields
from pipelines.sanitise import text_of

#: Rules by the root of the blog that they are for.
Themes = dict[str, tuple[Rule, ...]]

#: How many characters of two texts have to be the same for the texts to be.
_TELLING = 60


def themes_of(sources: Sequence[Source]) -> Themes:
    """What is learned of each blog that some of the sources describe and others are pages of."""
    described: dict[str, _Described] = {}
    pages = []
    for source in sources if len(sources) > 1 else ():
        if not is_data(source):
            pages.append(source)
            continue
        said = read(source)
        statements = [statement(said, _fields(said, post)) for post in said.reading.posts]
        if root := _root(said, statements):
            described.setdefault(root, _Described()).add(statements)
    return {root: rules for root, known in described.items() if (rules := learn_from(_lessons(root, known, pages)))}


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
    """Posts that feeds and API answers describe, by address and by how they begin."""

    def __init__(self) -> None:
        self._said: dict[str, list[Statement]] = {}
        self._begun: dict[str, str] = {}

    def add(self, statements: Iterable[Statement]) -> None:
        for one in statements:
            if "url" in one.fields:
                key = url_key(one.fields["url"])
                self._said.setdefault(key, []).append(one)
                if begun := _beginning(one.fields):
                    self._begun[begun] = key

    def find(self, printed: Fields) -> Fields:
        """What is said of the post that a page prints; nothing where it is not among them."""
        key = url_key(printed["url"]) if "url" in printed else ""
        return truth_of(self._said.get(key) or self._said.get(self._begun.get(_beginning(printed), ""), []))


def _beginning(fields: Fields) -> str:
    text = flat(text_of(fields["body"]["html"], frozenset())).casefold() if "body" in fields else ""
    return text[:_TELLING] if len(text) >= _TELLING else ""


def _lessons(root: str, known: _Described, pages: Iterable[Source]) -> Iterator[tuple[Lesson, Response]]:
    """Pages of a blog whose posts are described."""
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
        if truth := known.find(printed):
            yield Lesson(capture_id="", printed=printed, truth=truth), said.response


def _fields(said: Said, post: Post) -> Fields:
    language = blog_fields(said.reading.blog).get("language") if said.reading.blog else None
    return post_fields(post, said.base, language, said.saved_at)
