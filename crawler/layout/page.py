"""A page that no platform recognises: its post and conversation, or where it leads as a listing."""

import re
from collections.abc import Iterable
from dataclasses import replace

from crawler.document import Element, Index, inline_text
from crawler.items import Comment, Follow, Known, Post, PostKey, Reading, Response
from crawler.layout import apart
from crawler.layout.anchored import find_posts
from crawler.layout.article import read_article
from crawler.layout.blog import home_of, read_blog
from crawler.layout.byline import author_among
from crawler.layout.conversation import find_comments
from crawler.layout.listing import is_listing
from crawler.layout.names import is_comment_form
from crawler.layout.prose import find_prose
from crawler.layout.split import Split, find_split
from crawler.layout.title import find_title, mark_home
from crawler.scope import host_of, in_blog, is_archive, is_period, joined, leads_on, url_key
from crawler.witnesses import feeds
from crawler.witnesses.head import Links
from crawler.witnesses.structured import read_comments, read_post_facts
from crawler.witnesses.structured.addresses import same

#: Characters of the shortest text that is a post though nothing else says so; a page of a calendar has fewer.
_SHORTEST = 140
_LISTING = re.compile(r"/page/\d+/?$|[?&](?:page|paged|start|offset)=\d+$")
#: Further pages of a listing, as more generators number them.
_FURTHER = re.compile(_LISTING.pattern + r"|/(?:page|index)[/_-]?\d+(?:\.html?|/)?$|(?<!/\d{4})/\d{1,3}/?$")
#: Where a feed is that only an anchor leads to.
_FEED = re.compile(r"/(?:feed|rss|atom)2?(?:/|\.xml|\.rss)?$|/index\.(?:rss|atom|rdf|xml)$")
_FEEDS = ("feed", "rss", "atom", "index.")


def read_page(root: Element, response: Response, known: Known, *, dated: bool = False) -> Reading:
    """What a page of an unknown template says, by what it states in data and by its structure. Consumes the tree.

    A page that was found to be `dated` holds a post, however short.
    """
    base = response.url
    index, links = Index(root), Links(root, base)
    facts = read_post_facts(root, index, base)
    home = known.root or home_of(root, links, response)
    blog = read_blog(root, index, links, response, home)
    if home and not same(home, base):
        mark_home(root, home, base)
    talk = apart.talk_of(links, response.url)
    follow = (*_discovery(home, base, links, known), *apart.lead(talk), *_leads(links, known))
    split = find_split(root, response.url, home)
    key = PostKey(url=_first(split, facts.url, response.url), aliases=facts.shortlinks, talk=talk)
    asks = _asks(root)
    if not asks and facts.kind != "post" and (posts := find_posts(root, facts, base, blog.title)):
        follow = (*follow, *_archives(links, known, home, response))
        return Reading(witness="page", blog=blog, posts=posts, follow=follow)
    stated_comments = read_comments(root, index, facts, key, base)
    comments = _one_witness(find_comments(root, index, key, base), stated_comments)
    title = find_title(root, facts.title)
    at = split.url if split and facts.kind == "post" else base
    if is_listing(root, facts, title, at, home, talks=bool(comments), asks=asks):
        return Reading(witness="page", blog=blog, follow=(*follow, *_archives(links, known, home, response)))
    article = read_article(root, index, facts, title, key, base, blog.title)
    signed = article.signed and article.post.body is not None
    is_stated = dated or signed or facts.kind == "post" or facts.article is not None or facts.body is not None
    is_column = article.fell_back and find_prose(root).total < _SHORTEST  # what the extractor found, for want of a text
    if not is_stated and (is_column or not _is_telling(article.post, comments, base)):
        return Reading(witness="page", blog=blog, follow=(*follow, *_archives(links, known, home, response)))
    comments = tuple(replace(one, id_within_post=one.remote_id is not None) for one in comments)
    author = article.post.author or author_among(article.line, (one.author for one in comments))
    post = replace(article.post, author=author, part=split.part if split else None)
    follow = (*_others(split), *follow)
    return Reading(
        witness="page", blog=blog, posts=(post,), comments=comments, follow=follow, general=article.fell_back
    )


