"""`counter [options] COMMAND …`: finds the command by its file, runs it, and names what fails."""

from __future__ import annotations

import json
import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from counter import __version__, words
from counter.boot import default_home
from counter.cli import commands
from counter.cli.session import Session
from counter.refusal import Refused, Trouble

_USAGE = 2


class Commands(click.Group):
    """The files of the folder `commands`: a file dropped there is a command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in order."""
        return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; its module is imported only now."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{commands.__name__}.{cmd_name}").COMMAND
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--home", type=click.Path(path_type=Path), help="Folder of the outlet.")
@click.option("--as", "staff", help="Staff id of the person who asks.")
@click.option("--at", help="The time, ISO 8601; demo and training outlets only.")
@click.option("--lang", type=click.Choice(words.LANGUAGES), help="Language of the answers.")
@click.option(
    "--pin-file",
    type=click.Path(path_type=Path),
    help="File with the PIN, for a live outlet without a terminal.",
)
@click.version_option(__version__, prog_name="counter")
@click.pass_context
def counter(  # noqa: PLR0913 - one parameter for each option of the contract
    ctx: click.Context,
    *,
    home: Path | None,
    staff: str | None,
    at: str | None,
    lang: str | None,
    pin_file: Path | None,
) -> None:
    """Express Counter. Without a command the screens open."""
    ctx.obj = Session(home or default_home(), staff, at, lang, pin_file)
    ctx.obj.speak()


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code (0, 1, 2, 3 or 4; see docs/cli.md)."""
    as_json = "--json" in arguments
    try:
        result = counter.main(list(arguments), prog_name="counter", standalone_mode=False)
    except Trouble as trouble:
        return _tell(trouble, as_json=as_json)
    except click.exceptions.Abort:
        return _USAGE
    except click.ClickException as error:
        if as_json:
            _print({"error": {"code": "usage", "message": error.format_message(), "facts": {}}})
        error.show(sys.stderr)
        return _USAGE
    except BrokenPipeError:
        # The reader of our pipe has left; there is nobody to tell.
        sys.stderr.close()
        return 0
    return result if isinstance(result, int) else 0


def _tell(trouble: Trouble, *, as_json: bool) -> int:
    """Say what happened, what is stored, what to do, what to tell the customer, and the code."""
    tag = words.language()
    wording = trouble.wording(tag)
    if as_json:
        key = "refused" if isinstance(trouble, Refused) else "error"
        _print(
            {
                key: {
                    "code": trouble.code,
                    "message": wording.happened,
                    "facts": trouble.facts,
                    "stored": wording.stored,
                    "todo": wording.todo,
                    "say": wording.say,
                }
            }
        )
    else:
        lines = (wording.happened, wording.stored, wording.todo, f"» {wording.say}")
        click.echo("\n".join((f"[{trouble.code}]", *lines)), err=True)
    return trouble.exit_code


def _print(document: object) -> None:
    click.echo(json.dumps(document, ensure_ascii=False))
