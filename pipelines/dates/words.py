"""What the words in a printed date stand for, in the languages of `names.json` (see bench/date_names.py) and beyond."""

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from unicodedata import category, normalize

from pipelines.dates.calendars import ERAS, JALALI

#: A token's class, one letter (see `pipelines.dates.tokens`), and its value.
Meaning = tuple[str, int]

#: Names that blogs print and CLDR does not have, twelve each; `-` for none, `|` between several, `_` within one.
_MONTHS = {
    "en": "- - - - - - - - sept - - -",
    "de": "jänner|jaenner feber mrz|maerz - - - - - - - - -",
    "es": "- - - - - - - agto set|setiembre|sept - - -",
    "fr": "jan|janv fév|fev|févr - avr - - juil|juill aou|aoû sep|sept - - déc|dec",
    "it": "genn febbr|febb - - magg giugn lugl - sett - - -",
    "nl": "- - mrt - - - - - sept - - -",
    "pt": "- - - - - - - - set|sept - - -",
    "ru": "янв фев|февр мар|март апр май июн июл авг сен|сент окт ноя|нояб дек",
    "uk": "січ лют бер кві тра|трав чер|черв лип сер вер жов лис|лист гру|груд",
    "bg": "ян|яну - - - - - - - септ - ноем|ное -",
    "sr": "јануара|januara фебруара|februara марта|marta априла|aprila маја|maja јуна|juna јула|jula августа|avgusta"
    " септембра|septembra октобра|oktobra новембра|novembra децембра|decembra",
    "sl": "januarja februarja - - - - - avgusta - - - -",
    "hr": "- - - - - - - - - - studenog -",
    "hu": "- - - - - - - - sze - - -",
    "sq": "janari shkurti marsi prilli maji qershori korriku gushti shtatori tetori nëntori dhjetori",
    "lt": "sau vas - - - bir lie rgp rgs spa lap grd",
    "he": "- - מרס - - יונ יול - - - - -",
    "ar": "- - - - - يونيه يوليه - - - - -",
    "bn": "জানুয়ারি ফেব্রুয়ারি - - - - - অগাষ্ট - - - -",
    "te": "- - - - - - జూలై - - - - -",
    "ml": "- - മാര്ച്ച് ഏപ്രില് - ജൂണ് - ആഗസ്റ്റ് സെപ്റ്റംബര് ഒക്ടോബര് നവംബര് ഡിസംബര്",
    "pl": "- - - - - - - - - paźdz - -",
    "cs": "- ún břez - květ - - - - říj list pros",
    "tr": "- - - - - - tem - - - - -",
    "id": "- peb|pebruari - - - - - agu|agt|ags|agust - okt nop|nopember des",
    "sv": "- - mar - - - - - sept - - -",
    "ro": "ian - - - - iun iul - sept - noi|noiem -",
    "el": "ιανουάριος|γενάρης|γενάρη φλεβάρης|φλεβάρη μάρτης|μάρτη|μάρ απρίλης|απρίλη μάης|μάη|μάι ιούνης|ιούνη|ιούν"
    " ιούλης|ιούλη|ιούλ αύγ σεπτέμβρης|σεπτέμβρη οκτώβρης|οκτώβρη νοέμβρης|νοέμβρη δεκέμβρης|δεκέμβρη",
    "fa": "- - - - می - جولای آگوست|اگوست - - - -",
    "hi": "जन फर - - - - जुल अग सितंबर|सितम्बर|सित अक्टूबर|अक्तूबर|अक्टू नवंबर|नवम्बर|नवं दिसंबर|दिसम्बर|दिस",
    "da": "- - mar - - - - - sept - - -",
    "nb": "- - mar - - - - - sept - - -",
    "fi": "tammi|tammikuun helmi|helmikuun maalis|maaliskuun huhti|huhtikuun touko|toukokuun kesä|kesäkuun"
    " heinä|heinäkuun elo|elokuun syys|syyskuun loka|lokakuun marras|marraskuun joulu|joulukuun",
    "sw": "- febuari - - - - - - - - - disemba",
    "eu": "urtarrilaren otsailaren martxoaren apirilaren maiatzaren ekainaren uztailaren abuztuaren irailaren urriaren"
    " azaroaren abenduaren",
    "lv": "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī",
    "vi": "tháng_một|tháng_giêng tháng_hai tháng_ba tháng_tư|tháng_bốn tháng_năm tháng_sáu tháng_bảy tháng_tám"
    " tháng_chín tháng_mười tháng_mười_một tháng_mười_hai|tháng_chạp",
}
#: Iran's own months, which no other calendar has.
_IRAN = "فروردین اردیبهشت خرداد تیر مرداد|امرداد شهریور مهر آبان آذر دی بهمن اسفند"

