"""What a reader says of a page, whichever it is."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Said:
    """A comment or ping as an item."""

    text: str | None
    author: str | None = None
    #: As in the archive: an instant, a local time given as one where `zoned` is false, or a date.
    date: str | None = None
    zoned: bool = False
    id: str | None = None
    is_ping: bool = False
    #: All that the item prints, as the gold set has it: name, date, text.
    printed: str = ""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a reader says of one page."""

    title: str | None = None
    author: str | None = None
    date: str | None = None
    text: str | None = None
    #: Comments and pings; `None` where the reader makes no items of them.
    said: tuple[Said, ...] | None = None
    #: All comments as one text.
    comments: str = ""
    #: True where the reader gave the page to another one, for want of its own.
    fell_back: bool = False
