"""What the pretend blog holds: posts and conversations that follow from their numbers alone."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import lru_cache
from hashlib import md5
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

ZONE = "Europe/Rome"
PAGES = ("chi scrive", "come arrivare", "libri letti")
CATEGORIES = ("Barche", "Cucina", "Libri", "Scuola", "Sentieri", "Stazioni")

_LOCAL = ZoneInfo(ZONE)
_FIRST = datetime(2008, 9, 3, 6, 12, 40, tzinfo=UTC)
_HOURS_BETWEEN = 31
#: Ids of posts; smaller ones are pages'.
_FIRST_ID = 100
#: Comments and pings of one post after the other, five on average.
_CONVERSATIONS = (0, 3, 7, 1, 5, 12, 4, 0, 8, 6, 2, 9, 3, 5, 10)
#: Comments are numbered anew on each post, so that their ids tell which.
_IDS_A_POST = 20
_DEEPEST = 5
_MONTHS = ("gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic")
_TAGS = ("alba", "bora", "carta", "fari", "gatti", "legno", "mappe", "merenda", "neve", "sale")
_AUTHORS = ("Nives Arduin", "Tullio Sbisà")
_GUESTS = ("Ines", "capitan Rosso", "Dario M.", "la zia Pina", "Ugo &#038; Rita", "Björn", "maestra Lia", "fermoposta")
_WORDS = Path(__file__).with_name("words.txt").read_text(encoding="utf-8").split()


@dataclass(frozen=True, kw_only=True)
class _Dated:
    at: datetime

    @property
    def local(self) -> datetime:
        """The blog's own time."""
        return self.at.astimezone(_LOCAL)

    @property
    def day(self) -> str:
        """As pages print it."""
        return f"{self.local.day} {_MONTHS[self.local.month - 1]} {self.local.year}"

    @property
    def rfc822(self) -> str:
        """As feeds print it."""
        return format_datetime(self.at)


