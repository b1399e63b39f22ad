"""Key echo, bytes per keystroke and idle bytes, against a minimal Textual app."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.programs import Program, programs
from benchmarks.table import middle, print_table, quantile
from benchmarks.terminal import Terminal, running

CYCLES = 25
# Three keys and back again: no field is ever full.
KEYS = ("E", "1", "0", "\x7f", "\x7f", "\x7f")
BETWEEN_S = 0.05
IDLE_S = 5.0


@dataclass(frozen=True, slots=True)
class Typed:
    """What was measured of one program."""

    echo_ms: tuple[float, ...]
    bytes_per_key: float
    idle_bytes_per_s: float


def measure(program: Program) -> Typed:
    """Type into the first field, then leave it alone."""
    with running(program.words) as terminal:
        terminal.until(lambda: program.ready in terminal.text)
        terminal.settle()
        _type(terminal, 1)
        before = terminal.written
        times = _type(terminal, CYCLES)
        per_key = (terminal.written - before) / len(times)
        return Typed(times, per_key, _idle(terminal))


def _type(terminal: Terminal, cycles: int) -> tuple[float, ...]:
    """Milliseconds from each key to the screen that shows it."""
    times = []
    for key in KEYS * cycles:
        look = terminal.look
        pressed = time.perf_counter()
        terminal.type(key)
        shown = terminal.until(lambda look=look: terminal.look != look)  # type: ignore[misc]
        times.append((shown - pressed) * 1000)
        terminal.settle(BETWEEN_S, BETWEEN_S)
    return tuple(times)


def _idle(terminal: Terminal) -> float:
    """Bytes a second that nobody asked for."""
    terminal.settle(0.5, 1.0)
    before, ends = terminal.written, time.perf_counter() + IDLE_S
    while (left := ends - time.perf_counter()) > 0:
        terminal.read(left)
    return (terminal.written - before) / IDLE_S


def main() -> None:
    """Measure and print."""
    with programs() as both:
        found = {name: measure(program) for name, program in both.items()}
    anchor = next(iter(found.values()))
    rows = []
    for name, typed in found.items():
        ms = middle(typed.echo_ms)
        rows.append((name, f"{ms:.1f} ms", f"{ms / middle(anchor.echo_ms):.2f} x minimal"))
        rows.append(("  p95", f"{quantile(typed.echo_ms, 0.95):.1f} ms", ""))
        size = typed.bytes_per_key
        rows.append(("  a key", f"{size:,.0f} bytes", f"{size / anchor.bytes_per_key:.2f} x"))
        rows.append(("  idle", f"{typed.idle_bytes_per_s:,.0f} bytes/s", ""))
    print_table(f"Key echo in the first field ({CYCLES * len(KEYS)} keys)", rows)


if __name__ == "__main__":
    main()
