"""What tests look at: the outputs of a command, and the rows of the file."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from counter.desk import Desk

# The command line as a process of its own.
PROGRAM = (
    sys.executable,
    "-c",
    "import sys; from counter.cli.main import run; sys.exit(run(sys.argv[1:]))",
)


@dataclass(frozen=True, slots=True)
class Said:
    """What one command left: its exit code and its two outputs."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:  # noqa: ANN401 - a JSON document has any shape
        """The one JSON document on the output; fails where there is none or more."""
        return json.loads(self.out)


Counter = Callable[..., Said]


def kinds(desk: Desk) -> list[str]:
    """The kinds of all facts, oldest first."""
    return [row["kind"] for row in rows(desk, "SELECT kind FROM journal ORDER BY number")]


def rows(desk: Desk, sql: str, *values: object) -> Sequence[Any]:
    """The rows of a question in SQL; a row of SQLite has any shape."""
    return desk.ask(lambda reader: list(reader.execute(sql, values).fetchall()))
