"""Which address is a slide deck, and which deck it is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, reduce
from string import Formatter
from urllib.parse import quote, unquote

from crawler.slides.copies import archived, framed, mirrored
from crawler.slides.providers import PROVIDERS, Provider

__all__ = [
    "Deck",
    "addresses",
    "called",
    "hinted",
    "identify",
    "join",
    "joined",
    "named",
    "profile",
    "relative",
    "same",
]


@dataclass(frozen=True, kw_only=True)
class Deck:
    """A deck as one address or shortcode names it."""

    provider: str
    #: What the provider calls it: the best of its names.
    key: str
    #: Its canonical address.
    url: str
    #: Every name the form gave it, by the group of the provider's pattern: `number`, `user`, `slug`, `doc`, …
    names: Mapping[str, str] = field(compare=False, repr=False)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when it is first asked for: most processes meet few of the providers."""
    return re.compile(pattern, re.IGNORECASE)


def _fields(*templates: str) -> frozenset[str]:
    return frozenset(name for template in templates for _, name, _, _ in Formatter().parse(template) if name)


_ROWS = {row.name: row for row in PROVIDERS}
_FILE = _ROWS["file"]
_BY_DOMAIN: dict[str, tuple[Provider, ...]] = {
    domain: tuple(row for row in PROVIDERS if domain in row.domains) for row in PROVIDERS for domain in row.domains
}
_KEYS = {row.name: tuple((_fields(key, url), key, url) for key, url in row.keys) for row in PROVIDERS}
#: The same in the order in which one deck's names are to be preferred.
_CALLED = {
    row.name: tuple(known for key in row.called for known in _KEYS[row.name] if known[1] == key) or _KEYS[row.name]
    for row in PROVIDERS
}
_HINTS = tuple(dict.fromkeys(hint for row in PROVIDERS for hint in row.hints or row.domains))
#: What an address has, and a text that is only sentences has not.
_DOTTED = re.compile(r"\.[a-z]")
_UNDOTTED_HINTS = tuple(hint for hint in _HINTS if not _DOTTED.search(hint))
_SCHEMES = frozenset(("", "http:", "https:", "ftp:"))
_ESCAPED = re.compile(r"&(?:amp|#0*38|#x26);", re.IGNORECASE)
_DOUBLED = frozenset(("http", "https", "http:", "https:"))
_TYPES = frozenset(("ppt", "pptx", "pps", "ppsx", "odp", "key"))
#: Names that two different decks may share.
_SHARED = frozenset(("user", "token", "quoted"))


def hinted(markup: str) -> bool:
    """Say whether a deck could be named anywhere in this markup; a cheap no saves the search."""
    # hints are ASCII, and characters of one byte searched fastest
    lowered = markup.encode("utf-8", "surrogatepass").lower().decode("latin-1")
    hints = _HINTS if _DOTTED.search(lowered) else _UNDOTTED_HINTS
    return any(hint in lowered for hint in hints)


def identify(url: str) -> Deck | None:
    """Return the deck that an absolute or scheme-relative address names; `None` where it names none."""
    start = url.find("//")
    if start < 0:
        return None
    if url[:start] not in _SCHEMES and url[:start].strip().lower() not in _SCHEMES:
        return None
    host, _, path = url[start + 2 :].partition("/")
    rows = _BY_DOMAIN.get(".".join(host.lower().rsplit(".", 2)[-2:]))
    if rows is None:
        if path.partition("?")[0].partition("#")[0].rpartition(".")[2].rstrip().lower() in _TYPES:
            return _copied(path) or _file(url)
        return _copied(path) or _odd(url, host, path)
    return _known(rows, f"{host.lower()}/{path}") or _file(url)


def relative(path: str) -> Deck | None:
    """Return the deck that a relative address once led to, before a mirror took it in."""
    address = mirrored(path)
    deck = identify(address) if address else None
    return deck if deck and deck.provider != "file" else None


def _copied(path: str) -> Deck | None:
    """Return the deck that a web archive holds a copy of; of a file the copy is as good an address as any."""
    address = archived(path)
    deck = identify(address) if address else None
    return deck if deck and deck.provider != "file" else None


