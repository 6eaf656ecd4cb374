"""An archive of one small blog, with a text that means harm."""

from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.database import index
from archive.schema import SEARCHED, migrations

SEEN = {"first_seen_at": "2026-01-01T00:00:00Z", "last_seen_at": "2026-01-02T00:00:00Z"}
CAPTURE = "urn:uuid:11111111-1111-4111-8111-111111111111"
HOSTILE = (
    '<p onclick="alert(1)">Ciao<script>alert(2)</script><img src=x onerror="alert(3)">'
    '<a href="javascript:alert(4)">premi</a><a href="JaVa&#10;Script:alert(5)">qui</a>'
    '<svg onload="alert(6)"><style>@import url(//e.example)</style></svg><iframe src="//e.example"></iframe>'
    '<a data-deck="0" href="javascript:alert(7)"></a><img src="data:image/svg+xml,<svg onload=alert(8)>">'
    '<form action="//e.example"><input autofocus onfocus="alert(9)"></form><base href="//e.example/">'
    '<p style="background:url(//e.example/t.gif)">fine</p><a href="//e.example/"onmouseover="alert(10)">x</a>'
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(11)>"
)


def post(id_: int, **fields: Any) -> dict[str, Any]:
    given = {"id": id_, "blog_id": 1, "kind": "post", "state": "public", "witnesses": '["page","rest"]', **SEEN}
    return {**given, "url": f"https://orto.example/2013/01/{id_}/", "language": "it", **fields}


def comment(id_: int, **fields: Any) -> dict[str, Any]:
    given = {"id": id_, "post_id": 1, "state": "public", "witnesses": '["page"]', "position": id_, **SEEN}
    return {**given, "author": f"Autore {id_}", "html": f"<p>Testo {id_}.</p>", "text": f"Testo {id_}.", **fields}


ARTICLE = """
<p>La città si divide in orti. <a href="/mappa">La mappa</a> è del Comune.</p>
<h1>Le prime semine</h1>
<figure><img src="https://orto.example/foto/semina.jpg" alt="Mani nella terra">
<figcaption>Gennaio, serra nord</figcaption></figure>
<p><img src="https://orto.example/foto/serra.jpg" alt=""></p>
<p><a data-deck="0" href="https://www.slideshare.net/orto/semine"></a></p>
<blockquote><p>Chi semina in luna calante raccoglie tardi.</p></blockquote>
"""

POSTS = [
    post(
        1,
        title="Gli orti della città",
        author="Ada Rovere",
        author_url="https://orto.example/author/ada/",
        published_printed="28 gennaio 2013 alle 9:15",
        published_at="2013-01-28T08:15:00Z",
        published_precision="minute",
        published_zone="assumed",
        html=ARTICLE,
        text="La città si divide in orti. La mappa è del Comune.",
        comments_declared=7,
        capture_id=CAPTURE,
    ),
    post(
        2,
        title="Diario privato",
        published_printed="febbraio 2013",
        published_at="2013-02",
        published_precision="month",
        state="protected",
        state_at="2026-01-01T00:00:00Z",
        state_reason="password form",
    ),
    post(
        3,
        title='<script>alert("t")</script>',
        html=HOSTILE,
        text="Ciao",
        author="<b>x",
        author_url="javascript:alert(1)",
    ),
]

COMMENTS = [
    comment(11, author="Bruno", published_at="2013-01-28T10:00:00Z", published_zone="stated", depth=1),
    comment(12, author="Carla", parent_id=11, depth=2),
    comment(13, author="Dario", depth=3),
    comment(14, author="Elsa", parent_remote_id="999", depth=2),
    comment(15, author="Franco", depth=1, state="gone", state_reason="not on the page"),
    comment(16, post_id=3, author="<img src=x onerror=alert(1)>", author_url="javascript:alert(1)", html=HOSTILE),
]

PINGBACKS = [
    {
        **comment(21, post_id=1, author="Il mercato"),
        "kind": "pingback",
        "source_url": "https://mercato.example/2013/02/orti/",
        "source_title": "Dagli orti al mercato",
        "excerpt": "[…] come racconta l'orto […]",
        "html": None,
        "text": "[…] come racconta l'orto […]",
    }
]


def build(path: Path) -> None:
    db = Database(path)
    migrations.apply(db)
    crawl = {"id": "c1", "blog_id": 1, "start_url": "https://orto.example/", "started_at": "2026-01-01T00:00:00Z"}
    capture = {"id": CAPTURE, "crawl_id": "c1", "url": "https://orto.example/2013/01/1/", "status": 200}
    record = {"record_type": "response", "warc_file": "c1-0.warc.gz", "warc_offset": 4096, "warc_length": 900}
    deck = {"provider": "slideshare", "url": "https://www.slideshare.net/orto/semine"}
    reference = {"post_id": 1, "deck_id": 1, "form": "embed", "raw": "<iframe>", "heading": "Le prime semine"}
    said = {"capture_id": CAPTURE, "post_id": 1, "witness": "page", "fields": '{"title":"Gli orti","author":null}'}
    rows = {
        "blogs": [{"id": 1, "url": "https://orto.example/", "title": "L'orto", "language": "it"}],
        "crawls": [crawl],
        "captures": [{**capture, **record, "fetched_at": "2026-01-01T00:00:00Z"}],
        "posts": POSTS,
        "comments": COMMENTS,
        "pingbacks": PINGBACKS,
        "terms": [{"id": 1, "blog_id": 1, "kind": "tag", "name": "semi"}],
        "post_terms": [{"post_id": 1, "term_id": 1}],
        "decks": [{"id": 1, "key": "orto/semine", "title": "Calendario delle semine", **deck}],
        "slide_references": [{"id": 1, "position": 0, **reference, **deck}],
        "readings": [{**said, "entity": entity, "row_id": id_} for entity, id_ in (("post", 1), ("comment", 11))],
    }
    with db.atomic():
        for table, given in rows.items():
            for row in given:
                db.table(table).insert(row)
        for table in SEARCHED:
            index(db, table, rows[table])
    db.close()
