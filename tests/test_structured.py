"""What pages state about their post in data, and what is left alone where they state nothing or lie."""

from dataclasses import replace

from crawler.document import Index, parse_html
from crawler.items import Body, Comment, PostKey, Term
from crawler.witnesses.structured import Facts, read_comments, read_post_facts

URL = "https://blog.example.org/2013/sassi/"


def facts(page: str) -> Facts:
    root = parse_html(page.encode())
    assert root is not None
    return replace(read_post_facts(root, Index(root), URL), article=None, body=None)


def comments(page: str) -> tuple[Comment, ...]:
    root = parse_html(page.encode())
    assert root is not None
    index = Index(root)
    return read_comments(root, index, read_post_facts(root, index, URL), PostKey(url=URL), URL)


def json_ld(data: str) -> str:
    return f'<html><head><script type="application/ld+json">{data}</script></head><body><p>x</p></body></html>'


GRAPH = """
{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "@id": "https://blog.example.org/#site", "name": "Sassi"},
 {"@type": ["Article", "BlogPosting"], "headline": "Due &amp; tre sassi", "author": {"@id": "#ada"},
  "datePublished": "2013-01-28T09:15:00+01:00", "dateModified": "2013-02-01T10:00:00+01:00", "commentCount": 2,
  "mainEntityOfPage": {"@id": "https://blog.example.org/2013/sassi/"}, "articleSection": ["Monti"],
  "keywords": "pietre, muri", "inLanguage": "it-IT"},
 {"@type": "Person", "@id": "#ada", "name": "Ada Pietra", "url": "/ada/"}]}
"""


def test_json_ld_graph() -> None:
    """An article in a graph, its author elsewhere in it."""
    assert facts(json_ld(GRAPH)) == Facts(
        kind="post",
        title="Due & tre sassi",
        author="Ada Pietra",
        author_url="https://blog.example.org/ada/",
        published="2013-01-28T09:15:00+01:00",
        modified="2013-02-01T10:00:00+01:00",
        language="it-IT",
        url=URL,
        comments_declared=2,
        terms=(
            Term(kind="category", name="Monti"),
            Term(kind="tag", name="pietre"),
            Term(kind="tag", name="muri"),
        ),
    )


def test_json_ld_as_sites_break_it() -> None:
    """Wrapped for old browsers, with a comma too many or a raw line break it is read all the same; cut it is not."""
    article = '{"@type": "Article", "headline": "Muri\na secco",}'
    for page in (article, f"<!-- {article} -->", f"//<![CDATA[\n{article}\n//]]>", f"[{article}]"):
        assert facts(json_ld(page)) == Facts(kind="post", title="Muri a secco")
    assert facts(json_ld(article[:30])) == Facts()
    assert facts(json_ld("[" * 100_000)) == Facts()


def test_json_ld_of_a_listing() -> None:
    """Several articles are no one post's, unless one has the page's address."""
    two = '[{"@type": "Article", "headline": "a", "url": "/a"}, {"@type": "Article", "headline": "b", "url": "%s"}]'
    assert facts(json_ld(two % "/b")) == Facts(kind="listing")
    assert facts(json_ld(two % "/2013/sassi")) == Facts(
        kind="post", title="b", url="https://blog.example.org/2013/sassi"
    )


def test_json_ld_comments() -> None:
    """Comments name what they answer by nesting or by its address."""
    page = json_ld(
        """{"@type": "BlogPosting", "headline": "Sassi", "comment": [
        {"@type": "Comment", "url": "#comment-7", "author": {"name": "Bruno"}, "text": "1 < 2",
         "dateCreated": "2013-01-29",
         "comment": {"@type": "Comment", "@id": "#comment-9", "author": "Carla", "text": "Due."}},
        {"@type": "Comment", "@id": "#comment-8", "parentItem": {"@id": "#comment-9"}, "text": "Tre."}]}"""
    )
    post = PostKey(url=URL)
    assert comments(page) == (
        Comment(
            post=post,
            remote_id="7",
            author="Bruno",
            published="2013-01-29",
            url=f"{URL}#comment-7",
            body=Body(html="1 &lt; 2"),
        ),
        Comment(
            post=post,
            remote_id="9",
            parent_remote_id="7",
            parent_stated=True,
            author="Carla",
            url=f"{URL}#comment-9",
            body=Body(html="Due."),
        ),
        Comment(
            post=post,
            remote_id="8",
            parent_remote_id="9",
            parent_stated=True,
            url=f"{URL}#comment-8",
            body=Body(html="Tre."),
        ),
    )


