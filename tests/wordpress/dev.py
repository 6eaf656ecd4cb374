"""Keep a filled server running for crawling by hand, and switch or question it from another terminal."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from dataclasses import asdict
from pathlib import Path

from .packages import cache_folder
from .server import DEFAULTS, Server, running


def main(arguments: list[str] | None = None) -> None:
    """Serve, switch or tell the truth."""
    parser = argparse.ArgumentParser(prog="python -m tests.wordpress.server", description=__doc__)
    commands = parser.add_subparsers(dest="command")
    for name, default in DEFAULTS.items():
        parser.add_argument(f"--{name}", default=default, help=f"default: {default}")
    switch = commands.add_parser("switch", help="change a running server: switch theme=giornale rest=off …")
    switch.add_argument("change", nargs="+", metavar="name=value")
    commands.add_parser("truth", help="print what the running server's database holds, as JSON")
    asked = parser.parse_args(arguments)
    if asked.command == "switch":
        _running_server().switch(**dict(change.split("=", 1) for change in asked.change))
    elif asked.command == "truth":
        print(json.dumps(_running_server().truth(), ensure_ascii=False, indent=1))
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


def _running_server() -> Server:
    if not _state().exists():
        sys.exit("No server is running: start one with python -m tests.wordpress.server")
    told = json.loads(_state().read_text(encoding="utf-8"))
    return Server(url=told["url"], folder=Path(told["folder"]), environment=told["environment"])


def _state() -> Path:
    return cache_folder() / "running.json"
