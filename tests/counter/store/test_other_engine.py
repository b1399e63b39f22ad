"""Where there is no wheel of the mended engine, Python's own serves, in the mode it is safe in."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.counter.orders import a1_file

# What an installation without the wheel is like: the import of pysqlite3 fails.
WITHOUT_THE_WHEEL = (
    "import sys; sys.modules['pysqlite3'] = None; from counter.cli.main import run;"
    " sys.exit(run(sys.argv[1:]))"
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def counter(home: Path, *words: str) -> dict[str, object]:
    """What the program answers on Python's own engine."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_THE_WHEEL, "--home", str(home), *words, "--json"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_a_parcel_is_taken_in_and_the_journal_holds(home: Path, tmp_path: Path) -> None:
    order = tmp_path / "order.json"
    order.write_text(json.dumps(a1_file()), encoding="utf-8")
    assert counter(home, "init", "--training")["kind"] == "training"
    taken = counter(home, "--as", "E1001", "accept", "--file", str(order))
    assert taken["total"] == {"amount": "72.00", "currency": "CNY"}
    assert counter(home, "journal", "verify")["good"] is True
    engine = counter(home, "doctor")["engine"]
    assert isinstance(engine, dict)
    assert engine["module"] == "sqlite3"
    assert engine["journal_mode"] == ("WAL" if engine["wal_safe"] else "DELETE")