H_ENTRY = """<body><aside class="hentry"><a class="entry-title" href="/altro">Altro</a></aside>
<article class="h-entry"><h1 class="p-name">Sassi</h1>
<p><a class="p-author h-card" href="/ada"><span class="p-name">Ada</span></a>
<a class="u-url" href="/2013/sassi/"><time class="dt-published" datetime="2013-01-28T09:15+01:00">ieri</time></a>
<a class="p-category" href="/tag/muri">muri</a></p>
<div class="e-content"><p>Un muro.</p></div>
<div class="u-comment h-cite" id="c12"><a class="p-author h-card" href="https://b.example/">Bruno</a>
<time class="dt-published" datetime="2013-01-29T10:00Z">dopo</time><div class="p-content">Bello.</div></div>
</article></body>"""


def test_microformats() -> None:
    """An entry's own properties, not its author's or its answers'; a box in the sidebar is no entry."""
    assert facts(H_ENTRY) == Facts(
        kind="post",
        title="Sassi",
        author="Ada",
        author_url="https://blog.example.org/ada",
        published="2013-01-28T09:15+01:00",
        terms=(Term(kind=None, name="muri", url="https://blog.example.org/tag/muri"),),
    )
    assert comments(H_ENTRY) == (
        Comment(
            post=PostKey(url=URL),
            remote_id="12",
            author="Bruno",
            author_url="https://b.example/",
            published="2013-01-29T10:00Z",
            body=Body(html="Bello."),
        ),
    )


def test_microformats_without_a_text() -> None:
    """An entry that names no text tells all else of the page that it leads to, and nothing of another."""
    entry = """<article class="h-entry"><h1 class="p-name"><a class="u-url" href="{url}">Sassi</a></h1><p>Un muro.</p>
        <span class="p-author">Ada</span> <time class="dt-published" datetime="2013-01-28T09:15+01:00">ieri</time>
        </article>"""
    assert facts(f"<body>{entry.format(url=URL)}</body>") == Facts(
        kind="post", title="Sassi", author="Ada", published="2013-01-28T09:15+01:00"
    )
    assert facts(f"<body>{entry.format(url='/2013/altro/')}</body>").author is None


def test_microdata() -> None:
    """Scopes keep what belongs to the author and to a comment apart from the article."""
    page = """<div itemscope itemtype="http://schema.org/BlogPosting"><h1 itemprop="name headline">Sassi</h1>
    <span itemprop="author" itemscope itemtype="http://schema.org/Person"><a itemprop="url" href="/ada">
    <b itemprop="name">Ada</b></a></span><meta itemprop="datePublished" content="2013-01-28">
    <div itemprop="articleBody">Un muro.</div><i itemprop="commentCount">3</i>
    <div itemprop="comment" itemscope itemtype="http://schema.org/Comment"><b itemprop="name">no</b></div></div>"""
    assert facts(page) == Facts(
        kind="post",
        title="Sassi",
        author="Ada",
        author_url="https://blog.example.org/ada",
        published="2013-01-28",
        comments_declared=3,
    )


def test_microdata_of_a_list_of_names() -> None:
    """The list is the property, the links in it are the names, with their addresses."""
    page = """<article itemscope itemtype="http://schema.org/BlogPosting"><h1 itemprop="name">Sassi</h1>
    <a itemprop="articleSection" href="/c/monti/">Monti</a>
    <ul itemprop="keywords"><li><a href="/t/muri/">muri</a></li><li><a href="/t/calce/">calce</a></li></ul></article>"""
    assert facts(page).terms == (
        Term(kind="category", name="Monti", url="https://blog.example.org/c/monti/"),
        Term(kind="tag", name="muri", url="https://blog.example.org/t/muri/"),
        Term(kind="tag", name="calce", url="https://blog.example.org/t/calce/"),
    )


def test_microdata_that_calls_tags_sections() -> None:
    """What the link itself says counts, and a name that is a keyword as well comes once."""
    page = """<article itemscope itemtype="http://schema.org/Article"><h1 itemprop="name">Sassi</h1>
    <a itemprop="articleSection" rel="tag category" href="/c/monti/">Monti</a>
    <a itemprop="articleSection" rel="tag" href="/t/muri/">muri</a>
    <meta itemprop="keywords" content="muri"></article>"""
    assert facts(page).terms == (
        Term(kind="category", name="Monti", url="https://blog.example.org/c/monti/"),
        Term(kind="tag", name="muri", url="https://blog.example.org/t/muri/"),
    )


