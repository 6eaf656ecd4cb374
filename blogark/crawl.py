"""`blogark crawl`: archive blogs, one after the other."""

import asyncio
import logging
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

import click
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from archive.database import open_archive
from blogark.options import DURATION, PAUSE, SIZE, Pattern, Url, archive_option, json_option, private_option
from blogark.progress import Progress
from blogark.report import UNWRITABLE, as_text, found_text, refusal, to_json
from pipelines.memory import collect_seldom
from pipelines.running import REFUSED, session_of, was_refused
from pipelines.summary import Summary, summarise

_INTERRUPTED = frozenset({"shutdown", REFUSED})


@click.command()
@click.argument("urls", metavar="URL...", nargs=-1, type=Url())
@archive_option
@click.option(
    "-i",
    "--input",
    "source",
    type=click.File(encoding="utf-8-sig", errors="replace"),
    help="Read addresses from a file, one a line; - for standard input.",
)
@click.option("--delay", type=PAUSE, default=1.0, show_default=True, help="Seconds between requests to a host.")
@click.option(
    "--concurrency", type=click.IntRange(1, 64), default=1, show_default=True, help="Requests to a host at a time."
)
@click.option(
    "--max-pages", type=click.IntRange(1), help="Stop a blog after so many pages; feeds, API and media are not counted."
)
@click.option(
    "--time-limit", type=DURATION, help="Stop a blog after this long, such as 30m; the same command goes on from there."
)
@click.option(
    "--size-limit",
    type=SIZE,
    help="Stop a blog at this size of WARC, such as 2GB; the same command goes on from there.",
)
@click.option("--include", type=Pattern(), help="Only pages whose address matches.")
@click.option("--exclude", type=Pattern(), help="No page whose address matches.")
@click.option("--no-media", is_flag=True, help="Leave images and deck files out.")
@click.option("--disqus-key", metavar="KEY", help="Ask Disqus for the comments it keeps, with this public API key.")
@click.option("--contact", help="E-mail or web address of whoever answers for the crawl; sent with every request.")
@click.option(
    "--robots",
    type=click.Choice(["obey", "ignore"]),
    default="obey",
    show_default=True,
    help="What to do with robots.txt.",
)
@click.option("--robots-reason", metavar="TEXT", help="Why robots.txt may be ignored; it is recorded.")
@private_option
@click.option("--dry-run", is_flag=True, help="Only say what was found and estimate the crawl.")
@click.option("-s", "settings", metavar="NAME=VALUE", multiple=True, help="Set a Scrapy setting.")
@json_option
def crawl(
    urls: tuple[str, ...], folder: Path, source: TextIO | None, dry_run: bool, as_json: bool, **options: Any
) -> None:
    """Archive blogs. Any page of a blog will do as its URL.

    A crawl that was cut off goes on when the same command is given again.

    Exit status: 0 all archived, 3 archived with problems, 1 nothing archived, 2 wrong usage.
    """
    addresses = list(dict.fromkeys([*urls, *_listed(source)]))
    if not addresses:
        raise click.UsageError("say which blog: blogark crawl https://blog.example.org/")
    if options["robots"] == "ignore" and not options["robots_reason"]:
        raise click.UsageError("--robots ignore needs a reason: --robots-reason 'the owner asked us to'")
    with tempfile.TemporaryDirectory(prefix="blogark-") as scratch:
        target = Path(scratch) if dry_run else folder
        try:
            settings = settings_of(target, discover_only=dry_run, **options)
            open_archive(target).close()
            summaries = run(addresses, settings)
        except UNWRITABLE as error:
            raise click.ClickException(f"the archive cannot be written: {refusal(error)}") from error
        except (ValueError, ImportError) as error:
            if options["settings"]:
                raise click.UsageError(f"a setting cannot be used: {error}") from error
            raise
    for summary in summaries:
        if as_json:
            click.echo(to_json(summary, dry_run=dry_run))
        else:
            failed = summary.blog is None if dry_run else summary.exit_status == 1
            click.echo(found_text(summary, delay=options["delay"]) if dry_run else as_text(summary), err=failed)
    if rest := addresses[len(summaries) :]:
        click.echo(f"interrupted before the end of {', '.join(rest)}: the same command goes on from there", err=True)
    sys.exit(_worst([(0 if summary.blog else 1) if dry_run else summary.exit_status for summary in summaries]))


def _listed(source: TextIO | None) -> Iterable[str]:
    """Addresses of a seed list: one a line, blank lines and those starting with # left out."""
    for line in source or ():
        if (url := line.strip()) and not url.startswith("#"):
            yield Url().convert(url, None, None)


