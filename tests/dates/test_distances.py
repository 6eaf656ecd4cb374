"""Dates by their distance from the capture."""

import pytest

from pipelines.dates import Moment, in_utc, read_date

from . import CAPTURED

AGO = {
    "en": {"3 hours ago": "2013-06-15T07:30:00Z", "2 days ago": "2013-06-13", "an hour ago": "2013-06-15T09:30:00Z",
           "about 5 minutes ago": "2013-06-15T10:25:00Z", "3 weeks ago": "2013-05", "2 months ago": "2013-04",
           "1 year ago": "2012", "3 years 2 weeks ago": "2010", "just now": "2013-06-15T10:30:00Z",
           "2 years, 9 months ago": "2010-09", "1 month, 3 weeks ago": "2013-04", "1 week, 3 days ago": "2013-06",
           "2 days, 11 hours ago": "2013-06-12", "3 hours, 40 minutes ago": "2013-06-15T06:50:00Z",
           "5 mins ago": "2013-06-15T10:25:00Z",
           "Yesterday": "2013-06-14", "yesterday at 5:12 pm": "2013-06-14T17:12:00",
           "Today, 09:15": "2013-06-15T09:15:00"},
    "es": {"hace 5 días": "2013-06-10", "hace 3 horas": "2013-06-15T07:30:00Z",
     "ayer a las 17:12": "2013-06-14T17:12:00",
           "hace un año": "2012", "hace 2 meses": "2013-04", "hace 2 años y 9 meses": "2010-09"},
    "pt": {"5 dias atrás": "2013-06-10", "há 5 dias": "2013-06-10", "há 3 horas": "2013-06-15T07:30:00Z",
     "ontem às 17:12": "2013-06-14T17:12:00"},
    "fr": {"il y a 5 jours": "2013-06-10", "il y a 3 heures": "2013-06-15T07:30:00Z",
     "hier à 17:12": "2013-06-14T17:12:00",
           "il y a 3 semaines": "2013-05", "aujourd’hui à 9:15": "2013-06-15T09:15:00", "il y a un an": "2012"},
    "de": {"vor 2 Tagen": "2013-06-13", "vor 3 Stunden": "2013-06-15T07:30:00Z",
     "gestern um 17:12 Uhr": "2013-06-14T17:12:00",
           "vor 1 Jahr, 7 Monaten": "2011-11", "vor einem Jahr": "2012", "vorgestern": "2013-06-13"},
    "it": {"3 ore fa": "2013-06-15T07:30:00Z", "un'ora fa": "2013-06-15T09:30:00Z", "2 giorni fa": "2013-06-13",
           "circa 2 mesi fa": "2013-04", "ieri alle 17:12": "2013-06-14T17:12:00", "oggi": "2013-06-15"},
    "nl": {"2 dagen geleden": "2013-06-13", "gisteren om 17:12": "2013-06-14T17:12:00"},
    "pl": {"2 dni temu": "2013-06-13", "wczoraj o 17:12": "2013-06-14T17:12:00"},
    "ru": {"3 дня назад": "2013-06-12", "5 часов назад": "2013-06-15T05:30:00Z",
     "вчера в 17:12": "2013-06-14T17:12:00"},
    "uk": {"3 дні тому": "2013-06-12"},
    "ja": {"3日前": "2013-06-12", "3時間前": "2013-06-15T07:30:00Z", "昨日 17:12": "2013-06-14T17:12:00"},
    "zh": {"3天前": "2013-06-12", "3小时前": "2013-06-15T07:30:00Z", "2个月前": "2013-04",
           "昨天 17:12": "2013-06-14T17:12:00"},
    "ko": {"3일 전": "2013-06-12", "3시간 전": "2013-06-15T07:30:00Z", "어제 오후 5:12": "2013-06-14T17:12:00"},
    "tr": {"3 gün önce": "2013-06-12", "dün 17:12": "2013-06-14T17:12:00"},
    "id": {"3 hari yang lalu": "2013-06-12", "kemarin pukul 17.12": "2013-06-14T17:12:00", "hari ini": "2013-06-15"},
    "vi": {"3 ngày trước": "2013-06-12", "hôm qua lúc 17:12": "2013-06-14T17:12:00"},
    "ar": {"منذ 3 أيام": "2013-06-12", "قبل 3 أيام": "2013-06-12", "قبل ٥ ساعات": "2013-06-15T05:30:00Z",
     "أمس": "2013-06-14"},
    "fa": {"۳ روز پیش": "2013-06-12", "دیروز": "2013-06-14"},
    "cs": {"před 3 dny": "2013-06-12", "včera v 17:12": "2013-06-14T17:12:00"},
    "sv": {"för 3 dagar sedan": "2013-06-12", "igår kl. 17:12": "2013-06-14T17:12:00"},
    "da": {"for 3 dage siden": "2013-06-12", "i går kl. 17.12": "2013-06-14T17:12:00"},
    "nb": {"for 3 dager siden": "2013-06-12"},
    "fi": {"3 päivää sitten": "2013-06-12", "eilen klo 17.12": "2013-06-14T17:12:00"},
    "hu": {"3 napja": "2013-06-12", "3 nappal ezelőtt": "2013-06-12", "tegnap 17:12": "2013-06-14T17:12:00"},
    "el": {"πριν από 3 ημέρες": "2013-06-12", "χθες στις 17:12": "2013-06-14T17:12:00"},
    "he": {"לפני 3 ימים": "2013-06-12", "אתמול": "2013-06-14"},
    "ro": {"acum 3 zile": "2013-06-12", "ieri la 17:12": "2013-06-14T17:12:00"},
    "th": {"3 วันที่ผ่านมา": "2013-06-12", "เมื่อวาน": "2013-06-14"},
    "hi": {"3 दिन पहले": "2013-06-12"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "printed", "at"), [(key, *one) for key, forms in AGO.items() for one in forms.items()]
)
def test_dates_by_their_distance(language: str, printed: str, at: str) -> None:
    """They count from the capture, no finer than the distance tells; without a capture they say nothing."""
    moment = read_date(printed, language, CAPTURED)
    fine = {4: {"year"}, 7: {"month"}, 10: {"day"}, 19: {"minute"}, 20: {"hour", "minute"}}
    assert moment is not None
    assert moment.at == at
    assert moment.precision in fine[len(moment.at)]
    assert read_date(printed, language) is None


def test_yesterday_is_the_blogs() -> None:
    """What day yesterday was depends on the blog's zone, which is known only later."""
    moment = read_date("yesterday at 5:12", "en", "2013-06-15T22:30:00Z")
    assert moment == Moment(at="2013-06-14T05:12:00", precision="minute", printed="yesterday at 5:12", days_ago=1)
    assert in_utc(moment, None, "2013-06-15T22:30:00Z") == ("2013-06-14T05:12:00Z", "assumed")
    assert in_utc(moment, "Asia/Tokyo", "2013-06-15T22:30:00Z") == ("2013-06-14T20:12:00Z", "blog")
    assert in_utc(moment, "Europe/Rome", "2013-06-15T22:30:00Z") == ("2013-06-15T03:12:00Z", "blog")


def test_before_there_were_blogs() -> None:
    """What is further back than the web is no date of a post."""
    assert read_date("22 years ago", "en", CAPTURED) is not None
    assert read_date("24 years ago", "en", CAPTURED) is None
    assert read_date("2012 years, 9999 weeks ago", "en", CAPTURED) is None
