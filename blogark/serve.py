"""`blogark serve`: an archive as a website."""

import errno
import ipaddress
import os
import signal
import socket
import sys
from pathlib import Path

import click

from archive.database import DATABASE, ArchiveError
from archive.datasette import open_datasette
from archive.datasette.holdings import holdings, told
from blogark.options import archive_option


@click.command()
@archive_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    default=8001,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port to listen on; 0 for any free one.",
)
def serve(folder: Path, host: str, port: int) -> None:
    """Show an archive in the browser.

    Reads only, so a crawl may go on writing to the same archive.
    """
    database = folder / DATABASE
    try:
        held = holdings(database)
    except ArchiveError as error:
        raise click.ClickException(f"{error} Crawl a blog first, or name another folder with --archive.") from error
    with _listen(host, port) as listener:
        address, port = listener.getsockname()[:2]
        if not ipaddress.ip_address(address).is_loopback:
            _warn(host)
        click.echo(f"{database}: {told(held)}")
        click.echo(f"http://{_in_url(host)}:{port}/  (stop with Ctrl-C)")
        _run(database, listener)


def _listen(host: str, port: int) -> socket.socket:
    """A socket bound before anything is announced, so that a taken port is one line and not a log."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = error.strerror if isinstance(error, socket.gaierror) else os.strerror(error.errno or 0)
        hint = " Try another port; --port 0 takes any that is free." if error.errno == errno.EADDRINUSE else ""
        raise click.ClickException(f"Cannot listen on {host} port {port}: {reason}.{hint}") from error


def _run(database: Path, listener: socket.socket) -> None:
    import uvicorn  # no other command needs a web server

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: sys.exit(0))  # uvicorn hands the signal back once it has shut down
    config = uvicorn.Config(
        open_datasette(database).app(), lifespan="on", log_level="warning", timeout_graceful_shutdown=3
    )
    uvicorn.Server(config).run(sockets=[listener])


def _warn(host: str) -> None:
    click.secho(
        f"Warning: on {host} other machines can reach this. It is the unredacted archive: whoever reaches it reads "
        "everything in it, without a password.",
        fg="yellow",
        err=True,
    )


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
