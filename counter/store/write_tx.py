"""The one door to a write: file lock, BEGIN IMMEDIATE, work, COMMIT (DEC-2)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from counter.store.connection import open_for_reading, open_for_writing
from counter.store.engine import sqlite
from counter.store.fact import JournalRef
from counter.store.faults import named_faults
from counter.store.head import note_head
from counter.store.lock import held
from counter.store.place import Home


class Store:
    """The connections of one outlet file: one to write and one to read in each thread."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self._mine = threading.local()

    @contextmanager
    def write_tx(self) -> Iterator[sqlite.Connection]:
        """A transaction that is committed when the block ends well and rolled back otherwise.

        Nobody else of this outlet writes meanwhile. The block must be short (under 50 ms): no
        network, no user. Raises Fault for what the engine or the disk says.
        """
        self._mine.head = None
        with named_faults(self.home.database), held(self.home.lock):
            connection = self._connection("writer", open_for_writing)
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
                self._note_head()
            except BaseException:
                # After a full disk the engine has rolled back already.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def wrote(self, ref: JournalRef) -> None:
        """Say which journal row this transaction ends with; it is noted once it is committed."""
        self._mine.head = ref

    @contextmanager
    def reading(self) -> Iterator[sqlite.Connection]:
        """A connection to read with; what is read inside the block is one state of the file."""
        with named_faults(self.home.database):
            connection = self._connection("reader", open_for_reading)
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def close(self) -> None:
        """Close the connections of this thread."""
        # The writer last: only it can fold the log into the file and take the log away.
        for name in ("reader", "writer"):
            connection: sqlite.Connection | None = getattr(self._mine, name, None)
            if connection is not None:
                connection.close()
                delattr(self._mine, name)

    def _note_head(self) -> None:
        """Note the head while the lock is held; a note that fails loses nothing."""
        ref: JournalRef | None = self._mine.head
        if ref is not None:
            with suppress(OSError):
                note_head(self.home, ref)

    def _connection(self, name: str, opener: Callable[..., sqlite.Connection]) -> sqlite.Connection:
        """One connection a thread: a shared one loses acknowledged rows (docs/store.md F5)."""
        found: sqlite.Connection | None = getattr(self._mine, name, None)
        if found is None:
            found = opener(self.home.database)
            setattr(self._mine, name, found)
        return found
