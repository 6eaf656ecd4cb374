"""RSS 2.0, RSS 1.0 and Atom (RFC 4287), with the modules blogs use: content, dc, slash, wfw and thr (RFC 4685)."""

import re
from collections import Counter
from collections.abc import Mapping

from lxml import etree

from crawler.body import read_body
from crawler.document import inline_text
from crawler.items import Blog, Comment, Declared, Follow, Known, Post, PostKey, Problem, Reading, Response, Term
from crawler.scope import host_of, joined, url_key
from crawler.witnesses.entries import Entry, local_name, text_in
from crawler.witnesses.structured.addresses import part_id
from crawler.witnesses.unset import if_set

_DC_DATE = "{http://purl.org/dc/elements/1.1/}date"
_DC_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
_SLASH = "{http://purl.org/rss/1.0/modules/slash/}comments"
_WFW = "{http://wellformedweb.org/CommentAPI/}commentRss"
_THR = "{http://purl.org/syndication/thread/1.0}"
_OPEN_SEARCH = tuple(
    f"{{http://a9.com/-/spec/{form}/}}totalResults" for form in ("opensearchrss/1.0", "opensearch/1.1")
)
_GD_PROPERTY = "{http://schemas.google.com/g/2005}extendedProperty"

#: WordPress numbers comments, TypePad's ids are hexadecimal, Blogger and old Movable Type write `#c123`.
_COMMENT_ID = re.compile(r"#(?:(?:li-)?comment-|c(?=\d+$))([0-9a-f]+)$")
#: Blogger links a reply to the entry of the comment that it answers.
_ANSWERED = re.compile(r"/comments/default/(\d+)(?:\?|$)")
_REPLY_PREFIX = re.compile(
    r"^\s*(?:<p>)?[^<]{1,60}<a href=[\"']([^\"']+#comment-(\d+))[\"'][^>]*>[^<]*</a>[^<\w]{0,3}(?:</p>|<br ?/?>|\n)\s*"
)
_COMMENT_PAGE = re.compile(r"/comment-page-\d+(?=/|$)|(?<=[?&])(?:cpage|showComment|cid)=\w+&?")
_OF_PART = re.compile(r"/(?:categor(?:y|ies)|tags?|labels?|authors?)/", re.IGNORECASE)
_EXPORTS = ("http://wordpress.org/export/", "https://wordpress.org/export/", "http://schemas.google.com/blogger/2018")
_ROOTS = frozenset({"rss", "feed", "RDF", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"})
#: Where a blog keeps its feed that links to none.
USUAL = ("feed.xml", "atom.xml", "rss.xml", "index.xml")


def is_export(root: etree._Element) -> bool:
    """True for an export that has the form of a feed, but holds drafts and held comments too (WordPress, Blogger)."""
    if any(space.startswith(_EXPORTS) for space in root.nsmap.values()):
        return True
    id_ = root.findtext("{http://www.w3.org/2005/Atom}id") or ""
    return id_.rstrip().endswith(".archive")


def is_probe(url: str) -> bool:
    """True for where a feed is looked for that nothing links to."""
    return url.rpartition("/")[2] in USUAL


def is_feed(root: etree._Element) -> bool:
    """True for the root element of a feed of any kind."""
    return local_name(root) in _ROOTS


def read_feed(root: etree._Element, response: Response, known: Known) -> Reading:
    """Posts or comments of one feed document; which of them, the entries' own links say.

    Where a crawl starts from a feed, it goes on to the page that the feed belongs to.
    """
    channel = next((child for child in root if local_name(child) == "channel"), root)
    head = Entry(channel, response.url)
    holder = root if local_name(root) not in {"rss"} else channel
    entries = [Entry(node, response.url) for node in holder if local_name(node) in {"item", "entry"}]
    problems = [] if head.link or entries else [Problem(stage="read", error="empty-feed")]
    comments = [entry for entry in entries if _is_comment(entry)]
    if comments:
        read = tuple(comment for entry in comments if (comment := _comment(entry, response.url)))
        return Reading(
            witness="comment-feed",
            comments=read,
            declared=_declared(head, "comments"),
            follow=(*_start(head, known), *_next(head, response.url, "comment-feed")),
            problems=tuple(problems),
        )
    guids = Counter(entry.text("guid", "id") for entry in entries)
    addressed, lost = _addressed(entries, head.link or known.root)
    posts = tuple(_post(entry, url, response.url, guids) for entry, url in addressed)
    if lost:
        problems.append(Problem(stage="read", error="entries-without-page", detail=f"{lost} of {len(entries)}"))
    return Reading(
        witness="feed",
        blog=_blog(head, response.url) if posts else None,
        posts=posts,
        declared=_declared(head, "posts"),
        follow=(*_start(head, known), *_follow(addressed), *_next(head, response.url, "feed")),
        problems=tuple(problems),
    )


def _start(head: Entry, known: Known) -> tuple[Follow, ...]:
    return (Follow(url=head.link, purpose="start"),) if head.link and known.root is None else ()


def _next(head: Entry, base: str, purpose: str) -> tuple[Follow, ...]:
    """The feed's next page (RFC 5005)."""
    urls = (joined(base, link.get("href", "")) for link in head.linked("next")[:1])
    return tuple(Follow(url=url, purpose=purpose) for url in urls if url)


def _is_comment(entry: Entry) -> bool:
    return bool(_COMMENT_ID.search(entry.link or "")) or bool(entry.children(f"{_THR}in-reply-to"))


def _blog(head: Entry, url: str) -> Blog:
    """The feed of a term or an author is titled after that."""
    title, description = _words(head.text("title")), _words(head.text("description", "subtitle", "tagline"))
    is_part = _OF_PART.search(url) is not None
    return Blog(
        title=None if is_part else title,
        description=None if is_part else description,
        language=head.text("language", _DC_LANGUAGE),
        generator=head.text("generator"),
    )


def _declared(head: Entry, entity: str) -> tuple[Declared, ...]:
    total = head.text(*_OPEN_SEARCH) or ""
    return (Declared(entity=entity, count=int(total)),) if total.isdigit() else ()


def _addressed(entries: list[Entry], home: str | None) -> tuple[list[tuple[Entry, str]], int]:
    """The entries with their pages, on the blog's own site where it has any, and how many have none of their own.

    The blog's home is no entry's page, nor is what several entries lead to; a page on another site is another's.
    """
    front = url_key(home) if home else None
    pages = [[url for url in entry.addresses if part_id(url) or url_key(url) != front] for entry in entries]
    own = [next((url for url in urls if home and host_of(url) == host_of(home)), None) for urls in pages]
    found = own if any(own) else [next(iter(urls), None) for urls in pages]
    titles: dict[str | None, set[str | None]] = {}
    for entry, url in zip(entries, found, strict=True):
        titles.setdefault(url, set()).add(entry.text("title"))
    addressed = [(entry, url) for entry, url in zip(entries, found, strict=True) if url and len(titles[url]) == 1]
    elsewhere = sum(url is None and bool(urls) for url, urls in zip(found, pages, strict=True))
    return addressed, len(entries) - len(addressed) - elsewhere


def _post(entry: Entry, url: str, base: str, guids: Mapping[str | None, int]) -> Post:
    """A post; a guid that several entries have names none of them."""
    html, excerpt = entry.html, entry.text("description", "summary")
    protected = _is_protected(html)
    guid = entry.text("guid", "id")
    aliases = (guid,) if guid and guids[guid] == 1 else ()
    count = entry.text(_SLASH, f"{_THR}total") or ""
    return Post(
        key=PostKey(url=url, remote_id=part_id(url), aliases=aliases),
        title=_words(entry.text("title") or ""),
        author=_words(entry.author),
        author_url=entry.author_url,
        published=if_set(entry.text("pubDate", "published", "issued", _DC_DATE, "updated")),
        modified=if_set(entry.text("updated", "modified")),
        body=read_body(html, base) if html and not protected else None,
        excerpt=None if protected else _words(excerpt),
        terms=tuple(
            Term(kind=None, name=inline_text(name))
            for child in entry.children("category")
            if not child.get("scheme", "").endswith("#kind")  # Google's feeds say so that it is a post
            and (name := child.get("label") or child.get("term") or text_in(child))
        ),
        comments_declared=int(count) if count.isdigit() else None,
        protected=protected,
    )


def _follow(entries: list[tuple[Entry, str]]) -> list[Follow]:
    found = []
    for entry, url in entries:
        found.append(Follow(url=url, purpose="post"))
        if (feed := entry.text(_WFW)) and entry.text(_SLASH) not in {None, "0"}:
            found.append(Follow(url=feed, purpose="comment-feed"))
        for replies in entry.linked("replies"):
            total = replies.get(f"{_THR}count") or entry.text(f"{_THR}total")
            if "atom+xml" in replies.get("type", "") and total != "0":
                found.append(Follow(url=replies.get("href", ""), purpose="comment-feed"))
    return found


def _comment(entry: Entry, base: str) -> Comment | None:
    link = entry.link or ""
    found = _COMMENT_ID.search(link)
    html = entry.html or entry.text("description", "summary")
    if _is_protected(html) or _is_removed(entry):
        return None
    parent = _REPLY_PREFIX.match(html or "")
    if parent and html:
        rest = html[parent.end() :]
        html, parent = (rest, parent) if inline_text(rest) else (html, None)
    answered = parent.group(2) if parent else _answered(entry)
    return Comment(
        post=PostKey(url=_post_url(entry, link), aliases=_post_ids(entry)),
        remote_id=found.group(1) if found else None,
        parent_remote_id=answered,
        parent_stated=answered is not None,
        author=_words(entry.author),
        author_url=entry.author_url,
        published=entry.text("pubDate", "published", _DC_DATE, "updated"),
        url=link or None,
        body=read_body(html, base) if html else None,
    )


def _answered(entry: Entry) -> str | None:
    found = (_ANSWERED.search(link.get("href", "")) for link in entry.linked("related"))
    return next((match.group(1) for match in found if match), None)


def _is_removed(entry: Entry) -> bool:
    """Blogger keeps the entry of a comment that was deleted, with words of its own in the place of the text."""
    return any(child.get("name") == "blogger.contentRemoved" for child in entry.children(_GD_PROPERTY))


def _is_protected(html: str | None) -> bool:
    """WordPress puts the form that asks for the password where the text would be."""
    return bool(html) and "post-password" in str(html)


def _post_ids(entry: Entry) -> tuple[str, ...]:
    """Ids that the entry says its post has (RFC 4685)."""
    return tuple(ref for reply in entry.children(f"{_THR}in-reply-to") if (ref := reply.get("ref")))


def _words(markup: str | None) -> str | None:
    return inline_text(markup) if markup is not None else None


def _post_url(entry: Entry, link: str) -> str:
    for reply in entry.children(f"{_THR}in-reply-to"):
        if url := reply.get("href"):
            return url.partition("#")[0]
    return post_of(link)


def post_of(comment_url: str) -> str:
    """Address of the post that a WordPress comment's permalink belongs to: no fragment, no comment page."""
    return _COMMENT_PAGE.sub("", comment_url.partition("#")[0]).rstrip("?&")
