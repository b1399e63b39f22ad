"""The settings file: decoded strictly, every fault named."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter.refusal import Fault
from counter.settings import Print, Security, Settings, Ui, read_settings


def _file(folder: Path, text: str | bytes) -> Path:
    path = folder / "settings.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.toml") == Settings()
    assert read_settings(tmp_path / "no" / "such" / "settings.toml") == Settings()


def test_a_home_that_is_a_file_has_no_settings(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    assert read_settings(path / "settings.toml") == Settings()


def test_every_setting_is_read(tmp_path: Path) -> None:
    text = """
[ui]
language = "en"
[print]
receipt = "/var/spool/receipts"
columns = 32
[security]
lock_minutes = 10
"""
    assert read_settings(_file(tmp_path, text)) == Settings(
        ui=Ui(language="en"),
        print=Print(receipt="/var/spool/receipts", columns=32),
        security=Security(lock_minutes=10),
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[ui]\nlanguage = 'fr'", "ui.language"),
        ("[ui]\ncolour = 'red'", "colour"),
        ("[screen]\n", "screen"),
        ("[print]\ncolumns = '48'", "$.print.columns"),
        ("[print]\ncolumns = 31", "$.print.columns"),
        ("[print]\ncolumns = -1", "$.print.columns"),
        ("[print]\ncolumns = 201", "$.print.columns"),
        ("[print]\nreceipt = 7", "$.print.receipt"),
        ("[security]\nlock_minutes = 0", "$.security.lock_minutes"),
        ("[security]\nlock_minutes = 2.5", "$.security.lock_minutes"),
        ("[ui\n", "line 1"),
        (b"\xff\xfe", "utf-8"),
    ],
)
def test_a_fault_is_named_with_its_file(tmp_path: Path, text: str | bytes, named: str) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(Fault) as caught:
        read_settings(path)
    assert caught.value.code == "bad-settings"
    assert caught.value.facts["path"] == str(path)
    assert named in str(caught.value.facts["fault"])


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(Fault, match="bad-settings"):
        read_settings(tmp_path / "settings.toml")
