"""The banner: what is odd about the machine or the file, in words."""

from __future__ import annotations

import json

import pytest

from counter import warnings, words
from counter.desk import Desk
from counter.store.engine import sqlite


@pytest.fixture(autouse=True)
def _english() -> None:
    words.use("en")


def test_a_sound_outlet_has_nothing_to_warn_of(desk: Desk) -> None:
    assert warnings.warnings(desk) == ()


def test_an_engine_with_the_wal_fault_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warnings, "is_wal_safe", lambda: False)
    assert [sqlite.sqlite_version in said for said in warnings.warnings(desk)] == [True]


def test_a_halted_outlet_says_which_row_first(desk: Desk) -> None:
    desk.store.home.halted.write_text(json.dumps(["T", 41, "row-changed"]), encoding="utf-8")
    assert "41" in warnings.warnings(desk)[0]


def test_a_faulty_rule_file_is_named(desk: Desk) -> None:
    folder = desk.store.home.rules / "tariffs"
    folder.mkdir(parents=True)
    (folder / "broken.toml").write_text('id = "broken"\n', encoding="utf-8")
    assert any("broken.toml" in said for said in warnings.warnings(desk))
