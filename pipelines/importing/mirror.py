"""Where a mirror once stood: what its files say of their own addresses, held against their names."""

import posixpath
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from crawler.scope import in_blog, tidy, url_key
from pipelines.importing.names import address_path, address_steps, is_host, steps, with_port

#: Other roots are taken for the blog's own where so many of its files, and so great a part of them, name them.
_LEAST = 3
_PART = 0.02
#: So many pages are held against what is said of the blog's root, under which one of so many has to lie.
_SAMPLED = 500
_UNDER = 4


@dataclass(frozen=True, kw_only=True)
class Stated:
    """What one file of a mirror says of where it stood."""

    name: str
    #: Its own address.
    address: str | None = None
    #: True where the tool that saved it wrote the address down.
    certain: bool = False
    #: Feeds are kept as they were served; in pages, tools rewrite addresses.
    feed: bool = False
    #: Where the first entries of a feed lead.
    leads: tuple[str, ...] = ()
    #: Root of its blog.
    home: str | None = None
    platform: str | None = None
    #: Whether it is a page, a feed or the like.
    markup: bool = False
    #: Whether it is an export of a blog.
    export: bool = False
    #: Whether it names its own host with https; `None` where it does not name it.
    secure: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Mirror:
    """How the names of a mirror's files become addresses again."""

    #: Root of the blog.
    root: str
    #: What precedes the names of the files that were served.
    folder: str = ""
    #: What takes its place in addresses; only a scheme where folders are named after hosts.
    base: str
    #: Other roots under which the files name each other: where the blog or a copy of it stood.
    others: tuple[str, ...] = ()
    #: What addresses have in place of `.html`.
    ending: str = ".html"
    #: False where the files' names say nothing of their addresses.
    named: bool = True
    platform: str | None = None

    def url(self, name: str) -> str | None:
        """The address of a file; `None` where it lies outside of what was served."""
        if not name.startswith(self.folder):
            return None
        path = address_path(name[len(self.folder) :], self.ending)
        if self.base.endswith("://"):
            if not is_host(path.partition("/")[0].partition("?")[0].replace("%3A", ":")):
                return None
            path = with_port(path)
        return self.now(tidy(self.base + path))

    def now(self, url: str) -> str:
        """An address under another of the roots, as it is under the blog's own."""
        key = url_key(url) + "/"
        for other in self.others:
            if key.startswith(url_key(other) + "/") and (rest := _below(url, other)) is not None:
                return self.home + rest
        return url

    @property
    def home(self) -> str:
        """The address that stands for the others."""
        return self.root if self.base.endswith("://") else self.base


def _below(url: str, root: str) -> str | None:
    """What follows a root in an address, whichever its scheme."""
    rest = url.partition("://")[2]
    start = root.partition("://")[2]
    return rest[len(start) :] if rest.lower().startswith(start.lower()) else "" if rest == start.rstrip("/") else None


