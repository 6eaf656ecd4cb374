"""A WordPress on loopback with a database process of its own, gone without trace when the context ends.

`python -m tests.wordpress.server` keeps one running for crawling by hand.
"""

import json
import os
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .packages import daemon_path, wordpress_root

HERE = Path(__file__).resolve().parent
THEMES = ("twentytwentyone", "twentytwentytwo", "twentytwentythree")

#: The switches of switch.php and what the server starts with.
DEFAULTS = {
    "theme": "twentytwentyone",
    "locale": "it_IT",
    "permalinks": "pretty",
    "rest": "on",
    "feeds": "on",
    "order": "oldest",
    "heads": "on",
    "summaries": "off",
}

# The workers of `php -S` outlive it, so the whole process group is told to end.
KEEPER = """trap 'trap "" TERM; kill 0; wait' TERM; "$@" & wait $!"""

PHP_SETTINGS = {
    # Pages come four times faster. `php -S` is no cli to the opcache: opcache.enable_cli would do nothing.
    "opcache.enable": "1",
    "opcache.memory_consumption": "128",
    "opcache.max_accelerated_files": "8000",
    "opcache.interned_strings_buffer": "16",
    "memory_limit": "256M",
    "max_execution_time": "120",
    "date.timezone": "UTC",
    "display_errors": "0",
    "log_errors": "1",
    "expose_php": "1",
}


