"""What the pretend blog holds: posts and conversations that follow from their numbers alone."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from random import Random
from zoneinfo import ZoneInfo

ZONE = "Europe/Rome"
_LOCAL = ZoneInfo(ZONE)
_FIRST = datetime(2008, 9, 3, 6, 12, 40, tzinfo=UTC)
#: Ids of posts; smaller ones are pages'.
_FIRST_ID = 100
#: Comments and pings of one post after the other, five on average.
_CONVERSATIONS = (0, 3, 7, 1, 5, 12, 4, 0, 8, 6, 2, 9, 3, 5, 10)
_IDS_A_POST = 20
_DEEPEST = 5

PAGES = ("chi scrive", "come arrivare", "libri letti")
CATEGORIES = ("Barche", "Cucina", "Libri", "Scuola", "Sentieri", "Stazioni")
TAGS = ("alba", "bora", "carta", "fari", "gatti", "legno", "mappe", "merenda", "neve", "sale")
AUTHORS = ("Nives Arduin", "Tullio Sbisà")
_GUESTS = ("Ines", "capitan Rosso", "Dario M.", "la zia Pina", "Ugo &#038; Rita", "Björn", "maestra Lia", "fermoposta")
_WORDS = (
    "acqua affila aspetta attraversa avanzo baita banchina barca bottone bussola caligo cammina cantiere cartolina "
    "cassetto chiglia chiude cima collina conta corda cortile crosta cucina dimentica disegna divide duna erba fango "
    "farina faro ferma finestra fioritura fischio foglia forno ghiaia giostra gomitolo guarda imbuto impara incrocio "
    "isola labbra lampada lenta leva libeccio limone lisca luna manca mandorla marea mattino mensola merlo misura "
    "molo muro nasconde nebbia noce nuvola officina ombra onda orlo ostrica pagina pala passo perde pietra pioggia "
    "piuma ponte pozzo quaderno quercia racconta radice raccoglie remo ricorda riva sabbia sacco salita scala scende "
    "secchio sembra sirena soglia sposta stazione tace tetto torna traghetto trova vapore vela vento zattera è più "
    "perché l&#8217;ora un&#8217;eco dall&#8217;alto c&#8217;era così già lì né"
).split()


@dataclass(frozen=True, kw_only=True)
class Comment:
    """A comment or a ping; markup as WordPress renders it."""

    id: int
    parent: int
    depth: int
    kind: str
    author: str
    author_url: str
    at: datetime
    html: str

    @property
    def local(self) -> datetime:
        """The blog's own time."""
        return self.at.astimezone(_LOCAL)


@dataclass(frozen=True, kw_only=True)
class Post:
    """A post or page; markup as WordPress renders it."""

    id: int
    kind: str
    path: str
    title: str
    author: str
    at: datetime
    html: str
    excerpt: str
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def local(self) -> datetime:
        """The blog's own time."""
        return self.at.astimezone(_LOCAL)


def slug(name: str) -> str:
    """A name as addresses have it."""
    return re.sub(r"[^a-z]+", "-", re.sub(r"&#\d+;", "", name.lower())).strip("-")


