"""What an import has to do with what is learned of a blog's theme: pages are read by it, and read again for it."""

from collections.abc import Callable
from functools import partial

from archive.database import look_up
from archive.warc import Stored
from crawler.items import Response
from crawler.scope import url_key
from pipelines.decoding import Decoder
from pipelines.importing.mirror import Mirror
from pipelines.importing.saved import Rules, moved, response_of
from pipelines.learning import in_force
from pipelines.session import Session


class ImportDecoder(Decoder):
    """Gives the responses that the records of an import stand for: files with the addresses they were served with."""

    def __init__(self, mirror: Mirror) -> None:
        self._mirror = mirror
        self._plain: Decoder | None = None

    def stored(self, stored: Stored) -> Response | None:
        """A stored response, or a file as the response it once was."""
        record = stored.record
        if record.type != "resource":
            self._plain = self._plain or Decoder()
            plain = self._plain.stored(stored)
            return moved(plain, self._mirror) if plain else None
        kind = (record.content_type or "").split(";")[0].strip().lower()
        return response_of(
            self._mirror.now(record.url), record.fetched_at, kind, stored.name, stored.body, self._mirror
        )


def decoder(mirror: Mirror) -> Callable[[], Decoder]:
    """What makes the decoder of an import."""
    return partial(ImportDecoder, mirror)


def rules_of(session: Session, mirror: Mirror) -> Rules:
    """What the archive knows of the theme of the blog before the import."""
    blog_id = look_up(session.db, "blog", url_key(mirror.root))
    return in_force(session.db, blog_id) if blog_id is not None else ()
