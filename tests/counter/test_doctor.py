"""What `counter doctor` finds."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path

import pytest

from counter import __version__
from counter.desk import Desk
from counter.doctor import examine
from tests.counter.orders import CLERK, a1
from tests.counter.reading import kinds


def test_a_sound_outlet_is_good(desk: Desk) -> None:
    desk.do(a1(), CLERK)
    found = examine(desk.store.home.folder)
    assert found["good"] is True
    assert set(found) == {
        "good", "engine", "file", "rules", "terminal", "locale", "clock", "versions",
        "name_clashes",
    }  # fmt: skip
    file = found["file"]
    assert isinstance(file, dict)
    assert file["outlet"] == "HZ-WS01"
    assert file["kind"] == "demo"
    assert file["journal_rows"] == len(kinds(desk))
    json.dumps(found)


def test_versions_are_those_of_this_environment(outlet: Path) -> None:
    versions = examine(outlet)["versions"]
    assert isinstance(versions, dict)
    assert versions["counter"] == __version__
    assert versions["textual"] == metadata.version("textual")


def test_without_an_outlet_nothing_is_wrong_yet(tmp_path: Path) -> None:
    found = examine(tmp_path / "none")
    assert found["good"] is True
    assert found["file"] == {
        "home": str(tmp_path / "none"), "readable": False, "fault": None, "exists": False,
    }  # fmt: skip
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"not a database at all, but long enough to be one" * 40, "damaged-file"),
        (b"", "foreign-file"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(outlet: Path, content: bytes, code: str) -> None:
    (outlet / "counter.db").write_bytes(content)
    found = examine(outlet)
    assert found["good"] is False
    file = found["file"]
    assert isinstance(file, dict)
    assert file["fault"]["code"] == code
    assert (outlet / "counter.db").read_bytes() == content


def test_a_faulty_rule_file_of_the_operator_is_named(outlet: Path) -> None:
    folder = outlet / "rules" / "tariffs"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text('kind = "tariff"\nid = 7\n', encoding="utf-8")
    found = examine(outlet)
    assert found["good"] is False
    rules = found["rules"]
    assert isinstance(rules, dict)
    assert "mine.toml" in str(rules["faults"])


def test_a_package_that_takes_our_name_is_named(
    outlet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owners = {"counter": ["express-counter", "counter-of-others"], "claims": ["express-counter"]}
    monkeypatch.setattr(metadata, "packages_distributions", lambda: owners)
    found = examine(outlet)
    assert found["name_clashes"] == ["counter: counter-of-others"]
    assert found["good"] is False