def _worst(statuses: list[int]) -> int:
    """The exit status of all blogs, where they share one; else 3, archived with problems."""
    return statuses[0] if len(set(statuses)) == 1 else 3


def settings_of(
    folder: Path,
    *,
    delay: float = 1.0,
    concurrency: int = 1,
    contact: str | None = None,
    robots: str = "obey",
    robots_reason: str | None = None,
    allow_private: bool = False,
    no_media: bool = False,
    disqus_key: str | None = None,
    time_limit: float | None = None,
    size_limit: float | None = None,
    settings: tuple[str, ...] = (),
    **limits: Any,
) -> Settings:
    """Scrapy's settings of a run: the project's, then the options, then `-s`.

    `limits` are fields of `pipelines.frontier.Limits`.
    """
    chosen = Settings()
    chosen.setmodule("crawler.settings", priority="project")
    values: dict[str, Any] = {
        "BLOGARK_ARCHIVE": str(folder),
        "BLOGARK_LIMITS": {**limits, "media": not no_media},
        "BLOGARK_ROBOTS": robots,
        "BLOGARK_ROBOTS_REASON": robots_reason,
        "BLOGARK_ALLOW_PRIVATE": allow_private,
        "BLOGARK_SIZE_LIMIT": size_limit,
        "BLOGARK_DISQUS_KEY": disqus_key,
        "CLOSESPIDER_TIMEOUT": time_limit or 0,
        "DOWNLOAD_DELAY": delay,
        "AUTOTHROTTLE_START_DELAY": delay,
        "AUTOTHROTTLE_ENABLED": delay > 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": concurrency,
        "CONCURRENT_REQUESTS": max(8, concurrency),
    }
    if contact:
        values["BLOGARK_CONTACT"] = contact
        values["USER_AGENT"] = f"{chosen['USER_AGENT']} {contact}"
        values["DEFAULT_REQUEST_HEADERS"] = {**chosen.getdict("DEFAULT_REQUEST_HEADERS"), "From": contact}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise click.UsageError(f"-s takes NAME=VALUE, not {setting!r}")
        values[name] = value
    chosen.setdict(values, priority="cmdline")
    return chosen


class _Process(AsyncCrawlerProcess):
    """Scrapy's, which tells only its log that it heard a signal, though what is on its way may take a while."""

    @staticmethod
    def _log_shutdown(signum: int) -> None:
        told = "stopping when the requests on their way are answered; the same again stops at once"
        click.echo(f"\n{told}" if sys.stderr.isatty() else told, err=True)  # a terminal has the live line


def run(urls: list[str], settings: Settings) -> list[Summary]:
    """Crawl each address to its end and say what each brought. An interruption leaves out those that follow."""
    collect_seldom()
    process = _Process(settings)
    # Scrapy makes a record of each response and reading, and leaves it to the handler to drop it
    logging.getLogger("scrapy").setLevel(settings["LOG_LEVEL"])
    # A line for each connection to a blog whose certificate is not in order, which keeps nothing from being archived
    logging.getLogger("scrapy.core.downloader.tls").setLevel(logging.ERROR)
    # One for each body in an encoding that is none, as `identity`; what cannot be read is a problem of its own
    logging.getLogger("scrapy.downloadermiddlewares.httpcompression").setLevel(logging.ERROR)
    summaries: list[Summary] = []

    async def crawl_all() -> None:
        with Progress() as progress:
            for url in urls:
                crawler = process.create_crawler("blog")
                summary = await _crawl_one(process, crawler, url, progress)
                summaries.append(summary)
                if summary.outcome in _INTERRUPTED:
                    break

    loop = asyncio.get_event_loop()
    whole = loop.create_task(crawl_all())
    whole.add_done_callback(lambda _: process._stop_reactor())
    process.start(stop_after_crawl=False)
    if not whole.cancelled() and (error := whole.exception() if whole.done() else None):
        raise error
    return summaries


async def _crawl_one(process: AsyncCrawlerProcess, crawler: Crawler, url: str, progress: Progress) -> Summary:
    started = time.monotonic()
    crawling = process.crawl(crawler, url=url)
    watching = asyncio.ensure_future(progress.watch(crawler, url))
    try:
        await crawling
    finally:
        watching.cancel()
    session = session_of(crawler)
    outcome = str(crawler.stats.get_value("finish_reason", "failed")) if crawler.stats else "failed"
    if was_refused(crawler):  # at the very end, even
        outcome = REFUSED
    db = open_archive(session.folder)
    try:
        return summarise(
            db,
            session.crawl_id,
            session.folder,
            outcome=outcome,
            seconds=time.monotonic() - started,
            figures=session.ended,
        )
    finally:
        db.close()
