"""Writes pipelines/dates/names.json from Unicode's CLDR: `uv run --with babel bench/date_names.py`.

CLDR is data of Unicode, Inc., under the Unicode License v3. What blogs print beside it: `pipelines.dates.words`.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel import Locale, localedata

TARGET = Path(__file__).parents[1] / "pipelines" / "dates" / "names.json"
LANGUAGES = """
af ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk kn ko lt lv
mk ml mr ms my nb ne nl nn pl pt ro ru si sk sl sq sr sv sw ta te th tr uk ur vi zh
""".split()  # noqa: SIM905
#: Locales whose names differ from those of their language.
REGIONS = ("ar_LB", "ar_SY", "ar_DZ", "ar_MA", "ar_IQ", "de_AT", "en_AU", "en_CA", "es_MX", "pt_PT", "fr_CA", "sr_Latn",
           "zh_Hant", "bs_Cyrl", "ro_MD", "it_CH")  # fmt: skip
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")


def _names(locale: Locale, what: str, keys: Iterable[int]) -> list[list[str]]:
    table: Any = getattr(locale, what)
    widths = [table[use][width] for use in ("format", "stand-alone") for width in ("wide", "abbreviated")]
    return [[str(width[key]) for width in widths if not re.search(r"\d", str(width[key]))] for key in keys]


def _halves(locale: Locale) -> list[list[str]]:
    """What twelve-hour clocks print before noon and after."""
    widths: list[Any] = [locale.day_periods["format"][width] for width in ("wide", "abbreviated")]
    return [[width[half] for width in widths if half in width] for half in ("am", "pm")]


def _past(locale: Locale) -> Iterator[tuple[str, str]]:
    """What is printed for a time ago, `#` for the number, and its unit."""
    for unit in UNITS:
        for width in ("", "-short", "-narrow"):
            forms: Any = locale._data["date_fields"].get(unit + width) or {}
            to_come = set(forms.get("future", {}).values())
            for form in forms.get("past", {}).values():
                if "{0}" in form and form not in to_come:
                    yield form.replace("{0}", "#"), unit


def _merge(into: list[list[str]], names: list[list[str]]) -> list[list[str]]:
    return [sorted({*old, *new}) for old, new in zip(into, names, strict=True)]


def main() -> None:
    """Write the file."""
    months: dict[str, list[list[str]]] = {}
    weekdays: dict[str, list[list[str]]] = {}
    halves: dict[str, list[list[str]]] = {}
    past: dict[str, dict[str, str]] = {}
    for name in (*LANGUAGES, *REGIONS):
        localedata._cache.clear()  # what one locale inherits would be handed on to the next
        locale = Locale.parse(name)
        language = name.split("_")[0]
        months[language] = _merge(months.get(language, [[]] * 12), _names(locale, "months", range(1, 13)))
        weekdays[language] = _merge(weekdays.get(language, [[]] * 7), _names(locale, "days", range(7)))
        halves[language] = _merge(halves.get(language, [[], []]), _halves(locale))
        for form, unit in _past(locale):
            past.setdefault(language, {}).setdefault(form, unit)
    data = {"months": months, "weekdays": weekdays, "halves": halves, "past": past}
    lines = [
        f'"{name}": {{\n'
        + ",\n".join(f'"{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in sorted(table.items()))
        + "\n}"
        for name, table in data.items()
    ]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
