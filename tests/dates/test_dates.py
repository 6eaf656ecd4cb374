"""Printed dates: what themes print in many languages, what only looks like a date, and what depends on the capture."""

import json
import os
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.dates import Moment, Order, in_utc, order_of, read_date
from pipelines.extract import extract

CAPTURED = "2013-06-15T10:30:00Z"

#: The fifth of January 2013 as WordPress, Blogger, Movable Type and home-made themes print it.
DAYS = {
    "en-US": ["January 5, 2013", "Jan 5, 2013", "5 January 2013", "Saturday, January 5th, 2013", "January 5th 2013",
              "Posted on January 5, 2013 by Ann", "5-Jan-2013", "05/Jan/2013", "1/5/2013", "01/05/13", "2013/01/05",
              "the 5th of January, 2013", "Sat, Jan 05 2013", "JANUARY 5, 2013", "Jan. 5, 2013", "Jan 5, '13",
              "Jan 052013", "2013-01-05", "Published: 5 Jan 2013 •"],
    "en-GB": ["5th January 2013", "05/01/2013", "5/1/13", "Saturday 5 January 2013"],
    "es-ES": ["5 de enero de 2013", "5 enero, 2013", "enero 5, 2013", "5 ene. 2013", "sábado, 5 de enero de 2013",
              "5 de enero del 2013", "05/01/2013", "el 5 de Enero de 2013"],
    "pt-BR": ["5 de janeiro de 2013", "5 jan 2013", "janeiro 5, 2013", "sábado, 5 de janeiro de 2013", "05/01/2013",
              "5 de jan. de 2013"],
    "fr-FR": ["5 janvier 2013", "samedi 5 janvier 2013", "le 5 janv. 2013", "5 JANVIER 2013", "05/01/2013",
              "Publié le 5 janvier 2013 par Anne"],
    "de-DE": ["5. Januar 2013", "Samstag, 5. Januar 2013", "5. Jan. 2013", "05.01.2013", "5.1.13", "am 5. Jänner 2013",
              "Samstag, den 5. Januar 2013"],
    "it-IT": ["5 gennaio 2013", "sabato 5 gennaio 2013", "5 gen 2013", "gennaio 5, 2013", "05/01/2013", "5.1.2013"],
    "nl-NL": ["5 januari 2013", "zaterdag 5 januari 2013", "5 jan. 2013", "05-01-2013", "januari 5, 2013"],
    "pl-PL": ["5 stycznia 2013", "styczeń 5, 2013", "5 sty 2013", "sobota, 5 stycznia 2013 r.", "05.01.2013"],
    "ru-RU": ["5 января 2013", "5 янв. 2013 г.", "Суббота, 5 Января 2013 года", "05.01.2013", "Январь 5, 2013"],
    "uk": ["5 січня 2013", "5 січ. 2013 р.", "05.01.2013", "субота, 5 січня 2013 року"],
    "ja": ["2013年1月5日", "2013年01月05日(土)", "2013/01/05", "2013.01.05", "平成25年1月5日", "2013年 1月 5日 土曜日"],
    "zh-CN": ["2013年1月5日", "2013年1月5日星期六", "发布于2013年01月05日", "2013-1-5", "公元2013年1月5日"],
    "zh-TW": ["2013 年 1 月 5 日", "2013/01/05", "民國102年1月5日"],
    "ko-KR": ["2013년 1월 5일", "2013년 1월 5일 토요일", "2013. 1. 5.", "2013.01.05"],
    "tr-TR": ["5 Ocak 2013", "05 Oca 2013", "Cumartesi, 5 Ocak 2013", "05.01.2013", "OCAK 5, 2013"],
    "id-ID": ["5 Januari 2013", "Januari 5, 2013", "Sabtu, 5 Jan 2013", "05/01/2013"],
    "vi": ["5 Tháng Một, 2013", "Tháng Một 5, 2013", "Ngày 5 tháng 1 năm 2013", "05/01/2013",
     "Thứ Bảy, 5 tháng 1, 2013"],
    "ar": ["5 يناير، 2013", "٥ يناير ٢٠١٣", "يناير 5, 2013", "5 كانون الثاني 2013", "5 جانفي 2013",
     "السبت 5 يناير 2013"],
    "fa-IR": ["۱۶ دی ۱۳۹۱", "شنبه ۱۶ دی ۱۳۹۱", "۵ ژانویه ۲۰۱۳", "16 دي 1391", "۱۳۹۱/۱۰/۱۶"],
    "cs-CZ": ["5. ledna 2013", "5. leden 2013", "sobota 5. ledna 2013", "5. 1. 2013", "5.1.2013", "5 Led 2013"],
    "sv-SE": ["5 januari, 2013", "lördag 5 januari 2013", "den 5 januari 2013", "2013-01-05", "5 jan 2013"],
    "da-DK": ["5. januar 2013", "lørdag den 5. januar 2013", "5. jan 2013", "05.01.2013", "5/1/2013"],
    "nb-NO": ["5. januar 2013", "lørdag 5. januar 2013", "5. jan. 2013", "05.01.2013"],
    "fi": ["5.1.2013", "5. tammikuuta 2013", "lauantai 5. tammikuuta 2013", "5 tammikuun, 2013", "tammikuu 5, 2013"],
    "hu-HU": ["2013. január 5.", "2013 január 5", "2013. jan. 5., szombat", "2013-01-05", "január 5, 2013",
     "2013.01.05."],
    "el": ["5 Ιανουαρίου 2013", "Ιανουάριος 5, 2013", "5 Ιαν 2013", "Σάββατο 5 Ιανουαρίου 2013", "5 ΙΑΝΟΥΑΡΙΟΥ 2013"],
    "he-IL": ["5 בינואר 2013", "ינואר 5, 2013", "5 ינואר 2013", "יום שבת 5 בינואר 2013", "05/01/2013"],
    "ro-RO": ["5 ianuarie 2013", "5 ian. 2013", "sâmbătă, 5 ianuarie 2013", "ianuarie 5, 2013", "05.01.2013"],
    "th": ["5 มกราคม 2013", "5 มกราคม 2556", "5 ม.ค. 2556", "วันเสาร์ที่ 5 มกราคม พ.ศ. 2556", "มกราคม 5, 2013"],
    "hi-IN": ["5 जनवरी 2013", "जनवरी 5, 2013", "५ जनवरी २०१३", "शनिवार, 5 जनवरी 2013"],
    "bg": ["5 януари 2013", "05.01.2013"],
    "hr": ["5. siječnja 2013.", "5 siječanj, 2013"],
    "sr-RS": ["5. јануар 2013.", "5. januar 2013."],
    "sk-SK": ["5. januára 2013", "január 5, 2013"],
    "lt-LT": ["2013 m. sausio 5 d.", "2013-01-05"],
    "lv": ["2013. gada 5. janvāris"],
    "ca": ["5 de gener de 2013", "5 gener, 2013"],
    "et": ["5. jaanuar 2013"],
    "ms-MY": ["5 Januari 2013"],
}  # fmt: skip

