"""Scrapy's settings: polite by default, nothing listening, every exchange on record."""

from importlib.metadata import version

from scrapy.settings import default_settings

BOT_NAME = "blogark"
SPIDER_MODULES = ["crawler.spiders"]
USER_AGENT = f"blogark/{version('blogark')} (+https://github.com/blogark/blogark)"

#: Folder of the archive.
BLOGARK_ARCHIVE = "blogark-data"
#: Who answers for the crawl; part of the user agent, of From and of the WARC.
BLOGARK_CONTACT = None
#: `obey` or `ignore`; the latter with a reason, which is recorded.
BLOGARK_ROBOTS = "obey"
BLOGARK_ROBOTS_REASON = None
BLOGARK_ALLOW_PRIVATE = False
#: What is left out of the crawl, as values of `pipelines.frontier.Limits`.
BLOGARK_LIMITS: dict[str, object] = {}
#: Bytes of WARC after which the crawl stops, to be gone on with later.
BLOGARK_SIZE_LIMIT = None
# A public key to the API of Disqus; it is part of the addresses that are asked for and so of the record
BLOGARK_DISQUS_KEY = None

# Politeness
ROBOTSTXT_OBEY = True
DOWNLOAD_DELAY = 1.0
CONCURRENT_REQUESTS_PER_DOMAIN = 1
CONCURRENT_REQUESTS = 8
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 60.0
DOWNLOAD_TIMEOUT = 60
RETRY_TIMES = 2
COOKIES_ENABLED = False

DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.fetch.robots.RobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "crawler.fetch.pacing.PacingMiddleware": 550,
    "crawler.fetch.addresses.AddressMiddleware": 560,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "crawler.fetch.sizes.SizesMiddleware": 590,
}
ROBOTSTXT_USER_AGENT = "blogark"
TWISTED_DNS_RESOLVER = "crawler.fetch.addresses.PublicResolver"
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}
# Sizes are the middleware's business, which keeps what came; a cut connection is recorded as such
DOWNLOAD_MAXSIZE = 0
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_FAIL_ON_DATALOSS = False

# Every final response is read, errors too; the frontier knows what was asked for already
HTTPERROR_ALLOW_ALL = True
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"
REDIRECT_MAX_TIMES = 10

# Neither may listen: both run what is posted to them. Taken out, as what is set to None is loaded all the same
EXTENSIONS_BASE = {
    name: order
    for name, order in default_settings.EXTENSIONS_BASE.items()
    if name not in {"scrapy.extensions.remote_control.RemoteControl", "scrapy.extensions.telnet.TelnetConsole"}
}

SCHEDULER = "pipelines.scheduler.Scheduler"
EXTENSIONS = {"pipelines.recorder.Recorder": 0}
# One reading a response; Scrapy starts as many tasks as this for every response
CONCURRENT_ITEMS = 1
ITEM_PIPELINES = {"pipelines.keeper.Keeper": 0}

LOG_LEVEL = "WARNING"
RETRY_GIVE_UP_LOG_LEVEL = "INFO"
