"""Blogs that call one page by many addresses, or show it under another: each post is archived once, none is missed."""

import json
import os
import re
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

import pytest
from command import Done, ask, crawl
from local_site import HERE, Answer, not_found, site

from .runs import run

HTML = (("Content-Type", "text/html; charset=utf-8"),)
WWW, BARE = "http://www.brughiera.example", "http://brughiera.example"
COUNT = 6
NUMBERS = range(1, COUNT + 1)
#: How an address is written in a link.
Spelling = Callable[[int], str]


def _page(title: str, text: str, head: str = "") -> Answer:
    html = f'<!DOCTYPE html><html lang="it"><head><title>{title}</title>{head}</head><body>{text}</body></html>'
    return Answer(headers=HTML, body=html.encode())


def _home(spelling: Spelling, head: str = "") -> Answer:
    heads = (f'<h2><a href="{spelling(n)}">Erica {n}</a></h2><p>{n} maggio 2012</p>' for n in NUMBERS)
    return _page("Brughiera", "".join(heads), head)


def _post(number: int, spelling: Spelling) -> Answer:
    links = (f'<a href="{spelling(n)}">{n}</a>' for n in NUMBERS if n != number)
    return _page(
        f"Erica {number}",
        f'<article><h1>Erica {number}</h1><time datetime="2012-05-{number:02}">{number} maggio 2012</time>'
        f"<p>{f'Sulla brughiera fiorisce per la volta numero {number} la viola erica. ' * 5}</p></article>"
        f"<nav>{' '.join(links)}</nav>",
    )


def _posts(spelling: Spelling, folder: str = "") -> dict[str, Answer]:
    return {f"{folder}/{n}.html": _post(n, spelling) for n in NUMBERS}


def _plain(number: int) -> str:
    return f"/{number}.html"


def _titles(archive: Path) -> list[str]:
    return [title for (title,) in ask(archive, "SELECT title FROM posts ORDER BY title")]


ALL = [f"Erica {n}" for n in NUMBERS]


def _two_names(answering: str) -> Mapping[str, Answer]:
    """A blog whose links call it, every second time, by the name at which nobody answers."""
    other = BARE if answering == WWW else WWW

    def spelling(number: int) -> str:
        return f"{other if number % 2 else answering}/{number}.html"

    return {f"{answering}/": _home(spelling), **_posts(spelling, answering)}


def _crawl_by_name(answers: Mapping[str, Answer], start: str, archive: Path) -> Done:
    """Crawl through a proxy that knows only these addresses."""
    with site(answers) as proxy:
        return crawl(start, archive=archive, env=os.environ | {"http_proxy": proxy.url, "no_proxy": ""})


@pytest.mark.parametrize("answering", [WWW, BARE])
def test_where_it_answers(answering: str, tmp_path: Path) -> None:
    done = _crawl_by_name(_two_names(answering), f"{answering}/", tmp_path)
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err
    assert ask(tmp_path, "SELECT url FROM blogs") == [(f"{answering}/",)]


def test_home_that_shows_the_newest(tmp_path: Path) -> None:
    """Each post leads to the one before and the one after; the newest stands on the home page, too."""

    def post(number: int) -> Answer:
        ways = "".join(f'<a href="/{n}.html">{n}</a> ' for n in (number - 1, number + 1) if n in NUMBERS)
        return Answer(headers=HTML, body=_post(number, lambda n: "").body + ways.encode())

    done = run({"/": post(COUNT), **{_plain(n): post(n) for n in NUMBERS}}, archive=tmp_path).done
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err
    found = ask(tmp_path, "SELECT url FROM posts ORDER BY url")
    assert ["/" + url.rpartition("/")[2] for (url,) in found] == [_plain(n) for n in NUMBERS]


def test_where_both_answer(tmp_path: Path) -> None:
    """Nothing is fetched twice, and a second crawl from the other name is of the same blog."""
    both = {**_two_names(WWW), **{url.replace(WWW, BARE): answer for url, answer in _two_names(WWW).items()}}
    for start in (WWW, BARE):
        assert _crawl_by_name(both, f"{start}/", tmp_path).status == 0
    assert _titles(tmp_path) == ALL
    assert ask(tmp_path, "SELECT count(*) FROM blogs") == [(1,)]
    fetched = "SELECT count(*) FROM captures WHERE url LIKE '%.html' GROUP BY crawl_id"
    assert ask(tmp_path, fetched) == [(COUNT,), (COUNT,)]