#: The same day at 17:12.
MINUTES = {
    "en-US": ["January 5, 2013 at 5:12 pm", "January 5, 2013 @ 5:12 PM", "5:12 pm on January 5, 2013",
              "Jan 5, 2013, 5:12 p.m.", "Saturday, January 5, 2013 - 17:12", "1/5/2013 5:12 PM",
              "5 January 2013 (17:12)",
              "5:12 PM, January 05, 2013", "Jan 5, 20135:12 pm", "2013-01-05 at 17:12", "January 5th, 2013 | 5:12pm"],
    "es-ES": ["5 de enero de 2013 a las 17:12", "5 enero, 2013 a las 5:12 pm", "05/01/2013, 17:12h",
     "5 de enero de 2013, 5:12 p. m."],
    "pt-BR": ["5 de janeiro de 2013 às 17:12", "5 de janeiro de 2013 às 17h12", "5/1/2013 as 17:12"],
    "fr-FR": ["5 janvier 2013 à 17:12", "5 janvier 2013 à 17 h 12 min", "le samedi 5 janvier 2013 à 17h12",
     "05/01/2013 17h12"],
    "de-DE": ["5. Januar 2013 um 17:12", "5. Januar 2013, 17:12 Uhr", "05.01.2013 um 17.12 Uhr",
     "5. Januar 2013 @ 17:12"],
    "it-IT": ["5 gennaio 2013 alle 17:12", "5 gennaio 2013 alle ore 17.12", "05/01/2013 17:12",
     "sabato, 5 gennaio, 2013, ore 17:12"],
    "nl-NL": ["5 januari 2013 om 17:12", "5 januari 2013 om 17.12 uur"],
    "pl-PL": ["5 stycznia 2013 o 17:12", "5 stycznia 2013 o godz. 17:12"],
    "ru-RU": ["5 января 2013 в 17:12", "05.01.2013 в 17:12", "5 янв 2013, 17:12"],
    "uk": ["5 січня 2013 о 17:12"],
    "ja": ["2013年1月5日 5:12 PM", "2013年1月5日 午後5:12", "2013年1月5日 17時12分", "2013/01/05(土) 17:12"],
    "zh-CN": ["2013年1月5日 下午5:12", "2013年1月5日下午5时12分", "2013-01-05 17:12", "2013年1月5日 17點12分"],
    "ko-KR": ["2013년 1월 5일 오후 5:12", "2013년 1월 5일 17시 12분", "2013. 1. 5. 오후 5:12"],
    "tr-TR": ["5 Ocak 2013, 17:12", "5 Ocak 2013 saat 17:12", "05.01.2013 - 17:12"],
    "id-ID": ["5 Januari 2013 pukul 17.12", "5 Januari 2013 pada 5:12 pm"],
    "vi": ["5 Tháng Một, 2013 lúc 5:12 chiều", "05/01/2013 lúc 17:12", "17:12 Thứ Bảy, 5 tháng 1, 2013"],
    "ar": ["5 يناير، 2013 الساعة 5:12 م", "٥ يناير ٢٠١٣ ٥:١٢ م", "5 يناير 2013 في 17:12"],
    "fa-IR": ["۱۶ دی ۱۳۹۱ در ۱۷:۱۲", "۵ ژانویه ۲۰۱۳، ساعت ۵:۱۲ ب.ظ"],
    "cs-CZ": ["5. 1. 2013 v 17:12", "5. ledna 2013 (17.12)"],
    "sv-SE": ["5 januari, 2013 kl. 17:12", "2013-01-05 kl 17.12", "5 januari 2013, 5:12 em"],
    "da-DK": ["5. januar 2013 kl. 17:12", "5. januar 2013 kl. 17.12"],
    "nb-NO": ["5. januar 2013 klokka 17:12", "5. januar 2013 kl. 17.12"],
    "fi": ["5.1.2013 klo 17:12", "5. tammikuuta 2013 kello 17.12"],
    "hu-HU": ["2013. január 5. 17:12", "2013. január 5. szombat, 17:12", "2013. január 5-én 17:12",
     "2013. jan. 5. du. 5:12"],
    "el": ["5 Ιανουαρίου 2013 στις 17:12", "5 Ιανουαρίου 2013 στις 5:12 μμ", "5 Ιανουαρίου 2013, 5:12 μ.μ."],
    "he-IL": ["5 בינואר 2013 בשעה 17:12", "5 בינואר 2013 ב-17:12"],
    "ro-RO": ["5 ianuarie 2013 la 17:12", "5 ianuarie 2013, ora 17:12"],
    "th": ["5 มกราคม 2013 เวลา 17:12", "5 มกราคม 2556 เวลา 17:12 น."],
    "hi-IN": ["5 जनवरी 2013 को 5:12 अपराह्न", "5 जनवरी 2013, 17:12"],
}  # fmt: skip

