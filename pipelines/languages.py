"""The language that a text is in, where it says enough to be sure.

CLD2, which Chrome had, takes 3 MB, and a quarter of a millisecond for a post of 500 words; py3langid takes 120 MB and
0.7 s before the first, and is right but little more often. It says itself when it is not sure.
"""

import re
from functools import lru_cache

#: Bytes of letters below which a text is a caption, and from which it outweighs what a template states.
_LEAST, _PLENTY = 100, 300
#: How much of the text has to be in the language, in percent; and for it to outweigh what is stated.
_SHARE, _NEARLY_ALL = 70, 90
#: More characters than this tell no more.
_MOST = 2000
#: As many that are in the language that is stated bear that out.
_FEW = 600
#: What words do not have in them, but addresses, code and the marks of images do.
_NO_WORD = re.compile(r"[{}<>=@/\\_\[\]]")
#: What CLD2 calls otherwise than BCP 47.
_NAMES = {"iw": "he", "no": "nb", "jw": "jv", "mo": "ro", "tl": "fil"}
#: Languages so near to each other that what is stated is the better witness.
_NEAR = (
    *({"nb", "nn", "no", "da"}, {"hr", "bs", "sr", "sh"}, {"id", "ms"}, {"gl", "pt"}, {"gl", "es"}, {"cs", "sk"}),
    *({"bg", "mk"}, {"hi", "mr", "ne"}, {"af", "nl"}, {"tl", "fil", "ceb"}, {"tr", "az"}, {"zh", "yue", "wuu"}),
)


def detect(text: str) -> str | None:
    """The primary subtag of BCP 47, as `it`; `None` where the text is short, mixed or of a language not known."""
    name, size, share = _look(text)
    return name if size >= _LEAST and share >= _SHARE else None


def language_of(text: str | None, stated: str | None) -> str | None:
    """What is stated, but where that is plainly wrong, as a template's English on Italian text; what the text tells."""
    if not text:
        return stated
    if not stated:
        return detect(text)
    spoken = re.split("[-_]", stated.lower(), maxsplit=1)[0]
    if _look(text[:_FEW])[0] == spoken:
        return stated
    name, size, share = _look(text)
    if name in {None, spoken} or size < _PLENTY or share < _NEARLY_ALL:
        return stated
    return stated if any(name in group and spoken in group for group in _NEAR) else name


@lru_cache(maxsize=128)  # a post's row is made anew for each of its witnesses, mostly from the same body
def _look(text: str) -> tuple[str | None, int, int]:
    """The language most of a text is in, how many bytes of letters it has, and how many percent that language has."""
    import pycld2  # few runs need it

    words = text[: 2 * _MOST].split()
    if _NO_WORD.search(text, 0, 2 * _MOST):
        words = [word for word in words if not _NO_WORD.search(word)]
    try:
        is_sure, size, found = pycld2.detect(" ".join(words)[:_MOST].encode("utf-8", "replace"), isPlainText=True)
    except pycld2.error:
        return None, 0, 0
    code, share = found[0][1].split("-")[0], found[0][2]
    is_known = is_sure and code not in {"un", "xx", "xxx", "zzb", "zzh", "zzp"}
    return (_NAMES.get(code, code) if is_known else None), size, (share if is_known else 0)
