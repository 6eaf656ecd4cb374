"""The HTML pages of WordPress: posts and pages with their conversation, and the listings that lead to them."""

from dataclasses import replace
from urllib.parse import urljoin

from crawler.document import Element, Index, inline_text
from crawler.items import Comment, Follow, Known, PostKey, Problem, Reading, Response
from crawler.layout import page as structure
from crawler.layout.conversation import find_comments
from crawler.platforms.wordpress import leads
from crawler.platforms.wordpress.clock import Zones, stated_zone, zones_of
from crawler.platforms.wordpress.comments import read_comments
from crawler.platforms.wordpress.head import find_single, is_listing, is_protected, of_another, permalink, read_blog
from crawler.platforms.wordpress.loops import dated_posts
from crawler.platforms.wordpress.parts import find_parts
from crawler.platforms.wordpress.post import declared_comments, read_post
from crawler.witnesses.head import Links

#: Letters of a post's text; a day of a calendar has fewer.
_ENOUGH = 250


def read_page(root: Element, response: Response, known: Known) -> Reading:
    """A post or page with its conversation, or a listing with the addresses it leads to."""
    base = response.url
    index = Index(root)
    links = Links(root, base)
    if other := of_another(links, response, known):
        problem = Problem(stage="scope", error="outside-the-blog", detail=f"of the blog at {other}")
        return Reading(witness="page", problems=(problem,))
    blog = read_blog(root, index, links, response, known)
    follow = list(leads.discovery(blog, base, links, known, root))
    single = find_single(root, index, links, response.url)
    if single is None:
        follow += leads.listing(root, links, known)
        found = None if is_listing(root, index) else structure.read_page(root, response, known)
        if found is None or is_protected(root) or not _says_enough(found):
            listed = dated_posts(index, zones=zones_of(blog.generator))
            return Reading(witness="listing" if listed else "page", blog=blog, posts=listed, follow=tuple(follow))
        return replace(found, blog=blog, follow=tuple(follow))
    split = find_parts(root, index, links, response.url, known.root or blog.url)
    part = split.part if split else None
    key = PostKey(
        url=permalink(root, links, response.url, part),
        remote_id=single.remote_id,
        aliases=links.shortlinks or _shortlink(known.root or blog.url, single.remote_id),
    )
    follow += leads.conversation_pages(links, key, response.url)
    follow += (Follow(url=url, purpose="part") for url in (split.others if split else ()))
    if not known.listed:
        follow += leads.anchors(links)
    zones = zones_of(blog.generator)
    if zones is Zones.PHP:
        blog = replace(blog, zone=stated_zone(root))
    protected = is_protected(root)
    silent = not protected and leads.prints_no_conversation(root, index)
    comments = (
        () if protected else read_comments(index, key, base, zones=zones) or find_comments(root, index, key, base)
    )
    with_body = not protected and not leads.COMMENT_PAGE.search(response.url)
    post, fell_back = read_post(root, index, key, base, zones=zones, with_body=with_body)
    if post.author is None:
        post = replace(post, author=_own_name(index, comments))
    declared = declared_comments(index, post.title)
    said = bool(comments or declared) or (silent and (single.kind == "page" or not known.listed))
    follow += leads.comment_feed(links, key, said=said)
    follow += leads.missing_pings(blog.api or known.api, comments)
    kind = single.kind or ("post" if any(term.kind == "category" for term in post.terms or ()) else None)
    post = replace(post, kind=kind, comments_declared=declared, part=part, protected=protected)
    return Reading(witness="page", blog=blog, posts=(post,), comments=comments, follow=tuple(follow), general=fell_back)


def _shortlink(home: str | None, remote_id: str | None) -> tuple[str, ...]:
    """The short address that WordPress answers to, and old posts link to, where the page does not state it."""
    return (urljoin(home, f"?p={remote_id}"),) if home and remote_id else ()


def _own_name(index: Index, comments: tuple[Comment, ...]) -> str | None:
    """The name with which a post's author comments on it: WordPress marks such comments."""
    numbers = {element.get("id", "").rpartition("-")[2] for element in index.classed("bypostauthor")}
    names = {comment.author for comment in comments if comment.remote_id in numbers}
    return names.pop() if len(names) == 1 else None


def _says_enough(reading: Reading) -> bool:
    """Whether what structure alone made of a page is a post for sure: a text of some length, or a conversation."""
    texts = (post.body.html for post in reading.posts if post.body)
    return bool(reading.comments) or any(len(inline_text(text)) >= _ENOUGH for text in texts)