EXACT = [
    ("Sat, 05 Jan 2013 17:12:33 +0100", "2013-01-05T16:12:33Z", "second"),
    ("Sat, 5 Jan 2013 17:12 EST", "2013-01-05T22:12:00Z", "minute"),
    ("5 Jan 2013 17:12:33", "2013-01-05T17:12:33", "second"),
    ("2013-01-05T17:12:33+01:00", "2013-01-05T16:12:33Z", "second"),
    ("2013-01-05T17:12:33.123Z", "2013-01-05T17:12:33Z", "second"),
    ("20130105T171233-0500", "2013-01-05T22:12:33Z", "second"),
    ("2013-01-05 17:12:33 +0100", "2013-01-05T16:12:33Z", "second"),
    ("2013-01-05T17:12", "2013-01-05T17:12:00", "minute"),
    ("January 5, 2013 at 5:12 PM PST", "2013-01-06T01:12:00Z", "minute"),
    ("January 5, 2013 5:12 pm (UTC -4)", "2013-01-05T21:12:00Z", "minute"),
    ("5 January 2013 17:12 GMT+2", "2013-01-05T15:12:00Z", "minute"),
    ("5. Januar 2013, 17:12 MEZ", "2013-01-05T16:12:00Z", "minute"),
    ("Sat Jan 05 17:12:33 +0000 2013", "2013-01-05T17:12:33Z", "second"),
    ("Sat Jan  5 17:12:33 CET 2013", "2013-01-05T16:12:33Z", "second"),
    ("January 5, 2013 at 12:00 am", "2013-01-05T00:00:00", "minute"),
    ("January 5, 2013 at 12:30 pm", "2013-01-05T12:30:00", "minute"),
    ("January 5, 2013 at 5pm", "2013-01-05T17:00:00", "hour"),
    ("5. Januar 2013, 17 Uhr", "2013-01-05T17:00:00", "hour"),
    ("5 janvier 2013, 17:12 est la date", "2013-01-05T17:12:00", "minute"),
    ("January 2013", "2013-01", "month"),
    ("2013年1月", "2013-01", "month"),
    ("2013-01", "2013-01", "month"),
]

