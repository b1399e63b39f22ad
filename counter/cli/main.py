"""`counter [options] COMMAND …`: finds the command by its file, runs it, and names what fails."""

from __future__ import annotations

import json
import os
import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from counter import __version__, words
from counter.boot import default_home
from counter.canonical import Json
from counter.cli import commands
from counter.cli.session import Session
from counter.refusal import Refused, Trouble, WrongUsage, define
from counter.safe_text import safe_text
from counter.words import N_

NOT_UTF8 = define(
    "not-utf8",
    happened=N_("What was typed is not UTF-8 text."),
    stored=N_("Nothing was stored."),
    todo=N_("Type it again; set the terminal and the locale to UTF-8."),
    say=N_("One moment please."),
)
BROKEN_OFF = define(
    "broken-off",
    happened=N_("The command was broken off before it began."),
    stored=N_("Nothing was stored."),
    todo=N_("Give the command again; a program without a keyboard names a PIN file."),
    say=N_("One moment please."),
)

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
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
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
    try:
        return _run(arguments, as_json="--json" in arguments)
    except BrokenPipeError:
        # The reader of our pipe has left; there is nobody to tell, and the job is done or not done
        # as the journal says. What Python still holds must not fail when it is flushed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(arguments: Sequence[str], *, as_json: bool) -> int:
    try:
        result = counter.main(list(arguments), prog_name="counter", standalone_mode=False)
    except Trouble as trouble:
        return _tell(trouble, as_json=as_json)
    except UnicodeEncodeError:
        return _tell(WrongUsage(NOT_UTF8), as_json=as_json)
    except click.exceptions.Abort as stop:
        if isinstance(stop.__cause__, KeyboardInterrupt):
            raise KeyboardInterrupt from stop
        return _tell(WrongUsage(BROKEN_OFF), as_json=as_json)
    except click.ClickException as error:
        if as_json:
            said = safe_text(error.format_message())
            _print({"error": {"code": "usage", "message": said, "facts": {}}})
        error.show(sys.stderr)
        return _USAGE
    except SystemExit:
        # So the library leaves when nobody reads our output any more.
        return 0
    return result if isinstance(result, int) else 0


def _tell(trouble: Trouble, *, as_json: bool) -> int:
    """Say what happened, what is stored, what to do, what to tell the customer, and the code."""
    wording = trouble.wording(words.language())
    happened, todo = safe_text(wording.happened), safe_text(wording.todo)
    if as_json:
        key = "refused" if isinstance(trouble, Refused) else "error"
        said: dict[str, Json] = {
            "code": trouble.code,
            "message": happened,
            "facts": {name: _inert(fact) for name, fact in trouble.facts.items()},
            "stored": safe_text(wording.stored),
            "todo": todo,
            "say": safe_text(wording.say),
        }
        _print({key: said})
    else:
        lines = (happened, safe_text(wording.stored), todo, f"» {safe_text(wording.say)}")
        click.echo("\n".join((f"[{trouble.code}]", *lines)), err=True)
    return trouble.exit_code


def _inert(fact: Json) -> Json:
    return safe_text(fact) if isinstance(fact, str) else fact


def _print(document: Json) -> None:
    click.echo(json.dumps(document, ensure_ascii=False))
