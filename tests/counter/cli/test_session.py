"""The options before the command: home, time, language, person."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from counter import words
from tests.conftest import ROOT
from tests.counter.orders import a1_file
from tests.counter.reading import PROGRAM, Counter

MAKE_LIVE = ("--branch", "HZ-WS02", "--name", "杭州城西营业部", "--place", "330106")


@pytest.fixture
def live(call: Counter, tmp_path: Path) -> tuple[Path, str]:
    """A live outlet, and the first PIN of its administrator."""
    home = tmp_path / "live"
    said = call("--home", home, "init", *MAKE_LIVE, "--block", "33010630001-33010639999", "--json")
    assert said.code == 0, said
    assert said.document["kind"] == "live"
    return home, said.document["admin"]["pin"]


@pytest.fixture
def pin_file(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a PIN to a file."""

    def write(pin: str) -> Path:
        path = tmp_path / "pin"
        path.write_text(f"{pin}\n", encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    "command", [("track", "1"), ("watch",), ("--as", "A0001", "erase"), ("receipt", "KD1")]
)
def test_the_clock_of_a_live_outlet_cannot_be_set(
    call: Counter, live: tuple[Path, str], command: tuple[str, ...]
) -> None:
    said = call("--home", live[0], "--at", "2025-09-22T15:05", *command, "--json")
    assert (said.code, said.document["refused"]["code"]) == (1, "clock-not-settable")


def test_a_live_outlet_wants_the_pin(
    call: Counter, live: tuple[Path, str], pin_file: Callable[[str], Path]
) -> None:
    home, pin = live
    asked = ("--home", home, "--as", "A0001")
    wrong = call(*asked, "--pin-file", pin_file("000001"), "numbers", "add", "5", "9", "--json")
    assert (wrong.code, wrong.document["refused"]["code"]) == (1, "pin-wrong")
    assert wrong.document["refused"]["facts"] == {"left": 4}
    once = call(*asked, "--pin-file", pin_file(pin), "numbers", "add", "5", "9", "--json")
    assert (once.code, once.document["refused"]["code"]) == (1, "pin-for-once")
    new = home.parent / "new-pin"
    new.write_text("918273\n", encoding="utf-8")
    changed = call(
        *asked,
        "--pin-file",
        pin_file(pin),
        "staff",
        "pin",
        "A0001",
        "--new-pin-file",
        new,
        "--json",
    )
    assert (changed.code, changed.document) == (0, {"staff": "A0001"})
    right = call(*asked, "--pin-file", pin_file("918273"), "numbers", "add", "5", "9", "--json")
    assert right.code == 0


def test_without_a_keyboard_and_a_pin_file_the_command_is_broken_off(
    live: tuple[Path, str],
) -> None:
    done = subprocess.run(
        [*PROGRAM, "--home", live[0], "--as", "A0001", "erase", "--json"],
        cwd=ROOT, check=False, text=True, capture_output=True, stdin=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    assert done.returncode == 2
    assert json.loads(done.stdout)["error"]["code"] == "broken-off"


def test_five_wrong_pins_lock_the_command_line_too(
    call: Counter, live: tuple[Path, str], pin_file: Callable[[str], Path]
) -> None:
    home, pin = live
    for tried, code in [("000001", "pin-wrong")] * 5 + [(pin, "pin-locked")]:
        said = call(
            "--home", home, "--as", "A0001", "--pin-file", pin_file(tried), "erase", "--json"
        )
        assert (said.code, said.document["refused"]["code"]) == (1, code)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"\n\n"])