NO_DATES = [
    "", "-", "5", "2013", "5 comments", "v2.1.3", "2.1.3", "10.15.12", "192.168.10.12", "May", "May 5",
     "since May 2013",
    "Top 5 posts of 2013", "2013-2014", "1/2", "24/7", "©2012 Ann", "in 3 hours", "31/02/2013", "2013-02-30", "3 days",
    "0000-00-00 00:00:00", "-0001-11-30T00:00:00+00:00", "32. Januar 2013", "January 0, 2013", "5:12", "17:12:33",
    "http://blog.example/2013/", "12 34 2013", "1.2.3.2013", "Chapter 5. March 12", "99 Luftballons 1983", "ISBN 0-306",
]  # fmt: skip


@pytest.mark.parametrize(("language", "printed"), [(key, one) for key, forms in DAYS.items() for one in forms])
def test_days(language: str, printed: str) -> None:
    """A day is read in the language's own forms and stays a day, never midnight."""
    moment = read_date(printed, language, CAPTURED)
    assert moment is not None
    assert (moment.at, moment.precision) == ("2013-01-05", "day")


@pytest.mark.parametrize(("language", "printed"), [(key, one) for key, forms in MINUTES.items() for one in forms])
def test_minutes(language: str, printed: str) -> None:
    """A time beside the day is local where no zone is printed."""
    moment = read_date(printed, language, CAPTURED)
    assert moment is not None
    assert (moment.at, moment.precision) == ("2013-01-05T17:12:00", "minute")


@pytest.mark.parametrize(("printed", "at", "precision"), EXACT)
def test_as_fine_as_printed(printed: str, at: str, precision: str) -> None:
    """Zones that are printed count, and nothing finer than what is printed is made up."""
    moment = read_date(printed, "en", CAPTURED)
    assert moment is not None
    assert (moment.at, moment.precision) == (at, precision)


@pytest.mark.parametrize("printed", NO_DATES)
@pytest.mark.parametrize("language", ["en", "de", None])
def test_no_dates(printed: str, language: str | None) -> None:
    """What is no date is not read as one."""
    assert read_date(printed, language, CAPTURED) is None


