"""Dates that nobody set, which programs write out all the same."""

import re

#: The year 0 or 1 (SQL, Go, .NET), not what a zone is away from UTC; what PHP makes of the first.
_UNSET = re.compile(r"(?:^|[\s./,])000[01](?=[-/.\s]|$)|^-0001-")


def if_set(stated: str | None) -> str | None:
    """The date, `None` where it says that there is none."""
    return None if stated is None or ("000" in stated and _UNSET.search(stated)) else stated
