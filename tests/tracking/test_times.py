"""Every form of time seen in the wild, and those that must give nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracking.event import TimeRule
from tracking.times import BEIJING, instant, read_parts, read_time


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("given_time", "expected", "rule"),
    [
        ("2023-03-13T09:50:00+08:00", utc(2023, 3, 13, 1, 50), TimeRule.OFFSET),
        ("2023-03-13T09:50:00+0200", utc(2023, 3, 13, 7, 50), TimeRule.OFFSET),
        ("2023-03-13 09:50:00 -05", utc(2023, 3, 13, 14, 50), TimeRule.OFFSET),
        ("2023-03-13T09:50:00.000Z", utc(2023, 3, 13, 9, 50), TimeRule.ZULU),
        ("2023-03-13 09:50 UTC", utc(2023, 3, 13, 9, 50), TimeRule.ZULU),
        ("2024-05-06T07:08:17.6571145Z", utc(2024, 5, 6, 7, 8, 17, 657114), TimeRule.ZULU),
        ("20210210T071356Z", utc(2021, 2, 10, 7, 13, 56), TimeRule.ZULU),
        (1700000000, utc(2023, 11, 14, 22, 13, 20), TimeRule.EPOCH_SECONDS),
        ("1700000000123", utc(2023, 11, 14, 22, 13, 20, 123000), TimeRule.EPOCH_MILLISECONDS),
        ("2016-12-31T23:59:60Z", utc(2016, 12, 31, 23, 59, 59), TimeRule.ZULU),
        ("2026-01-31T24:00:00Z", utc(2026, 2, 1), TimeRule.ZULU),
    ],
)
def test_a_time_with_a_zone_is_an_instant(
    given_time: object, expected: datetime, rule: TimeRule
) -> None:
    found = read_time(given_time)
    assert (found.utc, found.rule) == (expected, rule)


@pytest.mark.parametrize(
    ("given_time", "expected", "rule"),
    [
        ("2021-07-06T19:35:00", datetime(2021, 7, 6, 19, 35), TimeRule.LOCAL_UNKNOWN),  # noqa: DTZ001
        ("2021/7/6 9:05", datetime(2021, 7, 6, 9, 5), TimeRule.LOCAL_UNKNOWN),  # noqa: DTZ001
        ("2021年7月6日 9时05分", datetime(2021, 7, 6, 9, 5), TimeRule.LOCAL_UNKNOWN),  # noqa: DTZ001
        ("06.07.2021 19:35", datetime(2021, 7, 6, 19, 35), TimeRule.LOCAL_UNKNOWN),  # noqa: DTZ001
        ("06/07/2021", datetime(2021, 7, 6), TimeRule.DATE_ONLY),  # noqa: DTZ001
        ("20210706", datetime(2021, 7, 6), TimeRule.DATE_ONLY),  # noqa: DTZ001
    ],
)
def test_a_time_without_a_zone_stays_local_and_is_never_called_utc(
    given_time: str, expected: datetime, rule: TimeRule
) -> None:
    found = read_time(given_time)
    assert (found.utc, found.local, found.rule) == (None, expected, rule)


@pytest.mark.parametrize(
    ("clock", "hour", "minute"),
    [
        ("22:20 PM", 22, 20),
        ("09:50 AM", 9, 50),
        ("21:03", 21, 3),
        ("12:10 AM", 0, 10),
        ("12:10 PM", 12, 10),
        ("01:15 PM", 13, 15),
        ("071356", 7, 13),
        ("00:05 AM", 0, 5),
    ],
)
def test_a_clock_of_a_source_that_gives_date_and_clock_apart(
    clock: str, hour: int, minute: int
) -> None:
    found = read_parts("2023-03-11", clock)
    assert found.local is not None
    assert (found.local.hour, found.local.minute) == (hour, minute)
    assert found.utc is None


def test_the_zone_of_the_source_makes_an_instant() -> None:
    found = read_time("2018-03-07 20:26:14", BEIJING)
    assert found.utc == utc(2018, 3, 7, 12, 26, 14)
    assert found.rule is TimeRule.SOURCE_ZONE


@pytest.mark.parametrize("empty", [None, "", "  ", True, 1.5, [], {}])
def test_no_time_is_missing(empty: object) -> None:
    found = read_time(empty, BEIJING)
    assert (found.given, found.utc, found.local, found.rule) == ("", None, None, TimeRule.MISSING)


@pytest.mark.parametrize(
    "odd",
    [
        "yesterday",
        "2023-02-30 10:00",
        "2023-13-01",
        "25:00",
        "2023-01-01T10:00:00+99:00",
        "2023-01-01 10:61",
        "2023-01-01T10:00Q",
        "0001-01-01 00:00:00",
        "x" * 500,
    ],
)
def test_an_odd_time_keeps_its_text_and_gives_no_instant(odd: str) -> None:
    found = read_time(odd, BEIJING)
    assert found.utc is None
    assert found.rule is TimeRule.UNREADABLE
    assert odd.startswith(found.given)


@given(st.one_of(st.text(max_size=80), st.integers(), st.from_regex(r"\d{4}-\d\d-\d\d.{0,20}")))
def test_no_text_whatever_raises(given_time: str | int) -> None:
    found = read_time(given_time, BEIJING)
    assert (found.utc is None) == (
        found.rule in {TimeRule.MISSING, TimeRule.UNREADABLE}
    ) or found.rule is TimeRule.DATE_ONLY


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001
    st.integers(-14 * 60, 14 * 60),
)
def test_an_iso_time_with_any_offset_comes_back_as_the_same_instant(
    local: datetime, minutes: int
) -> None:
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    found = read_time(f"{local.isoformat()}{sign}{hours:02}:{rest:02}")
    assert found.utc == local.replace(tzinfo=UTC) - timedelta(minutes=minutes)


def test_the_outlet_s_own_instant_is_kept_in_utc() -> None:
    at = datetime(2025, 9, 23, 8, 10, tzinfo=BEIJING)
    assert instant(at).utc == at
    assert instant(at).canonical == "2025-09-23T00:10:00+00:00"
