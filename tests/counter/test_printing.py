"""Printing: to a folder, to a device, and to nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter.printing import print_text
from counter.refusal import Fault
from counter.settings import Print


def test_a_folder_gets_one_file_for_each_slip(tmp_path: Path) -> None:
    folder = tmp_path / "made" / "for us"
    settings = Print(receipt=str(folder))
    assert print_text(settings, "T1-000001", "小票\n") == str(folder / "T1-000001.txt")
    assert print_text(settings, "T1-000001", "副本\n") == str(folder / "T1-000001-1.txt")
    assert print_text(settings, "T1-000001", "副本\n") == str(folder / "T1-000001-2.txt")
    assert (folder / "T1-000001.txt").read_text(encoding="utf-8") == "小票\n"


def test_a_device_is_written_to(tmp_path: Path) -> None:
    assert print_text(Print(receipt="/dev/null"), "T1-000001", "小票\n") == "/dev/null"
    assert list(tmp_path.iterdir()) == []


def test_a_device_that_is_full_is_named() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this machine has no device that is always full")
    with pytest.raises(Fault) as caught:
        print_text(Print(receipt="/dev/full"), "T1-000001", "小票\n")
    assert caught.value.code == "print-failed"
    assert caught.value.facts["path"] == "/dev/full"
    assert "space" in str(caught.value.facts["why"])


def test_without_a_printer_it_is_said() -> None:
    with pytest.raises(Fault, match="no-printer"):
        print_text(Print(), "T1-000001", "小票\n")


def test_a_file_in_the_place_of_the_folder_is_named_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "receipts"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(Fault, match="print-failed"):
        print_text(Print(receipt=str(path)), "T1-000001", "小票\n")
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_place_that_cannot_be_written_is_named() -> None:
    with pytest.raises(Fault, match="print-failed"):
        print_text(Print(receipt="/proc/nowhere"), "T1-000001", "小票\n")
