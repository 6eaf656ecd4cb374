"""The providers' table does what its own examples say."""

import re
import timeit

import pytest

from crawler.slides import Deck, addresses, called, hinted, identify, join, joined, named, profile, same
from crawler.slides.players import script
from crawler.slides.providers import PROVIDERS, Provider
from crawler.slides.shortcodes import CANDIDATE, SHORTCODE, read, repair

DECKS = [(row.name, *example) for row in PROVIDERS for example in row.decks]
OTHERS = [(row.name, url) for row in PROVIDERS for url in row.others]


def deck(url: str) -> Deck:
    found = identify(url)
    assert found is not None
    return found


@pytest.mark.parametrize(("provider", "url", "key", "canonical"), DECKS)
def test_identifies(provider: str, url: str, key: str, canonical: str) -> None:
    """An example address is identified, by the text's hints too, and so is the canonical address it leads to."""
    expected = Deck(provider=provider, key=key, url=canonical, names={})
    assert identify(url) == expected
    assert identify(canonical) == expected
    assert hinted(url)


@pytest.mark.parametrize(("provider", "url"), OTHERS)
def test_identifies_nothing(provider: str, url: str) -> None:
    """An address that is no deck is none, neither of this provider nor of another."""
    assert identify(url) is None


@pytest.mark.parametrize("row", PROVIDERS, ids=lambda row: row.name)
def test_row_has_examples(row: Provider) -> None:
    """No pattern stands in the table without an example, and every row says what it must not match."""
    addresses = [url.partition("//")[2] for url, _, _ in row.decks]
    bare = [address.lstrip("/").replace("&amp;", "&").replace(":443", "") for address in addresses]
    unseen = [form for form in row.patterns if not any(re.match(form, address, re.IGNORECASE) for address in bare)]
    assert unseen == []
    assert row.others


def test_identifying_nothing_is_fast() -> None:
    """An ordinary link costs about a microsecond; the bound leaves room for a busy machine."""
    url = "http://www.example.com/2012/01/some-long-post-title/"
    assert min(timeit.repeat(lambda: identify(url), number=2000, repeat=5)) / 2000 < 10e-6


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("//www.slideshare.net/jane/a-walk", "//de.slideshare.net/Jane/A-Walk/3", True),
        ("//www.slideshare.net/jane/a-walk", "//www.slideshare.net/jane/a-run", False),
        ("//www.slideshare.net/jane/slides", "//www.slideshare.net/john/slides", False),
        ("//www.slideshare.net/slideshow/embed_code/16097001", "//www.slideshare.net/jane/a-walk", None),
        ("//www.slideshare.net/slideshow/embed_code/16097001", "//www.slideshare.net/jane/a-walk-16097001", True),
        ("//www.slideshare.net/jane/a-walk-16097001", "//www.slideshare.net/slideshow/embed_code/16097001", True),
        ("//static.slideshare.net/swf/ssplayer2.swf?doc=w&stripped_title=a-walk", "//slideshare.net/jane/a-walk", True),
        ("//speakerdeck.com/jane/a-walk", "//www.slideshare.net/jane/a-walk", False),
        ("//www.canva.com/design/DAE1x2y3z4w/aa/view", "//www.canva.com/design/DAE1x2y3z4w/bb/view", True),
    ],
)
def test_same(one: str, other: str, expected: bool | None) -> None:
    """Decks are one, two, or not to be told, by the names they have in common."""
    assert same(deck(one), deck(other)) is expected


def test_join_takes_the_best_key() -> None:
    """Two forms of one deck make one key: the best of all their names."""
    flash = deck("//static.slideshare.net/swf/ssplayer2.swf?doc=w&stripped_title=a-walk")
    caption = deck("//www.slideshare.net/jane/a-walk")
    number = deck("//www.slideshare.net/slideshow/embed_code/16097001")
    assert (flash.key, join(flash, caption).key, join(caption, number).key) == ("w", "jane/a-walk", "16097001")


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://web.archive.org/web/20120101000000if_/http://www.slideshare.net/jane/a-walk", "jane/a-walk"),
        ("//web.archive.org/web/2012/http:/www.slideshare.net/slideshow/embed_code/101", "101"),
        ("http://wayback.archive-it.org/1068/20120101000000/http://prezi.com/embed/orcwxcmgdun-/", "orcwxcmgdun-"),
        ("https://web.archive.org/web/2012/http://www.slideshare.net/jane", None),
        ("https://web.archive.org/web/2012*/http://www.slideshare.net/jane/a-walk", None),
        ("http://www.facebook.com/sharer.php?u=http://www.slideshare.net/jane/a-walk", None),
        ("http://example.com/2012/http-basics/", None),
    ],
)
def test_copy_in_a_web_archive(url: str, key: str | None) -> None:
    """A copy in a web archive is the deck it is a copy of."""
    found = identify(url)
    assert (found.key if found else None) == key


