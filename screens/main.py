"""The `counter` program: without a command it opens the screens, with one it does that command.

Nothing here loads Textual before it is known that the screens are wanted and can be shown.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from counter import words
from counter.refusal import Trouble
from counter.words import N_

if TYPE_CHECKING:
    from counter.desk import Desk

FAULTY = 4
_OPTIONS = ("--home", "--as", "--at", "--lang")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options of a call that opens the screens; an option not given is empty."""

    home: str = ""
    staff: str = ""
    at: str = ""
    language: str = ""


def main() -> None:
    """Run the program with the arguments of the process, and end the process."""
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    except Exception as error:
        from screens import crash

        code = _crashed(crash.fault(error, None), as_json="--json" in sys.argv)
    raise SystemExit(code)


def _crashed(fault: Trouble, *, as_json: bool) -> int:
    """Say where the note of a crash lies; a script gets its one JSON document all the same."""
    message = fault.message(words.language())
    if as_json:
        import json

        print(json.dumps({"error": {"code": fault.code, "message": message, "facts": fault.facts}}))
    _complain(fault.message)
    return FAULTY


def run(argv: list[str]) -> int:
    """Open the screens, or hand the call to the command line; the exit code of the process."""
    wanted = wants_screens(argv)
    if wanted is None:
        from counter.cli.main import run as run_command

        return run_command(argv)
    try:
        return _open_screens(wanted)
    except Trouble as trouble:
        _complain(partial(_told, trouble))
        return trouble.exit_code


def wants_screens(argv: list[str]) -> Wanted | None:
    """What a call without a command asks for.

    None when there is a command, another option or a language nobody speaks: the command line
    answers then.
    """
    found = dict.fromkeys(_OPTIONS, "")
    rest = list(argv)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name not in _OPTIONS:
            return None
        if not equals:
            if not rest:
                return None
            value = rest.pop(0)
        found[name] = value
    if found["--lang"] not in {"", *words.LANGUAGES}:
        return None
    return Wanted(*found.values())


def _open_screens(wanted: Wanted) -> int:
    from screens import terminal

    _speak(wanted.language)
    complaint = terminal.complaint()
    if complaint is not None:
        source, facts = complaint
        _complain(lambda tag: words.translate(source, tag).format_map(facts))
        return FAULTY
    terminal.prepare_environment()
    desk = _desk(wanted)
    from counter.settings import read_settings
    from screens.app import CounterApp

    settings = read_settings(desk.store.home.settings)
    if not wanted.language:
        words.use(settings.ui.language)
    app = CounterApp(desk, settings, wanted.staff)
    code = app.run_on_terminal()
    if app.crash_note:
        noted = N_("The program has a fault; it is noted in {log}.")
        _complain(lambda tag: words.translate(noted, tag).format(log=app.crash_note))
        return FAULTY
    return code


def _speak(language: str) -> None:
    if language:
        words.use(language)


def _desk(wanted: Wanted) -> Desk:
    """The desk of the home that is wanted; with `--at` its clock runs from that instant.

    Raises Refused `clock-not-settable` on a live outlet and WrongUsage for a bad instant.
    """
    from counter.boot import default_home
    from counter.cli.session import Session
    from counter.clock import ShiftedClock

    home = Path(wanted.home) if wanted.home else default_home()
    desk = Session(home, at=wanted.at or None).desk
    if wanted.at:
        desk.clock = ShiftedClock.starting(desk.clock.now())
    return desk


def _told(trouble: Trouble, tag: str) -> str:
    words_of_it = trouble.wording(tag)
    return f"{trouble.code}: {words_of_it.happened} {words_of_it.todo}"


def _complain(sentence: Callable[[str], str]) -> None:
    """Say a sentence, given by its language; in English where the terminal has no Chinese."""
    encoding = sys.stderr.encoding or "ascii"
    said = sentence(words.language())
    try:
        said.encode(encoding)
    except UnicodeEncodeError:
        said = sentence("en")
    print(said.encode(encoding, "replace").decode(encoding), file=sys.stderr)


if __name__ == "__main__":
    main()
