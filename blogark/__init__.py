"""blogark: the `blogark` command, and `blogark.extract`, which reads saved pages for notebooks."""

from pipelines.extract import extract

__all__ = ["extract"]