@pytest.mark.parametrize(
    "form", ["/{0}.html?PHPSESSID={1:032x}", "/{0}.html;jsessionid={1:032X}", "/(S({1:024x}))/{0}.html"]
)
def test_numbered_visits(form: str, tmp_path: Path) -> None:
    """Each page numbers the visit anew in all of its links."""
    visits = count(1)

    def answer(path: str) -> Answer:
        visit = next(visits)
        number = next((n for n in NUMBERS if f"/{n}.html" in path), None)

        def spelling(n: int) -> str:
            return form.format(n, visit)

        return _post(number, spelling) if number else _home(spelling) if path == "/" else not_found(path)

    done = run({}, "--max-pages", "50", archive=tmp_path, otherwise=answer).done
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err


def test_endless_calendar(tmp_path: Path) -> None:
    """Each month leads to the one before and the one after, whether there were posts or not."""

    def answer(path: str) -> Answer:
        if not (month := re.fullmatch(r"/(\d{4})/(\d\d)/", path)):
            return not_found(path)
        at = int(month[1]) * 12 + int(month[2]) - 1
        links = (f'<a href="/{n // 12}/{n % 12 + 1:02}/">{n % 12 + 1}</a>' for n in (at - 1, at + 1))
        return _page("Brughiera", f"<h1>Brughiera</h1><p>Nessun post.</p>{' '.join(links)}")

    home = Answer(headers=HTML, body=_home(_plain).body.replace(b"</body>", b'<a href="/2012/05/">maggio</a></body>'))
    done = run({"/": home, **_posts(_plain)}, "--max-pages", "1000", archive=tmp_path, otherwise=answer).done
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err
    assert ask(tmp_path, "SELECT count(*) < 500 FROM captures") == [(1,)]


def test_capitals(tmp_path: Path) -> None:
    """A server that tells no capitals apart; its pages write now so, now so."""

    def answer(path: str) -> Answer:
        return {name.lower(): post for name, post in _posts(lambda n: f"/{n}.HTML").items()}.get(path.lower()) or (
            _home(_plain) if path == "/" else not_found(path)
        )

    done = run({}, archive=tmp_path, otherwise=answer).done
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err


@pytest.mark.parametrize("beside", ["", '<frame src="http://127.0.0.3:9/advert.html">'])
def test_frames(beside: str, tmp_path: Path) -> None:
    """A page of frames is what its own frames show."""
    frames = f'<frameset rows="20,*">{beside}<frame src="vero/"></frameset>'
    html = f"<html><head><title>Brughiera</title></head>{frames}</html>"
    answers = {"/": Answer(headers=HTML, body=html.encode()), "/vero/": _home(_plain), **_posts(_plain)}
    done = run(answers, archive=tmp_path).done
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err


@pytest.mark.parametrize(
    "script", ['window.location.href = "/vero/";', "top.location='vero/'", 'location.replace("/vero/")']
)
def test_home_that_sends_on(script: str, tmp_path: Path) -> None:
    """A page that a script leaves at once for where the blog is."""
    answers = {"/": _page("", f"<script>{script}</script>"), "/vero/": _home(_plain), **_posts(_plain)}
    done = run(answers, archive=tmp_path).done
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err


def test_the_only_frame(tmp_path: Path) -> None:
    """A name that shows a blog which stands under another one."""
    with site({"/": _home(_plain), **_posts(_plain)}, "127.0.0.2") as blog:
        html = f'<html><frameset rows="100%,*"><frame src="{blog.url}/"></frameset></html>'
        done = run({"/": Answer(headers=HTML, body=html.encode())}, archive=tmp_path).done
        assert (done.status, _titles(tmp_path)) == (0, ALL), done.err
        assert ask(tmp_path, "SELECT url FROM blogs") == [(f"{blog.url}/",)]


def _rss(link: Spelling, more: Spelling = lambda n: "") -> bytes:
    items = (f"<item><title>Erica {n}</title><link>{link(n)}</link>{more(n)}</item>" for n in NUMBERS)
    space = 'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
    return f'<rss version="2.0" {space}><channel><title>Brughiera</title>{"".join(items)}</channel></rss>'.encode()


