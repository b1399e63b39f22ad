"""An enquiry: who asked, by which channel, what was shown, and what was promised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from counter.clock import StoppedClock
from counter.desk import Desk
from counter.identity_check import Shown
from counter.ids import new_id
from counter.jobs.record_contact import RecordContact
from counter.refusal import Refused
from tests.counter.orders import CLERK, a1, local
from tests.counter.reading import kinds, rows

WAYBILL = "KD250922000117"
GOOD = Shown(number=WAYBILL, phone4="2208")
LATE = local("2025-09-26 10:00")


@pytest.fixture
def parcel(desk: Desk) -> str:
    """A parcel whose promise ends on 2025-09-25 20:00."""
    return str(desk.do(a1(waybill=WAYBILL), CLERK).facts["waybill"])


def _ask(parcel: str, **changes: object) -> RecordContact:
    command = RecordContact(
        job=new_id(), waybill=parcel, channel="phone", shown=GOOD, rings=2, note="问进度"
    )
    return replace(command, **changes)  # type: ignore[arg-type]


def _code(desk: Desk, command: RecordContact) -> str:
    try:
        desk.do(command, CLERK)
    except Refused as refused:
        return refused.code
    return ""


def test_an_enquiry_is_put_on_record(desk: Desk, parcel: str) -> None:
    assert _code(desk, _ask(parcel)) == ""
    kept = rows(desk, "SELECT waybill, channel, rings, staff, passed, note FROM contacts")
    assert [tuple(row) for row in kept] == [(WAYBILL, "phone", 2, "E1001", 1, "问进度")]


@pytest.mark.parametrize(
    "shown",
    [
        Shown(number=WAYBILL, phone4="2208"),
        Shown(number=WAYBILL, name="方可"),
        Shown(number=" kd250922000117 ", name=" 方 可 "),
        Shown(name="方可", phone4="2208"),
        Shown(name="沈雨桐", phone4="1101"),
    ],
)
def test_two_true_things_show_who_asks(desk: Desk, parcel: str, shown: Shown) -> None:
    assert _code(desk, _ask(parcel, shown=shown)) == ""


def test_the_customer_code_counts_with_the_senders_name(desk: Desk, parcel: str) -> None:
    code = rows(desk, "SELECT id FROM customers")[0]["id"]
    assert _code(desk, _ask(parcel, shown=Shown(member=code, name="沈雨桐"))) == ""
    assert _code(desk, _ask(parcel, shown=Shown(member=code, name="方可"))) == "identity-not-shown"


@pytest.mark.parametrize(
    "shown",
    [
        Shown(),
        Shown(number=WAYBILL),
        Shown(name="方可"),
        Shown(phone4="2208"),
        Shown(name="沈雨桐", phone4="2208"),
        Shown(number=WAYBILL, phone4="0000"),
        Shown(number="KD250922000118", name="方可"),
        Shown(number=WAYBILL, phone4="208"),
        Shown(member="", name="", phone4=""),
    ],
)
def test_one_true_thing_is_not_enough_and_the_try_is_recorded(
    desk: Desk, parcel: str, shown: Shown
) -> None:
    assert _code(desk, _ask(parcel, shown=shown, note="说是收件人")) == "identity-not-shown"
    assert kinds(desk)[-1] == "contact_recorded"
    kept = rows(desk, "SELECT passed FROM contacts")
    assert [row["passed"] for row in kept] == [0]


def test_a_refused_enquiry_promises_nothing(desk: Desk, parcel: str) -> None:
    promise = _ask(
        parcel, shown=Shown(), call_back_at=local("2025-09-23 15:00"), call_back_text="回电"
    )
    assert _code(desk, promise) == "identity-not-shown"
    assert rows(desk, "SELECT * FROM duties") == []


@pytest.mark.parametrize("channel", ["counter", "phone", "web", "message"])
def test_there_are_four_channels(desk: Desk, parcel: str, channel: str) -> None:
    assert _code(desk, _ask(parcel, channel=channel)) == ""


@pytest.mark.parametrize("channel", ["", "PHONE", "pigeon"])
def test_another_channel_is_refused(desk: Desk, parcel: str, channel: str) -> None:
    before = kinds(desk)
    assert _code(desk, _ask(parcel, channel=channel)) == "channel-unknown"
    assert kinds(desk) == before


def test_a_parcel_of_another_outlet_is_refused(desk: Desk) -> None:
    assert _code(desk, _ask("KD250922000001")) == "parcel-unknown"


def test_a_late_parcel_needs_a_dated_promise(desk: Desk, parcel: str) -> None:
    desk.clock = StoppedClock(LATE)
    before = kinds(desk)
    assert _code(desk, _ask(parcel)) == "promise-needed"
    assert _code(desk, _ask(parcel, call_back_at=LATE + timedelta(hours=1))) == "promise-needed"
    assert kinds(desk) == before
    kept = _ask(parcel, call_back_at=LATE + timedelta(hours=1), call_back_text="查明后回电")
    assert _code(desk, kept) == ""
    assert kinds(desk)[len(before) :] == ["contact_recorded", "customer_promised"]
    duty = rows(desk, "SELECT kind, due_at, owner, note FROM duties")[0]
    assert tuple(duty) == ("promise", "2025-09-26T03:00:00.000000Z", "E1001", "查明后回电")


@pytest.mark.parametrize(("minutes", "code"), [(-1, "promise-past"), (0, "promise-past"), (1, "")])
def test_a_promise_lies_ahead(desk: Desk, parcel: str, minutes: int, code: str) -> None:
    at = desk.clock.now() + timedelta(minutes=minutes)
    assert _code(desk, _ask(parcel, call_back_at=at, call_back_text="回电")) == code


def test_fifty_enters_are_one_enquiry(desk: Desk, parcel: str, facts: Callable[[], object]) -> None:
    command = _ask(parcel)
    for _ in range(50):
        desk.do(command, CLERK)
    assert facts() == ["parcel_accepted", "contact_recorded"]
