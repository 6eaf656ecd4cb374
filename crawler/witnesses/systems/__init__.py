"""Comment systems as witnesses of their own, whichever platform the page is of.

What a page holds of them is read first, for a platform's reader takes its page apart; once the post is known, it is
given what was found.
"""

from dataclasses import dataclass, replace

from crawler.document import Element
from crawler.items import Comment, Known, Problem, Reading, Response
from crawler.witnesses.systems import disqus, isso, waline, webmention
from crawler.witnesses.systems.recognise import Thread, recognise
from crawler.witnesses.systems.rendered import read_rendered

#: Its plugin for WordPress prints the blog's own comments where scripts do not run.
_MIRRORED = "intensedebate"


@dataclass(frozen=True, kw_only=True)
class Found:
    """What one page says of conversations that outside systems hold."""

    threads: tuple[Thread, ...] = ()
    #: Comments in the page's markup.
    comments: tuple[Comment, ...] = ()
    #: Comments that are marked up as the platform's own too, and count where its reader saw none.
    native: tuple[Comment, ...] = ()
    #: Systems whose comments are in the page's markup.
    rendered: frozenset[str] = frozenset()
    #: Whether webmention.io lists what was sent to the page.
    webmentions: bool = False

    def join(self, reading: Reading, response: Response, known: Known) -> Reading:
        """The page's reading with its outside conversations, where it holds one post."""
        posts = [post for post in reading.posts if not post.mention]
        if len(posts) != 1 or posts[0].protected:
            return reading
        key = posts[0].key
        native = () if reading.comments else self.native
        comments = tuple(replace(comment, post=key) for comment in (*self.comments, *native))
        follow = list(webmention.follow(key, response.url)) if self.webmentions else []
        problems = []
        for thread in self.threads:
            if thread.system == "isso":
                follow += isso.follow(thread, key, response.url)
            elif thread.system == "waline" and (asked := list(waline.follow(thread, key, response.url))):
                follow += asked
            elif thread.system == "disqus":
                follow += disqus.follow(thread, key, response.url, known.disqus_key)
                problems.append(Problem(stage="read", error="conversation-elsewhere", detail=str(thread)))
            elif thread.system not in self.rendered and not (thread.system == _MIRRORED and reading.comments):
                problems.append(Problem(stage="read", error="conversation-not-kept", detail=str(thread)))
        return replace(
            reading,
            comments=reading.comments + comments,
            follow=reading.follow + tuple(follow),
            problems=reading.problems + tuple(problems),
        )


def read_page(root: Element, text: bytes, response: Response) -> Found | None:
    """What a page holds of outside systems, taken out of it; `None` where it holds nothing, as most do."""
    found = Found()
    if threads := recognise(root, text):
        comments, rendered = read_rendered(root, response.url)
        found = Found(threads=threads, comments=comments, rendered=rendered)
    if webmention.hinted(text):
        cited = list(webmention.read_cited(root, response.url))
        found = replace(
            found,
            comments=found.comments + tuple(comment for comment, native in cited if not native),
            native=tuple(comment for comment, native in cited if native),
            webmentions=webmention.has_endpoint(root),
        )
    return found if found != Found() else None


def read_json(data: object, response: Response, known: Known) -> Reading | None:
    """What an outside system's own answer says; `None` where it is none of theirs."""
    return (
        isso.read_json(data, response, known)
        or waline.read_json(data, response, known)
        or disqus.read_json(data, response)
        or webmention.read_json(data, response)
    )


def is_probe(url: str) -> bool:
    """True for threads that are asked for though nobody may have written in them."""
    return isso.is_probe(url)
