"""The export, and the independent script that proves it (DEC-3, H6)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from counter.actor import Actor
from counter.cli.main import run
from counter.clock import StoppedClock
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.erase_expired import EraseExpired
from counter.jobs.take_in import TakeIn
from counter.store.engine import sqlite
from tests.counter.orders import deliver_all

SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "verify_journal.py"
Lines = list[dict[str, Any]]


def proved(path: Path) -> tuple[int, str]:
    """Exit code and last line of the script, run without this project on its path."""
    done = subprocess.run(
        [sys.executable, "-I", "-W", "error", str(SCRIPT), str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=path.parent,
    )
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout.splitlines()[-1]


def written(path: Path, lines: Lines) -> Path:
    """A file with these lines."""
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def home(desk: Desk, parcel: Callable[..., TakeIn]) -> Path:
    """A demo outlet with three parcels."""
    for product in ("STD", "EXP", "ECO"):
        desk.do(parcel(product=product), Actor.person("E1001"))
    desk.store.close()
    return desk.store.home.folder


@pytest.fixture
def exported(home: Path, tmp_path: Path) -> Path:
    """Its export, without personal data."""
    path = tmp_path / "journal.jsonl"
    assert run(["--home", str(home), "journal", "export", str(path)]) == 0
    return path


@pytest.fixture
def personal(home: Path, tmp_path: Path) -> Path:
    """Its export with personal data, for a supervisor with a reason."""
    path = tmp_path / "personal.jsonl"
    words = ["--home", str(home), "--as", "S3001", "journal", "export", str(path)]
    assert run([*words, "--with-personal", "--reason", "法院调取"]) == 0
    return path


def lines_of(path: Path) -> Lines:
    """The lines of an export."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]


def test_the_script_needs_only_the_standard_library_and_sixty_lines() -> None:
    text = SCRIPT.read_text("utf-8")
    imported = [line for line in text.splitlines() if line.startswith(("import ", "from "))]
    assert text.count("\n") <= 60
    assert imported == [
        "from __future__ import annotations",
        "import hashlib",
        "import json",
        "import sys",
        "from pathlib import Path",
    ]


def test_an_export_is_proved(exported: Path) -> None:
    code, said = proved(exported)
    count = len(lines_of(exported)) - 2
    assert (code, said) == (0, f"good: HZ-WS01, {count} rows, 0 erased")


def test_an_export_holds_no_personal_data(exported: Path) -> None:
    text = exported.read_text("utf-8")
    assert not [word for word in ("温立新", "柳若曦", "1502", "张江路", "林晓") if word in text]


def test_an_export_with_personal_data_is_proved_and_on_record(personal: Path) -> None:
    assert proved(personal)[0] == 0
    *_, newest, _ = lines_of(personal)
    assert (newest["kind"], newest["staff"]) == ("detail_revealed", "S3001")
    assert "法院调取" in newest["erasable"]["content"]
    assert "柳若曦" in personal.read_text("utf-8")
    assert personal.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("who", "reason", "code"),
    [("E1001", "法院调取", "not-your-job"), ("Q5001", "抽查", "not-your-job"),
     ("S3001", "", "reason-needed"), ("S3001", " x ", "reason-needed")],
)  # fmt: skip
def test_personal_data_is_given_to_few_and_for_a_reason(
    *,
    home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    who: str,
    reason: str,
    code: str,
) -> None:
    path = tmp_path / "out.jsonl"
    words = ["--home", str(home), "--as", who, "journal", "export", str(path)]
    assert run([*words, "--with-personal", "--reason", reason]) == 1
    assert f"[{code}]" in capsys.readouterr().err
    assert not path.exists()


def test_an_export_to_standard_output_is_the_same(
    home: Path, exported: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["--home", str(home), "journal", "export", "-"]) == 0
    again = tmp_path / "again.jsonl"
    again.write_text(capsys.readouterr().out, encoding="utf-8")
    assert lines_of(again)[1:] == lines_of(exported)[1:]


