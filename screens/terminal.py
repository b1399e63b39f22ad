"""Whether a terminal can show the counter; looked at before Textual is loaded."""

from __future__ import annotations

import os
import sys

from counter.words import N_

COLUMNS, LINES = 80, 24
NO_TERMINAL = N_("The screens need a terminal; a job without one: counter --help")
DUMB = N_("The terminal says it is {term}; the screens need one that can place text.")
NOT_UTF8 = N_("The terminal speaks {encoding}; set a UTF-8 locale, such as LANG=C.UTF-8.")
SMALL = N_("The terminal is {columns}×{lines}; the screens need {needed}. Make the window larger.")
# Set for every run, before the first import of Textual.
OURS = {"TEXTUAL_DISABLE_KITTY_KEY": "1", "TEXTUAL_ANIMATIONS": "none"}


def prepare_environment() -> None:
    """Let Textual see only what is ours: its variables can log keys, run code, change drivers."""
    for name in [name for name in os.environ if name.startswith("TEXTUAL_")]:
        del os.environ[name]
    os.environ |= OURS


def complaint() -> tuple[str, dict[str, object]] | None:
    """Why the screens cannot open here, as source words and facts; None when they can."""
    if not all(_is_tty(number) for number in (0, 1, 2)):
        return NO_TERMINAL, {}
    term = os.environ.get("TERM", "")
    if term in {"", "dumb"}:
        return DUMB, {"term": term or "?"}
    # Textual paints through the error stream.
    encoding = str(getattr(sys.stderr, "encoding", "") or "?")
    if encoding.lower().replace("-", "") != "utf8":
        return NOT_UTF8, {"encoding": encoding}
    columns, lines = os.get_terminal_size(1)
    if 0 < columns < COLUMNS or 0 < lines < LINES:
        needed = f"{COLUMNS}×{LINES}"
        return SMALL, {"columns": columns, "lines": lines, "needed": needed}
    return None


def _is_tty(number: int) -> bool:
    try:
        return os.isatty(number)
    except OSError:
        return False
