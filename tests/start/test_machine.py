"""What the machine must have, and the one sentence for what it lacks."""

from __future__ import annotations

import ast
import errno
import os
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path

import pytest

from start import machine

ROOT = Path(machine.__file__).parents[1]
STARTERS = (ROOT / "bootstrap.py", *sorted((ROOT / "start").glob("*.py")))


@pytest.mark.parametrize("file", STARTERS, ids=lambda file: file.name)
def test_an_old_python_can_read_the_starter(file: Path) -> None:
    assert ast.parse(file.read_text("utf-8"), feature_version=(3, 8)).body


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (2, 7)])
def test_an_old_python_is_told_so(version: tuple[int, int]) -> None:
    with pytest.raises(machine.Stop, match=r"needs Python 3\.11 or newer"):
        machine.check_python(version)


@pytest.mark.parametrize("version", [(3, 11), (3, 14), (4, 0)])
def test_a_new_python_passes(version: tuple[int, int]) -> None:
    machine.check_python(version)


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_missing_venv_module_is_told_with_its_package(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == missing else name)
    with pytest.raises(machine.Stop, match=r"apt install python3\.\d+-venv"):
        machine.check_venv_module()


@pytest.mark.parametrize(
    ("variables", "passes"),
    [
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LC_ALL": "C.utf8", "LANG": "C"}, True),
        ({"LC_CTYPE": "C.UTF-8"}, True),
        ({"LC_ALL": "", "LANG": "en_US.UTF-8"}, True),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, False),
        ({"LANG": "zh_CN.GBK"}, False),
        ({"LC_CTYPE": "POSIX", "LANG": "C.UTF-8"}, False),
        ({}, False),
    ],
)
def test_a_locale_must_write_utf8(variables: Mapping[str, str], passes: bool) -> None:
    expected = pytest.raises(machine.Stop, match=r"export LC_ALL=C\.UTF-8")
    with nullcontext() if passes else expected:
        machine.check_locale(variables)


@pytest.mark.parametrize(
    ("size", "passes"),
    [((80, 24), True), ((200, 60), True), ((79, 24), False), ((80, 23), False), ((0, 0), True)],
)
def test_a_terminal_must_be_80_by_24(size: tuple[int, int], passes: bool) -> None:
    expected = pytest.raises(machine.Stop, match=f"{size[0]}x{size[1]}")
    with nullcontext() if passes else expected:
        machine.check_terminal(True, size)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "disk is full"),
        (errno.EACCES, "cannot be written"),
        (errno.EROFS, "cannot be written"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_what_the_system_refuses_is_one_sentence(number: int, words: str) -> None:
    stop = machine.machine_fault(OSError(number, os.strerror(number), "there"))
    assert words in str(stop.args[0])
    assert "there" in str(stop.args[0])


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Temporary failure in name resolution", "check the network"),
        ("ERROR: No matching distribution found for textual", "check the network"),
        ("OSError: [Errno 28] No space left on device", "No space left"),
        ("error: [Errno 13] Permission denied: 'x'", "Permission denied"),
        ("ERROR: ResolutionImpossible", "The installation failed"),
    ],
)
def test_what_pip_says_is_understood(said: str, words: str, tmp_path: Path) -> None:
    assert words in str(machine.pip_fault(said, tmp_path / "notes" / "install.log"))
