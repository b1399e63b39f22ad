"""The head of the journal, noted outside the database after each commit.

A chain proves every row but the last ones: rows cut off its end leave a chain that still holds.
The note shows the cut. It is written without waiting for the disk: after a power cut it may be
older than the journal, never newer.
"""

from __future__ import annotations

import os
from pathlib import Path

from counter.store.fact import JournalRef
from counter.store.place import Home

_HASH_LENGTH = 64


def read_heads(home: Home) -> tuple[tuple[str, int, str], ...]:
    """The noted (terminal, number, hash) rows; none when nothing was noted yet."""
    try:
        text = home.head.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    parts = (line.split() for line in text.splitlines())
    return tuple((p[0], int(p[1]), p[2]) for p in parts if _is_whole(p))


def _is_whole(parts: list[str]) -> bool:
    return len(parts) == 3 and parts[1].isdigit() and len(parts[2]) == _HASH_LENGTH


def note_head(home: Home, ref: JournalRef) -> None:
    """Note the newest row of a terminal; the caller holds the write lock."""
    kept = {terminal: (number, text) for terminal, number, text in read_heads(home)}
    kept[ref.terminal] = (ref.number, ref.hash)
    _overwrite(home.head, "".join(f"{t} {n} {h}\n" for t, (n, h) in sorted(kept.items())))


def _overwrite(path: Path, text: str) -> None:
    """Write over the old note without emptying the file first; a torn line is no note."""
    data = text.encode()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o660)
    try:
        os.write(handle, data)
        os.ftruncate(handle, len(data))
    finally:
        os.close(handle)
