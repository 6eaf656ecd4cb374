"""Small web servers on loopback addresses, scripted by path: what the tests of fetching and crawling stand on."""

import ssl
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

#: Stands in headers and bodies for the address of the site that sends them.
HERE = "http://here.invalid"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a server sends."""

    status: int = 200
    headers: Sequence[tuple[str, str]] = ()
    body: bytes = b"ok"
    #: Declare this length, whatever is sent.
    length: int | None = None
    #: Send nothing before this is set.
    until: threading.Event | None = None


@dataclass(frozen=True, kw_only=True)
class Site:
    """A running server."""

    url: str
    #: Paths requested and when.
    hits: list[tuple[str, float]] = field(default_factory=list)
    #: What was sent with the last request of each path.
    headers: dict[str, dict[str, str]] = field(default_factory=dict)

    def paths(self) -> list[str]:
        return [path for path, _ in self.hits]

    def wait_for(self, path: str, seconds: float = 30) -> None:
        """Wait until a path has been asked for."""
        end = time.monotonic() + seconds
        while path not in self.paths():
            assert time.monotonic() < end, f"nobody asks for {path}"
            time.sleep(0.01)


def not_found(path: str) -> Answer:
    return Answer(status=404)


@contextmanager
def site(
    answers: Mapping[str, Answer | Sequence[Answer]],
    host: str = "127.0.0.1",
    *,
    port: int = 0,
    otherwise: Callable[[str], Answer] = not_found,
    tls: ssl.SSLContext | None = None,
) -> Iterator[Site]:
    """Serve answers by path: of several the first, then the second, the last for ever. `otherwise` answers the rest."""
    turns = {path: [answer] if isinstance(answer, Answer) else list(answer) for path, answer in answers.items()}
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with lock:
                running.hits.append((self.path, time.monotonic()))
                running.headers[self.path] = dict(self.headers.items())
                turn = turns.get(self.path) or [otherwise(self.path)]
                answer = turn.pop(0) if len(turn) > 1 else turn[0]
            if answer.until:
                answer.until.wait(30)
            body = answer.body.replace(HERE.encode(), running.url.encode())
            try:
                self.send_response(answer.status)
                for name, value in answer.headers:
                    self.send_header(name, value.replace(HERE, running.url))
                self.send_header("Content-Length", str(len(body) if answer.length is None else answer.length))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                self.close_connection = True  # the client has had enough

        def log_message(self, *args: object) -> None:
            """Keep quiet."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Keep quiet of clients that are killed or speak no TLS."""
            if not isinstance(sys.exception(), OSError):
                super().handle_error(request, client_address)

    server = Server((host, port), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    running = Site(url=f"{'https' if tls else 'http'}://{host}:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield running
    finally:
        for turn in turns.values():
            for answer in turn:
                if answer.until:
                    answer.until.set()
        server.shutdown()
        thread.join()
        server.server_close()