def _atom() -> bytes:
    entries = (f'<entry><title>Erica {n}</title><id>urn:{n}</id><link href="{n}.html"/></entry>' for n in NUMBERS)
    head = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{HERE}/"><title>Brughiera</title>'
    return f"{head}{''.join(entries)}</feed>".encode()


def _json() -> bytes:
    items = [{"id": f"{HERE}/{n}.html", "url": f"/{n}.html", "content_text": f"L'erica {n} & altro"} for n in NUMBERS]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Brughiera", "items": items}).encode()


@pytest.mark.parametrize(
    ("kind", "feed"),
    {
        "rss+xml": _rss(_plain),
        "atom+xml": _atom(),
        "feed+json": _json(),
    }.items(),
)
def test_relative_addresses(kind: str, feed: bytes, tmp_path: Path) -> None:
    """A feed alone leads to the posts, by addresses that only its own completes."""
    front = _page("Brughiera", "<h1>Brughiera</h1>", f'<link rel="alternate" type="application/{kind}" href="/feed">')
    answers = {"/": front, "/feed": Answer(headers=(("Content-Type", f"application/{kind}"),), body=feed)}
    done = run({**answers, **_posts(lambda n: "")}, archive=tmp_path).done
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err
    read = "SELECT count(DISTINCT capture_id), count(DISTINCT witness) FROM readings WHERE entity = 'post'"
    assert ask(tmp_path, read) == [(COUNT + 1, 2)]


def test_feed_elsewhere(tmp_path: Path) -> None:
    """FeedBurner keeps the feed and puts addresses of its own into it; what else is in it is not the blog's."""
    with site({}, otherwise=lambda path: answers.get(path) or not_found(path)) as blog:
        feed = _rss(lambda n: f"http://giro.example/~r/{n}", lambda n: f"<feedburner:origLink>{blog.url}/{n}.html"
                    "</feedburner:origLink>").replace(b"</channel>", b"<item><title>Altrove</title>"
                    b"<link>http://altrove.example/1.html</link></item></channel>")  # fmt: skip
        with site({"/brughiera": Answer(body=feed, headers=(("Content-Type", "text/xml"),))}, "127.0.0.2") as keeper:
            link = f'<link rel="alternate" type="application/rss+xml" href="{keeper.url}/brughiera">'
            answers = {"/": _page("Brughiera", "<h1>Brughiera</h1>", link), **_posts(lambda n: "")}
            done = crawl(f"{blog.url}/", archive=tmp_path)
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err


@pytest.mark.parametrize("form", ["/{}.html?view=print", "/print.php?id={}", "/print/{}", "/mobile/{}.html"])
def test_copies(form: str, tmp_path: Path) -> None:
    """What has the post's title, date and text to the letter is the post, whether it is known for a copy or not."""
    posts = {**_posts(_plain), **{form.format(n): _post(n, _plain) for n in NUMBERS}}
    copies = "".join(f'<a href="{form.format(n)}">stampa</a>' for n in NUMBERS)
    whole = {path: Answer(headers=HTML, body=post.body + copies.encode()) for path, post in posts.items()}
    done = run({"/": _home(_plain), **whole}, archive=tmp_path).done
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err


@pytest.mark.parametrize(
    ("own", "form"),
    [
        ("/{}.html", "/{}.html?view=print"),
        ("/{}.html", "/{}/comments/2"),
        ("/{}.html", "/{}-2.html"),
        ("/{}.html", "/more.php?id={}"),
        ("/index.php?itemid={}", "/index.php?itemid={}&catid=1"),
        ("/PermaLink,{}.aspx", "/CommentView,{}.aspx"),
    ],
)
def test_the_address_of_several(own: str, form: str, tmp_path: Path) -> None:
    """A post's own address is the plainest, though copies and further pages of comments are seen later."""
    posts = {own.format(n): _post(n, own.format) for n in NUMBERS}
    posts |= {form.format(n): _post(n, form.format) for n in NUMBERS}
    links = "".join(f'<p><a href="{path}">{path}</a></p>' for path in posts)
    assert run({"/": _page("Brughiera", links), **posts}, archive=tmp_path).done.status == 0
    assert [url.rpartition("/")[2] for (url,) in ask(tmp_path, "SELECT url FROM posts ORDER BY url")] == [
        own.format(n)[1:] for n in NUMBERS
    ]


