"""Signing in: five wrong PINs close the door, whatever is restarted in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter.actor import Actor
from counter.boot import open_desk
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.set_pin import SetPin
from counter.jobs.sign_in import SignIn
from counter.refusal import Refused
from tests.conftest import NOW
from tests.counter.orders import CLERK, MANAGER
from tests.counter.reading import kinds, rows

PIN = "246810"


def _try(desk: Desk, pin: str, staff: str = "E1001") -> Refused | None:
    try:
        desk.do(SignIn(job=new_id(), staff=staff, pin=pin), Actor.person(staff))
    except Refused as refused:
        return refused
    return None


def test_the_right_pin_opens_and_says_which_language_is_read(desk: Desk) -> None:
    outcome = desk.do(SignIn(job=new_id(), staff="E1001", pin=PIN), CLERK)
    assert outcome.facts == {"staff": "E1001", "language": "zh-CN", "one_time_pin": False}
    assert kinds(desk)[-1] == "signed_in"


def test_five_wrong_pins_lock_also_across_restarts(outlet: Path) -> None:
    left = []
    for _ in range(5):
        desk = open_desk(outlet, NOW)
        refused = _try(desk, "000001")
        assert refused is not None
        assert refused.code == "pin-wrong"
        left.append(refused.facts["left"])
        desk.store.close()
    assert left == [4, 3, 2, 1, 0]
    desk = open_desk(outlet, NOW)
    for pin in ("000001", PIN):
        refused = _try(desk, pin)
        assert refused is not None
        assert refused.code == "pin-locked"
    assert kinds(desk).count("pin_refused") == 5


def test_a_right_pin_begins_the_count_anew(desk: Desk) -> None:
    for pin in ("000001", "000001", "000001", "000001", PIN, "000001"):
        refused = _try(desk, pin)
    assert refused is not None
    assert refused.facts["left"] == 4


def test_a_manager_unlocks_by_a_new_pin(desk: Desk) -> None:
    for _ in range(5):
        _try(desk, "000001")
    desk.do(SetPin(job=new_id(), staff="E1001", old="", new="918273"), MANAGER)
    assert _try(desk, "918273") is None


def test_one_lock_does_not_lock_others(desk: Desk) -> None:
    for _ in range(6):
        _try(desk, "000001")
    assert _try(desk, "135791", "K2007") is None


@pytest.mark.parametrize("staff", ["E9999", "", "e1001", "' OR 1=1 --"])
def test_somebody_unknown_is_refused(desk: Desk, staff: str) -> None:
    refused = _try(desk, PIN, staff)
    assert refused is not None
    assert refused.code == "unknown-staff"


def test_a_pin_is_written_nowhere(desk: Desk) -> None:
    _try(desk, "918273")
    _try(desk, PIN)
    everything = "\n".join(
        str(tuple(row))
        for table in ("journal", "jobs", "pins", "journal_erasable", "staff")
        for row in rows(desk, f"SELECT * FROM {table}")
    )
    assert "918273" not in everything
    assert PIN not in everything
    assert "246810" not in repr(SignIn(job=new_id(), staff="E1001", pin=PIN))


def test_a_pin_is_kept_as_argon2id(desk: Desk) -> None:
    kept = [row["hash"] for row in rows(desk, "SELECT hash FROM pins")]
    assert kept
    assert all(text.startswith("$argon2id$v=19$m=19456,t=2,p=1$") for text in kept)
    assert len(set(kept)) == len(kept)