@dataclass(frozen=True, kw_only=True)
class Server:
    """A running WordPress: where it answers and how its scripts are called."""

    #: Address of the blog's home, without a final slash.
    url: str
    #: Folder of this run: database, uploads, logs.
    folder: Path
    #: What the PHP side reads: address, socket, content folder.
    environment: dict[str, str]

    def php(self, script: str, *arguments: str) -> str:
        """Run one of our PHP scripts inside this WordPress and return what it printed."""
        command = ["php", *_php_flags(), str(HERE / script), *arguments]
        environment = {**os.environ, **self.environment}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{script} failed: {done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout

    def fill(self) -> dict[str, Any]:
        """Install WordPress and write the whole Italian blog into it; return the counts."""
        self.php("install.php")
        counts: dict[str, Any] = json.loads(self.php("fill.php"))
        return counts

    def switch(self, **options: str) -> None:
        """Change theme, locale, permalinks, REST, feeds, comment order and habits; the content stays as it is."""
        self.php("switch.php", *[f"{name}={value}" for name, value in options.items()])
        # A theme's first pages build caches in the database: they would make the first visit differ from the second.
        for path in ("/", "/?p=1", "/"):
            with urllib.request.urlopen(self.url + path, timeout=120) as page:
                page.read()

    def truth(self) -> dict[str, Any]:
        """What WordPress's own database says of everything public, and the traces that must never be archived."""
        told: dict[str, Any] = json.loads(self.php("truth.php"))
        return told


@contextmanager
def running() -> Iterator[Server]:
    """Start MariaDB and WordPress in a folder that is removed at the end, also on failure."""
    with ExitStack() as stack:
        root = wordpress_root()
        # Kept short: a socket's path may have 107 characters at most.
        temporary = tempfile.TemporaryDirectory(prefix="blogark-wp-", dir="/tmp", ignore_cleanup_errors=True)
        folder = Path(stack.enter_context(temporary))
        content = _content_folder(root, folder)
        database = folder / "mariadb.sock"
        stack.enter_context(_database(folder, database))
        host, port = stack.enter_context(free_address())
        url = f"http://{host}" if port == 80 else f"http://{host}:{port}"
        environment = {
            "BLOGARK_WP_ROOT": str(root),
            "BLOGARK_WP_URL": url,
            "BLOGARK_WP_SOCKET": str(database),
            "BLOGARK_WP_CONTENT": str(content),
            "PHP_CLI_SERVER_WORKERS": "2",
        }
        command = ["php", *_php_flags(), "-S", f"{host}:{port}", "-t", str(root), str(HERE / "router.php")]
        server = Server(url=url, folder=folder, environment=environment)
        stack.enter_context(_process(command, folder / "php.log", {**os.environ, **environment}))
        _wait(lambda: _answers(host, port), "php -S")
        yield server


def _content_folder(root: Path, folder: Path) -> Path:
    """Lay out a wp-content of links to packaged themes and our own parts, with uploads of the run's own."""
    content = folder / "wp-content"
    (content / "themes").mkdir(parents=True)
    (content / "uploads").mkdir()
    (content / "plugins").mkdir()
    for theme in THEMES:
        (content / "themes" / theme).symlink_to(root / "wp-content" / "themes" / theme)
    for theme_folder in (HERE / "themes").iterdir():
        (content / "themes" / theme_folder.name).symlink_to(theme_folder)
    (content / "languages").symlink_to(root / "wp-content" / "languages")
    (content / "mu-plugins").symlink_to(HERE / "mu-plugins")
    return content


@contextmanager
def _database(folder: Path, socket_path: Path) -> Iterator[None]:
    data = folder / "mariadb"
    user = ["--user=root"] if os.geteuid() == 0 else []
    install = [
        daemon_path("mariadb-install-db") or "mariadb-install-db",
        "--no-defaults",
        f"--datadir={data}",
        "--auth-root-authentication-method=normal",
        "--skip-test-db",
        # The machine's name need not resolve: nothing connects by name.
        "--force",
        *user,
    ]
    done = subprocess.run(install, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"mariadb-install-db failed: {done.stdout[-2000:]}")
    serve = [
        daemon_path("mariadbd") or "mariadbd",
        "--no-defaults",
        f"--datadir={data}",
        f"--socket={socket_path}",
        f"--pid-file={folder / 'mariadb.pid'}",
        "--skip-networking",
        "--skip-log-bin",
        # A throw-away database need not survive a power cut.
        "--innodb-flush-log-at-trx-commit=0",
        "--innodb-doublewrite=0",
        "--innodb-buffer-pool-size=64M",
        *user,
    ]
    with _process(serve, folder / "mariadb.log", dict(os.environ)):
        _wait(lambda: socket_path.exists(), "mariadbd")
        yield


@contextmanager
def _process(command: list[str], log: Path, environment: dict[str, str]) -> Iterator[None]:
    """Run a daemon, workers and all, that ends with this context, or with this process should it be killed outright."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", "sh", "-c", KEEPER, "sh", *command],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def free_address() -> Iterator[tuple[str, int]]:
    """An address to serve on, which no other run picks before this context ends.

    Port 80 of a loopback address of our own comes first: WordPress loses another port in some redirects, and real blogs
    have none in their URLs. Where port 80 may not be bound (no root, or macOS), any free port of 127.0.0.1 must do.
    """
    for last in range(81, 100):
        host = f"127.0.0.{last}"
        with closing(socket.socket()) as probe, closing(socket.socket(type=socket.SOCK_DGRAM)) as claim:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            # PHP binds the port itself, later: until then it is free to see for all, and the same port of UDP is ours.
            if _binds(claim, host) and _binds(probe, host):
                probe.close()
                yield host, 80
                return
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        address = "127.0.0.1", int(probe.getsockname()[1])
    yield address


def _binds(probe: socket.socket, host: str) -> bool:
    try:
        probe.bind((host, 80))
    except OSError:
        return False
    return True


def _answers(host: str, port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex((host, port)) == 0


def _wait(ready: Callable[[], bool], what: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError(f"{what} did not start within {seconds:.0f} s")
        time.sleep(0.05)


def _php_flags() -> list[str]:
    return [flag for name, value in PHP_SETTINGS.items() for flag in ("-d", f"{name}={value}")]


if __name__ == "__main__":
    from .dev import main

    main()
