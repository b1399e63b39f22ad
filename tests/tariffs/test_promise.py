from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.rulebook import load_rulebook
from tariffs.book import Book
from tariffs.promise import (
    Promise,
    after_pause,
    at_risk_at,
    promise,
    stall_limit,
    total_delay_after,
    total_delay_at,
)

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")


def _promise(product: str, zone: str, accepted: str, book: Book) -> Promise:
    chosen, row = book.product(product), book.zone(zone)
    assert chosen is not None
    assert row is not None
    at = datetime.fromisoformat(f"2025-{accepted}").replace(tzinfo=SHANGHAI)
    return promise(chosen, row, at.astimezone(UTC), SHANGHAI, book)


@pytest.mark.parametrize(
    ("product", "zone", "accepted", "due"),
    [
        # The scenarios of a day at the counter.
        ("ECO", "Z4", "09-22 15:20", "09-27 20:00"),
        ("STD", "Z4", "09-22 15:20", "09-25 20:00"),
        ("EXP", "Z4", "09-22 15:20", "09-24 12:00"),
        ("EXP", "Z3", "09-22 16:40", "09-23 12:00"),
        ("STD", "Z2", "09-23 09:15", "09-25 20:00"),
        ("STD", "Z4", "09-22 10:05", "09-25 20:00"),
        # Both sides of the cut-off, to the second.
        ("STD", "Z1", "09-22 17:59:59", "09-23 20:00"),
        ("STD", "Z1", "09-22 18:00:00", "09-23 20:00"),
        ("STD", "Z1", "09-22 18:00:00.000001", "09-24 20:00"),
        ("STD", "Z1", "09-22 18:00:01", "09-24 20:00"),
        ("STD", "Z1", "09-22 23:59:59", "09-24 20:00"),
        ("STD", "Z1", "09-23 00:00:00", "09-24 20:00"),
        ("EXP", "Z1", "09-22 18:00:00", "09-23 12:00"),
        ("EXP", "Z1", "09-22 18:00:01", "09-24 12:00"),
        # Every zone of every product.
        ("STD", "Z2", "09-22 08:30", "09-24 20:00"),
        ("STD", "Z3", "09-22 08:30", "09-24 20:00"),
        ("STD", "Z5", "09-22 08:30", "09-28 20:00"),
        ("STD", "Z6", "09-22 08:30", "09-26 20:00"),
        ("STD", "Z7", "09-22 08:30", "09-28 20:00"),
        ("STD", "Z8", "09-22 08:30", "10-01 20:00"),
        ("EXP", "Z2", "09-22 08:30", "09-23 12:00"),
        ("EXP", "Z3", "09-22 08:30", "09-23 12:00"),
        ("EXP", "Z5", "09-22 08:30", "09-26 12:00"),
        ("ECO", "Z2", "09-22 08:30", "09-25 20:00"),
        ("ECO", "Z3", "09-22 08:30", "09-25 20:00"),
        ("ECO", "Z5", "09-22 08:30", "09-30 20:00"),
        ("STD", "Z8", "09-22 19:30", "10-02 20:00"),
        ("EXP", "Z5", "09-22 19:30", "09-27 12:00"),
        ("ECO", "Z5", "09-22 19:30", "10-01 20:00"),
        # Calendar days run through a month's end, a weekend and a holiday.
        ("STD", "Z4", "09-30 12:00", "10-03 20:00"),
        ("STD", "Z4", "09-30 18:01", "10-04 20:00"),
        ("ECO", "Z4", "12-29 12:00", "12-34 20:00"),
        ("STD", "Z1", "12-30 18:30", "12-32 20:00"),
    ],
)
def test_the_promise_of_a_route_a_product_and_a_time(
    product: str, zone: str, accepted: str, due: str, book: Book
) -> None:
    month_day, hour = due.split()
    month, day = map(int, month_day.split("-"))
    start = datetime(2025, month, 1, int(hour[:2]), tzinfo=SHANGHAI)
    expected = start + timedelta(days=day - 1)
    made = _promise(product, zone, accepted, book)
    assert made.due_at == expected
    assert made.due_at.tzinfo is UTC