#: Iran's days in words, as one of its hosts prints them; those above twenty are a ten and one of the first nine.
_IRANS_DAYS = (
    "یکم|اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم"
    " هجدهم|هیجدهم نوزدهم بیستم"
)
_IRANS_TENS = {20: "بیست و", 30: "سی و"}

#: What follows or stands between day, month, year and time without changing them.
_FILLERS = """
st nd rd th er re ere eme ste te o a η ης го й ого án én i ei jén
the of on at de del di do da le la las los el il dia às à alle ore ora um vom den der des im d m kl klo klokken
klockan klokka kello kell om op uur hora óra c w dnia godz godzinie roku r rok г год года р року рік в во о об у час ve
saat saati günü tarihinde pada pukul jam tanggal lúc vào ngày năm في يوم عام سنة الساعة بتاريخ در ساعت تاریخ روز سال به
ماه ב את בשעה ביום בתאריך เวลา วันที่ น พ.ศ ค.ศ ปี को बजे दिनांक στις την του το ώρα στη orele hodin hod v dne gada s u
ob les e ko ماه ж թ ام 于 於 在
"""
_HOURS = "h hs hrs horas heures heure uhr ч"
_MINUTES = "min mn мин хв"
_SECONDS = "s sec сек"
_CJK = {"y": "年 년", "m": "月 월", "d": "日 号 號 일", "h": "時 时 点 點 시", "i": "分 분", "s": "秒 초"}
#: Before noon, 0, and after, 12; where a word has another sense in other languages, of one language only.
_HALVES = {
    "": ("am a.m. 上午 午前 凌晨 早上 오전 ص صباحا π.μ. πμ ق.ظ. पूर्वाह्न dop. дп sáng ÖÖ ก่อนเที่ยง צ 清晨 öö"
         " முற்பகல் পূর্বাহ্ণ పూర్వాహ్నం ಪೂರ್ವಾಹ್ನ",
         "pm p.m. 下午 午後 晚上 中午 오후 م مساء μ.μ. μμ ب.ظ. अपराह्न odp. пп chiều tối ÖS หลังเที่ยง öS nachm"
         " பிற்பகல் অপরাহ্ণ అపరాహ్నం ಅಪರಾಹ್ನ"),
    "hu": ("de. de", "du. du"),
    "sv": ("fm f.m.", "em e.m."),
    "da": ("fm f.m.", "em e.m."),
    "fi": ("ap. ap", "ip. ip"),
    "vi": ("sa", "ch"),
    "zh": ("早", "晚"),
    "fa": ("قبل صبح", "بعد عصر"),
    "bn": ("পূর্বাহ্ন পুর্বাহ্ন", "অপরাহ্ন"),
    "ur": ("صبح", "شام"),
    "et": ("e.l.", "p.l."),
    "sw": ("mu", "um"),
}  # fmt: skip
#: Zones that RFC 822 or usage leave no doubt of, in minutes.
_ZONES = {"utc": 0, "gmt": 0, "z": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360,
          "pst": -480, "pdt": -420, "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "wet": 0, "west": 60, "eet": 120,
          "eest": 180, "msk": 180, "мск": 180, "wib": 420, "wita": 480, "hkt": 480, "sgt": 480,
          "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "hst": -600,
          "akst": -540, "akdt": -480, "nzst": 720, "nzdt": 780}  # fmt: skip
