"""What a reading says, in short."""

from crawler.items import Reading


def leads(reading: Reading) -> list[tuple[str, str]]:
    """Where a reading leads, mere links left out."""
    return [(follow.purpose, follow.url) for follow in reading.follow if follow.purpose != "link"]


def platform(reading: Reading) -> str | None:
    return reading.blog.platform if reading.blog else None
