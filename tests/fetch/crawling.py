"""Real crawls of small servers, in a process each.

Run as a script, this module is the crawl: its orders come as JSON on the standard input, its report goes to the output.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: What `crawler.settings` is to say of fetching, with less patience.
SETTINGS: Mapping[str, Any] = {
    "DOWNLOADER_MIDDLEWARES": {
        "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
        "crawler.fetch.robots.RobotsMiddleware": 100,
        "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
        "crawler.fetch.pacing.PacingMiddleware": 550,
        "crawler.fetch.addresses.AddressMiddleware": 560,
        "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
        "crawler.fetch.sizes.SizesMiddleware": 590,
    },
    "TWISTED_DNS_RESOLVER": "crawler.fetch.addresses.PublicResolver",
    "DOWNLOAD_HANDLERS": {"data": None, "file": None, "ftp": None, "s3": None},
    "DOWNLOAD_MAXSIZE": 0,
    "DOWNLOAD_WARNSIZE": 0,
    "DOWNLOAD_FAIL_ON_DATALOSS": False,
    "ROBOTSTXT_OBEY": True,
    "ROBOTSTXT_USER_AGENT": "blogark",
    "HTTPERROR_ALLOW_ALL": True,
    "RETRY_TIMES": 1,
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "BLOGARK_ALLOW_PRIVATE": True,
}


@dataclass(frozen=True, kw_only=True)
class Crawl:
    """What came of a crawl."""

    #: By the URL asked for, what reached the callback: `url`, `status`, `body`, `flags`.
    got: dict[str, dict[str, Any]]
    #: By the URL asked for, name and message of the exception that reached the errback.
    failed: dict[str, tuple[str, str]]
    #: What `response_downloaded` announced, for the record: URL, status, length of the body, flags.
    downloaded: list[tuple[str, int, int, list[str]]]
    stats: dict[str, Any]
    log: str


def crawl(*requests: str | dict[str, Any], setup: str = "", **settings: Any) -> Crawl:
    """Crawl in a process of its own; `setup` is run in it first."""
    orders = {
        "requests": [{"url": request} if isinstance(request, str) else request for request in requests],
        "settings": {**SETTINGS, **settings},
        "setup": setup,
    }
    done = subprocess.run(
        [sys.executable, __file__], input=json.dumps(orders), capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    found = json.loads(done.stdout)
    failed = {url: tuple(error) for url, error in found.pop("failed").items()}
    downloaded = [tuple(response) for response in found.pop("downloaded")]
    return Crawl(**found, failed=failed, downloaded=downloaded, log=done.stderr)


def run(orders: dict[str, Any]) -> dict[str, Any]:
    """Crawl in this process."""
    import warnings

    import scrapy
    from scrapy.crawler import CrawlerProcess
    from scrapy.exceptions import ScrapyDeprecationWarning

    warnings.simplefilter("error", ScrapyDeprecationWarning)
    exec(orders["setup"], {})
    found: dict[str, Any] = {"got": {}, "failed": {}, "downloaded": []}

    def asked(request: scrapy.Request) -> str:
        return str(request.meta.get("redirect_urls", [request.url])[0])

    class Probe(scrapy.Spider):
        name = "probe"

        async def start(self) -> Any:
            self.crawler.signals.connect(self.record, scrapy.signals.response_downloaded)
            for request in orders["requests"]:
                yield scrapy.Request(**request, callback=self.parse, errback=self.fail, dont_filter=True)

        def record(self, response: scrapy.http.Response) -> None:
            found["downloaded"].append((response.url, response.status, len(response.body), response.flags))

        def parse(self, response: scrapy.http.Response) -> None:
            found["got"][asked(response.request)] = {
                "url": response.url,
                "status": response.status,
                "body": response.body[:100].decode("latin-1"),
                "length": len(response.body),
                "flags": response.flags,
            }

        def fail(self, failure: Any) -> None:
            found["failed"][asked(failure.request)] = (failure.type.__name__, str(failure.value))

    process = CrawlerProcess(orders["settings"])
    crawler = process.create_crawler(Probe)
    process.crawl(crawler)
    process.start()
    return {**found, "stats": {name: value for name, value in crawler.stats.get_stats().items() if "time" not in name}}


if __name__ == "__main__":
    json.dump(run(json.load(sys.stdin)), sys.stdout)
