"""What loops of blocks list of posts: the pages of the posts themselves need not print it."""

from crawler.document import Element, Index
from crawler.items import Post, PostKey
from crawler.platforms.wordpress.article import numbers_of
from crawler.platforms.wordpress.byline import dates_of_blocks
from crawler.platforms.wordpress.clock import Zones, is_instant, printed_date


def dated_posts(index: Index, *, zones: Zones) -> tuple[Post, ...]:
    """Posts by their numbers, with when they were published, which templates of blocks may print in lists alone."""
    found: dict[str, Post] = {}
    for time in dates_of_blocks(index):
        number = next(filter(None, map(_number, time.iterancestors("li", "div", "article"))), None)
        published = printed_date(time, zones)
        if number and published and is_instant(published):
            found.setdefault(number, Post(key=PostKey(remote_id=number), published=published, mention=True))
    return tuple(found.values())


def _number(element: Element) -> str | None:
    return next(iter(numbers_of(element)), None) if "hentry" in (element.get("class") or "").split() else None
