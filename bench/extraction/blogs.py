"""Scores pages of `blogs/`: each label against the item that is it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bench.extraction import dates
from bench.extraction.answer import Answer, Said
from bench.extraction.pages import Page
from bench.extraction.tally import Tallies, tallies
from bench.extraction.words import Words, f1, squashed, words

#: Token F1 from which two texts are the same.
SAME = 0.9
#: A blog whose feed holds other texts than its pages.
_OTHER_TEXTS = "lencioni+shiftingpixel.com"
#: Where a feed gives the beginning of a post alone.
_CUT = "more-link"
FIGURES = (
    *("comments found", "items that are real", "comment text", "comment author", "comment minute", "comment id"),
    *("pings found", "pings told", "title", "author", "day", "body F1"),
)

Label = Mapping[str, Any]


def score(answers: Iterable[tuple[Page, Answer]]) -> Tallies:
    """The figures of a reader over pages of blogs."""
    found = tallies(FIGURES)
    minutes: list[tuple[str, tuple[str, dates.Pair]]] = []
    days: list[tuple[str, tuple[str, dates.Pair]]] = []
    for page, answer in answers:
        if "title" in page.label:
            _score_post(found, page, answer)
            pair = (answer.date, False, dates.instant(page.label["date"]))
            days.append((page.name, (page.blog, pair)))
        if "comments" in page.label and answer.said is not None:
            minutes += _score_comments(found, page, answer.said)
    for figure, pairs, judge in (("day", days, dates.right_days), ("comment minute", minutes, dates.right_minutes)):
        for (name, _), is_right in zip(pairs, judge([pair for _, pair in pairs]), strict=True):
            found[figure].add(name, is_right)
    return found


def _score_post(found: Tallies, page: Page, answer: Answer) -> None:
    label = page.label
    for name in ("title", "author"):
        if label[name]:
            found[name].add(page.name, squashed(label[name]) == squashed(getattr(answer, name)))
    if label["content_text"] and page.blog != _OTHER_TEXTS and _CUT not in label.get("content_html", ""):
        found["body F1"].add(page.name, f1(words(label["content_text"]), words(answer.text)))


def _score_comments(found: Tallies, page: Page, said: Sequence[Said]) -> Iterable[tuple[str, tuple[str, dates.Pair]]]:
    labels = page.label["comments"]
    items = [words(item.text) for item in said]
    matched = match(labels, said, items)
    if page.label["comments_complete"]:
        for place in range(len(said)):
            found["items that are real"].add(page.name, place in matched.values())
    for number, label in enumerate(labels):
        item = said[matched[number]] if number in matched else None
        if label["in_page_id"]:
            found["comment id"].add(page.name, item is not None and item.id == label["id"])
        if label["kind"] != "comment":
            found["pings found"].add(page.name, item is not None)
            if item:
                found["pings told"].add(page.name, item.is_ping)
            continue
        found["comments found"].add(page.name, item is not None)
        is_text = item is not None and f1(words(label["text"]), items[matched[number]]) >= SAME
        found["comment text"].add(page.name, is_text)
        found["comment author"].add(page.name, item is not None and squashed(item.author) == squashed(label["author"]))
        if item and item.is_ping:
            found["pings told"].add(page.name, 0)
        pair = (
            (item.date, item.zoned, dates.instant(label["date"]))
            if item
            else (None, False, dates.instant(label["date"]))
        )
        yield page.name, (page.blog, pair)


def match(labels: Sequence[Label], said: Sequence[Said], items: Sequence[Words]) -> dict[int, int]:
    """The item that each label is, one to one: by id; where the page prints no id by text; pings by title, too."""
    found: dict[int, int] = {}
    by_id = {item.id: place for place, item in enumerate(said) if item.id}
    for number, label in enumerate(labels):
        if label["id"] in by_id:
            found[number] = by_id.pop(label["id"])
    taken = set(found.values())
    for number, label in enumerate(labels):
        if number in found or (label["in_page_id"] and label["kind"] == "comment"):
            continue
        place = _alike(label, said, items, taken)
        if place is not None:
            found[number] = place
            taken.add(place)
    return found


def _alike(label: Label, said: Sequence[Said], items: Sequence[Words], taken: set[int]) -> int | None:
    """The free item without an id that is most like a label."""
    text, name = words(label["text"]), squashed(label["author"])
    best, best_score = None, 0.0
    for place, item in enumerate(said):
        if place in taken:
            continue
        is_named = bool(name) and squashed(item.author) == name
        likeness = f1(text, items[place]) if text else 0.0
        if likeness >= SAME or (is_named and label["kind"] != "comment"):
            score = likeness + is_named
            if score > best_score:
                best, best_score = place, score
    return best


def counted(pages: Iterable[Page]) -> Counter[str]:
    """What the labels hold, for the table's head."""
    return Counter(label["kind"] for page in pages for label in page.label.get("comments", ()))
