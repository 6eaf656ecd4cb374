"""The pictures that WordPress's export holds as items of their own, put where a post shows them as a gallery."""

import re
from collections.abc import Iterable, Mapping
from html import escape

_GALLERY = re.compile(r"\[gallery\b([^\]\[]{0,1000})\]")
_NUMBERS = re.compile(r"""\b(?:ids|include)=["']?([\d\s,]+)""")
#: The key under which WordPress keeps what a picture is described by.
ALT = "_wp_attachment_image_alt"
_OF_PICTURE = ("wp:post_id", "wp:post_type", "wp:post_parent", "wp:attachment_url", "excerpt:encoded", ALT)

Fields = Mapping[str, str]


def has_gallery(stored: str | None) -> bool:
    """Whether a stored text shows a gallery."""
    return stored is not None and _GALLERY.search(stored) is not None


class Pictures:
    """The pictures of an export, by their numbers."""

    def __init__(self) -> None:
        self._by_number: dict[str, Fields] = {}

    def add(self, item: Fields) -> None:
        """Note an item of the export, if it is a picture."""
        if item.get("wp:post_type") == "attachment" and item.get("wp:attachment_url"):
            self._by_number[item.get("wp:post_id", "")] = {name: item[name] for name in _OF_PICTURE if name in item}

    def of(self, post: Fields) -> list[Fields]:
        """The pictures in all galleries of a post, each once."""
        shown = _GALLERY.findall(post.get("content:encoded", ""))
        return list({id(one): one for said in shown for one in self._named(said, post)}.values())

    def shown_in(self, post: Fields) -> Fields:
        """The post with the pictures in place of what asks for them; a gallery without any stays as it is."""
        stored = post.get("content:encoded", "")
        if not has_gallery(stored):
            return post
        return {**post, "content:encoded": _GALLERY.sub(lambda found: self._shown(found, post), stored)}

    def _shown(self, found: re.Match[str], post: Fields) -> str:
        figures = "".join(map(_figure, self._named(found.group(1), post)))
        return f"\n\n<div>{figures}</div>\n\n" if figures else found.group()

    def _named(self, said: str, post: Fields) -> Iterable[Fields]:
        """The pictures that a gallery names, or else all that were put into its post."""
        if numbers := _NUMBERS.search(said):
            asked = re.findall(r"\d+", numbers.group(1))
            return [self._by_number[number] for number in asked if number in self._by_number]
        number = post.get("wp:post_id")
        return [one for one in self._by_number.values() if number and one.get("wp:post_parent") == number]


def _figure(picture: Fields) -> str:
    caption = picture.get("excerpt:encoded")
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    alt = f' alt="{escape(picture[ALT])}"' if ALT in picture else ""
    return f'<figure><img src="{escape(picture["wp:attachment_url"])}"{alt}>{below}</figure>'
