"""Drupal, 4.7 to 11: pages of every age of its themes, and what only it says in its feeds."""

import re
from dataclasses import replace

from crawler.document import Element, Index
from crawler.items import Known, PostKey, Reading, Response
from crawler.layout.conversation import find_comments
from crawler.layout.page import read_page as read_unknown_page
from crawler.platforms import leads
from crawler.platforms.drupal import head
from crawler.platforms.drupal.comments import read_comments
from crawler.platforms.drupal.post import read_post
from crawler.witnesses.head import Links

NAME = "drupal"
GENERATOR = "drupal"

#: An RSS item's guid, as node_feed() prints it.
_GUID = re.compile(r"^(\d+) at https?://")
_SITEMAP = re.compile(r"/sitemap\.xml$")
_PAGE = re.compile(r"[?&]page=(?:\d|%2C|,)+")

is_page = head.is_page


def is_probe(url: str) -> bool:
    """The conventional sitemap, which is a module's."""
    return bool(_SITEMAP.search(url))


def read_page(root: Element, response: Response, known: Known) -> Reading:
    """A node with its comments, or a listing with the addresses it leads to."""
    base = response.url
    index, links = Index(root), Links(root, base)
    blog = head.read_blog(root, index, links, response)
    follow = list(leads.discovery(blog.url, base, links, known))
    node = head.find_node(root, index, links, response)
    if node is None and not head.has_nodes(root, index):
        reading = read_unknown_page(root, response, known)
        return replace(reading, blog=blog, follow=(*follow, *reading.follow))
    if node is None:
        follow += leads.listing(root, links, known, _PAGE)
        return Reading(witness="page", blog=blog, follow=tuple(follow))
    key = PostKey(url=head.permalink(links, base), remote_id=node.remote_id, aliases=links.shortlinks)
    follow += head.comment_pages(root, links, base)
    follow += leads.anchors(links, known)
    comments = read_comments(root, index, key, base) or find_comments(root, index, key, base)
    post = read_post(root, index, node, key, base, with_body=not _PAGE.search(base))
    return Reading(witness="page", blog=blog, posts=(post,), comments=comments, follow=tuple(follow))


def read_json(data: object, response: Response) -> Reading | None:
    """Drupal's own JSON is not read: its pages say as much."""
    return None


def read_feed(reading: Reading, response: Response, known: Known) -> Reading:
    """A feed's guid names the node."""
    if not any(_GUID.match(alias) for post in reading.posts for alias in post.key.aliases):
        return reading
    posts = []
    for post in reading.posts:
        found = next((found for alias in post.key.aliases if (found := _GUID.match(alias))), None)
        key = PostKey(url=post.key.url, remote_id=found.group(1)) if found else post.key
        posts.append(replace(post, key=key))
    return replace(reading, posts=tuple(posts))
