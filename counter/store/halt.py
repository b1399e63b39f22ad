"""Trading stops when the journal does not hold, for every program of the outlet (H6).

The mark is a file beside the database: it outlives a restart and is seen by every process.
"""

from __future__ import annotations

import json

from counter.store.audit import BadRow
from counter.store.place import Home


def halt(home: Home, bad: BadRow) -> None:
    """Stop trading because of this row."""
    text = json.dumps([bad.terminal, bad.number, bad.why])
    fresh = home.halted.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(home.halted)


def resume(home: Home) -> None:
    """Trade again: the journal was read through and holds."""
    home.halted.unlink(missing_ok=True)


def halted(home: Home) -> BadRow | None:
    """The row because of which trading stands still, or None."""
    if not home.halted.exists():
        return None
    try:
        terminal, number, why = json.loads(home.halted.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return BadRow("?", 0, "mark-unreadable")
    return BadRow(str(terminal), int(number), str(why))
