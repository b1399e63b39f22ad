"""The two programs that are measured side by side, and how each shows that it is ready."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from counter.clock import MachineClock
from counter.demo.opening import demo_opening
from counter.opening import open_outlet
from counter.outlet import Kind

MINIMAL = "minimal Textual app"
COUNTER = "counter, sign-in page"


@dataclass(frozen=True, slots=True)
class Program:
    """What to run, and the words on its first usable screen."""

    words: tuple[str, ...]
    ready: str


@contextmanager
def programs() -> Iterator[dict[str, Program]]:
    """The minimal app and the counter on a fresh training outlet; the first is the anchor."""
    with tempfile.TemporaryDirectory() as above:
        home = Path(above) / "home"
        open_outlet(home, demo_opening(Kind.TRAINING), MachineClock())
        start = "from screens.main import main; main()"
        counter = ("-c", start, "--home", str(home), "--lang", "en")
        yield {
            MINIMAL: Program(("benchmarks/minimal_app.py", "run"), "ready"),
            COUNTER: Program(counter, "Staff id"),
        }
