"""The first start: what an empty, odd or half-made machine is told and left with."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

import bootstrap
from start import environment

ROOT = Path(bootstrap.__file__).parent
STARTERS = (ROOT / "bootstrap.py", *sorted((ROOT / "start").glob("*.py")))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A project of the same shape, small, with its own bootstrap."""
    place = tmp_path / "checkout"
    (place / "start").mkdir(parents=True)
    for file in STARTERS:
        (place / file.relative_to(ROOT)).write_bytes(file.read_bytes())
    (place / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (place / "hatch_build.py").write_text("", encoding="utf-8")
    return place


def _environment(**more: str) -> dict[str, str]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PIP_")}
    nowhere = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_RETRIES": "0"}
    return {**kept, **nowhere, "LC_ALL": "C.UTF-8", **more}


def _start(place: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "bootstrap.py", *arguments],
        cwd=place, env=_environment(**more), check=False, capture_output=True, text=True,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


def _is_one_sentence(said: str) -> bool:
    return said.count("\n") == 1 and "Traceback" not in said and said.rstrip().endswith((".", "。"))


def _in_terminal(place: Path, columns: int, lines: int, **more: str) -> tuple[int, str]:
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    with subprocess.Popen(
        [sys.executable, "bootstrap.py", "run"],
        cwd=place, env=_environment(**more), stdin=follower, stdout=follower, stderr=follower,
    ) as process:  # fmt: skip
        os.close(follower)
        said = b"".join(_read(leader))
    os.close(leader)
    return process.returncode, said.decode()


def _read(leader: int) -> Iterator[bytes]:
    while True:
        try:
            piece = os.read(leader, 4096)
        except OSError:  # the other end is closed
            return
        if not piece:
            return
        yield piece


@pytest.mark.parametrize(
    ("arguments", "opens"),
    [
        ([], True),
        (["--lang", "en"], True),
        (["--home=elsewhere", "--as", "E1001"], True),
        (["quote", "--json"], False),
        (["--lang", "en", "track", "KD1"], False),
        (["--version"], False),
    ],
)
def test_a_command_needs_no_screens(arguments: list[str], opens: bool) -> None:
    assert bootstrap.opens_screens(arguments) is opens


def test_a_full_disk_is_told_before_anything_is_made(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    nearly_full = os.statvfs(checkout)
    usage = type("Usage", (), {"free": nearly_full.f_frsize})
    monkeypatch.setattr("shutil.disk_usage", lambda path: usage)
    assert bootstrap.main(["install"], checkout) == 4
    said = capsys.readouterr()
    assert "disk is full" in said.err
    assert _is_one_sentence(said.err)
    assert not (checkout / ".venv").exists()


def test_a_folder_that_cannot_be_written_is_told(checkout: Path) -> None:
    (checkout / ".bootstrap").write_text("a file where a folder should be", encoding="utf-8")
    done = _start(checkout, "install")
    assert done.returncode == 4
    assert _is_one_sentence(done.stderr)
    assert ".bootstrap" in done.stderr


def test_screens_need_a_terminal(checkout: Path) -> None:
    done = _start(checkout, "run")
    assert done.returncode == 4
    assert _is_one_sentence(done.stderr)
    assert "needs a terminal" in done.stderr
    assert not (checkout / ".venv").exists()


def test_a_small_terminal_is_told_before_anything_is_made(checkout: Path) -> None:
    code, said = _in_terminal(checkout, 79, 24)
    assert code == 4
    assert "79x24" in said
    assert _is_one_sentence(said.replace("\r\n", "\n"))
    assert not (checkout / ".venv").exists()


def test_a_locale_without_utf8_is_told_before_anything_is_made(checkout: Path) -> None:
    code, said = _in_terminal(checkout, 80, 24, LC_ALL="C")
    assert code == 4
    assert "export LC_ALL=C.UTF-8" in said
    assert _is_one_sentence(said.replace("\r\n", "\n"))


def test_a_chinese_terminal_is_told_in_chinese(checkout: Path) -> None:
    code, said = _in_terminal(checkout, 60, 24, LC_ALL="zh_CN.UTF-8")
    assert code == 4
    assert "终端大小为 60x24" in said


def test_wrong_usage_shows_the_usage(checkout: Path) -> None:
    done = _start(checkout, "fly")
    assert done.returncode == 2
    assert "python3 bootstrap.py run" in done.stderr


def _ready(place: Path, **changes: object) -> None:
    programs = place / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "python").symlink_to(sys.executable)
    stamp = {"digest": environment.digest(place), "root": str(place), "dev": False, **changes}
    (place / ".venv/express-counter.json").write_text(json.dumps(stamp), encoding="utf-8")


def test_a_finished_environment_is_used_as_it_is(checkout: Path) -> None:
    _ready(checkout)
    done = _start(checkout, "install")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_an_environment_with_the_tools_is_enough_for_both(checkout: Path) -> None:
    _ready(checkout, dev=True)
    assert environment.is_ready(checkout, dev=True)
    assert environment.is_ready(checkout, dev=False)


@pytest.mark.parametrize(
    "changes", [{"digest": "of an older project"}, {"root": "/where/it/was"}, {"dev": None}]
)
def test_an_environment_of_another_project_is_not_ready(
    checkout: Path, changes: dict[str, object]
) -> None:
    _ready(checkout, **changes)
    assert not environment.is_ready(checkout, dev=True)


def test_a_changed_catalogue_means_installing_again(checkout: Path) -> None:
    _ready(checkout)
    catalogue = checkout / "counter/locale/zh_CN/LC_MESSAGES/counter.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text("", encoding="utf-8")
    assert not environment.is_ready(checkout, dev=False)


def test_an_environment_whose_python_is_gone_is_not_ready(checkout: Path) -> None:
    _ready(checkout)
    python = checkout / ".venv/bin/python"
    python.unlink()
    python.symlink_to(checkout / "no-such-python")
    assert not environment.is_ready(checkout, dev=False)
    assert not environment.is_usable(checkout)


def _counter(place: Path, script: str) -> None:
    counter = place / ".venv/bin/counter"
    counter.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    counter.chmod(0o755)


def test_the_demo_outlet_is_made_once(checkout: Path) -> None:
    _ready(checkout)
    _counter(checkout, 'echo "$@" >> calls; case "$*" in *init*) mkdir .demo;; esac')
    _start(checkout, "run", "--", "track", "KD1")
    _start(checkout, "run", "--", "track", "KD2")
    home = checkout / ".demo"
    assert (checkout / "calls").read_text("utf-8").splitlines() == [
        f"--home {home} init --demo",
        f"--home {home} track KD1",
        f"--home {home} track KD2",
    ]


def test_the_exit_code_is_that_of_the_counter(checkout: Path) -> None:
    _ready(checkout)
    (checkout / ".demo").mkdir()
    _counter(checkout, "exit 1")
    assert _start(checkout, "run", "--", "quote").returncode == 1


def test_a_demo_outlet_that_was_not_finished_is_made_anew(checkout: Path) -> None:
    _ready(checkout)
    _counter(checkout, "mkdir .demo; touch .demo/half; exit 4")
    failed = _start(checkout, "run", "--", "track", "KD1")
    assert failed.returncode == 4
    assert _is_one_sentence(failed.stderr)
    _counter(checkout, 'case "$*" in *init*) mkdir .demo; touch .demo/whole;; esac')
    assert _start(checkout, "run", "--", "track", "KD1").returncode == 0
    assert [file.name for file in (checkout / ".demo").iterdir()] == ["whole"]


@pytest.mark.slow
def test_an_interrupted_start_without_network_is_mended_and_told(checkout: Path) -> None:
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").write_text("half a file", encoding="utf-8")
    (checkout / ".bootstrap").mkdir()
    (checkout / ".bootstrap" / "unfinished").touch()
    for _ in range(2):
        done = _start(checkout, "install")
        assert done.returncode == 4
        assert _is_one_sentence(done.stderr)
        assert ".bootstrap/install.log" in done.stderr
        assert environment.is_usable(checkout)
        assert not environment.is_ready(checkout, dev=False)
        assert (checkout / ".bootstrap" / "unfinished").exists()
    assert (checkout / ".bootstrap" / "install.log").stat().st_size > 0
