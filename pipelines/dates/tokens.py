"""A printed date as a row of letters, one a token, so that its form can be told by a pattern.

`Y` four digits, `D` one or two, `N` other digits; `M` a month, `B` one that may be a weekday, `W` a weekday, `a` a half
of the day, `e` an era, `r` a day such as yesterday, `z` a zone, `t` Vietnamese's word for month, `f` a word without
meaning of its own; `y m d h i s` what follows a number of years, months, days, hours, minutes, seconds; `x` an unknown
word; `|` what themes print between two things; other signs as they are, `?` where they mean nothing here.
"""

import re
from dataclasses import dataclass

from pipelines.dates.words import Meaning, Words, fold, words

#: Longer texts are not dates.
_LONGEST = 400
_TOKEN = re.compile(
    r"(?P<number>\d+)"
    r"|[月火水木金土日]曜日?|(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|[월화수목금토일]요일|(?<=[(（])[一二三四五六](?=[)）])"
    r"|上午|下午|午前|午後|凌晨|清晨|早上|中午|晚上|오전|오후|令和|平成|昭和|大正|民國|民国|公元|西元"
    r"|一昨日|昨日|今日|昨天|今天|前天"
    r"|[年月日號号時时点點分秒년월일시분초]"
    r"|[AaPp]\.?\s?[Mm]\b\.?"
    r"|(?P<word>[^\s\d!-/:-@\[-`{-¿×÷\u2000-\u206f\u3000-\u303f\uff00-\uff20،؛؟·。、]+"
    r"(?:[.'’][^\s\d!-/:-@\[-`{-¿×÷\u2000-\u206f\u3000-\u303f\uff00-\uff20،؛؟·。、]+)*)"
    r"|(?P<sign>\S)"
)
_SIGNS = {
    **{sign: sign for sign in "/-.,:+()'"},
    **dict.fromkeys("–—−‐‑", "-"),
    **dict.fromkeys("@|·•»«~*⋅∙#", "|"),
    "،": ",",
    "、": ",",
    "：": ":",
    "．": ".",
    "／": "/",
    "（": "(",
    "）": ")",
    "’": "'",
    "‘": "'",
    "׳": "'",
    **dict.fromkeys("ºª°", "f"),
}
_MONTH_BEFORE = re.compile("[MB](?:Df?,?)?$")
#: What is joined to a month's name: Hebrew's "in", Catalan's and French's "of".
_ELIDED = ("ב", "d'", "d’", "l'", "l’")


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """A text's tokens: their letters, and for each its value and where it stands."""

    text: str
    letters: str
    values: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def printed(self, start: int, end: int) -> str:
        """The text of a row of tokens."""
        return self.text[self.spans[start][0] : self.spans[end - 1][1]]

    def width(self, token: int) -> int:
        """How many characters a token has."""
        start, end = self.spans[token]
        return end - start


def tokens(text: str, language: str | None) -> Tokens:
    """A text's tokens, as its language means them."""
    row = _Row(words(), language)
    for found in _TOKEN.finditer(text[:_LONGEST]):
        if found.lastgroup == "number":
            row.add_number(found.group(), *found.span())
        elif found.lastgroup == "sign":
            letter = _SIGNS.get(found.group(), "?")
            if letter == ")":
                row.end_brackets()
            row.add(letter, 0, *found.span())
        else:
            row.add_word("".join(found.group().split()), *found.span())
    return Tokens(text=text, letters="".join(row.letters), values=tuple(row.values), spans=tuple(row.spans))


class _Row:
    """Tokens as they are added."""

    def __init__(self, known: Words, language: str | None) -> None:
        self._known = known
        self._own = known.own.get(language or "", {})
        self._beginning = ""
        self.letters: list[str] = []
        self.values: list[int] = []
        self.spans: list[tuple[int, int]] = []

    def add(self, letter: str, value: int, start: int, end: int) -> None:
        self.letters.append(letter)
        self.values.append(value)
        self.spans.append((start, end))
        self._beginning = ""

    def end_brackets(self) -> None:
        """In brackets of its own the sign of a month is Monday's, as 月, and that of a day Sunday's, as 日."""
        if self.letters[-2:] in (["(", "m"], ["(", "d"]):
            self.values[-1] = 1 if self.letters[-1] == "m" else 7
            self.letters[-1] = "W"

    def add_number(self, digits: str, start: int, end: int) -> None:
        if len(digits) in {5, 6} and _MONTH_BEFORE.search("".join(self.letters[-5:])):
            # what stood in two elements: "Jan 172010", "Aug 6, 20125:06 pm"
            cut = end - 4 if self.letters[-1] in "MB" else start + 4
            self.add_number(digits[: cut - start], start, cut)
            self.add_number(digits[cut - start :], cut, end)
            return
        letter = "Y" if len(digits) == 4 else "D" if len(digits) < 3 else "N"
        self.add(letter, int(digits) if len(digits) < 5 else 0, start, end)

    def add_word(self, printed: str, start: int, end: int) -> None:
        """A word, or with the one before it a name of two: "hari ini", "tháng mười một"."""
        word = fold(printed)
        both = f"{self._beginning} {word}"
        if self._beginning and (meant := self._meaning(both)):
            start = self.spans.pop()[0]
            self.letters.pop()
            self.values.pop()
            word = both
        else:
            meant = self._meaning(word) or ("x", 0)
            if meant[0] == "z" and not printed.isupper() and word not in {"utc", "gmt"}:  # French "est" is no zone
                meant = ("x", 0)
        if self.letters[-2:] == ["M", "/"] and (self.letters[-2], self.values[-2]) == meant:
            # a month by both of its names: "آب/أغسطس"
            start = self.spans[-2][0]
            for column in (self.letters, self.values, self.spans):
                del column[-2:]
        self.add(*meant, start, end)
        self._beginning = word if word in self._known.first_of_two else ""

    def _meaning(self, word: str) -> Meaning | None:
        found = self._own.get(word) or self._known.shared.get(word)
        if found is None and word.startswith(_ELIDED):
            found = self._known.shared.get(word.lstrip("dlב").lstrip("'’"))
        return found
