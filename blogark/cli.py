"""The `blogark` command and its subcommands."""

from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

#: Each command and the module it is in, which is loaded when it is wanted: only some need Scrapy or Datasette.
_COMMANDS = {
    "crawl": "blogark.crawl",
    "serve": "blogark.serve",
    "rerun": "blogark.rerun",
    "record": "blogark.record",
    "extract": "blogark.saved",
    "explain": "blogark.explain",
    "import": "blogark.importing",
}


class _Commands(click.Group):
    """Loads a command when it is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, in the order of the help."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        module = _COMMANDS.get(cmd_name)
        function = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command | None = getattr(import_module(module), function) if module else None
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a file or standard output that cannot be written is told of in one line."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # click ends quietly where nobody reads on
            raise
        except OSError as error:
            from blogark.report import refusal  # seldom wanted

            raise click.ClickException(refusal(error)) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="blogark")
def main() -> None:
    """Archive blogs with their conversation: posts, comments, pingbacks and embedded slide decks."""
