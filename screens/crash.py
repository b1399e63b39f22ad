"""The last resort: a crash leaves a readable terminal, one sentence, and a log without data.

A traceback with local variables shows telephone numbers and PINs (docs/store.md F8);
what is written here are places in the code and kinds of error, never values.
"""

from __future__ import annotations

import os
import tempfile
import traceback
from pathlib import Path

from counter.refusal import Fault, define
from counter.words import N_

UNEXPECTED = define(
    "program-fault",
    happened=N_("The program has a fault; it is noted in {log}."),
    stored=N_("What was committed before is stored."),
    todo=N_("Open the counter again; send the note to whoever looks after this terminal."),
    say=N_("One moment please, our terminal needs attention; your parcel is safe."),
)


def note(error: BaseException, folder: Path | None) -> Path:
    """Write where and what kind of error it was to `crash.log`, and return that file.

    The message of the error is left out: it may quote what somebody typed.
    """
    text = "".join(_lines(error))
    for place in (folder, Path(tempfile.gettempdir())):
        if place is None:
            continue
        path = place / ("crash.log" if place == folder else f"counter-crash-{os.getuid()}.log")
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
        except OSError:
            continue
        with os.fdopen(handle, "a", encoding="utf-8") as log:
            log.write(text + "\n")
        return path
    return Path(os.devnull)


def fault(error: BaseException, folder: Path | None) -> Fault:
    """The fault that a page shows for an error nobody foresaw."""
    return Fault(UNEXPECTED, log=str(note(error, folder)))


def _lines(error: BaseException) -> list[str]:
    """Kind and places of an error and of what it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{type(error).__module__}.{type(error).__name__}\n"]
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}\n" for frame in frames]
    cause = error.__cause__ or error.__context__
    return lines if cause is None else [*lines, "from\n", *_lines(cause)]