def test_tags_in_one_element() -> None:
    """As some generators state them; what has an element of its own may have a comma."""
    one, several = (
        "".join(f'<meta property="article:tag" content="{text}">' for text in texts)
        for texts in (["muri, calce"], ["muri, a secco", "calce"])
    )
    assert [term.name for term in facts(f"<head>{one}</head>").terms or ()] == ["muri", "calce"]
    assert [term.name for term in facts(f"<head>{several}</head>").terms or ()] == ["muri, a secco", "calce"]


def test_head() -> None:
    """Open Graph and links; the site's name is no part of a title."""
    page = """<head><meta property="og:type" content="article"><meta property="og:title" content="Sassi | Pietra viva">
    <meta property="og:site_name" content="Pietra viva"><meta name="author" content="Pietra viva">
    <meta property="article:author" content="www.pietra.example/viva">
    <meta property="article:published_time" content="2013-01-28T09:15:00Z">
    <link rel="canonical" href="/2013/sassi/"><link rel="shortlink" href="/?p=4"></head><body><p>x</p></body>"""
    assert facts(page) == Facts(
        kind="post",
        title="Sassi",
        published="2013-01-28T09:15:00Z",
        url=URL,
        shortlinks=("https://blog.example.org/?p=4",),
    )


def test_addresses_of_authors_in_the_head() -> None:
    """They are no names, whatever states them."""
    names = ("article:author", "dc.creator")
    addresses = "".join(f'<meta name="{name}" content="https://pietra.example/ada">' for name in names)
    assert facts(f"<head>{addresses}</head>").author is None
    assert facts(f'<head>{addresses}<meta name="author" content="Ada"></head>').author == "Ada"


def test_links_to_authors() -> None:
    """Those who wrote it together stand in one line; links to the authors of several posts name nobody."""
    head = '<head><meta name="author" content="Editrice Pietra"></head>'
    links = [f'<a rel="author" href="/{name}/">{name}</a>' for name in ("Ada", "Bruno")]
    together, apart = f"<p>{' e '.join(links)}</p>", "".join(f"<p>{link}</p>" for link in links)
    assert [facts(f"{head}<body>{body}</body>").author for body in (links[0], together, apart)] == [
        "Ada",
        "Ada",
        "Editrice Pietra",
    ]


def test_trackback() -> None:
    """The description that Movable Type leaves in a comment."""
    page = f"""<body><p>x</p><!-- <rdf:RDF><rdf:Description rdf:about="{URL}" trackback:ping="/mt-tb.cgi/4"
    dc:title="Sassi &amp; muri" dc:identifier="{URL}" dc:creator="Ada" dc:date="2013-01-28T09:15:00+01:00" />
    </rdf:RDF> --></body>"""
    assert facts(page) == Facts(
        kind="post", title="Sassi & muri", author="Ada", published="2013-01-28T09:15:00+01:00", url=URL
    )


def test_page_that_states_nothing() -> None:
    """Nothing is made up."""
    assert facts("<p>Un muro.</p>") == Facts()
    assert comments("<p>Un muro.</p>") == ()


def test_a_date_that_was_never_set() -> None:
    """What Go, .NET and SQL write where there is none."""
    for never in ("0001-01-01T00:00:00Z", "0000-00-00 00:00:00", "-0001-11-30T00:00:00+00:00"):
        head = f'<meta property="article:published_time" content="{never}">'
        assert facts(f"<html><head>{head}</head><body><p>x</p></body></html>").published is None
        assert facts(json_ld(f'{{"@type": "BlogPosting", "datePublished": "{never}"}}')).published is None


def test_the_folder_of_all_posts_is_no_category() -> None:
    """Hugo states the folder that a page lies in as its section."""
    head = '<meta property="article:section" content="{}"><meta property="article:tag" content="muri">'
    for section, terms in (("posts", ["muri"]), ("Monti", ["Monti", "muri"])):
        found = facts(f"<html><head>{head.format(section)}</head><body><p>x</p></body></html>").terms
        assert [term.name for term in found or ()] == terms
    data = '{"@type": "BlogPosting", "articleSection": "blog", "keywords": "muri"}'
    assert facts(json_ld(data)).terms == (Term(kind="tag", name="muri"),)