@dataclass(frozen=True, kw_only=True)
class Comment(_Dated):
    """A comment or a ping; texts as WordPress renders them."""

    id: int
    #: 0 where it answers the post.
    parent: int
    depth: int
    kind: str
    author: str
    author_url: str
    html: str

    @property
    def face(self) -> str:
        """Name of the author's picture."""
        return md5(self.author.encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Post(_Dated):
    """A post or page; texts as WordPress renders them."""

    id: int
    kind: str
    path: str
    title: str
    author: str
    html: str
    excerpt: str
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    #: In the order they were made.
    comments: tuple[Comment, ...] = ()

    def replies(self, comment_id: int) -> list[Comment]:
        """The comments that answer a comment or, for 0, the post."""
        return [comment for comment in self.comments if comment.parent == comment_id]

    def by(self, comment_id: int) -> str:
        """Who wrote a comment."""
        return next(comment.author for comment in self.comments if comment.id == comment_id)


class Blog:
    """A blog at this address of so many posts, numbered from 1, the oldest first."""

    def __init__(self, url: str, posts: int) -> None:
        self.url = url
        self.posts = posts
        self.pages = [_page(number) for number in range(1, len(PAGES) + 1)]
        self.post = lru_cache(maxsize=256)(self._post)

    def newest(self, skip: int, count: int) -> list[Post]:
        """The newest posts after the first few."""
        last = self.posts - skip
        return [self.post(number) for number in range(last, max(last - count, 0), -1)]

    def path(self, number: int) -> str:
        """Path of a post."""
        day = _FIRST + timedelta(hours=_HOURS_BETWEEN * number)
        return f"/{day:%Y/%m}/{_slug(_title(Random(number)))}-{number}/"

    def number_at(self, path: str) -> int | None:
        """Number of the post at this path."""
        found = re.search(r"-(\d+)/$", path)
        number = int(found[1]) if found else 0
        return number if 1 <= number <= self.posts and path == self.path(number) else None

    def count_comments(self, number: int) -> int:
        """How many a post has, pings apart."""
        return _CONVERSATIONS[number % len(_CONVERSATIONS)] - _has_ping(number)

    def comment(self, comment_id: int) -> tuple[Post, Comment] | None:
        """A comment or ping with its post."""
        number = comment_id // _IDS_A_POST
        if not 1 <= number <= self.posts:
            return None
        post = self.post(number)
        return next(((post, comment) for comment in post.comments if comment.id == comment_id), None)

    def _post(self, number: int) -> Post:
        random = Random(number)
        title = _title(random)
        at = _FIRST + timedelta(hours=_HOURS_BETWEEN * number)
        html = "".join(self._parts(random, number))
        return Post(
            id=_FIRST_ID + number,
            kind="post",
            path=self.path(number),
            title=f"{title} ({number})",
            author=_AUTHORS[number % 3 == 0],
            at=at,
            html=html,
            excerpt=_excerpt(html),
            categories=tuple(random.sample(CATEGORIES, 1 + number % 2)),
            tags=tuple(random.sample(_TAGS, number % 4)),
            comments=tuple(_conversation(random, number, at)),
        )

    def _parts(self, random: Random, number: int) -> list[str]:
        """What a post is made of: text, links, and now and then an image, a deck, a list."""
        older = self.url + self.path(random.randint(1, number))
        parts = [
            _paragraphs(random, random.randint(4, 7)),
            f'<p>{_sentence(random)} Ne dice <a href="{older}">un altro giorno</a>. {_sentence(random)}</p>\n',
        ]
        if number % 3 == 0:
            file = f"{self.url}/wp-content/uploads/2012/05/foto-{number}"
            image = f'<img class="wp-image-{number}" src="{file}-300x225.jpg" alt="" width="300" height="225" />'
            parts.append(
                f'<div id="attachment_{number}" style="width: 310px" class="wp-caption alignright">'
                f'<a href="{file}.jpg">{image}</a><p class="wp-caption-text">{_sentence(random)}</p></div>\n'
            )
        if number % 10 == 3:
            player = f"//www.slideshare.net/slideshow/embed_code/{10_000_000 + number}"
            parts.append(f'<p><iframe src="{player}" width="427" height="356" frameborder="0"></iframe></p>\n')
        if number % 10 == 7:
            deck = f"https://speakerdeck.com/narduin/quaderno-{number}"
            parts.append(f'<h3>{_title(random)}</h3>\n<p>Le slide: <a href="{deck}">{deck}</a></p>\n')
        if number % 4 == 1:
            lines = "".join(f"<li>{_sentence(random)}</li>\n" for _ in range(4))
            parts.append(f"<blockquote><p>{_sentence(random)}</p></blockquote>\n<ul>\n{lines}</ul>\n")
        note = f"https://vicini.invalid/{number % 37}/nota"
        parts.append(f'<p>{_sentence(random)} <a href="{note}" target="_blank" rel="noopener">Altrove</a>.</p>\n')
        return [*parts, _paragraphs(random, 2)]


def _page(number: int) -> Post:
    name = PAGES[number - 1]
    html = _paragraphs(Random(name), 4)
    about = {"title": name.capitalize(), "author": _AUTHORS[0], "html": html, "excerpt": _excerpt(html)}
    return Post(id=number, kind="page", path=f"/{_slug(name)}/", at=_FIRST, **about)


def _has_ping(number: int) -> bool:
    return number % 4 == 2 and _CONVERSATIONS[number % len(_CONVERSATIONS)] > 0


def _conversation(random: Random, number: int, at: datetime) -> list[Comment]:
    """Comments in the order they were made; the last may be a ping."""
    comments: list[Comment] = []
    count = _CONVERSATIONS[number % len(_CONVERSATIONS)]
    for place in range(count):
        at += timedelta(minutes=random.randint(5, 2000), seconds=random.randrange(60))
        comment_id = number * _IDS_A_POST + place
        if _has_ping(number) and place == count - 1:
            comments.append(_ping(random, comment_id, number, at))
        else:
            comments.append(_comment(random, comment_id, comments, at))
    return comments


def _comment(random: Random, comment_id: int, before: list[Comment], at: datetime) -> Comment:
    above = random.choice(before) if before and random.random() < 0.5 else None
    if above and above.depth == _DEEPEST:
        above = None
    name = random.choice(_GUESTS)
    return Comment(
        id=comment_id,
        parent=above.id if above else 0,
        depth=above.depth + 1 if above else 1,
        kind="comment",
        author=name,
        author_url=f"https://{_slug(name)}.invalid/" if random.random() < 0.4 else "",
        at=at,
        html=_paragraphs(random, 1 + comment_id % 2),
    )


def _ping(random: Random, comment_id: int, number: int, at: datetime) -> Comment:
    return Comment(
        id=comment_id,
        parent=0,
        depth=1,
        kind=("pingback", "trackback")[number % 3 == 0],
        author=f"Diario di bordo &#187; {_title(random)}",
        author_url=f"https://bordo{number}.invalid/2014/nota-{number}/",
        at=at,
        html=f"<p>[&#8230;] {_sentence(random)} [&#8230;]</p>\n",
    )


def _slug(name: str) -> str:
    return re.sub(r"[^a-z]+", "-", re.sub(r"&#\d+;", "", name.lower())).strip("-")


def _title(random: Random) -> str:
    return " ".join(random.choices(_WORDS, k=random.randint(3, 6))).capitalize()


def _sentence(random: Random) -> str:
    words = random.choices(_WORDS, k=random.randint(7, 16))
    words[len(words) // 2] += ","
    return " ".join(words).capitalize() + "."


def _paragraphs(random: Random, count: int) -> str:
    return "".join(f"<p>{' '.join(_sentence(random) for _ in range(random.randint(2, 5)))}</p>\n" for _ in range(count))


def _excerpt(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split()[:55])
