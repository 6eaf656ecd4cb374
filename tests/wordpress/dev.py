"""Keep a filled server running for crawling by hand, and switch or question it from another terminal."""

import argparse
import hashlib
import json
import signal
import sys
from dataclasses import asdict
from pathlib import Path

from .packages import cache_folder
from .server import DEFAULTS, Server, running

#: Posts of the sample on which the comparison is tried: one of each kind that it has to tell apart.
SAMPLE = (1, 122, 123, 131, 132, 140, 147, 149, 150, 151, 152, 153, 155, 156, 157, 158, 180, 189, 200, 203, 204)


def main(arguments: list[str] | None = None) -> None:
    """Serve, switch or tell the truth."""
    parser = argparse.ArgumentParser(prog="python -m tests.wordpress.server", description=__doc__)
    commands = parser.add_subparsers(dest="command")
    for name, default in DEFAULTS.items():
        parser.add_argument(f"--{name}", default=default, help=f"default: {default}")
    switch = commands.add_parser("switch", help="change a running server: switch theme=giornale rest=off …")
    switch.add_argument("change", nargs="+", metavar="name=value")
    commands.add_parser("truth", help="print what the running server's database holds, as JSON")
    commands.add_parser("sample", help="write the part of a truth that test_compare.py reads")
    asked = parser.parse_args(arguments)
    if asked.command == "switch":
        _running_server().switch(**dict(change.split("=", 1) for change in asked.change))
    elif asked.command == "truth":
        print(json.dumps(_running_server().truth(), ensure_ascii=False, indent=1))
    elif asked.command == "sample":
        _write_sample()
    else:
        _serve({name: getattr(asked, name) for name in DEFAULTS})


def _serve(options: dict[str, str]) -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with running() as server:
        print(json.dumps(server.fill()))
        server.switch(**options)
        _state().write_text(json.dumps(asdict(server), default=str), encoding="utf-8")
        print(f"{server.url}/  ({server.folder}); end with Ctrl-C", flush=True)
        try:
            signal.pause()
        except KeyboardInterrupt:
            pass
        finally:
            _state().unlink(missing_ok=True)


def _write_sample() -> None:
    with running() as server:
        server.fill()
        server.switch(**DEFAULTS)
        told = json.loads(json.dumps(server.truth()).replace(json.dumps(server.url)[1:-1], "http://blog.invalid"))
    told["posts"] = [post for post in told["posts"] if int(post["id"]) in SAMPLE]
    address = next(token for token in told["forbidden"] if "@" in token)
    kinds = ("VIETATO", address, hashlib.md5(address.encode(), usedforsecurity=False).hexdigest(), "203.0.113.7")
    told["forbidden"] = [token for token in kinds if token in told["forbidden"]]
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    Path(__file__).with_name("truth_sample.json").write_text(text, encoding="utf-8")


def _running_server() -> Server:
    if not _state().exists():
        sys.exit("No server is running: start one with python -m tests.wordpress.server")
    told = json.loads(_state().read_text(encoding="utf-8"))
    return Server(url=told["url"], folder=Path(told["folder"]), environment=told["environment"])


def _state() -> Path:
    return cache_folder() / "running.json"
