"""Bytes to UTF-8: what is declared, as far as the bytes bear it out, else what the bytes look like."""

import codecs
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, resolve_encoding

from crawler.items import Problem, Response
from crawler.mojibake import is_suspect, repair

_XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding=["']([\w.:-]{1,40})["']""")
#: Characters no document may hold; libxml2 stops reading at a NUL.
_CONTROL = bytes((*range(9), 11, *range(14, 32)))
_ANY_CONTROL = re.compile(b"[\x00-\x1f]")
#: How much of a body tells whether it is text, and which share of that control characters may be that strayed into it.
_BEGINNING = 1000
_STRAY = 0.02
_NO_TEXT = _CONTROL.replace(b"\x1b", b"")  # which announces Japanese in seven bits
#: Marks of UTF-8 and UTF-16 and white space, which in UTF-16 has zeros.
_BEFORE = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n\f"
#: The rest of ASCII.
_PLAIN = bytes((9, 10, 12, 13, *range(32, 128)))
_REPLACED = "\ufffd"
#: First bytes of most letters and signs of the west, which a cut leaves behind.
_LEADS = b"\xc2\xc3\xe2"
#: So many letters of more than one byte that are all UTF-8 are so by no accident, whatever is declared.
_NO_ACCIDENT = 5
#: Looks at no more than this to tell a charset: a megabyte takes a twentieth of a second.
_ENOUGH = 500_000
#: What announces Japanese in seven bits.
_ESCAPES = (b"\x1b$B", b"\x1b$@")

#: Which share of a text's letters may be beyond ASCII where it tells no charset but that of the west.
_HARDLY_ANY = 0.02
_TAG = re.compile(rb"<[^<>]*>")
_LETTER = re.compile(rb"[A-Za-z]")
_RUN = re.compile(rb"[\x80-\xff]+")
#: More than languages of the west have side by side, and no line of ornaments.
_ROW = re.compile(rb"([\x80-\xff])(?!\1)[\x80-\xff]{2,}")
#: Letters in such rows, from which on they are words.
_SAID = 30
#: Countries of the west, whose pages are in its charset.
_WEST = frozenset((b"it", b"es", b"pt", b"br", b"fr", b"de", b"at", b"nl", b"dk", b"se", b"no", b"fi", b"is", b"id"))

_LANGUAGE = re.compile(rb"""<html[^>]{0,300}?\slang\s*=\s*["']?([a-z]{2,3})\b(?:-([a-z]{2})\b)?""", re.IGNORECASE)
#: Countries whose charsets a language's pages have, where its code is not the country's.
_COUNTRY = {b"cs": b"cz", b"uk": b"ua", b"el": b"gr", b"ja": b"jp", b"ko": b"kr", b"he": b"il",
            b"ar": b"eg", b"fa": b"ir", b"vi": b"vn", b"da": b"dk", b"sv": b"se", b"nb": b"no", b"nn": b"no",
            b"sl": b"si", b"et": b"ee", b"sr": b"rs", b"be": b"by", b"ka": b"ge"}  # fmt: skip
_COUNTRIES = frozenset(_COUNTRY.values()) | {
    *(b"it", b"es", b"pt", b"br", b"fr", b"de", b"at", b"nl", b"pl", b"ru", b"tr", b"id", b"fi", b"no", b"hu", b"ro"),
    *(b"th", b"bg", b"hr", b"sk", b"lt", b"lv", b"cn", b"tw", b"hk", b"is", b"mk"),
}


def to_utf8(response: Response) -> tuple[bytes, tuple[Problem, ...]]:
    """Text of a response, as parsers take it, and what was wrong with its charset.

    A declaration that the bytes contradict gives way to UTF-8, then to what the bytes look like; a few broken letters
    are overlooked, as where somebody's comment was cut in the middle of one. Text that was UTF-8 read as Windows-1252
    before it was sent is mended where that is certain.
    """
    declared = next((codec for name in _candidates(response) if (codec := resolve_encoding(name))), None)
    utf8 = _strictly(response.body, "utf-8")
    text, problems = _read(response, declared, utf8)
    raw = response.body if text is utf8 else text.encode("utf-8", "replace")
    beyond = raw.translate(None, _PLAIN)  # is little, and soon searched
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if _ANY_CONTROL.search(beyond):
        raw = raw.translate(None, _CONTROL)
    mended, repaired = repair(raw.decode()) if is_suspect(raw, beyond) else ("", 0)
    if repaired:
        detail = f"utf-8 read as cp1252, {repaired} texts"
        return mended.encode(), (*problems, Problem(stage="decode", error="mojibake-repaired", detail=detail))
    return raw, problems


def is_binary(body: bytes) -> bool:
    """Whether a body is no text in any charset: many control characters, and no document's beginning before them."""
    beginning = body[:_BEGINNING]
    controls = len(beginning) - len(beginning.translate(None, _NO_TEXT))
    return controls > _STRAY * len(beginning) and not beginning.lstrip(_BEFORE).startswith((b"<", b"{", b"["))


def _read(response: Response, declared: str | None, utf8: str | None) -> tuple[str, tuple[Problem, ...]]:
    """Text as declared, or `utf8`, the bytes so read, where that is borne out."""
    body = response.body
    if declared in {None, "utf-8"} and utf8 is not None:
        return utf8, ()
    if declared == "cp1252" and utf8 is None and _is_in_rows(body) and (used := _other(response)) != declared:
        detail = f"declared {declared}, read as {used}"
        return body.decode(used, "replace"), (Problem(stage="decode", error="wrong-charset", detail=detail),)
    if declared is not None and not (utf8 is not None and _is_surely_utf8(body, utf8, declared)):
        text = _strictly(body, declared)
        if text is not None:
            return text, ()
    text, used = (utf8, "utf-8") if utf8 is not None and declared else _nearly(response, declared)
    if declared is None and used == "utf-8":
        return text, ()
    error = "undeclared-charset" if declared is None else "wrong-charset"
    return text, (Problem(stage="decode", error=error, detail=f"declared {declared}, read as {used}"),)


def _strictly(body: bytes, codec: str) -> str | None:
    try:
        return body.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_surely_utf8(body: bytes, text: str, declared: str) -> bool:
    """Whether text that may well be read as declared is none the less UTF-8, as where a server knows one charset."""
    if declared.startswith(("utf-16", "utf-32")):
        return b"\0" not in body
    if declared == "utf-8" or len(body) == len(text):
        return False
    return _beyond_ascii(text) >= _NO_ACCIDENT


def _beyond_ascii(text: str) -> int:
    """How many letters are beyond ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def _nearly(response: Response, declared: str | None) -> tuple[str, str]:
    """Text of which a few letters may be broken, and its charset."""
    for codec, share, errors in (("utf-8", 3, _MOSTLY), (declared, 10, "replace")):
        if codec and _broken(response.body, codec) <= 1 / share:
            return response.body.decode(codec, errors), codec
    codec = _detected(response)
    if codec == "cp1252" and declared == "utf-8":  # what is UTF-8 by no accident was added to an older page
        return response.body.decode("utf-8", _HARDLY), codec
    return response.body.decode(codec, "replace"), codec


def _broken(body: bytes, codec: str) -> float:
    """The share of the letters beyond ASCII that cannot be read."""
    text = body.decode(codec, "replace")
    return text.count(_REPLACED) / max(1, _beyond_ascii(text))


def _windows(error: UnicodeError) -> tuple[str, int]:
    """What is not UTF-8 as Windows-1252 has it, in a page that is hardly UTF-8."""
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - of decoding alone
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


def _windows_or_cut(error: UnicodeError) -> tuple[str, int]:
    """The same in a page that mostly is, where a letter may also have been cut."""
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - of decoding alone
    before, after = error.object[: error.start][-1:], error.object[error.end : error.end + 1]
    is_alone = error.end - error.start == 1 and before.isascii() and after.isascii()
    if not is_alone or (error.object[error.start] in _LEADS and not after.isalpha()):
        return _REPLACED, error.end
    return _windows(error)


_MOSTLY, _HARDLY = "blogark-mostly-utf-8", "blogark-hardly-utf-8"
codecs.register_error(_MOSTLY, _windows_or_cut)
codecs.register_error(_HARDLY, _windows)


def _detected(response: Response) -> str:
    """The charset that the bytes look like, by the detector of Firefox, with a hint of the language."""
    from chardetng_py import EncodingDetector  # few pages need it

    detector = EncodingDetector()
    # what was lost before, and written as UTF-8, says nothing of the rest
    detector.feed(response.body[:_ENOUGH].replace(_REPLACED.encode(), b""), last=True)
    country = _country(response)
    if country in {None, *_WEST} and _is_hardly_beyond_ascii(response.body[:_ENOUGH]):
        return "cp1252"
    name = detector.guess(tld=country, allow_utf8=False)
    return resolve_encoding(name.removesuffix("-I")) or "cp1252"


def _is_hardly_beyond_ascii(body: bytes) -> bool:
    """Whether only single signs in an ASCII text are beyond it, such as quotation marks or pounds, of any language."""
    text = _TAG.sub(b" ", body)
    runs = _RUN.findall(text)
    alone = sum(len(run) == 1 for run in runs)
    return len(b"".join(runs)) <= _HARDLY_ANY * len(_LETTER.findall(text)) and alone >= 0.9 * len(runs)


def _is_in_rows(body: bytes) -> bool:
    """Whether letters beyond ASCII stand beside each other, as in words of other scripts; UTF-8 has them so in any."""
    rows = [found.group() for found in _ROW.finditer(body)]
    said = len(b"".join(rows))
    is_script = len(b"".join(set(rows))) >= _SAID and 2 * said > len(b"".join(_RUN.findall(body)))
    return is_script and _broken(body, "utf-8") > 1 / 3


def _other(response: Response) -> str:
    """The charset of a page whose server or editor calls everything Western: as stated elsewhere, else detected."""
    stated = (codec for name in _candidates(response) if (codec := resolve_encoding(name)) not in {None, "cp1252"})
    return next((codec for codec in stated if codec and _strictly(response.body, codec)), None) or _detected(response)


def _country(response: Response) -> bytes | None:
    """The country that the page's language or its address speak of; English is what templates say for all."""
    found = _LANGUAGE.search(response.body[:4096])
    language = found.group(1).lower() if found else b""
    country = _COUNTRY.get(language, language)
    if found and language == b"zh":  # has two scripts
        country = (found.group(2) or b"").lower()
    if country not in _COUNTRIES:
        country = (urlsplit(response.url).hostname or "").rpartition(".")[2].encode("ascii", "ignore")
    return country if country in _COUNTRIES else None


def _candidates(response: Response) -> Iterable[str]:
    bom, _ = read_bom(response.body)
    if bom:
        yield bom
    if header := http_content_type_encoding(response.headers.get("content-type")):
        yield header
    if declared := _XML_DECLARED.match(response.body[:200]):
        yield declared.group(1).decode("ascii")
    if meta := html_body_declared_encoding(response.body[:4096]):
        yield meta
    if any(escape in response.body for escape in _ESCAPES):
        yield "iso-2022-jp"
