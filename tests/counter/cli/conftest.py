"""A call of every command that succeeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.counter.orders import a1_file, answer_of
from tests.counter.reading import Counter

Calls = Mapping[str, tuple[str | Path, ...]]


@pytest.fixture
def succeeded(
    counter: Counter, written: Callable[[object], Path], tmp_path: Path, outlet: Path
) -> Callable[[], Calls]:
    """Makes a parcel and a printer, and gives for each command with `--json` a call that is done.

    To be asked by a manager.
    """

    def calls() -> Calls:
        (outlet / "settings.toml").write_text(
            f'[print]\nreceipt = "{tmp_path / "receipts"}"\n', encoding="utf-8"
        )
        parcel, answer = written(a1_file()), written(answer_of("YT7100200300400"))
        number = counter("accept", "--file", parcel, "--json").document["waybill"]
        shown = ("--number", number, "--name", "方可")
        made = {
            "init": ("--home", tmp_path / "second", "init", "--training"),
            "quote": ("quote", "--from", "杭州", "--to", "成都", "--weight", "1"),
            "accept": ("accept", "--file", parcel),
            "receipt": ("receipt", number, "--print"),
            "track": ("track", number),
            "contact": ("contact", number, "--channel", "phone", "--rings", "2", *shown),
            "watch": ("watch",),
            "ingest": ("ingest", "--provider", "kuaidi100", answer),
            "interpret": ("interpret", "--provider", "kuaidi100", answer),
            "numbers add": ("numbers", "add", "5", "9"),
            "staff add": ("staff", "add", "E1002", "--name", "赵小满", "--role", "clerk"),
            "staff pin": ("staff", "pin", "E1001"),
            "erase": ("erase",),
            "do": ("do", f"t {number}"),
            "doctor": ("doctor",),
            "journal verify": ("journal", "verify"),
        }
        return {name: (*arguments, "--json") for name, arguments in made.items()}

    return calls
