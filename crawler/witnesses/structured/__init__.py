"""What a page states about its post in data: JSON-LD, microformats, microdata, meta elements, links, trackbacks."""

from dataclasses import replace

from crawler.body import read_body
from crawler.document import Element, Index, text_of
from crawler.items import Comment, PostKey
from crawler.witnesses.structured import jsonld, metas, microdata, microformats, trackback
from crawler.witnesses.structured.facts import Facts, Said, merged
from crawler.witnesses.unset import if_set

__all__ = ["Facts", "Said", "read_comments", "read_post_facts"]


def read_post_facts(root: Element, index: Index, base: str) -> Facts:
    """What the page states about the one post it holds; `kind="listing"` where it states to hold several.

    What marks the words that people see is trusted before what is only for machines, a date in data before a printed.
    """
    scripts = [script for script in root.iter("script") if script.get("type") == "application/ld+json"]
    data = list(jsonld.read(scripts, base))
    entry = list(microformats.read(index, base, text_of(next(root.iter("title"), None))))
    scoped = list(microdata.read(root, base))
    ping = list(trackback.read(root, base))
    head, links = metas.read(root, base), metas.read_links(root, base)
    shown = [*scoped, *entry]
    facts = merged([*data, *shown, *ping, replace(head, author=None, url=None), links, head])
    title = next((source.title for source in shown if source.title), None)
    published = next((source.published for source in (*data, *shown, head, *ping) if _exact(source.published)), None)
    in_head = facts.author is not None and not any(source.author for source in (*data, *shown, *ping, links))
    return replace(facts, title=title or facts.title, published=published or facts.published, author_in_head=in_head)


def _exact(date: str | None) -> bool:
    """True for a date as machines write it, `2013-01-28T08:15…`, of which nothing is to be guessed."""
    date = if_set(date)
    return date is not None and len(date) >= 16 and date[:4].isdigit() and date[4] == "-" and date[10] in "T "


def read_comments(root: Element, index: Index, facts: Facts, post: PostKey, base: str) -> tuple[Comment, ...]:
    """The comments that data states: those of JSON-LD, else the answers that the page cites as `h-cite`."""
    said = facts.comments or tuple(microformats.read_answers(index, base))
    return tuple(_comment(one, said, post, base) for one in said)


def _comment(one: Said, said: tuple[Said, ...], post: PostKey, base: str) -> Comment:
    parent = said[one.parent].remote_id if one.parent is not None else None
    return Comment(
        post=post,
        remote_id=one.remote_id,
        parent_remote_id=parent,
        parent_stated=one.parent_stated and parent is not None,
        author=one.author,
        author_url=one.author_url,
        published=one.published,
        url=one.url,
        body=read_body(one.html, base) if one.html else None,
    )
