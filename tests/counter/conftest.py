"""A command line that says what it printed, and counts of what the file holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counter import words
from counter.cli.main import run
from counter.desk import Desk
from tests.counter.reading import Counter, Said, kinds, rows


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """The language is the process's; each test leaves it as it was."""
    before = words.language()
    yield
    words.use(before)


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Counter:
    """Runs `counter` with its arguments."""

    def counter(*arguments: str | Path) -> Said:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return counter


@pytest.fixture
def counter(call: Counter, outlet: Path) -> Counter:
    """Runs `counter` in a fresh demo outlet, in English; `at` and `who` as keywords."""

    def at_outlet(*arguments: str | Path, at: str = "2025-09-22T15:05", who: str = "E1001") -> Said:
        return call("--home", outlet, "--lang", "en", "--at", at, "--as", who, *arguments)

    return at_outlet


@pytest.fixture
def written(tmp_path: Path) -> Callable[[object], Path]:
    """Writes a JSON document, or bytes, to a file of its own."""
    count = iter(range(1000))

    def write(content: object) -> Path:
        path = tmp_path / f"given-{next(count)}.json"
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return path

    return write


@pytest.fixture
def facts(desk: Desk) -> Callable[[], list[str]]:
    """The kinds of the facts written since the outlet was opened, oldest first."""
    return lambda: kinds(desk)[_opening(desk) :]


def _opening(desk: Desk) -> int:
    """How many facts opened the outlet: staff, PINs and numbers, by the system's `init`."""
    found = rows(desk, "SELECT count(*) AS n FROM journal WHERE party = 'init'")
    return int(found[0]["n"])
