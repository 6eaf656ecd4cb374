"""What of a reading is the blog's, and under which address, whatever the response says of itself."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin

from crawler.document import Element
from crawler.items import Follow, Known, Reading
from crawler.scope import host_of, in_blog, joined, url_key

_SENT_ON = re.compile(r"""\blocation(?:\.href)?\s*(?:=|\.(?:replace|assign)\()\s*["']([^"'\s]+)["']""")


def of_blog(reading: Reading, url: str, known: Known) -> Reading:
    """A feed's reading; of a feed that stands elsewhere, as FeedBurner's do, what it says of the blog's own pages."""
    root = known.root
    if root is None or in_blog(url, root):
        return reading
    posts = tuple(post for post in reading.posts if post.key.url and in_blog(post.key.url, root))
    comments = tuple(one for one in reading.comments if one.post.url and in_blog(one.post.url, root))
    return replace(reading, blog=None, posts=posts, comments=comments)


def with_own_address(reading: Reading, url: str, known: Known) -> Reading:
    """A reading of a post's page, where careless data of a theme says of every page that its address is the blog's."""
    if len(reading.posts) != 1:
        return reading
    home, key = known.root or (reading.blog.url if reading.blog else None) or urljoin(url, "/"), reading.posts[0].key
    front = url_key(home)
    own = replace(
        key,
        url=url if key.url and url_key(key.url) == front else key.url,
        aliases=tuple(alias for alias in key.aliases if url_key(alias) != front),
    )
    if own == key or url_key(url) == front:
        return reading
    comments = tuple(replace(one, post=own) if one.post == key else one for one in reading.comments)
    return replace(reading, posts=(replace(reading.posts[0], key=own),), comments=comments)


def sent_on(root: Element, base: str, known: Known) -> tuple[Follow, ...]:
    """Where a page without links that is to be seen only in passing leads: its frames, or what its script opens."""
    if (frames := root.find("frameset")) is not None:
        return tuple(_framed(frames, base, known))
    if known.root is not None or next(root.iter("a"), None) is not None:
        return ()
    found = (_SENT_ON.search(script.text or "") for script in root.iter("script"))
    opened = next((url for one in found if one and (url := joined(base, one.group(1)))), None)
    return (Follow(url=opened, purpose="start"),) if opened and host_of(opened) == host_of(base) else ()


def _framed(frames: Element, base: str, known: Known) -> Iterator[Follow]:
    """The pages in a page's frames; of those on other sites only one alone, under which name the blog stands there."""
    urls = [url for frame in frames.iter("frame") if (url := joined(base, frame.get("src")))]
    own = [url for url in urls if host_of(url) == host_of(base)]
    for url in own or urls[: len(urls) == 1]:
        yield Follow(url=url, purpose="start" if known.root is None else "link")
