"""A round of the watch goes on until every parcel was looked at."""

from __future__ import annotations

from counter.actor import ActorType
from counter.clock import StoppedClock
from counter.desk import Desk
from counter.watching import WATCH, watch_round
from tests.counter.orders import CLERK, local, plain
from tests.counter.reading import rows


def test_a_round_without_parcels_finds_nothing(desk: Desk) -> None:
    assert watch_round(desk) == 0


def test_every_page_is_a_job_of_its_own(desk: Desk) -> None:
    for _ in range(51):
        desk.do(plain(), CLERK)
    desk.clock = StoppedClock(local("2025-09-23 15:05"))
    assert watch_round(desk) == 51
    jobs = rows(desk, "SELECT DISTINCT job FROM journal WHERE party = ?", WATCH.id)
    assert len(jobs) == 2


def test_the_watch_is_no_person() -> None:
    assert WATCH.type is ActorType.SYSTEM
