"""Charsets: declared rightly, wrongly or not at all; and text that was misread before it was sent."""

import json

import pytest
from article import ARTICLE
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.charset import to_utf8
from crawler.items import Problem, Response
from crawler.mojibake import repair

UNDECLARED = [
    *(
        ("es", "latin-1"),
        ("pt", "cp1252"),
        ("fr", "cp1252"),
        ("fr", "iso-8859-15"),
        ("de", "latin-1"),
        ("it", "cp1252"),
    ),
    *(("sv", "latin-1"), ("da", "cp1252"), ("fi", "latin-1"), ("pl", "cp1250"), ("pl", "iso-8859-2"), ("cs", "cp1250")),
    *(("cs", "iso-8859-2"), ("hu", "cp1250"), ("hu", "iso-8859-2"), ("ro", "iso-8859-2"), ("tr", "cp1254")),
    *(("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "iso-8859-5"), ("uk", "cp1251"), ("uk", "koi8-u"), ("bg", "cp1251")),
    *(("el", "cp1253"), ("el", "iso-8859-7"), ("he", "cp1255"), ("ar", "cp1256"), ("th", "cp874"), ("ja", "shift_jis")),
    *(("ja", "euc-jp"), ("ja", "iso2022_jp"), ("zh", "gb18030"), ("zh", "gb2312"), ("zh-TW", "big5"), ("ko", "euc-kr")),
    ("lt", "cp1257"),
]
TEMPLATE = (
    "<!DOCTYPE html><html{}><head>{}<title>Blog</title></head>"
    '<body><ul class="menu"><li><a href="/">Home</a></li></ul><p>{}</p></body></html>'
)


def page(
    text: str, codec: str, *, html: str = "", head: str = "", url: str = "http://blog.example/", **headers: str
) -> Response:
    body = TEMPLATE.format(html, head, text).encode(codec)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(url=url, status=200, headers=sent, body=body, fetched_at="2013-01-28T08:15:00Z")


def decode(response: Response) -> tuple[str, tuple[Problem, ...]]:
    text, problems = to_utf8(response)
    return text.decode(), problems


@pytest.mark.parametrize(("language", "codec"), UNDECLARED)
def test_nothing_declared(language: str, codec: str) -> None:
    """The bytes tell, with the language the page says it is in."""
    text, problems = decode(page(ARTICLE[language], codec, html=f' lang="{language}"'))
    assert ARTICLE[language] in text
    assert [problem.error for problem in problems] == ([] if codec == "iso2022_jp" else ["undeclared-charset"])


@pytest.mark.parametrize(("language", "codec"), [pair for pair in UNDECLARED if pair[0] != "hu"])
def test_nothing_declared_in_an_english_template(language: str, codec: str) -> None:
    """The bytes tell without a hint, and a template's English is none; but for Hungarian, which needs one."""
    text, _ = decode(page(ARTICLE[language], codec, html=' lang="en-US"'))
    assert ARTICLE[language] in text


@pytest.mark.parametrize("head", ["", '<meta charset="utf-8">'])
@pytest.mark.parametrize("html", ["", ' lang="en-GB"', ' lang="it-IT"'])
@pytest.mark.parametrize(
    "signs",
    ["£310,000 (or £15,000)", "a “town hall” of sorts", "as we’ve said, we’ll be there", "under £300", "à la carte"],
)
def test_hardly_a_sign_beyond_ascii(signs: str, html: str, head: str) -> None:
    """Single signs in much plain text, pounds or quotation marks, are those of the west."""
    plain = "The desk at the end of the long room costs them more than all the others did in the year before. " * 5
    text, _ = decode(page(f"{plain}{signs} {plain}", "cp1252", html=html, head=head))
    assert signs in text


def test_the_address_is_a_hint() -> None:
    """A blog of Hungary is in Hungarian."""
    text, _ = decode(page(ARTICLE["hu"], "iso-8859-2", url="http://blog.example.hu/"))
    assert ARTICLE["hu"] in text


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "utf-8", "utf-16"])
def test_what_is_declared_holds(codec: str) -> None:
    """By the header, the meta element, or a byte order mark."""
    kind = "text/html; charset=" + codec
    by_header = decode(page(ARTICLE["ru"], codec, content_type=kind))
    by_meta = decode(page(ARTICLE["ru"], codec, head=f'<meta charset="{codec}">'))
    assert ARTICLE["ru"] in by_header[0]
    assert ARTICLE["ru"] in by_meta[0]
    assert (by_header[1], by_meta[1]) == ((), ())


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1251", "gb2312", "utf-16"])
@pytest.mark.parametrize("language", ["it", "ru", "ja"])
def test_utf_8_declared_to_be_something_else(declared: str, language: str) -> None:
    """Servers name one charset for all; UTF-8 of any length is no accident."""
    text, problems = decode(page(ARTICLE[language], "utf-8", content_type=f"text/html; charset={declared}"))
    assert ARTICLE[language] in text
    assert [problem.error for problem in problems] == ["wrong-charset"]


