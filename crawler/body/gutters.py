"""Numbers of lines beside a program: highlighters print them in a column of a table, and nobody wrote them."""

import re
from itertools import count

from crawler.body.tree import Element, remove

_NUMBER = re.compile(r"[0-9]{1,6}")


def settle(root: Element) -> None:
    """Take away each cell that counts the lines of the program in the next one."""
    for program in list(root.iter("pre")):
        cell = next(program.iterancestors("td"), None)
        gutter = cell.getprevious() if cell is not None else None
        if gutter is not None and gutter.tag == "td" and _counts(gutter):
            remove(gutter)


def _counts(cell: Element) -> bool:
    """True for nothing but numbers of lines, one after the other, set as a program is."""
    numbers = [word for text in cell.itertext() for word in str(text).split()]
    if not numbers or not _NUMBER.fullmatch(numbers[0]) or next(cell.iter("pre"), None) is None:
        return False
    return all(word == str(number) for word, number in zip(numbers, count(int(numbers[0])), strict=False))
