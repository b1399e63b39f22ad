"""From the start of the process to the first usable screen, against a minimal Textual app."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.programs import Program, programs
from benchmarks.table import middle, print_table
from benchmarks.terminal import running

RUNS = 9


def start_ms(program: Program) -> tuple[float, int]:
    """Milliseconds to the first usable screen, and the bytes written until it stood still."""
    with running(program.words) as terminal:
        shown = terminal.until(lambda: program.ready in terminal.text)
        terminal.settle()
        return (shown - terminal.began) * 1000, terminal.written


def main() -> None:
    """Measure and print."""
    with programs() as both:
        found: dict[str, list[tuple[float, int]]] = {name: [] for name in both}
        for program in both.values():
            start_ms(program)
        for _ in range(RUNS):
            for name, program in both.items():
                found[name].append(start_ms(program))
    anchor = middle([ms for ms, _ in next(iter(found.values()))])
    rows = []
    for name, runs in found.items():
        ms = middle([ms for ms, _ in runs])
        rows.append((name, f"{ms:,.0f} ms", f"{ms / anchor:.2f} x minimal"))
        rows.append(("", f"{middle([size for _, size in runs]):,.0f} bytes", ""))
    print_table(f"Start to first usable screen (median of {RUNS}, warm)", rows)


if __name__ == "__main__":
    main()