@pytest.mark.parametrize("language", ["en-US", "la", None])
def test_months_of_another_language(language: str | None) -> None:
    """A template's language does not keep the months of the post's from being read, unless two languages disagree."""
    for printed in ("5 gennaio 2013", "5 января 2013", "5. Januar 2013", "5 enero, 2013"):
        moment = read_date(printed, language)
        assert moment
        assert moment.at == "2013-01-05"
    assert read_date("5 listopada 2012", language) is None
    assert [read_date("5 listopada 2012", told) for told in ("pl", "hr")] == [
        Moment(at="2012-11-05", precision="day", printed="5 listopada 2012"),
        Moment(at="2012-10-05", precision="day", printed="5 listopada 2012"),
    ]


# --- rows of numbers


@pytest.mark.parametrize(
    ("printed", "language", "order", "at"),
    [
        ("05/06/2012", "en-US", None, "2012-05-06"),
        ("05/06/2012", "en-GB", None, "2012-06-05"),
        ("05/06/2012", "it", None, "2012-06-05"),
        ("05.06.2012", "en", None, "2012-05-06"),
        ("05/06/2012", "en-CA", None, None),
        ("05/06/2012", None, None, None),
        ("06/06/2012", None, None, "2012-06-06"),
        ("05/06/2012", "en-US", "dmy", "2012-06-05"),
        ("05/06/2012", None, "mdy", "2012-05-06"),
        ("25/06/2012", "en-US", "mdy", "2012-06-25"),
        ("06/25/2012", "it", "dmy", "2012-06-25"),
        ("Tue 05/06/2012", "en-US", None, "2012-06-05"),
        ("Sunday, 05/06/2012", "it", None, "2012-05-06"),
        ("05/12/2013", "it", None, "2013-05-12"),
        ("05/12/2013", "it", "dmy", None),
        ("5.6.12", "de", None, "2012-06-05"),
        ("5.6.12", "en", None, None),
        ("12/06/05", "ja", None, None),
        ("5/6/12 17:12", "it", None, "2012-06-05T17:12:00"),
    ],
)
def test_order_of_day_and_month(printed: str, language: str | None, order: Order | None, at: str | None) -> None:
    """By the numbers and the weekday, then by the blog's other dates, then by the language, never in the future."""
    moment = read_date(printed, language, CAPTURED, order)
    assert (moment and moment.at) == at


def test_order_that_only_the_language_tells_is_marked() -> None:
    """So that whoever knows the blog's other dates may read it again."""
    orders = {
        printed: moment and moment.order
        for printed in ("05/06/2012", "25/06/2012", "Tue 05/06/2012", "06/06/2012", "5 giugno 2012")
        for moment in [read_date(printed, "it")]
    }
    assert orders == {
        "05/06/2012": "dmy",
        "25/06/2012": None,
        "Tue 05/06/2012": None,
        "06/06/2012": None,
        "5 giugno 2012": None,
    }


def test_order_of_a_blogs_dates() -> None:
    """One date that shows it decides; dates that contradict each other decide nothing."""
    assert order_of(["05/06/2013", "25/06/2013 17:12", "5 giugno 2013"]) == "dmy"
    assert order_of(["05/06/2013", "06/25/2013"]) == "mdy"
    assert order_of(["05/06/2013", "Tue 05/06/2012"]) == "dmy"
    assert order_of(["25/06/2013", "06/25/2013"]) is None
    assert order_of(["05/06/2013", "2013-06-25", "25 comments"]) is None


# --- dates by their distance

