"""No crawl comes to private addresses, whatever leads there."""

from pathlib import Path

from command import ask, blogark
from local_site import Answer, site
from small_blog import POSTS, Written, blog

from .odd_answers import SHOP, moved

#: 127.0.0.2 stands in for a public address.
STAND_IN = (
    "import crawler.fetch.addresses as a; p = a.is_public; a.is_public = lambda ip: str(ip) == '127.0.0.2' or p(ip)"
)
REFUSED = "it is a private or otherwise reserved address. If that is meant, use --allow-private."


def test_private_addresses(tmp_path: Path) -> None:
    """Private, loopback and link-local addresses are refused in any spelling, without a connection."""
    with site(blog()) as private:
        port = private.url.rpartition(":")[2]
        hosts = [f"{host}:{port}" for host in ("127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:7f00:1]")]
        urls = [f"http://{host}/" for host in (*hosts, "10.0.0.1", "169.254.169.254", "[fe80::1]")]
        done = blogark("crawl", *urls, "--delay", "0", "--archive", tmp_path)
    assert (done.status, done.out) == (1, "")
    assert done.err.splitlines() == [f"{url}: nothing archived: {REFUSED}" for url in urls]
    assert private.hits == []


def test_no_page_leads_to_private_addresses(tmp_path: Path) -> None:
    """Redirects, images and sitemaps of a public blog do not lead to a private address, which `problems` says."""
    with site({"/": SHOP}) as private:
        port = private.url.rpartition(":")[2]
        image = f'<p><img src="{private.url}/foto.png"> <img src="http://localhost:{port}/per-nome.png"></p>'
        photo = Written(id=4, slug="foto", title="Foto", html=image)
        gone = Written(id=5, slug="mossa", title="Mossa", html="<p>Poche parole.</p>")
        answers = {
            **blog([*POSTS, photo, gone]),
            "/robots.txt": Answer(body=f"User-agent: *\nSitemap: {private.url}/mappa.xml\n".encode()),
            gone.path: moved(f"{private.url}/"),
        }
        with site(answers, "127.0.0.2") as public:
            done = blogark("crawl", f"{public.url}/", "--delay", "0", "--archive", tmp_path, changed=STAND_IN)
    problems = ask(tmp_path, "SELECT error, url FROM problems ORDER BY url")
    assert (done.status, done.err, private.hits) == (3, "", [])
    assert problems == [
        ("address-refused", f"{private.url}/"),
        ("address-refused", f"{private.url}/foto.png"),
        ("address-refused", f"{private.url}/mappa.xml"),
        ("address-refused", f"http://localhost:{port}/per-nome.png"),
    ]