class Blog:
    """A blog of so many posts, numbered from 1, at this address."""

    def __init__(self, url: str, posts: int) -> None:
        self.url = url
        self.posts = posts
        self.post = lru_cache(maxsize=256)(self._post)

    def page(self, number: int) -> Post:
        """One of the pages, numbered from 1."""
        random = Random(-number)
        html = _paragraphs(random, 4)
        name = PAGES[number - 1]
        return Post(
            id=number,
            kind="page",
            path=f"/{slug(name)}/",
            title=name.capitalize(),
            author=AUTHORS[0],
            at=_FIRST,
            html=html,
            excerpt=_excerpt(html),
        )

    def path(self, number: int) -> str:
        """Path of a post."""
        at = (_FIRST + timedelta(hours=31 * number)).astimezone(_LOCAL)
        return f"/{at:%Y/%m}/{slug(_title(Random(number)))}-{number}/"

    def number(self, path: str) -> int | None:
        """Number of the post at this path."""
        found = re.search(r"-(\d+)/$", path)
        number = int(found[1]) if found else 0
        return number if 1 <= number <= self.posts and path == self.path(number) else None

    def number_of(self, post_id: int) -> int:
        """Number of a post by its id."""
        return post_id - _FIRST_ID

    def comments_of(self, number: int) -> int:
        """How many a post has, pings apart."""
        return _CONVERSATIONS[number % len(_CONVERSATIONS)] - _has_ping(number)

    def comment(self, comment_id: int) -> tuple[Post, Comment] | None:
        """A comment with its post."""
        number = comment_id // _IDS_A_POST
        if not 1 <= number <= self.posts:
            return None
        post = self.post(number)
        return next(((post, comment) for comment in post.comments if comment.id == comment_id), None)

    def _post(self, number: int) -> Post:
        random = Random(number)
        title = _title(random)
        at = _FIRST + timedelta(hours=31 * number, seconds=random.randrange(3600))
        html = self._body(random, number)
        return Post(
            id=_FIRST_ID + number,
            kind="post",
            path=self.path(number),
            title=f"{title} ({number})",
            author=AUTHORS[number % 3 == 0],
            at=at,
            html=html,
            excerpt=_excerpt(html),
            categories=tuple(random.sample(CATEGORIES, 1 + number % 2)),
            tags=tuple(random.sample(TAGS, number % 4)),
            comments=tuple(_conversation(random, number, at)),
        )

    def _body(self, random: Random, number: int) -> str:
        parts = [_paragraphs(random, random.randint(3, 5))]
        older = self.url + self.path(random.randint(1, number))
        parts.append(f'<p>{_sentence(random)} Ne dice <a href="{older}">un altro giorno</a>. {_sentence(random)}</p>\n')
        if number % 3 == 0:
            file = f"{self.url}/wp-content/uploads/2012/05/foto-{number}"
            size = 'width="300" height="225"'
            image = f'<img loading="lazy" class="size-medium wp-image-{number}" src="{file}-300x225.jpg" alt="" {size} />'
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
        link = f"https://vicini.invalid/{number % 37}/nota"
        parts.append(f'<p>{_sentence(random)} <a href="{link}" target="_blank" rel="noopener">Altrove</a>.</p>\n')
        return "".join(parts) + _paragraphs(random, 2)


def _has_ping(number: int) -> bool:
    return number % 4 == 2 and _CONVERSATIONS[number % len(_CONVERSATIONS)] > 0


def _conversation(random: Random, number: int, at: datetime) -> list[Comment]:
    """Comments in the order they were made; the last may be a ping."""
    comments: list[Comment] = []
    count = _CONVERSATIONS[number % len(_CONVERSATIONS)]
    for place in range(count):
        at += timedelta(minutes=random.randint(5, 2000), seconds=random.randrange(60))
        ping = _has_ping(number) and place == count - 1
        above = random.choice(comments) if comments and not ping and random.random() < 0.5 else None
        if above and above.depth == _DEEPEST:
            above = None
        name = random.choice(_GUESTS)
        home = f"https://{slug(name)}.invalid/" if random.random() < 0.4 else ""
        comments.append(
            Comment(
                id=number * _IDS_A_POST + place,
                parent=above.id if above else 0,
                depth=above.depth + 1 if above else 1,
                kind=("pingback", "trackback")[number % 3 == 0] if ping else "comment",
                author=f"Diario di bordo &raquo; {_title(random)}" if ping else name,
                author_url=f"https://bordo{number}.invalid/2014/nota-{number}/" if ping else home,
                at=at,
                html=f"<p>[&#8230;] {_sentence(random)} [&#8230;]</p>\n" if ping else _paragraphs(random, 1 + place % 2),
            )
        )
    return comments


def _title(random: Random) -> str:
    return " ".join(random.choices(_WORDS[:120], k=random.randint(3, 6))).capitalize()


def _sentence(random: Random) -> str:
    words = random.choices(_WORDS, k=random.randint(7, 16))
    words[len(words) // 2] += ","
    words[0] = words[0].capitalize()
    return " ".join(words) + "."


def _paragraphs(random: Random, count: int) -> str:
    return "".join(f"<p>{' '.join(_sentence(random) for _ in range(random.randint(2, 5)))}</p>\n" for _ in range(count))


def _excerpt(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split()[:55])