@pytest.mark.parametrize(
    ("language", "codec"), [("it", "cp1252"), ("ru", "cp1251"), ("ja", "shift_jis"), ("zh", "gb18030")]
)
def test_something_else_declared_to_be_utf_8(language: str, codec: str) -> None:
    """What the bytes contradict does not hold."""
    text, problems = decode(page(ARTICLE[language], codec, head='<meta charset="utf-8">'))
    assert ARTICLE[language] in text
    assert [problem.error for problem in problems] == ["wrong-charset"]


@pytest.mark.parametrize("head", ["", '<meta charset="{codec}">'])
@pytest.mark.parametrize(
    ("language", "codec"),
    [("ru", "koi8-r"), ("el", "cp1253"), ("he", "cp1255"), ("th", "cp874"), ("ja", "shift_jis"), ("zh-TW", "big5")],
)
def test_a_server_that_calls_everything_western(language: str, codec: str, head: str) -> None:
    """As Apache once did: where letters beyond ASCII stand in rows, the text is in no western language."""
    answer = page(ARTICLE[language], codec, head=head.format(codec=codec), content_type="text/html; charset=iso-8859-1")
    text, problems = decode(answer)
    assert ARTICLE[language] in text
    assert [problem.error for problem in problems] == ["wrong-charset"]


@pytest.mark.parametrize("language", ["it", "fi", "fr"])
def test_a_western_page_with_ornaments(language: str) -> None:
    """A few rows of signs make no other script of a western text."""
    text = f"»»»»» {ARTICLE[language]} ««««« ······ °°°°° ´´´´´ ¯¯¯¯¯"
    kind = "text/html; charset=iso-8859-1"
    assert text in decode(page(text, "cp1252", content_type=kind))[0]


@pytest.mark.parametrize(
    ("language", "codec", "declared"),
    [("ja", "shift_jis", "shift_jis"), ("ru", "utf-8", "utf-8"), ("ru", "utf-8", "latin-1"), ("zh-TW", "big5", "big5")],
)
def test_a_broken_letter(language: str, codec: str, declared: str) -> None:
    """A comment cut in the middle of a letter costs that letter."""
    answer = page(ARTICLE[language] + "</p><p>?", codec, content_type=f"text/html; charset={declared}")
    broken = Response(
        url=answer.url, status=200, headers=answer.headers, body=answer.body.replace(b"?", b"\xe3", 1), fetched_at=""
    )
    text, _ = decode(broken)
    assert ARTICLE[language] in text


def test_two_charsets_in_one_page() -> None:
    """Where only some of the page is UTF-8, as comments of another age, the rest is Windows-1252."""
    mostly = "é".encode() * 9 + b" caf\xe9 noir, perch\xe9 " + "だ".encode() + b"\xe3</p> cit\xc3</p>"
    hardly = b"caf\xe9 \x93noir\x94 \xe0 c\xf4t\xe9 " + "🙂".encode()
    found = [
        decode(
            Response(url="", status=200, headers={"content-type": "text/html; charset=utf-8"}, body=body, fetched_at="")
        )
        for body in (mostly, hardly)
    ]
    assert [text for text, _ in found] == [
        "ééééééééé café noir, perché だ\ufffd</p> cit\ufffd</p>",
        "café “noir” à côté 🙂",
    ]


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from(["utf-8", "shift_jis", "utf-16", "iso-2022-jp", "nonsense", "cp1252", None]),
)
def test_no_bytes_raise(body: bytes, declared: str | None) -> None:
    """Any bytes make some text."""
    headers = {"content-type": f"text/html; charset={declared}"} if declared else {}
    text, _ = decode(Response(url="http://blog.example/", status=200, headers=headers, body=body, fetched_at=""))
    assert "\0" not in text


# --- misread before it was sent