def test_addresses_are_the_best_first() -> None:
    """A deck has an address by each of its names, people's before machines'."""
    number = deck("//s3.amazonaws.com/slideshare/ssplayer.swf?id=101&doc=walk-1")
    key = deck("//www.slideshare.net/slideshow/embed_code/key/Hj3yLsM8OpBYQz")
    name = deck("//www.slideshare.net/jane/a-walk")
    assert addresses(join(join(number, key), name)) == (
        "https://www.slideshare.net/jane/a-walk",
        "https://www.slideshare.net/slideshow/embed_code/key/Hj3yLsM8OpBYQz",
        "https://www.slideshare.net/slideshow/embed_code/101",
        "https://static.slidesharecdn.com/swf/ssplayer2.swf?doc=walk-1",
    )
    assert called([number, name, key]) == called([key, number, name]) == name
    assert joined([None, number, deck("//speakerdeck.com/jane/a-walk")]) == number
    assert joined([None]) is None


def test_named_without_a_key() -> None:
    """Names that make no key make no deck."""
    assert named("slideshare", {"user": "jane", "number": None}) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://www.slideshare.net/jane?src=embed", "slideshare"),
        ("https://www.scribd.com/user/2109053/jane", "scribd"),
        ("https://speakerdeck.com/jane", "speakerdeck"),
        ("http://www.slideshare.net/", None),
        ("http://www.slideshare.net/tag/walk", None),
        ("http://www.slideshare.net/upload?src=embed", None),
        ("https://prezi.com/user/jane/", None),
        ("http://example.com/jane", None),
        ("jane", None),
    ],
)
def test_profile(url: str, expected: str | None) -> None:
    """The page of someone who publishes is told from the provider's own."""
    assert profile(url) == expected


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[iframe src=”http://www.slideshare.net/slideshow/embed_code/16097001″ width=”597″]", "16097001"),
        ("[iframe src= »http://www.slideshare.net/jane/a-walk » width= »597″]", "jane/a-walk"),
        ("[iframe src=‹http://www.slideshare.net/jane/a-walk›]", "jane/a-walk"),
        ("[ iframe src=www.slideshare.net/jane/a-walk ]", "jane/a-walk"),
        ("[slideshare id=16097001&#038;doc=walk]", "16097001"),
        ("[slideshare id=16097001&amp;#038;doc=walk]", "16097001"),
        ("[slideshare w=5&doc;=walk&id;=16097001]", "16097001"),
        ("[slideshare w=5&doc;=walk]", "walk"),
        ("[embed]//speakerdeck.com/jane/a–walk[/embed]", "jane/a--walk"),
        ("[googleapps domain=”docs” dir=”present/embed” query=”size=m&#038;id=dhg5zj_12cq”]", "dhg5zj_12cq"),
        ("[googleapps domain= »docs » dir= »presentation/embed » query= »size=m&#038;id=dhg5zj_12cq »]", "dhg5zj_12cq"),
        ("[youtube http://www.youtube.com/watch?v=x]", None),
        ("[slideshare]", None),
    ],
)
def test_shortcode(text: str, key: str | None) -> None:
    """A shortcode is read whatever its quotes, spaces, dashes and ampersands have become."""
    assert CANDIDATE.search(text)
    assert [match[0] for match in SHORTCODE.finditer(text)] == [text]
    found = read(text)
    assert (found.key if found else None) == key


@pytest.mark.parametrize("text", ["[see http://slideshare.net/jane/a-walk]", "[1]", "[…]", "(iframe src=x)"])
def test_no_shortcode(text: str) -> None:
    """Brackets in prose are no shortcode."""
    assert not CANDIDATE.search(text)


def test_repair_keeps_what_is_not_typography() -> None:
    """A parameter that looks like an entity stays a parameter."""
    assert repair("id=1&doc=a&copy=2&amp;reg=3 425×355") == "id=1&doc=a&copy=2&reg=3 425x355"


@pytest.mark.parametrize(
    ("code", "key"),
    [
        (
            "embedSWF('http://static.slidesharecdn.com/swf/ssplayer2.swf','p',4,3,8,null,{'doc':'walk-1','rel':0})",
            "walk-1",
        ),
        ('new SWFObject("http://static.slideshare.net/swf/ssplayer2.swf?doc=walk-2","p")', "walk-2"),
        ("scribd.Document.getDoc( 210905388 , 'key-1')", "210905388"),
        ("var prezi_id = 'orcwxcmgdun-'; load('http://prezi.com/bin/preziloader.swf')", "orcwxcmgdun-"),
        ("x = 'http://issuu.com/' + u + '/docs/' + item.docname", None),
        ("embed('//static.issuu.com/v2/IssuuReader.swf', {documentId: item.documentId})", None),
    ],
)
def test_script(code: str, key: str | None) -> None:
    """A script that starts a player names its deck in literal values only."""
    found = script(code)
    assert (found.key if found else None) == key
