"""A home-made blog about a moor, whose theme names nothing as themes do, and a feed that reaches some of its posts."""

from collections.abc import Sequence
from html import escape

from local_site import HERE, Answer

HTML = (("Content-Type", "text/html; charset=utf-8"),)
RSS = (("Content-Type", "application/rss+xml"),)
WORDS = [
    "Nebel",
    "Torf",
    "Birke",
    "Wollgras",
    "Kranich",
    "Graben",
    "Steg",
    "Wasser",
    "Himmel",
    "Wind",
    "Schilf",
    "Moos",
    "Libelle",
    "Ruder",
    "Kahn",
    "Abend",
]
NAMES = ("Frauke Petersen", "Hinnerk Boll", "Antje Wulf")
#: How many posts the feed reaches; the others are found by links alone.
IN_FEED = 8
COUNT = 12


def title(number: int) -> str:
    return f"{WORDS[number % 16]} und {WORDS[(number + 5) % 16]} {number}"


def paragraphs(number: int) -> list[str]:
    return [" ".join(WORDS[(number * k + n * n) % 16] for n in range(40)) + "." for k in (3, 5, 7)]


def said(number: int) -> list[tuple[str, str]]:
    """Who said what of a post; of each fourth nobody says anything, and the last of several says little."""
    words = [WORDS[(number * 5 + k) % 16] for k in range(number % 4)]
    texts = [f"{word} haben wir damals auch gesehen, am {number}. und noch einmal." for word in words]
    return [(NAMES[k % 3], "Ja, so ist es." if 0 < k == len(texts) - 1 else text) for k, text in enumerate(texts)]


def page(number: int, look: str, *, talks: bool) -> Answer:
    """A post. Its theme names nothing as themes do, and the document's title is the blog's."""
    talk = "".join(
        f'<div class="{look}-kram"><p class="{look}-rede">{text}</p><em>{name}</em></div>'
        for name, text in (said(number) if talks else ())
    )
    body = "".join(f"<p>{text}</p>" for text in paragraphs(number))
    others = " ".join(f'<a href="/{n}.html">{n}</a>' for n in range(1, COUNT + 1) if n != number)
    html = f"""<!DOCTYPE html><html lang="de"><head><title>Moorblatt</title>
<link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>
<div class="oben"><a href="/">Moorblatt</a></div>
<div class="{look}-mitte"><div class="{look}-zeile">{escape(title(number))}</div><div class="{look}-satz">{body}</div>
<div class="{look}-fuss"><b class="{look}-wer">{NAMES[number % 3]}</b>, <i>{number}. März 2013</i></div></div>
<div class="{look}-unten">{talk}</div>
<div class="rand"><b>Zuletzt</b>: {others}</div>
</body></html>"""
    return Answer(headers=HTML, body=html.encode())


def feed(*, talks: bool) -> Answer:
    items = "".join(
        f"<item><title>{escape(title(n))}</title><link>{HERE}/{n}.html</link><dc:creator>{NAMES[n % 3]}</dc:creator>"
        f"<pubDate>{n:02} Mar 2013 09:00:00 +0100</pubDate>{_where_it_is_told(n) if talks else ''}<content:encoded>"
        f"{escape(''.join(f'<p>{text}</p>' for text in paragraphs(n)))}</content:encoded></item>"
        for n in range(1, IN_FEED + 1)
    )
    named = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    named += ' xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"'
    xml = f'<rss version="2.0" {named}><channel><title>Moorblatt</title><link>{HERE}/</link>{items}</channel></rss>'
    return Answer(headers=RSS, body=xml.encode())


def _where_it_is_told(number: int) -> str:
    count = len(said(number))
    return f"<slash:comments>{count}</slash:comments><wfw:commentRss>{HERE}/{number}.xml</wfw:commentRss>"


def home() -> Answer:
    links = "".join(f'<li><a href="/{n}.html">{escape(title(n))}</a></li>' for n in range(1, COUNT + 1))
    html = f"""<!DOCTYPE html><html lang="de"><head><title>Moorblatt</title>
<link rel="alternate" type="application/rss+xml" href="/feed.xml"></head>
<body><h1>Moorblatt</h1><ul>{links}</ul></body></html>"""
    return Answer(headers=HTML, body=html.encode())


def talk(number: int) -> Answer:
    """The feed of a post's comments."""
    items = "".join(
        f"<item><title>{name}</title><link>{HERE}/{number}.html#comment-{number}{k}</link><dc:creator>{name}</dc:creator>"
        f"<pubDate>{number + k:02} Apr 2013 09:00:00 +0000</pubDate><description>{text}</description></item>"
        for k, (name, text) in enumerate(said(number))
    )
    named = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    link = f"<link>{HERE}/{number}.html</link>"
    xml = f'<rss version="2.0" {named}><channel><title>Kommentare</title>{link}{items}</channel></rss>'
    return Answer(headers=RSS, body=xml.encode())


def blog(*looks: str, talks: bool = False) -> dict[str, Sequence[Answer]]:
    """The blog, each page in one look after the other; where it `talks`, with comments, feeds of some of them too."""
    posts = {f"/{n}.html": [page(n, look, talks=talks) for look in looks] for n in range(1, COUNT + 1)}
    told = {f"/{n}.xml": [talk(n)] for n in range(1, IN_FEED + 1)} if talks else {}
    return {"/": [home()], "/feed.xml": [feed(talks=talks)], **told, **posts}
