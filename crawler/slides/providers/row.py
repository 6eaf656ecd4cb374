"""What a provider's row says, and what the patterns of rows are made of."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Provider:
    """A place that decks are embedded from or linked at."""

    name: str
    #: Its domains, each the last two labels of a host.
    domains: tuple[str, ...]
    patterns: tuple[str, ...]
    #: Pairs of a key and its canonical address, both templates over the patterns' groups.
    keys: tuple[tuple[str, str], ...]
    #: The keys in the order that a deck known by several is called by, where another than theirs: people's before
    #: machines'.
    called: tuple[str, ...] = ()
    #: What a text must contain, one of these, to be worth looking at; the domains where nothing is given.
    hints: tuple[str, ...] = ()
    #: Patterns over a repaired shortcode without its brackets, where the shortcode names a deck but no address.
    shortcodes: tuple[str, ...] = ()
    #: Pattern of the page of someone who publishes here, which an embed's caption names as the author.
    profile: str | None = None
    #: Examples: address, key, canonical address.
    decks: tuple[tuple[str, str, str], ...]
    #: Examples that are no deck.
    others: tuple[str, ...]


def may(before: str, name: str, value: str) -> str:
    """Pattern of a parameter that need not be there, at any place."""
    return rf"(?:(?=.*?{before}{name}={value}))?"


def but(*words: str) -> str:
    """Pattern that refuses these words as the whole of a path's next part."""
    return rf"(?!(?:{'|'.join(words)})(?:[/?#]|$))"
