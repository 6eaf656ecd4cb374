"""Which addresses belong to a blog, in which order they are fetched, and which are traps."""

import re
from contextlib import suppress
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, urljoin, urlsplit

from w3lib.url import canonicalize_url, safe_url_string, url_query_cleaner

#: What a request is for, with its place in the queue: what lists the posts first, what only illustrates them last.
PURPOSES = {
    "start": 0,
    "home": 1,
    "api": 2,
    "posts": 3,
    "sitemap": 4,
    "feed": 5,
    "post": 6,
    "part": 6,
    "comment-page": 6,
    "listing": 7,
    "comments": 8,
    "comment": 8,
    "comment-feed": 8,
    "link": 9,
    "media": 10,
}

#: What the addresses of pages with a post's conversation are named after.
TALK = re.compile(r"com+ent|kommentar|reacti", re.IGNORECASE)
#: Purposes that may lie outside the blog's own addresses: an API, a feed or a sitemap may have a host of its own.
ANYWHERE = frozenset({"start", "api", "posts", "comments", "comment", "feed", "media", "sitemap"})

_TRACKING = (
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_term",
    "utm_content",
    "fbclid",
    "gclid",
    "mc_cid",
    "mc_eid",
)

#: What numbers a visit, not a page: names of PHP, Java, ColdFusion, ASP and shops, as web archives leave them out.
_SESSION = re.compile(
    r"(?<=[?&])(?:phpsessid|jsessionid|aspsessionid[a-z]*|oscsid|zenid|cfid|cftoken|s(?:ess(?:ion)?)?_?id(?==\w{24,}))=[^&#]*&?"
    r"|;jsessionid=[^/?#;]*|/\((?:[A-Z]\([^()]*\))+\)(?=/)",
    re.IGNORECASE,
)
#: An address with nothing in it to be tidied, as most are: the rules of w3lib would leave it as it is, at some cost.
_TIDY = re.compile(r"https?://[a-z0-9.-]+(?::(?!80/|443/)[0-9]+)?/[\w/.-]*", re.ASCII)
#: An address to which nothing is to be joined; dots in its path stay, as `urljoin` leaves them.
_ABSOLUTE = re.compile(_TIDY.pattern + r"(?:\?[\w/.=&-]+)?(?:#[\w/.=&-]+)?", re.ASCII)
_TRAP_QUERY = frozenset(
    {"replytocom", "share", "like_comment", "s", "preview", "preview_id", "print", "amp", "add-to-cart",
     "attachment_id",
     "unapproved", "moderation-hash", "month", "tribe-bar-date", "ical", "outputtype", "nb", "openidserver"}
)  # fmt: skip
#: Parameters that name a page to return to from a form, and those with the name of such a form.
_RETURN = frozenset({"destination", "redirect_to", "redirect", "returnto", "return_to", "return", "came_from", "next"})
_FORM = frozenset({"login", "logout", "signin", "signup", "register", "lostpassword"})
_ACTS = frozenset({"page", "action", "do", "act", "task", "op", "view", "mode"})
_TRAP_PATH = re.compile(
    r"/(?:wp-admin|wp-login\.php|xmlrpc\.php|wp-trackback\.php|wp-comments-post\.php|wp-content/plugins|cgi-bin)(?:/|$)"
    r"|/comments?/(?:reply|flag|delete|report|like|dislike|vote)/"
    r"|/(?:trackback|amp|emailpopup|jetpack-comment|search|embed|@@[\w.-]+)/?$"  # Zope's views of a page
    r"|/print(?:er|able)?(?:[-_]?(?:friendly|version|page))?(?:\.\w+)?/?$|/(?:node/)?print/\d+/?$|/node/print/"
    r"|/(?:calendar|calendario|events?)/\d{4}"
    r"|(/[^/]+)\1\1",  # the same folder three times over: relative links gone wrong
    re.IGNORECASE,
)
_ARCHIVE_PATH = re.compile(r"/\d{4}(?:/\d{2}){0,2}/?$|/(?:category|tag|author|type)/", re.IGNORECASE)
_PERIOD = re.compile(r"/(\d{4})(?:/\d{2})?/?$")
#: Before this year there were no blogs, whatever calendars have pages for.
_FIRST_YEAR = "1994"
_ARCHIVE_QUERY = frozenset({"cat", "tag", "author", "m", "year", "monthnum", "day", "w"})
_FEED = re.compile(r"/(?:feed|rss2?|atom|rdf)(?:/(?:feed|rss2?|atom|rdf))?/?$|[?&]feed=", re.IGNORECASE)
#: Files that are no pages. What else follows a dot may be the name of a program, or a number in a title.
_FILE = re.compile(
    r"\.(?:7z|aac|ai|apk|asc|atom|avif?|bib|bin|bmp|bz2|class|css|csv|deb|djvu?|dmg|docx?|dvi|eml|eps|epub|exe|flac|flv|gif"
    r"|gz|heic|ico|ics|iso|jar|jpe?g|js|json|jsonld|km[lz]|m3u|m4[abpv]|midi?|mkv|mobi|mov|mp[234eg]|mpe?g|msi|od[gpst]|og[agv]"
    r"|opml|opus|otf|patch|pdf|png|pp[st]x?|ps|psd|qt|ra|ram|rar|rdf|rm|rpm|rss|rtf|sig|svgz?|swf|tar|tex|tgz|tiff?|torrent|ttf"
    r"|txt|vcf|wav|web[mp]|wm[av]|woff2?|xls[xm]?|xml|xpi|xsl|xz|zip)$",
    re.IGNORECASE,
)
_DATA = re.compile(r"\.(?:atom|json|rdf|rss|txt|xml)$", re.IGNORECASE)
#: What a folder answers with, where its address does not say.
INDEX = re.compile(r"/(?:index\.(?:[sx]?html?|php|aspx?|cfm|jsp)|default\.(?:html?|aspx?))$", re.IGNORECASE)
_LONGEST = 2000
_WWW = "www."