#: Days by their distance: today, yesterday, the day before.
_DAYS = (
    "today hoy hoje aujourd'hui aujourd’hui heute oggi vandaag dzisiaj dziś сегодня сьогодні 今日 今天 오늘 bugün"
    " hari_ini hôm_nay اليوم امروز dnes idag i_dag tänään σήμερα היום azi astăzi วันนี้ आज avui danas днес",
    "yesterday ayer ontem hier gestern ieri gisteren wczoraj вчера вчора 昨日 昨天 어제 dün kemarin hôm_qua أمس امس"
    " دیروز včera igår i_går eilen tegnap χθες χτες אתמול เมื่อวาน เมื่อวานนี้ ahir včeraj jučer juče",
    "anteayer anteontem avant-hier vorgestern eergisteren przedwczoraj позавчера позавчора 一昨日 前天 그저께"
    " předevčírem tegnapelőtt προχθές שלשום",
)

#: Other ways to say that something was before, than the one in CLDR.
_AGO = {
    "ar": (("قبل", "منذ"),),
    "el": (("πριν από ", "πριν "), ("πριν από", "εδώ και")),
    "fa": (("پیش", "قبل"),),
    "ja": (("か月", "ヶ月"), ("か月", "カ月"), ("か月", "ケ月")),
    "pt": (("há #", "faz #"),),
    "th": (("ที่ผ่านมา", "ที่แล้ว"), ("ที่ผ่านมา", "ก่อน")),
    "vi": (("# giờ trước", "cách đây # giờ"), ("# ngày trước", "cách đây # ngày")),
}

_ALIKE = str.maketrans({"ı": "i", "ي": "ی", "ى": "ی", "ك": "ک", "\u093c": None, "ـ": None, "ʼ": None})
_TRIMMED = ".׳'’،,:"


@lru_cache(maxsize=2048)
def fold(word: str) -> str:
    """A word without case, joiners and, where they tell no names apart, marks."""
    if word.isascii():
        return word.lower().strip(_TRIMMED)
    signs = normalize("NFKD", word.casefold())
    plain = "".join(sign for sign in signs if category(sign) not in {"Mn", "Cf"} or "\u0900" <= sign < "\u1800")
    return plain.translate(_ALIKE).strip(_TRIMMED)


@dataclass(frozen=True, kw_only=True)
class Words:
    """Meanings of folded words: those of any language, and those that one language has for itself."""

    shared: dict[str, Meaning]
    own: dict[str, dict[str, Meaning]]
    #: Words that begin a name of several.
    first_of_two: frozenset[str]
    #: What is printed for a time ago, digits as `#`, and its unit, by language; "" for those no two disagree on.
    past: dict[str, dict[str, str]]
    #: The languages there are tables of.
    months: frozenset[str]


@cache
def words() -> Words:
    """All of them; read when a date is first met that is not written for machines."""
    data: dict[str, Any] = json.loads((files("pipelines.dates") / "names.json").read_text("utf-8"))
    shared: dict[str, Meaning] = {}
    own: dict[str, dict[str, Meaning]] = {}
    for kind, text in (("f", _FILLERS), ("h", _HOURS), ("i", _MINUTES), ("s", _SECONDS), *_CJK.items()):
        shared |= {fold(word): (kind, 0) for word in text.split()}
    shared |= {"thang": ("t", 0), "thg": ("t", 0), **{era: ("e", year) for era, year in ERAS.items()}}
    shared |= {name: ("z", minutes) for name, minutes in _ZONES.items()}
    for ago, text in enumerate(_DAYS):
        shared |= {fold(word.replace("_", " ")): ("r", ago) for word in text.split()}
    shared |= {name: ("W", number) for number, name in enumerate("一二三四五六", 1)}
    _add_irans_days(shared)
    _add_weekdays(shared, data["weekdays"])
    _add_months(shared, own, data["months"])
    for language, (before, after) in _HALVES.items():
        table = own.setdefault(language, {}) if language else shared
        table |= {fold(word): ("a", half) for half, text in ((0, before), (12, after)) for word in text.split()}
    own["vi"]["th"] = ("t", 0)  # where others have ordinals
    for language, halves in data["halves"].items():
        own.setdefault(language, {}).update(
            (name, ("a", half))
            for half, names in zip((0, 12), halves, strict=True)
            for name in map(fold, names)
            if name not in shared
        )
    begun = frozenset(name.rsplit(" ", 1)[0] for name in shared if " " in name)
    return Words(shared=shared, own=own, first_of_two=begun, past=_past(data["past"]), months=frozenset(data["months"]))


