"""The head of the journal, noted outside the database after each commit.

A chain proves every row but the last ones: rows cut off its end leave a chain that still holds.
The note shows the cut. It is written without waiting for the disk: after a power cut it may be
older than the journal, never newer.
"""

from __future__ import annotations

from pathlib import Path

from counter.store.fact import JournalRef
from counter.store.place import Home


def read_heads(home: Home) -> tuple[tuple[str, int, str], ...]:
    """The noted (terminal, number, hash) rows; none when nothing was noted yet."""
    try:
        text = home.head.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    parts = (line.split() for line in text.splitlines())
    return tuple((p[0], int(p[1]), p[2]) for p in parts if len(p) == 3 and p[1].isdigit())


def note_head(home: Home, ref: JournalRef) -> None:
    """Note the newest row of a terminal; the caller holds the write lock."""
    kept = {terminal: (number, text) for terminal, number, text in read_heads(home)}
    kept[ref.terminal] = (ref.number, ref.hash)
    _replace(home.head, "".join(f"{t} {n} {h}\n" for t, (n, h) in sorted(kept.items())))


def _replace(path: Path, text: str) -> None:
    """A reader sees the old note or the new one, never half of one."""
    fresh = path.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
