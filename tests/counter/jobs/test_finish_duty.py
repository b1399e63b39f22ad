"""Meeting a duty: once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.finish_duty import FinishDuty
from counter.refusal import Refused
from tests.counter.orders import CLERK, GOODS, SUPERVISOR, a1
from tests.counter.reading import rows


@pytest.fixture
def duty(desk: Desk) -> str:
    """The duty to report prohibited goods."""
    with pytest.raises(Refused):
        desk.do(a1(goods=replace(GOODS, goods_class="G1")), CLERK)
    return str(rows(desk, "SELECT id FROM duties")[0]["id"])


def test_a_duty_is_met_once(desk: Desk, duty: str) -> None:
    command = FinishDuty(job=new_id(), duty=duty, note="已报派出所")
    desk.do(command, SUPERVISOR)
    done = rows(desk, "SELECT done_at FROM duties")[0]["done_at"]
    assert done == "2025-09-22T07:05:00.000000Z"
    assert desk.do(command, SUPERVISOR).repeated
    with pytest.raises(Refused, match="duty-gone"):
        desk.do(replace(command, job=new_id()), SUPERVISOR)


@pytest.mark.parametrize("name", ["", "nothing", "' OR 1=1 --"])
def test_there_is_no_duty_of_another_id(desk: Desk, duty: str, name: str) -> None:
    with pytest.raises(Refused, match="duty-gone"):
        desk.do(FinishDuty(job=new_id(), duty=name), SUPERVISOR)
    assert rows(desk, "SELECT count(*) AS n FROM duties WHERE done_at IS NULL")[0]["n"] == 1
    assert duty
