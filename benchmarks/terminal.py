"""A terminal of 80x24 for programs that are measured: what they write, when, and how it looks."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pyte

ROOT = Path(__file__).resolve().parents[1]
COLUMNS, LINES = 80, 24
SHOWN_WITHIN_S = 20.0


@dataclass(slots=True)
class Terminal:
    """A running program behind a pseudo-terminal; `written` counts its bytes."""

    pid: int
    handle: int
    began: float
    written: int = 0
    screen: pyte.Screen = field(default_factory=lambda: pyte.Screen(COLUMNS, LINES))
    _stream: pyte.ByteStream = field(init=False)

    def __post_init__(self) -> None:
        self._stream = pyte.ByteStream(self.screen)

    def read(self, wait_s: float) -> int:
        """Take in what comes within `wait_s` seconds; how many bytes came, 0 for silence."""
        if not select.select([self.handle], [], [], max(wait_s, 0.0))[0]:
            return 0
        try:
            data = os.read(self.handle, 65536)
        except OSError:
            raise SystemExit("the measured program ended:\n" + self.text) from None
        self.written += len(data)
        self._stream.feed(data)
        return len(data)

    def until(self, seen: Callable[[], bool], within_s: float = SHOWN_WITHIN_S) -> float:
        """The instant at which the screen was as wanted; ends the benchmark when it never is."""
        deadline = time.perf_counter() + within_s
        while not seen():
            left = deadline - time.perf_counter()
            if left < 0:
                raise SystemExit("never shown; the screen was:\n" + self.text)
            self.read(left)
        return time.perf_counter()

    def settle(self, quiet_s: float = 0.4, at_most_s: float = 5.0) -> None:
        """Read until nothing has come for a while."""
        ends = time.perf_counter() + at_most_s
        while self.read(quiet_s) and time.perf_counter() < ends:
            pass

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self.handle, keys.encode())

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(self.screen.display)

    @property
    def look(self) -> tuple[str, int, int]:
        """The text and the place of the cursor: what an echo changes."""
        return self.text, self.screen.cursor.y, self.screen.cursor.x


@contextmanager
def running(words: Sequence[str]) -> Iterator[Terminal]:
    """A program run by this Python with these words; it is ended with the block."""
    began = time.perf_counter()
    pid, handle = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        quiet = {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
        os.execve(sys.executable, [sys.executable, *words], {**os.environ, **quiet})
    fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    try:
        yield Terminal(pid, handle, began)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(handle)
