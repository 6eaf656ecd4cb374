"""The yardstick: Scrapy with blogark's settings and downloader middlewares, and nothing else.

`python bench/bare.py FILE` fetches the addresses in FILE, one a line, and does nothing with what comes back. Its
settings are those of `blogark crawl --allow-private --delay 0 --concurrency 8`.
"""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from scrapy.settings import Settings


class BareSpider(Spider):
    """Fetches a list of addresses."""

    name = "bare"

    def __init__(self, addresses: str) -> None:
        super().__init__()
        self._addresses = addresses

    async def start(self) -> AsyncIterator[Request]:
        """Ask for each address."""
        for url in Path(self._addresses).read_text(encoding="utf-8").split():
            yield Request(url)

    def parse(self, response: Response) -> None:
        """Let the response go."""


def main(addresses: str) -> None:
    """Fetch, and print how many responses came."""
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    values = {
        "SCHEDULER": "scrapy.core.scheduler.Scheduler",
        "SPIDER_MODULES": [],
        "EXTENSIONS": {},
        "ITEM_PIPELINES": {},
        "BLOGARK_ALLOW_PRIVATE": True,
        "DOWNLOAD_DELAY": 0,
        "AUTOTHROTTLE_START_DELAY": 0,
        "AUTOTHROTTLE_ENABLED": False,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    }
    settings.setdict(values, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(BareSpider)
    process.crawl(crawler, addresses=addresses)
    process.start()
    print(crawler.stats.get_value("response_received_count", 0) if crawler.stats else 0)


if __name__ == "__main__":
    main(sys.argv[1])
