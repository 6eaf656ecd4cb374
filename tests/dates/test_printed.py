"""What themes print in many languages, and what only looks like a date."""

import pytest

from pipelines.dates import Moment, read_date

from . import CAPTURED

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
    "ja": ["2013年1月5日", "2013年01月05日(土)", "2013/01/05", "2013.01.05", "平成25年1月5日", "2013年 1月 5日 土曜日",
           "1月 5, 2013", "土曜日, 1月 05, 2013", "1 月 5th, 2013", "5 1月 2013"],
    "zh-CN": ["2013年1月5日", "2013年1月5日星期六", "发布于2013年01月05日", "2013-1-5", "公元2013年1月5日",
              "1月 5, 2013", "周六 5 1月, 2013"],
    "zh-TW": ["2013 年 1 月 5 日", "2013/01/05", "民國102年1月5日"],
    "ko-KR": ["2013년 1월 5일", "2013년 1월 5일 토요일", "2013. 1. 5.", "2013.01.05", "1월 5, 2013", "5 1월 2013"],
    "tr-TR": ["5 Ocak 2013", "05 Oca 2013", "Cumartesi, 5 Ocak 2013", "05.01.2013", "OCAK 5, 2013"],
    "id-ID": ["5 Januari 2013", "Januari 5, 2013", "Sabtu, 5 Jan 2013", "05/01/2013"],
    "vi": ["5 Tháng Một, 2013", "Tháng Một 5, 2013", "Ngày 5 tháng 1 năm 2013", "05/01/2013",
     "Thứ Bảy, 5 tháng 1, 2013", "5 Th1, 2013", "Th01 5, 2013"],
    "ar": ["5 يناير، 2013", "٥ يناير ٢٠١٣", "يناير 5, 2013", "5 كانون الثاني 2013", "5 جانفي 2013",
           "5 كانون الثاني/يناير 2013", "يناير/كانون الثاني 5, 2013",
     "السبت 5 يناير 2013"],
    "fa-IR": ["۱۶ دی ۱۳۹۱", "شنبه ۱۶ دی ۱۳۹۱", "۵ ژانویه ۲۰۱۳", "16 دي 1391", "۱۳۹۱/۱۰/۱۶",
              "۱۳۹۱-۱۰-۱۶", "۱۶ام دی ۱۳۹۱", "شنبه شانزدهم دی ۱۳۹۱", "شنبه 16 دی ماه سال 1391"],
    "cs-CZ": ["5. ledna 2013", "5. leden 2013", "sobota 5. ledna 2013", "5. 1. 2013", "5.1.2013", "5 Led 2013"],
    "sv-SE": ["5 januari, 2013", "lördag 5 januari 2013", "den 5 januari 2013", "2013-01-05", "5 jan 2013"],
    "da-DK": ["5. januar 2013", "lørdag den 5. januar 2013", "5. jan 2013", "05.01.2013", "5/1/2013"],
    "nb-NO": ["5. januar 2013", "lørdag 5. januar 2013", "5. jan. 2013", "05.01.2013"],
    "fi": ["5.1.2013", "5. tammikuuta 2013", "lauantai 5. tammikuuta 2013", "5 tammikuun, 2013", "tammikuu 5, 2013"],
    "hu-HU": ["2013. január 5.", "2013 január 5", "2013. jan. 5., szombat", "2013-01-05", "január 5, 2013",
     "2013.01.05."],
    "el": ["5 Ιανουαρίου 2013", "Ιανουάριος 5, 2013", "5 Ιαν 2013", "Σάββατο 5 Ιανουαρίου 2013", "5 ΙΑΝΟΥΑΡΙΟΥ 2013"],
    "he-IL": ["5 בינואר 2013", "ינואר 5, 2013", "5 ינואר 2013", "יום שבת 5 בינואר 2013", "05/01/2013",
              "ינו' 5, 2013"],
    "ro-RO": ["5 ianuarie 2013", "5 ian. 2013", "sâmbătă, 5 ianuarie 2013", "ianuarie 5, 2013", "05.01.2013"],
    "th": ["5 มกราคม 2013", "5 มกราคม 2556", "5 ม.ค. 2556", "วันเสาร์ที่ 5 มกราคม พ.ศ. 2556", "มกราคม 5, 2013",
           "5 ม.ค. 56"],
    "hi-IN": ["5 जनवरी 2013", "जनवरी 5, 2013", "५ जनवरी २०१३", "शनिवार, 5 जनवरी 2013"],
    "bg": ["5 януари 2013", "05.01.2013", "5 яну 2013", "ян. 5, 2013"],
    "hr": ["5. siječnja 2013.", "5 siječanj, 2013"],
    "sr-RS": ["5. јануар 2013.", "5. januar 2013.", "5. јануара 2013.", "субота, 5. januara 2013."],
    "sk-SK": ["5. januára 2013", "január 5, 2013"],
    "lt-LT": ["2013 m. sausio 5 d.", "2013-01-05"],
    "lv": ["2013. gada 5. janvāris", "2013. gada 5. janvārī"],
    "eu": ["2013(e)ko urtarrilaren 5(a)", "2013ko urtarrilaren 5a", "2013(e)ko urt. 5(a)"],
    "mr": ["5 जानेवारी, 2013", "जानेवारी 5, 2013"],
    "ml": ["2013, ജനുവരി 5", "ജനുവരി 5, 2013"],
    "hy": ["05 հունվարի, 2013 թ.", "Հունվար 5, 2013"],
    "kk": ["2013 ж. 5 қаңтар"],
    "eo": ["5 januaro 2013"],
    "ca": ["5 de gener de 2013", "5 gener, 2013"],
    "et": ["5. jaanuar 2013"],
    "ms-MY": ["5 Januari 2013"],
}  # fmt: skip

