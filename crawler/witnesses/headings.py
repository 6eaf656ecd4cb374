"""The heading that names a page's post: the one that the window's title begins with, or holds."""

from collections.abc import Iterable

from crawler.document import Element, find, has_class, text_of

_HEADINGS = f"//h1 | //h2 | //h3 | //*[{has_class('field--name-title')} or {has_class('page-title')}]"
#: Headings that are looked at.
_MOST = 60


def window_title(root: Element) -> str | None:
    """What stands in the window's title, in which most platforms put the post's title and the site's name."""
    return text_of(next(root.iter("title"), None))


def titled_heading(root: Element, headings: Iterable[Element] | None = None) -> str | None:
    """The longest heading with which the window's title begins, else that it holds; `None` where there is none."""
    window = (window_title(root) or "").casefold()
    looked_at = find(root, _HEADINGS)[:_MOST] if headings is None else headings
    texts = [text for found in looked_at if (text := text_of(found))]
    for fits in (window.startswith, window.__contains__):
        if found := [text for text in texts if fits(text.casefold())]:
            return max(found, key=len)
    return None
