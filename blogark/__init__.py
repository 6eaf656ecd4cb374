"""blogark: the `blogark` command, and `blogark.extract`, which reads saved pages for notebooks."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipelines.extract import extract

__all__ = ["extract"]


def __getattr__(name: str) -> Any:
    """Loads the readers when they are wanted, which most commands can do without."""
    if name == "extract":
        from pipelines.extract import extract

        return extract
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