def _add_irans_days(shared: dict[str, Meaning]) -> None:
    days = [variants.split("|") for variants in _IRANS_DAYS.split()]
    shared |= {fold(name): ("D", number) for number, names in enumerate(days, 1) for name in names}
    shared |= {fold(name): ("D", 30) for name in ("سیام", "سی ام")}
    for tens, name in _IRANS_TENS.items():
        shared[fold(name)] = ("f", 0)
        for number, ones in enumerate(days[:9], 1):
            shared |= {fold(f"{name} {one}"): ("D", tens + number) for one in ones}


def _add_weekdays(shared: dict[str, Meaning], weekdays: dict[str, list[list[str]]]) -> None:
    """Numbers from 1; 0 where languages differ. A lone letter is no weekday, but may be one in ideographs."""
    for days in weekdays.values():
        for number, names in enumerate(days, 1):
            for name in map(fold, names):
                if (len(name) == 1 and name < "\u2e80") or shared.get(name, "W")[0] != "W":
                    continue
                shared[name] = ("W", number if shared.get(name, ("W", number))[1] == number else 0)


def _add_months(
    shared: dict[str, Meaning], own: dict[str, dict[str, Meaning]], months: dict[str, list[list[str]]]
) -> None:
    extra = {
        language: [names.replace("_", " ").split("|") for names in text.split()] for language, text in _MONTHS.items()
    }
    numbers: dict[str, set[int]] = {}
    for language, table in (*months.items(), *extra.items()):
        for number, names in enumerate(table, 1):
            for name in {_bare(fold(name)) for name in names} - {"-", ""}:
                own.setdefault(language, {})[name] = ("M", number)
                numbers.setdefault(name, set()).add(number)
    for number, variants in enumerate(_IRAN.split(), JALALI + 1):
        for name in variants.split("|"):
            numbers.setdefault(fold(name), set()).add(number)
    for name, meant in numbers.items():
        kind = "B" if shared.get(name, ("", 0))[0] == "W" else "M"
        if len(meant) == 1:
            shared[name] = (kind, next(iter(meant)))
    for table_of_one in own.values():  # what says no more than is said for all
        for name in [name for name, (_, number) in table_of_one.items() if numbers[name] == {number}]:
            del table_of_one[name]


def _bare(name: str) -> str:
    """Catalan's months come with their preposition."""
    return name.removeprefix("de ").removeprefix("d’").removeprefix("d'")


def _past(forms: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    for language, ways in _AGO.items():
        forms[language] |= {form.replace(*way): unit for form, unit in forms[language].items() for way in ways}
    forms["pt"] |= {f"{form.removeprefix('há ')} atrás": unit for form, unit in forms["pt"].items() if form[:2] == "há"}
    forms["nb"] |= {"for # dager siden": "day", "for # dag siden": "day"}
    table = {language: {phrase(form): unit for form, unit in of_one.items()} for language, of_one in forms.items()}
    shared: dict[str, set[str]] = {}
    for of_one in table.values():
        for form, unit in of_one.items():
            shared.setdefault(form, set()).add(unit)
    table[""] = {form: next(iter(units)) for form, units in shared.items() if len(units) == 1}
    return table


@lru_cache(maxsize=2048)
def phrase(text: str) -> str:
    """A phrase by its words alone, without dots and spaces beside a number."""
    return " ".join(
        fold(word) for word in text.replace(".", " ").replace("’", "'").replace("'", "' ").replace("#", " # ").split()
    )