@dataclass
class Survey:
    """Gathers what files state, and concludes; the order they come in does not matter."""

    #: Files that name themselves under a root: by folder, then root, feeds apart.
    votes: dict[str, Counter[tuple[str, bool]]] = field(default_factory=dict)
    hosts: Counter[str] = field(default_factory=Counter)
    homes: Counter[str] = field(default_factory=Counter)
    platforms: Counter[str] = field(default_factory=Counter)
    endings: Counter[str] = field(default_factory=Counter)
    indexes: set[str] = field(default_factory=set)
    apart: int = 0
    files: int = 0
    pages: int = 0
    #: Names of exports.
    exports: list[str] = field(default_factory=list)
    schemes: Counter[str] = field(default_factory=Counter)
    #: Names of some pages.
    sample: list[str] = field(default_factory=list)
    #: Where some entries of feeds lead.
    leads: set[str] = field(default_factory=set)

    def hear(self, said: Iterable[Stated]) -> "Survey":
        """Take in what files state."""
        for file in said:
            self.files += 1
            if file.markup:
                self._place(file)
            if file.export:
                self.exports.append(file.name)
            if file.home:
                self.homes[file.home] += 1
            if file.platform:
                self.platforms[file.platform] += 1
        return self

    def _place(self, file: Stated) -> None:
        self.pages += 1
        if not file.feed and len(self.sample) < _SAMPLED:
            self.sample.append(file.name)
        if len(self.leads) < _SAMPLED:
            self.leads.update(file.leads)
        if file.secure is not None:
            self.schemes["https" if file.secure else "http"] += 1
        folder, _, last = file.name.rpartition("/")
        if last.lower().startswith("index.htm"):
            self.indexes.add(folder)
        hosts = [step for step in folder.split("/") if is_host(step)]
        if hosts:
            self.hosts[file.name[: file.name.index(hosts[0])] + "\0" + hosts[0]] += 1
        if file.address is None:
            return
        pair = _pair(file.name, file.address)
        if pair is None:
            self.apart += not file.feed
            return
        self.votes.setdefault(pair[0], Counter())[pair[1], file.feed] += 1
        if not file.feed and last.lower().endswith((".html", ".htm")) and not last.lower().startswith("index.htm"):
            path = urlsplit(file.address).path
            self.endings["/" if path.endswith("/") else ".html" if path.endswith((".html", ".htm")) else ""] += 1

    def conclude(self, url: str | None) -> Mirror | None:
        """How names become addresses; `url` is the blog's root where somebody knows it. `None` where nobody does."""
        folder = max(self.votes, key=lambda name: (self.votes[name].total(), -len(name), name), default=None)
        counted = self.votes[folder] if folder is not None else Counter[tuple[str, bool]]()
        bases = _bases(counted)
        if folder is None:
            folder, bases = self._by_folders(url)
        if not bases:
            return None
        base = next((found for found in bases if url and _leads_to(found, url)), None)
        if base is None:
            base = _root_of(url) if url and not bases[0].endswith("://") else bases[0]
        whole = self._host(folder, base) if base.endswith("://") else base
        if whole is None and url is None:
            return None
        others = [found for found in bases if found != base and not found.endswith("://")]
        mirror = Mirror(
            root=url or whole or "",
            folder=folder,
            base=base,
            others=tuple(others),
            ending=max(sorted(self.endings), key=lambda ending: self.endings[ending], default=".html"),
            named=base.endswith("://") or counted.total() >= self.apart,
            platform=max(sorted(self.platforms), key=lambda name: self.platforms[name], default=None),
        )
        mirror = mirror if self.endings else replace(mirror, ending=self._ending(mirror))
        return mirror if url else self._deeper(mirror)

    def _ending(self, mirror: Mirror) -> str:
        """What ends the addresses that feeds lead to where pages, which state none, were saved under `.html`."""
        saved = {mirror.url(name) for name in self.sample}
        leads = {mirror.now(tidy(url)) for url in self.leads}
        endings = Counter(
            "/" if url.endswith("/") else "" for url in leads - saved if url.rstrip("/") + ".html" in saved
        )
        return max(sorted(endings), key=lambda ending: endings[ending], default=mirror.ending)

    def _host(self, folder: str, scheme: str) -> str | None:
        """The host most of whose pages were saved."""
        counts = {
            name[len(folder) + 1 :]: count for name, count in self.hosts.items() if name.startswith(folder + "\0")
        }
        host = max(sorted(counts), key=lambda name: counts[name], default=None)
        return f"{scheme}{with_port(host)}/" if host else None

    def _by_folders(self, url: str | None) -> tuple[str, list[str]]:
        """Where no file states its address: folders named after hosts, else the uppermost index page is the root.

        Pages name the root of their blog, too, where links to what was not saved were left as they are.
        """
        if self.hosts:
            found = max(sorted(self.hosts), key=lambda name: self.hosts[name])
            folder, _, host = found.partition("\0")
            if url is None or with_port(host).lower() == urlsplit(url).netloc.lower():
                scheme = "https" if self.schemes["https"] > self.schemes["http"] else "http"
                return folder, [f"{urlsplit(url).scheme if url else scheme}://"]
        top = min(self.indexes, key=lambda name: (name.count("/") + bool(name), name), default="")
        # a page deeper down is no front page, but one that stood there
        folder = f"{top}/" if top and "/" not in top else ""
        home = max(sorted(self.homes), key=lambda name: self.homes[name], default=None)
        root = url or (_root_of(tidy(home)) if home and home.startswith(("http://", "https://")) else None)
        return folder, [root] if root else []

    def _deeper(self, mirror: Mirror) -> Mirror:
        """The blog's root, where most of the files that state one agree on it."""
        said: Counter[str] = Counter()
        for home, count in self.homes.items():
            said[mirror.now(tidy(home if home.endswith("/") else home + "/"))] += count
        top = max(sorted(said), key=lambda home: (said[home], -len(home)), default=None)
        if top is None or not in_blog(top, _site(mirror.root)):
            return mirror
        if sum(count for home, count in said.items() if in_blog(home, top)) * 2 < said.total():
            return mirror
        under = sum(1 for name in self.sample if in_blog(mirror.url(name) or "", top))
        if under * _UNDER < len(self.sample):
            return mirror
        return replace(mirror, root=top)


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


def _root_of(url: str) -> str:
    return url if url.endswith("/") else url + "/"


def _leads_to(base: str, url: str) -> bool:
    return base.endswith("://") or in_blog(url, base)


def _pair(name: str, address: str) -> tuple[str, str] | None:
    """The folder and the root that a file's name and its address differ in; `None` where they share nothing."""
    mine, query = steps(name)
    said, said_query = address_steps(address)
    same = 0
    while same < min(len(mine), len(said)) and mine[-1 - same] == said[-1 - same]:
        same += 1
    if query != said_query or (same == 0 and len(said) > 1):
        return None
    parts = posixpath.normpath(name).split("/")
    folder = "/".join(parts[: len(mine) - same])
    scheme, root = urlsplit(address).scheme, said[: len(said) - same]
    return f"{folder}/" if folder else "", f"{scheme}://" + "".join(f"{step}/" for step in root)


def _bases(counted: Counter[tuple[str, bool]]) -> list[str]:
    """The roots that files name, the one to keep first: what feeds say, then what most say. Each has but one scheme."""
    said: Counter[str] = Counter()
    feeds: Counter[str] = Counter()
    spelled: dict[str, Counter[str]] = {}
    for (base, feed), count in counted.items():
        key = "" if base.endswith("://") else url_key(base)
        said[key] += count
        feeds[key] += count * feed
        spelled.setdefault(key, Counter())[base] += count
    enough = [key for key in said if said[key] >= max(_LEAST, counted.total() * _PART)]
    first = max(sorted(said), key=lambda key: (feeds[key], said[key]), default=None)
    keys = [first, *sorted(key for key in enough if key != first)] if first is not None else []
    return [max(sorted(spelled[key]), key=lambda base: spelled[key][base]) for key in keys]
