"""The newest journal row of each terminal: the proof that a slip or a person can write down."""

from __future__ import annotations

from counter.store import journal
from counter.store.engine import sqlite
from counter.store.fact import JournalRef

__all__ = ["JournalRef", "heads"]


def heads(connection: sqlite.Connection) -> tuple[JournalRef, ...]:
    """The head of every terminal that has written, in order of name; a question for `desk.ask`."""
    found = (journal.head(connection, name) for name in journal.terminals(connection))
    return tuple(head for head in found if head is not None)
