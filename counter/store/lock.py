"""The file lock in front of every write: fair, bounded, released by the kernel when we die.

SQLite's own busy handler starves writers (docs/store.md F4: waits of 7 to 28 s). Two files make
the order: whoever waits for the lock stands in the queue, and nobody who has just let the lock go
takes it again past them.
"""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from counter.refusal import Fault
from counter.store.faults import BUSY, named_faults

PATIENCE_S = 5.0
_FLAGS = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC


@contextmanager
def held(path: Path, patience_s: float = PATIENCE_S) -> Iterator[None]:
    """Hold the lock file at `path` for the length of the block.

    Raises Fault `store-busy` when it cannot be had within `patience_s` seconds.
    """
    with named_faults(path):
        line = _Line(path)
    if not line.enter_at_once() and not _Wait(line).ends_within(patience_s):
        raise Fault(BUSY, seconds=int(patience_s))
    try:
        yield
    finally:
        line.leave()


class _Line:
    """The queue and the lock, as open files of ours; closing them lets both go."""

    def __init__(self, path: Path) -> None:
        self._lock = os.open(path, _FLAGS, 0o660)
        try:
            self._queue = os.open(path.with_suffix(".queue"), _FLAGS, 0o660)
        except OSError:
            os.close(self._lock)
            raise

    def enter_at_once(self) -> bool:
        """Take the lock if nobody holds it and nobody waits for it."""
        try:
            fcntl.flock(self._queue, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            fcntl.flock(self._queue, fcntl.LOCK_UN)
        return True

    def enter(self) -> None:
        """Stand in the queue, take the lock, and let the next one to the head of the queue."""
        fcntl.flock(self._queue, fcntl.LOCK_EX)
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        fcntl.flock(self._queue, fcntl.LOCK_UN)

    def leave(self) -> None:
        """Let everything go."""
        os.close(self._queue)
        os.close(self._lock)


class _Wait(threading.Thread):
    """Waits in the kernel, where waiting is fair; who asked looks at the clock meanwhile."""

    def __init__(self, line: _Line) -> None:
        super().__init__(name="lock", daemon=True)
        self._line = line
        self._had = threading.Event()
        self._decision = threading.Lock()
        self._given_up = False
        self.start()

    def run(self) -> None:
        """Take the lock; if nobody wants it any more, let it go again."""
        self._line.enter()
        with self._decision:
            if self._given_up:
                self._line.leave()
            else:
                self._had.set()

    def ends_within(self, seconds: float) -> bool:
        """Whether the lock was had in time; otherwise it is not wanted any more."""
        if self._had.wait(seconds):
            return True
        with self._decision:
            self._given_up = not self._had.is_set()
        return not self._given_up