@pytest.mark.parametrize(
    ("form", "ahead"),
    [("/{}.html/{}/", 0), ("/{}-{}.html", 0), ("/{}.html/page/{}", 0), ("/{}.html?page={}", 0), ("/{}.html?da={}", 1)],
)
def test_posts_in_parts(form: str, ahead: int, tmp_path: Path) -> None:
    """A post whose text goes on over numbered pages, whatever their addresses; some engines count them from nothing."""

    def address(number: int, part: int) -> str:
        return form.format(number, part - ahead) if part > 1 else _plain(number)

    def part(number: int, own: int) -> Answer:
        ways = (f'<a href="{address(number, n)}">{n}</a>' if n != own else str(n) for n in (1, 2, 3))
        text = (
            f"Parte {own}. {f'Sulla brughiera numero {number} fiorisce per la volta numero {own} la viola erica. ' * 5}"
        )
        return _page(
            f"Erica {number}",
            f"<article><h1>Erica {number}</h1><time datetime=2012-05-0{number}>{number} maggio 2012</time><p>{text}</p>"
            f"<p>Pagine: {' '.join(ways)}</p></article>",
            '<meta property="og:type" content="article">',
        )

    parts = {address(n, own): part(n, own) for n in NUMBERS for own in (1, 2, 3)}
    done = run({"/": _home(_plain), **parts}, archive=tmp_path).done
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err
    for url, text in ask(tmp_path, "SELECT url, text FROM posts"):
        assert url.endswith(tuple(map(_plain, NUMBERS)))
        assert [text.count(f"Parte {own}.") for own in (1, 2, 3)] == [1, 1, 1]


def test_conversation_in_parts(tmp_path: Path) -> None:
    """Further pages of comments are numbered in the same way, and each has the whole post."""

    def part(number: int, own: int) -> Answer:
        ways = (f'<a href="/{number}-{n}.html">{n}</a>' if n > 1 else f'<a href="/{number}.html">1</a>' for n in (1, 2))
        said = (
            f'<li class="comment" id="comment-{number}{own}{n}"><cite class="fn">Ada {n}</cite> <p>La vidi.</p>'
            for n in (1, 2)
        )
        conversation = f"<ol class=commentlist>{''.join(said)}</ol><p>{' '.join(ways)}</p>"
        return Answer(headers=HTML, body=_post(number, lambda n: "").body + conversation.encode())

    first = {_plain(n): part(n, 1) for n in NUMBERS}
    done = run({"/": _home(_plain), **first, **{f"/{n}-2.html": part(n, 2) for n in NUMBERS}}, archive=tmp_path).done
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err
    texts = ask(tmp_path, "SELECT text, (SELECT count(*) FROM comments WHERE post_id = posts.id) FROM posts")
    assert [(text.count("Sulla brughiera"), comments) for text, comments in texts] == [(5, 4)] * COUNT


@pytest.mark.parametrize(
    "head",
    [
        f'<link rel="canonical" href="{HERE}/">',
        f'<link rel="shortlink" href="{HERE}">',
        f'<meta property="og:type" content="article"><meta property="og:url" content="{HERE}/index.html">',
        f'<script type="application/ld+json">{{"@type": "BlogPosting", "mainEntityOfPage": "{HERE}/"}}</script>',
    ],
)
def test_pages_that_call_themselves_the_blog(head: str, tmp_path: Path) -> None:
    """A careless theme states one address on every page."""
    posts = {path: Answer(headers=HTML, body=head.encode() + post.body) for path, post in _posts(_plain).items()}
    done = run({"/": _home(_plain), **posts}, archive=tmp_path).done
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err


def test_one_guid_for_all(tmp_path: Path) -> None:
    front = _page("Brughiera", "<h1>Brughiera</h1>", '<link rel="alternate" type="application/rss+xml" href="/feed">')
    feed = Answer(headers=(("Content-Type", "text/xml"),), body=_rss(_plain, lambda n: f"<guid>{HERE}/</guid>"))
    done = run({"/": front, "/feed": feed, **_posts(lambda n: "")}, archive=tmp_path).done
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err