AGO = {
    "en": {"3 hours ago": "2013-06-15T07:30:00Z", "2 days ago": "2013-06-13", "an hour ago": "2013-06-15T09:30:00Z",
           "about 5 minutes ago": "2013-06-15T10:25:00Z", "3 weeks ago": "2013-05", "2 months ago": "2013-04",
           "1 year ago": "2012", "3 years 2 weeks ago": "2010", "just now": "2013-06-15T10:30:00Z",
           "5 mins ago": "2013-06-15T10:25:00Z",
           "Yesterday": "2013-06-14", "yesterday at 5:12 pm": "2013-06-14T17:12:00",
           "Today, 09:15": "2013-06-15T09:15:00"},
    "es": {"hace 5 días": "2013-06-10", "hace 3 horas": "2013-06-15T07:30:00Z",
     "ayer a las 17:12": "2013-06-14T17:12:00",
           "hace un año": "2012", "hace 2 meses": "2013-04"},
    "pt": {"5 dias atrás": "2013-06-10", "há 5 dias": "2013-06-10", "há 3 horas": "2013-06-15T07:30:00Z",
     "ontem às 17:12": "2013-06-14T17:12:00"},
    "fr": {"il y a 5 jours": "2013-06-10", "il y a 3 heures": "2013-06-15T07:30:00Z",
     "hier à 17:12": "2013-06-14T17:12:00",
           "il y a 3 semaines": "2013-05", "aujourd’hui à 9:15": "2013-06-15T09:15:00", "il y a un an": "2012"},
    "de": {"vor 2 Tagen": "2013-06-13", "vor 3 Stunden": "2013-06-15T07:30:00Z",
     "gestern um 17:12 Uhr": "2013-06-14T17:12:00",
           "vor einem Jahr": "2012", "vorgestern": "2013-06-13"},
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
    fine = {4: "year", 7: "month", 10: "day", 19: "minute"}
    assert moment is not None
    assert moment.at == at
    assert moment.precision == fine.get(len(moment.at)) or moment.precision in {"hour", "minute"}
    assert read_date(printed, language) is None


def test_yesterday_is_the_blogs() -> None:
    """What day yesterday was depends on the blog's zone, which is known only later."""
    moment = read_date("yesterday at 5:12", "en", "2013-06-15T22:30:00Z")
    assert moment == Moment(at="2013-06-14T05:12:00", precision="minute", printed="yesterday at 5:12", days_ago=1)
    assert in_utc(moment, None, "2013-06-15T22:30:00Z") == ("2013-06-14T05:12:00Z", "assumed")
    assert in_utc(moment, "Asia/Tokyo", "2013-06-15T22:30:00Z") == ("2013-06-14T20:12:00Z", "blog")
    assert in_utc(moment, "Europe/Rome", "2013-06-15T22:30:00Z") == ("2013-06-15T03:12:00Z", "blog")


# --- what cannot be


@pytest.mark.parametrize(
    ("printed", "is_read"),
    [
        ("2013-06-16", True),
        ("2013-06-16T10:00:00", True),
        ("2013-06-17", False),
        ("June 17, 2013 at 5:12 pm", False),
        ("July 4, 2030", False),
        ("July 4, 1776", False),
        ("1970-01-01T00:00:00+00:00", False),
        ("1991-08-06", True),
    ],
)
def test_no_page_is_from_the_future_or_from_before_the_web(printed: str, is_read: bool) -> None:
    """A date of publication lies between 1990 and a day after the capture."""
    assert (read_date(printed, "en", CAPTURED) is not None) == is_read


# --- whatever is printed


def _months() -> list[tuple[str, int, str]]:
    table = json.loads((files("pipelines.dates") / "names.json").read_text("utf-8"))["months"]
    return [(lang, number, name) for lang, m in table.items() for number, names in enumerate(m, 1) for name in names]


_FORMS = (
    "{d} {m} {y}",
    "{m} {d}, {y}",
    "{d}. {m} {y}",
    "{y} {m} {d}",
    "{d} de {m} de {y}",
    "x {d} {m}, {y} x",
    "{m} {d}th {y}",
)
_TIMES = ("", " {H}:{M:02}", " at {H}:{M:02}", ", {H}:{M:02}:07", " {H}h{M:02}", " @ {h}:{M:02} {half}")


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(_months()),
    st.integers(1, 28),
    st.integers(1995, 2025),
    st.times(),
    st.sampled_from(_FORMS),
    st.sampled_from(_TIMES),
)
def test_no_other_day_is_read(
    name: tuple[str, int, str], day: int, year: int, time: object, form: str, clock: str
) -> None:
    """A day in any form with any language's month is read as that day or not at all."""
    language, number, month = name
    at = datetime.combine(date(year, number, day), time)  # type: ignore[arg-type]
    said = form.format(d=day, m=month, y=year)
    said += clock.format(H=at.hour, M=at.minute, h=at.hour % 12 or 12, half="am" if at.hour < 12 else "pm")
    moment = read_date(said, language)
    if moment is not None:
        assert moment.at[:10] == f"{at:%Y-%m-%d}"
        assert moment.precision in {"day", "minute", "second"}
        if moment.precision != "day":
            assert moment.at[11:16] == f"{at:%H:%M}"


