"""Scenario A1 on the command line: a walk-in parcel with volumetric weight and insurance."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.counter.orders import Content, a1_file
from tests.counter.reading import Counter

Written = Callable[[object], Path]
# A run of digits inside a hash is no phone number.
FULL_PHONE = re.compile(r"(?<![0-9a-f])1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9a-f])")
PERSONAL = ("沈雨桐", "方可", "3幢601", "27号", "1203室")


@pytest.fixture(params=["en", "zh-CN"])
def clerk(call: Counter, outlet: Path, request: pytest.FixtureRequest) -> Counter:
    """Clerk E1001 at the time given, in both languages."""

    def ask(at: str, *arguments: str | Path) -> object:
        language = str(request.param)
        said = call(
            "--home", outlet, "--as", "E1001", "--at", at, "--lang", language, *arguments, "--json"
        )
        assert not FULL_PHONE.search(said.out + said.err)
        assert not any(word in said.out + said.err for word in PERSONAL)
        return said

    return ask  # type: ignore[return-value]


def _rows(clerk: Counter) -> int:
    verified = clerk("2025-09-22T15:20", "journal", "verify").document
    assert verified["good"] is True
    return int(verified["rows"])


def test_three_options_lie_side_by_side(clerk: Counter) -> None:
    size = ("--weight", "4.2", "--dims", "50x40x30")
    said = clerk("2025-09-22T15:05", "quote", "--from", "杭州", "--to", "成都市武侯区", *size)
    found = said.document
    assert found["weight"] == {"actual": "4.2", "volumetric": "10", "billable": "10"}
    assert found["zone"] == "Z4"
    options = {option["product"]: option for option in found["options"]}
    assert {code: option["total"]["amount"] for code, option in options.items()} == {
        "ECO": "48.00",
        "STD": "60.00",
        "EXP": "90.00",
    }
    assert {code: option["promise"] for code, option in options.items()} == {
        "ECO": "2025-09-27T20:00:00+08:00",
        "STD": "2025-09-25T20:00:00+08:00",
        "EXP": "2025-09-24T12:00:00+08:00",
    }


@pytest.mark.parametrize("field", ["disclosure", "inspection", "identity", "delivery"])
def test_before_a_check_is_made_nothing_is_accepted_or_stored(
    clerk: Counter, written: Written, field: str
) -> None:
    before = _rows(clerk)
    file = a1_file()
    checks = file["checks"]
    assert isinstance(checks, dict)
    left_out: dict[str, Content] = {name: done for name, done in checks.items() if name != field}
    said = clerk("2025-09-22T15:18", "accept", "--file", written({**file, "checks": left_out}))
    assert said.code == 1
    assert said.document["refused"]["code"] == "check-missing"
    assert said.document["refused"]["facts"] == {"field": field}
    assert _rows(clerk) == before


def test_the_parcel_is_accepted_with_its_receipt(clerk: Counter, written: Written) -> None:
    before = _rows(clerk)
    said = clerk("2025-09-22T15:20", "accept", "--file", written(a1_file()))
    assert said.code == 0
    done = said.document
    assert done["total"] == {"amount": "72.00", "currency": "CNY"}
    assert done["change"] == {"amount": "28.00", "currency": "CNY"}
    assert done["promise"] == "2025-09-25T20:00:00+08:00"
    amounts = re.findall(r"\b\d+\.\d\d\b", done["receipt"]["text"])
    assert amounts == ["60.00", "6.00", "6.00", "72.00", "100.00", "28.00"]
    assert "1******1101" in done["receipt"]["text"]
    assert _rows(clerk) == before + 1
    assert done["journal"]["number"] == before + 1


def test_the_parcel_is_tracked_from_then_on(clerk: Counter, written: Written) -> None:
    done = clerk("2025-09-22T15:20", "accept", "--file", written(a1_file())).document
    found = clerk("2025-09-22T15:21", "track", done["waybill"]).document
    assert found["status"] == "ACCEPTED"
    assert found["promise"]["state"] == "on_time"
    assert {clock["clock"]: clock["due"] for clock in found["parcel"]["clocks"]} == {
        "K-01": "2025-09-25T20:00:00+08:00",
        "K-03": "2025-09-25T16:00:00+08:00",
        "K-02": "2025-10-02T20:00:00+08:00",
    }
    assert found["parcel"]["insured"] is True
    assert found["parcel"]["sender"]["name"] == "沈**"
    assert found["parcel"]["sender"]["phone"] == "1******1101"


def test_each_write_command_is_one_fact(clerk: Counter, written: Written) -> None:
    before = _rows(clerk)
    done = clerk("2025-09-22T15:20", "accept", "--file", written(a1_file())).document
    shown = ("--number", done["waybill"], "--phone4", "1101")
    clerk("2025-09-22T15:30", "contact", done["waybill"], "--channel", "counter", *shown)
    assert _rows(clerk) == before + 2
    for question in (("track", done["waybill"]), ("receipt", done["waybill"]), ("doctor",)):
        clerk("2025-09-22T15:31", *question)
    assert _rows(clerk) == before + 2


def test_the_warning_comes_at_four_hours_before_the_promise(
    clerk: Counter, written: Written
) -> None:
    done = clerk("2025-09-22T15:20", "accept", "--file", written(a1_file())).document
    clerk("2025-09-25T15:59", "watch")
    assert clerk("2025-09-25T16:00", "watch").document == {"found": 1}
    found = clerk("2025-09-25T16:00", "track", done["waybill"]).document
    notices = [duty for duty in found["duties"] if duty["kind"] == "notify"]
    assert [duty["due"] for duty in notices] == ["2025-09-25T16:00:00+08:00"]