@pytest.mark.parametrize(
    "item",
    [
        f'<link>http://giro.example/{{1}}</link><guid isPermaLink="false">{HERE}/{{0}}.html</guid>',
        f"<link>http://giro.example/{{1}}</link><comments>{HERE}/{{0}}.html#commenti</comments>",
        f'<link href="http://giro.example/{{1}}"/><link rel="related" href="{HERE}/{{0}}.html"/><id>tag:{{0}}</id>',
    ],
)
def test_links_to_what_posts_are_about(item: str, tmp_path: Path) -> None:
    """A blog of links: entries lead to other sites, two to the same, and name their own page beside."""
    front = _page("Brughiera", "<h1>Brughiera</h1>", '<link rel="alternate" type="application/rss+xml" href="/feed">')
    entries = "".join(f"<item><title>Erica {n}</title>{item.format(n, n // 2)}</item>" for n in NUMBERS)
    feed = f'<rss version="2.0"><channel><title>Brughiera</title><link>{HERE}/</link>{entries}</channel></rss>'
    answers = {"/": front, "/feed": Answer(headers=(("Content-Type", "text/xml"),), body=feed.encode())}
    done = run({**answers, **_posts(lambda n: "")}, archive=tmp_path).done
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err


@pytest.mark.parametrize("link", [HERE, f"{HERE}/tutti.html"])
def test_one_link_for_all(link: str, tmp_path: Path) -> None:
    """Entries that lead to one page have none of their own; the posts are found, and it is told."""
    front = _home(_plain, '<link rel="alternate" type="application/rss+xml" href="/feed">')
    feed = Answer(headers=(("Content-Type", "text/xml"),), body=_rss(lambda n: link))
    done = run({"/": front, "/feed": feed, **_posts(_plain)}, archive=tmp_path).done
    assert (done.status, _titles(tmp_path)) == (3, ALL), done.err
    assert ask(tmp_path, "SELECT error, detail FROM problems") == [("entries-without-page", f"{COUNT} of {COUNT}")]


@pytest.mark.parametrize(
    ("path", "talk"),
    [
        ("/post.php?id={0}", "/comments.php?id={0}"),
        ("/00000{0}.html", "/cgi-bin/mt-comments.cgi?entry_id={0}"),
        ("/erica/{0}", "/commenti/{0}"),
    ],
)
def test_comments_in_a_window_of_their_own(path: str, talk: str, tmp_path: Path) -> None:
    """The post's page only leads to its conversation, by the number that they share; all lead to another one, too."""

    def window(number: int) -> Answer:
        said = (
            f'<div class="comments-body"><p>Di erica numero {number} ne ho vista anche io {k}, tanti anni fa.</p>'
            f'<span class="comments-post">Di <a href="http://a{k}.example/">Ada {k}</a>, 0{k}.06.2004 10:01</span>'
            "</div>"
            for k in (1, 2)
        )
        return _page("Brughiera", f"<h1>Commenti: Erica {number}</h1>{''.join(said)}<form><textarea></textarea></form>")

    def post(number: int) -> Answer:
        links = f'<p><a href="{talk.format(number)}">2</a> <a href="/commenti.php?page=1&n=9">tutti</a></p>'
        plain = _post(number, path.format)
        return Answer(headers=HTML, body=plain.body.replace(b"</article>", f"{links}</article>".encode()))

    posts = {path.format(n): post(n) for n in NUMBERS} | {talk.format(n): window(n) for n in NUMBERS}
    done = run({"/": _home(path.format), **posts}, archive=tmp_path).done
    assert _titles(tmp_path) == ALL, done.err
    told = "SELECT posts.url, group_concat(comments.author) FROM posts JOIN comments ON post_id = posts.id GROUP BY 1"
    said = {url.partition("//")[2].partition("/")[2]: people for url, people in ask(tmp_path, told)}
    assert said == {path.format(n).strip("/"): "Ada 1,Ada 2" for n in NUMBERS}