def _first(split: Split | None, stated: str | None, url: str) -> str | None:
    """The post's address: what the page states, or that of the first page where a further one calls itself the post."""
    if split and (stated is None or url_key(stated) == url_key(url)):
        return split.url
    return stated or url or None


def _others(split: Split | None) -> Iterable[Follow]:
    return (Follow(url=url, purpose="part") for url in (split.others if split else ()))


def _is_telling(post: Post, comments: tuple[Comment, ...], base: str) -> bool:
    """Whether there is anything of a post on the page: a date, a conversation, a picture or a few sentences.

    What leads to other pages of the site is none: it may be all that an index says.
    """
    if post.published or comments:
        return True
    body = post.body
    if body is None:
        return False
    ways = sum(len(link.text) for link in body.links if host_of(link.url) in {"", host_of(base)})
    return bool(body.images or body.slides) or len(inline_text(body.html)) - ways >= _SHORTEST


def _asks(root: Element) -> bool:
    """True where the page has a form for a comment: a field for a text in a form that is named so."""
    for field in root.iter("textarea"):
        form = next(field.iterancestors("form"), None)
        names = [
            (one.get("action"), one.get("id"), one.get("class"), one.get("name"))
            for one in (form, field)
            if one is not None
        ]
        if any(is_comment_form(name) for group in names for name in group if name):
            return True
    return False


def _one_witness(printed: tuple[Comment, ...], stated: tuple[Comment, ...]) -> tuple[Comment, ...]:
    """The comments, where they are both printed and stated in data: data that tells of as many tells more of each."""
    if len(stated) < max(len(printed), 1):
        return printed
    by_id = {comment.remote_id: comment for comment in printed if comment.remote_id}
    return tuple(_joined(one, by_id.get(one.remote_id or "")) for one in stated)


def _joined(stated: Comment, printed: Comment | None) -> Comment:
    if printed is None:
        return stated
    return replace(
        stated,
        kind=printed.kind,
        body=printed.body or stated.body,
        url=stated.url or printed.url,
        author_url=stated.author_url or printed.author_url,
        depth=printed.depth,
        parent_remote_id=stated.parent_remote_id or printed.parent_remote_id,
        parent_stated=stated.parent_stated or printed.parent_stated,
    )


def _discovery(home: str | None, page: str, links: Links, known: Known) -> Iterable[Follow]:
    """The blog's home, feed and conventional sitemap, until its root is known, and on its home.

    Where no page names a feed it is looked for from there.
    """
    if home is None or not leads_on(page, known.root):
        return
    yield Follow(url=home, purpose="home")
    stated = links.feeds or [url for url in links.matching(_FEED, *_FEEDS) if in_blog(url, home)]
    guessed = [url for name in feeds.USUAL if (url := joined(home, name))] if same(page, home) else []
    for feed in stated[:1] or guessed:
        yield Follow(url=feed, purpose="feed")
    if sitemap := joined(home, "sitemap.xml"):
        yield Follow(url=sitemap, purpose="sitemap")


def _leads(links: Links, known: Known) -> Iterable[Follow]:
    """Posts that headings lead to and, where nothing lists them, further pages and all other addresses."""
    yield from (Follow(url=url, purpose="link") for url in links.headings)
    if not known.listed:
        for url in links.hrefs:
            yield Follow(url=url, purpose="listing" if _LISTING.search(url) else "link")


def _archives(links: Links, known: Known, home: str | None, response: Response) -> Iterable[Follow]:
    """Listings by date, or by term where there are none, of a blog that neither an API nor further pages list."""
    if known.listed or home is None or links.rel("next"):
        return
    archives = [url for url in links.hrefs if is_archive(url)]
    if not archives or any(_FURTHER.search(url) and in_blog(url, home) for url in links.hrefs):
        return
    periods = [url for url in archives if is_period(url, response.fetched_at)]
    is_alone = not periods and not links.feeds and url_key(home) == url_key(response.url)
    yield from (Follow(url=url, purpose="listing") for url in (archives if is_alone else periods))
