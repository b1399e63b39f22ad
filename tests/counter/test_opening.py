"""Opening an outlet: whole or not at all, and never over another (`counter init`)."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from counter.actor import Actor
from counter.boot import open_desk
from counter.cli.main import run
from counter.clock import MachineClock
from counter.demo.opening import demo_opening
from counter.desk import Desk
from counter.jobs.sign_in import SignIn
from counter.opening import clear_stale, open_outlet
from counter.outlet import Kind
from counter.refusal import Fault

ROOT = Path(__file__).resolve().parents[2]
LIVE = ["--branch", "HZ-WS09", "--name", "杭州城西营业部", "--place", "杭州市西湖区"]


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    """The one JSON document on standard output."""
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_a_fresh_outlet_lies_alone_in_its_folder(outlet: Path) -> None:
    names = {path.name for path in outlet.iterdir()}
    assert names == {
        "counter.db", "outlet.id", "journal.head", "counter.lock", "counter.queue",
    }  # fmt: skip


def test_the_desk_of_a_fresh_outlet_knows_its_staff(desk: Desk) -> None:
    assert desk.outlet.code == "HZ-WS01"
    found = desk.ask(lambda reader: reader.execute("SELECT id FROM staff ORDER BY id").fetchall())
    assert [row["id"] for row in found] == [
        "A0001", "C6001", "E1001", "F7001", "K2007", "M4001", "Q5001", "S3001",
    ]  # fmt: skip


def test_a_second_init_changes_nothing(outlet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (outlet / "counter.db").read_bytes()
    assert run(["--home", str(outlet), "init", "--demo", "--json"]) == 4
    error = told(capsys)["error"]
    assert isinstance(error, dict)
    assert error["code"] == "outlet-exists"
    assert (outlet / "counter.db").read_bytes() == before


def test_a_lost_database_with_its_log_still_there_is_no_empty_folder(outlet: Path) -> None:
    (outlet / "counter.db").unlink()
    (outlet / "counter.db-wal").write_bytes(b"what is left of a day")
    with pytest.raises(Fault, match="outlet-exists"):
        open_outlet(outlet, demo_opening(Kind.TRAINING), MachineClock())


def test_a_home_that_is_a_file_is_named_and_left(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a letter", encoding="utf-8")
    with pytest.raises(Fault, match="foreign-file"):
        open_outlet(home, demo_opening(Kind.TRAINING), MachineClock())
    assert home.read_text("utf-8") == "a letter"


def test_a_demo_outlet_is_made_with_one_line_of_progress(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--home", str(tmp_path / "home"), "--at", "2025-09-03T12:00", "init", "--demo"]
    assert run([*words, "--json"]) == 0
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    assert (found["kind"], found["terminal"]) == ("demo", "HZ-WS01-T1")
    assert found["parcels"] > 20
    assert len(printed.err.splitlines()) == 1


def test_settings_and_rules_that_wait_in_the_folder_stay(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "rules").mkdir(parents=True)
    (home / "settings.toml").write_text('[ui]\nlanguage = "en"\n', encoding="utf-8")
    open_outlet(home, demo_opening(Kind.TRAINING), MachineClock())
    assert {"rules", "settings.toml", "counter.db"} <= {path.name for path in home.iterdir()}


def test_a_failure_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    def fail(desk: Desk) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        open_outlet(tmp_path / "home", demo_opening(Kind.DEMO), MachineClock(), fail)
    assert list(tmp_path.iterdir()) == []


def test_only_what_the_dead_left_is_cleared(tmp_path: Path) -> None:
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"],
                          capture_output=True, text=True, check=True).stdout.strip()  # fmt: skip
    names = {f"home.new-{dead}", f"home.new-{os.getppid()}", "home.new-x", "other.new-1"}
    for name in names:
        (tmp_path / name).mkdir()
    clear_stale(tmp_path / "home")
    assert {path.name for path in tmp_path.iterdir()} == names - {f"home.new-{dead}"}


@pytest.mark.parametrize("delay_s", [0.0, 0.05, 0.2, 0.6])
def test_an_init_that_was_killed_is_finished_by_the_next(tmp_path: Path, delay_s: float) -> None:
    home = tmp_path / "home"
    program = "import sys; from counter.cli.main import run; sys.exit(run(sys.argv[1:]))"
    child = subprocess.Popen(
        [sys.executable, "-c", program, "--home", str(home), "init", "--demo"],
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 20
    while not list(tmp_path.glob("home.new-*")) and time.monotonic() < deadline:
        time.sleep(0.002)
    time.sleep(delay_s)
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert not home.exists()
    open_outlet(home, demo_opening(Kind.TRAINING), MachineClock())
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_a_live_outlet_has_an_administrator_with_a_pin_shown_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    words = ["--home", str(home), "init", *LIVE, "--block", "500-599", "--json"]
    assert run(words) == 0
    found = told(capsys)
    admin = found.pop("admin")
    assert isinstance(admin, dict)
    assert re.fullmatch(r"[0-9]{6}", admin["pin"])
    assert found == {
        "home": str(home), "outlet": "HZ-WS09", "kind": "live", "terminal": "HZ-WS09-T1",
        "parcels": 0, "staff": ["A0001"],
    }  # fmt: skip
    desk = open_desk(home)
    signed = desk.do(
        SignIn(job="01a20000-0000-7000-8000-000000000001", staff="A0001", pin=admin["pin"]),
        Actor.person("A0001"),
    )
    assert signed.facts["one_time_pin"] is True
    assert desk.outlet.place == "330106"
    block = desk.ask(lambda r: tuple(r.execute("SELECT first, last FROM number_blocks").fetchone()))
    assert block == (500, 599)
    desk.store.close()
    assert admin["pin"].encode() not in (home / "counter.db").read_bytes()


@pytest.mark.parametrize(
    ("words", "exit_code", "code"),
    [
        (["--branch", "HZ-WS09"], 2, "bad-outlet"),
        ([*LIVE[:4]], 2, "bad-outlet"),
        ([*LIVE[2:], "--branch", "hz ws"], 2, "bad-outlet"),
        ([*LIVE, "--terminal", "T 1"], 2, "bad-outlet"),
        ([*LIVE, "--zone", "Mars/Olympus"], 2, "bad-outlet"),
        ([*LIVE, "--zone", "../../etc/passwd"], 2, "bad-outlet"),
        ([*LIVE, "--block", "9-1"], 2, "bad-outlet"),
        ([*LIVE, "--block", "many"], 2, "bad-outlet"),
        ([*LIVE[:4], "--place", "哪里也不是"], 1, "place-unknown"),
    ],
)
def test_a_live_outlet_that_cannot_be_is_refused_and_nothing_is_made(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    exit_code: int,
    code: str,
) -> None:
    assert run(["--home", str(tmp_path / "home"), "init", *words, "--json"]) == exit_code
    found = told(capsys)
    error = found.get("error") or found.get("refused")
    assert isinstance(error, dict)
    assert error["code"] == code
    assert list(tmp_path.iterdir()) == []


def test_the_clock_of_a_live_outlet_cannot_be_set(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--home", str(tmp_path / "home"), "--at", "2025-09-22", "init", *LIVE, "--json"]
    assert run(words) == 1
    refused = told(capsys)["refused"]
    assert isinstance(refused, dict)
    assert refused["code"] == "clock-not-settable"


def test_a_training_outlet_has_the_staff_and_no_parcels(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--home", str(tmp_path / "home"), "init", "--training", "--branch", "HZ-WS05"]
    assert run([*words, "--json"]) == 0
    found = told(capsys)
    assert (found["kind"], found["parcels"], found["terminal"]) == ("training", 0, "HZ-WS05-T1")
    assert "E1001" in str(found["staff"])


def test_demo_and_training_exclude_each_other(tmp_path: Path) -> None:
    assert run(["--home", str(tmp_path / "home"), "init", "--demo", "--training"]) == 2
    assert list(tmp_path.iterdir()) == []


def test_documented_pins_never_open_a_live_outlet() -> None:
    with pytest.raises(ValueError, match="live"):
        demo_opening(Kind.LIVE)


@pytest.mark.parametrize("words", [[], ["--branch", "HZ-WS01"]])
def test_the_outlet_of_the_house_policy_needs_no_further_words(
    tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--home", str(tmp_path / "home"), "init", *words, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["kind"], said["outlet"], said["staff"]) == ("live", "HZ-WS01", ["A0001"])
