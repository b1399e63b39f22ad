"""Clocks, and instants as typed and as stored."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.clock import (
    MachineClock,
    ShiftedClock,
    StoppedClock,
    from_store,
    read_instant,
    stored,
)

HANGZHOU = ZoneInfo("Asia/Shanghai")
AT = datetime(2025, 9, 22, 7, 5, tzinfo=UTC)
_AFTER_1970 = st.timedeltas(timedelta(), timedelta(days=80_000))
INSTANTS = _AFTER_1970.map(lambda passed: datetime(1970, 1, 1, tzinfo=UTC) + passed)


@pytest.mark.parametrize(
    "text",
    ["2025-09-22T15:05", "2025-09-22T15:05:00+08:00", "2025-09-22T07:05Z", "20250922T150500"],
)
def test_one_instant_is_written_in_several_ways(text: str) -> None:
    assert read_instant(text, HANGZHOU) == AT


@pytest.mark.parametrize(
    "text",
    [
        "", "now", "15:05", "2025-13-01", "2025-09-22 15:05 PM", "22.09.2025", "+08:00",
        "0001-01-01T00:00", "1969-12-31", "2200-01-01", "9999-12-31T23:59",
    ],
)  # fmt: skip
def test_anything_else_is_no_instant(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_instant(text, HANGZHOU)


@given(INSTANTS)
def test_what_is_stored_comes_back(at: datetime) -> None:
    assert from_store(stored(at)) == at


@given(
    INSTANTS,
    INSTANTS,
)
def test_stored_texts_sort_as_instants_do(one: datetime, other: datetime) -> None:
    assert (stored(one) < stored(other)) == (one < other)


def test_a_stopped_clock_stands_in_utc() -> None:
    clock = StoppedClock(AT.astimezone(HANGZHOU))
    assert clock.now() == clock.now() == AT
    assert clock.now().tzinfo is UTC


def test_a_shifted_clock_runs_on_from_its_moment() -> None:
    clock = ShiftedClock.starting(AT)
    first = clock.now()
    assert timedelta() <= first - AT < timedelta(seconds=5)
    assert clock.now() >= first


def test_the_machines_clock_is_aware() -> None:
    assert MachineClock().now().utcoffset() == timedelta()