def _odd(url: str, host: str, path: str) -> Deck | None:
    """Look again at an address with a port, with its scheme twice, `http://https://…`, or of a frame around another."""
    if host in _DOUBLED:
        return identify(f"//{path.lstrip('/')}")
    if targets := framed(f"{host}/{path}"):
        return joined(identify(target) for target in targets)
    name, colon, port = host.partition(":")
    return identify(f"//{name}/{path}") if colon and port.isdigit() else None


def _known(rows: Iterable[Provider], address: str) -> Deck | None:
    """Try the patterns of these providers on an address without its scheme."""
    address = address.strip()
    if "&" in address:  # an address copied out of markup may be escaped once more than its attribute was
        address = _ESCAPED.sub("&", address)
    for row in rows:
        for pattern in row.patterns:
            if (match := _compiled(pattern).match(address)) and (deck := named(row.name, match.groupdict())):
                return deck
    return None


def _file(url: str) -> Deck | None:
    scheme, _, address = url.strip().partition("//")
    match = _compiled(_FILE.patterns[0]).match(address)
    return named("file", {"target": f"{scheme.lower() or 'https:'}//{match['target']}"}) if match else None


def named(provider: str, names: Mapping[str, str | None]) -> Deck | None:
    """Return the deck of these names under the best key they make; `None` where they make none."""
    given = {name: value for name, value in names.items() if value}
    if "target" in given and provider != "file":
        given["target"] = unquote(given["target"])
    filled = {**given, "quoted": quote(given.get("target", ""), safe="")}
    for needed, key, url in _KEYS[provider]:
        if needed <= filled.keys():
            return Deck(provider=provider, key=key.format_map(filled), url=url.format_map(filled), names=given)
    return None


def same(one: Deck, other: Deck) -> bool | None:
    """Say whether two decks are one; `None` where their names do not compare, as a number and a `user/slug` do not."""
    if one.provider != other.provider:
        return False
    common = one.names.keys() & other.names.keys()
    equal = {name for name in common if one.names[name].lower() == other.names[name].lower()}
    if "user" in common - equal:
        return False
    if common - _SHARED:
        return bool(equal - _SHARED)
    return True if _numbered(one, other) or _numbered(other, one) else None


def _numbered(one: Deck, other: Deck) -> bool:
    """Say whether the slug of one ends in the number of the other, as SlideShare's do when a title is taken."""
    return f"-{other.names.get('number')}" == "-" + one.names.get("slug", "").rpartition("-")[2]


def join(one: Deck, other: Deck) -> Deck:
    """Return one deck under the best key that two forms of it make together."""
    return named(one.provider, {**other.names, **one.names}) or one


def joined(decks: Iterable[Deck | None]) -> Deck | None:
    """Return the first deck under all the names that those which may be the same make together."""
    found = [deck for deck in decks if deck]
    return reduce(lambda one, other: one if same(one, other) is False else join(one, other), found) if found else None


def addresses(deck: Deck) -> tuple[str, ...]:
    """Return the deck's address by each of its names, the best first."""
    filled = {**deck.names, "quoted": quote(deck.names.get("target", ""), safe="")}
    found: dict[str, str] = {}
    for needed, key, url in _CALLED[deck.provider]:
        if needed <= filled.keys():
            found.setdefault(key.format_map(filled), url.format_map(filled))
    return tuple(found.values())


def called(decks: Iterable[Deck]) -> Deck:
    """Return the one of a deck's forms that names it best, whichever came first."""
    return min(decks, key=lambda deck: (_rank(deck), deck.url))


def _rank(deck: Deck) -> int:
    known = (needed for needed, _, _ in _CALLED[deck.provider])
    return next((rank for rank, needed in enumerate(known) if needed - {"quoted"} <= deck.names.keys()), 99)


def profile(url: str) -> str | None:
    """Return the provider whose publisher's page this address is."""
    _, slashes, rest = (archived(url) or url).partition("//")
    host, _, path = rest.partition("/")
    for row in _BY_DOMAIN.get(".".join(host.lower().rsplit(".", 2)[-2:]), ()) if slashes else ():
        if row.profile and _compiled(row.profile).match(f"{host.lower()}/{path}"):
            return row.name
    return None