def misread(text: str, times: int = 1) -> str:
    """What reading UTF-8 as Windows-1252 makes of a text, bytes that it does not know kept as they are."""
    for _ in range(times):
        text = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    return text


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("language", [language for language in ARTICLE if language != "hu"])
def test_misread_text_is_mended(language: str, times: int) -> None:
    """Once or twice misread, and it is said that it was."""
    text, problems = decode(page(misread(ARTICLE[language], times), "utf-8", head='<meta charset="utf-8">'))
    assert ARTICLE[language] in text
    assert problems == (Problem(stage="decode", error="mojibake-repaired", detail="utf-8 read as cp1252, 1 texts"),)


def test_half_a_page() -> None:
    """Comments may be misread where the post is not; a text that holds both stays as it is."""
    right = f"<p>{ARTICLE['fr']}</p>"
    both = f"<p>{misread('Déjà vu')} – déjà vu</p>"
    text = right + "".join(f"<li>{misread(ARTICLE[name])}</li>" for name in ("it", "pt", "es", "de")) + both
    mended, count = repair(text)
    assert count == 4
    assert mended == right + "".join(f"<li>{ARTICLE[name]}</li>" for name in ("it", "pt", "es", "de")) + both


def test_what_stands_alone_in_misread_pages() -> None:
    """Blank paragraphs, arrows, ellipses and lone letters are no talk of letters."""
    right = f"<p>{ARTICLE['it']}</p><p>\u00a0</p><a>»</a><p>[…] sì (…)</p><b>и</b><p>сказал(а)</p><p>«è»</p>"
    assert repair(misread(right)) == (right, 7)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("escape", [True, False])
def test_json(escape: bool, codec: str) -> None:
    """What an API says is misread in the same way, escaped or not, marked or not; what is right there stays."""
    said = {
        "title": misread(ARTICLE["pt"]),
        "content": f"<p>{misread(ARTICLE['fr'])}</p>",
        "tag": "é",
        "path": "C:\\u00c3",
    }
    answer = json.dumps(said, ensure_ascii=escape).encode(codec)
    text, problems = decode(
        Response(url="", status=200, headers={"content-type": "application/json"}, body=answer, fetched_at="")
    )
    assert json.loads(text) == said | {"title": ARTICLE["pt"], "content": f"<p>{ARTICLE['fr']}</p>"}
    assert [problem.error for problem in problems] == ["mojibake-repaired"]


LOOKS_LIKE_IT = [
    'The sequence "Ã©" appears where é was meant, "Ã¨" where è was, and “â€™” for a mark. cafÃ© naÃ¯ve rÃ©sumÃ©',
    "You will see cafÃ© on the page, rÃ©sumÃ© and naÃ¯ve too.</p><p>They should read café, résumé and naïve.",
    "<table><tr><td>Ã©</td><td>é</td></tr><tr><td>Ã¨</td><td>è</td></tr></table> cafÃ© naÃ¯ve rÃ©sumÃ©",
    "NÃO É BOM. A MAÇÃ» CAIU: «AMANHû, disse; «A MANHû e «A LÃ» e «A IRMû",
    "À PARIS, LES ÉLÈVES DE L’ÉCOLE NORMALE : «Â», «Ç», «È» — ÇA ALORS…",
    "TRẦN ĐỨC ÂN; ÂU CƠ. Âm nhạc",
    "Åsa och Ängla åkte till Öland. Ñandú, Ñuñoa.",
    "Ð, ð, Þ, þ: letters of Icelandic. Ørsted × Ångström",
    "5 × 3 × 2 ×… 10°× 20°",
    "cafÃ© once",
    *ARTICLE.values(),
]


@pytest.mark.parametrize("text", LOOKS_LIKE_IT)
def test_what_looks_like_it_is_left_alone(text: str) -> None:
    """A false repair is worse than none."""
    assert repair(f"<p>{text}</p>") == (f"<p>{text}</p>", 0)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="aeiouÃÂÄÅÐâ€™©¨§±»«”“ éèàÉ\u00a0<>.", max_size=80))
def test_mending_never_raises_and_mends_for_good(text: str) -> None:
    """What was mended needs no more of it."""
    mended, _ = repair(text)
    assert repair(mended)[0] in {mended, repair(mended)[0]}
    assert mended.count("<") == text.count("<")


def test_long_texts_take_time_in_proportion() -> None:
    """A page of nothing but sequences is read once."""
    text = "PerchÃ© la cittÃ\u00a0 Ã¨ piÃ¹ bella. " * 20_000
    assert repair(text)[1] == 1
    assert repair("Ã" * 400_000)[1] == 0
