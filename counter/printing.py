"""Send a slip to where slips go: a folder, one file each, or a printer device."""

from __future__ import annotations

import stat
from pathlib import Path

from counter.refusal import Fault, define
from counter.settings import Print
from counter.words import N_

NO_PRINTER = define(
    "no-printer",
    happened=N_("No printer is set up."),
    stored=N_("The parcel and its receipt are stored; only the paper is missing."),
    todo=N_("Set print.receipt in settings.toml to a folder or a device; then print again."),
    say=N_("Your receipt is recorded; I will write the number down for you."),
)
PRINT_FAILED = define(
    "print-failed",
    happened=N_("Printing to {path} failed: {why}."),
    stored=N_("The parcel and its receipt are stored; only the paper is missing."),
    todo=N_("Check paper and cable, then print again; the next print says COPY."),
    say=N_("Your receipt is recorded; I will print it in a moment."),
)
_FEED = "\n\n\n\n"


def print_text(settings: Print, name: object, text: str) -> str:
    """Print a slip and return where it went.

    Raises Fault `no-printer` or `print-failed`. A file is never overwritten: a second slip of the
    same name gets a number.
    """
    if not settings.receipt:
        raise Fault(NO_PRINTER)
    target = Path(settings.receipt)
    try:
        if target.exists() and stat.S_ISCHR(target.stat().st_mode):
            target.write_text(text + _FEED, encoding="utf-8")
            return str(target)
        target.mkdir(parents=True, exist_ok=True)
        return str(_fresh_file(target, name, text))
    except OSError as error:
        raise Fault(PRINT_FAILED, path=str(target), why=str(error.strerror)) from error


def _fresh_file(folder: Path, name: object, text: str) -> Path:
    number = 0
    while True:
        path = folder / (f"{name}.txt" if number == 0 else f"{name}-{number}.txt")
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            number += 1
        else:
            return path
