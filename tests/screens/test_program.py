"""The program on a real terminal: what it sends, what it refuses, how it ends."""

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
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from counter.desk import Desk
from screens.main import Wanted, wants_screens
from tests.screens.hands import PIN
from tests.screens.payloads import HARMFUL

ROOT = Path(__file__).resolve().parents[2]


class Terminal:
    """A program on a pseudo-terminal of its own."""

    def __init__(self, home: Path, size: tuple[int, int] = (80, 24), **environment: str) -> None:
        self.sent = b""
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            os.chdir(ROOT)
            environ = {
                "PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8",
                "PYTHONPATH": str(ROOT), **environment,
            }  # fmt: skip
            argv = [sys.executable, "-m", "screens.main", "--home", str(home), "--lang", "en"]
            # The size is set before the program looks at it.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.execve(sys.executable, argv, environ)
        self.code: int | None = None

    def read(self, seconds: float, until: bytes = b"") -> bytes:
        """What comes within some seconds, at most until some bytes are there."""
        got, end = b"", time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and not (until and until in got):
            if select.select([self.handle], [], [], left)[0]:
                try:
                    some = os.read(self.handle, 65536)
                except OSError:
                    break
                if not some:
                    break
                got += some
        self.sent += got
        return got

    def type(self, text: str) -> None:
        """Send keys."""
        os.write(self.handle, text.encode())

    def ended(self, seconds: float = 15) -> int:
        """The exit code, once the program has ended."""
        end = time.monotonic() + seconds
        while self.code is None:
            self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
            assert time.monotonic() < end, "the program did not end"
        return self.code

    def close(self) -> None:
        """End it, whatever it does."""
        if self.code is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.handle)


Start = Callable[..., Terminal]


@pytest.fixture
def start(desk: Desk) -> Iterator[Start]:
    """Starts the program on the outlet of the desk."""
    open_ones: list[Terminal] = []

    def begin(size: tuple[int, int] = (80, 24), **environment: str) -> Terminal:
        terminal = Terminal(desk.store.home.folder, size, **environment)
        open_ones.append(terminal)
        return terminal

    yield begin
    for terminal in open_ones:
        terminal.close()


def opened(terminal: Terminal) -> bytes:
    """The first screen."""
    shown = terminal.read(20, until=b"Command")
    assert b"Command" in shown, shown
    return shown + terminal.read(0.7)


def test_no_mouse_no_kitty_keys_no_blink_and_nothing_while_idle(start: Start) -> None:
    terminal = start(TEXTUAL_DEBUG="1", TEXTUAL_LOG="keys.txt", TEXTUAL_MOUSE="1")
    first = opened(terminal)
    for mode in (b"?1000h", b"?1003h", b"?1006h", b"\x1b[>1u", b"\x1b[>25u"):
        assert mode not in first
    assert b"\x1b[?1049h" in first
    # The clock in row 1 may go on once within two seconds, not twice; Textual sends the whole row.
    tick = terminal.read(2.0)
    assert len(tick) <= 200
    assert not tick or not terminal.read(2.0)
    assert not (ROOT / "keys.txt").exists()


def test_a_key_costs_at_most_200_bytes(start: Start) -> None:
    terminal = start()
    opened(terminal)
    costs = []
    for key in "E100":
        terminal.type(key)
        costs.append(len(terminal.read(0.3)))
    assert all(0 < cost <= 200 for cost in costs), costs


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_with_the_terminal_restored(number: int, start: Start) -> None:
    terminal = start()
    opened(terminal)
    os.kill(terminal.pid, number)
    assert terminal.ended() == 128 + number
    for restored in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?2004l"):
        assert restored in terminal.sent


def test_quitting_is_exit_code_0(start: Start) -> None:
    terminal = start()
    opened(terminal)
    terminal.type("/quit\r")
    assert terminal.ended() == 0
    assert b"Traceback" not in terminal.sent


@pytest.mark.parametrize(
    ("size", "environment", "said"),
    [
        ((79, 24), {}, b"80\xc3\x9724"),
        ((80, 23), {}, b"80\xc3\x9724"),
        ((80, 24), {"TERM": "dumb"}, b"dumb"),
        ((80, 24), {"PYTHONIOENCODING": "ascii"}, b"set a UTF-8 locale"),
    ],
)
def test_a_terminal_that_cannot_show_it_gets_one_sentence(
    size: tuple[int, int], environment: dict[str, str], said: bytes, start: Start
) -> None:
    terminal = start(size, **environment)
    assert terminal.ended() == 4
    assert said in terminal.sent
    assert terminal.sent.count(b"\n") == 1
    assert b"\x1b" not in terminal.sent


def test_pasted_hostile_texts_reach_the_terminal_as_nothing_it_obeys(start: Start) -> None:
    terminal = start()
    opened(terminal)
    terminal.type(f"E1001\r{PIN}\r")
    terminal.read(5, until=b"Nothing waits")
    before = len(terminal.sent)
    terminal.type("/")
    for name, text in HARMFUL.items():
        if name not in {"huge", "surrogate", "newline", "return"}:
            terminal.type("\x15\x1b[200~x" + text + "\x1b[201~")
            terminal.read(0.1)
    terminal.read(1.0)
    after = terminal.sent[before:]
    for harm in (b"\x1b]", b"\x1b[2J", b"\x1bP", b"\x0e", b"\x0f", b"\x05", b"\x07"):
        assert harm not in after
    assert "文三路[3号楼]".encode() in after
    os.kill(terminal.pid, 0)


@pytest.mark.parametrize(
    ("argv", "wanted"),
    [
        ([], Wanted()),
        (["--home", "x", "--as=E1001"], Wanted(home="x", staff="E1001")),
        (
            ["--lang", "en", "--at", "2025-09-22T15:05"],
            Wanted(at="2025-09-22T15:05", language="en"),
        ),
        (["--home", "x", "quote"], None),
        (["--help"], None),
        (["--home"], None),
        (["--lang", "fr"], None),
        (["do", "q"], None),
    ],
)
def test_only_a_call_without_a_command_opens_the_screens(
    argv: list[str], wanted: Wanted | None
) -> None:
    assert wants_screens(argv) == wanted
