"""What may tell which platform made a page, gathered in one walk for all platforms that are asked."""

from functools import cached_property

from lxml import etree

from crawler.document import Element
from crawler.items import Response

_TELLING = ("meta", "link", "script", "style", "form", "astro-island", etree.Comment)


class Signs:
    """A page's elements that tell. Addresses are joined, a line each: one search of all costs less than one of each."""

    def __init__(self, root: Element, response: Response) -> None:
        self.root = root
        self.response = response
        self._found: dict[object, list[Element]] = {}
        for node in root.iter(*_TELLING):
            self._found.setdefault(node.tag, []).append(node)

    def all(self, tag: str) -> list[Element]:
        """The page's elements of this name, of those that may tell."""
        return self._found.get(tag, [])

    @property
    def comments(self) -> list[str]:
        """The markup's comments."""
        return [node.text or "" for node in self._found.get(etree.Comment, ())]

    @cached_property
    def generators(self) -> list[str]:
        """What the page says that it was made with."""
        metas = self.all("meta")
        named = [meta for meta in metas if "generator" in {_lower(meta.get("name")), _lower(meta.get("property"))}]
        return [content for meta in named if (content := meta.get("content", "").strip())]

    @cached_property
    def linked(self) -> str:
        """Addresses of its links to what is not shown: feeds, services, style sheets."""
        return "\n".join(link.get("href", "") for link in self.all("link"))

    @cached_property
    def scripts(self) -> str:
        """Addresses of its scripts."""
        return "\n".join(script.get("src", "") for script in self.all("script"))

    @cached_property
    def forms(self) -> str:
        """Addresses that its forms are sent to."""
        return "\n".join(form.get("action", "") for form in self.all("form"))


def _lower(name: str | None) -> str:
    return name.lower() if name else ""