@pytest.mark.parametrize(
    ("product", "zone", "last"),
    [
        ("STD", "Z1", "2025-09-26 20:00"),
        ("EXP", "Z1", "2025-09-26 20:00"),
        ("STD", "Z2", "2025-10-01 20:00"),
        ("EXP", "Z5", "2025-10-03 20:00"),
        ("STD", "Z4", "2025-10-02 20:00"),
        ("STD", "Z6", "2025-10-06 20:00"),
        ("STD", "Z8", "2025-10-11 20:00"),
    ],
)
def test_total_delay_counts_calendar_days_from_the_promise(
    product: str, zone: str, last: str, book: Book
) -> None:
    made = _promise(product, zone, "09-22 15:20", book)
    row = book.zone(zone)
    assert row is not None
    expected = datetime.fromisoformat(last).replace(tzinfo=SHANGHAI)
    assert total_delay_at(made, row, book) == expected
    assert total_delay_after(made.due_at, row, SHANGHAI, book) == expected


def test_a_parcel_is_at_risk_four_hours_before_its_promise(book: Book) -> None:
    made = _promise("EXP", "Z3", "09-22 16:40", book)
    assert at_risk_at(made).astimezone(SHANGHAI).isoformat() == "2025-09-23T08:00:00+08:00"


@pytest.mark.parametrize(("zone", "hours"), [("Z1", 24), ("Z5", 24), ("Z6", 72), ("Z8", 72)])
def test_how_long_a_parcel_may_stand_still(zone: str, hours: int, book: Book) -> None:
    row = book.zone(zone)
    assert row is not None
    assert stall_limit(row) == timedelta(hours=hours)


@pytest.mark.parametrize(("zone", "customs"), [("Z5", False), ("Z6", True), ("Z8", True)])
def test_time_in_customs_is_excluded_abroad_and_said_so(
    zone: str, customs: bool, book: Book
) -> None:
    assert _promise("STD", zone, "09-22 08:30", book).customs is customs


@given(st.timedeltas(timedelta(0), timedelta(days=30)))
def test_a_pause_moves_the_promise_by_its_own_length(pause: timedelta) -> None:
    made = _promise("STD", "Z8", "09-22 08:30", load_rulebook().tariff_at(date(2025, 9, 22)))
    moved = after_pause(made, pause)
    assert moved.due_at - made.due_at == pause
    assert ("pause", str(pause)) in moved.why.inputs


def test_the_day_is_counted_where_the_outlet_stands(book: Book) -> None:
    chosen, row = book.product("STD"), book.zone("Z1")
    assert chosen is not None
    assert row is not None
    at = datetime(2025, 9, 22, 11, 30, tzinfo=UTC)
    shanghai = promise(chosen, row, at, SHANGHAI, book)
    urumqi = promise(chosen, row, at, ZoneInfo("Asia/Urumqi"), book)
    assert shanghai.day0.isoformat() == "2025-09-23"
    assert urumqi.day0.isoformat() == "2025-09-22"


def test_a_time_without_a_zone_is_refused(book: Book) -> None:
    chosen, row = book.product("STD"), book.zone("Z1")
    assert chosen is not None
    assert row is not None
    with pytest.raises(ValueError, match="without its zone"):
        promise(chosen, row, datetime(2025, 9, 22, 11, 30), SHANGHAI, book)  # noqa: DTZ001


def test_a_promise_shows_how_it_came_about(book: Book) -> None:
    why = _promise("EXP", "Z4", "09-22 18:00:01", book).why
    assert why.rule == "house-2025-09/promise/EXP/Z4"
    assert ("day0", "2025-09-23") in why.inputs
    assert why.arithmetic == "2025-09-23 + 2 d, 12:00 = 2025-09-25 12:00"