def test_posts_without_a_page(tmp_path: Path) -> None:
    """Posts stand on the front page and on those of their months, by anchors; the feed names them so, too."""

    def shown(*numbers: int) -> Answer:
        posts = (
            f"<h3>Erica {n}</h3><p>{f'Sulla brughiera fiorisce per la volta numero {n} la viola erica. ' * 5}</p>"
            f'<p><small>Ada, May {n}, 2002 08:15 AM <a href="/2002_{n % 2}.html#e{n}">#</a></small></p>'
            for n in numbers
        )
        marked = (f'<div class="nota"><a name="e{n}"></a>{post}</div>' for n, post in zip(numbers, posts, strict=True))
        months = '<a href="/2002_0.html">0</a> <a href="/2002_1.html">1</a>'
        head = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'
        return _page("Brughiera", f'<h1><a href="/">Brughiera</a></h1>{"".join(marked)}{months}', head)

    feed = Answer(headers=(("Content-Type", "text/xml"),), body=_rss(lambda n: f"{HERE}/2002_{n % 2}.html#e{n}"))
    answers = {"/": shown(6, 5), "/2002_0.html": shown(6, 4, 2), "/2002_1.html": shown(5, 3, 1), "/rss.xml": feed}
    done = run(answers, archive=tmp_path).done
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err
    told = "SELECT replace(url, rtrim(url, replace(url, '/', '')), ''), published_at FROM posts ORDER BY title"
    assert ask(tmp_path, told) == [(f"2002_{n % 2}.html#e{n}", f"2002-05-0{n}T08:15:00Z") for n in NUMBERS]
    witnesses = "SELECT row_id, count(DISTINCT witness) FROM readings WHERE entity = 'post' GROUP BY 1"
    assert [count for _, count in ask(tmp_path, witnesses)] == [2] * COUNT


@pytest.mark.parametrize("form", ["/2012/0{}/", "/tag/erica{}/"])
def test_posts_that_archives_alone_list(form: str, tmp_path: Path) -> None:
    """The front page shows the last post and leads to months or to terms, but to no further page."""
    archives = "".join(f'<a href="{form.format(n)}">{n}</a> ' for n in NUMBERS)
    heads = {n: f'<h2><a href="{_plain(n)}">Erica {n}</a></h2>' for n in NUMBERS}
    lists = {form.format(n): _page("Brughiera", f"{heads[n]}<p>{n}</p>{archives}") for n in NUMBERS}
    front = _page("Brughiera", f"{heads[COUNT]}<p>{COUNT}</p>{archives}")
    done = run({"/": front, **lists, **_posts(lambda n: "")}, archive=tmp_path).done
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err


def test_archives_beside_further_pages(tmp_path: Path) -> None:
    """Where further pages list the posts, nobody asks for what lists them once more."""
    heads = [f'<h2><a href="{_plain(n)}">Erica {n}</a></h2><p>{n}</p>' for n in NUMBERS]
    front = _page("Brughiera", f'{"".join(heads[:3])}<a href="/2012/05/">5</a><a href="/page/2/">2</a>')
    answers = {"/": front, "/page/2/": _page("Brughiera", "".join(heads[3:])), **_posts(lambda n: "")}
    crawled = run(answers, archive=tmp_path)
    assert (crawled.done.status, _titles(tmp_path)) == (0, ALL), crawled.done.err
    assert "1 archive" in crawled.done.out


def test_comments_counted_anew_for_each_post(tmp_path: Path) -> None:
    """Of an engine that nobody knows the ids of comments may be one post's only; twice read they are the same."""

    def talk(number: int) -> bytes:
        said = (
            f'<li id="comment-{k}" class="comment"><cite class="fn">Ada {k}</cite> <a href="#comment-{k}"><time '
            f'datetime="2012-06-0{number}T10:0{k}:00Z">giugno</time></a><p>Ricordo la {number} erica, {k}.</p></li>'
            for k in (1, 2)
        )
        return f'<ol class="commentlist">{"".join(said)}</ol>'.encode()

    posts = {
        f"/{n}.html": Answer(headers=HTML, body=_post(n, _plain).body.replace(b"<nav>", talk(n) + b"<nav>"))
        for n in NUMBERS
    }
    with site({"/": _home(_plain), **posts}) as running:
        for _ in range(2):
            assert crawl(f"{running.url}/", archive=tmp_path).status == 0
    told = (
        "SELECT posts.title, count(*), count(DISTINCT comments.remote_id), count(DISTINCT comments.text)"
        " FROM posts JOIN comments ON post_id = posts.id GROUP BY 1 ORDER BY 1"
    )
    assert ask(tmp_path, told) == [(title, 2, 2, 2) for title in ALL]


