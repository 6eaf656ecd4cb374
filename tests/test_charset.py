"""Charsets: declared rightly, wrongly or not at all; and text that was misread before it was sent."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.charset import decode
from crawler.items import Problem, Response
from crawler.mojibake import repair

#: The first article of the Universal Declaration of Human Rights.
ARTICLE = {
    "es": "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón y"
    " conciencia, deben comportarse fraternalmente los unos con los otros. Mañana será otro día, señor.",
    "pt": "Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e de consciência,"
    " devem agir uns para com os outros em espírito de fraternidade. Não há de quê, então até amanhã.",
    "fr": "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de"
    " conscience et doivent agir les uns envers les autres dans un esprit de fraternité. Où êtes-vous né ?",
    "de": "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt"
    " und sollen einander im Geiste der Brüderlichkeit begegnen. Grüße aus der großen Küche.",
    "it": "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di ragione e di"
    " coscienza e devono agire gli uni verso gli altri in spirito di fratellanza. Perché così è più bello.",
    "sv": "Alla människor är födda fria och lika i värde och rättigheter. De är utrustade med förnuft och samvete och"
    " bör handla gentemot varandra i en anda av broderskap. På ön finns både får och kor.",
    "da": "Alle mennesker er født frie og lige i værdighed og rettigheder. De er udstyret med fornuft og samvittighed,"
    " og de bør handle mod hverandre i en broderskabets ånd. Rødgrød med fløde på Ærø.",
    "fi": "Kaikki ihmiset syntyvät vapaina ja tasavertaisina arvoltaan ja oikeuksiltaan. Heille on annettu järki ja"
    " omatunto, ja heidän on toimittava toisiaan kohtaan veljeyden hengessä. Hyvää yötä äiti.",
    "pl": "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni rozumem i"
    " sumieniem i powinni postępować wobec innych w duchu braterstwa. Dziękuję, że przyszłaś.",
    "cs": "Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím a mají"
    " spolu jednat v duchu bratrství. Příliš žluťoučký kůň úpěl ďábelské ódy.",
    "hu": "Minden emberi lény szabadon születik és egyenlő méltósága és joga van. Az emberek, ésszel és lelkiismerettel"
    " bírván, egymással szemben testvéri szellemben kell hogy viseltessenek. Köszönöm, hogy eljöttél, hű társam.",
    "ro": "Toate fiinţele umane se nasc libere şi egale în demnitate şi în drepturi. Ele sînt înzestrate cu raţiune şi"
    " conştiinţă şi trebuie să se comporte unele faţă de altele în spiritul fraternităţii.",
    "tr": "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler ve birbirlerine"
    " karşı kardeşlik zihniyeti ile hareket etmelidirler. Günaydın, işte ağaçların gölgesi.",
    "ru": "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью и"
    " должны поступать в отношении друг друга в духе братства.",
    "uk": "Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом і совістю і"
    " повинні діяти у відношенні один до одного в дусі братерства.",
    "bg": "Всички хора се раждат свободни и равни по достойнство и права. Те са надарени с разум и съвест и следва да"
    " се отнасят помежду си в дух на братство.",
    "el": "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. Είναι προικισμένοι με"
    " λογική και συνείδηση, και οφείλουν να συμπεριφέρονται μεταξύ τους με πνεύμα αδελφοσύνης.",
    "he": "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון, לפיכך חובה עליהם לנהוג איש"
    " ברעהו ברוח של אחווה.",
    "ar": "يولد جميع الناس أحراراً متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميراً وعليهم أن يعامل بعضهم بعضاً بروح"
    " الإخاء.",
    "th": "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ ต่างมีเหตุผลและมโนธรรม และควรปฏิบัติต่อกันด้วยเจตนารมณ์แห่งภราดรภาพ",
    "ja": "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権"
    "利とについて平等である。人間は、理性と良心とを授けられており、"
    "互いに同胞の精神をもって行動しなければならない。",
    "zh": "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。",
    "zh-TW": "人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心，並應以兄弟關係的精神相對待。",
    "ko": "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등"
    "하다. 인간은 천부적으로 이성과 양심을 부여받았으며 서로 형제애의"
    " 정신으로 행동하여야 한다.",
    "lt": "Visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis. Jiems suteiktas protas ir sąžinė ir jie turi"
    " elgtis vienas kito atžvilgiu kaip broliai. Ačiū už šį gražų žiedą.",
}
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


@pytest.mark.parametrize(("language", "codec"), [("ja", "shift_jis"), ("ru", "utf-8"), ("zh-TW", "big5")])
def test_a_broken_letter(language: str, codec: str) -> None:
    """A comment cut in the middle of a letter costs that letter."""
    answer = page(ARTICLE[language] + "</p><p>?", codec, content_type=f"text/html; charset={codec}")
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
