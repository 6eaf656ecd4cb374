"""Posts and conversations that stand on several pages, or on others than their own."""

from pathlib import Path

import pytest
from command import ask, crawl
from local_site import Answer, site

from .brughiera import COUNT, HTML, NUMBERS, TITLES, front_page, html_page, path_of, post_page, titles_in
from .runs import run


@pytest.mark.parametrize(
    ("form", "ahead"),
    [("/{}.html/{}/", 0), ("/{}-{}.html", 0), ("/{}.html/page/{}", 0), ("/{}.html?page={}", 0), ("/{}.html?da={}", 1)],
)
def test_posts_in_parts(form: str, ahead: int, tmp_path: Path) -> None:
    """A post whose text goes on over numbered pages, whatever their addresses; some engines count them from nothing."""

    def address(number: int, part: int) -> str:
        return form.format(number, part - ahead) if part > 1 else path_of(number)

    def part(number: int, own: int) -> Answer:
        ways = (f'<a href="{address(number, n)}">{n}</a>' if n != own else str(n) for n in (1, 2, 3))
        text = (
            f"Parte {own}. {f'Sulla brughiera numero {number} fiorisce per la volta numero {own} la viola erica. ' * 5}"
        )
        return html_page(
            f"Erica {number}",
            f"<article><h1>Erica {number}</h1><time datetime=2012-05-0{number}>{number} maggio 2012</time><p>{text}</p>"
            f"<p>Pagine: {' '.join(ways)}</p></article>",
            '<meta property="og:type" content="article">',
        )

    parts = {address(n, own): part(n, own) for n in NUMBERS for own in (1, 2, 3)}
    done = run({"/": front_page(path_of), **parts}, archive=tmp_path).done
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err
    for url, text in ask(tmp_path, "SELECT url, text FROM posts"):
        assert url.endswith(tuple(map(path_of, NUMBERS)))
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
        return Answer(headers=HTML, body=post_page(number, lambda n: "").body + conversation.encode())

    first = {path_of(n): part(n, 1) for n in NUMBERS}
    done = run(
        {"/": front_page(path_of), **first, **{f"/{n}-2.html": part(n, 2) for n in NUMBERS}}, archive=tmp_path
    ).done
    assert (done.status, titles_in(tmp_path)) == (0, TITLES), done.err
    texts = ask(tmp_path, "SELECT text, (SELECT count(*) FROM comments WHERE post_id = posts.id) FROM posts")
    assert [(text.count("Sulla brughiera"), comments) for text, comments in texts] == [(5, 4)] * COUNT


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
        return html_page(
            "Brughiera", f"<h1>Commenti: Erica {number}</h1>{''.join(said)}<form><textarea></textarea></form>"
        )

    def post(number: int) -> Answer:
        links = f'<p><a href="{talk.format(number)}">2</a> <a href="/commenti.php?page=1&n=9">tutti</a></p>'
        plain = post_page(number, path.format)
        return Answer(headers=HTML, body=plain.body.replace(b"</article>", f"{links}</article>".encode()))

    posts = {path.format(n): post(n) for n in NUMBERS} | {talk.format(n): window(n) for n in NUMBERS}
    done = run({"/": front_page(path.format), **posts}, archive=tmp_path).done
    assert titles_in(tmp_path) == TITLES, done.err
    told = "SELECT posts.url, group_concat(comments.author) FROM posts JOIN comments ON post_id = posts.id GROUP BY 1"
    said = {url.partition("//")[2].partition("/")[2]: people for url, people in ask(tmp_path, told)}
    assert said == {path.format(n).strip("/"): "Ada 1,Ada 2" for n in NUMBERS}


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
        f"/{n}.html": Answer(headers=HTML, body=post_page(n, path_of).body.replace(b"<nav>", talk(n) + b"<nav>"))
        for n in NUMBERS
    }
    with site({"/": front_page(path_of), **posts}) as running:
        for _ in range(2):
            assert crawl(f"{running.url}/", archive=tmp_path).status == 0
    told = (
        "SELECT posts.title, count(*), count(DISTINCT comments.remote_id), count(DISTINCT comments.text)"
        " FROM posts JOIN comments ON post_id = posts.id GROUP BY 1 ORDER BY 1"
    )
    assert ask(tmp_path, told) == [(title, 2, 2, 2) for title in TITLES]