#: The home of another house than the blog's, on the same host.
_SHOP = _page("Botteghe", '<h1>Botteghe</h1><a href="/corde.html">corde</a> <a href="/a/brughiera/">il blog</a>')
_IN_FOLDER = ["/a/brughiera/", "/a/brughiera/index.html", "/a/brughiera/3.html", "/a/brughiera/mappa/1.xml"]


@pytest.mark.parametrize("attributes", ["", 'rel="home"'])
@pytest.mark.parametrize("start", _IN_FOLDER)
def test_a_folder_that_only_links_tell(start: str, attributes: str, tmp_path: Path) -> None:
    """No feed says where the blog is: all its pages lead into one folder and to it; a sitemap leads to them."""
    folder = "/a/brughiera"
    links = f'<a {attributes} href="{folder}/index.html">Brughiera</a>'

    def spelling(number: int) -> str:
        return f"{folder}/{number}.html"

    def led(page: Answer) -> Answer:
        return Answer(headers=HTML, body=page.body.replace(b"<body>", f"<body>{links}".encode()))

    home = led(_home(spelling))
    answers = {path: led(post) for path, post in _posts(spelling, folder).items()}
    answers |= {f"{folder}/": home, f"{folder}/index.html": home, "/": _SHOP, "/corde.html": _post(7, _plain)}
    with site({**answers, f"{folder}/mappa/1.xml": _sitemap(spelling)}) as running:
        done = crawl(f"{running.url}{start}", archive=tmp_path)
        assert ask(tmp_path, "SELECT url FROM blogs") == [(f"{running.url}{folder}/",)]
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err


@pytest.mark.parametrize(
    ("start", "head"), [("/3.html", ""), ("/3.html", '<meta name="generator" content="Drupal 7">'), ("/mappa.xml", "")]
)
def test_what_only_the_home_names(start: str, head: str, tmp_path: Path) -> None:
    """The feed, which alone lists the posts, is named by the home, where the crawl comes to after its start."""
    link = '<link rel="alternate" type="application/rss+xml" href="/nuovi">'
    answers = {
        "/": _page("Brughiera", "<h1>Brughiera</h1>", head + link),
        "/nuovi": Answer(headers=(("Content-Type", "text/xml"),), body=_rss(_plain)),
        "/mappa.xml": _sitemap(_plain, only=3),
        **{path: Answer(headers=HTML, body=head.encode() + post.body) for path, post in _posts(lambda n: "").items()},
    }
    with site(answers) as running:
        done = crawl(f"{running.url}{start}", archive=tmp_path)
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err


@pytest.mark.parametrize("kind", ["rss+xml", "feed+json"])
def test_a_feed_that_names_no_home(kind: str, tmp_path: Path) -> None:
    """Its posts do."""
    feed = Answer(headers=(("Content-Type", f"application/{kind}"),), body=_json() if "json" in kind else _rss(_plain))
    with site({"/": _home(_plain), "/feed": feed, **_posts(_plain)}) as running:
        done = crawl(f"{running.url}/feed", archive=tmp_path)
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err


def _sitemap(spelling: Spelling, *, only: int | None = None) -> Answer:
    places = "".join(f"<url><loc>{HERE}{spelling(n)}</loc></url>" for n in ([only] if only else NUMBERS))
    markup = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'
    return Answer(headers=(("Content-Type", "application/xml"),), body=markup.encode())


def test_a_sitemap_as_the_start(tmp_path: Path) -> None:
    """It names posts, and not whose they are: these do, and lead to no others."""
    answers = {"/": _page("Brughiera", "<h1>Brughiera</h1>"), "/mappa.xml": _sitemap(_plain), **_posts(lambda n: "")}
    with site(answers) as running:
        done = crawl(f"{running.url}/mappa.xml", archive=tmp_path)
    assert (done.status, _titles(tmp_path)) == (0, ALL), done.err
