"""The HTML pages of Blogger: posts and pages with their conversation, listings, dynamic views."""

from dataclasses import replace

from crawler.document import Element, Index
from crawler.items import Known, Post, PostKey, Problem, Reading, Response
from crawler.layout.anchored import find_posts
from crawler.layout.blog import home_of
from crawler.layout.conversation import find_comments
from crawler.layout.page import read_page as read_unknown_page
from crawler.platforms.blogger import leads
from crawler.platforms.blogger.comments import read_backlinks, read_comments
from crawler.platforms.blogger.drawn import from_items
from crawler.platforms.blogger.head import find_single, is_dynamic, is_unnamed, permalink, read_blog
from crawler.platforms.blogger.post import declared_comments, read_post
from crawler.platforms.blogger.script import read_context, read_items
from crawler.witnesses.head import Links
from crawler.witnesses.structured import Facts

_UNDRAWN = Problem(stage="read", error="drawn-by-script", detail="a dynamic view: its posts are in the feeds")


def read_page(root: Element, response: Response, known: Known) -> Reading:
    """A post or page with its conversation, or a listing with the addresses it leads to."""
    base = response.url
    index, links, context = Index(root), Links(root, base), read_context(root)
    blog = read_blog(root, index, links, context)
    if blog.url is None:
        blog = replace(blog, url=known.root or home_of(root, links, response))
    follow = list(leads.discovery(blog, known))
    single = find_single(root, index, links, context, base)
    undrawn = is_dynamic(root) and index.first("post-body") is None
    if single is None and is_unnamed(root, index, context, base):
        reading = read_unknown_page(root, response, known)
        return replace(reading, blog=blog, follow=(*follow, *reading.follow))
    if single is None:
        follow += leads.listing(root, index, links, known)
        if posts := find_posts(root, Facts(), base, blog.title):  # before 2003 no post had a page of its own
            return Reading(witness="page", blog=blog, posts=posts, follow=tuple(follow))
        return Reading(witness="page", blog=blog, follow=tuple(follow), problems=(_UNDRAWN,) * undrawn)
    key = PostKey(url=permalink(links, context, base), remote_id=single.remote_id)
    follow += leads.conversation_pages(links, key)
    if not known.listed:
        follow += leads.anchors(links)
    if undrawn:
        follow += [leads.mobile(key.url or base), *leads.comment_feed(blog, known, key)]
        mention = Post(key=key, kind=single.kind, mention=True)
        return Reading(witness="page", blog=blog, posts=(mention,), follow=tuple(follow), problems=(_UNDRAWN,))
    declared = declared_comments(index)
    pings = read_backlinks(index, key, base)
    comments = read_comments(index, key, base) or from_items(read_items(root), key, base)
    if not comments and declared != 0:
        comments = find_comments(root, index, key, base)
    post = read_post(root, index, key, context, base, with_body="commentPage=" not in base)
    if comments or declared:
        follow += leads.comment_feed(blog, known, key)
    post = replace(post, kind=single.kind, comments_declared=declared)
    return Reading(witness="page", blog=blog, posts=(post,), comments=(*comments, *pings), follow=tuple(follow))
