"""How Python looks after its memory while much is read."""

import gc

#: Parsed pages come and go by the thousand and hold no cycles: at Python's own threshold, looking through them again
#: and again took a seventh of a crawl's time.
_COLLECT_AFTER = 50_000


def collect_seldom() -> None:
    """Have Python look for cycles seldom, and never among what is loaded by now."""
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER, 20, 50)