@settings(max_examples=400, deadline=None)
@given(
    st.dates(date(1995, 1, 1), date(2025, 12, 31)),
    st.sampled_from(["en-US", "en-GB", "it", "de", "ja", None]),
    st.sampled_from("/.-"),
)
def test_numbers_are_read_in_the_languages_order(day: date, language: str | None, sign: str) -> None:
    """A row of numbers is the day it was or nothing, where it was printed in the order of the language."""
    form = f"%m{sign}%d{sign}%Y" if language == "en-US" else f"%d{sign}%m{sign}%Y"
    moment = read_date(f"{day:{form}}", language)
    assert moment is None or moment.at == f"{day:%Y-%m-%d}"


@settings(max_examples=500, deadline=None)
@given(
    st.text(alphabet="0123456789 /.-:,'年月日ampmJan5thмарта年th@|()+Z", max_size=60),
    st.sampled_from(["en", "ru", "ja", None]),
)
def test_nothing_raises(text: str, language: str | None) -> None:
    """Whatever stands where a date is expected, it is read or it is not."""
    moment = read_date(text, language, CAPTURED)
    assert moment is None or "1990" <= moment.at[:4] <= "2013"


def test_long_texts_cost_little() -> None:
    """Only the beginning of a text is looked at."""
    before = datetime.now()
    for text in ("1/" * 100_000, "May " * 100_000, "5:" * 100_000, "d'" * 100_000, "١" * 100_000):
        assert read_date(text, "en", CAPTURED) is None
    assert datetime.now() - before < timedelta(seconds=2)


# --- a page

PAGE = """<!DOCTYPE html><html lang="en-US"><head><title>Rose</title><meta name="generator" content="WordPress 4.9">
<link rel="canonical" href="http://orto.example/2013/06/rose/"></head><body class="single single-post postid-5">
<article id="post-5" class="post-5 post type-post hentry"><h1 class="entry-title">Rose</h1>
<span class="entry-date">05/06/2013</span><div class="entry-content"><p>{text}</p></div></article>
<div id="comments"><ol class="commentlist"><li class="comment" id="comment-1"><div class="comment-author vcard">
<cite class="fn">Ada</cite></div><div class="comment-meta commentmetadata">
<a href="http://orto.example/2013/06/rose/#comment-1">{comment}</a></div>
<div class="comment-content"><p>Bello</p></div></li></ol></div></body></html>"""
ENGLISH = "My grandmother's garden was full of roses, and every morning she went out early with her hat of straw. " * 4
ITALIAN = "Il giardino della nonna era pieno di rose, e ogni mattina usciva presto con il suo cappello di paglia. " * 4


@pytest.mark.parametrize(
    ("text", "comment", "post_at", "comment_at"),
    [
        (ENGLISH, "06/07/2013", "2013-05-06", "2013-06-07"),
        (ENGLISH, "25/06/2013", "2013-06-05", "2013-06-25"),
        (ITALIAN, "07/06/2013", "2013-06-05", "2013-06-07"),
        (ITALIAN, "3 ore fa", "2013-06-05", "2013-06-28T09:00:00Z"),
        (ITALIAN, "06/25/2013", "2013-05-06", "2013-06-25"),
    ],
)
def test_the_dates_of_a_page(tmp_path: Path, text: str, comment: str, post_at: str, comment_at: str) -> None:
    """One date tells of the others, else the language the text is in; a file's date is when the page was captured."""
    file = tmp_path / "rose.html"
    file.write_text(PAGE.format(text=text, comment=comment), encoding="utf-8")
    saved = datetime(2013, 6, 28, 12, tzinfo=UTC).timestamp()
    os.utime(file, (saved, saved))
    assert [item["published_at"] for item in extract(file)] == [post_at, comment_at]