def joined(base: str, url: str | None) -> str | None:
    """An absolute address of the web; `None` where nothing was written, or nothing that makes one."""
    if url is None:
        return None
    url = url.strip()
    if _ABSOLUTE.fullmatch(url):
        return url
    try:
        found = urljoin(base, url)
        urlsplit(found)
    except ValueError:
        return None
    return found if found.startswith(("http://", "https://")) else None


@lru_cache(maxsize=4096)
def tidy(url: str) -> str:
    """The address as one would write it: safely encoded, without fragment, tracking, session and default port."""
    if _TIDY.fullmatch(url):
        return url
    try:
        cleaned = _SESSION.sub("", safe_url_string(url.partition("#")[0])).rstrip("?&")
        if "?" in cleaned:
            cleaned = url_query_cleaner(cleaned, _TRACKING, remove=True, unique=False)
        parts = urlsplit(cleaned)
        port = parts.port
    except ValueError:
        return url
    default = {"http": 80, "https": 443}.get(parts.scheme)
    netloc = parts.netloc.rsplit(":", 1)[0] if port is not None and port == default else parts.netloc
    return parts._replace(scheme=parts.scheme.lower(), netloc=netloc.lower(), path=parts.path or "/").geturl()


@lru_cache(maxsize=4096)
def url_key(url: str) -> str:
    """What spellings of one address share: no scheme, `www.`, final slash or index, no capitals, a sorted query.

    Web archives look addresses up in the same way: servers that tell capitals apart seldom have two pages that differ
    in them alone.
    """
    same = tidy(url)
    if not _TIDY.fullmatch(same):
        with suppress(ValueError):
            same = canonicalize_url(same)
    return INDEX.sub("", same.lower().split("://", 1)[-1].removeprefix(_WWW)).rstrip("/")


def parts_of(url: str) -> SplitResult:
    """An address in parts, all empty in what is none."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def host_of(url: str) -> str | None:
    """The host that an address names, without `www.`; empty in a relative one, `None` in what is no address."""
    try:
        return urlsplit(url).netloc.lower().removeprefix(_WWW)
    except ValueError:
        return None


def asked_at(url: str, page: str) -> str:
    """The address with the host of the page that names it, where only `www.` is between the two.

    Blogs name themselves now with it, now without; the page's host is one that answers.
    """
    if host_of(url) is None or host_of(url) != host_of(page):
        return url
    return urlsplit(url)._replace(netloc=urlsplit(page).netloc).geturl()


def in_blog(url: str, root: str) -> bool:
    """True where the address lies under the blog's root, whichever its scheme."""
    if root.endswith("/") and url.startswith(root):  # as most do, which is sooner told than how each is best written
        return True
    return (url_key(url) + "/").startswith(url_key(root) + "/") or url_key(url).startswith(url_key(root) + "?")


def site_of(url: str) -> str:
    """The end of an address's host, which all hosts of a site share; empty where it names none."""
    return ".".join((host_of(url) or "").split(".")[-2:])


def leads_on(page: str, root: str | None) -> bool:
    """True where a page is to lead to the blog's feeds and lists: any until its root is known, and its home.

    A crawl may start from a page that does not name them, and come to the home only then.
    """
    return root is None or url_key(page) == url_key(root)


def is_trap(url: str) -> bool:
    """True for addresses that repeat what other addresses say, act on the blog or never end."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return True
    if parts.scheme not in {"http", "https"} or len(url) > _LONGEST or _TRAP_PATH.search(parts.path):
        return True
    return any(_is_trap(name.lower(), value) for name, value in parse_qsl(parts.query, keep_blank_values=True))


def _is_trap(name: str, value: str) -> bool:
    """True for a parameter that only traps have."""
    if name in _TRAP_QUERY or (name == "rest_route" and _TRAP_PATH.search(value) is not None):
        return True
    return (name in _RETURN and "/" in value) or (name in _ACTS and value.lower() in _FORM)


def is_archive(url: str) -> bool:
    """True for listings by date, term or author: they hold no post that other listings do not."""
    parts = urlsplit(url)
    return bool(_ARCHIVE_PATH.search(parts.path)) or any(
        name in _ARCHIVE_QUERY for name, _ in parse_qsl(parts.query, keep_blank_values=True)
    )


def is_period(url: str, now: str) -> bool:
    """True for the listing of a year or month that is not ahead: all of them together hold every post."""
    found = _PERIOD.search(urlsplit(url).path)
    return found is not None and _FIRST_YEAR <= found.group(1) <= (now or "9999")


def is_page(url: str) -> bool:
    """True where a page of text may be expected: no feed, no file."""
    return not _FEED.search(url) and not _FILE.search(parts_of(url).path)


def is_for_programs(url: str) -> bool:
    """True where a feed, a map or other data may be expected."""
    return bool(_FEED.search(url) or _DATA.search(parts_of(url).path))


def _has_place(url: str) -> bool:
    """True where an address names a host, and its port, if any, is a number: no other can be requested."""
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def allowed(url: str, purpose: str, root: str | None) -> str | None:
    """Why an address is not to be fetched, as a short name; `None` where it is."""
    if not url.startswith(("http://", "https://")) or not _has_place(url):
        return "scheme"
    if purpose in ANYWHERE:
        return "trap" if len(url) > _LONGEST else None
    if root is None or not in_blog(url, root):
        return "outside"
    if is_trap(url):
        return "trap"
    if purpose in {"link", "post"} and not is_page(url):
        return "file"
    if purpose == "link" and is_archive(url):
        return "archive"
    return None