def test_a_pin_file_that_holds_no_pin_opens_nothing(
    call: Counter, live: tuple[Path, str], tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "pin"
    path.write_bytes(content)
    said = call("--home", live[0], "--as", "A0001", "--pin-file", path, "erase", "--json")
    assert (said.code, said.document["refused"]["code"]) == (1, "pin-wrong")


@pytest.mark.parametrize("path", ["/no/such/file", "/"])
def test_a_pin_file_that_cannot_be_read_is_wrong_usage(counter: Counter, path: str) -> None:
    said = counter("--pin-file", path, "watch", "--json")
    assert (said.code, said.document["error"]["code"]) == (2, "usage")


def test_questions_need_no_pin(call: Counter, live: tuple[Path, str]) -> None:
    for command in (("track", "1"), ("watch",), ("doctor",), ("journal", "verify")):
        said = call("--home", live[0], *command, "--json")
        assert said.code in {0, 1}
        assert "PIN" not in said.err


def test_a_write_needs_somebody_who_asks(
    call: Counter, outlet: Path, written: Callable[[object], Path]
) -> None:
    said = call("--home", outlet, "accept", "--file", written(a1_file()), "--json")
    assert (said.code, said.document["error"]["code"]) == (2, "who-asks")
    said = call("--home", outlet, "--as", "E9999", "accept", "--file", written(a1_file()), "--json")
    assert (said.code, said.document["refused"]["code"]) == (1, "unknown-staff")


@pytest.mark.parametrize("text", ["", "soon", "2025-02-30", "0001-01-01", "9999-12-31T23:59"])
def test_a_time_that_cannot_be_used_is_named(counter: Counter, text: str) -> None:
    for command in (("watch",), ("quote", "--from", "杭州", "--to", "成都", "--weight", "1")):
        said = counter(*command, "--json", at=text)
        assert (said.code, said.document["error"]["code"]) == (2, "bad-instant")


def test_the_language_is_that_of_the_option_then_of_the_settings(
    call: Counter, outlet: Path
) -> None:
    call("--home", outlet, "watch", "--json")
    assert words.language() == "zh-CN"
    (outlet / "settings.toml").write_text('[ui]\nlanguage = "en"\n', encoding="utf-8")
    call("--home", outlet, "watch", "--json")
    assert words.language() == "en"
    call("--home", outlet, "--lang", "zh-CN", "watch", "--json")
    assert words.language() == "zh-CN"
    assert call("--lang", "fr", "watch", "--json").code == 2


def test_the_folder_of_the_account_is_used_where_none_is_named(
    call: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    said = call("track", "1", "--json")
    assert said.document["error"]["facts"]["path"] == str(tmp_path / "express-counter")


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--branch", "hz", "--name", "店", "--place", "330106"), "--branch"),
        (("--branch", "HZ-WS02", "--place", "330106"), "--name"),
        (("--branch", "HZ-WS02", "--name", "店" * 41, "--place", "330106"), "--name"),
        (("--branch", "HZ-WS02", "--name", "店"), "--place"),
        ((*MAKE_LIVE, "--zone", "Mars/Base"), "--zone"),
        ((*MAKE_LIVE, "--terminal", "a b"), "--terminal"),
        ((*MAKE_LIVE, "--block", "9-5"), "--block"),
        ((*MAKE_LIVE, "--block", "x"), "--block"),
    ],
)
def test_an_outlet_that_cannot_be_made_is_named_and_not_made(
    call: Counter, tmp_path: Path, options: tuple[str, ...], named: str
) -> None:
    home = tmp_path / "new"
    said = call("--home", home, "init", *options, "--json")
    assert (said.code, said.document["error"]["code"]) == (2, "bad-outlet")
    assert said.document["error"]["facts"]["option"] == named
    assert not home.exists()


def test_an_outlet_is_made_once(call: Counter, outlet: Path) -> None:
    before = (outlet / "counter.db").read_bytes()
    said = call("--home", outlet, "init", "--training", "--json")
    assert (said.code, said.document["error"]["code"]) == (4, "outlet-exists")
    assert (outlet / "counter.db").read_bytes() == before


def test_a_live_outlets_clock_is_not_set_when_it_is_made(call: Counter, tmp_path: Path) -> None:
    said = call(
        "--home", tmp_path / "new", "--at", "2025-09-22T15:05", "init", *MAKE_LIVE, "--json"
    )
    assert (said.code, said.document["refused"]["code"]) == (1, "clock-not-settable")


def test_the_answer_is_json_that_keeps_chinese(counter: Counter) -> None:
    said = counter("quote", "--from", "杭州", "--to", "成都", "--weight", "1", "--json")
    assert "成都" in said.out
    assert json.loads(said.out)["to"]["code"] == "510100"
