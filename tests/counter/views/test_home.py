"""The home page: what waits, what is due, and today's figures."""

from __future__ import annotations

from datetime import timedelta

import pytest

from counter.clock import StoppedClock
from counter.desk import Desk
from counter.identity_check import Shown
from counter.ids import new_id
from counter.jobs.finish_duty import FinishDuty
from counter.jobs.record_contact import RecordContact
from counter.views.home import HomeView, home
from counter.watching import watch_round
from tests.counter.orders import CLERK, a1, local, plain
from tests.counter.reading import kinds, rows

WAYBILL = "KD250922000117"


def _home(desk: Desk, at: str | None = None) -> HomeView:
    return desk.ask(home(desk.outlet, local(at) if at else desk.clock.now()))


@pytest.fixture
def promised(desk: Desk) -> Desk:
    """A parcel whose recipient was promised a call on 2025-09-23 15:00."""
    desk.do(a1(waybill=WAYBILL), CLERK)
    command = RecordContact(
        job=new_id(),
        waybill=WAYBILL,
        channel="phone",
        shown=Shown(number=WAYBILL, name="方可"),
        call_back_at=local("2025-09-23 15:00"),
        call_back_text="回电",
    )
    desk.do(command, CLERK)
    return desk


def test_an_empty_outlet_shows_zeros_and_its_numbers(desk: Desk) -> None:
    view = _home(desk)
    assert (view.accepted_today, view.taken_today_fen, view.cash_fen) == (0, 0, 0)
    assert (view.counts, view.waiting, view.last_answer_at) == ((), (), None)
    assert view.numbers_left == 20_000
    assert view.unsent == len(kinds(desk))


def test_todays_parcels_and_cash_are_counted_by_the_outlets_day(desk: Desk) -> None:
    desk.do(a1(), CLERK)
    desk.do(plain(), CLERK)
    view = _home(desk)
    assert (view.accepted_today, view.numbers_left) == (2, 19_998)
    assert view.cash_fen == view.taken_today_fen == 7200 + 1500
    assert _home(desk, "2025-09-22 23:59").accepted_today == 2
    tomorrow = _home(desk, "2025-09-23 00:00")
    assert (tomorrow.accepted_today, tomorrow.cash_fen) == (0, 8700)


def test_a_parcel_of_midnight_belongs_to_the_new_day(desk: Desk) -> None:
    desk.clock = StoppedClock(local("2025-09-23 00:00"))
    desk.do(plain(), CLERK)
    assert _home(desk, "2025-09-22 23:59").accepted_today == 0
    assert _home(desk, "2025-09-23 00:00").accepted_today == 1


@pytest.mark.parametrize(
    ("at", "split"),
    [
        ("2025-09-22 20:00", (0, 0, 1)),
        ("2025-09-23 00:00", (0, 1, 0)),
        ("2025-09-23 15:00", (0, 1, 0)),
        ("2025-09-23 15:01", (1, 0, 0)),
    ],
)
def test_a_duty_is_due_later_then_today_then_overdue(
    promised: Desk, at: str, split: tuple[int, int, int]
) -> None:
    (count,) = _home(promised, at).counts
    assert (count.kind, count.overdue, count.today, count.later) == ("promise", *split)


def test_what_waits_is_shown_with_the_customer_masked(promised: Desk) -> None:
    (waiting,) = _home(promised).waiting
    assert (waiting.waybill, waiting.owner, waiting.note) == (WAYBILL, "E1001", "回电")
    assert waiting.customer == "方* 1******2208"


def test_a_met_duty_waits_no_more(promised: Desk) -> None:
    duty = rows(promised, "SELECT id FROM duties")[0]["id"]
    promised.do(FinishDuty(job=new_id(), duty=duty), CLERK)
    assert _home(promised).waiting == ()


def test_promises_of_the_last_week_are_kept_or_not(desk: Desk) -> None:
    desk.do(a1(waybill=WAYBILL), CLERK)
    desk.do(plain(), CLERK)
    due = local("2025-09-25 20:00")
    desk.clock = StoppedClock(due + timedelta(minutes=1))
    watch_round(desk)
    view = _home(desk)
    assert (view.promises_kept, view.promises_ended) == (0, 2)
