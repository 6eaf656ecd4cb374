"""Scores pages of `gold/`: words of comments and of bodies."""

from collections.abc import Iterable

from bench.extraction.answer import Answer
from bench.extraction.pages import Page
from bench.extraction.tally import Tallies, tallies
from bench.extraction.words import f1, words

FIGURES = ("comment words, recall", "comment words, precision", "no comment where there is none", "body F1")


def score(answers: Iterable[tuple[Page, Answer]]) -> Tallies:
    """The figures of a reader over pages of any kind; comments page by page, as the labels count a page as one."""
    recall, precision, silent, body = (found := tallies(FIGURES)).values()
    for page, answer in answers:
        body.add(page.name, f1(words(page.label["content_text"]), words(answer.text)))
        stated, given = words(page.label["comments_text"]), words(answer.comments)
        if not stated:
            silent.add(page.name, not given and not answer.said)
            continue
        shared = (stated & given).total()
        recall.add(page.name, shared / stated.total())
        if given:
            precision.add(page.name, shared / given.total())
    return found