def test_an_erased_part_is_named_and_the_rest_is_proved(desk: Desk, home: Path) -> None:
    deliver_all(desk)
    desk.clock = StoppedClock(datetime(2030, 1, 1, tzinfo=UTC))
    while desk.do(EraseExpired(job=new_id()), Actor.person("M4001")).facts["more"]:
        pass
    desk.store.close()
    path = home / "erased.jsonl"
    assert run(["--home", str(home), "journal", "export", str(path)]) == 0
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.count("erased on 2030-01-01") == 6
    assert "6 erased" in done.stdout


def change_body(lines: Lines) -> None:
    row = next(line for line in lines[1:-1] if line["kind"] == "parcel_accepted")
    row["body"] = row["body"].replace("FREIGHT", "FREIGH7")


def change_time(lines: Lines) -> None:
    lines[5]["at"] = lines[5]["at"].replace("2025", "2024")


def change_hash(lines: Lines) -> None:
    lines[5]["hash"] = "0" * 64


def drop_row(lines: Lines) -> None:
    del lines[7]


def double_row(lines: Lines) -> None:
    lines.insert(7, lines[6])


def swap_rows(lines: Lines) -> None:
    lines[6], lines[7] = lines[7], lines[6]


def cut_tail(lines: Lines) -> None:
    del lines[-2]


def no_end(lines: Lines) -> None:
    del lines[-1]


def change_balance(lines: Lines) -> None:
    account = next(iter(lines[-1]["balances"]))
    lines[-1]["balances"][account] += 1


def forget_account(lines: Lines) -> None:
    lines[-1]["balances"].popitem()


def change_head(lines: Lines) -> None:
    lines[-1]["heads"]["HZ-WS01-T1"]["hash"] = "f" * 64


def other_digest(lines: Lines) -> None:
    lines[1]["erasable"]["digest"] = "0" * 64


def hide_part(lines: Lines) -> None:
    lines[1]["erasable"] = None


TAMPERED = [
    (change_body, "row changed"), (change_time, "row changed"), (change_hash, "row changed"),
    (drop_row, "number missing"), (double_row, "number missing"), (swap_rows, "number missing"),
    (cut_tail, "end of the export"), (no_end, "end of the export"),
    (change_balance, "balances differ"), (forget_account, "balances differ"),
    (change_head, "heads differ"), (other_digest, "does not belong"),
    (hide_part, "does not belong"),
]  # fmt: skip


@pytest.mark.parametrize(("tamper", "said"), TAMPERED, ids=lambda x: getattr(x, "__name__", ""))
def test_a_tampered_export_is_not_proved(
    exported: Path, tamper: Callable[[Lines], None], said: str
) -> None:
    lines = lines_of(exported)
    tamper(lines)
    code, found = proved(written(exported, lines))
    assert code == 1
    assert found.startswith("BAD")
    assert said in found


def test_changed_personal_data_is_not_proved(personal: Path) -> None:
    lines = lines_of(personal)
    number = next(i for i, line in enumerate(lines) if line.get("kind") == "parcel_accepted")
    part = lines[number]["erasable"]
    part["content"] = part["content"].replace("柳若曦", "柳若熙")
    code, found = proved(written(personal, lines))
    assert (code, found) == (1, f"BAD HZ-WS01-T1 {number}: personal data changed")


def test_verify_answers_as_documented(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--home", str(home), "journal", "verify", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    rows = found.pop("rows")
    assert rows > 20
    assert found == {"good": True, "erased": 0, "first_bad": None, "table": None}


def test_verify_leaves_with_4_and_names_the_row(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite.connect(home / "counter.db") as tool:
        tool.execute("DROP TRIGGER journal_append_only_update")
        tool.execute("UPDATE journal SET at = '2025-01-01T00:00:00.000000Z' WHERE number = 11")
    tool.close()
    assert run(["--home", str(home), "journal", "verify", "--json"]) == 4
    found = json.loads(capsys.readouterr().out)
    bad = {"terminal": "HZ-WS01-T1", "number": 11, "why": "row-changed"}
    assert (found["good"], found["first_bad"]) == (False, bad)
    assert run(["--home", str(home), "--lang", "en", "journal", "verify"]) == 4
    assert "HZ-WS01-T1 11" in capsys.readouterr().out
