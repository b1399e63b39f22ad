"""Setting a PIN: one's own with the old one, somebody else's as a manager."""

from __future__ import annotations

import pytest

from counter.actor import Actor
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.set_pin import SetPin
from counter.jobs.sign_in import SignIn
from counter.refusal import Refused
from tests.counter.orders import ADMIN, CLERK, MANAGER, SUPERVISOR
from tests.counter.reading import kinds, rows


def _set(desk: Desk, actor: Actor, old: str, new: str, staff: str = "E1001") -> str:
    """The code of the refusal, empty when the PIN was set."""
    try:
        desk.do(SetPin(job=new_id(), staff=staff, old=old, new=new), actor)
    except Refused as refused:
        return refused.code
    return ""


def test_ones_own_pin_is_changed_with_the_old_one(desk: Desk) -> None:
    assert _set(desk, CLERK, "246810", "918273") == ""
    done = desk.do(SignIn(job=new_id(), staff="E1001", pin="918273"), CLERK)
    assert done.facts["one_time_pin"] is False


def test_a_wrong_old_pin_is_refused_and_counted_like_any_other_try(desk: Desk) -> None:
    for _try in range(5):
        assert _set(desk, CLERK, "000001", "918273") == "old-pin-wrong"
    assert kinds(desk)[-5:] == ["pin_refused"] * 5
    assert _set(desk, CLERK, "246810", "918273") == "pin-locked"


def test_a_pin_is_not_changed_to_itself(desk: Desk) -> None:
    assert _set(desk, CLERK, "246810", "246810") == "pin-too-easy"


@pytest.mark.parametrize(
    "new",
    ["000000", "111111", "123456", "987654", "12345", "1234567", "abcdef", "２４６８１０", ""],
)
def test_an_easy_or_malformed_pin_is_refused(desk: Desk, new: str) -> None:
    assert _set(desk, CLERK, "246810", new) == "pin-too-easy"
    assert _set(desk, MANAGER, "", new) == "pin-too-easy"


@pytest.mark.parametrize("actor", [MANAGER, ADMIN])
def test_a_pin_set_by_somebody_else_opens_once(desk: Desk, actor: Actor) -> None:
    assert _set(desk, actor, "", "918273") == ""
    done = desk.do(SignIn(job=new_id(), staff="E1001", pin="918273"), CLERK)
    assert done.facts["one_time_pin"] is True
    assert _set(desk, CLERK, "918273", "564738") == ""
    again = desk.do(SignIn(job=new_id(), staff="E1001", pin="564738"), CLERK)
    assert again.facts["one_time_pin"] is False


@pytest.mark.parametrize("actor", [SUPERVISOR, Actor.person("K2007"), Actor.person("Q5001")])
def test_others_may_not_set_a_colleagues_pin(desk: Desk, actor: Actor) -> None:
    assert _set(desk, actor, "246810", "918273") == "not-your-job"


def test_nobody_sets_the_pin_of_somebody_who_has_none(desk: Desk) -> None:
    assert _set(desk, MANAGER, "", "918273", staff="E9999") == "no-such-staff"


def test_the_hash_changes_and_no_fact_holds_it(desk: Desk) -> None:
    before = rows(desk, "SELECT hash FROM pins WHERE staff = 'E1001'")[0]["hash"]
    _set(desk, CLERK, "246810", "918273")
    after = rows(desk, "SELECT hash FROM pins WHERE staff = 'E1001'")[0]["hash"]
    assert before != after
    bodies = [row["body"] for row in rows(desk, "SELECT body FROM journal WHERE kind = 'pin_set'")]
    assert bodies[-1] == '{"one_time":false,"staff":"E1001"}'
    assert "argon2" not in "".join(bodies)
