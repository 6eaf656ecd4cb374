"""Where decks live: one row a provider, with the examples that the tests hold it to.

A pattern reads an address without its scheme, `www.slideshare.net/slideshow/embed_code/16097001`, and its named groups
are what that form calls the deck. `keys` says, best first, which of those names make a key and with which address.
To add a provider, add a row and its examples to its family.
"""

from crawler.slides.providers import editors, files, libraries, slideshare, talks
from crawler.slides.providers.row import Provider

__all__ = ["PROVIDERS", "Provider"]

PROVIDERS = (*slideshare.ROWS, *talks.ROWS, *editors.ROWS, *libraries.ROWS, *files.ROWS)