#: The same day at 17:12.
MINUTES = {
    "et": ["jaanuar 5, 2013 – 5:12 p.l."],
    "sw": ["Januari 5, 2013 5:12 um"],
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
     "5. Januar 2013 @ 17:12", "5. Januar 2013 / 17:12", "17:12 / 5. Januar 2013", "05.01, 2013 @ 17:12"],
    "it-IT": ["5 gennaio 2013 alle 17:12", "5 gennaio 2013 alle ore 17.12", "05/01/2013 17:12",
     "sabato, 5 gennaio, 2013, ore 17:12", "5 Gennaio 2013 h 17:12", "17:12 - 05/01/2013",
     "05/01/13 alle 17:12 via WEB"],
    "nl-NL": ["5 januari 2013 om 17:12", "5 januari 2013 om 17.12 uur"],
    "pl-PL": ["5 stycznia 2013 o 17:12", "5 stycznia 2013 o godz. 17:12"],
    "ru-RU": ["5 января 2013 в 17:12", "05.01.2013 в 17:12", "5 янв 2013, 17:12"],
    "uk": ["5 січня 2013 о 17:12"],
    "ja": ["2013年1月5日 5:12 PM", "2013年1月5日 午後5:12", "2013年1月5日 17時12分", "2013/01/05(土) 17:12"],
    "zh-CN": ["2013年1月5日 下午5:12", "2013年1月5日下午5时12分", "2013-01-05 17:12", "2013年1月5日 17點12分",
              "2013年1月5日 于 下午5:12", "2013年1月5日在 17:12"],
    "zh-TW": ["2013/01/05 (六) 17:12", "Jan 05 Sat 2013 17:12"],
    "ca": ["5 de gener de 2013 a les 17:12"],
    "sl": ["5. januarja 2013 ob 17:12"],
    "bn": ["জানুয়ারি 5, 2013 5:12 অপরাহ্ন", "জানুয়ারি 5, 2013 তারিখে 5:12 অপরাহ্ণ"],
    "ta": ["5 ஜனவரி, 2013 அன்று 5:12 பிற்பகல்", "ஜனவரி 5, 2013 அன்று, 17:12 மணிக்கு"],
    "hy": ["Հունվար 5, 2013-ին, 17:12"],
    "ko-KR": ["2013년 1월 5일 오후 5:12", "2013년 1월 5일 17시 12분", "2013. 1. 5. 오후 5:12"],
    "tr-TR": ["5 Ocak 2013, 17:12", "5 Ocak 2013 saat 17:12", "05.01.2013 - 17:12"],
    "id-ID": ["5 Januari 2013 pukul 17.12", "5 Januari 2013 pada 5:12 pm"],
    "vi": ["5 Tháng Một, 2013 lúc 5:12 chiều", "05/01/2013 lúc 17:12", "17:12 Thứ Bảy, 5 tháng 1, 2013"],
    "ar": ["5 يناير، 2013 الساعة 5:12 م", "٥ يناير ٢٠١٣ ٥:١٢ م", "5 يناير 2013 في 17:12",
           "5 يناير 2013 5:12 مساءً"],
    "fa-IR": ["۱۶ دی ۱۳۹۱ در ۱۷:۱۲", "۵ ژانویه ۲۰۱۳، ساعت ۵:۱۲ ب.ظ",
              "۱۶ دی ۱۳۹۱ در ۵:۱۲ بعد از ظهر", "نوشته شده در شنبه شانزدهم دی ۱۳۹۱ساعت 17:12 توسط آن"],
    "cs-CZ": ["5. 1. 2013 v 17:12", "5. ledna 2013 (17.12)", "5.1.2013 – 17.12", "5.1.2013 - 17:12"],
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
    ("5 Jan 2013 # 17:12", "2013-01-05T17:12:00", "minute"),
    ("2013-01-05T17:12:33+01:00", "2013-01-05T16:12:33Z", "second"),
    ("2013-01-05T17:12:33.123Z", "2013-01-05T17:12:33Z", "second"),
    ("1357401633", "2013-01-05T16:00:33Z", "second"),
    ("1357401633000", "2013-01-05T16:00:33Z", "second"),
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
    ("Sabtu, 5 Januari 2013 | 17:12 WIB", "2013-01-05T10:12:00Z", "minute"),
    ("5 janvier 2013, 17:12 est la date", "2013-01-05T17:12:00", "minute"),
    ("January 2013", "2013-01", "month"),
    ("2013年1月", "2013-01", "month"),
    ("2013-01", "2013-01", "month"),
]

