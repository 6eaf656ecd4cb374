"""Options that several commands share, and the values they take."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

archive_option = click.option(
    "--archive",
    "folder",
    envvar="BLOGARK_ARCHIVE",
    default="blogark-data",
    show_default=True,
    show_envvar=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the archive.",
)
private_option = click.option("--allow-private", is_flag=True, help="Fetch from private and loopback addresses too.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON on standard output.")

_HOST = re.compile(r"^[\w-]+(\.[\w-]+)+(:\d+)?(/|$)|^localhost(:\d+)?(/|$)|^\[[0-9a-f:]+\]", re.IGNORECASE)


class NoAddress(click.ClickException):
    """Wrong usage that one line says all of, without a word on usage."""

    exit_code = 2


class Url(click.ParamType[str]):
    """An address of the web; a bare host name means https."""

    name = "URL"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address with its scheme."""
        given = str(value).strip()
        url = f"https://{given}" if _HOST.match(given) else given
        try:
            parts = urlsplit(url)
            is_address = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        except ValueError:
            is_address = False
        if not is_address or re.search(r"\s", url):
            raise NoAddress(f"{given!r} is not an address of the web, such as https://blog.example.org/")
        if "@" in parts.netloc:
            raise NoAddress(f"{parts.hostname}: the address holds a login; only what is public can be archived")
        return url


class Amount(click.ParamType[float]):
    """A number with a unit, such as `90`, `30m` or `2GB`."""

    def __init__(self, name: str, units: dict[str, float]) -> None:
        self.name = name
        self._units = units

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The amount in seconds or bytes."""
        if isinstance(value, int | float):
            return float(value)
        found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([a-z]*)", str(value).strip().lower())
        if not found or found.group(2) not in self._units:
            known = ", ".join(unit for unit in self._units if unit)
            self.fail(f"{value!r} is not a {self.name.lower()}; units are {known}", param, ctx)
        return float(found.group(1)) * self._units[found.group(2)]


class Limit(Amount):
    """An amount above zero: where there is to be no limit, the option is left out."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The amount in seconds or bytes, more than none."""
        amount = super().convert(value, param, ctx)
        if not amount:
            self.fail(f"{value!r} leaves nothing; for no limit leave the option out", param, ctx)
        return amount


_SECONDS: dict[str, float] = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}
PAUSE = Amount("DURATION", _SECONDS)
DURATION = Limit("DURATION", _SECONDS)
SIZE = Limit("SIZE", {"": 1, "b": 1, "kb": 1e3, "mb": 1e6, "gb": 1e9, "k": 1e3, "m": 1e6, "g": 1e9})


class Pattern(click.ParamType[re.Pattern[str]]):
    """A regular expression."""

    name = "REGEX"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> re.Pattern[str]:
        """The compiled expression."""
        try:
            return re.compile(value)
        except re.error as error:
            self.fail(f"{value!r} is not a regular expression: {error}", param, ctx)