NO_DATES = [
    "", "-", "5", "2013", "5 comments", "v2.1.3", "2.1.3", "10.15.12", "192.168.10.12", "May", "May 5",
     "since May 2013",
    "Top 5 posts of 2013", "2013-2014", "1/2", "24/7", "©2012 Ann", "in 3 hours", "31/02/2013", "2013-02-30", "3 days",
    "0000-00-00 00:00:00", "Mon, 01 Jan 0001 00:00:00 +0000",
    "-0001-11-30T00:00:00+00:00", "32. Januar 2013", "January 0, 2013", "5:12", "17:12:33",
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


@pytest.mark.parametrize(("printed", "at"), [("၁ ဇန် ၁၉၉၅", "1995-01-01"), ("၁ ဇွန် ၁၉၉၅", "1995-06-01")])
def test_months_that_a_mark_tells_apart(printed: str, at: str) -> None:
    """In Burmese a sign below a letter is a letter: it makes June of January."""
    moment = read_date(printed, "my", CAPTURED)
    assert moment is not None
    assert moment.at == at


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


@pytest.mark.parametrize(
    ("language", "printed", "at"),
    [
        ("bn", "অগাষ্ট 5, 2012", "2012-08-05"),
        ("sw", "Febuari 5, 2012", "2012-02-05"),
        ("sw", "5 Disemba 2012", "2012-12-05"),
    ],
)
def test_other_spellings_of_months(language: str, printed: str, at: str) -> None:
    """As blogs print them, not the books."""
    moment = read_date(printed, language, CAPTURED)
    assert moment is not None
    assert moment.at == at
